"""Tables drawn with lines in plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import load_document

BOXED = """某县2023年水利任务表
┌──┬────┬───────────┬────┬────┬────┐
│序号│重点任务│工作措施             │责任领导│责任股室│完成时限│
├──┼────┼───────────┼────┼────┼────┤
│1   │河道治理│清淤河道12公里，水质 │刘文军  │河湖股、│9月底前 │
│    │        │达标率90%以上。      │        │建管股  │        │
├──┼────┼───────────┼────┼────┼────┤
│2   │节约用水│创建节水单位6家。    │王  芳  │水政股  │年底前  │
└──┴────┴───────────┴────┴────┴────┘
"""
CROSSED = """某县2023年水利任务表
+----+--------+----------------------+--------+--------+
|序号|重点任务|工作措施              |责任股室|完成时限|
+----+--------+----------------------+--------+--------+
|1   |河道治理|清淤河道12公里，水质  |河湖股、|9月底前 |
|    |        |达标率90%以上。       |建管股  |        |
+----+--------+----------------------+--------+--------+
|2   |节约用水|创建节水单位6家。     |水政股  |年底前  |
+----+--------+----------------------+--------+--------+
"""


@pytest.mark.parametrize("text", [BOXED, CROSSED])
def test_a_drawn_table_is_read_as_its_rows(tmp_path: Path, text: str) -> None:
    file = tmp_path / "table.txt"
    file.write_text(text, encoding="utf-8")
    document = load_document(file)
    said = [
        (t.title, [m.text for m in t.measures], [r.name for r in t.responsibilities], t.deadline and t.deadline.text)
        for t in document.tasks
    ]
    assert said == [
        ("河道治理", ["清淤河道12公里，水质达标率90%以上。"], ["河湖股", "建管股"], "9月底前"),
        ("节约用水", ["创建节水单位6家。"], ["水政股"], "年底前"),
    ]
    assert document.coverage is not None
    assert document.coverage.unassigned == ()
