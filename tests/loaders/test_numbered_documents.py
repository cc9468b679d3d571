"""Documents with numbered paragraphs, form by form: what is a section, a task, a measure, and who does it."""

from __future__ import annotations

from datetime import date

from kg.model import Obligation, PlanDocument, Role
from tests.loaders.conftest import ReadPlan

DIVISION = """
全国水土保持电视电话会议重点任务分工方案

一、加强监管

（一）健全监管制度，规范监督执法。（水利部牵头，各地区按职责分工负责）具体措施：

1.修订方案管理办法，明确编制要求。2021年底前完成。（水利部牵头，司法部配合）

2.推行承诺制。（水利部、各地区负责）

（二）强化信用监管。（水利部、国家发展改革委等部门按职责分工负责）

3.建立“红黑”名单。（水利部负责）

二、推进治理

（三）加快坡耕地整治，完善投入机制。（水利部、财政部按职责分工负责）

4.下达年度投资计划。（水利部、财政部负责）
"""


def test_in_a_division_of_labour_the_tasks_are_closed_too(read_plan: ReadPlan) -> None:
    document = read_plan(DIVISION, year=2021)
    assert document.family == "numbered-plan"
    assert [(task.number, task.title, task.section) for task in document.tasks] == [
        ("1", "健全监管制度，规范监督执法", "一"),
        ("2", "强化信用监管", "一"),
        ("3", "加快坡耕地整治，完善投入机制", "二"),
    ]
    assert [[who.name for who in task.responsibilities] for task in document.tasks] == [
        ["水利部", "各地区"],
        ["水利部", "国家发展改革委"],
        ["水利部", "财政部"],
    ]
    first = document.tasks[0].measures[0]
    assert (first.number, first.text) == ("1", "修订方案管理办法，明确编制要求。2021年底前完成。")
    assert [(who.name, who.role) for who in first.responsibilities] == [
        ("水利部", Role.LEAD),
        ("司法部", Role.PARTICIPANT),
    ]
    assert_nothing_unassigned(document)


BELOW = """
2021年校园安全工作要点

一、健全制度

1.修订校园安全管理规定。明确各方责任，细化工作流程。

责任单位：省教育厅、省公安厅

完成时限：2021年6月底前

2.建立隐患台账。逐校排查，销号管理。

责任单位：省教育厅  完成时限：年底前

3.开展演练。每学期组织一次应急疏散演练。

牵头单位：省应急管理厅；配合单位：省教育厅
"""


def test_who_and_by_when_may_stand_in_lines_below(read_plan: ReadPlan) -> None:
    document = read_plan(BELOW, year=2021)
    assert [task.title for task in document.tasks] == ["修订校园安全管理规定", "建立隐患台账", "开展演练"]
    assert [measure.text for measure in document.tasks[0].measures] == ["明确各方责任，细化工作流程。"]
    assert [[(who.name, who.role) for who in task.responsibilities] for task in document.tasks] == [
        [("省教育厅", Role.RESPONSIBLE), ("省公安厅", Role.RESPONSIBLE)],
        [("省教育厅", Role.RESPONSIBLE)],
        [("省应急管理厅", Role.LEAD), ("省教育厅", Role.PARTICIPANT)],
    ]
    assert [task.deadline and task.deadline.due for task in document.tasks] == [
        date(2021, 6, 30),
        date(2021, 12, 31),
        None,
    ]
    assert_nothing_unassigned(document)


SCOPE = """
关于支持林业改革试验区创新若干措施的通知

一、放宽准入

（一）简化林木采伐审批。（负责部门：林草局；适用范围：所有试验区）

（二）试行碳汇交易。（负责部门：林草局、生态环境部；适用范围：福建、江西试验区）

（三）推进林权抵押。（负责部门：银保监会、林草局；适用范围：所有试验区）
"""


def test_where_a_measure_applies_is_a_duty_without_obligation(read_plan: ReadPlan) -> None:
    document = read_plan(SCOPE)
    measures = [measure for task in document.tasks for measure in task.measures]
    assert [measure.text for measure in measures] == ["简化林木采伐审批。", "试行碳汇交易。", "推进林权抵押。"]
    duties = [[(duty.category, duty.obligation) for duty in measure.duties] for measure in measures]
    assert duties == [[("所有试验区", None)], [("福建", None), ("江西试验区", None)], [("所有试验区", None)]]
    assert not any(duty.obligation is Obligation.MANDATORY for measure in measures for duty in measure.duties)
    assert_nothing_unassigned(document)


def test_numbers_that_begin_anew_in_each_part_name_the_part_too(read_plan: ReadPlan) -> None:
    part = "（一）加强巡护。配齐护林员。（林草局负责）\n（二）清理隐患。排查林区火源。（林草局负责）\n"
    document = read_plan(f"森林防火工作指引\n一、预防\n{part}二、扑救\n{part}")
    assert [task.number for task in document.tasks] == ["1-1", "1-2", "2-1", "2-2"]
    assert [task.printed_number for task in document.tasks] == ["（一）", "（二）", "（一）", "（二）"]


def test_items_below_a_part_without_subheadings_make_one_task_of_it(read_plan: ReadPlan) -> None:
    items = "1.配齐护林员。（林草局负责）\n2.排查火源。（林草局负责）\n3.修建隔离带。（林草局负责）\n"
    document = read_plan(f"森林防火推进计划\n一、预防\n{items}")
    assert [(task.number, task.title, task.section) for task in document.tasks] == [("1-0", "预防", "一")]
    assert [measure.number for measure in document.tasks[0].measures] == ["1", "2", "3"]


def test_an_item_that_is_printed_over_lines_is_one_measure(read_plan: ReadPlan) -> None:
    text = (
        "森林防火推进计划\n一、预防\n1.配齐护林员，\n建好瞭望塔。（林草局负责）\n"
        "2.排查火源。（林草局负责）\n3.修建隔离带。（林草局负责）\n"
    )
    (task,) = read_plan(text).tasks
    assert [measure.text for measure in task.measures] == ["配齐护林员，建好瞭望塔。", "排查火源。", "修建隔离带。"]
    assert [len(measure.passage.pieces) for measure in task.measures] == [1, 1, 1]


def test_a_skipped_and_a_repeated_number_are_reported(read_plan: ReadPlan) -> None:
    text = "防火推进计划\n一、预防\n" + "".join(f"{n}.做好巡护。（林草局负责）\n" for n in (1, 2, 4, 4, 5))
    document = read_plan(text)
    assert [note.message for note in document.notes] == ["number 4 follows 2", "number 4 follows 4"]


def test_parts_with_aims_or_demands_hold_no_tasks(read_plan: ReadPlan) -> None:
    text = (
        "防火工作指引\n一、总体要求\n（一）指导思想。坚持预防为主。\n（二）基本原则。坚持属地管理。\n二、重点任务\n"
        "（一）加强巡护。配齐护林员。（林草局负责）\n（二）清理隐患。排查火源。（林草局负责）\n"
        "（三）建设队伍。组建专业队。（林草局负责）\n三、组织实施\n各地区要加强领导。\n"
    )
    document = read_plan(text)
    assert [section.title for section in document.sections] == ["总体要求", "重点任务", "组织实施"]
    assert [task.title for task in document.tasks] == ["加强巡护", "清理隐患", "建设队伍"]
    assert [(remark.section, remark.text) for remark in document.remarks] == [
        ("一", "（一）指导思想。坚持预防为主。"),
        ("一", "（二）基本原则。坚持属地管理。"),
        ("三", "各地区要加强领导。"),
    ]
    assert_nothing_unassigned(document)


def test_a_text_whose_line_breaks_were_lost_is_read_by_its_numbers(read_plan: ReadPlan) -> None:
    lines = [line for line in DIVISION.splitlines() if line]
    whole, lost = read_plan(DIVISION, year=2021), read_plan(lines[0] + "\n" + "".join(lines[1:]), year=2021)
    assert [task.title for task in lost.tasks] == [task.title for task in whole.tasks]
    assert [[m.text for m in task.measures] for task in lost.tasks] == [
        [m.text for m in task.measures] for task in whole.tasks
    ]


def test_the_addressee_of_an_item_is_the_one_that_opens_it(read_plan: ReadPlan) -> None:
    text = "防火推进计划\n一、预防\n" + "".join(f"{n}.各地区要做好巡护。（林草局负责）\n" for n in range(1, 5))
    (task,) = read_plan(text).tasks
    assert [measure.actor for measure in task.measures] == ["各地区"] * 4


def assert_nothing_unassigned(document: PlanDocument) -> None:
    assert document.coverage
    assert [document.source.quote(piece) for piece in document.coverage.unassigned] == []


SOLE = (
    "一、优化服务。（一）简化手续。（国办牵头，各地区负责）具体措施：1.压减材料。（司法部负责）2.压减时限。（公安部负责）"
    "（二）支持探索。鼓励先行先试。（协调办牵头，相关地区负责）具体措施：2021年3月底前设立试点城市，形成经验。"
    "（协调办牵头，相关地区配合）各地区要完善工作机制，重大进展及时报告。"
)


def test_a_sole_measure_without_a_number_has_who_and_when_of_its_own(read_plan: ReadPlan) -> None:
    document = read_plan("某会议重点任务分工方案\n" + SOLE)
    second = document.tasks[1]
    assert [(r.name, r.role.value) for r in second.responsibilities] == [
        ("协调办", "lead"),
        ("相关地区", "responsible"),
    ]
    assert second.measures[-1].text == "2021年3月底前设立试点城市，形成经验。"
    assert second.measures[-1].deadline
    assert second.measures[-1].deadline.text == "2021年3月底前"
    assert [r.name for r in second.measures[-1].responsibilities] == ["协调办", "相关地区"]
    assert "各地区要完善工作机制" in "".join(remark.text for remark in document.remarks)


def test_an_item_whose_text_begins_with_digits_goes_on_the_numbers(read_plan: ReadPlan) -> None:
    text = "一、队伍\n1.名师工程。培养名师10名。（教育局负责）\n2.121人才工程。培养骨干50名。（教育局负责）\n"
    assert [task.title for task in read_plan(text).tasks] == ["名师工程", "121人才工程"]


def test_lines_that_name_annexes_and_who_printed_are_no_measures(read_plan: ReadPlan) -> None:
    text = (
        "某县2023年重点工作安排\n一、教育\n1.修缮校舍。修缮校舍20所。（教育局负责）\n2.培训教师。培训300名。（教育局负责）\n"
        "附件：1.重点任务分解表\n2.联系人名单\n某县人民政府办公室 2023年3月2日印发\n"
    )
    document = read_plan(text)
    assert [task.title for task in document.tasks] == ["修缮校舍", "培训教师"]
    assert [len(task.measures) for task in document.tasks] == [1, 1]
    assert document.coverage
    assert document.coverage.unassigned == ()


def test_a_title_that_promises_a_figure_has_it_as_its_target(read_plan: ReadPlan) -> None:
    text = "一、民生\n1.新增学位3000个。加快新建学校。（教育局负责）\n2.改造校舍50所。落实资金。（财政局负责）\n"
    document = read_plan(text)
    assert [[(str(t.value), t.unit) for t in task.targets] for task in document.tasks] == [
        [("3000", "个")],
        [("50", "所")],
    ]


def test_a_letter_glued_together_on_a_short_line_is_parted(read_plan: ReadPlan) -> None:
    letter = "某省减负办关于印发2020年工作要点的通知\n某减办〔2020〕7号各市减负办：\n"
    header = read_plan(letter + "一、要点\n1.减税。落实减税。（税务局负责）\n").header
    assert header.document_number
    assert header.document_number.text == "某减办〔2020〕7号"
    assert [each.text for each in header.addressees] == ["各市减负办"]


def test_numbers_are_told_apart_by_their_kind_in_what_is_noted(read_plan: ReadPlan) -> None:
    text = (
        "某县2023年供水工作方案\n一、重点任务\n（一）改造管网。改造管网9公里。\n（二）新建水厂\n1.完成选址。划定用地。\n2.组织施工。建成水厂。\n"
        "（三）监测水质。检测水样90份。\n二、其他事项\n（一）公开信息。公布水价。\n三、职责分工\n县水利局负责选址。县财政局负责资金。县住建局负责施工。\n"
    )
    assert [task.title for task in read_plan(text).tasks][-2:] == ["公开信息", "职责分工"]
    assert read_plan(text).notes == ()
