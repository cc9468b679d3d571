"""Cells over all rows of a part, which a copy with tabs or in Markdown prints in the first row alone."""

from __future__ import annotations

from pathlib import Path

from kg.model import Role, Task
from tests.loaders.specimens import read

_MARKDOWN = """# 临江县2025年园林重点任务分解表

| 序号 | 工作任务 | 牵头单位 | 责任单位 | 完成时限 |
|---|---|---|---|---|
| 一、增绿 | | | | |
| 1 | 栽植行道树1900株。 | 县园林局 | 县住建局 | 4月底前 |
| 2 | 新建绿道17公里。 | | 县交通运输局 | |
| 3 | 改造小游园5处。 | | 各街道 | |
| 二、管护 | | | | |
| 4 | 防治美国白蛾。 | 县林业局 | 各街道 | 9月底前 |
| 5 | 修剪树木。 | 县园林局 | | |
"""
_PAGE = (
    "<html><body><h2>临江县2025年园林重点任务分解表</h2><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td>"
    "<td>完成时限</td></tr><tr><td>1</td><td>栽植行道树。</td><td rowspan=2>县园林局</td><td>4月底前</td></tr>"
    "<tr><td>2</td><td>新建绿道。</td><td></td></tr><tr><td>3</td><td>改造游园。</td><td>县住建局</td><td></td></tr>"
    "</table></body></html>"
)


def _who(task: Task) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in task.responsibilities]


def _times(tasks: tuple[Task, ...]) -> list[str | None]:
    return [task.deadline.text if task.deadline else None for task in tasks]


def test_what_the_first_row_of_a_part_says_alone_goes_for_all_its_tasks(tmp_path: Path) -> None:
    tasks = read(tmp_path, _MARKDOWN, suffix=".md").tasks
    assert _times(tasks) == ["4月底前", "4月底前", "4月底前", "9月底前", None]
    assert [_who(task) for task in tasks[1:3]] == [
        [("县园林局", Role.LEAD), ("县交通运输局", Role.RESPONSIBLE)],
        [("县园林局", Role.LEAD), ("各街道", Role.RESPONSIBLE)],
    ]
    assert _who(tasks[4]) == [("县园林局", Role.LEAD)]


def test_who_is_named_in_the_first_row_alone_is_responsible_for_all(tmp_path: Path) -> None:
    text = "临江县2025年园林工作任务表\n序号\t任务\t责任单位\n1\t栽植行道树\t县园林局\n2\t新建绿道\t\n3\t改造游园\t\n"
    assert [_who(task) for task in read(tmp_path, text).tasks] == [[("县园林局", Role.RESPONSIBLE)]] * 3


def test_a_table_with_cells_over_rows_means_what_it_leaves_blank(tmp_path: Path) -> None:
    tasks = read(tmp_path, _PAGE, suffix=".html").tasks
    assert _times(tasks) == ["4月底前", None, None]


def test_a_blank_cell_of_a_format_that_has_cells_over_rows_says_nothing(tmp_path: Path) -> None:
    page = _PAGE.replace(" rowspan=2", "").replace("<td>新建绿道。</td>", "<td>新建绿道。</td><td>县住建局</td>")
    assert _times(read(tmp_path, page, suffix=".html").tasks) == ["4月底前", None, None]


def test_a_column_of_times_in_which_a_part_begins_blank_means_its_blank_cells(tmp_path: Path) -> None:
    text = _MARKDOWN.replace(
        "| 4 | 防治美国白蛾。 | 县林业局 | 各街道 | 9月底前 |", "| 4 | 防治美国白蛾。 | 县林业局 | 各街道 | |"
    )
    text = text.replace("| 5 | 修剪树木。 | 县园林局 | | |", "| 5 | 修剪树木。 | 县园林局 | | 9月底前 |")
    assert _times(read(tmp_path, text, suffix=".md").tasks) == ["4月底前", None, None, None, "9月底前"]
