"""The views in one table: what each is of, what it is asked with, and how it is drawn from a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.biography import TaskLine, phrase_biography, task_lines
from kg.elements import find_element
from kg.errors import QueryError
from kg.graphs.corpus import Corpus, read_corpus
from kg.graphs.department import department_picture
from kg.graphs.departments import departments_picture
from kg.graphs.line import line_picture
from kg.graphs.phrase import phrase_picture
from kg.graphs.picture import Picture, Wording
from kg.graphs.plan import plan_picture
from kg.graphs.promise import promise_picture
from kg.graphs.whole import map_picture
from kg.graphs.years import years_picture
from kg.identify import BASE
from kg.library import is_element
from kg.store import Store
from kg.targets import target_lines


@dataclass(frozen=True, slots=True)
class Holdings:
    """What views are drawn from: a store, the search index built with it, and what was read of the store."""

    store: Store
    index: Path
    corpus: Corpus
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class View:
    """A kind of picture; `asks` names what it is to be told, `draw` makes it of that."""

    title: Wording
    asks: str
    draw: Callable[[Holdings, Sequence[str]], Picture]


def open_holdings(store: Store, index: Path, language: str = "zh") -> Holdings:
    """Return what views are drawn from; the reasons of verdicts are in `language`, `zh` or `en`."""
    return Holdings(store, index, read_corpus(store), language)


def draw_view(holdings: Holdings, kind: str, what: Sequence[str] = ()) -> Picture:
    """Return the picture of a kind (a key of `VIEWS`) of what is asked for.

    Raises `QueryError` for an unknown kind, for what the store does not know, and where something is to be named and
    is not.
    """
    if kind not in VIEWS:
        raise QueryError(f"there is no view {kind}", hint=f"use one of: {', '.join(VIEWS)}")
    view = VIEWS[kind]
    most = len(view.asks.split())
    if len(what) > most or (not what and view.asks and not view.asks.startswith("[")):
        raise QueryError(f"the view {kind} is asked with: {view.asks or '-'}", hint="kg view --help has examples")
    return view.draw(holdings, [word.strip() for word in what])


def _draw_line(holdings: Holdings, what: Sequence[str]) -> Picture:
    return line_picture(holdings.corpus, _find_line(holdings, what[0]))


def _find_line(holdings: Holdings, words: str) -> TaskLine:
    """The line of a task given by its IRI, or the first line with a task whose title holds the words."""
    if is_element(words):
        (line,) = task_lines(holdings.store, words)
        return line
    named = phrase_biography(holdings.store, holdings.index, words).lines
    if not named:
        raise QueryError(f"no line of tasks has {words} in a title", hint="kg threads lists the lines")
    return next(iter(task_lines(holdings.store, named[0].stands[0].iri)))


def _draw_years(holdings: Holdings, what: Sequence[str]) -> Picture:
    corpus = holdings.corpus
    pairs = year_pairs(corpus)
    if len(what) == 1 or (not what and not pairs):
        raise QueryError(
            "two years side by side need two plans of one series", hint="kg query plans-by-year lists the plans"
        )
    if not what:
        return years_picture(corpus, *pairs[-1])
    named = {(corpus.heads[one].year, corpus.heads[other].year): (one, other) for one, other in pairs}
    earlier, later = named.get((what[0], what[1]), (what[0], what[1]))
    return years_picture(corpus, earlier, later)


def year_pairs(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Return the pairs of plans that follow each other in a series, by year."""
    return tuple((plan, later) for plan in corpus.heads if (later := corpus.next_of(plan)))


def _draw_plan(holdings: Holdings, what: Sequence[str]) -> Picture:
    return plan_picture(holdings.corpus, what[0].removeprefix(f"{BASE}plan/").removeprefix("plan/"))


def _draw_department(holdings: Holdings, what: Sequence[str]) -> Picture:
    iri = find_element(holdings.store, what[0])
    return department_picture(holdings.corpus, iri.removeprefix(f"{BASE}department/"))


def _draw_departments(holdings: Holdings, what: Sequence[str]) -> Picture:  # noqa: ARG001 - as every view is drawn
    if not any(item.bearers for item in holdings.corpus.items.values()):
        raise QueryError("no plan names a department", hint="list the plans with: kg stats")
    return departments_picture(holdings.corpus)


def _draw_promise(holdings: Holdings, what: Sequence[str]) -> Picture:
    words = what[0] if what else ""
    lines = target_lines(holdings.store, words, language=holdings.language)
    if not lines:
        if not words:
            raise QueryError("no plan promises anything", hint="list the plans with: kg stats")
        raise QueryError(f"nothing is promised of {words}", hint="kg targets lists the indicators")
    title = (
        (f"承诺与成效：{words}", f"Promised and reached: {words}") if words else ("承诺与成效", "Promised and reached")
    )
    return promise_picture(holdings.corpus, lines, title)


def _draw_phrase(holdings: Holdings, what: Sequence[str]) -> Picture:
    return phrase_picture(holdings.corpus, phrase_biography(holdings.store, holdings.index, what[0]))


def _draw_map(holdings: Holdings, what: Sequence[str]) -> Picture:  # noqa: ARG001 - as every view is drawn
    return map_picture(holdings.corpus)


VIEWS: dict[str, View] = {
    "map": View(("全部文件一览", "All documents"), "", _draw_map),
    "years": View(("两个年度对照", "Two years side by side"), "[EARLIER LATER]", _draw_years),
    "line": View(("一项任务的脉络", "The line of a task"), "TASK|WORDS", _draw_line),
    "plan": View(("一份文件", "A document"), "PLAN", _draw_plan),
    "department": View(("一个部门", "A department"), "NAME", _draw_department),
    "departments": View(("部门协作网络", "Departments that work together"), "", _draw_departments),
    "promise": View(("承诺与成效", "Promised and reached"), "[WORDS]", _draw_promise),
    "phrase": View(("一个说法", "A phrase"), "WORDS", _draw_phrase),
}
"""By the name that a view is asked for by."""
