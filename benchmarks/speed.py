"""Measures how fast and how large a build and a query are, beside rdflib in memory on the same data.

Run it in the project: python -m benchmarks.speed. It prints the tables and writes them to RESULTS.md.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.results import write_part
from kg.library import find_query
from kg.store import Store, open_store

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ("task-by-phrase", "tasks-new", "department-tasks", "province-duties", "targets", "plan-counts")
_SHELL_RUNS = 7
_AIMS = {"build": "3 s, 400 MB", "shell": "400 ms", "inside": "1 ms"}


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended: wall and processor time in seconds, peak memory in MB, what it printed."""

    seconds: float
    processor: float
    megabytes: float
    out: str


def main() -> None:
    """Measure, print the tables, and write them to RESULTS.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = "\n".join(_report(folder))
    write_part(report)
    print(report)


def run_process(*command: str) -> Run:
    """Return how a process ran; raise `RuntimeError` if it failed."""
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    out = child.stdout.read() if child.stdout else ""
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out)


def time_queries(store: Store, runs: int) -> dict[str, float]:
    """Return the median milliseconds of each of the queries in a store that is open."""
    return {name: _milliseconds(partial(store.select, find_query(name).text), runs) for name in QUERIES}


def measure_peer(nquads: Path) -> None:
    """Load N-Quads into rdflib and print, as JSON, the seconds of loading and the milliseconds of each query."""
    from kg.store.memory import MemoryStore  # noqa: PLC0415 - only this process may hold rdflib

    store = MemoryStore()
    began = time.perf_counter()
    store.put(nquads.read_bytes())
    loaded = time.perf_counter() - began
    print(json.dumps({"load": loaded, "queries": time_queries(store, 3)}))


def _milliseconds(question: Callable[[], object], runs: int) -> float:
    question()
    spent = []
    for _ in range(runs):
        began = time.perf_counter()
        question()
        spent.append((time.perf_counter() - began) * 1000)
    return median(spent)


def _report(folder: Path) -> list[str]:
    kg = (sys.executable, "-m", "kg")
    store, nquads = folder / "store", folder / "graph.nq"
    build = run_process(*kg, "build", "--store", str(store))
    run_process(*kg, "export", "--store", str(store), "--output", str(nquads))
    shell = {name: _shell(*kg, "query", name, "--store", str(store)) for name in QUERIES}
    with open_store(store) as opened:
        inside = time_queries(opened, 50)
    peer = run_process(sys.executable, "-m", "benchmarks.speed", str(nquads))
    other = json.loads(peer.out)
    start = peer.seconds - sum(other["queries"].values()) / 1000 * 4
    rows = [
        (name, shell[name], inside[name], start * 1000 + other["queries"][name], other["queries"][name])
        for name in QUERIES
    ]
    quads = nquads.read_bytes().count(b"\n")
    return [*_heading(quads), *_build_table(build, peer, other["load"]), *_query_table(rows), ""]


def _shell(*command: str) -> float:
    return median(run_process(*command).seconds for _ in range(_SHELL_RUNS)) * 1000


def _heading(quads: int) -> list[str]:
    parts = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib", "spacy", "scikit-learn"))
    return [
        "# Speed",
        "",
        "Measured by `make bench` on the five documents of `corpus/`, each figure beside rdflib in memory on the same",
        f"{quads:,} statements in the same run.",
        "",
        f"Machine: {_processor()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}; "
        f"Python {platform.python_version()}, {parts}.",
        "",
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor"
    )


def _build_table(build: Run, peer: Run, load: float) -> list[str]:
    built, aim = f"{build.seconds:.2f} | {build.processor:.2f} | {build.megabytes:.0f}", _AIMS["build"]
    return [
        "## Build",
        "",
        "| whole process | wall, s | processor, s | peak memory, MB | aim |",
        "|---|---:|---:|---:|---|",
        f"| `kg build`: read, state, align, check, store, index | {built} | {aim} |",
        f"| rdflib: only load the finished graph | {load:.2f} | | {peer.megabytes:.0f} | |",
        "",
    ]


def _query_table(rows: Sequence[tuple[str, float, float, float, float]]) -> list[str]:
    head = [
        "## Query",
        "",
        f"Median of {_SHELL_RUNS} from the shell, start-up included, and of 50 inside a process.",
        "",
        f"| question | `kg query` from the shell, ms (aim {_AIMS['shell']}) | inside, ms (aim {_AIMS['inside']}) "
        "| rdflib: start, load, ask, ms | rdflib inside, ms |",
        "|---|---:|---:|---:|---:|",
    ]
    return head + [
        f"| `{name}` | {shell:.0f} | {inside:.2f} | {start:.0f} | {peer:.1f} |"
        for name, shell, inside, start, peer in rows
    ]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure_peer(Path(sys.argv[1]))
    else:
        main()
