"""References to items of a list by their number or place: 同上, 同第3项, 与第（一）、（二）项相同, 上述1—3项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.genre.numbering import MarkKind, chinese_number, read_mark
from loaders.genre.squeezing import squeeze

_B = r"\s{0,3}"  # blanks of typesetting; more of them part columns
_MOST = 30  # numbers in a list of them
_NUMERAL = r"[一二三四五六七八九十]{1,4}"
_BRACKETED = rf"[（(]{_B}(?:\d{{1,3}}|{_NUMERAL}){_B}[)）]"
_ENCLOSED = rf"(?:{_BRACKETED}|[①-⑳])"
_PLAIN = rf"(?:\d{{1,3}}|{_ENCLOSED})"  # a number by its form alone
_ANY = rf"(?:{_PLAIN}|{_NUMERAL})"
_UNIT = "[项条款]"
_TO = r"(?:[—－\-~～]{1,2}|[至到])"
_AND = rf"(?:{_TO}|[、，,和及与]|以及)"


def _several(number: str, least: int = 0) -> str:
    """Return the pattern of numbers that are listed: 3、4项, （一）项和（三）项, 1至3, and （一）（二）."""
    following = rf"(?:{_B}{_AND}{_B}第?{_B}{number}|(?<=[）)①-⑳]){_B}{_ENCLOSED})"
    return rf"{number}(?:{_B}{_UNIT})?(?:{following}(?:{_B}{_UNIT})?){{{least},{_MOST}}}"


# 第3项, 第（一）、（二）项 and 第一至三项; 3 and 序号3, but not 一 (同一)
_NUMBERED = rf"(?:第{_B}{_several(_ANY)}|(?:序号|任务|事项)?{_B}{_several(_PLAIN)})"
_ABOVE = rf"[上前](?:一?(?:{_UNIT}|[行栏])|述)?"
_ROLE = "责任|落实|牵头|主办|配合|协办|参与"
_OF = rf"(?:(?:的?(?:{_ROLE}))?(?:单位|部门)|的?(?:责任)?分工|的?(?:完成)?时(?:限|间))?"
_POINTED_AT = rf"(?:{_NUMBERED}|{_ABOVE}){_OF}"
_SAME = rf"(?:{_B}(?:相同|一致))"
REFERENCE = rf"(?:同{_B}{_POINTED_AT}|[与和]{_B}{_POINTED_AT}{_SAME})"
_REFERENCE = re.compile(rf"(?:[同与和]{_B}(?:(?P<items>{_NUMBERED})|{_ABOVE}){_OF}{_SAME}?|〃)")
_WHOLE = re.compile(rf"(?:{REFERENCE}|〃)")
# what does not say whom it means: the others of 其他同上, all but one of 同上（县水利局除外）, some of 同上两项
_VAGUE = re.compile(
    rf"(?:其[他它余](?:单位|部门)?(?:均|都)?(?:{REFERENCE}|〃)|{REFERENCE}[（(][^（()）]{{0,60}}(?:除外|外)[)）]"
    rf"|[同与和]{_B}[上前](?!一{_UNIT})面?[一二两三四五六七八九十几\d]{{1,2}}{_UNIT}{_OF}{_SAME}?)"
)
REFERS = rf"(?={REFERENCE}(?:$|[、，,；;。）)\s]))"  # behind a label without a colon: 责任单位同上
# one among names, up to the sign or the word behind it: 同第3、4项；县财政局
_AMONG = re.compile(
    rf"(?:^|(?<=[、，,；;：:\s]))(?:其[他它余])?{REFERENCE}"
    r"(?=$|[、，,；;。\s和及与（(]|(?:共同|分别|按|牵头|负责|配合|参[加与]|落实))"
)
# the items that a sentence says something of: 上述（四）至（六）项任务由…, 以上第1—3项由…; 上述3项任务 only counts them
_OPENING = "(?:上述|以上|前述|上列)"
ITEMS = (
    rf"(?:{_OPENING}{_B})?(?P<items>第{_B}{_several(_ANY)}(?<={_UNIT})|{_several(_PLAIN, 1)}(?<=[项条款）)])"
    rf"|(?<=上述|以上|前述|上列){_BRACKETED}(?:{_B}{_UNIT})?)"
    r"(?:重点)?(?:工作|任务|措施|事项|内容|举措){0,3}(?:均|都)?"
)
_ONE = re.compile(rf"(?P<to>{_TO})?{_B}第?{_B}(?P<number>{_ANY})")


@dataclass(frozen=True, slots=True)
class Item:
    """The number of an item that is referred to: 3, of the kind that brackets or circles around it tell, or of any."""

    value: int
    kind: MarkKind | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Which items are referred to by their numbers; none of them for the one above (同上).

    What is not clear (其他同上, 同上两项) refers to others without saying to whom.
    """

    items: tuple[Item, ...] = ()
    is_clear: bool = True


def read_reference(text: str) -> Reference | None:
    """Return what a text refers to that is a reference and nothing else: 同第3、4项, 同上; None for any other."""
    bare = squeeze(text).rstrip("。；;")
    if _VAGUE.fullmatch(bare):
        return Reference(is_clear=False)
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
