"""Which lines below a priority of a report belong to which of its tasks, or to none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.reading.strand import Strand
from loaders.structure.halves import SALUTATION
from loaders.structure.report_titles import number_length, opening_title, title_lines
from loaders.structure.sentences import leads_in, split_sentences

# what ends a report: whom it is spoken to, or that it was given (以上报告，请予审议。)
_TAKES_LEAVE = re.compile(rf"{SALUTATION.pattern}|[特专]此(?:报告|汇报)|以上(?:报告|汇报)|[妥当]否")
_EXHORTS = re.compile(r"(?:我们)?(?:要|必须|将|一定)|让我们")


@dataclass(frozen=True, slots=True)
class Titled:
    """A paragraph that is a task: its printed number, its title, and the text behind and below this."""

    number: Strand
    title: Strand
    text: tuple[Strand, ...]


def place_of_leave(paragraphs: Sequence[Strand]) -> int | None:
    """Return the place of the paragraph from which on a report takes leave (特此报告。), or None if none does."""
    return next((place for place, strand in enumerate(paragraphs) if _TAKES_LEAVE.match(strand.text)), None)


def part_titled(paragraphs: Sequence[Strand]) -> tuple[list[Titled], list[Strand]]:
    """Return the paragraphs that open with a title, or are one, each with its text, and those that do not.

    加强保护。完善制度。 has its text behind its title, 加强保护。 / 完善制度。… below it.
    """
    lines = title_lines(paragraphs)
    titled, others = _opened_by_titles(paragraphs[: lines[0]] if lines else paragraphs)
    titled.extend(_titled_by_line(paragraphs[line:end]) for line, end in pairwise((*lines, len(paragraphs))))
    return titled, others


def asks_for_more(strand: Strand, said: Sequence[Strand]) -> bool:
    """Tell a paragraph without a title that asks for something behind those with titles, of which it is not part.

    支持国防建设，…。做好民族宗教工作。 is work of the heading above; what ends in 我们要让…落到实处。 is none.
    """
    titled = next((n for n, each in enumerate(said) if opening_title(each) is not None), len(said))
    is_behind = any(each is strand for each in said[titled:])
    more = split_sentences(strand)[1:]
    return is_behind and not all(_EXHORTS.match(sentence.text) for sentence in more)


def _opened_by_titles(paragraphs: Sequence[Strand]) -> tuple[list[Titled], list[Strand]]:
    """Return the paragraphs that open with titles, and the others.

    What has no number goes on with a numbered one that leads in to it: 2.改善设施。围绕安全： / 修缮看台4座；
    """
    titled: list[Titled] = []
    others: list[Strand] = []
    leads_on = False
    for strand in paragraphs:
        title, has_number = opening_title(strand), number_length(strand.text) > 0
        if leads_on and not has_number:
            titled[-1] = replace(titled[-1], text=(*titled[-1].text, strand))
        elif title is not None:
            own, words = _without_lead_in(_titled(strand, title))
            titled.append(own)
            others.extend([words] if words else [])
            leads_on = has_number and strand.text.rstrip().endswith(("：", ":"))
        else:
            others.append(strand)
    return titled, others


def _without_lead_in(titled: Titled) -> tuple[Titled, Strand]:
    """Part a paragraph from the words at its end that only lead in to those below it: 围绕安全、便民："""
    (text,) = titled.text
    *_, last = split_sentences(text) or (text,)
    end = len(text) - (len(last) if leads_in(last.text) else 0)
    return replace(titled, text=(text[:end],)), text[end:]


def _titled(paragraph: Strand, title: Strand) -> Titled:
    length = number_length(paragraph.text)
    end = paragraph.text.index(title.text, length) + len(title)
    return Titled(paragraph[:length], title, (paragraph[end:].strip(),))


def _titled_by_line(lines: Sequence[Strand]) -> Titled:
    """Return what a line titles that stands alone above its text: 加强保护。 / 完善制度。…"""
    first, *below = lines
    titled = _titled(first, first[number_length(first.text) :].strip())
    return replace(titled, text=(*titled.text, *below))
