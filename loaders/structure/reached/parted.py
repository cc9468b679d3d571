"""Parts what an item of a report says into what was reached and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.annotate.closing import find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.reading.strand import Strand, join
from loaders.structure.reached.turns import label_length, tells_back, turns_at, wrong_from
from loaders.structure.reached.years import Years
from loaders.structure.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Parted:
    """An item's lines with what is to be done alone (`kept`), as many as there were, and what it tells before.

    `reached` is what was done, `beside` what is wrong, and labels. `turning` is the sentence that first looks ahead;
    `turns` tells that what stands before it looks back.
    """

    kept: tuple[Strand, ...]
    reached: tuple[Strand, ...] = ()
    beside: tuple[Strand, ...] = ()
    turning: Strand | None = None
    turns: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence of a line, or a phrase on who is responsible, which stays whatever the sentences before it tell."""

    line: int
    strand: Strand
    closes: bool = False


@dataclass(slots=True)
class _Sorted:
    kept: list[list[Strand]]
    reached: list[list[Strand]]
    beside: list[Strand] = field(default_factory=list)


def part_lines(lines: Sequence[Strand], years: Years, context: Context) -> Parted:
    """Return the lines of an item, its title left out, parted where the first sentence looks ahead.

    2023年建成9座。进度偏慢。2024年再建7座。责任股室：建设股。 tells two sentences first and keeps the others. Where
    none looks ahead all is told if the first sentence looks back, and else nothing.
    """
    stretches = [each for n, line in enumerate(lines) for each in _stretches(n, line, context)]
    said = [each for each in stretches if not each.closes]
    ahead = next(
        ((n, at) for n, each in enumerate(said) if (at := turns_at(each.strand.text, years)) is not None), None
    )
    if not said or ahead == (0, 0) or (ahead is None and not tells_back(said[0].strand.text, years)):
        return Parted(tuple(lines))
    place, at = ahead or (len(said), 0)
    found = _sorted(stretches, said[:place], (said[place], at) if ahead else None, len(lines))
    told = said[: place + bool(at)]
    return Parted(
        tuple(join(strands) for strands in found.kept),
        tuple(join(strands) for strands in found.reached if strands),
        tuple(found.beside),
        said[place].strand[at:].strip() if ahead else None,
        turns=ahead is not None and any(tells_back(each.strand.text, years) for each in told),
    )


def _sorted(
    stretches: Sequence[_Stretch], told: Sequence[_Stretch], turn: tuple[_Stretch, int] | None, count: int
) -> _Sorted:
    """Return the stretches sorted line by line: those told are left out, and of that which turns what it tells."""
    found = _Sorted([[] for _ in range(count)], [[] for _ in range(count)])
    for each in stretches:
        at = turn[1] if turn and each is turn[0] else 0
        label = label_length(each.strand.text[at:]) if turn and each is turn[0] else 0
        if any(each is other for other in told):
            _tell(each.line, each.strand, found)
            continue
        if at:
            _tell(each.line, each.strand[:at], found)
        if label:
            found.beside.append(each.strand[at : at + label])
        found.kept[each.line].append(each.strand[at + label :])
    return found


def _tell(line: int, told: Strand, found: _Sorted) -> None:
    wrong = wrong_from(told.text)
    found.reached[line].extend([told] if wrong is None else filter(None, [told[:wrong]]))
    found.beside.extend([] if wrong is None else [told[wrong:]])


def _stretches(place: int, line: Strand, context: Context) -> Iterator[_Stretch]:
    """Yield the sentences of a line and the phrases that close them, all of it in order."""
    if is_closing_line(line.text):
        yield _Stretch(place, line, closes=True)
        return
    last = 0
    for closing in find_closings(line, context):
        if closing.sentence is None:
            yield from _sentences(place, line[last : closing.start])
            yield _Stretch(place, line[closing.start : closing.end], closes=True)
            last = closing.end
    yield from _sentences(place, line[last:])


def _sentences(place: int, line: Strand) -> Iterator[_Stretch]:
    """Yield the sentences of a stretch, each with the blanks before it; marks alone stay where they are."""
    ends, end = [], 0
    for sentence in split_sentences(line):
        end = line.text.index(sentence.text, end) + len(sentence)
        ends.append(end)
    for part in line.split_at(ends):
        yield _Stretch(place, part, closes=not any(char.isalnum() for char in part.text))
