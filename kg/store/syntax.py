"""Says where a query goes wrong, in a line and a column.

Oxigraph's own positions point past the keyword that it would have liked to read. rdflib's parser knows where the
statement begins that it cannot read; it is loaded only once a query has failed.
"""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.store.guard import line_and_column

_POSITION = re.compile(r"error at (\d+):(\d+)")
_UNBOUND = "The SELECT contains a variable that is unbound"
_PREFIX = re.compile(r"Unknown namespace prefix : (\S*)")
_SNIPPET = 24


def explain_syntax(query: str, error: SyntaxError) -> QueryError:
    """Return the error that tells a person where `query`, which Oxigraph refused, goes wrong."""
    if _UNBOUND in str(error):
        return QueryError(
            "SPARQL: a selected variable is neither in GROUP BY nor bound by the pattern",
            hint="add it to GROUP BY, or count it: (COUNT(?x) AS ?n)",
        )
    found = _rdflib_position(query) or _oxigraph_position(error)
    if isinstance(found, QueryError):
        return found
    line, column = found
    hint = "the part that begins there cannot be read: look for a missing brace, dot, quote or comma in it"
    near = _text_from(query, line, column)
    if not near:
        return QueryError(f"SPARQL error at line {line}, column {column}, where the text ends", hint=hint)
    return QueryError(f"SPARQL error at line {line}, column {column}: {near}", hint=hint)


def is_mistaken(query: str) -> bool:
    """Return whether a query that a server refused is no SPARQL; else the server cannot answer it."""
    return _rdflib_position(query) is not None


def _rdflib_position(query: str) -> tuple[int, int] | QueryError | None:
    from pyparsing import ParseException  # noqa: PLC0415  # comes with rdflib; only a failed query pays for it
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        translateQuery(parseQuery(query))
    except ParseException as error:
        return line_and_column(query, error.loc)
    except Exception as error:  # noqa: BLE001  # rdflib raises bare exceptions for what it cannot translate
        return _undeclared(query, str(error))
    return None


def _undeclared(query: str, message: str) -> QueryError | None:
    missing = _PREFIX.search(message)
    if missing is None:
        return None
    prefix = missing[1]
    use = re.search(rf"(?<![\w.-]){re.escape(prefix)}:", query)
    line, column = line_and_column(query, use.start() if use else 0)
    return QueryError(
        f"SPARQL error at line {line}, column {column}: the prefix {prefix}: is not declared",
        hint=f"add a line at the top: PREFIX {prefix}: <…>",
    )


def _oxigraph_position(error: SyntaxError) -> tuple[int, int]:
    match = _POSITION.search(str(error))
    return (int(match[1]), int(match[2])) if match else (1, 1)


def _text_from(query: str, line: int, column: int) -> str:
    """The first words of the text from a place on, empty where it ends there."""
    lines = query.splitlines()[line - 1 :]
    rest = "\n".join((lines[0][column - 1 :], *lines[1:])).strip() if lines else ""
    first = rest.partition("\n")[0].rstrip()
    return f"{first[:_SNIPPET]}…" if len(first) > _SNIPPET else first
