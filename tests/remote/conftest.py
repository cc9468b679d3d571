"""What the tests of stores on servers share: a server that holds the corpus, and an empty cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.store.address import Address
from tests.cli.conftest import kg
from tests.kg.test_store import write_store
from tests.queries.store import corpus_folder
from tests.remote.servers import send, start_oxigraph

__all__ = ["kg"]  # the fixture that runs the command line


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the settings or the cache of the person who runs it."""
    for name in ("STORE", "STORE_USER", "STORE_PASSWORD", "STORE_TOKEN", "STORE_GRAPHS", "STORE_TIMEOUT"):
        monkeypatch.delenv(f"KG_{name}", raising=False)
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture(scope="session", name="corpus")
def _corpus() -> Address:
    """An Oxigraph server that holds the corpus, and is nobody else's: a test elsewhere writes to the shared one."""
    address, _ = start_oxigraph()
    send(corpus_folder(), address)
    return address


@pytest.fixture(scope="session", name="small")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with four statements in two graphs; tests do not change it."""
    folder = tmp_path_factory.mktemp("small") / ".kg"
    write_store(folder)
    return folder
