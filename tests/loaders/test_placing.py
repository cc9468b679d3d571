"""Tables printed one cell a line whose cells over several rows stand once, and whose cells have several lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import PlanDocument, Role, Task
from loaders import load_document
from loaders.genre.headers.columns import Column
from loaders.genre.headers.columns_of_row import read_columns
from loaders.structure.copied_tables.fitting import fit_rows
from tests.loaders.conftest import ReadPlan
from tests.loaders.passages import claims

TITLE = "青禾县湿地保护重点任务分解表\n\n"


def a_line(*cells: str) -> str:
    """Print cells as a page that is copied to Markdown has them: a blank line between them."""
    return TITLE + "\n\n".join(cells) + "\n"


def told(task: Task) -> list[tuple[str, list[str]]]:
    """Return the measures of a task, each with who is named for it, or else for the task: 县林业局*, 县水务局+."""
    signs = {Role.LEAD: "*", Role.PARTICIPANT: "+"}
    return [
        (
            measure.text,
            [each.name + signs.get(each.role, "") for each in measure.responsibilities or task.responsibilities],
        )
        for measure in task.measures
    ]


def times(task: Task) -> list[str | None]:
    """Return by when each measure of a task is to be done, or else the task."""
    deadlines = [measure.deadline or task.deadline for measure in task.measures]
    return [deadline.text if deadline else None for deadline in deadlines]


def sections(plan: PlanDocument) -> list[str]:
    return [section.title for section in plan.sections]


YEARS = a_line(
    *("序号", "内容", "牵头部门", "配合部门", "2024年工作任务", "2025年工作计划", "备注"),
    *("一、完善湿地规划体系", "1", "编制湿地保护规划", "规划处", "局内各处室"),
    *("1.完成规划初稿。", "2.开展湿地调查，汇总成果。", "1.印发规划。", "2.公布湿地名录。"),
    *("2", "建设湿地监测网络", "监测处", "—", "建成监测站，投入试用。", "监测站全部联网。"),
    *("3", "信息处", "规划处", "财务处", "开发监测平台。", "平台上线运行。"),
    *("二、加强湿地宣传", "4", "建设湿地宣教展示平台", "宣传处", "—", "布置展厅，对外开放。", "更新展板。"),
)


def test_lines_that_begin_anew_open_the_column_of_the_next_year(read_plan: ReadPlan) -> None:
    plan = read_plan(YEARS, name="plan.md")
    assert sections(plan) == ["完善湿地规划体系", "加强湿地宣传"]
    network = "建设湿地监测网络"
    assert [task.title for task in plan.tasks] == ["编制湿地保护规划", network, network, "建设湿地宣教展示平台"]
    first = [(measure.text, measure.deadline and measure.deadline.text) for measure in plan.tasks[0].measures]
    assert first == [
        ("完成规划初稿。", "2024年"),
        ("开展湿地调查，汇总成果。", "2024年"),
        ("印发规划。", "2025年"),
        ("公布湿地名录。", "2025年"),
    ]
    assert told(plan.tasks[1]) == [
        ("建成监测站，投入试用。", ["监测处*"]),
        ("监测站全部联网。", ["监测处*"]),
    ]
    assert told(plan.tasks[2]) == [
        ("开发监测平台。", ["信息处*", "规划处+", "财务处+"]),
        ("平台上线运行。", ["信息处*", "规划处+", "财务处+"]),
    ]
    assert [each.name for each in plan.tasks[3].responsibilities] == ["宣传处"]


GROUPS = a_line(
    *("任务类型", "序号", "工作任务", "推进单位"),
    *("行动一：修复行动（湿地生态修复）", "1", "修复芦苇荡300亩", "县林业局、县水务局", "2", "清理河道5公里"),
    *("行动二：守护行动（巡护能力提升）", "巡护队伍", "3", "组建巡护队3支", "县林业局、县巡护专班、各相关乡镇"),
    *("湿地公园", "4", "推进湿地公园改造，铺设步道，增设座椅。", "5", "新建观鸟屋2座"),
)


def test_groups_left_of_the_numbers_and_parts_that_count_by_a_word_are_sections(read_plan: ReadPlan) -> None:
    plan = read_plan(GROUPS, name="plan.md")
    numbers = {section.title: section.number for section in plan.sections}
    assert sections(plan) == ["修复行动（湿地生态修复）", "守护行动（巡护能力提升）", "巡护队伍", "湿地公园"]
    assert [numbers["修复行动（湿地生态修复）"], numbers["守护行动（巡护能力提升）"]] == ["行动一", "行动二"]
    assert [task.title for task in plan.tasks] == [
        "修复芦苇荡300亩",
        "清理河道5公里",
        "组建巡护队3支",
        "推进湿地公园改造，铺设步道，增设座椅",
        "新建观鸟屋2座",
    ]


def test_a_row_without_a_name_has_that_of_the_row_above_in_its_part(read_plan: ReadPlan) -> None:
    plan = read_plan(GROUPS, name="plan.md")
    who = [[each.name for each in task.responsibilities] for task in plan.tasks]
    assert who[:2] == [["县林业局", "县水务局"]] * 2
    assert who[2:] == [["县林业局", "县巡护专班", "各相关乡镇"]] * 3


def test_a_name_above_a_part_does_not_go_over_the_rows_below_it() -> None:
    columns = (Column.NUMBER, Column.TASK, Column.DEPARTMENT)
    cells = ["1", "修复芦苇荡", "县林业局", "2", "清理河道", "县水务局", "二、宣传", "3", "更新展板"]
    fitted = fit_rows(cells, columns, goes_on=True)
    assert fitted is None or all(set(row) != {0, 1, 2} for row in fitted.rows[3:])


LINES = TITLE + (
    "序号\n\n任务类型\n\n重点内容\n\n责任单位\n\n参考文件\n\n"
    "1\n\n湿地修复\n管理\n\n制定修复标准。\n分年实施。\n\n县林业局、\n县水务局，\n各乡镇\n\n《青禾县湿地\n规划》\n\n"
    "2\n\n巡护\n队伍\n\n组建巡护队3支。\n\n县林业局\n\n《青禾县巡护办法》\n\n"
    "序号\n\n任务类型\n\n重点内容\n\n责任单位\n\n参考文件\n\n"
    "3\n\n宣传\n\n布置展厅。\n\n县文化局\n\n《青禾县宣传要点》\n"
)


def test_lines_that_no_blank_one_parts_are_one_cell_and_a_header_printed_again_is_none(read_plan: ReadPlan) -> None:
    plan = read_plan(LINES, name="plan.md")
    assert sections(plan) == []
    assert [task.title for task in plan.tasks] == ["湿地修复管理", "巡护队伍", "宣传"]
    assert told(plan.tasks[0]) == [
        ("制定修复标准。", ["县林业局", "县水务局", "各乡镇"]),
        ("分年实施。", ["县林业局", "县水务局", "各乡镇"]),
    ]
    assert [remark.text.replace("\n", "") for remark in plan.remarks] == [
        "《青禾县湿地规划》",
        "《青禾县巡护办法》",
        "《青禾县宣传要点》",
    ]


UNTITLED = a_line(
    *("序号", "事项", "工作措施", "责任单位"),
    *("推进“湿地+”示范工程", "1", "“湿地+公园”工程", "在现有公园内开辟湿地，改造岸线。", "县林业局"),
    *("2", "新建公园预留湿地，面积不少于10亩。", "3", "*推进东门公园湿地建设"),
    *(
        "4",
        "“湿地+学校”工程",
        "组织学生观鸟，编写读本。",
        "县教育局、县林业局",
        "5",
        "开设观鸟课程，每学期2次。",
        "县教育局",
    ),
    *("建立健全推进机制", "6", "健全资金保障机制", "统筹各类资金，向湿地倾斜。", "县财政局"),
)


def test_few_words_above_a_number_title_a_part_and_a_measure_may_have_a_name_of_its_own(read_plan: ReadPlan) -> None:
    plan = read_plan(UNTITLED, name="plan.md")
    assert sections(plan) == ["推进“湿地+”示范工程", "建立健全推进机制"]
    assert [(t.number, t.title) for t in plan.tasks] == [
        ("1", "“湿地+公园”工程"),
        ("2", "“湿地+学校”工程"),
        ("3", "健全资金保障机制"),
    ]
    assert told(plan.tasks[0]) == [
        ("在现有公园内开辟湿地，改造岸线。", ["县林业局"]),
        ("新建公园预留湿地，面积不少于10亩。", ["县林业局"]),
        ("*推进东门公园湿地建设", ["县林业局"]),
    ]
    assert [who for _, who in told(plan.tasks[1])] == [["县教育局", "县林业局"], ["县教育局"]]


UNNUMBERED = TITLE + (
    "类别\n\n项目\n\n主要任务\n\n牵头单位\n\n配合单位\n\n"
    "一、建立组织\n\n1.设立湿地保护\n委员会\n\n成立委员会，每季度召开会议。\n\n县委编办、\n各乡镇\n\n县林业局\n\n"
    "2.建立考核机制\n\n定期检查各乡镇，通报结果。\n\n县林业局\n\n各乡镇\n\n"
    "将湿地保护列入考核，督促各乡镇落实。\n\n县考核办\n\n县林业局、县水务局\n\n"
    "二、培育队伍\n\n3.建设巡护队伍\n\n指导各乡镇组建巡护队，配齐装备。\n\n县林业局\n\n各乡镇\n\n"
    "制定巡护办法，定期组织演练。\n\n开展宣传，发动群众参与巡护。\n"
)


def test_a_table_without_numbers_is_read_to_the_measures_that_end_the_text(read_plan: ReadPlan) -> None:
    plan = read_plan(UNNUMBERED, name="plan.md")
    assert sections(plan) == ["建立组织", "培育队伍"]
    assert [task.title for task in plan.tasks] == ["设立湿地保护委员会", "建立考核机制", "建设巡护队伍"]
    assert told(plan.tasks[0]) == [("成立委员会，每季度召开会议。", ["县委编办*", "各乡镇*", "县林业局+"])]
    assert [who for _, who in told(plan.tasks[1])] == [
        ["县林业局*", "各乡镇+"],
        ["县考核办*", "县林业局+", "县水务局+"],
    ]
    assert [text for text, _ in told(plan.tasks[2])] == [
        "指导各乡镇组建巡护队，配齐装备。",
        "制定巡护办法，定期组织演练。",
        "开展宣传，发动群众参与巡护。",
    ]


TWO = a_line(
    *("序号", "工作任务", "责任单位", "1", "修复芦苇荡300亩。", "县林业局", "2", "清理河道5公里。", "县水务局"),
    *("巡护任务清单", "序号", "巡护事项", "牵头单位", "完成时限"),
    *("1", "组建巡护队3支。", "县林业局", "6月底前", "2", "新建哨所2处。", "县财政局", "年底前"),
)
ALIKE = a_line(
    *("序号", "工作任务", "责任单位", "1", "修复芦苇荡300亩。", "县林业局", "2", "清理河道5公里。"),
    *("巡护任务清单", "序号", "工作任务", "责任单位", "1", "组建巡护队3支。", "县林业局", "2", "新建哨所2处。"),
)


def test_two_tables_in_one_text_are_both_read(read_plan: ReadPlan) -> None:
    titles = ["修复芦苇荡300亩", "清理河道5公里", "组建巡护队3支", "新建哨所2处"]
    for text in (TWO, ALIKE):
        assert [task.title for task in read_plan(text, name="plan.md").tasks] == titles
    who = [[each.name for each in task.responsibilities] for task in read_plan(TWO, name="plan.md").tasks]
    assert who == [["县林业局"], ["县水务局"], ["县林业局"], ["县财政局"]]
    assert sections(read_plan(ALIKE, name="plan.md")) == ["巡护任务清单"]


def test_names_that_a_line_breaks_off_go_on_and_further_names_help(read_plan: ReadPlan) -> None:
    cells = ["序号", "工作内容", "牵头单位", "配合单位", "完成时限"]
    cells += ["1", "编制名录，公布范围。", "县林业局、", "县水务局", "各乡镇", "2024年6月"]
    cells += ["2", "组建队伍，配齐装备。", "县林业局", "县财政局", "各乡镇", "2024年9月"]
    plan = read_plan(TITLE + "\n".join(cells), name="plan.txt")
    signs = {Role.LEAD: "*", Role.PARTICIPANT: "+"}
    who = [[each.name + signs[each.role] for each in task.responsibilities] for task in plan.tasks]
    assert who == [["县林业局*", "县水务局*", "各乡镇+"], ["县林业局*", "县财政局+", "各乡镇+"]]


DUTIES = ["单位", "职责分工", "县林业局", "编制名录。负责巡护。", "县水务局", "清理河道。", "各乡镇", "落实属地责任。"]
DIVIDED = [
    ("编制名录。", ["县林业局"]),
    ("负责巡护。", ["县林业局"]),
    ("清理河道。", ["县水务局"]),
    ("落实属地责任。", ["各乡镇"]),
]


@pytest.mark.parametrize(
    "text",
    [
        a_line(*DUTIES),
        TITLE + "\n".join(DUTIES),
        TITLE + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in zip(DUTIES[::2], DUTIES[1::2], strict=True)),
        TITLE + "".join(f"| {a} | {b} |\n" for a, b in zip(DUTIES[::2], DUTIES[1::2], strict=True)),
    ],
    ids=["markdown", "lines", "html", "strokes"],
)
def test_bodies_beside_their_duties_are_one_task_with_measures_of_each(text: str, read_plan: ReadPlan) -> None:
    html = f"<html><body><p>{TITLE}</p><table>{text.removeprefix(TITLE)}</table></body></html>"
    plan = read_plan(html, name="plan.html") if "<td>" in text else read_plan(text, name="plan.md")
    assert [(task.title, told(task)) for task in plan.tasks] == [("职责分工", DIVIDED)]


def test_what_is_done_in_each_of_several_years_is_no_title_of_it() -> None:
    assert read_columns(["序号", "内容", "牵头部门", "2024年工作任务", "2025年工作计划"]) == (
        Column.NUMBER,
        Column.TASK,
        Column.LEAD,
        Column.MEASURES,
        Column.MEASURES,
    )
    assert read_columns(["任务类型", "重点内容", "责任单位"])[:2] == (Column.TASK, Column.MEASURES)
    assert read_columns(["成员单位", "主要职责"]) == (Column.DEPARTMENT, Column.DUTY)


def test_prose_below_a_table_is_none_of_it(read_plan: ReadPlan) -> None:
    plan = read_plan(UNTITLED + "\n\n有关要求另行通知，请各单位抓好落实。\n\n联系人另行告知。\n", name="plan.md")
    assert told(plan.tasks[-1]) == [("统筹各类资金，向湿地倾斜。", ["县财政局"])]


_TITLES = st.lists(
    st.sampled_from(["修复芦苇荡", "巡护队伍管理", "湿地名录公开", "强化宣传教育", "建设湿地保护站", "加强组织领导"]),
    min_size=2,
    max_size=4,
    unique=True,
)
_MEASURES = st.sampled_from(
    [
        ("清理河道5公里，恢复水系。",),
        ("（1）组建巡护队，配齐装备。", "（2）开展湿地宣传活动不少于4次"),
        ("在全县新建湿地保护小区5个",),
        ("新建观测站2处。",),
        ("定期通报工作进展；年底开展考核",),
    ]
)
_LEADS = st.sampled_from(["县林业局", "县自然资源和规划局", "各乡镇（街道）", "县巡护专班、县公安局"])
_HELPERS = st.sampled_from(["县财政局、县水务局", "各有关单位", "—"])
_TIMES = st.sampled_from(["2024年6月底前", "持续推进", "2025年12月"])
_ROW = st.tuples(_MEASURES, st.none() | st.tuples(_LEADS, _HELPERS, _TIMES))
_TASKS = _TITLES.flatmap(
    lambda titles: st.tuples(*(st.tuples(st.just(title), st.lists(_ROW, min_size=1, max_size=3)) for title in titles))
)
_HEADERS = {
    "who": ["序号", "工作任务", "具体措施", "责任单位"],
    "time": ["序号", "工作任务", "具体措施", "责任单位", "完成时限"],
    "helpers": ["序号", "工作任务", "具体措施", "牵头单位", "配合单位", "完成时限"],
}


def lines_and_tabs(
    tasks: Sequence[tuple[str, Sequence[tuple[tuple[str, ...], tuple[str, str, str] | None]]]], form: str
) -> tuple[str, str]:
    """Print a table one cell a line, and with tabs where it says in each row who and by when.

    Each task has a row for each measure; its title stands in the first. Who and by when stands once over several rows.
    """
    lines, tabs = list(_HEADERS[form]), ["\t".join(_HEADERS[form])]
    said: list[str] = []
    for title, rows in tasks:
        for n, (measure, told) in enumerate(rows):
            number = str(len(tabs))
            own = told or (("县林业局", "—", "持续推进") if not said else None)
            chosen = {"who": own[:1], "time": (own[0], own[2]), "helpers": own}[form] if own else ()
            said = list(chosen) or said
            lines += [number, *([] if n else [title]), *measure, *chosen]
            tabs.append("\t".join([number, "" if n else title, "<br>".join(measure), *said]))
    return TITLE + "\n\n".join(lines), TITLE + "\n".join(tabs)


@settings(deadline=None, max_examples=40)
@given(_TASKS, st.sampled_from(sorted(_HEADERS)))
def test_one_cell_a_line_reads_as_a_table_whose_spanned_cells_are_blank(
    tmp_path_factory: pytest.TempPathFactory,
    tasks: tuple[tuple[str, list[tuple[tuple[str, ...], tuple[str, str, str] | None]]], ...],
    form: str,
) -> None:
    folder = tmp_path_factory.mktemp("cells")
    plans = []
    for name, text in zip(("lines.txt", "tabs.txt"), lines_and_tabs(tasks, form), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
        plans.append(load_document(folder / name))
    lines, tabs = ([(task.title, told(task), times(task)) for task in plan.tasks] for plan in plans)
    assert lines == tabs


@pytest.mark.parametrize("text", [YEARS, GROUPS, LINES, UNTITLED, UNNUMBERED, a_line(*DUTIES)])
def test_each_statement_stands_where_it_is_printed_and_nothing_is_dropped(text: str, read_plan: ReadPlan) -> None:
    plan = read_plan(text, name="plan.md")
    assert [claim for claim in claims(plan) if not claim.holds_in(plan)] == []
    assert plan.coverage is not None
    assert not plan.coverage.unassigned
