"""What is different between two years as a reply: tasks carried on, new and no longer listed, with their passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.assistant.replies import Reply, certainty, places_reply
from kg.diff import YearDiff
from kg.diff.elements import Spot
from kg.diff.model import Fate, MeasureDiff, PlanDiff, Standing, TaskDiff, TaskFate, Tie
from kg.evidence import read_places
from kg.identify import element_iri
from kg.store import Store
from kg.trace import Place

Places = Mapping[str, tuple[Place, ...]]


def changes_reply(store: Store, found: YearDiff) -> Reply:
    """Return the changes step by step; measures are listed only where the scope is a department or a task."""
    detailed = not found.scope.whole
    places = read_places(store, [element_iri(spot.element) for spot in _spots(found, detailed=detailed)])
    return {
        "first": found.first,
        "last": found.last,
        "steps": [_step(step, places, detailed=detailed) for step in found.steps],
        "plans_without_counterpart": [plan.identifier for plan in found.alone],
    }


def _spots(found: YearDiff, *, detailed: bool) -> Iterator[Spot]:
    """The elements whose passages are told."""
    for step in found.steps:
        for task in step.tasks:
            yield task.later.spot
            yield from (measure.later.spot for measure in task.measures if detailed)
        for fate in step.fates:
            yield fate.earlier.spot
            yield from (measure.earlier.spot for measure in fate.measures if detailed)


def _step(step: PlanDiff, places: Places, *, detailed: bool) -> Reply:
    return {
        "earlier": step.earlier.identifier,
        "later": step.later.identifier,
        "tasks": [_task(task, places, detailed=detailed) for task in step.tasks],
        "no_longer_listed": [_dropped(fate, places, detailed=detailed) for fate in step.fates if not fate.ties],
    }


def _task(task: TaskDiff, places: Places, *, detailed: bool) -> Reply:
    return {
        **_spot(task.later.spot, places),
        "number": task.later.spot.task,
        "standing": "carried on" if task.ties else "new",
        "carries_on": [_tie(tie) for tie in task.ties],
        "departments": list(task.later.names),
        "departments_joined": [bearer.name for bearer in task.joined],
        "departments_left": [bearer.name for bearer in task.left],
        "measures": {standing.value: task.count(standing) for standing in Standing if standing is not Standing.GONE},
        "measures_gone": len(task.gone),
        **({"measure_list": [_measure(measure, places) for measure in task.measures]} if detailed else {}),
        **({"gone_list": _gone(task.gone, places)} if detailed else {}),
    }


def _dropped(fate: TaskFate, places: Places, *, detailed: bool) -> Reply:
    return {
        **_spot(fate.earlier.spot, places),
        "number": fate.earlier.spot.task,
        "departments": list(fate.earlier.names),
        "measures_gone": fate.count(Standing.GONE),
        **({"gone_list": _gone(fate.measures, places)} if detailed else {}),
    }


def _measure(measure: MeasureDiff, places: Places) -> Reply:
    return {
        **_spot(measure.later.spot, places),
        "standing": measure.standing.value,
        "doubtful": measure.doubtful,
        "differs_in": [
            {"kind": aspect.kind, "earlier": aspect.earlier, "later": aspect.later} for aspect in measure.aspects
        ],
        "carries_on": [
            {
                "element": element_iri(origin.earlier.spot.element),
                "text": origin.earlier.spot.text,
                "change": origin.change.value,
                **certainty("Confirmed" if origin.confirmed else "Proposed", origin.confidence),
            }
            for origin in measure.origins
        ],
    }


def _gone(fates: Iterable[Fate], places: Places) -> list[Reply]:
    return [
        {**_spot(fate.earlier.spot, places), "doubtful": fate.doubtful}
        for fate in fates
        if fate.standing is Standing.GONE
    ]


def _tie(tie: Tie) -> Reply:
    return {
        "element": element_iri(tie.earlier.spot.element),
        "title": tie.earlier.spot.title,
        "change": tie.change.value,
        **certainty("Confirmed" if tie.confirmed else "Proposed", tie.confidence),
    }


def _spot(spot: Spot, places: Places) -> Reply:
    iri = element_iri(spot.element)
    return {"element": iri, "year": spot.year, "text": spot.text, "passages": places_reply(places.get(iri, ()))}
