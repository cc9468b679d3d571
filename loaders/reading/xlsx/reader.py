"""Reads a workbook: each sheet that is shown as a table with its merged cells, and the lines above and below it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.model import Note, Severity
from loaders.reading.layout import Layout, lay_out
from loaders.reading.office_xml import LARGEST_PART, opened, parse_part, too_large
from loaders.reading.xlsx.arrangement import arrange
from loaders.reading.xlsx.parts import HINT, Workbook, read_workbook
from loaders.reading.xlsx.sheet import Sheet, read_sheet


def read_layout(data: bytes, path: Path) -> Layout:
    """Return the text of a workbook with its blocks: the sheets in their order, those that are hidden only noted.

    Raises `SourceError` if the file is damaged, encrypted, unpacks beyond bounds, or has more cells than a plan.
    """
    with opened(data, path, what="a workbook (XLSX)", hint=HINT) as archive:
        workbook = read_workbook(archive, path)
        sheets = [sheet for sheet in _shown_sheets(archive, workbook, path) if sheet.rows]
    return lay_out(arrange(sheets), tuple(_notes(sheets, workbook)))


def _shown_sheets(archive: zipfile.ZipFile, workbook: Workbook, path: Path) -> Iterator[Sheet]:
    room = LARGEST_PART
    for entry in workbook.entries:
        if entry.is_hidden:
            continue
        if not entry.part:
            raise zipfile.BadZipFile(f"no part for the sheet {entry.name}")
        room -= archive.getinfo(entry.part).file_size
        if room < 0:
            raise too_large(entry.name, path)
        yield read_sheet(parse_part(archive, entry.part, path), entry.name, workbook.values, path)


def _notes(sheets: Sequence[Sheet], workbook: Workbook) -> Iterator[Note]:
    """Tell what a person who looks at the sheets sees otherwise."""
    for sheet in sheets:
        if sheet.hides:
            yield Note(Severity.INFO, f"the sheet {sheet.name} hides rows or columns; they were read too")
        if sheet.unsaved:
            name, count = sheet.name, sheet.unsaved
            said = f"the sheet {name} has {count} formulas whose values were not saved; they are read as blank"
            yield Note(Severity.WARNING, said)
    for entry in workbook.entries:
        if entry.is_hidden:
            yield Note(Severity.WARNING, f"the sheet {entry.name} is hidden; it was not read")
