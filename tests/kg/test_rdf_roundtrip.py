"""A plan that is stated as a graph and read back is the same plan, as far as a graph carries it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from rdflib import DCTERMS

import tests.strategies  # noqa: F401  # its settings hold for all drawn tests
from kg.cli.reading import read_plan
from kg.errors import StoreError
from kg.identify import plan_iri
from kg.model import Measure, Passage, PlanDocument, Region
from kg.rdf import document_graph, graph_statements, read_document
from kg.workspace import PlanEntry
from tests.kg.documents import ENTRY, water_plan
from tests.kg.drawn import plan_documents


def through_the_graph(document: PlanDocument) -> PlanDocument:
    """The document as it is read back from its graph."""
    statements = graph_statements(document_graph(document))
    return read_document(statements, plan_iri(document.identifier), document.source.text)


def as_carried(document: PlanDocument) -> PlanDocument:
    """The document without what a graph does not carry: where a region stands, and the order of regions."""
    tasks = tuple(replace(task, measures=tuple(_measure(m) for m in task.measures)) for task in document.tasks)
    return replace(document, tasks=tasks, regions=_regions(document.regions))


def _measure(measure: Measure) -> Measure:
    return replace(measure, regions=_regions(measure.regions))


def _regions(regions: tuple[Region, ...]) -> tuple[Region, ...]:
    return tuple(sorted((replace(region, passage=Passage(())) for region in regions), key=lambda r: r.name))


@pytest.mark.unmeasured
@given(plan_documents())
def test_a_drawn_plan_comes_back_as_it_was(document: PlanDocument) -> None:
    found, expected = through_the_graph(document), as_carried(document)
    assert found.header == expected.header
    assert found.tasks == expected.tasks
    assert found == expected


def test_the_plan_with_everything_comes_back_as_it_was() -> None:
    assert through_the_graph(water_plan()) == as_carried(water_plan())


def test_what_the_manifest_supplied_is_not_read_as_stated() -> None:
    document = replace(water_plan(), header=replace(water_plan().header, title=None, year=None))
    statements = graph_statements(document_graph(document, replace(ENTRY, title="要点")))
    header = read_document(statements, plan_iri("water2022")).header
    assert header.title is None
    assert header.year is None


JOINT = """\
甲市农田水利工作要点
一、建设
（一）新打机井。新打机井120眼。（建设科负责）

甲市水务局　　乙县财政局
2022年3月1日
"""


def test_bodies_that_sign_together_are_publishers_each_and_come_back_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "joint.txt").write_text(JOINT, encoding="utf-8")
    document = read_plan(PlanEntry("joint", tmp_path / "joint.txt", level="city"))
    assert document.header.issuer is not None
    assert document.header.issuer.text == "甲市水务局、乙县财政局"
    graph = document_graph(document)
    publishers = {str(one).rpartition("/")[2] for one in graph.objects(None, DCTERMS.publisher)}
    assert publishers == {"甲市水务局", "乙县财政局"}
    back = read_document(graph_statements(graph), plan_iri("joint"), document.source.text)
    assert back.header.issuer == document.header.issuer


def test_a_plan_that_is_not_there_is_an_error() -> None:
    statements = graph_statements(document_graph(water_plan()))
    with pytest.raises(StoreError, match="no plan"):
        read_document(statements, plan_iri("water2023"))
