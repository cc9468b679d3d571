"""The evaluation cases, and how answers are compared with what is expected: shared by tests and benchmarks."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.search import build_index
from kg.store.folder import FORMAT, INFO, SEARCH, StoreInfo, write_info
from kg.store.oxigraph import OxigraphStore

DATA = Path(__file__).with_name("evaluation.trig")
_EXAMPLE = "http://example.org/"
_NUMBERS = frozenset({"integer", "decimal", "double"})
_XSD = "http://www.w3.org/2001/XMLSchema#"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A query with its expected rows; `ordered` where their order counts."""

    name: str
    clause: str
    query: str
    rows: tuple[str, ...]
    ordered: bool


def cases() -> tuple[Case, ...]:
    """Return all cases in the order of the file."""
    with Path(__file__).with_name("evaluation.toml").open("rb") as file:
        found = tomllib.load(file)["case"]
    return tuple(
        Case(
            name=one["name"],
            clause=one["clause"],
            query=f"PREFIX : <{_EXAMPLE}>\n{one['query']}",
            rows=tuple(one["rows"]),
            ordered=one.get("ordered", False),
        )
        for one in found
    )


def rows_of(answer: Json) -> list[str]:
    """Return the rows of SPARQL results in JSON, written as the cases have them."""
    if "boolean" in answer:
        return ["true" if answer["boolean"] else "false"]
    names = answer["head"]["vars"]
    return [" ".join(_term(row.get(name)) for name in names) for row in answer["results"]["bindings"]]


def is_right(case: Case, answer: Json) -> bool:
    """Return whether an answer has the rows that are expected."""
    rows = rows_of(answer)
    return rows == list(case.rows) if case.ordered else sorted(rows) == sorted(case.rows)


def count_right(ask: Callable[[str], Json]) -> int:
    """Return how many cases `ask` answers rightly; what it raises is no right answer."""
    right = 0
    for case in cases():
        try:
            right += is_right(case, ask(case.query))
        except Exception:  # noqa: BLE001, S112 - whatever another engine raises
            continue
    return right


def write_store(folder: Path, data: Path = DATA) -> Path:
    """Write the store with the data of the cases to `folder`, and return it."""
    memory = ox.Store()
    memory.load(path=str(data), format=ox.RdfFormat.TRIG)
    folder.mkdir(parents=True)
    with OxigraphStore.create(folder) as store:
        store.put(memory.dump(format=ox.RdfFormat.N_QUADS) or b"")
    graphs = tuple(
        sorted(
            (graph.value, len(list(memory.quads_for_pattern(None, None, None, graph))))
            for graph in memory.named_graphs()
        )
    )
    build_index(folder / SEARCH, ())
    write_info(folder, StoreInfo(FORMAT, "1", len(memory), graphs, "evaluation"))
    assert (folder / INFO).exists()
    return folder


def _term(term: Json | None) -> str:
    if term is None:
        return "-"
    value = str(term["value"])
    if term["type"] == "uri":
        return f":{value.removeprefix(_EXAMPLE)}"
    if "xml:lang" in term:
        return f'"{value}"@{term["xml:lang"]}'
    if str(term.get("datatype", "")).removeprefix(_XSD) in _NUMBERS:
        return _number(value, str(term["datatype"]))
    return f'"{value}"'


def _number(value: str, datatype: str) -> str:
    """An integer as it is, another number as Python writes it, for engines write 25, 25.0 and 25.00."""
    return str(int(value)) if datatype.endswith("integer") else str(float(value))
