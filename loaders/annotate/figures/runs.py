"""For how many years on end something has been so, which a report tells as reached: 连续12年保持全省第一."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.annotate.figures.clauses import find_clauses, find_sentences
from loaders.annotate.figures.indicator import name_subject
from loaders.annotate.figures.plain import Plain

_RUN = re.compile(r"连续(?P<years>\d{1,2})年(?=[一-鿿]{2})(?!来|以来|度|以上|及以)")
_FIGURE = re.compile(r"\d[\d.,]*(?:[%‰]|[百千万亿]*[一-鿿])")
_OF_A_THING = re.compile("的")  # 连续3年亏损的企业


@dataclass(frozen=True, slots=True)
class Run:
    """How many years on end, the clause and the place in it that say so, and what has been so."""

    start: int
    place: int
    end: int
    years: int
    indicator: str


def find_runs(plain: Plain) -> Iterator[Run]:
    """Yield the years on end that a text tells, one per clause, where the clause has no other figure."""
    for sentence in find_sentences(plain.masked):
        for start, end in find_clauses(plain.masked, sentence):
            match = _RUN.search(plain.text, start, end)
            said = plain.text[match.end() : end] if match else ""
            if match and not (_FIGURE.search(said) or _OF_A_THING.search(said)):
                before = name_subject(plain.text[start : match.start()])
                yield Run(start, match.start(), end, int(match["years"]), f"{before}连续{said}")
