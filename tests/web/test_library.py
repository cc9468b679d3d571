"""Tests of the questions of the library and of full-text search as operations of their own."""

from __future__ import annotations

import httpx
import pytest

from kg.library import list_queries


def test_every_question_of_the_library_is_an_operation(browser: httpx.Client) -> None:
    listed = browser.get("/api/queries").json()["queries"]
    assert [one["name"] for one in listed] == [query.name for query in list_queries()]
    paths = browser.get("/api/openapi.json").json()["paths"]
    assert all(f"/api/queries/{query.name}" in paths for query in list_queries())


@pytest.mark.parametrize("query", [query.name for query in list_queries()])
def test_a_question_is_answered_with_its_defaults(browser: httpx.Client, query: str) -> None:
    answer = browser.get(f"/api/queries/{query}")
    assert answer.status_code == 200, answer.text
    assert "vars" in answer.json()["head"]


def test_a_department_may_be_named_and_a_year_chosen(browser: httpx.Client) -> None:
    answer = browser.get(
        "/api/queries/department-measures", params={"department": "保护司", "year": "2021", "format": "csv"}
    )
    rows = answer.text.split("\r\n")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(rows) > 5
    assert all("2021" in row for row in rows[1:] if row)


def test_several_values_and_none_at_all_stand_for_any(browser: httpx.Client) -> None:
    def count(**values: str | list[str]) -> int:
        answer = browser.get("/api/queries/targets", params=values)
        return len(answer.json()["results"]["bindings"])

    assert count(year="2020") < count(year=["2020", "2021"]) <= count(year="")


@pytest.mark.parametrize(
    ("path", "values", "status", "said"),
    [
        ("department-measures", {"year": "20x1"}, 422, "the parameter year should be a year like 2021"),
        ("department-measures", {"departmnt": "x"}, 400, "has no parameter 'departmnt'"),
        ("link-evidence", {"link": "没有的司"}, 404, "the store knows no 没有的司"),
        ("department-measures", {"format": "pdf"}, 422, "the parameter format should be one of: json, xml, csv, tsv"),
        ("department-tasks", {"department": "保户司"}, 404, "no department is called '保户司'"),
        ("plan-outline", {"plan": "plan/list2202"}, 404, "the store knows no plan/list2202"),
        ("department-measure", {}, 404, "no query is called 'department-measure'"),
    ],
)
def test_what_is_wrong_with_a_parameter_is_told(
    browser: httpx.Client, path: str, values: dict[str, str], status: int, said: str
) -> None:
    answer = browser.get(f"/api/queries/{path}", params=values)
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_the_page_of_operations_needs_no_network_and_no_script(browser: httpx.Client) -> None:
    page = browser.get("/api", headers={"Accept-Language": "en"}).text
    assert "<script" not in page
    assert "https://" not in page.replace("https://w3id.org/policy-kg", "")
    assert all(f"/api/queries/{query.name}" in page for query in list_queries())


def test_search_marks_the_words(browser: httpx.Client) -> None:
    found = browser.get("/search", params={"q": "海外 维权"}).json()
    assert found["count"] == len(found["hits"]) == 2
    hit = found["hits"][0]
    assert {hit["text"][start:end] for start, end in hit["marks"]} == {"海外", "维权"}
    assert "风险预警与<mark>维权</mark>援助" in hit["marked"]


def test_search_tells_that_there_is_more(browser: httpx.Client) -> None:
    found = browser.get("/search", params={"q": "知识产权", "limit": 3}).json()
    assert (found["count"], found["more"]) == (3, True)


def test_what_is_marked_is_escaped(browser: httpx.Client) -> None:
    found = browser.get("/search", params={"q": "<script>"}).json()
    assert found["hits"] == []


MATCHES = """PREFIX kg: <https://w3id.org/policy-kg/ontology#>
SELECT DISTINCT ?text { ?element kg:text ?text FILTER(%s) } ORDER BY ?text"""


def texts(browser: httpx.Client, condition: str) -> list[str]:
    """Return the texts of the graph that a condition holds for."""
    answer = browser.get("/sparql", params={"query": MATCHES % condition})
    return [row["text"]["value"] for row in answer.json()["results"]["bindings"]]


@pytest.mark.parametrize("word", ["地理标志", "保护", "PCT"])
def test_matches_finds_in_sparql_what_contains_finds(browser: httpx.Client, word: str) -> None:
    found = texts(browser, f'kg:matches(?text, "{word}")')
    assert set(found) >= set(texts(browser, f'CONTAINS(STR(?text), "{word}")'))
    assert found


def test_matches_wants_all_words_in_any_width_and_case(browser: httpx.Client) -> None:
    assert len(texts(browser, 'kg:matches(?text, "海外 维权")')) == 2
    assert texts(browser, 'kg:matches(?text, "ｐｃｔ")') == texts(browser, 'kg:matches(?text, "PCT")')


def test_matches_reads_a_text_that_the_index_does_not_hold(browser: httpx.Client) -> None:
    asked = 'PREFIX kg: <https://w3id.org/policy-kg/ontology#> ASK { FILTER(kg:matches("大 保护", "大保护")) }'
    assert browser.get("/sparql", params={"query": asked}).json()["boolean"] is True


def test_matches_of_what_is_no_text_is_an_error_and_finds_nothing(browser: httpx.Client) -> None:
    assert texts(browser, "kg:matches(?element, ?element)") == []
    assert texts(browser, 'kg:matches(?text, "")') == []
