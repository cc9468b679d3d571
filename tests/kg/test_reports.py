"""Tests that a report is the same in every form: whole, escaped, and the same bytes for the same comparison."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from kg.diff import Scope, YearDiff, diff_years
from kg.errors import KgError
from kg.reports import REPORTS, find_writer
from kg.reports.blocks import Heading, Span, Table
from kg.reports.document import write_report
from kg.reports.html import write_html
from kg.reports.numbering import chinese_number
from kg.reports.paper import set_styles
from kg.reports.schema import json_schema
from kg.reports.voice import Voice
from kg.reports.word import Body
from tests.kg.compared import year_diff
from tests.kg.plans import ROOT
from tests.kg.yearly import Row, compare, inputs_of

SCHEMA = ROOT / "kg" / "reports" / "templates" / "year-diff.schema.json"
_HOSTILE = '=1+1<script>alert("x")</script>|`*_[a](b)\x07'


@pytest.mark.unmeasured
@pytest.mark.parametrize("ending", REPORTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_comparison_gives_the_same_bytes(ending: str, language: str) -> None:
    first, second = (REPORTS[ending](year_diff(language=language), language, None) for _ in range(2))
    assert first == second
    assert len(first) > 10_000


def test_a_page_asks_for_nothing_and_every_link_leads_somewhere() -> None:
    page = REPORTS[".html"](year_diff(), "zh", None).decode()
    assert "http://" not in page
    assert "https://" not in page
    anchors = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= anchors
    assert len(links) > 50


def test_english_says_all_but_what_is_quoted_in_english() -> None:
    report = write_report(year_diff(language="en"), "en")
    headings = [block.text for block in report.blocks if isinstance(block, Heading) and block.numbered]
    assert all(not re.search("[\u4e00-\u9fff]", text) for text in headings)
    titles = [column.title for block in report.blocks if isinstance(block, Table) for column in block.columns]
    assert all(not re.search("[\u4e00-\u9fff]", title) for title in titles)


def _hostile(diff: YearDiff) -> YearDiff:
    step = diff.steps[0]
    task = step.tasks[0]
    spot = replace(task.later.spot, title=_HOSTILE, text=_HOSTILE)
    odd = replace(task, later=replace(task.later, spot=spot))
    return replace(diff, steps=(replace(step, tasks=(odd, *step.tasks[1:])),))


def test_what_a_document_says_is_only_text() -> None:
    diff = _hostile(year_diff())
    page = REPORTS[".html"](diff, "zh", None).decode()
    assert '<script>alert("x")' not in page
    assert "&lt;script&gt;" in page
    text = REPORTS[".md"](diff, "zh", None).decode()
    assert "<script>" not in text
    book = load_workbook(BytesIO(REPORTS[".xlsx"](diff, "zh", None)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    document = Document(BytesIO(REPORTS[".docx"](diff, "zh", None)))
    assert any("<script>" in paragraph.text for paragraph in document.paragraphs)


def test_a_word_file_has_real_headings_and_heads_that_are_repeated() -> None:
    data = REPORTS[".docx"](year_diff(), "zh", None)
    document = Document(BytesIO(data))
    headings = [p.text for p in document.paragraphs if (p.style.name if p.style else "") == "Heading 1"]
    assert headings[:3] == ["一、要点", "二、任务总览", "三、责任部门"]
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in document.tables)
    with ZipFile(BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert {'w:eastAsia="仿宋"', 'w:eastAsia="黑体"', 'w:eastAsia="楷体"'} <= set(
        re.findall(r'w:eastAsia="[^"]+"', styles)
    )


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("1、11、21", "1、\u200b11、\u200b21"),
        ("30条：2(5,6)、10(4)", "30条：2(5,\u200b6)、\u200b10(4)"),
        ("1,500台、20(3)", "1,500台、20(3)"),
        ("一、1、总则", "一、1、总则"),
    ],
)
def test_rows_of_numbers_can_be_broken_in_a_word_file(printed: str, written: str) -> None:
    document = Document()
    set_styles(document, "zh", own_page=True)
    Body(document).add("Normal", (Span(printed),))
    assert document.paragraphs[-1].text == written


def test_every_change_is_struck_or_underlined_for_black_and_white_print() -> None:
    document = Document(BytesIO(REPORTS[".docx"](year_diff(), "zh", None)))
    assert document.styles["Report Removed"].font.strike
    assert document.styles["Report Added"].font.underline


def test_a_workbook_has_filters_a_frozen_head_and_every_task_and_measure() -> None:
    book = load_workbook(BytesIO(REPORTS[".xlsx"](year_diff(), "zh", None)))
    assert book.sheetnames == ["任务", "举措", "责任", "数字", "省份", "待确认", "来源"]
    for page in book.worksheets:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
    later = {row[7].value for row in book["任务"].iter_rows(min_row=2) if row[7].value}
    assert later == {str(number) for number in range(1, 23)}
    measures = {(row[8].value, row[9].value) for row in book["举措"].iter_rows(min_row=2) if row[8].value}
    assert len(measures) == 106


def test_a_workbook_that_is_confined_says_so_wherever_it_is_looked_at() -> None:
    rows = [Row("修缮古桥水闸", departments=("水利局",)), Row("扩建乡村小学", departments=("教育局",))]
    diff = diff_years(inputs_of(rows, rows), Scope(department="水利局"))
    book = load_workbook(BytesIO(REPORTS[".xlsx"](diff, "zh", None)))
    first = [row[0].value for row in book["范围"].iter_rows()]
    assert (book.sheetnames[0], first[:2]) == ("范围", ["本工作簿只包括", "部门 水利局"])
    assert "所列任务" in str(first[2])
    heads = [page.oddHeader for page in book.worksheets]
    assert {head.center.text for head in heads if head} == {"部门 水利局"}
    assert all(heads)
    assert book.properties.subject == "部门 水利局"


def test_json_holds_what_was_compared() -> None:
    data = json.loads(REPORTS[".json"](year_diff(), "zh", None))
    assert data["format"] == 1
    step = data["steps"][0]
    assert (len(step["tasks"]), len(step["fates"])) == (22, 19)
    assert step["tasks"][9]["ties"][0]["earlier"] == "list2020/task/2"


def test_every_task_of_both_years_is_told() -> None:
    report = write_report(year_diff(), "zh")
    anchors = {block.anchor for block in report.blocks if isinstance(block, Heading)}
    anchors |= {row.anchor for block in report.blocks if isinstance(block, Table) for row in block.rows}
    assert {f"list2021-{number}" for number in range(1, 23)} <= anchors
    assert {f"list2020-{number}" for number in range(1, 20)} <= anchors


def test_a_template_of_ones_own_is_used(tmp_path: Path) -> None:
    template = tmp_path / "own.html.j2"
    template.write_text("<p>{{ report.title }}</p>", encoding="utf-8")
    made = write_html(write_report(year_diff(), "zh"), template)
    assert made == "<p>《推动知识产权高质量发展任务清单》2020年与2021年对比</p>"
    template.write_text("{{ nobody.knows }}", encoding="utf-8")
    with pytest.raises(KgError, match="cannot be filled"):
        write_html(write_report(year_diff(), "zh"), template)


def test_a_word_file_of_ones_own_gives_its_styles(tmp_path: Path) -> None:
    own = Document()
    own.styles["Heading 1"].font.name = "Courier"
    own.add_paragraph("old text")
    own.save(str(tmp_path / "own.docx"))
    made = Document(BytesIO(REPORTS[".docx"](year_diff(), "zh", tmp_path / "own.docx")))
    assert made.styles["Heading 1"].font.name == "Courier"
    assert all(paragraph.text != "old text" for paragraph in made.paragraphs)
    (tmp_path / "no.docx").write_text("x", encoding="utf-8")
    with pytest.raises(KgError, match="cannot be read as a Word file"):
        REPORTS[".docx"](year_diff(), "zh", tmp_path / "no.docx")


def test_an_ending_that_no_report_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no report ends in"):
        find_writer(Path("x.pdf"))
    with pytest.raises(KgError, match="takes no template"):
        find_writer(Path("x.xlsx"), tmp_path / "t")
    with pytest.raises(KgError, match="no such file"):
        find_writer(Path("x.docx"), tmp_path / "t")
    assert find_writer(Path("报告.HTML")) is REPORTS[".html"]


def test_chinese_numbers_are_those_of_headings() -> None:
    assert [chinese_number(n) for n in (1, 10, 11, 20, 21, 99, 100)] == [
        "一",
        "十",
        "十一",
        "二十",
        "二十一",
        "九十九",
        "100",
    ]


def test_a_link_that_counts_by_machine_is_not_called_one_that_waits_for_a_person() -> None:
    rows = [Row("修缮古桥水闸", ["更换闸门。"]), Row("扩建乡村小学", ["扩建教室。"])]
    diff = compare(rows, rows)
    chinese, english = (REPORTS[".md"](diff, language, None).decode() for language in ("zh", "en"))
    assert chinese.count("机器判断，把握90%") == 6  # each task where it comes from, where it goes, and in its own part
    assert english.count("by machine, 90% sure") == 6
    assert "采用4条，其中经人工确认0条，其余由机器判断" in chinese
    assert [line for line in chinese.splitlines() if "待确认" in line and "可能的联系" not in line] == []


def test_nothing_is_said_of_none_in_figures_and_one_is_one() -> None:
    rows = [Row("修缮古桥水闸", ["更换闸门。"], departments=("水利局",)), Row("扩建乡村小学", ["扩建教室。"])]
    diff = compare(rows, rows[:1])
    chinese, english = (REPORTS[".md"](diff, language, None).decode() for language in ("zh", "en"))
    assert "没有内容扩展或收窄的举措。" in chinese
    assert "采用联系2条，都由机器判断，没有经人工确认。" in chinese
    assert "none broadened or narrowed." in english
    assert "Of the 2 tasks of 2031, 1 is not carried on in 2032" in english
    assert "The one task of 2032 had a predecessor in 2031" in english
    assert re.findall(r"\b1 (?:are|have|(?!is\b|has\b)\w+s)\b", english) == []


def test_one_is_singular_in_english_alone() -> None:
    assert Voice("en").count(1, "项任务", "task") == "1 task"
    assert Voice("en").count(2, "项任务", "task") == "2 tasks"
    assert Voice("zh").count(1, "项任务", "task") == "1项任务"


def test_json_is_as_the_published_schema_says() -> None:
    published = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert published == json_schema(), f"write it again: python -m kg.reports.schema > {SCHEMA.relative_to(ROOT)}"
    check = Draft202012Validator(published)
    data = json.loads(REPORTS[".json"](year_diff(), "zh", None))
    assert [error.message for error in check.iter_errors(data)] == []
    del data["steps"][0]["tasks"][0]["ties"]
    assert [error.message for error in check.iter_errors(data)] == ["'ties' is a required property"]
