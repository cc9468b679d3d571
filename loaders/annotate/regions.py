"""Which parts of the country a text names: provinces, cities with planning status, and the usual groups of them.

A gazetteer over spaCy's character tokens; the longest name wins, so 上海合作组织 and 北京条约 name no region.
Codes are those of GB/T 2260 (provinces and cities); groups of provinces have none. Other cities are told by 市
behind them, or by the row that they stand in (广州、佛山、清远), for many of their names are words too (来宾, 日照).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.model import Region
from loaders.annotate.cities import cities, prefectures
from loaders.reading.strand import Strand

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

_PROVINCES = {
    "110000": "北京市 北京", "120000": "天津市 天津", "130000": "河北省 河北", "140000": "山西省 山西",
    "150000": "内蒙古自治区 内蒙古", "210000": "辽宁省 辽宁", "220000": "吉林省 吉林", "230000": "黑龙江省 黑龙江",
    "310000": "上海市 上海", "320000": "江苏省 江苏", "330000": "浙江省 浙江", "340000": "安徽省 安徽",
    "350000": "福建省 福建", "360000": "江西省 江西", "370000": "山东省 山东", "410000": "河南省 河南",
    "420000": "湖北省 湖北", "430000": "湖南省 湖南", "440000": "广东省 广东", "450000": "广西壮族自治区 广西",
    "460000": "海南省 海南", "500000": "重庆市 重庆", "510000": "四川省 四川", "520000": "贵州省 贵州",
    "530000": "云南省 云南", "540000": "西藏自治区 西藏", "610000": "陕西省 陕西", "620000": "甘肃省 甘肃",
    "630000": "青海省 青海", "640000": "宁夏回族自治区 宁夏", "650000": "新疆维吾尔自治区 新疆",
    "710000": "台湾省 台湾", "810000": "香港特别行政区 香港", "820000": "澳门特别行政区 澳门",
}  # fmt: skip
_CITIES = {
    "210100": "沈阳市 沈阳", "210200": "大连市 大连", "220100": "长春市 长春", "230100": "哈尔滨市 哈尔滨",
    "320100": "南京市 南京", "320200": "无锡市 无锡", "320500": "苏州市 苏州", "330100": "杭州市 杭州",
    "330200": "宁波市 宁波", "350100": "福州市 福州", "350200": "厦门市 厦门", "370100": "济南市 济南",
    "370200": "青岛市 青岛", "420100": "武汉市 武汉", "440100": "广州市 广州", "440300": "深圳市 深圳",
    "510100": "成都市 成都", "610100": "西安市 西安",
}  # fmt: skip
_GROUPS = (
    "京津冀", "长江经济带", "粤港澳大湾区", "粤港澳", "长三角", "珠三角", "泛珠三角", "成渝地区双城经济圈",
    "成渝地区", "成渝",
    "海南自贸港", "海南自由贸易港", "中西部地区", "东北地区", "中部地区", "西部地区", "东部地区",
    "黄河流域", "雄安新区",
    "浦东新区", "新疆生产建设兵团", "港澳台", "港澳", "北部湾", "海峡西岸",
)  # fmt: skip
# Names in which a region's name stands without the region being meant.
_OTHERS = (
    "上海合作组织", "北京条约", "北京时间", "香港大学", "海南话",
    "上海公报", "广州交易会", "青海湖",
)  # fmt: skip


_JOINS = re.compile("[、和与及]")
# the last character of a name that goes on as another word: 朝阳市场, 中山市容
_NO_PLACE = re.compile("市(?:场|容|值|面|价|民(?![政族宗办]))")
_GOES_ON = re.compile("区(?!域)|[县镇乡路街装门]|大学|学院|公园")  # no city by itself: 朝阳区, 中山装


def read_regions(strand: Strand, source_text: str) -> tuple[Region, ...]:
    """Return the regions that a text names, in order; titles in 《》 are not looked into."""
    if not _may_name_a_region(strand.text):
        return ()
    doc = _language()(strand.text)
    spans = [span for span in doc.spans["regions"] if not _NO_PLACE.match(strand.text, span.end_char - 1)]
    found = _apart(sorted(spans, key=lambda span: (span.start_char, -span.end_char)))
    regions: list[Region] = []
    for place, span in enumerate(found):
        is_region = span.label_ == "REGION" or (span.label_ == "CITY" and _stands_in_row(found, place, strand.text))
        if is_region and not _in_title(strand.text, span.start_char):
            passage = strand[span.start_char : span.end_char].passage(source_text)
            regions.append(Region(span.text, passage, span.id_ or None))
    return tuple(regions)


def _may_name_a_region(text: str) -> bool:
    """Tell a text in which the first two characters of a name stand; saves loading spaCy for all others."""
    openings = _openings()
    return any(text[at : at + 2] in openings for at in range(len(text) - 1))


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    return frozenset(each["pattern"][:2] for each in _patterns())


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the names that begin behind the end of the one before."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start_char >= kept[-1].end_char:
            kept.append(span)
    return kept


def _stands_in_row(found: list[Span], place: int, text: str) -> bool:
    """Tell a name that only a 、 or 和 parts from that of another place; 朝阳 in 北京朝阳 or before 区 is no city."""
    span, before = found[place], found[place - 1] if place else None
    if _GOES_ON.match(text, span.end_char):
        return False
    if before is not None and before.end_char == span.start_char and before.id_[:2] != span.id_[:2]:
        return False
    pairs = ((found[at - 1], found[at]) for at in (place, place + 1) if 0 < at < len(found))
    return any(
        "OTHER" not in (left.label_, right.label_)
        and _JOINS.fullmatch(text, left.end_char, right.start_char) is not None
        for left, right in pairs
    )


@lru_cache(maxsize=1)
def _language() -> Language:
    import spacy  # noqa: PLC0415  # a second to import: only where text is read

    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "regions"})
    ruler.add_patterns(list(_patterns()))  # type: ignore[attr-defined]
    return nlp


def _patterns() -> Iterable[dict[str, str]]:
    for table in (_PROVINCES, _CITIES):
        for code, names in table.items():
            for name in names.split():
                yield {"label": "REGION", "pattern": name, "id": code}
    for code, name in cities():
        yield {"label": "REGION", "pattern": f"{name}市", "id": code}
        if name != "吉林":  # which is the province where 市 is not said
            yield {"label": "CITY", "pattern": name, "id": code}
    for code, name in prefectures():
        yield {"label": "REGION", "pattern": name, "id": code}
    for group in _GROUPS:
        yield {"label": "REGION", "pattern": group}
    for other in _OTHERS:
        yield {"label": "OTHER", "pattern": other}


def _in_title(text: str, position: int) -> bool:
    return text.rfind("《", 0, position) > text.rfind("》", 0, position)
