"""What a report is made of, whatever file it becomes: headings, paragraphs, lists and tables of marked spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Style = Literal["", "strong", "soft", "added", "removed", "moved", "elsewhere", "sign"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in one style; `href` is the anchor of the report that they lead to, `tip` where they come from.

    `kind` names the change that a `sign` stands for, so that it has the colour of that change.
    """

    text: str
    style: Style = ""
    href: str = ""
    tip: str = ""
    kind: str = ""


Line = tuple[Span, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、), 2 (（一）) or 3 (1.); one that names a task has its own number and gets no other."""

    level: int
    text: str
    anchor: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a `note` is set smaller."""

    line: Line
    note: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered where the order is that of importance, `kept` on one page with what comes next."""

    items: tuple[Line, ...]
    numbered: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title and its share of the width."""

    title: str
    share: int
    number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `kinds` are what a reader may filter by, `anchor` its name in the report."""

    cells: tuple[Cell, ...]
    kinds: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, its head repeated on every page; tables of one `group` are filtered together."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of kinds, each with what it is called: only rows of the chosen kind are shown in tables of the group."""

    group: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines of little weight under a summary; closed where a page can be opened, set small elsewhere."""

    summary: str
    items: tuple[Line, ...]


Block = Heading | Paragraph | Bullets | Table | Filter | Fold


@dataclass(frozen=True, slots=True)
class Report:
    """A report in one language: its title, what it compares, and its blocks in order."""

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order, as the contents list them."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))


def line(*parts: str | Span) -> Line:
    """Return a line of plain words and spans; empty ones are left out."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return tuple(span for span in spans if span.text)


def cell(*parts: str | Span) -> Cell:
    """Return a cell of one line, or an empty one."""
    made = line(*parts)
    return (made,) if made else ()


def lines(made: Iterable[Line]) -> Cell:
    """Return a cell of several lines; empty ones are left out."""
    return tuple(one for one in made if one)


def plain(made: Iterable[Span]) -> str:
    """Return the words of a line."""
    return "".join(span.text for span in made)
