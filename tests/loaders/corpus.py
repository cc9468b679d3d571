"""The five documents and their gold annotations, as the tests compare them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Passage, PlanDocument, Source
from kg.workspace import find_workspace
from loaders import load_document
from loaders.genre.squeezing import squeeze
from tests.unmeasured import unmeasured

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("list2020", "list2021", "push2020", "report2021", "guide2021")
ANNOTATED = ("list2020", "list2021", "push2020")


@cache
def read_corpus() -> dict[str, PlanDocument]:
    """Return the documents of the workspace by identifier.

    The first is measured: there are lines that run once in a process, when it first reads a document.
    """
    first, *others = find_workspace(ROOT).manifest.plans
    read = {first.identifier: load_document(first.file, first)}
    with unmeasured():
        return read | {entry.identifier: load_document(entry.file, entry) for entry in others}


@cache
def read_gold(identifier: str) -> dict[str, Any]:
    """Return the gold annotation of a document."""
    gold: dict[str, Any] = json.loads((ROOT / "tests" / "gold" / f"{identifier}.json").read_text(encoding="utf-8"))
    return gold


def quoted(source: Source, passage: Passage) -> str:
    """Return the characters of a passage without white space: what the source prints there."""
    return squeeze("".join(source.quote(piece) for piece in passage.pieces))
