"""Puts right in the tree of numbers what a number does not tell: labels that are no titles, closings of a group.

County plans often part each task the same way: （一）… 1.工作目标：… 2.主要措施：… 3.责任单位：…. These are no tasks of
their own: what they say belongs to （一）. And a line on who is responsible below the last of several items that name
nobody closes all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from loaders.annotate.closing import find_closings, is_closing_line, read_closing_line
from loaders.annotate.context import Context
from loaders.annotate.responsibility import is_in_person, only_says_who
from loaders.reading.squeezing import squeeze
from loaders.reading.strand import Strand, join
from loaders.structure.closed import only_closes, says_who
from loaders.structure.content_labels import opens_with_label, read_label
from loaders.structure.no_tasks.lines import asks_all, speaks_to_all, takes_leave
from loaders.structure.no_tasks.titles import asks_at_the_end, titles_no_tasks
from loaders.structure.opening_titles import title_sentence
from loaders.structure.outline import Node
from loaders.structure.running_titles import part_running_titles

# 责任领导：李明 on a line of its own, the title of a box of projects (专栏1 改造工程), and the number of what follows
_ASIDE = re.compile(r"\s*(?:专栏\s*[0-9一二三四五六七八九十]{0,3}[^。；]{0,40}|(?:序号|编号)\s*[：:]\s*\d{1,4})$")
_FEW = 2
_MANY = 5
_SUMS_UP = re.compile(
    r"(?:[到至]20\d{2}年[底末]?|20\d{2}年?[—－~～至到-]{1,2}20\d{2}年(?:期间)?)(?:，|[一-鿿])[^。]*\d"
)
_HEADING = 40  # characters


def regrouped(root: Node, context: Context) -> Node:
    """Return the tree with labels dissolved and the closings of groups at the node above; changes it in place."""
    for node in list(root.descendants()):
        _set_aside(node, root, _is_beside)
        _close_runs(node, root, context)
    _below_closing_title(root, context)
    for last in list(root.descendants())[-1:]:
        _behind_closing_title(last, root)
    _part_last_words(root, context)
    _sum_up(root)
    _lift_closings(root, context)
    _lift_brackets(root, context)
    _join_sole_items(root, context)
    for node in root.descendants():
        _set_aside(node, root, lambda line: _says_nothing(line, context))
    _behind_labels(root)
    schemes = _schemes(root)
    for node in list(root.descendants()):
        _dissolve(node, root, schemes)
    part_running_titles(root)
    return root


def _is_beside(line: Strand) -> bool:
    return is_in_person(line.text) or bool(_ASIDE.fullmatch(line.text)) or takes_leave(line.text)


def _join_sole_items(root: Node, context: Context) -> None:
    """Read the sole items of headings, with who and when on lines below them and no titles, as the headings' text.

    （一）建立清单。 above 1.各部门要梳理政策。…, 牵头单位：… and 完成时限：… is one task. Where a heading has several
    such items, they are its measures, and so are those of the others.
    """
    heads = [node for node in root.descendants() if node.mark and any(map(_is_told_below, node.children))]
    sole = [node for node in heads if len(node.children) == 1 and _is_untitled_item(node, context)]
    several = [item for node in heads if len(node.children) > 1 for item in node.children]
    if len(sole) < _FEW or not all(title_sentence(item.strand, context) for item in several):
        return
    for node in sole:
        (item,) = node.children
        node.paragraphs.extend([item.whole, *item.paragraphs])
        node.children.clear()


def _is_told_below(item: Node) -> bool:
    return not item.children and any(is_closing_line(line.text) for line in item.paragraphs)


def _is_untitled_item(node: Node, context: Context) -> bool:
    """Tell a heading with nothing but an item that has no title of its own."""
    (item,) = node.children
    is_heading = len(node.strand) <= _HEADING and title_sentence(node.strand, context) is None and not node.paragraphs
    return is_heading and title_sentence(item.strand, context) is None and "。" in item.strand.text


def _set_aside(node: Node, root: Node, is_aside: Callable[[Strand], bool]) -> None:
    """Take lines that name people, title a box, take leave, or name nobody behind a label out of what a node says."""
    aside = [line for line in node.paragraphs if is_aside(line)]
    root.paragraphs.extend(aside)
    node.paragraphs[:] = [line for line in node.paragraphs if line not in aside]


def _behind_closing_title(node: Node, root: Node) -> None:
    """Take what stands behind a line that titles no tasks (附则, 工作要求) out of what the last task says.

    A line that stands in other tasks too is a label (保障措施：), and so is one above who is responsible.
    """
    start = 0 if node.strand.text.rstrip().endswith("。") else 1
    labels = {line.text for other in root.descendants() if other is not node for line in other.paragraphs}
    places = (
        n
        for n, line in enumerate(node.paragraphs)
        if n >= start and line.text not in labels and titles_no_tasks(line.text.strip().rstrip("：:"))
    )
    place = next(places, len(node.paragraphs))
    if any(is_closing_line(line.text) for line in node.paragraphs[place:]):
        return
    root.paragraphs.extend(node.paragraphs[place:])
    del node.paragraphs[place:]


def _below_closing_title(root: Node, context: Context) -> None:
    """Take what is numbered anew below a line without a number (工作要求), and names nobody, out of the last task.

    三、… is followed by 工作要求 and （一）高度重视。…, and these are no measures of 三.
    """
    nodes = list(root.descendants())
    labels = Counter(line.text.strip() for node in nodes for line in node.paragraphs)
    heads = [
        place
        for place, node in enumerate(nodes[:-1])
        if any(asks_at_the_end(line.text) and labels[line.text.strip()] == 1 for line in node.paragraphs)
    ]
    behind = nodes[heads[-1] + 1 :] if heads else []
    if not behind or behind[0].value != 1 or any(says_who(node, context) for node in behind):
        return
    if any(node.mark and behind[0].mark and node.mark.kind < behind[0].mark.kind for node in behind):
        return  # 二、… behind 1. and 2.: the plan goes on
    above = nodes[heads[-1]]
    place = next(n for n, line in enumerate(above.paragraphs) if asks_at_the_end(line.text))
    root.paragraphs.extend(above.paragraphs[place:])
    del above.paragraphs[place:]
    for node in behind:
        root.paragraphs.extend([node.whole, *node.paragraphs])
    taken = {id(node) for node in behind}
    for node in (root, *nodes[: heads[-1] + 1]):
        node.children[:] = [child for child in node.children if id(child) not in taken]


def _says_nothing(line: Strand, context: Context) -> bool:
    """Tell a line of labels of which nothing is read: 责任单位：略, 督办单位：县委督查室."""
    if not is_closing_line(line.text):
        return False
    said = read_closing_line(line, context)
    return not (said.responsibilities or said.deadline or said.scope)


def _close_runs(node: Node, root: Node, context: Context) -> None:
    """Set each of several lines on who is responsible behind the paragraph that it closes, where text parts them."""
    silent = [line for line in node.paragraphs if _says_nothing(line, context)]
    groups = [is_closing for is_closing, _ in groupby(node.paragraphs, key=lambda line: is_closing_line(line.text))]
    if groups.count(True) < _FEW:
        return
    kept: list[Strand] = []
    root.paragraphs.extend(silent)
    for line in (line for line in node.paragraphs if line not in silent):
        if is_closing_line(line.text) and kept:
            kept[-1] = join((kept[-1], line))
        elif is_closing_line(line.text) and "。" in node.strand.text.rstrip("。"):
            node.strand = join((node.strand, line))
        else:
            kept.append(line)
    node.paragraphs[:] = kept


def _part_last_words(root: Node, context: Context) -> None:
    """Hand on to the root what is said to all behind the last task, with who sees to it.

    The task is closed already (…（市教育局负责）), or has its text above, and no other task goes on so. Where each of
    many tasks is one paragraph, what follows the last is none of it, unless it has a figure; where all of them say who
    is responsible at their end, it is none in any case (各牵头单位于11月5日前报送总结。).
    """
    if not root.children:
        return
    *others, last = (root, *root.descendants())
    is_closed = bool(find_closings(last.strand, context))
    is_usual = any(asks_all(line.text) for node in others for line in node.paragraphs)
    start = 0 if is_closed or title_sentence(last.strand, context) is not None else 1
    is_usual = is_usual or any(asks_all(line.text) for line in last.paragraphs[:start])
    is_alone = not start and _are_one_paragraph_each(others, last)
    is_behind = is_closed and _are_closed_each(others, last, context)
    below = [
        n
        for n, line in enumerate(last.paragraphs)
        if n >= start
        and (
            _closes(line.text, is_usual=is_usual and not is_closed)
            or (is_alone and _is_plain_prose(line.text))
            or (is_behind and "。" in line.text and not _ends_with_names(line, context))
        )
    ]
    place = min(below, default=len(last.paragraphs))
    root.paragraphs.extend(last.paragraphs[place:])
    del last.paragraphs[place:]


def _sum_up(node: Node) -> None:
    """Hand the figures of several years below the last of several items on to the heading that they sum up.

    （一）加强城网。 above 1.…, 2.…, and a paragraph 2019—2022年，建成变电站6座。 that no other item has.
    """
    *others, last = node.children or (node,)
    if node.mark and others and not any(each.paragraphs or each.children for each in others) and not last.children:
        summed = [line for line in last.paragraphs if _SUMS_UP.match(line.text.strip())]
        if summed == last.paragraphs and "。" in last.strand.text:
            node.paragraphs.extend(summed)
            last.paragraphs.clear()
    for child in node.children:
        _sum_up(child)


def _are_one_paragraph_each(others: Sequence[Node], last: Node) -> bool:
    """Tell a text of many numbered paragraphs, none of which has another below it."""
    same = [node for node in others if node.mark and last.mark and node.mark.kind is last.mark.kind]
    return len(same) >= _MANY and not any(node.paragraphs or node.children for node in same)


def _are_closed_each(others: Sequence[Node], last: Node, context: Context) -> bool:
    """Tell numbered paragraphs that all end with who is responsible, none of which but the last has another below."""
    same = [node for node in others if node.mark and last.mark and node.mark.kind is last.mark.kind]
    is_told = all(find_closings(node.strand, context) and not node.paragraphs and not node.children for node in same)
    return len(same) >= _FEW and is_told and last.strand.text.rstrip("。 ").endswith(("）", ")"))


def _ends_with_names(line: Strand, context: Context) -> bool:
    """Tell a line that says who is responsible by itself or at its end, and not only in what it says."""
    return only_closes(line, context) or any(closing.sentence is None for closing in find_closings(line, context))


def _is_plain_prose(line: str) -> bool:
    return "。" in line and not any(char.isdigit() for char in line) and not is_closing_line(line)


def _closes(line: str, *, is_usual: bool) -> bool:
    """Tell a paragraph that speaks to all at the end; `is_usual` tells that other tasks ask all as well.

    What has a figure or a time of its own (各镇要新建站点12个) is to be done.
    """
    is_plain = not is_usual and not any(char.isdigit() for char in line)
    return speaks_to_all(line) or (is_plain and asks_all(line))


def _lift_closings(root: Node, context: Context) -> None:
    """Hand a line that closes the last of several items, which name nobody, on to the node above them.

    Where most of a kind say so who does all of their items, one that has a sole item says it in the same way.
    """
    above = [node for node in root.descendants() if node.mark and node.children]
    closed = [node for node in above if _closes_items(node, context)]
    several = Counter(node.mark.kind for node in above if node.mark and len(node.children) > 1)
    grouped = Counter(node.mark.kind for node in closed if node.mark and len(node.children) > 1)
    for node in closed:
        if node.mark and (len(node.children) > 1 or grouped[node.mark.kind] * 2 > several[node.mark.kind]):
            last = node.children[-1]
            while last.paragraphs and only_closes(last.paragraphs[-1], context):
                node.paragraphs.append(last.paragraphs.pop())


def _lift_brackets(root: Node, context: Context) -> None:
    """Hand a bracket at the end of the last of several items, which name nobody, on to the node above them.

    Below （一）, 1.压实责任。… and 2.整治隐患。…（县住建局牵头） are done by one leader, where all of a kind that name
    anybody do so below their last item alone.
    """
    above = [node for node in root.descendants() if node.mark and len(node.children) > 1]
    for kind in {node.mark.kind for node in above if node.mark}:
        told = [n for n in above if n.mark and n.mark.kind is kind and any(says_who(c, context) for c in n.children)]
        if len(told) < _FEW or not all(_is_closed_at_its_end(node, context) for node in told):
            continue
        for node in told:
            last = node.children[-1]
            place = find_closings(last.strand, context)[-1].start
            node.paragraphs.append(last.strand[place:])
            last.strand = last.strand[:place]


def _is_closed_at_its_end(node: Node, context: Context) -> bool:
    """Tell that one bracket, at the end of the last of the items below a node, says who does them."""
    *others, last = node.children
    found = find_closings(last.strand, context)
    if len(found) != 1 or last.children or last.paragraphs or found[0].sentence is not None:
        return False
    ends = not squeeze(last.strand.text[found[0].end :]).strip("。；")
    return ends and not any(says_who(child, context) for child in others)


def _closes_items(node: Node, context: Context) -> bool:
    """Tell that a line below the last item of a node says who, and that none of its items does so itself."""
    *others, last = node.children
    is_last_told = bool(last.paragraphs) and only_closes(last.paragraphs[-1], context) and not last.children
    is_groups = is_last_told and not find_closings(last.strand, context)
    return is_groups and not any(says_who(child, context) for child in others)


def _schemes(root: Node) -> frozenset[str]:
    """Return the labels that part several tasks alike; 总体要求 with one （一）主要目标 is a part like others."""
    found = Counter(label for node in root.descendants() for label in {*_labels(node), *_spoken_labels(node)})
    return frozenset(label for label, count in found.items() if count >= _FEW)


def _behind_labels(root: Node) -> None:
    """Let what stands behind a label that opens several parts of one be their titles: （一）任务内容：加快支出。"""
    nodes = (root, *root.descendants())
    opening = {label for node in nodes for label, count in Counter(_labels(node)).items() if count >= _FEW}
    for node in nodes:
        match = read_label(node.strand.text)
        if match and match.end() < len(node.strand) and _bare(match) in opening:
            node.number = node.number + node.strand[: match.end()]
            node.strand = node.strand[match.end() :]


def _labels(node: Node) -> Iterator[str]:
    for child in node.children:
        match = read_label(child.strand.text)
        if match:
            yield _bare(match)


def _spoken_labels(node: Node) -> Iterator[str]:
    for line in node.paragraphs:
        match = read_label(line.text)
        if match and opens_with_label(line.text) and not is_closing_line(line.text):  # 时限要求：持续推进
            yield _bare(match)


def _bare(match: re.Match[str]) -> str:
    return squeeze(match.group()).rstrip("：:。")


def _dissolve(node: Node, root: Node, schemes: frozenset[str]) -> None:
    """Hand the text and the items of labels on to the task that they part; the labels themselves are set aside."""
    kept: list[Node] = []
    lines, node.paragraphs[:] = list(node.paragraphs), []
    for line in lines:
        match = read_label(line.text)
        is_label = match is not None and opens_with_label(line.text) and _bare(match) in schemes
        rest = line[match.end() :].strip() if match and is_label else line
        root.paragraphs.extend([line[: match.end()].strip()] if match and is_label else [])
        node.paragraphs.extend([rest] if rest else [])
    for child in node.children:
        match = read_label(child.strand.text)
        is_item = only_says_who(child.strand.text)  # （二）由县水利局牵头，县财政局配合。
        if is_closing_line(child.strand.text) and not is_item and not child.children:
            node.paragraphs.extend([child.strand, *child.paragraphs])
            root.paragraphs.append(child.number)
        elif match and _bare(match) in schemes:
            rest = child.strand[match.end() :].strip()
            node.paragraphs.extend([*([rest] if rest else []), *child.paragraphs])
            root.paragraphs.append((child.number + child.strand[: match.end()]).strip())
            kept.extend(child.children)
        else:
            kept.append(child)
    node.children[:] = kept
