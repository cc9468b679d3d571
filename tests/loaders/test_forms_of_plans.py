"""Forms that carry over from document to document: titles on lines, closings in reports, hanging lines, last words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument, Role
from loaders import load_document
from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole
from tests.loaders.specimens import left_over, read, targets_of, tree


def test_titles_on_lines_of_their_own_are_the_tasks_of_a_report(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "政府工作报告\n――2024年1月9日在云岭县第九届人民代表大会第三次会议上\n各位代表：\n"
        "一、2023年工作回顾\n2023年，全县新建水厂3座，造林2万亩。\n"
        "二、2024年重点工作任务\n（一）坚持生态优先，推动绿色转型\n加强生态保护。\n"
        "实施自然保护地整合优化，完善巡护路网，建好湿地公园2处。推动设立保护研究中心，加快植物园创建，健全管护机制。\n"
        "打好污染防治攻坚战。\n开展空气质量改善行动，加强河湖治理，新建污水处理厂1座。"
        "推进固体废物综合治理，完成隐患整治任务。\n",
    )
    assert [(task.section, task.title, len(task.measures)) for task in document.tasks] == [
        ("一", "加强生态保护", 2),
        ("一", "打好污染防治攻坚战", 2),
    ]
    assert document.header.issued_text is not None
    assert left_over(document) == []


def test_tasks_of_a_report_may_say_who_and_by_when(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭县水利局关于2023年工作情况和2024年工作安排的报告\n一、2023年工作完成情况\n2023年完成水利投资6.8亿元。\n"
        "二、2024年重点工作\n（一）筑牢防线。加固水库12座。（责任股室：防御股；完成时限：9月底前）\n"
        "（二）保障供水。改造管网85公里。（牵头股室：供水股；配合股室：财务股）\n"
        "（三）复苏河湖。建成幸福河湖3条。（责任股室：河湖股）\n",
    )
    assert [(task.number, task.section) for task in document.tasks] == [("2-1", "二"), ("2-2", "二"), ("2-3", "二")]
    assert [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks[:2]] == [
        [("防御股", Role.RESPONSIBLE)],
        [("供水股", Role.LEAD), ("财务股", Role.PARTICIPANT)],
    ]
    assert document.tasks[0].deadline is not None
    assert [measure.text for measure in document.tasks[0].measures] == ["加固水库12座。"]


def test_what_is_said_to_all_behind_the_last_task_is_no_measure_of_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭县2024年水务工作要点\n（一）建设水厂。新建水厂3座。（县水利局负责）\n"
        "（二）改造管网。改造管网40公里。（县水利局负责）\n"
        "（三）监测水质。检测水样300份。（县卫健局负责）各乡镇、各部门要认真贯彻落实本要点，年底前报送进展。\n",
    )
    assert tree(document)[-1][1:] == ("监测水质", ["检测水样300份。"])
    assert left_over(document) == []


def test_lines_at_the_margin_go_on_with_an_indented_paragraph(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭县2024年执法工作要点\n\n　　一、强化监管。各乡镇要建立举报制度，充分发挥“12369”\n"
        "举报热线和网络平台作用，畅通公众表达渠道，限期办理群众反映的\n问题。\n"
        "　　二、严格稽查。每年对本县30%以上的乡镇（街道）和5%以上的村，\n"
        "开展现场稽查，结果向社会公开并限期\n整改。\n"
        "　　三、加强保障。配备便携式执法终端300台，建立健全经费和人员的\n保障机制。\n",
    )
    assert [len(task.measures) for task in document.tasks] == [1, 1, 1]
    assert [task.title for task in document.tasks] == ["强化监管", "严格稽查", "加强保障"]


def test_a_third_column_on_who_does_it_leaves_those_responsible_so(tmp_path: Path) -> None:
    row = "<tr>{}</tr>".format
    heads = "".join(f"<td>{head}</td>" for head in ("序号", "重点任务", "牵头单位", "责任单位", "配合单位"))
    cells = "".join(f"<td>{cell}</td>" for cell in ("1", "新建校舍3栋。", "县教体局", "各乡镇政府", "县财政局"))
    file = tmp_path / "plan.html"
    file.write_text(
        f"<html><body><h1>云岭县2024年重点任务分解表</h1><table>{row(heads)}{row(cells)}</table>"
        "<div><h4>相关稿件</h4><ul><li><a href='#'>一图读懂：5项民生实事</a></li></ul></div>"
        "<div>【字体：<a href='#'>大</a> <a href='#'>中</a>】 <a href='#'>打印本页</a></div></body></html>",
        encoding="utf-8",
    )
    document = load_document(file)
    assert [(each.name, each.role) for each in document.tasks[0].responsibilities] == [
        ("县教体局", Role.LEAD),
        ("各乡镇政府", Role.RESPONSIBLE),
        ("县财政局", Role.PARTICIPANT),
    ]
    assert [(target.value, target.unit) for target in document.targets] == []
    assert [(str(target.value), target.unit) for target in targets_of(document.tasks[0])] == [("3", "栋")]


def test_a_value_of_a_base_period_is_where_a_target_sets_out_from(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(
        "# 云岭县视力保护行动计划（2022—2024年）\n\n"
        "| 指标 | 单位 | 2021年基期值 | 2024年目标值 |\n|---|---|---|---|\n| 总体近视率 | % | 54.6 | ≤52 |\n\n"
        "一、重点任务\n（一）改善照明。改造教室3600间。\n（二）增加户外活动。新建场地45处。\n",
        encoding="utf-8",
    )
    document = load_document(file)
    target = next(target for target in document.targets if target.indicator == "总体近视率")
    assert (target.baseline, str(target.value)) == ("54.6", "52")
    assert document.outcomes == ()


FIGURES = {
    "新增储备帐篷6000顶、折叠床1.8万张。": [("6000", "顶"), ("1.8", "万张")],
    "接收档案3万卷，新建运动场12片。": [("3", "万卷"), ("12", "片")],
    "开工改造项目50个，约605万平方米，涉及居民6.2万户。": [("50", "个"), ("605", "万平方米"), ("6.2", "万户")],
    "开展巡查不少于2次/月。": [("2", "次/月")],
    "对时速120公里以上线路实施封闭改造，清理铁路两侧500米范围内的彩钢瓦。": [],
    "每年对辖区内30%以上的县和5%以上的村，开展环境稽查。": [("30", "%"), ("5", "%")],
    "引进亿元以上项目30个，其中10亿元以上5个。": [("30", "个")],
    "实事项目共11项，情况如下：": [],
}


@pytest.mark.parametrize(("sentence", "expected"), FIGURES.items())
def test_a_figure_is_told_from_a_size_and_has_any_unit(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = read_targets(whole(sentence), sentence, year=2024)
    assert [(str(target.value), target.unit) for target in found if target.value is not None] == expected


NUMBERINGS = [
    *("（一）（二）", "1.2.", "1、2、", "1．2．", "（1）（2）", "①②", "1)2)", "⒈⒉", "⑴⑵", "㈠㈡", "〔1〕〔2〕"),
    *("措施1：措施2：", "1-1.1-2."),
]
PARTS = ["一、", "第一部分：", "第一章 ", "第一、", "Ⅰ、", "（一）"]


@pytest.mark.parametrize("marks", NUMBERINGS)
def test_tasks_are_read_whatever_their_numbers_look_like(tmp_path: Path, marks: str) -> None:
    first, second = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    document = read(
        tmp_path,
        f"云岭县2024年水务工作方案\n一、重点任务\n{first}建设水厂。新建水厂3座。（县水利局负责）\n"
        f"{second}改造管网。改造管网40公里。（县水利局牵头，县财政局配合）\n",
    )
    assert tree(document) == [("一", "建设水厂", ["新建水厂3座。"]), ("一", "改造管网", ["改造管网40公里。"])]


@pytest.mark.parametrize("mark", PARTS)
def test_parts_are_read_whatever_their_numbers_look_like(tmp_path: Path, mark: str) -> None:
    document = read(
        tmp_path,
        f"云岭县2024年水务工作方案\n{mark}重点任务\n1.建设水厂。新建水厂3座。（县水利局负责）\n"
        "2.改造管网。改造管网40公里。（县水利局牵头，县财政局配合）\n",
    )
    assert [section.title for section in document.sections] == ["重点任务"]
    assert [task.title for task in document.tasks] == ["建设水厂", "改造管网"]


CLOSINGS = [
    "（牵头单位：县水利局）（配合单位：县财政局）",
    "此项工作由县水利局牵头，县财政局配合。",
    "——牵头单位：县水利局，配合单位：县财政局",
    "\n- 牵头单位：县水利局\n- 配合单位：县财政局",
    "\n牵头单位：\n县水利局\n配合单位：\n县财政局",
    "\n牵头单位：县水利局｜配合单位：县财政局",
    "\n责任单位：县水利局（牵头）、县财政局",
    "〔县水利局主办，县财政局协办〕",
    "［牵头：县水利局　　配合：县财政局］",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_who_leads_and_who_helps_is_read_in_any_form(tmp_path: Path, closing: str) -> None:
    document = read(
        tmp_path,
        f"云岭县2024年水务工作方案\n一、重点任务\n（一）建设水厂。新建水厂3座。{closing}\n"
        f"（二）改造管网。改造管网40公里。{closing}\n",
    )
    assert [[measure.text for measure in task.measures] for task in document.tasks] == [
        ["新建水厂3座。"],
        ["改造管网40公里。"],
    ]
    named = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert named == [[("县水利局", Role.LEAD), ("县财政局", Role.PARTICIPANT)]] * 2


def table(rows: list[list[str]]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def read_page(folder: Path, body: str) -> PlanDocument:
    file = folder / "plan.html"
    file.write_text(f"<html><body><h1>云岭县2024年重点任务清单</h1>{body}</body></html>", encoding="utf-8")
    return load_document(file)


def test_headings_above_tables_are_their_parts(tmp_path: Path) -> None:
    heads = ["序号", "重点任务", "具体措施", "责任单位"]
    first = [heads, ["1", "建设水厂", "新建水厂3座。", "县水利局 县财政局"]]
    second = [heads, ["2", "改造管网", "改造管网40公里。", "县水利局/县住建局"]]
    document = read_page(tmp_path, f"<p>一、供水</p>{table(first)}<p>二、管网</p>{table(second)}")
    assert [(section.number, section.title) for section in document.sections] == [("一", "供水"), ("二", "管网")]
    assert [(task.section, task.title) for task in document.tasks] == [("一", "建设水厂"), ("二", "改造管网")]
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["县水利局", "县财政局"], ["县水利局", "县住建局"]]
    assert left_over(document) == []


def test_a_column_left_of_the_numbers_groups_what_they_count(tmp_path: Path) -> None:
    rows = [
        ["专项名称", "序号", "重点任务", "具体措施", "责任单位"],
        ["供水专项", "1", "建设水厂", "新建水厂3座。", "县水利局（牵头）<br>县财政局"],
        ["供水专项", "2", "改造管网", "改造管网40公里。", "县水利局"],
    ]
    document = read_page(tmp_path, table(rows))
    assert [section.title for section in document.sections] == ["供水专项"]
    assert [task.title for task in document.tasks] == ["建设水厂", "改造管网"]
    roles = [(each.name, each.role) for each in document.tasks[0].responsibilities]
    assert roles == [("县水利局", Role.LEAD), ("县财政局", Role.PARTICIPANT)]


def test_the_bracket_that_closes_the_only_paragraph_of_a_row_is_of_its_task(tmp_path: Path) -> None:
    rows = [
        ["序号", "重点任务", "具体措施", "完成时限"],
        ["1", "建设水厂", "新建水厂3座。健全管护机制。（县水利局牵头，县财政局配合）", "长期坚持"],
    ]
    task = read_page(tmp_path, table(rows)).tasks[0]
    assert [measure.text for measure in task.measures] == ["新建水厂3座。", "健全管护机制。"]
    assert [(each.name, each.role) for each in task.responsibilities] == [
        ("县水利局", Role.LEAD),
        ("县财政局", Role.PARTICIPANT),
    ]


ONE, TWO = "实施项目120个。引进项目30个。", "新建良田5万亩。打造村庄12个。"
REPORTS = {
    "numbered headings": f"（一）聚力项目建设\n{ONE}\n（二）聚力乡村振兴\n{TWO}\n",
    "titles that run in": f"（一）聚力项目建设。{ONE}\n（二）聚力乡村振兴。{TWO}\n",
    "bare numbers": f"1.聚力项目建设。{ONE}\n2.聚力乡村振兴。{TWO}\n",
    "lines without numbers": f"聚力项目建设。\n{ONE}\n聚力乡村振兴。\n{TWO}\n"
    "聚力民生改善。\n新增学位2000个。建成中心6家。\n",
}


@pytest.mark.parametrize("priorities", REPORTS.values(), ids=REPORTS)
@pytest.mark.parametrize("heads", ["一、2023年工作回顾|二、2024年工作安排", "2023年工作回顾|2024年工作安排"])
def test_the_priorities_of_a_report_are_its_tasks_in_any_form(tmp_path: Path, heads: str, priorities: str) -> None:
    back, ahead = heads.split("|")
    document = read(
        tmp_path,
        f"云岭县住建局2023年工作总结和2024年工作计划\n{back}\n完成投资85亿元，增长6.3%。\n{ahead}\n"
        f"主要预期目标是：完成投资90亿元，增长6%。\n{priorities}",
    )
    assert [(str(outcome.value), outcome.unit) for outcome in document.outcomes] == [("85", "亿元"), ("6.3", "%")]
    assert [task.title for task in document.tasks[:2]] == ["聚力项目建设", "聚力乡村振兴"]
    assert [len(task.measures) for task in document.tasks] == [2] * len(document.tasks)


def test_a_number_glued_to_the_heading_above_it_opens_an_item(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭县2024年水务工作方案\n一、重点任务（一）保障供水1.建设水厂。新建水厂3座，健全管护机制，完善应急预案，落实巡查制度，"
        "组织开展演练。（县水利局负责）2.改造管网。改造管网40公里，更新水表，整治漏损，推进分区计量，"
        "建立台账。（县水利局负责）（二）治理污水3.建设管网。新建管网30公里。（县住建局负责）\n",
    )
    assert [(task.section, task.title) for task in document.tasks] == [
        ("一-一", "建设水厂"),
        ("一-一", "改造管网"),
        ("一-二", "建设管网"),
    ]


def test_a_bracket_on_a_line_of_its_own_leaves_the_title_above_the_text_a_title(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭县2023年粮食生产实施方案\n一、重点任务\n（一）稳定播种面积\n新建高标准农田3万亩。\n（县农业农村局牵头，各乡镇配合）\n"
        "（二）提升单产水平\n推广优良品种15个。\n（县农业农村局负责）\n"
        "（三）加强储备管理\n落实储备粮1.2万吨。\n（县粮食局负责，长期坚持）\n",
    )
    assert tree(document) == [
        ("一", "稳定播种面积", ["新建高标准农田3万亩。"]),
        ("一", "提升单产水平", ["推广优良品种15个。"]),
        ("一", "加强储备管理", ["落实储备粮1.2万吨。"]),
    ]
    assert [each.role for each in document.tasks[0].responsibilities] == [Role.LEAD, Role.PARTICIPANT]


def test_title_lines_without_numbers_are_tasks_where_labels_say_who(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河区2021年创建文明城区重点任务\n提升市容环境\n整治背街小巷40条。责任单位：区城管局。完成时限：8月底。\n"
        "规范交通秩序\n新增停车泊位1500个。责任单位：区交警大队。完成时限：9月底。\n"
        "优化社区服务\n建设实践站35个。\n责任单位：区委宣传部、各街道\n完成时限：全年\n",
    )
    assert tree(document) == [
        (None, "提升市容环境", ["整治背街小巷40条。"]),
        (None, "规范交通秩序", ["新增停车泊位1500个。"]),
        (None, "优化社区服务", ["建设实践站35个。"]),
    ]
    assert [[each.name for each in task.responsibilities] for task in document.tasks][::2] == [
        ["区城管局"],
        ["区委宣传部", "各街道"],
    ]


def test_what_all_are_asked_below_the_last_closed_item_is_none_of_its_measure(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭县2019年政府工作报告主要任务分解方案\n一、重点建设\n1.新建公路50公里。\n牵头单位：县交通局\n"
        "2.新建学校6所。\n牵头单位：县教育局\n3.新建水厂2座。\n牵头单位：县水利局\n"
        "请各责任单位于3月底前制定实施方案，报县政府督查室。\n",
    )
    assert tree(document) == [("一", "重点建设", ["新建公路50公里。", "新建学校6所。", "新建水厂2座。"])]
    assert [remark.text for remark in document.remarks] == ["请各责任单位于3月底前制定实施方案，报县政府督查室。"]
