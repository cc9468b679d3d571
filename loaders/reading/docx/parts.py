"""Finds the parts of a Word document that hold text."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kg.errors import SourceError
from loaders.reading.office_xml import Element, main_part, opened, parse_part

_HINT = "open it in Word or WPS, save it again, and give that file"


@dataclass(frozen=True, slots=True)
class Parts:
    """The XML parts of a Word document that hold text; a part that the file does not have is None or missing."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]


def open_parts(data: bytes, path: Path) -> Parts:
    """Return the parts of a document.

    Raises `SourceError` if the archive or its main part is damaged, or a part unpacks to more than 64 MiB.
    """
    with opened(data, path, what="a Word document (DOCX)", hint=_HINT) as archive:
        return _open(archive, path)


def _open(archive: zipfile.ZipFile, path: Path) -> Parts:
    names = set(archive.namelist())
    main = main_part(archive, "word/document.xml", path)
    if main is None:
        raise SourceError(f"{path}: a Word document without its main part", hint=_HINT)
    folder = PurePosixPath(main).parent

    def part(name: str) -> Element | None:
        place = str(folder / name)
        return parse_part(archive, place, path) if place in names else None

    def numbered(stem: str) -> tuple[Element, ...]:
        places = sorted(name for name in names if name.startswith(str(folder / stem)) and name.endswith(".xml"))
        return tuple(parse_part(archive, place, path) for place in places)

    return Parts(
        document=parse_part(archive, main, path),
        styles=part("styles.xml"),
        numbering=part("numbering.xml"),
        footnotes=part("footnotes.xml"),
        endnotes=part("endnotes.xml"),
        headers=numbered("header"),
        footers=numbered("footer"),
    )
