"""What the tests of the server share: `kg serve` as a process of its own, over the five documents."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import httpx
import pytest

from kg.cli.words.errors import in_chinese
from kg.web import Settings, create_application
from kg.web.listening import address_of, listen, server_of
from tests.cli.conftest import sample, start_kg

__all__ = ["sample", "served", "serving", "serving_here", "serving_store"]


@contextmanager
def serving_store(store: Path, *options: str) -> Iterator[str]:
    """Yield the address at which `kg serve` serves one store."""
    with serving(store.parent, "--store", str(store), *options) as address:
        yield address


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[str]:
    """Yield the address, without the last slash, at which `kg serve` serves the workspace in `folder`."""
    server = start_kg("serve", "--port", "0", *options, at=folder)
    assert server.stdout is not None
    said = server.stdout.readline()
    found = re.search(r"http://[\d.:\[\]]+", said)
    try:
        assert found, said + (server.stderr.read() if server.stderr and server.poll() is not None else "")
        yield found[0]
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=60)


@pytest.fixture(scope="session")
def served(sample: Path) -> Iterator[str]:
    """Return the address of a server over the five documents."""
    with serving(sample) as address:
        yield address


@pytest.fixture(scope="session")
def browser(served: str) -> Iterator[httpx.Client]:
    """Return a client of the server that follows no redirect."""
    with httpx.Client(base_url=served, timeout=60) as client:
        yield client


@contextmanager
def serving_here(store: Path, settings: Settings) -> Iterator[str]:
    """Yield the address at which a thread of this process serves a store, with settings that no option has."""
    app = create_application(store, settings, wording=in_chinese)
    with listen("127.0.0.1", 0) as listening:
        server = server_of(app, settings)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        address = address_of(listening).rstrip("/")
        httpx.get(f"{address}/static/site.css", timeout=60)
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join(60)
