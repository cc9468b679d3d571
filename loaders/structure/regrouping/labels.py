"""Labels that part several tasks alike and are no titles: what they say belongs to the task above.

County plans often part each task the same way: （一）… 1.工作目标：… 2.主要措施：… 3.责任单位：…. These are no tasks of
their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loaders.annotate.closing import is_closing_line
from loaders.annotate.responsibility import only_says_who
from loaders.genre.squeezing import squeeze
from loaders.structure.content_labels import opens_with_label, read_label
from loaders.structure.outline import Node
from loaders.structure.progress_labels import are_told, opens_with_progress
from loaders.structure.reached.turns import is_label

_FEW = 2


def dissolve_labels(root: Node) -> None:
    """Hand what labels say on to the tasks that they part; what only opens several parts of one is set before them."""
    _behind_labels(root)
    schemes = _schemes(root)
    nodes = list(root.descendants())
    tells = are_told(node.strand.text for node in nodes)  # 4.完成情况：已建成2座。
    for node in nodes:
        _dissolve(node, root, schemes, tells_progress=tells)


def _behind_labels(root: Node) -> None:
    """Let what stands behind a label that opens several parts of one be their titles: （一）任务内容：加快支出。"""
    nodes = (root, *root.descendants())
    opening = {label for node in nodes for label, count in Counter(_labels(node)).items() if count >= _FEW}
    for node in nodes:
        match = read_label(node.strand.text)
        if match and match.end() < len(node.strand) and _bare(match) in opening:
            node.number = node.number + node.strand[: match.end()]
            node.strand = node.strand[match.end() :]


def _schemes(root: Node) -> frozenset[str]:
    """Return the labels that part several tasks alike; 总体要求 with one （一）主要目标 is a part like others."""
    found = Counter(label for node in root.descendants() for label in {*_labels(node), *_spoken_labels(node)})
    return frozenset(label for label, count in found.items() if count >= _FEW)


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


def _dissolve(node: Node, root: Node, schemes: frozenset[str], *, tells_progress: bool) -> None:
    """Hand the text and the items of labels on to the task that they part; the labels themselves are set aside."""
    kept: list[Node] = []
    lines, node.paragraphs[:] = list(node.paragraphs), []
    for line in lines:
        match = read_label(line.text)
        is_label = match is not None and opens_with_label(line.text) and _bare(match) in schemes
        rest = line[match.end() :].strip() if match and is_label else line
        root.paragraphs.extend([line[: match.end()].strip()] if match and is_label else [])
        node.paragraphs.extend([rest] if rest else [])
    tells_progress = tells_progress and not any(_looks_ahead(child) for child in node.children)
    for child in node.children:
        match = read_label(child.strand.text)
        is_item = only_says_who(child.strand.text)  # （二）由县水利局牵头，县财政局配合。
        is_result = tells_progress and opens_with_progress(child.strand.text)
        if (is_closing_line(child.strand.text) or is_result) and not is_item and not child.children:
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


def _looks_ahead(node: Node) -> bool:
    """Tell a label of what is next (下一步打算：…), which with those beside it parts an item that reports."""
    return is_label(re.split("[：:。]", node.strand.text, maxsplit=1)[0].strip())
