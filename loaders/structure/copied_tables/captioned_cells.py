"""Cells of a table beside the text that lost its rows, one a line below its caption: 表2 改造计划表 / 年份 / 泵站 / ….

What such a table lists belongs to no measure of the task in which it stands, nor does the caption of a picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.reading.strand import Strand
from loaders.structure.outline import Node

_CAPTION = re.compile(r"(?:表|图)\s*[0-9一二三四五六七八九十]{1,3}(?:[-—.．][0-9]{1,2})?[\s：:]*[^。；]{2,40}")
_CELL = re.compile(r"[^。；]{1,30}")
_FEWEST = 4  # cells below the caption of a table


def set_cells_aside(root: Node) -> tuple[Strand, ...]:
    """Take captions with the cells below them out of the paragraphs of a tree and return them; changes it in place."""
    found: list[Strand] = []
    for node in (root, *root.descendants()):
        taken = {id(line) for line in _captioned(node.paragraphs)}
        found.extend(line for line in node.paragraphs if id(line) in taken)
        node.paragraphs[:] = [line for line in node.paragraphs if id(line) not in taken]
    return tuple(found)


def _captioned(lines: Sequence[Strand]) -> list[Strand]:
    """Return the captions among the lines below a number, each with the cells down to the last of its table."""
    starts = [n for n, line in enumerate(lines) if _CAPTION.fullmatch(line.text.strip())]
    taken: list[Strand] = []
    for start, following in pairwise((*starts, len(lines))):
        is_table = lines[start].text.strip().startswith("表")
        taken.extend(lines[start : start + 1 + (_length(lines[start + 1 : following]) if is_table else 0)])
    return taken


def _length(lines: Sequence[Strand]) -> int:
    """Return how many lines the cells of a table go on for; 0 if too few are short.

    Sentences among short cells are cells too, and so are as many behind the last short one as stood together before.
    """
    short = [n for n, line in enumerate(lines) if _CELL.fullmatch(line.text.strip())]
    if len(short) < _FEWEST or short[0]:
        return 0
    together = max((below - above - 1 for above, below in pairwise(short)), default=0)
    return min(short[-1] + 1 + together, len(lines))
