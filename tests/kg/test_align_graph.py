"""Tests of the graph of links: what is written for a link and its absence, and that it reads back the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef

from kg.align import align, align_corpus, plan_pairs
from kg.errors import StoreError
from kg.identify import BASE, KG, SSSOM
from kg.links import Change, Link, Status, measure_tasks
from kg.rdf.links import links_graph, read_alignments
from tests.kg.plans import FARM_2022, FARM_2023, corpus, workspace

FARM = align(FARM_2022, FARM_2023, relation="continues")
TASKS = URIRef(f"{BASE}link/farm2022/task/4/to/farm2023/task/4")
EARLIER, LATER = URIRef(f"{BASE}plan/farm2022/task/4"), URIRef(f"{BASE}plan/farm2023/task/4")


def _with_link(changed: Link) -> Graph:
    links = [changed if (x.earlier, x.later) == (changed.earlier, changed.later) else x for x in FARM.links]
    return links_graph([replace(FARM, links=tuple(links))])


def _task_link() -> Link:
    return next(link for link in FARM.links if link.earlier.path == "task/4" and link.later.path == "task/4")


def test_an_alignment_reads_back_as_it_was_written() -> None:
    restated = align(FARM_2022, FARM_2023, relation="restates")
    assert read_alignments(links_graph([FARM])) == (FARM,)
    assert read_alignments(links_graph([restated])) == (restated,)


@pytest.mark.unmeasured
def test_the_alignments_of_the_corpus_read_back_as_they_were_written() -> None:
    alignments = align_corpus(corpus(), plan_pairs(corpus(), workspace().manifest.plans))
    assert read_alignments(links_graph(alignments)) == tuple(sorted(alignments, key=lambda a: (a.earlier, a.later)))


def test_a_link_has_its_ends_change_confidence_and_method() -> None:
    graph = links_graph([FARM])
    assert graph.value(TASKS, URIRef(KG + "earlier")) == EARLIER
    assert graph.value(TASKS, URIRef(KG + "later")) == LATER
    assert graph.value(TASKS, URIRef(KG + "change")) == URIRef(KG + "Continued")
    assert Decimal(str(graph.value(TASKS, URIRef(SSSOM + "confidence")))) == Decimal(str(_task_link().confidence))
    assert graph.value(TASKS, URIRef("http://www.w3.org/ns/prov#wasGeneratedBy")) is not None


def test_an_accepted_link_is_an_edge_from_later_to_earlier() -> None:
    graph = links_graph([FARM])
    assert (LATER, URIRef(KG + "continues"), EARLIER) in graph
    assert (EARLIER, URIRef(KG + "continues"), LATER) not in graph


def test_an_accepted_link_names_the_departments_that_both_of_its_tasks_name() -> None:
    ends = _task_link()
    farm, water, mayor = (URIRef(f"{BASE}department/{name}") for name in ("农业局", "水务局", "市政府"))
    shared = URIRef(KG + "sharedDepartment")
    bearers = {ends.earlier: frozenset((farm, water)), ends.later: frozenset((mayor, water))}
    assert list(links_graph([FARM], bearers).subject_objects(shared)) == [(TASKS, water)]
    assert not list(links_graph([FARM]).subject_objects(shared))


@pytest.mark.parametrize(
    ("changed", "moved"),
    [
        ({}, set()),
        ({"change": Change.SPLIT_INTO}, set()),
        ({"change": Change.ABSORBED_IN_PART}, {("task/4/measure/1", "task/4/measure/1")}),
        ({"accepted": False}, {("task/4/measure/1", "task/4/measure/1")}),
    ],
)
def test_a_measure_moved_where_its_task_carries_on_a_part_of_the_former_one_at_most(
    changed: Mapping[str, Any], moved: set[tuple[str, str]]
) -> None:
    tasks = {**measure_tasks(FARM_2022), **measure_tasks(FARM_2023)}
    links = tuple(replace(link, **changed) if link == _task_link() else link for link in FARM.links)
    graph = links_graph([replace(FARM, links=links)], tasks=tasks)
    ends = [(f"{BASE}plan/farm2023/{later}", f"{BASE}plan/farm2022/{earlier}") for later, earlier in moved]
    assert [(str(s), str(o)) for s, o in graph.subject_objects(URIRef(KG + "movedFrom"))] == ends


def test_only_a_link_that_waits_has_a_place_in_the_queue_by_its_confidence() -> None:
    order = URIRef(KG + "reviewOrder")
    graph = links_graph([FARM])
    waiting = {str(node) for node in graph.subjects(URIRef(KG + "status"), URIRef(KG + "Proposed"))}
    places = {str(node): Decimal(str(place)) for node, place in graph.subject_objects(order)}
    assert places.keys() == waiting
    assert len(set(places.values())) == len(places)
    digest = int(hashlib.sha256(str(TASKS).encode()).hexdigest()[:8], 16)
    assert places[str(TASKS)] == Decimal(f"{_task_link().confidence:.4f}{digest:010}")
    judged = _with_link(replace(_task_link(), status=Status.CONFIRMED, reviewer="王丽"))
    assert judged.value(TASKS, order) is None


def test_a_link_that_is_not_accepted_is_no_edge() -> None:
    graph = _with_link(
        replace(_task_link(), accepted=False, status=Status.REJECTED, reviewer="王丽", comment="不是一回事")
    )
    assert (LATER, URIRef(KG + "continues"), EARLIER) not in graph
    assert graph.value(TASKS, URIRef(SSSOM + "reviewer_label")) == Literal("王丽")
    assert graph.value(TASKS, URIRef(KG + "status")) == URIRef(KG + "Rejected")


def test_what_has_no_counterpart_is_a_record() -> None:
    graph = links_graph([FARM])
    record = next(graph.subjects(URIRef(KG + "element"), URIRef(f"{BASE}plan/farm2023/task/3")))
    assert graph.value(record, URIRef(KG + "comparedWith")) == URIRef(f"{BASE}plan/farm2022")
    assert (record, None, URIRef(KG + "NoPredecessor")) in graph


def test_there_is_no_blank_node() -> None:
    assert all(isinstance(node, URIRef) for node in links_graph([FARM]).subjects())


@pytest.mark.parametrize(
    ("prop", "value", "message"),
    [
        ("later", None, "has no .*later"),
        ("later", URIRef(f"{BASE}plan/farm2023/section/一"), "names no task or measure"),
        ("change", None, "has no .*change"),
    ],
)
def test_a_damaged_link_is_told(prop: str, value: URIRef | None, message: str) -> None:
    graph = links_graph([FARM])
    graph.remove((TASKS, URIRef(KG + prop), None))
    if value is not None:
        graph.add((TASKS, URIRef(KG + prop), value))
    with pytest.raises(StoreError, match=message):
        read_alignments(graph)
