"""Figures of several years below the last of several items that sum up their heading."""

from __future__ import annotations

import re

from loaders.structure.outline import Node

_OF_YEARS = re.compile(
    r"(?:[到至]20\d{2}年[底末]?|20\d{2}年?[—－~～至到-]{1,2}20\d{2}年(?:期间)?)(?:，|[一-鿿])[^。]*\d"
)


def sum_up(node: Node) -> None:
    """Hand the figures of several years below the last of several items on to the heading that they sum up.

    （一）加强城网。 above 1.…, 2.…, and a paragraph 2019—2022年，建成变电站6座。 that no other item has.
    """
    *others, last = node.children or (node,)
    if node.mark and others and not any(each.paragraphs or each.children for each in others) and not last.children:
        summed = [line for line in last.paragraphs if _OF_YEARS.match(line.text.strip())]
        if summed == last.paragraphs and "。" in last.strand.text:
            node.paragraphs.extend(summed)
            last.paragraphs.clear()
    for child in node.children:
        sum_up(child)
