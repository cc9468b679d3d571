"""Parts that divide the duties of a plan by body: 四、责任分工, and below it 区商务委：负责市场秩序整治。

Such a part is one task, each sentence in it a measure of the body before the colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.model import Measure, Role
from loaders.annotate.bodies import is_body
from loaders.annotate.names import split_names
from loaders.annotate.responsibility import read_responsibilities
from loaders.reading.strand import Strand
from loaders.structure.context import Context, squeeze
from loaders.structure.elements import Spoken, read_measure
from loaders.structure.outline import Node
from loaders.structure.sentences import split_sentences

_TITLE = re.compile(
    r"(?:[一-鿿]{0,6}(?:责任|职责|任务|工作)(?:分工|划分)|[一-鿿]{0,4}(?:部门|单位|工作|主要)职责|部门(?:责任|分工))"
    r"(?:[与和及][一-鿿]{2,8})?"
)
_WHO = re.compile(r"(?P<who>[^：:。；;]{2,80}?)(?:[：:。]\s*(?=\S)|\s*$)")
_LEADS = re.compile(r"(?:负责)?牵头")
_FEW = 3
_MOSTLY = 0.6


def divides_duties(node: Node) -> bool:
    """Tell a part that its title and the bodies before the colons of most of its lines make a division of duties.

    Where numbered tasks stand below the bodies, the plan is arranged by body.
    """
    is_arranged = any(child.children for child in node.children)
    if is_arranged or not _TITLE.fullmatch(squeeze(node.strand.text).rstrip("。：:")):
        return False
    lines = [*node.paragraphs, *(child.strand for child in node.children)]
    named = sum(_named(line) is not None for line in lines)
    return named >= _FEW and named >= _MOSTLY * len(lines)


def read_division(node: Node, context: Context) -> Iterator[Measure]:
    """Yield the measures of a division of duties, each with the bodies that its line, or the line above, names.

    They lead in what a sentence asks them to (牵头开展…).
    """
    who: Strand | None = None
    mark: Strand | None = None
    for number, line in _lines(node):
        opening = _named(line)
        who = line.group(opening, "who") if opening else who
        said = line[opening.end() if opening else 0 :]
        told = read_responsibilities(who, context.text, rule=context.leads) if who else ()
        mark = number or mark  # that of a line which only names a body goes over to what is said below
        for sentence in split_sentences(said):
            leads = _LEADS.match(sentence.text)
            named = tuple(replace(each, role=Role.LEAD) for each in told) if leads else told
            yield read_measure(Spoken(sentence), 1, context, number_strand=mark, responsibilities=named)
            mark = None


def _lines(node: Node) -> Iterator[tuple[Strand | None, Strand]]:
    """Yield the lines below a part with their numbers, if they have any."""
    yield from ((None, line) for line in node.paragraphs)
    for child in node.children:
        yield child.number, child.strand
        yield from _lines(child)


@lru_cache(maxsize=512)
def _named(line: Strand) -> re.Match[str] | None:
    opening = _WHO.match(line.text)
    if opening is None:
        return None
    names = split_names(line.group(opening, "who"))
    return opening if names and all(is_body(name.full) for name in names) else None
