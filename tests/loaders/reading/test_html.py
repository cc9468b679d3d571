"""Saved web pages: the document is read, the site around it set aside, scripts never."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from loaders.reading.html import parse_page
from loaders.reading.html_page import is_data_table, read_leaves
from tests.loaders.reading.files import furniture, read, rows, texts

SITE = """<html><head><meta charset="{charset}"><title>某省2021年工作要点_某省政府网</title>
<style>p {{ color: red }}</style>
<script>var 计划 = "不读脚本。";</script></head><body onload="x()">
<div id="top"><a href="/">首页</a> <a href="/zwgk">政务公开</a></div>
<div class="place">您现在的位置：<a href="/">首页</a> &gt; 正文</div>
<h1>某省2021年工作要点</h1>
<p class="info">发布时间：2021-03-02 10:00 来源：省政府办公厅 字体：[大 中 小]</p>
<div id="content"><p>各市、县人民政府：</p><p>现将工作要点印发给你们，请认真贯彻执行，确保各项任务落到实处。</p>
<p>一、加强&nbsp;保护</p><p>（一）完善制度。推进地方立法，2021年6月底前完成。（省司法厅负责）</p>
<p hidden>不显示的一段。</p><p style="display: none">也不显示。</p><p>打印</p></div>
<ul><li><a href="/1">关于做好另一件事情的通知，请各单位认真执行</a></li></ul>
<div>版权所有：某省人民政府 主办：某省人民政府办公厅</div></body></html>"""


def _page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>"


def test_the_document_is_read_and_the_site_around_it_is_furniture(tmp_path: Path) -> None:
    reading = read(SITE.format(charset="utf-8"), tmp_path / "plan.html")
    assert texts(reading) == [
        "某省2021年工作要点",
        "发布时间：2021-03-02",
        "各市、县人民政府：",
        "现将工作要点印发给你们，请认真贯彻执行，确保各项任务落到实处。",
        "一、加强 保护",
        "（一）完善制度。推进地方立法，2021年6月底前完成。（省司法厅负责）",
    ]
    assert [text[:6] for text in furniture(reading)] == [
        "首页 政务公",
        "您现在的位置",
        "10:00 ",
        "打印",
        "关于做好另一",
        "版权所有：某",
    ]


def test_scripts_styles_and_hidden_parts_are_never_read(tmp_path: Path) -> None:
    text = read(SITE.format(charset="utf-8"), tmp_path / "plan.html").source.text
    assert not any(word in text for word in ("脚本", "color", "不显示", "onload"))


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("GBK", "gbk"), ("gb2312", "utf-8")])
def test_a_page_is_decoded_as_it_says_unless_that_does_not_hold(tmp_path: Path, charset: str, encoding: str) -> None:
    data = SITE.format(charset=charset).encode(encoding)
    assert texts(read(data, tmp_path / "plan.html"))[0] == "某省2021年工作要点"


def test_no_prose_is_left_outside_when_two_columns_hold_it(tmp_path: Path) -> None:
    first, second = "一、推进改革，完善制度，确保任务落地。" * 8, "二、加强保护，严格执法，优化营商环境。" * 8
    page = _page(f"<div><div class='a'><p>{first}</p></div><div class='b'><p>{second}</p></div></div>")
    assert texts(read(page, tmp_path / "plan.html")) == [first, second]


def test_a_short_paragraph_of_prose_outside_the_body_is_kept(tmp_path: Path) -> None:
    lead = "为贯彻落实党中央、国务院决策部署，进一步深化改革，扩大开放，优化环境，激发活力，推动高质量发展，"
    lead += "制定本工作方案，请各地区、各部门结合实际认真抓好落实。"
    body = "一、推进改革，完善制度，确保任务落地。" * 400
    page = _page(f"<div><p>{lead}</p><div id='c'><p>{body}</p></div></div>")
    assert texts(read(page, tmp_path / "plan.html")) == [lead, body]


def test_cells_over_several_rows_and_columns_stand_where_the_page_shows_them(tmp_path: Path) -> None:
    table = """<table><tr><th rowspan=2>序号</th><th rowspan="2">任务</th><th colspan=2>分工</th></tr>
    <tr><th>牵头</th><th>配合</th></tr>
    <tr><td>1</td><td rowspan=2>加强保护</td><td>甲局</td><td>乙局<p>丙局</p></td></tr>
    <tr><td>2</td><td colspan="2">丁局</td></tr><tr><td colspan=4>二、优化服务</td></tr></table>"""
    assert rows(read(_page(f"<p>附件。</p>{table}"), tmp_path / "plan.html")) == [
        ["序号", "任务", "分工"],
        ["序号", "任务", "牵头", "配合"],
        ["1", "加强保护", "甲局", "乙局|丙局"],
        ["2", "加强保护", "丁局"],
        ["二、优化服务"],
    ]


def test_a_table_that_lays_out_the_page_is_no_table_of_data(tmp_path: Path) -> None:
    page = _page(
        "<table><tr><td><p>一、总体要求。</p><table><tr><td>1</td><td>甲</td></tr><tr><td>2</td><td>乙</td></tr></table></td></tr></table>"
    )
    reading = read(page, tmp_path / "plan.html")
    assert texts(reading) == ["一、总体要求。"]
    assert rows(reading) == [["1", "甲"], ["2", "乙"]]


def test_a_fragment_that_begins_inside_a_table_is_read(tmp_path: Path) -> None:
    page = "<tbody><tr><td id='UCAP-CONTENT'><p>国务院关于某事的通知</p><p>一、营造优良投资环境。</p></td></tr></tbody>"
    assert texts(read(page, tmp_path / "plan.html")) == ["国务院关于某事的通知", "一、营造优良投资环境。"]


def test_the_numbers_that_a_browser_sets_are_read(tmp_path: Path) -> None:
    page = _page("<ol start=3><li>推进改革。</li><li>加强保护。</li></ol><ol type='a'><li>完善制度。</li></ol>")
    assert texts(read(page, tmp_path / "plan.html")) == ["3. 推进改革。", "4. 加强保护。", "a. 完善制度。"]


def test_the_halves_of_a_centred_title_belong_together(tmp_path: Path) -> None:
    style = "style='text-align: center; font-size: 18pt'"
    page = _page(
        f"<p {style}>国务院关于支持自由贸易试验区</p><p {style}>深化改革创新的通知</p><p {style}>国发〔2018〕38号</p>"
    )
    reading = read(page, tmp_path / "plan.html")
    assert [block.opens for block in reading.blocks] == [None, False, None]


def test_white_space_and_entities_are_read_as_the_browser_shows_them(tmp_path: Path) -> None:
    page = _page("<p>\n  &ensp;加强\n保护&mdash;&mdash;&ldquo;一号&rdquo;工程&#65292;A&amp;B\n</p>")
    assert texts(read(page, tmp_path / "plan.html")) == ["加强 保护——“一号”工程，A&B"]


def test_a_span_without_end_costs_no_more_than_the_table_has_rows(tmp_path: Path) -> None:
    page = _page(
        "<p>附件。</p><table><tr><td rowspan=99999999 colspan=99999999>甲</td><td>乙</td></tr>"
        "<tr><td>丙</td><td>丁</td></tr></table>"
    )
    reading = read(page, tmp_path / "plan.html")
    assert len(reading.blocks) < 300
    assert {block.text for block in reading.blocks} >= {"甲", "乙", "丙", "丁"}


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nested deeper"):
        read("<html><body>" + "<div>" * 5000 + "保护。", tmp_path / "plan.html")


def test_a_page_without_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no text"):
        read("<html><body><script>1</script><img src='x.png'></body></html>", tmp_path / "plan.html")


def test_a_table_with_one_huge_cell_lays_out_the_page(tmp_path: Path) -> None:
    cell = "<p>" + "推进改革，完善制度。" * 300 + "</p>"
    table = f"<table><tr><td>菜单</td><td>{cell}</td></tr><tr><td>页脚</td><td>地址</td></tr></table>"
    root = parse_page(_page(table), tmp_path)
    element = root.find(".//table")
    assert element is not None
    assert not is_data_table(element)
    assert len(list(read_leaves(root))) == 4
