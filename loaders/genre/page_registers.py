"""The register that a page prints above a document: how its entries are called, and what they state of the document."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.genre.squeezing import squeeze

# the number of a document: 沙政办发〔2024〕5号
NUMBER = r"[一-鿿]{2,14}\s*[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\])）】]\s*第?\s*\d+\s*号"
NUMBER_LABEL = r"(?:(?:发文)?[字文]\s*号)"
_BODIES = "(?:机构|机关|单位|部门)"
_TIMES = "(?:时间|日期)"
# what is done to a document, by its issuer and on its day
_DONE_BY = ("发布", "发文", "印发", "制发", "公开")
_DONE_ON = ("发布", "印发", "公布", "成文", "发文", "生成", "公开", "填报")
ISSUER_LABEL = f"(?:{'|'.join(_DONE_BY)}){_BODIES}"
# and above a Markdown page: date: 2024-03-15
DAY_LABEL = f"(?:(?:{'|'.join(_DONE_ON)}){_TIMES}|\\b(?:pub_?)?date)"
# and what an entry may tell beside, which is not the issuer (主办单位) or the day (制发日期) of the document
_OTHER_BODY = f"(?:所属|主办|成文|制作){_BODIES}"
_OTHER_DAY = f"制发{_TIMES}"
# what a document is called: 标题, 公开事项名称, and above a Markdown page title
TITLE_LABEL = r"(?:(?:公开事项|信息|文件)?(?:名\s*称|标\s*题)|\btitle)"
# what an entry is called: 索 引 号：, 公开事项名称:, 发布时间
_NAME = re.compile(
    rf"""
    (?: 索引号 | 信息索引 | {TITLE_LABEL} | {NUMBER_LABEL} | {ISSUER_LABEL} | {DAY_LABEL} | {_OTHER_BODY} | {_OTHER_DAY}
      | (?:信息|主题|组配|公开|服务对象|体裁|文件)(?:分类|类别|类型|词)
      | 关键[字词] | 主题词 | 有效性 | 时效性? | 公开(?:方式|范围|形式|时限) | (?:内容)?概述 | 信息来源 )
    [：:]?
    """,
    re.VERBOSE,
)
_TITLED = re.compile(rf"\s*{TITLE_LABEL}\s*[：:]")
_LABEL = re.compile(r"(?:[一-鿿][一-鿿\s]{0,16}|^[a-z_]{3,12})[：:]")
_LONGEST = 160
_BEHIND = r"\s*(?:[：:]\s*|\s)"
# an entry that states the number, the day or the issuer
_STATED = re.compile(
    rf"{NUMBER_LABEL}{_BEHIND}{NUMBER}"
    rf"|{DAY_LABEL}{_BEHIND}(?:19|20)\d{{2}}\s*[-年./]\s*\d{{1,2}}\s*[-月./]\s*\d{{1,2}}日?"
    rf"|{ISSUER_LABEL}{_BEHIND}[一-鿿（）、 ]{{2,40}}"
)


def names_entry(text: str) -> bool:
    """Tell the name of an entry, with its colon or without: 索 引 号：, 成文日期."""
    return bool(_NAME.fullmatch(squeeze(text)))


def titled_entry(line: str) -> str:
    """Return the title that an entry holds behind its name (标 题： 沙河县防汛方案), or nothing."""
    match = _TITLED.match(line)
    return line[match.end() :].strip() if match else ""


def entry_starts(line: str) -> tuple[int, ...]:
    """Return where the entries of a line begin, each with its name and a colon, if it opens with a label.

    文号：… 发布日期：… 来源：… has two, and so has 来源：… 文号：…, whose first is of no register.
    """
    if len(line) > _LONGEST or "。" in line or not _LABEL.match(line):
        return ()
    starts = {start for label in _LABEL.finditer(line) if (start := _name_start(line, label)) is not None}
    return tuple(sorted(starts | {0})) if starts else ()


def _name_start(line: str, label: re.Match[str]) -> int | None:
    """Return where the name before a colon begins, the longest that an entry may have: 公开 文号： is 文号."""
    is_word = label[0][:1].isascii()  # crawl_date is no date
    places = range(label.start(), label.start() + 1 if is_word else label.end() - 1)
    return next((at for at in places if line[at].strip() and names_entry(line[at : label.end()])), None)


def entries_of(line: str) -> tuple[str, ...]:
    """Return the parts of a line at the entries of a register in it; the line itself where it has fewer than two."""
    starts = entry_starts(line)
    if len(starts) < 2:
        return (line,)
    return tuple(line[start:end] for start, end in pairwise((*starts, len(line))))


def stated(line: str) -> tuple[int, int] | None:
    """Return where a line states number, day or issuer with its name: 发布日期：2024-03-15 of … 来源：…; else None."""
    match = _STATED.search(line) if len(line) <= _LONGEST and "。" not in line else None
    return match.span() if match else None
