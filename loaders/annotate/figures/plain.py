"""The wording of a strand made plain for rules: no white space, digits folded, brackets and dates out of sight."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.reading.strand import Strand

HIDDEN = "□"  # stands for each character of a bracketed or quoted passage
DATED = "◇"  # stands for each character of a date

_FOLDED = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_PAIRS = {
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "「": "」",
    "（": "）",
    "(": ")",
    "〔": "〕",
    "【": "】",
    "[": "]",
}
# what is quoted is a name, unless it says what is reached: 实现“床位达到200张”的目标
_GOAL = re.compile(
    r"“(?=[^“”]{0,200}?(?:(?:达到?|提高到|提升到|增加到|降至|控制在|压减至|不低于|不少于|不超过|超过|突破|增长)\s*\d[\d.,]*[%％一-鿿]"
    r"|\d[\d.,]*[百千万亿]*[%％一-鿿]{1,3}(?:以上|以下|以内|左右)))[^“”]+(?P<closing>”)"
    # 落实“2小时到场”要求
    r"|“[^“”，]{0,8}?\d+(?:分钟|个?小时|天|个?工作日)[^“”]{1,16}(?P<limit>”)(?=的?(?:工作|目标)?要求)"
    # 关于“新增企业200家”的目标
    r"|“[^“”]{2,100}?\d[\d.,]*[百千万亿]*[%％一-鿿][^“”]{0,60}(?P<named>”)(?=的?(?:总体|年度|建设|工作|发展)?(?:目标|任务|指标|要求))"
)
# 新增就业10万人（其中高校毕业生2万人）: a part of it, as behind a comma
_PART = re.compile(r"[（(](?=其中[^（()）]{0,60}\d)[^（()）]+(?P<closing>[）)])(?=[，。；、,;]|$)")
# a bound in a bracket of its own: 提高支出比例（不低于8%）, 全面覆盖（原则上达到90%）
_BOUND = re.compile(
    r"[（(](?=(?:原则上|力争|一般|应|均|达到)*(?:达到|不低于|不少于|不超过|不高于|[≥≤><＞＜])\d[\d.]*(?:[%％‰]|[一-鿿]{1,4})(?:以上|以下|左右)?[）)])"
    r"[^（()）]+(?P<closing>[）)])(?=[，。；、,;]|$)"
)
# of which so many are what, and a bound with its name: 示范点9个（东区5个、西区4个）, （可再生能源电量比例不低于50%）
_COUNT = (
    r"[一-鿿A-Za-z0-9]{2,16}?(?:\d{1,6}(?:个|家|座|项|条|所|处|套|场|支|名|人|户|件|宗|起|份|辆|公里)"
    r"|\d{1,6}(?:\.\d+)?万?(?:亩|公顷))(?:以上|左右)?"
)
_PARTS = (
    rf"[（(](?!含|不含|共|包括|下设|每|各[一-鿿]{{1,6}}\d|(?:(?:19|20)\d\d年|年度|全年)?(?:计划|目标|任务))(?=(?:{_COUNT}(?:[、，](?:其中[:：]?)?{_COUNT})*"
    r"|[一-鿿A-Za-z0-9]{2,14}(?:率|比例|比重|占比)(?:原则上|力争|应|均)*(?:达到?|为|不低于|不少于|不超过|不高于|控制在)?\d[\d.]*[%％]"
    r"(?:以上|以下|左右)?"
    # and for whom it is another one: 覆盖率超过50%（示范区超过60%）
    r"|(?:[一-鿿]{0,6}[区县市镇乡村]|[一-鿿]{0,4}(?:企业|学校|医院|项目|机构))(?:要|应|均|力争)?"
    r"(?:达到|不低于|不少于|不超过|不高于|超过|高于)\d[\d.]*[%％](?:以上|以下|左右)?"
    r"|各[一-鿿]{1,6}(?:每年|全年|每季度|每月)?(?:至少|不少于)[一二三四五六\d]+[次场项个家]"
    r")[）)])[^（()）]+"
)
# who takes part in what stands before: 举办启动仪式（300多名学生参加，统一着装）
_ATTENDED = re.compile(
    r"[（(](?=(?:约|近|共|不少于|组织)?\d[\d.]*[余多]?万?[余多]?(?:名|人)[一-鿿、]{0,16}(?:参加|参与)\s*[，）)])[^（()）]+"
    r"(?P<closing>[）)])(?=[，。；、,;]|$)"
)
_NAMED = re.compile(rf"{_PARTS}(?P<closing>[）)])(?=[，。；、,;]|$)|(?<=”){_PARTS}(?P<summed>[）)])")
# a limit that is asked for, as without the quotation marks: 落实“60分钟”全办结要求
_LIMIT = re.compile(r"“\d+(?:分钟|个?小时|天|个?工作日)(?P<closing>”)(?=[^，。；“”]{2,24}要求)")
_STRAIGHT = re.compile(r'"([^"，。；]{1,60})"')  # quotation marks of a copy that has but one kind
# how it has grown, and which place it takes: 收入20亿元（同比增长6%，居全市第二位）
_GROWN = (
    r"(?:(?:同比|环比|同口径|可比口径|按可比价格?(?:计算)?|[较比](?:上年|去年|年初)(?:同期)?)*(?:实际|净)?"
    r"(?:增长|增加|提高|提升|上升|下降|降低|减少|回落|多|少)"
    r"\d[\d.]*(?:%|％|个百分点|万?(?:个|家|人|户|件|起|亩)|[万亿]元)"
    r"|(?:占|完成|为)(?:全年|年度?|年初)?(?:计划|目标|任务|预算)(?:任务|目标)?数?的?\d[\d.]*[%％]"
    r"|(?:增速|增幅|总量)?(?:位居|位列|居|列|排名|排)?(?:全[国省市区县]|[国省]内)"
    r"(?:[^（()）\d，]{0,4})?(?:排名|排)?第[一二三四五六七八九十\d]{1,3}位?)"
)
_PLACED = re.compile(rf"[（(](?={_GROWN}(?:[，、]{_GROWN})*[）)])[^（()）]+(?P<closing>[）)])(?=[，。；、,;]|$)")
_URL = re.compile(r"https?://[\w./\\:%?=&#-]+")
_YEAR = r"(?:(?<!\d)\d{4}|[〇零一二三四五六七八九]{4})"
_DATE = re.compile(
    rf"{_YEAR}年?[-—–～至到]+{_YEAR}年(?!代)|{_YEAR}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:底|末|初)?"
    r"|连续(?:\d{1,2}|[一二两三四五六七八九十]+)年|(?<![\d.])\d{1,2}月(?:\d{1,2}日|底|末|初|份)?"
)
# a unit that may be another one: 设备27台（套）, 船舶2艘（台、套）
_WORD = "[台套艘部件个项辆条段组次名座处户家只头株亩人间栋幢支张位本册批所场起宗门种类副根块]"
_ALSO = re.compile(rf"\d\s*[十百千万亿余多]*{_WORD}{{1,2}}(?P<also>\s*[（(](?:{_WORD}{{1,2}}[、/]?){{1,3}}[）)])")
# 储能规模10万千瓦/20万千瓦时: power and what it stores, two amounts as in a list
_BOTH = re.compile(r"(?<=瓦)[/／](?=\d)")
_MARKS = "*\u200b\ufeff"  # emphasis, and characters without width
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A strand's wording without white space and marks of emphasis.

    `text` is what is read out of it, `masked` (of the same length) what rules are matched on: a figure inside
    《…》, “…” or （…）, in a date or an address counts nothing. `places` gives for each character its index in
    the strand. `also` gives for the index of the last character of a unit where the bracket behind it ends that names
    another one (27台（套）), which is left out of the text.
    """

    strand: Strand
    text: str
    masked: str
    places: tuple[int, ...]
    also: Mapping[int, int] = field(default_factory=dict)

    def unit_at(self, unit: str, start: int, end: int) -> str:
        """Return a unit that stands between two characters as it is printed, with the one that it may be."""
        found = self.text.find(unit, start, end) if unit else -1
        last = self.places[found + len(unit) - 1] if found >= 0 else -1
        return unit + "".join(self.strand.text[last + 1 : self.also.get(last, 0)].split())

    def cut(self, start: int, end: int) -> Strand:
        """Return the stretch of the strand that the characters from `start` to `end` stand for."""
        if start >= end:
            return self.strand[0:0]
        last = self.places[end - 1]
        return self.strand[self.places[start] : self.also.get(last, last + 1)]


def make_plain(strand: Strand) -> Plain:
    """Return the wording of `strand` made plain; a blank between two Latin words stays."""
    quoted = _STRAIGHT.sub(r"“\1”", strand.text)  # of the same length
    goals = {match.start(): match.start(match.lastgroup or 0) for match in _GOAL.finditer(quoted)}
    for pattern in (_PART, _BOUND, _NAMED, _PLACED, _ATTENDED):
        goals |= {match.start(): match.start(match.lastgroup or 0) for match in pattern.finditer(strand.text)}
    also = {match.start("also") - 1: match.end("also") for match in _ALSO.finditer(strand.text)}
    left_out = {place for last, end in also.items() for place in range(last + 1, end)}
    kept = (i for i, character in enumerate(strand.text) if _is_kept(strand.text, i, character))
    places = tuple(i for i in kept if i not in left_out)
    text = "".join(strand.text[i] for i in places).translate(_FOLDED)
    limits = {match.start(): match.start("closing") for match in _LIMIT.finditer(quoted)}
    # a goal begins and ends where its quotation marks stand, as a clause does
    marks = dict.fromkeys([*goals, *goals.values(), *limits], "，") | dict.fromkeys(limits.values(), "内")
    read = "".join(marks.get(i, text[n]) for n, i in enumerate(places)) if marks else text
    masked = _hide(_STRAIGHT.sub(r"“\1”", read), _URL, HIDDEN)
    masked = _hide_brackets(_BOTH.sub("、", masked))
    return Plain(strand, text, _hide(masked, _DATE, DATED), places, also)


def _is_kept(text: str, i: int, character: str) -> bool:
    if character in _MARKS:
        return False
    if not character.isspace():
        return True
    return bool(0 < i < len(text) - 1 and _LATIN.match(text[i - 1]) and _LATIN.match(text[i + 1]))


def _hide(text: str, pattern: re.Pattern[str], mark: str) -> str:
    return pattern.sub(lambda match: mark * len(match[0]), text)


def _hide_brackets(text: str) -> str:
    """Return `text` with every closed bracketed passage hidden, brackets included; an unclosed one stays."""
    closed: list[tuple[int, int]] = []
    opened: list[int] = []
    for i, character in enumerate(text):
        if character in _PAIRS:
            opened.append(i)
        elif opened and character == _PAIRS[text[opened[-1]]]:
            start = opened.pop()
            while closed and closed[-1][0] > start:  # what lies within is hidden with it
                closed.pop()
            closed.append((start, i + 1))
    hidden = list(text)
    for start, end in closed:
        hidden[start:end] = HIDDEN * (end - start)
    return "".join(hidden)
