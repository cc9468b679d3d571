"""Tests of the checker of graphs: the same results as a full engine, and no shape passed over in silence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import ValidationError
from kg.rdf import document_graph
from kg.resources import data_folder
from kg.shapes import check_graph, read_shapes
from kg.validate import is_valid, read_turtle, validate
from kg.workspace import PlanEntry, read_manifest
from loaders import load_document
from tests.ontology.files import shapes_graph
from tests.ontology.reference import reference_results

_PLANS = read_manifest(data_folder("corpus") / "manifest.toml").plans
_Triple = tuple[Node, Node, Node]
_PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_WRONG = (
    Literal(""),
    Literal("x", lang="en"),
    URIRef("https://example.org/elsewhere"),
    Literal(-1),
    Literal(date(2020, 1, 1)),
    Literal(Decimal("1.5")),
    Literal("一\n二"),
)


def _turtle(folder: Path, text: str) -> Graph:
    file = folder / "graph.ttl"
    file.write_text(_PREFIXES + text, encoding="utf-8")
    return read_turtle(file)


@cache
def _plan(entry: PlanEntry) -> Graph:
    return document_graph(load_document(entry.file, entry), entry)


def _damaged(graph: Graph, every: int) -> Graph:
    """Drop each so manieth triple, and give another one a wrong value, always the same ones."""
    damaged = Graph()
    triples: list[_Triple] = sorted(graph, key=lambda triple: tuple(term.n3() for term in triple))
    for position, (subject, predicate, value) in enumerate(triples):
        if position % every == 3:
            continue
        wrong = _WRONG[position // every % len(_WRONG)]
        damaged.add((subject, predicate, wrong if position % every == 5 else value))
    return damaged


@pytest.mark.parametrize("entry", _PLANS, ids=lambda entry: entry.identifier)
def test_the_graph_of_a_plan_of_the_corpus_has_no_findings(entry: PlanEntry) -> None:
    assert validate(_plan(entry)) == ()


@pytest.mark.unmeasured
@pytest.mark.parametrize("every", [7, 13])
def test_a_full_engine_finds_the_same_in_a_damaged_plan(every: int) -> None:
    graph = _damaged(_plan(_PLANS[0]), every)
    ours = {(f.focus, f.path, f.shape, f.value, f.severity) for f in validate(graph)}
    assert len(ours) > 500
    assert ours == reference_results(graph, shapes_graph("plan"))


def test_findings_come_sorted_whatever_the_order_of_the_triples() -> None:
    graph = _damaged(_plan(_PLANS[0]), 11)
    other = Graph()
    for triple in sorted(graph, reverse=True):
        other.add(triple)
    assert validate(graph) == validate(other)
    assert [f.focus for f in validate(graph)] == sorted(f.focus for f in validate(graph))


def test_a_warning_leaves_a_graph_valid_and_a_violation_does_not(tmp_path: Path) -> None:
    shapes = read_shapes(
        _turtle(
            tmp_path,
            """ex:Thing a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:name, ex:colour .
            ex:name a sh:PropertyShape ; sh:path ex:name ; sh:minCount 1 .
            ex:colour a sh:PropertyShape ; sh:path ex:colour ; sh:minCount 1 ; sh:severity sh:Warning .""",
        )
    )
    warned = check_graph(_turtle(tmp_path, 'ex:a a ex:Thing ; ex:name "甲" .'), shapes)
    broken = check_graph(_turtle(tmp_path, 'ex:a a ex:Thing ; ex:colour "红" .'), shapes)
    assert [f.severity for f in warned] == ["Warning"]
    assert is_valid(warned)
    assert not is_valid(broken)


def test_an_instance_of_a_subclass_is_checked_too(tmp_path: Path) -> None:
    shapes = _turtle(
        tmp_path,
        """ex:Thing a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:name .
        ex:name a sh:PropertyShape ; sh:path ex:name ; sh:minCount 1 .""",
    )
    graph = _turtle(tmp_path, "ex:Part rdfs:subClassOf ex:Thing . ex:Thing rdfs:subClassOf ex:Part . ex:a a ex:Part .")
    found = check_graph(graph, read_shapes(shapes))
    assert [f.focus for f in found] == ["https://example.org/a"]
    assert {(f.focus, f.path, f.shape, f.value, f.severity) for f in found} == reference_results(graph, shapes)


def test_a_shape_of_a_property_leads_on_to_its_values(tmp_path: Path) -> None:
    shapes = _turtle(
        tmp_path,
        """ex:Thing a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:part .
        ex:part a sh:PropertyShape ; sh:path ex:part ; sh:property ex:weight .
        ex:weight a sh:PropertyShape ; sh:path ex:weight ; sh:minInclusive 0 ; sh:lessThan ex:limit .""",
    )
    graph = _turtle(
        tmp_path, "ex:a a ex:Thing ; ex:part ex:b, ex:c . ex:b ex:weight -1 . ex:c ex:weight 9 ; ex:limit 9 ."
    )
    found = check_graph(graph, read_shapes(shapes))
    assert [(f.focus, f.value) for f in found] == [("https://example.org/b", "-1"), ("https://example.org/c", "9")]
    assert {(f.focus, f.path, f.shape, f.value, f.severity) for f in found} == reference_results(graph, shapes)


def test_a_constraint_that_is_not_understood_is_refused_with_the_shape_and_the_choices(tmp_path: Path) -> None:
    shapes = _turtle(tmp_path, "ex:Thing a sh:NodeShape ; sh:targetClass ex:Thing ; sh:maxExclusive 7 .")
    with pytest.raises(ValidationError, match=r"example\.org/Thing.*maxExclusive") as refused:
        read_shapes(shapes)
    assert "maxInclusive" in refused.value.hint


def test_a_path_that_is_not_understood_is_refused(tmp_path: Path) -> None:
    shapes = _turtle(
        tmp_path,
        """ex:Thing a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:part .
        ex:part a sh:PropertyShape ; sh:path ( ex:a ex:b ) ; sh:minCount 1 .""",
    )
    with pytest.raises(ValidationError, match=r"example\.org/part"):
        read_shapes(shapes)


def test_a_file_that_is_no_turtle_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError, match="line"):
        _turtle(tmp_path, "ex:a ex:b .")
