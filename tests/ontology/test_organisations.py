"""Tests that a name of the scheme of organisations means one body in each scope that it is looked up in."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from rdflib import ORG, RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.validate import ontology_graph, read_turtle
from kg.workspace import read_manifest
from tests.ontology.files import KG, ONTOLOGY

_DEPARTMENT = "https://w3id.org/policy-kg/id/department/"
_GOLD = Path(__file__).resolve().parents[1] / "gold"
_OFFICE = URIRef(f"{_DEPARTMENT}国家知识产权局")
_NATIONAL = URIRef(f"{KG}National")
# 联席会议办公室 and 联席会议成员单位 are names that every joint conference has: only the plan tells which is meant.
_OF_ANY_CONFERENCE = {"联席会议办公室", "联席会议成员单位"}


@cache
def _scheme() -> Graph:
    return read_turtle(ONTOLOGY / "schemes" / "organisations.ttl")


def _organisations() -> list[Node]:
    return sorted(set(_scheme().subjects(RDF.type, ORG.Organization)), key=str)


def _labels(node: Node, kind: URIRef) -> list[str]:
    labels = (label for label in _scheme().objects(node, kind) if isinstance(label, Literal))
    return sorted(str(label) for label in labels if label.language == "zh")


def _scopes(node: Node) -> list[Node]:
    """Where the short names of an organisation hold: those it is a unit of, or else its level."""
    above = [found for found in _scheme().transitive_objects(node, ORG.unitOf) if found not in (None, node)]
    return above or list(_scheme().objects(node, ORG.classification))


def _names(scope: Node) -> dict[str, set[Node]]:
    """The short names that hold in a scope, and every full name, with what they mean."""
    names: dict[str, set[Node]] = defaultdict(set)
    for node in _organisations():
        short = _labels(node, SKOS.altLabel) if scope in _scopes(node) else []
        for name in (*_labels(node, SKOS.prefLabel), *short):
            names[name].add(node)
    return names


def _printed(plan: str) -> set[str]:
    """The names of departments in a gold annotation."""
    names: set[str] = set()

    def gather(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            for name, part in value.items():
                gather(part, name)
        elif isinstance(value, list):
            for part in value:
                if key == "departments":
                    names.add(part if isinstance(part, str) else part["name"])
                gather(part, key)

    gather(json.loads((_GOLD / f"{plan}.json").read_text(encoding="utf-8")))
    return names


def test_a_full_name_means_one_organisation() -> None:
    names = [name for node in _organisations() for name in _labels(node, SKOS.prefLabel)]
    assert len(names) == len(set(names)) == len(_organisations())


@pytest.mark.parametrize("scope", [_NATIONAL, _OFFICE, URIRef(f"{_OFFICE}-专利局")], ids=["national", "局", "专利局"])
def test_a_short_name_means_one_organisation_in_its_scope(scope: URIRef) -> None:
    assert {name: found for name, found in _names(scope).items() if len(found) > 1} == {}


def test_every_scope_of_a_short_name_is_tested() -> None:
    scopes = {scope for node in _organisations() for scope in _scopes(node)}
    assert scopes == {_NATIONAL, _OFFICE, URIRef(f"{_OFFICE}-专利局")}


def test_a_body_is_named_by_its_full_name() -> None:
    for node in _organisations():
        if (node, ORG.unitOf, None) not in _scheme():
            full = "".join(c for c in _labels(node, SKOS.prefLabel)[0] if c not in "“”")
            assert str(node) == f"{_DEPARTMENT}{full}"


def test_a_unit_is_named_under_the_body_that_it_belongs_to() -> None:
    for node, above in _scheme().subject_objects(ORG.unitOf):
        body = list(_scheme().transitive_objects(node, ORG.unitOf))[-1]
        assert (above, RDF.type, ORG.Organization) in _scheme()
        assert str(node).startswith(f"{body}-")


def test_an_organisation_is_a_unit_of_one_other_at_most() -> None:
    assert all(len(list(_scheme().objects(node, ORG.unitOf))) <= 1 for node in _organisations())


def test_organisations_that_follow_each_other_are_in_the_scheme() -> None:
    ends = {
        node for kind in (ORG.originalOrganization, ORG.resultingOrganization) for node in _scheme().objects(None, kind)
    }
    assert ends
    assert ends <= set(_organisations())


def test_every_department_of_the_inter_ministerial_plan_is_known() -> None:
    assert _printed("push2020") - _OF_ANY_CONFERENCE - set(_names(_NATIONAL)) == set()


@pytest.mark.parametrize("plan", ["list2020", "list2021"])
def test_every_department_of_the_task_lists_is_known_inside_its_office(plan: str) -> None:
    assert _printed(plan) - set(_names(_OFFICE)) == set()


def test_departments_that_no_source_says_to_be_one_stay_two() -> None:
    names = _names(_OFFICE)
    assert names["专利局审业部"].isdisjoint(names["专利局审查部"])


def test_a_name_of_a_unit_means_nothing_outside_its_organisation() -> None:
    assert {"保护司", "办公室", "人事司", "联席会议办公室"}.isdisjoint(_names(_NATIONAL))


def test_the_levels_have_the_words_of_the_manifest_as_notation(tmp_path: Path) -> None:
    levels = ontology_graph().subjects(RDF.type, URIRef(f"{KG}AdministrativeLevel"))
    notations = {str(ontology_graph().value(level, SKOS.notation)) for level in levels}
    manifest = tmp_path / "manifest.toml"
    for level in ("national", "provincial", "city"):
        manifest.write_text(f'[[plan]]\nid = "a"\nfile = "a.txt"\nlevel = "{level}"\n', encoding="utf-8")
        assert read_manifest(manifest).plans[0].level in notations
