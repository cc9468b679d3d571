"""Puts a title that was set on several lines back together, where nothing but its words tells that it goes on.

立山区政府2023年重点工作 / 任务分解和责任分工方案 is one title, and so is 某市人民政府办公室 / 关于印发…的通知. Formats
that show how a line is set (HTML, Word, PDF) have their titles joined by their readers already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.genre.documents import ISSUERS, MEETINGS, PLANS
from loaders.genre.lexicon import either
from loaders.genre.numbering import read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.annex_marks import marks_annex
from loaders.reading.page_lines import is_of_page_head
from loaders.reading.strand import join
from loaders.structure.paragraphs import Paragraph

GENRE = re.compile(
    either(
        f"{PLANS} 分工 安排 通知 报告 纲要 指引 决定 办法 指南 细则 举措 行动 任务 分解 讲话 的函 台账 "
        "任务书 图谱 路线图 (?:分解|一览|任务|分工|责任|清单|安排|进度|计划|明细|项目|指标)表 "
        "(?:推进|落实|进展|完成|开展|工作)情况 (?:工作|年度?|上半年)总结 工作(?:谋划|打算|思路)"
    )
    + "(?:[（(].{1,30}[)）])*》?$"
)
_OWNER = re.compile(r"[一-鿿、\s]{3,40}" + either(f"{ISSUERS} {MEETINGS} 办公厅") + "$")
_BODY = re.compile(rf"{_OWNER.pattern}|[一-鿿（）]{{3,30}}(?:大学|学院|学校|医院|公司|集团|银行)")
_PLACED = re.compile(r"(?:19|20)\d{2}|[省市县区州旗镇局委厅部办院]|政府|国家|全国|《")
_YEARED = re.compile(r"(?:19|20)\d{2}|关于")
_MARKS = re.compile(r"[。；：:;！？!?]|(?:网|公开|来源|摄|政府文件|委员会文件|厅文件|局文件)$")
_DATE = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|号$")
_YEAR_ALONE = re.compile(r"[（(](?:19|20)\d{2}年?(?:[—－~～至-]{1,2}(?:19|20)\d{2}年?)?[)）]")
_YEARS_OF_LETTER = re.compile(rf"{_YEAR_ALONE.pattern}的(?:通知|函)")  # 关于印发…三年行动计划 / （2025—2027年）的通知
_IN_BRACKETS = re.compile(r"[（(][^（()）]{4,30}[)）]$")  # …综合整治 / 三年行动方案（2024—2026年）
# 2022年重点任务 / 分解方案; 关于落实《政府工作报告》 / 重点任务的分工
_OPEN_ENDED = re.compile(r"(?:任务|安排|举措|措施)$|关于.*》$")
# ——2024年1月5日在清河县第十八届 / 人民代表大会第三次会议上
_GIVEN = re.compile(r"[—―－-]*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日在[^。，]{2,40}(?<!上)$")
_OF_A_SESSION = re.compile(r"[^。，：]{2,30}(?:会议|全会|大会)上")
# 2024年上半年工作总结 / 及下半年工作安排
_AND = ("及", "和", "与", "暨")
# 2024年工作总结及…, which says of whose work and of what nothing, unlike 2024年教育工作要点
_OF_A_YEAR = re.compile(r"(?:19|20)\d{2}年度?(?:[上下]半年|第?[一二三四]季度)?(?:重点|主要)?工作")
_TAIL = 12
_LONGEST = 60
_LINES = 4


def join_title_lines(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a letter, the lines of a title made one; all others as they are."""
    joined: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        end = _title_end(paragraphs, at)
        group = paragraphs[at:end]
        joined.append(replace(group[0], strand=join(p.strand for p in group)) if len(group) > 1 else group[0])
        at = end
    return tuple(joined)


def with_owner_of_title(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a document, the body alone on its first line made one with a title that says no more.

    沙河县水利局 / 2024年工作总结及明年工作打算 is one title.
    """
    lines = [squeeze(paragraph.text) for paragraph in paragraphs[:2]]
    if len(lines) < 2 or paragraphs[0].heading != paragraphs[1].heading or not _BODY.fullmatch(lines[0]):
        return tuple(paragraphs)
    if not (_OF_A_YEAR.match(lines[1]) and _may_stand(lines[1]) and GENRE.search(lines[1])):
        return tuple(paragraphs)
    return (replace(paragraphs[0], strand=join(p.strand for p in paragraphs[:2])), *paragraphs[2:])


def names_years(line: str) -> bool:
    """Tell a line of the years of a plan alone, below its title: （2023—2025年）."""
    return bool(_YEAR_ALONE.fullmatch(squeeze(line)))


def _title_end(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Return where the title that begins at a paragraph ends; one paragraph on if it is no title of several lines."""
    text = squeeze(paragraphs[at].text)
    if GENRE.search(text) and at + 1 < len(paragraphs) and names_years(paragraphs[at + 1].text):
        return at + 2
    if _GIVEN.match(text) and at + 1 < len(paragraphs) and _OF_A_SESSION.fullmatch(squeeze(paragraphs[at + 1].text)):
        return at + 2
    for end in range(at + 1, min(at + _LINES, len(paragraphs))):
        lower = squeeze(paragraphs[end].text)
        if not (_may_stand(text) and _may_stand(lower) and _goes_on(text, lower)):
            return at + 1
        if read_mark(lower) or paragraphs[end].heading != paragraphs[at].heading:
            return at + 1
        text += lower
        if GENRE.search(text) and len(text) <= 2 * _LONGEST and not _has_tail(text, paragraphs, end + 1):
            return end + 1
    return at + 1


def _has_tail(text: str, paragraphs: Sequence[Paragraph], end: int) -> bool:
    lower = squeeze(paragraphs[end].text) if end < len(paragraphs) else ""
    return _may_stand(lower) and _goes_on(text, lower)


def _may_stand(line: str) -> bool:
    is_plain = not (_MARKS.search(line) or marks_annex(line) or _DATE.search(line) or is_of_page_head(line))
    is_apart = line.startswith(("（", "(", "——")) and not _YEARS_OF_LETTER.fullmatch(line)
    return is_plain and not is_apart and 0 < len(line) <= _LONGEST


def _goes_on(upper: str, lower: str) -> bool:
    """Tell whether a title is open at the end of a line, and the next goes on with it."""
    if GENRE.search(upper):
        if (lower.startswith(_AND) and GENRE.search(lower)) or _YEARS_OF_LETTER.fullmatch(lower):
            return True
        return bool(_OPEN_ENDED.search(upper) and GENRE.search(lower) and len(lower) <= _TAIL)
    if upper.count("《") > upper.count("》") or "关于" in upper or len(lower) <= 2:
        return True
    if _OWNER.fullmatch(upper):
        return lower.startswith(("关于", "印发", "转发"))
    return bool(_PLACED.search(upper)) and not _YEARED.search(_IN_BRACKETS.sub("", lower))
