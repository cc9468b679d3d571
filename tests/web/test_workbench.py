"""Tests of the pages that policy staff read: what stands on each, that all of it leads to its source, and no jargon."""

from __future__ import annotations

import html
import re

import httpx
import pytest

PAGES = (
    "/",
    "/plan/list2020",
    "/plan/push2020",
    "/plan/list2021/task/10",
    "/plan/list2020/task/2/measure/6",
    "/plan/push2020/measure/28",
    "/source/list2020?at=629-684",
    "/department",
    "/department/国家知识产权局-保护司",
    "/province-category",
    "/province-category/各类省份",
    "/indicator",
    "/indicator/专利审查质量用户满意度指数",
    "/document",
    "/document/关于强化知识产权保护的意见",
    "/find?q=大保护",
    "/questions",
    "/questions/tasks-new?year=2021",
    "/compare",
    "/compare/list2020/list2021",
)
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


def _read(browser: httpx.Client, address: str) -> str:
    """Return the words of a page, without tags and white space."""
    page = browser.get(address)
    assert page.status_code == 200, (address, page.text)
    return "".join(_TAG.sub("", page.text).split())


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_for_policy_staff_speaks_of_the_graph(browser: httpx.Client, address: str, language: str) -> None:
    words = _read(browser, f"{address}{'&' if '?' in address else '?'}lang={language}")
    assert not re.findall(r"RDF|IRI|SPARQL|w3id|(?:kg|skos|prov|dcterms|odrl):|triple|三元组", words)


def test_a_plan_shows_its_outline_departments_and_coverage(browser: httpx.Client) -> None:
    words = _read(browser, "/plan/list2020")
    assert "加快构建知识产权大保护工作格局" in words
    assert "19项任务125条举措" in words
    assert "没有未读懂的字符" in words


def test_a_task_tells_who_until_when_and_its_line(browser: httpx.Client) -> None:
    words = _read(browser, "/plan/list2021/task/10")
    assert "保护司" in words
    assert "年内有阶段性成果" in words
    assert "加快构建知识产权大保护工作格局" in words
    assert "本年举措中，上年已有5条，从别的任务移入3条，新增0条" in words
    assert "另与前后年度的4项任务有合并、拆分或部分并入的关系" in words, "tasks 3, 4, 5 and 6 of 2020"


def test_the_source_of_a_measure_marks_its_very_words(browser: httpx.Client) -> None:
    page = browser.get("/plan/list2020/task/2/measure/6").text
    found = re.search(r'href="(/source/list2020\?at=[\d_-]+)#here"', page)
    assert found is not None
    source = browser.get(found[1]).text
    marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", source, re.DOTALL))
    assert "".join(marked.split()).startswith("认真落实专利领域严重失信联合惩戒对象名单管理办法")


def test_what_has_no_page_of_its_own_leads_to_its_source(browser: httpx.Client) -> None:
    page = browser.get("/plan/list2020/target/1")
    assert page.status_code == 303
    assert page.headers["location"].startswith("/source/list2020?at=")


def test_a_department_has_its_tasks_by_year_and_role(browser: httpx.Client) -> None:
    words = _read(browser, "/department/国家知识产权局-保护司")
    assert words.index("2021年推动知识产权高质量发展任务清单") < words.index("2020年推动知识产权高质量发展任务清单")
    assert "国家知识产权局国际合作司6" in words


def test_a_promise_is_told_with_the_document_that_makes_it_and_in_its_words(browser: httpx.Client) -> None:
    words = _read(browser, "/indicator")
    assert "知识产权申请的资助2021年推动知识产权高质量发展任务清单2021全面取消" in words
    assert "知识产权业务“一窗通办”推动知识产权高质量发展年度工作指引（2021）2021全部做到" in words


def test_a_comparison_says_which_title_has_the_words_of_a_measure_that_none_carries_on(browser: httpx.Client) -> None:
    words = _read(browser, "/compare/list2020/list2021")
    assert (
        "深度参与知识产权全球治理，加强形势研判，积极做好有关应对工作。原文－未再列入这一提法见于任务18的题目" in words
    )
    assert "改动3、新增3、未再列入5" in words


def test_an_indicator_says_why_two_figures_are_not_compared(browser: httpx.Client) -> None:
    words = _read(browser, "/indicator/专利审查质量用户满意度指数")
    assert "不可比" in words
    assert "不同调查" in words


@pytest.mark.parametrize("listed", ["/indicator", "/document", "/department"])
def test_every_name_of_a_list_leads_to_its_page(browser: httpx.Client, listed: str) -> None:
    links = sorted(set(re.findall(rf'href="({listed}/[^"]+)"', browser.get(listed).text)))
    assert len(links) > 10
    assert [link for link in links if browser.get(html.unescape(link)).status_code != 200] == []


def test_a_name_with_marks_that_its_address_quotes_is_found_by_both(browser: httpx.Client) -> None:
    listed = re.search(r'href="/indicator/([^"]*%E3%80%8A[^"]*)"', browser.get("/indicator").text)
    assert listed is not None
    for path in (f"/indicator/{listed[1]}", f"/data/indicator/{listed[1]}", f"/id/indicator/{listed[1]}"):
        assert browser.get(path, follow_redirects=True).status_code == 200


def test_two_plans_are_compared_down_to_the_word(browser: httpx.Client) -> None:
    page = browser.get("/compare/list2020/list2021").text
    assert "22项任务中" in page
    assert "16个月" in page
    assert re.search(r"<del>[^<]+</del>", page)
    assert re.search(r"<ins>[^<]+</ins>", page)
    assert all(word in page for word in ('href="#departments', 'id="departments"'))
    assert browser.get("/compare/list2021/list2020").status_code == 404
    assert browser.get("/compare/list2020/push2020").status_code == 404


def test_the_report_is_downloaded_as_each_kind_of_file(browser: httpx.Client) -> None:
    starts = {"html": b"<!", "docx": b"PK", "xlsx": b"PK", "md": b"#", "json": b"{"}
    for ending, start in starts.items():
        got = browser.get(f"/compare/list2020/list2021/report.{ending}")
        assert got.status_code == 200
        assert got.content.lstrip()[: len(start)].lower() == start.lower(), ending
        assert "attachment" in got.headers["content-disposition"]
    assert browser.get("/compare/list2020/list2021/report.exe").status_code == 404


def test_words_that_were_asked_for_are_marked(browser: httpx.Client) -> None:
    assert "<mark>大保护</mark>" in browser.get("/find?q=大保护").text


def test_a_question_offers_real_values_and_links_to_pages(browser: httpx.Client) -> None:
    page = browser.get("/questions/tasks-new", params={"year": "2021"}).text
    assert re.search(r'<option value="2021" selected', page)
    assert 'href="/plan/list2021/task/' in page


@pytest.mark.parametrize(
    "address",
    [
        "/plan/none",
        "/plan/list2020/task/99",
        "/department/无",
        "/indicator/无",
        "/document/无",
        "/province-category/无",
    ],
)
def test_what_is_not_there_is_told_as_missing(browser: httpx.Client, address: str) -> None:
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"])
def test_what_a_reader_types_is_escaped(browser: httpx.Client, hostile: str) -> None:
    for address in ("/find", "/questions/measures-by-phrase"):
        page = browser.get(address, params={"q": hostile, "phrase": hostile}).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "49" not in re.findall(r'value="([^"]*)"', page)


def test_the_query_page_fills_a_question_with_the_values_given(browser: httpx.Client) -> None:
    page = browser.get("/query", params={"name": "department-measures", "department": "运用促进司", "year": "2021"})
    assert page.status_code == 200
    assert "VALUES ?department { &#34;运用促进司&#34; }" in page.text
    assert 'data-run="yes"' in page.text
    policy = page.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "http" not in policy


def test_the_query_page_shows_the_query_that_its_address_holds(browser: httpx.Client) -> None:
    page = browser.get("/query", params={"query": "ASK { ?a ?b '</textarea><script>' }"}).text
    assert "&lt;/textarea&gt;&lt;script&gt;" in page


def test_what_can_be_completed_is_what_this_graph_uses(browser: httpx.Client) -> None:
    known = browser.get("/query/terms").json()
    assert known["prefixes"]["kg"] == "https://w3id.org/policy-kg/ontology#"
    assert "https://w3id.org/policy-kg/ontology#Task" in known["class"]
    assert "https://w3id.org/policy-kg/ontology#department" in known["property"]


def test_elements_have_names_and_pages_and_what_is_no_iri_has_none(browser: httpx.Client) -> None:
    task = "https://w3id.org/policy-kg/id/plan/list2020/task/2"
    known = browser.get("/query/labels", params={"iri": [task, "zz:x y", "<script>"], "lang": "zh"}).json()
    assert known == {task: {"page": "/plan/list2020/task/2", "name": "加快构建知识产权大保护工作格局"}}


def test_the_editor_is_served_from_here_and_nothing_beside_it(browser: httpx.Client) -> None:
    assert browser.get("/query/editor/package.json").status_code == 404
    assert browser.get("/query/editor/..%2f..%2fpackage.json").status_code == 404
