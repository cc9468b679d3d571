"""By when: 年底前完成, 2021年6月底前, 年内有阶段性成果, 持续推进, as printed and as a date where one is given."""

from __future__ import annotations

import calendar
import re
from datetime import date

from kg.model import Deadline
from loaders.reading.strand import Strand

_YEAR = r"(?:19|20)\d{2}"
_DATED = re.compile(
    rf"(?:(?P<year>{_YEAR})年)?(?:(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})日|份)?(?!起|开始|以后|以来|后)"
    r"|(?P<half>[上下]半年|第?[一二三四1-4]季度)"
    r"|(?(year)(?:[底末内]|(?=度?(?:完成|[之以]?前|$)))|年[底末内]))"
)
_EVENT = r"汛期?|春节|元旦|清明节?|五一|端午节?|中秋节?|国庆节?|(?:秋季|春季)?(?:学期)?开学|入冬|入汛|供暖季|采暖季"
_BEFORE = r"(?:之?前|以前)(?![往期后])"
_TODO = r"(?:基本|全部|全面|力争|正式)?(?:完成|出台|印发|启动|建成|开工|实现|制定|发布|投入|建立|形成|达到)"
_IN_TEXT = re.compile(
    r"(?P<phrase>(?:力争\s*)?(?:(?:19|20)\d{2}\s*年\s*)?"
    rf"(?:\d{{1,2}}\s*月\s*(?:\d{{1,2}}\s*日|份|[上中下]旬|底|末)?|(?<![月季度周])年?(?:底|末)"
    rf"|上半年|第?[一二三四]季度末?|{_EVENT})\s*{_BEFORE}"
    # a year alone, in which or before which it is to be done: 2025年底 is above; 力争2027年前建成
    rf"|(?:力争\s*)?(?:19|20)\d{{2}}\s*年\s*{_BEFORE}"
    r"|(?:^|(?<=[，。；、,;])|(?<=确保)|(?<=力争)|(?<=实现))到\s*(?:19|20)\d{2}\s*年\s*(?:底|末)?(?![\d级代])"
    rf"|(?:^|(?<=[，。；,;]))(?:力争\s*)?(?:(?:19|20)\d{{2}}\s*年\s*)?(?:[上下]半年|年内|第?[一二三四]季度|年?底|\d{{1,2}}\s*月\s*(?:底|末|份)?)"
    rf"(?={_TODO}))"
)
# A label that a time follows, and a time that stands alone in a phrase on who is responsible.
WHEN_LABEL = r"(?:完成|办结|办理|实施|推进|落实|整改)?(?:时限|时间|期限|节点|进度)(?:要求|安排|节点)?"
_DAY = (
    rf"(?:(?:{_YEAR}年)?(?:\d{{1,2}}月(?:\d{{1,2}}日|底|末|份)?|年?[底末]|上半年|下半年|第?[一二三四]季度|年内)"
    rf"|{_YEAR}年)"
)
TIME = (
    rf"(?:{_DAY}(?:之?前|以前|内)?(?:基本|全部)?(?:完成|办结|启动|落实|见效|出台|实施|印发|建成|下达|上报|报送|发布|开工|投用|到位)?(?:并|，)?(?:持续(?:推进|实施))?"
    r"|(?:全年|长期|持续|常态化|按季度|每[年月]|每季度)(?:持续|长期)?(?:推进|坚持|实施|深化|开展|落实|完成|抓好)?"
    r"|(?:年内|年底前|年底)取得[^，；。）)]{2,10})"
)
START = re.compile(
    r"(?:(?:19|20)\d{2}年|\d{1,2}月|年内|年底|年末|上半年|下半年|长期|持续|每年|每季度|每月|全年|常态化|按季度)"
)
_AGAIN = re.compile(r"每(?:年|个?月|季度?|周|旬)?$")
_QUARTERS = "一二三四"


def read_deadline_cell(cell: Strand, source_text: str, *, year: int | None) -> Deadline | None:
    """Return the deadline that a cell states, white space removed, or None for a blank cell."""
    if not cell.strip():
        return None
    text = re.sub(r"\s+", "", cell.text)
    return Deadline(text, cell.passage(source_text), due_date(text, year))


def find_deadline(sentence: Strand, source_text: str, *, year: int | None) -> Deadline | None:
    """Return the time of a running sentence by which all it asks for is to be done, or None.

    Of several (6月底前印发方案，年底前建成) that is the latest; of those that give no date the first. A year before
    that of the plan tells what is spoken of (2000年前建成的小区), and 每月25日前 comes again.
    """
    found: list[Deadline] = []
    for match in _IN_TEXT.finditer(sentence.text):
        strand = sentence.group(match, "phrase").strip()
        text = re.sub(r"\s+", "", strand.text)
        due = due_date(text, year)
        is_past = bool(year and due and due.year < year)
        if not is_past and not _AGAIN.search(sentence.text[: match.start()]):
            found.append(Deadline(text, strand.passage(source_text), due))
    dated = [deadline for deadline in found if deadline.due]
    return max(dated, key=lambda deadline: deadline.due or date.min) if dated else next(iter(found), None)


def due_date(text: str, year: int | None) -> date | None:
    """Return the last day that a deadline allows, or None where it gives none.

    `year` is the plan's, for a deadline that names none (年底前完成). Of several dates the last one counts
    (6月底前报送初稿，年底前完成). 年内有阶段性成果 asks for something within the year but says of nothing that it is
    then done, and 每月底前 comes again: they give no date.
    """
    bare = re.sub(r"\s+", "", text)
    if "阶段性" in bare:
        return None
    due: date | None = None
    for match in _DATED.finditer(bare):
        year = int(match["year"]) if match["year"] else year
        due = _last_day(match, year) or due
    return due


def _last_day(match: re.Match[str], year: int | None) -> date | None:
    month = int(match["month"] or _month_of(match["half"]))
    if year is None or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(match["day"]), last) if match["day"] else last)


def _month_of(part: str | None) -> int:
    """Return the last month of a half or quarter of the year, of the whole year if it is none."""
    if part is None or part[0] == "下":
        return 12
    if part[0] == "上":
        return 6
    quarter = part.removeprefix("第")[0]
    return 3 * (int(quarter) if quarter.isdigit() else _QUARTERS.index(quarter) + 1)
