"""Reports as they are spoken: halves without headings."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.specimens import read


def test_a_report_without_headings_is_parted_by_how_its_paragraphs_open(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "政府工作报告\n——2023年1月8日在某县第十八届人民代表大会第二次会议上\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n"
        "过去的一年，我们迎难而上。地区生产总值增长6.1%，新建公路45公里。\n"
        "今年发展的主要预期目标是：地区生产总值增长7%左右。\n（一）扩大有效投资\n"
        "建设交通项目。新建公路60公里。改造农村桥梁12座。\n推进水利项目。加固水库9座。\n（二）促进消费\n"
        "发展商贸流通。新增限上企业30家。\n",
    )
    assert [(task.section, task.title) for task in document.tasks] == [
        ("一", "建设交通项目"),
        ("一", "推进水利项目"),
        ("二", "发展商贸流通"),
    ]
    assert [(str(o.value), o.unit) for o in document.outcomes] == [("6.1", "%"), ("45", "公里")]
    assert [(str(t.value), t.unit) for t in document.targets] == [("7", "%")]
