"""Lines of a cell that a page broke for their width, made sentences again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.annotate.bodies import is_body
from loaders.annotate.persons import is_person
from loaders.genre.numbering import read_mark
from loaders.reading.strand import Strand

_CLOSED = re.compile(r"[。；;！？：:）)〕]$")
_OPEN = re.compile(r"[，,、；;]$")
_COMMITTEE = re.compile(r"(?:^|[、，])[省市县区州旗]委$")  # 县委 / 宣传部
_OF_COMMITTEE = re.compile(r"(?:宣传|组织|统战|社会工作)部|政法委|网信办|编办|巡察办|老干部局|党校")
_BETWEEN = re.compile(r"[、，,；;\s]")
_GOES_ON = re.compile(r"[，、。；：）”》]")
_WIDTH = 18  # a line that was full: a title of its own is shorter
_LONGER = 8
_SHORTEST = 3
_NAMED = re.compile(r"[局委办厅部院会府处室司科所站队社行心团署联校集镇乡区县市省道位门馆园构业台商]$|等$|[）)]$")
_OPENS_NAME = re.compile(r"[国省市县区州镇乡各]|有关|相关")  # a name of its own
_IN_BRACKETS = re.compile(r"[（(][^（()）]+[)）]")  # 市政务办 / （审批科）
_BRANCH = re.compile(r"[一-鿿]{2,3}分局|[一二三四五六七八九十]{1,3}支队")
_END_OF_NAME = re.compile(r"[局委办厅部院会府处室司科所站队社行](?![一-鿿])")


def with_broken_lines(paragraphs: Sequence[Strand]) -> list[Strand]:
    """Return the paragraphs of a cell, each joined with those that only go on with its sentence.

    A line goes on behind a comma, behind ； for a sentence ends with 。 alone, or behind a full line without a closing
    mark, in a cell that closes its sentences.
    """
    has_marks = any(_CLOSED.search(paragraph.text.rstrip()) for paragraph in paragraphs)
    joined: list[Strand] = []
    last = ""
    for paragraph in paragraphs:
        if joined and _goes_on(last, paragraph.text.strip(), has_marks=has_marks):
            joined[-1] = joined[-1] + paragraph
        else:
            joined.append(paragraph)
        last = paragraph.text.strip()
    return joined


def with_broken_names(lines: Sequence[Strand]) -> list[Strand]:
    """Return the lines of a cell of names; the end of one that stands on a line of its own is put back.

    县财政局、县民政 / 局 in a narrow cell is two names, 区机关事务管理 / 服务中心 and 市自然资源委 / 城东分局 are one.
    """
    joined: list[Strand] = []
    for line in lines:
        if joined and _ends_name(joined[-1].text.rstrip(), line.text.strip()):
            joined[-1] = joined[-1] + line
        else:
            joined.append(line)
    return joined


def with_broken_citations(lines: Sequence[Strand]) -> list[Strand]:
    """Return the lines of a cell of sources; a title that is broken, and the number behind it, are put together.

    《青禾县湿地 / 保护规划》 / （青府发〔2024〕3号） is one source.
    """
    joined: list[Strand] = []
    for line in lines:
        above = joined[-1].text.rstrip() if joined else ""
        is_open = above.count("《") > above.count("》")
        if is_open or (above.endswith("》") and line.text.lstrip().startswith(("（", "("))):
            joined[-1] = joined[-1] + line
        else:
            joined.append(line)
    return joined


def _ends_name(above: str, below: str) -> bool:
    if not re.search(r"[一-鿿]$", above):
        return False
    is_open = len(above) > _SHORTEST and not is_body(above) and not _NAMED.search(above)
    goes_on = is_open and bool(_NAMED.search(below)) and not _OPENS_NAME.match(below)
    is_end = _END_OF_NAME.match(below) or _BRANCH.fullmatch(below) or _IN_BRACKETS.fullmatch(below)
    is_of_committee = _COMMITTEE.search(above) and _OF_COMMITTEE.match(below)
    return bool(is_end or goes_on or is_of_committee or _is_cut(above, below))


def _is_cut(above: str, below: str) -> bool:
    """Tell a name that a narrow cell cuts after few characters, so that only both lines are one: 市工 / 信局."""
    start, end = _BETWEEN.split(above)[-1], _BETWEEN.split(below)[0]
    is_other = is_body(start) or is_person(start) or _OPENS_NAME.match(end)
    return bool(start) and len(start) <= _SHORTEST and not is_other and is_body(start + end)


def _goes_on(above: str, below: str, *, has_marks: bool) -> bool:
    if read_mark(below) is not None:
        return False
    if _OPEN.search(above) or _GOES_ON.match(below):
        return True
    is_full = len(above) >= _WIDTH and len(below) <= len(above) + _LONGER
    return has_marks and is_full and not _CLOSED.search(above)
