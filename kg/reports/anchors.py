"""Lets a report lead only to what it tells: a link to a task that the report leaves out becomes plain words."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from kg.reports.blocks import Block, Bullets, Fold, Heading, Line, Paragraph, Table


def lead_within(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks, with no link to an anchor that none of them has."""
    anchors = {block.anchor for block in blocks if isinstance(block, Heading)}
    anchors |= {row.anchor for block in blocks if isinstance(block, Table) for row in block.rows if row.anchor}
    return tuple(_within(block, anchors) for block in blocks)


def _within(block: Block, anchors: Container[str]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, line=_line(block.line, anchors))
    if isinstance(block, Bullets | Fold):
        return replace(block, items=_lines(block.items, anchors))
    if isinstance(block, Table):
        rows = (replace(row, cells=tuple(_lines(cell, anchors) for cell in row.cells)) for row in block.rows)
        return replace(block, rows=tuple(rows))
    return block


def _lines(lines: Iterable[Line], anchors: Container[str]) -> tuple[Line, ...]:
    return tuple(_line(one, anchors) for one in lines)


def _line(line: Line, anchors: Container[str]) -> Line:
    return tuple(replace(span, href="") if span.href and span.href not in anchors else span for span in line)
