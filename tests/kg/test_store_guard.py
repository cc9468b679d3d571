"""No query reaches outside its store, however it is spelled; no honest one is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401  # its settings hold for all drawn tests
from kg.errors import QueryError
from kg.resources import data_folder
from kg.store import OxigraphStore, read_query
from kg.store.guard import DEEPEST, LONGEST
from tests.patience import patience

# Nothing listens there, so a call fails at once; a test that reaches it has found a hole.
NOWHERE = "<http://127.0.0.1:9/>"
CALLS = [
    f"SELECT * {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }}",
    f"select * {{ service silent {NOWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ \\u0053ERVICE {NOWHERE} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER(?o<2)SERVICE#>\n{NOWHERE}{{ ?a ?b ?c }} }}",
    "SELECT * { ?s ?p ?o FILTER(?o<?s)SERVICE?x#>\n{ ?a ?b ?c } }",
    "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICEx:a { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:a { ?s ?p ?o } }",
    f"SELECT * {{ ?s ?p 1SERVICE{NOWHERE}{{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p trueSERVICE{NOWHERE}{{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p 'a'SERVICE{NOWHERE}{{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p <http://e/a>SERVICE{NOWHERE}{{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p ?o # no comment\rSERVICE {NOWHERE} {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {NOWHERE} {{ ?a ?b ?c }} }} }}",
    f"DESCRIBE ?s {{ SERVICE {NOWHERE} {{ ?s ?b ?c }} }}",
    f'SELECT * {{ ?s ?p "\\\\" SERVICE {NOWHERE} {{ ?a ?b ?c }} # "\n }}',
    f"SELECT * {{ LATERAL {{ SERVICE {NOWHERE} {{ ?s ?b ?c }} }} }}",
]
HONEST = [
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s a sd:Service }",
    "SELECT ?service { ?service ?p ?o }",
    'SELECT * { ?s ?p "SERVICE <http://example.org/>" }',
    "SELECT * { ?s ?p '''a 'SERVICE' ''' }",
    "SELECT * { ?s ?p ?o } # SERVICE is not called",
    "SELECT * { <http://example.org/service/1> ?p ?o }",
    'SELECT * { ?s ?p "公共服务"@zh-service }',
    "SELECT * { _:service ?p ?o }",
]


@pytest.mark.parametrize("query", CALLS)
def test_a_call_is_refused_before_anything_runs(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        read_query(query)


@pytest.mark.parametrize("query", HONEST)
def test_the_word_alone_is_no_call(query: str) -> None:
    assert read_query(query).form == "select"


@pytest.mark.parametrize("path", sorted(data_folder("queries").glob("*/*.rq")), ids=lambda path: path.stem)
def test_every_question_of_the_library_passes(path: Path) -> None:
    assert read_query(path.read_text(encoding="utf-8")).form in ("select", "construct", "ask")


_PARTS = st.sampled_from(
    ["?s", "?p", "?o", "<", ">", "<http://e/a>", "e:x", ".", ";", "FILTER(", "(", ")", "'", '"', "#", "\n", "1", "true",
     "SERVICE", "service", "SILENT", NOWHERE, "{", "}", "[", "]", "\\u0053", "ERVICE", " ", "@zh", "_:b", "?service"]
)  # fmt: skip


@given(st.lists(_PARTS, max_size=14))
def test_whatever_is_put_together_no_call_gets_through(parts: list[str]) -> None:
    query = f"PREFIX e: <http://e/> SELECT * {{ ?a ?b ?c {''.join(parts)} }}"
    try:
        read_query(query)
    except QueryError:
        return
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(*(pyoxigraph.NamedNode("http://e/a"),) * 3))
    try:
        answer = store.query(query)
        assert isinstance(answer, pyoxigraph.QuerySolutions)
        list(answer)
    except SyntaxError:
        return


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("select * {}", "select"),
        ("# SELECT\nASK {}", "ask"),
        ("PREFIX select: <http://e/>\nBASE <http://b/>\nCONSTRUCT {} WHERE {}", "construct"),
        ("DESCRIBE <http://e/a>", "describe"),
    ],
)
def test_the_first_keyword_says_what_is_asked(query: str, form: str) -> None:
    assert read_query(query).form == form


@pytest.mark.parametrize("query", ["", "  ", "# nothing", "水", "{ ?s ?p ?o }", "PREFIX e: <http://e/>"])
def test_a_text_that_is_no_query_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        read_query(query)


def test_graphs_of_from_are_given_in_full() -> None:
    query = "PREFIX g: <http://e/g/>\nSELECT * FROM g:甲 FROM NAMED <http://e/乙> { ?from ?p 'FROM <x>' }"
    assert read_query(query).graphs == ("http://e/g/甲", "http://e/乙")


def test_a_prefix_in_from_must_be_declared() -> None:
    with pytest.raises(QueryError, match="line 2, column 6: the prefix g: is not declared"):
        read_query("SELECT *\nFROM g:a { ?s ?p ?o }")


# Each of these, a little longer, ended the process: the parser recurses on the machine's stack.
NESTED = [
    ("{", "}", "SELECT * {}"),
    ("STR(", ")", "SELECT * {{ FILTER({}) }}"),
    ("IF(1, ", ", 1)", "SELECT * {{ FILTER({}) }}"),
    ("FILTER NOT EXISTS {", "}", "SELECT * {{ {} }}"),
    ("(", ")", "SELECT * {{ ?s {} ?o }}"),
]


@pytest.mark.parametrize(("opening", "closing", "frame"), NESTED)
def test_a_query_nested_too_deeply_is_refused_with_its_place(opening: str, closing: str, frame: str) -> None:
    with pytest.raises(QueryError, match=r"^line 1, column \d+: more than 100 brackets are open$"):
        read_query(frame.format(opening * DEEPEST * 20 + "1" + closing * DEEPEST * 20))


@pytest.mark.parametrize("frame", ["SELECT * {{ {} }}", "SELECT * {{ FILTER({}1) }}", "SELECT * {{ ?s {}<a:b> ?o }}"])
@pytest.mark.parametrize("repeated", ["?s ?p ?o . ", "!", "<a:b>|", "1+", "1 || "])
def test_a_query_too_long_to_be_parsed_is_refused_and_one_just_short_enough_is_answered(
    frame: str, repeated: str
) -> None:
    with pytest.raises(QueryError, match="more than 5000 words and signs"):
        read_query(frame.format(repeated * LONGEST))
    with OxigraphStore(pyoxigraph.Store()) as store, suppress(QueryError):
        store.select(frame.format(repeated * 4))


def test_many_values_are_no_excess() -> None:
    values = " ".join(f"<http://example.org/{n}>" for n in range(LONGEST * 2))
    assert read_query(f"SELECT * {{ VALUES ?s {{ {values} }} ?s ?p ?o }}").form == "select"


@pytest.mark.parametrize(
    "text", ["a." * 50_000, "<" + ")" * 50_000 + ">", "<a)" * 50_000, "'" * 50_001, "_:a." * 20_000]
)
def test_an_odd_text_is_refused_in_time_that_grows_with_its_length(text: str) -> None:
    with patience(), pytest.raises(QueryError):
        read_query(text)


def test_from_with_a_relative_name_is_the_graph_that_base_makes_of_it() -> None:
    held = pyoxigraph.Store()
    names = [pyoxigraph.NamedNode(f"http://127.0.0.1:9/{name}") for name in ("s", "p", "o", "x")]
    held.add(pyoxigraph.Quad(*names))
    query = "BASE <http://127.0.0.1:9/> SELECT * FROM <%s> { ?s ?p ?o }"
    with OxigraphStore(held) as store:
        assert len(store.select(query % "x").rows) == 1
        with pytest.raises(QueryError, match=r"FROM <http://127\.0\.0\.1:9/y>: the store holds no"):
            store.select(query % "y")
