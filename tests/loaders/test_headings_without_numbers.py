"""Headings without numbers above items that are counted anew, what ends the last task, and lines on who does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument, Role, Task
from loaders.annotate.closing import is_closing_line
from tests.loaders.specimens import left_over, read, tree

_TITLE = "沙河县2025年河湖管护重点任务"
_WRAPPED = f"""**{_TITLE}**

**守好水源**

1\\. 更新名录

全面更新水源地名录，新增水源地四处，逐处设立标志，并向社会公布名录，方便群众查询和监
督。

牵头部门：县水利局　　协同部门：县林业局、县住建局、县城市管理局、县供水总公司、县河道管理所

**管好河道**

1\\. 清理垃圾

清理河道垃圾二十吨，做到日产日清，建立台账，定期通报，并将结果报送县政府办公室备案存
档。

牵头部门：县水利局

2\\. 修复湿地

修复退化湿地三处，种植水生植物，恢复湿地功能，全年巡查不少于十二次，发现问题及时处置
。

牵头部门：县林业局
"""


def _who(task: Task) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in task.responsibilities]


def _of_parts(document: PlanDocument) -> list[tuple[str, list[str]]]:
    titles = {section.number: section.title for section in document.sections}
    tasks: dict[str, list[str]] = {title: [] for title in titles.values()}
    for task in document.tasks:
        tasks[titles[task.section or ""]].append(task.title)
    return list(tasks.items())


@pytest.mark.parametrize(
    ("text", "suffix"), [(_WRAPPED, ".md"), (_WRAPPED.replace("**", "").replace("\\", ""), ".txt")]
)
def test_lines_above_items_that_begin_anew_head_parts_and_run_into_no_name(
    tmp_path: Path, text: str, suffix: str
) -> None:
    document = read(tmp_path, text, suffix=suffix)
    assert _of_parts(document) == [("守好水源", ["更新名录"]), ("管好河道", ["清理垃圾", "修复湿地"])]
    names = [name for name, _ in _who(document.tasks[0])]
    assert names == ["县水利局", "县林业局", "县住建局", "县城市管理局", "县供水总公司", "县河道管理所"]
    assert left_over(document) == []


def test_lines_head_parts_only_where_all_runs_of_items_have_one(tmp_path: Path) -> None:
    text = "守好水源\n1.更新名录。新增水源地4处。\n2.设立标志。新增标志5块。\n1.清理垃圾。清理垃圾20吨。\n"
    document = read(tmp_path, f"{_TITLE}\n{text}")
    assert document.sections == ()


@pytest.mark.parametrize("heading", ["工作要求", "有关要求", "组织保障"])
def test_a_heading_without_a_number_behind_the_last_bracket_ends_its_task(tmp_path: Path, heading: str) -> None:
    document = read(
        tmp_path,
        f"{_TITLE}\n守好水源\n1.更新名录。新增水源地4处。（县水利局牵头）\n管好河道\n2.清理垃圾。清理垃圾20吨。（县水利局负责）\n"
        f"3.修复湿地。修复湿地3处。（县林业局负责）\n{heading}\n各镇要加强领导，确保完成。进展情况于11月30日前报送。\n",
    )
    assert tree(document)[-1][1:] == ("修复湿地", ["修复湿地3处。"])
    assert "各镇要加强领导" in "".join(remark.text for remark in document.remarks)


@pytest.mark.parametrize(
    ("line", "names", "deadline"),
    [
        ("县水利局牵头，县林业局、县住建局配合，暑假期间完成", ["县水利局", "县林业局", "县住建局"], "暑假期间完成"),
        ("县水利局负责，县林业局参加", ["县水利局", "县林业局"], None),
        ("县水利局负责", ["县水利局"], None),
    ],
)
def test_a_line_without_label_or_full_stop_closes_its_task(
    tmp_path: Path, line: str, names: list[str], deadline: str | None
) -> None:
    document = read(
        tmp_path,
        f"{_TITLE}\n一、守好水源\n1.更新名录\n新增水源地4处。\n{line}\n2.清理垃圾\n清理垃圾20吨。\n牵头单位：县水利局\n",
    )
    first = document.tasks[0]
    assert [measure.text for measure in first.measures] == ["新增水源地4处。"]
    assert [name for name, _ in _who(first)] == names
    assert (first.deadline.text if first.deadline else None) == deadline


@pytest.mark.parametrize("line", ["县水利局配合", "县水利局配合，县林业局参加", "抓好落实，强化负责", "各部门配合"])
def test_what_may_head_items_or_asks_for_something_is_no_closing_line(line: str) -> None:
    assert not is_closing_line(line)


def test_lines_on_who_leads_above_items_head_them_as_before(tmp_path: Path) -> None:
    text = "县发改局牵头\n1.新建项目3个。\n2.完成规划2项。\n县水利局牵头\n3.修复河道20公里。\n4.改造水库3座。\n"
    document = read(tmp_path, f"{_TITLE}\n{text}")
    assert [section.title for section in document.sections] == ["县发改局牵头", "县水利局牵头"]
