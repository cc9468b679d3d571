"""Tests that only queries whose work can be told beforehand are taken for such, whatever they look like."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.store import OxigraphStore
from kg.store.star import RDF_TYPE, Spoke, find_star

PREFIXES = "PREFIX k: <http://k#> PREFIX : <http://d/>\n"

STARS = (
    ("SELECT * { <http://a> ?p ?o }", (Spoke(("http://a",)),)),
    ("ASK { <http://a> a k:Plan }", (Spoke(("http://a",), RDF_TYPE),)),
    ("SELECT ?o WHERE { k:甲 k:text ?o . } ORDER BY DESC(?o) LIMIT 5", (Spoke(("http://k#甲",), "http://k#text"),)),
    ("SELECT * { ?s k:of <http://a> }", (Spoke((), "http://k#of", ("http://a",)),)),
    ("SELECT * { VALUES ?e { <http://a> :b } ?e ?p ?o }", (Spoke(("http://a", "http://d/b")),)),
    ("SELECT * { ?e ?p ?o VALUES ?e { <http://a> } }", (Spoke(("http://a",)),)),
    ("SELECT * { GRAPH ?g { <http://a> ?p 'x'@zh } }", (Spoke(("http://a",)),)),
    (
        "SELECT * { <http://a> ?p ?o OPTIONAL { <http://b> k:n ?n } }",
        (Spoke(("http://a",)), Spoke(("http://b",), "http://k#n")),
    ),
    ("SELECT * { <http://a> k:p ?x , ?y ; k:q ?z }", tuple(Spoke(("http://a",), f"http://k#{name}") for name in "ppq")),
    ("SELECT * { <http://a> ?p ?o FILTER(LANG(?o) = 'zh' || ?o > 3) } # <http://b> ?x", (Spoke(("http://a",)),)),
)


@pytest.mark.parametrize(("query", "expected"), STARS, ids=[query for query, _ in STARS])
def test_patterns_are_told_with_the_iris_at_which_they_begin(query: str, expected: tuple[Spoke, ...]) -> None:
    assert find_star(PREFIXES + query) == expected


def test_queries_that_differ_in_their_iris_are_told_apart() -> None:
    texts = [f"SELECT * {{ <http://a/{n}> ?p ?o }}" for n in range(3)]
    assert [find_star(text) for text in texts] == [(Spoke((f"http://a/{n}",)),) for n in range(3)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { <http://a> ?p ?o . ?o ?q ?r }",
        "SELECT * { <http://a> k:p* ?o }",
        "SELECT * { <http://a> ^k:p ?o }",
        "SELECT * { <http://a> k:p/k:q ?o }",
        "SELECT (COUNT(*) AS ?n) { <http://a> ?p ?o }",
        "SELECT * { <http://a> ?p ?o } GROUP BY ?o",
        "SELECT * { { <http://a> ?p ?o } UNION { ?a ?b ?c } }",
        "SELECT * { <http://a> ?p ?o { SELECT * { ?a ?b ?c } } }",
        "SELECT * { <http://a> ?p ?o MINUS { ?a ?b ?c } }",
        "SELECT * { <http://a> ?p ?o FILTER EXISTS { ?a ?b ?c } }",
        "SELECT * { <http://a> ?p ?o FILTER(k:matches(?o, 'x')) }",
        "SELECT * { <http://a> ?p ?o FILTER(RAND() < 1) }",
        "SELECT * { <http://a> ?p ?o BIND(NOW() AS ?n) }",
        "SELECT * { OPTIONAL { VALUES ?e { <http://a> } } ?e ?p ?o }",
        "SELECT * { VALUES ?e { UNDEF } ?e ?p ?o }",
        "SELECT * { VALUES ?e { } ?e ?p ?o }",
        "SELECT * FROM <http://g> { <http://a> ?p ?o }",
        "BASE <http://b> SELECT * { <http://a> ?p ?o }",
        "SELECT * { <http://a> ?p ?x FILTER(?x<1)?a?b?c.?d?e?f.FILTER(1#>\n=1) }",
        "SELECT * { <http://a> ?p ?x FILTER(?x<k:matches(?x>1) }",
        "SELECT * { 'a<b'?x'>c' ?p ?o }",
        'SELECT * { <http://a> ?p "\\u0022 . ?a ?b \\u0022" }',
        "SELECT * { SERVICE <http://a> { <http://a> ?p ?o } }",
        "PREFIX SERVICEk: <http://k> SELECT * { SERVICEk:a ?p ?o }",
        "CONSTRUCT { ?a ?b ?c } WHERE { <http://a> ?b ?c }",
        "DELETE WHERE { <http://a> ?p ?o }",
        f"SELECT * {{ {'<http://a> ?p ?o . ' * 200} }}",
    ],
)
def test_whatever_may_take_long_is_no_star(query: str) -> None:
    assert find_star(PREFIXES + query) is None


def test_a_query_is_answered_at_once_up_to_what_lies_at_its_iris() -> None:
    store = ox.Store()
    for n in range(10):
        store.add(ox.Quad(ox.NamedNode("http://a"), ox.NamedNode("http://p"), ox.Literal(n), ox.NamedNode("http://g")))
    held = OxigraphStore(store)
    one, pair = "SELECT * { <http://a> ?p ?o }", "SELECT * { <http://a> ?p ?o ; ?q ?r }"
    found = held.find_about(one, 10)
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) == 10
    assert held.find_about(one, 9) is None
    assert held.find_about(pair, 99) is None
    assert held.find_about(pair, 100) is not None
    assert held.find_about("SELECT * { <a> ?p ?o }", 10) is None
