"""A store over rdflib's dataset in memory: slower by far, and a second opinion on every answer."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from kg.errors import QueryError, StoreError
from kg.store.closing import Closing
from kg.store.guard import Form, read_query
from kg.store.protocol import Statement
from kg.store.syntax import explain_syntax
from kg.table import Table, Term


class MemoryStore(Closing):
    """Named graphs in rdflib; see `kg.store.protocol.Store` for what can be asked."""

    def __init__(self) -> None:
        self._dataset: Dataset | None = Dataset(default_union=True)

    def put(self, nquads: bytes) -> None:
        """Add the statements of an N-Quads text."""
        self._open().parse(data=nquads.decode("utf-8"), format="nquads")

    def select(self, query: str) -> Table:
        """Return the answer to a SELECT query, its rows in the order of the query."""
        answer = self._query(query, "select")
        variables = answer.vars or []
        rows = tuple(tuple(_term(binding.get(v)) for v in variables) for binding in answer.bindings)
        return Table(tuple(str(variable) for variable in variables), rows)

    def ask(self, query: str) -> bool:
        """Return the answer to an ASK query."""
        return bool(self._query(query, "ask").askAnswer)

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT or DESCRIBE query as N-Triples, sorted."""
        graph = self._query(query, "construct", "describe").graph
        if graph is None:
            raise TypeError("rdflib did not answer a CONSTRUCT query with a graph")
        text = graph.serialize(format="nt", encoding="utf-8")
        return b"".join(sorted(line + b"\n" for line in text.splitlines() if line))

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs, sorted."""
        found = (graph.identifier for graph in self._open().graphs() if len(graph))
        return tuple(sorted(str(name) for name in found if name != DATASET_DEFAULT_GRAPH_ID))

    def statements(self, graph: str | None = None) -> Iterator[Statement]:
        """Yield subject, predicate and value of each statement of one graph, or of all."""
        where = self._open() if graph is None else self._open().graph(URIRef(graph))
        for subject, predicate, value in where.triples((None, None, None)):
            term = _term(value)
            if term is not None:
                yield str(subject), str(predicate), term

    def nquads(self) -> bytes:
        """Return all statements with their graphs as N-Quads, sorted by code point."""
        text = self._open().serialize(format="nquads", encoding="utf-8")
        return b"".join(sorted(line + b"\n" for line in text.splitlines() if line))

    def close(self) -> None:
        """Let go of the graphs."""
        self._dataset = None

    def _open(self) -> Dataset:
        if self._dataset is None:
            raise StoreError("the store in memory is closed")
        return self._dataset

    def _query(self, query: str, *forms: Form) -> Result:
        reading = read_query(query)
        if reading.form not in forms:
            raise QueryError(f"a query that begins with {forms[0].upper()} is expected, not {reading.form.upper()}")
        prepared = _translate(query)
        if not prepared.algebra.datasetClause:
            return self._open().query(prepared)
        return self._selected(prepared).query(prepared)

    def _selected(self, query: Query) -> Dataset:
        """The graphs that FROM names, as a dataset of their own; rdflib would fetch them from the network."""
        clauses: list[CompValue] = query.algebra.datasetClause
        query.algebra.datasetClause = None
        known = set(self.graphs())
        chosen = Dataset()
        for clause in clauses:
            name = clause.default or clause.named
            if str(name) not in known:
                raise QueryError(
                    f"FROM <{name}>: the store holds no such graph, and none is fetched",
                    hint="name a graph of the store, or leave FROM out to ask all of them",
                )
            into = chosen.graph(DATASET_DEFAULT_GRAPH_ID if clause.default else name)
            for triple in self._open().graph(name):
                into.add(triple)
        return chosen


def _translate(query: str) -> Query:
    try:
        return translateQuery(parseQuery(query))
    except Exception as error:  # rdflib raises bare exceptions, such as for an undeclared prefix
        raise explain_syntax(query, SyntaxError(str(error))) from error


def _term(term: object) -> Term | None:
    if isinstance(term, URIRef):
        return Term(str(term), "iri")
    if isinstance(term, Literal):
        if term.language:
            return Term(str(term), "literal", None, term.language)
        plain = term.datatype is None or str(term.datatype).endswith("#string")
        return Term(str(term), "literal", None if plain else str(term.datatype))
    if isinstance(term, BNode):
        return Term(str(term), "blank")
    return None
