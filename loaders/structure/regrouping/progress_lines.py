"""Lines of a ledger without a table that tell behind a label how far a task has come: 完成情况：已建成2座。

Nothing is to be done there. The node of the task keeps it apart from what it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.annotate.closing import find_closings, is_closing_line
from loaders.annotate.context import Context
from loaders.reading.strand import Strand
from loaders.structure.outline import Node
from loaders.structure.progress_labels import are_told, find_progress, opens_with_progress

# …已建成2座。存在问题：…, and not …已建成2座。其中：…
_NEXT = re.compile(r"(?<=[。；;])\s*(?!其中|具体[是为]?[：:]|分别|主要[有是为包]|包括)[一-鿿]{2,8}[：:]")


def set_progress_apart(root: Node, context: Context) -> None:
    """Keep what lines tell behind such labels as the results of their nodes, the labels beside the tree.

    Who is responsible behind it in one line (完成情况：已建成2座。责任单位：县工信局) stays, and so does what another
    label opens. Below a label alone on its line the lines up to the next label tell it.
    """
    nodes = list(root.descendants())
    tells = are_told(line for each in nodes for line in _lines(each))
    for node in nodes if tells else ():
        is_open = False
        if not opens_with_progress(node.strand.text):  # 三、完成情况：… titles a part
            node.strand, is_open = _parted(node.strand, node, root, context)
        lines, node.paragraphs[:] = list(node.paragraphs), []
        for line in lines:
            if is_open and not is_closing_line(line.text) and not _opens_with_label(line.text):
                node.results.append(line)
                continue
            kept, is_open = _parted(line, node, root, context)
            node.paragraphs.extend([kept] if kept.strip() else [])


def _lines(node: Node) -> Iterator[str]:
    """Yield the lines of a node, each label alone on its line with the line below."""
    for line, below in pairwise((node.strand.text, *(line.text for line in node.paragraphs), "")):
        label = find_progress(line)
        yield line + below if label and label.end() == len(line) else line


def _parted(line: Strand, node: Node, root: Node, context: Context) -> tuple[Strand, bool]:
    """Return what a line says but its results, which `node` keeps; and whether the lines below tell them."""
    label = find_progress(line.text)
    if label is None:
        return line, False
    ends = [closing.start for closing in find_closings(line, context)]
    ends.extend(match.start() for match in _NEXT.finditer(line.text, label.end()))
    end = min((place for place in ends if place >= label.end()), default=len(line))
    told = line[label.end() : end].strip()
    root.paragraphs.append(line.group(label, "label"))
    node.results.extend([told] if told else [])
    behind, is_open = _parted(line[end:], node, root, context) if end < len(line) else (line[end:], not told)
    return line[: label.start("label")] + behind, is_open


def _opens_with_label(line: str) -> bool:
    return _NEXT.match(f"。{line.strip()}", 1) is not None
