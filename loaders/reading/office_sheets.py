"""Reads old workbooks (XLS, ET, ODS) by having LibreOffice turn them into XLSX."""

from __future__ import annotations

from pathlib import Path

from loaders.reading.layout import Layout
from loaders.reading.office import Saved, convert
from loaders.reading.xlsx import reader

_WORKBOOK = Saved("Calc MS Excel 2007 XML", "xlsx", "libreoffice-calc-nogui", old=".xls")


def read_layout(data: bytes, path: Path) -> Layout:
    """Return the text of an old workbook with its blocks.

    Raises `SourceError` if LibreOffice is not installed, or cannot read the file.
    """
    return reader.read_layout(convert(data, path, _WORKBOOK), path)
