"""The tasks and measures of a plan as lines one below the other, and which of them a number points at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Measure, Task
from loaders.genre.numbering import read_mark
from loaders.genre.references import Item
from loaders.genre.squeezing import squeeze

_LONGEST_NUMBER = 16  # characters


@dataclass(frozen=True, slots=True)
class Line:
    """A task or measure with the place of its task among the lines, its part, and its printed number."""

    holder: Task | Measure
    head: int
    section: str | None
    number: Item | None


def lines_of(tasks: Sequence[Task], source_text: str) -> Iterator[Line]:
    """Yield a line for each task, and one for each of its measures below it."""
    head = 0
    for task in tasks:
        yield Line(task, head, task.section, _number_of_task(task))
        yield from (Line(each, head, task.section, _number_of(each, source_text)) for each in task.measures)
        head += 1 + len(task.measures)


def tasks_of(lines: Sequence[Line]) -> tuple[Task, ...]:
    """Return the tasks that lines tell, each with the measures below it."""
    below: dict[int, list[Measure]] = {}
    for line in lines:
        below.setdefault(line.head, []).extend([line.holder] if isinstance(line.holder, Measure) else [])
    heads = ((place, line.holder) for place, line in enumerate(lines))
    return tuple(replace(task, measures=tuple(below[at])) for at, task in heads if isinstance(task, Task))


def pointed_at(item: Item, place: int, lines: Sequence[Line]) -> int | None:
    """Return the place of the line that a number points at, said in the line at `place`; None if that is not clear.

    Of those with the number the one is meant whose number is printed alike, which is a task as the line is, and stands
    in its task or part: 同第1项 points at item 1 of the same part where numbers begin anew in each. Of several in one
    part it is the nearest above.
    """
    own = lines[place]
    found = [at for at, line in enumerate(lines) if line.number and line.number.value == item.value]
    found = [at for at in found if at != own.head and lines[at].head != place]
    for is_likely in _signs(item, own):
        found = [at for at in found if is_likely(lines[at])] or found
    above = [at for at in found if at < place]
    if len(found) > 1 and any(lines[at].section != own.section for at in found):
        return None
    return found[0] if len(found) == 1 else max(above, default=None)


def _signs(item: Item, own: Line) -> tuple[Callable[[Line], bool], ...]:
    """Return what tells the line that is meant from others with its number, the surest first."""
    kind = item.kind or (own.number.kind if own.number else None)
    return (
        lambda line: item.kind is not None and line.number is not None and line.number.kind is item.kind,
        lambda line: isinstance(line.holder, type(own.holder)),
        lambda line: line.number is not None and line.number.kind is kind,
        lambda line: line.head == own.head,
        lambda line: line.section == own.section,
    )


def _number_of_task(task: Task) -> Item | None:
    """Return the number of a task as it is printed, else as it is counted: 3 of （三）, of 3 in a cell, and of 2-3."""
    printed = task.printed_number or task.number.rpartition("-")[2]
    mark = read_mark(printed) or read_mark(f"{printed}、")
    return Item(mark.number, mark.kind) if mark else None


def _number_of(measure: Measure, source_text: str) -> Item | None:
    """Return the number that is printed before a measure, if one is."""
    start = measure.passage.start
    printed = source_text[start : start + _LONGEST_NUMBER]
    opens = squeeze(measure.text)[:2]
    mark = read_mark(printed.lstrip())
    is_apart = mark is not None and not squeeze(printed).startswith(opens)
    return Item(mark.number, mark.kind) if mark and is_apart else None
