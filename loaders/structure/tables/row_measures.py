"""What one row of a task table says is to be done, with the cells that are of its measures alone."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Measure
from loaders.annotate.actors import is_regional
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline, read_deadline_cell
from loaders.annotate.duties import part_duties, read_duties
from loaders.genre.headers.columns import Column
from loaders.structure.divisions import in_its_role
from loaders.structure.elements import Assignment, read_measure, read_spoken
from loaders.structure.tables.item_names import item_responsibilities
from loaders.structure.tables.items import number_of, read_item, read_item_words, split_items
from loaders.structure.tables.row_cells import row_deadline, row_scope
from loaders.structure.tables.row_goals import in_its_year
from loaders.structure.tables.row_names import row_responsibilities
from loaders.structure.tables.task_table import Row


def row_measures(row: Row, own: frozenset[str], context: Context, over_all: frozenset[Column]) -> Iterator[Measure]:
    """Yield the measures of a row with its `own` cells; the n-th province cell is of the n-th regional paragraph."""
    who = row_responsibilities(row, context, without=over_all) if "departments" in own else ()
    deadline = row_deadline(row, context) if "deadline" in own else None
    mark = row.item or (row.number if "number" in own else None)
    of_items = item_responsibilities(row, context)
    regional = regional_paragraphs(row)
    areas = tuple(row_scope(row, context)) if "scope" in own else ()
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
            own_names = of_items.get(number_of(item.number.text), ()) if item.number and of_items else ()
            for spoken in read_item_words(item):
                told = item.responsibilities or own_names or (in_its_role(spoken.strand, who) if row.is_duty else who)
                said_by = (
                    find_deadline(spoken.strand, context.text, year=spoken_in.year, until=spoken_in.until)
                    if in_year
                    else None
                )
                by = said_by or in_year or deadline
                yield read_measure(spoken, spoken_in, Assignment(told, duties, by), number_strand=mark)
                mark = None


def regional_paragraphs(row: Row) -> list[int]:
    """Return which paragraphs of a row speak to regions: 试点地区要…."""
    spoken = [read_spoken(paragraph) for paragraph in row.paragraphs]
    actors = [sentences[0].actor if sentences else None for sentences in spoken]
    return [number for number, actor in enumerate(actors) if actor and is_regional(actor.text)]
