"""Where the tables of a plan belong whose text has tasks too: to the part that they stand in, or to an annex.

A table in the middle of the text, or below a heading with nothing else, holds tasks of that part; one below 附件 or
behind the last task is an annex, whose sections and tasks are numbered apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.model import Section, Task
from loaders.reading.annex_marks import read_annex_mark
from loaders.reading.blocks import Block
from loaders.reading.strand import Strand

_ANNEX = "附件"
# a title of a table, and no numbered line: 2025年任务分解表（修订）
_CAPTION = re.compile(
    r"""
    (?! \d{1,2}[.．、] | [（(]?[一二三四五六七八九十]{1,3}[、）)] )
    [^。；：:|]{2,40} (?: 表 | 清单 | 名单 | 台账 ) (?: [（(][^（()）]*[）)] )?
    """,
    re.VERBOSE,
)
Part = TypeVar("Part", Section, Task)
Parts = tuple[tuple[Section, ...], tuple[Task, ...]]


@dataclass(frozen=True, slots=True)
class _Text:
    """The parts of the text in its order, the parts that hold tasks, where it ends, and the lines that open annexes."""

    sections: tuple[Section, ...]
    filled: frozenset[str | None]
    end: int
    annexes: tuple[int, ...]

    def home(self, start: int) -> Section | None:
        """Return the part of the text that what begins at `start` belongs to; None if it is of an annex."""
        above = [section for section in self.sections if _start(section) < start]
        opened = [mark for mark in self.annexes if mark < start]
        if not above or (opened and opened[-1] > _start(above[-1])):
            return None
        return above[-1] if start < self.end or above[-1].number not in self.filled else None


def opens_annex(block: Block) -> bool:
    """Tell a line that opens an annex with a table: 附件2, 附表：…."""
    mark = read_annex_mark(block.text) if block.cell is None else None
    return mark is not None and mark.opens_above_table


def captions(blocks: Sequence[Block]) -> frozenset[Strand]:
    """Return the lines that title the tables right below them: 附表 / 2025年任务分解表."""
    found: set[Strand] = set()
    for place, block in enumerate(blocks[1:], start=1):
        if block.cell is None or block.cell.row or blocks[place - 1].cell:
            continue
        title, above = blocks[place - 1], blocks[max(place - 2, 0) : place - 1]
        if opens_annex(title):
            found.add(title.strand)
        elif _CAPTION.fullmatch(title.text.strip()):
            found.update(line.strand for line in (title, *filter(opens_annex, above)))
    return frozenset(found)


def with_tables(text: Parts, tables: Parts, blocks: Sequence[Block]) -> Parts:
    """Return the sections and tasks of a text with those of its tables."""
    sections, tasks = text
    marks = (block.strand.pieces[0].start for block in blocks if opens_annex(block))
    end = max((*map(_start, sections), *map(_start, tasks)), default=0)
    told = _Text(sections, frozenset(task.section for task in tasks), end, tuple(marks))
    more = (section if told.home(_start(section)) else _annexed(section) for section in tables[0])
    return (*sections, *more), (*tasks, *(_placed(task, told) for task in tables[1]))


def _placed(task: Task, told: _Text) -> Task:
    home = told.home(_start(task))
    if home is None:
        return _annexed(task)
    return task if task.section else replace(task, section=home.number)


def _annexed(element: Part) -> Part:
    """Return a section or task of an annex, numbered apart from those of the text: 附件-1."""
    number = f"{_ANNEX}-{element.number}"
    if isinstance(element, Task) and element.section is not None:
        return replace(element, number=number, section=f"{_ANNEX}-{element.section}")
    return replace(element, number=number)


def _start(part: Section | Task) -> int:
    return part.passage.pieces[0].start
