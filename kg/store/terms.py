"""Reads a term of Oxigraph as a term of an answer."""

from __future__ import annotations

import pyoxigraph as ox

from kg.table import Term

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def read_term(term: object) -> Term | None:
    """Return a term as it stands in a table; None for what is none, and for a quoted triple."""
    if isinstance(term, ox.NamedNode):
        return Term(term.value, "iri")
    if isinstance(term, ox.Literal):
        if term.language:
            return Term(term.value, "literal", None, term.language)
        datatype = term.datatype.value
        return Term(term.value, "literal", None if datatype == _STRING else datatype)
    if isinstance(term, ox.BlankNode):
        return Term(term.value, "blank")
    return None
