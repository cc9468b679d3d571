"""Tests that errors are told in both languages, to programs and to people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import httpx
import pytest

from kg.cli.words.errors import in_chinese
from tests.house.places import own_files, shown

_CHINESE = re.compile("[\u4e00-\u9fff]")


def _texts(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None


def _told() -> Iterator[str]:
    """Every message and hint of a problem or a failure that the server makes, with 7 in its blanks."""
    for path in own_files():
        if path.suffix != ".py" or not shown(path).startswith(("kg/web/", "kg/answers/")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("HttpProblem", "Failure"):
                skipped = 2 if getattr(node.func, "id", "") == "HttpProblem" else 1
                yield from filter(None, map(_texts, node.args[skipped : skipped + 2]))


def test_every_problem_has_its_chinese() -> None:
    told = set(_told())
    assert len(told) > 20
    assert sorted(text for text in told if not _CHINESE.search(in_chinese(text))) == []


def test_a_syntax_error_tells_line_and_column_to_programs(browser: httpx.Client) -> None:
    answer = browser.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["code"], problem["line"], problem["column"]) == (400, "syntax", 2, 9)
    assert problem["detail"] == "SPARQL error at line 2, column 9: ?s ?p }"
    assert problem["detail_zh"] == "SPARQL 错误，第 2 行第 9 列：?s ?p }"


def test_a_syntax_error_is_told_to_people_in_both_languages(browser: httpx.Client) -> None:
    answer = browser.get("/sparql", params={"query": "SELECT * { ?s zz:p ?o }"}, headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines() == [
        "错误：SPARQL 错误，第 1 行第 15 列：没有声明前缀 zz:",
        "  提示：请在开头加一行：PREFIX zz: <…>",
        "error: SPARQL error at line 1, column 15: the prefix zz: is not declared",
        "  hint: add a line at the top: PREFIX zz: <…>",
    ]


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/none", 404), ("DELETE", "/sparql", 405)])
def test_what_there_is_not_is_a_problem_too(browser: httpx.Client, method: str, path: str, status: int) -> None:
    answer = browser.request(method, path)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert _CHINESE.search(answer.json()["detail_zh"])


@pytest.mark.parametrize("form", ["foo", "turtle"])
def test_a_format_that_an_answer_has_not_is_refused_with_those_it_has(browser: httpx.Client, form: str) -> None:
    answer = browser.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 1", "format": form})
    assert answer.status_code == 406
    assert "json, xml, csv, tsv" in answer.json()["hint"]


def test_a_page_of_a_plan_or_a_department_that_there_is_not_leads_to_the_nearest(browser: httpx.Client) -> None:
    page = browser.get("/plan/list2022", headers={"Accept": "text/html"})
    assert (page.status_code, 'href="/plan/list2020' in page.text) == (404, True)
    near = browser.get("/department/保户司", headers={"Accept": "text/html"})
    assert (near.status_code, 'href="/department/' in near.text) == (404, True)
    assert browser.get("/department/保护司").status_code == 303


def test_what_is_wrong_with_a_parameter_is_said_in_chinese(browser: httpx.Client) -> None:
    told = browser.get("/api/queries/targets", params={"year": "20x1"}).json()
    assert told["detail_zh"] == "参数 year 应当是年份，如 2021"
