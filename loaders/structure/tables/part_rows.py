"""Tells rows that are no tasks: those that title a part of the table, and those that only sum up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.genre.headers.columns import Column
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.structure.tables.cell_columns import cells_in
from loaders.structure.tables.displaced_rows import is_note
from loaders.structure.tables.table_rows import UnderstoodRow

_TITLE_LENGTH = 40
_TOTAL = re.compile(
    r"""
    总分 | 总计 | 合计 | 小计 | 共计
    | (?: 奖 | 扣 | 加 | 减 | 罚 ){1,2}分 (?: 项目? | 事项 | 因素 | 情况 )?
    | (?: 附加 | 奖励 | 加分 ) (?: 分 | 项 )
    """,
    re.VERBOSE,
)
_CHINESE = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_TITLES_PART = (MarkKind.CHAPTER, MarkKind.CHINESE, MarkKind.PAREN_CHINESE)

Columns = Sequence[Column | None]


def numbered_parts(rows: Sequence[UnderstoodRow]) -> dict[int, bool]:
    """Return the rows that a Chinese number makes a part in a table whose tasks have Arabic ones: 一、 above 1.

    Each with whether rows of its own follow; 五、 without any is a part of one task.
    """
    numbered = [
        (place, number)
        for place, (cells, columns, is_header) in enumerate(rows)
        if not is_header and (number := _number_in(cells, columns)) and not is_total(cells, columns)
    ]
    if not any(number.isdigit() for _, number in numbered):
        return {}
    following = [*(number for _, number in numbered[1:]), ""]
    return {
        place: behind.isdigit()
        for (place, number), behind in zip(numbered, following, strict=True)
        if _CHINESE.fullmatch(number) and _names_task(*rows[place][:2])
    }


def titles_part(filled: Sequence[Block], cells: Sequence[Block], columns: Columns) -> bool:
    """Tell a row in which a title stands alone: numbered, or in a cell over all columns, or where numbers are expected.

    `filled` are those of its `cells` that say something.
    """
    if _is_numbered_part(filled, columns):
        return True
    if len(filled) != 1 or is_note(filled[0].text):
        return False
    mark = read_mark(filled[0].text)
    if mark is not None:
        return mark.kind in _TITLES_PART
    is_alone = len(cells) == 1 < len(columns) or columns[0] in (Column.NUMBER, Column.GROUP)
    at_left = filled[0].cell is not None and filled[0].cell.column == 0
    return is_alone and at_left and len(filled[0].text) <= _TITLE_LENGTH and not filled[0].text.isdigit()


def is_total(cells: Sequence[Block], columns: Columns) -> bool:
    """Tell a row that only sums up, or tells how points are added and taken off: 总分 | 100, 奖扣分项目."""
    named = cells_in(cells, columns, Column.NUMBER, Column.GROUP, Column.TASK)
    return any(_TOTAL.fullmatch(squeeze(block.text)) for block in named)


def _is_numbered_part(filled: Sequence[Block], columns: Columns) -> bool:
    """Tell a part whose number and title stand in two cells, and nothing beside them: 一 | 经济发展."""
    if len(filled) != 2 or not cells_in(filled[:1], columns, Column.NUMBER):
        return False
    number, title = (block.text for block in filled)
    return bool(_CHINESE.fullmatch(squeeze(number))) and len(title) <= _TITLE_LENGTH and "。" not in title


def _number_in(cells: Sequence[Block], columns: Columns) -> str:
    own = (block.text for block in cells_in(cells, columns, Column.NUMBER))
    return squeeze("".join(own)).rstrip(".．、")


def _names_task(cells: Sequence[Block], columns: Columns) -> bool:
    return any(squeeze(block.text) for block in cells_in(cells, columns, Column.TASK))
