"""Reads a specimen from a file of its text, and shows what was read of it."""

from __future__ import annotations

from pathlib import Path

from kg.model import PlanDocument, Target, Task
from loaders import load_document


def read(folder: Path, text: str, *, suffix: str = ".txt") -> PlanDocument:
    file = folder / f"plan{suffix}"
    file.write_text(text, encoding="utf-8")
    return load_document(file)


def tree(document: PlanDocument) -> list[tuple[str | None, str, list[str]]]:
    """Return section, title and the texts of the measures of each task."""
    return [(task.section, task.title, [measure.text for measure in task.measures]) for task in document.tasks]


def targets_of(task: Task) -> list[Target]:
    return [*task.targets, *(target for measure in task.measures for target in measure.targets)]


def left_over(document: PlanDocument) -> list[str]:
    text = document.source.text
    return [text[piece.start : piece.end] for piece in document.coverage.unassigned] if document.coverage else []
