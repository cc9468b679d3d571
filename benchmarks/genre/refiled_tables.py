"""Measures how much is still read of documents with tables of tasks that are printed as files.

`python -m benchmarks.genre.refiled_tables [--form FORM] [FILE…]` takes each annotated document and each of the corpus
that holds a table of tasks, or the files that are named, prints it in each form (Word, a workbook, a web page, PDF of
an office suite and of a browser, over several pages) and compares what is read of the file with what is read of the
document as it is. What is less than 1 is lost by printing alone. LibreOffice and Chromium have to be installed.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.genre.forms import Found, account_of, items_or_none, pooled, print_table
from benchmarks.genre.measure import HERE, Tally
from benchmarks.genre.table_files import (
    Part,
    Setting,
    Sheet,
    sheet_of,
    with_title,
    write_book,
    write_page,
    write_word,
)
from loaders.reading.blocks import read_blocks
from loaders.reading.decode import read_source
from loaders.reading.folding import folded
from loaders.structure.copied_tables.cell_lines import with_rows
from loaders.structure.copied_tables.comma_rows import with_comma_rows
from loaders.structure.tables.tables import has_task_table
from tests.loaders.reading.rendering import convert, print_page

KINDS = ("tasks by title", "measures", "departments", "deadlines", "targets")
CORPUS = HERE.parents[1] / "corpus"
TITLE = "附件2　重点任务分工表"
FORMS: dict[str, tuple[str, Setting]] = {
    "Word, merged cells": ("docx", Setting()),
    "a workbook, merged cells": ("xlsx", Setting()),
    "a web page, merged cells": ("html", Setting()),
    "PDF of an office suite, portrait": ("office", Setting()),
    "the same, large type in narrow cells": ("office", Setting(size=15)),
    "the same, cells centred, headers once": ("office", Setting(centred=True, repeats=False)),
    "the same, landscape, whole rows": ("office", Setting(landscape=True, repeats=False, cuts=False, size=12)),
    "the same, a title in the table": ("office", Setting(landscape=True, inside=TITLE)),
    "the same, no rules between columns": ("office", Setting(landscape=True, rules=False)),
    "PDF of a browser": ("browser", Setting()),
    "the same, printed large in narrow cells": ("browser", Setting(size=15)),
    "the same, landscape, headers once": ("browser", Setting(landscape=True, repeats=False, cuts=False)),
    "the same, no rules at all": ("browser", Setting(landscape=True, rules=False)),
}


def parts_of(path: Path) -> tuple[Part, ...]:
    """Return the paragraphs and tables of a document in order; none where it holds no table of tasks."""
    blocks = with_rows(folded(with_comma_rows(read_blocks(read_source(path))))).blocks
    if not has_task_table(blocks):
        return ()
    parts: list[Part] = []
    for table, members in groupby(blocks, key=lambda block: block.cell.table if block.cell else None):
        found = list(members)
        parts.extend([sheet_of(found)] if table is not None else [block.text for block in found])
    return tuple(parts)


def write_files(documents: Mapping[str, Sequence[Part]], form: str, folder: Path) -> dict[str, Path]:
    """Print the parts of each document in a form, into files that have its name, for the year in it."""
    kind, setting = FORMS[form]
    made: dict[str, Path] = {}
    for name, parts in documents.items():
        titled = [with_title(part, setting.inside) if isinstance(part, Sheet) else part for part in parts]
        made[name] = _write(titled if setting.inside else parts, folder / name, kind, setting)
    if kind == "office":
        return dict(zip(made, convert(list(made.values()), "pdf", folder), strict=True))
    return made


def _write(parts: Sequence[Part], place: Path, kind: str, setting: Setting) -> Path:
    if kind in ("docx", "office"):
        return write_word(parts, place.with_suffix(".docx"), setting)
    if kind == "xlsx":
        return write_book(parts, place.with_suffix(".xlsx"))
    page = write_page(parts, place.with_suffix(".html"), setting)
    return page if kind == "html" else print_page(page, place.with_suffix(".pdf"))


def found_documents(paths: Sequence[Path]) -> dict[str, tuple[Path, tuple[Part, ...]]]:
    """Return the path and the parts of each document that holds a table of tasks, by a name for its file."""
    chosen = paths or [*sorted(HERE.glob("*/document.*")), *sorted(CORPUS.glob("*.*"))]
    read = {path: parts_of(path) for path in chosen if path.suffix not in (".toml", ".pdf") or paths}
    return {f"{path.parent.name}-{path.stem}": (path, parts) for path, parts in read.items() if parts}


def measure_form(documents: Mapping[str, tuple[Path, Sequence[Part]]], form: str) -> dict[str, Tally]:
    """Return the tallies of all documents, pooled, where each is printed in a form."""
    with tempfile.TemporaryDirectory() as folder:
        files = write_files({name: parts for name, (_, parts) in documents.items()}, form, Path(folder))
        paths = ((path, files[name]) for name, (path, _) in documents.items())
        pairs = [(_items(whole), _items(again)) for whole, again in paths]
    return pooled(pairs, KINDS)


def _items(file: Path) -> Found:
    return items_or_none(account_of(file), KINDS)


def main() -> None:
    """Print F1 per form and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--form", action="append", choices=FORMS, help="a form by name; all where none is named")
    parser.add_argument("files", nargs="*", type=Path, help="documents other than the annotated ones")
    chosen = parser.parse_args()
    documents = found_documents(chosen.files)
    heading = f"{len(documents)} documents with tables"
    print_table(heading, KINDS, chosen.form or FORMS, lambda form: measure_form(documents, form))


if __name__ == "__main__":
    main()
