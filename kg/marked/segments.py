"""Cuts a text into stretches over which the same elements lie, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.marked.spans import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one line: the spans that lie over it and those that begin there, by their place among all."""

    text: str
    over: tuple[int, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, counted from 1."""

    number: int
    segments: tuple[Segment, ...]


def cut_lines(text: str, spans: Sequence[Span]) -> Iterator[Line]:
    """Yield the lines of a text in segments, in time that grows with its length and the number of spans."""
    starts: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    first = {index: span.pieces[0].start for index, span in enumerate(spans)}
    for index, span in enumerate(spans):
        for piece in span.pieces:
            starts[piece.start].append(index)
            ends[piece.end].append(index)
    cuts = sorted({*starts, *ends})
    active: dict[int, int] = {}
    waiting: list[int] = []  # what begins at the end of a line is shown at the next character
    at = begin = 0
    for number, line in enumerate(text.split("\n"), start=1):
        position, end = begin, begin + len(line)
        segments = []
        while position < end:
            while at < len(cuts) and cuts[at] <= position:
                _turn(active, ends[cuts[at]], starts[cuts[at]])
                waiting += [index for index in starts[cuts[at]] if first[index] == cuts[at]]
                at += 1
            stop = min(end, cuts[at]) if at < len(cuts) else end
            segments.append(Segment(text[position:stop], tuple(sorted(active)), tuple(sorted(waiting))))
            waiting = []
            position = stop
        yield Line(number, tuple(segments))
        begin = end + 1


def _turn(active: dict[int, int], ended: Sequence[int], started: Sequence[int]) -> None:
    """Let go of what ends here and take up what begins; pieces of one span may touch or overlap."""
    for index in started:
        active[index] = active.get(index, 0) + 1
    for index in ended:
        active[index] -= 1
        if active[index] <= 0:
            del active[index]
