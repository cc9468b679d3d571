"""Registers above a document, rows of bodies above its title, and signatures set in spaced letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Header
from loaders.genre.page_registers import entries_of
from loaders.structure.letter.signature import signers
from tests.loaders.specimens import left_over, read

_TASKS = "一、主要任务\n（一）查清隐患。建立台账。\n（二）备足物资。补充沙袋。\n"
_LETTER = "<p>各镇人民政府：</p><p>现将方案印发给你们，请结合实际认真贯彻执行，并将落实情况于年底前报送县水利局。</p>"
_SIGNED = "<p>沙河县水利局</p><p>2024年5月6日</p><p>沙河县水库清淤方案</p>"


def _page(register: str, letter: str = _LETTER + _SIGNED) -> str:
    tasks = "".join(f"<p>{line}</p>" for line in _TASKS.split())
    return (
        f"<html><body><div>首页 &gt; 政务公开 &gt; 文件</div>{register}"
        f"<div><h1>关于印发沙河县水库清淤方案的通知</h1>{letter}{tasks}</div></body></html>"
    )


def _said(header: Header) -> tuple[str | None, str | None, str | None, str]:
    stated = (header.title, header.issuer, header.document_number)
    title, issuer, number = (each.text if each else None for each in stated)
    return title, issuer, number, str(header.issued)


@pytest.mark.parametrize(
    "register",
    [
        "<table><tr><td>索 引 号：</td><td>0123/2024-7</td><td>发文字号：</td><td>沙水发〔2024〕7号</td></tr>"
        "<tr><td>发布日期：</td><td>2024年5月9日</td><td>浏览次数：</td><td>31次</td></tr></table>",
        "<table><tr><td>索引号</td><td>0123</td><td>主题分类</td><td></td></tr>"
        "<tr><td>文号：沙水发〔2024〕7号</td><td>发布时间：2024-05-09</td></tr></table>",
        "<div><span>文号：沙水发〔2024〕7号</span> <span>发布日期：2024-05-09</span> <span>来源：县水利局</span></div>",
        "<dl><dt>索引号</dt><dd>0123</dd><dt>文号</dt><dd>沙水发〔2024〕7号</dd>"
        "<dt>公开日期</dt><dd>2024年5月9日</dd></dl>",
    ],
)
def test_a_register_above_a_page_states_the_number(tmp_path: Path, register: str) -> None:
    document = read(tmp_path, _page(register), suffix=".html")
    assert _said(document.header) == ("沙河县水库清淤方案", "沙河县水利局", "沙水发〔2024〕7号", "2024-05-06")
    assert [task.title for task in document.tasks] == ["查清隐患", "备足物资"]
    assert left_over(document) == []


def test_a_register_names_who_and_when_where_nobody_signs_and_the_day_it_was_made_counts(tmp_path: Path) -> None:
    register = (
        "<table><tr><td>发布日期：</td><td>2024年5月9日</td><td>发布机构：</td><td>沙河县水利局</td></tr>"
        "<tr><td>成文日期：</td><td>2024年5月6日</td><td>文　号：</td><td>沙水发〔2024〕7号</td></tr></table>"
    )
    document = read(tmp_path, _page(register, "<p>（2024—2026年）</p>"), suffix=".html")
    assert _said(document.header)[1:] == ("沙河县水利局", "沙水发〔2024〕7号", "2024-05-06")


def test_wide_blanks_within_the_name_of_an_entry_part_nothing(tmp_path: Path) -> None:
    text = "发布机构 沙河县水利局\n文　　号 沙水发〔2024〕7号\n关于印发沙河县水库清淤方案的通知\n"
    document = read(
        tmp_path, f"{text}各镇人民政府：\n现将方案印发给你们，请认真执行。\n沙河县水利局\n2024年5月6日\n{_TASKS}"
    )
    assert _said(document.header)[1:] == ("沙河县水利局", "沙水发〔2024〕7号", "2024-05-06")


def test_what_stands_above_a_page_of_markdown_states_its_title_and_day(tmp_path: Path) -> None:
    head = (
        "---\ntitle: 沙河县2024年水库清淤方案\ncrawl_date: 2025-01-02\nsource: 沙河县水利局\ndate: 2024-05-06\n---\n\n"
    )
    document = read(tmp_path, f"{head}# 沙河县2024年水库清淤方案\n\n{_TASKS}", suffix=".md")
    assert _said(document.header) == ("沙河县2024年水库清淤方案", None, None, "2024-05-06")
    assert left_over(document) == []


def test_the_day_on_which_a_ledger_was_filled_in_is_its_day(tmp_path: Path) -> None:
    head = "沙河县2024年水库清淤台账\n填报单位：县水利局　　填报日期：2024年7月8日\n\n"
    rows = "序号\t任务\t责任单位\n1\t清除淤泥\t县水利局\n2\t修补闸门\t县水利局\n"
    assert str(read(tmp_path, head + rows).header.issued) == "2024-07-08"


def test_the_entry_of_a_register_titles_a_page_without_a_heading(tmp_path: Path) -> None:
    register = (
        "<table><tr><td>标　题：</td><td>关于印发沙河县水库清淤方案的通知</td></tr>"
        "<tr><td>文号：</td><td>沙水发〔2024〕7号</td></tr></table>"
    )
    page = _page(register, _LETTER).replace("<h1>关于印发沙河县水库清淤方案的通知</h1>", "")
    assert _said(read(tmp_path, page, suffix=".html").header)[0] == "沙河县水库清淤方案"


def test_a_list_of_documents_is_no_register(tmp_path: Path) -> None:
    table = (
        "<table><tr><td>文件名称</td><td>发文字号</td></tr>"
        "<tr><td>水库管理办法</td><td>沙水发〔2020〕1号</td></tr></table>"
    )
    document = read(tmp_path, _page("", _LETTER + _SIGNED + table), suffix=".html")
    assert document.header.document_number is None


def test_a_line_of_text_holds_several_entries(tmp_path: Path) -> None:
    line = "来源：县水利局 文号：沙水发〔2024〕7号 发布日期：2024-05-09 【字体：大 中 小】"
    assert entries_of(line) == (
        "来源：县水利局 ",
        "文号：沙水发〔2024〕7号 ",
        "发布日期：2024-05-09 【字体：大 中 小】",
    )
    document = read(tmp_path, f"沙河县2024年水库清淤方案\n{line}\n{_TASKS}")
    assert _said(document.header)[2:] == ("沙水发〔2024〕7号", "2024-05-09")
    assert left_over(document) == []


def test_the_years_below_the_heading_of_a_page_are_of_the_title(tmp_path: Path) -> None:
    document = read(tmp_path, f"# 沙河县水库清淤行动计划\n\n# （2024—2026年）\n\n{_TASKS}", suffix=".md")
    assert _said(document.header)[0] == "沙河县水库清淤行动计划（2024—2026年）"


@pytest.mark.parametrize("title", ["关于印送《2024年水库清淤任务》的函", "关于下达2024年水库清淤任务的函"])
def test_a_letter_gives_a_plan_out_as_a_notice_does(tmp_path: Path, title: str) -> None:
    document = read(
        tmp_path,
        f"沙河省水利厅办公室{title}\n各市水利局：\n现将任务印送你们，请认真落实。累计新增投资9亿元。\n专此函达。\n"
        f"沙河省水利厅办公室\n2024年3月6日\n2024年水库清淤任务\n{_TASKS}",
    )
    assert _said(document.header)[:2] == ("2024年水库清淤任务", "沙河省水利厅办公室")


def test_a_name_that_stands_twice_above_the_day_is_one(tmp_path: Path) -> None:
    signed = "沙河县水利局\n沙河县财政局 沙河县水利局\n2024年5月6日\n"
    document = read(tmp_path, f"2024年水库清淤方案\n{_TASKS}{signed}")
    assert _said(document.header)[1] == "沙河县水利局、沙河县财政局"


@pytest.mark.parametrize("body", ["沙河县水利局", "沙河水利大学"])
def test_a_body_alone_above_a_title_that_says_but_the_year_is_part_of_it(tmp_path: Path, body: str) -> None:
    title = "2024年工作总结及明年工作打算"
    text = "今年以来，我们扎实工作，较好地完成了各项任务。\n一、2024年主要工作\n（一）水利建设加快。新建水库2座。\n"
    document = read(tmp_path, f"{body}\n\n{title}\n\n{text}二、明年工作打算\n（一）抓好建设。新建水库3座。\n")
    assert _said(document.header)[:2] == (body + title, body)


def test_a_row_of_bodies_above_a_title_names_the_issuers_and_is_no_part_of_it(tmp_path: Path) -> None:
    title = "关于加强水库清淤和河道治理工作的意见"
    document = read(tmp_path, f"沙河省水利厅 沙河省财政厅\n沙河省教育厅\n{title}\n各市水利局：\n{_TASKS}")
    assert _said(document.header)[:2] == (title, "沙河省水利厅、沙河省财政厅、沙河省教育厅")
    assert left_over(document) == []


def test_a_row_of_bodies_in_a_centred_title_of_a_page_is_told_by_its_lines(tmp_path: Path) -> None:
    title = "关于加强水库清淤和河道治理工作的意见"
    lines = f"水利部 教育部 自然资源部<br>人民银行 审计署<br>{title}"
    page = f"<html><body><p style='text-align:center'><b>{lines}</b></p>{_LETTER}"
    page += "".join(f"<p>{line}</p>" for line in _TASKS.split()) + "</body></html>"
    header = read(tmp_path, page, suffix=".html").header
    assert _said(header)[:2] == (title, "水利部、教育部、自然资源部、人民银行、审计署")


def test_a_row_of_bodies_that_goes_on_before_the_title_names_them_plainly(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "水利部 教育部 自然资源部\n人民银行 审计署关于印发加强水库\n清淤工作的意见的通知\n各省：\n现印发给你们。\n"
        "水 利 部 教 育 部\n自然资源部 人 民 银 行 审 计 署\n2024年5月6日\n"
        f"关于加强水库清淤作的意见\n{_TASKS}",
    )
    assert _said(document.header)[:2] == ("关于加强水库清淤作的意见", "水利部、教育部、自然资源部、人民银行、审计署")


def test_a_body_that_a_line_break_parts_from_its_place_is_one(tmp_path: Path) -> None:
    row = "沙河省水利厅 沙河省\n生态环境厅 沙河省林业局\n"
    text = f"{row}关于加强水库清淤的实施意见\n\n各市人民政府：\n现就清淤提出如下意见。\n"
    signed = "沙河省水利厅 沙河省生态环境厅\n沙河省林业局\n2024年5月6日\n"
    for document in (read(tmp_path, text + _TASKS), read(tmp_path, text + _TASKS + signed)):
        assert _said(document.header)[1] == "沙河省水利厅、沙河省生态环境厅、沙河省林业局"


def test_on_one_line_with_its_title_a_row_of_bodies_stays(tmp_path: Path) -> None:
    document = read(tmp_path, f"水利部 财政部关于加强水库清淤工作的意见\n各省水利厅：\n{_TASKS}")
    assert _said(document.header)[:2] == ("水利部 财政部关于加强水库清淤工作的意见", "水利部、财政部")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("国 家 林 草 局", "国家林草局"),
        ("生态环境部 水 利 部", "生态环境部、水利部"),
        ("审 计 署 人 力 资 源 社 会 保 障 部", "审计署、人力资源社会保障部"),
        ("国 家 卫 生 健 康 委 员 会 教 育 部", "国家卫生健康委员会、教育部"),
        ("交 通 运 输 部 办 公 厅", "交通运输部办公厅"),
        ("中 央 网 信 办 公 安 部", "中央网信办、公安部"),
        ("海　关　总　署", "海关总署"),
        ("教 育 部 中 央 军 委 后 勤 工 作 部", "教育部、中央军委后勤工作部"),
        ("县 政 府 绿 化 办", "县政府绿化办"),
        ("县 水 利 局 河 道 科", "县水利局河道科"),
        ("水 利 部 国 务 院 防 汛 办", "水利部、国务院防汛办"),
        ("沙河省人民政府 办公厅", "沙河省人民政府办公厅"),
    ],
)
def test_names_in_spaced_letters_end_with_their_offices(line: str, names: str) -> None:
    assert signers(line) == names


def test_however_many_sign_one_below_the_other_all_are_issuers(tmp_path: Path) -> None:
    fields = ("水利", "教育", "财政", "民政", "公安", "司法", "审计", "统计", "体育", "林业", "商务", "交通")
    signed = "\n".join(f"沙河市{field}局" for field in fields)
    document = read(
        tmp_path,
        f"关于印发《沙河市防汛方案》的通知\n各区：\n现印发给你们。\n{signed}\n2024年5月6日\n沙河市防汛方案\n{_TASKS}",
    )
    assert _said(document.header)[1] == signed.replace("\n", "、")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("沙河县河道管护工作方案", "沙河县河道管护工作方案"),  # 护 for 理
        ("关于沙河县河道管理工作方案", "关于沙河县河道管理工作方案"),
        ("湖泊保护的工作方案", "沙河县河道管理工作方案"),  # another plan
    ],
)
def test_a_title_with_one_misprinted_character_is_that_of_the_plan(tmp_path: Path, printed: str, title: str) -> None:
    document = read(
        tmp_path,
        f"沙河县水利局关于印发沙河县河道管理工作方案的通知\n各镇：\n现印发给你们。\n沙河县水利局\n2024年5月6日\n{printed}\n{_TASKS}",
    )
    assert _said(document.header)[0] == title


def test_a_bracket_below_the_title_says_who_printed_it_and_when(tmp_path: Path) -> None:
    document = read(tmp_path, f"2024年水库清淤任务清单\n（沙河县防汛领导小组办公室　2024年2月7日印发）\n{_TASKS}")
    assert _said(document.header)[1:] == ("沙河县防汛领导小组办公室", None, "2024-02-07")


_OWN_TASKS = "<p>一、抓好清淤。清淤河道30公里。</p><p>二、备足物资。补充沙袋，确保汛期够用。</p>"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>文件名称</td><td>水库管理办法</td></tr><tr><td>主办单位</td><td>县水利局</td></tr></table>",
        "<table><tr><td>项目名称：</td><td>清淤</td><td>主办单位：</td><td>县水利局</td></tr>"
        "<tr><td>信息名称：</td><td>河道清淤</td><td>公开方式：</td><td>网站</td></tr></table>",
    ],
)
def test_a_table_below_the_text_is_no_register_whatever_it_calls_its_rows(tmp_path: Path, table: str) -> None:
    page = f"<html><body><h1>沙河县2024年水利工作要点</h1>{_OWN_TASKS}{table}</body></html>"
    document = read(tmp_path, page, suffix=".html")
    assert document.furniture == ()
    assert left_over(document) == []


def test_a_table_above_the_text_that_states_nothing_of_the_document_is_no_register(tmp_path: Path) -> None:
    table = "<table><tr><td>文件名称</td><td>水库管理办法</td></tr><tr><td>主办单位</td><td>县水利局</td></tr></table>"
    page = f"<html><body><h1>沙河县2024年水利工作要点</h1>{table}{_OWN_TASKS}</body></html>"
    assert read(tmp_path, page, suffix=".html").furniture == ()


def test_a_register_may_stand_below_what_the_site_tells(tmp_path: Path) -> None:
    table = (
        "<p>1. 办事服务大厅</p><p>本站已支持无障碍浏览。如有疑问请联系县政府办公室。</p>"
        "<table><tr><td>索引号：</td><td>0123</td><td>文号：</td><td>沙水发〔2024〕7号</td></tr>"
        "<tr><td>发布日期：</td><td>2024年5月9日</td><td>浏览次数：</td><td>31次</td></tr></table>"
    )
    header = read(tmp_path, _page(table), suffix=".html").header
    assert _said(header)[2] == "沙水发〔2024〕7号"


def test_what_a_task_makes_public_is_no_entry_of_a_register(tmp_path: Path) -> None:
    lines = "".join(
        f"<p>{mark}、{title}</p><p>公开单位：县{office}局 公开时间：2024年6月30日 公开方式：网站</p>"
        for mark, title, office in (("一", "公开预算", "财政"), ("二", "公开水情", "水利"))
    )
    document = read(tmp_path, f"<html><body><h1>沙河县2024年公开工作要点</h1>{lines}</body></html>", suffix=".html")
    assert document.furniture == ()
    assert all("公开方式：网站" in task.measures[0].text for task in document.tasks)
    assert document.header.issued is None


def test_a_title_that_is_a_link_is_no_menu(tmp_path: Path) -> None:
    title = "沙河县2024年水利工作要点"
    for heading in (f"<h1><a href='/x'>{title}</a></h1>", f"<p><a href='/x'>{title}</a></p>"):
        page = (
            f"<html><head><title>{title}_沙河县政府</title></head><body><p><a href='/'>信息公开指南和制度</a></p>"
            f"{heading}{_OWN_TASKS}</body></html>"
        )
        document = read(tmp_path, page, suffix=".html")
        assert _said(document.header)[0] == title
        assert len(document.furniture) == 1


def test_the_name_of_a_site_is_no_title_above_the_one_of_a_document(tmp_path: Path) -> None:
    site = "<h1><a href='/'>沙河县人民政府门户网站</a></h1>"
    page = f"<html><body>{site}<h1>沙河县2024年水利工作要点</h1>{_OWN_TASKS}</body></html>"
    document = read(tmp_path, page, suffix=".html")
    assert _said(document.header)[0] == "沙河县2024年水利工作要点"
    assert len(document.furniture) == 1
