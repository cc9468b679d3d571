"""Tests of the frame that all pages stand in: language, escaping, headers, style."""

from __future__ import annotations

import re

import httpx
import pytest

from kg.web.page import page_link, templates


def test_the_first_page_names_the_plans(browser: httpx.Client) -> None:
    page = browser.get("/")
    assert page.status_code == 200
    assert "2020年推动知识产权高质量发展任务清单" in page.text
    assert '<html lang="zh-CN">' in page.text


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/", "", "zh"),
        ("/", "en-GB,en;q=0.9,zh;q=0.1", "en"),
        ("/", "fr,zh-TW;q=0.8", "zh"),
        ("/?lang=zh", "en", "zh"),
        ("/?lang=en", "zh", "en"),
        ("/?lang=xx", "fr", "zh"),
    ],
)
def test_a_page_is_in_the_language_that_the_reader_wants(
    browser: httpx.Client, address: str, accepted: str, language: str
) -> None:
    page = browser.get(address, headers={"Accept-Language": accepted})
    assert page.headers["content-language"] == language


def test_the_language_switch_keeps_the_page_and_its_question(browser: httpx.Client) -> None:
    page = browser.get("/?q=%E4%BF%9D%E6%8A%A4").text
    assert re.search(r'class="turn" href="/\?q=%E4%BF%9D%E6%8A%A4&amp;lang=en"', page)


def test_a_page_loads_nothing_from_elsewhere_and_sets_no_cookie(browser: httpx.Client) -> None:
    page = browser.get("/")
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page.text) == []
    assert "set-cookie" not in page.headers
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["base.css", "site.css"])
def test_the_styles_are_served_by_the_server_itself(browser: httpx.Client, name: str) -> None:
    style = browser.get(f"/static/{name}")
    assert style.status_code == 200
    assert style.headers["content-type"].startswith("text/css")
    assert "url(" not in style.text


def test_whatever_a_template_is_given_is_escaped() -> None:
    assert templates().from_string("{{ x }}").render(x="<script>&\"'") == "&lt;script&gt;&amp;&#34;&#39;"


def test_a_link_quotes_chinese_and_leaves_out_what_is_not_given() -> None:
    assert page_link("/id/plan/list2020/section/一", "en", q="大保护", year=None) == (
        "/id/plan/list2020/section/%E4%B8%80?q=%E5%A4%A7%E4%BF%9D%E6%8A%A4&lang=en"
    )
    assert page_link("/search") == "/search"
