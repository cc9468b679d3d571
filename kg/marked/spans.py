"""What is marked in a text: one span for each element, with where it stands and what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.marked.facts import (
    Fact,
    citation_facts,
    correction_facts,
    deadline_facts,
    department_facts,
    duty_facts,
    figure_facts,
    furniture_facts,
    measure_facts,
    phrase_facts,
    region_facts,
    task_facts,
)
from kg.marked.words import Speech
from kg.model import (
    Correction,
    Deadline,
    Duty,
    Figure,
    Measure,
    Outcome,
    Passage,
    Piece,
    PlanDocument,
    Responsibility,
    Section,
    Stated,
    Task,
)

LAYERS = {
    "CitedDocument": 1, "Region": 1, "Actor": 1, "Department": 1, "Deadline": 1, "ProvinceCategory": 1,
    "Target": 2, "Outcome": 2, "Responsibility": 2,
    "Measure": 3, "Remark": 3,
    "Task": 4, "Section": 4, "Plan": 4,
}  # fmt: skip
"""How far below the text the line of a kind runs: what holds others runs below them."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text and what it is.

    `kind` is a key of the design's tables, or `Furniture`. `label` follows the sign before its first character (the
    number of a task). `facts` are said of it, by name and value. `anchor` is what links lead to, if any do.
    """

    kind: str
    pieces: tuple[Piece, ...]
    facts: tuple[Fact, ...] = ()
    label: str = ""
    anchor: str = ""


def find_spans(document: PlanDocument, speech: Speech) -> tuple[Span, ...]:
    """Return every span of a document, what holds others before what it holds; what several elements share is one."""
    return tuple(dict.fromkeys(span for span in _spans(document, speech) if span.pieces))


def _spans(document: PlanDocument, speech: Speech) -> Iterator[Span]:
    yield from _header(document, speech)
    for section in document.sections:
        yield from _section(section, speech)
    closings = Counter(p for task in document.tasks for measure in task.measures for p in _closing_passages(measure))
    for number, task in enumerate(document.tasks, start=1):
        yield from _task(task, number, document, speech, closings)
    for remark in document.remarks:
        yield Span("Remark", remark.passage.pieces, ((speech.say("Remark"), speech.say("remark")),))
    yield from _figures((*document.targets, *document.outcomes), speech)
    yield from (Span("CitedDocument", c.passage.pieces, citation_facts(c, speech)) for c in document.citations)
    yield from (Span("Region", r.passage.pieces, region_facts(r, speech)) for r in document.regions)
    for furniture in document.furniture:
        yield Span("Furniture", furniture.passage.pieces, furniture_facts(furniture, speech))
    for number, correction in enumerate(dict.fromkeys(document.list_corrections()), start=1):
        yield _correction(correction, number, speech)
    for number, piece in enumerate(document.coverage.unassigned if document.coverage else (), start=1):
        yield Span("Leftover", (piece,), ((speech.say("Leftover"), speech.say("leftover")),), anchor=f"left{number}")


def _header(document: PlanDocument, speech: Speech) -> Iterator[Span]:
    header = document.header
    stated: list[tuple[str, Stated | None]] = [
        ("title", header.title),
        ("notice", header.notice_title),
        ("issuer", header.issuer),
        ("document number", header.document_number),
        ("issued", header.issued_text),
    ]
    stated += [("addressee", addressee) for addressee in header.addressees]
    for name, said in stated:
        if said is not None:
            yield Span("Plan", said.passage.pieces, ((speech.say(name), said.text),))


def _section(section: Section, speech: Speech) -> Iterator[Span]:
    facts = ((speech.say("title"), section.title), *correction_facts(section.corrections, speech))
    yield Span("Section", section.passage.pieces, facts, section.number, f"section-{section.number}")
    yield from _figures(section.targets, speech)
    yield from (Span("CitedDocument", c.passage.pieces, citation_facts(c, speech)) for c in section.citations)


def _task(
    task: Task, number: int, document: PlanDocument, speech: Speech, closings: Mapping[Passage, int]
) -> Iterator[Span]:
    yield Span("Task", _extent(task), task_facts(task, speech), task.number, f"task-{number}")
    for measure in task.measures:
        yield from _measure(measure, document, speech, closings)
    yield from _closing(task, document, speech)
    yield from _figures(task.targets, speech)
    yield from (Span("CitedDocument", c.passage.pieces, citation_facts(c, speech)) for c in task.citations)


def _measure(
    measure: Measure, document: PlanDocument, speech: Speech, closings: Mapping[Passage, int]
) -> Iterator[Span]:
    """A measure with the phrase that closes it and no other; one that closes several belongs to their task."""
    label = measure.number or str(measure.position)
    own = (passage for passage in _closing_passages(measure) if closings[passage] == 1)
    yield Span("Measure", _joined((measure.passage, *own)), measure_facts(measure, speech), label)
    yield from _closing(measure, document, speech)
    yield from _figures(measure.targets, speech)
    if measure.actor is not None and measure.actor_passage is not None:
        yield Span("Actor", measure.actor_passage.pieces, ((speech.say("Actor"), measure.actor),))
    yield from (Span("CitedDocument", c.passage.pieces, citation_facts(c, speech)) for c in measure.citations)
    yield from (Span("Region", r.passage.pieces, region_facts(r, speech)) for r in measure.regions)


def _closing(element: Task | Measure, document: PlanDocument, speech: Speech) -> Iterator[Span]:
    """What closes a task or measure: each phrase of responsibility with its departments, a deadline, duties."""
    phrases = dict.fromkeys(said.passage for said in element.responsibilities)
    for passage in phrases:
        group = [said for said in element.responsibilities if said.passage == passage]
        yield Span("Responsibility", passage.pieces, phrase_facts(group, speech))
        yield from _departments(group, passage, document, speech)
    if element.deadline is not None:
        yield _deadline(element.deadline, speech)
    yield from (_duty(duty, speech) for duty in element.duties)


def _departments(
    group: Iterable[Responsibility], phrase: Passage, document: PlanDocument, speech: Speech
) -> Iterator[Span]:
    """Each department where its name is printed, one after the other in the phrase."""
    text = document.source.text
    offsets = [n for piece in phrase.pieces for n in range(piece.start, piece.end) if not text[n].isspace()]
    printed = "".join(text[n] for n in offsets)
    begin = 0
    for said in sorted(group, key=lambda one: one.rank):
        name = "".join(said.printed.split())
        found = printed.find(name, begin)
        if found >= 0 and name:
            begin = found + len(name)
            pieces = tuple(join_offsets(offsets[found:begin], text))
            yield Span("Department", pieces, department_facts(said, speech))


def join_offsets(offsets: Iterable[int], text: str) -> Iterator[Piece]:
    """Yield the stretches that the offsets make; blanks between two of them do not part them."""
    start = last = -1
    for offset in offsets:
        if start < 0:
            start = offset
        elif text[last + 1 : offset].strip():
            yield Piece(start, last + 1)
            start = offset
        last = offset
    if start >= 0:
        yield Piece(start, last + 1)


def _deadline(deadline: Deadline, speech: Speech) -> Span:
    return Span("Deadline", deadline.passage.pieces, deadline_facts(deadline, speech))


def _duty(duty: Duty, speech: Speech) -> Span:
    return Span("ProvinceCategory", duty.passage.pieces, duty_facts(duty, speech))


def _figures(figures: Iterable[Figure], speech: Speech) -> Iterator[Span]:
    for figure in figures:
        kind = "Outcome" if isinstance(figure, Outcome) else "Target"
        yield Span(kind, figure.passage.pieces, figure_facts(figure, speech))
        for repeated in figure.repeats if isinstance(figure, Outcome) else ():
            yield Span(kind, repeated.pieces, figure_facts(figure, speech))


def _correction(correction: Correction, number: int, speech: Speech) -> Span:
    return Span(
        "Correction", correction.passage.pieces, correction_facts((correction,), speech), anchor=f"corrected{number}"
    )


def _extent(task: Task) -> tuple[Piece, ...]:
    """All that belongs to a task, its stretches in order, each once."""
    elements: tuple[Task | Measure, ...] = (task, *task.measures)
    passages = [passage for element in elements for passage in (element.passage, *_closing_passages(element))]
    duties = [duty.passage for element in elements for duty in element.duties]
    return _joined((*passages, *duties))


def _closing_passages(element: Task | Measure) -> tuple[Passage, ...]:
    """Where it is said who is responsible and by when, each place once."""
    said = [responsibility.passage for responsibility in element.responsibilities]
    if element.deadline is not None:
        said.append(element.deadline.passage)
    return tuple(dict.fromkeys(said))


def _joined(passages: Iterable[Passage]) -> tuple[Piece, ...]:
    """The pieces of several passages in the order of the text, those that touch or overlap as one."""
    merged: list[Piece] = []
    for piece in sorted({piece for passage in passages for piece in passage.pieces}):
        if merged and piece.start <= merged[-1].end:
            merged[-1] = Piece(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return tuple(merged)
