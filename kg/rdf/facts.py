"""What a graph says of each node, ready to be asked by node and property, wherever the graph lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.table import Term

if TYPE_CHECKING:
    from rdflib import Graph

Statement = tuple[str, str, Term]


class Facts:
    """The statements of a graph by subject and predicate; values are sorted, so that answers do not vary.

    Literals in another language than Chinese are passed over: concepts of the vocabulary have English names too.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in statements:
            if value.language not in (None, "zh"):
                continue
            found[subject][predicate].append(value)
        self._found: Mapping[str, Mapping[str, list[Term]]] = found

    def __contains__(self, subject: str) -> bool:
        return subject in self._found

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return all values of a property as text, sorted."""
        return tuple(sorted(term.value for term in self._terms(subject, predicate)))

    def text(self, subject: str, predicate: str) -> str | None:
        """Return the value of a property as text, the first where there are several, or None."""
        return next(iter(self.texts(subject, predicate)), None)

    def need(self, subject: str, predicate: str) -> str:
        """Return the value of a property that every such node has; raises `KeyError` if it is not there."""
        value = self.text(subject, predicate)
        if value is None:
            raise KeyError(f"{subject} has no {predicate}")
        return value

    def ordered(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the nodes that a property points to, by the number that closes their IRI."""
        return tuple(sorted(self.texts(subject, predicate), key=_ordinal))

    def _terms(self, subject: str, predicate: str) -> list[Term]:
        return self._found.get(subject, {}).get(predicate, [])


def graph_statements(graph: Graph) -> Iterator[Statement]:
    """Yield the statements of an rdflib graph."""
    from rdflib import Literal  # noqa: PLC0415  # a store is read without rdflib

    for subject, predicate, value in graph:
        if isinstance(value, Literal):
            datatype = str(value.datatype) if value.datatype else None
            yield str(subject), str(predicate), Term(str(value), "literal", datatype, value.language)
        else:
            yield str(subject), str(predicate), Term(str(value), "iri")


def _ordinal(iri: str) -> tuple[int, str]:
    last = iri.rpartition("/")[2]
    return (int(last), iri) if last.isdecimal() else (0, iri)
