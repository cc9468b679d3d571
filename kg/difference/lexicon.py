"""Cuts a text into the words that a difference is made of: what is one thing to a reader is never cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.difference.quantities import UNIT
from kg.segment import Words, cut_words, read_words

_DAY = r"\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?"
_DATE = rf"{_DAY}(?:上半年|下半年|年底|年初|底|初|末|中旬|上旬|下旬)?(?:之?前)?"
# 3017.3, 20%, 1,000, GB/T29490-2013, 16 个月, 第13次: to change a digit is to change the number.
_NUMBER = rf"(?:第\s*)?[A-Za-z0-9]+(?:[.,/-][A-Za-z0-9]+)*(?:\s*{UNIT})?"
_TITLE = r"《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》"
_QUOTED = r"“[^“”，。；]{1,8}”"
_LONGEST_NAMES = 400


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of jieba's dictionary for some texts, and what stands whole in them: numbers, 《》, “”, names."""

    words: Words
    whole: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in a text, white space after it included, and the key by which it equals another."""

    text: str
    key: str


def read_lexicon(texts: Iterable[str], names: Collection[str] = ()) -> Lexicon:
    """Return what is needed to cut `texts`; `names` (of departments) are never cut.

    Raises `StoreError` if jieba's dictionary is not there.
    """
    return make_lexicon(read_words(texts), names)


def make_lexicon(words: Words, names: Collection[str] = ()) -> Lexicon:
    """Return a lexicon of words that are read already, with names that are never cut."""
    longest = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))[:_LONGEST_NAMES]
    parts = (_TITLE, _QUOTED, *map(re.escape, longest), _DATE, _NUMBER)
    return Lexicon(words, re.compile("|".join(parts)))


def cut_tokens(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the words of a text in order; together they are the text. White space belongs to the word before it."""
    found: list[str] = []
    for token in _cut(text, lexicon):
        if token.isspace() and found:
            found[-1] += token
        else:
            found.append(token)
    return tuple(Token(token, fold_key(token)) for token in found)


def fold_key(token: str) -> str:
    """Return a word without white space and without the width of its characters: ％ is %, ， is a comma."""
    return "".join(unicodedata.normalize("NFKC", token).split()).casefold()


def _cut(text: str, lexicon: Lexicon) -> Iterator[str]:
    edges = [0, *(edge for match in lexicon.whole.finditer(text) for edge in match.span()), len(text)]
    for start, end in pairwise(edges):
        stretch = text[start:end]
        if lexicon.whole.fullmatch(stretch):
            yield stretch
        elif stretch:
            yield from _cut_plain(stretch, lexicon)


def _cut_plain(stretch: str, lexicon: Lexicon) -> Iterator[str]:
    for part in re.findall(r"\s+|[^\W_]+|[\W_]", stretch):
        yield from [part] if part.isspace() or not part.isalnum() else cut_words(part, lexicon.words)
