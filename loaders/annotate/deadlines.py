"""By when: 年底前完成, 2021年6月底前, 年内有阶段性成果, 持续推进, as printed and as a date where one is given."""

from __future__ import annotations

import calendar
import re
from datetime import date

from kg.model import Deadline
from loaders.reading.strand import Strand

_YEAR = r"(?:(?P<year>(?:19|20)\d{2})\s*年)?"
_DATED = re.compile(
    rf"{_YEAR}\s*(?:(?P<month>\d{{1,2}})\s*月\s*(?:(?P<day>\d{{1,2}})\s*日\s*(?:之?前|以前)|(?:底|末)\s*(?:之?前|以前)?|前)"
    r"|年?(?P<end>底|末)\s*(?:之?前|以前)?|(?P<half>上半年|第[一二三四]季度)(?:底?(?:之?前|以前)|内)?)"
)
_IN_TEXT = re.compile(
    r"(?P<phrase>(?:在|于|力争|到)?\s*(?:(?:19|20)\d{2}\s*年\s*)?"
    r"(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*日|底|末)?|年?(?:底|末)|上半年|第[一二三四]季度)\s*(?:之?前|以前))"
)
START = re.compile(
    r"(?:(?:19|20)\d{2}年|\d{1,2}月|年内|年底|年末|上半年|下半年|长期|持续|每年|每季度|每月|全年|常态化|按季度)"
)
_HALF = {"上半年": 6, "第一季度": 3, "第二季度": 6, "第三季度": 9, "第四季度": 12}


def read_deadline_cell(cell: Strand, source_text: str, *, year: int | None) -> Deadline | None:
    """Return the deadline that a cell states, white space removed, or None for a blank cell."""
    if not cell.strip():
        return None
    text = re.sub(r"\s+", "", cell.text)
    return Deadline(text, cell.passage(source_text), due_date(text, year))


def find_deadline(sentence: Strand, source_text: str, *, year: int | None) -> Deadline | None:
    """Return the first date of a running sentence by which something is to be done, or None."""
    match = _IN_TEXT.search(sentence.text)
    if not match:
        return None
    strand = sentence.group(match, "phrase").strip()
    text = re.sub(r"\s+", "", strand.text)
    return Deadline(text, strand.passage(source_text), due_date(text, year))


def due_date(text: str, year: int | None) -> date | None:
    """Return the last day that a deadline allows, or None where it gives none.

    `year` is the plan's, for a deadline that names none (年底前完成). 年内有阶段性成果 asks for something within the
    year but says of nothing that it is then done: it gives no date.
    """
    match = _DATED.search(re.sub(r"\s+", "", text))
    if not match or "阶段性" in text:
        return None
    due_year = int(match["year"]) if match["year"] else year
    if due_year is None:
        return None
    month = int(match["month"] or _HALF.get(match["half"] or "", 12))
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(due_year, month)[1]
    return date(due_year, month, min(int(match["day"]), last) if match["day"] else last)
