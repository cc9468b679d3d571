"""Every query keeps to the form of the library, and the lint that says so tells good from bad."""

from __future__ import annotations

import pytest
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from kg.library import Query, list_queries, parse_query
from tests.queries.lint import algebra_faults, find_faults, known_terms, negated_paths

pytestmark = pytest.mark.unmeasured

QUERIES = list_queries()
GOOD = """\
#+ summary: The plans
#+ summary_zh: 计划
#+ description: All of them.
#+ description_zh: 全部计划。
#+ tags:
#+   - plan

PREFIX kg: <https://w3id.org/policy-kg/ontology#>

SELECT DISTINCT ?plan
WHERE {
  ?plan a kg:Plan .
  FILTER NOT EXISTS { ?plan kg:hasTask ?task }
}
ORDER BY ?plan
"""


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.folder}/{query.name}")
def test_a_query_keeps_to_the_form_of_the_library(query: Query) -> None:
    assert find_faults(query) == ()


def test_no_two_queries_bear_one_name() -> None:
    names = [query.name for query in QUERIES]
    assert sorted(set(names)) == sorted(names)


def test_every_subject_has_its_questions() -> None:
    folders = {query.folder for query in QUERIES}
    assert folders == {"plans", "tasks", "lineage", "responsibility", "targets", "quality"}
    assert len(QUERIES) >= 28


def test_the_lint_finds_nothing_wrong_with_a_good_query() -> None:
    assert find_faults(parse_query(GOOD)) == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("kg:hasTask ?task", "kg:hasTask/kg:hasMeasure ?task", "a property path inside Builtin_NOTEXISTS"),
        ("kg:hasTask ?task", "kg:hasTask* ?task", "a property path inside Builtin_NOTEXISTS"),
        (
            "FILTER NOT EXISTS { ?plan kg:hasTask ?task }",
            "MINUS { ?plan kg:hasTask+ ?t }",
            "a property path inside Minus",
        ),
        (
            "FILTER NOT EXISTS { ?plan kg:hasTask ?task }",
            "FILTER(?plan = kg:x || NOT EXISTS { { ?plan kg:hasTask|kg:hasSection ?t } UNION { ?plan kg:x ?t } })",
            "a property path inside Builtin_NOTEXISTS",
        ),
        ("ORDER BY ?plan\n", "", "no ORDER BY"),
        (
            "SELECT DISTINCT",
            "SELECT",
            "neither DISTINCT nor GROUP BY: a statement of several graphs comes several times",
        ),
        ("#+ summary_zh: 计划", "#+ summary_zh: plans", "summary has no Chinese text"),
        ("#+ description: All of them.\n", "", "description has no English text"),
        ("#+ tags:\n#+   - plan\n", "", "no tags"),
        ("kg:Plan", "kg:Plam", "kg:Plam is no term of the ontology"),
        ("policy-kg/ontology#", "policy-kg/onto#", "kg: is not the prefix of <https://w3id.org/policy-kg/onto#>"),
        ("SELECT", "PREFIX oa: <http://www.w3.org/ns/oa#>\nSELECT", "oa: is declared and not used"),
        ("  ?plan a", '  VALUES ?year { "2020" } # param\n  ?plan a', "parameter year has no English text"),
    ],
)
def test_the_lint_refuses(old: str, new: str, fault: str) -> None:
    assert fault in find_faults(parse_query(GOOD.replace(old, new, 1)))


def test_the_lint_refuses_a_query_without_its_prefixes() -> None:
    bare = GOOD.replace("PREFIX kg: <https://w3id.org/policy-kg/ontology#>\n", "")
    assert any(fault.startswith("Oxigraph does not parse it") for fault in find_faults(parse_query(bare)))


def test_a_path_outside_of_a_negation_is_allowed() -> None:
    text = GOOD.replace("?plan a kg:Plan .", "?plan a kg:Plan ; kg:hasTask/kg:hasMeasure ?measure .")
    assert algebra_faults(text) == ()
    left_of_minus = "SELECT DISTINCT ?a WHERE { ?a <urn:p>+ ?b MINUS { ?a <urn:q> ?c } } ORDER BY ?a"
    assert list(negated_paths(translateQuery(parseQuery(left_of_minus)).algebra)) == []


def test_the_terms_of_the_ontology_and_its_schemes_are_known() -> None:
    assert {"Plan", "continues", "Lead", "Mandatory", "AbsorbedInPart"} <= known_terms()
