"""Lines that say by the numbers of the items who does each and by when: 责任单位：1.县水利局；2.县林业局、各镇."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.annotate.closing import is_closing_line
from loaders.reading.strand import Strand
from loaders.structure.outline import Node

_NUMBERS = r"第?\d{1,3}(?:[、，和至—－~～-]第?\d{1,3})*"
_OF = rf"(?P<items>{_NUMBERS})(?:项[：:为]?|[.．、](?!\d))\s*"
_OPENS = rf"[；;，,。]\s*{_NUMBERS}(?:项|[.．、](?!\d))"
_PART = re.compile(rf"{_OF}(?P<said>[^\d\s].*?|(?:(?:19|20)\d{{2}}年|\d{{1,2}}月).*?)(?={_OPENS}|[；;。]?\s*$)")
_LABEL = re.compile(r"[^：:]{2,16}[：:]\s*")
_SPAN = re.compile(r"(\d+)(?:[至—－~～-]第?(\d+))?")
_FEW = 2


def part_by_numbers(root: Node) -> None:
    """Hand what a line below the last of several items says of each by its number on to these; changes the tree.

    完成时间：1、2项6月底前，3项持续推进 is 完成时间：6月底前 of the first two. What another line beside it says of
    none by its number is of the heading above. A line that names a number which no item has is left as it is.
    """
    for node in list(root.descendants()):
        if len(node.children) >= _FEW:
            root.paragraphs.extend(_part_below(node))


def _part_below(node: Node) -> list[Strand]:
    """Part the lines below the last item of a node, and return the numbers that they print."""
    items = {child.value: child for child in node.children}
    lines = node.children[-1].paragraphs
    told = [line for line in lines if (said := dict(_told(line))) and said.keys() <= items.keys()]
    beside = [line for line in lines if told and line not in told and is_closing_line(line.text)]
    lines[:] = [line for line in lines if line not in told and line not in beside]
    node.paragraphs.extend(beside)
    for line in told:
        for number, each in _told(line):
            items[number].paragraphs.append(each)
    return [line.group(part)[: part.start("said") - part.start()] for line in told for part in _parts(line)]


def _told(line: Strand) -> list[tuple[int, Strand]]:
    """Return what a line on who or when says of each of several items, with its label; nothing unless all is so."""
    label = _LABEL.match(line.text)
    parts = _parts(line) if label and is_closing_line(line.text) else []
    said = [(number, part) for part in parts for number in _numbers(part["items"])]
    return [(number, line[: label.end()] + line.group(part, "said")) for number, part in said if label]


def _parts(line: Strand) -> list[re.Match[str]]:
    """Return the parts of a line behind its label that each open with numbers; nothing unless all of it is in them."""
    label = _LABEL.match(line.text)
    start = label.end() if label else 0
    parts = list(_PART.finditer(line.text, start))
    gaps = zip([start, *(part.end() for part in parts)], [*(part.start() for part in parts), len(line)], strict=True)
    are_all = not any(line.text[end:opens].strip("；;，,。 \u3000") for end, opens in gaps)
    return parts if are_all and len(parts) >= _FEW else []


def _numbers(printed: str) -> Iterator[int]:
    for first, last in _SPAN.findall(printed):
        yield from range(int(first), int(last or first) + 1)
