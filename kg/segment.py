"""Cuts folded texts into words: the most probable path through jieba's dictionary, without guessing unknown words.

Only the lines of the dictionary that the texts can use are read, so that a build pays a tenth of what loading
jieba costs; its code is not run. The same texts give the same words on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from itertools import count
from math import log
from pathlib import Path

from kg.errors import StoreError

_DICTIONARY = "dict.txt"
_LOG_TOTAL = log(60_101_967)
"""All occurrences that jieba's dictionary counts; it weighs a path by the number of its words."""
_STRETCH = re.compile(r"[a-z0-9]+|[^a-z0-9]+")
_LEAST_PART = 2
_LOOKED_THROUGH = 3
_ASKED = count()

Words = Mapping[str, int]


def read_words(texts: Iterable[str]) -> dict[str, int]:
    """Return the words of jieba's dictionary that may stand in `texts`, with how often each was counted.

    What begins a word and is none itself stands there too, with 0. Raises `StoreError` if jieba is not installed.
    """
    pairs = {text[i : i + 2] for text in texts for i in range(len(text) - 1)}
    openings = pairs | {f"{character} " for pair in pairs for character in pair}
    fields = (line.split(" ") for line in _lines(openings))
    words = {word: int(count) for word, count, *_ in fields}
    return {word[:end]: 0 for word in words for end in range(1, len(word))} | words


def _lines(openings: set[str]) -> Iterator[str]:
    """The lines of the dictionary that begin with one of these two characters.

    All lines are looked through a few times; a process that asks again and again keeps them by their openings.
    """
    dictionary = _dictionary()
    if next(_ASKED) < _LOOKED_THROUGH:
        yield from (line for line in _read_lines(dictionary) if line[:2] in openings)
        return
    kept = _lines_by_opening(dictionary)
    for opening in sorted(openings):
        yield from kept.get(opening, ())


@cache
def _lines_by_opening(dictionary: Path) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _read_lines(dictionary):
        found.setdefault(line[:2], []).append(line)
    return found


def _read_lines(dictionary: Path) -> list[str]:
    return dictionary.read_text(encoding="utf-8").split("\n")


def cut_words(text: str, words: Words) -> Iterator[str]:
    """Yield the words of a folded text one after the other; together they are the text.

    A word made of words is cut into them (专利, 审查 of 专利审查), each part having two characters or more. A run
    of Latin letters and digits is one word.
    """
    for stretch in _STRETCH.findall(text):
        if stretch[0].isascii() and stretch.isalnum():
            yield stretch
            continue
        for word in _most_probable(stretch, words):
            yield from _cut_compound(word, words)


def _most_probable(text: str, words: Words) -> Iterator[str]:
    """Yield the words of the path with the most weight; of equal ones that with the longer word."""
    length = len(text)
    weights, ends = [0.0] * (length + 1), [0] * (length + 1)
    # One loop over all beginnings and ends, for this is where a build spends its time.
    for start in range(length - 1, -1, -1):
        best, chosen = log(words.get(text[start]) or 1) - _LOG_TOTAL + weights[start + 1], start + 1
        for end in range(start + 2, length + 1):
            count = words.get(text[start:end])
            if count is None:
                break
            if count and (weight := log(count) - _LOG_TOTAL + weights[end]) >= best:
                best, chosen = weight, end
        weights[start], ends[start] = best, chosen
    start = 0
    while start < length:
        yield text[start : ends[start]]
        start = ends[start]


def _cut_compound(word: str, words: Words) -> Iterator[str]:
    last = 0
    for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        if words.get(word[:cut]) and words.get(word[cut:]):
            yield word[last:cut]
            last = cut
    yield word[last:]


def _dictionary() -> Path:
    found = find_spec("jieba")
    if found is None or found.origin is None:
        raise StoreError("jieba is not installed, whose dictionary the index needs", hint="pip install jieba")
    return Path(found.origin).with_name(_DICTIONARY)
