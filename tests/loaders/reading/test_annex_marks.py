"""How the mark of an annex is told, and the title behind it."""

from __future__ import annotations

import pytest

from loaders.reading.annex_marks import marks_annex, names_annex, read_annex_mark


@pytest.mark.parametrize(
    ("line", "title", "is_parted"),
    [
        ("附件", "", False),
        ("附 件 2", "", True),
        ("附表：", "", True),
        ("附件一：任务分解表", "任务分解表", True),
        ("附件：1.重点任务清单", "重点任务清单", True),
        ("附件2 验收标准", "验收标准", True),
        ("附件2023年重点任务清单", "2023年重点任务清单", True),
        ("附件12023年重点任务清单", "2023年重点任务清单", True),
        ("附表一览", "一览", False),
        ("附件下载", "下载", False),
    ],
)
def test_the_mark_of_an_annex_is_parted_from_its_title(line: str, title: str, *, is_parted: bool) -> None:
    mark = read_annex_mark(line)
    assert mark is not None
    assert (mark.title, mark.is_parted) == (title, is_parted)
    assert line[mark.length :] == title


def test_a_line_that_mentions_an_annex_further_on_has_no_mark() -> None:
    assert read_annex_mark("详见附件2") is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("附件2", "marks names behind_text above_table"),
        ("附件：任务分解表", "names behind_text above_table"),
        ("附件2 验收标准", "behind_text above_table"),
        ("附件验收标准", "above_table"),
        ("附件验收，按标准执行。", ""),
    ],
)
def test_what_may_stand_beside_a_mark_depends_on_where_the_line_stands(line: str, told: str) -> None:
    mark = read_annex_mark(line)
    assert mark is not None
    ways = {
        "marks": marks_annex(line),
        "names": names_annex(line),
        "behind_text": mark.opens_behind_text,
        "above_table": mark.opens_above_table,
    }
    assert " ".join(way for way, holds in ways.items() if holds) == told
