"""At which level of government a document speaks, by the names that it prints (市公安局, 县水务局, 省教育厅)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.model import PlanDocument, Responsibility

NATIONAL, PROVINCIAL, CITY = "national", "provincial", "city"
_BODY = r"(?:[局厅委办部会院]|中心|政府|公司|支队|总队)"
# A body of the level that speaks opens with it and names no place: 市公安局. So do these, which are no such bodies:
# 市场监管总局, 区域协调发展司, 县级财政局, 区块链中心.
_OWN = re.compile(rf"([省市县区州盟旗])(?![场域级块舰内外])[\u4e00-\u9fff]{{1,20}}{_BODY}")
# A place is told from words by what follows it, since names of cities end as other words do (推进城市更新): a year,
# who speaks, or what the text is about (海州市2025年…, 中共青山县委…, 白鹭市教育局). 盐城市 is one, 推进城市 is none.
_NO_PLACE = r"(?!全国|国家|中国|中华|城市|[\u4e00-\u9fff]{2,7}城市(?:19|20))"
_UNIT = r"自治区|自治州|自治县|省|市|县|区|州|盟|旗|镇|乡"
_GOES_ON = rf"[（(〔]?(?:19|20)\d\d|人民政府|委|关于|[\u4e00-\u9fff]{{2,15}}{_BODY}(?:$|、|关于|[（(]?(?:19|20))"
_NO_WORD = r"(?![场容]|政(?!府)|[省市县区旗](?![场容政]))"  # 市场监管局, 市容局, 市政局
_PLACE = re.compile(
    rf"(?:中共|共青团)?{_NO_PLACE}((?:(?!关于)[\u4e00-\u9fff]){{1,9}}(?:{_UNIT})){_NO_WORD}(?={_GOES_ON})"
)
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
# no city has the name of these, whatever follows (天津市充电设施建设方案), unless a district of theirs does
_MUNICIPALITY = re.compile(rf"({'|'.join(_MUNICIPALITIES)})(?![\u4e00-\u9fff]{{1,4}}[区县])")
_FEW = 3  # one in so many bodies at least is of the level that speaks; in a plan of the land some are of others


def guess_level(document: PlanDocument) -> tuple[str, str]:
    """Return the level that a document speaks at, and the printed name that tells it (empty if nothing tells).

    The bodies decide that open with a level and no place; then the place that the title or who issued it opens with.
    Counties, districts and towns count with cities, as all below the province do.
    """
    place, names = _place(document), list(_names(document))
    own = [(found[1], name) for name in names if (found := _OWN.fullmatch(name))]
    if own and len(own) * _FEW >= len(names):
        letter = Counter(letter for letter, _ in own).most_common(1)[0][0]
        upper = letter == "省" or (letter == "市" and place in _MUNICIPALITIES)
        return PROVINCIAL if upper else CITY, next(name for one, name in own if one == letter)
    if not place:
        return NATIONAL, ""
    return PROVINCIAL if place.endswith(("省", "自治区")) or place in _MUNICIPALITIES else CITY, place


def _place(document: PlanDocument) -> str:
    header = document.header
    stated = (one for one in (header.title, header.notice_title, header.issuer) if one)
    texts = ["".join(one.text.split()) for one in stated]
    found = (match for form in (_PLACE, _MUNICIPALITY) for text in texts if (match := form.match(text)))
    return next((match[1] for match in found), "")


def _names(document: PlanDocument) -> Iterator[str]:
    for task in document.tasks:
        yield from (_printed(one) for one in task.responsibilities)
        for measure in task.measures:
            yield from (_printed(one) for one in measure.responsibilities)


def _printed(responsibility: Responsibility) -> str:
    return "".join(responsibility.printed.split())
