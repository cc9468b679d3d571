"""Numbers that a page or list prints on lines of their own, put before the titles that they count: 1 / 改造泵站 / ….

A title stands below each, and its text below that, so that numbers of pages and of rows of a table are none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.genre.numbering import read_mark
from loaders.reading.strand import Strand, join, whole
from loaders.structure.paragraphs import Paragraph

_NUMBER = re.compile(r"[1-9]\d?")
# but 医保什么时候缴费 is asked, and 某超市销售过期食品案 was
_NO_TITLE = "什么|如何|怎[么样]|多少|哪[些里]|是否|能否|吗$|[？?]|(?<![方预档提议草])案$|案例"
_TITLE = re.compile(rf"(?=.*[一-鿿]{{2}})(?!.*(?:{_NO_TITLE}))[^。；：！？，]{{4,40}}")
_SENTENCE = re.compile(r".{8,}。")
_FEWEST = 5
_FARTHEST = 8  # lines of one item, with its headings; a page has more


def with_numbers_joined(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, each number that stands alone in one with the title below it, if so the items are counted.

    1 / 改造泵站 / 更换机组。 / 2 / 疏浚河道 / … has paragraphs 1 改造泵站, 更换机组。, 2 疏浚河道, …
    """
    places = [n for n, paragraph in enumerate(paragraphs) if _NUMBER.fullmatch(paragraph.text.strip())]
    if not _count_items(paragraphs, places):
        return tuple(paragraphs)
    return tuple(_joined(paragraphs, frozenset(places)))


def _count_items(paragraphs: Sequence[Paragraph], places: Sequence[int]) -> bool:
    """Tell numbers that count on, each a few lines behind the one before and above a title with its text."""
    values = [int(paragraphs[place].text.strip()) for place in places]
    if len(values) < _FEWEST or values[0] != 1 or any(later <= earlier for earlier, later in pairwise(values)):
        return False
    is_near = all(later - earlier <= _FARTHEST for earlier, later in pairwise(places))
    return is_near and all(_is_titled(paragraphs[place + 1 : place + 3]) for place in places)


def _is_titled(below: Sequence[Paragraph]) -> bool:
    """Tell a title without a number, and a sentence below it."""
    texts = [paragraph.text.strip() for paragraph in below]
    return len(texts) == 2 and bool(
        _TITLE.fullmatch(texts[0]) and _SENTENCE.match(texts[1]) and not read_mark(texts[0])
    )


def _joined(paragraphs: Sequence[Paragraph], places: frozenset[int]) -> Iterator[Paragraph]:
    for place, paragraph in enumerate(paragraphs):
        if place - 1 in places:
            yield replace(paragraph, strand=_before(paragraphs[place - 1].strand, paragraph.strand))
        elif place not in places:
            yield paragraph


def _before(number: Strand, title: Strand) -> Strand:
    """Return a title with its number before it, and the white space between them as one line break."""
    end = number.strip().pieces[-1].end
    return join((number.strip(), whole("\n", end), title.strip()))
