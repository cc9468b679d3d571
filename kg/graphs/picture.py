"""The values of a picture: boxes with their places, the edges between them, the columns and bands they stand in.

Lengths are in pixels at a zoom of 1, x to the right and y downward, places are those of the upper left corner. What
comes from a document is a text and stands as it is; what is said by us is a `Wording`, Chinese and English.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Wording = tuple[str, str]
"""What we say, in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a source as it stands there, between what surrounds it."""

    source: str
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a side panel; `value` is a text of a document, or a wording of ours."""

    label: Wording
    value: str | Wording


@dataclass(frozen=True, slots=True)
class Reference:
    """A way from a box to another page, by the page's file name."""

    label: Wording
    page: str


@dataclass(frozen=True, slots=True)
class Node:
    """A box: what it is, what is written on it, what the side panel tells of it, and where it stands.

    `kind` is a key of `kg.design.KINDS`. `head` stands above the `lines` of the title, `foot` below them; `title` is
    the whole of it. `name` is what the side panel calls a box without a head. `mark` is a key of
    `kg.design.CHANGES` or `VERDICTS`, shown as a sign with its word. A node with a `parent` is shown once that is
    opened. `tone` is `focus` (what the picture is about), `plain` or `quiet`.
    `certain` is from 0 to 1, None where nothing was inferred. `found` are words to mark in the text.
    """

    identifier: str
    kind: str
    title: str
    head: Wording = ("", "")
    name: Wording = ("", "")
    foot: Wording = ("", "")
    lines: tuple[str, ...] = ()
    column: int = 0
    band: int = 0
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
    tone: str = "plain"
    mark: str | None = None
    year: str = ""
    plan: str = ""
    departments: tuple[str, ...] = ()
    certain: float | None = None
    parent: str | None = None
    facts: tuple[Fact, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()
    references: tuple[Reference, ...] = ()
    found: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another; `kind` is a key of `EDGES` in `kg.graphs.wording`.

    `proposed` lines wait for a person and are dashed; a `candidate` is one that is not sure enough to count as a link
    until a person confirms it. `weight` is how much runs along it, 1 for most.
    """

    source: str
    target: str
    kind: str
    confidence: float | None = None
    proposed: bool = False
    weight: int = 1
    candidate: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What stands above a column of boxes, and where it stands."""

    title: Wording
    subtitle: Wording = ("", "")
    x: float = 0
    width: float = 0


@dataclass(frozen=True, slots=True)
class Band:
    """A stripe across the picture that holds the boxes of one plan or group; `title` names it."""

    title: Wording
    y: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class Area:
    """A rounded region around boxes that belong together, in a picture without columns."""

    title: Wording
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture; `kind` is the view that it is of, `summary` says in a sentence what is to be seen.

    `free` pictures have no columns: their boxes stay where they are.
    """

    kind: str
    title: Wording
    summary: Wording
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    columns: tuple[Column, ...] = ()
    bands: tuple[Band, ...] = ()
    areas: tuple[Area, ...] = field(default=())
    free: bool = False
