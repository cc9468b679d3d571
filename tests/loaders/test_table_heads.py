"""Lines right above tables that title the parts of their rows, marked up or not."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.specimens import read

_HEADER = "| 序号 | 工作任务 | 牵头单位 |\n| --- | --- | --- |\n"


def _sections(folder: Path, text: str) -> list[tuple[str, str | None]]:
    document = read(folder, text, suffix=".md")
    titles = {section.number: section.title for section in document.sections}
    return [(task.title, titles.get(task.section or "")) for task in document.tasks]


def test_marked_up_headings_above_tables_are_parts(tmp_path: Path) -> None:
    text = (
        "# 江南省数据工作任务清单\n\n## 开发数据\n\n### 有序利用。\n\n"
        f"{_HEADER}| 1 | 遴选企业20家 | 省经信厅 |\n\n### 可信空间\n\n{_HEADER}| 2 | 建设空间3个 | 省数据局 |\n"
    )
    assert _sections(tmp_path, text) == [("遴选企业20家", "有序利用"), ("建设空间3个", "可信空间")]
    document = read(tmp_path, text, suffix=".md")
    assert [section.title for section in document.sections] == ["开发数据", "有序利用", "可信空间"]
    assert document.header.title
    assert document.header.title.text == "江南省数据工作任务清单"


def test_plain_lines_are_parts_where_several_tables_have_one(tmp_path: Path) -> None:
    text = (
        "江南省2024年数据工作任务清单\n\n开发数据\n\n"
        f"{_HEADER}| 1 | 遴选企业20家 | 省经信厅 |\n\n可信空间\n\n{_HEADER}| 2 | 建设空间3个 | 省数据局 |\n"
    )
    assert _sections(tmp_path, text) == [("遴选企业20家", "开发数据"), ("建设空间3个", "可信空间")]


def test_the_title_of_a_sole_table_is_no_part(tmp_path: Path) -> None:
    text = f"江南省2024年数据工作任务清单\n\n重点事项\n\n{_HEADER}| 1 | 遴选企业20家 | 省经信厅 |\n"
    assert _sections(tmp_path, text) == [("遴选企业20家", None)]
