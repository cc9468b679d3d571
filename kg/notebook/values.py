"""Turns RDF terms into Python values: years and counts as int, figures as Decimal, days as date, IRIs kept as such."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from kg.identify import XSD
from kg.iris import shorten_iri
from kg.table import Term


class Iri(str):
    """An IRI: a text like any other, which also knows how people write it."""

    __slots__ = ()

    @property
    def short(self) -> str:
        """From after the /id/ of this project's data, else with the usual prefix."""
        return shorten_iri(self)


Value = Iri | str | int | float | Decimal | bool | date | None
"""What stands in a cell; None where the answer says nothing."""

_READERS: dict[str, Callable[[str], Value]] = {
    f"{XSD}boolean": lambda text: text in ("true", "1"),
    f"{XSD}date": date.fromisoformat,
    f"{XSD}decimal": Decimal,
    f"{XSD}double": float,
    f"{XSD}float": float,
    **{f"{XSD}{name}": int for name in ("integer", "int", "long", "nonNegativeInteger", "gYear")},
}


def python_value(term: Term | None) -> Value:
    """Return a term as a Python value; a literal that its datatype does not allow stays the text that it is."""
    if term is None:
        return None
    if term.kind == "iri":
        return Iri(term.value)
    read = _READERS.get(term.datatype or "")
    try:
        return read(term.value) if read else term.value
    except (ValueError, ArithmeticError):
        return term.value
