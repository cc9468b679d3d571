"""What a server holds is copied to be served: whole or not at all, and again when there is a newer build."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.answers.holdings import Holdings
from kg.cli.served import served_folder
from kg.errors import StoreError
from kg.remote.copy import copy_build, follow
from kg.remote.publish import publish
from kg.search import search
from kg.store import OxigraphStore, open_store, read_info
from kg.store.content import content_digest, sum_lines
from kg.store.folder import SEARCH, StoreInfo, write_info
from kg.store.remote import reach
from tests.queries.store import corpus_folder
from tests.remote.expected import resident_corpus
from tests.remote.faulty import FaultyServer, faulty_server
from tests.remote.servers import Silence, send

TURN = '<http://e/{0}> <http://e/name> "{0}" <http://e/g> .\n'


def build(folder: Path, name: str) -> Path:
    """Make a store of one statement in a new folder, its digest as a build makes it."""
    line = TURN.format(name)
    with OxigraphStore.create(folder) as store:
        store.put(line.encode())
    write_info(folder, StoreInfo(1, "0.1.0", 1, (("http://e/g", 1),), content_digest([sum_lines([line])])))
    return folder


@pytest.fixture(name="server")
def _server(tmp_path: Path) -> Iterator[FaultyServer]:
    """A server that holds a store of one statement."""
    with faulty_server() as server:
        send(build(tmp_path / "one", "one"), server.address)
        yield server


def test_the_digest_of_a_build_is_that_of_the_statements_that_a_server_gives() -> None:
    lines = resident_corpus().nquads().decode().splitlines(keepends=True)
    assert content_digest([sum_lines(lines)]) == read_info(corpus_folder()).content


def test_the_folder_of_a_server_is_a_copy_with_its_index(server: FaultyServer) -> None:
    with served_folder(server.address) as folder:
        with open_store(folder) as store:
            assert store.nquads() == TURN.format("one").encode()
        assert search(folder / SEARCH, "大保护") == ()


def test_a_build_is_copied_once(server: FaultyServer, tmp_path: Path) -> None:
    assert copy_build(server.address, tmp_path / "copy")
    assert not copy_build(server.address, tmp_path / "copy")


def test_a_newer_build_is_taken_up_while_the_copy_is_served(server: FaultyServer, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy_build(server.address, copy)
    holdings = Holdings(copy)
    over = follow(server.address, copy, interval=0.05)
    try:
        send(build(tmp_path / "two", "two"), server.address)
        for _ in range(1000):
            if holdings.refresh():
                break
            threading.Event().wait(0.05)
        assert holdings.current.store.nquads() == TURN.format("two").encode()
    finally:
        over.set()
        holdings.close()


def test_statements_that_somebody_else_wrote_are_not_copied(server: FaultyServer, tmp_path: Path) -> None:
    copy_build(server.address, tmp_path / "copy")
    two = build(tmp_path / "two", "two")
    with open_store(two) as store:
        publish(store, replace(read_info(two), content="f" * 64), reach(server.address, {}), Silence())
    with pytest.raises(StoreError, match="gives other statements than were written there"):
        copy_build(server.address, tmp_path / "copy")
    with open_store(tmp_path / "copy") as store:
        assert store.nquads() == TURN.format("one").encode()


def test_a_store_that_is_too_large_is_not_copied(server: FaultyServer, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds 1 statements, and at most 0 are copied"):
        copy_build(server.address, tmp_path / "copy", most=0)
    assert not (tmp_path / "copy").exists()


def test_a_server_that_goes_away_is_told_once_and_the_copy_stays(
    server: FaultyServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.exchange._PAUSES", (0.0, 0.0, 0.0, 0.0))
    copy_build(server.address, tmp_path / "copy")
    server.close()
    over = follow(server.address, tmp_path / "copy", interval=0.02)
    told = ""
    for look in range(1000):
        threading.Event().wait(0.02)
        told += capsys.readouterr().err
        if told and look > 50:
            break
    over.set()
    assert told.count("nobody answers there") == 1
    with open_store(tmp_path / "copy") as store:
        assert store.nquads() == TURN.format("one").encode()
