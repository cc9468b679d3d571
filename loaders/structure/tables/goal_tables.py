"""Tables beside the text of a plan that only set goals: 领域 | 节能目标 | 责任部门, where no column holds tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from loaders.genre.headers.indicators import heads_indicators
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block

_GOAL = re.compile(r"目标$")
_WORK = re.compile(r"任务|工作|事项|项目|措施|举措|行动|内容|工程")


def part_goals(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...]]:
    """Return the blocks without tables of goals, the headers of these, and their other cells, each block in order."""
    rest: list[Block] = []
    headers: list[Block] = []
    cells: list[Block] = []
    for table, found in groupby(blocks, key=lambda block: block.cell.table if block.cell else None):
        members = list(found)
        head = [block for block in members if table is not None and block.cell and block.cell.row == 0]
        if not _sets_goals([squeeze(block.text) for block in head]):
            rest.extend(members)
            continue
        headers.extend(head)
        cells.extend(block for block in members if block not in head)
    return tuple(rest), tuple(headers), tuple(cells)


def _sets_goals(words: Sequence[str]) -> bool:
    is_goal = any(_GOAL.search(word) for word in words) and not any(_WORK.search(word) for word in words)
    return is_goal and not heads_indicators(words)  # whose names stand beside the values
