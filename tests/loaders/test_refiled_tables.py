"""Documents printed as files for the measurement keep the cells of their tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.genre.forms import account_of
from benchmarks.genre.refiled_tables import FORMS, parts_of, write_files
from benchmarks.genre.table_files import Sheet

TEXT = """白云县2025年水利重点任务清单

序号\t重点任务\t具体措施\t责任分工\t\t完成时限
\t\t\t牵头单位\t配合单位\t
一、防汛抗旱\t\t\t\t\t
1\t加固水库\t加固水库12座。\t县水利局\t县财政局\t6月底前
2\t疏浚河道\t疏浚河道30公里。\t县水利局\t县住建局\t9月底前
二、农村供水\t\t\t\t\t
3\t改造水厂\t改造水厂4座。\t县水务集团\t县卫健局\t年底前
"""


def test_headers_over_columns_and_parts_over_all_of_them_are_merged(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    (sheet,) = (part for part in parts_of(tmp_path / "plan.txt") if isinstance(part, Sheet))
    wide = {"".join(cell.paragraphs): (cell.rows, cell.columns) for cell in sheet.grid.cells if cell.columns > 1}
    assert sheet.heads == 2
    assert wide == {"责任分工": (1, 2), "一、防汛抗旱": (1, 6), "二、农村供水": (1, 6)}


@pytest.mark.parametrize("form", [form for form, (kind, _) in FORMS.items() if kind in ("docx", "xlsx", "html")])
def test_what_is_read_of_a_file_is_what_is_read_of_its_text(tmp_path: Path, form: str) -> None:
    text = tmp_path / "plan.txt"
    text.write_text(TEXT, encoding="utf-8")
    (made,) = write_files({"plan": parts_of(text)}, form, tmp_path).values()
    whole, again = account_of(text), account_of(made)
    assert whole is not None
    assert again is not None
    assert [task["title"] for task in again["tasks"]] == [task["title"] for task in whole["tasks"]]
    assert [task["departments"] for task in again["tasks"]] == [task["departments"] for task in whole["tasks"]]
