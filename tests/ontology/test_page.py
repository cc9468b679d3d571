"""Tests that the reference of the ontology is that of the ontology as it is, in both languages, with its diagrams."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from tests.ontology.page import DOCS, PAGE, PICTURES, files
from tests.ontology.terms import classes, properties, uses

MADE = files()


@pytest.mark.parametrize("path", sorted(MADE))
def test_the_reference_is_up_to_date(path: str) -> None:
    assert (DOCS / path).read_text(encoding="utf-8") == MADE[path], "make it again: python -m tests.ontology.page"


def test_no_diagram_is_left_of_a_class_that_is_gone() -> None:
    assert {f"{PICTURES}/{file.name}" for file in (DOCS / PICTURES).glob("*.svg")} == set(MADE) - {PAGE}


def test_every_term_is_named_and_explained_in_both_languages() -> None:
    for term in (*classes(), *properties()):
        assert all((*term.labels, *term.definitions)), term.name
        assert all(text in MADE[PAGE] for text in (term.name, *term.labels, *term.definitions)), term.name


def test_how_often_a_property_stands_is_that_of_the_shapes() -> None:
    often = {use.name: use.often for use in uses()["kg:Task"]}
    assert (often["kg:number"], often["dcterms:title"], often["kg:inSection"]) == ("1", "1", "0..1")


@pytest.mark.parametrize("name", ["overview", "Task", "Responsibility"])
def test_a_diagram_is_a_picture_with_chinese_names_and_nothing_from_elsewhere(name: str) -> None:
    text = MADE[f"{PICTURES}/{name}.svg"]
    said = [one.text for one in fromstring(text).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - our own
    assert {"计划", "任务"} & set(said)
    assert text.count("http") == 1
