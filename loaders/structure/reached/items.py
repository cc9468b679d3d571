"""Tells a report whose items each tell first what was reached, and leaves in its tree what is to be done alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.annotate.context import Context
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.directions import looks_ahead, tells_what_is_wrong, titles_a_half
from loaders.structure.letter.header import Letter
from loaders.structure.opening_titles import title_sentence
from loaders.structure.outline import Node
from loaders.structure.reached.aspects import part_by_headings
from loaders.structure.reached.parted import Parted, part_lines
from loaders.structure.reached.years import Years, years_of_report
from loaders.structure.sentences import split_sentences

_NAMED = re.compile(r"《[^》]*》")
_REPORT = re.compile(r"报告|汇报|总结|小结|通报|(?:完成|进展|落实|推进|开展|工作|执行)情况|回顾")
_PLAN = re.compile(
    r"(?:方案|要点|清单|分工表?|任务|台账|分解表?|规划|纲要|意见|措施|办法|规定|细则|(?<![及和与暨、作])计划)(?:的通知)?(?:[（(].{1,30}[)）])?$"
)
# …2023年工作总结和2024年工作打算
_BOTH = re.compile(
    r"(?:总结|小结|回顾|情况|进展|成效)[^，。]{0,8}[及和与暨、][^，。]{0,16}(?:计划|打算|安排|思路|要点|部署|举措|措施|谋划)"
)
_FEW, _SEVERAL = 3, 2


@dataclass(frozen=True, slots=True)
class Told:
    """What an item tells that was reached, with its number and title, and the sentence of it that first looks ahead.

    What the letter tells stands below no title.
    """

    opening: Strand | None
    reached: tuple[Strand, ...]
    turning: Strand | None


@dataclass(frozen=True, slots=True)
class Reached:
    """What the letter and the items of a report tell before they ask for anything, and what is wrong (`beside`).

    `years` are those that the report speaks of, `prose` is what is left of the letter.
    """

    prose: tuple[Strand, ...]
    years: Years = field(default_factory=Years)
    told: tuple[Told, ...] = ()
    beside: tuple[Strand, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    """A numbered paragraph, its title, and its lines, parted; `by_headings` tells that headings below it part them."""

    node: Node
    opening: Strand
    parted: Parted
    by_headings: bool = False

    @property
    def told(self) -> Told:
        """What it tells that was reached."""
        return Told(self.node.number + self.opening, self.parted.reached, self.parted.turning)

    @property
    def holds_below(self) -> bool:
        """Whether what is numbered below it is part of what it says: 2024年抓好以下工作： above 1.…, 2.…."""
        return self.by_headings or (self.parted.turns and self.parted.kept[-1].text.rstrip().endswith(("：", ":")))


def set_results_apart(root: Node, letter: Letter, context: Context) -> Reached:
    """Return what a report and its items tell that was reached, and leave it out of the tree; nothing of other texts.

    It is one whose title says that it tells both (…工作总结和…工作打算的报告) where several items do, and any other
    report, or what has no title, where most do by their words; but not one that looks ahead in a part of its own
    (二、2024年工作打算).
    """
    title = _NAMED.sub("", squeeze(letter.header.title.text)) if letter.header.title else ""
    if not _may_tell_both(title):
        return Reached(letter.prose)
    years = years_of_report(letter.header, context.text)
    items = [_item(node, years, context) for node in root.descendants()]
    inside = {id(below) for item in items if item.holds_below for below in item.node.descendants()}
    wrong = [node for node in root.descendants() if _is_wrong(node) and id(node) not in inside]
    gone = {id(each) for node in wrong for each in (node, *node.descendants())}
    items = [item for item in items if id(item.node) not in gone | inside]
    if not _tells_both(title, [each for each in items if _says(each)]) or _has_halves(root, items, years):
        return Reached(letter.prose)
    for parent in (root, *root.descendants()):
        parent.children[:] = [child for child in parent.children if id(child) not in gone]
    for item in items:
        _leave(item)
    above = part_lines(letter.prose, years, context)
    return Reached(
        tuple(line for line in above.kept if line.strip()),
        years,
        (Told(None, above.reached, None), *(item.told for item in items if item.parted.reached)),
        (*(line for node in wrong for line in _taken(node)), *(each for item in items for each in item.parted.beside)),
    )


def _item(node: Node, years: Years, context: Context) -> _Item:
    by_headings = part_by_headings(node)
    if by_headings:
        return _Item(node, node.strand, by_headings, by_headings=True)
    title = title_sentence(node.strand, context)
    start = node.strand.text.index(title.text) + len(title) if title is not None else len(node.strand)
    lines = (node.strand[start:], *node.paragraphs)
    return _Item(node, node.strand[:start], part_lines(lines, years, context))


def _leave(item: _Item) -> None:
    """Leave in the tree what is to be done of an item: its title, and the lines that look ahead."""
    first, *below = item.parted.kept
    item.node.children[:] = [] if item.by_headings else item.node.children
    item.node.strand = item.opening + first
    item.node.paragraphs[:] = [line for line in below if line.strip()]


def _says(item: _Item) -> bool:
    """Tell a numbered paragraph with text behind or below its title, and not only what stands above others."""
    lines = (*item.parted.kept, *item.parted.reached, *item.parted.beside)
    is_alone = item.holds_below or not item.node.children
    return is_alone and any(split_sentences(line) for line in lines)


def _may_tell_both(title: str) -> bool:
    """Tell the title of a report, or none, from that of a plan: 2024年工作要点."""
    is_report = not title or (_REPORT.search(title) and not _PLAN.search(title))
    return bool(is_report or _BOTH.search(title))


def _tells_both(title: str, items: Sequence[_Item]) -> bool:
    """Tell items that turn; where the title names both, what stands before need not say that it looks back."""
    told = sum(item.parted.turns for item in items)
    turning = sum(item.parted.turning is not None for item in items)
    is_both = bool(_BOTH.search(title))
    count = turning if is_both else told
    return (is_both and told >= _SEVERAL) or (count >= _FEW and count * 2 > len(items))


def _has_halves(root: Node, items: Sequence[_Item], years: Years) -> bool:
    """Tell a report with a part, or a line without a number, that looks ahead for all: 二、2024年工作打算.

    Items in it may well turn where a part before it looks back (一、2023年工作情况).
    """
    turning = {id(item.node) for item in items if item.parted.turns}
    ahead = years.ahead if not years.within or years.ahead is None else years.ahead - 1
    lines = [line.text for node in (root, *root.descendants()) for line in node.paragraphs if titles_a_half(line.text)]
    looks = [looks_ahead(part.strand.text, ahead) for part in root.children]  # False looks back, None neither way
    if True in looks and False in looks[: looks.index(True)]:
        return True
    parts = [part for part in root.children if not any(id(node) in turning for node in (part, *part.descendants()))]
    return any(looks_ahead(text, ahead) for text in (*lines, *(part.strand.text for part in parts)))


def _is_wrong(node: Node) -> bool:
    """Tell a part on what is wrong, which holds no tasks: 五、存在问题, 五、主要困难。一是…"""
    first = split_sentences(node.strand)
    return bool(first) and tells_what_is_wrong(first[0].text)


def _taken(node: Node) -> Iterator[Strand]:
    for each in (node, *(below for below in node.descendants() if not _is_wrong(below))):
        yield from (each.whole, *each.paragraphs)
