"""The tree of a numbered document: parts, paragraphs and items as their numbers nest them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.genre.numbering import Mark, MarkKind, read_mark
from loaders.reading.strand import Strand
from loaders.structure.paragraphs import Paragraph

_BEFORE_DIGITS = re.compile(r"([0-9]{1,3})[.．](?=[0-9]+[^0-9.%％万亿元个倍])")
_MARKS = re.compile(
    r"^(?:——|－－|--)?(?:第|任务|措施|举措|行动|工程|专项|实事|项目|问题)|[、（）()． ：:章编篇节条]|部分|\.$"
)
_STAGE = re.compile(r"第[一二三四五六]阶段\s*[：:]\s*(?=[一-鿿])")
_BOX = re.compile(r"(?:专栏|专题栏)\s*[0-9一二三四五六七八九十]{0,3}[\s：:—－-]*[^。；]{0,40}")
_COUNTS_STAGES = re.compile(r"第[一二三四五六]阶段")
_SOLE_MEASURE = re.compile(r"具体(?:措施|举措)\s*[：:]\s*(?=\S)")
_PAIR = 2


@dataclass(slots=True, eq=False)
class Node:
    """A numbered paragraph with what stands below it; the root has no mark.

    `strand` is the paragraph without its number, `number` the printed number. `paragraphs` are the unnumbered ones
    that follow it before its first child. `results` tell what was reached of it, once they are parted from these.
    """

    mark: Mark | None
    number: Strand
    strand: Strand
    paragraphs: list[Strand] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    results: list[Strand] = field(default_factory=list)

    @property
    def whole(self) -> Strand:
        """The paragraph with its number."""
        return self.number + self.strand

    @property
    def numeral(self) -> str:
        """The number as printed without its marks: 一 of 一、 and of （一）; one that is not printed by its count."""
        printed = _MARKS.sub("", self.mark.printed) if self.mark else ""
        return printed or (str(self.mark.number) if self.mark else "")

    @property
    def value(self) -> int:
        """The number as a number; 0 for the root."""
        return self.mark.number if self.mark else 0

    def descendants(self) -> Iterator[Node]:
        """Yield every node below this one, in the order of the document."""
        for child in self.children:
            yield child
            yield from child.descendants()


def read_outline(paragraphs: Sequence[Paragraph], unnumbered: Mapping[int, Mark]) -> Node:
    """Return the root of the tree that the numbers of the paragraphs make, and the marks of `unnumbered` ones.

    A kind of number that is open goes on at its level; one that is not opens a level below the last, unless it is of
    an outer kind. Dashes are no numbers here: they list goals within a paragraph, and the numbers of a box are its own.
    """
    root = Node(None, Strand("", ()), Strand("", ()))
    path: list[Node] = [root]
    last = 0
    in_box = False
    ends = _ends_of_runs(paragraphs, unnumbered)
    for place, paragraph in enumerate(paragraphs):
        mark = (
            unnumbered.get(place)
            or read_mark(paragraph.text)
            or _number_before_digits(paragraph.text, last)
            or _sole_measure(paragraph.text, path[-1])
        )
        in_box = (in_box or opens_box(paragraph.text)) and (mark is None or mark.kind >= MarkKind.ARABIC)
        in_box = in_box and place not in unnumbered
        if mark is None or mark.kind is MarkKind.DASH or in_box:
            path[-1].paragraphs.append(paragraph.strand)
            continue
        mark = _counted_below(_nested(mark, path), path, behind_run=ends.get(place, 0))
        last = mark.number if mark.kind is MarkKind.ARABIC else last
        length = mark.length or _dash_length(paragraph.text)
        length += _stage_length(paragraph.text[length:])
        node = Node(mark, paragraph.strand[:length], paragraph.strand[length:])
        path = [*_parents(path, mark.kind), node]
        path[-2].children.append(node)
    return root


def opens_box(text: str) -> bool:
    """Tell the title of a box, which lists in numbers of its own what a task holds: 专栏3 应急物资储备布局重点."""
    return bool(_BOX.fullmatch(text.strip()))


def _nested(mark: Mark, path: Sequence[Node]) -> Mark:
    """Return the number of a stage that is counted below an item as one below it: 1.排查流程 above 第一阶段：…."""
    if not _COUNTS_STAGES.match(mark.printed):
        return mark
    opened = [node.mark for node in path if node.mark and _COUNTS_STAGES.match(node.mark.printed)]
    if opened:
        return replace(mark, kind=opened[0].kind)
    below = path[-1].mark
    is_inside = any(node.mark and node.mark.kind is mark.kind for node in path)
    if mark.number != 1 or not is_inside or below is None or below.kind >= MarkKind.PAREN_ARABIC:
        return mark
    return replace(mark, kind=MarkKind.ARABIC if below.kind < MarkKind.ARABIC else MarkKind.PAREN_ARABIC)


def _ends_of_runs(paragraphs: Sequence[Paragraph], unnumbered: Mapping[int, Mark]) -> dict[int, int]:
    """Return for the place of each Chinese number the first one behind it that does not count on: 1 of 三 四 一."""
    marks = {place: unnumbered.get(place) or read_mark(paragraph.text) for place, paragraph in enumerate(paragraphs)}
    ends: dict[int, int] = {}
    following, end = 0, 0
    for place, mark in reversed(marks.items()):
        if mark and mark.kind is MarkKind.CHINESE:
            end = end if following == mark.number + 1 else following
            ends[place], following = end, mark.number
    return ends


def _counted_below(mark: Mark, path: Sequence[Node], *, behind_run: int) -> Mark:
    """Return a number that begins anew right below a heading of its own kind as one below it: 五、工作要求 / 一、….

    Those that count on from it lie there too, up to the one that the heading's own row asks for; of two that it may
    ask for (二、重点任务 / 一、 二、 三、 四、 / 三、保障措施) the one `behind_run` is of its row.
    """
    if mark.kind is not MarkKind.CHINESE or len(path) < _PAIR:
        return mark
    part, last = path[1], path[-1]
    is_heading = last is part and not part.paragraphs and not any(sign in part.strand.text for sign in "。；：")
    opens = is_heading and mark.number == 1
    goes_on = any(
        node.mark and node.mark.printed.endswith("、") and node.value + 1 == mark.number for node in path[2:3]
    )
    is_below = part.mark is not None and part.mark.kind is MarkKind.CHINESE and part.value > 1
    if is_below and (opens or (goes_on and part.value + 1 != (mark.number if behind_run != mark.number else 0))):
        return replace(mark, kind=MarkKind.PAREN_CHINESE)
    return mark


def _stage_length(text: str) -> int:
    """Return how long the number of a stage is that stands behind another number: （一）第一阶段：集中攻坚."""
    stage = _STAGE.match(text)
    return stage.end() if stage else 0


def _dash_length(text: str) -> int:
    """Return how long the dash is that stands before a paragraph which is counted by its place."""
    mark = read_mark(text)
    return mark.length if mark and mark.kind is MarkKind.DASH else 0


def _number_before_digits(text: str, last: int) -> Mark | None:
    """Return the number of an item whose text begins with digits (11.121人才工程), if it goes on from the last."""
    match = _BEFORE_DIGITS.match(text)
    if match is None or int(match[1]) != last + 1:
        return None
    return Mark(MarkKind.ARABIC, int(match[1]), match.group(), match.end())


def _sole_measure(text: str, last: Node) -> Mark | None:
    """Return what stands for the number of a sole measure below a heading: 具体措施：抓好…."""
    label = _SOLE_MEASURE.match(text)
    if label is None or last.mark is None or last.mark.kind >= MarkKind.ARABIC:
        return None
    return Mark(MarkKind.ARABIC, 1, label.group().strip(), label.end())


def _parents(path: list[Node], kind: MarkKind) -> list[Node]:
    """Return the open nodes that a new node of this kind lies below."""
    for depth, node in enumerate(path):
        if node.mark and node.mark.kind == kind:
            return path[:depth]
    return [node for node in path if node.mark is None or node.mark.kind < kind]
