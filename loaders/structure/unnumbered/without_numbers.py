"""Tasks and parts of a text that prints no numbers at all: told by headings, bullets, 一是, labels, titles, slogans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.annotate.clauses import LABELS
from loaders.annotate.closing import is_closing_line
from loaders.genre.numbering import Mark, MarkKind
from loaders.genre.squeezing import squeeze
from loaders.structure.breaks.run_in_slogans import titled_by_slogans
from loaders.structure.content_labels import opens_with_label
from loaders.structure.paragraphs import Paragraph, is_closed_paragraph
from loaders.structure.unnumbered.bullets import bullets, headed_bullets
from loaders.structure.unnumbered.counting import Marks, counted
from loaders.structure.unnumbered.heads import heads_of_parts
from loaders.structure.unnumbered.lines import are_titled, is_open, is_title_line, may_head

_ORDINAL = re.compile(r"([一二三四五六七八九十]{1,2})[是要](?!求|素|点|件)\s*")
_TITLES = re.compile(r"(?:任务|项目|事项|工程|实事|工作)(?:名称|任务|事项|项目)\s*[：:]\s*(?=\S)")
_LEADS_IN = re.compile(r"(?:以下|下列|如下)[^。：]{0,12}(?:工作|任务|措施|事项|方面)[^。：]{0,6}[：:]$")
_FEW = 2


def marks_without_numbers(paragraphs: Sequence[Paragraph], marks: Marks) -> dict[int, Mark]:
    """Return the marks of parts and items by the first form that the document has."""
    if levels := headed_bullets(paragraphs, marks):
        return counted(levels, ())
    heads, items = heads_of_parts(paragraphs, marks), bullets(paragraphs, marks)
    if heads or items:
        return counted(heads, items)
    return (
        _opened_by(_ORDINAL, paragraphs)  # 一是, 二是 or 一要
        or _opened_by(_TITLES, paragraphs)  # 任务名称：…
        or _titles_of_closed(paragraphs)
        or _closed_below_lines(paragraphs)
        or _titled_alone(paragraphs)
    )


def _opened_by(form: re.Pattern[str], paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of paragraphs that open with words which stand for a number, two at least."""
    found: dict[int, Mark] = {}
    for place, paragraph in enumerate(paragraphs):
        match = form.match(paragraph.text)
        if match:
            found[place] = Mark(MarkKind.ARABIC, len(found) + 1, match.group().strip(), match.end())
    return found if len(found) >= _FEW else {}


def _titles_of_closed(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of title lines whose text below says who or when behind labels."""
    places = []
    for place, below in enumerate(paragraphs[1:]):
        is_text = "。" in below.text and not is_title_line(below)
        is_told = is_text and _says_who(paragraphs[place + 1 : place + 3])
        if is_told and (is_title_line(paragraphs[place]) or _stands_above_labels(paragraphs, place)):
            places.append(place)
    return counted({}, places) if len(places) > _FEW else {}


def _stands_above_labels(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Tell a line that no sentence ends right above labels: 大力推进20个产业集群建设 above 工作措施：…."""
    below = paragraphs[place + 1].text
    return is_open(squeeze(paragraphs[place].text)) and (opens_with_label(below) or bool(LABELS.match(below)))


def _says_who(below: Sequence[Paragraph]) -> bool:
    return bool(LABELS.search(below[0].text)) or any(is_closing_line(paragraph.text) for paragraph in below)


def _closed_below_lines(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of paragraphs that each name who is responsible at their end, and of the lines that head them.

    That is a division of labour whose numbers were lost, or that never had any.
    """
    closed = {n for n, paragraph in enumerate(paragraphs) if is_closed_paragraph(paragraph.text)}
    if len(closed) <= _FEW:
        return {}
    heads = {n for n in range(len(paragraphs) - 1) if n + 1 in closed and may_head(paragraphs[n]) and n not in closed}
    first = min(closed | heads)
    return counted(dict.fromkeys(heads, MarkKind.CHINESE) if first in heads else {}, closed)


def _titled_alone(paragraphs: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of paragraphs that open with titles.

    All below the line that leads them in (重点做好以下工作：), or all of the body behind it, open with short phrases,
    or several with slogans alike.
    """
    places = titled_by_slogans([paragraph.strand for paragraph in paragraphs])
    lead = next((n for n, paragraph in enumerate(paragraphs) if _LEADS_IN.search(paragraph.text)), -1)
    below = paragraphs[lead + 1 :]
    if not places and len(below) > _FEW and are_titled(below):
        places = list(range(lead + 1, len(paragraphs)))
    return counted({}, places)
