"""Reads the text of a cell from its runs: without what is struck out in it, or only says how a word is spoken."""

from __future__ import annotations

import re

from loaders.reading.layout import visible
from loaders.reading.office_xml import ON, Element, attribute, child, local

_ESCAPED = re.compile(r"_x([0-9A-Ca-cE-Fe-f][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2})_")  # no half of a pair: D8 to DF


def text_of(item: Element) -> str:
    """Return the text of a cell without the runs that are struck out, unless all are: that says a task is done."""
    runs = [item, *(each for each in item if local(each) == "r")]
    kept = "".join(_own_text(run) for run in runs if not _is_struck(run))
    return unescaped(kept if visible(kept) else "".join(map(_own_text, runs)))


def unescaped(text: str) -> str:
    """Return a text with its characters that XML cannot hold, _x000A_, and without ends of lines of two of them."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "")


def _own_text(run: Element) -> str:
    return "".join(each.text or "" for each in run if local(each) == "t")


def _is_struck(run: Element) -> bool:
    struck = child(child(run, "rPr"), "strike")
    return struck is not None and (attribute(struck, "val") or "1") in ON
