"""Sends a thousand requests that schemathesis makes from the OpenAPI description, and tells what became of the server.

Run it in the project: python -m benchmarks.hostile. It renews its part of RESULTS.md.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import schemathesis

from benchmarks.results import write_part
from tests.web.fuzzing import send_requests

ROOT = Path(__file__).resolve().parent.parent
REQUESTS = 1000
_MEBIBYTE = 1024


def main() -> None:
    """Send the requests, print what came of them, and renew the part of RESULTS.md."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--timeout", "2"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        said = server.stdout.readline() if server.stdout else ""
        found = re.search(r"http://[\d.:]+", said)
        if found is None:
            raise RuntimeError(f"kg serve said {said!r}")
        text = "\n".join((*_report(found[0], server.pid), ""))
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)
    write_part(text)
    print(text)


def _report(address: str, process: int) -> Iterator[str]:
    httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=60)
    before = _megabytes(process)
    counts = send_requests(address, REQUESTS)
    alive = httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=60).json()["boolean"]
    yield "# Hostile requests\n"
    yield f"{counts.total():,} requests made by schemathesis {schemathesis.__version__} from the OpenAPI description.\n"
    yield "| answered with | requests |"
    yield "|---|---:|"
    yield from (f"| {status} | {count} |" for status, count in sorted(counts.items()))
    yield ""
    after = "answers" if alive else "does not answer"
    yield f"Afterwards the server {after}; its process holds {_megabytes(process)} MB, and held {before} MB before."


def _megabytes(process: int) -> int:
    """What a process holds in memory, as Linux tells it."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) // _MEBIBYTE if found else 0


if __name__ == "__main__":
    main()
