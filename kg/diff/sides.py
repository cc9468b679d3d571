"""States the tasks and measures of one plan as a comparison needs them: with their section, bearers, duties, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.diff.bare import bare_text
from kg.diff.elements import Bearer, Charge, Due, MeasureSide, Spot, TaskSide
from kg.diff.inputs import ComparedPlan
from kg.links import ElementRef, measure_ref, task_ref
from kg.model import Deadline, Duty, Measure, Responsibility, Task


class Side:
    """The tasks and measures of one plan by their references, in the order of the document."""

    def __init__(self, plan: ComparedPlan) -> None:
        self.facts = plan.facts
        self.tasks: dict[ElementRef, TaskSide] = {}
        self.measures: dict[ElementRef, MeasureSide] = {}
        self.holder: dict[ElementRef, ElementRef] = {}
        self.own_bearers: set[ElementRef] = set()
        self._parts: dict[ElementRef, list[ElementRef]] = {}
        titles = {section.number: section.title for section in plan.document.sections}
        for order, task in enumerate(plan.document.tasks, start=1):
            ref = task_ref(plan.document, task)
            self.tasks[ref] = _task_side(plan, task, order, titles)
            around = bare_text("".join((task.title, *(measure.text for measure in task.measures))))
            for measure in task.measures:
                part = measure_ref(plan.document, task, measure)
                self.measures[part] = _measure_side(plan, task, measure, self.tasks[ref], around)
                self.holder[part] = ref
                self._parts.setdefault(ref, []).append(part)
                if measure.responsibilities:
                    self.own_bearers.add(part)

    def measures_of(self, task: ElementRef) -> tuple[ElementRef, ...]:
        """Return the measures of a task in their order."""
        return tuple(self._parts.get(task, ()))

    @property
    def prints_obligations(self) -> bool:
        """Whether the plan says anywhere what provinces must do or may do."""
        return any(charge.obligation for side in self.measures.values() for charge in side.charges)


def _task_side(plan: ComparedPlan, task: Task, order: int, titles: Mapping[str, str]) -> TaskSide:
    printed = task.responsibilities or tuple(r for measure in task.measures for r in measure.responsibilities)
    return TaskSide(
        spot=_spot(plan, task, task_ref(plan.document, task)),
        order=order,
        section=task.section,
        section_title=titles.get(task.section or ""),
        bearers=tuple(_bearers(printed, plan.names, _named_by_people(task, *task.measures))),
        due=_due(task.deadline, task),
        charges=_charges((*task.duties, *(d for measure in task.measures for d in measure.duties))),
        measures=len(task.measures),
        times=tuple(dict.fromkeys(measure.deadline.text for measure in task.measures if measure.deadline)),
    )


def _measure_side(plan: ComparedPlan, task: Task, measure: Measure, of_task: TaskSide, around: str) -> MeasureSide:
    own = tuple(_bearers(measure.responsibilities, plan.names, _named_by_people(measure)))
    return MeasureSide(
        spot=_spot(plan, task, measure_ref(plan.document, task, measure), measure),
        actor=measure.actor,
        bearers=own or of_task.bearers,
        around=around,
        charges=_charges(measure.duties),
        due=_due(measure.deadline, measure),
        figures=tuple(target.quote for target in measure.targets),
        citations=tuple(dict.fromkeys(citation.title for citation in measure.citations)),
        regions=tuple(dict.fromkeys(region.name for region in measure.regions)),
    )


def _spot(plan: ComparedPlan, task: Task, ref: ElementRef, measure: Measure | None = None) -> Spot:
    return Spot(
        element=ref,
        year=plan.facts.year,
        task=task.number,
        title=task.title,
        text=measure.text if measure else task.title,
        source=plan.document.source.name,
        passage=measure.passage if measure else task.passage,
        position=measure.position if measure else None,
        number=measure.number if measure else None,
    )


def _named_by_people(*holders: Task | Measure) -> frozenset[str]:
    """The departments that corrections put there, and those that were read and stayed, with another role."""
    made = (one for holder in holders for one in holder.corrections)
    return frozenset(word for one in made if one.field in ("department", "role") for word in (one.now or "").split())


def _bearers(
    printed: Iterable[Responsibility], names: Mapping[str, str], corrected: frozenset[str]
) -> Iterator[Bearer]:
    """Each department once, by the name that it has everywhere."""
    seen: set[str] = set()
    for said in printed:
        name = names.get(said.name, said.name)
        if name not in seen:
            seen.add(name)
            yield Bearer(name, said.name, said.role, said.passage, not corrected.isdisjoint((said.name, said.printed)))


def _due(deadline: Deadline | None, holder: Task | Measure) -> Due | None:
    corrected = any(one.field in ("deadline", "due") for one in holder.corrections)
    return Due(deadline.text, deadline.due, deadline.passage, corrected) if deadline else None


def _charges(duties: Iterable[Duty]) -> tuple[Charge, ...]:
    found = (Charge(duty.category, duty.obligation, duty.phrase, duty.passage) for duty in duties)
    return tuple(dict.fromkeys(found))
