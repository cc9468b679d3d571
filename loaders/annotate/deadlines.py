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
    r"|(?(year)(?:年?[底末内]|(?=度?(?:完成|[之以]?前|$)))|年[底末内]))"
)
_EVENT = (
    r"主?汛期?|春节|元旦|清明节?|[“\"]?五一[”\"]?|[“\"]?十一[”\"]|端午节?|中秋节?|国庆节?|元宵节?|重阳节?|(?:秋季|春季)?(?:学期)?开学|[秋春]季学期"
    r"|入冬|入汛|供暖季|采暖季"
)
# 2018年6月底前登记的车辆: what is spoken of, and no time for it
_OF_WHAT = (
    r"(?!(?:（[^（）]{1,10}）)?已?(?:登记|注册|购买|取得|出生|参保|入学|毕业)[^，。；]{0,16}的"
    r"|已?(?:建成|竣工|投产|批准|签订)的)"
)
_BEFORE = rf"(?:之?前|以前)(?![往期后]){_OF_WHAT}"
_TODO = (
    r"(?:基本|全部|全面|力争|正式|逐步)?(?:扩大|推广|覆盖(?!率|面)|拓展|完成|出台|印发|启动|建成|开工|实现|制定|发布|投入|建立|形成|达到|投用|完工|竣工|通车"
    r"|交付|投产|投运|验收|动工|办结|报送|上报|上线|运行|试运行|开放|挂牌|封顶|贯通|销号|清零|落地|到位|见效|并网|通水|通气|通电)"
)
_DAY = r"(?:20\d{2}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*日|[上中下]旬)?"
# 2025年优良率达到50%以上
_REACHED = (
    r"[^，。；\d]{2,24}(?:达到|提[高升][到至]|超过|突破|[降减]至|不低于|不少于|稳定在|保持在)(?![^，。；]{0,12}的)"
)
_IN_TEXT = re.compile(
    r"(?P<phrase>(?:(?:(?:19|20)\d{2}|[今明当本次翌])\s*年\s*)?"
    rf"(?:(?:\d{{1,2}}\s*|[本当下])月\s*(?:\d{{1,2}}\s*日|份|[上中下]旬|底|末)?|(?<![月季度周])年?(?:底|末)"
    rf"|上半年|第?[一二三四]季度末?|{_EVENT})\s*{_BEFORE}"
    # a year alone, in which or before which it is to be done: 2025年底 is above; 力争2027年前建成
    rf"|(?:19|20)\d{{2}}\s*年\s*{_BEFORE}"
    r"|(?:^|(?<=[，。；、,;])|(?<=确保)|(?<=力争)|(?<=实现))[到至]\s*(?:(?:19|20)\d{2}\s*年\s*(?:年?底|年?末)?|[今明本]?年[底末])(?:之?前)?(?![\d级代])"
    # the end of a year that opens a clause: 2025年底，在全市建成…
    r"|(?:^|(?<=[，。；、,;]))(?:19|20)\d{2}\s*年\s*[底末](?=，)"
    # the month, or the months, in which it is done, at the head of a sentence: 2026年12月，各区进行总结
    rf"|^(?:20\d{{2}}\s*年)?\s*\d{{1,2}}\s*月(?:\s*[至到—－-]+\s*(?:20\d{{2}}\s*年)?\s*\d{{1,2}}\s*月)?\s*(?:份|[上中下]旬)?(?=，)"
    # the half or quarter of a year in which it is done, and from when to when: 上半年，组织普查; 即日起至年底，开展整治
    r"|(?:^|(?<=[。；;]))(?:20\d{2}\s*年\s*)?(?:[上下]半年|第?[一二三四]季度)(?=，)"
    rf"|(?:^|(?<=[。；;]))[自从]?(?:即日|{_DAY})起?[至到—－~～-]{{1,2}}(?:{_DAY}|20\d{{2}}\s*年|年)(?:底|末|前|止)*(?=，)"
    # the end of the years of a plan: 到“十四五”末，建成基地10个
    r"|(?:^|(?<=[，。；,;]))[到至][“\"]?十[三四五六]五[”\"]?(?:期|时期|期间)?末(?=[，一-鿿])"
    r"|(?:^|(?<=[。；]))[“\"]?十[四五六]五[”\"]?(?:时期|期间)(?=，)"
    # the years of a plan, in which it is to be reached: 力争“十五五”期间基本建成
    r"|(?:(?<=力争)|(?<=争取)|(?<=确保))[“\"]?十[四五六]五[”\"]?(?:期间|时期|末)"
    # how long a rule is to hold: 延长执行到2023年12月31日
    r"|(?<=[延行续施长])[至到]\s*20\d{2}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日|底)?|底)"
    # a new day for what had one: 由3月31日调整至6月30日
    r"|(?:(?<=调整至)|(?<=调整为)|(?<=延长至)|(?<=延期至))(?:20\d{2}\s*年)?\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日|底)"
    # within several years, from a day that is not said: 5年内引进100名人才
    r"|(?:^|(?<=[，。；,;])|(?<=[须应要]于)|(?<=[须应要]在))(?:未来|今后)?(?:\d{1,2}|[一二两三四五十])\s*年内(?=[，一-鿿])(?![容部外存需])"
    # within the year, or in a later one that alone says when: 年内新建3所, 2026年建成通车
    r"|(?:^|(?<=[，。；,;在])|(?<=确保)|(?<=力争)|(?<=计划)|(?<=预计))(?:20\d{2}|[今本当])?年内(?=[，一-鿿])(?![容部外存需])"
    rf"|(?:^|(?<=[，；,;])|(?<=力争)|(?<=确保)|(?<=计划)|(?<=预计))(?P<later>20\d{{2}})年(?=，|{_REACHED}|{_TODO}(?!的|地区|项目|企业|单位|工程))"
    rf"|(?:^|(?<=[，。；,;在])|(?<=力争)|(?<=确保)|(?<=计划)|(?<=预计))(?:(?:19|20)\d{{2}}\s*年\s*)?(?:[上下]半年|年内|第?[一二三四]季度|年?底|\d{{1,2}}\s*月\s*(?:底|末|份)?)"
    rf"(?={_TODO})|(?<![\d至到截年—－~～-])\d{{1,2}}月[底末](?={_TODO}))"
)
# A time that stands alone, in a cell or a phrase on who is responsible, by how it is made: a point or span of the
# calendar or a manner (长期, 按季度), and what is then done without a word on what it is done to (基本完成并持续推进).
_QUARTER = r"第?[一二三四1-4]季度"
_POINT = (
    rf"(?:{_YEAR}[.\-/]\d{{1,2}}(?:[.\-/]\d{{1,2}})?(?!\d)|{_YEAR}(?:\s*年)?\s*(?:度内?|[上下]半年|{_QUARTER})?|[今明当本]年|\d{{1,2}}\s*月(?:\d{{1,2}}日|份|[上中下]{{1,2}}旬)?|年[底末内中初度]|[上下]半年|{_QUARTER}|前[一二三]季度|{_EVENT}"
    r"|\d{1,2}(?=[—\-－~～至到]+\d{1,2}月)|全年|每(?:年|半年|季度?|月|周|旬|日)(?:\d{1,2}日|(?:至少)?[一二两三四1-9]次)?|[一两三]年内?|(?:\d{1,2}|[一二两三四五十])年内"
    r"|(?:自?印发之?日起|印发后)?\d{1,3}(?:个工作日|个月|日|天)内|[“\"]?十[三四五]五[”\"]?(?:期间|时期|末))"
)
_EDGE = r"(?:[底末初中内起止前后]|之前|以前|之内|以内|为止|期间|[—\-－~～至到]+)"
_HOW = (
    r"(?:立即|立行立改|常抓不懈|即知即改|视情|即日起?|即时|马上|尽快|长期|持续|常态化?|常年|动态|经常性|实时|适时|随时|定期|如期|按期|按时|逐年|逐步|分年度?|分步|分阶段|贯穿|全程"
    r"|(?:按照?|根据)(?:年度?|季度?|月|周|旬|时序进度|时序|进度|计划|要求|规定|节点|时间节点|序时进度|上级(?:要求|安排|部署)|统一(?:部署|安排)|工作进度|项目进度)|已完成|阶段性)"
)
_DONE = (
    r"(?:基本|全部|全面|力争|初步|确保|正式|同步|有序|扎实)?(?:完成|办结|办理|启动|落实|见效|出台|实施|印发|建成|下达|上报|报送|发布|动工|开工|竣工|投用|投入使用|到位"
    r"|推进|坚持|深化|开展|抓好|巩固|提升|整改|更新|执行|进行|实现|达标|销号|验收|评估|总结|取得|完毕|保持|推广|优化|完善|做好|通报)"
)
_FILLED = (
    rf"(?:[并且和及]|[，,、；;]并?(?=\s*(?:{_POINT}|{_HOW}|{_DONE}|以后|此后))"
    r"|(?:取得|有)?(?:阶段性|明显|实质性|初步)(?:成效|成果|进展|突破|目标)|(?:全部)?任务|目标|成效|成果|进展|以后|此后|调度)"
)
TIME = rf"(?:力争|到|截至)?\s*(?:{_POINT}|{_HOW})(?:\s*(?:{_POINT}|{_EDGE}|{_HOW}|{_DONE}|{_FILLED})){{0,12}}+"
_WHOLLY = re.compile(rf"\s*{TIME}\s*[。；;]?\s*")
_LONGEST_TIME = 40
START = re.compile(
    r"(?:(?:19|20)\d{2}\s*年|\d{1,2}\s*月|年内|年底|年末|上半年|下半年|长期|持续|每年|每季度|每月|全年|常态化|按季度)"
)
# 2024年完成500个小区，2025年完成800个: how far it is to come in each year, and no time by which all is done
_STAGES = re.compile(rf"(?:^|[，；,;])20\d{{2}}年(?:{_TODO}|新[增建]|改造|培育)\d")
# 2020年任务：10月底前完成修编, of a plan for 2019 to 2021
_OF_YEAR = re.compile(rf"({_YEAR})年度?(?:目标|工作|主要|重点)?(?:任务|目标|计划|安排)?\s*[：:]")
_AGAIN = re.compile(r"每(?:年|个?月|季度?|周|旬)?$")
_SEVERAL_YEARS = re.compile(r"(?<!\d)(?:\d{1,2}|[一二两三四五十])年内")
_QUARTERS = "一二三四"
_ANY_YEAR = 2000  # orders the months of a plan whose year is not known
_IN_FIGURES = re.compile(rf"({_YEAR})[.\-/](\d{{1,2}})(?:[.\-/](\d{{1,2}}))?(?!\d)")


def is_time(text: str) -> bool:
    """Tell whether a text is a time and nothing else: 2024年6月底前完成并长期坚持, 每季度末, 立即实施."""
    return len(text) <= _LONGEST_TIME and bool(_WHOLLY.fullmatch(text))


def read_deadline_cell(cell: Strand, source_text: str, *, year: int | None) -> Deadline | None:
    """Return the deadline that a cell states, white space removed, or None for a blank cell."""
    if not cell.strip():
        return None
    text = re.sub(r"\s+", "", cell.text)
    return Deadline(text, cell.passage(source_text), due_date(text, year))


def find_deadline(sentence: Strand, source_text: str, *, year: int | None, until: int | None = None) -> Deadline | None:
    """Return the time of a running sentence by which all it asks for is to be done, or None.

    `until` is the last year of a plan for several: there its first year is a time like the others.

    Of several (6月底前印发方案，年底前建成) that is the latest; of those that give no date the first. A year before
    that of the plan tells what is spoken of (2000年前建成的小区), and 每月25日前 comes again.
    """
    labelled = _OF_YEAR.match(sentence.text)
    year = int(labelled[1]) if labelled else year
    found: list[Deadline] = []
    in_stages = len(_STAGES.findall(sentence.text)) > 1
    for match in _IN_TEXT.finditer(sentence.text):
        if in_stages and match["later"]:
            continue
        strand = sentence.group(match, "phrase").strip()
        text = re.sub(r"\s+", "", strand.text)
        due = due_date(text, year)
        is_past = bool(year and due and due.year < year) or _is_own_year(match, year, until)
        if not is_past and not _AGAIN.search(sentence.text[: match.start()]):
            found.append(Deadline(text, strand.passage(source_text), due))
    days = [deadline.due or due_date(deadline.text, _ANY_YEAR) for deadline in found]
    dated = [(day, -place) for place, day in enumerate(days) if day]
    return found[-max(dated)[1]] if dated else next(iter(found), None)


def _is_own_year(match: re.Match[str], year: int | None, until: int | None) -> bool:
    """Tell a year without more in a plan for that year alone: 2024年完成投资5亿元 sets no time in it."""
    if match["later"] is None or year is None:
        return False
    is_of_several = until is not None and until > year
    return int(match["later"]) < year or (int(match["later"]) == year and not is_of_several)


def due_date(text: str, year: int | None) -> date | None:
    """Return the last day that a deadline allows, or None where it gives none.

    `year` is the plan's, for a deadline that names none (年底前完成). Of several dates the last one counts
    (6月底前报送初稿，年底前完成). 年内有阶段性成果 asks for something within the year but says of nothing that it is
    then done, 每月底前 comes again, and 5年内 begins on a day that is not said: they give no date.
    """
    bare = _IN_FIGURES.sub(lambda m: f"{m[1]}年{m[2]}月" + (f"{m[3]}日" if m[3] else ""), re.sub(r"\s+", "", text))
    if "阶段性" in bare or _SEVERAL_YEARS.search(bare):
        return None
    due: date | None = None
    year = year + 1 if year and re.search("[明次翌]年", bare) else year
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
