"""A real server that is killed, and readers while builds come and go: nobody ever sees a part of a build."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.remote.publish import publish
from kg.store import open_store, read_info
from kg.store.address import Address
from kg.store.credentials import Credentials
from kg.store.exchange import Exchange
from kg.store.remote import RemoteStore, Server
from tests.kg.test_store import E
from tests.remote.servers import Silence, free_port, start_oxigraph

COUNT = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o . FILTER(STRSTARTS(STR(?s), '{E}')) }}"


class Counted(Server):
    """A server of which something is done after a number of additions."""

    def __init__(self, address: Address, after: int, then: object) -> None:
        super().__init__(Exchange(address, Credentials(), silence=30, pause=lambda _: None))
        self._left, self._then = after, then

    def add(self, graph: str, triples: bytes) -> None:
        """Add triples, or do the other thing first."""
        if self._left == 0 and callable(self._then):
            self._then()
        self._left -= 1
        super().add(graph, triples)


def write(folder: Path, server: Server, digit: str) -> None:
    """Write the small store as the build whose digest is all `digit`, a statement a request."""
    with open_store(folder) as store:
        publish(store, replace(read_info(folder), content=digit * 64), server, Silence(), most=1)


def read(address: Address) -> tuple[str, int, int]:
    """Open the current build, and return its digest, how many statements it counts and how many it gives."""
    with RemoteStore.open(address, {}) as store:
        return store.content[0], int(str(store.select(COUNT).rows[0][0])), len(tuple(store.statements()))


@pytest.mark.parametrize("after", [0, 3, 7])
def test_a_server_that_is_killed_while_it_is_written_has_the_former_build_when_it_is_back(
    small: Path, tmp_path: Path, after: int
) -> None:
    port, where = free_port(), ("--location", str(tmp_path / "data"))
    address, process = start_oxigraph(*where, port=port)
    write(small, Counted(address, -1, None), "a")

    def kill() -> None:
        process.kill()
        process.wait()

    with pytest.raises(StoreError, match=r"nobody answers there|broken off"):
        write(small, Counted(address, after, kill), "b")
    start_oxigraph(*where, port=port)
    assert read(address) == ("a", 4, 4)
    write(small, Counted(address, -1, None), "b")
    assert read(address) == ("b", 4, 4)


def test_readers_find_one_whole_build_whatever_is_built_meanwhile(small: Path) -> None:
    address, _ = start_oxigraph()
    write(small, Counted(address, -1, None), "0")
    seen: list[tuple[str, int, int]] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            try:
                seen.append(read(address))
            except StoreError as error:
                assert "replaced twice" in str(error)  # noqa: PT017
                seen.append(("gone", 4, 4))

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    for digit in "123456789abcdef":
        write(small, Counted(address, -1, None), digit)
    over.set()
    for reader in readers:
        reader.join()
    assert {(counted, given) for _, counted, given in seen} == {(4, 4)}
    assert len({digit for digit, _, _ in seen}) > 3
