"""Tests that whatever stands above or in a column of an answer is said in Chinese to those who read Chinese."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.attainment.model import Basis
from kg.columns import code_name, column_name
from tests.house.places import ROOT

ANSWERS = sorted((ROOT / "tests" / "queries" / "expected").glob("**/*.csv"))
COMMANDS = sorted((ROOT / "kg" / "cli").glob("**/*.py"))
_CHINESE = re.compile("[一-龥]|F1|SHA-256")
_WORDS = re.compile(r"[A-Za-z]+(?: [a-z]+)*")
_NAMES = {"family", "method", "field", "name", "name_en", "property_en", "unit", "language", "term", "label"}
"""Columns whose words are names: of a kind of documents, of a method, of what a person can name in a command."""


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _columns_of_commands() -> Iterator[str]:
    """The names in the tuples that commands call their columns."""
    for path in COMMANDS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and any(
                isinstance(one, ast.Name) and re.fullmatch("columns|_[A-Z_]*COLUMNS", one.id) for one in node.targets
            ):
                values = node.value.elts if isinstance(node.value, ast.Tuple) else []
                yield from (one.value for one in values if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_every_column_of_the_library_has_a_chinese_heading() -> None:
    assert len(ANSWERS) > 60
    columns = {column for path in ANSWERS for column in _rows(path)[0]}
    assert sorted(one for one in columns if not _CHINESE.search(column_name(one, "zh"))) == []
    assert column_name("later_text", "en") == "later_text"


def test_every_reason_for_a_name_of_an_indicator_has_a_chinese_name() -> None:
    assert [one.value for one in Basis if not _CHINESE.search(code_name("basis", one.value, "zh"))] == []


def test_every_column_of_the_commands_has_a_chinese_heading() -> None:
    columns = set(_columns_of_commands())
    assert {"edge", "severity", "f1"} <= columns
    assert sorted(one for one in columns if not _CHINESE.search(column_name(one, "zh"))) == []


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_every_code_of_an_answer_has_a_chinese_name(path: Path) -> None:
    heads, *rows = _rows(path)
    codes = {(head, cell) for row in rows for head, cell in zip(heads, row, strict=True) if _WORDS.fullmatch(cell)}
    wrong = [one for one in codes if one[0] not in _NAMES and not _CHINESE.search(code_name(*one, "zh"))]
    assert sorted(wrong) == []
    assert all(code_name(*one, "en") == one[1] for one in codes)
