"""What the columns of a task table hold, told by the words of their headers and never by their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from loaders.structure.context import squeeze


class Column(Enum):
    """The meanings of a column."""

    NUMBER = "number"
    TASK = "task"
    MEASURES = "measures"
    DEPARTMENT = "department"
    LEAD = "lead"
    PARTICIPANT = "participant"
    DEADLINE = "deadline"
    SCOPE = "scope"


_MEANINGS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"序号|编号|序列")),
    (
        Column.DEADLINE,
        re.compile(r"(?:完成|办结|实施|推进)?(?:时限|时间|期限|节点)(?:要求|安排|节点)?|时间进度|进度安排"),
    ),
    (Column.LEAD, re.compile(r"(?:牵头|主办|主责|第一责任)(?:责任)?(?:单位|部门|处室)")),
    (Column.PARTICIPANT, re.compile(r"(?:配合|参加|参与|协办|协同|协作)(?:责任)?(?:单位|部门|处室)")),
    (
        Column.DEPARTMENT,
        re.compile(r"(?:责任|执行|负责|落实|实施|承办|指导)(?:主体|单位|部门|处室|司局)|责任分工|分工"),
    ),
    (Column.SCOPE, re.compile(r"(?:推广|适用|实施|试点)(?:范围|地区|区域)")),
    (
        Column.MEASURES,
        re.compile(
            r"(?:落实|工作|具体|主要|重点|推进|政策|实施)?(?:举措|措施)|(?:主要|工作|具体|任务|目标)内容|工作要求|目标要求"
        ),
    ),
    (
        Column.TASK,
        re.compile(
            r"(?:任务|工作|事项|项目)(?:清单|名称|事项|任务)?|(?:重点|主要|工作|年度|改革|目标)(?:任务|工作|事项|举措|目标|项目)|改革举措"
        ),
    ),
)
_BLANKS = re.compile(r"[\s|｜]+")


def column_of(header: str) -> Column | None:
    """Return what a column with this header holds, or None if the words mean none of it."""
    text = squeeze(header)
    for column, words in _MEANINGS:
        if words.fullmatch(text):
            return column
    return None


def read_columns(headers: Sequence[str]) -> tuple[Column | None, ...]:
    """Return the meaning of each header of a row; a second column of measures titles its task (改革举措, 主要内容)."""
    columns = [column_of(header) for header in headers]
    if Column.TASK not in columns and columns.count(Column.MEASURES) > 1:
        columns[columns.index(Column.MEASURES)] = Column.TASK
    return tuple(columns)


def is_header_row(headers: Sequence[str]) -> bool:
    """Tell whether the cells of a row are the headers of a task table: tasks, and what is done or who does it."""
    words = [header for header in headers if squeeze(header)]
    columns = read_columns(words)
    known = [column for column in columns if column]
    return len(known) >= max(2, len(words) - 1) and Column.TASK in known and len(set(known)) >= 2


def is_header_line(line: str) -> bool:
    """Tell whether a line of running text is a table header that was flattened: 任务清单 落实举措 执行部门 完成时间."""
    words = [word for word in _BLANKS.split(line.strip()) if word]
    return len(words) >= 3 and all(column_of(word) for word in words) and is_header_row(words)
