"""Reads the cells of a sheet: where each stands, and what it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.reading.office_xml import Element, attribute, child, descendants, local
from loaders.reading.xlsx.runs import text_of, unescaped
from loaders.reading.xlsx.values import Formats, printed, printed_day

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Values:
    """What the cells of a workbook refer to by number: the texts that they share, and the formats of their numbers."""

    texts: tuple[str, ...]
    formats: Formats


def read_cells(root: Element) -> Iterator[tuple[Place, Element]]:
    """Yield the cells with their rows and columns; one that does not name its place follows the one before it."""
    number = 0
    for row in descendants(root, "row"):
        named = read_place(f"A{attribute(row, 'r')}")
        number, column = named[0] if named else number + 1, 0
        for cell in row:
            if local(cell) == "c":
                place = read_place(attribute(cell, "r") or "") or (number, column + 1)
                column = place[1]
                yield place, cell


def read_place(reference: str) -> Place | None:
    """Return the row and column of a reference such as B12, each from 1."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def cell_text(cell: Element, values: Values) -> str:
    """Return what a cell prints; a formula prints the value that it last had, an error nothing."""
    kind, value, own = attribute(cell, "t"), child(cell, "v"), child(cell, "is")
    said = (value.text or "") if value is not None else ""
    code = values.formats.of(attribute(cell, "s"))
    match kind:
        case "s" if said.isdecimal() and int(said) < len(values.texts):
            return values.texts[int(said)]
        case "inlineStr" if own is not None:
            return text_of(own)
        case "s" | "inlineStr" | "e":
            return ""
        case "str":
            return unescaped(said)
        case "b":
            return "是" if said == "1" else "否"
    return printed_day(said, code) if kind == "d" else printed(said, code, from_1904=values.formats.from_1904)


def lacks_value(cell: Element) -> bool:
    """Tell a formula without a value: a program wrote the workbook, and nobody has opened it since."""
    value = child(cell, "v")
    return child(cell, "f") is not None and (value is None or not value.text)
