"""The line of a phrase through the years, as a tree for people and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.text import Text
from rich.tree import Tree

from kg.cli.certainty import describe_certainty, describe_likeness
from kg.cli.drawing import draw
from kg.cli.tables import literal_table
from kg.cli.words import say
from kg.iris import shorten_iri
from kg.table import Table, Term
from kg.trace import Counterpart, Place, Trace, TracedMeasure, TracedTask

_MARK = "bold reverse"
_COLUMNS = (
    "year", "plan", "task", "title", "departments", "deadline", "position", "measure", "standing",
    "carries_on", "restates", "carried_on_by", "passage", "iri",
)  # fmt: skip


def draw_trace(trace: Trace) -> str:
    """Return the trace drawn year by year: tasks with departments and links, measures carried on and new."""
    trees = []
    for year in trace.years:
        tree = Tree(Text(str(year.year), style="bold"))
        for plan in year.plans:
            branch = tree.add(Text(plan.plan, style="bold"))
            for task in plan.tasks:
                _add_task(branch, task)
        trees.append(tree)
    return draw(*trees)


def trace_table(trace: Trace) -> Table:
    """Return the trace as a table, one row a measure; the passage is given as file and offsets."""
    rows = [(task, measure) for task in trace.tasks for measure in task.measures]
    plain = literal_table(_COLUMNS[:-1], (_row(task, measure) for task, measure in rows))
    iris = (Term(measure.iri, "iri") for _, measure in rows)
    return Table(_COLUMNS, tuple((*row, iri) for row, iri in zip(plain.rows, iris, strict=True)))


def _add_task(root: Tree, task: TracedTask) -> None:
    title = Text(f"{say('task', number=task.number)}  ", style="cyan")
    title.append_text(_marked(task.title, task.marks))
    branch = root.add(title)
    found = "" if task.found_by == "title" else say(f"found by {task.found_by}")
    said = (_departments(task), task.deadline, found, _places(task.passage), shorten_iri(task.iri))
    branch.add(Text(" · ".join(part for part in said if part), style="dim"))
    _add_links(branch, task, lambda other: f"{_brief_iri(other)} {other.text}")
    for measure in task.measures:
        _add_measure(branch, measure)


def _add_measure(root: Tree, measure: TracedMeasure) -> None:
    standing = "" if measure.standing == "first" else f"[{say(f'standing {measure.standing}')}] "
    line = Text(f"{measure.number or measure.position}. ")
    line.append(standing, style="yellow" if measure.standing == "new" else "green")
    line.append_text(_marked(measure.text, measure.marks))
    line.append(f"  {_places(measure.passage)}", style="dim")
    _add_links(root.add(line), measure, _brief_iri)


def _add_links(root: Tree, element: TracedTask | TracedMeasure, name: Callable[[Counterpart], str]) -> None:
    """Add what goes on from year to year, a line each, and what other plans say likewise, the surest first."""
    for sign, word, others in (("←", "continues", element.earlier), ("→", "continued by", element.later)):
        for other in others:
            if other.relation == "continues":
                certainty = describe_certainty(other.status, other.confidence)
                how = say("how", word=say(word), change=say(other.change), certainty=certainty)
                root.add(Text(f"{sign} {how} {other.year} {_brief_iri(other)}  {other.text}", style="green"))
    likewise = [o for o in (*element.earlier, *element.beside, *element.later) if o.relation != "continues"]
    by_likeness: dict[str, list[str]] = {}
    for other in sorted(likewise, key=lambda one: (one.status != "Confirmed", -one.confidence, one.year, one.iri)):
        by_likeness.setdefault(describe_likeness(other), []).append(name(other))
    for likeness, names in by_likeness.items():
        root.add(Text(f"= {likeness} {'；'.join(names)}", style="dim"))


def _brief_iri(other: Counterpart) -> str:
    return shorten_iri(other.iri).removeprefix("plan/")


def _departments(task: TracedTask) -> str:
    return "、".join(
        say("with role", name=one.name, role="、".join(map(say, one.roles))) if one.roles else one.name
        for one in task.departments
    )


def _places(passage: Iterable[Place]) -> str:
    return ", ".join(f"{place.source} {place.start}–{place.end}" for place in passage)


def _marked(text: str, marks: Iterable[tuple[int, int]]) -> Text:
    drawn = Text(text)
    for start, end in marks:
        drawn.stylize(_MARK, start, end)
    return drawn


def _row(task: TracedTask, measure: TracedMeasure) -> tuple[object, ...]:
    return (
        task.year,
        task.plan,
        task.number,
        task.title,
        _departments(task),
        task.deadline,
        measure.position,
        measure.text,
        measure.standing,
        _iris(measure.earlier),
        _iris(measure.beside),
        _iris(measure.later),
        _places(measure.passage),
    )


def _iris(others: Iterable[Counterpart]) -> str:
    return " ".join(shorten_iri(other.iri) for other in others)
