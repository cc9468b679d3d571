"""The way that all families share at their end: from what one of them read of a document to the finished plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Furniture, Note, PlanDocument, Remark, Section, Task
from loaders.annotate.context import Context
from loaders.annotate.figures import without_repeats
from loaders.families.base import Facts
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand
from loaders.structure.annexes.tables_beside import with_tables
from loaders.structure.full_names import with_full_names
from loaders.structure.furniture import page_furniture, table_furniture
from loaders.structure.leaders_once import with_leaders_once
from loaders.structure.letter.header import Letter
from loaders.structure.names_alike import with_names_alike
from loaders.structure.numbers_apart import told_apart
from loaders.structure.prose import (
    Prose,
    cited_in,
    join_prose,
    read_account,
    read_progress,
    read_prose,
    read_remark,
    regions_in,
)
from loaders.structure.referred import with_referred
from loaders.structure.report_titles import titles_an_account
from loaders.structure.results import part_results
from loaders.structure.said_of_items import with_said_of_items, without_said_of_items
from loaders.structure.standing_duties import with_standing_duties
from loaders.structure.tables.goal_tables import part_goals
from loaders.structure.tables.indicator_tables import IndicatorTables, told_of_tasks, with_own_targets
from loaders.structure.tables.lost_spans import keeps_spans
from loaders.structure.tables.place_tables import read_counted
from loaders.structure.tables.rows import read_table_sections
from loaders.structure.tables.table_notes import table_notes
from loaders.structure.tables.tables import read_task_table
from loaders.structure.tables.task_table import TaskTable
from loaders.structure.times_of_parts import with_times_of_parts

_NO_TABLE = TaskTable(())


@dataclass(frozen=True, slots=True)
class Draft:
    """What a family read of a document.

    `prose` stands beside the tasks and is still to be read; `reported` is prose that was read already. `forms` are
    kept as remarks, for nothing is promised in them. `table` holds the rows that tasks were read from.
    """

    reading: Reading
    letter: Letter
    context: Context
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    prose: tuple[Strand, ...]
    reported: Prose = field(default_factory=Prose)
    forms: tuple[Strand, ...] = ()
    table: TaskTable = _NO_TABLE
    notes: tuple[Note, ...] = ()


def with_tables_beside(draft: Draft) -> Draft:
    """Return the draft of a text with the parts and tasks of the tables that stand in it or behind it."""
    reading, context = draft.reading, draft.context
    blocks, heads, goals = part_goals(reading.blocks) if draft.tasks else (reading.blocks, (), ())
    table = read_task_table(blocks, keeps_spans=keeps_spans(reading.source))
    table = replace(table, headers=(*table.headers, *(block.strand for block in heads if block.strand)))
    both = with_tables((draft.sections, draft.tasks), read_table_sections(table, context), reading.blocks)
    sections, tasks = told_apart(*both)
    return replace(
        draft,
        sections=sections,
        tasks=tasks,
        prose=(*draft.prose, *(block.strand for block in goals if block.strand)),
        table=table,
        notes=(*draft.notes, *table_notes(table, context)),
    )


def finish(draft: Draft, facts: Facts, family: str) -> PlanDocument:
    """Return the finished plan: its tasks with what other places say of them, and all that stands around these.

    What tasks carry (`with_results`) is told of the numbers that they have by now.
    """
    letter, context = draft.letter, draft.context
    counted = read_counted(draft.reading.blocks, context)
    tasks, left_over, lost = _completed_tasks(draft)
    tasks, promised = with_own_targets(tasks, counted.targets)
    tasks, results = part_results(tasks)
    around = join_prose(
        (
            _read_prose(draft),
            draft.reported,
            Prose(targets=promised, remarks=tuple(_unread(draft, counted))),
            results,
            read_progress(draft.table.progress, context),
            Prose(remarks=left_over),
        )
    )
    strands = (*draft.prose, *draft.table.loose, *results.strands, *draft.table.progress, *draft.reported.strands)
    return PlanDocument(
        identifier=facts.identifier,
        source=draft.reading.source,
        family=family,
        header=letter.header,
        sections=draft.sections,
        tasks=tasks,
        targets=around.targets,
        outcomes=without_repeats(around.outcomes, told_of_tasks(counted.outcomes, tasks)),
        citations=cited_in((*letter.titles, *strands), context),
        regions=regions_in(strands, context),
        remarks=tuple(sorted(around.remarks, key=lambda remark: remark.passage)),
        furniture=tuple(_furniture(draft, counted)),
        notes=(*draft.reading.notes, *draft.notes, *lost),
    )


def _completed_tasks(draft: Draft) -> tuple[tuple[Task, ...], tuple[Remark, ...], tuple[Note, ...]]:
    """Return the tasks with what the document says of them elsewhere, the words that say nothing, and what to know.

    Titles of parts say by when, a sentence behind some tasks who does these, other tasks who is meant by 同上, their
    rows how bodies are named, and a line for all tasks who helps. Words that name a leader twice say nothing, nor do
    references that lead to nobody.
    """
    text = draft.context.text
    tasks, notes = with_said_of_items(draft.tasks, (*draft.prose, *draft.table.loose), draft.context)
    referred = with_referred(with_times_of_parts(tasks, draft.sections, draft.context), text)
    tasks = with_full_names(with_names_alike(referred.tasks))
    tasks, twice = with_leaders_once(with_standing_duties(tasks, draft.reading), text)
    return tasks, (*referred.remarks, *twice), (*referred.notes, *notes)


def _read_prose(draft: Draft) -> Prose:
    """Return what the prose says; that of a table of tasks and what became of them tells of it as well.

    What it says of items by their numbers (第1、3项由县林业局负责) counts nothing.
    """
    prose, of_items = without_said_of_items(draft.prose, draft.context)
    remarks = Prose(of_items, remarks=tuple(read_remark(strand, draft.context) for strand in of_items))
    return join_prose((_read_figures(prose, draft), remarks))


def _read_figures(prose: Sequence[Strand], draft: Draft) -> Prose:
    if not draft.table.tells_progress:
        return read_prose(prose, draft.context)
    printed = draft.letter.header.title
    is_account = titles_an_account(squeeze(printed.text) if printed else "")
    return read_account(prose, draft.context, is_titled=is_account)


def _unread(draft: Draft, counted: IndicatorTables) -> Iterator[Remark]:
    """Yield what stands in no known column of tables, as what it costs, and in forms: nothing is promised."""
    named = {cell for part in draft.table.sections for row in part.rows for _, cell in row.departments}
    for strand in (*draft.table.loose, *(cell for cell in counted.loose if cell not in named), *draft.forms):
        if strand.text.strip():
            yield read_remark(strand, draft.context)


def _furniture(draft: Draft, counted: IndicatorTables) -> Iterator[Furniture]:
    """Yield what states nothing of the plan in the letter, in the tables, and on the page."""
    headers = (*draft.table.headers, *counted.headers)
    yield from draft.letter.furniture
    yield from table_furniture(headers, draft.table.page_numbers, draft.context.text)
    yield from page_furniture(draft.reading)
