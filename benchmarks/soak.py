"""Lets eight clients ask a server for a long time while its store is built again and again, and counts what fails.

Run it in the project: python -m benchmarks.soak 600. The number is that of seconds. It prints a table and puts it into
RESULTS.md: requests and failures, builds, and the memory of the server through the time and at its highest.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import httpx

from benchmarks.corpora import write_corpus
from benchmarks.endpoint import serve_kg
from benchmarks.results import write_part
from kg.library import fill_query, find_query

CLIENTS = 8
_PLANS = 4
_PAGES = ("/", "/questions", "/plan/s0-2020", "/department", "/indicator", "/find?q=安全")
_QUESTIONS = ("plans-by-year", "tasks-new", "department-load", "targets", "graph-sizes")


@dataclass(slots=True)
class Tally:
    """What the clients have seen: answers by kind, failures in words, and how many builds ended how."""

    answers: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    builds: Counter[int] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


def main(seconds: float) -> None:
    """Soak for so many seconds, print what was seen and keep it."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "office"
        write_corpus(root, _PLANS)
        _build(root)
        tally = Tally()
        with serve_kg(root / ".kg") as (address, process):
            threads = [threading.Thread(target=_ask, args=(address, number, tally)) for number in range(CLIENTS)]
            threads.append(threading.Thread(target=_build_again, args=(root, tally)))
            for thread in threads:
                thread.start()
            _watch(process, seconds, tally)
            tally.over.set()
            for thread in threads:
                thread.join()
    text = "\n".join(_report(seconds, tally)) + "\n"
    write_part(text)
    print(text)


def _build(root: Path) -> int:
    return subprocess.run(
        [sys.executable, "-m", "kg", "build", "--jobs", "1"], cwd=root, capture_output=True, check=False
    ).returncode


def _build_again(root: Path, tally: Tally) -> None:
    """Change a document and build, until it is over."""
    file = root / "corpus" / "s0-2020.txt"
    text = file.read_text(encoding="utf-8")
    number = 0
    while not tally.over.is_set():
        number += 1
        file.write_text(text.replace("分批实施", "分批实施" if number % 2 else "分步实施"), encoding="utf-8")
        tally.builds[_build(root)] += 1


def _ask(address: str, number: int, tally: Tally) -> None:
    """Ask one thing after the other, each client from another one on."""
    base = address.removesuffix("/sparql")
    queries = [fill_query(find_query(name), {}) for name in _QUESTIONS]
    with httpx.Client(timeout=60) as client:
        turn = number
        while not tally.over.is_set():
            turn += 1
            try:
                if turn % 2:
                    kind, answer = "query", client.get(address, params={"query": queries[turn % len(queries)]})
                else:
                    kind, answer = "page", client.get(base + _PAGES[turn // 2 % len(_PAGES)])
                tally.answers[kind] += 1
                if answer.status_code != httpx.codes.OK:
                    tally.failures[f"{answer.status_code} {answer.url.path}"] += 1
            except httpx.HTTPError as error:
                tally.failures[type(error).__name__] += 1


def _watch(process: int, seconds: float, tally: Tally) -> None:
    """Note the memory of the server and its workers, twice a second."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.5)
        tally.memory.append(_memory(process))


def _memory(process: int) -> int:
    """The resident megabytes of a process and its children, as Linux tells them."""
    place = Path(f"/proc/{process}")
    try:
        found = re.search(r"VmRSS:\s+(\d+)", (place / "status").read_text(encoding="ascii"))
        children = [int(child) for task in place.glob("task/*/children") for child in task.read_text().split()]
    except OSError:  # a worker that has just ended
        return 0
    return (int(found[1]) // 1024 if found else 0) + sum(map(_memory, children))


def _report(seconds: float, tally: Tally) -> Iterator[str]:
    yield "# Soak"
    yield ""
    yield (
        f"`kg serve` for {seconds:.0f} seconds with {CLIENTS} clients, while a document is changed and the store is "
        "built again without a pause."
    )
    yield ""
    yield "| requests | failed | builds | failed | memory of server and workers, MB: median of each tenth; most |"
    yield "|---:|---:|---:|---:|---|"
    failed = sum(count for code, count in tally.builds.items() if code != 0)
    tenths = (tally.memory[n * len(tally.memory) // 10 : (n + 1) * len(tally.memory) // 10] for n in range(10))
    memory = f"{', '.join(f'{median(tenth):.0f}' for tenth in tenths if tenth)}; {max(tally.memory, default=0)}"
    yield (
        f"| {sum(tally.answers.values()):,} | {sum(tally.failures.values())} | {sum(tally.builds.values())} | {failed} "
        f"| {memory} |"
    )
    if tally.failures:
        yield ""
        yield f"Failures: {'; '.join(f'{what} ({count})' for what, count in tally.failures.most_common(8))}."


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600)
