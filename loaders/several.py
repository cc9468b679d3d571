"""One file that carries several plans (a summary and the year's points, two lists in one notice): each read by itself.

Where a line titles a further plan and the numbers begin anew below it, the file is parted there. Each part is read by
the kind that fits it, and what they state is put together; numbers that come again are told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import Outcome, PlanDocument, Remark, Stated, Task
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.squeezing import squeeze
from loaders.reading.annex_marks import marks_annex, read_annex_mark
from loaders.reading.blocks import Block, Reading
from loaders.structure.annexes.forms import titles_a_form
from loaders.structure.directions import titles_a_half
from loaders.structure.letter.title_lines import GENRE
from loaders.structure.numbers_apart import told_apart

_TITLE_LENGTH = 50
_NO_TITLE = re.compile(r"[。；：:|]|的(?:通知|函)$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NEAR = 6
_FEW = 2


def parted(reading: Reading) -> tuple[Reading, ...]:
    """Return the plans of a file as readings of their own, the letter with the first; the file itself if it has one."""
    further = list(_further_titles(reading.blocks))
    if any(block.cell for block in reading.blocks):  # beside tables only the text of an annex is a plan of its own
        further = [place for place in further if _is_text_of_an_annex(reading.blocks[place:])]
    cuts = [0, *further, len(reading.blocks)]
    parts = [reading.blocks[start:end] for start, end in pairwise(cuts)]
    if len(parts) < _FEW:
        return (reading,)
    first = replace(reading, blocks=parts[0])
    return (first, *(replace(reading, blocks=part, markup=(), furniture=(), notes=()) for part in parts[1:]))


def put_together(documents: Sequence[PlanDocument]) -> PlanDocument:
    """Return one document of what the plans of a file state; the letter is that of the first."""
    first = documents[0]
    sections, tasks = told_apart(
        [section for document in documents for section in document.sections],
        [task for document in documents for task in document.tasks],
    )
    remarks = [remark for document in documents for remark in document.remarks]
    remarks.extend(Remark(stated.text, stated.passage) for document in documents[1:] for stated in _stated(document))
    years = [document.header.year for document in documents if document.tasks and document.header.year]
    return replace(
        first,
        family=next((document.family for document in documents if document.tasks), first.family),
        header=replace(first.header, year=max(years, default=first.header.year)),
        sections=sections,
        tasks=tasks,
        targets=tuple(target for document in documents for target in document.targets),
        outcomes=tuple(_outcomes(documents, tasks)),
        citations=tuple(citation for document in documents for citation in document.citations),
        regions=tuple(region for document in documents for region in document.regions),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.passage)),
        furniture=tuple(furniture for document in documents for furniture in document.furniture),
        notes=tuple(note for document in documents for note in document.notes),
    )


def _outcomes(documents: Sequence[PlanDocument], tasks: Sequence[Task]) -> Iterator[Outcome]:
    """Yield what the plans say was reached, told of the numbers that their tasks have in `tasks`, where these stand.

    The 2 of a plan below one that has a 2 as well is 2-2 by now.
    """
    before = [(n, task) for n, document in enumerate(documents) for task in document.tasks]
    before.sort(key=lambda pair: pair[1].passage)
    numbers = {(n, task.number): now.number for (n, task), now in zip(before, tasks, strict=True)}
    for n, document in enumerate(documents):
        for outcome in document.outcomes:
            yield replace(outcome, task=numbers[n, outcome.task]) if outcome.task else outcome


def _further_titles(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield where a further plan begins: at its title, or at the mark of the annex above it.

    The numbers of a notice above the title of the first plan are none of a plan.
    """
    is_titled, is_numbered = False, False
    named = next((squeeze(block.text) for block in blocks if GENRE.search(squeeze(block.text))), "")
    for place, block in enumerate(blocks):
        mark = read_mark(block.text)
        if mark and mark.kind <= MarkKind.ARABIC:
            is_numbered = True
        elif _titles_a_plan(blocks, place) and not _titles_its_half(block.text, named):
            is_annex = _is_annex(blocks, place)
            if is_numbered and is_titled and (is_annex or _YEAR.search(block.text)):
                yield place - 1 if is_annex else place
            is_titled = True


def _titles_its_half(line: str, title: str) -> bool:
    """Tell a line that titles a half of the document whose title names both: …2023年工作总结和2024年工作计划.

    A notice that names both hands two documents out.
    """
    years = set(_YEAR.findall(title))
    return "通知" not in title and len(years) > 1 and titles_a_half(line) and set(_YEAR.findall(line)) <= years


def _titles_a_plan(blocks: Sequence[Block], place: int) -> bool:
    title = squeeze(blocks[place].text)
    if not GENRE.search(title) or len(title) > _TITLE_LENGTH or _NO_TITLE.search(title) or titles_a_form(title):
        return False
    if blocks[place].cell or read_annex_mark(title):
        return False
    below = next((mark for b in blocks[place + 1 : place + _NEAR] if (mark := read_mark(b.text))), None)
    return below is not None and below.number == 1 and below.kind <= MarkKind.ARABIC


def _is_text_of_an_annex(blocks: Sequence[Block]) -> bool:
    """Tell whether blocks open with the mark of an annex and hold no table."""
    return marks_annex(blocks[0].text) and not any(block.cell for block in blocks)


def _is_annex(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line stands below the mark of an annex: 附件2."""
    return place > 0 and marks_annex(blocks[place - 1].text)


def _stated(document: PlanDocument) -> Iterator[Stated]:
    header = document.header
    named = (header.title, header.notice_title, header.issuer, header.document_number, header.issued_text)
    yield from (stated for stated in (*named, *header.addressees) if stated is not None)
