"""How a paragraph of a Word document looks, through its chain of styles: heading level, list, alignment, size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.reading.office_xml import Element, attribute, child, local, value_of

_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)?", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_LONGEST_CHAIN = 20
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles by identifier, and the identifier of the one that plain paragraphs have."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph's properties and styles say of it; `list_place` is its list and its level there, from 0."""

    heading: int | None = None
    list_place: tuple[str, int] | None = None
    centred: bool = False
    size: str | None = None
    bold: bool = False
    is_contents: bool = False


def read_styles(part: Element | None) -> Styles:
    """Return the paragraph styles of styles.xml."""
    by_id: dict[str, Element] = {}
    default: str | None = None
    for each in part if part is not None else ():
        if local(each) == "style" and attribute(each, "type") == "paragraph":
            identifier = attribute(each, "styleId") or ""
            by_id[identifier] = each
            default = identifier if attribute(each, "default") in ("1", "true", "on") else default
    return Styles(by_id, default)


def look_of(paragraph: Element, styles: Styles) -> Look:
    """Return the look of a paragraph: what it says itself, else what its style says, else the style's parent."""
    own = child(paragraph, "pPr")
    chain = list(_chain(value_of(own, "pStyle") or styles.default, styles))
    properties = [own, *(child(style, "pPr") for style in chain)]
    runs = [_first_run(paragraph), *(child(style, "rPr") for style in chain)]
    return Look(
        heading=_heading(properties, chain),
        list_place=_list_place(properties),
        centred=_first(properties, "jc") == "center",
        size=_first(runs, "sz"),
        bold=_is_bold(runs),
        is_contents=any(_CONTENTS.fullmatch((value_of(style, "name") or "").strip()) for style in chain),
    )


def _chain(identifier: str | None, styles: Styles) -> Iterator[Element]:
    """Yield a style and those it is based on; a circle of styles ends."""
    for _ in range(_LONGEST_CHAIN):
        style = styles.by_id.get(identifier or "")
        if style is None:
            return
        yield style
        identifier = value_of(style, "basedOn")


def _first(levels: list[Element | None], name: str) -> str | None:
    return next((value for value in (value_of(each, name) for each in levels) if value is not None), None)


def _heading(properties: list[Element | None], chain: list[Element]) -> int | None:
    outline = _first(properties, "outlineLvl")
    if outline is not None and outline.isdecimal() and int(outline) < 6:
        return int(outline) + 1
    for style in chain:
        match = _HEADING.fullmatch((value_of(style, "name") or "").strip())
        if match:
            return int(match[1])
    return None


def _list_place(properties: list[Element | None]) -> tuple[str, int] | None:
    """The nearest numbering wins; list 0 takes a paragraph out of the list of its style."""
    identifier: str | None = None
    depth: str | None = None
    for each in properties:
        numbering = child(each, "numPr")
        if numbering is None:
            continue
        identifier = identifier or value_of(numbering, "numId")
        depth = depth or value_of(numbering, "ilvl")
        if identifier is not None:
            break
    if identifier is None or identifier == "0":
        return None
    return identifier, int(depth) if depth and depth.isdecimal() else 0


def _first_run(paragraph: Element) -> Element | None:
    for element in paragraph.iter():
        if local(element) == "r" and any(local(each) == "t" and (each.text or "").strip() for each in element):
            return child(element, "rPr")
    return None


def _is_bold(runs: list[Element | None]) -> bool:
    for each in runs:
        bold = child(each, "b")
        if bold is not None:
            return attribute(bold, "val") not in _OFF
    return False
