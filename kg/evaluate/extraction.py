"""Counts what was understood of a document against its gold, one row per kind of element."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluate.counting import Key, Row, count_row
from kg.evaluate.gold import Table, element_number
from kg.model import Measure, PlanDocument, Responsibility, Role, Task


def extraction_rows(document: PlanDocument, gold: Table) -> tuple[Row, ...]:
    """Return a row for each kind of element of `document`.

    An element hangs on its task by the task's number and on its measure by the measure's text.
    """
    found, wanted = _found(document), _wanted(gold)
    return tuple(count_row(document.identifier, kind, wanted[kind], found[kind]) for kind in wanted)


def _found(document: PlanDocument) -> dict[str, list[Key]]:
    sections = {section.number: section.title for section in document.sections}
    pairs = [(task, measure) for task in document.tasks for measure in task.measures]
    holders: list[tuple[Key, tuple[Responsibility, ...]]] = [
        *(((task.number,), task.responsibilities) for task in document.tasks),
        *((_measure_key(task, measure), measure.responsibilities) for task, measure in pairs),
    ]
    return {
        "sections": [(section.number, section.title) for section in document.sections],
        "tasks": [(sections.get(task.section or "", ""), task.number, task.title) for task in document.tasks],
        "measures": [_measure_key(task, measure) for task, measure in pairs],
        "actors": [(*_measure_key(task, measure), measure.actor) for task, measure in pairs if measure.actor],
        "departments": [(*key, part.name) for key, parts in holders for part in parts],
        "lead departments": [(*key, part.name) for key, parts in holders for part in parts if part.role is Role.LEAD],
        "province duties": [
            (*_measure_key(task, measure), duty.category, duty.obligation.value if duty.obligation else "")
            for task, measure in pairs
            for duty in measure.duties
        ],
        "deadlines": [
            *((task.number, task.deadline.text) for task in document.tasks if task.deadline),
            *((*_measure_key(task, measure), measure.deadline.text) for task, measure in pairs if measure.deadline),
        ],
        "citations": list(_found_citations(document)),
    }


def _found_citations(document: PlanDocument) -> Iterator[Key]:
    for citation in document.citations:
        yield "", citation.title
    for section in document.sections:
        for citation in section.citations:
            yield section.number, citation.title
    for task in document.tasks:
        for citation in task.citations:
            yield task.number, citation.title
        for measure in task.measures:
            for citation in measure.citations:
                yield *_measure_key(task, measure), citation.title


def _measure_key(task: Task, measure: Measure) -> Key:
    return task.number, measure.text


def _wanted(gold: Table) -> dict[str, list[Key]]:
    keys = _keys(gold)
    titles = {section["id"]: section["title"] for section in gold["sections"]}
    measures = [measure for task in gold["tasks"] for measure in task["measures"]]
    departments = [(row["id"], part) for row in (*gold["tasks"], *measures) for part in row.get("departments", ())]
    return {
        "sections": [keys[section["id"]] + (section["title"],) for section in gold["sections"]],
        "tasks": [
            (titles.get(task.get("section") or "", ""), *keys[task["id"]], task["title"]) for task in gold["tasks"]
        ],
        "measures": [keys[measure["id"]] for measure in measures],
        "actors": [(*keys[m["id"]], m["actor"]) for m in measures if m.get("actor")],
        "departments": [(*keys[holder], part["name"]) for holder, part in departments],
        "lead departments": [(*keys[h], part["name"]) for h, part in departments if part.get("role") == "lead"],
        "province duties": [
            (*keys[measure["id"]], duty["category"], duty["obligation"])
            for measure in measures
            for duty in measure.get("provinces", ())
        ],
        "deadlines": [
            (*keys[row["id"]], row["deadline"]) for row in (*gold["tasks"], *measures) if row.get("deadline")
        ],
        "citations": [(*keys.get(row["where"], ("",)), row["title"]) for row in gold.get("cited_documents", ())],
    }


def _keys(gold: Table) -> dict[str, Key]:
    """The key of every gold element by its identifier, as `_found` makes them."""
    sections = {section["id"]: (str(section.get("number") or ""),) for section in gold["sections"]}
    tasks = {task["id"]: (element_number(task["id"]),) for task in gold["tasks"]}
    measures = {
        measure["id"]: (element_number(task["id"]), measure["text"])
        for task in gold["tasks"]
        for measure in task["measures"]
    }
    return {**sections, **tasks, **measures}
