"""How two printed names are related: one thing, two things easily taken for one, perhaps one, or nothing to do."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import takewhile

from kg.attainment.model import Basis
from kg.attainment.names import Name

_OWNER = re.compile(r".{2,}(?:组织|总局|局|部|委员会|委|署|院|协会|联合会|联盟|集团)")
# Words that pick a part out of what they stand before, wherever they stand: a share of it is no longer the whole.
_PICKS = re.compile(
    "高价值|高质量|高水平|高技术|高层次|重点|主要|核心|关键|示范|试点|优势|优秀|骨干|龙头|有效|授权|大型|中型|小型|小微|中小|规模以上|限额以上"
    "|民营|私营|国有|外资|中央|地方|国家级|省级|市级|县级|农村|城镇|城市|乡村|贫困|脱贫|国际|国外|境外|海外|涉外|职务"
    "|实际|名义|登记|调查|首次|累计|现行|绿色|数字|普惠|公办|民办|基层|一线|女性|青年|老年|未成年|困难|残疾"
)
_FRAME = re.compile(r"(?:每.{0,4}(?:人口?|元|户)|人均|单位|全国|我国|国内|户均|亩均)")
_LEAST_HEAD, _LEAST_TAIL, _LEAST_SHARE = 3, 4, 0.5


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How two names are related; `same` is None where the names alone do not decide it."""

    same: bool | None
    basis: Basis
    score: float


def compare_names(one: Name, other: Name, named_things: Container[str]) -> Resemblance | None:
    """Return how two names are related, or None where they have nothing to do with each other.

    `named_things` are the cores that some document prints with an abbreviation of their own: a body named before
    such a thing owns it and does not make another thing of it (世界知识产权组织技术与创新支持中心).
    """
    if one.core == other.core:
        return _compare_equal(one, other)
    short, long = sorted((one, other), key=lambda name: len(name.core))
    same = one.added == other.added and _may_share(one, other)
    if _is_owned(short.core, long.core, named_things):
        return (
            Resemblance(same=True, basis=Basis.OWNER, score=0.9)
            if same
            else Resemblance(same=False, basis=Basis.ADDITION, score=0.9)
        )
    return _compare_inserted(short.core, long.core, same=same) or _compare_ends(one.core, other.core)


def compare_scores(one: Name, other: Name) -> Resemblance | None:
    """Return that two names are those of two surveys, where both scores are of one kind (满意度), or None."""
    tail = _count_alike(one.core[::-1], other.core[::-1])
    if one.core == other.core or tail < _LEAST_HEAD:
        return None
    score = round(2 * tail / (len(one.core) + len(other.core)), 2)
    return Resemblance(same=False, basis=Basis.SURVEY, score=score)


def _compare_equal(one: Name, other: Name) -> Resemblance | None:
    if one.added != other.added:
        return Resemblance(same=False, basis=Basis.SCOPE if one.added and other.added else Basis.ADDITION, score=0.9)
    if not _may_share(one, other):
        return Resemblance(same=False, basis=Basis.SCOPE, score=0.7)
    return Resemblance(same=True, basis=Basis.WORDING, score=0.95)


def _may_share(one: Name, other: Name) -> bool:
    """A number of loans is not their sum."""
    return not (one.measure and other.measure and one.measure != other.measure)


def _is_owned(short: str, long: str, named_things: Container[str]) -> bool:
    return long.endswith(short) and short in named_things and bool(_OWNER.fullmatch(long[: -len(short)]))


def _compare_inserted(short: str, long: str, *, same: bool) -> Resemblance | None:
    """What is put in front of a name picks a part out; what is put inside may only say which thing was meant."""
    added = len(long) - len(short)
    if added <= 0 or len(short) < _LEAST_TAIL:
        return None
    score = round(2 * len(short) / (len(short) + len(long)), 2)
    if long.endswith(short):
        return Resemblance(same=False, basis=Basis.PART, score=score) if score >= _LEAST_SHARE else None
    start = _count_alike(short, long)
    if start == 0 or start == len(short) or long[start + added :] != short[start:]:
        return None
    inserted = long[start : start + added]
    if not same or _PICKS.search(inserted) or _FRAME.fullmatch(short[:start]):
        return Resemblance(same=False, basis=Basis.PART, score=score)
    return Resemblance(same=None, basis=Basis.WORDED, score=score)


def _compare_ends(one: str, other: str) -> Resemblance | None:
    """Names that end alike are of one kind of thing in two scopes: 知识产权质押融资, 专利商标质押融资.

    Where they begin alike too, they may be two wordings: 纳入直达机制…的中央财政资金, 纳入直达范围的中央财政资金.
    """
    head, tail = _count_alike(one, other), _count_alike(one[::-1], other[::-1])
    if tail < _LEAST_TAIL:
        return None
    ends = 2 / (len(one) + len(other))
    if head >= _LEAST_HEAD and (head + tail) * ends >= _LEAST_SHARE:
        return Resemblance(same=False, basis=Basis.WORDED, score=round((head + tail) * ends, 2))
    if tail * ends >= _LEAST_SHARE:
        return Resemblance(same=False, basis=Basis.SCOPE, score=round(tail * ends, 2))
    return None


def _count_alike(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)
