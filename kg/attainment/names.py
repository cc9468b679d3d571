"""What the printed name of an indicator says: the thing counted, without the words that every indicator may have."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.model import QuantityKind

_BRACKETS = re.compile(r"（([^（）]*)）|\(([^()]*)\)")
_GLOSS = re.compile(r"[A-Za-z][A-Za-z0-9.·-]*")
_NOTE = re.compile(r"不[含包]括?(?:港|香港).*")
_JOINERS = re.compile(r"以及|(?<![涉惠普顾])及|(?<![参])与|(?<![中饱])和(?![平谐解])|或")
_DROPPED = re.compile(r"[\s的“”\"‘’'·,，]")
# 全省 and 全市 say for which region a figure is, and not what it counts; 全国重点 is a grade.
_LAND = re.compile(r"^(?:我国|(?:全国|[全我本](?:省|自治区|市(?!场)|州|县))(?!级|性|重点|示范|文明|先进|人大|政协))")
_HEAD_COUNT = re.compile(r"每.{0,3}人口|人均")
_AVERAGE = re.compile(r"整体平均|平均|整体|总体")
_ADDED = re.compile(
    r"(?<![创革更])新(?:增设|增加|增|建成|建立|建|设立|设(?!备|施)|开工建设|开工|认定|培育|登记|注册|批准|签约|签)|净增"
)
_SIMPLY_ADDED = {"新增", "新增加", "新增设", "新建", "新建立", "新设", "新设立"}
_BUILT = re.compile(r"^(?:布局建设|建设完成|完成建设|建成|建设|培育|累计|现有|拥有|布局)(?=.{4})")
_GROWTH = re.compile(r"(?:同比|年均|平均)?(?:增长率|增长速度|增长幅度|增速|增幅|涨幅)$")
_FALL = re.compile(r"(?:同比|年均|平均)?(?:降幅|下降率|下降幅度)$")
_COUNT = re.compile(r"(?:总数量|数量|总个数|个数|总家数|家数|户数|件数|总次数|次数|场次|届数|总人数|人数|人次|总数)$")
_AMOUNT = re.compile(r"(?:总金额|总规模|总额度|总额|金额|规模)$")
_TOTAL = re.compile(r"总量$")
_SCORED = re.compile(r"(?:指数|得分|评分|分值)$")


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a printed name.

    `core` is the thing counted; `measure` is `count`, `amount` or empty where the name does not say or both would do;
    `added` is the word that tells that what is newly added is counted (新建 and 新设 are 新增; 净增 and 新开工 are
    themselves), else empty; `growth` tells that the name is that of a growth, `falls` of a fall.
    `glosses` are the abbreviations printed with it: a thing that has one (TISC) is a thing with a proper name.
    """

    printed: str
    core: str
    measure: str = ""
    added: str = ""
    growth: bool = False
    falls: bool = False
    glosses: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 16)
def read_name(printed: str, kind: QuantityKind | None = None) -> Name:
    """Return the parts of a printed name; `kind` is the kind of quantity of its figures, if they show one.

    A length of time or a rate is an average as it stands, so 平均 says nothing there.
    """
    text, glosses = _read_brackets(unicodedata.normalize("NFKC", printed).replace("(", "（").replace(")", "）"))
    text, falls = _take(_FALL, _DROPPED.sub("", text))
    text, grows = _take(_GROWTH, text)
    text, measure = _read_measure(text)
    added = _ADDED.search(text)
    if added is not None:
        text = text[: added.start()] + text[added.end() :]
    if kind is QuantityKind.SCORE:
        text = _SCORED.sub("", text)
    if kind in (QuantityKind.DURATION, QuantityKind.RATE):
        text = _AVERAGE.sub("", text)
    core = _read_core(text, measure) or printed
    return Name(printed, core, measure, _read_added(added), grows or falls, falls, glosses)


def _read_added(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    return "新增" if match[0] in _SIMPLY_ADDED else match[0]


def _read_brackets(text: str) -> tuple[str, frozenset[str]]:
    """The text without abbreviations and remarks on what is counted in; other words in brackets stay."""
    glosses: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        inner = (match[1] or match[2] or "").strip()
        if _GLOSS.fullmatch(inner):
            glosses.add(inner.upper())
            return ""
        return "" if _NOTE.fullmatch(inner) else f"（{inner}）"

    return _BRACKETS.sub(keep, text), frozenset(glosses)


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = pattern.search(text)
    return (text[: match.start()], True) if match and match.start() else (text, False)


def _read_measure(text: str) -> tuple[str, str]:
    for pattern, measure in ((_COUNT, "count"), (_AMOUNT, "amount"), (_TOTAL, "")):
        rest, found = _take(pattern, text)
        if found and len(rest) > 1:
            return rest, measure
    return text, ""


def _read_core(text: str, measure: str) -> str:
    text = _BUILT.sub("", text)
    if measure != "count":  # 全国城镇调查失业率 is that of the land; 全国…学校 may be a grade of schools
        text = _LAND.sub("", text)
    if _HEAD_COUNT.search(text):  # 国内（不含港澳台）每万人口…: the people are those of the land
        text = re.sub(r"^(?:国内|我国|全国)", "", text)
    return _JOINERS.sub("、", text).strip("、")
