"""Compares years: from plans, their links and figures to all that is different, step by step; it reads nothing."""

from __future__ import annotations

from collections.abc import Sequence

from kg.diff.corrected import list_corrected
from kg.diff.departments import diff_departments, find_perhaps_same, named_in
from kg.diff.elements import Spot
from kg.diff.figures import diff_figures
from kg.diff.inputs import ComparedPlan, YearInputs
from kg.diff.measures import gather_links
from kg.diff.model import PlanDiff, Proposed, Scope, TaskDiff, TaskFate, YearDiff
from kg.diff.provinces import diff_duties
from kg.diff.scope import confine, find_department
from kg.diff.sides import Side
from kg.diff.tasks import tell_tasks
from kg.difference import Lexicon, read_lexicon
from kg.links import Alignment, ElementRef, Status

_WHOLE = Scope()


def diff_years(inputs: YearInputs, scope: Scope = _WHOLE) -> YearDiff:
    """Return all that is different between the years, confined to `scope`.

    Raises `QueryError` naming the nearest if the scope names what no task of these years has.
    """
    steps = tuple(diff_plans(inputs.plans[p.earlier], inputs.plans[p.later], p, scope) for p in inputs.pairs)
    years = [plan.facts.year for plan in inputs.plans.values()]
    return YearDiff(
        first=inputs.first,
        last=inputs.last,
        steps=steps,
        alone=inputs.alone,
        titles=tuple(sorted(inputs.titles.items())),
        figures=diff_figures(inputs.lines, years, only=None if scope.whole else _targets(inputs, steps)),
        scope=scope,
        version=inputs.version,
        content=inputs.content,
    )


def diff_plans(earlier: ComparedPlan, later: ComparedPlan, alignment: Alignment, scope: Scope = _WHOLE) -> PlanDiff:
    """Return all that is different between two successive plans of one series."""
    old, new = Side(earlier), Side(later)
    lexicon = _lexicon(old, new)
    links = [link for link in alignment.links if link.status is not Status.REJECTED]
    told = tell_tasks(links, gather_links(links, old, new, lexicon), (old, new), lexicon)
    tasks, fates = confine(told.tasks, told.fates, scope)
    departments = diff_departments(told.tasks, told.fates)
    names = named_in(tasks, fates)
    proposed = _proposed(alignment, old, new)
    settled = [link for link in links if link.accepted]
    return PlanDiff(
        earlier=earlier.facts,
        later=later.facts,
        tasks=tasks,
        fates=fates,
        sections=told.sections,
        departments=tuple(one for one in departments if one.name in names),
        perhaps_same=tuple(
            pair
            for pair in find_perhaps_same(departments, told.tasks)
            if not names.isdisjoint((pair.earlier.name, pair.later.name))
        ),
        duties=diff_duties(tasks, fates),
        proposed=_touching(proposed, _elements(tasks, fates), old, new),
        method=f"{alignment.method} {alignment.version}".strip(),
        confirmed=sum(link.status is Status.CONFIRMED for link in settled),
        settled=len(settled),
        waiting=len(proposed),
        confined=not scope.whole,
        asked=find_department(scope.department, told.tasks, told.fates) if scope.department else None,
        corrected=tuple(
            one
            for plan, side in ((earlier, old), (later, new))
            for one in list_corrected(plan.document, side)
            if scope.whole or one.task in _elements(tasks, fates)
        ),
    )


def _lexicon(*sides: Side) -> Lexicon:
    names = {b.printed for side in sides for task in side.tasks.values() for b in task.bearers}
    titles = [task.spot.text for side in sides for task in side.tasks.values()]
    return read_lexicon([*titles, *(measure.spot.text for side in sides for measure in side.measures.values())], names)


def _elements(tasks: Sequence[TaskDiff], fates: Sequence[TaskFate]) -> frozenset[ElementRef]:
    later = (task.later.spot.element for task in tasks)
    return frozenset((*later, *(fate.earlier.spot.element for fate in fates)))


def _touching(proposed: Sequence[Proposed], scope: frozenset[ElementRef], old: Side, new: Side) -> tuple[Proposed, ...]:
    """Those that touch a task of the scope."""
    return tuple(
        one
        for one in proposed
        if not scope.isdisjoint((_task(old, one.earlier.element), _task(new, one.later.element)))
    )


def _proposed(alignment: Alignment, old: Side, new: Side) -> tuple[Proposed, ...]:
    """The links that are not settled, the surest first."""
    found = [
        Proposed(_spot(old, link.earlier), _spot(new, link.later), link.change, link.confidence)
        for link in alignment.links
        if not link.accepted and link.status is Status.PROPOSED
    ]
    return tuple(sorted(found, key=lambda one: (one.earlier.element.kind != "task", -one.confidence)))


def _task(side: Side, ref: ElementRef) -> ElementRef:
    return side.holder.get(ref, ref)


def _spot(side: Side, ref: ElementRef) -> Spot:
    return side.tasks[ref].spot if ref in side.tasks else side.measures[ref].spot


def _targets(inputs: YearInputs, steps: Sequence[PlanDiff]) -> frozenset[str]:
    """The targets that hang on the tasks of the scope."""
    tasks = {str(task.later.spot.element) for step in steps for task in step.tasks}
    tasks |= {str(fate.earlier.spot.element) for step in steps for fate in step.fates}
    return frozenset(target for target, holder in inputs.held.items() if holder in tasks)
