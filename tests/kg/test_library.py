"""Queries are found by name, read with their headers and parameters, and filled by terms, never by text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from kg.errors import QueryError
from kg.library import Query, Values, expand_iri, fill_query, find_query, list_queries, parse_query, read_query

TEXT = """\
#+ summary: Who did what
#+ summary_zh: 谁做了什么
#+ tags:
#+   - who
#+   - what
#+ parameters:
#+   phrase: words of the text
#+ parameters_zh:
#+   phrase: 正文词语

PREFIX kg: <https://w3id.org/policy-kg/ontology#>

SELECT ?phrase ?year ?task ?limit ?any
WHERE {
  VALUES ?phrase { "大保护" "快保护" } # param
  VALUES ?year { "2020"^^<http://www.w3.org/2001/XMLSchema#gYear> } # param
  VALUES ?task { kg:Task } # param
  VALUES ?limit { 10 } # param
  VALUES ?any { UNDEF } # param year
  VALUES ?fixed { "大保护" }
}
"""
QUERY = parse_query(TEXT, name="who", folder="tasks")


def filled(values: Values, query: Query = QUERY) -> list[str]:
    """The VALUES lines of the filled query."""
    return [line.strip() for line in fill_query(query, values).splitlines() if "VALUES" in line]


def texts_of(question: str) -> list[str]:
    """The texts that Oxigraph answers."""
    answer = ox.Store().query(question)
    assert isinstance(answer, ox.QuerySolutions)
    return [solution["text"].value for solution in answer]


def test_a_header_is_read_in_both_languages() -> None:
    assert (QUERY.summary, QUERY.summary_zh) == ("Who did what", "谁做了什么")
    assert QUERY.tags == ("who", "what")
    assert (QUERY.description, QUERY.description_zh) == ("", "")
    assert (QUERY.parameters[0].text, QUERY.parameters[0].text_zh) == ("words of the text", "正文词语")


def test_a_parameter_has_the_kind_of_its_default_or_of_its_mark() -> None:
    assert [(p.name, p.kind, p.default) for p in QUERY.parameters] == [
        ("phrase", "string", ("大保护", "快保护")),
        ("year", "year", ("2020",)),
        ("task", "iri", ("kg:Task",)),
        ("limit", "integer", ("10",)),
        ("any", "year", ()),
    ]


def test_what_is_not_given_keeps_its_default() -> None:
    assert fill_query(QUERY, {}) == TEXT


def test_values_are_filled_as_terms_of_their_kind() -> None:
    given_values = {"phrase": "同保护", "year": "2021", "task": "kg:Measure", "limit": "+3", "any": ("2020", "2021")}
    assert filled(given_values) == [
        'VALUES ?phrase { "同保护" } # param',
        'VALUES ?year { "2021"^^<http://www.w3.org/2001/XMLSchema#gYear> } # param',
        "VALUES ?task { <https://w3id.org/policy-kg/ontology#Measure> } # param",
        "VALUES ?limit { 3 } # param",
        'VALUES ?any { "2020"^^<http://www.w3.org/2001/XMLSchema#gYear> '
        '"2021"^^<http://www.w3.org/2001/XMLSchema#gYear> } # param year',
        'VALUES ?fixed { "大保护" }',
    ]


def test_no_value_at_all_stands_for_any() -> None:
    assert filled({"phrase": ()})[0] == "VALUES ?phrase { UNDEF } # param"


@pytest.mark.parametrize(
    ("short", "iri"),
    [
        ("plan/list2020/task/2", "https://w3id.org/policy-kg/id/plan/list2020/task/2"),
        ("list2020/task/2", "https://w3id.org/policy-kg/id/plan/list2020/task/2"),
        ("push2020/measure/40", "https://w3id.org/policy-kg/id/plan/push2020/measure/40"),
        ("thread/list2020-task-2", "https://w3id.org/policy-kg/id/thread/list2020-task-2"),
        (
            "link/list2020/task/2/to/list2021/task/10",
            "https://w3id.org/policy-kg/id/link/list2020/task/2/to/list2021/task/10",
        ),
        ("department/教育部", "https://w3id.org/policy-kg/id/department/教育部"),
        ("https://example.org/大", "https://example.org/大"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("kg:Task", "https://w3id.org/policy-kg/ontology#Task"),
    ],
)
def test_an_iri_is_given_in_full_by_prefix_or_from_after_its_id(short: str, iri: str) -> None:
    assert expand_iri(short, {"kg": "https://w3id.org/policy-kg/ontology#"}) == iri


@pytest.mark.parametrize("wrong", ["大保护格局", "https://a/ b", "https://a/> } DROP", "https://a/\\u003E", ""])
def test_what_is_no_iri_is_refused(wrong: str) -> None:
    with pytest.raises(QueryError, match="no IRI"):
        expand_iri(wrong)


@pytest.mark.parametrize(
    ("values", "message", "hint"),
    [
        ({"phrse": "x"}, "who has no parameter 'phrse'", "did you mean: phrase?"),
        ({"zzz": "x"}, "who has no parameter 'zzz'", "known: phrase, year, task, limit, any"),
        ({"year": "21"}, "year is a year, not '21'", "year=2021"),
        ({"year": "2021 } DROP"}, "year is a year, not '2021 } DROP'", "year=2021"),
        ({"limit": "many"}, "limit is a whole number, not 'many'", "limit=3"),
        ({"task": "no iri"}, "task is an IRI, not 'no iri'", "plan/list2020/task/2"),
    ],
)
def test_wrong_parameters_are_told_with_what_to_write(values: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(QueryError, match=message.replace("}", r"\}")) as error:
        fill_query(QUERY, values)
    assert hint in error.value.hint


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_text_is_bound_as_it_is_in_both_engines(text: str) -> None:
    question = fill_query(parse_query('SELECT ?text WHERE {\n  VALUES ?text { "x" } # param\n}'), {"text": text})
    assert texts_of(question) == [text]
    if "\r" not in text and "\x00" not in text:  # pyparsing reads line ends its own way
        assert [str(row[0]) for row in Graph().query(question)] == [text]  # type: ignore[index]


@pytest.mark.parametrize("text", ["\\u0022", "\\", "\\\\u0041", '"', '" } DROP', "\\U00000022", "a\x07bcd", "大\n保"])
def test_marks_and_escapes_of_sparql_are_only_text(text: str) -> None:
    question = fill_query(parse_query('SELECT ?text WHERE {\n  VALUES ?text { "x" } # param\n}'), {"text": text})
    assert [str(row[0]) for row in Graph().query(question)] == [text]  # type: ignore[index]
    assert texts_of(question) == [text]


def test_a_query_is_found_by_name_and_by_subject() -> None:
    assert find_query("tasks-new") == find_query("lineage/tasks-new") == find_query("tasks-new.rq")
    assert find_query("tasks-new").folder == "lineage"


@pytest.mark.parametrize(
    ("name", "hint"), [("taks-new", "tasks-new"), ("plans/tasks-new", "tasks-new"), ("xyz", "kg query --list")]
)
def test_an_unknown_query_names_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(QueryError, match="no query is called") as error:
        find_query(name)
    assert hint in error.value.hint


def test_queries_are_listed_by_subject_and_name() -> None:
    names = [(query.folder, query.name) for query in list_queries()]
    assert names == sorted(names)


def test_a_folder_of_ones_own_is_a_library_too(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "who.rq").write_text(TEXT, encoding="utf-8")
    assert [query.name for query in list_queries(tmp_path)] == ["who"]
    assert find_query("mine/who", tmp_path).text == TEXT


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.rq").write_bytes(b"\xff\xfe\x00")
    for name in ("binary.rq", "missing.rq"):
        with pytest.raises(QueryError, match="cannot be read as a query"):
            read_query(tmp_path / name)


@pytest.mark.parametrize("line", ["VALUES ?x { UNDEF } # param", 'VALUES ?x { "a" } # param colour'])
def test_a_parameter_of_no_known_kind_is_refused(line: str) -> None:
    with pytest.raises(QueryError, match=r"\?x"):
        parse_query(f"SELECT ?x WHERE {{\n  {line}\n}}")


def test_a_query_is_found_and_filled_without_loading_what_it_does_not_need() -> None:
    code = (
        "import sys; from kg.library import fill_query, find_query; "
        "fill_query(find_query('department-measures'), {'year': '2021', 'department': '保护司'}); "
        "print(sorted({'rdflib', 'spacy', 'sklearn', 'networkx', 'pyshacl', 'jieba'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


_TWICE = """SELECT ?a WHERE {
  VALUES ?phrase { "林" } # param
  ?a ?b ?phrase .
  OPTIONAL {
    VALUES ?phrase { "%s" } # param
    ?a ?c ?phrase .
  }
}
"""


def test_a_parameter_that_is_bound_in_two_groups_is_one_and_is_filled_in_both() -> None:
    query = parse_query(_TWICE % "林")
    assert [parameter.name for parameter in query.parameters] == ["phrase"]
    assert fill_query(query, {"phrase": "水"}).count('"水"') == 2


def test_a_parameter_with_two_defaults_is_refused() -> None:
    with pytest.raises(QueryError, match="has two defaults"):
        parse_query(_TWICE % "水")


_PAGE = "SELECT ?text WHERE {\n  VALUES ?text { 'a' 'b' 'c' }\n}\nORDER BY ?text\nLIMIT 2 # param\n"


@pytest.mark.parametrize(
    ("values", "texts"),
    [({}, ["a", "b"]), ({"limit": "1"}, ["a"]), ({"limit": "0099"}, ["a", "b", "c"]), ({"limit": ()}, ["a", "b", "c"])],
)
def test_how_many_rows_are_wanted_is_a_parameter_and_none_stands_for_all(values: Values, texts: list[str]) -> None:
    query = parse_query(_PAGE)
    assert [(one.name, one.kind, one.default) for one in query.parameters] == [("limit", "integer", ("2",))]
    assert texts_of(fill_query(query, values)) == texts


@pytest.mark.parametrize("wrong", ["0", "-1", "two", "1 } #", ("1", "2")])
def test_what_is_no_number_of_rows_is_refused(wrong: str | tuple[str, ...]) -> None:
    with pytest.raises(QueryError, match="limit is one number of rows from 1 on"):
        fill_query(parse_query(_PAGE), {"limit": wrong})
