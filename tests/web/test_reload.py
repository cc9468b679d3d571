"""Tests that a store built anew under a running server is taken up without a failed request."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from threading import Event, Thread

import httpx

from tests.cli.conftest import start_kg
from tests.web.conftest import serving

QUERY = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
PATIENCE = 60.0


def build(folder: Path, *options: str) -> None:
    """Build the store of a workspace."""
    building = start_kg("build", *options, at=folder)
    out, err = building.communicate(timeout=300)
    assert building.returncode == 0, out + err


def test_a_store_built_anew_is_taken_up_without_a_failed_request(sample: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sample, tmp_path / "plans")
    failed: list[object] = []
    done = Event()
    with serving(folder) as address:

        def ask_on_and_on() -> None:
            with httpx.Client(timeout=60) as client:
                while not done.is_set():
                    answer = client.get(f"{address}/sparql", params={"query": QUERY})
                    page = client.get(f"{address}/search", params={"q": "保护", "limit": "5"})
                    failed.extend(a.text for a in (answer, page) if a.status_code != 200)
                    time.sleep(0.02)

        asking = Thread(target=ask_on_and_on)
        asking.start()
        try:
            before = httpx.get(f"{address}/sparql", params={"query": QUERY}, timeout=60)
            build(folder, "--without-curation")
            after = wait_for_another(address, before.headers["etag"])
        finally:
            done.set()
            asking.join()
    assert failed == []
    assert after.json() != before.json()


def wait_for_another(address: str, tag: str) -> httpx.Response:
    """Return the first answer that is of another build."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = httpx.get(f"{address}/sparql", params={"query": QUERY}, timeout=60)
        if answer.headers["etag"] != tag:
            return answer
        time.sleep(0.1)
    raise AssertionError("the new build was not taken up")


def test_a_store_that_goes_away_is_served_on(sample: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sample, tmp_path / "plans")
    with serving(folder) as address:
        shutil.rmtree(folder / ".kg")
        time.sleep(1.5)
        assert httpx.get(f"{address}/sparql", params={"query": QUERY}).status_code == 200
        assert httpx.get(f"{address}/search", params={"q": "保护"}).status_code == 200
        (folder / ".kg").mkdir()
        (folder / ".kg" / "policy-kg.json").write_text('{"format": 99}', encoding="utf-8")
        time.sleep(1.5)
        assert httpx.get(f"{address}/", timeout=60).status_code == 200
