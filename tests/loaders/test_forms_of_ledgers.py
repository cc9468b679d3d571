"""Ledgers and score sheets: problems to be put right with goals, points, checkers, totals and broken lines."""

from __future__ import annotations

from pathlib import Path

from kg.model import Role
from loaders import load_document
from tests.loaders.specimens import left_over, read, targets_of, tree

_HEAD = "清溪市2024年督察反馈问题整改清单\n\n"


def test_a_problem_titles_its_task_and_a_goal_beside_measures_is_a_target(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}序号\t反馈问题\t整改目标\t整改措施\t责任单位\t验收单位\t整改时限\t整改进展\n"
        "1\t污水收集能力不足\t污水收集率达到75%以上，水质稳定。\t新建管网86公里。\t市住建局\t市督改办\t2024年9月底\t已建30公里\n"
        "2\t扬尘管控不到位\t全面完成整治。\t出台管理办法。\t市城管局\t市督改办\t/\t—\n",
    )
    first, second = document.tasks
    assert tree(document) == [
        (None, "污水收集能力不足", ["新建管网86公里。"]),
        (None, "扬尘管控不到位", ["出台管理办法。"]),
    ]
    assert [(t.indicator, str(t.value), t.unit) for t in first.targets] == [("污水收集率", "75", "%")]
    assert [(r.name, r.role) for r in first.responsibilities] == [("市住建局", Role.RESPONSIBLE)]
    assert (first.deadline and first.deadline.text, second.deadline) == ("2024年9月底", None)
    assert not left_over(document)


def test_beside_the_task_of_a_problem_the_problem_is_no_title(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}序号\t存在问题\t整改任务\t整改措施\t销号标准\t责任单位\n"
        "1\t河道淤积严重。\t清理沙河河道\t完成清淤12公里。\t水质达标。\t市水利局\n",
    )
    assert tree(document) == [(None, "清理沙河河道", ["完成清淤12公里。"])]


def test_rows_of_a_score_sheet_with_chinese_numbers_are_parts_and_points_no_targets(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清溪县2024年河长制工作考核细则\n\n序号\t考核项目\t分值\t考核指标\t考核部门\n\t总分\t100\t\t\n"
        "一、\t巩固成果\t31\t\t\n1\t强化巡河\t5\t1.开展巡河4次，得2分。\t县河长办\n"
        "二、\t加强宣传\t7\t用稿3篇，每少一篇扣1分。\t县委宣传部\n三、\t奖扣分项目\t7\t获表扬的，奖20分。\t县河长办\n",
    )
    assert [(section.number, section.title) for section in document.sections] == [
        ("一", "巩固成果"),
        ("二", "加强宣传"),
    ]
    assert [(task.section, task.number, task.title) for task in document.tasks] == [
        ("一", "1", "强化巡河"),
        ("二", "2-0", "加强宣传"),
    ]
    assert [(str(t.value), t.unit) for task in document.tasks for t in targets_of(task)] == [("4", "次"), ("3", "篇")]
    assert [r.role for task in document.tasks for r in task.responsibilities] == [Role.RESPONSIBLE] * 2
    assert not left_over(document)


def test_lines_of_a_cell_that_were_broken_for_its_width_are_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    rows = (
        "<p>1.按制度要求开展河长、巡查员、保洁员日常巡河，</p><p>实行月通报制度。</p>"
        "<p>2.充分利用各类媒体开展公益宣传，营造全社会</p><p>合力推进的良好氛围。</p>",
        "<p>加强组织领导</p><p>成立工作专班。</p>",
    )
    body = "".join(
        f"<tr><td>{n}</td><td>推进工作{n}</td><td>{cell}</td><td>县水利局</td></tr>" for n, cell in enumerate(rows, 1)
    )
    file.write_text(
        "<h1>清溪县2024年河长制工作任务清单</h1><table><tr><td>序号</td><td>重点任务</td><td>工作措施</td>"
        f"<td>责任单位</td></tr>{body}</table>",
        encoding="utf-8",
    )
    assert [measures for _, _, measures in tree(load_document(file))] == [
        [
            "按制度要求开展河长、巡查员、保洁员日常巡河，实行月通报制度。",
            "充分利用各类媒体开展公益宣传，营造全社会合力推进的良好氛围。",
        ],
        ["加强组织领导", "成立工作专班。"],
    ]


def test_a_figure_of_a_problem_is_no_promise(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}序号\t存在问题\t整改措施\t责任单位\t整改时限\n"
        "1\t违建侵占绿地21处\t拆除违建15处。\t市城管局\t2024年8月\n2\t公园路灯损坏36盏\t更换路灯。\t市园林局\t2024年7月\n",
    )
    assert [task.title for task in document.tasks] == ["违建侵占绿地21处", "公园路灯损坏36盏"]
    assert [(str(t.value), t.unit) for task in document.tasks for t in targets_of(task)] == [("15", "处")]
