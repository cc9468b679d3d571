"""From the rows of a task table to sections, tasks and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Deadline, Duty, Measure, Note, Obligation, Responsibility, Role, Section, Severity, Task
from loaders.annotate.actors import is_regional
from loaders.annotate.citations import read_citations
from loaders.annotate.deadlines import find_deadline, read_deadline_cell
from loaders.annotate.duties import part_duties, read_duties, read_scope
from loaders.annotate.lead_rule import LeadRule
from loaders.annotate.responsibility import beside_leaders, find_parentheses, read_responsibilities
from loaders.reading.strand import Strand
from loaders.structure.arranged import named_by_titles
from loaders.structure.columns import Column
from loaders.structure.context import Context, squeeze, title_of
from loaders.structure.divisions import in_its_role
from loaders.structure.elements import promised, read_measure, read_spoken, renumber
from loaders.structure.items import read_item, read_item_words, split_items
from loaders.structure.numbering import Mark, MarkKind, read_mark
from loaders.structure.row_goals import goals_of, in_its_year, without_goals, without_yearly_amounts
from loaders.structure.sentences import split_sentences
from loaders.structure.task_table import Row, TableSection, TaskTable

_TITLE_LENGTH = 40
_SENTENCE = re.compile(r"[。；]$|，")
_ROLES = {Column.LEAD: Role.LEAD, Column.PARTICIPANT: Role.PARTICIPANT}


def read_table_sections(table: TaskTable, context: Context) -> tuple[tuple[Section, ...], tuple[Task, ...]]:
    """Return the sections and tasks of a table in its order."""
    sections: list[Section] = []
    outer: Section | None = None
    tasks: list[Task] = []
    whole = _holds_sentences(table)
    of_measures = any("number" in _own_cells(rows) for part in table.sections for rows in _by_task(part.rows))
    for part, leaders in zip(table.sections, _leaders(table, context), strict=True):
        section = _section(part, len(sections) + 1, context, closes=bool(leaders))
        if section:
            section = _within(section, outer)
            outer = section if _level(section) is MarkKind.CHINESE else outer
            sections.append(section)
        for rows in _by_task(tuple(map(_with_own_sentence, part.rows)) if whole else part.rows):
            told = [_with_item(row) for row in rows] if of_measures else rows
            task = _task(told, section.number if section else None, len(tasks) + 1, context, leaders)
            is_part = part.title is not None and part.title.pieces[-1:] == rows[0].title.pieces[-1:]
            tasks.append(replace(task, number=f"{len(sections)}-0") if is_part else task)
    return tuple(sections), _with_own_numbers(tasks, sections)


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


def table_notes(table: TaskTable, context: Context) -> tuple[Note, ...]:
    """Return what a person should know: rows whose province cells and regional paragraphs differ in number."""
    return tuple(_row_notes(table, context))


def empty_notes(table: TaskTable, context: Context) -> Iterator[Note]:
    """Yield that the headers of a table of tasks were found and no task below them."""
    if table.headers and not any(part.rows for part in table.sections):
        message = "headers of a table of tasks, and no task was read below them"
        yield Note(Severity.WARNING, message, table.headers[0].passage(context.text))


def _row_notes(table: TaskTable, context: Context) -> Iterator[Note]:
    for part in table.sections:
        for row in part.rows:
            regional = len(_regional_paragraphs(row))
            if row.duties and len(row.duties) != regional:
                _, title = _numbered_title(row)
                message = (
                    f"{title_of(title)}: province cells {len(row.duties)}, paragraphs that speak to regions "
                    f"{regional}; they were matched in order"
                )
                yield Note(Severity.WARNING, message, row.title.passage(context.text))


def _section(part: TableSection, ordinal: int, context: Context, *, closes: bool) -> Section | None:
    """Return the section of a part; a bracket that `closes` it tells who, another one (责任领导：李明) is its own."""
    if part.title is None:
        return None
    mark = read_mark(part.title.text) or _number_cell(part.title)
    rest = part.title[mark.length :] if mark else part.title
    closing = next(find_parentheses(part.title), None)
    title = part.title[: closing.start()] if closing else part.title
    return Section(
        number=mark.printed.strip("、（）().．：: ") if mark else str(ordinal),
        title=title_of(title[mark.length :] if mark else title),
        passage=(title if closes else part.title).passage(context.text),
        printed_number=mark.printed if mark else None,
        citations=read_citations(rest, context.text),
    )


def _within(section: Section, outer: Section | None) -> Section:
    """Return a part numbered below the one above it: （一） below 一、 is 一-一."""
    is_inner = _level(section) is MarkKind.PAREN_CHINESE and outer is not None
    return replace(section, number=f"{outer.number}-{section.number}") if outer and is_inner else section


def _level(section: Section) -> MarkKind | None:
    mark = read_mark(section.printed_number or "")
    return mark.kind if mark else None


def _number_cell(title: Strand) -> Mark | None:
    """Return the number of a part that stands in a cell of its own before the title: 一 | 经济发展."""
    first = title.pieces[0].end - title.pieces[0].start
    mark = read_mark(f"{squeeze(title.text[:first])}、") if len(title.pieces) > 1 else None
    return replace(mark, printed=mark.printed.rstrip("、"), length=first) if mark else None


def _leaders(table: TaskTable, context: Context) -> tuple[tuple[Responsibility, ...], ...]:
    """Return who is responsible for all of each part: 医疗健康（牵头单位：省卫生健康委）, or a body that titles it."""
    titles = [part.title for part in table.sections]
    closings = [next(find_parentheses(title), None) if title else None for title in titles]
    told = [
        read_responsibilities(title.group(closing), context.text) if title and closing else ()
        for title, closing in zip(titles, closings, strict=True)
    ]
    bodies = named_by_titles([_without_number(title) if title else None for title in titles], context)
    return tuple(who or named for who, named in zip(told, bodies, strict=True))


def _without_number(title: Strand) -> Strand:
    mark = read_mark(title.text) or _number_cell(title)
    return title[mark.length :] if mark else title


def _by_task(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each task: the one that titles it and those that follow."""
    group: list[Row] = []
    for row in rows:
        if group and not row.follows:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _task(
    rows: Sequence[Row], section: str | None, ordinal: int, context: Context, leaders: tuple[Responsibility, ...]
) -> Task:
    """Return the task of one row, or of several whose own cells then speak of their measures alone."""
    rows = [_with_title_sentence(row) for row in rows]
    rows = [_with_closing_bracket(rows[0])] if len(rows) == 1 else rows
    printed, rows = rows, [without_yearly_amounts(row) for row in rows]
    first = rows[0]
    number, title = _numbered_title(first)
    own = _own_cells(rows)
    number = number if "number" not in own else None
    whole = any(row.paragraphs and _opens_with(row.paragraphs[0], row.title) for row in rows)
    idle = [row for row in rows if not row.paragraphs]
    over_all = _columns_over_all(rows) if "departments" in own else frozenset()
    named = rows[:1] if "departments" not in own else idle
    who = [
        *_responsibilities(first, context, within=over_all),
        *(responsibility for row in named for responsibility in _responsibilities(row, context, without=over_all)),
    ]
    over = [each for each in leaders if (each.name, each.role) not in {(own.name, own.role) for own in who}]
    has_deadline = first.deadline is not None and "deadline" not in own
    duties = [read_duties(cell, context.text) for row in rows for cell in row.duties]
    goals = tuple(goals_of(printed, [_numbered_title(row)[1] for row in rows], context))
    told = (measure for row in rows for measure in _measures(row, own, context, over_all))
    return Task(
        number=_number(number) or str(ordinal),
        title=title_of(title),
        passage=(number + title if number else title).passage(context.text),
        measures=renumber(without_goals(measure, goals) for measure in told),
        printed_number=squeeze(number.text) if number else None,
        section=section,
        targets=(*(promised(title, context) if not (whole or first.is_problem) else ()), *goals),
        responsibilities=tuple(replace(each, rank=n) for n, each in enumerate((*over, *who), start=1)),
        duties=_distinct([*duties, *(tuple(_scope(row, context)) for row in rows if "scope" not in own)]),
        deadline=_deadline(first, context) if has_deadline else _titled_deadline(rows, title, context),
        citations=read_citations(title, context.text),
    )


def _opens_with(paragraph: Strand, title: Strand) -> bool:
    """Tell a measure that the title of its task is the beginning of, or all of."""
    return bool(paragraph.pieces and title.pieces) and paragraph.pieces[0].start == title.pieces[0].start


def _with_title_sentence(row: Row) -> Row:
    """Return a row whose cell says title and measures in one, parted: （一）发展养殖。新建园区2个。

    Of several long sentences the first is a measure too, and titles the task.
    """
    first = _first_of_several(row)
    if first is None:
        return row
    if first > _TITLE_LENGTH:
        return _with_own_sentence(row)
    return replace(row, title=row.title[:first], paragraphs=(row.title[first:].strip(),))


def _with_closing_bracket(row: Row) -> Row:
    """Return a row without a cell on who does it, which the bracket at the end of its one paragraph says."""
    if row.departments or len(row.paragraphs) != 1 or len(tuple(split_items(row.paragraphs[0]))) > 1:
        return row
    whole = row.paragraphs[0]
    closings = list(find_parentheses(whole))
    if len(closings) != 1 or whole.text[closings[0].end() :].strip("。 "):
        return row
    words = whole[: closings[0].start()].strip()
    return (
        replace(row, paragraphs=(words,), departments=((Column.DEPARTMENT, whole.group(closings[0])),))
        if words
        else row
    )


def _holds_sentences(table: TaskTable) -> bool:
    """Tell a table that has no cells for measures, and whose tasks are said in sentences: 新建人行天桥2座。

    There a sentence is the title of its task, and what is to be done for it.
    """
    rows = [row for part in table.sections for row in part.rows]
    told = [row for row in rows if not row.paragraphs and _SENTENCE.search(row.title.text.strip())]
    split = any(row.paragraphs or (_first_of_several(row) or _TITLE_LENGTH + 1) <= _TITLE_LENGTH for row in rows)
    return bool(rows) and not split and len(told) * 2 > len(rows)


def _with_item(row: Row) -> Row:
    """Return a row whose number is that of its measure, in a table that counts these: 整治隐患 | 1 | 排查企业."""
    return replace(row, number=None, item=row.number) if row.paragraphs else row


def _with_own_sentence(row: Row) -> Row:
    """Return a row whose title is said to be done, by its first sentence; all of them are measures."""
    return replace(row, title=row.title[: _first_of_several(row)], paragraphs=(row.title,))


def _first_of_several(row: Row) -> int | None:
    """Return where the first of several sentences ends that a cell of a task says without any other."""
    sentences = () if row.paragraphs else split_sentences(row.title)
    return row.title.text.index(sentences[0].text) + len(sentences[0]) if len(sentences) > 1 else None


def _titled_deadline(rows: Sequence[Row], title: Strand, context: Context) -> Deadline | None:
    """Return the time that a row names which is all title, in a table without a column of times."""
    is_all = not any(row.paragraphs or row.deadline for row in rows)
    return find_deadline(title, context.text, year=context.year, until=context.until) if is_all else None


def _own_cells(rows: Sequence[Row]) -> frozenset[str]:
    """Return which of number, departments, deadline and scope the rows of a task have each for itself."""
    cells: dict[str, Sequence[object]] = {
        "number": [row.number for row in rows],
        "departments": [row.departments for row in rows],
        "deadline": [row.deadline for row in rows],
    }
    own = {name for name, found in cells.items() if not _is_shared(found)}
    areas = zip(*((row.scope, row.must, row.may) for row in rows), strict=True)
    if any(
        len({cell.pieces for cell in column if cell}) > 1 for column in areas
    ):  # two cells, though of the same words
        own.add("scope")
    return frozenset(own)


def _columns_over_all(rows: Sequence[Row]) -> frozenset[Column]:
    """Return the columns of which one cell lies over all rows of a task: it names who is responsible for the task.

    牵头单位 may be one for the task while each measure has 责任单位 of its own; or the first row alone has it.
    Who helps with one measure alone is none of the task's.
    """
    below = {column for row in rows[1:] for column, _ in row.departments}
    is_led_once = bool(below) and Column.LEAD not in below
    return frozenset(
        column
        for column, cell in rows[0].departments
        if (column is Column.LEAD and is_led_once) or all((column, cell) in row.departments for row in rows)
    )


def _is_shared(cells: Sequence[object]) -> bool:
    """Tell whether the rows of a task share a cell: one over all of them, or the same words, or filled in none.

    In plain text a cell over several rows is filled in the first and blank in the others.
    """
    return all(not cell or cell == cells[0] for cell in cells[1:])


def _deadline(row: Row, context: Context) -> Deadline | None:
    return read_deadline_cell(row.deadline, context.text, year=context.year) if row.deadline else None


def _numbered_title(row: Row) -> tuple[Strand | None, Strand]:
    """Return the printed number of a row, from its own cell or the opening of the title, and the title without it.

    Beside a number of its own a title may have one of its part: 3 | （二）发展绿色家电.
    """
    mark = read_mark(row.title.text)
    if mark is None:
        return row.number, row.title
    return row.number or row.title[: mark.length], row.title[mark.length :]


def _number(printed: Strand | None) -> str | None:
    """Return the number of a task as it names the task: 1 of 1. and of 一、; None for a cell that holds no number."""
    bare = squeeze(printed.text).strip("、（）().．") if printed else ""
    mark = read_mark(f"{bare}、")
    return str(mark.number) if mark else None


def _measures(row: Row, own: frozenset[str], context: Context, over_all: frozenset[Column]) -> Iterator[Measure]:
    """Yield the measures of a row with its `own` cells; the n-th province cell is of the n-th regional paragraph."""
    who = _responsibilities(row, context, without=over_all) if "departments" in own else ()
    deadline = _deadline(row, context) if "deadline" in own else None
    mark = row.item or (row.number if "number" in own else None)
    regional = _regional_paragraphs(row)
    areas = tuple(_scope(row, context)) if "scope" in own else ()
    for ordinal, whole in enumerate(row.paragraphs):
        place = regional.index(ordinal) if ordinal in regional else None
        cell = row.duties[place] if place is not None and place < len(row.duties) else None
        duties = read_duties(cell, context.text) if cell is not None else areas
        said, behind = part_duties(whole, context.text)
        year = next((time for paragraph, time in row.years if paragraph == whole), None)
        in_year = read_deadline_cell(year, context.text, year=context.year) if year else None
        spoken_in = in_its_year(context, year)
        duties = duties or behind
        for part in split_items(said):
            item = read_item(part, context)
            mark = mark + item.number if mark and item.number else mark or item.number
            for spoken in read_item_words(item):
                told = item.responsibilities or (in_its_role(spoken.strand, who) if row.is_duty else who)
                said_by = (
                    find_deadline(spoken.strand, context.text, year=spoken_in.year, until=spoken_in.until)
                    if in_year
                    else None
                )
                by = said_by or in_year or deadline
                yield read_measure(
                    spoken, 1, spoken_in, number_strand=mark, responsibilities=told, duties=duties, deadline=by
                )
                mark = None


def _regional_paragraphs(row: Row) -> list[int]:
    spoken = [read_spoken(paragraph) for paragraph in row.paragraphs]
    actors = [sentences[0].actor if sentences else None for sentences in spoken]
    return [number for number, actor in enumerate(actors) if actor and is_regional(actor.text)]


def _responsibilities(
    row: Row,
    context: Context,
    *,
    within: frozenset[Column] | None = None,
    without: frozenset[Column] = frozenset(),
) -> tuple[Responsibility, ...]:
    """Return who is named in the cells of a row, in those columns alone that are `within` and not `without`."""
    found: list[Responsibility] = []
    chosen = [(c, cell) for c, cell in row.departments if (within is None or c in within) and c not in without]
    for column, cell in chosen:
        led = context.leads is LeadRule.FIRST and bool(found)  # 列第一位的为牵头单位: of all lines of the cell
        for responsibility in read_responsibilities(cell, context.text, rule=context.leads):
            role = _ROLES.get(column, Role.PARTICIPANT if led else responsibility.role)
            found.append(replace(responsibility, role=role, rank=len(found) + 1))
    marked = any(each.role is Role.LEAD for each in found) and not any(column in _ROLES for column, _ in chosen)
    return beside_leaders(found) if marked else tuple(found)  # 甲（牵头） above 乙 in one cell


def _scope(row: Row, context: Context) -> Iterator[Duty]:
    """Yield where a row applies, and which provinces must or may do it, from cells of their own."""
    if row.scope:
        yield from read_duties(row.scope, context.text) or read_scope(row.scope, row.scope, context.text)
    for cell, obligation in ((row.must, Obligation.MANDATORY), (row.may, Obligation.OPTIONAL)):
        for duty in read_scope(cell, cell, context.text) if cell else ():
            yield replace(duty, obligation=obligation)


def _distinct(duties: list[tuple[Duty, ...]]) -> tuple[Duty, ...]:
    """Return each category and obligation once, with the cell that says it first."""
    first: dict[tuple[str, Obligation | None], Duty] = {}
    for cell in duties:
        for duty in cell:
            first.setdefault((duty.category, duty.obligation), duty)
    return tuple(first.values())
