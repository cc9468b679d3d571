"""What stands in an annex behind the text of a plan and is none of its tasks: forms, lists of names, standards.

附件2 / 验收标准 / 1.道路硬化率达到95%。 is no task, however it is numbered. What has no numbers below 附件 is no text
of the last task either: a table that lost its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.reading.strand import Strand
from loaders.structure.context import squeeze
from loaders.structure.outline import Node
from loaders.structure.paragraphs import Paragraph

_ANNEX = re.compile(r"附[件表录]\s*[0-9一二三四五六七八九十]{0,2}\s*[：:]?(?P<title>(?<=[0-9：:])\s*[^。；：:]{2,40})?")
# the last word of what is filled in, of who or what is listed, and of how something is measured or applied for
_FORM = re.compile(
    r"(?:名单|名册|样式|式样|格式|模板|范本|说明|须知|目录|标准|办法|细则|规范|规程|规则|指南|流程图?|承诺书|责任书|合同|协议书?|提纲"
    r"|(?:申报|申请|推荐|报告|任务|委托|告知)书|(?:登记|统计|汇总|申报|申请|审批|推荐|评分|考核|考评|评价|自评|测评|报名|备案|情况|信息|调查|签到|反馈|报送|联系)表"
    r"|(?:申报|申请|证明|提交|报送)材料(?:清单|目录)?|(?:[一-鿿]{2}(?:条件|要求|参数|公式|释义|解释)|[一-鿿]图)|(?:指标|评分|评价)体系|联系方式|通讯录|台账)"
    r"(?:[（(][^（()）]{1,12}[)）])?"
)


@dataclass(frozen=True, slots=True)
class _Annex:
    """Where an annex begins and the next one does, and whether it holds a form or the like."""

    start: int
    end: int
    is_form: bool

    def holds(self, strand: Strand) -> bool:
        return bool(strand.pieces) and self.start < strand.pieces[0].start < self.end


def titles_a_form(title: str) -> bool:
    """Tell the title of an annex that holds no tasks: 申报材料清单, 验收标准, 领导小组成员名单."""
    return re.search(rf"{_FORM.pattern}$", squeeze(title)) is not None


def set_forms_aside(root: Node, paragraphs: Sequence[Paragraph]) -> tuple[Strand, ...]:
    """Take what annexes hold that are forms out of a tree and return it; changes the tree in place.

    Of an annex behind the last number its lines are handed on to the root.
    """
    nodes = list(root.descendants())
    opened = next((node.whole.pieces[0].start for node in nodes if node.whole.pieces), None)
    aside: list[Strand] = []
    for annex in _annexes(paragraphs, opened) if opened is not None else ():
        inside = [node for node in nodes if annex.holds(node.whole)]
        if inside and not annex.is_form:
            continue
        kept = [node for node in (root, *nodes) if node not in inside]
        taken = [line for node in kept for line in node.paragraphs if annex.holds(line)]
        _take(kept, inside, taken)
        taken.extend(line for node in inside for line in (node.whole, *node.paragraphs))
        (aside if annex.is_form else root.paragraphs).extend(taken)
    return tuple(aside)


def _take(kept: Sequence[Node], inside: Sequence[Node], lines: Sequence[Strand]) -> None:
    gone = {id(node) for node in inside}
    for node in kept:
        node.children[:] = [child for child in node.children if id(child) not in gone]
        node.paragraphs[:] = [line for line in node.paragraphs if line not in lines]


def _annexes(paragraphs: Sequence[Paragraph], opened: int) -> Iterator[_Annex]:
    """Yield the annexes behind the place where the first number stands, each opened by a line 附件2."""
    places = [n for n, p in enumerate(paragraphs) if _ANNEX.fullmatch(p.text.strip()) and _start(p) > opened]
    for place, following in pairwise((*places, len(paragraphs))):
        below = paragraphs[place + 1 : following]
        end = _start(paragraphs[following]) if following < len(paragraphs) else _start(paragraphs[-1]) + 1
        named = _ANNEX.fullmatch(paragraphs[place].text.strip())
        titles = [named["title"]] if named and named["title"] else [line.text for line in below[:2]]
        is_form = any(titles_a_form(title) for title in titles)
        if is_form or not (named and named["title"]):  # 附件：任务分解表 may only name what is handed out
            yield _Annex(_start(paragraphs[place]), end, is_form)


def _start(paragraph: Paragraph) -> int:
    return paragraph.strand.pieces[0].start
