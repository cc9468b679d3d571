"""Measures every question of the library on generated corpora, beside Oxigraph's server and rdflib on the same data.

Run it in the project: python -m benchmarks.query_shapes 3 20 100 [DIR]. Each number is one of plans; in the
folder, if one is named, the corpora are kept for the next run. It prints a table, with
equal rows checked, and puts it into RESULTS.md.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType

from benchmarks.corpora import write_corpus
from benchmarks.endpoint import serve_oxigraph
from benchmarks.results import write_part
from kg.build import build_store, cache_folder
from kg.cli.reading import corpus_means
from kg.errors import QueryError
from kg.library import Query, fill_query, find_query, list_queries
from kg.store import Store, open_store, read_info
from kg.table import Table
from kg.workspace import find_workspace

BUDGET = 50.0  # ms
_PATIENCE = 20  # seconds that one question may take
_RUNS = 5
_RDFLIB_QUADS = 40_000
Rows = list[tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """How an engine answered: milliseconds (the best of several runs), and the rows, sorted; None if it did not."""

    milliseconds: float | None
    rows: Rows | None


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
            found[quads] = measure(here.store, quads)
    text = "\n".join(report(found)) + "\n"
    write_part(text)
    print(text)


def measure(store: Path, quads: int) -> dict[str, dict[str, Asked]]:
    """Return how each question was answered by each engine, by the names of both."""
    engines: dict[str, Callable[[str], Table]] = {}
    with open_store(store) as here, serve_oxigraph(store) as (address, _):
        questions = {query.name: fill_query(query, typical(query, here)) for query in list_queries()}
        engines["this project"] = here.select
        engines["oxigraph server"] = lambda text: _ask(address, text)
        if quads <= _RDFLIB_QUADS:
            engines["rdflib"] = _in_rdflib(here.nquads()).select
        return {
            name: {engine: _time(lambda a=answer, t=text: a(t)) for engine, answer in engines.items()}  # type: ignore[misc]
            for name, text in questions.items()
        }


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
    if wanted.get("department") == "string":
        given["department"] = "省财政厅"
    return given


def _first_thread(store: Store) -> str:
    """The line of tasks that the list of all begins with."""
    return store.select(find_query("threads").text).records()[0]["thread"]


def report(found: Mapping[int, Mapping[str, Mapping[str, Asked]]]) -> list[str]:
    """Return the table of the milliseconds, and what was not as it should be."""
    largest = max(found)
    engines = [(quads, engine) for quads, answers in found.items() for engine in next(iter(answers.values()))]
    lines = [
        "# Query shapes",
        "",
        f"Every question with typical parameters, milliseconds (best of {_RUNS}, since the machine is shared); equal "
        f"rows are checked. The budget is {BUDGET:.0f} ms at the largest size. The system had {os.getloadavg()[1]:.1f} "
        f"processes to run on {os.cpu_count()} processors: with more than it has processors, the figures of a row tell "
        "how the engines compare, and little of the budget. Where nothing matches, rdflib gives a grouped question one "
        'row all the same ("other rows").',
        "",
        "| question | rows | " + " | ".join(f"{engine}, {quads:,} quads" for quads, engine in engines) + " |",
        "|---|---:|" + "---:|" * len(engines),
    ]
    for name, answers in sorted(found[largest].items()):
        rows = answers["this project"].rows
        cells = [_shown(found[quads][name][engine], found[quads][name]["this project"]) for quads, engine in engines]
        lines.append(f"| `{name}` | {'–' if rows is None else f'{len(rows):,}'} | " + " | ".join(cells) + " |")
    ours = {name: answers["this project"].milliseconds for name, answers in found[largest].items()}
    over = sorted(name for name, spent in ours.items() if spent is None or spent > BUDGET)
    lines += [
        "",
        f"{len(ours) - len(over)} of {len(ours)} are within the budget. Over it: {', '.join(over) or 'none'}.",
    ]
    return lines


def _shown(one: Asked, ours: Asked) -> str:
    if one.milliseconds is None:
        return f"> {_PATIENCE} s"
    other = "" if one.rows == ours.rows else " (other rows)"
    return f"{one.milliseconds:.1f}{other}"


def _time(question: Callable[[], Table]) -> Asked:
    spent: list[float] = []
    rows: Rows | None = None
    for _ in range(_RUNS):
        begun = time.perf_counter()
        try:
            with _patience():
                table = question()
        except (TimeoutError, QueryError, OSError):  # Oxigraph tells of the time-out as of a query that failed
            return Asked(None, None)
        spent.append((time.perf_counter() - begun) * 1000)
        values = (tuple(None if term is None else term.value for term in row) for row in table.rows)
        rows = sorted(values, key=lambda row: tuple((value is not None, value or "") for value in row))
        if sum(spent) > 500:
            break
    return Asked(min(spent), rows)


class _patience:  # noqa: N801 - used like a function
    """Give a question so much time and no more."""

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(_PATIENCE)

    def __exit__(self, *_: object) -> None:
        signal.alarm(0)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def _ask(address: str, query: str) -> Table:
    from kg.table import Term  # noqa: PLC0415

    body = urllib.parse.urlencode({"query": query}).encode("utf-8")
    request = urllib.request.Request(address, body, {"Accept": "application/sparql-results+json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
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
