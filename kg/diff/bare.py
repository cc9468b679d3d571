"""What a sentence says without white space and marks: two that agree in it say the same."""

from __future__ import annotations

import re

# The query measure-standings takes away the same characters.
_MARKS = re.compile(r"[\s，。、；：？！…“”‘’（）《》〈〉【】—·,.;:?!()\"'-]")

_CLAUSE = re.compile("[，。；：]")
_LEAST = 6  # a shorter title is a phrase that many sentences say


def bare_text(text: str) -> str:
    """Return a sentence without white space and marks."""
    return _MARKS.sub("", text)


def says_title(text: str, title: str) -> bool:
    """Return whether a clause of a sentence says a title, its words in whatever order.

    深度参与知识产权全球治理，加强形势研判 says the title 深度参与全球知识产权治理.
    """
    wanted = bare_text(title)
    if len(wanted) < _LEAST:
        return False
    clauses = (bare_text(clause) for clause in _CLAUSE.split(text))
    return any(wanted in clause or sorted(clause) == sorted(wanted) for clause in clauses)
