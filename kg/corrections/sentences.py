"""Cuts the sentences of a task anew: one measure becomes several, or several become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from kg.corrections.places import MisfitError, each_task
from kg.corrections.rows import Row, squeeze
from kg.model import Citation, Correction, Deadline, Measure, Passage, Piece, PlanDocument, Region, Target, Task

Standing = TypeVar("Standing", Target, Citation, Region)
Shared = TypeVar("Shared")


@dataclass(frozen=True, slots=True)
class _Place:
    """One character of a sentence: the measure and the piece of it that it was read in, and where it stands."""

    measure: Measure
    piece: Piece
    offset: int


def cut_anew(document: PlanDocument, row: Row) -> PlanDocument:
    """Return the document with the measures whose texts are `row.was`, in a row within a task, cut into `row.now`.

    What stands in a sentence goes with it; what closes the old measures (departments, duties, a deadline outside the
    text) belongs to every new one that holds a part of theirs. Raises `MisfitError` if they are not there.
    """
    task, start = _find_run(document, row)
    old = task.measures[start : start + len(row.was)]
    correction = _remember(row, old)
    new = tuple(replace(m, corrections=(*m.corrections, correction)) for m in _cut(document, old, row))
    measures = (*task.measures[:start], *new, *task.measures[start + len(old) :])
    counted = tuple(replace(measure, position=n) for n, measure in enumerate(measures, start=1))
    return each_task(document, lambda one: replace(one, measures=counted) if one == task else one)


def _find_run(document: PlanDocument, row: Row) -> tuple[Task, int]:
    """The task and the place in it where the old sentences follow each other; the one at the row's path first."""
    wanted = [squeeze(text) for text in row.was]
    runs = [
        (task, start)
        for task in document.tasks
        for start in range(len(task.measures))
        if [squeeze(m.text) for m in task.measures[start : start + len(wanted)]] == wanted
    ]
    here = [run for run in runs if row.element.startswith(f"task/{run[0].number}/")]
    if len(runs) == 1 or len(here) == 1:
        return (here or runs)[0]
    if runs:
        raise MisfitError(f"no longer applies: the sentences of {row.element} stand there several times")
    raise MisfitError(f"no longer applies: the sentences of {row.element} do not follow each other there")


def _cut(document: PlanDocument, old: tuple[Measure, ...], row: Row) -> Iterator[Measure]:
    places = [place for measure in old for place in _places(document, measure, row)]
    taken: set[str] = set()
    begin = 0
    for text in row.now:
        end = begin + len(squeeze(text))
        yield _part(text, places[begin:end], taken)
        begin = end


def _part(text: str, places: list[_Place], taken: set[str]) -> Measure:
    held = tuple(dict.fromkeys(place.measure for place in places))
    passage = Passage(tuple(_pieces(places)))
    first = held[0]
    return replace(
        first,
        number=_number(first, taken),
        text=text,
        passage=passage,
        normalized=None,
        responsibilities=_union(m.responsibilities for m in held),
        duties=_union(m.duties for m in held),
        deadline=next((d for m in held if (d := _deadline(m, passage)) is not None), None),
        targets=tuple(t for m in held for t in _standing(m.targets, m, passage)),
        citations=tuple(c for m in held for c in _standing(m.citations, m, passage)),
        regions=tuple(r for m in held for r in _standing(m.regions, m, passage)),
        corrections=_union(m.corrections for m in held),
    )


def _places(document: PlanDocument, measure: Measure, row: Row) -> list[_Place]:
    """Every character of a sentence with its offset; the passage may hold more, as the number of an item."""
    text = document.source.text
    printed = [(piece, n) for piece in measure.passage.pieces for n in range(piece.start, piece.end)]
    places = [_Place(measure, piece, offset) for piece, offset in printed if not text[offset].isspace()]
    wanted = squeeze(measure.text)
    begin = "".join(text[place.offset] for place in places).find(wanted)
    if begin < 0:
        raise MisfitError(f"cannot be obeyed: the text of {row.element} is not as printed, so its places are unknown")
    return places[begin : begin + len(wanted)]


def _pieces(places: list[_Place]) -> Iterator[Piece]:
    """One piece for the characters of each old piece: between them stand blanks only."""
    for _, group in groupby(places, key=lambda place: place.piece):
        offsets = [place.offset for place in group]
        yield Piece(offsets[0], offsets[-1] + 1)


def _number(measure: Measure, taken: set[str]) -> str | None:
    """The printed number for the first part of an item, and 34-2 for its second."""
    if measure.number is None:
        return None
    names = (measure.number, *(f"{measure.number}-{n}" for n in range(2, 1000)))
    number = next(name for name in names if name not in taken)
    taken.add(number)
    return number


def _deadline(measure: Measure, part: Passage) -> Deadline | None:
    deadline = measure.deadline
    if deadline is None or (_within(deadline.passage, measure.passage) and not _within(deadline.passage, part)):
        return None
    return deadline


def _standing(things: tuple[Standing, ...], measure: Measure, part: Passage) -> Iterator[Standing]:
    """What stands in the part, and what stands outside of the whole old sentence."""
    for thing in things:
        if _within(thing.passage, part) or not _within(thing.passage, measure.passage):
            yield thing


def _within(inner: Passage, outer: Passage) -> bool:
    return any(piece.start <= inner.start < piece.end for piece in outer.pieces)


def _union(groups: Iterable[tuple[Shared, ...]]) -> tuple[Shared, ...]:
    return tuple(dict.fromkeys(thing for group in groups for thing in group))


def _remember(row: Row, old: tuple[Measure, ...]) -> Correction:
    """The correction, with the place of all sentences that were cut anew."""
    pieces = tuple(sorted({piece for measure in old for piece in measure.passage.pieces}))
    return Correction("sentences", "\n".join(row.was), "\n".join(row.now), row.by, row.why, Passage(pieces), row.day)
