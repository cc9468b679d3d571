"""The files of the ontology, and graphs of them, as its tests need them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import Graph

from kg.resources import data_folder
from kg.shapes import Finding, Shape, check_graph, read_shapes
from kg.validate import read_turtle

ONTOLOGY = data_folder("ontology")
EXAMPLES = ONTOLOGY / "examples"
SHAPES = ONTOLOGY / "shapes"
KG = "https://w3id.org/policy-kg/ontology#"
SHAPE = "https://w3id.org/policy-kg/shapes#"
AREAS = tuple(sorted(path.stem for path in SHAPES.glob("*.ttl")))


def shapes_graph(area: str) -> Graph:
    """Return the shapes that an area's examples are checked with: those of plans, and for the ontology its own too."""
    return _shapes(of_the_ontology=area == "vocabulary")


def example_graph(folder: str, area: str) -> Graph:
    """Return the examples of an area in their context; those of the ontology have none."""
    context = () if area == "vocabulary" else (EXAMPLES / "context.ttl",)
    return read_turtle(*context, EXAMPLES / folder / f"{area}.ttl")


def check_examples(folder: str, area: str) -> tuple[Finding, ...]:
    """Return the findings in the examples of an area."""
    return check_graph(example_graph(folder, area), _read(of_the_ontology=area == "vocabulary"))


@cache
def _shapes(*, of_the_ontology: bool) -> Graph:
    files = sorted(SHAPES.glob("*.ttl"))
    return read_turtle(*(file for file in files if of_the_ontology or file.stem != "vocabulary"))


@cache
def _read(*, of_the_ontology: bool) -> tuple[Shape, ...]:
    return read_shapes(_shapes(of_the_ontology=of_the_ontology))


def turtle_files() -> tuple[Path, ...]:
    """Return every Turtle file of the ontology."""
    return tuple(sorted(ONTOLOGY.rglob("*.ttl")))
