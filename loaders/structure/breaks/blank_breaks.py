"""Blanks that stand for lost line breaks: the indent of a paragraph, or as many as stand behind every sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loaders.genre.numbering import read_mark
from loaders.reading.strand import Strand
from loaders.structure.sentences import enclosed

# Two ideographic spaces, or one and two narrow ones, are the indent of a paragraph; behind the end of one they are a
# lost line break.
_INDENT = re.compile(
    r"(?<=\S)\s*\u3000(?:\u3000|[ \u00a0]{2})\s*(?=\S)(?!\S{1,2}\s*[：:]|[号题]\s|[年月日](?:\s|$|[—－-]))"
)  # 标　　题：, and a time that is left open:　　月　　日
# A text on one line may have a blank for each lost line break; none is behind a number or within an enumeration.
_BEHIND_SENTENCE = re.compile(r"(?<=[。）：])[ \u00a0\u3000]+(?=\S)")
_BLANK = re.compile(r"(?<=[一-鿿。！？；：）)〕》”])[ \u00a0\u3000]+(?=[一-鿿\d（(〔《“])")
# blanks beside digits are those of typesetting in a text that has them on both sides: 和 2020 年
_BESIDE_DIGITS = re.compile(r"[一-鿿][ \u00a0\u3000]+\d+[ \u00a0]+[年月日个项家件亿万]")
_NUMBER = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]$")  # （一） 深化改革
_NUMBER_LENGTH = 6
_SEVERAL = 5


def parted_at_blanks(strand: Strand, *, is_whole: bool) -> Iterator[Strand]:
    """Yield the parts of a paragraph between indents, and of a whole text on one line between blanks for its breaks."""
    inside = enclosed(strand.text)
    found = (*_INDENT.finditer(strand.text), *(_blanks(strand) if is_whole else ()))
    cuts = sorted({match.end() for match in found if not inside[match.start()]})
    yield from (part.strip() for part in strand.split_at(cuts) if part.text.strip())


def _blanks(strand: Strand) -> Iterator[re.Match[str]]:
    """Yield the blanks of a whole text on one line that stand for its line breaks: as many as behind its sentences."""
    behind = Counter(match[0] for match in _BEHIND_SENTENCE.finditer(strand.text))
    blank, count = behind.most_common(1)[0] if behind else ("", 0)
    if count >= _SEVERAL:
        is_set = len(_BESIDE_DIGITS.findall(strand.text)) >= _SEVERAL
        found = [match for match in _BLANK.finditer(strand.text) if match[0] == blank]
        found = [match for match in found if not (is_set and _stands_before_digits(strand.text, match))]
        yield from (match for match in found if not _stands_behind_number(strand.text, match.start()))


def _stands_behind_number(text: str, blank: int) -> bool:
    return _NUMBER.search(text, max(0, blank - _NUMBER_LENGTH), blank) is not None


def _stands_before_digits(text: str, blank: re.Match[str]) -> bool:
    is_number = read_mark(text[blank.end() : blank.end() + _NUMBER_LENGTH]) is not None
    return text[blank.end()].isdigit() and text[blank.start() - 1] not in "。！？；：）)" and not is_number
