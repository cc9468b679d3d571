"""Who is responsible where a bracket has parts of several kinds, or one line closes a whole part."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from tests.loaders.specimens import left_over, read, targets_of, tree

_HEAD = "海云市2023年工作要点\n\n一、提升服务水平\n"
_LEAD, _DOES, _HELPS = Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT


@pytest.mark.parametrize(
    ("bracket", "who", "when"),
    [
        (
            "（市审批局、市司法局按职责分工负责；各区先行试点）",
            [("市审批局", _DOES), ("市司法局", _DOES)],
            None,
        ),
        (
            "（市大数据局牵头，市公安局等部门配合，具体任务详见附件2）",
            [("市大数据局", _LEAD), ("市公安局", _HELPS)],
            None,
        ),
        (
            "（市住建局、市水务局，9月底前完成，各区政府配合）",
            [("市住建局", _DOES), ("市水务局", _DOES), ("各区政府", _HELPS)],
            "9月底前完成",
        ),
        ("（各行政执法部门负责，市司法局监督）", [("各行政执法部门", _DOES), ("市司法局", _DOES)], None),
        ("（省应急厅、省财政厅；各市（州）党委、政府）", [
            ("省应急厅", _DOES), ("省财政厅", _DOES), ("各市（州）党委、政府", _DOES)
        ], None),
        ("（以信用中国（海云）网站为准）", [], None),
        ("（市林业局配合，市水务局参与；市水务局牵头）", [
            ("市林业局", _HELPS), ("市水务局", _LEAD)
        ], None),
        ("（市住建局、市水务局、市住建局分别负责）", [("市住建局", _DOES), ("市水务局", _DOES)], None),
        ("（市住建局（牵头）、市水务局（配合））", [("市住建局", _LEAD), ("市水务局", _HELPS)], None),
        ("（即居民提事、居民议事、小区管委会和新居民参与）", [], None),
        ("（即川区政府牵头，市住建局配合）", [("即川区政府", _LEAD), ("市住建局", _HELPS)], None),
        ("（含区级项目，涉及市住建局的除外）", [], None),
    ],
)  # fmt: skip
def test_each_part_of_a_bracket_says_its_own(
    tmp_path: Path, bracket: str, who: list[tuple[str, Role]], when: str | None
) -> None:
    other = "2.推进电子证照应用。归集证照200万张。（市大数据局）\n"
    task = read(tmp_path, f"{_HEAD}1.推进审批提速。编制清单。{bracket}\n{other}").tasks[0]
    assert [(each.name, each.role) for each in task.responsibilities] == who
    assert (task.deadline.text if task.deadline else None) == when


def test_a_sentence_without_brackets_says_who_helps_and_by_when(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "文化和旅游部2021年标准工作计划\n\n一、标准制修订\n"
        "（一）完成国家标准5项、行业标准18项的制修订。科技教育司牵头，各有关司局参加，11月底前完成。\n"
        "（二）培训从业人员2000人次。科技教育司、资源开发司负责。\n",
    )
    first, second = document.tasks[0].measures
    assert first.text == "完成国家标准5项、行业标准18项的制修订。"
    assert [(each.name, each.role) for each in first.responsibilities] == [
        ("科技教育司", _LEAD),
        ("各有关司局", _HELPS),
    ]
    assert first.deadline is not None
    assert first.deadline.text == "11月底前完成"
    assert [(t.indicator, str(t.value)) for t in first.targets] == [("国家标准数量", "5"), ("行业标准数量", "18")]
    assert [(each.name, each.role) for each in second.responsibilities] == [
        ("科技教育司", _DOES),
        ("资源开发司", _DOES),
    ]


def test_a_line_below_the_last_task_of_a_part_is_for_all_of_its_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "岚江省制造业三年行动计划（2021—2023年）\n\n一、重点任务\n（一）实施基础再造工程\n"
        "1.突破关键技术。每年实施攻关项目50项以上。\n2.建设创新平台。新建国家级中心2家、省级10家。\n"
        "责任部门：省科技厅、省发展改革委\n（二）实施数字化工程\n3.推广智能制造。2022年建成智能工厂100家。\n"
        "4.推动企业上云。新增上云企业2万家。\n责任部门：省通信管理局\n完成时限：2023年底前\n",
    )
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["省科技厅", "省发展改革委"],
        ["省科技厅", "省发展改革委"],
        ["省通信管理局"],
        ["省通信管理局"],
    ]
    assert [task.deadline and task.deadline.text for task in document.tasks] == [None, None, *["2023年底前"] * 2]
    assert [(t.indicator, t.period) for task in document.tasks for t in targets_of(task)] == [
        ("攻关项目数量", "2023"),
        ("新建国家级中心数量", "2023"),
        ("新建省级中心数量", "2023"),
        ("智能工厂数量", "2022"),
        ("新增上云企业数量", "2023"),
    ]
    assert not left_over(document)


def test_a_part_that_says_who_is_a_task_among_parts_that_hold_some(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于做好2022年全省安全生产工作的意见\n\n一、压实责任。每半年组织一次督导。（省应急厅负责）\n"
        "二、深化专项整治。集中开展整治。\n（一）燃气整治。改造管网300公里。（省住建厅牵头，省商务厅配合）\n"
        "（二）矿山整治。关闭矿山18家。（省应急厅负责）\n（三）道路整治。治理点段150处。（省公安厅负责）\n",
    )
    assert tree(document) == [
        ("一", "压实责任", ["每半年组织一次督导。"]),
        ("二", "燃气整治", ["改造管网300公里。"]),
        ("二", "矿山整治", ["关闭矿山18家。"]),
        ("二", "道路整治", ["治理点段150处。"]),
    ]


def test_a_chain_has_its_head_and_its_offices_in_one_bracket_and_items_below(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "湖山市2022年重点产业链任务分解表\n\n"
        "一、生物医药产业链（链长：李明；牵头单位：市工信局；责任单位：市科技局、高新区管委会）\n"
        "1.全年实现产值420亿元。\n2.推进重点项目28个。\n"
        "二、新能源汽车产业链（链长：王芳；牵头单位：市发改委；责任单位：市交通局）\n1.推广新能源汽车1.2万辆。\n",
    )
    assert tree(document) == [
        ("一", "生物医药产业链", ["全年实现产值420亿元。", "推进重点项目28个。"]),
        ("二", "新能源汽车产业链", ["推广新能源汽车1.2万辆。"]),
    ]
    assert [(each.name, each.role) for each in document.tasks[0].responsibilities] == [
        ("市工信局", _LEAD),
        ("市科技局", _DOES),
        ("高新区管委会", _DOES),
    ]


def test_a_project_has_what_is_built_what_it_costs_and_who_builds_it_on_lines(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "安平县2021年十大惠民工程责任分工\n\n一、供水提升工程\n建设内容：新建水厂2座，解决3.2万人饮水问题。\n"
        "总投资：1.2亿元\n牵头领导：张明\n责任单位：县水利局\n配合单位：县财政局\n完成时限：2021年11月30日前\n"
        "二、停车场工程\n建设内容：新建停车场6处。\n总投资：3500万元\n责任单位：县住建局\n完成时限：2021年9月底\n",
    )
    assert tree(document) == [
        ("一", "供水提升工程", ["新建水厂2座，解决3.2万人饮水问题。", "总投资：1.2亿元"]),
        ("二", "停车场工程", ["新建停车场6处。", "总投资：3500万元"]),
    ]
    assert [task.deadline and task.deadline.text for task in document.tasks] == ["2021年11月30日前", "2021年9月底"]


def test_what_its_title_calls_an_account_is_read_for_what_was_reached(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河市2020年民生实事完成情况\n\n2020年，十件民生实事全部完成，累计完成投资36.8亿元。\n\n"
        "一、就业创业方面。城镇新增就业5.2万人。\n（牵头单位：市人社局）\n\n"
        "二、教育方面。新建公办幼儿园12所，家庭医生签约率由上年的38%提高到52%。\n（牵头单位：市教育局）\n",
    )
    assert not document.tasks
    assert not [target for section in document.sections for target in section.targets]
    assert [(o.indicator, str(o.value), o.period) for o in document.outcomes] == [
        ("投资", "36.8", "2020"),
        ("城镇新增就业人数", "5.2", "2020"),
        ("新建公办幼儿园数量", "12", "2020"),
        ("家庭医生签约率", "52", "2020"),
    ]


def test_which_provinces_must_or_may_stands_behind_a_paragraph_or_below_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2023年快递业高质量发展推进计划\n\n一、完善寄递网络\n\n1. 深入推进快递进村\n"
        "国家邮政局：修订农村寄递物流服务评价办法，组织开展终期评估。全年新增综合服务站10万个。\n"
        "各地区要逐村排查未稳定通达的建制村，推广邮快合作模式，巩固服务成效。（各类省份必做）\n"
        "有条件的地区可建设高铁快件专用作业设施。（枢纽承载城市所在省份必做，其他省份选做）\n"
        "责任部门：普遍服务司、市场监管司\n完成时限：年底前完成\n\n2. 完善法规标准体系\n"
        "国家邮政局：发布国家标准12项。\n各地区要按月报送统计数据。\n省份：各类省份选做\n责任部门：政策法规司\n\n"
        "以上任务的责任部门，列第一位的为牵头部门，其余为参加部门。\n",
    )
    first, second = document.tasks
    assert tree(document) == [
        (
            "一",
            "深入推进快递进村",
            [
                "修订农村寄递物流服务评价办法，组织开展终期评估。",
                "全年新增综合服务站10万个。",
                "各地区要逐村排查未稳定通达的建制村，推广邮快合作模式，巩固服务成效。",
                "有条件的地区可建设高铁快件专用作业设施。",
            ],
        ),
        ("一", "完善法规标准体系", ["发布国家标准12项。", "各地区要按月报送统计数据。"]),
    ]
    said = [[(duty.category, duty.obligation and duty.obligation.value) for duty in m.duties] for m in first.measures]
    assert said == [[], [], [("各类省份", "必做")], [("枢纽承载城市所在省份", "必做"), ("其他省份", "选做")]]
    assert [duty.category for duty in second.measures[1].duties] == ["各类省份"]
    assert [m.actor for m in first.measures] == ["国家邮政局", "国家邮政局", "各地区", "有条件的地区"]
    assert [(each.name, each.role) for each in first.responsibilities] == [
        ("普遍服务司", _LEAD),
        ("市场监管司", _HELPS),
    ]
    assert not left_over(document)


def test_which_provinces_must_or_may_stands_in_columns_and_in_brackets_with_who_does_it(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        "2024年数字乡村任务清单\n\n序号\t重点任务\t落实举措\t必做省份\t选做省份\t责任司局\t完成时间\n"
        "1\t完善设施\t推动网络延伸。\t东部省份\t中西部省份\t发展司\t12月底前\n2\t发展农业\t建设基地50个。\t粮食主产省\t\t种植业司\t10月底前\n",
    )
    guide = read(
        tmp_path,
        "2022年标准化工作指引\n\n一、深化改革\n1.优化供给。压减标准存量。（标准技术司负责，各省、自治区、直辖市必做）\n"
        "2.培育团体。培育团体20家。（标准创新司负责指导；京津冀、长三角相关省份必做，其他省份选做）\n"
        "3.建设试点。新建项目300个。\n适用省份：各省份\n负责部门：标准技术司\n",
    )
    said = [
        [(duty.category, duty.obligation and duty.obligation.value) for duty in task.duties]
        for task in (*table.tasks, *guide.tasks)
    ]
    assert said == [
        [("东部省份", "必做"), ("中西部省份", "选做")],
        [("粮食主产省", "必做")],
        [("各省、自治区、直辖市", "必做")],
        [("京津冀相关省份", "必做"), ("长三角相关省份", "必做"), ("其他省份", "选做")],
        [("各省份", None)],
    ]
    assert [[each.name for each in task.responsibilities] for task in guide.tasks] == [
        ["标准技术司"],
        ["标准创新司"],
        ["标准技术司"],
    ]
    assert not left_over(guide)


def test_places_that_do_something_are_addressed_with_a_word_of_duty_or_without(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2024年水利任务清单\n\n一、防洪减灾\n1.提升防洪能力。各地区完成水毁工程修复。试点地区建立节水奖励机制。\n"
        "2.建设示范园区。柳河镇、青石镇要各建成示范园区。中西部省份要改造敬老院1000所。\n3.开展宣传活动。重阳节前集中开展一批活动。新院区6月底建成投用。\n",
    )
    assert [[m.actor for m in task.measures] for task in document.tasks][:2] == [
        ["各地区", "试点地区"],
        ["柳河镇、青石镇", "中西部省份"],
    ]
    times = [m.deadline.text for task in document.tasks for m in task.measures if m.deadline]
    assert times == ["重阳节前", "6月底"]
    assert [t.indicator for task in document.tasks for t in targets_of(task)] == ["改造敬老院数量"]


def test_brackets_on_provinces_within_a_paragraph_part_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2024年档案数字转型工作指引\n\n一、重点任务\n（一）加快数字化。各省份要编制清单，6月底前报备。（各省份必做）"
        "数字化试点省份要探索全文识别。（数字化试点省份必做，其他省份选做）\n"
        "（二）推进归档。各省份要完善归档功能。（各省份必做）有条件的省份可开展试点。（有条件的省份选做）\n",
    )
    first, second = document.tasks
    assert [m.text for m in first.measures] == ["各省份要编制清单，6月底前报备。", "数字化试点省份要探索全文识别。"]
    assert [[d.category for d in m.duties] for m in (*first.measures, *second.measures)] == [
        ["各省份"],
        ["数字化试点省份", "其他省份"],
        ["各省份"],
        ["有条件的省份"],
    ]


def test_one_task_closed_twice_leaves_the_duties_of_the_others_with_their_tasks(tmp_path: Path) -> None:
    others = "".join(f"{n}.提速第{n}项。举办活动12次。走访企业30家。（责任单位：县商务局）\n" for n in range(4, 9))
    document = read(
        tmp_path,
        "河阴县2024年优化营商环境工作要点\n\n一、提升服务\n1.推进办理。新增服务15项。压减环节50%。（责任单位：县审批局；完成时限：6月底前）\n"
        "2.清理欠款。清偿率达到85%。（责任单位：县工信局；年底前）政府项目不得违规开工。（责任单位：县发改局；长期坚持）\n"
        "3.畅通渠道。举办活动12次。（责任单位：县工商联；长期坚持）\n" + others,
    )
    first, second, third, *_ = document.tasks
    assert [r.name for r in first.responsibilities] == ["县审批局"]
    assert (first.deadline and first.deadline.text, third.deadline and third.deadline.text) == ("6月底前", "长期坚持")
    assert not second.responsibilities
    assert [[r.name for r in m.responsibilities] for m in second.measures] == [["县工信局"], ["县发改局"]]


def test_stages_of_several_years_are_no_time_by_which_all_is_done(tmp_path: Path) -> None:
    text = (
        "省充电设施三年行动方案（2024—2026年）\n\n一、重点任务\n"
        "（一）改造小区。2024年完成500个小区，2025年完成800个小区。\n（二）建设平台。2025年建成省级平台。\n"
    )
    times = [m.deadline and m.deadline.text for task in read(tmp_path, text).tasks for m in task.measures]
    assert times == [None, "2025年"]


def test_an_entry_of_the_page_may_have_its_value_on_the_next_line(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "标 题： |\n\n国务院关于印发数据发展规划的通知\n\n一、加强保护\n\n"
        "（一）完善制度。出台办法，年底前完成。（市教育局负责）\n",
    )
    assert document.header.title is not None
    assert document.header.title.text == "数据发展规划"
    assert tree(document) == [("一", "完善制度", ["出台办法，年底前完成。"])]
    assert not left_over(document)


def test_names_in_a_bracket_say_who_with_a_time_behind_them_and_above_a_rule_for_all(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "湖东省2023年商务工作要点\n一、搞活流通\n（一）健全机制。储备3万吨。（省商务厅负责）\n"
        "（二）抓好监测。监测5次。监测点40个。\n（省商务厅、省财政厅）\n"
        "（三）开展对接，组织活动4场次。（省供销社、省商务厅，第二季度）\n以上各项任务，列首位的为牵头单位。\n",
    )
    assert [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks] == [
        [("省商务厅", Role.LEAD)],
        [("省商务厅", Role.LEAD), ("省财政厅", Role.PARTICIPANT)],
        [("省供销社", Role.LEAD), ("省商务厅", Role.PARTICIPANT)],
    ]
    assert document.tasks[2].deadline is not None
    assert document.tasks[2].deadline.text == "第二季度"
    assert [measure.text for measure in document.tasks[1].measures] == ["监测5次。", "监测点40个。"]
    assert left_over(document) == []


def test_a_numbered_item_of_a_division_is_one_measure_of_its_body(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县政务改革方案\n一、主要任务\n（一）推进改革。梳理事项200项。\n（二）优化服务。设立窗口20个。\n二、职责分工\n"
        "（一）县编办牵头负责综合协调，会同县司法局公布清单。负责权责清单调整。\n"
        "（二）县自然资源局牵头负责登记领域改革，县住建局、县税务局等部门配合，推行一窗受理。\n"
        "（三）县公安局负责户籍领域改革。年底前全部上线。\n",
    )
    duties = document.tasks[-1]
    assert [measure.text for measure in duties.measures] == [
        "县编办牵头负责综合协调，会同县司法局公布清单。负责权责清单调整。",
        "县自然资源局牵头负责登记领域改革，县住建局、县税务局等部门配合，推行一窗受理。",
        "县公安局负责户籍领域改革。年底前全部上线。",
    ]
    told = [[(each.name, each.role) for each in measure.responsibilities] for measure in duties.measures]
    assert told == [
        [("县编办", Role.LEAD)],
        [("县自然资源局", Role.LEAD), ("县住建局", Role.PARTICIPANT), ("县税务局", Role.PARTICIPANT)],
        [("县公安局", Role.RESPONSIBLE)],
    ]
