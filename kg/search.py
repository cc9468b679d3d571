"""The full-text index beside a store: every title and text of the plans, found by the words that it holds.

An SQLite file with an FTS5 table of trigrams, which finds words of three characters and more; shorter ones
are compared with LIKE. Texts are folded before they are compared: half and full width, upper and lower case
are one, white space is nothing. Beside each text lie the ends of its words, cut when the index is built, so that
a phrase can be told from an accident (大保护 in 扩大保护名录).
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from kg.errors import QueryError, StoreError
from kg.segment import Words, cut_words, read_words
from kg.table import Table

KINDS = ("plan", "section", "task", "measure", "target", "outcome", "remark")
_RANKS = {"plan": 0, "section": 0, "task": 0, "measure": 1, "target": 2, "outcome": 2, "remark": 3}
_TRIGRAM = 3
_ORDER = "ORDER BY rank, year, plan, start, iri"
# What parts words where people write several, as it stands in a folded text: stops and commas, quotes and brackets.
_SIGNS = re.compile(r"""[,、。;:!?…·—|/"'“”‘’《》〈〉「」『』()【】〔〕\[\]]+""")
_IS_LIKE = "folded LIKE ? ESCAPE '\\'"
_SCHEMA = """
CREATE TABLE entry (
  number INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, rank INTEGER NOT NULL, plan TEXT NOT NULL,
  year INTEGER NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, ends TEXT NOT NULL
);
CREATE VIRTUAL TABLE trigram USING fts5(folded, content='', tokenize='trigram case_sensitive 1');
"""

_INSERT = (
    "INSERT INTO entry (iri, kind, rank, plan, year, start, text, folded, ends) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
Mark = tuple[int, int]
IndexRow = tuple[str, str, int, str, int, int, str, str, str]
"""A text as the index holds it: IRI, kind, rank of the kind, plan, year, start, text, folded text, ends of words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to index: its element, the element's kind (one of `KINDS`), plan and year, where it starts there."""

    iri: str
    kind: str
    plan: str
    year: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that holds the words; `marks` are their places in it, half-open, in order, not overlapping."""

    iri: str
    kind: str
    plan: str
    year: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared: `places[i]` is where character i stands in the text; one more closes the list."""

    text: str
    places: tuple[int, ...]

    def mark(self, start: int, end: int) -> Mark:
        """Return the stretch of the text that the folded characters from `start` to `end` stand for."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class WordText:
    """An indexed text with the ends of its words, counted in characters of the folded text."""

    iri: str
    kind: str
    plan: str
    year: int
    text: str
    folded: Folded
    ends: frozenset[int]


def fold(text: str) -> Folded:
    """Return a text without white space, in half width and lower case, each character knowing its place."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for one in unicodedata.normalize("NFKC", character).casefold():
            if not one.isspace():
                characters.append(one)
                places.append(place)
    return Folded("".join(characters), (*places, len(text)))


def read_entries(table: Table) -> tuple[Entry, ...]:
    """Return the entries of the answer to the query `all-texts`, in its order."""
    return tuple(
        Entry(
            iri=row["element"],
            kind=row["kind"],
            plan=row["plan"],
            year=int(row["year"]),
            start=int(row["start"] or 0),
            text=row["text"],
        )
        for row in table.records()
    )


def build_index(path: Path, entries: Iterable[Entry]) -> int:
    """Write the index of `entries` to `path`, and return how many it holds.

    The same entries give the same file, in whatever order they come. Raises `StoreError` if it cannot be written.
    """
    return write_index(path, index_rows(entries))


def index_rows(entries: Iterable[Entry]) -> tuple[IndexRow, ...]:
    """Return the rows of an index, sorted, each entry once; the words of a text do not depend on the other texts."""
    ordered = sorted(set(entries), key=lambda e: (_RANKS[e.kind], e.year, e.plan, e.start, e.iri, e.text))
    folded = [fold(entry.text).text for entry in ordered]
    words = read_words(folded)
    return tuple(_row(entry, text, words) for entry, text in zip(ordered, folded, strict=True))


def write_index(path: Path, rows: Iterable[IndexRow]) -> int:
    """Write an index of rows to `path` in their order, and return how many it holds.

    The rows need not be held at a time. Raises `StoreError` if it cannot be written.
    """
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as index, index:
            index.executescript(_SCHEMA)
            index.executemany(_INSERT, rows)
            index.execute("INSERT INTO trigram (rowid, folded) SELECT number, folded FROM entry ORDER BY number")
            number: int = index.execute("SELECT COUNT(*) FROM entry").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError(f"{path}: the index cannot be written: {error}") from error
    return number


def search(path: Path, words: str, limit: int | None = None) -> tuple[Hit, ...]:
    """Return the texts of the index at `path` that hold all of `words` (parted by white space).

    A word counts where it cuts no other in two (大保护 does not stand in 扩大保护), much as in `kg.phrase`; where no
    text holds them all so, those are returned that hold their characters. Where none holds these either, signs part
    words as blanks do (海外，维权, “海外”). Titles come before measures, these before targets and outcomes, these
    before remarks; within each by year, plan and place. Raises `QueryError` if there is no word, `StoreError` if there
    is no index.
    """
    wanted = tuple(fold(word).text for word in words.replace("\0", " ").split())  # SQLite ends a text at NUL
    plain = tuple(word for word in wanted if word)
    if not plain:
        raise QueryError("no word to search for", hint="kg search 地理标志")
    parted = part_words(plain)
    found = _search(path, plain, limit)
    return found if found or parted in {(), plain} else _search(path, parted, limit)


def part_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that stand between signs in `words`, in their order: 海外 and 维权 of 海外，维权."""
    return tuple(part for word in words for part in _SIGNS.split(unicodedata.normalize("NFKC", word)) if part)


def _search(path: Path, words: tuple[str, ...], limit: int | None) -> tuple[Hit, ...]:
    """The texts that hold all of the folded words, or else their characters."""
    texts = _find_free(path, words, limit)
    places = _free_places if texts else _places
    found = texts or find_texts(path, words, limit)
    return tuple(_hit(text, (place for word in words for place in places(text, word))) for text in found)


def _find_free(path: Path, words: tuple[str, ...], limit: int | None) -> tuple[WordText, ...]:
    """The texts that hold all words without cutting another; of many it looks at more until there are enough."""
    looked = limit
    while True:
        texts = find_texts(path, words, looked)
        free = tuple(text for text in texts if all(any(_free_places(text, word)) for word in words))
        if limit is None or looked is None or len(texts) < looked or len(free) >= limit:
            return free[:limit]
        looked = 4 * looked + 1


def cuts_a_word(start: int, end: int, ends: Collection[int]) -> bool:
    """Whether a stretch of a folded text reaches from within one word into another; `ends` are those of its words."""
    whole = (start == 0 or start in ends) and end in ends
    return not whole and any(start < cut < end for cut in ends)


def known_texts(path: Path) -> frozenset[str]:
    """Return all texts of the index at `path`, as they are printed. Raises `StoreError` as `search` does."""
    return frozenset(row[0] for row in _rows(path, "SELECT text FROM entry", ()))


def find_texts(path: Path, words: Iterable[str], limit: int | None = None) -> tuple[WordText, ...]:
    """Return the texts that hold all of the folded `words`, with the ends of their words, in the order of `search`.

    Raises `StoreError` if there is no index at `path`, or if it is damaged.
    """
    several = tuple(words)
    long = [word for word in several if len(word) >= _TRIGRAM]
    short = [word for word in several if len(word) < _TRIGRAM]
    conditions = [_IS_LIKE] * len(short)
    values = [_like((word,)) for word in short]
    if long:
        conditions.insert(0, "number IN (SELECT rowid FROM trigram WHERE trigram MATCH ?)")
        values.insert(0, " AND ".join(_quote(word) for word in long))
    return _select(path, " AND ".join(conditions) or "TRUE", values, limit)


def find_scattered(path: Path, characters: str) -> tuple[WordText, ...]:
    """Return the texts that hold all `characters` in their order, whatever stands between them."""
    return _select(path, _IS_LIKE, [_like(characters)], None)


def _select(path: Path, condition: str, values: list[str], limit: int | None) -> tuple[WordText, ...]:
    query = f"SELECT iri, kind, plan, year, text, ends FROM entry WHERE {condition} {_ORDER} LIMIT ?"  # noqa: S608
    rows = _rows(path, query, (*values, -1 if limit is None else limit))
    return tuple(
        WordText(iri, kind, plan, year, text, fold(text), frozenset(map(int, ends.split())))
        for iri, kind, plan, year, text, ends in rows
    )


def _rows(path: Path, query: str, values: Sequence[str | int]) -> list[Any]:
    if not path.is_file():
        raise StoreError(f"there is no index at {path}", hint="build it with: kg build")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as index:
            return index.execute(query, values).fetchall()
    except sqlite3.Error as error:
        raise StoreError(f"{path}: the index cannot be read: {error}", hint="build it again with: kg build") from error


def _row(entry: Entry, folded: str, words: Words) -> IndexRow:
    ends = accumulate(map(len, cut_words(folded, words)))
    place = (entry.iri, entry.kind, _RANKS[entry.kind], entry.plan, entry.year, entry.start)
    return (*place, entry.text, folded, " ".join(map(str, ends)))


def _quote(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _like(parts: Iterable[str]) -> str:
    """Return the pattern of LIKE for texts that hold the parts in their order."""
    escaped = ("".join(f"\\{c}" if c in "\\%_" else c for c in part) for part in parts)
    return f"%{'%'.join(escaped)}%"


def _hit(text: WordText, places: Iterable[Mark]) -> Hit:
    """A text with the places of its words, overlapping and adjoining ones made one."""
    marks: list[Mark] = []
    for start, end in sorted(text.folded.mark(*place) for place in places):
        if marks and start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return Hit(text.iri, text.kind, text.plan, text.year, text.text, tuple(marks))


def _free_places(text: WordText, word: str) -> Iterator[Mark]:
    return (place for place in _places(text, word) if not cuts_a_word(*place, text.ends))


def _places(text: WordText, word: str) -> Iterator[Mark]:
    """Where a word stands in the folded text, half-open."""
    folded = text.folded.text
    start = folded.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = folded.find(word, start + 1)
