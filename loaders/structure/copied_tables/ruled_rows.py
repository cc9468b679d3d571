"""Tables whose columns a line of dashes marks off below the headers, as pandoc writes them: made rows and cells.

  序号   重点工作
  ------ ----------

What stands below a stretch of dashes is a cell. Where blank lines part the rows, a cell goes on from line to line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from loaders.genre.headers.rows import heads_table
from loaders.reading.blocks import Block, Reading
from loaders.reading.strand import Strand, join
from loaders.structure.copied_tables.written_tables import WrittenTable, cells, with_written_tables

_RULE = re.compile(r"-{2,}(?: +-{2,}){2,}")
_WHOLE_RULE = re.compile(r"-{3,}")
_MOST_HEADER_LINES = 4

_Row = list[Strand]


def with_ruled_rows(reading: Reading) -> Reading:
    """Return a reading whose ruled tables are cells; the same one if it has none."""
    return with_written_tables(reading, _table_at)


def _table_at(reading: Reading, rule: int, first: int) -> WrittenTable | None:
    """Return the table whose columns the line of dashes at `rule` marks off; its headers stand right above."""
    blocks, text = reading.blocks, reading.source.text
    if not _RULE.fullmatch(blocks[rule].text):
        return None
    edges = _edges(text, blocks[rule])
    start = rule
    while start > max(first, rule - _MOST_HEADER_LINES) and _fits(text, blocks[start - 1], edges):
        start -= 1
        if blocks[start].after_blank:
            break
    header = _row([_parts(text, block, edges) for block in blocks[start:rule]])
    if not (header and heads_table([cell.text for cell in header])):
        return None
    lines = [(b, _parts(text, b, edges)) for b in takewhile(lambda b: _fits(text, b, edges), blocks[rule + 1 :])]
    is_parted = _is_parted(lines)
    lines = lines if is_parted else _to_the_blank(lines)
    end = rule + 1 + len(lines)
    opening = [b for b in blocks[max(start - 1, first) : start] if _WHOLE_RULE.fullmatch(b.text)]
    closing = [b for b in blocks[end : end + 1] if _WHOLE_RULE.fullmatch(b.text) or _RULE.fullmatch(b.text)]
    rows = list(_rows(lines, is_parted=is_parted))
    if not rows:
        return None
    filled = ({n: (cell,) for n, cell in enumerate(row) if cell} for row in (header, *rows))
    rules = tuple(block.strand for block in (*opening, blocks[rule], *closing))
    return WrittenTable(start - len(opening), end + len(closing), tuple(cells(filled)), rules)


def _rows(lines: Sequence[tuple[Block, list[Strand]]], *, is_parted: bool) -> Iterator[_Row]:
    """Yield the rows: one of each line, or of the lines between two blank ones where such part them."""
    members: list[list[Strand]] = []
    for block, parts in lines:
        if members and (block.after_blank or not is_parted):
            yield _row(members)
            members = []
        members.append(parts)
    if members:
        yield _row(members)


def _is_parted(lines: Sequence[tuple[Block, list[Strand]]]) -> bool:
    """Tell whether blank lines part the rows: no line that opens in the first column follows right on another."""
    return not any(parts[0] and not block.after_blank for block, parts in lines[1:])


def _to_the_blank(lines: list[tuple[Block, list[Strand]]]) -> list[tuple[Block, list[Strand]]]:
    end = next((n for n, (block, _) in enumerate(lines) if n and block.after_blank), len(lines))
    return lines[:end]


def _row(lines: Sequence[Sequence[Strand]]) -> _Row:
    return [join(part for part in column if part) for column in zip(*lines, strict=True)]


def _edges(text: str, rule: Block) -> list[tuple[int, int]]:
    """Return where each column begins and ends, in half-width columns of the printed line."""
    indent = _indent(text, rule)
    spans = [match.span() for match in re.finditer(r"-+", rule.text)]
    return [(indent + start, indent + end) for start, end in spans]


def _fits(text: str, block: Block, edges: Sequence[tuple[int, int]]) -> bool:
    """Tell a line that leaves blank what parts the columns."""
    if block.cell is not None or re.fullmatch(r"[-\s]+", block.text):
        return False
    places = _places(text, block)
    gaps = [(0, edges[0][0]), *((left[1], right[0]) for left, right in pairwise(edges))]
    return all(
        char.isspace() or not any(a <= at < b for a, b in gaps) for char, at in zip(block.text, places, strict=True)
    )


def _parts(text: str, block: Block, edges: Sequence[tuple[int, int]]) -> list[Strand]:
    """Return what stands in each column of a line; the last goes on to its end."""
    places = _places(text, block)
    starts = [next((n for n, at in enumerate(places) if at >= start), len(places)) for start, _ in edges]
    return [block.strand[a:b].strip() for a, b in pairwise((*starts, len(places)))]


def _places(text: str, block: Block) -> list[int]:
    at = _indent(text, block)
    places: list[int] = []
    for char in block.text:
        places.append(at)
        at += _width(char)
    return places


def _indent(text: str, block: Block) -> int:
    start = block.strand.pieces[0].start
    return sum(map(_width, text[text.rfind("\n", 0, start) + 1 : start]))


def _width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
