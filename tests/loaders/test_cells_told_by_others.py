"""Tables printed one cell a line in which a cell is told by the other rows: where a name stands, what counts on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.model import PlanDocument, Role, Task
from tests.loaders.conftest import ReadPlan
from tests.loaders.passages import claims

HEADER = ("任务", "分类", "主要方向", "重点任务", "2024年工作项目", "2025年计划", "2026年计划")
WHO = ("牵头", "部门", "配合", "部门", "实施", "主体")
HELP = "各有关单位"
LAST = "各镇、各街道"


def rows(*cells: str) -> str:
    return "青禾市湿地保护三年行动任务清单（2024-2026年）\n\n" + "\n\n".join((*HEADER, *WHO, *cells)) + "\n"


TABLE = rows(
    *("（一）", "修复湿地生态", "1、恢复水系", "（1）恢复水系30公里。"),
    *("恢复水系10公里。", "恢复水系10公里。", "恢复水系10公里。", "水系处", HELP, LAST),
    *("2、更新巡护装备", "（2）每年更新巡护艇6艘。", "6艘", "6艘", "6艘", "巡护处", HELP, LAST),
    *("（3）栈道无障碍改造90处。", "30处", "30处", "30处"),
    *("3、完善制度", "（4）修订湿地规章。", "完成《湿地巡护办法》的修订。", "修订《湿地名录办法》；"),
    *("制定《湿地补偿办法》（暂定名）；", "修订《观鸟管理办法》。", "注：以市政府立法计划为准。"),
    *("修订《湿地公园办法》。", "注：以市政府立法计划为准。", "法规处", HELP, LAST),
    *("（二）优化观鸟服务", "4、提升设施", "（5）完善观鸟设施。建成率达到80%以上。"),
    *("完成3处观鸟台改造。", "优化步道环境。", "持续推进。", "设施处", "科普处", HELP, LAST),
    *("（6）更新标识。", "开展标识普查。", "更新标识系统。", "持续推进。"),
    *("5、开展宣传", "（7）举办观鸟节。", "筹备观鸟节。", "举办观鸟节。", "评估观鸟节。"),
    *("宣传处", "市林业局（科普处、外事处）、市文旅局", LAST),
)


def named(task: Task) -> dict[Role, list[str]]:
    found: dict[Role, list[str]] = {}
    for each in task.responsibilities:
        found.setdefault(each.role, []).append(each.name)
    return found


@pytest.fixture(name="plan")
def _plan(read_plan: ReadPlan) -> PlanDocument:
    return read_plan(TABLE, name="plan.md")


def test_numbers_that_count_on_title_tasks_beside_columns_of_years(plan: PlanDocument) -> None:
    assert [task.title for task in plan.tasks] == [
        "恢复水系30公里",
        "每年更新巡护艇6艘",
        "栈道无障碍改造90处",
        "修订湿地规章",
        "完善观鸟设施",
        "更新标识",
        "举办观鸟节",
    ]
    assert [[m.text for m in task.measures] for task in plan.tasks[1:3]] == [["6艘"] * 3, ["30处"] * 3]
    years = [[m.deadline.text if m.deadline else None for m in task.measures] for task in plan.tasks[1:3]]
    assert years == [["2024年", "2025年", "2026年"]] * 2


def test_bare_amounts_of_years_are_targets_of_what_a_title_with_the_sum_counts(plan: PlanDocument) -> None:
    promised = [(t.value, t.unit, t.period) for t in plan.tasks[2].targets]
    assert promised == [
        (Decimal(90), "处", "2026"),
        *((Decimal(30), "处", year) for year in ("2024", "2025", "2026")),
    ]
    assert {t.indicator for t in plan.tasks[2].targets} == {"栈道无障碍改造数量"}


def test_a_list_and_the_note_below_it_are_of_the_cell_that_they_stand_in(plan: PlanDocument) -> None:
    told = [(m.text, m.deadline.text if m.deadline else None) for m in plan.tasks[3].measures]
    assert told == [
        ("完成《湿地巡护办法》的修订。", "2024年"),
        ("修订《湿地名录办法》；制定《湿地补偿办法》（暂定名）；修订《观鸟管理办法》。", "2025年"),
        ("修订《湿地公园办法》。", "2026年"),
    ]
    assert named(plan.tasks[3]) == {
        Role.LEAD: ["法规处"],
        Role.PARTICIPANT: [HELP],
        Role.RESPONSIBLE: ["各镇", "各街道"],
    }


def test_a_title_cell_that_says_more_says_what_is_done_for_all_years(plan: PlanDocument) -> None:
    assert [m.text for m in plan.tasks[4].measures] == [
        "建成率达到80%以上。",
        "完成3处观鸟台改造。",
        "优化步道环境。",
        "持续推进。",
    ]
    assert [t.value for t in plan.tasks[4].measures[0].targets] == [80]
    assert [m.deadline.text if m.deadline else None for m in plan.tasks[4].measures] == [
        None,
        "2024年",
        "2025年",
        "2026年",
    ]


def test_a_further_name_stands_where_the_other_rows_have_the_one_behind_it(plan: PlanDocument) -> None:
    expected = {Role.LEAD: ["设施处", "科普处"], Role.PARTICIPANT: [HELP], Role.RESPONSIBLE: ["各镇", "各街道"]}
    assert [named(task) for task in plan.tasks[4:6]] == [expected, expected]


def test_a_name_that_helps_in_all_other_rows_helps_and_the_leader_above_goes_over_it(read_plan: ReadPlan) -> None:
    words = "更新标识系统。\n\n持续推进。\n\n"
    plan = read_plan(TABLE.replace(f"{words}5、", f"{words}{HELP}\n\n5、"), name="plan.md")
    assert named(plan.tasks[5]) == {Role.LEAD: ["设施处", "科普处"], Role.PARTICIPANT: [HELP]}


def test_who_leads_in_a_few_other_rows_may_help_in_one(read_plan: ReadPlan) -> None:
    led = [cell for n in range(1, 4) for cell in (f"{n}.保护湿地{n}号片区", "完成界桩更新。", "县林业局", "县财政局")]
    last = ("4.保护河口", "清理河口淤泥。", "县水务局", "县林业局", "县财政局")
    cells = ("重点任务", "具体措施", "牵头单位", "配合单位", *led, *last)
    plan = read_plan("青禾县湿地保护任务分解表\n\n" + "\n\n".join(cells) + "\n", name="plan.md")
    assert named(plan.tasks[3])[Role.LEAD] == ["县水务局"]


def test_units_in_the_bracket_of_a_body_are_named_each(plan: PlanDocument) -> None:
    assert named(plan.tasks[6])[Role.PARTICIPANT] == ["市林业局（科普处）", "市林业局（外事处）", "市文旅局"]


def test_nothing_of_the_table_is_dropped(plan: PlanDocument) -> None:
    assert [claim for claim in claims(plan) if not claim.holds_in(plan)] == []
    assert plan.coverage is not None
    assert not plan.coverage.unassigned
