"""Measures the endpoint beside Oxigraph's own server on the same store: lookups under load, and right answers.

Run it in the project: python -m benchmarks.endpoint. It renews its part of RESULTS.md. Oxigraph's server is the
command `oxigraph` of the package of that name, which the extra `dev` brings.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

import httpx
from rdflib import Dataset

from benchmarks.load import Load, ask_lookups
from benchmarks.results import write_part
from kg.library import fill_query, find_query, parse_query
from kg.store import open_store
from tests.web.evaluation import DATA, Json, cases, count_right, write_store

ROOT = Path(__file__).resolve().parent.parent
CLIENTS = (1, 8, 64)
_SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
_WARM_UP = 0.5
_JSON = "application/sparql-results+json"
_AIM = 0.8
Start = Callable[[Path], AbstractContextManager[tuple[str, int]]]
"""Starts a server on a store, and yields its address and its process."""
_PEER = "oxigraph server"
_SEVERAL = 3
_QUIET = 0.05


def main() -> None:
    """Measure, print, and renew the part of RESULTS.md."""
    store = ROOT / ".kg"
    lookups, heavy = _lookups(store), _question("heavy")
    text = "\n".join((*_report(store, lookups, heavy), ""))
    write_part(text)
    print(text)


def _report(store: Path, lookups: Sequence[str], heavy: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        evaluation = write_store(Path(name) / "store")
        several: Start = partial(serve_kg, processes=_SEVERAL)
        servers: dict[str, Start] = {
            "kg serve": serve_kg,
            f"kg serve --processes {_SEVERAL}": several,
            _PEER: serve_oxigraph,
        }
        loads: dict[str, list[Load]] = {}
        right: dict[str, int] = {}
        for server, start in servers.items():
            with start(store) as (address, process):
                alone = [_measure(address, process, lookups, n) for n in CLIENTS]
                loads[server] = [*alone, _beside(address, lookups, heavy)]
            if start is several:
                continue
            with start(evaluation) as (address, _):
                right[server] = count_right(lambda query, address=address: _ask(address, query))  # type: ignore[misc]
    right["rdflib"] = _right_in_rdflib()
    yield "# Endpoint\n"
    yield (
        f"Measured by `make bench`: {len(lookups)} different lookups (all that is said of one task or measure), each "
        f"evaluated anew (no server keeps answers), over HTTP, for {_SECONDS:g} seconds each, clients and server on "
        f"the same {os.cpu_count()} processors; "
        f"pyoxigraph {version('pyoxigraph')}, uvicorn {version('uvicorn')}. The system had {os.getloadavg()[1]:.1f} "
        "processes to run: with more than it has processors, rates tell little and the processor time more.\n"
    )
    yield from _load_table(loads)
    yield ""
    yield f"Right answers to the {len(cases())} evaluation cases, which were written anew from the specification:\n"
    yield "| asked of | right |"
    yield "|---|---:|"
    yield from (f"| {server} | {count} of {len(cases())} |" for server, count in right.items())
    yield ""
    yield "Over the union Oxigraph's server passes over FROM; rdflib gives up a SUM over what is no number."


def _load_table(loads: dict[str, list[Load]]) -> Iterator[str]:
    columns = [f"{n} client{'s' if n > 1 else ''}" for n in CLIENTS] + ["8 clients beside a heavy query"]
    columns.append("server's processor ms a lookup, 8 clients")
    yield f"| lookups a second (p95, ms) | {' | '.join(columns)} |"
    yield "|---|" + "---:|" * len(columns)
    for server, measured in loads.items():
        yield f"| {server} | {' | '.join(_shown(load) for load in measured)} | {measured[1].processor:.2f} |"
    for server, measured in loads.items():
        if server != _PEER:
            shares = " | ".join(f"{a.rate / b.rate:.2f}" for a, b in zip(measured, loads[_PEER], strict=True))
            yield f"| {server}: share of the peer, aim {_AIM} with 8 clients | {shares} | |"


def _shown(load: Load) -> str:
    failed = f", {load.failed} failed" if load.failed else ""
    return f"{load.rate:,.0f} ({load.p95:.1f}{failed})"


def _question(name: str) -> str:
    return (ROOT / "benchmarks" / f"{name}.rq").read_text(encoding="utf-8")


def _lookups(store: Path) -> list[str]:
    """A query for each task and measure of the store."""
    query = parse_query(_question("lookup"))
    with open_store(store) as opened:
        texts = opened.select(fill_query(find_query("all-texts"), {"kind": ["task", "measure"]})).records()
    return [fill_query(query, {"element": row["element"]}) for row in texts]


@contextmanager
def serve_kg(store: Path, processes: int = 1) -> Iterator[tuple[str, int]]:
    options = ("--port", "0", "--store", str(store), "--processes", str(processes))
    command = [sys.executable, "-m", "kg", "serve", *options]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        said = server.stdout.readline() if server.stdout else ""
        address = re.search(r"http://[\d.:]+", said)
        if address is None:
            raise RuntimeError(f"kg serve said {said!r}")
        _wait(f"{address[0]}/sparql")
        _settle(server.pid)
        yield f"{address[0]}/sparql", server.pid
    finally:
        server.terminate()
        server.wait(60)


@contextmanager
def serve_oxigraph(store: Path) -> Iterator[tuple[str, int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    place = ("--location", str(store), "--bind", f"127.0.0.1:{port}", "--union-default-graph")
    command = Path(sys.executable).with_name("oxigraph")
    server = subprocess.Popen([command, "serve-read-only", *place], stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/query")
        yield f"http://127.0.0.1:{port}/query", server.pid
    finally:
        server.terminate()
        server.wait(60)


def _wait(address: str) -> None:
    for _ in range(600):
        with suppress(httpx.TransportError):
            if httpx.get(address, params={"query": "ASK {}"}).status_code == httpx.codes.OK:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


def _settle(process: int) -> None:
    """Wait until a server and its workers have started, which is when they do next to nothing for two seconds."""
    quiet = 0
    for _ in range(90):
        before = _processor(process)
        time.sleep(1)
        quiet = quiet + 1 if _processor(process) - before < _QUIET else 0
        if quiet == 2:
            return


def _ask(address: str, query: str) -> Json:
    answer = httpx.get(address, params={"query": query}, headers={"Accept": _JSON}, timeout=60)
    answer.raise_for_status()
    return dict(answer.json())


def _right_in_rdflib() -> int:
    dataset = Dataset(default_union=True).parse(data=DATA.read_bytes(), format="trig")
    return count_right(lambda query: dict(json.loads(dataset.query(query).serialize(format="json") or "")))


def _measure(address: str, process: int, lookups: Sequence[str], clients: int) -> Load:
    ask_lookups(address, lookups, clients, _WARM_UP)
    before = _processor(process)
    load = ask_lookups(address, lookups, clients, _SECONDS)
    return replace(load, processor=(_processor(process) - before) * 1000 / max(1, round(load.rate * _SECONDS)))


def _processor(process: int) -> float:
    """Seconds of processor time that a process and its children have had, as Linux tells it."""
    place = Path(f"/proc/{process}")
    fields = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children = [int(child) for task in place.glob("task/*/children") for child in task.read_text().split()]
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + sum(map(_processor, children))


def _beside(address: str, lookups: Sequence[str], heavy: str) -> Load:
    """Lookups by 8 clients while another asks the heavy query."""
    asking = subprocess.Popen([sys.executable, "-c", _ASK_HEAVY, address, heavy], stdout=subprocess.DEVNULL)
    time.sleep(1)
    try:
        return ask_lookups(address, lookups, 8, _SECONDS)
    finally:
        asking.kill()
        asking.wait()


_ASK_HEAVY = "import sys, httpx; httpx.get(sys.argv[1], params={'query': sys.argv[2]}, timeout=120)"


if __name__ == "__main__":
    main()
