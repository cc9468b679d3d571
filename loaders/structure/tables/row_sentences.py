"""Cells of a task table that say several things in sentences, parted: title, measures, and who does them."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.annotate.responsibility import find_parentheses
from loaders.genre.headers.columns import Column
from loaders.reading.strand import Strand
from loaders.structure.sentences import split_sentences
from loaders.structure.tables.items import split_items
from loaders.structure.tables.task_table import Row, TaskTable

_TITLE_LENGTH = 40
_SENTENCE = re.compile(r"[。；]$|，")


def holds_sentences(table: TaskTable) -> bool:
    """Tell a table that has no cells for measures, and whose tasks are said in sentences: 新建人行天桥2座。

    There a sentence is the title of its task, and what is to be done for it.
    """
    rows = [row for part in table.sections for row in part.rows]
    told = [row for row in rows if not row.paragraphs and _SENTENCE.search(row.title.text.strip())]
    split = any(row.paragraphs or (_first_of_several(row) or _TITLE_LENGTH + 1) <= _TITLE_LENGTH for row in rows)
    return bool(rows) and not split and len(told) * 2 > len(rows)


def with_title_sentence(row: Row) -> Row:
    """Return a row whose cell says title and measures in one, parted: （一）发展养殖。新建园区2个。

    Of several long sentences the first is a measure too, and titles the task.
    """
    first = _first_of_several(row)
    if first is None:
        return row
    if first > _TITLE_LENGTH:
        return with_own_sentence(row)
    return replace(row, title=row.title[:first], paragraphs=(row.title[first:].strip(),))


def with_title_beside_measures(row: Row) -> Row:
    """Return a row whose cell of a title says more in further sentences, beside cells on what is done, with these."""
    first = _first_sentence(row.title) if row.paragraphs else None
    if first is None or first > _TITLE_LENGTH:
        return row
    rest = row.title[first:].strip()
    return replace(row, title=row.title[:first], paragraphs=(rest, *row.paragraphs))


def with_own_sentence(row: Row) -> Row:
    """Return a row whose title is said to be done, by its first sentence; all of them are measures."""
    return replace(row, title=row.title[: _first_of_several(row)], paragraphs=(row.title,))


def _first_of_several(row: Row) -> int | None:
    """Return where the first of several sentences ends that a cell of a task says without any other."""
    return None if row.paragraphs else _first_sentence(row.title)


def _first_sentence(title: Strand) -> int | None:
    """Return where the first sentence of a title ends, if it has several."""
    sentences = split_sentences(title)
    return title.text.index(sentences[0].text) + len(sentences[0]) if len(sentences) > 1 else None


def with_closing_bracket(row: Row) -> Row:
    """Return a row without a cell on who does it, which the bracket at the end of its one paragraph says."""
    if row.departments or len(row.paragraphs) != 1 or len(tuple(split_items(row.paragraphs[0]))) > 1:
        return row
    whole = row.paragraphs[0]
    closings = list(find_parentheses(whole))
    if len(closings) != 1 or whole.text[closings[0].end() :].strip("。 "):
        return row
    words = whole[: closings[0].start()].strip()
    who = ((Column.DEPARTMENT, whole.group(closings[0])),)
    return replace(row, paragraphs=(words,), departments=who) if words else row
