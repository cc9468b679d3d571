"""A reader of plans for the tests of builds: files of titles and sentences, read in no time.

A line `# title` opens a task, `- sentence` is a measure; in a sentence, `@name` closes it with who is responsible,
`《…》` is cited, and `指标 12 万亩` after a `|` is a target.
"""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal

from kg.errors import SourceError
from kg.model import (
    Citation,
    Comparator,
    Coverage,
    Header,
    Measure,
    Passage,
    Piece,
    PlanDocument,
    QuantityKind,
    Responsibility,
    Role,
    Source,
    Stated,
    Target,
    Task,
)
from kg.workspace import PlanEntry

_CITED = re.compile(r"《([^》]+)》")
VERSION = "simple 1"


def read_simple(entry: PlanEntry) -> PlanDocument:
    """Return the plan in a file; its first line is the title. Raises `SourceError` for a file without one."""
    content = entry.file.read_bytes()
    text = content.decode("utf-8")
    title, *lines = text.splitlines()
    if not title:
        raise SourceError(f"{entry.file}: no title")
    tasks: list[Task] = []
    offset = len(title) + 1
    for line in lines:
        passage = Passage((Piece(offset, offset + len(line)),))
        offset += len(line) + 1
        if line.startswith("# "):
            tasks.append(Task(str(len(tasks) + 1), line[2:], passage, ()))
        else:
            last = tasks.pop()
            measure = _measure(line[2:], passage, len(last.measures) + 1)
            tasks.append(Task(last.number, last.title, last.passage, (*last.measures, measure)))
    source = Source(entry.file.name, "text/plain", hashlib.sha256(content).hexdigest(), text)
    header = Header(title=Stated(title, Passage((Piece(0, len(title)),))), year=entry.year)
    return PlanDocument(
        entry.identifier, source, "task_list", header, tasks=tuple(tasks), coverage=Coverage(len(text), len(text), 0)
    )


def _measure(line: str, passage: Passage, position: int) -> Measure:
    said, _, figure = line.partition("|")
    text, _, name = said.partition("@")
    people = (Responsibility(name, name, Role.RESPONSIBLE, 1, name, passage),) if name else ()
    targets = (_target(figure, passage),) if figure else ()
    cited = tuple(Citation(title, passage) for title in _CITED.findall(text))
    return Measure(position, text, passage, responsibilities=people, targets=targets, citations=cited)


def _target(figure: str, passage: Passage) -> Target:
    name, value, unit = figure.split()
    return Target(figure, name, passage, Comparator.AT_LEAST, Decimal(value), unit, kind=QuantityKind.STOCK)
