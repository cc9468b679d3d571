"""Tells what is read of real documents, one row each, as a page of the documentation.

`python -m benchmarks.variety [--output docs/variety.md] PATH…` reads each file and prints the table; with `--output`
the page is written. The documents themselves are not part of the project.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from kg.errors import KgError
from kg.model import Measure, PlanDocument, Task
from loaders import load_document

_QUOTED = 60
_HEAD = """# Real documents · 真实文件

What is read of eight public documents of the genre, made by `python -m benchmarks.variety --output docs/variety.md
PATH…`. The readers have since been mended by what was found in them, so this says what is read and not how well
unseen documents are. The aim is that 99 % of the characters that are no furniture of the page belong to something that
is stated, and that nothing is dropped silently; the errors that remain are told in [accuracy.md](accuracy.md).

| document | read as | sections | tasks | measures | departments | deadlines | targets | outcomes | characters \
| assigned | furniture | left over |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|"""


def main() -> None:
    """Print the table of the documents that the command line names, or write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    page = "\n".join((_HEAD, *(row(path) for path in arguments.paths), ""))
    if arguments.output:
        arguments.output.write_text(page, encoding="utf-8")
    print(page)


def row(path: Path) -> str:
    """Return the row of one document; one that cannot be read says why."""
    try:
        document = load_document(path)
    except KgError as error:
        return f"| `{path.name}` | not read: {_cell(str(error))} |" + " |" * 11
    cells = (f"`{path.name}`", f"`{document.family}`", *_counts(document), *_account(document))
    return "| " + " | ".join(map(str, cells)) + " |"


def _counts(document: PlanDocument) -> tuple[int, ...]:
    measures = [measure for task in document.tasks for measure in task.measures]
    said: list[Task | Measure] = [*document.tasks, *measures]
    return (
        len(document.sections),
        len(document.tasks),
        len(measures),
        sum(len(each.responsibilities) for each in said),
        sum(each.deadline is not None for each in said),
        sum(len(holder.targets) for holder in document.holders()),
        len(document.outcomes),
    )


def _account(document: PlanDocument) -> tuple[str, ...]:
    coverage = document.coverage
    if coverage is None:
        return ("", "", "", "")
    body = coverage.characters - coverage.furniture
    return (
        f"{coverage.characters:,}",
        f"{coverage.assigned / body:.2%}" if body else "",
        f"{coverage.furniture:,}",
        _left_over([document.source.quote(piece) for piece in coverage.unassigned]),
    )


def _left_over(quotes: Sequence[str]) -> str:
    if not quotes:
        return "nothing"
    first = _cell(quotes[0])
    return f"{len(quotes)}: {first[:_QUOTED]}" + ("…" if len(first) > _QUOTED or len(quotes) > 1 else "")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    main()
