"""Tests that a question does not wait for libraries that it has no use for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

_SLOW = {"spacy", "rdflib", "sklearn", "scipy", "numpy", "networkx", "pyshacl", "jieba", "pdfplumber", "lxml"}
_DRAWING = {"rich"}


def _imported(*arguments: str, at: Path) -> set[str]:
    """The names of the packages that a run of `kg` imports."""
    command = [sys.executable, "-X", "importtime", "-m", "kg", *arguments]
    ran = subprocess.run(command, cwd=at, capture_output=True, encoding="utf-8", timeout=60, check=True)
    return {match[1] for match in re.finditer(r"^import time:.*\| +(\w+)", ran.stderr, re.MULTILINE)}


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "plan-counts"),
        ("query", "--list"),
        ("search", "维权"),
        ("trace", "大保护格局"),
        ("show", "plan/list2020/task/2"),
        ("stats",),
        ("--help",),
        ("build", "--help"),
    ],
)
def test_a_question_imports_no_library_that_is_slow(sample: Path, arguments: tuple[str, ...]) -> None:
    assert _imported(*arguments, at=sample) & _SLOW == set()


def test_an_answer_for_a_program_is_not_drawn(sample: Path) -> None:
    assert _imported("query", "plan-counts", "--format", "json", at=sample) & (_SLOW | _DRAWING) == set()
