"""Traced tasks and lines of indicators as replies, each statement with its passage, each link with its certainty."""

from __future__ import annotations

from collections.abc import Iterable

from kg.assistant.replies import Reply, certainty, places_reply
from kg.targets import Line, LinedFigure
from kg.trace import Counterpart, TracedMeasure, TracedTask


def task_reply(task: TracedTask) -> Reply:
    """Return a task of a trace with its departments, links and measures."""
    return {
        "element": task.iri,
        "plan": task.plan,
        "year": task.year,
        "number": task.number,
        "title": task.title,
        "found_by": task.found_by,
        "departments": [{"name": one.name, "roles": list(one.roles)} for one in task.departments],
        "deadline": task.deadline,
        "continues": [_counterpart(other) for other in task.earlier if other.relation == "continues"],
        "continued_by": [_counterpart(other) for other in task.later if other.relation == "continues"],
        "says_the_same_as": [
            _counterpart(other) for other in (*task.earlier, *task.beside, *task.later) if other.relation != "continues"
        ],
        "measures": [_measure(measure) for measure in task.measures],
        "passages": places_reply(task.passage),
    }


def line_reply(line: Line, year: int | None) -> Reply:
    """Return an indicator with its targets, of plans of one `year` if given, and its outcomes."""
    targets = [target for target in line.targets if year in (None, target.plan_year)]
    return {
        "indicator": line.indicator,
        "element": line.iri,
        "other_names": list(line.names),
        "not_the_same_as": list(line.near),
        "targets": [_target(line, target) for target in targets],
        "outcomes": [_figure(figure) for figure in line.figures if not figure.promised],
    }


def _measure(measure: TracedMeasure) -> Reply:
    return {
        "element": measure.iri,
        "position": measure.position,
        "actor": measure.actor,
        "text": measure.text,
        "standing": measure.standing,
        "continues": _counterparts(measure.earlier),
        "continued_by": _counterparts(measure.later),
        "passages": places_reply(measure.passage),
    }


def _counterparts(others: Iterable[Counterpart]) -> list[Reply]:
    return [_counterpart(other) for other in others if other.relation == "continues"]


def _counterpart(other: Counterpart) -> Reply:
    return {
        "element": other.iri,
        "year": other.year,
        "text": other.text,
        "change": other.change,
        **certainty(other.status, other.confidence),
    }


def _target(line: Line, target: LinedFigure) -> Reply:
    judgement, outcome = target.judgement, line.outcome_of(target)
    judged = {
        "verdict": judgement.verdict.value if judgement else None,
        "reason": judgement.reason if judgement else None,
        "confidence": judgement.confidence if judgement else None,
        "outcome": {"indicator": outcome.indicator, **_figure(outcome)} if outcome else None,
    }
    return {**_figure(target), **judged}


def _figure(figure: LinedFigure) -> Reply:
    return {
        "element": figure.iri,
        "plan": figure.plan,
        "period": figure.period,
        "value": figure.value,
        "quote": figure.quote,
        "passages": places_reply(figure.passage),
    }
