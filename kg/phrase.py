"""Finds a phrase in a text as a reader would: at word boundaries, and also where a weak word stands inside it."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.search import Folded, Mark, fold

WEAK_WORDS = ("工作", "建设", "体系", "制度", "机制", "的")
"""Words that say that something is done and not what: 大保护格局 and 大保护工作格局 are one thing."""
_WEAK = "|".join(WEAK_WORDS)
_GAP = f"((?:{_WEAK}){{0,2}})"


def phrase_core(phrase: str) -> str:
    """Return the characters of a phrase that a text must hold in their order: weak words inside it are left out."""
    plain = fold(phrase).text
    first, last = 1, len(plain) - 1
    return plain[:first] + re.sub(_WEAK, "", plain[first:last]) + plain[last:] if len(plain) > 2 else plain


def find_phrase(phrase: str, text: Folded, ends: Collection[int]) -> tuple[Mark, ...]:
    """Return where `phrase` stands in a text, as stretches of the text, in order and not overlapping.

    `ends` are the ends of the words of the folded text. The phrase may be a part of a word (专利 of 专利局), but
    no word may reach over its edge (扩大 over that of 大保护). Up to two weak words may stand at any place inside
    it, as whole words, and those inside the phrase itself need not be there.
    """
    plain, core = fold(phrase).text, phrase_core(phrase)
    if not plain:
        return ()
    loose = re.compile(_GAP.join(map(re.escape, core)))
    found = [m.span() for m in re.finditer(re.escape(plain), text.text) if _stands_free(*m.span(), ends)]
    found += [m.span() for m in loose.finditer(text.text) if _stands_free(*m.span(), ends) and _is_whole(m, ends)]
    marks: list[Mark] = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if not marks or start >= marks[-1][1]:
            marks.append((start, end))
    return tuple(text.mark(start, end) for start, end in marks)


def _stands_free(start: int, end: int, ends: Collection[int]) -> bool:
    """Whether no word reaches over an edge of the stretch; a stretch may open or close a longer word."""
    opens, closes = start == 0 or start in ends, end in ends
    if opens and closes:
        return True
    if end - start == 1:
        return False
    if opens:
        return not any(start < cut < end for cut in ends)
    return closes and not any(start < cut < end for cut in ends)


def _is_whole(match: re.Match[str], ends: Collection[int]) -> bool:
    """Whether all that stands between the characters of the phrase is whole words."""
    gaps = (match.span(group) for group in range(1, match.re.groups + 1))
    return all(start == end or (start in ends and end in ends) for start, end in gaps)
