"""Reads the mark of an annex that opens a line, and the title behind it: 附件1：2021年…工作要点.

How much of a title a line may have beside its mark, to be taken for the beginning of an annex, depends on where it
stands:

- `marks_annex`: none, as in the middle of a text: 附件2
- `names_annex`: none, or whatever follows a colon, as in a letter: 附件：任务分解表
- `AnnexMark.opens_behind_text`: none, or a title that is parted from it, as behind the tasks of a text: 附件2 验收标准
- `AnnexMark.opens_above_table`: none, or any title, as above a table: 附表重点任务一览
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"""
    \s* 附\s*[件表录] \s*
    (?P<number>
        [1-9][0-9]? (?= (?:19|20)[0-9]{2}年 | [^0-9] | $ )    # 附件2, but none in 附件2023年重点任务清单
        | [一二三四五六七八九十]{1,3} (?= \s | [：:] | $ )      # 附件一：, but none in 附表一览
    )? \s*
    (?P<colon> [：:] \s* (?: [0-9]{1,2}[.．、]\s*(?=\S) )? )?    # 附件：, and 附件：1.重点任务清单
    """,
    re.VERBOSE,
)
_LONGEST = 60  # of what a colon parts from its mark
_PARTED_TITLE = re.compile(r"[^。；：:]{2,40}")
_TABLE_TITLE = re.compile(r"[^，。；]{2,40}")


@dataclass(frozen=True, slots=True)
class AnnexMark:
    """The mark of an annex: how many characters it has, the blanks behind it among them, and the title behind it.

    `has_colon` tells that a colon parts it from the title, `is_parted` that a colon, a number or a year does.
    """

    length: int
    title: str
    has_colon: bool
    is_parted: bool

    @property
    def opens_behind_text(self) -> bool:
        """Whether an annex begins here, behind the text of a plan: 附件2, 附件2 验收标准."""
        return not self.title or (self.is_parted and _PARTED_TITLE.fullmatch(self.title) is not None)

    @property
    def opens_above_table(self) -> bool:
        """Whether an annex begins here, above a table: 附件2, 附表：…, 附表重点任务一览."""
        return not self.title or self.has_colon or _TABLE_TITLE.fullmatch(self.title) is not None


def read_annex_mark(line: str) -> AnnexMark | None:
    """Return the mark of an annex that opens a line, or None; its title is empty where nothing stands behind it."""
    match = _MARK.match(line)
    if match is None:
        return None
    title = line[match.end() :].strip()
    has_colon = match["colon"] is not None
    return AnnexMark(match.end(), title, has_colon, has_colon or match["number"] is not None or title[:1].isdigit())


def marks_annex(line: str) -> bool:
    """Tell a line that only marks an annex, above its title: 附件2, 附 表：."""
    mark = read_annex_mark(line)
    return mark is not None and not mark.title


def names_annex(line: str) -> bool:
    """Tell a line that only marks an annex, or names it behind a colon: 附件2, 附件：2023年重点任务分解表."""
    mark = read_annex_mark(line)
    return mark is not None and (not mark.title or (mark.has_colon and len(mark.title) <= _LONGEST))
