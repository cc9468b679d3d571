"""Work reports: where the review ends, which paragraphs are tasks, and what only closes the report."""

from __future__ import annotations

from kg.model import Source
from loaders.families.work_report import recognise
from loaders.reading.blocks import read_blocks
from tests.loaders.conftest import ReadPlan

REVIEW = """# 李明在2022年全省林业工作会议上的工作报告

## 2021年工作回顾

一是造林绿化稳步推进。完成造林120万亩，森林覆盖率达到61.2%。

（一）这里仍是回顾，不是任务。成绩来之不易。

"""
AHEAD = """## 2022年重点工作

今年要着力抓好以下方面：

（一）加强资源保护

落实林长制。健全考核办法。各地要压实责任。

严格用途管制。修订《林地管理办法》。

（二）推进科学绿化

开展国土绿化。完成造林100万亩。
"""
CLOSE = "\n同志们，任务艰巨。让我们共同奋斗！\n"


def test_the_priorities_begin_below_the_heading_that_looks_ahead(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD + CLOSE, name="report.md")
    assert document.family == "work-report"
    assert [(section.number, section.title) for section in document.sections] == [
        ("一", "加强资源保护"),
        ("二", "推进科学绿化"),
    ]
    assert [(task.number, task.title) for task in document.tasks] == [
        ("1-1", "落实林长制"),
        ("1-2", "严格用途管制"),
        ("2-1", "开展国土绿化"),
    ]


def test_the_title_sentence_is_the_task_and_no_measure(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD, name="report.md")
    assert [[(m.actor, m.text) for m in task.measures] for task in document.tasks] == [
        [(None, "健全考核办法。"), ("各地", "各地要压实责任。")],
        [(None, "修订《林地管理办法》。")],
        [(None, "完成造林100万亩。")],
    ]


def test_what_closes_the_report_is_a_remark(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD + CLOSE, name="report.md")
    assert document.remarks[-1].text == "同志们，任务艰巨。让我们共同奋斗！"
    assert [task.title for task in document.tasks][-1] == "开展国土绿化"


def test_figures_of_the_review_are_outcomes_and_those_of_the_priorities_targets(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD, name="report.md")
    assert [(str(outcome.value), outcome.unit) for outcome in document.outcomes] == [("120", "万亩"), ("61.2", "%")]
    targets = [target for task in document.tasks for measure in task.measures for target in measure.targets]
    assert [(str(target.value), target.unit) for target in targets] == [("100", "万亩")]


def test_a_report_says_everything_once_or_leaves_it_over(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD + CLOSE, name="report.md")
    assert document.coverage
    assert document.coverage.unassigned == ()


def test_a_report_that_only_looks_back_is_no_plan_of_this_kind() -> None:
    evidence = recognise(read_blocks(Source("report.md", "text/markdown", "0" * 64, REVIEW)))
    assert evidence.score == 0
    assert "0 paragraphs with a title sentence" in evidence.reason
