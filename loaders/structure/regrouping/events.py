"""Tasks that are events: their lines say behind labels when, where and for whom each is, and what is done there.

（一）举办启动仪式 / 时间：4月20日 / 地点：县文化广场 / 活动内容：赠书1000册。 / 参加单位：县教育局. Behind 内容 stands
what is done; where, for whom and under which motto is no measure.
"""

from __future__ import annotations

from loaders.annotate.closing import is_closing_line
from loaders.reading.strand import Strand
from loaders.structure.event_labels import EventLabel, read_event_label, tells_of_event
from loaders.structure.outline import Node

_FEW = 2
_TIME = "时间"  # what a label on the time ends with, which stays before it


def part_events(root: Node) -> None:
    """Leave of what events say the lines on what is done, when and by whom; changes the tree in place.

    A document has several events, each of which says several things behind labels.
    """
    events = [node for node in root.descendants() if _is_event(node)]
    for node in events if len(events) >= _FEW else ():
        _part(node, root)


def _is_event(node: Node) -> bool:
    """Tell a title below which labels say of the event two things at least, one of them its setting or its time."""
    found = [read_event_label(line.text) for line in _lines(node) if tells_of_event(line.text)]
    kinds = [(kind, label["words"]) for kind, label in filter(None, found)]
    is_placed = any(kind in (EventLabel.SETTING, EventLabel.TIME) for kind, _ in kinds)
    return "。" not in node.strand.text.rstrip("。") and is_placed and len(set(kinds)) >= _FEW


def _lines(node: Node) -> list[Strand]:
    """Return the lines below a node, with its items that have nothing below them: 1.时间：4月20日."""
    return [*node.paragraphs, *(child.strand for child in node.children if not child.children)]


def _part(node: Node, root: Node) -> None:
    kept = [part for line in node.paragraphs for part in _said(line, root)]
    told = [line for line in kept if is_closing_line(line.text)]
    # what closes the event stands behind what is done, so that none of it is of one line alone
    node.paragraphs[:] = [*(line for line in kept if line not in told), *told]
    for child in [each for each in node.children if tells_of_event(each.strand.text) and not each.children]:
        node.children.remove(child)
        root.paragraphs.append(child.number)
        node.paragraphs.extend(part for line in (child.strand, *child.paragraphs) for part in _said(line, root))


def _said(line: Strand, root: Node) -> tuple[Strand, ...]:
    """Return what a line says that is done, when and by whom; the rest of it is set aside."""
    found = read_event_label(line.text)
    if found is None or found[0] is EventLabel.BODIES:
        return (line,)
    kind, label = found
    if kind is EventLabel.SETTING:
        root.paragraphs.append(line)
        return ()
    start = label.end() if kind is EventLabel.CONTENT else label.end("words") - len(_TIME)
    root.paragraphs.extend([line[:start].strip()] if line[:start].strip() else [])
    return (line[start:],) if line[start:].strip() else ()
