"""References to items of a list by their number or place: 同上, 同第3项, 与第（一）、（二）项相同, 上述1—3项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.genre.numbering import MarkKind, chinese_number, read_mark
from loaders.genre.squeezing import squeeze

_NUMERAL = r"[一二三四五六七八九十]{1,4}"
_BRACKETED = rf"[（(]\s*(?:\d{{1,3}}|{_NUMERAL})\s*[)）]"
_PLAIN = rf"(?:\d{{1,3}}|{_BRACKETED}|[①-⑳])"  # a number by its form alone
_ANY = rf"(?:{_PLAIN}|{_NUMERAL})"
_UNIT = "[项条款]"
_TO = r"(?:[—－\-~～]{1,2}|[至到])"
_AND = rf"(?:{_TO}|[、，,和及与]|以及)"


def _several(number: str, times: str = "*") -> str:
    """Return the pattern of numbers that are listed: 3、4项, （一）项和（三）项, 1至3."""
    return rf"{number}\s*{_UNIT}?(?:\s*{_AND}\s*第?\s*{number}\s*{_UNIT}?){times}"


# 第3项, 第（一）、（二）项 and 第一至三项; 3 and 序号3, but not 一 (同一)
_NUMBERED = rf"(?:第\s*{_several(_ANY)}|(?:序号|任务|事项)?\s*{_several(_PLAIN)})"
_ABOVE = rf"[上前](?:一?(?:{_UNIT}|[行栏])|述)?"
_OF = r"(?:(?:的?责任|的?落实)?(?:单位|部门)|的?(?:责任)?分工|的?(?:完成)?时(?:限|间))?"
_POINTED_AT = rf"(?:{_NUMBERED}|{_ABOVE}){_OF}"
REFERENCE = rf"(?:同\s*{_POINTED_AT}|[与和]\s*{_POINTED_AT}\s*(?:相同|一致))"
_REFERENCE = re.compile(rf"(?:[同与和]\s*(?:(?P<items>{_NUMBERED})|{_ABOVE}){_OF}\s*(?:相同|一致)?|〃)")
_WHOLE = re.compile(rf"(?:{REFERENCE}|〃)")
REFERS = rf"(?={REFERENCE}(?:$|[、，,；;。）)\s]))"  # behind a label without a colon: 责任单位同上
# one among names, up to the sign or the word behind it: 同第3、4项；县财政局
_AMONG = re.compile(
    rf"(?:^|(?<=[、，,；;：:\s])){REFERENCE}(?=$|[、，,；;。\s和及与]|(?:共同|分别|按|牵头|负责|配合|参[加与]|落实))"
)
# the items that a sentence says something of: 上述（四）至（六）项任务由…, 以上第1—3项由…; 上述3项任务 only counts them
_OPENING = "(?:上述|以上|前述|上列)"
ITEMS = (
    rf"(?:{_OPENING}\s*)?(?P<items>第\s*{_several(_ANY)}(?<={_UNIT})|{_several(_PLAIN, '+')}(?<=[项条款）)])"
    rf"|(?<=上述|以上|前述|上列){_BRACKETED}\s*{_UNIT}?)(?:重点)?(?:工作|任务|措施|事项|内容|举措)*(?:均|都)?"
)
_ONE = re.compile(rf"(?P<to>{_TO})?\s*第?\s*(?P<number>{_ANY})")


@dataclass(frozen=True, slots=True)
class Item:
    """The number of an item that is referred to: 3, of the kind that brackets or circles around it tell, or of any."""

    value: int
    kind: MarkKind | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Which items are referred to by their numbers; none of them for the one above (同上)."""

    items: tuple[Item, ...] = ()


def read_reference(text: str) -> Reference | None:
    """Return what a text refers to that is a reference and nothing else: 同第3、4项, 同上; None for any other."""
    bare = squeeze(text).rstrip("。；;")
    match = _REFERENCE.fullmatch(bare) if _WHOLE.fullmatch(bare) else None
    return Reference(tuple(read_items(match["items"] or ""))) if match else None


def references_among(row: str) -> tuple[tuple[int, int], ...]:
    """Return the start and the end of each reference in a row of names: of 同第3、4项 in 同第3、4项、县财政局."""
    return tuple(match.span() for match in _AMONG.finditer(row))


def read_items(numbers: str) -> Iterator[Item]:
    """Yield the items that numbers name, those between two of them too: 4, 5 and 6 of （四）至（六）."""
    last: Item | None = None
    for match in _ONE.finditer(numbers):
        item = _item(squeeze(match["number"]))
        if match["to"] and last:
            yield from (Item(value, item.kind) for value in range(last.value + 1, item.value))
        yield item
        last = item


def _item(number: str) -> Item:
    if number.isdecimal():
        return Item(int(number))
    mark = read_mark(number)
    return Item(mark.number, mark.kind) if mark else Item(chinese_number(number))
