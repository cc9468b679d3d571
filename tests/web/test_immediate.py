"""Tests that what is answered at once is answered as the application would, head and body."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest

from kg.web.immediate import Immediate
from kg.web.settings import HERE, Settings
from tests.web.conftest import serving_here

TASK = "https://w3id.org/policy-kg/id/plan/list2020/task/10"
LOOKUP = f"SELECT ?p ?o {{ <{TASK}> ?p ?o }} ORDER BY ?p ?o"
SHORT = f"SELECT ?p {{ <{TASK}> ?p ?o }} ORDER BY ?p LIMIT 1"
FORMATS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")


class Told(dict[str, str]):
    """The headers of an answer that do not change from one moment to the next."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__({name: value for name, value in answer.headers.items() if name != "date"})


@pytest.mark.parametrize("query", [LOOKUP, SHORT, f"ASK {{ <{TASK}> ?p ?o }}"])
@pytest.mark.parametrize("accept", FORMATS)
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_an_answer_at_once_is_the_same_as_that_of_the_application(
    browser: httpx.Client, query: str, accept: str, encoding: str
) -> None:
    headers = {"Accept": accept, "Accept-Encoding": encoding}
    at_once = browser.get("/sparql", params={"query": query}, headers=headers)
    by_application = browser.get("/sparql", params={"query": query}, headers={**headers, "X-Other": "1"})
    assert (at_once.status_code, by_application.status_code) == (200, 200)
    assert at_once.content == by_application.content
    assert Told(at_once) == Told(by_application)
    assert at_once.headers["date"]


class _Asked:
    """Stands where the pool would be looked at, which is the case for requests that may be answered at once only."""

    @property
    def snapshot(self) -> None:
        raise LookupError


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        ("/sparql", {}),
        ("/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}),
        ("/sparql?query=ASK%7B%7D&default-graph-uri=http://g", {}),
        ("/sparql?query=%FF", {}),
        ("/sparql?update=x", {}),
        ("/other?query=ASK%7B%7D", {}),
        ("/sparql?query=ASK%7B%7D", {"host": "evil.example"}),
        ("/sparql?query=ASK%7B%7D", {"host": "127.0.0.1.evil.example:80"}),
        ("/sparql?query=ASK%7B%7D", {"if-none-match": "*"}),
        ("/sparql?query=ASK%7B%7D", {"origin": "https://example.org"}),
    ],
)
def test_whatever_else_is_asked_for_is_left_to_the_application(url: str, headers: dict[str, str]) -> None:
    given = [(name.encode(), value.encode()) for name, value in {"host": "localhost", **headers}.items()]
    immediate = Immediate(_Asked(), Settings(hosts=HERE))  # type: ignore[arg-type]
    assert immediate.answer(url.encode(), given) is None


def test_a_lookup_is_looked_at_at_once() -> None:
    immediate = Immediate(_Asked(), Settings(hosts=HERE))  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        immediate.answer(b"/sparql?query=ASK%7B%7D&format=csv", [(b"host", b"LocalHost:8765"), (b"accept", b"*/*")])


def test_requests_in_one_piece_are_answered_in_their_order(served: str) -> None:
    queries = (SHORT, "ASK { ?s ?p ?o }", LOOKUP, SHORT)
    asked = "".join(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n" for query in queries)
    place = urlsplit(served)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=60) as connection:
        connection.sendall(asked.encode())
        read = b""
        while read.count(b"HTTP/1.1 200 OK") < len(queries) or not read.endswith(b"]}}"):
            part = connection.recv(1 << 16)
            assert part
            read += part
    bodies = [answer.partition(b"\r\n\r\n")[2] for answer in re.split(rb"HTTP/1\.1 200 OK", read)[1:]]
    assert [b"boolean" in body for body in bodies] == [False, True, False, False]
    assert bodies[0] == bodies[3]
    assert len(bodies[2]) > len(bodies[0])


def test_more_rows_than_the_limit_are_left_to_a_worker_that_cuts(sample: Path) -> None:
    with serving_here(sample / ".kg", Settings(workers=1, rows=5)) as address:
        answer = httpx.get(f"{address}/sparql", params={"query": LOOKUP}, timeout=60)
    assert answer.headers["answer-cut"] == "rows; limit=5"
    assert len(answer.json()["results"]["bindings"]) == 5


@pytest.mark.parametrize("pieces", [1, 3])
def test_a_head_that_is_too_long_is_refused(served: str, pieces: int) -> None:
    place = urlsplit(served)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=60) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ")
        for _ in range(pieces):
            connection.sendall(b"x" * (70_000 // pieces + 1))
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 400 ")
