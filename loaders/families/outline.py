"""What the families with numbered headings share: the tree and its levels, prose around tasks, the finished plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import Deadline, Furniture, FurnitureKind, Note, PlanDocument, Remark, Section, Task
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline
from loaders.annotate.lead_rule import lead_rule
from loaders.families.base import Facts
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand
from loaders.structure.annexes.forms_aside import set_forms_aside
from loaders.structure.annexes.heads import list_heads
from loaders.structure.annexes.tables_beside import captions, opens_annex, with_tables
from loaders.structure.breaks.lost_breaks import whole_paragraphs
from loaders.structure.copied_tables.captioned_cells import set_cells_aside
from loaders.structure.leaders_once import with_leaders_once
from loaders.structure.letter.header import Letter, read_letter
from loaders.structure.letter.plan_years import names_year, plan_end
from loaders.structure.levels import Levels, tell_levels, tell_levels_by_titles
from loaders.structure.names_alike import with_names_alike
from loaders.structure.numbered import read_numbered
from loaders.structure.outline import Node, read_outline
from loaders.structure.paragraphs import is_source_note, read_paragraphs
from loaders.structure.prose import Prose, cited_in, read_account, read_progress, read_prose, read_remark, regions_in
from loaders.structure.regrouping.regrouped import regrouped
from loaders.structure.report_titles import titles_an_account
from loaders.structure.standing_duties import with_standing_duties
from loaders.structure.tables.goal_tables import part_goals
from loaders.structure.tables.indicator_tables import IndicatorTables, with_own_targets
from loaders.structure.tables.lost_spans import keeps_spans
from loaders.structure.tables.place_tables import read_counted
from loaders.structure.tables.rows import read_table_sections
from loaders.structure.tables.table_notes import table_notes
from loaders.structure.tables.tables import read_task_table
from loaders.structure.tables.task_table import TaskTable
from loaders.structure.unnumbered.marks import unnumbered_marks

_NOTE = 60  # characters of a note on the source
_FEW = 2
_TEXT = re.compile(r"(?:方案|计划|意见|要点|措施|规划|思路)(?:[（(][^（()）]*[）)])?$")  # and no list: 任务清单, 分工表


@dataclass(frozen=True, slots=True)
class _Outlined:
    """A document with its letter, the tree of its numbers, what the levels mean, and what stands beside the tree.

    That are the titles of its tables, and the forms in its annexes.
    """

    letter: Letter
    root: Node
    context: Context
    captions: tuple[Strand, ...]
    forms: tuple[Strand, ...]
    levels: Levels | None


def numbered_levels(reading: Reading) -> Levels | None:
    """Return what the numbers of a document mean, or None if none of them says who is responsible."""
    return _outlined(reading, None).levels


def titled_levels(reading: Reading) -> Levels | None:
    """Return what the numbers of a document mean, told by its titles, or None if it has too few numbers."""
    document = _outlined(reading, None)
    return tell_levels_by_titles(document.root, document.context)


def holds_plan_above_annex(reading: Reading) -> bool:
    """Tell a text that is itself a plan, with titled tasks above the mark or the title of its first table.

    A notice that hands a table out is none, whatever it asks for in numbers of its own.
    """
    document = _outlined(reading, None)
    title, levels = document.letter.header.title, tell_levels_by_titles(document.root, document.context)
    is_plan = title is not None and title != document.letter.header.notice_title and _TEXT.search(title.text)
    if not is_plan or levels is None or levels.items or levels.count < _FEW:
        return False
    table = next((place for place, block in enumerate(reading.blocks) if block.cell), 0)
    above, titles = reading.blocks[:table], captions(reading.blocks)
    return any(opens_annex(block) for block in above) or any(block.strand in titles for block in above[-1:])


def read_numbered_document(reading: Reading, facts: Facts, family: str) -> PlanDocument:
    """Return the plan of a document with numbered paragraphs; raises `ValueError` if it has none."""
    document = _outlined(reading, facts.year)
    levels = document.levels or tell_levels_by_titles(document.root, document.context)
    if levels is None:
        raise ValueError("the document has no numbered paragraphs that could be tasks or measures")
    plan = read_numbered(document.root, levels, document.context)
    sections, tasks = told_apart(plan.sections, plan.tasks)
    return whole_plan(
        reading,
        facts,
        family=family,
        letter=document.letter,
        sections=sections,
        tasks=tasks,
        prose=(*document.letter.prose, *plan.loose, *document.captions),
        context=document.context,
        notes=tuple(plan.notes),
        reported=plan.prose,
        forms=document.forms,
    )


def _outlined(reading: Reading, year: int | None) -> _Outlined:
    """Return the outline of a document; `year` is that of the manifest, if its letter names none."""
    letter = _letter(reading)
    return _outline(reading, letter.header.year or year)


@lru_cache(maxsize=2)
def _letter(reading: Reading) -> Letter:
    paragraphs = whole_paragraphs(reading)
    opening = {paragraphs[place].text for place in unnumbered_marks(paragraphs)}
    return read_letter(paragraphs, reading.source.text, opens=opening.__contains__)


@lru_cache(maxsize=2)  # each kind of document asks for it, to tell whether it is one, and to read it
def _outline(reading: Reading, year: int | None) -> _Outlined:
    text, letter, paragraphs = reading.source.text, _letter(reading), whole_paragraphs(reading)
    titles = captions(reading.blocks)
    lines = [paragraph for paragraph in letter.body if not is_source_note(paragraph.text)]
    body = [paragraph for paragraph in lines if paragraph.strand not in titles]
    captioned = tuple(paragraph.strand for paragraph in lines if paragraph.strand in titles)
    leads = lead_rule(paragraph.text for paragraph in paragraphs)
    context = Context(text, year, leads, plan_end(letter.header), dated=not names_year(letter.header))
    heads = list_heads(paragraphs)
    marks = {
        **unnumbered_marks(body),
        **{n: heads[p.strand.pieces] for n, p in enumerate(body) if p.strand.pieces in heads},
    }
    root = read_outline(body, marks)
    forms = (*set_forms_aside(root, paragraphs), *set_cells_aside(root))
    root = regrouped(root, context)
    return _Outlined(letter, root, context, captioned, forms, tell_levels(root, context))


def whole_plan(  # noqa: PLR0913  # the parts of one document
    reading: Reading,
    facts: Facts,
    *,
    family: str,
    letter: Letter,
    sections: tuple[Section, ...],
    tasks: tuple[Task, ...],
    prose: Sequence[Strand],
    context: Context,
    notes: tuple[Note, ...] = (),
    reported: Prose | None = None,
    table: TaskTable | None = None,
    forms: tuple[Strand, ...] = (),
) -> PlanDocument:
    """Return the finished document; `prose` becomes remarks and targets, `reported` is what was read elsewhere.

    Of `forms` nothing is read: they are remarks. `table` is the table that the sections and tasks were read from;
    without it, those of the tables of the document are added to those of the text.
    """
    if table is None:
        added = _with_tables_beside(reading, sections, tasks, context)
        sections, tasks, table = added.sections, added.tasks, added.table
        prose, notes = (*prose, *added.prose), (*notes, *table_notes(table, context))
    tasks = with_names_alike(_by_the_time_of_their_part(sections, tasks, context))
    tasks, named_twice = with_leaders_once(with_standing_duties(tasks, reading), context.text)
    said = _said(prose, letter, table, context)
    come = read_progress(table.progress, context)
    reported = reported or Prose()
    counted = read_counted(reading.blocks, context)
    beside = _beside(table, counted, forms, context)
    tasks, promised = with_own_targets(tasks, counted.targets)
    strands = (*letter.titles, *prose, *table.loose, *table.progress, *reported.strands)
    remarks = (*said.remarks, *reported.remarks, *beside, *come.remarks, *named_twice)
    return PlanDocument(
        identifier=facts.identifier,
        source=reading.source,
        family=family,
        header=letter.header,
        sections=sections,
        tasks=tasks,
        targets=(*said.targets, *reported.targets, *promised),
        outcomes=(*said.outcomes, *reported.outcomes, *counted.outcomes, *come.outcomes),
        citations=cited_in(strands, context),
        regions=regions_in(strands[len(letter.titles) :], context),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.passage)),
        furniture=(
            *letter.furniture,
            *_table_furniture((*table.headers, *counted.headers), table.page_numbers, reading.source.text),
            *page_furniture(reading),
        ),
        notes=(*reading.notes, *notes),
    )


def _beside(table: TaskTable, counted: IndicatorTables, forms: Sequence[Strand], context: Context) -> Iterator[Remark]:
    """Yield what stands in no known column of tables, as what it costs, and in forms: nothing is promised."""
    named = {cell for part in table.sections for row in part.rows for _, cell in row.departments}
    for strand in (*table.loose, *(cell for cell in counted.loose if cell not in named), *forms):
        if strand.text.strip():
            yield read_remark(strand, context)


@dataclass(frozen=True, slots=True)
class _Added:
    """A text with the tasks of its tables, these tables as one, and what they say that is no task."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    table: TaskTable
    prose: tuple[Strand, ...]


def _with_tables_beside(
    reading: Reading, sections: tuple[Section, ...], tasks: tuple[Task, ...], context: Context
) -> _Added:
    """Return the parts of a text with those of the tables that stand in it or behind it."""
    blocks, heads, goals = part_goals(reading.blocks) if tasks else (reading.blocks, (), ())
    table = read_task_table(blocks, keeps_spans=keeps_spans(reading.source))
    table = replace(table, headers=(*table.headers, *(block.strand for block in heads if block.strand)))
    prose = tuple(block.strand for block in goals if block.strand)
    both = with_tables((sections, tasks), read_table_sections(table, context), reading.blocks)
    return _Added(*told_apart(*both), table, prose)


def _by_the_time_of_their_part(
    sections: Sequence[Section], tasks: Sequence[Task], context: Context
) -> tuple[Task, ...]:
    """Return the tasks, those that say no time with that of the title above them: 一、2020年底前实现的事项."""
    times: dict[str, Deadline] = {}
    for section in sections:
        pieces = section.passage.pieces
        title = Strand("".join(context.text[piece.start : piece.end] for piece in pieces), pieces)
        found = find_deadline(title, context.text, year=context.year, until=context.until)
        times.update({section.number: found} if found else {})
    above = [next((times[part] for part in _parts_above(task.section) if part in times), None) for task in tasks]
    return tuple(
        replace(task, deadline=time)
        if time and not task.deadline and not any(m.deadline for m in task.measures)
        else task
        for task, time in zip(tasks, above, strict=True)
    )


def _parts_above(section: str | None) -> Iterator[str]:
    """Yield the number of a part and of those above it, the nearest first: 一-二, 一."""
    while section:
        yield section
        section = section.rpartition("-")[0]


def _said(prose: Sequence[Strand], letter: Letter, table: TaskTable, context: Context) -> Prose:
    """Return what the prose says; that of a table of tasks and what became of them tells of it as well."""
    if not table.progress:
        return read_prose(prose, context)
    title = squeeze(letter.header.title.text) if letter.header.title else ""
    return read_account(prose, context, is_titled=titles_an_account(title))


def told_apart(sections: Iterable[Section], tasks: Iterable[Task]) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
    """Return sections and tasks whose numbers differ; one that a document uses again is 一-2, and its tasks follow.

    A task stands in the last section of its number before it, for both come in the order of the document.
    """
    parts: list[Section | Task] = [*sections, *tasks]
    seen: dict[tuple[type, str], int] = {}
    names: dict[str, str] = {}
    found: list[Section | Task] = []
    for part in sorted(parts, key=lambda part: part.passage):
        number = _next_number(part, seen)
        if isinstance(part, Section):
            names[part.number] = number
            found.append(replace(part, number=number))
        else:
            section = names.get(part.section, part.section) if part.section else None
            found.append(replace(part, number=number, section=section))
    return (
        tuple(part for part in found if isinstance(part, Section)),
        tuple(part for part in found if isinstance(part, Task)),
    )


def _next_number(part: Section | Task, seen: dict[tuple[type, str], int]) -> str:
    key = (type(part), part.number)
    seen[key] = seen.get(key, 0) + 1
    return part.number if seen[key] == 1 else f"{part.number}-{seen[key]}"


def _table_furniture(headers: Sequence[Strand], pages: Sequence[Strand], text: str) -> Iterator[Furniture]:
    yield from (Furniture(FurnitureKind.PAGE_HEADER, strand.passage(text)) for strand in dict.fromkeys(headers))
    yield from (Furniture(FurnitureKind.PAGE_NUMBER, strand.passage(text)) for strand in pages)


def page_furniture(reading: Reading) -> tuple[Furniture, ...]:
    """Return the furniture of the page, the markup that was set aside, and the notes on where the copy comes from."""
    text = reading.source.text
    paragraphs = read_paragraphs(reading.blocks)
    if any("来源" in paragraph.text[-_NOTE:] for paragraph in paragraphs):  # it may have run together with the text
        paragraphs = whole_paragraphs(reading)
    notes = [paragraph.strand.passage(text) for paragraph in paragraphs if is_source_note(paragraph.text)]
    return (
        *reading.furniture,
        *(Furniture(FurnitureKind.MARKUP, passage) for passage in reading.markup),
        *(Furniture(FurnitureKind.SOURCE_NOTE, passage) for passage in notes),
    )
