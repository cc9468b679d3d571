"""Finds the parts of a workbook: the sheets in their order, the texts that cells share, and their formats."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from kg.errors import SourceError
from loaders.reading.office_xml import ON, Element, attribute, descendants, local, main_part, parse_part
from loaders.reading.xlsx.cells import Values
from loaders.reading.xlsx.runs import text_of
from loaders.reading.xlsx.values import read_formats

HINT = "open it in Excel or WPS, save it again, and give that file"
_HIDDEN = ("hidden", "veryHidden")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it: its name, the part that holds it, "" if there is none, whether it is hidden."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook in their order, and what their cells refer to."""

    entries: tuple[SheetEntry, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that the workbook refers to: what kind of part it is (styles, worksheet), and its name."""

    kind: str
    name: str


def read_workbook(archive: zipfile.ZipFile, path: Path) -> Workbook:
    """Return what a workbook lists and shares; raises `SourceError` if a part that says so is missing."""
    main = main_part(archive, "xl/workbook.xml", path)
    if main is None:
        raise SourceError(f"{path}: a workbook without its main part", hint=HINT)
    root = parse_part(archive, main, path)
    parts = _related_parts(archive, main, path)
    shared = {part.kind: part.name for part in parts.values()}  # of several of a kind the last
    texts, styles = (
        parse_part(archive, shared[kind], path) if kind in shared else None for kind in ("sharedStrings", "styles")
    )
    from_1904 = any(attribute(each, "date1904") in ON for each in descendants(root, "workbookPr"))
    values = Values(_shared_texts(texts), read_formats(styles, from_1904=from_1904))
    return Workbook(tuple(_entry(each, parts) for each in descendants(root, "sheet")), values)


def _related_parts(archive: zipfile.ZipFile, main: str, path: Path) -> dict[str, _Part]:
    """Return the parts of the package that the workbook refers to, by their identifiers."""
    folder, names = PurePosixPath(main).parent, {name.lower(): name for name in archive.namelist()}
    relations = str(folder / "_rels" / f"{PurePosixPath(main).name}.rels")
    if relations.lower() not in names:
        raise SourceError(f"{path}: a workbook that does not name its sheets", hint=HINT)
    found: dict[str, _Part] = {}
    for relation in parse_part(archive, names[relations.lower()], path):
        kind = (relation.get("Type") or "").rpartition("/")[2]
        target = relation.get("Target") or ""
        meant = (names.get(_part_name(folder, each)) for each in (target, unquote(target)))
        name = next((each for each in meant if each), None)
        if name is not None and relation.get("TargetMode") != "External":
            found[relation.get("Id") or ""] = _Part(kind, name)
    return found


def _part_name(folder: PurePosixPath, target: str) -> str:
    """Return the name of the part that a relation means, in small letters: ../xl/Styles.xml is one of this package."""
    path = posixpath.join("/", str(folder), target.replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/").lower()


def _entry(listed: Element, parts: dict[str, _Part]) -> SheetEntry:
    part = parts.get(attribute(listed, "id") or "")
    is_hidden = attribute(listed, "state") in _HIDDEN
    return SheetEntry(attribute(listed, "name") or "", part.name if part else "", is_hidden)


def _shared_texts(root: Element | None) -> tuple[str, ...]:
    """Return the texts that cells share by their numbers."""
    return tuple(text_of(item) for item in root if local(item) == "si") if root is not None else ()
