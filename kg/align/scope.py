"""Tells by which words one text takes in more than another: all of a kind, more members of a list, the whole land."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.segment import cut_words

_PART_END = re.compile(r"[，,；;。：:的]")  # no list goes over a 的: [X、Y申请环节]的[资助与奖励]
_MARKS = re.compile(r"[“”‘’《》「」（）()]")
# What names all of a kind (各类服务窗口) is wider than what names one, where the other text speaks of that kind too.
_ALL_OF_A_KIND = re.compile(r"(?:各类|所有(?![制者权])|一切|任何)(\w{2,4})")
# What is to be done wholly (全面取消) is done to more where no list limits it.
_WHOLLY = re.compile(r"(?:全面|全部|一律)\w\w")
# An office that no longer says 本地区 does for the land what a region did for itself.
_OWN_LAND = re.compile(r"本地区|(?<![基资成])本[省市县](?!场)|辖区|所辖")
_COMMA = "、"
_AND = frozenset({"和", "与", "及", "以及", "或"})
_AND_SO_ON = "等"
_JOINS = re.compile(r"[、和与及或]")
_SHORTEST = 2  # characters of a member: one alone tells nothing
_LONGEST = 3  # words of a member
_LIST = 3  # members, or 等 after two: from here on a list names a kind by its members
_SEVERAL = 2  # members that the other text does not have; one may be another word for what it has
_CONTEXT = 3  # characters before or after a list that show that the other text speaks of the same


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list: the text before it in its clause, its members, the text after it; `closed` if 等 ends it.

    Where a list of two has no 等, nothing shows how far its ends reach: the first is one word, the last is all that
    follows.
    """

    before: str
    members: tuple[str, ...]
    after: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A text with its lists."""

    text: str
    lists: tuple[Enumeration, ...]


def read_lists(text: str, dictionary: Mapping[str, int]) -> Listing:
    """Return a text with its lists, read once for all that it is compared with."""
    return Listing(text, tuple(enumerations(text, dictionary)))


def wider_by(one: Listing, another: Listing, dictionary: Mapping[str, int], *, shared: int = 1) -> tuple[str, ...]:
    """Return the words by which `one` takes in more than `another`, in their order; none if it does not.

    These are: all of a kind (各类 …) that the other names too; a member put into a list that is otherwise the same;
    two or more members of a list of which the other names only some (`shared` of them at least); and a list that
    limits in the other what both say is to be done wholly (全面取消 …), where `one` has none of its members.
    """
    text, lists, other = one.text, one.lists, another.text
    plain = "。" + _PART_END.sub("。", _MARKS.sub("", other).casefold())
    return (
        *_kinds(text, other, dictionary),
        *(member for found in lists if (member := _put_in(found, plain, dictionary))),
        *(member for found in lists for member in _further_members(found, other, dictionary, shared)),
        *(_COMMA.join(found.members) for found in another.lists if _gave_way(found, text, dictionary)),
    )


def names_own_land(text: str) -> bool:
    """Whether a text keeps to the land of whoever it addresses (本地区, 辖区内)."""
    return _OWN_LAND.search(text) is not None


def enumerations(text: str, dictionary: Mapping[str, int]) -> Iterator[Enumeration]:
    """Yield the lists of a text, at most one in each part of a clause."""
    for part in _PART_END.split(_MARKS.sub("", text).casefold()):
        stretches = _stretches(part, dictionary) if _JOINS.search(part) else []
        if len(stretches) > 1 and all(stretches):
            yield _enumeration(stretches)


def _stretches(part: str, dictionary: Mapping[str, int]) -> list[list[str]]:
    """The words of a part, cut at 、 and at 和; a 和 before the first 、 ties other things (规范和优化企业、高校)."""
    runs = [list(cut_words(run, dictionary)) for run in part.split(_COMMA)]
    found: list[list[str]] = []
    for position, run in enumerate(runs):
        parts: list[list[str]] = [[]]
        for word in run:
            if word in _AND:
                parts.append([])
            else:
                parts[-1].append(word)
        found += parts[-1:] if position == 0 and len(runs) > 1 else parts
    return found


def _enumeration(stretches: Sequence[Sequence[str]]) -> Enumeration:
    """The list in these stretches of words; its ends are taken to be as long as the members beside them."""
    first, *middle, last = (tuple(stretch) for stretch in stretches)
    closed = _AND_SO_ON in last
    reach = last.index(_AND_SO_ON) if closed else len(middle[-1]) if middle else len(last)
    length = len(middle[0]) if middle else reach if closed else 1
    members = (first[-length:], *middle, last[:reach])
    return Enumeration(
        "".join(first[:-length]), tuple("".join(member) for member in members), "".join(last[reach:]), closed
    )


def _kinds(text: str, other: str, dictionary: Mapping[str, int]) -> Iterator[str]:
    """All of a kind; the first words after 各类 name it (各类服务窗口: 服务, 窗口)."""
    if _ALL_OF_A_KIND.search(other):
        return
    for found in _ALL_OF_A_KIND.finditer(text):
        words = [word for word in cut_words(found[1].casefold(), dictionary) if len(word) >= _SHORTEST]
        if words and all(word in other for word in words):
            yield found[0]


def _put_in(found: Enumeration, other: str, dictionary: Mapping[str, int]) -> str | None:
    """The end of a list of two without which the text says what `other` says; 。 stands around the parts of both."""
    if len(found.members) > 2 or found.closed:
        return None
    left = tuple(cut_words(found.before + found.members[0], dictionary))
    right = tuple(cut_words(found.members[1], dictionary))
    for member, context, same in (*_without_last(left, right), *_without_first(left, right)):
        if len(context) >= _CONTEXT and same in other and _is_new(member, other, dictionary):
            return member
    return None


def _without_last(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """What the second member may be, what shows it, and how the text goes without it (保护和运用工作: 保护工作)."""
    for length in range(1, min(_LONGEST, len(right)) + 1):
        before, after = "".join(left[:-1])[-_CONTEXT:], "".join(right[length:])
        if len(after) >= _CONTEXT:
            yield "".join(right[:length]), after, left[-1] + after[: _CONTEXT + 1]
        else:
            yield "".join(right[:length]), before, f"{before}{left[-1]}{after}。"


def _without_first(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The same for the first member."""
    for length in range(1, min(_LONGEST, len(left)) + 1):
        before, after = ("。" + "".join(left[:-length]))[-_CONTEXT:], "".join(right)[: _CONTEXT + 1]
        yield "".join(left[-length:]), before, before + after


def _further_members(found: Enumeration, other: str, dictionary: Mapping[str, int], shared: int) -> tuple[str, ...]:
    if len(found.members) < _LIST and not found.closed:
        return ()
    members = [member for member in found.members if len(member) >= _SHORTEST]
    new = tuple(member for member in members if _is_new(member, other, dictionary))
    known = sum(member in other for member in members)
    return new if known >= shared and len(new) >= _SEVERAL else ()


def _gave_way(found: Enumeration, text: str, dictionary: Mapping[str, int]) -> bool:
    act = _WHOLLY.match(found.before)
    if len(found.members) < _LIST or found.closed or act is None or act[0] not in text:
        return False
    return all(_is_new(member, text, dictionary) for member in found.members[:-1])  # the last may reach too far


def _is_new(member: str, other: str, dictionary: Mapping[str, int]) -> bool:
    words = [word for word in cut_words(member, dictionary) if len(word) >= _SHORTEST]
    return bool(words) and not any(word in other for word in words)
