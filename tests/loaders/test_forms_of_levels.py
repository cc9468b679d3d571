"""Which level holds the tasks: items counted through, headings above untitled items, titled paragraphs, boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument
from tests.loaders.specimens import left_over, read, tree


def _titles(document: PlanDocument) -> list[tuple[str, str]]:
    return [(task.number, task.title) for task in document.tasks]


def test_items_counted_through_a_plan_are_measures_though_many_open_with_titles(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年林业工作分工方案\n一、加强巡护\n（一）健全制度。\n1.制定巡护制度。明确路线。（责任单位：县林业局）\n"
        "2.依照上级要求，每月开展巡查。（责任单位：县林业局）\n（二）配强队伍。\n3.充实护林队伍。招聘人员。（责任单位：县人社局）\n"
        "二、扩大绿地\n（三）开展造林。\n4.整合各类资金，推进造林。（责任单位：县财政局）\n",
    )
    assert _titles(document) == [("1", "健全制度"), ("2", "配强队伍"), ("3", "开展造林")]
    assert [m.text for m in document.tasks[0].measures] == ["制定巡护制度。明确路线。", "依照上级要求，每月开展巡查。"]
    assert [[r.name for r in m.responsibilities] for m in document.tasks[0].measures] == [["县林业局"], ["县林业局"]]


def test_items_with_lines_on_who_below_them_are_tasks_though_they_are_counted_through(tmp_path: Path) -> None:
    lines = "责任单位：县林业局\n完成时限：年底前\n"
    document = read(
        tmp_path,
        f"丰县2024年林业工作方案\n一、加强巡护\n（一）健全制度。\n1.按照要求，修订制度文件。\n{lines}"
        f"（二）配强队伍。\n2.充实队伍。招聘人员。\n{lines}3.开展培训。举办讲座。\n{lines}"
        f"（三）开展造林。\n4.整合各类资金，推进造林。\n{lines}",
    )
    assert [task.title for task in document.tasks] == ["健全制度", "充实队伍", "开展培训", "开展造林"]


def test_a_heading_whose_items_have_no_titles_is_the_task_beside_others_whose_items_have(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于加强林业工作的意见\n一、完善采购制度\n（一）对用量大、金额高、多家企业生产的苗木品种，由县级机构采取公开招标方式集中采购，林场按中标价格采购。\n"
        "（二）对部分珍稀苗木，建立公开透明、多方参与的价格谈判机制，林场按照谈判结果采购并如实登记造册备查。\n"
        "二、改进巡护方式\n（一）加强合同管理。签订合同时应明确品种。\n（二）规范资金支付。按照约定时间支付。\n（三）开展考核。每年考核。\n",
    )
    assert _titles(document) == [
        ("1-0", "完善采购制度"), ("2-1", "加强合同管理"), ("2-2", "规范资金支付"), ("2-3", "开展考核"),
    ]  # fmt: skip
    assert len(document.tasks[0].measures) == 2


def test_titled_paragraphs_below_headings_with_full_stops_are_tasks_and_a_box_lists_what_one_holds(
    tmp_path: Path,
) -> None:
    document = read(
        tmp_path,
        "“十四五”林业发展规划\n一、强化准备\n（一）强化预案准备。\n完善预案管理机制。修订办法。\n加快预案修订。制定指南。\n"
        "（二）强化物资准备。\n优化物资管理。建立联动机制。\n加强物资储备。完善布局。\n专栏1 物资储备重点\n"
        "1．林区物资：建设储备库8个。\n2．地方物资：改建储备库。\n（三）强化运输准备。\n加强区域统筹，建立协调机制。完善运力。\n",
    )
    assert _titles(document) == [
        ("1-1", "完善预案管理机制"), ("1-2", "加快预案修订"), ("2-1", "优化物资管理"), ("2-2", "加强物资储备"),
        ("1-3", "强化运输准备"),
    ]  # fmt: skip
    assert [m.text for m in document.tasks[3].measures][-2:] == [
        "林区物资：建设储备库8个。", "地方物资：改建储备库。",
    ]  # fmt: skip
    assert document.coverage is not None
    assert document.coverage.unassigned == ()


def test_items_that_name_nobody_are_as_many_measures_as_they_have_sentences(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于加强林业工作的意见\n一、完善采购制度\n（一）对用量大、金额高、多家企业生产的苗木品种，由县级机构采取公开招标方式集中采购。林场按中标价格采购。\n"
        "（二）对部分珍稀苗木，建立公开透明、多方参与的价格谈判机制，林场按照谈判结果采购并如实登记造册备查。\n"
        "二、改进巡护方式\n（一）对偏远林区，各级林业部门应按照远近结合的原则统筹安排巡护人员和车辆，保证每周巡护一次。\n",
    )
    assert [(task.title, len(task.measures)) for task in document.tasks] == [("完善采购制度", 3), ("改进巡护方式", 1)]


def test_labels_within_a_task_close_nothing(tmp_path: Path) -> None:
    tasks = "".join(
        f"（{n}）{title}\n工作目标：\n到2024年底，新建站点3个。\n保障措施：\n县财政局安排资金2000万元。\n责任单位：县林业局\n"
        for n, title in [("一", "加强巡护"), ("二", "扩大绿地"), ("三", "开展造林")]
    )
    document = read(tmp_path, f"丰县2024年林业工作方案\n一、重点任务\n{tasks}")
    assert [[r.name for r in task.responsibilities] for task in document.tasks] == [["县林业局"]] * 3
    assert "县财政局安排资金2000万元。" in [measure.text for measure in document.tasks[0].measures]


def test_labels_on_lines_of_their_own_title_no_tasks(tmp_path: Path) -> None:
    tasks = "".join(
        f"（{n}）{title}\n主要任务：\n新建站点3个，改造站点2个。开展巡查。\n工作目标：\n到2024年底，全面建成。\n责任单位：县林业局\n"
        for n, title in [("一", "加强巡护"), ("二", "扩大绿地"), ("三", "开展造林")]
    )
    document = read(tmp_path, f"丰县2024年林业工作方案\n一、重点任务\n{tasks}")
    assert [task.title for task in document.tasks] == ["加强巡护", "扩大绿地", "开展造林"]


def test_lots_of_a_project_are_no_numbers(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年林业工作要点\n一、重点工程\n（一）建设步道。完成规划。\n项目一、二标段年底前建成通车。\n（二）扩大绿地。种植树木。\n",
    )
    assert [task.title for task in document.tasks] == ["建设步道", "扩大绿地"]
    assert [m.text for m in document.tasks[0].measures][-1] == "项目一、二标段年底前建成通车。"


@pytest.mark.parametrize(
    "first",
    [
        "（一）修复渠系\n牵头单位：县水务局\n1.衬砌渠道。完成30公里。\n2.更新闸门。更新12座。\n",
        "（一）修复渠系\n1.衬砌渠道。完成30公里。\n2.更新闸门。更新12座。\n牵头单位：县水务局\n",
    ],
)
@pytest.mark.parametrize(
    "second",
    [
        "（二）改革水价\n牵头单位：县发改局\n1.核定成本。公布结果。\n2.安装水表。安装2000只。\n",
        "（二）改革水价。核定成本，安装水表2000只。（牵头单位：县发改局）\n",
    ],
)
def test_a_heading_that_says_who_above_items_counted_anew_is_the_task(tmp_path: Path, first: str, second: str) -> None:
    document = read(tmp_path, f"梁河县2024年灌区工作方案\n一、工作任务\n{first}{second}")
    assert [(task.title, [each.name for each in task.responsibilities]) for task in document.tasks] == [
        ("修复渠系", ["县水务局"]),
        ("改革水价", ["县发改局"]),
    ]


def test_a_line_below_a_sole_item_is_of_the_task_where_it_is_so_for_several(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2024年灌区工作分工\n一、工作任务\n（一）修复渠系。\n1.衬砌渠道30公里。\n2.更新闸门12座。\n责任单位：县水务局\n"
        "（二）改革水价。\n1.安装水表2000只。\n责任单位：县发改局\n完成时限：9月底前\n",
    )
    assert [(task.title, [each.name for each in task.responsibilities]) for task in document.tasks] == [
        ("修复渠系", ["县水务局"]),
        ("改革水价", ["县发改局"]),
    ]
    assert document.tasks[1].deadline
    assert not any(measure.responsibilities for task in document.tasks for measure in task.measures)


def test_an_item_that_is_a_task_itself_has_the_title_that_it_opens_with(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2024年灌区工作分工\n1.衬砌渠道30公里。（县水务局）\n2.改革水价。安装水表2000只。（县发改局）\n"
        "3.组建用水协会12个。（县民政局、各乡镇）\n4.更新闸门12座，8月底前完成。（县水务局）\n",
    )
    assert [task.title for task in document.tasks] == [
        "衬砌渠道30公里",
        "改革水价",
        "组建用水协会12个",
        "更新闸门12座，8月底前完成",
    ]
    assert [measure.text for measure in document.tasks[1].measures] == ["安装水表2000只。"]


def test_headings_that_mostly_have_their_own_text_are_the_tasks_those_above_titled_items_too(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原县2025年农机服务项目实施方案\n\n一、目标任务\n\n完成作业面积5万亩。\n\n二、实施内容\n\n"
        "（一）实施区域\n\n在9个乡镇实施。优先安排山区乡镇。\n\n"
        "（二）补助标准\n\n补助资金按作业面积核算。\n\n1.机械收获。每亩补助不超过30元。\n\n2.秸秆还田。每亩补助不超过20元。\n\n"
        "（三）监督管理\n\n县农业农村局要加强监管。公布监督电话。\n\n（四）绩效评价\n\n委托第三方评价。公开评价结果。\n",
    )
    assert [task.title for task in document.tasks] == ["实施区域", "补助标准", "监督管理", "绩效评价"]
    assert [m.text for m in document.tasks[1].measures][-1] == "每亩补助不超过20元。"


def test_numbers_that_begin_anew_right_below_a_heading_of_their_kind_lie_below_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河区2024年防汛工作方案\n一、主要任务\n（一）查清隐患。建立台账。\n（二）备足物资。补充沙袋。\n二、工作步骤\n分步推进。\n"
        "三、工作要求\n一、加强领导。各镇要落实责任。\n二、注重协作。各镇要互通信息。\n三、按时报告。各镇要报送进展。\n四、处置原则\n（一）违规蓄水的，从重处置。\n（二）瞒报险情的，移送处理。\n",
    )
    assert [section.number for section in document.sections] == ["一", "二", "三", "四"]
    assert [task.title for task in document.tasks] == ["查清隐患", "备足物资"]


def test_what_follows_the_last_bracket_is_none_of_the_last_task_where_all_tasks_end_with_one(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河区2024年防汛工作方案\n一、主要任务\n（一）查清隐患。建立台账。（河长科负责）\n（二）备足物资。补充沙袋。（物资科负责）\n"
        "（三）修复堤岸。加固护坡。（工程科负责）\n主要任务各牵头科室要将落实情况于9月10日前报送区防汛办。区防汛办适时督查。\n",
    )
    assert tree(document)[-1] == ("一", "修复堤岸", ["加固护坡。"])
    assert document.tasks[-1].deadline is None
    assert left_over(document) == []


def test_numbers_below_a_heading_of_their_kind_may_go_on_past_that_of_the_next_heading(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河区2024年护林工作方案\n一、总体要求\n坚持以人民为中心。\n二、重点任务\n一、加强巡护\n巡护200次。\n二、强化监管\n检查企业20家。\n"
        "三、修建道路\n新建10公里。\n四、培训人员\n培训100名。\n三、保障措施\n加强领导。\n",
    )
    assert [section.number for section in document.sections] == ["一", "二", "三"]
    assert [task.title for task in document.tasks] == ["加强巡护", "强化监管", "修建道路", "培训人员"]
    assert {task.section for task in document.tasks} == {"二"}


def test_one_item_that_names_somebody_leaves_the_others_their_titles(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河县2024年水务工作要点\n一、供水保障\n（一）推进水厂建设。由县水务局牵头，县财政局参与制定方案。供水规模达到每日3万吨。\n"
        "（二）优化服务。公开服务电话。智慧平台上线运行。\n（三）严格值守。落实值班制度。\n二、河湖管护\n（一）清理河道。开展专项行动。建立台账。\n"
        "（二）加强监管。县水务局牵头，各镇配合。\n",
    )
    assert _titles(document) == [
        ("1-1", "推进水厂建设"), ("1-2", "优化服务"), ("1-3", "严格值守"), ("2-1", "清理河道"), ("2-2", "加强监管"),
    ]  # fmt: skip
    assert [each.name for each in document.tasks[4].responsibilities] == ["县水务局", "各镇"]


def test_titled_paragraphs_below_the_bracket_of_a_part_are_tasks_of_those_whom_it_names(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年林业工作要点\n一、森林抚育（县林业局牵头，各林场、\n各镇按职责分工负责）\n"
        "（一）抚育幼林。按照规程实施抚育。建立抚育档案。\n（二）改造低效林。逐片制定方案。补植乡土树种。\n"
        "二、防火巡护（县应急局负责）\n（一）加密巡护。实行网格巡护。建立巡护日志。\n（二）配齐装备。补充灭火机。更新通信设备。\n",
    )
    assert _titles(document) == [("1-1", "抚育幼林"), ("1-2", "改造低效林"), ("2-1", "加密巡护"), ("2-2", "配齐装备")]
    assert [[(r.name, r.role.value) for r in task.responsibilities] for task in document.tasks] == [
        *[[("县林业局", "lead"), ("各林场", "responsible"), ("各镇", "responsible")]] * 2,
        *[[("县应急局", "responsible")]] * 2,
    ]
    assert left_over(document) == []


def test_one_bracket_is_of_the_whole_task_where_lines_close_others_though_one_is_closed_run_by_run(
    tmp_path: Path,
) -> None:
    document = read(
        tmp_path,
        "丰县2024年林业工作要点\n一、森林抚育\n（一）抚育幼林。按照规程实施抚育。建立抚育档案。\n（二）改造低效林。逐片制定方案。补植乡土树种。\n"
        "上述（一）、（二）项由县林业局牵头，县财政局配合。\n"
        "二、防火巡护\n（三）加密巡护。实行网格巡护。（县应急局牵头，县林业局配合）建立巡护日志。（各林场负责）\n"
        "（四）配齐装备。补充灭火机。更新通信设备。（县应急局牵头，县财政局、\n\n— 3 —\n县林业局配合）\n",
    )
    assert [[r.name for r in task.responsibilities] for task in document.tasks] == [
        ["县林业局", "县财政局"], ["县林业局", "县财政局"], [], ["县应急局", "县财政局", "县林业局"],
    ]  # fmt: skip
    assert [[r.name for r in m.responsibilities] for m in document.tasks[2].measures] == [
        ["县应急局", "县林业局"], ["各林场"],
    ]  # fmt: skip
