"""Which rows of a table, and which lines of a text, are the headers of a task table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.genre.headers.columns import HEADER_LENGTH, WHO, Column, column_of
from loaders.genre.headers.columns_of_row import read_columns
from loaders.genre.headers.indicators import heads_indicators
from loaders.genre.headers.places import heads_amounts
from loaders.genre.headers.times import bare_header
from loaders.genre.squeezing import squeeze

# Beside columns on funds and progress, a number, a task and who does it are enough.
_TOLD = 3
_BLANKS = re.compile(r"[\s|｜]+")
# what a program writes into a blank cell, or above a column without a header
_BLANK = re.compile(r"nan|nat|none|null|<na>|#n/a|unnamed:\d+(?:_level_\d+)?", re.IGNORECASE)
_AND = re.compile(r"[、及和与]")


def heads_table(texts: Sequence[str]) -> bool:
    """Tell a row of headers, of tasks, of indicators or of places."""
    words = ["" if is_blank_cell(text) else text for text in texts]
    return is_header_row(words) or may_be_header_row(words) or heads_indicators(words) or heads_amounts(words)


def is_blank_cell(text: str) -> bool:
    """Tell the word that a program writes into a blank cell, or above a column without a header."""
    return bool(_BLANK.fullmatch(squeeze(text)))


def is_header_row(headers: Sequence[str]) -> bool:
    """Tell whether the cells of a row are the headers of a task table: tasks, and what is done or who does it."""
    words = [header for header in headers if squeeze(header)]
    known = [column for column in map(column_of, words) if column]
    return len(known) >= max(2, len(words) - 1) and _holds_tasks(known)


def may_be_header_row(headers: Sequence[str]) -> bool:
    """Tell whether the first cells of a table may be the headers of a task table, by the heads of their compounds."""
    words = [squeeze(header) for header in headers if squeeze(header)]
    if len(words) < 2 or any(_is_long(bare_header(word)) or "。" in word for word in words):
        return False
    known = [column for column in read_columns(words) if column not in (None, Column.PROGRESS, Column.BYSTANDER)]
    is_told = len(known) * 2 > len(words) or (len(known) >= _TOLD and not WHO.isdisjoint(known))
    return is_told and _holds_tasks(known)


def is_header_line(line: str) -> bool:
    """Tell whether a line of running text is a table header that was flattened: 任务清单 落实举措 执行部门 完成时间."""
    words = [word for word in _BLANKS.split(line.strip()) if word]
    return len(words) >= 3 and all(column_of(word) for word in words) and is_header_row(words)


def _holds_tasks(known: Sequence[Column]) -> bool:
    has_tasks = not {Column.TASK, Column.MEASURES, Column.DUTY}.isdisjoint(known)
    return has_tasks and len(set(known) - {Column.NUMBER, Column.GROUP}) >= 2


def _is_long(word: str) -> bool:
    """Tell what is too long for a header, each of several in one by itself: 进展情况、存在问题及下一步打算."""
    return any(len(part) > HEADER_LENGTH for part in _AND.split(word))
