"""Tests that every term is defined, labelled and explained, and that nothing uses one that is not."""

from __future__ import annotations

import re
from functools import cache

import pytest
from rdflib import OWL, RDF, SKOS, Graph, URIRef

from kg.rdf import document_graph
from kg.resources import data_folder
from kg.validate import ontology_graph, read_turtle, validate_ontology
from kg.workspace import PlanEntry, read_manifest
from loaders import load_document
from tests.ontology.files import KG, ONTOLOGY, turtle_files

pytestmark = pytest.mark.unmeasured

_QUERIES = sorted(data_folder("queries").rglob("*.rq"))
_PLANS = read_manifest(data_folder("corpus") / "manifest.toml").plans


@cache
def _defined() -> frozenset[str]:
    graph = ontology_graph()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept)
    terms = {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)}
    return frozenset(term.removeprefix(KG) for term in terms if term.startswith(KG))


def _used(graph: Graph) -> set[str]:
    terms = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    return {term.removeprefix(KG) for term in terms if term.startswith(KG)}


def test_the_ontology_satisfies_the_shapes_about_itself() -> None:
    assert validate_ontology() == ()


def test_there_is_one_ontology_in_the_folder() -> None:
    headers = [file.name for file in turtle_files() if (None, RDF.type, OWL.Ontology) in read_turtle(file)]
    assert [name for name in headers if name != "vocabulary.ttl"] == ["plan.ttl"]


@pytest.mark.parametrize("file", turtle_files(), ids=lambda file: file.relative_to(ONTOLOGY).as_posix())
def test_every_term_that_a_file_of_the_ontology_uses_is_defined(file: object) -> None:
    assert _used(read_turtle(ONTOLOGY / str(file))) <= _defined()


@pytest.mark.parametrize("file", _QUERIES, ids=lambda file: file.stem)
def test_every_term_that_a_question_uses_is_defined(file: object) -> None:
    text = (data_folder("queries") / str(file)).read_text(encoding="utf-8")
    plain = re.sub(r"^\s*#.*$|\"[^\"]*\"", "", text, flags=re.MULTILINE)
    assert set(re.findall(r"\bkg:(\w+)", plain)) <= _defined()


@pytest.mark.parametrize("entry", _PLANS, ids=lambda entry: entry.identifier)
def test_every_term_that_the_graph_of_a_plan_uses_is_defined(entry: PlanEntry) -> None:
    assert _used(document_graph(load_document(entry.file, entry), entry)) <= _defined()


def test_a_property_that_is_a_kind_of_another_leads_from_and_to_what_that_one_does() -> None:
    graph = ontology_graph()
    for child, parent in graph.subject_objects(URIRef("http://www.w3.org/2000/01/rdf-schema#subPropertyOf")):
        if str(parent).startswith(KG):
            ranges = [set(graph.objects(node, URIRef(_RANGE))) for node in (child, parent)]
            assert ranges[0] == ranges[1], child


_RANGE = "http://www.w3.org/2000/01/rdf-schema#range"


def test_the_change_log_tells_of_the_version_that_the_ontology_states() -> None:
    version = ontology_graph().value(URIRef(KG.rstrip("#")), OWL.versionInfo)
    log = (ONTOLOGY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)$", log, flags=re.MULTILINE)[0] == str(version)


def test_the_folder_holds_data_and_no_code() -> None:
    assert {path.suffix for path in ONTOLOGY.rglob("*") if path.is_file()} == {".ttl", ".md"}


@pytest.mark.parametrize("entry", _PLANS, ids=lambda entry: entry.identifier)
def test_every_unit_that_a_plan_prints_is_in_the_scheme_of_units(entry: PlanEntry) -> None:
    graph = document_graph(load_document(entry.file, entry), entry)
    printed = {str(unit) for unit in graph.objects(None, URIRef(f"{KG}unit"))}
    known = {str(notation) for notation in read_turtle(ONTOLOGY / "schemes" / "units.ttl").objects(None, SKOS.notation)}
    assert printed - known == set()
