"""Headers on two rows that a copy printed one word a line: those below a header stand behind all others.

序号 / 任务 / 责任分工 / 完成时限 / 牵头单位 / 配合单位 heads five columns, the last two words below 责任分工.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from loaders.genre.headers.columns import WHO, column_of
from loaders.genre.headers.times import time_in
from loaders.genre.squeezing import squeeze

_OVER_NAMES = re.compile(r"(?:责任|职责|任务|工作)?分工|责任(?:单位|部门|主体|落实)|(?:单位|部门)(?:分工)?")
_OVER_TIMES = re.compile(
    r"(?:分?年度|季度|工作|建设|推进|实施|目标|时间|阶段性?)*(?:进度|计划|安排|目标|任务|时间|节点)(?:安排|计划|目标|要求)?"
)
_FEWEST = 2
_NAMES, _TIMES = "names", "times"
_PARENTS = {_NAMES: _OVER_NAMES, _TIMES: _OVER_TIMES}


def in_one_row(words: Sequence[str]) -> tuple[list[int], list[int]] | None:
    """Return the places of the words that head columns, in their order, and of those that others stand below.

    None if no word stands below another.
    """
    kinds = [_kind(word) for word in words]
    for start in range(_FEWEST, len(words) - 1):
        below = [(kind, list(places)) for kind, places in groupby(range(start, len(words)), kinds.__getitem__)]
        parents = {kind: _parent(words[:start], kind) for kind, _ in below}
        is_whole = all(len(places) >= _FEWEST and parents[kind] is not None for kind, places in below)
        if is_whole and len(parents) == len(below):
            over = {parents[kind]: places for kind, places in below}
            heads = [each for place in range(start) for each in over.get(place, [place])]
            return heads, [place for place in over if place is not None]
    return None


def _kind(word: str) -> str | None:
    if time_in(word):
        return _TIMES
    return _NAMES if column_of(word) in WHO else None


def _parent(words: Sequence[str], kind: str | None) -> int | None:
    found = [place for place, word in enumerate(words) if kind and _PARENTS[kind].fullmatch(squeeze(word))]
    return found[-1] if found else None
