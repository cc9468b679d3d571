"""Confines a comparison to the tasks of a department, a section, a category of provinces, or to one task."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from kg.diff.elements import TaskSide
from kg.diff.model import Fate, PlanDiff, Scope, Standing, TaskDiff, TaskFate
from kg.errors import QueryError
from kg.identify import BASE
from kg.links import ElementRef

_Test = Callable[[TaskSide], bool]
_NEAREST = 3
# 四, （四）, 四、, 第四部分, 4, 4-1, or a number with its title as a report prints it: 四、强化组织实施
_SECTION = re.compile(
    r"[（(]?第?(?P<number>[一二三四五六七八九十百]+(?:-[一二三四五六七八九十百\d]+)*|\d+(?:-\d+)*)(?:部分|章|节)?[）)]?"
    r"(?:[、.．](?P<title>.*))?"
)


def confine(
    tasks: Sequence[TaskDiff], fates: Sequence[TaskFate], scope: Scope
) -> tuple[tuple[TaskDiff, ...], tuple[TaskFate, ...]]:
    """Return the tasks of both years that the scope means, and those of the other year that they are tied to.

    What a task leaves off (`gone`) is then told of the earlier tasks of the scope alone, as it is counted. Raises
    `QueryError` naming the nearest if nothing in either year is called so.
    """
    if scope.whole:
        return tuple(tasks), tuple(fates)
    sides = [*(fate.earlier for fate in fates), *(task.later for task in tasks)]
    tests = tuple(_tests(scope, sides))
    later = [task for task in tasks if _holds(tests, task.later, (tie.earlier for tie in task.ties))]
    earlier = tuple(fate for fate in fates if _holds(tests, fate.earlier, (tie.later for tie in fate.ties)))
    gone = tell_gone(earlier, {task.later.spot.element for task in later})
    return tuple(replace(task, gone=gone.get(task.later.spot.element, ())) for task in later), earlier


def tell_gone(fates: Iterable[TaskFate], told: Container[ElementRef]) -> dict[ElementRef, tuple[Fate, ...]]:
    """Return the measures that nothing carries on, by the first heir of their task that is told."""
    found: dict[ElementRef, list[Fate]] = defaultdict(list)
    for fate in fates:
        heirs = (tie.later.spot.element for tie in fate.ties)
        first = next((heir for heir in heirs if heir in told), None)
        if first is not None:
            found[first].extend(part for part in fate.measures if part.standing is Standing.GONE)
    return {ref: tuple(parts) for ref, parts in found.items()}


SectionName = tuple[str, str]
"""The number of a section and its title."""


def meant_sections(step: PlanDiff, section: str | None) -> tuple[tuple[SectionName, ...], tuple[SectionName, ...]]:
    """Return the sections of the earlier and of the later plan that a scope means, in the order of their tasks."""
    if section is None:
        return (), ()
    old, new = [fate.earlier for fate in step.fates], [task.later for task in step.tasks]
    return _meant(old, section), _meant(new, section)


def _meant(sides: Iterable[TaskSide], section: str) -> tuple[SectionName, ...]:
    found = ((side.section or "", side.section_title or "") for side in sides if _is_section(side, section))
    return tuple(dict.fromkeys(found))


def find_department(name: str, tasks: Iterable[TaskDiff], fates: Iterable[TaskFate]) -> str:
    """Return the name that a department goes by everywhere, of one as printed or of the end of its name.

    Raises `QueryError` naming the nearest if no task names it.
    """
    return _known_department(name, [*(fate.earlier for fate in fates), *(task.later for task in tasks)])


def _holds(tests: Iterable[_Test], side: TaskSide, tied: Iterable[TaskSide]) -> bool:
    either = (side, *tied)
    return all(any(test(one) for one in either) for test in tests)


def _tests(scope: Scope, sides: Sequence[TaskSide]) -> Iterable[_Test]:
    if scope.department:
        name = _known_department(scope.department, sides)
        yield lambda side: name in side.names
    if scope.section:
        section = scope.section
        _check_section(section, sides)
        yield lambda side: _is_section(side, section)
    if scope.category:
        category = _known_category(scope.category, sides)
        yield lambda side: category in {charge.category for charge in side.charges}
    if scope.task:
        task = _known_task(scope.task, sides)
        yield lambda side: str(side.spot.element) == task


def _known_department(name: str, sides: Sequence[TaskSide]) -> str:
    plain = "".join(name.split())
    bearers = [bearer for side in sides for bearer in side.bearers]
    known = {called: bearer.name for bearer in bearers for called in (bearer.name, bearer.printed)}
    if plain in known:
        return known[plain]
    ending = sorted({full for called, full in known.items() if called.endswith(plain)})
    if len(ending) == 1 and len(plain) > 1:
        return ending[0]
    printed = sorted({bearer.printed for bearer in bearers})
    raise QueryError(f"no task of these years names the department {name!r}", hint=_nearest(plain, printed))


def _check_section(section: str, sides: Sequence[TaskSide]) -> None:
    known = sorted({f"{side.section} {side.section_title}" for side in sides if side.section})
    if not any(_is_section(side, section) for side in sides):
        raise QueryError(f"no plan of these years has a section {section!r}", hint=_nearest(section, known))


def _is_section(side: TaskSide, section: str) -> bool:
    """Whether a task stands in the section of that number or in a part of it; other words are of a title."""
    if side.section is None:
        return False
    if side.section == section:
        return True
    named = _SECTION.fullmatch("".join(section.split()))
    if named is None:
        return section in (side.section_title or "")
    title = named["title"] or ""
    inside = side.section == named["number"] or side.section.startswith(f"{named['number']}-")
    return inside and title in "".join((side.section_title or "").split())


def _known_category(name: str, sides: Sequence[TaskSide]) -> str:
    known = sorted({charge.category for side in sides for charge in side.charges})
    if name not in known:
        raise QueryError(f"no task of these years names the provinces {name!r}", hint=_nearest(name, known))
    return name


def _known_task(task: str, sides: Sequence[TaskSide]) -> str:
    plain = task.strip().removeprefix(BASE).removeprefix("plan/")
    known = [str(side.spot.element) for side in sides]
    if plain not in known:
        raise QueryError(f"these plans have no task {task!r}", hint=_nearest(plain, known))
    return plain


def _nearest(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=_NEAREST, cutoff=0.4)
    near = near or [found for found in known if set(name) & set(found)][:_NEAREST] or list(known[:8])
    return f"did you mean: {', '.join(near)}?" if near else "leave the option out"
