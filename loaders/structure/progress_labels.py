"""Labels behind which a line tells how far its task has come: 完成情况：已建成2座, 目前进展（截至9月底）：…."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.genre.headers.columns import Column, column_by_head

_FEW = 2
_LABEL = re.compile(
    r"(?:^|(?<=[。；;]))\s*(?P<label>(?P<words>[\d一-鿿—\-]{2,14})(?:[（(][^（()）]{1,16}[）)])?\s*[：:])\s*"
)
_TOLD = re.compile(r"已|累计|截至|正在|尚|未|了(?!解)|顺利|有序")


def find_progress(line: str) -> re.Match[str] | None:
    """Return the first label of a line that what was reached stands behind, its words and colon as `label`.

    It opens the line or a sentence of it: 新建冷库3座。|完成情况：|已建成2座。
    """
    return next((match for match in _LABEL.finditer(line) if _tells_progress(match["words"])), None)


def opens_with_progress(line: str) -> bool:
    """Tell a line that opens with such a label."""
    match = find_progress(line)
    return match is not None and match.start() == 0


def are_told(lines: Iterable[str]) -> bool:
    """Tell lines of which several have such a label, and most of these say behind it how far it has come.

    What is to be looked into stands behind the same words in a plan: 任务完成情况：检查是否按期完工。
    """
    behind = [line[match.end() :] for line in lines if (match := find_progress(line))]
    return len(behind) >= _FEW and sum(_TOLD.search(text) is not None for text in behind) * 2 >= len(behind)


def _tells_progress(words: str) -> bool:
    says_when = words.endswith("进度")  # 推进进度：3月启动，6月完成
    return column_by_head(words) is Column.PROGRESS and not says_when
