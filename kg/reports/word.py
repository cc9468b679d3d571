"""The body of a Word file: paragraphs and tables written straight as WordprocessingML.

python-docx looks a style up again for each paragraph and each run, which takes seconds for a report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.reports.blocks import Cell, Column, Line, Row, Span, Table

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUNS = {
    "strong": "Report Strong",
    "soft": "Report Place",
    "added": "Report Added",
    "removed": "Report Removed",
    "moved": "Report Moved",
    "elsewhere": "Report Elsewhere",
    "sign": "Report Strong",
}
# Rows of numbers: 1、11、21, and 2(5,6)、10(4,5) of tasks with their sentences. LibreOffice finds no place to break
# them and cuts a number in two; so a space without width stands behind each stop, which Word passes over.
_NUMBERS = re.compile(r"\d+(?:\([\d,]+\))?(?:、\d+(?:\([\d,]+\))?)+|\d+\(\d+(?:,\d+)+\)")
_BETWEEN = re.compile(r"(?<=[、,])(?=\d)")
_TWIPS = 635  # English Metric Units in a twentieth of a point
_MARGIN = "80"


class Body:
    """What is written into a document, block after block, before its closing section."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._body: Any = document.element.body
        self._styles = {style.name: style.style_id for style in document.styles}
        section = document.sections[0]
        room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
        self._room = room // _TWIPS

    def add(self, style: str, line: Line, *, number: int | None = None) -> None:
        """Add a paragraph of a style; `number` is the list that it belongs to, if not that of its style."""
        self._append(self._paragraph(style, line, number))

    def add_contents(self, titles: Sequence[str]) -> None:
        """Add the contents as a field: these titles, until Word makes it anew with pages and the second level."""
        for place, title in enumerate(titles):
            paragraph = self._paragraph("Report Contents", ())
            if place == 0:
                _field(paragraph, "begin")
                text = _child(_child(paragraph, "r"), "instrText")
                text.set(_SPACE, "preserve")
                text.text = ' TOC \\o "1-2" \\h \\z \\u '
                _field(paragraph, "separate")
            self._run(paragraph, Span(title))
            if place == len(titles) - 1:
                _field(paragraph, "end")
            self._append(paragraph)

    def new_list(self) -> int | None:
        """Return the number of a numbered list that begins anew at 1; None where the document numbers none."""
        style: Any = self._document.styles["List Number"].element
        known = style.find(f".//{_W}numId")
        if known is None:
            return None
        numbering: Any = self._document.part.numbering_part.element
        abstract = numbering.num_having_numId(int(known.get(f"{_W}val"))).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def add_table(self, table: Table) -> None:
        """Add a table whose head is repeated on every page and whose rows are not cut."""
        whole = sum(column.share for column in table.columns)
        widths = [str(self._room * column.share // whole) for column in table.columns]
        made = _element("tbl")
        made.append(_properties(self._styles.get("Table Grid", ""), self._room))
        grid = _child(made, "tblGrid")
        for width in widths:
            _child(grid, "gridCol", w=width)
        made.append(self._head(table.columns, widths))
        for row in table.rows:
            made.append(self._row(row, table.columns, widths))
        self._append(made)

    def _append(self, element: Any) -> None:
        closing = self._body.find(f"{_W}sectPr")
        if closing is None:
            self._body.append(element)
        else:
            closing.addprevious(element)

    def _head(self, columns: tuple[Column, ...], widths: list[str]) -> Any:
        row = _row_element(head=True)
        for column, width in zip(columns, widths, strict=True):
            _cell(row, width).append(self._paragraph("Report Head", (Span(column.title),)))
        return row

    def _row(self, row: Row, columns: tuple[Column, ...], widths: list[str]) -> Any:
        made = _row_element(head=False)
        for cell, column, width in zip(row.cells, columns, widths, strict=True):
            place = _cell(made, width)
            for paragraph in self._lines(cell, "Report Number" if column.number else "Report Cell"):
                place.append(paragraph)
        return made

    def _lines(self, cell: Cell, style: str) -> list[Any]:
        return [self._paragraph(style, line) for line in cell or ((),)]

    def _paragraph(self, style: str, line: Line, number: int | None = None) -> Any:
        paragraph = _element("p")
        properties = _child(paragraph, "pPr")
        _child(properties, "pStyle", val=self._styles[style])
        if number is not None:
            listed = _child(properties, "numPr")
            _child(listed, "ilvl", val="0")
            _child(listed, "numId", val=str(number))
        for span in line:
            self._run(paragraph, span)
        return paragraph

    def _run(self, paragraph: Any, span: Span) -> None:
        run = _child(paragraph, "r")
        if span.style:
            _child(_child(run, "rPr"), "rStyle", val=self._styles[_RUNS[span.style]])
        text = _child(run, "t")
        text.set(_SPACE, "preserve")
        known = "".join(c for c in span.text if ord(c) >= 32 and c not in "\ufffe\uffff")  # XML knows no others
        text.text = _NUMBERS.sub(_breakable, known)


def _breakable(numbers: re.Match[str]) -> str:
    return _BETWEEN.sub("\u200b", numbers[0])


def _field(paragraph: Any, kind: str) -> None:
    _child(_child(paragraph, "r"), "fldChar", fldCharType=kind)


def _properties(style: str, room: int) -> Any:
    properties = _element("tblPr")
    if style:
        _child(properties, "tblStyle", val=style)
    _child(properties, "tblW", w=str(room), type="dxa")
    _child(properties, "tblLayout", type="fixed")
    margins = _child(properties, "tblCellMar")
    for side in ("left", "right"):
        _child(margins, side, w=_MARGIN, type="dxa")
    return properties


def _row_element(*, head: bool) -> Any:
    row = _element("tr")
    properties = _child(row, "trPr")
    _child(properties, "cantSplit")
    if head:
        _child(properties, "tblHeader")
    return row


def _cell(row: Any, width: str) -> Any:
    cell = _child(row, "tc")
    _child(_child(cell, "tcPr"), "tcW", w=width, type="dxa")
    return cell


def _element(name: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional package

    return OxmlElement(f"w:{name}")


def _child(parent: Any, name: str, **attributes: str) -> Any:
    from lxml.etree import SubElement  # noqa: PLC0415

    child = SubElement(parent, f"{_W}{name}")
    for key, value in attributes.items():
        child.set(f"{_W}{key}", value)
    return child
