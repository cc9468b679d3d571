"""Forms in which a plan says by labels, headings and closing sentences what each part is, read from file to tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role, Task
from loaders import load_document
from tests.loaders.specimens import left_over, read, tree


def _who(task: Task) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in task.responsibilities]


def test_labels_in_square_brackets_are_read_as_those_with_a_colon(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "临水市2024年档案工作重点清单\n（一）夯实基础\n1.整合库房。\n【目标】年底前完成整合，利用率达到60%。\n"
        "【举措】制定搬迁方案。\n【牵头】市档案局\n【配合】市财政局、市住建局\n2.修复纸质档案。\n【目标】修复3000件。\n"
        "【举措】配备设备。\n【牵头单位】：市档案馆\n【配合单位】：市财政局\n",
    )
    assert tree(document) == [
        ("一", "整合库房", ["年底前完成整合，利用率达到60%。", "制定搬迁方案。"]),
        ("一", "修复纸质档案", ["修复3000件。", "配备设备。"]),
    ]
    assert [_who(task) for task in document.tasks] == [
        [("市档案局", Role.LEAD), ("市财政局", Role.PARTICIPANT), ("市住建局", Role.PARTICIPANT)],
        [("市档案馆", Role.LEAD), ("市财政局", Role.PARTICIPANT)],
    ]
    assert left_over(document) == []


def test_parts_and_tasks_numbered_without_a_stop_behind_the_number(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2025年全省湿地保护工作安排\n第一部分 湿地修复\n任务1 退养还湿\n主要内容：退养3000亩。\n"
        "责任主体：省林业局；协同部门：省水利厅\n时间节点：2025年10月31日前\n"
        "第二部分 监测评估\n任务2 布设监测站点\n主要内容：布设站点20个。\n责任主体：省生态环境厅；协同部门：省林业局\n"
        "时间节点：长期坚持\n",
    )
    assert tree(document) == [("一", "退养还湿", ["退养3000亩。"]), ("二", "布设监测站点", ["布设站点20个。"])]
    assert _who(document.tasks[0]) == [("省林业局", Role.RESPONSIBLE), ("省水利厅", Role.PARTICIPANT)]
    assert [task.deadline.text for task in document.tasks if task.deadline] == ["2025年10月31日前", "长期坚持"]


def test_a_body_with_a_colon_above_items_numbered_anew_is_responsible_for_them(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2021年全省职业培训任务分解\n省教育厅：\n1．扩招5万人。\n2．认定基地30个。\n省人力资源社会保障厅：\n"
        "1．培训80万人次。\n2．新建实训中心2个。\n",
    )
    assert [(task.title, _who(task)) for task in document.tasks] == [
        ("省教育厅", [("省教育厅", Role.RESPONSIBLE)]),
        ("省人力资源社会保障厅", [("省人力资源社会保障厅", Role.RESPONSIBLE)]),
    ]
    assert [[measure.text for measure in task.measures] for task in document.tasks] == [
        ["扩招5万人。", "认定基地30个。"],
        ["培训80万人次。", "新建实训中心2个。"],
    ]


def test_an_article_holds_numbers_in_brackets_and_a_sentence_entrusts_bodies(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "平湖市2021年消费帮扶方案\n第一条 工作目标。帮扶金额10亿元以上。\n第二条 主要任务\n"
        "（一）扩大采购规模。预留份额不低于10%。由市财政局牵头，市供销社配合。\n"
        "（二）提升供给能力。培育主体100家。市农业农村局、市林业局具体负责。\n第三条 保障措施。加强组织领导。\n",
    )
    assert tree(document) == [
        ("二", "扩大采购规模", ["预留份额不低于10%。"]),
        ("二", "提升供给能力", ["培育主体100家。"]),
    ]
    assert [_who(task) for task in document.tasks] == [
        [("市财政局", Role.LEAD), ("市供销社", Role.PARTICIPANT)],
        [("市农业农村局", Role.RESPONSIBLE), ("市林业局", Role.RESPONSIBLE)],
    ]
    assert [section.title for section in document.sections] == ["工作目标", "主要任务", "保障措施"]


def test_bodies_that_answer_each_for_something_are_all_responsible(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2020年饮水安全工作分工\n1. 保障饮水安全。新建水厂20座。（水利部负责城乡供水，国家卫生健康委负责水质监测）\n"
        "2. 整治水源。关停排口30个。（生态环境部负责）\n",
    )
    assert _who(document.tasks[0]) == [("水利部", Role.RESPONSIBLE), ("国家卫生健康委", Role.RESPONSIBLE)]
    assert [measure.text for measure in document.tasks[0].measures] == ["新建水厂20座。"]


def test_a_title_and_what_is_aimed_at_stay_apart_where_no_line_ends_with_a_stop(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭县2024年农业重点工作责任清单\n工作任务：稳定播种面积\n目标要求：面积不低于42万亩\n牵头单位：县农业农村局\n"
        "完成时限：2024年11月底前\n\n工作任务：壮大集体经济\n目标要求：达标的村占80%\n牵头单位：县委组织部\n"
        "完成时限：持续推进\n",
    )
    assert tree(document) == [
        (None, "稳定播种面积", ["面积不低于42万亩"]),
        (None, "壮大集体经济", ["达标的村占80%"]),
    ]


def test_breaks_in_the_cells_of_a_markdown_table_part_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(
        "# 2023年度重点任务\n\n| 重点任务 | 具体举措 | 责任分工 | 进度要求 |\n|---|---|---|---|\n"
        "| 产业升级 | 1.引进项目20个<br>2.改造设备300台 | 牵头：区经信局<br>配合：区商务局 | 6月底 |\n"
        "| 城市更新 | 3.改造小区36个 | 牵头：区住建局<br/>配合：各街道 | 11月底前 |\n",
        encoding="utf-8",
    )
    document = load_document(file)
    assert tree(document) == [
        (None, "产业升级", ["引进项目20个", "改造设备300台"]),
        (None, "城市更新", ["改造小区36个"]),
    ]
    assert _who(document.tasks[0]) == [("区经信局", Role.LEAD), ("区商务局", Role.PARTICIPANT)]
    assert [task.deadline.text for task in document.tasks if task.deadline] == ["6月底", "11月底前"]


def test_items_numbered_in_square_brackets_are_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "广宁县2023年任务分工方案\n一、经济发展类\n【第1项】投资增长8%。\n牵头单位：县发改局\n"
        "【第2项】新增企业30家。\n牵头单位：县工信局\n二、民生保障类\n【第3项】新增就业4500人。\n牵头单位：县人社局\n",
    )
    assert [[measure.text for measure in task.measures] for task in document.tasks] == [
        ["投资增长8%。", "新增企业30家。"],
        ["新增就业4500人。"],
    ]


def test_a_report_without_headings_whose_halves_open_with_their_years(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2021年度工作总结暨2022年工作思路\n\n市档案局\n\n2021年以来，我局接收档案3万件，增长15%。\n\n"
        "2022年，我们将重点抓好以下工作：\n（一）优化服务。新增网点8个。\n（二）强化安全。抽查库房20次。\n",
    )
    assert document.header.title is not None
    assert document.header.title.text == "2021年度工作总结暨2022年工作思路"
    assert [task.title for task in document.tasks] == ["优化服务", "强化安全"]
    assert [(str(outcome.value), outcome.unit) for outcome in document.outcomes] == [("3", "万件"), ("15", "%")]


def test_cells_of_numbers_that_count_measures_leave_tasks_the_numbers_of_their_titles(tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    file.write_text(
        "<h1>2022年安全生产任务分工</h1><table><tr><td>重点任务</td><td>序号</td><td>工作内容</td><td>牵头部门</td></tr>"
        "<tr><td rowspan=2>一、整治隐患</td><td>1</td><td>评估62家企业。</td><td rowspan=2>市应急局</td></tr>"
        "<tr><td>2</td><td>封闭3个园区。</td></tr>"
        "<tr><td>二、整治道路</td><td>3</td><td>整治路段120公里。</td><td>市公安局</td></tr></table>",
        encoding="utf-8",
    )
    document = load_document(file)
    assert [(task.number, task.printed_number, task.title) for task in document.tasks] == [
        ("1", "一、", "整治隐患"),
        ("2", "二、", "整治道路"),
    ]
    assert tree(document) == [
        (None, "整治隐患", ["评估62家企业。", "封闭3个园区。"]),
        (None, "整治道路", ["整治路段120公里。"]),
    ]


def test_the_number_of_an_entry_on_a_line_of_its_own_is_no_measure(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2025年重点工作任务清单\n\n序号：1\n任务名称：建设产业园\n年度目标：入园企业15家\n牵头单位：县农业农村局\n\n"
        "序号：2\n任务名称：改造管网\n年度目标：改造18公里\n牵头单位：县住建局\n",
    )
    assert tree(document) == [(None, "建设产业园", ["入园企业15家"]), (None, "改造管网", ["改造18公里"])]
    assert left_over(document) == []


def test_a_rule_in_the_notice_on_who_leads_holds_for_the_lines_of_every_cell(tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    file.write_text(
        "<h1>2022年改革任务分工表</h1><p>各单位：</p><p>现印发给你们。各责任单位（列第一位的为牵头单位）要抓好落实。</p>"
        "<table><tr><td>序号</td><td>改革任务</td><td>具体措施</td><td>责任单位</td></tr>"
        "<tr><td>1</td><td>压减材料</td><td>压减材料20%。</td><td>省司法厅<br>省工商联</td></tr>"
        "<tr><td>2</td><td>放宽准入</td><td>放宽准入15项。</td><td>省商务厅、云江海事局</td></tr></table>",
        encoding="utf-8",
    )
    assert [_who(task) for task in load_document(file).tasks] == [
        [("省司法厅", Role.LEAD), ("省工商联", Role.PARTICIPANT)],
        [("省商务厅", Role.LEAD), ("云江海事局", Role.PARTICIPANT)],
    ]


@pytest.mark.parametrize("label", ["部门分工", "单位分工", "责任分工"])
def test_a_label_on_the_division_of_work_opens_who_does_it(tmp_path: Path, label: str) -> None:
    document = read(
        tmp_path,
        f"梁河县2024年重点工作分工方案\n一、发展产业\n1.壮大园区\n工作措施：新建厂房3栋。\n{label}：县工信局牵头，县财政局配合。\n"
        f"2.扶持企业\n工作措施：培育企业5家。\n{label}：县商务局牵头，各镇配合。\n",
    )
    assert [measures for _, _, measures in tree(document)] == [["新建厂房3栋。"], ["培育企业5家。"]]
    assert _who(document.tasks[0]) == [("县工信局", Role.LEAD), ("县财政局", Role.PARTICIPANT)]
    assert left_over(document) == []


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("责任单位：县商务局、县财政局（按职责分工负责）", ["县商务局", "县财政局"]),
        ("责任人：王强　责任单位：县商务局", ["县商务局"]),
        ("包抓领导：王强；包抓单位：县商务局；责任单位：县财政局", ["县商务局", "县财政局"]),
        ("责任单位：县商务局。以下均需各镇落实，不再列出", ["县商务局", "各镇"]),
        ("责任单位：县商务局；督办单位：县委督查室", ["县商务局"]),
        ("责任单位：略", []),
        ("督办单位：县委督查室", []),
    ],
)
def test_a_line_of_labels_says_who_and_nothing_else(tmp_path: Path, line: str, who: list[str]) -> None:
    document = read(
        tmp_path,
        f"梁河县2024年商务工作方案\n一、主要任务\n1.扩大消费。举办展会3场。\n{line}\n2.稳定外贸。新增企业8家。\n责任单位：县商务局\n",
    )
    assert [name for name, _ in _who(document.tasks[0])] == who
    assert tree(document)[0] == ("一", "扩大消费", ["举办展会3场。"])
    assert left_over(document) == []


def test_each_of_several_lines_below_an_item_closes_what_stands_above_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2024年环保工作方案\n一、主要任务\n1.防治农业污染\n关停养殖场7家。\n责任单位：县农业局牵头，县环保局参与\n"
        "推广有机肥。建设示范片2个。\n责任单位：县供销社\n督办单位：县委督查室\n2.防治工业污染\n改造锅炉9台。\n责任单位：县工信局\n",
    )
    told = [(m.text, [each.name for each in m.responsibilities]) for m in document.tasks[0].measures]
    assert told == [
        ("关停养殖场7家。", ["县农业局", "县环保局"]),
        ("推广有机肥。", ["县供销社"]),
        ("建设示范片2个。", ["县供销社"]),
    ]
    assert _who(document.tasks[1]) == [("县工信局", Role.RESPONSIBLE)]


def test_problems_that_are_counted_number_the_tasks_that_mend_them(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县督察反馈问题整改方案\n问题一：管网老化。\n责任单位：县住建局\n整改措施：（一）编制方案。（二）更换管网。\n"
        "问题二：台账不全。\n责任单位：县环保局\n整改措施：（一）补齐台账。（二）定期抽查。\n",
    )
    assert [(title, measures) for _, title, measures in tree(document)] == [
        ("管网老化", ["编制方案。", "更换管网。"]),
        ("台账不全", ["补齐台账。", "定期抽查。"]),
    ]


def test_lines_above_labels_title_tasks_where_nothing_is_numbered(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2024年重点工作任务分工方案\n建设20个产业集群\n工作措施：绘制图谱。新建厂房3栋。\n部门分工：县工信局牵头，县财政局配合。\n"
        "促进数字经济融合\n工作措施：建设平台1个。\n部门分工：县发改局牵头。\n"
        "粮食产量26万吨以上\n工作措施：建设高标准农田。\n部门分工：县农业农村局牵头，各镇配合。\n",
    )
    assert tree(document) == [
        (None, "建设20个产业集群", ["绘制图谱。", "新建厂房3栋。"]),
        (None, "促进数字经济融合", ["建设平台1个。"]),
        (None, "粮食产量26万吨以上", ["建设高标准农田。"]),
    ]
    assert _who(document.tasks[0]) == [("县工信局", Role.LEAD), ("县财政局", Role.PARTICIPANT)]
    assert left_over(document) == []


def test_one_label_before_the_titles_of_all_tasks_is_no_part_of_them(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2023年稳岗工作方案\n一、财政政策\n（一）任务内容：加快返还进度。\n工作举措：6月底前返还600万元。\n"
        "责任单位：县人社局\n（二）任务内容：落实缓缴政策。\n工作举措：公布缓缴名单。\n责任单位：县税务局\n"
        "二、服务政策\n（三）任务内容：举办招聘活动。\n工作举措：举办招聘会20场。\n责任单位：县总工会\n",
    )
    assert tree(document) == [
        ("一", "加快返还进度", ["6月底前返还600万元。"]),
        ("一", "落实缓缴政策", ["公布缓缴名单。"]),
        ("二", "举办招聘活动", ["举办招聘会20场。"]),
    ]
    assert left_over(document) == []


def test_a_rule_in_a_bracket_behind_who_is_responsible_is_part_of_their_line(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2023年稳岗工作方案\n一、财政政策\n（一）返还保费\n1.加快返还进度。6月底前返还600万元。\n"
        "责任单位：县人社局，各乡镇政府落实。（以下均需各乡镇政府落实，不再列出）\n2.落实缓缴政策。公布缓缴名单。\n责任单位：县税务局\n",
    )
    assert [[who.name for who in task.responsibilities] for task in document.tasks] == [
        ["县人社局", "各乡镇政府"],
        ["县税务局", "各乡镇政府"],
    ]
    assert [[measure.text for measure in task.measures] for task in document.tasks] == [
        ["6月底前返还600万元。"],
        ["公布缓缴名单。"],
    ]


_COUNTED = (
    "一是{}道路。责任单位：县交通局。完成时限：6月底前。二是{}桥梁。责任单位：县交通局、县住建局。完成时限：9月底前。"
)


def test_labels_behind_each_part_of_a_paragraph_say_who_does_that_part(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青岭县2024年养护任务分工\n一、养护任务\n"
        f"（一）开展普查\n{_COUNTED.format('普查', '普查')}\n（二）开展整修\n{_COUNTED.format('整修', '整修')}\n",
    )
    told = [
        (m.text, [who.name for who in m.responsibilities], m.deadline.text if m.deadline else None)
        for m in document.tasks[0].measures
    ]
    assert told == [
        ("普查道路。", ["县交通局"], "6月底前"),
        ("普查桥梁。", ["县交通局", "县住建局"], "9月底前"),
    ]
    assert [(task.title, len(task.measures)) for task in document.tasks] == [("开展普查", 2), ("开展整修", 2)]


def test_several_labels_stand_behind_each_part_of_a_paragraph(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青岭县2024年养护任务分工\n一、养护任务\n（一）开展普查\n普查道路。牵头单位：县交通局；配合单位：县财政局。完成时限：6月底前。"
        "普查桥梁。牵头单位：县住建局；配合单位：县水利局。\n（二）开展整修\n整修道路，责任单位：县交通局。\n",
    )
    lead, helps = Role.LEAD, Role.PARTICIPANT
    assert [[(who.name, who.role) for who in m.responsibilities] for m in document.tasks[0].measures] == [
        [("县交通局", lead), ("县财政局", helps)],
        [("县住建局", lead), ("县水利局", helps)],
    ]
    assert [m.deadline.text if m.deadline else None for m in document.tasks[0].measures] == ["6月底前", None]
    assert [who.name for m in document.tasks[1].measures for who in m.responsibilities] == ["县交通局"]


def test_labels_stand_behind_a_list_left_open_too(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青岭县2024年养护任务分工\n一、养护任务\n（一）开展普查\n普查道路、桥梁等，责任单位：县交通局。\n"
        "（二）开展整修\n整修道路、桥梁等。责任单位：县住建局。\n",
    )
    assert [_who(task) for task in document.tasks] == [
        [("县交通局", Role.RESPONSIBLE)],
        [("县住建局", Role.RESPONSIBLE)],
    ]


def test_a_line_of_its_own_is_of_all_of_a_task_whose_sentences_are_closed_one_by_one(tmp_path: Path) -> None:
    runs = "{0}道路。（区交通局负责）{0}桥梁。（区住建局负责）\n"
    document = read(
        tmp_path,
        f"2024年青岭区养护工作要点\n一、重点任务\n1.开展普查。{runs.format('普查')}"
        f"2.开展整修。{runs.format('整修')}完成时限：6月底前\n3.开展巡查。{runs.format('巡查')}",
    )
    assert [task.deadline.text if task.deadline else None for task in document.tasks] == [None, "6月底前", None]
    assert [_who(task) for task in document.tasks] == [[], [], []]
    assert left_over(document) == []
