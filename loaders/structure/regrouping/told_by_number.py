"""Lines that say by the numbers of the items who does each and by when: 责任单位：1.县水利局；2.县林业局、各镇."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.annotate.clauses import LABEL
from loaders.annotate.closing import is_closing_line
from loaders.genre.references import read_items
from loaders.reading.strand import Strand, join
from loaders.structure.outline import Node

_MOST = 11  # numbers in a row behind the first
_AND = "[、，和及至—－~～-]"
_PLAIN = rf"第?\d{{1,3}}(?:项?{_AND}第?\d{{1,3}}){{0,{_MOST}}}"
_ONE_ENCLOSED = r"(?:[（(]\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[)）]|[①-⑳])"
_ENCLOSED = rf"第?{_ONE_ENCLOSED}(?:{_AND}?第?{_ONE_ENCLOSED}){{0,{_MOST}}}"
# 1.县水利局 and 1、2项县水利局 behind a sign or a blank, （1）县水利局 and ①县水利局 anywhere; 1.2025年 and 1.6月 too
_ENDS = r"(?:项[：:为]?|[.．、](?:(?!\d)|(?=(?:19|20)\d\d年))|[.．](?=(?:1[0-2]|[1-9])月))"
_OPENING = re.compile(
    rf"(?:(?<=[；;，,。：:\s])(?P<plain>{_PLAIN}){_ENDS}|(?P<enclosed>{_ENCLOSED})(?:项[：:为]?)?)\s{{0,3}}"
)
_SAID = re.compile(r"[^\d\s]|(?:19|20)\d{2}年|\d{1,2}月")  # how what is said of an item opens
_LABEL = re.compile(r"[^：:]{2,16}[：:]\s{0,3}")
_SIGNS = "；;，,。 \u3000\t"
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """What a line says of the items of some numbers, behind its label, and these as they are printed."""

    numbers: tuple[int, ...]
    printed: Strand
    said: Strand


def part_by_numbers(root: Node) -> None:
    """Hand what a line below the last of several items says of each by its number on to these; changes the tree.

    完成时间：1、2项6月底前，3项持续推进 is 完成时间：6月底前 of the first two. What another line beside it says of
    none by its number is of the heading above. A line that names a number which no item has is left whole, but for
    numbers before names: 责任单位：1.县水利局；2.县林业局 is 责任单位：县水利局；县林业局.
    """
    nodes = list(root.descendants())
    for node in nodes:
        if len(node.children) >= _FEW:
            root.paragraphs.extend(_part_below(node))
    for node in nodes:
        root.paragraphs.extend(_strip_numbers(node))


def _part_below(node: Node) -> list[Strand]:
    """Part the lines below the last item of a node, and return the numbers that they print."""
    items = {child.value: child for child in node.children}
    lines = node.children[-1].paragraphs
    parted = [(line, _parts(line)) for line in lines]
    told = [(line, parts) for line, parts in parted if parts and all(items.keys() >= {*p.numbers} for p in parts)]
    by_number = [line for line, _ in told]
    beside = [line for line in lines if told and line not in by_number and is_closing_line(line.text)]
    lines[:] = [line for line in lines if line not in by_number and line not in beside]
    node.paragraphs.extend(beside)
    for part in (part for _, parts in told for part in parts):
        for number in part.numbers:
            items[number].paragraphs.append(part.said)
    return [part.printed for _, parts in told for part in parts]


def _strip_numbers(node: Node) -> list[Strand]:
    """Take the numbers before names out of the lines of a node on who does it, and return them."""
    taken: list[Strand] = []
    for place, line in enumerate(node.paragraphs):
        openings = _openings(line) if LABEL.match(line.text) else ()
        if openings and _parts(line):
            ends = [*(match.start() for match in openings[1:]), len(line)]
            said = (line[match.end() : end] for match, end in zip(openings, ends, strict=True))
            node.paragraphs[place] = join((line[: openings[0].start()], *said))
            taken.extend(line.group(match) for match in openings)
    return taken


def _parts(line: Strand) -> tuple[_Part, ...]:
    """Return what a line on who or when says of items, each by its numbers; nothing unless all of it is said so."""
    openings = _openings(line)
    if len(openings) < _FEW or not is_closing_line(line.text):
        return ()
    ends = [*(match.start() for match in openings[1:]), len(line)]
    label = line[: openings[0].start()]
    parts = tuple(_part(line, label, match, end) for match, end in zip(openings, ends, strict=True))
    return parts if all(_SAID.match(line.text, match.end()) for match in openings) else ()


def _part(line: Strand, label: Strand, opening: re.Match[str], end: int) -> _Part:
    numbers = (item.value for item in read_items(opening["plain"] or opening["enclosed"]))
    return _Part(tuple(numbers), line.group(opening), label + line[opening.end() : end].strip(_SIGNS))


def _openings(line: Strand) -> Sequence[re.Match[str]]:
    """Return the numbers, all of one form, that part a line behind its label; none if words stand before the first."""
    label = _LABEL.match(line.text)
    found = list(_OPENING.finditer(line.text, label.end())) if label else []
    if not label or not found or line.text[label.end() : found[0].start()].strip(_SIGNS):
        return ()
    form = found[0].lastgroup
    return [
        match
        for match in found
        if match.lastgroup == form and (match is found[0] or line.text[match.start() - 1] not in "：:")
    ]
