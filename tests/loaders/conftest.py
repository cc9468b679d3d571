"""Fixtures that the tests of the loaders share: the corpus, read once, and specimens read from a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import PlanDocument
from kg.workspace import PlanEntry
from loaders import load_document
from tests.loaders.corpus import read_corpus

ReadPlan = Callable[..., PlanDocument]


@pytest.fixture(scope="session")
def corpus() -> dict[str, PlanDocument]:
    """The five documents as they are read, by identifier."""
    return read_corpus()


@pytest.fixture
def read_plan(tmp_path: Path) -> ReadPlan:
    """Read a text as if it were a file: `read_plan(text, name="plan.md", year=2021)`."""

    def read(text: str, *, name: str = "plan.txt", year: int | None = None) -> PlanDocument:
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8"))
        return load_document(path, PlanEntry("specimen", path, year=year) if year else None)

    return read
