"""Answers one question in a process that works for it alone, row by row, and cuts the answer at its limits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import IO, TypeVar, cast

import pyoxigraph as ox

from kg.answers.formats import GRAPHS, QUADS, RESULTS, Format, choose_format
from kg.answers.matching import Matcher
from kg.answers.prefixes import SortedPrefixes
from kg.answers.question import DATA, END, FAILURE, HEAD, Cut, Failure, Limits, Question, frame
from kg.answers.rows import ROW_WRITERS
from kg.errors import QueryError, RefusedError
from kg.identify import PREFIXES
from kg.store import Dataset, OxigraphStore

Send = Callable[[bytes], None]
Row = TypeVar("Row")

_CHUNK = 1 << 16
_ROWS_BETWEEN_LOOKS = 64
RDF_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_WITH_PREFIXES = frozenset({"turtle", "trig", "rdfxml", "jsonld"})
_NOTES = {
    "rows": "cut after {limit} rows, the limit of this server · 到 {limit} 行的上限为止，其余没有给出",
    "seconds": "cut after {limit:g} seconds, the limit of this server · 到 {limit:g} 秒的时限为止，其余没有给出",
}


class _UnwantedError(Exception):
    """None of the formats offered is one that the client takes."""

    def __init__(self, offered: tuple[Format, ...]) -> None:
        super().__init__()
        self.offered = ", ".join(form.name for form in offered)


_FAILURES = (QueryError, _UnwantedError, MemoryError, OSError, RuntimeError, ValueError)


class Pipe:
    """Gathers what is written into frames of some size."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._held = bytearray()

    def frame(self, content: bytes) -> None:
        """Send a frame, with what was gathered before it if that is much."""
        self._held += content
        if len(self._held) > _CHUNK:
            self.flush()

    def write(self, data: bytes) -> int:
        """Send data as an open file would be given it."""
        self.frame(frame(DATA, bytes(data)))
        return len(data)

    def flush(self) -> None:
        """Send what is held back."""
        self._send(bytes(self._held))
        self._held.clear()


class Meter:
    """Counts the rows of an answer, and says when it is to be cut."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._end = time.monotonic() + limits.seconds
        self.rows = 0
        self.cut: Cut | None = None

    def within(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows until a limit is met; `cut` names it then."""
        for row in rows:
            if self.rows >= self._limits.rows:
                self.cut = "rows"
                return
            if self.rows % _ROWS_BETWEEN_LOOKS == 0 and time.monotonic() > self._end:
                self.cut = "seconds"
                return
            self.rows += 1
            yield row

    @property
    def note(self) -> str:
        """What a person reads at the end of a cut answer; empty if it is whole."""
        return _NOTES[self.cut].format(limit=getattr(self._limits, self.cut)) if self.cut else ""


def answer(store: OxigraphStore, matcher: Matcher, question: Question, send: Send) -> None:
    """Send the frames of the answer to a question: a head, data, an ending; or a failure, even after data."""
    pipe = Pipe(send)
    meter = Meter(question.limits)
    try:
        _answer(store, matcher, question, pipe, meter)
        pipe.frame(frame(END, {"cut": meter.cut, "rows": meter.rows}))
    except _FAILURES as error:
        pipe.frame(frame(FAILURE, asdict(_explain(error))))
    pipe.flush()


MOST_AT_ONCE = 2000
"""How many rows an answer may have that is given at once: some milliseconds of work."""


def answer_at_once(store: OxigraphStore, question: Question) -> tuple[str, bytes] | None:
    """Return the media type and the whole answer to a question that surely takes no more than some milliseconds.

    None for any other question, which is for a process that can be ended.
    """
    if question.kind != "query" or question.default_graphs is not None or question.named_graphs is not None:
        return None
    form = choose_format(RESULTS, question.accept, question.form)
    if form is None:
        return None
    found = store.find_about(question.text, min(MOST_AT_ONCE, question.limits.rows))
    if found is None or isinstance(found, ox.QueryTriples):
        return None
    if form.name == "json" and isinstance(found, ox.QuerySolutions):
        return form.content_type, found.serialize(format=ox.QueryResultsFormat.JSON) or b""
    return form.content_type, "".join(_results(found, form, Meter(question.limits))).encode()


def _explain(error: Exception) -> Failure:
    if isinstance(error, QueryError):
        return Failure("refused" if isinstance(error, RefusedError) else "syntax", str(error), error.hint)
    if isinstance(error, _UnwantedError):
        said = "the answer is not written in any of the formats that are accepted"
        return Failure("format", said, f"this answer can be asked for as format={error.offered}")
    if isinstance(error, MemoryError):
        return Failure("memory", "the query needs more memory than it is given")
    return Failure("failed", f"the query could not be answered: {error}")


def _answer(store: OxigraphStore, matcher: Matcher, question: Question, pipe: Pipe, meter: Meter) -> None:
    if question.kind != "query":
        _write_graph(_stored(store, question), question, pipe, meter)
        return
    found = store.evaluate(question.text, _dataset(question), matcher.functions())
    if isinstance(found, ox.QueryTriples):
        _write_graph(found, question, pipe, meter)
    else:
        _write_results(found, question, pipe, meter)


def _dataset(question: Question) -> Dataset | None:
    if question.default_graphs is None and question.named_graphs is None:
        return None
    return Dataset(question.default_graphs or (), question.named_graphs or ())


def _stored(store: OxigraphStore, question: Question) -> Iterator[ox.Triple] | Iterator[ox.Quad]:
    """The statements of an element or of a graph, or of all graphs with or without their names."""
    if question.kind == "everything":
        return store.quads()
    if question.kind == "default":
        return (quad.triple for quad in store.quads())
    if question.kind == "graph":
        return (quad.triple for quad in store.quads(graph=question.text))
    return iter(dict.fromkeys(quad.triple for quad in store.quads(subject=question.text)))


def _write_results(found: ox.QuerySolutions | ox.QueryBoolean, question: Question, pipe: Pipe, meter: Meter) -> None:
    form = _chosen(RESULTS, question)
    _open(form, pipe)
    for part in _results(found, form, meter):
        pipe.write(part.encode())


def _results(found: ox.QuerySolutions | ox.QueryBoolean, form: Format, meter: Meter) -> Iterator[str]:
    """Yield the answer in parts of some rows."""
    writer = ROW_WRITERS[form.name]
    if isinstance(found, ox.QueryBoolean):
        yield writer.truth(bool(found))
        return
    names = tuple(variable.value for variable in found.variables)
    width = range(len(names))
    gathered = [writer.begin(names)]
    for number, solution in enumerate(meter.within(found)):
        gathered.append(writer.row(names, [solution[i] for i in width], number == 0))
        if number % _ROWS_BETWEEN_LOOKS == _ROWS_BETWEEN_LOOKS - 1:
            yield "".join(gathered)
            gathered.clear()
    gathered.append(writer.end(meter.note))
    yield "".join(gathered)


def _write_graph(
    statements: Iterable[ox.Triple] | Iterable[ox.Quad], question: Question, pipe: Pipe, meter: Meter
) -> None:
    form = _chosen(QUADS if question.kind == "everything" else GRAPHS, question)
    _open(form, pipe)
    # Bounded by its source: a query's triples by rows, what is stored by what is stored.
    bounded = meter.within(cast(Iterable[ox.Triple], statements)) if question.kind == "query" else statements
    prefixes = dict(PREFIXES) if form.name in _WITH_PREFIXES else None
    output = SortedPrefixes(pipe)
    ox.serialize(bounded, cast(IO[bytes], output), RDF_FORMATS[form.name], prefixes=prefixes)
    output.close()
    if meter.note and form.note:
        pipe.write(f"{form.note[0]}{meter.note}{form.note[1]}".encode())


def _chosen(offered: tuple[Format, ...], question: Question) -> Format:
    form = choose_format(offered, question.accept, question.form)
    if form is None:
        raise _UnwantedError(offered)
    return form


def _open(form: Format, pipe: Pipe) -> None:
    pipe.frame(frame(HEAD, {"media": form.content_type, "has_note": form.note is not None}))
