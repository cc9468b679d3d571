"""Takes the register above a document out of its table, list or line: one line for each entry.

索 引 号： | 0123 | 发文字号： | 沙政发〔2024〕5号 states the number; what says nothing of the document is of the site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from kg.model import FurnitureKind
from loaders.genre.numbering import read_mark
from loaders.genre.page_registers import entries_of, entry_starts, names_entry, stated, titled_entry
from loaders.reading.html_page import Leaf
from loaders.reading.layout import Grid, Line
from loaders.reading.page_lines import is_page_line

_FEWEST = 2  # entries of a table
_SENTENCE, _NUMBERED = 15, 5  # letters of a sentence, and of a numbered line
_LABEL = re.compile(r"[一-鿿\s]{2,12}[：:]")  # 浏览次数：


def with_registers_apart(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the leaves of a page, each entry of a register a line of its own, its name before what it says.

    A register stands above the text: 公开单位：县财政局 公开时间：2024年6月30日 below 一、预算公开 is a task's.
    """
    text = first_text(leaves)
    parted: list[Leaf] = []
    for leaf in leaves[:text]:
        below_name = f"{parted[-1].text} {leaf.text}" if parted and names_entry(parted[-1].text) else ""
        if stated(below_name) and not names_entry(leaf.text):
            parted[-1] = _entry(leaf, below_name)  # <dt>文号</dt><dd>沙政发〔2024〕5号</dd>
        else:
            parted.extend(_parts(leaf))
    return [*parted, *leaves[text:]]


def first_text(leaves: Sequence[Leaf]) -> int:
    """Return the place of the first numbered line or sentence that is no link and no entry of a register.

    What a site tells above the first heading of a page (本站已支持无障碍浏览。) is no text of the document.
    """
    headings = (n for n, leaf in enumerate(leaves) if isinstance(leaf.item, Line) and leaf.item.heading in (1, 2))
    start = next((n for n in headings if not leaves[n].linked), 0)
    for place, leaf in enumerate(leaves[start:], start):
        is_said = names_entry(leaves[place - 1].text) if place else False  # <dt>内容概述</dt><dd>加强防汛。</dd>
        if not is_said and _is_text(leaf):
            return place
    return len(leaves)


def _is_text(leaf: Leaf) -> bool:
    text = leaf.text.strip()
    if not isinstance(leaf.item, Line) or leaf.item.furniture or leaf.linked or is_page_line(text):
        return False
    label = _LABEL.match(text)
    is_sentence = "。" in text and len(text) >= _SENTENCE and not (label and names_entry(label[0]))
    return is_sentence or (read_mark(text) is not None and len(text) >= _NUMBERED)


def _parts(leaf: Leaf) -> list[Leaf]:
    """Return the entries of a table or line that holds several, else the leaf."""
    entries = _entries_of_rows(leaf.item) if isinstance(leaf.item, Grid) else entries_of(leaf.text)
    is_register = len(entries) >= _FEWEST and any(map(_is_of_document, entries))
    return [_entry(leaf, entry) for entry in entries] if is_register else [leaf]


def _is_of_document(entry: str) -> bool:
    """Tell an entry that states the number, the day, the issuer or the title of the document."""
    return bool(stated(entry) or titled_entry(entry))


def _entry(leaf: Leaf, text: str) -> Leaf:
    return Leaf(leaf.element, Line(text, furniture=None if _is_of_document(text) else FurnitureKind.SITE))


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
