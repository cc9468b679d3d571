"""Task lists: a table of tasks, measures, departments and deadlines, whole or flattened by a PDF's text layer."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Furniture, FurnitureKind, PlanDocument
from loaders.families.base import Evidence, Facts, Family
from loaders.reading.blocks import Block, Reading
from loaders.reading.strand import Strand
from loaders.structure.account import with_coverage
from loaders.structure.context import Context
from loaders.structure.flattened import has_flattened_table, read_flattened_table
from loaders.structure.header import Letter, read_letter
from loaders.structure.paragraphs import read_paragraphs
from loaders.structure.prose import cited_in, read_remark, regions_in
from loaders.structure.rows import read_table_sections, table_notes
from loaders.structure.tables import TaskTable, has_task_table, read_task_table


def recognise(reading: Reading) -> Evidence:
    """Score a document by its table header."""
    if has_task_table(reading.blocks):
        return Evidence(1.0, "a table whose headers name tasks and what is done or who does it")
    if has_flattened_table(reading.blocks):
        return Evidence(0.95, "header lines of a task table in running text")
    return Evidence(0.0, "no table header such as 任务清单 / 落实举措 / 责任部门 / 完成时间")


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the plan that a task table states, with the letter around it."""
    table, outside = _read_table(reading)
    text = reading.source.text
    letter = read_letter(read_paragraphs(outside), text)
    context = Context(text, letter.header.year or facts.year)
    sections, tasks = read_table_sections(table, context)
    prose = (*letter.prose, *(p.strand for p in letter.body), *table.loose)
    return with_coverage(
        PlanDocument(
            identifier=facts.identifier,
            source=reading.source,
            family=FAMILY.name,
            header=letter.header,
            sections=sections,
            tasks=tasks,
            citations=cited_in((*letter.titles, *prose), context),
            regions=regions_in(prose, context),
            remarks=tuple(read_remark(strand, context) for strand in prose),
            furniture=_furniture(reading, letter, table),
            notes=(*reading.notes, *table_notes(table, context)),
        )
    )


def _read_table(reading: Reading) -> tuple[TaskTable, Sequence[Block]]:
    if has_task_table(reading.blocks):
        return read_task_table(reading.blocks), [block for block in reading.blocks if block.cell is None]
    return read_flattened_table(reading.blocks)


def _furniture(reading: Reading, letter: Letter, table: TaskTable) -> tuple[Furniture, ...]:
    text = reading.source.text

    def named(kind: FurnitureKind, strands: Sequence[Strand]) -> list[Furniture]:
        return [Furniture(kind, strand.passage(text)) for strand in strands]

    return (
        *letter.furniture,
        *reading.furniture,
        *named(FurnitureKind.PAGE_HEADER, table.headers),
        *named(FurnitureKind.PAGE_NUMBER, table.page_numbers),
        *(Furniture(FurnitureKind.MARKUP, passage) for passage in reading.markup),
    )


FAMILY = Family(
    name="task-list",
    label_zh="任务清单",
    label_en="task list",
    looks_like="a table: tasks, measures, departments, deadlines; part titles between the rows",
    recognise=recognise,
    read=read,
)
