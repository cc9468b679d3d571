"""The parts of a task table, which titles open between its rows."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Responsibility, Section
from loaders.annotate.citations import read_citations
from loaders.annotate.context import Context
from loaders.annotate.responsibility import find_parentheses, read_responsibilities
from loaders.genre.numbering import Mark, MarkKind, read_mark
from loaders.genre.squeezing import squeeze, tidy_title
from loaders.reading.strand import Strand
from loaders.structure.arranged import named_by_titles
from loaders.structure.tables.task_table import TableSection, TaskTable


def part_section(part: TableSection, ordinal: int, context: Context, *, closes: bool) -> Section | None:
    """Return the section of a part; a bracket that `closes` it tells who, another one (责任领导：李明) is its own."""
    if part.title is None:
        return None
    mark = read_mark(part.title.text) or _number_cell(part.title)
    rest = part.title[mark.length :] if mark else part.title
    closing = next(find_parentheses(part.title), None)
    title = part.title[: closing.start()] if closing else part.title
    return Section(
        number=mark.printed.strip("、（）().．：: ") if mark else str(ordinal),
        title=tidy_title((title[mark.length :] if mark else title).text),
        passage=(title if closes else part.title).passage(context.text),
        printed_number=mark.printed if mark else None,
        citations=read_citations(rest, context.text),
    )


def below_its_part(section: Section, outer: Section | None) -> Section:
    """Return a part numbered below the one above it: （一） below 一、 is 一-一."""
    is_inner = part_level(section) is MarkKind.PAREN_CHINESE and outer is not None
    return replace(section, number=f"{outer.number}-{section.number}") if outer and is_inner else section


def part_level(section: Section) -> MarkKind | None:
    """Return the kind of number that a part is printed with."""
    mark = read_mark(section.printed_number or "")
    return mark.kind if mark else None


def leaders_of_parts(table: TaskTable, context: Context) -> tuple[tuple[Responsibility, ...], ...]:
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


def _number_cell(title: Strand) -> Mark | None:
    """Return the number of a part that stands in a cell of its own before the title: 一 | 经济发展."""
    first = title.pieces[0].end - title.pieces[0].start
    mark = read_mark(f"{squeeze(title.text[:first])}、") if len(title.pieces) > 1 else None
    return replace(mark, printed=mark.printed.rstrip("、"), length=first) if mark else None
