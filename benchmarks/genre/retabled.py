"""Measures how much is still read of tables of tasks that are printed in another way.

`python -m benchmarks.genre.retabled [FORM…]` takes each document whose cells are known, prints its tables in each form
(tabs, Markdown with or without the cells that lie over several rows, one cell a line, a web page) and compares what is
read with what is read of the document as it is. What is less than 1 is lost by printing alone.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.genre.measure import HERE, Items, Tally, items_of, tally
from kg.cli.account import document_account
from kg.errors import KgError
from loaders import load_document
from loaders.reading.blocks import Block, read_blocks
from loaders.reading.decode import read_source
from loaders.structure.tables.tables import has_task_table

KINDS = ("tasks", "measures", "departments", "deadlines", "targets")
CORPUS = HERE.parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, each cell as its paragraphs; None where the cell above lies over this row too."""

    rows: tuple[tuple[tuple[str, ...] | None, ...], ...]


Part = str | Grid
Form = Callable[[Grid], str]


def parts_of(path: Path) -> tuple[Part, ...]:
    """Return the paragraphs and tables of a document in order; none where it holds no table of tasks."""
    blocks = read_blocks(read_source(path)).blocks
    if not has_task_table(blocks):
        return ()
    parts: list[Part] = []
    for table, members in groupby(blocks, key=lambda block: block.cell.table if block.cell else None):
        found = list(members)
        parts.extend([_grid(found)] if table is not None else [block.text for block in found])
    return tuple(parts)


def _grid(blocks: Sequence[Block]) -> Grid:
    width = max(block.cell.column for block in blocks if block.cell) + 1
    by_row = groupby(blocks, key=lambda block: block.cell.row if block.cell else 0)
    rows = [
        {n: [b for b in row if b.cell and b.cell.column == n] for n in range(width)}
        for _, found in by_row
        for row in [list(found)]
    ]
    above = [{}, *rows[:-1]]
    return Grid(
        tuple(
            tuple(_cell(row[n], upper.get(n, [])) for n in range(width)) for row, upper in zip(rows, above, strict=True)
        )
    )


def _cell(own: Sequence[Block], above: Sequence[Block]) -> tuple[str, ...] | None:
    """Return the paragraphs of a cell; None where it is the one above, in the same place of the source."""
    is_same = bool(own) and [b.strand for b in own] == [b.strand for b in above] and any(b.text for b in own)
    return None if is_same else tuple(block.text.replace("\n", "") for block in own if block.text)


def _tabs(grid: Grid) -> str:
    return "\n".join("\t".join("".join(cell or ()) for cell in row) for row in grid.rows)


def _markdown(*, is_whole: bool) -> Form:
    def form(grid: Grid) -> str:
        lines = [
            "| " + " | ".join("<br>".join(cell or ()) for cell in row if is_whole or cell is not None) + " |"
            for row in map(_alone, grid.rows)
        ]
        return "\n".join([lines[0], "|" + " --- |" * len(grid.rows[0]), *lines[1:]])

    return form


def _alone(row: Sequence[tuple[str, ...] | None]) -> Sequence[tuple[str, ...] | None]:
    """Return a row without the blank cells behind the title of a part."""
    return row[:1] if row[0] and not any(row[1:]) else row


def _cell_lines(*, between: str) -> Form:
    """Return the form with one cell a line; the lines of a cell follow one another, `between` parts the cells."""
    return lambda grid: between.join("\n".join(cell) for row in grid.rows for cell in row if cell)


def _page(grid: Grid) -> str:
    rows = "".join(f"<tr>{''.join(_boxes(grid, place))}</tr>" for place in range(len(grid.rows)))
    return f"<table>{rows}</table>"


def _boxes(grid: Grid, place: int) -> Iterator[str]:
    for column, cell in enumerate(grid.rows[place]):
        if cell is None:
            continue
        below = [row[column] for row in grid.rows[place + 1 :]]
        span = next((n for n, other in enumerate(below, start=1) if other is not None), len(below) + 1)
        yield f'<td rowspan="{span}">{"".join(f"<p>{text}</p>" for text in cell)}</td>'


FORMS: dict[str, Form] = {
    "tabs, cells over rows once": _tabs,
    "Markdown, cells over rows once": _markdown(is_whole=True),
    "Markdown, those cells left out": _markdown(is_whole=False),
    "one cell a line": _cell_lines(between="\n"),
    "one cell a line, blank lines between": _cell_lines(between="\n\n"),
    "a web page": _page,
}
SUFFIXES = {"a web page": ".html"}


def print_parts(parts: Sequence[Part], form: str) -> str:
    """Return the text of a document whose tables are printed in a form."""
    is_page = form in SUFFIXES
    printed = [FORMS[form](part) if isinstance(part, Grid) else f"<p>{part}</p>" if is_page else part for part in parts]
    text = "\n\n".join(printed)
    return f'<html><head><meta charset="utf-8"></head><body>{text}</body></html>' if is_page else text


def read_again(parts: Sequence[Part], form: str) -> dict[str, Any] | None:
    """Return the account of a document whose tables are printed in a form; None if it is not read as a plan."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"document{SUFFIXES.get(form, '.txt')}"
        file.write_text(print_parts(parts, form), encoding="utf-8", newline="")
        try:
            return document_account(load_document(file))
        except KgError:
            return None


def documents() -> dict[Path, tuple[Part, ...]]:
    """Return the parts of each annotated document and each of the corpus that holds a table of tasks."""
    paths = [*sorted(HERE.glob("*/document.*")), *sorted(CORPUS.glob("*.*"))]
    return {path: parts for path in paths if path.suffix != ".pdf" and (parts := parts_of(path))}


def measure_form(found: dict[Path, tuple[Part, ...]], form: str) -> dict[str, Tally]:
    """Return the tallies of all documents, pooled, where the tables of each are printed in a form."""
    pooled = dict.fromkeys(KINDS, Tally())
    for path, parts in found.items():
        whole = items_of(document_account(load_document(path)))
        account = read_again(parts, form)
        read: dict[str, Items] = items_of(account) if account else {kind: Counter() for kind in KINDS}
        for kind in KINDS:
            pooled[kind] += tally(whole[kind], read[kind])
    return pooled


def main() -> None:
    """Print F1 per form and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("forms", nargs="*", help="forms by name; all where none is named")
    chosen = parser.parse_args().forms or list(FORMS)
    found = documents()
    print(f"{len(found)} documents with tables, F1\n\n| form | {' | '.join(KINDS)} |\n|---|{'---:|' * len(KINDS)}")
    for form in chosen:
        scores = measure_form(found, form)
        print(f"| {form} | {' | '.join(f'{scores[kind].scores[2]:.3f}' for kind in KINDS)} |", flush=True)


if __name__ == "__main__":
    main()
