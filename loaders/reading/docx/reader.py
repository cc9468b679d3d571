"""Reads a Word document: paragraphs with their automatic numbers, tables with merged cells, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.model import FurnitureKind
from loaders.reading.docx.contents import contents_of
from loaders.reading.docx.numbering import Numbering, next_label, read_numbering
from loaders.reading.docx.parts import Parts, open_parts
from loaders.reading.docx.styles import Look, Styles, look_of, read_styles
from loaders.reading.layout import Grid, GridCell, Layout, Line, lay_out
from loaders.reading.office_xml import Element, attribute, child, local, value_of
from loaders.reading.titles import continues_title, is_contents
from loaders.reading.uneven_columns import with_even_columns

# What Word does not print: deleted and moved text, field codes, the fallback of a newer drawing.
_UNPRINTED = frozenset({
    "del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPr", "rPr", "tblPr", "trPr", "tcPr",
    "sectPr", "fldData", "binData", "commentReference", "annotationRef", "footnoteRef", "endnoteRef", "separator",
    "continuationSeparator", "docPartObj", "sdtPr", "sdtEndPr", "oMathParaPr", "rt", "rubyPr",
})  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n", "softHyphen": ""}
_OFF = ("0", "false", "off")
_HEADING_LENGTH = 80
_WIDEST_SPAN = 50


@dataclass(slots=True)
class _Document:
    """What is known while the body is read: styles, how far lists are counted, what is a table of contents."""

    styles: Styles
    numbering: Numbering
    contents: frozenset[Element] = frozenset()


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as it is gathered: its text, and the text boxes that are anchored in it."""

    text: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_layout(data: bytes, path: Path) -> Layout:
    """Return the text of a document with its blocks; headers and footers stand at its end, as furniture.

    Raises `SourceError` if the file is damaged, encrypted, or unpacks beyond bounds.
    """
    parts = open_parts(data, path)
    document = _Document(read_styles(parts.styles), read_numbering(parts.numbering), contents_of(parts.document))
    body = child(parts.document, "body")
    items = _joined(_read_children(body if body is not None else parts.document, document))
    return lay_out((*items, *_notes(parts, document), *_margins(parts, document)))


def _read_children(parent: Element, document: _Document) -> Iterator[tuple[Line | Grid, Look]]:
    """Yield paragraphs and tables in order; wrappers (content controls, tracked insertions) are looked into."""
    for element in _unwrapped(parent):
        if local(element) == "p":
            yield from _read_paragraph(element, document)
        else:
            yield from _read_table(element, document)


def _unwrapped(parent: Element, wanted: tuple[str, ...] = ("p", "tbl")) -> Iterator[Element]:
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif local(element) in wanted:
            yield element
        elif local(element) not in _UNPRINTED:
            waiting.append(iter(element))


def _read_paragraph(element: Element, document: _Document) -> Iterator[tuple[Line | Grid, Look]]:
    gathered = _gather(element)
    look = look_of(element, document.styles)
    text = "".join(gathered.text)
    label = next_label(document.numbering, *look.list_place) if look.list_place else None
    is_listed = look.is_contents or element in document.contents or is_contents(text)
    kind = FurnitureKind.CONTENTS if is_listed else None
    for number, line in enumerate((text if label is None else label.text + text.lstrip()).split("\n")):
        level = look.heading if len(line) <= _HEADING_LENGTH and number == 0 else None
        yield Line(line, level, bullet=label is not None and label.is_bullet, furniture=kind), look
    for box in gathered.boxes:
        yield from _read_children(box, document)


def _gather(paragraph: Element) -> _Paragraph:
    """Collect what a paragraph prints, without recursion: markup may nest as deeply as it likes."""
    gathered = _Paragraph()
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        name = local(element)
        if name == "t":
            gathered.text.append(element.text or "")
        elif name in _SIGNS:
            gathered.text.append(_SIGNS[name])
        elif name == "txbxContent":
            gathered.boxes.append(element)
        elif name == "r" and _is_hidden(element):
            continue
        elif name not in _UNPRINTED:
            waiting.append(iter(element))
    return gathered


def _is_hidden(run: Element) -> bool:
    vanish = child(child(run, "rPr"), "vanish")
    return vanish is not None and attribute(vanish, "val") not in _OFF


def _read_table(table: Element, document: _Document) -> Iterator[tuple[Line | Grid, Look]]:
    """Yield a grid, or, for a frame of one column around running text, its lines."""
    cells = tuple(_grid_cells(table, document))
    if cells and max(cell.column + cell.columns for cell in cells) > 1:
        yield with_even_columns(Grid(cells)), Look()
        return
    for cell in cells:
        for text in cell.paragraphs:
            yield Line(text), Look()


def _grid_cells(table: Element, document: _Document) -> Iterator[GridCell]:
    """Yield the cells on their places; a cell that Word continues from above lengthens the one it began in."""
    open_cells: dict[int, GridCell] = {}
    row = -1
    for element in _unwrapped(table, ("tr",)):
        properties = child(element, "trPr")
        if child(properties, "del") is not None:
            continue
        row += 1
        column = _count(value_of(properties, "gridBefore"), 0)
        for cell in _unwrapped(element, ("tc",)):
            own = child(cell, "tcPr")
            width = max(_count(value_of(own, "gridSpan"), 1), 1)
            merge = child(own, "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in open_cells:
                above = open_cells[column]
                open_cells[column] = replace(above, rows=row - above.row + 1)
            else:
                yield from _closed(open_cells, column, width)
                text = _cell_paragraphs(cell, document)
                open_cells[column] = GridCell(text, row, column, columns=width)
            column += width
    yield from open_cells.values()


def _closed(open_cells: dict[int, GridCell], column: int, width: int) -> Iterator[GridCell]:
    for place in range(column, column + width):
        if place in open_cells:
            yield open_cells.pop(place)


def _cell_paragraphs(cell: Element, document: _Document) -> tuple[str, ...]:
    """Return the paragraphs of a cell; those of a table inside it follow in order."""
    found: list[str] = []
    for paragraph in _unwrapped(cell, ("p",)):
        for item, _ in _read_paragraph(paragraph, document):
            found.extend([item.text] if isinstance(item, Line) else [t for cell in item.cells for t in cell.paragraphs])
    return tuple(text for text in found if text.strip())


def _joined(items: Iterable[tuple[Line | Grid, Look]]) -> Iterator[Line | Grid]:
    """Yield the items; a centred line set like the one before it goes on with that title."""
    last: tuple[Line | Grid, Look] | None = None
    for item, look in items:
        line = item
        if isinstance(item, Line) and (item.furniture or not item.text.strip()):
            yield item
            continue
        if isinstance(item, Line) and last and isinstance(last[0], Line) and look.centred and look == last[1]:
            line = replace(item, opens=False) if continues_title(last[0].text, item.text) else item
        last = (item, look)
        yield line


def _notes(parts: Parts, document: _Document) -> Iterator[Line]:
    """Yield the footnotes and endnotes, which Word prints below the text."""
    for part in (parts.footnotes, parts.endnotes):
        for note in part if part is not None else ():
            if attribute(note, "type") in (None, "normal"):
                yield from (item for item, _ in _read_children(note, document) if isinstance(item, Line))


def _margins(parts: Parts, document: _Document) -> Iterator[Line]:
    """Yield each distinct line of the headers and footers once."""
    seen: set[str] = set()
    for kind, group in ((FurnitureKind.PAGE_HEADER, parts.headers), (FurnitureKind.PAGE_NUMBER, parts.footers)):
        for part in group:
            for item, _ in _read_children(part, document):
                text = item.text.strip() if isinstance(item, Line) else ""
                if text and text not in seen:
                    seen.add(text)
                    yield Line(text, furniture=kind)


def _count(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return min(int(text), _WIDEST_SPAN) if text.isdecimal() and len(text) < 6 else default
