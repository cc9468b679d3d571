"""Makes the literals of the graph: Chinese words are tagged, numbers have one form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from rdflib import Literal, URIRef

from kg.rdf import terms as t
from kg.rdf.draft import Triple

LANGUAGE = "zh"


def chinese(text: str) -> Literal:
    """Return words of a document as a literal in Chinese."""
    return Literal(text, lang=LANGUAGE)


def decimal(value: Decimal) -> Literal:
    """Return a number as xsd:decimal in its canonical form."""
    return Literal(canonical_decimal(format(value, "f")), datatype=t.DECIMAL, normalize=False)


def canonical_decimal(form: str) -> str:
    """Return the lexical form of a decimal without closing zeros, as a store gives it back: 1.50 is 1.5, 2.0 is 2."""
    return form.rstrip("0").rstrip(".") if "." in form else form


def year(value: int | str) -> Literal:
    """Return a year as xsd:gYear."""
    return Literal(str(value), datatype=t.GYEAR, normalize=False)


def day(value: date) -> Literal:
    """Return a day as xsd:date."""
    return Literal(value.isoformat(), datatype=t.DATE, normalize=False)


def words(subject: URIRef, **texts: str | None) -> Iterator[Triple]:
    """Yield one statement in Chinese per text that is there; each is named by its property (`quote`, `hedge`)."""
    for name, text in texts.items():
        if text is not None:
            yield subject, _PROPERTIES[name], chinese(text)


_PROPERTIES = {
    "actor": t.ACTOR,
    "baseline": t.BASELINE,
    "hedge": t.HEDGE,
    "mode": t.MODE,
    "normalized": t.NORMALIZED_TEXT,
    "quote": t.QUOTE,
    "text": t.TEXT,
    "title": t.TITLE,
}
