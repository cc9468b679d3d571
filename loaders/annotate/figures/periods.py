"""The time that a figure is for, where its own sentence says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from loaders.annotate.figures.clauses import Span
from loaders.annotate.figures.plain import DATED, HIDDEN, Plain
from loaders.annotate.figures.wording import Movement, find_verb

_YEAR = r"[0-9]{4}|[〇零一二三四五六七八九]{4}"
_FIVE_YEARS = re.compile(r"[“\"]?十(?P<plan>[一二三四五])五[”\"]?(?:时期|期间|末|期末)")
_DATES = re.compile(
    rf"(?P<first>{_YEAR})年?[-—–－~～至到]+(?P<last>{_YEAR})年|(?P<year>{_YEAR})年"
    r"|(?P<last_year>(?:去年|(?<!基础)上年)(?!同期|水平|基数|增幅|实绩|[^，。；\d]{2,24}的(?:\d[\d.]*[%‰]|$)))|(?P<this_year>今年|(?<![\d一两二三四五六七八九十])年内|本年)"
)
_YEARS_ON = re.compile(r"(?:过去)?(?P<years>[一两二三四五])年(?:来|多来|间)?[，,]")
# 3年内新建30个, 自2025年起用5年时间: from the year that is named, else that of the plan
_WITHIN = re.compile(
    rf"(?<![\d年])(?<!毕业)(?<!离校)(?<!成立)(?<!注册)(?<!落户)(?:(?P<from>{_YEAR})年(?:起|开始)?，?(?:利?用)?)?(?:未来|今后)?(?P<count>[一两二三四五六七八九十]|[1-9]|10)年(?:之?内|(?:左右的?)?时间)"
)
_COUNTS = "一二三四五六七八九十"
_COMPARED = re.compile(r"(?:较|比|与|由|从|自|同|(?<!特别)(?<!尤其)是|[高低大小多少优]于|超过)$")
_SHARED_YEARS = re.compile(r"(?:(?<!\d)20\d{2}年?[底末]?前?(?:以及|[、，和及到])){1,9}20\d{2}[两三四五六]?年[底末]?前?")
_OPENS = re.compile(r"(?:^(?:\d{1,2}[.．、])?|[，；、：。（]|到|至|截至|截止|在|特别是|其中|力争)$")
_PLACE = re.compile(r"(?:^|[，；、：。])[^，；、：。]{1,10}(?<!各)[省市县区州]$")  # 北县2026年供水普及率达到80%
_HEAD = re.compile(r"(?:^|[。！？])(?:[^，。；：]{1,10}：)?(?:力争|争取|努力|确保)?(?P<by>[到至]|截[至止])?")
_CLOSES_HEAD = re.compile(r"[底末]?之?前?，")
# 过去一年，各项工作取得新成绩。生产总值增长9%。…: what was reached, up to where the text looks ahead
_LAST_YEAR = re.compile(r"(?:^|[。！？])(?:过去的?一年|去年)，[^。；]{0,80}?(?:取得|迈出|迈上|完成|实现)[^。]{0,200}。")
_AHEAD = re.compile(r"要(?!求|素|件|闻)|将(?!军)|须|力争|争取|计划|目标|确保|继续|今年|明年|推动|推进|加快|\d{4}年")
_SINCE = re.compile("以来|[^，在]{0,16}?的?基础上")
# 2015年6月30日前登记的汽车, 2000年前建成的小区: which ones are spoken of; 年底前建成覆盖城乡的中心10个 is by when
_OF_THOSE = re.compile(
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?[底末]?(?:[之以]?[前后]|起|至今)(?:（[^（）]*）)?"
    r"(?:(?:已|新)*(?:注册|登记(?!失业)|购[买置]|取得|出生(?!缺陷)|参保|成立|入职|毕业|上牌|出厂|开工|竣工|备案|立项|签订|落户|入库|获批)[^，。；]{0,30}的"
    r"|(?:认定|设立|生产|建成|投产|引进|(?:登记)?在册)(?:并?(?:投用|投产|投入使用|运营))?的"
    r"|已(?:认定|设立|生产|建成|投产|引进)[^，。；]{0,30}的)"
)
_BY_THEN = re.compile(r"(?:[到至]|力争|争取|确保)$")
_GOES_ON = re.compile(r"^(?:底|末|初|前|全年|度|，|年|上半年|下半年|期间|间)")


def find_period(plain: Plain, sentence: Span, figure: int, *, year: int | None) -> str | None:
    """Return the year or years (2019, 2016-2020) that the sentence gives for the figure at `figure`, or None.

    The last time before the figure counts; 3年内 are the years from that of the plan, or from the one named. A time
    that something is compared with (较 2015 年), that names a thing (2020 年“一带一路”会议) or that stands in brackets
    says nothing, nor does one of what a share is reckoned by (按上年度缴费额的20%).
    """
    found: list[tuple[int, str]] = []
    for match in _DATES.finditer(plain.text, sentence[0], figure):
        period = _period_of(match, year) if _is_adverbial(plain, sentence, match, figure, year) else None
        if period is not None:
            found.append((match.start(), period))
    for match in _FIVE_YEARS.finditer(plain.text, sentence[0], figure):
        if not _COMPARED.search(plain.text[sentence[0] : match.start()]):
            found.append((match.start(), _five_years(match["plan"])))
    for match in _WITHIN.finditer(plain.text, sentence[0], figure):
        if period := _years_within(match, year):
            found.append((match.start(), period))
    return max(found)[1] if found else None


def find_shared_years(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where each row of years ends that one figure each is given for, and the years: 2024年、2025年分别."""
    for match in _SHARED_YEARS.finditer(text):
        yield match.end(), tuple(re.findall(r"\d{4}", match[0]))


def find_opening(text: str, place: int) -> str | None:
    """Return the year or years that open the last sentence before `place` which opens with any: 到2027年，…。…。"""
    openings = _openings(text)
    before = bisect_right(openings, place, key=lambda opening: opening[0])
    return openings[before - 1][1] if before else None


def follows_last_year(text: str, place: int) -> bool:
    """Tell whether what stands at `place` goes on with a sentence on what was reached last year."""
    heads = _last_years(text)
    before = bisect_right(heads, place)
    end = text.find("。", place)
    return before > 0 and not _AHEAD.search(text, heads[before - 1], end if end >= 0 else len(text))


@lru_cache(maxsize=8)
def _last_years(text: str) -> tuple[int, ...]:
    """Return where each sentence ends that says what was reached last year."""
    return tuple(match.end() for match in _LAST_YEAR.finditer(text))


@lru_cache(maxsize=8)  # asked for each figure of a paragraph
def _openings(text: str) -> tuple[tuple[int, str], ...]:
    """Return where each date that opens a sentence ends, with the year or years that it gives."""
    found: list[tuple[int, str]] = []
    for head in _HEAD.finditer(text):
        dated, planned = _DATES.match(text, head.end()), _FIVE_YEARS.match(text, head.end())
        end = next((match.end() for match in (dated, planned) if match), None)
        if end is not None and (head["by"] or _CLOSES_HEAD.match(text, end)):
            period = _five_years(planned["plan"]) if planned else (_period_of(dated, None) if dated else None)
            found.extend([(end, period)] if period else [])
    return tuple(found)


def opening_period(plain: Plain, *, year: int | None) -> str | None:
    """Return the years that the opening of a report's paragraph gives (五年来: the five before `year`), or None."""
    match = _YEARS_ON.match(plain.text)
    if match is None or year is None:
        return None
    count = "一二三四五".index(match["years"].replace("两", "二")) + 1
    return str(year - 1) if count == 1 else f"{year - count}-{year - 1}"


def find_years(text: str) -> tuple[str, ...]:
    """Return the years named in a text, in order."""
    return tuple(match["year"] for match in re.finditer(r"(?P<year>\d{4})年", text))


def _is_adverbial(plain: Plain, sentence: Span, match: re.Match[str], figure: int, year: int | None) -> bool:
    if plain.masked[match.start()] == HIDDEN:
        return False
    before = plain.text[sentence[0] : match.start()]
    after = plain.text[match.end() :]
    if _COMPARED.search(before) or _SINCE.match(after) or _is_of_those(match, before, after, year):
        return False
    if match["last_year"] or match["this_year"]:
        return True
    rest = plain.masked[match.end() : figure].lstrip(DATED)
    if rest in ("的", ""):
        return True
    if _PLACE.search(before) and find_verb(rest, rank=False).movement is not Movement.NONE:
        return True
    return bool(_OPENS.search(before) and not rest.startswith(HIDDEN)) or bool(_GOES_ON.match(after))


def _is_of_those(match: re.Match[str], before: str, after: str, year: int | None) -> bool:
    """Tell a time, not behind the year of the plan, that says which things are spoken of: 2015年前登记的汽车."""
    is_later = bool(match["year"] and year is not None and int(_digits(match["year"])) > year)
    return not (is_later or _BY_THEN.search(before)) and _OF_THOSE.match(after) is not None


def _period_of(match: re.Match[str], year: int | None) -> str | None:
    if match["first"]:
        return f"{_digits(match['first'])}-{_digits(match['last'])}"
    if match["year"]:
        return _digits(match["year"])
    if year is None:
        return None
    return str(year - 1 if match["last_year"] else year)


def _years_within(match: re.Match[str], year: int | None) -> str | None:
    first = int(_digits(match["from"])) if match["from"] else year
    said = match["count"].replace("两", "二")
    count = int(said) if said.isdigit() else _COUNTS.index(said) + 1
    return None if first is None or count < 2 else f"{first}-{first + count - 1}"


def _five_years(plan: str) -> str:
    """Return the years of a five-year plan; 十三五 is 2016-2020."""
    first = 1951 + 5 * (11 + "一二三四五".index(plan))  # the eleventh, 十一五, began in 2006
    return f"{first}-{first + 4}"


def _digits(printed: str) -> str:
    return printed.translate(str.maketrans("〇零一二三四五六七八九", "00123456789"))
