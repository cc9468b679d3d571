"""Task lists: a table of tasks, measures, departments and deadlines, whole or flattened by a PDF's text layer."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import PlanDocument
from loaders.annotate.context import Context
from loaders.annotate.lead_rule import lead_rule
from loaders.families.base import Evidence, Facts, Family
from loaders.families.finish import Draft, finish
from loaders.families.outline import holds_plan_above_annex, numbered_levels, titled_levels
from loaders.reading.blocks import Block, Reading
from loaders.structure.copied_tables.flattened import has_flattened_table, read_flattened_table
from loaders.structure.letter.header import read_letter
from loaders.structure.letter.plan_years import plan_end
from loaders.structure.paragraphs import read_paragraphs
from loaders.structure.tables.lost_spans import keeps_spans
from loaders.structure.tables.rows import read_table_sections
from loaders.structure.tables.table_heads import with_heads
from loaders.structure.tables.table_notes import empty_notes, table_notes
from loaders.structure.tables.tables import divides_duties, has_task_table, read_task_table, tells_stages
from loaders.structure.tables.task_table import TaskTable


def recognise(reading: Reading) -> Evidence:
    """Score a document by its table header; a table beside a text that says who does what is an annex of it."""
    if has_task_table(reading.blocks):
        beside = _beside_text(reading)
        return beside or Evidence(1.0, "a table whose headers name tasks and what is done or who does it")
    if has_flattened_table(reading.blocks):
        return Evidence(0.95, "header lines of a task table in running text")
    return Evidence(0.0, "no table header such as 任务清单 / 落实举措 / 责任部门 / 完成时间")


def _beside_text(reading: Reading) -> Evidence | None:
    """Return what tells that the text around a table holds the tasks of the plan; None if it does not."""
    if numbered_levels(reading) is not None:
        return Evidence(0.3, "a task table, beside numbered paragraphs that name who is responsible")
    if divides_duties(reading.blocks) and titled_levels(reading) is not None:
        return Evidence(0.3, "a table that divides duties, beside numbered paragraphs that could be tasks")
    if tells_stages(reading.blocks) and titled_levels(reading) is not None:
        return Evidence(0.3, "a table of stages, beside numbered paragraphs that could be tasks")
    if holds_plan_above_annex(reading):
        return Evidence(0.2, "a task table in an annex, below a plan with numbered tasks")
    if titled_levels(reading) is not None and not any(part.rows for part in _read_table(reading)[0].sections):
        return Evidence(0.02, "a task table without rows that could be read, beside numbered paragraphs")
    return None


def read(reading: Reading, facts: Facts) -> PlanDocument:
    """Return the plan that a task table states, with the letter around it."""
    table, outside = _read_table(reading)
    letter = read_letter(read_paragraphs(outside), reading.source.text)
    leads = lead_rule(block.text for block in reading.blocks)  # in the letter, a header or a cell
    context = Context(reading.source.text, letter.header.year or facts.year, leads, plan_end(letter.header))
    sections, tasks = read_table_sections(table, context)
    draft = Draft(
        reading,
        letter,
        context,
        sections,
        tasks,
        prose=(*letter.prose, *(paragraph.strand for paragraph in letter.body)),
        table=table,
        notes=(*empty_notes(table, context), *table_notes(table, context)),
    )
    return finish(draft, facts, FAMILY.name)


def _read_table(reading: Reading) -> tuple[TaskTable, Sequence[Block]]:
    if has_task_table(reading.blocks):
        blocks = with_heads(reading.blocks)
        table = read_task_table(blocks, keeps_spans=keeps_spans(reading.source))
        return table, [block for block in blocks if block.cell is None]
    return read_flattened_table(reading.blocks)


FAMILY = Family(
    name="task-list",
    label_zh="任务清单",
    label_en="task list",
    looks_like="a table: tasks, measures, departments, deadlines; part titles between the rows",
    recognise=recognise,
    read=read,
)
