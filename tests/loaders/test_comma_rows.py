"""Tables of tasks that a spreadsheet wrote out with commas between their cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.specimens import left_over, read, tree

_ROWS = (
    "白河县2025年护林任务分工表,,,,\n序号,重点任务,牵头单位,责任单位,完成时限\n一、设施,,,,\n"
    '1,"新建瞭望塔9座。\n开展巡护""值守""。",县林业局,"县财政局,县气象局",5月底前\n2,更新水泵30台。,县林业局,,8月底前\n'
    "二、执法,,,,\n3,查处违规用火。,县公安局,县林业局,全年\n"
)


@pytest.mark.parametrize("suffix", [".csv", ".txt"])
def test_commas_part_the_cells_of_rows_and_quotes_keep_their_own(tmp_path: Path, suffix: str) -> None:
    document = read(tmp_path, _ROWS, suffix=suffix)
    assert document.header.title is not None
    assert document.header.title.text == "白河县2025年护林任务分工表"
    assert tree(document) == [
        ("一", "新建瞭望塔9座", ['开展巡护"值守"。']),
        ("一", "更新水泵30台", []),
        ("二", "查处违规用火", []),
    ]
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["县林业局", "县财政局", "县气象局"],
        ["县林业局"],
        ["县公安局", "县林业局"],
    ]
    assert left_over(document) == []


def test_half_width_commas_of_sentences_make_no_table(tmp_path: Path) -> None:
    text = (
        "白河县2025年护林工作要点\n一、重点任务\n（一）加强巡护。组织巡护,排查隐患,落实整改。\n"
        "（二）抓好宣传。张贴标语,发放手册,入户宣讲。\n"
    )
    assert [task.title for task in read(tmp_path, text).tasks] == ["加强巡护", "抓好宣传"]


def test_a_row_that_says_that_a_table_goes_on_titles_no_part(tmp_path: Path) -> None:
    head = "| 序号 | 任务 | 责任单位 |\n"
    text = (
        f"# 白河县2025年护林任务分工表\n\n{head}|---|---|---|\n| 1 | 新建瞭望塔9座 | 县林业局 |\n| 续表 | | |\n{head}"
        "| 2 | 更新水泵30台 | 县林业局 |\n"
    )
    document = read(tmp_path, text, suffix=".md")
    assert (document.sections, len(document.tasks)) == ((), 2)
