"""Says of every task of two plans what it carries on or what became of it, with its measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.diff.elements import Bearer, TaskSide
from kg.diff.measures import MeasureLinks, measure_diff, measure_fate
from kg.diff.model import Fate, SectionTie, TaskDiff, TaskFate, Tie
from kg.diff.scope import tell_gone
from kg.diff.sections import tie_sections
from kg.diff.sides import Side
from kg.difference import Lexicon, compare_texts
from kg.links import Change, ElementRef, Link, Status

_SPREAD = (Change.SPLIT_INTO, Change.MERGED_INTO)


@dataclass(frozen=True, slots=True)
class Told:
    """Every task of two plans of a series, the later ones, then the earlier ones, and how their sections go on."""

    tasks: tuple[TaskDiff, ...]
    fates: tuple[TaskFate, ...]
    sections: tuple[SectionTie, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a later task is told from, beside its own ties."""

    old: Side
    new: Side
    lexicon: Lexicon
    measures: MeasureLinks
    heirs: Mapping[ElementRef, tuple[Tie, ...]]
    perhaps: Mapping[ElementRef, tuple[Tie, ...]]
    gone: Mapping[ElementRef, tuple[Fate, ...]]
    sections: Collection[tuple[str, str | None]]


def tell_tasks(links: Sequence[Link], measures: MeasureLinks, sides: tuple[Side, Side], lexicon: Lexicon) -> Told:
    """Return all tasks of both plans, in their order, from the links between tasks and those between measures."""
    old, new = sides
    ties = _ties(links, measures, old, new)
    to_later = _ranked(ties, lambda tie: tie.later.spot.element)
    heirs = _ranked(ties, lambda tie: tie.earlier.spot.element)
    waiting = _waiting(links, old, new)
    perhaps = _ranked(waiting, lambda tie: tie.earlier.spot.element)
    fates = tuple(
        TaskFate(
            earlier=side,
            ties=heirs.get(ref, ()),
            perhaps=perhaps.get(ref, ()),
            measures=tuple(measure_fate(part, measures, old, new, heirs.get(ref, ())) for part in old.measures_of(ref)),
        )
        for ref, side in old.tasks.items()
    )
    sections = tie_sections(old.tasks.values(), [tie for tie in ties if tie.whole])
    pairs = frozenset((section.earlier, section.later) for section in sections)
    maybe = _ranked(waiting, lambda tie: tie.later.spot.element)
    known = _Known(old, new, lexicon, measures, heirs, maybe, tell_gone(fates, new.tasks), pairs)
    tasks = tuple(_task_diff(side, to_later.get(ref, ()), known) for ref, side in new.tasks.items())
    return Told(tasks, fates, sections)


def _ties(links: Iterable[Link], measures: MeasureLinks, old: Side, new: Side) -> list[Tie]:
    """The settled links between tasks, the strongest first: whole before in part, then by the measures carried on."""
    carried = Counter(
        (old.holder[link.earlier], new.holder[link.later]) for found in measures.by_later.values() for link in found
    )
    settled = [link for link in links if link.accepted and link.earlier.kind == "task"]
    settled.sort(
        key=lambda link: (
            link.change is Change.ABSORBED_IN_PART,
            link.change in _SPREAD,
            -carried[link.earlier, link.later],
            -round(link.confidence, 1),
            old.tasks[link.earlier].order,
            new.tasks[link.later].order,
        )
    )
    return [_tie(link, old, new) for link in settled]


def _waiting(links: Iterable[Link], old: Side, new: Side) -> list[Tie]:
    """The links between tasks that wait for a person, the surest first."""
    found = [
        link
        for link in links
        if not link.accepted and link.status is not Status.REJECTED and link.earlier.kind == "task"
    ]
    found.sort(key=lambda link: (-link.confidence, old.tasks[link.earlier].order, new.tasks[link.later].order))
    return [_tie(link, old, new) for link in found]


def _tie(link: Link, old: Side, new: Side) -> Tie:
    return Tie(
        earlier=old.tasks[link.earlier],
        later=new.tasks[link.later],
        change=link.change,
        confidence=link.confidence,
        confirmed=link.status is Status.CONFIRMED,
    )


def _ranked(ties: Iterable[Tie], end: Callable[[Tie], ElementRef]) -> dict[ElementRef, tuple[Tie, ...]]:
    found: dict[ElementRef, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[end(tie)].append(tie)
    return {ref: tuple(of_ref) for ref, of_ref in found.items()}


def _task_diff(later: TaskSide, ties: tuple[Tie, ...], known: _Known) -> TaskDiff:
    whole = [tie for tie in ties if tie.whole]
    principal = whole[0].earlier if whole else None
    parts = known.new.measures_of(later.spot.element)
    return TaskDiff(
        later=later,
        ties=ties,
        perhaps=known.perhaps.get(later.spot.element, ()),
        title=compare_texts(principal.spot.text, later.spot.text, known.lexicon) if principal else None,
        joined=_joined(later, ties),
        left=_left(later, whole, known.heirs),
        due_changed=_due_changed(later, whole),
        moved=_moved(principal, later, known.sections),
        measures=tuple(measure_diff(part, known.measures, known.old, known.new) for part in parts),
        gone=known.gone.get(later.spot.element, ()),
    )


def _joined(later: TaskSide, ties: Sequence[Tie]) -> tuple[Bearer, ...]:
    """Departments that no task that goes on in this one, whole or in part, names; none where none does so whole."""
    before = {name for tie in ties for name in tie.earlier.names}
    whole = any(tie.whole for tie in ties)
    return tuple(bearer for bearer in later.bearers if bearer.name not in before) if whole else ()


def _left(later: TaskSide, whole: Sequence[Tie], heirs_of: Mapping[ElementRef, tuple[Tie, ...]]) -> tuple[Bearer, ...]:
    """Departments of the tasks that go on whole in this one, which no task that these go on in names."""
    gone: dict[str, Bearer] = {}
    for tie in whole:
        kept = {name for other in heirs_of[tie.earlier.spot.element] for name in other.later.names}
        gone |= {bearer.name: bearer for bearer in tie.earlier.bearers if bearer.name not in kept}
    return tuple(bearer for name, bearer in gone.items() if name not in later.names)


def _due_changed(later: TaskSide, whole: Sequence[Tie]) -> bool:
    before = {tie.earlier.due.text if tie.earlier.due else None for tie in whole}
    return bool(whole) and (later.due.text if later.due else None) not in before


def _moved(principal: TaskSide | None, later: TaskSide, sections: Collection[tuple[str, str | None]]) -> bool:
    if principal is None or principal.section is None or later.section is None:
        return False
    return (principal.section, later.section) not in sections
