"""Headings above tasks: some with text alone beside others that head items, some above paragraphs with titles."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.specimens import left_over, read, tree

_HEAD = "江南省2021年生态环境保护工作方案\n一、推进污染减排\n"


def test_a_heading_with_text_alone_is_a_task_beside_headings_of_titled_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}（一）调整结构\n1.淘汰落后产能。关停小火电机组50台。\n2.提高准入标准。实行预算管理。\n"
        "（二）削减排放\n1.推进电力脱硫。脱硫效率达到90%以上。\n2.处理城镇污水。新增处理能力200万吨。\n"
        "（三）提升监测能力\n建设水质自动监测站30个。推进数据共享，年底前接入省级平台。\n",
    )
    assert tree(document)[-1] == (
        "一",
        "提升监测能力",
        ["建设水质自动监测站30个。", "推进数据共享，年底前接入省级平台。"],
    )
    assert [task.title for task in document.tasks[:4]] == [
        "淘汰落后产能",
        "提高准入标准",
        "推进电力脱硫",
        "处理城镇污水",
    ]
    assert left_over(document) == []


def test_paragraphs_that_all_open_with_titles_are_the_tasks_below_a_heading(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}（一）调整结构\n淘汰落后产能。严格执行产业政策，制定淘汰方案。\n提高准入标准。实行预算管理。\n"
        "推行清洁生产。每年审核100家。\n（二）削减排放\n新建机组配套脱硫设施，现役机组脱硫效率达到90%以上。\n",
    )
    assert tree(document) == [
        ("一-一", "淘汰落后产能", ["严格执行产业政策，制定淘汰方案。"]),
        ("一-一", "提高准入标准", ["实行预算管理。"]),
        ("一-一", "推行清洁生产", ["每年审核100家。"]),
        ("一", "削减排放", ["新建机组配套脱硫设施，现役机组脱硫效率达到90%以上。"]),
    ]


def test_who_is_named_behind_the_last_paragraph_alone_is_named_for_the_heading(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}（一）调整结构\n淘汰落后产能。严格执行产业政策。\n提高准入标准。实行预算管理。\n"
        "推行清洁生产。每年审核100家。（省生态环境厅负责）\n（二）削减排放\n推进脱硫。效率达到90%。（省能源局负责）\n",
    )
    assert [task.title for task in document.tasks] == ["调整结构", "削减排放"]
    assert [duty.name for task in document.tasks for duty in task.responsibilities] == ["省生态环境厅", "省能源局"]
