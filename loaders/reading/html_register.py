"""Takes the register above a document out of its table, list or line: one line for each entry.

索 引 号： | 0123 | 发文字号： | 沙政发〔2024〕5号 states the number; what says nothing of the document is of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from kg.model import FurnitureKind
from loaders.genre.page_registers import entries_of, entry_starts, names_entry, stated, titled_entry
from loaders.reading.html_page import Leaf
from loaders.reading.layout import Grid, Line

_FEWEST = 2  # entries of a table
_LABEL = re.compile(r"[一-鿿\s]{2,12}[：:]")  # 浏览次数：


def with_registers_apart(leaves: Iterable[Leaf]) -> list[Leaf]:
    """Return the leaves of a page, each entry of a register a line of its own, its name before what it says."""
    parted: list[Leaf] = []
    for leaf in leaves:
        below_name = f"{parted[-1].text} {leaf.text}" if parted and names_entry(parted[-1].text) else ""
        if stated(below_name) and not names_entry(leaf.text):
            parted[-1] = _entry(leaf, below_name)  # <dt>文号</dt><dd>沙政发〔2024〕5号</dd>
        else:
            parted.extend(_parts(leaf))
    return parted


def _parts(leaf: Leaf) -> list[Leaf]:
    """Return the entries of a table or line that holds several, else the leaf."""
    entries = _entries_of_rows(leaf.item) if isinstance(leaf.item, Grid) else entries_of(leaf.text)
    return [_entry(leaf, entry) for entry in entries] if len(entries) >= _FEWEST else [leaf]


def _entry(leaf: Leaf, text: str) -> Leaf:
    is_kept = stated(text) or titled_entry(text)
    return Leaf(leaf.element, Line(text, furniture=None if is_kept else FurnitureKind.SITE))


def _entries_of_rows(grid: Grid) -> list[str]:
    """Return the entries of a table in whose rows names and what they say alternate, if it is a register."""
    entries: list[str] = []
    for _, row in groupby(grid.cells, key=lambda cell: cell.row):
        named = _named([" ".join(cell.paragraphs).strip() for cell in row])
        if named is None:
            return []
        entries.extend(named)
    known = [entry for entry in entries if entry_starts(entry) or names_entry(entry.partition(" ")[0])]
    return entries if len(known) >= _FEWEST else []


def _named(cells: Sequence[str]) -> list[str] | None:
    """Return the entries of a row, each a name with the cell behind it, or None if another cell stands there.

    Names beside one another head a list of documents: 文件名称 | 发文字号 | 发布日期.
    """
    entries: list[str] = []
    name = ""
    for cell in cells:
        is_name = names_entry(cell) or bool(_LABEL.fullmatch(cell))
        if (name and is_name) or not (name or is_name or not cell or 0 in entry_starts(cell)):
            return None
        if not is_name and (name or cell):
            entries.append(f"{name} {cell}".strip())
        name = cell if is_name else ""
    return entries
