"""By when: 年底前完成, 2021年6月底前, 年内有阶段性成果, 持续推进, as printed and as a date where one is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Deadline
from loaders.annotate.dates import due_date, latest_day
from loaders.annotate.sentence_times import find_times
from loaders.annotate.time_words import EVENT, QUARTER, YEAR
from loaders.annotate.timed_deeds import DOING, DONE, FINISHED
from loaders.reading.strand import Strand

# A time that stands alone, in a cell or a phrase on who is responsible, by how it is made: a point or span of the
# calendar or a manner (长期, 按季度), and what is then done without a word on what it is done to (基本完成并持续推进).
_POINT = (
    rf"(?:{YEAR}[.\-/]\d{{1,2}}(?:[.\-/]\d{{1,2}})?(?!\d)|{YEAR}(?:\s*年)?\s*(?:度内?|[上下]半年|{QUARTER})?|[今明当本]年|\d{{1,2}}\s*月(?:\d{{1,2}}日|份|[上中下]{{1,2}}旬)?|年[底末内中初度]|[上下]半年|{QUARTER}|前[一二三]季度|{EVENT}"
    r"|\d{1,2}(?=[—\-－~～至到]+\d{1,2}月)|(?<=[—\-－~～至到])\d{1,2}日|上、下半年(?:各[一二两三四1-9]次)?|全年|每(?:年|半年|季度?|月|周|旬|日)(?:\d{1,2}日|(?:至少)?[一二两三四1-9]次)?|(?:半|[一两三])年内?|(?:\d{1,2}|[一二两三四五十])年内|用?(?:\d{1,2}|[一二两三四五十])年(?:左右)?时间|节前|[近中远限]期|每学期|学期末"
    r"|(?:自?[一-鿿]{0,6}(?:印发|发布|下发|公布)之?日起|印发后)?(?:\d{1,3}(?:个工作日|个月|日|天)|[一两三六]个月)内|自?[一-鿿]{0,6}(?:印发|发布|下发|公布)之日起?|[“\"]?十[三四五]五[”\"]?(?:期间|时期|末))"
)
_EDGE = r"(?:[底末初中内起止前后]|之前|以前|之内|以内|为止|期间|[—\-－~～至到]+)"
_HOW = (
    r"(?:立即|立行立改|常抓不懈|即知即改|视情|即日起?|即时|马上|尽快|长期|持续|常态化?|常年|动态|经常性|实时|适时|随时|定期|如期|按期|按时|逐年|逐步|分年度?|分步|分阶段|贯穿(?:始终)?|全程|全过程|日常|经常|进行中|视情况|分[一二两三四]批次?|(?:立(?=.立)|即(?=.即)|边(?=.边)|随(?=.随))[一-鿿]{3}"
    r"|(?:按照?|根据)[一-鿿]{0,8}(?:时限|时序|部署|工作安排|进度安排)(?:要求)?"
    r"|(?:按照?|根据)(?:年度?|季度?|月|周|旬|时序进度|时序|进度|计划|要求|规定|节点|时间节点|序时进度|(?:上级|国家|中央|省级?|市级?|区级?|县级?|有关|相关)?(?:统一)?(?:要求|安排|部署|规定)|工作进度|项目进度)|已完成|阶段性)"
)
_DONE = (
    r"(?:基本|全部|全面|力争|初步|确保|正式|同步|有序|扎实)?(?:完成|办结|办理|启动|落实|见效|出台|实施|印发|建成|下达|上报|报送|发布|动工|开工|竣工|投用|投入使用|到位"
    r"|推进|坚持|深化|开展|抓好|巩固|提升|整改|更新|执行|进行|实现|达标|销号|验收|评估|总结|取得|完毕|保持|推广|优化|完善|做好|通报)"
)
_FILLED = (
    r"(?:[并且和及]|(?:取得|有)?(?:阶段性|明显|实质性|初步)(?:成效|成果|进展|突破|目标)"
    r"|(?:全部)?任务|目标|成效|成果|进展|调度)"
)
_COMMA = r"(?:[，,、；;]并?\s*)?"
TIME = (
    rf"(?:力争|到|截至)?\s*(?:{_POINT}|{_HOW})"
    rf"(?:\s*(?:{_COMMA}{_POINT}|{_EDGE}|{_COMMA}(?:{_HOW}|{_DONE}|以后|此后)|{_FILLED})){{0,12}}+"
)
_WHOLLY = re.compile(rf"\s*{TIME}\s*[。；;]?\s*")
_LONGEST_TIME = 40
START = re.compile(
    r"(?:(?:19|20)\d{2}\s*年|\d{1,2}\s*月|年内|年底|年末|上半年|下半年|长期|持续|每年|每季度|每月|全年|常态化|按季度)"
)
_OPEN = r"[\s_＿×xX*]{0,20}"
_MISSING = r"[\s_＿×xX*]{1,20}"
_LEFT_OPEN_DAY = rf"(?:(?:20\d{{2}})?{_OPEN}年)?{_OPEN}月{_OPEN}(?:日|底)?{_OPEN}前?"
_LEFT_OPEN = re.compile(  # 　　年　月　日, ×月×日前, 年月日, 月日—月日
    rf"\s*(?=.*{_MISSING}[年月日]|年?月日)(?!年?[底末])(?:{_LEFT_OPEN_DAY}|日)(?:\s*[至到—\-－~～]{{1,2}}\s*(?:{_LEFT_OPEN_DAY}|{_OPEN}日))?\s*[。；]?"
)
# 2024年完成500个小区，2025年完成800个: how far it is to come in each year, and no time by which all is done
_STAGES = re.compile(rf"(?:^|[，；,;])20\d{{2}}年(?!达到|实现)(?:{FINISHED}|{DOING})\d")
# 2020年任务：10月底前完成修编, of a plan for 2019 to 2021
_OF_YEAR = re.compile(rf"(?P<phrase>(?P<later>{YEAR})年)度?(?:目标|工作|主要|重点)?(?:任务|目标|计划|安排)?\s*[：:]")
# 整改隐患（9月5日至9月8日）。 and the years of a plan that it names: 三年行动计划（2024—2026年）
# where a year alone (编制规划（2024年）) is one like others
_BEHIND = re.compile(r"[（(](?P<phrase>(?P<later>20\d{2})\s*年|[^（()）]{2,24})[)）]\s*[。；;]?$")
# 一季度：完成招标。 of a plan of steps
_STEP = rf"(?:{QUARTER}|[上下]半年|(?:\d{{1,2}}月?[—－~～至-]+)?\d{{1,2}}月(?:份|底前?|[上中下]旬)?)"
_LABELLED = re.compile(rf"\s*(?P<phrase>{_STEP})\s*[：:](?=[一-鿿])")
_STEPS = re.compile(rf"(?:^|[；;。])\s*(?P<phrase>{_STEP})(?:[（(][^（()）]{{1,8}}[)）])?\s*[：:]\s*(?=[一-鿿])")
_POINTS = re.compile(r"(?:^|[（(])详?见[^，。；（()）\d]{1,10}[)）]?$")
_FEWEST_STEPS = 2
# 力争2024年建成, 力争2024年平台新增商户8000家; but 确保2024年防火任务完成, 力争2024年增长8%
_IS_DONE_THEN = re.compile(
    rf"{DONE}|(?![^，。；]{{0,8}}(?:任务|工作|目标|计划|指标))[一-鿿]{{2,6}}?{DONE}[^，。；\d]{{0,16}}\d"
)
_OF_YEARS = re.compile(rf"{YEAR}年?\s*[—－~～至到-]+\s*{YEAR}年?")
_ANY_YEAR = 2000  # orders the months of a plan whose year is not known


def is_time(text: str) -> bool:
    """Tell whether a text is a time and nothing else: 2024年6月底前完成并长期坚持, 每季度末, 立即实施."""
    return len(text) <= _LONGEST_TIME and bool(_WHOLLY.fullmatch(text))


def points_elsewhere(text: str) -> bool:
    """Tell a cell that states no time, but points to what does: 详见工作内容, 分期（见措施）."""
    return bool(_POINTS.search(text.strip()))


def lists_steps(text: str) -> bool:
    """Tell a text that says what is done in each part of the year: 一季度：完成招标；二季度：开工建设。"""
    return len(_STEPS.findall(text)) >= _FEWEST_STEPS


def read_deadline_cell(cell: Strand, source_text: str, *, year: int | None) -> Deadline | None:
    """Return the deadline that a cell states, white space removed, or None for one that is blank or a form to fill in.

    A time whose days were left open (时间：　　年　月　日) is no time.
    """
    if not cell.strip() or _LEFT_OPEN.fullmatch(cell.text):
        return None
    return _as_printed(cell, source_text, year)


def _as_printed(time: Strand, source_text: str, year: int | None = None) -> Deadline:
    text = re.sub(r"\s+", "", time.text)
    return Deadline(text, time.passage(source_text), due_date(text, year))


def find_deadline(
    sentence: Strand, source_text: str, *, year: int | None, until: int | None = None, dated: bool = False
) -> Deadline | None:
    """Return the time of a running sentence by which all it asks for is to be done, or None.

    `until` is the last year of a plan for several: there its first year is a time like the others, and so it is in one
    that is only `dated` in that year, for its title names none.

    Of several (6月底前印发方案，年底前建成) that is the latest, of two for one day the last; of those that give no date
    the first. A year before that of the plan tells what is spoken of (2000年前建成的小区).
    """
    labelled = _OF_YEAR.match(sentence.text)
    of_plan, year = year, int(labelled["later"]) if labelled else year
    found: list[Deadline] = []
    in_stages = len(_STAGES.findall(sentence.text)) > 1
    for match in _times(sentence.text):
        is_alone = bool(match.groupdict().get("later"))
        if is_alone and (in_stages or _is_own_year(match, year, until, dated=dated)):
            continue
        deadline = _as_printed(sentence.group(match, "phrase").strip(), source_text, year)
        deadline = _going_on(deadline, found)
        if not (year and deadline.due and deadline.due.year < year):
            found.append(deadline)
    if labelled and not found and not _is_own_year(labelled, of_plan, until, dated=dated):
        found.append(_as_printed(sentence.group(labelled, "phrase"), source_text))
    days = [deadline.due or latest_day(deadline.text, year or _ANY_YEAR) for deadline in found]
    timed = [(day, place) for place, day in enumerate(days) if day]
    return found[max(timed)[1]] if timed else next(iter(found), None)


def _times(text: str) -> Iterator[re.Match[str]]:
    """Yield the times of a sentence, one that labels it (一季度：完成招标。) and one in brackets at its end too:
    整改隐患（9月5日至9月8日）。
    """
    if lists_steps(text):
        yield from _STEPS.finditer(text)
    elif label := _LABELLED.match(text):
        yield label
    yield from find_times(text)
    behind = _BEHIND.search(text)
    if behind and is_time(behind["phrase"]) and not _OF_YEARS.fullmatch(behind["phrase"]):
        yield behind


def _going_on(deadline: Deadline, found: Sequence[Deadline]) -> Deadline:
    """Return a time without a year in that of the one before it, if it is later: 2025年6月底前…，12月底前…."""
    before = found[-1].due if found else None
    if before is None or re.search(rf"{YEAR}|[今明次翌]年", deadline.text):
        return deadline
    due = due_date(deadline.text, before.year)
    return replace(deadline, due=due) if due and due >= before else deadline


def _is_own_year(match: re.Match[str], year: int | None, until: int | None, *, dated: bool) -> bool:
    """Tell a year without more in a plan for that year alone: 2024年完成投资5亿元 sets no time in it.

    2024年，… that opens a sentence does, and so do 于2024年全面实施, and 力争 (确保, 争取) 2024年建成, where the
    year is no attribute as in 确保2024年各项任务完成.
    """
    if year is None or int(match["later"]) > year:
        return False
    is_of_several = dated or (until is not None and until > year)
    opens = match.start() == 0 and match.string[match.end() :].startswith("，")
    before, end = match.string[: match.start()], match.end("phrase")
    is_aimed_at = before.endswith(("力争", "确保", "争取")) and _IS_DONE_THEN.match(match.string, end) is not None
    is_said = opens or is_aimed_at or before.endswith("于")
    return int(match["later"]) < year or not (is_of_several or is_said)
