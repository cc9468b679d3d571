"""Tests that a wrong command line, a file of another kind and a time of no calendar are told in Chinese alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.cli.words import use_language
from kg.cli.words.errors import in_chinese
from kg.cli.words.usage import usage_in_words
from loaders.reading import formats
from tests.cli.conftest import Run

_WORD = re.compile("[A-Za-z]{3,}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("targets", "甲", "乙"), "多出了：甲 乙"),
        (("query", "plans-by-year", "--format", "xlsx"), "xlsx 不在可用的值之内：table、csv、json、markdown"),
        (("search", "甲", "--limit", "0"), "--limit 的值不对：应不小于 1"),
        (("search", "甲", "--limit", "x"), "--limit 的值不对：应为整数"),
        (("serve", "--port", "99999"), "--port 的值不对：应不大于 65535"),
        (("add", "x.txt", "--level", "village"), "village 不在可用的值之内：national、provincial、city"),
        (("query", "--list=3"), "--list 后面不带值"),
        (("search", "甲", "--limit"), "--limit 后面缺少值"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(kg: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = kg(*arguments)
    assert ran.code == 2
    assert said in ran.err.splitlines()[0]


def test_a_wrong_command_line_is_told_in_plain_english(kg: Run) -> None:
    assert "json, markdown\n" in kg("query", "plans-by-year", "--format", "xlsx", "--lang", "en").err
    assert "Value error" not in kg("query", "plans-by-year", "--format", "xlsx", "--lang", "en").err
    use_language("zh")
    assert usage_in_words("what nobody has translated") == "what nobody has translated"


@pytest.mark.parametrize(
    ("what", "hint"), [(what, hint) for _, what, hint in (*formats._FOREIGN, *formats._ZIP_PARTS)], ids=str
)
def test_what_cannot_be_read_is_named_in_chinese_with_what_to_do(what: str, hint: str) -> None:
    name = re.sub(r"（.*?）", "", in_chinese(f"a: is {what}, not a document with text").partition("：")[2])
    assert not _WORD.search(name.replace("OFD", ""))
    assert re.search("[一-龥]", in_chinese(hint))


@pytest.mark.parametrize("said", sorted(form.value for form in formats.Format))
def test_every_format_that_is_read_is_named_in_chinese(said: str) -> None:
    told = in_chinese(f"a: is {said}, not {said} or text as its name says")
    assert not _WORD.search(re.sub(r"（.*?）|Word|Excel|PDF|RTF|ODT|ODS|Markdown", "", told))


def test_a_picture_under_another_name_is_told_in_chinese(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "计划.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    ran = kg("check", "计划.docx")
    assert (
        ran.err == "错误：计划.docx：是图片（PNG），不是文字文件\n  提示：请先识别其中的文字（OCR），再读得到的文字\n"
    )


PLAN = "一、监测\n（一）健全监测制度。修订监测规程，布设监测点位。（湿地处负责）\n"


def test_a_document_that_cannot_be_stored_is_named_and_told_why(kg: Run, tmp_path: Path) -> None:
    kg("init", ".")
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(PLAN.replace("监测点", name[0]), encoding="utf-8")
    ran = kg("add", "甲.txt")
    assert ran.code == 2
    assert ran.err.startswith("错误：甲.txt 不能入库：计划没有标题：")
    assert "请用 --title 给出它的标题" in ran.err
    refused = [line for line in kg("add", "甲.txt", "乙.txt").err.splitlines() if line.startswith("未加入：")]
    assert refused[1].startswith("未加入：乙.txt 不能入库：计划没有标题：")
    assert refused[1].endswith("（请用 --title 给出它的标题）")
    assert "The plan has no title" in kg("add", "甲.txt", "--lang", "en").err
    given = kg("add", "甲.txt", "--title", "湿地保护工作要点")
    assert given.code == 0, given.err
    assert given.out.startswith("读取 甲.txt：湿地保护工作要点\n")
    assert (
        "标题 湿地保护工作要点 → 松溪市湿地保护工作要点" in kg("add", "甲.txt", "--title", "松溪市湿地保护工作要点").out
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--due", "2020-13-01", "--now", "年底前"), "--due '2020-13-01' 不是日期"),
        (("--now", "2020年13月底前"), "--now '2020年13月底前' 不是时间：日历上没有2020年13月"),
        (("--now", "6月31日前"), "--now '6月31日前' 不是时间：日历上没有6月31日"),
        (("--now", "2021年2月29日"), "日历上没有2021年2月29日"),
    ],
)
def test_a_time_of_no_calendar_is_no_deadline(kg: Run, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    kg("init", "plans", "--sample")
    at = tmp_path / "plans"
    ran = kg("correct", "list2020/task/2", "deadline", *options, "--who", "王丽", "--why", "原文如此", at=at)
    assert ran.code == 2
    assert said in ran.err.splitlines()[0]
    good = ("--now", "2020年2月29日前", "--who", "王丽", "--why", "原文如此")
    assert kg("correct", "list2020/task/2", "deadline", *good, at=at).code == 0


def test_what_a_correction_does_not_find_is_told_in_chinese(kg: Run, tmp_path: Path) -> None:
    kg("init", "plans", "--sample")
    wrong = ("--was", "某司", "--now", "条法司", "--who", "王丽", "--why", "原文如此")
    ran = kg("correct", "list2020/task/2", "department", *wrong, at=tmp_path / "plans")
    assert ran.err.splitlines()[0] == "错误：list2020/task/2：task/2 没有部门 '某司'"
