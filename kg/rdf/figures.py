"""States figures: what a plan promises, what a report says was reached, and the indicators that both count."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from kg.identify import task_iri
from kg.model import Figure, QuantityKind, Target
from kg.rdf import terms as t
from kg.rdf.corrections import corrected_triples
from kg.rdf.draft import Draft, Triple
from kg.rdf.text import chinese, decimal, words, year


def target_triples(draft: Draft, holder: URIRef, targets: tuple[Target, ...]) -> Iterator[Triple]:
    """Yield the targets of a plan, section, task or measure."""
    for target in targets:
        iri = draft.targets[target]
        yield holder, t.HAS_TARGET, iri
        yield iri, t.TYPE, t.TARGET
        yield iri, t.TYPE, t.CONSTRAINT
        yield from _figure(draft, iri, target)


def outcome_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the outcomes of a plan, each with its task if it has one; captions that repeat one are further passages."""
    for outcome in draft.document.outcomes:
        iri = draft.outcomes[outcome]
        yield draft.plan, t.HAS_OUTCOME, iri
        yield iri, t.TYPE, t.OUTCOME
        yield iri, t.TYPE, t.OBSERVATION
        yield iri, t.REPORTED_IN, draft.plan
        if outcome.task is not None:
            yield iri, t.IN_TASK, URIRef(task_iri(draft.identifier, outcome.task))
        yield from _figure(draft, iri, outcome)
        for repeated in outcome.repeats:
            yield iri, t.PASSAGE, draft.passage(repeated)


def indicator_triples(draft: Draft) -> Iterator[Triple]:
    """Yield the indicators that the draft has mentioned; what kind of quantity each counts, where figures agree."""
    for iri, figures in draft.indicators.items():
        name = draft.indicator_name(figures[0])
        yield iri, t.TYPE, t.INDICATOR
        yield iri, t.TYPE, t.CONCEPT
        yield iri, t.PREF_LABEL, chinese(name)
        for printed in dict.fromkeys(figure.indicator for figure in figures):
            if printed != name:
                yield iri, t.ALT_LABEL, chinese(printed)
        kind = _kind(draft, figures)
        if kind is not None:
            yield iri, t.QUANTITY_KIND, t.QUANTITY_KINDS[kind]


def _kind(draft: Draft, figures: list[Figure]) -> QuantityKind | None:
    """The kind of an indicator as all plans show it, or else as the figures of this plan do."""
    known = draft.known.get(figures[0].indicator)
    if known is not None:
        return known.kind
    kinds = {figure.kind for figure in figures if figure.kind is not None}
    return kinds.pop() if len(kinds) == 1 else None


def _figure(draft: Draft, iri: URIRef, figure: Figure) -> Iterator[Triple]:
    yield iri, t.IN_PLAN, draft.plan
    yield iri, t.PASSAGE, draft.passage(figure.passage)
    yield iri, t.HAS_INDICATOR, draft.indicator(figure)
    if figure.indicator != draft.indicator_name(figure):
        yield iri, t.PRINTED_NAME, chinese(figure.indicator)
    yield iri, t.GROWTH, Literal(figure.growth)
    yield from corrected_triples(draft, iri, figure.corrections)
    yield from words(iri, quote=figure.quote, baseline=figure.baseline, hedge=figure.hedge)
    if figure.comparator is not None:
        yield iri, t.OPERATOR, t.OPERATORS[figure.comparator]
    if figure.value is not None:
        yield iri, t.VALUE, decimal(figure.value)
    if figure.unit is not None:
        yield iri, t.UNIT, Literal(figure.unit)
    if figure.period is not None:
        yield from _period(iri, figure.period)


def _period(iri: URIRef, period: str) -> Iterator[Triple]:
    """The last year, and before it the first where there are several: 2016-2020 of “十三五”时期."""
    first, _, last = period.rpartition("-")
    yield iri, t.PERIOD, year(last)
    if first:
        yield iri, t.PERIOD_START, year(first)
