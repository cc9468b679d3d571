"""Tables drawn with lines in plain text: ┌──┬──┐, or +---+---+ with strokes between, made rows and cells.

Lines between two rules are one row, whose cells go on from line to line; without rules between the rows, a line whose
first cell is filled opens one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.genre.headers.indicators import heads_indicators
from loaders.genre.headers.rows import may_be_header_row
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Reading
from loaders.reading.strand import Strand
from loaders.structure.copied_tables.written_tables import WrittenTable, cells, with_written_tables

_DRAWN = "─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯╞╪╡╟╫╢"
_RULE = re.compile(rf"[\s{_DRAWN}│┃║|]*[{_DRAWN}][\s{_DRAWN}│┃║|]*|\+(?:[-=]{{2,}}\+)+")
_STROKE = re.compile(r"[│┃║|]")
_FEWEST_LINES = 3

_Row = list[list[Strand]]


def with_drawn_rows(reading: Reading) -> Reading:
    """Return a reading whose drawn tables are cells; the same one if it has none."""
    return with_written_tables(reading, _table_at)


def _table_at(reading: Reading, start: int, _: int) -> WrittenTable | None:
    end = _end(reading.blocks, start)
    lines = reading.blocks[start:end]
    rows = _rows(lines) if len(lines) >= _FEWEST_LINES else []
    if not rows or not _is_header(rows[0]):
        return None
    joined = ({n: (_joined(strands),) for n, strands in enumerate(row) if strands} for row in rows)
    return WrittenTable(start, end, tuple(cells(joined)), tuple(_signs(lines)))


def _is_header(row: _Row) -> bool:
    words = ["".join(part.text for part in cell) for cell in row]
    return may_be_header_row(words) or heads_indicators(words)


def _end(blocks: Sequence[Block], start: int) -> int:
    """Return where the drawn lines end that begin with a rule at `start`; `start` if none does."""
    if not _RULE.fullmatch(blocks[start].text):
        return start
    end = start
    while end < len(blocks) and blocks[end].cell is None and _is_drawn(blocks[end].text):
        end += 1
    return end


def _is_drawn(text: str) -> bool:
    return bool(_RULE.fullmatch(text)) or bool(_STROKE.match(text.strip()) and _STROKE.search(text.strip(), 1))


def _rows(blocks: Sequence[Block]) -> list[_Row]:
    rows: list[_Row] = []
    has_rules = sum(bool(_RULE.fullmatch(block.text)) for block in blocks) > _FEWEST_LINES
    opens = True
    for block in blocks:
        if _RULE.fullmatch(block.text):
            opens = True
            continue
        parts = _parts(block.strand)
        if opens or (not has_rules and squeeze(parts[0].text)):
            rows.append([[] for _ in parts])
        for cell, part in zip(rows[-1], parts, strict=False):
            cell.extend([part] if part else [])
        opens = False
    return rows


def _parts(line: Strand) -> list[Strand]:
    """Return the cells of a line, without those that only its outer strokes make."""
    cuts = [place for match in _STROKE.finditer(line.text) for place in match.span()]
    parts = [part.strip() for part in _between(line, cuts)]
    inner = parts[1:] if _STROKE.match(line.text) else parts
    return inner[:-1] if line.text.rstrip()[-1:] in "│┃║|" else inner


def _between(line: Strand, cuts: Sequence[int]) -> Iterator[Strand]:
    """Yield what stands between the strokes, blank cells too."""
    edges = [0, *cuts, len(line)]
    yield from (line[start:end] for start, end in zip(edges[::2], edges[1::2], strict=False))


def _joined(lines: Sequence[Strand]) -> Strand:
    whole = lines[0]
    for line in lines[1:]:
        whole = whole + line
    return whole


def _signs(blocks: Sequence[Block]) -> Iterator[Strand]:
    for block in blocks:
        if _RULE.fullmatch(block.text):
            yield block.strand
        else:
            yield from (block.strand.group(match) for match in _STROKE.finditer(block.text))
