"""Which lines only a web page prints, around a document or below it."""

from __future__ import annotations

import pytest

from loaders.reading.page_lines import as_shown, is_links, is_page_line, numbers_page, opens_page_foot


@pytest.mark.parametrize(
    "line", ["字号：大 中 小", "【我要纠错】", "打印本页 关闭窗口", "政府网站标识码：3300000001", "上一页 1 2 3 下一页"]
)
def test_buttons_and_the_numbers_of_a_site_are_of_the_page(line: str) -> None:
    assert is_page_line(line)


@pytest.mark.parametrize("line", ["打印一批办事指南。", "大力发展旅游业", "中小企业发展", "相关部门负责"])
def test_a_line_of_a_plan_is_none_of_the_page(line: str) -> None:
    assert not is_page_line(line)
    assert not opens_page_foot(line)


@pytest.mark.parametrize("line", ["相关链接", "【打印本页】【关闭窗口】", "上一篇：某县通知", "打印|关闭"])
def test_links_and_buttons_open_the_foot_of_a_page(line: str) -> None:
    assert opens_page_foot(line)


def test_the_number_of_a_site_is_told_anywhere_in_a_line() -> None:
    assert numbers_page("浙ICP备00000000号")
    assert not numbers_page("备案号管理办法")


def test_a_line_of_markdown_links_is_told_and_shown_by_its_words() -> None:
    assert is_links("1. [政策文件](/zcwj/)")
    assert not is_links("见[政策文件](/zcwj/)")
    assert as_shown("![](a.png)[分解表.pdf](/files/1.pdf)") == "分解表.pdf"
