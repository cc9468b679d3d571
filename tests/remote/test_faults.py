"""Whatever a server does wrong, a person reads one clear line, no part of an answer, and no build is half switched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.identify import BASE
from kg.remote.publish import publish
from kg.store import StoreInfo, open_store, read_info
from kg.store.credentials import Credentials
from kg.store.exchange import TRIES, Exchange
from kg.store.folder import FORMAT
from kg.store.layout import POINTER, layout_of
from kg.store.remote import RemoteStore, Server, current_build
from tests.cli.conftest import Run
from tests.kg.test_store import E
from tests.remote.faulty import JSON, Call, FaultyServer, Reply, faulty_server, rows
from tests.remote.servers import Silence

NAMES = f"SELECT ?x WHERE {{ ?s <{E}name> ?x }} ORDER BY ?x"
BOTH = ["乙渠", "甲渠"]


@pytest.fixture(name="server")
def _server(small: Path) -> Iterator[FaultyServer]:
    """A server that holds the small store as its build 0…0."""
    with faulty_server() as server:
        write(server, small, "0")
        server.calls.clear()
        yield server


def write(server: FaultyServer, at: Path, digit: str, pauses: list[float] | None = None) -> None:
    """Write the small store to the server as the build whose digest is all `digit`."""
    waits: list[float] = [] if pauses is None else pauses
    reached = Server(Exchange(server.address, Credentials(), silence=30, pause=waits.append))
    with open_store(at) as store:
        info = replace(read_info(at), content=digit * 64)
        publish(store, info, reached, Silence(), most=64)


def opened(server: FaultyServer, most: int = 1 << 20) -> RemoteStore:
    """Open what the server holds, without pauses between the tries; an answer may have `most` bytes."""
    exchange = Exchange(server.address, Credentials(), silence=30, most=most, pause=lambda _: None)
    reached = Server(exchange)
    return RemoteStore(reached, *current_build(reached))


def names(store: RemoteStore) -> list[str]:
    """What the two things of the small store are called."""
    return [str(row[0]) for row in store.select(NAMES).rows]


def is_query(call: Call) -> bool:
    return call.path == "/query"


def once_in(fault: Reply, chosen: Callable[[Call], bool], times: int) -> Callable[[Call], Reply | None]:
    """A fault that happens to the first calls that are chosen, and no more."""
    left = [fault] * times

    def happen(call: Call) -> Reply | None:
        return left.pop() if left and chosen(call) else None

    return happen


def intruding(chosen: Callable[[Call], bool], server: FaultyServer, small: Path) -> Callable[[Call], Reply | None]:
    """No fault, but before the first call that is chosen is heeded, somebody else writes the build 2…2."""
    left = [True]

    def happen(call: Call) -> Reply | None:
        if left and chosen(call):
            left.clear()
            write(server, small, "2")
        return None

    return happen


def test_the_server_of_these_tests_is_right_as_long_as_nothing_goes_wrong(server: FaultyServer) -> None:
    with opened(server) as store:
        assert names(store) == BOTH
        assert store.info == StoreInfo(FORMAT, "0.1.0", 4, ((f"{E}g1", 3), (f"{E}g2", 1)), "0" * 64)


def test_headers_that_repeat_the_graphs_of_a_question_are_passed_over_and_others_are_limited(
    server: FaultyServer,
) -> None:
    def repeating(name: str, sent: int | None) -> Callable[[Call], Reply | None]:
        many = {name: f"\r\n{name}: ".join(f"{E}g{number}" for number in range(500))}
        return lambda call: replace(call.right, headers=many, sent=sent) if is_query(call) else None

    with opened(server) as store:
        server.fault = repeating("X-SPARQL-Named-Graph", None)
        assert names(store) == BOTH
        server.fault = repeating("X-Whatever", 0)
        with pytest.raises(StoreError, match="the answer is no HTTP"):
            names(store)


@pytest.mark.parametrize("status", [429, 502, 503, 504, 0])
def test_what_passes_is_waited_for(server: FaultyServer, small: Path, status: int) -> None:
    server.fault = once_in(Reply(status, {"Retry-After": "3"} if status == 503 else {}), lambda _: True, TRIES - 1)
    pauses: list[float] = []
    write(server, small, "1", pauses)
    assert len(pauses) == TRIES - 1
    assert pauses == sorted(pauses)
    assert min(pauses) == (3.0 if status == 503 else 0.25)
    with opened(server) as store:
        assert store.content == "1" * 64
        assert names(store) == BOTH


def test_a_server_that_stays_away_is_told_and_the_former_build_stays(server: FaultyServer, small: Path) -> None:
    server.fault = lambda call: Reply(503) if call.method == "POST" and call.graph.endswith("/all") else None
    with pytest.raises(StoreError, match="the server answers 503"):
        write(server, small, "1")
    server.fault = lambda _: None
    with opened(server) as store:
        assert store.content == "0" * 64
        assert names(store) == BOTH


@pytest.mark.parametrize("last", range(1, 14))
def test_wherever_a_build_is_cut_off_readers_find_the_former_one_and_the_next_build_is_whole(
    server: FaultyServer, small: Path, last: int
) -> None:
    server.fault = lambda call: Reply(0) if call.number >= last else None
    with pytest.raises(StoreError, match=r"broken off|nobody answers"):
        write(server, small, "1")
    server.fault = lambda _: None
    with opened(server) as store:
        assert store.content == "0" * 64
        assert names(store) == BOTH
    write(server, small, "2")
    with opened(server) as store:
        assert (store.content, names(store)) == ("2" * 64, BOTH)
    graphs = {graph.value for graph in server.store.named_graphs()}
    assert not [graph for graph in graphs if "1" * 64 in graph]


def test_a_server_that_loses_statements_is_found_out_before_the_switch(server: FaultyServer, small: Path) -> None:
    server.fault = lambda call: Reply(204) if call.method == "POST" and call.graph.endswith(f"{E}g2") else None
    with pytest.raises(StoreError, match=f"holds 0 of the 1 statements of {E}g2"):
        write(server, small, "1")
    with opened(server) as store:
        assert store.content == "0" * 64


@pytest.mark.parametrize("graph", [f"{BASE}store/builds", f"{BASE}build/{'1' * 64}/all", f"{BASE}build/{'1' * 64}"])
def test_of_two_that_write_at_once_the_later_goes_on_and_the_other_says_so(
    server: FaultyServer, small: Path, graph: str
) -> None:
    server.fault = intruding(lambda call: call.method in ("PUT", "POST") and call.graph == graph, server, small)
    with pytest.raises(StoreError, match="somebody else has begun to write"):
        write(server, small, "1")
    with opened(server) as store:
        assert (store.content, names(store)) == ("2" * 64, BOTH)
    assert not [name for name in server.store.named_graphs() if "1" * 64 in name.value]


def test_a_switch_to_what_somebody_has_just_cleared_away_is_taken_back(server: FaultyServer, small: Path) -> None:
    server.fault = intruding(lambda call: call.method == "PUT" and call.graph == POINTER, server, small)
    with pytest.raises(StoreError, match="holds 0 of the"):
        write(server, small, "1")
    with opened(server) as store:
        assert (store.content, names(store)) == ("2" * 64, BOTH)


def test_a_reader_goes_on_with_its_build_and_is_told_when_it_is_gone(server: FaultyServer, small: Path) -> None:
    with opened(server) as store:
        write(server, small, "1")
        assert names(store) == BOTH
        write(server, small, "2")
        with pytest.raises(StoreError, match="replaced twice and is gone"):
            names(store)
        with pytest.raises(StoreError, match="replaced twice and is gone"):
            list(store.statements(f"{E}g1"))


def test_the_same_build_is_not_written_again(server: FaultyServer, small: Path) -> None:
    write(server, small, "0")
    assert {call.method for call in server.calls} == {"GET"}


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(body=b"<html>Welcome</html>", headers={"Content-Type": "text/html"}), "no answer, or with a part"),
        (Reply(body=rows(*BOTH)[:-9]), "no answer, or with a part"),
        (Reply(body=b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"what"}}]}}'), "no answer, or with"),
        (Reply(body=b"[" * 3_900), "no answer, or with a part"),
        (Reply(body=rows(*BOTH), sent=30), "ended in the middle"),
        (Reply(body=rows("甲渠"), headers={"X-SPARQL-MaxRows": "1"}), "cut the answer short at 1 rows"),
        (Reply(body=rows("x" * 5000)), "sends more than 4000 bytes"),
        (Reply(status=500, body="出错\x1b[2J了".encode()), r"answers 500: 出错 \[2J了"),
        (
            Reply(status=302, headers={"Location": "http://ministry.example/"}),
            "redirects to http://ministry.example:80",
        ),
        (Reply(status=302, headers={"Location": "//localhost/query"}), "redirects to http://localhost:80"),
        (Reply(status=307, headers={"Location": "/query"}), "redirects in a circle"),
        (Reply(status=0), "broken off"),
    ],
)
def test_a_wrong_answer_is_told_and_gives_no_rows(server: FaultyServer, reply: Reply, said: str) -> None:
    with opened(server, most=4000) as store:
        server.fault = lambda call: reply if is_query(call) else None
        with pytest.raises(StoreError, match=said) as caught:
            store.select(NAMES)
        assert "\n" not in str(caught.value)
        assert "\x1b" not in str(caught.value)
        assert caught.value.hint


def test_statements_that_are_missing_at_the_end_of_a_graph_are_missed(server: FaultyServer) -> None:
    with opened(server) as store:
        server.fault = lambda call: replace(call.right, body=b"") if f"{E}g2" in call.graph else None
        with pytest.raises(StoreError, match=f"gives 0 of the 1 statements of {E}g2"):
            store.nquads()


def test_a_redirect_within_the_server_is_followed(server: FaultyServer) -> None:
    with opened(server) as store:
        server.fault = once_in(Reply(307, {"Location": "/elsewhere/../query"}), is_query, 1)
        assert names(store) == BOTH


def test_a_server_that_hangs_is_left_after_the_time_that_is_set(server: FaultyServer) -> None:
    with opened(server) as store:
        server.fault = lambda call: Reply(body=rows(), sent=server.over.wait(20)) if is_query(call) else None
        impatient = Server(Exchange(server.address, Credentials(), silence=0.2))
        with pytest.raises(StoreError, match=r"was silent for 0\.2 seconds") as caught:
            RemoteStore(impatient, layout_of(store.content), store.info).select(NAMES)
    assert "KG_STORE_TIMEOUT" in caught.value.hint


def test_a_pointer_that_is_away_for_a_moment_is_waited_for(server: FaultyServer) -> None:
    server.fault = once_in(Reply(404), lambda call: call.graph == POINTER, 2)
    assert names(opened(server)) == BOTH


@pytest.mark.parametrize(
    "content",
    [b"<a> <b> <c> .", b"\xff\xfe", b'<http://e/s> <http://www.w3.org/ns/dcat#hasCurrentVersion> "../x" .'],
)
def test_a_pointer_that_leads_nowhere_is_no_build(server: FaultyServer, content: bytes) -> None:
    server.fault = lambda call: Reply(body=content) if call.graph == POINTER else None
    with pytest.raises(StoreError, match="no answer, or with a part"):
        opened(server)


SECRET = "Geheim-7f3a"  # noqa: S105 - one that nobody has


@pytest.mark.parametrize("known", [{"USER": "li", "PASSWORD": SECRET}, {"TOKEN": SECRET}])
def test_no_secret_is_ever_shown(
    kg: Run, server: FaultyServer, monkeypatch: pytest.MonkeyPatch, known: dict[str, str]
) -> None:
    for name, value in known.items():
        monkeypatch.setenv(f"KG_STORE_{name}", value)
    answers = (
        lambda _: Reply(401, {"WWW-Authenticate": 'Basic realm="x"'}),
        lambda _: Reply(401, {"WWW-Authenticate": 'Digest realm="x", nonce="1", qop="auth"'}),
        lambda call: Reply(400, body=f"I was sent {call.headers} {SECRET}".encode()),
        lambda call: Reply(500, body=f"I was sent {call.headers.get('authorization')} {SECRET}".encode()),
        lambda _: Reply(302, {"Location": "http://localhost:1/"}),
        lambda _: Reply(0),
    )
    monkeypatch.setattr("kg.store.exchange._PAUSES", (0.0,) * TRIES)
    for server.fault in answers:
        ran = kg("stats", "--store", str(server.address))
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 2
        assert SECRET not in ran.err
        assert "Authorization" not in ran.err


def test_a_name_and_password_are_sent_only_to_a_server_that_asks(server: FaultyServer) -> None:
    known = Credentials("li", SECRET)
    reached = Server(Exchange(server.address, known, silence=30, pause=lambda _: None))
    current_build(reached)
    assert [call for call in server.calls if "authorization" in call.headers] == []
    server.fault = lambda call: (
        None if "authorization" in call.headers else Reply(401, {"WWW-Authenticate": 'Basic realm="x"'})
    )
    current_build(reached)
    assert server.calls[-1].headers["authorization"] == "Basic bGk6R2VoZWltLTdmM2E="
    assert SECRET not in repr(known)


def test_an_error_is_said_in_the_language_of_the_person(
    kg: Run, server: FaultyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE_TIMEOUT", "5")
    server.fault = lambda call: Reply(body=b"<html>", headers={"Content-Type": JSON}) if is_query(call) else None
    told = kg("stats", "--store", str(server.address)).err
    assert told == (
        f"错误：{server.address} 的回答无法读懂，或不完整\n  提示：请核对地址是否为 SPARQL 1.1 服务器，然后再试\n"
    )
    told = kg("--lang", "en", "stats", "--store", str(server.address)).err
    assert told.startswith(f"error: {server.address} answers with what is no answer, or with a part of one\n")


def test_a_store_of_another_format_and_an_empty_server_are_told(kg: Run, server: FaultyServer) -> None:
    with faulty_server() as empty:
        ran = kg("stats", "--store", str(empty.address))
    assert ran.err.splitlines()[0] == f"错误：{empty.address} 上没有图库"
    server.fault = lambda call: (
        replace(call.right, body=call.right.body.replace(b'"1"', b'"99"')) if call.graph.endswith("0" * 64) else None
    )
    assert "图库为格式 99" in kg("stats", "--store", str(server.address)).err
