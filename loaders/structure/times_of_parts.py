"""Tasks that say no time have that of the title above them: 一、2020年底前实现的事项."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Deadline, Section, Task
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline
from loaders.reading.strand import Strand


def with_times_of_parts(tasks: Sequence[Task], sections: Sequence[Section], context: Context) -> tuple[Task, ...]:
    """Return the tasks, each that says no time with that of the nearest part above it that does."""
    times = {section.number: time for section in sections if (time := _time_of(section, context))}
    return tuple(_with_time_above(task, times) for task in tasks)


def _time_of(section: Section, context: Context) -> Deadline | None:
    pieces = section.passage.pieces
    title = Strand("".join(context.text[piece.start : piece.end] for piece in pieces), pieces)
    return find_deadline(title, context.text, year=context.year, until=context.until)


def _with_time_above(task: Task, times: dict[str, Deadline]) -> Task:
    time = next((times[part] for part in _parts_above(task.section) if part in times), None)
    says_its_own = task.deadline or any(measure.deadline for measure in task.measures)
    return replace(task, deadline=time) if time and not says_its_own else task


def _parts_above(section: str | None) -> Iterator[str]:
    """Yield the number of a part and of those above it, the nearest first: 一-二, 一."""
    while section:
        yield section
        section = section.rpartition("-")[0]
