"""Lines right above a table that title the part of its rows: a numbered heading, one marked up, or one of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block, Cell
from loaders.reading.page_lines import is_of_page_head
from loaders.structure.letter.title_lines import GENRE
from loaders.structure.tables.table_rows import HEAD

_LONGEST = 40
_NO_TITLE = re.compile(
    r"[：:；，|]|。.|^附[件表录]|^[（(]|^单位|(?:表|清单|名单|台账)(?:[（(][^（()）]*[）)])?$|(?:19|20)\d{2}[年./-]\d{1,2}[月./-]"
)
_WORDS = re.compile("[一-鿿]{2}")
_FEW = 2


def with_heads(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the headings that stand right above a table as rows of it: 一、稳定增长.

    A line without a number and without markup is one where several tables have such a line above them.
    """
    tables = [n for n, block in enumerate(blocks) if block.cell and block.cell.row == 0 and _opens(blocks, n)]
    plain = {n - 1 for n in tables if n and _is_plain_head(blocks[n - 1])}
    found = list(blocks)
    for place in tables:
        table = blocks[place].cell
        row = HEAD
        above = place - 1
        while table and above >= 0 and (_heads_a_part(blocks[above]) or (above in plain and len(plain) >= _FEW)):
            found[above] = replace(blocks[above], cell=Cell(table.table, row, 0))
            row, above = row - 1, above - 1
    return tuple(found)


def _opens(blocks: Sequence[Block], place: int) -> bool:
    """Tell the first cell of a table."""
    return place == 0 or blocks[place - 1].cell is None


def _heads_a_part(block: Block) -> bool:
    if block.cell is not None:
        return False
    mark = read_mark(block.text)
    if mark is None:
        return block.heading is not None and _may_title(block)
    return mark.kind <= MarkKind.PAREN_CHINESE and len(block.text) <= _LONGEST and "。" not in block.text


def _is_plain_head(block: Block) -> bool:
    return block.cell is None and block.heading is None and read_mark(block.text) is None and _may_title(block)


def _may_title(block: Block) -> bool:
    """Tell a line that may title a part: short, no sentence, and neither the title of a plan nor that of a table."""
    text = squeeze(block.text)
    is_short = bool(_WORDS.search(text)) and len(text) <= _LONGEST and not _NO_TITLE.search(text)
    return (
        is_short and not is_of_page_head(text) and not (GENRE.search(text) and re.search(r"(?:19|20)\d{2}|关于", text))
    )
