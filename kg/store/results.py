"""Reads the answer of a server to a query: SPARQL 1.1 results in JSON, as a table of terms."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from kg.table import Kind, Table, Term

_STRING = "http://www.w3.org/2001/XMLSchema#string"
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_KINDS: Mapping[str, Kind] = {"uri": "iri", "literal": "literal", "typed-literal": "literal", "bnode": "blank"}
MEDIA = "application/sparql-results+json"


def read_table(body: bytes, rename: Callable[[str], str]) -> Table:
    """Return the answer to a SELECT query, its rows in their order; `rename` is asked of every value.

    Raises `ValueError` if the text is not that.
    """
    data = _read(body)
    try:
        columns = tuple(str(name) for name in data["head"]["vars"])
        bindings = data["results"]["bindings"]
        rows = tuple(tuple(_term(row.get(column), rename) for column in columns) for row in bindings)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no SPARQL results") from error
    return Table(columns, rows)


def read_boolean(body: bytes) -> bool:
    """Return the answer to an ASK query. Raises `ValueError` if the text is not that."""
    said = _read(body).get("boolean")
    if not isinstance(said, bool):
        raise ValueError("no SPARQL results")
    return said


def _read(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except RecursionError as error:
        raise ValueError("no SPARQL results") from error
    if not isinstance(data, dict):
        raise ValueError("no SPARQL results")
    return cast("dict[str, Any]", data)


def _term(said: Any, rename: Callable[[str], str]) -> Term | None:
    if said is None:
        return None
    kind, value = _KINDS[said["type"]], rename(said["value"])
    if kind != "literal":
        return Term(value, kind)
    language, datatype = said.get("xml:lang"), said.get("datatype")
    if language:
        return Term(value, kind, None, language)
    if datatype == _BOOLEAN:
        value = {"1": "true", "0": "false"}.get(value, value)  # two ways to write one value
    return Term(value, kind, None if datatype == _STRING else datatype)
