"""The register that a page prints above a document, as the rows of a table or in a line.

索引号 | … | 发布日期 | 2024-05-06 | is a row, 文号：沙政发〔2024〕5号 发布日期：2024-05-06 来源：… a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.genre.page_registers import entry_starts, names_entry
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand
from loaders.structure.paragraphs import Paragraph

_FRAME = re.compile(r"[|\s:-]*\|[|\s:-]*")  # what Markdown draws between the rows, and a row of empty cells
_FEWEST = 2  # entries of a row, or rows of one entry: a table of tasks may have one column called so


def entries_apart(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a letter, each entry of its register on a line of its own, its name before it."""
    found = [_entries(paragraph.strand) for paragraph in paragraphs]
    fewest = 1 if sum(count > 0 for count, _ in found) >= _FEWEST else _FEWEST
    return tuple(
        replace(paragraph, strand=entry)
        for paragraph, (count, entries) in zip(paragraphs, found, strict=True)
        for entry in (entries if count >= fewest else (paragraph.strand,))
    )


def _entries(line: Strand) -> tuple[int, tuple[Strand, ...]]:
    """Return how many entries of a register a row or line has, and these, each with its name."""
    if "|" not in line.text:
        opens = entry_starts(line.text)
        return len(opens), _parted(line, opens)
    cells = tuple(line.split_at([match.end() for match in re.finditer(r"\|", line.text)]))
    places = [place for place, cell in enumerate(cells[:-1]) if names_entry(cell.text.rstrip("| "))]
    return len(places), _parted(line, [sum(len(cell) for cell in cells[:place]) for place in places])


def _parted(line: Strand, starts: Sequence[int]) -> tuple[Strand, ...]:
    return tuple(entry.strip() for entry in line.split_at(sorted({0, *starts})) if entry.text.strip())


def is_of_register(text: str) -> bool:
    """Tell an entry of a register, its name before it, or what is drawn between its rows: | --- | --- |."""
    name, stroke, _ = squeeze(text).partition("|")
    return bool(stroke and names_entry(name)) or bool(_FRAME.fullmatch(text)) or 0 in entry_starts(text)
