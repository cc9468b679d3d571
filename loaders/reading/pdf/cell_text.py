"""Joins the lines of a cell of a PDF to paragraphs: its width broke some of the lines, a person the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.pdf.lines import PrintedLine

SENTENCE = re.compile(r"[。；！？;][”’）)》]*$")
_NAME = 3
_SLACK = 0.4
_INDENT = 1.2
_LOWER = 1.35
_MARK = re.compile(
    r"[（(]?[一二三四五六七八九十]+[、）)]|[（(]?\d{1,2}[.．、）)](?!\d)|[①-⑳]|——|第[一二三四五六七八九十]+"
)
# 6月：完成选址, 第二季度：开工
_STEP = re.compile(r"(?:\d{1,2}月(?:[上中下]旬|底|末)?|[上下]半年|第?[一二三四]季度)前?[：:]")
_WHOLE_NAME = re.compile(
    r"(?!(?:股份|集团)?有限(?:责任)?公司|分公司).*(?:局|委|部|厅|办|院|署|会|行|司|室|处|站|所|中心|单位|部门|政府|机关"
    r"|[妇残文侨商]联|[科侨]协|(?<=..)(?:[支大总]队|集团|公司|街道|(?<!城)[乡镇]))$"
    r"|各[一-鿿（）()]{1,12}$"  # 各街镇, 各县（市、区）
)
_LAST_NAME = re.compile(r"[^、，,；;\s]+$")
_LEVEL = re.compile(r"[省市县区州旗]")
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class Column:
    """The room for text in a cell, from its left to its right edge, and the distance of its lines, in points."""

    left: float
    right: float
    pitch: float


def paragraphs_of(lines: Sequence[PrintedLine], column: Column) -> tuple[str, ...]:
    """Return the paragraphs of the lines of a cell."""
    paragraphs: list[str] = []
    last: PrintedLine | None = None
    for run in _runs(lines, column):
        text = _joined([line.text for line in run])
        if last is None or _begins(run[0], text, last, paragraphs[-1], column):
            paragraphs.append(text)
        else:
            paragraphs[-1] = _joined([paragraphs[-1], text])
        last = run[-1]
    return tuple(paragraphs)


def room_behind(line: PrintedLine, column: Column) -> float:
    """Return how much of the width of its cell a line leaves, wherever in the cell it stands."""
    return (column.right - column.left) - (line.x1 - line.x0)


def head_of(line: PrintedLine) -> float:
    """Return how much room the first word of a line would need."""
    return line.head + _SLACK * line.size


def _runs(lines: Sequence[PrintedLine], column: Column) -> list[list[PrintedLine]]:
    """Return the lines in runs: the width of the cell broke the lines within one, a person those between two."""
    runs: list[list[PrintedLine]] = []
    for line in lines:
        if runs and _goes_on(runs[-1], line, column):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _goes_on(run: Sequence[PrintedLine], line: PrintedLine, column: Column) -> bool:
    last = run[-1]
    if room_behind(last, column) >= head_of(line) or _STEP.match(line.text):
        return False
    is_lower = column.pitch > 0 and line.top - last.top > _LOWER * column.pitch
    opens = is_lower or line.x0 - column.left > _INDENT * line.size or _MARK.match(line.text)
    if SENTENCE.search(last.text) and opens:
        return False
    return not _are_peers("".join(each.text for each in run), line.text)


def _are_peers(above: str, below: str) -> bool:
    """Tell two names that open with the level they are of, where the upper one fills its line: 区教育局 / 区财政局."""
    level = _LEVEL.match(above)
    return bool(level and below.startswith(level[0]) and len(above) <= _LONGEST_NAME and _WHOLE_NAME.fullmatch(above))


def _joined(texts: Sequence[str]) -> str:
    joined = texts[0]
    for text in texts[1:]:
        gap = " " if re.search(r"[A-Za-z0-9]$", joined) and re.match(r"[A-Za-z]", text) else ""
        joined += gap + text
    return joined


def _begins(first: PrintedLine, text: str, last: PrintedLine, above: str, column: Column) -> bool:
    """Tell whether a run of lines begins a paragraph below another: where a statement or a name is whole.

    In a narrow cell names are broken by hand, too: 杭州市 / 卫生 / 健康委, 人行 / 浙江省分行.
    """
    if room_behind(last, column) < head_of(first) or _STEP.match(text):
        return True
    name = _LAST_NAME.search(above)
    are_names = name and len(name[0]) >= _NAME and _WHOLE_NAME.match(name[0]) and _WHOLE_NAME.match(text)
    return bool(SENTENCE.search(above) or _MARK.match(text) or are_names)
