"""What is left of a sentence without white space and marks: two that agree in it say the same."""

from __future__ import annotations

import re

# The query measure-standings takes away the same characters.
_MARKS = re.compile(r"[\s，。、；：？！…“”‘’（）《》〈〉【】—·,.;:?!()\"'-]")


def bare_text(text: str) -> str:
    """Return a sentence without white space and marks."""
    return _MARKS.sub("", text)
