"""Measures what is read of documents of other fields against annotations made before anything was run.

`python -m benchmarks.genre.measure [--set NAME | --folder DIR] [--differences] [DOCUMENT…]` reads each
`benchmarks/genre/<document>/document.*`, or those of another folder, and compares it with the `gold.json` beside it,
whose shape is that of `kg check --format json`. Printed per document, and pooled, are precision, recall and F1 per
kind. Texts are compared with white space removed and full-width forms folded, and each element on its right parent,
which is told by the title of its task and not by its number. `tasks by title` leaves out the part a task stands in.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.cli.account import document_account
from kg.errors import KgError
from loaders import load_document

HERE = Path(__file__).parent
SETS = HERE / "sets.json"
KINDS = (
    "sections",
    "tasks",
    "tasks by title",
    "measures",
    "actors",
    "departments",
    "responsible",
    "deadlines",
    "targets",
    "targets+comparator",
    "targets+indicator",
    "outcomes",
    "outcomes+comparator",
    "outcomes+indicator",
    "citations",
    "plan",
)
Items = Counter[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was annotated, read, and found in both."""

    gold: int = 0
    read: int = 0
    both: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.gold + other.gold, self.read + other.read, self.both + other.both)

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there is nothing to find and nothing was read."""
        precision = self.both / self.read if self.read else 1.0
        recall = self.both / self.gold if self.gold else 1.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def bare(text: str | None) -> str:
    """Return a text without white space, its full-width forms folded."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def when(text: str) -> str:
    """Return a time as printed, without the verb that may follow it (年底前全面完成) and the 到 before it."""
    return re.sub(r"^到|(?:全面|全部|基本)?(?:完成|实施|启动)$", "", bare(text))


def unit_of(text: str | None) -> str:
    """Return a unit; 个百分点 and 百分点 are one."""
    return bare(text).removesuffix("百分点").removesuffix("个") + "百分点" if "百分点" in bare(text) else bare(text)


def items_of(account: dict[str, Any]) -> dict[str, Items]:
    """Return what an account states, per kind, each item with its parent."""
    found: dict[str, Items] = {kind: Counter() for kind in KINDS}
    for kind, item in [*_structure(account), *_figures(account)]:
        found[kind][item] += 1
    found["citations"] = Counter((bare(title),) for title in set(account["cited"]))
    for name in ("title", "year", "issuer", "document_number", "issued"):
        if account["plan"].get(name) is not None:
            found["plan"][name, bare(str(account["plan"][name]))] += 1
    return found


def _structure(account: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    titles = {section["number"]: bare(section["title"]) for section in account["sections"]}
    for section in account["sections"]:
        yield "sections", (bare(section["number"]), bare(section["title"]))
    for task in account["tasks"]:
        title = bare(task["title"])
        yield "tasks", (titles.get(task["section"]), title)
        yield "tasks by title", (title,)
        responsible = [(bare(d["name"]), d["role"]) for d in task["departments"]]
        for department in responsible:
            yield "departments", (title, None, *department)
        if task["deadline"]:
            yield "deadlines", (title, None, when(task["deadline"]))
        for measure in task["measures"]:
            text = bare(measure["text"])
            yield "measures", (title, text)
            if measure["actor"]:
                yield "actors", (title, text, bare(measure["actor"]))
            if measure["deadline"]:
                yield "deadlines", (title, text, when(measure["deadline"]))
            for department in measure["departments"]:
                named = bare(department["name"]), department["role"]
                responsible.append(named)
                yield "departments", (title, text, *named)
        for name, role in sorted(set(responsible)):
            yield "responsible", (title, name, role)


def _figures(account: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    tasks = {task["number"]: bare(task["title"]) for task in account["tasks"]}
    for kind in ("targets", "outcomes"):
        for figure in account[kind]:
            if figure["value"] is None:
                continue
            key = tasks.get(figure.get("task")), float(figure["value"]), unit_of(figure["unit"])
            yield kind, key
            yield f"{kind}+comparator", (*key, figure.get("comparator"))
            yield f"{kind}+indicator", (*key, bare(figure["indicator"]))


def read(folder: Path) -> dict[str, Any]:
    """Return the account of the document in a folder; raises KgError where it cannot be read."""
    return document_account(load_document(next(folder.glob("document.*"))))


def _by_outer_parts(account: dict[str, Any]) -> dict[str, Any]:
    """Return an account whose tasks stand in the parts of the first level, where an annotation counts these alone."""
    outer = [section for section in account["sections"] if "-" not in section["number"]]
    tasks = [task | {"section": (task["section"] or "").partition("-")[0] or None} for task in account["tasks"]]
    return account | {"sections": outer, "tasks": tasks}


def tally(gold: Items, found: Items) -> Tally:
    """Return how many items were annotated, read, and both."""
    return Tally(gold.total(), found.total(), (gold & found).total())


def measure(folder: Path, *, differences: bool) -> dict[str, Tally]:
    """Return the tallies of one document per kind, and print them."""
    annotated = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    gold = items_of(annotated)
    empty: dict[str, Any] = {"plan": {}, "sections": [], "tasks": [], "targets": [], "outcomes": [], "cited": []}
    try:
        account = read(folder)
    except KgError as error:
        print(f"{folder.name}: not read: {error}")
        account = empty
    found = items_of(_by_outer_parts(account) if "subsections" in annotated else account)
    tallies = {kind: tally(gold[kind], found[kind]) for kind in KINDS}
    print(f"\n{folder.name}")
    if coverage := account.get("coverage"):
        left = sum(piece["end"] - piece["start"] for piece in coverage["unassigned"])
        print(f"  characters {coverage['characters']}, furniture {coverage['furniture']}, unassigned {left}")
    _print(tallies)
    if differences:
        _print_differences(gold, found)
    return tallies


def _print(tallies: dict[str, Tally]) -> None:
    print(f"  {'kind':<22}{'gold':>6}{'read':>6}{'P':>8}{'R':>8}{'F1':>8}")
    for kind, counts in tallies.items():
        if counts.gold or counts.read:
            scores = "".join(f"{score:>8.3f}" for score in counts.scores)
            print(f"  {kind:<22}{counts.gold:>6}{counts.read:>6}{scores}")


def _print_differences(gold: dict[str, Items], found: dict[str, Items]) -> None:
    for kind in KINDS:
        for item in gold[kind] - found[kind]:
            print("   -", kind, *item, sep=" | ")
        for item in found[kind] - gold[kind]:
            print("   +", kind, *item, sep=" | ")


def _documents(home: Path) -> list[str]:
    """Return the folders that hold an annotation, by name."""
    return sorted(gold.parent.name for gold in home.glob("*/gold.json"))


def main() -> None:
    """Measure the documents named, or all of a set, or all."""
    sets: dict[str, list[str]] = json.loads(SETS.read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="*", help="folders beside this file; all where none is named")
    parser.add_argument("--set", choices=sorted(sets), help="a set of documents")
    parser.add_argument("--folder", type=Path, help="another folder of documents with their annotations")
    parser.add_argument("--differences", action="store_true", help="print what was missed and what is too much")
    options = parser.parse_args()
    home: Path = options.folder or HERE
    every = _documents(home) if options.folder else [name for names in sets.values() for name in names]
    chosen = options.documents or (sets[options.set] if options.set else every)
    pooled = dict.fromkeys(KINDS, Tally())
    for name in chosen:
        for kind, counts in measure(home / name, differences=options.differences).items():
            pooled[kind] += counts
    print(f"\nall {len(chosen)} documents, pooled")
    _print(pooled)


if __name__ == "__main__":
    main()
