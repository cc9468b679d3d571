"""Cells that a spreadsheet puts in quotes for the line breaks in them, in rows that were copied from it as text."""

from __future__ import annotations

import re

from loaders.reading.strand import Strand, join

_WORDS = r'"(?:[^"\t]|""){1,4000}"'
# beside a tab on one side at least: a line of prose may be all in quotes
_QUOTED = re.compile(rf"(?<=\t){_WORDS}(?=\t|\r?$)|^{_WORDS}(?=\t)", re.MULTILINE)
_CELL = re.compile(rf"\s*(?P<quoted>{_WORDS})\s*")
_BREAK = re.compile(r"[\r\n\f\v\u2028\u2029]")


def without_inner_breaks(text: str) -> str:
    """Return a text of the same length with a blank for each line break within a quoted cell."""
    return _QUOTED.sub(lambda cell: _BREAK.sub(" ", cell.group()), text)


def unquoted(cell: Strand, markup: list[Strand]) -> Strand:
    """Return what a cell says in its quotes, which are added to `markup`; a doubled one stands for itself."""
    match = _CELL.fullmatch(cell.text)
    if match is None:
        return cell
    quoted = cell.group(match, "quoted")
    inner = quoted[1:-1]
    markup.extend((quoted[:1], quoted[-1:]))
    kept, last = [], 0
    for double in re.finditer('""', inner.text):
        kept.append(inner[last : double.start() + 1])
        markup.append(inner[double.start() + 1 : double.end()])
        last = double.end()
    return join((*kept, inner[last:]))
