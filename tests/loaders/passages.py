"""Every statement of a document beside the text that its passage must print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Citation, Figure, Header, Measure, Outcome, Passage, PlanDocument, Task
from loaders.annotate.repair import mend_spacing
from loaders.genre.squeezing import squeeze
from tests.loaders.corpus import quoted

_LABEL = 10


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement: what it is, its place, and the texts of which one must stand there, white space removed.

    `has_label` allows a label or number before it: the passage of a deadline may be 完成时限：2021年底前, that of a
    measure 1.加强巡护。
    """

    what: str
    passage: Passage
    texts: tuple[str, ...]
    has_label: bool = False

    def holds_in(self, document: PlanDocument) -> bool:
        """Tell whether the source prints at the passage what the statement says."""
        printed = quoted(document.source, self.passage)
        if printed in self.texts:
            return True
        return self.has_label and any(0 < len(printed) - len(t) <= _LABEL and printed.endswith(t) for t in self.texts)


def claims(document: PlanDocument) -> Iterator[Claim]:
    """Yield every statement of a document with the text that its passage prints."""
    yield from _header_claims(document.header)
    for section in document.sections:
        yield _titled(f"section {section.number}", section.passage, section.printed_number, section.title)
        yield from _citation_claims(f"section {section.number}", section.citations)
        yield from _figure_claims(f"section {section.number}", section.targets)
    for task in document.tasks:
        yield from _task_claims(task)
    yield from _citation_claims("document", document.citations)
    yield from (Claim("region", region.passage, (region.name,)) for region in document.regions)
    yield from (Claim("remark", remark.passage, (squeeze(remark.text),)) for remark in document.remarks)
    yield from _figure_claims("document", document.targets)
    yield from _figure_claims("document", document.outcomes)


def _header_claims(header: Header) -> Iterator[Claim]:
    named = (header.issuer, header.document_number, header.issued_text, *header.addressees)
    yield from (Claim("header", stated.passage, (squeeze(stated.text),)) for stated in named if stated)
    if header.notice_title:
        yield Claim("notice title", header.notice_title.passage, (squeeze(header.notice_title.text),))


def _task_claims(task: Task) -> Iterator[Claim]:
    where = f"task {task.number}"
    yield _titled(where, task.passage, task.printed_number, task.title)
    yield from (Claim(f"{where} phrase", who.passage, (who.phrase,)) for who in task.responsibilities)
    yield from (Claim(f"{where} duty", duty.passage, (duty.phrase,)) for duty in task.duties)
    if task.deadline:
        yield Claim(f"{where} deadline", task.deadline.passage, (task.deadline.text,), has_label=True)
    yield from _citation_claims(where, task.citations)
    yield from _figure_claims(where, task.targets)
    for measure in task.measures:
        yield from _measure_claims(f"{where} measure {measure.position}", measure)


def _measure_claims(where: str, measure: Measure) -> Iterator[Claim]:
    yield Claim(where, measure.passage, (squeeze(measure.text),), has_label=True)
    if measure.actor and measure.actor_passage:
        yield Claim(f"{where} actor", measure.actor_passage, (squeeze(measure.actor),))
    yield from (Claim(f"{where} phrase", who.passage, (who.phrase,)) for who in measure.responsibilities)
    yield from (Claim(f"{where} duty", duty.passage, (duty.phrase,)) for duty in measure.duties)
    if measure.deadline:
        yield Claim(f"{where} deadline", measure.deadline.passage, (measure.deadline.text,), has_label=True)
    yield from _citation_claims(where, measure.citations)
    yield from (Claim(f"{where} region", region.passage, (region.name,)) for region in measure.regions)
    yield from _figure_claims(where, measure.targets)


def _titled(what: str, passage: Passage, printed: str | None, title: str) -> Claim:
    """A title loses its closing 。, its passage does not."""
    whole = squeeze((printed or "") + title)
    return Claim(what, passage, (whole, f"{whole}。"))


def _citation_claims(where: str, citations: tuple[Citation, ...]) -> Iterator[Claim]:
    yield from (Claim(f"{where} citation", cited.passage, (f"《{cited.title}》",)) for cited in citations)


def _figure_claims(where: str, figures: tuple[Figure, ...]) -> Iterator[Claim]:
    yield from (Claim(f"{where} figure", figure.passage, (squeeze(figure.quote),)) for figure in figures)


def mended_title(document: PlanDocument) -> str:
    """Return the line that the title of a document stands in, a word that is set twice set once."""
    title = document.header.title
    if title is None:
        return ""
    line = "".join(document.source.quote(piece) for piece in title.passage.pieces)
    return squeeze(mend_spacing(line))


def all_passages(document: PlanDocument) -> Iterator[Passage]:
    """Yield the passages of all statements and of all furniture."""
    yield from (claim.passage for claim in claims(document))
    yield from (furniture.passage for furniture in document.furniture)
    yield from (note.passage for note in document.notes if note.passage)
    yield from (repeat for outcome in document.outcomes if isinstance(outcome, Outcome) for repeat in outcome.repeats)
    if document.header.title:
        yield document.header.title.passage
