"""Sentences that say who does several items, by their numbers: 上述（四）至（六）项任务由县林业局负责。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Measure, Note, Severity, Task
from loaders.annotate.closing import Closing, find_closings, is_closing_line, read_closing_line
from loaders.annotate.context import Context
from loaders.annotate.of_items import items_spoken_of
from loaders.annotate.responsibility import beside_leaders
from loaders.genre.references import Item
from loaders.reading.strand import Strand
from loaders.structure.numbered_lines import Line, lines_of, tasks_of

_STARTS = re.compile(r"^|(?<=[。；！])|(?<=注：)|(?<=说明：)|(?=[（(〔【])")
_CLAUSES = re.compile(r"(?<=[，；。])")  # 第1项由甲负责，第2、3项由乙负责。
_LABEL = re.compile(r"\s{0,3}(?:(?:注|说明)[：:]\s{0,3})?[（(〔【]?")
_BRACKETS = "（(〔【"
_LONGEST = 600  # characters of what the end of a line says of items
_NUMBERS = 60  # and of its numbers


def part_said_of_items(line: Strand, context: Context) -> tuple[Strand, tuple[Strand, ...]]:
    """Return a line without what its end says of items, and that, each clause on items of its own by itself.

    架桥。以上第1、2项由县交通局负责，第3项由县水利局负责。 is 架桥。 and two clauses.
    """
    last = max(0, len(line) - _LONGEST)
    starts = (match.start() for match in _STARTS.finditer(line.text) if match.start() >= last)
    for start in starts:
        end = line[start:].strip()
        if not _items_in(end.text):
            continue
        cuts = [cut.start() for cut in _CLAUSES.finditer(end.text) if _items_in(end.text[cut.start() :])]
        clauses = tuple(end.split_at(cuts))
        if all(_says_who(clause, context) for clause in clauses):
            return line[:start].strip(), clauses
    return line, ()


def without_said_of_items(prose: Sequence[Strand], context: Context) -> tuple[tuple[Strand, ...], tuple[Strand, ...]]:
    """Return paragraphs without what they say of items, and that, whose numbers are no figures: 第1、3项由县林业局负责.

    The label of a note that says nothing else (注：第1、3项由县林业局负责。) stays with it.
    """
    rests, said = list[Strand](), list[Strand]()
    for strand in prose:
        rest, clauses = part_said_of_items(strand, context)
        is_whole = bool(clauses) and bool(_LABEL.fullmatch(rest.text))
        rests.extend(() if is_whole else (rest,))
        said.extend((strand,) if is_whole else clauses)
    return tuple(rests), tuple(said)


def items_of(clause: Strand) -> tuple[Item, ...]:
    """Return the items that a clause speaks of, in brackets too: 1 and 2 of （以上第1、2项由县林业局负责）."""
    return _items_in(clause.text)


def _items_in(text: str) -> tuple[Item, ...]:
    return items_spoken_of(text[:_NUMBERS]) or items_spoken_of(text[:_NUMBERS].lstrip(_BRACKETS))


def _says_who(clause: Strand, context: Context) -> bool:
    if items_spoken_of(clause.text):
        return is_closing_line(clause.text)
    closings = [(found.start, found.end) for found in find_closings(clause, context)]
    return bool(items_of(clause)) and closings == [(0, len(clause.text.rstrip("。")))]


def with_said_of_items(
    tasks: Sequence[Task], prose: Iterable[Strand], context: Context
) -> tuple[tuple[Task, ...], tuple[Note, ...]]:
    """Return the tasks with what prose behind them says of some by their numbers: 注：第1、2项由县林业局负责。

    A note tells of what speaks of items that are not there.
    """
    lines, notes = list(lines_of(tasks, context.text)), list[Note]()
    for clause in (clause for strand in prose for clause in part_said_of_items(strand, context)[1]):
        places = [_above(item, clause, lines) for item in items_of(clause)]
        known = [place for place in places if place is not None]
        if len(known) < len(places):
            message = f"{clause.text} speaks of items that are not there"
            notes.append(Note(Severity.WARNING, message, clause.passage(context.text)))
            continue
        said = read_closing_line(clause, context)
        for place in known:
            lines[place] = replace(lines[place], holder=_told(lines[place].holder, said))
    return tasks_of(lines), tuple(notes)


def _above(item: Item, clause: Strand, lines: Sequence[Line]) -> int | None:
    """Return the place of the nearest task, or else measure, above a clause that has a number."""
    start = clause.pieces[0].start
    found = [
        place
        for place, line in enumerate(lines)
        if line.number and line.number.value == item.value and item.kind in (None, line.number.kind)
        if line.holder.passage.start < start
    ]
    tasks = [place for place in found if isinstance(lines[place].holder, Task)]
    return max(tasks or found, default=None)


def _told(holder: Task | Measure, said: Closing) -> Task | Measure:
    known = {each.name for each in holder.responsibilities}
    new = (each for each in said.responsibilities if each.name not in known)
    both = beside_leaders([*holder.responsibilities, *new])
    ranked = tuple(replace(each, rank=rank) for rank, each in enumerate(both, start=1))
    return replace(holder, responsibilities=ranked, deadline=holder.deadline or said.deadline)
