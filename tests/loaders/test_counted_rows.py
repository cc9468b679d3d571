"""Ledgers whose titles go over several numbered rows, however they are printed, and what stands below them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from kg.model import PlanDocument
from loaders import load_document
from tests.loaders.specimens import left_over

_HEAD = ("序号", "任务名称", "具体内容", "牵头单位", "配合单位", "完成时间")
_ROWS = (
    ("1", "健全巡护体系", "组建巡护队12支。开展演练。", "县林业局", "各乡镇", "2024年4月"),
    ("2", "", "划定巡护网格，落实到人。", "县林业局、县应急局", "各乡镇、县消防大队", "2024年6月"),
    ("3", "", "建立巡护台账。", "各乡镇", "县林业局", "2024年"),
    ("4", "完善防火设施", "新建防火道60公里。", "县林业局", "县财政局", "2024年9月"),
    ("5", "", "更新哨所设备。", "县应急局", "各乡镇", "2024年"),
)
_TITLE = "清源县2024年护林工作任务清单"


def spans() -> list[int]:
    """Return over how many rows each title goes, 0 where it goes over from above."""
    titles = [n for n, row in enumerate(_ROWS) if row[1]]
    ends = dict(zip(titles, [*titles[1:], len(_ROWS)], strict=True))
    return [ends.get(n, n) - n for n in range(len(_ROWS))]


def as_page(folder: Path) -> Path:
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td rowspan={span}>{cell}</td>" if n == 1 else f"<td>{cell}</td>"
            for n, cell in enumerate(row)
            if span or n != 1
        )
        + "</tr>"
        for row, span in zip(_ROWS, spans(), strict=True)
    )
    head = "".join(f"<td>{word}</td>" for word in _HEAD)
    file = folder / "plan.html"
    file.write_text(f"<h1>{_TITLE}</h1><table><tr>{head}</tr>{rows}</table>", encoding="utf-8")
    return file


def as_markdown(folder: Path) -> Path:
    rows = ("| " + " | ".join(row) + " |" for row in (_HEAD, ["---"] * len(_HEAD), *_ROWS))
    file = folder / "plan.md"
    file.write_text(f"# {_TITLE}\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return file


def as_word(folder: Path) -> Path:
    document = Document()
    document.add_heading(_TITLE, 0)
    table = document.add_table(len(_ROWS) + 1, len(_HEAD))
    for number, row in enumerate((_HEAD, *_ROWS)):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
    for number, span in enumerate(spans(), start=1):
        if span > 1:
            merged = table.cell(number, 1).merge(table.cell(number + span - 1, 1))
            merged.text = _ROWS[number - 1][1]
    document.save(str(folder / "plan.docx"))
    return folder / "plan.docx"


def as_lines(folder: Path) -> Path:
    cells = [cell for row in (_HEAD, *_ROWS) for cell in row if cell]
    file = folder / "plan.txt"
    file.write_text(f"{_TITLE}\n\n" + "\n\n".join(cells) + "\n", encoding="utf-8")
    return file


def told(document: PlanDocument) -> list[tuple[str, str, list[str], list[str], str | None]]:
    return [
        (
            task.number,
            task.title,
            [measure.text for measure in task.measures],
            [each.name for each in task.responsibilities],
            task.deadline.text if task.deadline else None,
        )
        for task in document.tasks
    ]


@pytest.mark.parametrize("print_table", [as_page, as_markdown, as_word, as_lines])
def test_numbered_rows_that_say_who_and_by_when_are_tasks_below_one_title(
    print_table: Callable[[Path], Path], tmp_path: Path
) -> None:
    document = load_document(print_table(tmp_path))
    assert told(document) == [
        ("1", "健全巡护体系", ["组建巡护队12支。", "开展演练。"], ["县林业局", "各乡镇"], "2024年4月"),
        (
            *("2", "健全巡护体系", ["划定巡护网格，落实到人。"]),
            *(["县林业局", "县应急局", "各乡镇", "县消防大队"], "2024年6月"),
        ),
        ("3", "健全巡护体系", ["建立巡护台账。"], ["各乡镇", "县林业局"], "2024年"),
        ("4", "完善防火设施", ["新建防火道60公里。"], ["县林业局", "县财政局"], "2024年9月"),
        ("5", "完善防火设施", ["更新哨所设备。"], ["县应急局", "各乡镇"], "2024年"),
    ]
    assert left_over(document) == []


_PLAN = (
    "清源县2024年护林工作方案\n\n一、主要任务\n\n（一）加强巡护。组建巡护队12支。\n\n（二）建设哨所。新建哨所9座。\n\n"
    "附件：1.2024年清源县护林工作联席会议成员单\n\n位任务清单\n\n2.2024年各乡镇护林指标\n\n附件1\n\n"
    "2024年清源县护林工作联席会议成员单位任务清单\n\n"
)


def test_a_table_of_cells_one_a_line_ends_above_the_next_annex(tmp_path: Path) -> None:
    cells = "\n\n".join(cell for row in (_HEAD, *_ROWS) for cell in row if cell)
    below = "\n\n".join(("附件2", "2024年各乡镇护林指标", "序号", "乡镇", "面积", *"5甲30", *"6乙40"))
    (tmp_path / "plan.txt").write_text(f"{_PLAN}{cells}\n\n{below}\n", encoding="utf-8")
    document = load_document(tmp_path / "plan.txt")
    assert [task.title for task in document.tasks] == [
        *("加强巡护", "建设哨所"),
        *(["健全巡护体系"] * 3),
        *(["完善防火设施"] * 2),
    ]
    assert left_over(document) == []


def test_a_list_of_annexes_whose_titles_break_is_no_text_of_the_last_task(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(_PLAN.partition("附件1\n")[0], encoding="utf-8")
    document = load_document(tmp_path / "plan.txt")
    assert [(task.title, len(task.measures)) for task in document.tasks] == [("加强巡护", 1), ("建设哨所", 1)]
    assert left_over(document) == []


def test_rows_that_say_what_is_done_in_each_year_are_tasks_of_their_own_too(tmp_path: Path) -> None:
    lines = (
        "清源县护林任务分解表 序号 内容 牵头部门 配合部门 2024年工作任务 2025年工作计划 "
        "1 编制护林规划 规划股 各股室 启动规划编制。 完成规划编制。 "
        "2 推进哨所建设 规划股 — 开展前期工作。 报批建设方案。 "
        "3 建设股 养护股 推进东山哨所建设。 推进西山哨所建设。 "
        "4 完善防火设施 建设股 养护股 新建防火道60公里。 新建防火道80公里。"
    )
    path = tmp_path / "plan.txt"
    path.write_text("\n\n".join(lines.split(" ")), encoding="utf-8")
    document = load_document(path)
    assert [(task.title, len(task.measures)) for task in document.tasks] == [
        ("编制护林规划", 2),
        ("推进哨所建设", 2),
        ("推进哨所建设", 2),
        ("完善防火设施", 2),
    ]
    assert [each.name for each in document.tasks[2].responsibilities] == ["建设股", "养护股"]
