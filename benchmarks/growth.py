"""Measures how a build grows with the number of documents, beside the plain bulk load of the same statements.

Run it in the project: python -m benchmarks.growth 5 100 1000. Each number is one of generated documents. Processor time
is that of one process, since a busy machine says little by the clock. It prints a table with the growth exponent, how
right the graph of up to a hundred is against the truth that it was generated from, and keeps both in RESULTS.md.
With --into DIR all that is made stays there, and a size that was measured there before is not measured again: ten
thousand documents take two hours of a processor and 50 GB.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import linear_regression
from typing import Any

from pyoxigraph import RdfFormat, Store

from benchmarks.corpora import write_corpus
from benchmarks.results import write_part
from kg.build import BuildReport, build_store
from kg.build.cache import Cache
from kg.build.pieces import load_lines
from kg.build.renewing import HELD
from kg.cli.reading import corpus_means, read_plan
from kg.library import fill_query, find_query
from kg.model import PlanDocument
from kg.store import OxigraphStore, open_store
from kg.workspace import find_workspace

Pairs = set[tuple[str, ...]]
Truth = dict[str, Any]
_OFFICES = 25  # documents of five offices: from there on each has others to be compared with
_PLAN = "https://w3id.org/policy-kg/id/plan/"


@dataclass(frozen=True, slots=True)
class Size:
    """What a build of so many documents took: processor seconds of each step, memory, and those of the plain load."""

    documents: int
    quads: int
    links: int
    steps: Mapping[str, float]
    processor: float
    again: float
    one_more: float
    megabytes: int
    load: float


def main(sizes: Sequence[int], into: Path | None) -> None:
    """Measure each size in a process of its own, print the table and keep it."""
    with tempfile.TemporaryDirectory() as name:
        folder = into or Path(name)
        measured = [_measure(folder / str(size), size) for size in sizes]
        accuracy = list(_accuracy(folder / str([size for size in sizes if size <= 100][-1])))
    text = "\n".join((*_report(measured), "", *accuracy)) + "\n"
    write_part(text)
    print(text)


def _measure(root: Path, size: int) -> Size:
    """Measure one size, or tell what was measured of it before."""
    known = root.with_suffix(".json")
    if not known.exists():
        write_corpus(root, size)
        command = (sys.executable, "-m", "benchmarks.growth", "--measure", str(root))
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        known.write_text(told.stdout, encoding="utf-8")
    return Size(size, **json.loads(known.read_text(encoding="utf-8")))


def measure(root: Path) -> None:
    """Build a workspace from nothing, again, and with one document more; load its statements alone; print all of it."""
    with tempfile.TemporaryDirectory() as name:  # so that all modules and dictionaries are loaded
        write_corpus(Path(name) / "first", 2)
        _build(Path(name) / "first")
    begun = time.process_time()
    report = _build(root)
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{root}: {spent:.1f} s, {peak} MB, {report.quads} statements", dict(report.seconds), file=sys.stderr)
    begun = time.process_time()
    _build(root)
    again = time.process_time() - begun
    _add_one(root)
    begun = time.process_time()
    _build(root)
    more = time.process_time() - begun
    print(f"{root}: again {again:.2f} s, one more {more:.1f} s", file=sys.stderr)
    print(
        json.dumps({
            "quads": report.quads,
            "links": report.links,
            "steps": dict(report.seconds),
            "processor": spent,
            "again": again,
            "one_more": more,
            "megabytes": peak,
            "load": _plain_load(root),
        })
    )  # fmt: skip


def _build(root: Path) -> BuildReport:
    here = find_workspace(root)
    return build_store(here, replace(corpus_means(), cache=root / ".kg.cache"), here.store)


def _add_one(root: Path) -> None:
    """One more year of the first office."""
    corpus = root / "corpus"
    text = (corpus / "s0-2019.txt").read_text(encoding="utf-8").replace("2019年", "2018年")
    (corpus / "s0-2018.txt").write_text(text, encoding="utf-8")
    with (corpus / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.write('[[plan]]\nid = "s0-2018"\nfile = "s0-2018.txt"\nyear = 2018\nseries = "s0"\nlevel = "city"\n')


def _plain_load(root: Path) -> float:
    """The processor seconds of a bulk load of the same statements into a new store on disk."""
    lines = root / "lines.nq"
    _write_lines(root, lines)
    begun = time.process_time()
    plain = Store(str(root / "plain"))
    plain.bulk_load(path=str(lines), format=RdfFormat.N_QUADS)
    plain.flush()
    return time.process_time() - begun


def _write_lines(root: Path, path: Path) -> None:
    """Write the statements that the store was put together from, as the build left them in its cache."""
    held, cache = json.loads((root / ".kg" / HELD).read_text(encoding="utf-8")), Cache(root / ".kg.cache")
    with path.open("wb") as file:
        file.write(cache.load("shared", held["common"]) or b"")
        file.writelines(load_lines(key, cache) for key in held["pieces"])


def _report(measured: Sequence[Size]) -> Iterator[str]:
    crowded = [one for one in measured if one.documents >= _OFFICES]
    yield "# Growth"
    yield ""
    yield (
        "Generated plans (`benchmarks/corpora.py`: 24 items each, five years an office), from files to a store with "
        "its index, in processor seconds of one process; start-up is left out."
    )
    yield ""
    yield (
        f"Machine: {os.cpu_count()} processors, {platform.system()} {platform.machine()}; Python "
        f"{platform.python_version()}, pyoxigraph {version('pyoxigraph')}, rdflib {version('rdflib')}. The system had "
        f"{os.getloadavg()[1]:.1f} processes to run."
    )
    yield ""
    yield "| documents | statements | links | build, s | s each | again, s | one more, s | MB | bulk load, s | × |"
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for one in measured:
        cells = (
            f"{one.documents:,}",
            f"{one.quads:,}",
            f"{one.links:,}",
            f"{one.processor:.1f}",
            f"{one.processor / one.documents:.3f}",
            f"{one.again:.2f}",
            f"{one.one_more:.1f}",
            f"{one.megabytes:,}",
            f"{one.load:.2f}",
            f"{one.processor / one.load:.1f}",
        )
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield (
        "`again` is a build where nothing has changed, `one more` one with a document added, `MB` the peak of memory, "
        "`×` how many times the plain bulk load of the same statements the build takes (aim: 10)."
    )
    yield ""
    yield (
        f"Growth exponent, by least squares over the sizes: {_exponents(measured)} (aim: 1.05)."
        + (f" From {_OFFICES} documents on: {_exponents(crowded)}." if len(crowded) > 1 else "")
        + " Up to five documents are one office, which has no other to be compared with."
    )


def _exponents(measured: Sequence[Size]) -> str:
    by_documents, by_quads = (_exponent(measured, by) for by in ("documents", "quads"))
    return f"{by_documents:.2f} by documents, {by_quads:.2f} by statements"


def _exponent(measured: Sequence[Size], by: str) -> float:
    """How a build grows: 1 is with the size, 2 with its square."""
    sizes = [math.log(getattr(one, by)) for one in measured]
    return linear_regression(sizes, [math.log(one.processor) for one in measured]).slope


def _accuracy(root: Path) -> Iterator[str]:
    here = find_workspace(root)
    told = [json.loads(line) for line in (root / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = {entry.identifier: read_plan(entry) for entry in here.manifest.plans if entry.year != 2018}
    with open_store(here.store) as store:
        links = set().union(*(_links(store, one["plan"], one["year"]) for one in told))
    true_links: Pairs = {
        (f"{one['series']}-{one['year'] - 1}/{earlier}", f"{one['plan']}/{later}", change)
        for one in told
        for earlier, later, change in one["links"]
    }
    yield f"How right the graph of the {len(told)} generated documents is, by the truth they were generated from:"
    yield ""
    yield "| | precision | recall | F1 |"
    yield "|---|---:|---:|---:|"
    yield _row("responsible departments of items", _departments(documents), _true_departments(told))
    yield _row("figures of items", _figures(documents), _true_figures(told))
    yield _row("links between items", {link[:2] for link in links}, {link[:2] for link in true_links})
    yield _row("links with the kind of change", links, true_links)
    yield ""
    yield ("Items of one field share many words here, since the generator draws from small stocks of them.")


def _links(store: OxigraphStore, plan: str, year: int) -> Pairs:
    before = f"{plan[:-4]}{year - 1}"
    values = {"earlier_plan": f"{_PLAN}{before}", "later_plan": f"{_PLAN}{plan}"}
    rows = store.select(fill_query(find_query("links-between"), values)).records()
    return {
        (_item(row["earlier"]), _item(row["later"]), row["change"].rpartition("#")[2])
        for row in rows
        if row["accepted"] == "true" and "/measure/" in row["later"]
    }


def _item(iri: str) -> str:
    return iri.removeprefix(_PLAN).replace("/measure/", "/")


def _departments(documents: Mapping[str, PlanDocument]) -> Pairs:
    return {
        (f"{name}/{measure.number}", one.name)
        for name, document in documents.items()
        for task in document.tasks
        for measure in task.measures
        for one in measure.responsibilities
    }


def _true_departments(told: Sequence[Truth]) -> Pairs:
    return {
        (f"{one['plan']}/{number}", name)
        for one in told
        for number, names in one["departments"].items()
        for name in names
    }


def _figures(documents: Mapping[str, PlanDocument]) -> Pairs:
    return {
        (f"{name}/{measure.number}", str(target.value), target.unit or "")
        for name, document in documents.items()
        for task in document.tasks
        for measure in task.measures
        for target in measure.targets
    }


def _true_figures(told: Sequence[Truth]) -> Pairs:
    return {
        (f"{one['plan']}/{number}", str(amount), unit)
        for one in told
        for number, (amount, unit) in one["targets"].items()
    }


def _row(name: str, found: Pairs, wanted: Pairs) -> str:
    hits = len(found & wanted)
    precision, recall = hits / (len(found) or 1), hits / (len(wanted) or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return f"| {name} ({len(wanted):,}) | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[5, 100, 1000], metavar="DOCUMENTS")
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="keep all that is made in this folder, and go on there"
    )
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    asked = _parse()
    if asked.measure:
        measure(asked.measure)
    else:
        main(asked.sizes, asked.into)
