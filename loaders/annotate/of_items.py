"""The words by which a sentence says of which items it names somebody: 上述（四）至（六）项任务由…."""

from __future__ import annotations

import re

from loaders.annotate.labels import WHO_LABEL
from loaders.genre.references import ITEMS, Item, read_items

_OPENING = re.compile(rf"\s*{ITEMS}(?:由|(?=\s*{WHO_LABEL}))")


def length_on_items(text: str) -> int:
    """Return how long the words on items are that a sentence opens with; 0 where it does not speak of items."""
    opening = _OPENING.match(text)
    return opening.end() if opening else 0


def items_spoken_of(text: str) -> tuple[Item, ...]:
    """Return the items of which a sentence names somebody, in their order: 4, 5 and 6 of 上述（四）至（六）项由…."""
    opening = _OPENING.match(text)
    return tuple(read_items(opening["items"])) if opening else ()
