"""The ontology, its schemes, shapes and alignments as the lines of one named graph, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.identify import OWL, VOCABULARY, graph_iri, skolem_iri
from kg.resources import data_folder

_VERSION = ox.NamedNode(f"{OWL}versionInfo")
_FOLDERS = ("schemes", "shapes", "alignments")


def vocabulary_files() -> tuple[Path, ...]:
    """Return the Turtle files of the vocabulary, sorted; examples are no part of it."""
    folder = data_folder("ontology")
    return (folder / "plan.ttl", *(file for name in _FOLDERS for file in sorted((folder / name).glob("*.ttl"))))


def vocabulary_lines() -> Iterator[str]:
    """Yield the vocabulary as N-Quads lines.

    A blank node of OWL or SHACL gets an IRI from its file and its label in the canonical form of that file
    (RDFC-1.0), so that the same file always gives the same IRI.
    """
    name = ox.NamedNode(graph_iri(VOCABULARY))
    for file in vocabulary_files():
        for quad in _canonical(file):
            stem = file.stem if file.parent.name == "ontology" else f"{file.parent.name}-{file.stem}"
            yield f"{_named(quad.subject, stem)} {quad.predicate} {_named(quad.object, stem)} {name} .\n"


def ontology_version() -> str:
    """Return the version that the ontology states of itself."""
    for quad in ox.parse(path=data_folder("ontology") / "plan.ttl", format=ox.RdfFormat.TURTLE):
        if quad.predicate == _VERSION and isinstance(quad.object, ox.Literal):
            return quad.object.value
    raise ValueError("ontology/plan.ttl states no owl:versionInfo")


def _canonical(file: Path) -> ox.Dataset:
    dataset = ox.Dataset(ox.parse(path=file, format=ox.RdfFormat.TURTLE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def _named(term: object, stem: str) -> ox.NamedNode | ox.Literal:
    if isinstance(term, ox.BlankNode):
        return ox.NamedNode(skolem_iri(stem, term.value))
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term
    raise TypeError(f"{term} is no term of RDF 1.1")
