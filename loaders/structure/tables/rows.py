"""From the rows of a task table to its sections and tasks, in its order."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Section, Task
from loaders.annotate.context import Context
from loaders.genre.numbering import MarkKind
from loaders.structure.tables.row_cells import own_cells
from loaders.structure.tables.row_sentences import holds_sentences, with_own_sentence
from loaders.structure.tables.row_tasks import row_task
from loaders.structure.tables.table_parts import below_its_part, leaders_of_parts, part_level, part_section
from loaders.structure.tables.task_table import Row, TaskTable, rows_by_task


def read_table_sections(table: TaskTable, context: Context) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
    """Return the sections and tasks of a table in its order."""
    sections: list[Section] = []
    outer: Section | None = None
    tasks: list[Task] = []
    whole = holds_sentences(table)
    of_measures = any("number" in own_cells(rows) for part in table.sections for rows in rows_by_task(part.rows))
    for part, leaders in zip(table.sections, leaders_of_parts(table, context), strict=True):
        section = part_section(part, len(sections) + 1, context, closes=bool(leaders))
        if section:
            section = below_its_part(section, outer)
            outer = section if part_level(section) is MarkKind.CHINESE else outer
            sections.append(section)
        for rows in rows_by_task(tuple(map(with_own_sentence, part.rows)) if whole else part.rows):
            told = [_with_item(row) for row in rows] if of_measures else rows
            task = row_task(told, section.number if section else None, len(tasks) + 1, context, leaders)
            is_part = part.title is not None and part.title.pieces[-1:] == rows[0].title.pieces[-1:]
            tasks.append(replace(task, number=f"{len(sections)}-0") if is_part else task)
    return tuple(sections), _with_own_numbers(tasks, sections)


def _with_item(row: Row) -> Row:
    """Return a row whose number is that of its measure, in a table that counts these: 整治隐患 | 1 | 排查企业."""
    return replace(row, number=None, item=row.number) if row.paragraphs else row


def _with_own_numbers(tasks: list[Task], sections: list[Section]) -> tuple[Task, ...]:
    """Return the tasks, numbered by part and number (2-1) where numbers begin anew in each part.

    Tasks that share one printed number (5 over two rows with titles of their own) are told apart: 5 and 5-2.
    """
    if len({task.number for task in tasks}) == len(tasks):
        return tuple(tasks)
    ordinals = {section.number: n for n, section in enumerate(sections, start=1)}
    own = [f"{ordinals.get(task.section or '', 0)}-{task.number}" if sections else task.number for task in tasks]
    times = [own[: n + 1].count(number) for n, number in enumerate(own)]
    named = [number if count == 1 else f"{number}-{count}" for number, count in zip(own, times, strict=True)]
    return tuple(replace(task, number=number) for task, number in zip(tasks, named, strict=True))
