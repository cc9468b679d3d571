"""Tests that each shape has an example that passes and one that fails, and that both do."""

from __future__ import annotations

import pytest
from rdflib import RDF, SH, URIRef

from kg.validate import read_turtle
from tests.ontology.files import AREAS, EXAMPLES, SHAPE, SHAPES, check_examples, example_graph, shapes_graph
from tests.ontology.reference import reference_results


def _shapes_of(area: str) -> set[str]:
    """The shapes of an area that state a constraint of their own: each has a message."""
    graph = read_turtle(SHAPES / f"{area}.ttl")
    return {str(shape).removeprefix(SHAPE) for shape in graph.subjects(SH.message) if isinstance(shape, URIRef)}


@pytest.mark.parametrize("area", AREAS)
def test_the_passing_examples_of_an_area_have_no_findings(area: str) -> None:
    assert check_examples("pass", area) == ()


@pytest.mark.parametrize("area", AREAS)
def test_every_class_that_a_shape_is_about_has_a_passing_example(area: str) -> None:
    classes = set(read_turtle(SHAPES / f"{area}.ttl").objects(None, SH.targetClass))
    shown = set(read_turtle(EXAMPLES / "pass" / f"{area}.ttl").objects(None, RDF.type))
    assert classes & shown
    names = {str(name).rpartition("/")[2] for name in example_graph("pass", area).subjects(RDF.type)}
    assert {name.partition("-")[0] for name in _shapes_of(area)} <= names


@pytest.mark.parametrize("area", AREAS)
def test_a_failing_example_breaks_the_one_shape_that_it_is_named_after(area: str) -> None:
    found = [(f.focus.rpartition("/")[2], f.shape.removeprefix(SHAPE)) for f in check_examples("fail", area)]
    assert found == sorted((name, name) for name in _shapes_of(area))


@pytest.mark.unmeasured
@pytest.mark.parametrize("folder", ["pass", "fail"])
@pytest.mark.parametrize("area", AREAS)
def test_a_full_engine_finds_the_same_in_the_examples(folder: str, area: str) -> None:
    ours = {(f.focus, f.path, f.shape, f.value, f.severity) for f in check_examples(folder, area)}
    assert ours == reference_results(example_graph(folder, area), shapes_graph(area))


@pytest.mark.parametrize("area", AREAS)
def test_a_finding_says_in_both_languages_what_to_mend(area: str) -> None:
    for finding in check_examples("fail", area):
        assert any("一" <= c <= "鿿" for c in finding.message_zh)
        assert finding.message_en.endswith(".")
