"""IRIs are readable, stable, and made of nothing but checked names."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401  # its settings hold for all drawn tests
from kg import identify
from kg.errors import IdentifierError
from kg.links import ElementRef
from kg.model import Passage, Piece
from tests.kg.documents import water_plan

BASE = "https://w3id.org/policy-kg/id/"


def test_chinese_stands_in_an_iri_as_it_is() -> None:
    assert identify.section_iri("list2020", "一") == f"{BASE}plan/list2020/section/一"
    assert identify.indicator_iri("每万人口发明专利拥有量") == f"{BASE}indicator/每万人口发明专利拥有量"


def test_a_measure_is_named_below_its_task() -> None:
    task = water_plan().tasks[0]
    assert identify.measure_iri("water2022", task, task.measures[1]) == f"{BASE}plan/water2022/task/1/measure/2"


def test_a_measure_numbered_through_the_plan_is_named_by_its_number() -> None:
    task = water_plan().tasks[0]
    numbered = replace(task.measures[0], number="34")
    assert identify.measure_iri("water2022", task, numbered) == f"{BASE}plan/water2022/measure/34"


def test_an_element_has_the_same_iri_by_its_reference() -> None:
    task = water_plan().tasks[0]
    reference = ElementRef("water2022", "measure", ("1", "2"))
    assert identify.element_iri(reference) == identify.measure_iri("water2022", task, task.measures[1])


def test_a_passage_is_named_by_its_pieces() -> None:
    passage = Passage((Piece(74, 88), Piece(102, 110)))
    assert identify.passage_iri("list2020", passage) == f"{BASE}plan/list2020/passage/74-88_102-110"


def test_passages_of_very_many_pieces_have_short_names_of_their_own() -> None:
    pieces = tuple(Piece(10 * n, 10 * n + 5) for n in range(100))
    other = (*pieces[:50], Piece(503, 504), *pieces[51:])
    names = {identify.passage_iri("list2020", Passage(found)) for found in (pieces, other)}
    assert len(names) == 2
    assert all(len(name) < 150 for name in names)


@pytest.mark.parametrize("title", ["《水法》", " 水 法 ", "《 水法\n》", "水法"])
def test_a_cited_title_is_one_document_with_and_without_its_marks(title: str) -> None:
    assert identify.document_iri(title) == f"{BASE}document/水法"


def test_marks_inside_a_title_stay() -> None:
    assert identify.normalize_title("《关于修改〈水法〉的决定》") == "关于修改〈水法〉的决定"
    assert identify.normalize_title("《水法》和《防洪法》") == "《水法》和《防洪法》"


def test_titles_that_differ_in_a_quotation_mark_stay_apart() -> None:
    assert identify.document_iri("“放管服”意见") != identify.document_iri("放管服意见")


@pytest.mark.parametrize("name", ["", "  ", "《》", "…。", "\u202e"])
def test_a_name_without_a_letter_is_refused(name: str) -> None:
    with pytest.raises(IdentifierError, match="no letter or digit"):
        identify.clean_name(name)


def test_a_paragraph_is_no_name() -> None:
    with pytest.raises(IdentifierError, match="a name of 201 characters"):
        identify.clean_name("水" * 201)


@pytest.mark.parametrize("number", ["", "1/2", "../x", "1-", "a b", "1#", "一、"])
def test_a_number_with_anything_but_letters_and_digits_is_refused(number: str) -> None:
    with pytest.raises(IdentifierError, match="cannot number"):
        identify.task_iri("list2020", number)


def test_positions_count_from_one() -> None:
    with pytest.raises(IdentifierError, match="count from 1"):
        identify.numbered_iri("list2020", "target", 0)


def test_links_are_named_by_both_ends() -> None:
    earlier, later = ElementRef("a2020", "task", ("2",)), ElementRef("a2021", "task", ("10",))
    assert identify.link_iri(earlier, later) == f"{BASE}link/a2020/task/2/to/a2021/task/10"


@given(st.text(max_size=60))
def test_whatever_a_text_holds_an_iri_stays_one(name: str) -> None:
    try:
        iri = identify.document_iri(name)
    except IdentifierError:
        return
    statement = f"<{iri}> <http://example.org/p> <{iri}> ."
    (quad,) = pyoxigraph.parse(input=statement, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert quad.predicate.value == "http://example.org/p"
    assert "/" not in iri.removeprefix(f"{BASE}document/")


def test_names_are_made_without_an_rdf_library() -> None:
    code = "import sys, kg.identify; print({'rdflib', 'pyoxigraph'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
