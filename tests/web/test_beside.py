"""Tests that processes beside the server answer lookups, hand on all else, and that no client sees a difference."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread

import httpx
import pytest

from kg.web.beside import END, Beside
from kg.web.patience import LONGEST_HEAD, answer_whole
from tests.web.conftest import serving
from tests.web.test_reload import QUERY, build, wait_for_another

TASK = "https://w3id.org/policy-kg/id/plan/list2020/task/10"
LOOKUP = f"SELECT ?p ?o {{ <{TASK}> ?p ?o }} ORDER BY ?p ?o"
LIGHT = b"GET /light HTTP/1.1\r\nHost: localhost\r\n\r\n"
OTHER = b"GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n"
ANSWER = b"content-length: 2\r\n\r\nok"


def at_once(url: bytes, headers: Sequence[tuple[bytes, bytes]]) -> bytes | None:
    """Answer what asks for the light thing on this machine."""
    return ANSWER if url == b"/light" and (b"host", b"localhost") in headers else None


class Door:
    """A socket with a process beside it, as a thread, and the server's end of what leads to it."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.control.settimeout(60)
        self._beside = Beside(self.listening, theirs, at_once, slowest=0.5)
        self.thread = Thread(target=self._beside.run, daemon=True)
        self.thread.start()

    def connect(self) -> socket.socket:
        """Return a connection of a client."""
        return socket.create_connection(self.listening.getsockname(), timeout=60)

    def handed_on(self) -> tuple[bytes, socket.socket]:
        """Return what a client has said, and its connection as the server has it from here."""
        said, numbers, _, _ = socket.recv_fds(self.control, LONGEST_HEAD * 2, 1)
        return said[1:], socket.socket(fileno=numbers[0])


@pytest.fixture(name="door")
def _door() -> Iterator[Door]:
    door = Door()
    yield door
    door.control.close()
    door.thread.join(60)
    assert not door.thread.is_alive()
    door.listening.close()


def test_a_lookup_is_answered_and_all_else_handed_on_with_its_connection(door: Door) -> None:
    with door.connect() as client:
        for _ in range(3):
            client.sendall(LIGHT)
            assert client.recv(1000).startswith(b"HTTP/1.1 200 OK\r\ndate: ")
        client.sendall(OTHER)
        said, connection = door.handed_on()
        assert said == OTHER
        with connection:
            connection.sendall(b"by the server")
            assert client.recv(1000) == b"by the server"


@pytest.mark.parametrize("data", [LIGHT[:20], LIGHT * 2, b"\xff", b"POST /light HTTP/1.1\r\nHost: localhost\r\n\r\n"])
def test_what_is_no_whole_request_is_handed_on_as_it_is(door: Door, data: bytes) -> None:
    with door.connect() as client:
        client.sendall(data)
        said, connection = door.handed_on()
        connection.close()
    assert said == data


def test_at_the_end_every_connection_is_handed_on(door: Door) -> None:
    with door.connect() as quiet, door.connect() as client:
        client.sendall(LIGHT)
        assert client.recv(1000)
        time.sleep(0.1)  # till the other is taken as well
        door.control.send(END)
        handed = [door.handed_on() for _ in range(2)]
        assert [said for said, _ in handed] == [b"", b""]
        for _, connection in handed:
            connection.sendall(b"on")
            connection.close()
        assert (quiet.recv(10), client.recv(10)) == (b"on", b"on")
    door.thread.join(60)


@pytest.mark.parametrize(
    "data",
    [
        LIGHT.replace(b"GET", b"HEAD"),
        LIGHT.replace(b"1.1", b"1.0"),
        LIGHT.replace(b"/light", b"/l ight"),
        LIGHT.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"),
        LIGHT.replace(b"\r\n\r\n", b"\r\nContent-Length: 5\r\n\r\n"),
        LIGHT.replace(b"\r\n\r\n", b"\r\nHost : x\r\n\r\n"),
        LIGHT.replace(b"\r\n\r\n", b"\r\n folded\r\n\r\n"),
        LIGHT.replace(b"\r\n\r\n", b"\r\nX: a\rb\r\n\r\n"),
        LIGHT.replace(b"\r\n\r\n", b"\r\nX: " + b"x" * LONGEST_HEAD + b"\r\n\r\n"),
    ],
)
def test_a_request_that_is_not_plain_is_not_answered_here(data: bytes) -> None:
    assert answer_whole(LIGHT, at_once, b"") == b"HTTP/1.1 200 OK\r\n" + ANSWER
    assert answer_whole(data, at_once, b"") is None


def processes_beside(folder: Path) -> int:
    """Return how many processes beside a server hold a build."""
    count = 0
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = place.read_bytes().split(b"\0")
            inside = (place.parent / "cwd").resolve() == folder.resolve()
        except OSError:
            continue
        count += b"kg.web.beside" in words and inside
    return count


def test_several_processes_answer_as_one_through_a_new_build_and_go_with_the_server(
    sample: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(sample, tmp_path / "plans")
    with serving(folder, "--processes", "2") as address:
        end = time.monotonic() + 90
        while not processes_beside(folder) and time.monotonic() < end:
            time.sleep(0.2)
        before = httpx.get(f"{address}/sparql", params={"query": QUERY}, timeout=60)
        assert ask_in_turn(address, 8) == {200}
        build(folder, "--without-curation")
        wait_for_another(address, before.headers["etag"])
        assert ask_in_turn(address, 8) == {200}
        assert processes_beside(folder) >= 1
    assert processes_beside(folder) == 0


def ask_in_turn(address: str, clients: int) -> set[int]:
    """Ask for lookups, a page and a posted query on each of some connections, and return the statuses."""
    found = set()
    for _ in range(clients):
        with httpx.Client(base_url=address, timeout=60) as client:
            for _ in range(3):
                found.add(client.get("/sparql", params={"query": LOOKUP}).status_code)
            found.add(client.post("/sparql", data={"query": LOOKUP}).status_code)
            found.add(client.get("/api/queries").status_code)
            found.add(client.get("/sparql", params={"query": LOOKUP}).status_code)
    return found
