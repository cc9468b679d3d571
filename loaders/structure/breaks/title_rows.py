"""Parts the titles of numbered paragraphs from the text that a lost line break glued to them, over all of a row.

Of the items of one row (（一） … （五） below one heading) most have such a title or none has. What the places where
they may end have in common speaks for them: how long they are, how many halves they have, with which word they close.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from loaders.genre.numbering import MarkKind, read_mark
from loaders.reading.strand import Strand
from loaders.structure.breaks.title_ends import Place, title_places
from loaders.structure.sentences import split_sentences

_LIKELY = 3  # what most items of a row have to have
_SURE = 4  # and a title that the row speaks for
_ALONE = 5  # one of a row of two or a sole one
_AGAINST = 9  # and one that its row speaks against
_MOSTLY = 0.6
_FEW = 3
_PAIR = 2
_TITLE = 26  # characters of a title that a full stop closes
_HEADING = 40
_CLAUSE = 18
_HALF = 6
_COMPOUND = 4
_NEAR = 5
_ALIKE = 3  # characters by which the titles of a row differ in length


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph of a row: where it stands, how long its number is, and where its title may end."""

    at: int
    mark: int
    strand: Strand
    places: tuple[Place, ...]
    is_heading: bool
    is_titled: bool

    @property
    def best(self) -> int:
        """How much speaks for the best place."""
        return max((place.score for place in self.places if place.opens), default=0)


def with_titles_apart(strands: Sequence[Strand]) -> list[Strand]:
    """Return the paragraphs of a text, the titles that opened one without a full stop as paragraphs of their own."""
    ends: dict[int, int] = {}
    for kind, row in _rows(strands):
        ends.update(_titles(kind, row))
    parted: list[Strand] = []
    for at, strand in enumerate(strands):
        pieces = strand.split_at([ends[at]]) if at in ends else (strand,)
        parted.extend(piece.strip() for piece in pieces if piece.text.strip())
    return parted


def _rows(strands: Sequence[Strand]) -> list[tuple[MarkKind, list[Item]]]:
    """Return the numbered paragraphs by row: those of one kind below one of an outer kind."""
    rows: dict[tuple[MarkKind, int], list[Item]] = {}
    last: dict[MarkKind, int] = {}
    counted: dict[MarkKind, tuple[int, int]] = {}
    marks = [read_mark(strand.text) for strand in strands]
    for at, (strand, mark) in enumerate(zip(strands, marks, strict=True)):
        if mark is None:
            continue
        above = max((place for kind, place in last.items() if kind < mark.kind), default=-1)
        last[mark.kind] = at
        number, so_far = counted.get(mark.kind, (0, above))
        above = so_far if mark.number == number + 1 > 1 else above  # numbers that run on past a heading are one row
        counted[mark.kind] = mark.number, above
        body = strand.text[mark.length :]
        below = marks[at + 1] if at + 1 < len(strands) else None
        # 一、申报条件申报企业应当符合以下条件：
        leads_in = mark.kind <= MarkKind.CHINESE and body.endswith(("：", ":"))
        is_heading = len(body) <= _HEADING and "。" not in body and (below is None or below.kind > mark.kind)
        is_heading = is_heading and not leads_in
        sentences = split_sentences(strand[mark.length :])
        is_titled = bool(sentences) and len(sentences[0]) <= _TITLE and len(sentences) > 1
        places = () if is_heading else tuple(title_places(body))
        rows.setdefault((mark.kind, above), []).append(Item(at, mark.length, strand, places, is_heading, is_titled))
    return [(kind, row) for (kind, _), row in rows.items()]


def _titles(kind: MarkKind, row: Sequence[Item]) -> dict[int, int]:
    """Return where the titles of a row end in their paragraphs, by the places of these."""
    items = [item for item in row if not item.is_heading]
    likely = [item for item in items if item.best >= _LIKELY + item.is_titled]
    is_row = (
        len(likely) > 1 and len(likely) >= _MOSTLY * len(items) and _speaks_for(items) >= _SURE and _are_alike(likely)
    )
    if kind <= MarkKind.CHINESE or not is_row:  # parts are no row: each has a title of its own kind
        is_spoken_for = kind <= MarkKind.CHINESE or len(items) * 2 <= len(row)  # the others are headings alone
        least = _SURE if is_spoken_for else _ALONE if len(items) < _FEW else _AGAINST
        chosen = [item for item in items if item.best >= least + item.is_titled]
        likened = _as_headings(row) if kind <= MarkKind.CHINESE else {}
        return {item.at: item.mark + _first_best(item.places) for item in chosen} | likened
    shape = _shape(likely)
    ends: dict[int, int] = {}
    for item in items:
        scores = {place: shape.score(item, place) for place in item.places}
        place = _chosen(scores) if scores else None
        if place and scores[place] >= _SURE + item.is_titled:
            ends[item.at] = item.mark + place.length
    return ends


def _as_headings(row: Sequence[Item]) -> dict[int, int]:
    """Return where titles of parts end that close as titles do and are about as long as those that stand alone.

    三、管理办法入库企业实行动态管理。 beside 二、办理流程 and 四、职责分工, though no sentence opens as they do.
    """
    alone = [len(item.strand.text[item.mark :].strip()) for item in row if item.is_heading]
    ends: dict[int, int] = {}
    for item in row if len(alone) >= _PAIR else ():
        near = [p for p in item.places if p.closes and abs(p.length - median(alone)) <= _ALIKE]
        best = max(near, key=lambda place: place.score, default=None)
        if best and not item.is_titled and best.score + 1 >= max(_SURE, item.best):
            ends[item.at] = item.mark + best.length
    return ends


def _first_best(places: Sequence[Place]) -> int:
    return _chosen({place: place.score for place in places}).length


def _chosen(scores: Mapping[Place, int]) -> Place:
    """Return the place that most speaks for, a sentence behind it; of two near each other the one behind the compound.

    融合|发展|提升农业现代化水平 is parted behind 发展.
    """
    best = max(scores, key=lambda place: (scores[place] >= _SURE, place.opens, scores[place], -place.length))
    near = [
        p
        for p in scores
        if p.closes and p.opens >= best.opens and scores[p] == scores[best] and 0 < p.length - best.length <= _COMPOUND
    ]
    return near[-1] if near else best


def _are_alike(items: Sequence[Item]) -> bool:
    """Tell whether most titles of a row are about as long as each other; places found by chance are not."""
    lengths = [_first_best(item.places) for item in items]
    near = sum(abs(length - median(lengths)) <= _NEAR for length in lengths)
    return near >= _MOSTLY * len(items)


def _speaks_for(items: Sequence[Item]) -> float:
    """Return how much speaks for titles in a row on average.

    A first clause that is long holds a title and more, and a last word that all share tells too.
    """
    shape = _shape([item for item in items if item.places])
    clauses = [_clause(item.strand.text[item.mark :], shape.halves) for item in items]
    holds_more = median(clauses) >= _CLAUSE + _HALF * shape.halves
    return sum(item.best for item in items) / len(items) + holds_more + (shape.last is not None)


def _clause(text: str, halves: int) -> int:
    """Return the length of the first clause of a text, or of as many as its title has halves."""
    return len("，".join(re.split(r"[。；]", text, maxsplit=1)[0].split("，")[: halves + 1]))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the titles of a row have in common: their length, their halves, and the sign that they close with."""

    length: float
    halves: int
    last: str | None

    def score(self, item: Item, place: Place) -> int:
        title = item.strand.text[item.mark : item.mark + place.length].strip()
        is_alike = abs(len(title) - self.length) <= _ALIKE
        return place.score + is_alike + (title.count("，") == self.halves) + 2 * (title[-1:] == self.last)


def _shape(items: Sequence[Item]) -> _Shape:
    titles = [item.strand.text[item.mark : item.mark + _first_best(item.places)].strip() for item in items]
    closers = Counter(
        sign
        for item in items
        for sign in {item.strand.text[item.mark + p.length - 1] for p in item.places if p.score >= _SURE - 1}
    )
    last, count = closers.most_common(1)[0] if closers else ("", 0)
    halves = Counter(title.count("，") for title in titles).most_common(1)[0][0]
    return _Shape(median(map(len, titles)), halves, last if count > 1 and count >= _MOSTLY * len(items) else None)
