"""What stands in an annex behind the text of a plan and is none of its tasks: forms, lists of names, standards.

附件2 / 验收标准 / 1.道路硬化率达到95%。 is no task, however it is numbered, nor is 验收标准 alone, which a list of the
annexes names. What has no numbers below 附件 is no text of the last task either: a table that lost its cells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, takewhile

from loaders.annotate.closing import is_closing_line
from loaders.reading.annex_marks import AnnexMark, marks_annex, named_annexes, read_annex_mark
from loaders.reading.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.numbering import MarkKind, read_mark
from loaders.structure.outline import Node
from loaders.structure.paragraphs import Paragraph, is_closed_paragraph

_TITLE = re.compile(r"[^。；：:]{2,40}")
# the last word of what is filled in, of who or what is listed, and of how something is measured or applied for
_FORM = (
    r"(?:名单|名册|样式|式样|格式|模板|范本|说明|须知|目录|标准|办法|细则|规范|规程|规则|指南|流程图?|承诺书|责任书|合同|协议书?|提纲"
    r"|(?:申报|申请|推荐|报告|任务|委托|告知)书|(?:登记|统计|汇总|申报|申请|审批|推荐|评分|考核|考评|评价|自评|测评|报名|备案|情况|信息|调查|签到|反馈|报送|联系)(?:细则|标准|内容|情况|项目)?表"
    r"|(?:申报|申请|证明|提交|报送)材料(?:清单|目录)?|(?:[一-鿿]{2}(?:条件|要求|参数|公式|释义|解释)|[一-鿿]图)|(?:指标|评分|评价)体系|(?:计算|核算|测算|统计|评价|检测)方法|[一-鿿]的?分类|联系方式|通讯录|台账)"
    r"(?:[（(][^（()）]{1,12}[)）])?"
)
_TITLE_LINES = 2
_FORM_AT_END = re.compile(rf"{_FORM}$")
# 重点任务台账, 任务目录: what is to be done, in a list that is called as forms are
_LISTS_TASKS = re.compile(r"(?:任务|重点(?:工作|事项|项目))(?:推进|落实|管理|督办|责任|清单|分解)?(?:台账|目录)$")


@dataclass(frozen=True, slots=True)
class _Annex:
    """Where an annex begins and the next one does, and whether it holds a form or the like."""

    start: int
    end: int
    is_form: bool


def titles_a_form(title: str) -> bool:
    """Tell the title of an annex that holds no tasks: 申报材料清单, 验收标准, 领导小组成员名单."""
    bare = squeeze(title)
    return _FORM_AT_END.search(bare) is not None and not _LISTS_TASKS.search(bare)


def set_forms_aside(root: Node, paragraphs: Sequence[Paragraph]) -> tuple[Strand, ...]:
    """Take what annexes hold that are forms out of a tree and return it; changes the tree in place.

    Of an annex behind the last number its lines are handed on to the root.
    """
    nodes = list(root.descendants())
    opened = next((node.whole.pieces[0].start for node in nodes if node.whole.pieces), None)
    annexes = tuple(_annexes(paragraphs, opened)) if opened is not None else ()
    homes = {id(node): _home(node.whole, annexes) for node in nodes}
    numbered = set(homes.values())
    lines: dict[int, list[Strand]] = {n: [] for n, each in enumerate(annexes) if each.is_form or n not in numbered}
    gone: set[int] = set()
    for node in (root, *nodes):
        home = homes.get(id(node))
        if home is not None and home in lines:
            gone.add(id(node))
            lines[home].append(node.whole)
        _take_lines(node, home, lines, annexes)
    root.children[:] = [*_kept(root, gone), *_orphans(nodes, gone)]
    root.paragraphs.extend(line for n, taken in lines.items() if not annexes[n].is_form for line in taken)
    return tuple(line for n, taken in lines.items() if annexes[n].is_form for line in taken)


def _home(strand: Strand, annexes: Sequence[_Annex]) -> int | None:
    """Return the place of the annex, among those of a text, in which a strand stands."""
    start = strand.pieces[0].start if strand.pieces else -1
    place = bisect_left(annexes, start, key=lambda annex: annex.start) - 1
    return place if place >= 0 and start < annexes[place].end else None


def _take_lines(node: Node, home: int | None, lines: dict[int, list[Strand]], annexes: Sequence[_Annex]) -> None:
    """Move the lines below a number to those of the annex that they stand in, or that the number itself does."""
    kept: list[Strand] = []
    for line in node.paragraphs:
        own = _home(line, annexes)
        place = home if own is None else own
        (kept if place is None else lines.get(place, kept)).append(line)
    node.paragraphs[:] = kept


def _kept(node: Node, gone: Set[int]) -> list[Node]:
    """Return what stands below a node without what is gone, and without what stands below that."""
    children = [child for child in node.children if id(child) not in gone]
    for child in children:
        child.children[:] = _kept(child, gone)
    return children


def _orphans(nodes: Sequence[Node], gone: Set[int]) -> Iterator[Node]:
    """Yield what stands below a number that is gone and is not gone itself: it belongs to the annex behind that one."""
    for node in nodes:
        if id(node) in gone:
            for child in node.children:
                if id(child) not in gone:
                    child.children[:] = _kept(child, gone)
                    yield child


def _annexes(paragraphs: Sequence[Paragraph], opened: int) -> Iterator[_Annex]:
    """Yield the annexes behind the place where the first number stands, each opened by a line 附件2 or by its name."""
    names = frozenset(filter(titles_a_form, named_annexes([paragraph.text for paragraph in paragraphs])))
    marked = [marks_annex(paragraph.text) for paragraph in paragraphs]
    behind = (n for n, paragraph in enumerate(paragraphs) if _start(paragraph) > opened)
    named = {n: frozenset[str]() if marked[n - 1] else names for n in behind}  # 附件2 / 验收标准 is one
    told = {n: mark for n, those in named.items() if (mark := _opens(paragraphs[n].text, those))}
    ends = dict(pairwise((*told, len(paragraphs))))
    marks = {n: mark for n, mark in told.items() if mark.length or not _is_of_plan(paragraphs, n, ends[n])}
    for place, following in pairwise((*marks, len(paragraphs))):
        below = paragraphs[place + 1 : following]
        end = _start(paragraphs[following]) if following < len(paragraphs) else _start(paragraphs[-1]) + 1
        unnumbered = takewhile(lambda text: read_mark(text) is None, (line.text for line in below[:_TITLE_LINES]))
        title = marks[place].title
        titles = [title] if title else list(unnumbered)  # 一、总体要求 titles a part
        is_form = any(titles_a_form(title) for title in titles)
        if is_form or not title:  # 附件：任务分解表 may only name what is handed out
            yield _Annex(_start(paragraphs[place]) - (not marks[place].length), end, is_form)  # its name stands in it


def _is_of_plan(paragraphs: Sequence[Paragraph], place: int, end: int) -> bool:
    """Tell a heading in a plan that is called as one of its annexes is: 考核办法 / 1.修订办法。（责任单位：县人社局）.

    The lines below it name who is responsible, or the parts of the plan go on behind it.
    """
    lines = [paragraph.text for paragraph in paragraphs]
    if any(is_closed_paragraph(line) or is_closing_line(line) for line in lines[place + 1 : end]):
        return True
    above = next(filter(None, map(_number_of_part, reversed(lines[:place]))), 0)
    below = next(filter(None, map(_number_of_part, lines[place + 1 : end])), 0)
    return 0 < above == below - 1


def _number_of_part(line: str) -> int:
    mark = read_mark(line)
    return mark.number if mark and mark.kind is MarkKind.CHINESE else 0


def _opens(line: str, names: Set[str]) -> AnnexMark | None:
    """Return the mark of an annex in a line that holds nothing else but its title: 附件2, 附件2 验收标准, 验收标准."""
    if squeeze(line) in names:
        return AnnexMark(0, line, has_colon=False, is_parted=True)
    mark = read_annex_mark(line)
    return mark if mark and (not mark.title or (mark.is_parted and _TITLE.fullmatch(mark.title))) else None


def _start(paragraph: Paragraph) -> int:
    return paragraph.strand.pieces[0].start
