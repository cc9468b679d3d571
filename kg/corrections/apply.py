"""Makes of a plan as it was read, and of the corrections of people, the plan as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.corrections.fields import correct_field
from kg.corrections.places import Element, MisfitError, find_element, put_element
from kg.corrections.rows import Problem, Row
from kg.corrections.sentences import cut_anew
from kg.model import Correction, Figure, PlanDocument


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document with its corrections, and a problem for each that does not apply."""

    document: PlanDocument
    problems: tuple[Problem, ...] = ()


def apply_corrections(document: PlanDocument, rows: Iterable[Row]) -> Corrected:
    """Return the document with the rows that speak of it obeyed, one after the other, as they were written.

    Each row is made against the document as the rows before it leave it. A row whose element, text or former value
    is not there any more is a problem, and changes nothing. The account of the characters stays that of the reading:
    who corrects an element has read its characters.
    """
    problems: list[Problem] = []
    for row in rows:
        if row.plan != document.identifier:
            continue
        try:
            document = _obey(document, row)
        except MisfitError as misfit:
            problems.append(Problem(row.line, str(misfit)))
    return Corrected(document, tuple(problems))


def _obey(document: PlanDocument, row: Row) -> PlanDocument:
    element = find_element(document, row).element
    if row.field == "sentences":
        return cut_anew(document, row)
    if row.field == "figure":
        return _drop_figure(document, element, row)
    return put_element(document, element, correct_field(element, row))


def _drop_figure(document: PlanDocument, figure: Element, row: Row) -> PlanDocument:
    """Take away what is no figure; what it hung on keeps the memory of it."""
    if not isinstance(figure, Figure):
        raise MisfitError(f"no longer applies: {row.element} is no figure")
    correction = Correction("figure", figure.quote, None, row.by, row.why, figure.passage, row.day)
    for holder in (*document.holders(),):
        if figure in holder.targets or (isinstance(holder, PlanDocument) and figure in holder.outcomes):
            remembering = replace(holder, corrections=(*holder.corrections, correction))
            document = put_element(document, holder, remembering)
    return put_element(document, figure, None)
