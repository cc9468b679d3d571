"""Tests that an answer comes out aligned for people and exact for programs."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from kg.cli.tables import draw_table, literal_table, shorten, write_csv, write_json, write_markdown
from kg.cli.words import use_language
from kg.table import Table, Term

TABLE = literal_table(
    ("任务", "n", "share"),
    [("加快构建知识产权大保护格局", 8, "0.938"), ("a|b", 12, "1.000"), ("两\n行", None, "0.500")],
)


@pytest.fixture(autouse=True)
def _chinese() -> None:
    use_language("zh")


def test_chinese_columns_line_up() -> None:
    lines = draw_table(TABLE).splitlines()
    numbers = [line for line in lines if line.endswith(("0.938", "1.000"))]
    assert len({cell_len(line) for line in numbers}) == 1
    assert lines[-1] == "（3 行）"


def test_a_table_that_is_no_terminal_is_never_cut() -> None:
    long = "字" * 500
    assert long in draw_table(literal_table(("text",), [(long,)]))


def test_an_empty_answer_says_so() -> None:
    assert draw_table(Table(("a",), ())) == "（没有结果）\n"


def test_csv_has_full_values_and_leaves_unbound_empty() -> None:
    assert write_csv(TABLE) == '任务,n,share\n加快构建知识产权大保护格局,8,0.938\na|b,12,1.000\n"两\n行",,0.500\n'


def test_json_has_numbers_as_numbers_and_unbound_as_null() -> None:
    rows = json.loads(write_json(TABLE))
    assert rows[0] == {"任务": "加快构建知识产权大保护格局", "n": 8, "share": 0.938}
    assert rows[2]["n"] is None


def test_json_has_truth_values_as_such() -> None:
    truth = Term("true", "literal", "http://www.w3.org/2001/XMLSchema#boolean")
    assert json.loads(write_json(Table(("growth",), ((truth,),)))) == [{"growth": True}]


def test_markdown_keeps_its_columns_whatever_a_cell_holds() -> None:
    lines = write_markdown(TABLE).splitlines()
    assert lines[0] == "| 任务 | n | share |"
    assert lines[3] == "| a\\|b | 12 | 1.000 |"
    assert lines[4] == "| 两<br>行 |  | 0.500 |"


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/policy-kg/id/plan/list2020/task/2", "plan/list2020/task/2"),
        ("https://w3id.org/policy-kg/ontology#Lead", "kg:Lead"),
        ("http://www.w3.org/ns/prov#Plan", "prov:Plan"),
        ("urn:isbn:1", "urn:isbn:1"),
    ],
)
def test_an_iri_is_shown_short(iri: str, short: str) -> None:
    assert shorten(Term(iri, "iri")) == short


def test_a_role_and_a_sign_are_shown_by_their_names_and_exported_whole() -> None:
    lead = Term("https://w3id.org/policy-kg/ontology#Lead", "iri")
    most = Term("http://www.w3.org/ns/odrl/2/lteq", "iri")
    table = Table(("role", "operator", "baseline"), ((lead, most, None),))
    assert draw_table(table).splitlines()[2].split() == ["牵头", "≤"]
    assert "基期" not in draw_table(table)
    assert write_csv(table).splitlines()[1] == f"{lead},{most},"
