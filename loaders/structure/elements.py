"""Builds measures and tasks from their strands: every annotation of a sentence in one place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Deadline, Duty, Measure, Responsibility, Target
from loaders.annotate.actors import read_addressee
from loaders.annotate.citations import read_citations
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline
from loaders.annotate.figures import is_over, read_targets
from loaders.annotate.regions import read_regions
from loaders.annotate.repair import normalized
from loaders.annotate.subjects import read_subjects
from loaders.reading.strand import Strand
from loaders.structure.sentences import split_sentences

_ORDINAL = re.compile(r"(?:^|(?<=[，；：。]))[一二三四五六七八九十]是")
_DASH = re.compile(r"[—－]{2}\s*(?=[一-鿿“])")  # ——防火道：新建防火道30公里。
_DENIES = re.compile(r"一是[一否]")  # 一是一，二是二


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its addressee: printed where, or carried on from the opening of its paragraph."""

    strand: Strand
    actor: Strand | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is said beside a measure: who is responsible, which provinces must or may take it up, and by when."""

    responsibilities: tuple[Responsibility, ...] = ()
    duties: tuple[Duty, ...] = ()
    deadline: Deadline | None = None


UNASSIGNED = Assignment()


def read_spoken(paragraph: Strand) -> tuple[Spoken, ...]:
    """Return the sentences of a paragraph with their addressees.

    The addressee that opens the paragraph is carried through it; a sentence that names one of its own has that one,
    and a sentence that only goes on (要…) has that of the sentence before.
    """
    opening = read_addressee(paragraph)
    body = opening.rest if opening and opening.is_lead_in else paragraph
    carried = opening.actor if opening and opening.heads else None
    spoken: list[Spoken] = []
    for sentence in split_sentences(body):
        own = read_addressee(sentence)
        if own and not own.is_lead_in:
            actor: Strand | None = own.actor
        elif sentence.text.startswith("要") and spoken:
            actor = spoken[-1].actor
        else:
            actor = carried
        spoken.append(Spoken(sentence, actor))
    return tuple(spoken)


def read_measure(
    spoken: Spoken,
    context: Context,
    assigned: Assignment = UNASSIGNED,
    *,
    number: str | None = None,
    number_strand: Strand | None = None,
) -> Measure:
    """Return the measure that a sentence or numbered item states, with everything that it says of itself.

    `number_strand` is the printed item number, which belongs to the passage and not to the text. The position is 1
    until `renumber` counts the measures of a task.
    """
    counted, strand = _parted_ordinal(spoken.strand.strip())
    place = number_strand + counted + strand if number_strand else counted + strand
    return Measure(
        position=1,
        text=strand.text,
        passage=place.passage(context.text),
        number=number,
        normalized=normalized(strand.text),
        actor=spoken.actor.text.strip() if spoken.actor else None,
        actor_passage=spoken.actor.passage(context.text) if spoken.actor else None,
        responsibilities=assigned.responsibilities or (read_subjects(strand, context.text) if context.subjects else ()),
        duties=assigned.duties,
        deadline=assigned.deadline
        or find_deadline(strand, context.text, year=context.year, until=context.until, dated=context.dated),
        targets=promised(strand, context),
        citations=read_citations(strand, context.text),
        regions=read_regions(strand, context.text),
    )


def _parted_ordinal(sentence: Strand) -> tuple[Strand, Strand]:
    """Return the ordinal or dash that lists a sentence (一是完善制度。) and the rest; one of several keeps its own."""
    dash = _DASH.match(sentence.text)
    if dash:
        return sentence[: dash.end()], sentence[dash.end() :]
    counts = [] if _DENIES.match(sentence.text) else list(_ORDINAL.finditer(sentence.text))
    end = 2 if len(counts) == 1 and counts[0].start() == 0 else 0
    return sentence[:end], sentence[end:]


def renumber(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the measures with positions counted from 1."""
    return tuple(replace(measure, position=n) for n, measure in enumerate(measures, start=1))


def promised(strand: Strand, context: Context) -> tuple[Target, ...]:
    """Return the targets that a passage sets, not what it says of a time that is over.

    What was to be done before such a time (2023年底前, in a plan given out in 2024) it sets still.
    """
    found = read_targets(strand, context.text, year=context.year, until=context.until) if strand.strip() else ()
    return tuple(target for target in found if not is_over(target, context.year) or _is_due(target, strand))


def _is_due(target: Target, strand: Strand) -> bool:
    last = (target.period or "").rpartition("-")[2]
    return re.search(rf"{last}年(?:\d{{1,2}}月)?[底末]?之?前(?!已)", strand.text) is not None
