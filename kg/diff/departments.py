"""Tells who bears what in either year: departments with their tasks, and two that may be one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from kg.diff.elements import TaskSide
from kg.diff.model import DepartmentDiff, PerhapsSame, TaskDiff, TaskFate, Tie
from kg.model import Role

# 审业部 and 审查部 share two characters of three; two names of one house have at least half in common.
_ALIKE = 0.6


def diff_departments(tasks: Sequence[TaskDiff], fates: Sequence[TaskFate]) -> tuple[DepartmentDiff, ...]:
    """Return each department that a task of either year names, in the order of the earlier plan, then of the later.

    A department gained a later task if none of the tasks that go on in it, whole or in part, names it, and lost an
    earlier one if none of those that it goes on in does, as the query departments-changed counts it.
    """
    names = dict.fromkeys(
        [name for fate in fates for name in fate.earlier.names] + [name for task in tasks for name in task.later.names]
    )
    return tuple(_department(name, tasks, fates) for name in names)


def named_in(tasks: Iterable[TaskDiff], fates: Iterable[TaskFate]) -> frozenset[str]:
    """Return the departments that any of these tasks names."""
    sides = (*(fate.earlier for fate in fates), *(task.later for task in tasks))
    return frozenset(name for side in sides for name in side.names)


def find_perhaps_same(departments: Iterable[DepartmentDiff], tasks: Sequence[TaskDiff]) -> tuple[PerhapsSame, ...]:
    """Return pairs of a department that only the earlier year names and one that only the later does.

    Their names are alike, and a task of the one goes on whole in a task of the other: perhaps one was renamed.
    """
    known = tuple(departments)
    ended = [one for one in known if not one.later]
    begun = [one for one in known if not one.earlier]
    return tuple(_pairs(ended, begun, [tie for task in tasks for tie in task.ties if tie.whole]))


def _department(name: str, tasks: Sequence[TaskDiff], fates: Sequence[TaskFate]) -> DepartmentDiff:
    later = [(task.later, _named(name, (tie.earlier for tie in task.ties))) for task in tasks]
    earlier = [(fate.earlier, _named(name, (tie.later for tie in fate.ties))) for fate in fates]
    mine = [(side, kept) for side, kept in later if name in side.names]
    old = [(side, held) for side, held in earlier if name in side.names]
    return DepartmentDiff(
        name=name,
        printed=(_printed(name, (side for side, _ in old)), _printed(name, (side for side, _ in mine))),
        earlier=tuple(side for side, _ in old),
        later=tuple(side for side, _ in mine),
        gained=tuple(side for side, kept in mine if not kept),
        lost=tuple(side for side, held in old if not held),
        kept=tuple(side for side, kept in mine if kept),
        roles=(_roles(name, (side for side, _ in old)), _roles(name, (side for side, _ in mine))),
        dropped=tuple(fate.earlier for fate in fates if not fate.ties and name in fate.earlier.names),
    )


def _named(name: str, sides: Iterable[TaskSide]) -> bool:
    return any(name in side.names for side in sides)


def _printed(name: str, sides: Iterable[TaskSide]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(b.printed for side in sides for b in side.bearers if b.name == name))


def _roles(name: str, sides: Iterable[TaskSide]) -> tuple[Role, ...]:
    found = {bearer.role for side in sides for bearer in side.bearers if bearer.name == name}
    return tuple(role for role in Role if role in found)


def _pairs(
    ended: Sequence[DepartmentDiff], begun: Sequence[DepartmentDiff], ties: Sequence[Tie]
) -> Iterator[PerhapsSame]:
    for old in ended:
        for new in begun:
            shared = tuple(tie for tie in ties if old.name in tie.earlier.names and new.name in tie.later.names)
            if shared and any(_alike(a, b) for a in old.printed[0] for b in new.printed[1]):
                yield PerhapsSame(old, new, shared)


def _alike(old: str, new: str) -> bool:
    return SequenceMatcher(None, *_own_parts(old, new)).ratio() >= _ALIKE


def _own_parts(old: str, new: str) -> tuple[str, str]:
    """Both names without what they open with in common: the house that they both belong to."""
    shared = 0
    while shared < min(len(old), len(new)) - 2 and old[shared] == new[shared]:
        shared += 1
    while shared and old[shared - 1] not in "局部委院会厅省市办":
        shared -= 1
    return old[shared:], new[shared:]
