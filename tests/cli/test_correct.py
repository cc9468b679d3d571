"""Tests of `kg correct`: rows are checked before they are written, listed with their state, taken out again."""

from __future__ import annotations

import json
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.house.places import ROOT

BY = ("--who", "王丽", "--why", "原文如此", "--date", "2026-03-01")
TASK = ("list2020/task/2", "department", "--was", "保护司", "--now", "条法司")


@pytest.fixture(name="plans")
def _plans(kg: Run, tmp_path: Path) -> Path:
    """The sample documents, not built."""
    assert kg("init", "plans", "--sample").code == 0
    return tmp_path / "plans"


def _rows(plans: Path) -> list[dict[str, Any]]:
    with (plans / "curation" / "corrections.toml").open("rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file).get("correction", [])
    return rows


def test_a_correction_is_written_with_what_was_read_and_shown_by_check(kg: Run, plans: Path) -> None:
    ran = kg("correct", *TASK, *BY, at=plans)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "已更正 list2020/task/2　部门：保护司 → 条法司"
    (row,) = _rows(plans)
    assert (row["text"], row["was"], row["now"]) == ("加快构建知识产权大保护工作格局", "保护司", "条法司")
    checked = kg("check", "corpus/list2020.txt", at=plans)
    assert checked.err == ""
    assert "更正 (1)" in checked.out
    assert "部门：保护司 → 条法司（王丽：原文如此）" in checked.out
    account = json.loads(kg("check", "corpus/list2020.txt", "--format", "json", at=plans).out)
    assert account["tasks"][1]["departments"] == [{"name": "条法司", "role": "responsible"}]
    assert [one["why"] for one in account["corrections"]] == ["原文如此"]


def test_the_file_of_the_sample_keeps_its_words_and_gets_the_row_at_its_end(kg: Run, plans: Path) -> None:
    before = (plans / "curation" / "corrections.toml").read_text(encoding="utf-8")
    assert before.startswith("# Corrections of what was read")
    assert kg("correct", *TASK, *BY, at=plans).code == 0
    assert (plans / "curation" / "corrections.toml").read_text(encoding="utf-8").startswith(before)


def test_the_commands_of_the_page_on_corrections_work_one_after_the_other(kg: Run, plans: Path) -> None:
    page = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    commands = [shlex.split(line, comments=True)[1:] for line in page.split("```")[1].splitlines()[1:]]
    before = _rows(plans)
    assert [words[0] for words in commands] == ["correct", "correct", "check", "correct"]
    for words in commands:
        ran = kg(*words, at=plans)
        assert (ran.code, ran.err) == (0, "")
    assert _rows(plans) == before


def test_a_sentence_is_split_and_the_parts_are_corrected_on_their_own(kg: Run, plans: Path) -> None:
    parts = ("优化知识产权保护中心建设布局，", "拓展工作思路，丰富职责内涵。")
    first = ("list2020/task/2/measure/1", "sentences", "--now", parts[0], "--now", parts[1])
    second = ("list2020/task/2/measure/2", "deadline", "--now", "年底前", "--due", "2020-12-31")
    assert kg("correct", *first, *BY, at=plans).code == 0
    assert kg("correct", *second, *BY, at=plans).code == 0
    account = json.loads(kg("check", "corpus/list2020.txt", "--format", "json", at=plans).out)
    measures = account["tasks"][1]["measures"]
    assert [(measure["text"], measure["deadline"]) for measure in measures[:2]] == [
        (parts[0], None),
        (parts[1], "年底前"),
    ]


WRONG = [
    (("list2020/task/2", "department", "--was", "条法司"), "task/2 没有部门 '条法司'"),
    (("list2020/task/99", "title", "--now", "x"), "task/99 不是计划 list2020 中的条目"),
    (("list1999/task/2", "title", "--now", "x"), "清单中没有计划 list1999"),
    (("list2020/task/2", "colour", "--now", "x"), "task/2 没有 colour；可更正的有：title"),
    (("list2020/target/1", "value", "--now", "十六"), "value '十六' 不是数"),
    (("list2020/task/2",), "kg correct 需要一个 ELEMENT 和一个 FIELD"),
    (("--list", "--undo", "3"), "kg correct 需要一个 ELEMENT 和一个 FIELD"),
    (("--undo", "2"), "这里没有一条更正"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[said for _, said in WRONG])
def test_what_cannot_be_obeyed_is_one_line_and_nothing_is_written(
    kg: Run, plans: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = (plans / "curation" / "corrections.toml").read_bytes()
    ran = kg("correct", *arguments, *(() if arguments[0].startswith("--") else BY), at=plans)
    assert (ran.code, len(ran.err.splitlines())) == (2, 2)
    assert said in ran.err.splitlines()[0]
    assert (plans / "curation" / "corrections.toml").read_bytes() == before


def test_a_correction_without_a_reason_is_refused(kg: Run, plans: Path) -> None:
    ran = kg("correct", *TASK, "--who", "王丽", at=plans)
    assert (ran.code, _rows(plans)) == (2, [])
    assert "更正要写明由谁作出、为何更正" in ran.err


def test_the_list_says_which_corrections_still_apply_and_undo_takes_one_out(kg: Run, plans: Path) -> None:
    assert kg("correct", *TASK, *BY, at=plans).code == 0
    assert kg("correct", "list2021/target/1", "figure", *BY, at=plans).code == 0
    listed = kg("correct", "--list", "--format", "json", at=plans)
    lines = [row["line"] for row in json.loads(listed.out)]
    assert (listed.code, [row["state"] for row in json.loads(listed.out)]) == (0, ["有效", "有效"])
    text = (plans / "corpus" / "list2020.txt").read_text(encoding="utf-8")
    (plans / "corpus" / "list2020.txt").write_text(text.replace("局内：保护司", "局内：审查司"), encoding="utf-8")
    stale = kg("correct", "--list", "--format", "json", at=plans)
    assert stale.code == 1
    assert json.loads(stale.out)[0]["state"] == "不再适用：task/2 没有部门 '保护司'"
    checked = kg("check", "corpus/list2020.txt", at=plans)
    assert checked.err.splitlines() == [f"curation/corrections.toml:{lines[0]}：不再适用：task/2 没有部门 '保护司'"]
    undone = kg("correct", "--undo", str(lines[0]), at=plans)
    assert undone.code == 0
    assert 'now = "条法司"' in undone.out
    assert [row["element"] for row in _rows(plans)] == ["target/1"]
