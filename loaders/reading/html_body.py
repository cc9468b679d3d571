"""Finds the document in a web page: the smallest element that loses no prose; what stands around it is furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from kg.model import FurnitureKind
from loaders.genre.page_registers import stated, titled_entry
from loaders.reading.html_page import Leaf
from loaders.reading.html_register import first_text, with_registers_apart
from loaders.reading.layout import Grid, GridCell, Line
from loaders.reading.page_lines import is_page_line, tells_who_runs_page

Element = etree._Element

_CHINESE = re.compile(r"[一-鿿]")
_SENTENCE = re.compile(r"[。；：，]")
_PUT_UP = re.compile(r"[\[（(]?(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?[\])）]?|[·•\s]")
_PARAGRAPHS = ("p", "li", "dd", "dt", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
_LOST_SHARE = 0.02
_LOST_LENGTH = 60
_PROSE_LENGTH = 15
_TITLE_LENGTH = 8
_OPENING = 20  # leaves at the beginning of a document among which the line of its publication stands


def choose_body(root: Element, leaves: Sequence[Leaf], page_title: str) -> Iterator[Leaf]:
    """Yield the leaves of the page in order, those that do not belong to the document marked as furniture."""
    leaves = with_registers_apart(leaves)
    body = set(find_body(root, leaves).iter())
    inside = [leaf.element in body for leaf in leaves]
    first = inside.index(True) if True in inside else 0
    heading = _heading(leaves[:first], leaves[first:], page_title)
    site = _site_lines(leaves)
    own = _own_lines(leaves, inside, site)
    title = _linked_title(leaves[first : own.start], leaves[own.start :], page_title)
    text = first_text(leaves)
    for number, leaf in enumerate(leaves):
        if number == heading or (title is not None and number == first + title):
            yield leaf
        elif number < first:
            yield from _stated(leaf)
        elif inside[number] and not site[number] and (number in own or not _is_link(leaf)):
            yield from _stated(leaf) if number < min(first + _OPENING, text) and _is_info(leaf) else (leaf,)
        else:
            yield _furniture(leaf)


def _own_lines(leaves: Sequence[Leaf], inside: Sequence[bool], site: Sequence[bool]) -> range:
    """Return the places from the first to the last leaf of the body that is neither of the site nor a link.

    Above them stand the menus of the page (信息公开指南), below them 相关稿件.
    """
    own = [n for n, leaf in enumerate(leaves) if inside[n] and not site[n] and not _is_link(leaf)]
    return range(own[0], own[-1] + 1) if own else range(len(leaves))


def _linked_title(above: Sequence[Leaf], own: Sequence[Leaf], page_title: str) -> int | None:
    """Return which link above the own lines of the body is the document's title: <h1><a>沙河县防汛方案</a></h1>.

    The name of the site may be such a link too, so none is where the own lines open with a title.
    """
    if any(_is_title(leaf, page_title, (1,)) for leaf in own[:_OPENING]):
        return None
    titles = [n for n, leaf in enumerate(above) if _is_link(leaf) and _is_title(leaf, page_title, (1, 2))]
    return titles[-1] if titles else None


def _is_title(leaf: Leaf, page_title: str, levels: Sequence[int]) -> bool:
    text = _squeeze(leaf.text)
    if not isinstance(leaf.item, Line) or len(text) < _TITLE_LENGTH:
        return False
    return leaf.item.heading in levels or text in _squeeze(page_title)


def _is_link(leaf: Leaf) -> bool:
    """Tell a line that is nearly all link and no sentence, the day when it was put up apart."""
    words = len(_PUT_UP.sub("", leaf.text)) if isinstance(leaf.item, Line) and leaf.linked else 0
    return words > 0 and "。" not in leaf.text and leaf.linked * 10 >= words * 9


def find_body(root: Element, leaves: Sequence[Leaf]) -> Element:
    """Return the element that holds the document.

    From the root down, an element gives way to the child that holds nearly all prose, as long as what is left
    outside is neither long nor a sentence of prose.
    """
    elements = list(root.iter())
    weights: dict[Element, int] = {}
    precious: dict[Element, int] = {}
    for leaf in leaves:
        # A table is part of a document, and none in itself.
        place = leaf.element.getparent() if isinstance(leaf.item, Grid) else leaf.element
        if place is not None:
            weights[place] = weights.get(place, 0) + _weight(leaf)
            precious[place] = precious.get(place, 0) + _is_precious(leaf)
    for element in reversed(elements):
        parent = element.getparent()
        if parent is not None:
            weights[parent] = weights.get(parent, 0) + weights.get(element, 0)
            precious[parent] = precious.get(parent, 0) + precious.get(element, 0)
    return _heaviest(root, weights, precious)


def _heaviest(root: Element, weights: Mapping[Element, int], precious: Mapping[Element, int]) -> Element:
    enough = (1 - _LOST_SHARE) * weights.get(root, 0)
    body = root
    while weights.get(root, 0):
        holders = [element for element in body if element.tag not in _PARAGRAPHS]
        child = max(holders, key=lambda element: weights.get(element, 0), default=None)
        if child is None or weights.get(child, 0) < enough or precious.get(child, 0) < precious.get(body, 0):
            break
        body = child
    return body


def _weight(leaf: Leaf) -> int:
    """Weigh prose: Chinese text that is no link, with the marks or the length of a sentence."""
    text = leaf.text
    if not _CHINESE.search(text) or _is_site_line(leaf) or _is_info(leaf):
        return 0
    is_prose = isinstance(leaf.item, Grid) or bool(_SENTENCE.search(text)) or len(text) >= _PROSE_LENGTH
    return max(len(text) - 2 * leaf.linked, 0) if is_prose else 0


def _is_precious(leaf: Leaf) -> bool:
    """Tell whether a line is too long to be anything but prose of the document."""
    return _weight(leaf) >= _LOST_LENGTH and "。" in leaf.text


def _is_info(leaf: Leaf) -> bool:
    """Tell a line on when and from where the page was put up, or another entry of its register.

    发布时间：2021-03-02 来源：省政府办公厅 is one.
    """
    return isinstance(leaf.item, Line) and (leaf.item.furniture is not None or stated(leaf.text) is not None)


def _is_site_line(leaf: Leaf) -> bool:
    text = leaf.text.strip()
    return isinstance(leaf.item, Line) and is_page_line(text)


def _site_lines(leaves: Sequence[Leaf]) -> list[bool]:
    """Tell which leaves are of the site: 主办：…, and 承办：… right below it."""
    site = [_is_site_line(leaf) for leaf in leaves]
    for number, leaf in enumerate(leaves[1:], start=1):
        is_run_by = isinstance(leaf.item, Line) and "。" not in leaf.text and tells_who_runs_page(leaf.text.strip())
        site[number] = site[number] or bool(site[number - 1] and is_run_by)
    return site


def _heading(before: Sequence[Leaf], after: Sequence[Leaf], page_title: str) -> int | None:
    """Return which leaf above the body is the document's title, unless the body prints it again."""
    own = {_squeeze(leaf.text) for leaf in after[:20]}
    known = _squeeze(page_title)
    for number in range(len(before) - 1, -1, -1):
        leaf, text = before[number], _squeeze(before[number].text)
        entry = titled_entry(text)
        text = entry or text
        if not isinstance(leaf.item, Line) or len(text) < _TITLE_LENGTH or leaf.linked > len(text) // 2:
            continue
        if leaf.item.heading in (1, 2) or text in known or entry:
            return None if text in own else number
    return None


def _stated(leaf: Leaf) -> Iterator[Leaf]:
    """Yield a line above the body; of 发布时间：2021-03-02 来源：… the date belongs to the document."""
    place = stated(leaf.text) if _is_info(leaf) else None
    if place is None:
        yield _furniture(leaf)
        return
    start, end = place
    for text, is_furniture in ((leaf.text[:start], True), (leaf.text[start:end], False), (leaf.text[end:], True)):
        part = replace(leaf, item=Line(text))
        if text.strip():
            yield _furniture(part) if is_furniture else part


def _furniture(leaf: Leaf) -> Leaf:
    kind = FurnitureKind.SITE
    if isinstance(leaf.item, Line):
        return replace(leaf, item=replace(leaf.item, furniture=kind))
    cells: tuple[GridCell, ...] = tuple(replace(cell, furniture=kind) for cell in leaf.item.cells)
    return replace(leaf, item=Grid(cells))


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
