"""Documents with numbered headings: the letter, the tree of their numbers, and what its levels mean.

```
reading ─▶ letter, tree of numbers, levels (`_Outlined`) ─▶ sections, tasks (`Draft`) ─▶ its tables beside ─▶ finished
```
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import PlanDocument
from loaders.annotate.context import Context
from loaders.annotate.lead_rule import lead_rule
from loaders.families.base import Facts
from loaders.families.finish import Draft, finish, with_tables_beside
from loaders.families.item_results import read_items, told_of_items
from loaders.genre.numbering import Mark
from loaders.reading.blocks import Reading
from loaders.reading.strand import Strand
from loaders.structure.annexes.forms_aside import set_forms_aside
from loaders.structure.annexes.heads import list_heads
from loaders.structure.annexes.tables_beside import captions, opens_annex
from loaders.structure.breaks.lost_breaks import whole_paragraphs
from loaders.structure.copied_tables.captioned_cells import set_cells_aside
from loaders.structure.letter.header import Letter, read_letter
from loaders.structure.letter.plan_years import names_year, plan_end
from loaders.structure.levels import Levels, tell_levels, tell_levels_by_titles
from loaders.structure.numbered import read_numbered
from loaders.structure.numbers_apart import told_apart
from loaders.structure.outline import Node, read_outline
from loaders.structure.paragraphs import Paragraph, is_source_note
from loaders.structure.prose import join_prose
from loaders.structure.reached.items import Reached, set_results_apart
from loaders.structure.regrouping.progress_lines import set_progress_apart
from loaders.structure.regrouping.regrouped import regrouped
from loaders.structure.unnumbered.marks import unnumbered_marks

_FEW = 2
_TEXT = re.compile(r"(?:方案|计划|意见|要点|措施|规划|思路)(?:[（(][^（()）]*[）)])?$")  # and no list: 任务清单, 分工表


@dataclass(frozen=True, slots=True)
class _Outlined:
    """A document with its letter, the tree of its numbers, what the levels mean, and what stands beside the tree.

    That are the titles of its tables, the forms in its annexes, and what its items tell before they ask for anything.
    """

    letter: Letter
    context: Context
    root: Node
    levels: Levels | None
    captions: tuple[Strand, ...]
    forms: tuple[Strand, ...]
    reached: Reached


def numbered_levels(reading: Reading) -> Levels | None:
    """Return what the numbers of a document mean, or None if none of them says who is responsible."""
    return _outlined(reading, None).levels


def titled_levels(reading: Reading) -> Levels | None:
    """Return what the numbers of a document mean, told by its titles, or None if it has too few numbers."""
    document = _outlined(reading, None)
    return tell_levels_by_titles(document.root, document.context)


def tells_by_items(reading: Reading) -> bool:
    """Tell a report whose items each tell first what was reached, and then what is to be done."""
    document = _outlined(reading, None)
    levels = document.levels or tell_levels_by_titles(document.root, document.context)
    return bool(document.reached.told) and levels is not None


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
    items = read_items(document.reached, document.context)
    tasks, told = told_of_items(tasks, items, document.reached, document.context)
    draft = Draft(
        reading,
        document.letter,
        document.context,
        sections,
        tasks,
        prose=(*document.reached.prose, *plan.loose, *document.captions),
        reported=join_prose((plan.prose, told)),
        forms=document.forms,
        notes=plan.notes,
    )
    return finish(with_tables_beside(draft), facts, family)


def _outlined(reading: Reading, year: int | None) -> _Outlined:
    """Return the outline of a document; `year` is that of the manifest, if its letter names none."""
    return _outline(reading, _letter(reading).header.year or year)


@lru_cache(maxsize=2)  # each kind of document asks for it, to tell whether it is one, and to read it
def _outline(reading: Reading, year: int | None) -> _Outlined:
    letter, context, titles = _letter(reading), _context(reading, year), captions(reading.blocks)
    lines = [paragraph for paragraph in letter.body if not is_source_note(paragraph.text)]
    body = [paragraph for paragraph in lines if paragraph.strand not in titles]
    captioned = tuple(paragraph.strand for paragraph in lines if paragraph.strand in titles)
    root = read_outline(body, _marks(reading, body))
    forms = (*set_forms_aside(root, whole_paragraphs(reading)), *set_cells_aside(root))
    root = regrouped(root, context)
    reached = set_results_apart(root, letter, context)
    set_progress_apart(root, context)
    context = replace(context, year=reached.years.planned or context.year)
    return _Outlined(letter, context, root, tell_levels(root, context), captioned, forms, reached)


@lru_cache(maxsize=2)
def _letter(reading: Reading) -> Letter:
    paragraphs = whole_paragraphs(reading)
    opening = {paragraphs[place].text for place in unnumbered_marks(paragraphs)}
    return read_letter(paragraphs, reading.source.text, opens=opening.__contains__)


def _context(reading: Reading, year: int | None) -> Context:
    header = _letter(reading).header
    leads = lead_rule(paragraph.text for paragraph in whole_paragraphs(reading))
    return Context(reading.source.text, year, leads, plan_end(header), dated=not names_year(header))


def _marks(reading: Reading, body: Sequence[Paragraph]) -> dict[int, Mark]:
    """Return the marks of what has no printed number, by its place in the body; those of lists in annexes prevail."""
    heads = list_heads(whole_paragraphs(reading))
    opened = {n: heads[line.strand.pieces] for n, line in enumerate(body) if line.strand.pieces in heads}
    return unnumbered_marks(body) | opened
