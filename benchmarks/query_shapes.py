"""Measures every question of the library on generated corpora, beside other engines on the same data.

Run it in the project: python -m benchmarks.query_shapes 3 20 100 [DIR]. Each number is one of plans; in the
folder, if one is named, the corpora are kept for the next run. It prints a table, with equal rows checked, and puts it
into RESULTS.md. The engines are Oxigraph's server, Virtuoso (Debian's `virtuoso-opensource-7-bin`), rdflib, and maplib
if it is installed (`pip install maplib`).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.asking import PATIENCE, RUNS, Answer, Asked, Rows, ask_in_turn, sorted_rows
from benchmarks.corpora import write_corpus
from benchmarks.endpoint import serve_oxigraph
from benchmarks.maplib_apart import is_installed, run_maplib
from benchmarks.results import write_part
from kg.build import build_store, cache_folder
from kg.cli.reading import corpus_means
from kg.errors import KgError
from kg.library import Query, fill_query, find_query, list_queries
from kg.remote.publish import publish
from kg.store import Store, StoreInfo, open_store, read_info
from kg.store.address import Address
from kg.store.remote import RemoteStore, reach
from kg.table import Table
from kg.workspace import find_workspace
from tests.remote.servers import Silence
from tests.remote.virtuoso import PASSWORD, USER, launch_virtuoso

BUDGET = 50.0  # ms
_ALL = 480  # seconds that an engine may take for all questions of a size; the rest is then not asked
_NEAR = 1.2
_IN_A_BUILD = frozenset({"all-texts"})
_KNOWN = {"KG_STORE_USER": USER, "KG_STORE_PASSWORD": PASSWORD}


def main(sizes: Sequence[int], folder: Path | None = None) -> None:
    """Build a corpus of each size, ask every question of every engine, print the table and keep it.

    What stands in `folder` from an earlier run is used again.
    """
    found: dict[int, dict[str, dict[str, Asked]]] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            root = (folder or Path(name)) / str(size)
            if not root.exists():
                write_corpus(root, size)
            here = find_workspace(root)
            if not here.store.exists():
                build_store(here, replace(corpus_means(), cache=cache_folder(here.store), jobs=2), here.store)
            quads = read_info(here.store).quads
            found[quads] = measure(here.store)
            text = "\n".join((*report(found), *_report_whole(measure_whole(here.store)))) + "\n"
            write_part(text)
    print(text)


def measure(store: Path) -> dict[str, dict[str, Asked]]:
    """Return how each question was answered by each engine, by the names of both.

    All are asked in turn but rdflib, which comes last, since what it holds in memory is large.
    """
    with ExitStack() as opened:
        here = opened.enter_context(open_store(store))
        questions = {query.name: fill_query(query, typical(query, here)) for query in list_queries()}
        address, _ = opened.enter_context(serve_oxigraph(store))
        engines: dict[str, Answer] = {
            "this project": lambda text: (here.select(text), None),
            "oxigraph server": lambda text: (_ask(address, text), None),
        }
        virtuoso = opened.enter_context(_in_virtuoso(here, store))
        if virtuoso is not None:
            engines["Virtuoso"] = lambda text: (virtuoso.select(text), None)
        nquads = here.nquads()
        if is_installed():
            folder = opened.enter_context(tempfile.TemporaryDirectory())
            engines["maplib"] = opened.enter_context(run_maplib(nquads, Path(folder), PATIENCE)).select
        found = _ask_all(engines, questions)
    rdflib = _in_rdflib(nquads)
    last = _ask_all({"rdflib": lambda text: (rdflib.select(text), None)}, questions)
    return {name: found[name] | last[name] for name in questions}


def _ask_all(engines: Mapping[str, Answer], questions: Mapping[str, str]) -> dict[str, dict[str, Asked]]:
    left = dict.fromkeys(engines, float(_ALL))
    return {name: ask_in_turn(engines, text, left) for name, text in questions.items()}


@contextmanager
def _in_virtuoso(here: Store, store: Path) -> Iterator[Store | None]:
    """Fill a Virtuoso server that lives as long as this; None if it does not take the store."""
    info = read_info(store)
    address, process = launch_virtuoso(2_000_000, max(20_000, info.quads // 8))
    try:
        if _is_filled(here, info, address):
            with RemoteStore.open(address, _KNOWN) as virtuoso:
                yield virtuoso
        else:
            yield None
    finally:
        process.kill()
        process.wait()


def _is_filled(here: Store, info: StoreInfo, address: Address) -> bool:
    try:
        publish(here, info, reach(address, _KNOWN), Silence())
    except KgError as error:
        print(f"Virtuoso, {info.quads:,} quads: {error}", file=sys.stderr)
        return False
    return True


def measure_whole(store: Path) -> tuple[tuple[str, str, Asked], ...]:
    """Return what it takes to ask some questions of all plans: name, parameters and the answer."""
    with open_store(store) as here:
        return tuple(
            (name, said, _ask_here(here, fill_query(find_query(name), values))) for name, said, values in _WHOLE
        )


def _ask_here(here: Store, text: str) -> Asked:
    return ask_in_turn({"here": lambda asked: (here.select(asked), None)}, text, {"here": float(_ALL)})["here"]


_WHOLE: tuple[tuple[str, str, Mapping[str, str | Sequence[str]]], ...] = (
    ("links-unconfirmed", "no limit", {"limit": ()}),
    ("restated-items", "a year, all plans", {"year": "2021"}),
    ("departments-changed", "all years", {}),
    ("department-load", "all years", {}),
    ("department-tasks", "one department, all years", {"department": "省财政厅"}),
    ("task-by-phrase", "a word that a title in four holds (安全)", {"phrase": "安全"}),
    ("measures-moved", "all years", {}),
    ("task-changes", "all years", {}),
)


def typical(query: Query, store: Store) -> Mapping[str, str]:
    """Return values for the parameters of a question as a person would give them: a year, a word, one element."""
    base = "https://w3id.org/policy-kg/id/"
    plans = [name.rpartition("/")[2] for name in store.graphs() if "-20" in name]
    plan = next(name for name in plans if name.endswith("2020"))
    later = next(name for name in plans if name == f"{plan[:-4]}2021")
    values = {
        "year": "2021",
        "phrase": "安全",
        "actor": "有关地区",
        "department": f"{base}department/省财政厅",
        "plan": f"{base}plan/{later}",
        "plan_iri": f"{base}plan/{later}",
        "earlier_plan": f"{base}plan/{plan}",
        "later_plan": f"{base}plan/{later}",
        "element": f"{base}plan/{later}/measure/3",
        "task_iri": f"{base}plan/{later}/task/1-0",
        "measure_iri": f"{base}plan/{later}/measure/3",
        "graph": f"{base}graph/{later}",
        "kind": "task",
        "link": f"{base}link/{plan}/task/1-0/to/{later}/task/1-0",
        "thread": _first_thread(store),
    }
    wanted = {one.name: one.kind for one in query.parameters}
    given = {name: values[name] for name in wanted if name in values}
    if query.name in ("task-by-phrase", "tasks-by-phrase"):
        given["phrase"] = _title(store, values["task_iri"])[2:8]
    if wanted.get("department") == "string":
        given["department"] = "省财政厅"
    return given


def _title(store: Store, task: str) -> str:
    """The title of a task, of which somebody remembers the words in the middle."""
    (row,) = store.select(fill_query(find_query("task-cards"), {"task_iri": task})).records()[:1]
    return row["task"]


def _first_thread(store: Store) -> str:
    """The line of tasks that the list of all begins with."""
    return store.select(find_query("threads").text).records()[0]["thread"]


def report(found: Mapping[int, Mapping[str, Mapping[str, Asked]]]) -> list[str]:
    """Return the table of the milliseconds, and what was not as it should be."""
    largest = max(found)
    engines = [(quads, engine) for quads, answers in found.items() for engine in next(iter(answers.values()))]
    lines = [
        *_opening(),
        "| question | rows | processor, this project | "
        + " | ".join(f"{engine}, {quads:,} quads" for quads, engine in engines)
        + " |",
        "|---|---:|---:|" + "---:|" * len(engines),
    ]
    for name, answers in sorted(found[largest].items()):
        rows = answers["this project"].rows
        cells = [_shown(found[quads][name][engine], found[quads][name]["this project"]) for quads, engine in engines]
        worked = answers["this project"].processor
        opening = (f"`{name}`", "–" if rows is None else f"{len(rows):,}", "–" if worked is None else f"{worked:.1f}")
        lines.append(f"| {' | '.join((*opening, *cells))} |")
    ours = {name: answers["this project"].processor for name, answers in found[largest].items()}
    over = sorted(name for name, spent in ours.items() if name not in _IN_A_BUILD and (spent is None or spent > BUDGET))
    lines += [
        "",
        f"{len(ours) - len(over) - len(_IN_A_BUILD)} of {len(ours) - len(_IN_A_BUILD)} are within the budget. "
        f"Over it: {', '.join(over) or 'none'}. `all-texts` is asked once in a build, for its index, "
        "and has no budget.",
        "",
        *(_places(quads, answers) for quads, answers in found.items()),
    ]
    return lines


def _opening() -> tuple[str, ...]:
    missing = "" if is_installed() else " maplib is not measured: pip install maplib."
    return (
        "# Query shapes",
        "",
        f"Every question with typical parameters, milliseconds (best of {RUNS}, since the machine is shared), "
        f"the same data and equal rows checked. The budget is {BUDGET:.0f} ms at the largest size, of processor time, "
        "which the third column has: on a machine of its own a question takes little more. The system had "
        f"{os.getloadavg()[1]:.1f} processes to run on {os.cpu_count()} processors: with more than it has processors, "
        "the other figures of a row tell how the engines compare, and little more. The engines answer "
        f"in turn, one after the other in each of the runs, and rdflib by itself; an engine has {PATIENCE} s for a "
        f"question and {_ALL} s for all of a size, the time to load again after a failure included (– was not asked "
        "any more). Virtuoso is asked as a "
        "store on a server. maplib has no pattern over the "
        "names of graphs, so it is given the union of all graphs; × is what it does not answer. Where "
        'nothing matches, rdflib and maplib give a grouped question one row all the same ("other rows").' + missing,
        "",
    )


def _report_whole(whole: Sequence[tuple[str, str, Asked]]) -> tuple[str, ...]:
    """The part on questions about all plans; `whole` is of the largest size."""
    return (
        "",
        "What has no budget, because nobody reads it at a time: the same questions of all plans, at the largest size.",
        "",
        "| question | of | rows | milliseconds |",
        "|---|---|---:|---:|",
        *(f"| `{name}` | {said} | {len(one.rows or ()):,} | {_shown(one, one)} |" for name, said, one in whole),
    )


def _places(quads: int, answers: Mapping[str, Mapping[str, Asked]]) -> str:
    """How often this project is first, or near the first, of those that give the same rows."""
    behind = []
    for name, asked in sorted(answers.items()):
        ours = asked["this project"]
        times = [a.milliseconds for a in asked.values() if a.milliseconds is not None and _same(a.rows, ours.rows)]
        if ours.milliseconds is None or ours.milliseconds > _NEAR * min(times):
            best = min(asked, key=lambda engine: _rank(asked[engine], ours))
            behind.append(f"`{name}` ({best}, {(ours.milliseconds or 0) / min(times):.1f})")
    first = f"At {quads:,} quads this project is first or within {_NEAR} of it in {len(answers) - len(behind)}"
    told = f"; elsewhere, with the first and how many times as fast it is: {', '.join(behind)}" if behind else ""
    return f"{first} of {len(answers)}{told}.\n"


def _rank(one: Asked, ours: Asked) -> float:
    return one.milliseconds if one.milliseconds is not None and _same(one.rows, ours.rows) else float("inf")


def _shown(one: Asked, ours: Asked) -> str:
    if not one.asked:
        return "–"
    if one.milliseconds is None:
        return f"> {PATIENCE} s" if one.rows is None else "×"
    other = "" if _same(one.rows, ours.rows) else " (other rows)"
    return f"{one.milliseconds:.1f}{other}"


def _same(rows: Rows | None, others: Rows | None) -> bool:
    return rows == others or (rows is not None and others is not None and _numbers(rows) == _numbers(others))


def _numbers(rows: Rows) -> Rows:
    """The rows with numbers in one form, as engines write them in several (1, 1.0, 0.90)."""
    return sorted_rows(tuple(None if value is None else _number(value) for value in row) for row in rows)


def _number(value: str) -> str:
    try:
        return f"{float(value):.9g}"
    except ValueError:
        return value


def _ask(address: str, query: str) -> Table:
    from kg.table import Term  # noqa: PLC0415

    body = urllib.parse.urlencode({"query": query}).encode("utf-8")
    request = urllib.request.Request(address, body, {"Accept": "application/sparql-results+json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
        told = json.loads(answer.read())
    columns = tuple(told["head"]["vars"])
    rows = tuple(
        tuple(Term(one[name]["value"], "literal") if name in one else None for name in columns)
        for one in told["results"]["bindings"]
    )
    return Table(columns, rows)


def _in_rdflib(nquads: bytes) -> Store:
    from kg.store.memory import MemoryStore  # noqa: PLC0415 - rdflib comes with it

    store = MemoryStore()
    store.put(nquads)
    return store


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    main(numbers or [3, 20, 100], next((Path(a) for a in sys.argv[1:] if not a.isdigit()), None))
