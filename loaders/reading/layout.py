"""Writes out what a reader found on its pages: one text, and blocks that know their place in it.

Paragraphs stand one per line, a row of a table on lines of its own, its cells parted by tabs. A cell that spans
several rows is printed once, in its first row, and its blocks are repeated for each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Furniture, FurnitureKind, Note, Passage, Piece
from loaders.reading.blocks import Block, Cell
from loaders.reading.strand import Strand, whole

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph outside a table; `furniture` names what it is if it does not belong to the text."""

    text: str
    heading: int | None = None
    bullet: bool = False
    page: int | None = None
    opens: bool | None = None
    furniture: FurnitureKind | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its paragraphs, its first row and column from 0, and how many rows and columns it spans."""

    paragraphs: tuple[str, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    page: int | None = None
    furniture: FurnitureKind | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells by row, then by column, no two of them on one place."""

    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a reader found, written out: the text, the blocks in it, and the parts that are furniture."""

    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Draft:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    tables: int = 0


def lay_out(items: Iterable[Line | Grid], notes: tuple[Note, ...] = ()) -> Layout:
    """Return the text that lines and tables make, in their order, with its blocks; blank lines are left out."""
    draft = _Draft()
    for item in items:
        if isinstance(item, Line):
            _write_line(item, draft)
        elif item.cells:
            _write_grid(item, draft)
    return Layout("".join(draft.parts), tuple(draft.blocks), tuple(draft.furniture), notes)


def visible(text: str) -> str:
    """Return `text` stripped, without characters that print nothing (control, zero-width, direction marks)."""
    return _UNSEEN.sub("", text.replace("\xa0", " ")).strip()


def _write_line(line: Line, draft: _Draft) -> None:
    text = visible(line.text)
    if not text:
        return
    strand = _write(text, draft)
    _write("\n", draft)
    if line.furniture is not None:
        draft.furniture.append(Furniture(line.furniture, _place(strand)))
    else:
        draft.blocks.append(Block(strand, line.heading, line.bullet, page=line.page, opens=line.opens))


def _write_grid(grid: Grid, draft: _Draft) -> None:
    """Write the rows, each as wide as its last cell; places that a wide cell covers are blank.

    A cell may reach over rows of furniture, which make no blocks.
    """
    table, draft.tables = draft.tables, draft.tables + 1
    rows: dict[int, dict[int, GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    spanning: dict[int, dict[int, list[Block]]] = {}
    for row in range(max(cell.row + cell.rows for cell in grid.cells)):
        own, above = rows.get(row, {}), spanning.pop(row, {})
        is_furniture = any(cell.furniture is not None for cell in own.values())
        width = max((place + 1 for place in (*own, *above)), default=0)
        for column in range(width):
            blocks = above.get(column) or [Block(whole(""))]
            if column in own:
                blocks = _write_cell(own[column], draft)
                for below in range(1, own[column].rows):
                    spanning.setdefault(row + below, {})[column] = blocks
            draft.blocks.extend([] if is_furniture else _placed(blocks, Cell(table, row, column)))
            _write("\t" if column < width - 1 else "\n", draft)


def _placed(blocks: Iterable[Block], cell: Cell) -> Iterator[Block]:
    for block in blocks:
        yield Block(block.strand, cell=cell, page=block.page)


def _write_cell(cell: GridCell, draft: _Draft) -> list[Block]:
    """Write the paragraphs of a cell; those of furniture (a header repeated on a new page) make no blocks."""
    blocks: list[Block] = []
    paragraphs = [text for text in map(visible, cell.paragraphs) if text]
    for position, text in enumerate(paragraphs):
        if position:
            _write("\n", draft)
        strand = _write(text, draft)
        if cell.furniture is not None:
            draft.furniture.append(Furniture(cell.furniture, _place(strand)))
        else:
            blocks.append(Block(strand, page=cell.page))
    if cell.furniture is not None:
        return []
    return blocks or [Block(whole(""), page=cell.page)]


def _write(text: str, draft: _Draft) -> Strand:
    strand = whole(text, draft.length)
    draft.parts.append(text)
    draft.length += len(text)
    return strand


def _place(strand: Strand) -> Passage:
    return Passage((Piece(strand.pieces[0].start, strand.pieces[-1].end),))
