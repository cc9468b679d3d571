"""How well a cell that lost its table fits a column, in points: the kind of its words beside what the column asks."""

from __future__ import annotations

import re

from loaders.annotate.deadlines import START
from loaders.annotate.figures.units import UNIT
from loaders.genre.headers.columns import WHO, Column
from loaders.structure.copied_tables.cell_words import BETWEEN, SENTENCE
from loaders.structure.copied_tables.table_cells import Titles, Token
from loaders.structure.tables.cell_kinds import CellKind

TEXT = frozenset({Column.TASK, Column.MEASURES, Column.DUTY})
NEVER = -1000
_NONE_FITS = -30
_VALUE = re.compile(r"\d+(?:\.\d+)?")  # what something costs, or counts for: 28000
_AMOUNT = re.compile(rf"约?\d[\d.,]*[余多万亿千百]{{0,3}}{UNIT}(?:以上|左右)?")  # what is to be reached: 30座
_GROUP_LENGTH = 24
_WORD_LENGTH = 12


def fit(cell: Token, column: Column | None, titles: Titles) -> int:
    """Return how well a cell fits a column: numbers, names and times where they are asked."""
    if cell.is_number or column is Column.NUMBER:
        return 30 if cell.is_number and column is Column.NUMBER else NEVER
    if cell.words.is_nothing:
        return -5 if column in TEXT else 0
    return _NONE_FITS if cell.words.is_none else _fit_words(cell, column, titles)


def _fit_words(cell: Token, column: Column | None, titles: Titles) -> int:
    if _VALUE.fullmatch(cell.words.text) and (column is None or column in TEXT):
        return -10 if column else 10
    if column in WHO or column is Column.BYSTANDER:
        return 20 if cell.words.kind is CellKind.WHO else -10
    if column is Column.DEADLINE:
        is_time = cell.words.kind is CellKind.DEADLINE or cell.words.refers
        return 20 if is_time else _fit_no_time(cell.words.text)
    if column is Column.GROUP:
        return _fit_group(cell)
    return _fit_text(cell, column, titles) if column else _fit_unknown(cell)


def _fit_no_time(text: str) -> int:
    """By when may be said in words that no rule knows, and hardly in a sentence without a time."""
    if len(text) <= _WORD_LENGTH:
        return -5
    return -12 if not text.endswith("。") or START.search(text) else _NONE_FITS


def _fit_unknown(cell: Token) -> int:
    """A column that no rule knows holds the names of persons (分管领导), documents (参考文件), or remarks."""
    return 10 if cell.words.names_persons or cell.words.text.startswith("《") else -2


def _fit_group(cell: Token) -> int:
    """What groups tasks is a word: it promises nothing."""
    if cell.is_group is not None:
        return 15 if cell.is_group else -10
    is_said = bool(SENTENCE.search(cell.words.text) or _AMOUNT.fullmatch(cell.words.text))
    if is_said or len(cell.words.text) > _GROUP_LENGTH or cell.words.kind is CellKind.DEADLINE:
        return -10
    return {CellKind.PART: 15, CellKind.WHO: 4 if not BETWEEN.search(cell.words.text) else -5}.get(cell.words.kind, 10)


def _fit_text(cell: Token, column: Column, titles: Titles) -> int:
    if cell.is_group or cell.words.kind not in (CellKind.TEXT, CellKind.PART):
        return -10
    if cell.counts_tasks:
        return 20 if column is Column.TASK else -10
    if cell.words.names_persons:
        return 0
    if titles is Titles.NONE or column not in TEXT:
        return 2 if cell.words.heads_part and cell.words.kind is CellKind.TEXT else 10
    if column is Column.MEASURES:
        return 13 if cell.words.is_sentence else 8
    return _fit_title(cell, titles)


def _fit_title(cell: Token, titles: Titles) -> int:
    if titles is Titles.NUMBERED:
        return -2 if cell.words.mark is None else 9 if cell.words.is_sentence else 15
    if titles is Titles.SENTENCES:
        return 11
    return -2 if cell.words.is_sentence else 13
