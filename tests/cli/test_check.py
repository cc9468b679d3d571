"""Tests of `kg check`: what was understood, as JSON and as a tree, and what was left over."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kg.cli.commands.check import read_file
from kg.cli.tree import locate
from kg.model import Coverage, Piece
from kg.resources import data_folder
from tests.cli.conftest import Run

check = import_module("kg.cli.commands.check")
CORPUS = data_folder("corpus")


def _account(kg: Run, name: str) -> Any:
    ran = kg("check", str(CORPUS / name), "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_the_json_has_the_agreed_shape(kg: Run) -> None:
    account = _account(kg, "list2020.txt")
    assert list(account) == ["plan", "sections", "tasks", "targets", "outcomes", "cited", "coverage"]
    assert account["plan"] == {
        "title": "2020年推动知识产权高质量发展任务清单",
        "year": 2020,
        "issuer": None,
        "document_number": None,
        "issued": None,
    }
    assert account["sections"][0] == {"number": "一", "title": "全面强化知识产权保护"}
    task = account["tasks"][1]
    assert (task["number"], task["section"], task["deadline"]) == ("2", "一", "年内有阶段性成果")
    assert task["departments"] == [{"name": "保护司", "role": "responsible"}]
    assert task["measures"][4]["duties"] == [{"category": "各类省份", "obligation": "必做"}]
    assert set(task["measures"][0]) == {"text", "actor", "departments", "duties", "deadline"}
    assert account["cited"][0] == "关于强化知识产权保护的意见"


def test_a_plan_of_numbered_items_says_who_leads(kg: Run) -> None:
    account = _account(kg, "push2020.md")
    assert account["plan"]["document_number"] == "国知战联办〔2020〕5号"
    assert account["plan"]["issued"] == "2020-05-13"
    second = account["tasks"][0]["measures"][1]
    assert second["number"] == "2"
    assert [one["role"] for one in second["departments"]] == ["lead", *["participant"] * 3]


def test_figures_are_numbers_with_their_sign_and_task(kg: Run) -> None:
    targets = {target["indicator"]: target for target in _account(kg, "list2020.txt")["targets"]}
    found = targets["高价值专利审查周期"]
    assert {key: found[key] for key in ("task", "comparator", "value", "unit")} == {
        "task": "6",
        "comparator": "<=",
        "value": 16,
        "unit": "个月",
    }


def test_outcomes_of_a_report_have_a_baseline_or_null(kg: Run) -> None:
    outcomes = _account(kg, "report2021.md")["outcomes"]
    keys = {"task", "quote", "indicator", "comparator", "value", "unit", "period", "baseline"}
    assert {frozenset(outcome) for outcome in outcomes} == {frozenset(keys)}
    assert any(outcome["value"] == 3017.3 and outcome["unit"] == "万件" for outcome in outcomes)


@pytest.mark.parametrize("name", ["list2020.txt", "list2021.txt", "push2020.md", "report2021.md", "guide2021.txt"])
def test_every_character_of_the_sample_is_accounted_for(kg: Run, name: str) -> None:
    coverage = _account(kg, name)["coverage"]
    assert coverage["unassigned"] == []
    assert coverage["assigned"] + coverage["furniture"] == coverage["characters"]


def test_the_tree_shows_tasks_departments_dates_figures_and_the_account(kg: Run) -> None:
    ran = kg("check", str(CORPUS / "list2020.txt"))
    for expected in (
        "2  加快构建知识产权大保护工作格局",
        "负责 保护司",
        "年内有阶段性成果",
        "<= 16个月",
        "未读懂 0 个字符",
    ):
        assert expected in ran.out


def test_what_is_left_over_is_shown_with_its_place_and_ends_with_one(kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_file(CORPUS / "guide2021.txt")
    start = document.source.text.index("大保护")
    coverage = Coverage(characters=100, assigned=90, furniture=7, unassigned=(Piece(start, start + 3),))
    monkeypatch.setattr(check, "read_file", lambda _: replace(document, coverage=coverage))
    as_json = kg("check", "guide.txt", "--format", "json")
    assert as_json.code == 1
    left = {"start": start, "end": start + 3, "text": "大保护"}
    assert json.loads(as_json.out)["coverage"] == {
        "characters": 100,
        "assigned": 90,
        "furniture": 7,
        "unassigned": [left],
    }
    as_text = kg("check", "guide.txt")
    assert as_text.code == 1
    line, column = locate(document.source.text, start)
    assert "正文 90.0%，版面 7.0%，未读懂 3 个字符" in as_text.out
    assert f"第 {line} 行第 {column} 列（{start}–{start + 3}）：大保护" in as_text.out


def test_a_document_is_read_in_any_known_encoding(kg: Run, tmp_path: Path) -> None:
    text = (CORPUS / "guide2021.txt").read_text(encoding="utf-8")
    titles = []
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        (tmp_path / "guide.txt").write_bytes(text.encode(encoding))
        titles.append(json.loads(kg("check", "guide.txt", "--format", "json").out)["tasks"])
    assert titles[1:] == titles[:-1]


def test_checking_leaves_the_folder_as_it_was(kg: Run, tmp_path: Path) -> None:
    shutil.copyfile(CORPUS / "guide2021.txt", tmp_path / "guide.txt")
    assert kg("check", "guide.txt").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["guide.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 4),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
        ("shift.txt", "知識産権推進計画、著作権の保護。".encode("shift_jis") + b"\xff\xfe\x81"),
        ("poem.txt", "白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。\n".encode()),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_document_that_cannot_be_read_gets_one_line_and_a_hint(
    kg: Run, tmp_path: Path, name: str, content: bytes | None, form: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = kg("check", name, "--format", form)
    assert (ran.code, ran.out) == (2, "")
    message, hint = ran.err.splitlines()
    assert message.startswith("错误：")
    assert name in message
    assert hint.startswith("  提示：")


def test_a_document_of_no_known_kind_is_told_what_was_looked_for(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("白日依山尽，黄河入海流。\n", encoding="utf-8")
    assert "任务清单" in kg("check", "poem.txt").err


def test_line_and_column_count_from_one() -> None:
    assert [locate("甲\n乙丙\n", offset) for offset in (0, 2, 3)] == [(1, 1), (2, 1), (2, 2)]


def test_a_page_is_written_whole_with_the_account_of_the_characters(kg: Run, tmp_path: Path) -> None:
    ran = kg("check", str(CORPUS / "list2020.txt"), "--html", "page.html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "已写入 page.html，用浏览器打开"
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "读作 任务清单" in page
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_page_that_cannot_be_written_is_one_line(kg: Run) -> None:
    ran = kg("check", str(CORPUS / "list2020.txt"), "--html", "nowhere/page.html")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)


def test_the_tree_shows_numbers_as_printed_and_parts_within_parts(kg: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "丰县2024年节水工作方案\n一、重点任务\n（一）农业\n1.节约用水。改造灌区。（县水利局负责）\n2.扩大再用。推广再生水。（县城管局负责）\n"
        "（二）工业\n1.循环用水。改造设备。（县工信局负责）\n二、保障\n（一）加强宣传。开展活动。（县水利局负责）\n",
        encoding="utf-8",
    )
    lines = [line.rstrip() for line in kg("check", str(plan)).out.splitlines()]
    assert "├── 一、重点任务" in lines
    assert "│   ├── （一）农业" in lines
    assert "│   │   ├── 1.节约用水  1-1" in lines


def test_the_tree_keeps_a_number_without_a_sign_apart_and_shows_a_part_that_is_a_task_once(
    kg: Run, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "丰县2024年节水工作方案\n一 总体要求\n坚持节水优先。\n二 重点任务\n"
        "（一）改造灌区。改造渠道8公里。（县水利局负责）\n（二）节约用水。推广再生水。（县城管局负责）\n"
        "三 循环用水\n改造设备6台。（县工信局负责）\n",
        encoding="utf-8",
    )
    lines = [line.rstrip() for line in kg("check", str(plan)).out.splitlines()]
    assert "├── 一 总体要求" in lines
    own = lines.index("└── 三 循环用水  3-0")
    assert [line.strip("├└─│ ") for line in lines[own + 1 : own + 3]] == ["负责 县工信局", "1. 改造设备6台。"]
    assert sum("循环用水" in line for line in lines) == 1


def test_the_tree_shows_a_part_of_a_further_plan_beside_the_first_of_its_number(kg: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    item = "1.改造渠道{}公里。（责任单位：县水利局）\n2.新建水闸{}座。（责任单位：县水利局）\n"
    plan.write_text(
        f"2023年某县水利清单\n一、灌区\n{item.format(30, 2)}附件2\n2023年某县防洪清单\n一、堤防\n{item.format(8, 1)}",
        encoding="utf-8",
    )
    lines = [line.rstrip() for line in kg("check", str(plan)).out.splitlines()]
    assert "├── 一、灌区  1-0" in lines
    assert "└── 一、堤防  1-0-2" in lines


def test_what_was_reached_of_a_task_stands_below_it(kg: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "丰县2024年重点工作台账\n截至9月底，累计完成投资2亿元。\n\n序号\t工作任务\t具体措施\t责任单位\t完成情况\n"
        "1\t修建泵站\t新建泵站6座。\t县水利局\t已建成泵站4座。\n2\t修渠\t修渠30公里。\t县水利局\t\n",
        encoding="utf-8",
    )
    account = json.loads(kg("check", str(plan), "--format", "json").out)
    assert [(one["task"], one["value"], one["unit"]) for one in account["outcomes"]] == [
        (None, 2, "亿元"),
        ("1", 4, "座"),
    ]
    lines = [line.rstrip() for line in kg("check", str(plan)).out.splitlines()]
    own = next(n for n, line in enumerate(lines) if "修建泵站" in line and "1" in line)
    below = lines.index("│   └── 成果 (1)")
    assert own < below < next(n for n, line in enumerate(lines) if "2  修渠" in line)
    assert "已建成泵站4座" in lines[below + 1]


def test_the_tree_tells_a_fall_from_a_rise(kg: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "丰县2024年节水工作方案\n一、重点任务\n（一）节约用水。万元产值用水量下降3%。\n（二）扩大再用。再生水产量增长8%。\n",
        encoding="utf-8",
    )
    ran = kg("check", str(plan))
    assert "万元产值用水量（下降） = 3%" in ran.out
    assert "再生水产量（增长） = 8%" in ran.out
