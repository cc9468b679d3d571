"""Writes a store out: all of it as N-Quads, TriG, Turtle or JSON-LD, or its measures as a table."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.identify import KG, PREFIXES, RDF, VOCABULARY, graph_iri
from kg.model import Duty, Measure, PlanDocument, Responsibility, Role, Task
from kg.rdf.read import read_document
from kg.store import Store

COLUMNS = (
    "plan",
    "year",
    "section",
    "task",
    "task_title",
    "measure",
    "text",
    "actor",
    "departments",
    "lead_departments",
    "participating_departments",
    "duties",
    "deadline",
    "due_date",
    "targets",
    "cited",
)
"""The columns of the table of measures, one row for each in the order of the plans and of their documents."""

_PREFIX = b"@prefix"


def export_store(store: Store, form: str) -> bytes:
    """Return all of a store in one of the `EXPORTS`; the same store gives the same bytes.

    Turtle has no named graphs, so it is the union of them. Raises `StoreError` naming the known forms for an
    unknown one.
    """
    if form not in EXPORTS:
        raise StoreError(f"no export is called {form!r}", hint=f"known: {', '.join(EXPORTS)}")
    return EXPORTS[form](store)


def write_export(store: Store, form: str, output: Path | None) -> None:
    """Write all of a store to `output`, or to standard output if that is None.

    The file is whole or not there: it is written beside its place and then renamed. Raises `StoreError` for an
    unknown form, or if the file cannot be written.
    """
    content = export_store(store, form)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        _write(output, content)
    except OSError as error:
        raise StoreError(
            f"{output} cannot be written: {error.strerror or error}", hint="choose another place with --output"
        ) from error


def _write(output: Path, content: bytes) -> None:
    target = output.resolve()
    if target.exists() and not target.is_file():
        # A pipe or /dev/null is written to; a folder says that it is one.
        target.write_bytes(content)
        return
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as beside:
        temporary = Path(beside.name)
        try:
            beside.write(content)
            beside.close()
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _nquads(store: Store) -> bytes:
    return store.nquads()


def _trig(store: Store) -> bytes:
    return _sort_prefixes(_serialize(_by_graph(store), ox.RdfFormat.TRIG))


def _jsonld(store: Store) -> bytes:
    return _serialize(_by_graph(store), ox.RdfFormat.JSON_LD) + b"\n"


def _turtle(store: Store) -> bytes:
    triples = dict.fromkeys(quad.triple for quad in _quads(store))
    ordered = sorted(triples, key=str)
    return _sort_prefixes(_serialize(ordered, ox.RdfFormat.TURTLE))


def _csv(store: Store) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for document, year in _plans(store):
        for task in document.tasks:
            table.writerows(_row(document, year, task, measure) for measure in task.measures)
    return text.getvalue().encode("utf-8")


EXPORTS: Mapping[str, Callable[[Store], bytes]] = {
    "nquads": _nquads,
    "trig": _trig,
    "turtle": _turtle,
    "jsonld": _jsonld,
    "csv": _csv,
}
"""The forms that a store can be written in, by the name that a person types."""


def _quads(store: Store) -> Iterator[ox.Quad]:
    return ox.parse(input=store.nquads(), format=ox.RdfFormat.N_QUADS)


def _by_graph(store: Store) -> list[ox.Quad]:
    """The quads with those of one graph together, each graph sorted."""
    return sorted(_quads(store), key=lambda quad: str(quad.graph_name))


def _serialize(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> bytes:
    return ox.serialize(statements, format=form, prefixes=dict(PREFIXES)) or b""


def _sort_prefixes(text: bytes) -> bytes:
    """Sort the prefix lines at the head, which come in another order each time."""
    lines = text.splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if not line.startswith(_PREFIX)), len(lines))
    return b"".join((*sorted(lines[:count]), *lines[count:]))


def _plans(store: Store) -> list[tuple[PlanDocument, str]]:
    """The plans of a store by year, and the year of each, which its text may leave to the manifest."""
    shared = tuple(store.statements(graph_iri(VOCABULARY)))
    plans: list[tuple[PlanDocument, str]] = []
    for graph in store.graphs():
        own = tuple(store.statements(graph))
        for iri in [s for s, p, value in own if p == f"{RDF}type" and value.value == f"{KG}Plan"]:
            year = next((value.value for s, p, value in own if s == iri and p == f"{KG}year"), "")
            plans.append((read_document((*own, *shared), iri), year))
    return sorted(plans, key=lambda plan: (plan[1], plan[0].identifier))


def _row(document: PlanDocument, year: str, task: Task, measure: Measure) -> tuple[str | int, ...]:
    """A measure; who is responsible and by when are its task's where it prints none of its own."""
    responsibilities = measure.responsibilities or task.responsibilities
    deadline = measure.deadline or task.deadline
    return (
        document.identifier,
        year,
        task.section or "",
        task.number,
        task.title,
        measure.number or measure.position,
        measure.text,
        measure.actor or "",
        _names(responsibilities),
        _names(r for r in responsibilities if r.role is Role.LEAD),
        _names(r for r in responsibilities if r.role is Role.PARTICIPANT),
        "；".join(_duty(duty) for duty in measure.duties),
        deadline.text if deadline else "",
        deadline.due.isoformat() if deadline and deadline.due else "",
        "；".join(target.quote for target in measure.targets),
        "；".join(citation.title for citation in measure.citations),
    )


def _names(responsibilities: Iterable[Responsibility]) -> str:
    return "、".join(dict.fromkeys(said.name for said in responsibilities))


def _duty(duty: Duty) -> str:
    return f"{duty.category}{duty.obligation.value}" if duty.obligation else duty.category
