"""Asks every question of the library of the embedded store, the Oxigraph server and Virtuoso, and compares the rows.

Run it in the project, after kg build: python -m benchmarks.engines. It prints a table and renews that of
docs/stores.md, which says what each engine answers, and in how many milliseconds. The servers are started for it and
stopped again: the command `oxigraph` of the extra `dev`, and Debian's `virtuoso-opensource-7-bin`.
"""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

from kg.errors import KgError
from kg.library import Query, list_queries
from kg.remote.publish import publish
from kg.store import Store, open_store, read_info
from kg.store.address import Address
from kg.store.remote import RemoteStore, reach
from kg.table import Table
from tests.remote.servers import Silence, oxigraph_server
from tests.remote.virtuoso import PASSWORD, USER, virtuoso_server

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "stores.md"
BEGIN, END = "<!-- engines: begin -->", "<!-- engines: end -->"
TIMES = 5

Known = Mapping[str, str]


def main() -> None:
    """Measure, print, and renew the table of docs/stores.md."""
    folder = ROOT / ".kg"
    servers: tuple[tuple[Address, Known], ...] = (
        (oxigraph_server(), {}),
        (virtuoso_server(), {"KG_STORE_USER": USER, "KG_STORE_PASSWORD": PASSWORD}),
    )
    loads = [_load(folder, address, known) for address, known in servers]
    with open_store(folder) as embedded:
        stores = [RemoteStore.open(address, known) for address, known in servers]
        rows = [_row(query, embedded, stores) for query in list_queries()]
    text = "\n".join((*_opening(folder, loads, rows), *rows, ""))
    print(text)
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def _load(folder: Path, address: Address, known: Known) -> float:
    """How many seconds it takes to write the build to a server, both copies of it, checked and switched."""
    begun = perf_counter()
    with open_store(folder) as store:
        publish(store, read_info(folder), reach(address, known), Silence())
    return perf_counter() - begun


def _opening(folder: Path, loads: list[float], rows: list[str]) -> tuple[str, ...]:
    info = read_info(folder)
    wrong = sum("—" in row for row in rows)
    return (
        f"`python -m benchmarks.engines`, about {round(info.quads, -3):,} statements in {len(info.graphs)} graphs, "
        f"milliseconds (median of {TIMES}) with default parameters, one client on the machine of the servers: "
        f"{os.cpu_count()} processors, {platform.machine()}; Python {platform.python_version()}, "
        f"pyoxigraph {version('pyoxigraph')}, "
        f"Oxigraph server {version('oxigraph')}, {_virtuoso()}. Writing the build took {loads[0]:.1f} s to Oxigraph "
        f"and {loads[1]:.1f} s to Virtuoso. A time stands where the rows are equal, in their order, to those of the "
        f"store in a folder; — where they are not: {wrong} of {len(rows)} questions.",
        "",
        "| question · 查询 | rows | folder | Oxigraph server | Virtuoso |",
        "|---|---:|---:|---:|---:|",
    )


def _row(query: Query, embedded: Store, servers: list[RemoteStore]) -> str:
    expected, spent = _timed(lambda: embedded.select(query.text))
    cells = [_cell(query, expected, server) for server in servers]
    return f"| `{query.name}` | {len(expected)} | {spent:.1f} | {' | '.join(cells)} |"


def _cell(query: Query, expected: Table, server: RemoteStore) -> str:
    """How long the answer took, or why there is none that is right."""
    try:
        found, spent = _timed(lambda: server.select(query.text))
    except KgError as error:
        return f"— {error}"
    return f"{spent:.1f}" if found == expected else "— other rows"


def _timed(ask: Callable[[], Table]) -> tuple[Table, float]:
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        answer = ask()
        times.append(1000 * (perf_counter() - begun))
    return answer, median(times)


def _virtuoso() -> str:
    ran = subprocess.run(["virtuoso-t", "-?"], capture_output=True, text=True, check=False)
    said = (ran.stdout + ran.stderr).splitlines()
    found = next((line.split()[1] for line in said if line.startswith("Version")), "")
    return f"Virtuoso {found.partition('-')[0]}".strip()


if __name__ == "__main__":
    main()
