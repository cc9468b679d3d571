"""Counts the automatic numbers of a Word document, so that they are read as Word prints them: 一、 （一） 1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.reading.numerals import printed_number
from loaders.reading.office_xml import Element, attribute, child, local, value_of

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the form of its number, the text around it (（%1）), what stands after it, and its start."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    is_legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    levels: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Label:
    """What Word prints before a paragraph: its number, or a bullet, which is no text."""

    text: str
    is_bullet: bool = False


def read_numbering(part: Element | None) -> Numbering:
    """Return the lists that numbering.xml defines; none for a document without it."""
    numbering = Numbering()
    if part is None:
        return numbering
    abstracts = {attribute(each, "abstractNumId") or "": each for each in part if local(each) == "abstractNum"}
    by_style = {style: key for key, each in abstracts.items() if (style := value_of(each, "styleLink"))}
    for number in part:
        if local(number) != "num":
            continue
        key = value_of(number, "abstractNumId") or ""
        linked = value_of(abstracts.get(key), "numStyleLink")
        key = by_style.get(linked, key) if linked else key
        levels = _levels(abstracts.get(key))
        identifier = attribute(number, "numId") or ""
        for override in number:
            _override(override, identifier, levels, numbering)
        numbering.levels[identifier] = (key, levels)
    return numbering


def next_label(numbering: Numbering, identifier: str, depth: int) -> Label | None:
    """Return the label of the next paragraph on a level of a list, counted on; None if there is no such list."""
    if identifier not in numbering.levels or not 0 <= depth < _DEEPEST:
        return None
    key, levels = numbering.levels[identifier]
    counts = numbering.counts.setdefault(key, {})
    _begin(numbering, identifier, counts)
    level = levels.get(depth, Level())
    counts[depth] = min(counts.get(depth, level.start - 1) + 1, _MOST)
    for deeper in [place for place in counts if place > depth and _restarts(levels.get(place), depth)]:
        del counts[deeper]
    if level.form == "bullet":
        return Label("", is_bullet=True)
    text = _PLACE.sub(lambda match: _printed(int(match[1]) - 1, levels, counts, legal=level.is_legal), level.text)
    return Label(text + _gap(text, level)) if text else None


def _begin(numbering: Numbering, identifier: str, counts: dict[int, int]) -> None:
    """Lists of one definition count on together, unless one of them says where it starts."""
    if identifier in numbering.begun:
        return
    numbering.begun.add(identifier)
    for (number, depth), start in numbering.starts.items():
        if number == identifier:
            counts[depth] = start - 1


def _restarts(level: Level | None, depth: int) -> bool:
    """A level counts anew below each higher one; w:lvlRestart 0 never, n only below level n and above."""
    if level is None or level.restart is None:
        return True
    return depth < level.restart


def _printed(depth: int, levels: dict[int, Level], counts: dict[int, int], *, legal: bool) -> str:
    level = levels.get(depth, Level())
    number = counts.setdefault(depth, level.start)
    return printed_number(number, "decimal" if legal else level.form)


def _gap(text: str, level: Level) -> str:
    """After a Chinese mark nothing is needed; after 1. or a) a blank parts number and text."""
    return " " if level.suffix != "nothing" and text[-1].isascii() else ""


def _levels(abstract: Element | None) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for each in abstract if abstract is not None else ():
        if local(each) == "lvl":
            found[_integer(attribute(each, "ilvl"), 0)] = _level(each)
    return found


def _level(element: Element) -> Level:
    restart = value_of(element, "lvlRestart")
    legal = child(element, "isLgl")
    return Level(
        form=_form(element),
        text=value_of(element, "lvlText") or "",
        start=_integer(value_of(element, "start"), 1),
        suffix=value_of(element, "suff") or "tab",
        is_legal=legal is not None and attribute(legal, "val") not in ("0", "false"),
        restart=_integer(restart, 0) if restart is not None else None,
    )


def _form(level: Element) -> str:
    """Word 2010 and later write newer forms inside mc:AlternateContent, with the older one as fallback."""
    direct = value_of(level, "numFmt")
    if direct:
        return direct
    for each in level.iter():
        if local(each) == "numFmt" and attribute(each, "val") not in (None, "custom"):
            return attribute(each, "val") or "decimal"
    return "decimal"


def _override(element: Element, identifier: str, levels: dict[int, Level], numbering: Numbering) -> None:
    if local(element) != "lvlOverride":
        return
    depth = _integer(attribute(element, "ilvl"), 0)
    own = child(element, "lvl")
    if own is not None:
        levels[depth] = _level(own)
    start = value_of(element, "startOverride")
    if start is not None:
        numbering.starts[(identifier, depth)] = _integer(start, 1)


def _integer(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if re.fullmatch(r"\d{1,9}", text) else default
