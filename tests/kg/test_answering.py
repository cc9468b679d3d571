"""Tests of what a worker says to a question, asked in this process: heads, data, cuts, failures."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.answers import __main__ as worker
from kg.answers.answering import answer, answer_at_once
from kg.answers.holdings import remove_stale
from kg.answers.matching import Matcher
from kg.answers.question import DATA, END, FAILURE, HEAD, HEADER, READY, Limits, Question
from kg.search import build_index
from kg.store import OxigraphStore

EXAMPLE = "http://example.org/"
GRAPH = f"{EXAMPLE}g"


def store_of(count: int) -> OxigraphStore:
    """Return a store with so many statements about one element in one graph."""
    held = ox.Store()
    s, p, g = (ox.NamedNode(EXAMPLE + name) for name in "spg")
    held.extend(ox.Quad(s, p, ox.Literal(f"甲 {n}"), g) for n in range(count))
    return OxigraphStore(held)


def frames(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return the kinds and contents of frames."""
    found = []
    while data:
        kind, length = HEADER.unpack(data[: HEADER.size])
        found.append((kind, data[HEADER.size : HEADER.size + length]))
        data = data[HEADER.size + length :]
    return found


def said_to(question: Question, tmp_path: Path, count: int = 3) -> list[tuple[bytes, bytes]]:
    """Return the frames of the answer to a question over a small store."""
    build_index(tmp_path / "index", ())
    sent = bytearray()
    answer(store_of(count), Matcher(tmp_path / "index"), question, sent.extend)
    return frames(bytes(sent))


@pytest.mark.parametrize(
    ("form", "media", "body"),
    [
        ("csv", "text/csv; charset=utf-8", "o\r\n甲 0\r\n甲 1\r\n甲 2\r\n"),
        ("tsv", "text/tab-separated-values; charset=utf-8", '?o\n"甲 0"\n"甲 1"\n"甲 2"\n'),
    ],
)
def test_rows_are_written_in_the_format_that_is_asked_for(tmp_path: Path, form: str, media: str, body: str) -> None:
    said = said_to(Question("SELECT ?o { ?s ?p ?o } ORDER BY ?o", form=form), tmp_path)
    assert [kind for kind, _ in said] == [HEAD, DATA, END]
    assert json.loads(said[0][1]) == {"media": media, "has_note": False}
    assert said[1][1].decode() == body
    assert json.loads(said[2][1]) == {"cut": None, "rows": 3}


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (Question(f"{EXAMPLE}s", "element", form="ntriples"), 3),
        (Question(GRAPH, "graph", form="ntriples"), 3),
        (Question("", "default", form="ntriples"), 3),
        (Question("", "everything", form="nquads"), 3),
        (Question("CONSTRUCT WHERE { ?s ?p ?o }", form="ntriples"), 3),
        (Question("ASK {}", form="csv"), 1),
        (Question("SELECT * { ?s ?p ?o }", default_graphs=(GRAPH,), form="tsv"), 4),
    ],
)
def test_each_kind_of_question_has_its_statements(tmp_path: Path, question: Question, lines: int) -> None:
    said = said_to(question, tmp_path)
    assert said[-1][0] == END
    assert b"".join(content for kind, content in said if kind == DATA).count(b"\n") == lines


@pytest.mark.parametrize("form", ["json", "xml", "csv"])
def test_an_answer_is_cut_at_its_rows_and_says_so(tmp_path: Path, form: str) -> None:
    said = said_to(Question("SELECT * { ?s ?p ?o }", form=form, limits=Limits(rows=150)), tmp_path, count=200)
    assert json.loads(said[-1][1]) == {"cut": "rows", "rows": 150}
    body = b"".join(content for kind, content in said if kind == DATA).decode()
    assert ("cut after 150 rows" in body) == (form != "csv")


def test_an_answer_is_cut_at_its_time(tmp_path: Path) -> None:
    said = said_to(Question("SELECT * { ?s ?p ?o }", limits=Limits(seconds=0)), tmp_path)
    assert json.loads(said[-1][1]) == {"cut": "seconds", "rows": 0}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (Question("SELECT ?s { ?s"), "syntax"),
        (Question("SELECT * { SERVICE <http://x> {} }"), "refused"),
        (Question("ASK {}", accept="image/png"), "format"),
        (Question("no iri", "element"), "failed"),
    ],
)
def test_what_goes_wrong_is_told_as_a_failure_of_its_kind(tmp_path: Path, question: Question, kind: str) -> None:
    said = said_to(question, tmp_path)
    assert said[-1][0] == FAILURE
    assert json.loads(said[-1][1])["kind"] == kind


def test_a_lookup_is_answered_at_once_in_every_format() -> None:
    asked = f"SELECT ?o {{ <{EXAMPLE}s> ?p ?o }} ORDER BY ?o"
    store = store_of(2)
    assert answer_at_once(store, Question(asked, form="csv")) == (
        "text/csv; charset=utf-8",
        "o\r\n甲 0\r\n甲 1\r\n".encode(),
    )
    media, body = answer_at_once(store, Question(asked)) or ("", b"")
    assert (media, len(json.loads(body)["results"]["bindings"])) == ("application/sparql-results+json", 2)
    assert answer_at_once(store, Question(asked, limits=Limits(rows=1))) is None
    assert answer_at_once(store, Question(asked, default_graphs=(GRAPH,))) is None
    assert answer_at_once(store, Question(asked, accept="image/png")) is None


class _Pipe:
    """A standard stream of bytes."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize("whole", [True, False])
def test_a_worker_answers_until_its_input_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, whole: bool) -> None:
    source = tmp_path / "statements.nq"
    if whole:
        store_of(3).dump(source)
    build_index(tmp_path / "index", ())
    written = _Pipe()
    monkeypatch.setattr("sys.stdin", _Pipe(Question("ASK {}", form="csv").pack() * 2))
    monkeypatch.setattr("sys.stdout", written)
    for name in ("kg.answers.__main__._bound_memory", "signal.signal"):  # they are for a process of its own
        monkeypatch.setattr(name, lambda *_: None)
    worker.main(str(source), str(tmp_path / "index"))
    kinds = [kind for kind, _ in frames(written.buffer.getvalue())]
    assert kinds == ([READY, *[HEAD, DATA, END] * 2] if whole else [FAILURE])


def test_folders_of_processes_that_are_gone_are_deleted(tmp_path: Path) -> None:
    for name in (f"policy-kg-build-{os.getpid()}-a", "policy-kg-build-99999999-b", "policy-kg-other"):
        (tmp_path / name).mkdir()
    remove_stale(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"policy-kg-build-{os.getpid()}-a", "policy-kg-other"}
