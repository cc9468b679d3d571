"""Task tables whose cells survived: rows of tab-separated text, by the meaning of their headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from loaders.annotate.deadlines import points_elsewhere
from loaders.genre.headers.columns import WHO, Column, names_problems, names_stages
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand
from loaders.structure.paragraphs import join_lines
from loaders.structure.tables.broken_lines import with_broken_citations, with_broken_lines
from loaders.structure.tables.cell_columns import cells_in, meaning
from loaders.structure.tables.cell_kinds import is_nothing
from loaders.structure.tables.cell_notes import without_notes
from loaders.structure.tables.column_levels import with_levels
from loaders.structure.tables.column_years import in_years, years_of
from loaders.structure.tables.counted_rows import with_counted_tasks
from loaders.structure.tables.displaced_rows import goes_on_below, moved_back, with_who_back
from loaders.structure.tables.listed_tasks import are_of_a_body, listed_tasks
from loaders.structure.tables.lost_spans import has_spans, with_cells_above
from loaders.structure.tables.made_rows import make_row, said_once
from loaders.structure.tables.numbered_names import numbered_names
from loaders.structure.tables.part_rows import is_total, numbered_parts, titles_part
from loaders.structure.tables.progress_cells import with_own_progress
from loaders.structure.tables.table_rows import HEAD, texts_of, understood
from loaders.structure.tables.task_table import Row, TableSection, TaskTable

_VALUE = re.compile(r"\d+(?:\.\d+)?(?:分|%)?")
# the register of a page, which a copy may put into the last row (索引号：1137/2022-04772), and 续表 above the next
_REGISTER = re.compile(
    r"""
    [（(]? (?: 续上?表 | 接上[表页] ) [）)]? $
    | (?: 索引号 | 主题(?:分类|词) | 发[文布](?:机关|机构|单位|日期) | 成文日期 | 公开(?:方式|范围|时限) ) [：:]? $
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class _Draft:
    sections: list[tuple[Strand | None, list[Row]]] = field(default_factory=lambda: [(None, [])])
    headers: list[Strand] = field(default_factory=list)
    loose: list[Strand] = field(default_factory=list)
    progress: list[Strand] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    years: dict[int, Strand] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    duties: Strand | None = None
    is_problem: bool = False
    names: tuple[int, list[Block]] = (0, [])  # left of the tasks, and in which part


def has_task_table(blocks: Sequence[Block]) -> bool:
    """Tell whether the blocks hold a row of headers of a task table."""
    return any(columns and is_header for _, columns, is_header in understood(blocks))


def divides_duties(blocks: Sequence[Block]) -> bool:
    """Tell whether the tables of tasks among the blocks only divide duties among bodies: 成员单位 | 职责分工."""
    headers = [columns for _, columns, is_header in understood(blocks) if is_header]
    return bool(headers) and all(Column.DUTY in columns for columns in headers)


def tells_stages(blocks: Sequence[Block]) -> bool:
    """Tell whether the tables of tasks among the blocks only say what is done when: 阶段 | 时间 | 主要工作."""
    headers = [(texts_of(cells), columns) for cells, columns, is_header in understood(blocks) if is_header]
    return bool(headers) and all(
        WHO.isdisjoint(columns) and any(map(names_stages, texts)) for texts, columns in headers
    )


def read_task_table(blocks: Sequence[Block], *, keeps_spans: bool) -> TaskTable:
    """Return the task table that the cells of a document make up, page by page; other tables are loose.

    `keeps_spans` tells that the format has cells over several rows, so that none was lost.
    """
    draft = _Draft()
    rows = with_levels(list(understood(blocks)))
    numbered = numbered_parts(rows)
    for place, (cells, columns, is_header) in enumerate(rows):
        if cells[0].cell and cells[0].cell.row <= HEAD:
            draft.sections.append((cells[0].strand, []))
            draft.groups = {}
        elif is_header:
            draft.years = years_of(cells)
            draft.is_problem = _heads_problems(cells, columns) or (draft.is_problem and not draft.sections[-1][1])
            _open_table(cells, draft)
            _read_header(cells, columns, draft)
        elif place in numbered:
            _read_part(cells, columns, draft, has_rows=numbered[place])
        elif columns:
            _read_row(cells, columns, draft)
        else:
            _set_aside(cells, draft)
    parts = [rows for _, rows in draft.sections]
    filled = parts if keeps_spans or has_spans(blocks) else with_cells_above(parts)
    parted = zip((title for title, _ in draft.sections), map(with_counted_tasks, filled), strict=True)
    sections, shared = with_own_progress([TableSection(title, rows) for title, rows in parted if title or rows])
    progress = tuple(dict.fromkeys((*draft.progress, *shared)))
    return TaskTable(sections, tuple(draft.headers), tuple(draft.loose), progress)


def _heads_problems(header: Sequence[Block], columns: Sequence[Column | None]) -> bool:
    """Tell a header whose tasks are titled by what is wrong: 存在问题 | 整改措施."""
    return any(names_problems(block.text) for block in cells_in(header, columns, Column.TASK))


def _open_table(header: Sequence[Block], draft: _Draft) -> None:
    """Leave the part above where a table of other columns begins; a header that is printed again goes on with it."""
    words = tuple(squeeze(text) for text in texts_of(header) if squeeze(text))
    if draft.words and not draft.sections[-1][1]:  # the second row of a header, or nothing stands below the first
        return
    if draft.words and words != draft.words:
        draft.sections.append((None, []))
        draft.groups = {}
    draft.words = words


def _read_header(header: Sequence[Block], columns: Sequence[Column | None], draft: _Draft) -> None:
    """Take the words above duties (职责分工) for the task that they divide among bodies; others head columns."""
    duties = cells_in(header, columns, Column.DUTY)
    if draft.duties is None and duties:
        draft.duties = duties[0].strand
    draft.headers.extend(block.strand for block in header if block.strand and block.strand != draft.duties)


def _read_row(cells: Sequence[Block], columns: tuple[Column | None, ...], draft: _Draft) -> None:
    filled = [block for block in cells if block.strand and not _says_nothing(block, columns)]
    told = {id(block) for block in filled}
    _set_aside([block for block in cells if id(block) not in told], draft)
    if is_total(filled, columns) or (filled and _REGISTER.match(squeeze(filled[0].text))):
        _set_aside(filled, draft)
        return
    filled, values = _without_values(filled, columns)
    filled, notes = without_notes(filled, columns)
    _set_aside([*values, *notes], draft)
    filled = with_who_back(moved_back(filled, columns), columns)
    if draft.sections[-1][1] and goes_on_below(filled, columns):
        above = draft.sections[-1][1][-1]
        draft.sections[-1][1].append(Row(title=above.title, paragraphs=(filled[0].strand,), follows=True))
        return
    if titles_part(filled, cells, columns):
        draft.sections.append((join_lines([block.strand for block in filled]), []))
        draft.groups = {}
        return
    progress = tuple(block.strand for block in cells_in(filled, columns, Column.PROGRESS))
    known = _with_names_above(_without_unknown(filled, columns, draft), columns, draft)
    by_column = _by_column(known, columns, draft)
    _open_groups(known, columns, draft)
    if (tasks := listed_tasks(by_column.get(Column.TASK, ()))) and are_of_a_body(columns):
        draft.headers.extend(by_column.pop(Column.NUMBER, []))  # which counts the bodies
        made = (make_row({**by_column, Column.TASK: [task]}, None, counted=False) for task in tasks)
        draft.sections[-1][1].extend(replace(row, progress=progress) for row in made if row)
        return
    row = _add_row(by_column, filled, columns, draft)
    _add_progress(progress, draft, is_of_last=row is not None or not set(by_column) - {Column.GROUP})
    # a goal without a figure is told beside the task
    _set_aside([block for block in filled if block.strand in row.aims] if row else known, draft)


def _says_nothing(block: Block, columns: Sequence[Column | None]) -> bool:
    """Tell a cell that says that it says nothing, or instead of a time where one is said: 分期（见措施）."""
    is_elsewhere = meaning(block, columns) is Column.DEADLINE and points_elsewhere(block.text)
    return is_elsewhere or is_nothing(block.text)


def _add_row(
    by_column: dict[Column, list[Strand]], filled: Sequence[Block], columns: Sequence[Column | None], draft: _Draft
) -> Row | None:
    """Add the row that cells make to the last part, and return it; None if they make none."""
    rows = draft.sections[-1][1]
    # the numbers count rows and not tasks where a row of its own number went on with the one above
    row = make_row(by_column, rows[-1] if rows else None, counted=any(each.follows and each.number for each in rows))
    if row is None:
        return None
    titles = by_column.get(Column.TASK, [])
    if row.follows and titles and rows[-1].title.pieces != row.title.pieces:
        draft.headers.extend(titles)
    row = said_once(row, rows)
    years, is_duty = in_years(row, filled, draft.years), Column.DUTY in columns
    rows.append(replace(row, years=years, is_problem=draft.is_problem, is_duty=is_duty))
    return row


def _add_progress(progress: tuple[Strand, ...], draft: _Draft, *, is_of_last: bool) -> None:
    """Tell of the last row how far it has come: the one that the cells beside made, or the one above them."""
    rows = draft.sections[-1][1]
    if progress and is_of_last and rows:
        rows[-1] = replace(rows[-1], progress=(*rows[-1].progress, *progress))
    else:
        draft.progress.extend(progress)


def _with_names_above(known: list[Block], columns: Sequence[Column | None], draft: _Draft) -> list[Block]:
    """Return the cells of a row with those who are named left of the tasks: one cell over the tasks of a body."""
    task = columns.index(Column.TASK) if Column.TASK in columns else 0
    left = [block for block in known if block.cell and block.cell.column < task and columns[block.cell.column] in WHO]
    has_task = any(block.cell and block.cell.column == task for block in known)
    if left or not has_task:
        draft.names = (len(draft.sections), left) if left else draft.names
        return known
    part, above = draft.names
    return [*above, *known] if part == len(draft.sections) else known


def _without_unknown(filled: Sequence[Block], columns: Sequence[Column | None], draft: _Draft) -> list[Block]:
    """Put the cells in columns without a meaning aside; return the others, but those that tell how far it has come."""
    unknown: dict[int, list[Strand]] = {}
    known: list[Block] = []
    for block in filled:
        place = block.cell.column if block.cell else 0
        column = meaning(block, columns)
        if column in (None, Column.BYSTANDER):
            unknown.setdefault(place, []).append(block.strand)
        elif column is not Column.PROGRESS:
            known.append(block)
    for strands in unknown.values():
        _leave(with_broken_citations(strands), draft)
    return known


def _by_column(known: Sequence[Block], columns: Sequence[Column | None], draft: _Draft) -> dict[Column, list[Strand]]:
    """Return the cells of a row by what they mean; the words above duties title the task that divides them."""
    found: dict[Column, list[Strand]] = {}
    for block in known:
        column = meaning(block, columns)
        if column:
            found.setdefault(column, []).append(block.strand)
    if Column.MEASURES in found:
        found[Column.MEASURES] = list(_measures(cells_in(known, columns, Column.MEASURES)))
    for column in WHO.intersection(found):
        told = numbered_names(found[column])
        found[column] = list(told.names)
        draft.headers.extend(number for number in told.numbers if number not in draft.headers[-40:])
    if Column.DUTY in found and draft.duties:
        return {**found, Column.TASK: [draft.duties], Column.MEASURES: with_broken_lines(found[Column.DUTY])}
    return found


def _measures(cells: Sequence[Block]) -> Iterator[Strand]:
    """Yield what is to be done, the lines of a sentence as one; what stands in the next column is another."""
    for _, blocks in groupby(cells, key=lambda block: block.cell.column if block.cell else 0):
        yield from with_broken_lines([block.strand for block in blocks])


def _read_part(cells: Sequence[Block], columns: tuple[Column | None, ...], draft: _Draft, *, has_rows: bool) -> None:
    """Open a part; what stands beside its title is set aside above rows of its own, and else is its one task's."""
    heads = [block for block in cells_in(cells, columns, Column.NUMBER, Column.TASK) if block.strand]
    beside = [block for block in cells if block not in heads]
    draft.sections.append((join_lines([block.strand for block in heads]), []))
    draft.groups = {}
    is_filled = any(meaning(block, columns) for block in beside if block.strand)
    if has_rows or not is_filled:
        _set_aside(beside, draft)
        return
    unnumbered = [block for block in cells if meaning(block, columns) is not Column.NUMBER]
    _read_row(unnumbered, columns, draft)


def _set_aside(blocks: Sequence[Block], draft: _Draft) -> None:
    """Put text that stands in no known column aside, a cell over several rows once."""
    _leave([block.strand for block in blocks], draft)


def _leave(strands: Sequence[Strand], draft: _Draft) -> None:
    draft.loose.extend(strand for strand in strands if strand and strand not in draft.loose[-40:])


def _without_values(filled: list[Block], columns: Sequence[Column | None]) -> tuple[list[Block], list[Block]]:
    """Part the cells of a row from bare numbers in columns without a meaning: what it scores, or costs."""
    values = [b for b in filled if meaning(b, columns) is None and _VALUE.fullmatch(squeeze(b.text))]
    return [block for block in filled if block not in values], values


def _open_groups(known: Sequence[Block], columns: Sequence[Column | None], draft: _Draft) -> None:
    """Open a part where a column of groups (领域, 类别) names another one than in the row above, an inner one too."""
    cells = cells_in(known, columns, Column.GROUP)
    for place, blocks in groupby(cells, key=lambda block: block.cell.column if block.cell else 0):
        group = join_lines([block.strand for block in blocks])
        text = squeeze(group.text)
        if text != draft.groups.get(place):
            draft.groups = {outer: name for outer, name in draft.groups.items() if outer < place} | {place: text}
            draft.sections.append((group, []))
        elif all(group != title for title, _ in draft.sections) and group not in draft.headers:
            draft.headers.append(group)  # a cell over several rows, printed again on the next page
