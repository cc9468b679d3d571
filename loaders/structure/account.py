"""The account of every character: which of them belong to an element, to furniture, or to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Coverage, Figure, Header, Measure, Outcome, Passage, Piece, PlanDocument, Task

_NOTHING, _ELEMENT, _FURNITURE = 0, 1, 2
# Between two elements stand only marks: the comma between an outcome and the next, the 。 after a parenthesis.
_MARKS = re.compile(r"[\s，。、；：！？,.;:!?（）()〔〕［］【】《》“”‘’—…·●◆■▪•➢◎★▲|*_\[\]]+")


def with_coverage(document: PlanDocument) -> PlanDocument:
    """Return the document with the account of its characters."""
    return replace(document, coverage=account(document))


def account(document: PlanDocument) -> Coverage:
    """Return how many non-blank characters there are, how many are assigned, and which are not."""
    text = document.source.text
    owner = bytearray(len(text))
    for furniture in document.furniture:
        _mark(owner, furniture.passage, _FURNITURE)
    for passage in element_passages(document):
        _mark(owner, passage, _ELEMENT)
    _mark_punctuation(owner, text)
    blank = [char.isspace() or char == "\ufeff" for char in text]
    counts = [sum(1 for o, b in zip(owner, blank, strict=True) if o == kind and not b) for kind in range(3)]
    return Coverage(sum(counts), counts[_ELEMENT], counts[_FURNITURE], tuple(_gaps(owner, blank)))


def element_passages(document: PlanDocument) -> Iterator[Passage]:
    """Yield the passage of everything that the document states, in no particular order."""
    yield from _header_passages(document.header)
    for section in document.sections:
        yield section.passage
        yield from _figure_passages(section.targets)
    for task in document.tasks:
        yield from _task_passages(task)
    for remark in document.remarks:
        yield remark.passage
    yield from _figure_passages(document.targets)
    yield from _figure_passages(document.outcomes)


def _header_passages(header: Header) -> Iterator[Passage]:
    stated = (header.title, header.issuer, header.document_number, header.issued_text, header.notice_title)
    for statement in (*stated, *header.addressees):
        if statement is not None:
            yield statement.passage


def _task_passages(task: Task) -> Iterator[Passage]:
    yield task.passage
    yield from (r.passage for r in task.responsibilities)
    yield from (d.passage for d in task.duties)
    yield from _figure_passages(task.targets)
    if task.deadline:
        yield task.deadline.passage
    for measure in task.measures:
        yield from _measure_passages(measure)


def _measure_passages(measure: Measure) -> Iterator[Passage]:
    yield measure.passage
    if measure.actor_passage:
        yield measure.actor_passage
    yield from (r.passage for r in measure.responsibilities)
    yield from (d.passage for d in measure.duties)
    if measure.deadline:
        yield measure.deadline.passage
    yield from _figure_passages(measure.targets)


def _figure_passages(figures: tuple[Figure, ...]) -> Iterator[Passage]:
    for figure in figures:
        yield figure.passage
        if isinstance(figure, Outcome):
            yield from figure.repeats


def _mark(owner: bytearray, passage: Passage, kind: int) -> None:
    for piece in passage.pieces:
        owner[piece.start : piece.end] = bytes([kind]) * (piece.end - piece.start)


def _mark_punctuation(owner: bytearray, text: str) -> None:
    """Give a run of marks to the element beside it; a run that stands alone stays unassigned."""
    for match in _MARKS.finditer(text):
        start, end = match.span()
        before = owner[start - 1] if start else _NOTHING
        after = owner[end] if end < len(text) else _NOTHING
        if _ELEMENT in (before, after):
            for position in range(start, end):
                owner[position] = owner[position] or _ELEMENT


def _gaps(owner: bytearray, blank: list[bool]) -> Iterator[Piece]:
    """Yield the unassigned stretches; white space inside one does not part it."""
    start: int | None = None
    last = 0
    for position, (kind, is_blank) in enumerate(zip(owner, blank, strict=True)):
        if kind == _NOTHING and not is_blank:
            start = position if start is None else start
            last = position + 1
        elif start is not None and kind != _NOTHING:
            yield Piece(start, last)
            start = None
    if start is not None:
        yield Piece(start, last)
