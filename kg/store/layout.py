"""Says under which names a build lies on a server, and what the server says of it, as triples.

A server may hold several builds at a time: the current one, the former one for those who still read it, and one that
is being written. Every graph of a build lies under the build's name, so none of them touches another; which build is
current is said by the one triple of the graph `POINTER`, whose replacement is the whole switch.

| graph                        | what it holds |
|------------------------------|---------------|
| …/id/store                   | which build is current |
| …/id/store/builds            | all builds that the server may hold graphs of |
| …/id/store/writer            | who began last to write a build, and which |
| …/id/build/DIGEST            | what the build says of itself; written last, and the first to go |
| …/id/build/DIGEST/graphs     | its graphs, each with the number of its statements |
| …/id/build/DIGEST/all        | the union of its graphs, which plain patterns are asked of |
| …/id/build/DIGEST/IRI        | the graph with that IRI |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.identify import BASE, DCAT, DCTERMS, OWL, VOID, XSD, build_iri
from kg.store.folder import FORMAT, StoreInfo

POINTER = f"{BASE}store"
BUILDS = f"{POINTER}/builds"
WRITER = f"{POINTER}/writer"
_CURRENT, _HELD = f"{DCAT}hasCurrentVersion", f"{DCAT}hasVersion"

Triples = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The names of one build's graphs on a server."""

    build: str

    @property
    def listing(self) -> str:
        """The graph that lists the others."""
        return f"{self.build}/graphs"

    @property
    def union(self) -> str:
        """The graph that holds the statements of all others."""
        return f"{self.build}/all"

    def stored(self, graph: str) -> str:
        """Return the name under which the graph with the IRI `graph` lies on the server."""
        return f"{self.build}/{graph}"

    def stored_names(self, graphs: Iterable[str]) -> Mapping[str, str]:
        """Return the name of each of the graphs on the server."""
        return {graph: self.stored(graph) for graph in graphs}

    def known(self, text: str) -> str:
        """Return a text of the server's with the names of graphs as they are everywhere else."""
        return text.replace(f"{self.build}/", "")


def layout_of(content: str) -> Layout:
    """Return the layout of the build with that digest. Raises `IdentifierError` if it is none."""
    return Layout(build_iri(content))


def pointer_lines(layout: Layout) -> bytes:
    """Return the statement that a build is the current one, as N-Triples."""
    return _line(POINTER, _CURRENT, f"<{layout.build}>")


def builds_lines(layouts: Iterable[Layout]) -> bytes:
    """Return the statements that the server may hold graphs of these builds, as N-Triples."""
    return b"".join(_line(POINTER, _HELD, f"<{layout.build}>") for layout in layouts)


def writer_lines(layout: Layout, name: str) -> bytes:
    """Return the statements that somebody of that name writes a build, as N-Triples."""
    return _line(POINTER, f"{DCTERMS}creator", f'"{name}"') + builds_lines((layout,))


def read_writer(body: bytes) -> str:
    """Return the name in what `writer_lines` wrote, empty if there is none. Raises `SyntaxError`."""
    return next((value for _, of, value in read_triples(body) if of == f"{DCTERMS}creator"), "")


def read_builds(body: bytes) -> tuple[Layout, ...]:
    """Return the builds that `pointer_lines` or `builds_lines` name, sorted.

    Raises as `layout_of`, and `SyntaxError` if the text is no N-Triples.
    """
    found = {value for _, of, value in read_triples(body) if of in (_CURRENT, _HELD)}
    return tuple(layout_of(value.removeprefix(f"{BASE}build/")) for value in sorted(found))


def about_lines(layout: Layout, info: StoreInfo) -> bytes:
    """Return what a build says of itself, as N-Triples."""
    said = (
        (f"{DCTERMS}identifier", f'"{info.content}"'),
        (f"{DCTERMS}format", f'"{info.format}"'),
        (f"{OWL}versionInfo", f'"{info.ontology}"'),
        (f"{VOID}triples", f'"{info.quads}"^^<{XSD}integer>'),
    )
    return b"".join(_line(layout.build, of, value) for of, value in said)


def listing_lines(layout: Layout, info: StoreInfo) -> bytes:
    """Return the graphs of a build with the number of their statements, as N-Triples."""
    return b"".join(
        _line(layout.stored(graph), f"{VOID}triples", f'"{count}"^^<{XSD}integer>') for graph, count in info.graphs
    )


def read_about(body: bytes) -> StoreInfo:
    """Return what a build says of itself, its graphs left out.

    Raises `ValueError` if that is not there, or `SyntaxError` if the text is no N-Triples.
    """
    said = {of: value for _, of, value in read_triples(body)}
    form = int(said.get(f"{DCTERMS}format", "0"))
    if form != FORMAT:
        return StoreInfo(form, "", 0, (), "")
    try:
        content, ontology = said[f"{DCTERMS}identifier"], said[f"{OWL}versionInfo"]
        return StoreInfo(form, ontology, int(said[f"{VOID}triples"]), (), content)
    except KeyError as error:
        raise ValueError(f"no {error} is given") from error


def read_listing(body: bytes, layout: Layout) -> tuple[tuple[str, int], ...]:
    """Return the graphs of a build with the number of their statements, sorted. Raises as `read_about`."""
    return tuple(sorted((layout.known(graph), int(count)) for graph, _, count in read_triples(body)))


def read_triples(body: bytes) -> Triples:
    """Return the triples of an N-Triples text, of each term its value. Raises `SyntaxError` if it is none."""
    return tuple(
        (_value(quad.subject), quad.predicate.value, _value(quad.object))
        for quad in ox.parse(input=body, format=ox.RdfFormat.N_TRIPLES)
    )


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else ""


def _line(subject: str, predicate: str, value: str) -> bytes:
    return f"<{subject}> <{predicate}> {value} .\n".encode()
