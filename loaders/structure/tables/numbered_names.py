"""Cells that number those they name: 1.市工信局 2.市财政局."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.genre.numbering import MarkKind, read_mark
from loaders.reading.strand import Strand

_NUMBER = re.compile(r"(?:^|(?<=\D))\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])\s*(?=[一-鿿])")


@dataclass(frozen=True, slots=True)
class NumberedNames:
    """The names of a cell, each with what goes on behind it to the next number, and the numbers before them."""

    names: tuple[Strand, ...]
    numbers: tuple[Strand, ...]


def numbered_names(lines: Sequence[Strand]) -> NumberedNames:
    """Return the lines of a cell of names without the numbers before them; as they are if the first has none."""
    mark = read_mark(lines[0].text) if lines else None
    if mark is None or mark.number != 1 or mark.kind < MarkKind.ARABIC:
        return NumberedNames(tuple(lines), ())
    names: list[Strand] = []
    numbers: list[Strand] = []
    for line in lines:
        last = 0
        for match in _NUMBER.finditer(line.text):
            names.append(line[last : match.start()].strip())
            numbers.append(line.group(match))
            last = match.end()
        names.append(line[last:].strip())
    return NumberedNames(tuple(name for name in names if name), tuple(numbers))
