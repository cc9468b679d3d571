"""Whom rows, columns and divisions of duties name, and by which names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from loaders.annotate.names import split_names
from loaders.reading.strand import whole
from tests.loaders.specimens import read

_HEAD = "海云市2023年工作要点\n\n一、提升服务水平\n"
_DOES, _HELPS = Role.RESPONSIBLE, Role.PARTICIPANT


def test_a_body_whose_name_holds_a_word_of_duty_is_named_whole(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川区2024年绿化工作方案\n一、主要任务\n（一）扩大绿地。新建绿地9公顷。\n（二）加强管护。修剪树木。\n"
        "二、职责分工\n区住房保障房屋管理局负责居住区绿地。\n区市场监督管理局负责苗木市场。\n区委组织部负责考核。\n",
    )
    duties = document.tasks[-1]
    assert [r.name for measure in duties.measures for r in measure.responsibilities] == [
        "区住房保障房屋管理局", "区市场监督管理局", "区委组织部",
    ]  # fmt: skip


@pytest.mark.parametrize("header", ["协助单位", "会办部门", "支持单位"])
def test_whoever_stands_below_a_column_of_help_takes_part(tmp_path: Path, header: str) -> None:
    document = read(
        tmp_path,
        f"# 青川区2024年绿化任务清单\n\n| 序号 | 任务 | 责任单位及责任人 | {header} | 销号时限 |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 1 | 扩大绿地 | 区林业局 | 区水务局 | 2024年6月 |\n| 2 | 加强管护 | 区城管局 | 区财政局 | 2024年9月 |\n",
        suffix=".md",
    )
    assert [[(r.name, r.role) for r in task.responsibilities] for task in document.tasks] == [
        [("区林业局", _DOES), ("区水务局", _HELPS)],
        [("区城管局", _DOES), ("区财政局", _HELPS)],
    ]
    assert [task.deadline and task.deadline.text for task in document.tasks] == ["2024年6月", "2024年9月"]


def test_a_bracket_of_a_title_that_is_named_says_nothing_of_the_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}1.推进《林区保护规划（2021—2035年）》编制。完成送审稿。（市林业局负责）\n2.开展检查。组织抽查。（市水利局负责）\n",
    )
    first = document.tasks[0]
    assert (first.title, first.deadline) == ("推进《林区保护规划（2021—2035年）》编制", None)
    assert [r.name for r in first.responsibilities] == ["市林业局"]


def test_a_division_of_duties_is_a_task_below_a_heading_on_how_the_work_is_led(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川区2024年绿化工作方案\n一、主要任务\n（一）扩大绿地。新建绿地9公顷。\n（二）加强管护。修剪树木。\n"
        "二、保障措施\n（一）加强领导。高度重视绿化工作。\n（二）职责分工\n区林业局负责造林。\n区水务局负责浇灌。\n区财政局负责资金。\n",
    )
    assert [task.title for task in document.tasks] == ["扩大绿地", "加强管护", "加强领导", "职责分工"]
    assert [r.name for m in document.tasks[-1].measures for r in m.responsibilities] == [
        "区林业局", "区水务局", "区财政局",
    ]  # fmt: skip


def test_neither_a_time_nor_what_has_no_letters_is_a_name(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 青川区2024年绿化任务清单\n\n| 序号 | 任务 | 举措 | 责任单位 |\n| --- | --- | --- | --- |\n"
        "| 1 | 扩大绿地 | 新建绿地3处。（区农业局、区粮食局，12月底前） | 区林业局 |\n"
        "| 2 | 加强管护 | 修剪树木。 | 区城管局 ; # |\n",
        suffix=".md",
    )
    assert [r.name for m in document.tasks[0].measures for r in m.responsibilities] == ["区农业局", "区粮食局"]
    assert [r.name for r in document.tasks[1].responsibilities] == ["区城管局"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("县园林局县水务局县直各部门", ["县园林局", "县水务局", "县直各部门"]),
        ("市委宣传部市园林局各区人民政府", ["市委宣传部", "市园林局", "各区人民政府"]),
        ("县政府办公室县园艺中心各乡镇", ["县政府办公室", "县园艺中心", "各乡镇"]),
        ("各乡镇县园林局", ["各乡镇", "县园林局"]),
        ("县人民政府各部门", ["县人民政府各部门"]),
        ("县绿化委各成员单位", ["县绿化委各成员单位"]),
        ("国家税务总局南江市税务局", ["国家税务总局南江市税务局"]),
        ("县公安局县城派出所", ["县公安局县城派出所"]),
    ],
)
def test_lines_of_a_cell_that_ran_together_are_several_names(cell: str, names: list[str]) -> None:
    assert [name.full for name in split_names(whole(cell))] == names


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("市公积金中心青川管理部、人民银行青川营业部", ["市公积金中心青川管理部", "人民银行青川营业部"]),
        ("区民政局（养老）、区卫健局（托育）", ["区民政局", "区卫健局"]),
        ("各镇政府（城关镇除外）、各街道办（西街除外）", ["各镇政府（城关镇除外）", "各街道办（西街除外）"]),
        ("区公安分局（交管）、各镇（街道）", ["区公安分局（交管）", "各镇（街道）"]),
        ("发改局（粮食局）、农业局（畜牧局）", ["发改局（粮食局）", "农业局（畜牧局）"]),
        ("省财政厅、岚江金融监管局、地方金融监管局", ["省财政厅", "岚江金融监管局", "省地方金融监管局"]),
        ("专利局审查部、自动化部", ["专利局审查部", "专利局自动化部"]),
    ],
)
def test_a_name_lends_those_behind_it_what_is_theirs_and_a_field_is_none_of_it(row: str, names: list[str]) -> None:
    assert [name.full for name in split_names(whole(row))] == names
