"""Titles that copies print on several lines, and what stands around them and is no title."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import ReadPlan

BODY = "一、重点工作\n1.修缮校舍。修缮校舍20所。（县教育局负责）\n2.培训教师。培训教师300名。（县教育局负责）\n"


@pytest.mark.parametrize(
    ("letter", "title"),
    [
        ("平山县2023年重点工作\n任务分解和责任分工方案\n", "平山县2023年重点工作任务分解和责任分工方案"),
        ("平山县人民政府文件\n平山县校园安全专项整治\n\n实施方案\n", "平山县校园安全专项整治实施方案"),
        ("县工作报告\n", "县工作报告"),
        ("政府工作报\n告\n", "政府工作报告"),
        ("当前位置:首页\n>专题>教育局>工作通知\n平山县2023年教育工作要点\n", "平山县2023年教育工作要点"),
        ("平山县教育局\n2023年教育工作要点\n", "2023年教育工作要点"),
        ("平山县政府工作报告重点工作责任分解（2023年）\n", "平山县政府工作报告重点工作责任分解（2023年）"),
    ],
)
def test_the_lines_of_a_title_are_one_title(read_plan: ReadPlan, letter: str, title: str) -> None:
    header = read_plan(letter + BODY).header
    assert header.title
    assert header.title.text == title


def test_a_notice_whose_issuer_stands_on_a_line_of_its_own_is_one_title(read_plan: ReadPlan) -> None:
    letter = "平山县人民政府办公室\n关于印发2023年教育工作\n要点的通知\n平政办〔2023〕7号\n各乡镇人民政府：\n"
    header = read_plan(letter + BODY).header
    assert header.notice_title
    assert header.notice_title.text == "平山县人民政府办公室关于印发2023年教育工作要点的通知"
    assert header.title
    assert header.title.text == "2023年教育工作要点"
    assert header.issuer
    assert header.issuer.text == "平山县人民政府办公室"


def test_who_signs_is_the_issuer_before_whom_the_title_names(read_plan: ReadPlan) -> None:
    letter = "平山县教育局关于做好校舍修缮的意见\n平山县人民政府\n2023年3月1日\n"
    header = read_plan(letter + BODY).header
    assert header.issuer
    assert header.issuer.text == "平山县人民政府"


def test_lines_of_the_site_are_furniture(read_plan: ReadPlan) -> None:
    document = read_plan("当前位置:首页\n平山县2023年教育工作要点\n" + BODY)
    assert [document.source.quote(f.passage.pieces[0]) for f in document.furniture] == ["当前位置:首页"]


def test_a_plan_of_one_numbered_paragraph_is_read(read_plan: ReadPlan) -> None:
    document = read_plan("平山县2023年教育工作要点\n一、修缮校舍。修缮校舍20所。（县教育局负责）\n")
    assert [task.title for task in document.tasks] == ["修缮校舍"]


def test_numbered_lines_without_text_below_are_tasks(read_plan: ReadPlan) -> None:
    document = read_plan("平山县2023年重点工作安排\n●校舍修缮率达到90%以上\n1.修缮校舍\n2.培训教师\n3.添置课桌\n")
    assert [task.title for task in document.tasks] == ["修缮校舍", "培训教师", "添置课桌"]
    assert [target.indicator for target in document.targets] == ["校舍修缮率"]
    assert document.coverage
    assert document.coverage.unassigned == ()
