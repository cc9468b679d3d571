"""The pages of departments: who has how much to do, and all that one is responsible for, by year and role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from kg.answers.holdings import Snapshot
from kg.identify import BASE
from kg.library import ask
from kg.web.contents import plan_heads
from kg.web.elements import asked_iri
from kg.web.kept import once, whole
from kg.web.page import chosen_language, page_link, snapshot
from kg.web.problem import HttpProblem
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)
_NEAREST = 3
_Row = Mapping[str, str]
_COUNTS = (
    ("Lead", "tasks_led", "measures_led"),
    ("Participant", "tasks_joined", "measures_joined"),
    ("Responsible", "tasks_responsible", "measures_responsible"),
)


@dataclass(frozen=True, slots=True)
class Load:
    """What a department bears: tasks and measures by plan."""

    body: str
    name: str
    above: str
    by_plan: Mapping[str, tuple[int, int]]

    @property
    def total(self) -> int:
        """Tasks and measures of all plans together."""
        return sum(sum(pair) for pair in self.by_plan.values())


@dataclass(frozen=True, slots=True)
class TaskPart:
    """A department's part in a task of a plan: its roles in the task itself, and the measures that it bears."""

    path: str
    number: str
    title: str
    roles: tuple[str, ...]
    measures: tuple[_Row, ...]


@router.get("/department", response_class=HTMLResponse)
def departments_page(request: Request) -> HTMLResponse:
    """Return the list of all departments with what they bear, those of one organisation together."""
    held = snapshot(request)
    groups: dict[str, list[Load]] = defaultdict(list)
    for load in read_loads(held):
        groups[load.above].append(load)
    ordered = sorted(groups.items(), key=lambda pair: (-sum(load.total for load in pair[1]), pair[0]))
    return show_page(
        request, "departments.html", here="departments", groups=ordered, heads=list(plan_heads(held).values())
    )


@router.get("/department/{name:path}", response_class=HTMLResponse)
def department_page(request: Request, name: str) -> Response:
    """Return the page of a department, or lead to it from another of its names. Raises a 404 naming the nearest."""
    held = snapshot(request)
    body = asked_iri(request)
    names = [row for row in ask(whole(held), "department-names") if row["body"] == body]
    if not names:
        return _elsewhere(request, held, name)
    rows = ask(held.store, "department-measures", department=names[0]["department"])
    return show_page(
        request,
        "department.html",
        here="departments",
        name=names[0]["department"],
        others=sorted({row["name"] for row in names} - {names[0]["department"]}),
        above=names[0]["belongs_to"],
        plans=[(plan_heads(held)[plan], parts) for plan, parts in _by_plan(rows, _roles(held, body)).items()],
        changes=[row for row in ask(whole(held), "departments-changed") if row["body"] == body],
        heads=plan_heads(held),
        together=_together(held, body),
    )


def _elsewhere(request: Request, held: Snapshot, name: str) -> Response:
    """What answers a name that is no address: the way to the one department of that name, or a 404 with the nearest."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for row in ask(whole(held), "department-names"):
        bodies[row["name"]].add(row["body"])
    own = bodies.get(name, set())
    if len(own) == 1:
        return RedirectResponse(page_link(_path(own), chosen_language(request)), 303)
    near = (name,) if own else tuple(get_close_matches(name, bodies, n=_NEAREST, cutoff=0.5))
    hint = f"did you mean: {', '.join(near)}?" if near else "find elements with: kg search WORDS"
    ways = tuple((one, _path({body})) for one in near for body in sorted(bodies[one]))
    raise HttpProblem(404, "missing", f"no department is called {name!r}", hint, ways=ways)


def _path(bodies: Iterable[str]) -> str:
    return f"/{next(iter(bodies)).removeprefix(BASE)}"


def read_loads(held: Snapshot) -> tuple[Load, ...]:
    """Return what each department bears, those with most first."""
    return once(held, "loads", lambda: tuple(_read_loads(held)))


def _read_loads(held: Snapshot) -> Iterable[Load]:
    above = {row["body"]: row["belongs_to"] for row in ask(whole(held), "department-names")}
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    named: dict[str, str] = {}
    for row in ask(whole(held), "department-load"):
        named[row["body"]] = row["department"]
        pair = sum(int(row[tasks]) for _, tasks, _ in _COUNTS), sum(int(row[measures]) for _, _, measures in _COUNTS)
        found[row["body"]][row["plan"]] = pair
    loads = (Load(body, named[body], above.get(body, ""), by_plan) for body, by_plan in found.items())
    return sorted(loads, key=lambda load: (-load.total, load.name))


def _roles(held: Snapshot, body: str) -> Mapping[str, tuple[str, ...]]:
    """The roles that are printed for a department with a task itself, by the IRI of the task."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in ask(held.store, "department-parts", department=body):
        found[row["element"]].append(row["role"].rpartition("#")[2])
    return {element: tuple(roles) for element, roles in found.items()}


def _by_plan(rows: Iterable[_Row], roles: Mapping[str, tuple[str, ...]]) -> dict[str, list[TaskPart]]:
    tasks: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        tasks[row["plan"], row["task_number"]].append(row)
    found: dict[str, list[TaskPart]] = defaultdict(list)
    for (plan, number), several in tasks.items():
        path = f"/plan/{plan}/task/{number}"
        own = roles.get(f"{BASE}{path[1:]}", ())
        borne = tuple(row for row in several if row["printed_for"] == "measure")
        found[plan].append(TaskPart(path, number, several[0]["task"], own, borne))
    return dict(reversed(found.items()))


def _together(held: Snapshot, body: str) -> list[tuple[str, str, int]]:
    """With whom a department stands for one task or measure, and how often, most often first."""
    pairs = ask(whole(held), "departments-together")
    found = [
        (row["b"], row["department_b"], int(row["together"]))
        if row["a"] == body
        else (row["a"], row["department_a"], int(row["together"]))
        for row in pairs
        if body in (row["a"], row["b"])
    ]
    return sorted(found, key=lambda one: (-one[2], one[1]))
