"""Slogans that title the paragraphs of a plan without numbers: 坚持生态优先，重治理、强保护，高标准守护绿水青山。

Several of one text begin with the same word and have three parts, the middle one of two halves.
Below a line that speaks of principles (应坚持以下基本原则：) they are these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from loaders.reading.strand import Strand

_SLOGAN = re.compile(
    r"(?:^|(?<=[。：]))\s*(?P<word>[一-鿿]{2})[一-鿿“”]{2,12}，[一-鿿“”]{2,8}、[一-鿿“”]{2,8}，[一-鿿“”、]{4,28}。(?=[^\s])"
)
_PRINCIPLES = re.compile(r"(?:原则|思路|要求|方针|理念)[^。]{0,10}[。：:]?\s*$")  # which slogans below it state
_FEW = 3
_LINE = 40  # characters that are looked at for what a line says at its end


def slogan_cuts(text: str) -> list[int]:
    """Return where the slogans begin that title the paragraphs of a text on one line."""
    found = list(_SLOGAN.finditer(text))
    if found and _PRINCIPLES.search(text, max(0, found[0].start() - _LINE), found[0].start()):
        return []
    words = Counter(match["word"] for match in found)
    return [match.start("word") for match in found if words[match["word"]] >= _FEW]


def titled_by_slogans(paragraphs: Sequence[Strand]) -> list[int]:
    """Return the places of paragraphs that open with such slogans, with sentences behind them."""
    found = {
        place: match["word"] for place, each in enumerate(paragraphs) if (match := _SLOGAN.match(each.text.strip()))
    }
    first = next(iter(found), 0)
    if first and _PRINCIPLES.search(paragraphs[first - 1].text[-_LINE:]):
        return []
    words = Counter(found.values())
    return [place for place, word in found.items() if words[word] >= _FEW]
