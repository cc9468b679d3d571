"""Whom, and which time, a reference stands for: 同上, 同第3项, in a column, behind a label or in a bracket.

It is read as a name or a time like others, and here those of the task or measure that it points at take its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Deadline, Measure, Note, Passage, Remark, Responsibility, Role, Severity, Task
from loaders.annotate.labels import answers
from loaders.genre.references import Item, Reference, read_reference
from loaders.structure.numbered_lines import Line, lines_of, pointed_at, tasks_of

_Named = tuple[Responsibility, ...]
_Reference = Responsibility | Deadline


@dataclass(frozen=True, slots=True)
class Referred:
    """The tasks with whom and what their references stand for, and the references that stand for nothing."""

    tasks: tuple[Task, ...]
    remarks: tuple[Remark, ...] = ()
    notes: tuple[Note, ...] = ()


def with_referred(tasks: Sequence[Task], source_text: str) -> Referred:
    """Return the tasks with those named who are only referred to: 责任单位：同第（一）项 names whom （一） names.

    In a column or behind a label on one role they are those who have it there, else all, with their roles. What they
    are responsible for is said where the reference stands. One that leads to nobody is left out and told in a note.
    """
    lines = list(lines_of(tasks, source_text))
    lost: list[_Reference] = []
    is_told = True
    while is_told:  # 同上 below 同上, and one that points at a later task
        is_told = False
        for place, line in enumerate(lines):
            for each in tuple(_references(line.holder)):
                found = _stands_for(each, place, lines)
                if found is not None:
                    lines[place] = replace(line, holder=_in_its_place(lines[place].holder, each, found))
                    lost.extend(() if found else (each,))
                    is_told = True
    for place, line in enumerate(lines):  # two that point at each other
        for each in tuple(_references(line.holder)):
            lines[place] = replace(line, holder=_in_its_place(lines[place].holder, each, ()))
            lost.append(each)
    return Referred(tasks_of(lines), tuple(_words(lost, lines, source_text)), tuple(_notes(lost)))


def _references(holder: Task | Measure) -> Iterator[_Reference]:
    yield from (each for each in holder.responsibilities if read_reference(each.name))
    if holder.deadline and read_reference(holder.deadline.text):
        yield holder.deadline


def _stands_for(printed: _Reference, place: int, lines: Sequence[Line]) -> tuple[_Reference, ...] | None:
    """Return what a reference stands for, nothing if there is none; None while that is itself a reference."""
    found: tuple[_Reference, ...]
    if isinstance(printed, Deadline):
        reference = read_reference(printed.text) or Reference()
        found = _times(reference, place, lines) if reference.is_clear else ()
    else:
        reference = read_reference(printed.name) or Reference()
        found = _people(reference, printed, place, lines) if reference.is_clear else ()
    waits = any(read_reference(each.text if isinstance(each, Deadline) else each.name) for each in found)
    return None if waits else found


def _in_its_place(holder: Task | Measure, printed: _Reference, found: Sequence[_Reference]) -> Task | Measure:
    """Return a task or measure with what a reference stands for, said where that stands."""
    if isinstance(printed, Deadline):
        times = [replace(each, passage=printed.passage) for each in found if isinstance(each, Deadline)]
        return replace(holder, deadline=_latest(times))
    people = [each for each in found if isinstance(each, Responsibility)]
    here = [replace(each, phrase=printed.phrase, passage=printed.passage) for each in people]
    is_printed = [(each.name, each.passage) == (printed.name, printed.passage) for each in holder.responsibilities]
    both = zip(holder.responsibilities, is_printed, strict=True)
    named = [new for each, is_reference in both for new in (here if is_reference else [each])]
    return replace(holder, responsibilities=_beside_each_other(named))


def _people(reference: Reference, printed: Responsibility, place: int, lines: Sequence[Line]) -> _Named:
    """Return those that a reference stands for, in the role that its label or column gives."""
    others = [r.role for r in lines[place].holder.responsibilities if r.passage != printed.passage]
    if reference.items:
        told = [_of_role(_who(at, lines), printed.role, others) for at in _places(reference.items, place, lines)]
    else:
        above = (_of_role(_who_above(at, lines), printed.role, others) for at in _above(place, lines))
        told = [next(filter(None, above), ())]
    return tuple({each.name: each for people in told for each in people}.values())


def _of_role(named: _Named, role: Role, others: Sequence[Role]) -> _Named:
    """Return those of one role; all if it is told of none, but for the roles that are told beside it: `others`."""
    if role is not Role.RESPONSIBLE:
        return tuple(each for each in named if each.role is role or read_reference(each.name))
    apart = {Role.LEAD, Role.PARTICIPANT}.intersection(others)
    answering = tuple(each for each in named if each.role is Role.RESPONSIBLE)
    rest = tuple(each for each in named if each.role not in apart)
    return (answering or rest or named) if apart else named


def _beside_each_other(named: Sequence[Responsibility]) -> _Named:
    """Return each once; who is only named beside a reference to those who lead takes part: 同第3项、县财政局."""
    led = {each.passage for each in named if each.role is Role.LEAD}
    once = {each.name: each for each in reversed(named)}
    told = (_taking_part(each) if each.passage in led and _is_bare(each) else each for each in reversed(once.values()))
    return tuple(replace(each, rank=rank) for rank, each in enumerate(told, start=1))


def _is_bare(each: Responsibility) -> bool:
    says_how = each.mode or answers(each.phrase.lstrip("（(〔[［【"))
    return each.role is Role.RESPONSIBLE and not says_how and each.printed in each.phrase


def _taking_part(each: Responsibility) -> Responsibility:
    return replace(each, role=Role.PARTICIPANT)


def _times(reference: Reference, place: int, lines: Sequence[Line]) -> tuple[Deadline, ...]:
    """Return the times that a reference stands for, by the last of which all is done."""
    places = _places(reference.items, place, lines) if reference.items else _above(place, lines)
    times = tuple(time for at in places if (time := _when(at, lines)))
    return times if reference.items else times[:1]


def _latest(times: Sequence[Deadline]) -> Deadline | None:
    return max(times, key=lambda time: (time.due is not None, time.due and time.due.toordinal()), default=None)


def _places(items: Sequence[Item], place: int, lines: Sequence[Line]) -> list[int]:
    return [at for item in items if (at := pointed_at(item, place, lines)) is not None]


def _above(place: int, lines: Sequence[Line]) -> list[int]:
    """Return the lines above a place, the nearest first: in its part, or that right above it in the part before."""
    own = lines[place]
    above = [at for at in range(place - 1, -1, -1) if at != own.head]
    last = next((at for at in above if _who_above(at, lines) or _when(at, lines)), None)
    return [at for at in above if at == last or lines[at].section == own.section]


def _who(place: int, lines: Sequence[Line]) -> _Named:
    """Return whom a task names, or its measures if it names nobody itself; or a measure, or its task."""
    line = lines[place]
    if line.holder.responsibilities:
        return line.holder.responsibilities
    if place != line.head:
        return lines[line.head].holder.responsibilities
    return tuple(each for at in _measures(place, lines) for each in lines[at].holder.responsibilities)


def _who_above(place: int, lines: Sequence[Line]) -> _Named:
    """Return whom the line at a place is printed with: a measure beside those of its whole task."""
    line = lines[place]
    of_task = lines[line.head].holder.responsibilities if place != line.head else ()
    return (*of_task, *line.holder.responsibilities)


def _when(place: int, lines: Sequence[Line]) -> Deadline | None:
    """Return the time that is printed beside a line, not within its sentence; of a task the latest of its measures."""
    line = lines[place]
    if place != line.head:
        return _beside(line.holder) or lines[line.head].holder.deadline
    times = [time for at in _measures(place, lines) if (time := _beside(lines[at].holder))]
    return line.holder.deadline or _latest(times)


def _beside(holder: Task | Measure) -> Deadline | None:
    time, own = holder.deadline, holder.passage
    return None if time is None or own.start <= time.passage.start < own.end else time


def _measures(head: int, lines: Sequence[Line]) -> Iterator[int]:
    return (at for at in range(head + 1, len(lines)) if lines[at].head == head)


def _words(lost: Sequence[_Reference], kept: Sequence[Line], source_text: str) -> Iterator[Remark]:
    """Yield the words of references that lead to nothing, which are said of nothing else."""
    told = {each.passage for line in kept for each in line.holder.responsibilities}
    for passage in dict.fromkeys(each.passage for each in lost if each.passage not in told):
        yield Remark(_quoted(passage, source_text), passage)


def _quoted(passage: Passage, source_text: str) -> str:
    return "".join(source_text[piece.start : piece.end] for piece in passage.pieces)


def _notes(lost: Sequence[_Reference]) -> Iterator[Note]:
    for each in lost:
        yield Note(Severity.WARNING, _said_of(each), each.passage)


def _said_of(lost: _Reference) -> str:
    if isinstance(lost, Deadline):
        return f"{lost.text} refers to no time"
    return f"{lost.name} refers to nobody who is named"
