"""What the tests of stores on servers share: a server that holds the corpus, and an empty cache."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.remote.publish import publish
from kg.store import open_store, read_info
from kg.store.address import Address
from kg.store.remote import reach
from tests.cli.conftest import kg
from tests.queries.store import corpus_folder
from tests.remote.servers import oxigraph_server

__all__ = ["kg"]  # the fixture that runs the command line


class Silence:
    """A progress that nobody hears."""

    def start(self, step: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""

    def done(self) -> None:
        """Say nothing."""


def send(folder: Path, address: Address, known: Mapping[str, str] | None = None) -> None:
    """Write the build in `folder` to a server, with what is known of it in `known`."""
    with open_store(folder) as store:
        publish(store, read_info(folder), reach(address, known or {}), Silence())


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the settings or the cache of the person who runs it."""
    for name in ("STORE", "STORE_USER", "STORE_PASSWORD", "STORE_TOKEN", "STORE_GRAPHS", "STORE_TIMEOUT"):
        monkeypatch.delenv(f"KG_{name}", raising=False)
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture(scope="session", name="corpus")
def _corpus() -> Address:
    """An Oxigraph server that holds the corpus."""
    address = oxigraph_server()
    send(corpus_folder(), address)
    return address
