"""Reports whose halves have no headings of their own: spoken, or on one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from tests.loaders.specimens import left_over, read, targets_of


def test_a_report_without_headings_is_parted_by_how_its_paragraphs_open(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "政府工作报告\n——2023年1月8日在某县第十八届人民代表大会第二次会议上\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n"
        "过去的一年，我们迎难而上。地区生产总值增长6.1%，新建公路45公里。\n"
        "今年发展的主要预期目标是：地区生产总值增长7%左右。\n（一）扩大有效投资\n"
        "建设交通项目。新建公路60公里。改造农村桥梁12座。\n推进水利项目。加固水库9座。\n（二）促进消费\n"
        "发展商贸流通。新增限上企业30家。\n",
    )
    assert [(task.section, task.title) for task in document.tasks] == [
        ("一", "建设交通项目"),
        ("一", "推进水利项目"),
        ("二", "发展商贸流通"),
    ]
    assert [(str(o.value), o.unit) for o in document.outcomes] == [("6.1", "%"), ("45", "公里")]
    assert [(str(t.value), t.unit) for t in document.targets] == [("7", "%")]


RUN_IN = (
    "标题: 青河县水利局2022年工作总结暨2023年工作思路\n发布时间: 2023-01-09 10:00\n栏目: 工作进展情况\n"
    "==================== 正文 ====================\n"
    "一、2022年水利水保工作总结今年来，我局较好地完成了各项任务。（一）抓好工程建设。今年新建水库3座，完成率达75%。"
    "（二）抓好河湖管护。清理河道40公里，水质达标率同比提高2.5个百分点。"
    "二、2023年水利水保工作思路总体要求：围绕建设幸福河湖，全年完成投资6亿元。"
    "（一）提升防洪能力。新建堤防12公里。抓好水毁修复。（二）提升供水能力。新增供水人口2万人。推进管网改造。\n"
)


def test_the_titles_of_halves_glued_to_their_text_part_a_report_on_one_line(tmp_path: Path) -> None:
    document = read(tmp_path, RUN_IN)
    assert document.header.title is not None
    assert document.header.title.text == "青河县水利局2022年工作总结暨2023年工作思路"
    assert [(str(o.value), o.unit) for o in document.outcomes] == [
        ("3", "座"),
        ("75", "%"),
        ("40", "公里"),
        ("2.5", "个百分点"),
    ]
    assert [(task.title, [str(t.value) for t in targets_of(task)]) for task in document.tasks] == [
        ("提升防洪能力", ["12"]),
        ("提升供水能力", ["2"]),
    ]


def test_this_year_in_a_review_of_last_year_is_that_year(tmp_path: Path) -> None:
    assert {o.period for o in read(tmp_path, RUN_IN).outcomes} == {"2022"}


def test_a_report_on_a_year_that_plans_the_next_one_is_given_in_that(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南川区档案局关于2022年度档案工作情况的报告\n一、2022年主要工作\n（一）夯实基础。接收档案3万卷。完善制度。\n"
        "（二）开放利用。接待查档2100人次。优化服务。\n二、2023年工作计划\n（一）建设新馆。建成库房2座。健全机制。\n"
        "（二）推进数字化。扫描档案5万卷。培训人员。\n",
    )
    assert [(str(o.value), o.period) for o in document.outcomes] == [("3", "2022"), ("2100", "2022")]
    assert [(task.title, [t.period for t in targets_of(task)]) for task in document.tasks] == [
        ("建设新馆", ["2023"]),
        ("推进数字化", ["2023"]),
    ]


def test_a_report_of_one_paragraph_without_numbers_is_read_below_the_lines_of_its_page(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "标题: 清河片区管理局2023年度工作报告\n发布时间: 2024-01-09\n栏目: 年度计划\n"
        "原文链接: https://www.qinghe.gov.cn/zwgk/ndjh/202401/t20240109_83.htm\n"
        "==================== 正文 ====================\n"
        "2023年清河片区管理局奋勇攻坚，各项工作迈出坚实步伐。项目建设多点发力，谋划重点项目9个，累计投资6亿元以上。"
        "12个村集体收入达到20万元以上。\n",
    )
    assert document.family == "work-report"
    assert [(str(o.value), o.unit, o.period) for o in document.outcomes] == [
        ("9", "个", "2023"),
        ("6", "亿元", "2023"),
        ("12", "个", "2023"),
        ("20", "万元", "2023"),
    ]
    assert document.targets == ()


def test_a_review_without_a_year_is_of_that_in_the_title(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南川区教育局2023年工作总结及2024年工作思路\n一、工作成效\n（一）补齐短板。新增学位900个。完善设施。\n"
        "（二）提升质量。普惠率达90%。培训教师。\n二、2024年工作思路\n（一）扩大资源。新建学校3所。优化布局。\n"
        "（二）深化改革。组建集团2个。健全机制。\n",
    )
    assert [(str(o.value), o.period) for o in document.outcomes] == [("900", "2023"), ("90", "2023")]


def test_what_a_report_says_is_wrong_was_not_reached(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "河口县教育局2023年工作总结\n一、有力应对多重困难\n1.改善条件。投入2亿元，新建学校3所。\n2.提升质量。上线率达60%。\n"
        "二、存在的问题\n教师缺编210人。\n三、2024年工作打算\n1.建设学校。新建幼儿园4所。落实项目6个。\n2.培训教师。培训900人次。\n",
    )
    assert [(str(o.value), o.unit) for o in document.outcomes] == [("2", "亿元"), ("3", "所"), ("60", "%")]
    assert [str(t.value) for task in document.tasks for t in targets_of(task)] == ["4", "6", "900"]


def test_of_several_headings_that_look_ahead_each_is_a_part_and_aims_are_no_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于南川区2023年国民经济和社会发展计划执行情况与2024年计划草案的报告\n一、2023年计划执行情况\n"
        "（一）产业提质。工业增加值增长7%。\n（二）民生改善。新增学位900个。\n"
        "二、2024年总体要求、主要目标和政策取向\n（一）总体要求。\n坚持稳中求进。\n（二）主要预期目标。\n"
        "——地区生产总值增长5%左右。\n（三）主要政策取向。\n实施积极的财政政策。安排专项债券6亿元。\n强化政策协同。开展一致性评估。\n"
        "三、2024年主要任务\n（一）扩大内需。发放消费券300万元。\n（二）推动创新。新建实验室2家。\n",
    )
    assert [(section.number, section.title) for section in document.sections] == [
        ("二", "2024年总体要求、主要目标和政策取向"),
        ("二-三", "主要政策取向"),
        ("三", "2024年主要任务"),
    ]
    assert [(task.number, task.section, task.title) for task in document.tasks] == [
        ("2-3-1", "二-三", "实施积极的财政政策"),
        ("2-3-2", "二-三", "强化政策协同"),
        ("3-1", "三", "扩大内需"),
        ("3-2", "三", "推动创新"),
    ]
    assert [(t.indicator, str(t.value)) for t in document.targets] == [("地区生产总值", "5")]


def test_an_ordinal_counts_a_sentence_and_is_no_part_of_what_it_says(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青河县水利局2023年工作总结及2024年工作打算\n一、2023年工作总结\n加固水库3座。\n二、2024年工作打算\n"
        "（一）建设水网\n一是加固水库5座。二是培训管护员。\n（二）强化管护\n做好以下工作：一是建立台账；二是开展巡查。\n"
        "（三）节约用水\n坚持一是一、二是二。推广滴灌。\n",
    )
    assert [[measure.text for measure in task.measures] for task in document.tasks] == [
        ["加固水库5座。", "培训管护员。"],
        ["做好以下工作：一是建立台账；二是开展巡查。"],
        ["坚持一是一、二是二。", "推广滴灌。"],
    ]
    assert left_over(document) == []


@pytest.mark.parametrize(
    "heading",
    [
        "2024年依法治水的主要安排",
        "2024年工作要点",
        "2024年工作目标及措施",
        "关于《青河县“十五五”水利规划纲要（草案）》的说明",
    ],
)
def test_what_is_arranged_for_a_year_or_drafted_for_several_is_ahead(tmp_path: Path, heading: str) -> None:
    document = read(
        tmp_path,
        "2023年青河县依法治水情况报告\n一、2023年依法治水的主要成效\n（一）加强执法。开展检查8次。\n"
        f"二、{heading}\n（一）规范执法。组织培训2次。开展评查。\n（二）化解纠纷。新建调解室5个。\n",
    )
    assert [(task.number, task.title) for task in document.tasks] == [("2-1", "规范执法"), ("2-2", "化解纠纷")]
    assert [str(outcome.value) for outcome in document.outcomes] == ["8"]


def test_a_title_may_name_the_year_that_is_over(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青河县2023年度依法治水情况报告\n一、主要成效\n2023年，开展检查8次，培训管护员300人。\n"
        "二、下一步工作安排\n（一）规范执法。组织培训2次。开展评查。\n（二）化解纠纷。新建调解室5个。\n",
    )
    assert [str(outcome.value) for outcome in document.outcomes] == ["8", "300"]
    assert [str(t.value) for task in document.tasks for t in targets_of(task)] == ["2", "5"]


@pytest.mark.parametrize("leave", ["特此报告。", "以上报告，请予审议。"])
def test_how_a_report_takes_leave_is_no_measure(tmp_path: Path, leave: str) -> None:
    document = read(
        tmp_path,
        "青河县水利局2023年工作总结及2024年工作打算\n一、2023年工作总结\n加固水库3座。\n二、2024年工作打算\n"
        f"（一）建设水网。加固水库5座。开展巡查。\n（二）强化管护。建立台账。\n{leave}\n",
    )
    assert [measure.text for measure in document.tasks[-1].measures] == ["建立台账。"]


def test_what_became_of_the_tasks_of_last_year_is_none_of_those_of_this(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2023年青河县水利实事完成情况及2024年水利实事安排\n一、2023年水利实事完成情况\n1.加固水库3座。已建成投用。\n"
        "2.铺设管网40公里。已通水。\n二、2024年水利实事\n1.加固水库5座。（责任单位：县水利局）\n"
        "2.培训管护员80名。（责任单位：县民政局）\n3.新建泵站6座。（责任单位：县水利局、县财政局）\n",
    )
    assert [task.title for task in document.tasks] == ["2024年水利实事"]
    assert [str(outcome.value) for outcome in document.outcomes] == ["3", "40"]


def test_priorities_that_say_all_in_one_sentence_are_tasks_beside_those_with_titles(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江南区统计局关于2023年统计工作情况暨2024年工作要点的报告\n"
        "一、工作开展情况\n"
        "（一）加强组织领导\n"
        "召开专题会议6次，培训统计人员320人次，企业联网直报率达100%。\n"
        "二、存在问题\n"
        "基层力量仍然薄弱，数据应用水平有待提高。\n"
        "三、下一步工作计划\n"
        "（一）大力开展统计法治教育，提高干部对依法统计必要性的认识，增强统计人员依法履职的自觉性。（责任科室：各科室）\n"
        "（二）巩固完善数据质量管理制度，年底前修订核查办法，组织抽查单位200家。（责任科室：办公室、法规科）\n"
        "（三）深化服务改革，提升分析水平。编印统计分析报告12期。联合区财政局开展专题调研。（责任科室：综合科）\n",
    )
    assert [(task.number, task.section, task.title) for task in document.tasks] == [
        ("3-1", "三", "大力开展统计法治教育，提高干部对依法统计必要性的认识，增强统计人员依法履职的自觉性"),
        ("3-2", "三", "巩固完善数据质量管理制度，年底前修订核查办法，组织抽查单位200家"),
        ("3-3", "三", "深化服务改革，提升分析水平"),
    ]
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["各科室"],
        ["办公室", "法规科"],
        ["综合科"],
    ]
    assert [task.deadline and task.deadline.text for task in document.tasks] == [None, "年底前", None]
    assert [str(target.value) for target in document.tasks[1].targets] == ["200"]
    assert [len(task.measures) for task in document.tasks] == [0, 0, 2]
    assert left_over(document) == []


def test_a_scheme_that_opens_with_how_things_are_is_no_report_and_what_there_is_was_reached(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "禾川县供水保障实施方案\n\n2023年6月5日\n\n一、基本情况\n全县现有供水工程412处。2022年，普及率为86.4%。\n"
        "二、工作目标\n到2025年，普及率达到94%。\n三、重点任务\n（一）建设水源\n推进水库建设，新建水库2座。\n责任单位：县水利局\n"
        "完成时限：2024年12月底\n（二）改造管网\n改造管网90公里。\n责任单位：县水利局\n完成时限：2025年12月底\n"
        "四、实施步骤\n（一）动员部署阶段（2023年6月）。召开推进会。\n（二）组织实施阶段（2023年7月至2025年10月）。推进建设。\n"
        "五、保障措施\n（一）加强组织领导。各乡镇要落实属地责任。\n（二）加大投入。争取补助资金。\n",
    )
    assert [(task.title, task.deadline and task.deadline.text) for task in document.tasks] == [
        ("建设水源", "2024年12月底"),
        ("改造管网", "2025年12月底"),
        ("动员部署阶段（2023年6月）", "2023年6月"),
        ("组织实施阶段（2023年7月至2025年10月）", "2023年7月至2025年10月"),
    ]
    assert ("86.4", "%") in [(str(each.value), each.unit) for each in document.outcomes]


def test_an_arrangement_that_opens_with_how_things_are_is_a_plan(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "临江街道2024年绿化工作安排\n一、基本情况\n现有苗圃3个。2023年共植树410棵。\n二、总体目标\n到年底实现“两个提升”：\n"
        "——绿地增加。全年植树500棵以上。\n——管护加强。成活率达到90%。\n三、重点任务\n1、扩大绿地\n（1）新建绿地2处。\n"
        "牵头：城市管理办；配合：各社区\n2、加强管护\n（1）修剪树木，由绿化养护站负责巡查。\n（2）培训护绿员60名。\n"
        "牵头：绿化办；配合：各社区；时限：11月底前\n",
    )
    assert [(task.title, task.section) for task in document.tasks] == [("扩大绿地", "三"), ("加强管护", "三")]
    assert [r.name for r in document.tasks[1].measures[0].responsibilities] == ["绿化养护站"]
    assert [(str(each.value), each.unit) for each in document.outcomes] == [("3", "个"), ("410", "棵")]
    aims = next(section for section in document.sections if section.title == "总体目标")
    assert [(str(each.value), each.unit) for each in aims.targets] == [("500", "棵"), ("90", "%")]


def test_what_was_done_in_a_year_is_no_state_of_things(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县民政局2024年主要工作及2025年工作安排\n一、2024年工作基本情况\n（一）社会救助。发放低保金6200万元。\n"
        "（二）养老服务。建成站点26个。\n（三）社会事务。办理登记900件。\n二、2025年工作安排\n（一）加强救助\n发放救助金300万元。\n"
        "（二）改进养老\n新建站点8个。\n（三）优化登记\n培训人员60人次。\n",
    )
    assert [task.title for task in document.tasks] == ["加强救助", "改进养老", "优化登记"]
    assert [str(each.value) for each in document.outcomes] == ["6200", "26", "900"]


def test_a_report_with_halves_is_none_whose_items_tell_both(tmp_path: Path) -> None:
    done = "全年检查渠道{0}公里。整改隐患{0}处，其余年底前完成。"
    document = read(
        tmp_path,
        "沙河水库管理局2024年工作总结和2025年工作计划\n一、2024年主要工作情况\n"
        f"（一）管护更加有力。{done.format(31)}\n（二）服务更加主动。{done.format(32)}\n（三）队伍更加过硬。{done.format(33)}\n"
        "二、2025年工作打算\n（一）加强管护\n全年检查渠道40公里，上半年更换闸门5座。由工程科会同水政科组织实施。\n"
        "（二）改进服务\n走访农户300户次，年内建成服务站2个。（灌溉科负责）\n（三）培训队伍\n培训职工60人次，力争合格率达到95%。（人事科负责）\n",
    )
    assert [task.title for task in document.tasks] == ["加强管护", "改进服务", "培训队伍"]
    assert {str(each.value) for each in document.outcomes} == {"31", "32", "33"}


BESIDE = (
    "# 沙河县2025年林业工作要点\n\n## 一、2024年工作回顾\n\n2024年，全县造林9万亩，培训护林员310人次。\n\n"
    "## 二、2025年重点工作\n\n### （一）扩大绿量\n\n1.推进造林。造林11万亩。\n\n"
    "2.改善设施。新建苗圃3处。围绕安全、便民：\n- 更换管护站门窗70套；\n- 新建防火通道5公里。\n\n"
    "### （二）管护森林\n\n3.防治病虫。防治面积6万亩。\n\n### （三）壮大产业\n\n4.培育企业。新增企业4家。\n\n"
    "## 三、严守安全底线\n\n开展火灾隐患排查，全年检查不少于90次。各镇要落实值班制度。\n\n"
    "## 四、加强队伍建设\n\n1. 改进作风，班子成员每人联系3个村。\n2. 抓好培训，培训骨干80人次。\n\n"
    "## 五、保障措施\n\n加强组织领导，压实责任。\n"
)


def test_a_part_beside_the_priorities_that_asks_for_work_is_a_task_by_its_heading(tmp_path: Path) -> None:
    document = read(tmp_path, BESIDE, suffix=".md")
    assert [(task.section, task.title, len(task.measures)) for task in document.tasks] == [
        ("二-一", "推进造林", 1),
        ("二-一", "改善设施", 3),
        ("二-二", "防治病虫", 1),
        ("二-三", "培育企业", 1),
        ("三", "严守安全底线", 2),
        ("四", "加强队伍建设", 2),
    ]
    assert not left_over(document)


def test_bullets_below_a_numbered_paragraph_of_a_report_are_its_measures(tmp_path: Path) -> None:
    task = read(tmp_path, BESIDE, suffix=".md").tasks[1]
    assert [measure.text for measure in task.measures] == [
        "新建苗圃3处。",
        "更换管护站门窗70套；",
        "新建防火通道5公里。",
    ]


def test_a_deed_that_a_sole_paragraph_opens_with_titles_no_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "政府工作报告\n——2024年1月9日在某县第十八届人民代表大会第三次会议上\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n"
        "一、2023年工作回顾\n地区生产总值增长5.2%。\n二、2024年重点工作\n（一）壮大产业\n"
        "做强工业。新增规上企业12家。开展技改项目30个。\n做活商贸。新增限上企业9家。\n（二）办好教育\n"
        "实施校园安全提升行动。新建学校2所，新增学位900个。\n（三）改善环境\n突出抓好治污。整治排污口40个。\n",
    )
    assert [(task.title, len(task.measures)) for task in document.tasks] == [
        ("做强工业", 2),
        ("做活商贸", 1),
        ("办好教育", 2),
        ("突出抓好治污", 1),
    ]


def test_who_leads_in_a_sentence_of_a_report_is_responsible_for_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "政府工作报告\n——2024年1月9日在某县第十八届人民代表大会第三次会议上\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n"
        "一、2023年工作回顾\n地区生产总值增长5.2%。\n二、2024年重点工作\n（一）壮大产业\n做强工业。新增规上企业12家。\n"
        "做活商贸。由县商务局牵头开展促消费行动，发放消费券300万元。\n（二）守牢底线\n防范风险。补贴标准由县财政局核定。\n"
        "抓好安全。排查隐患400处。\n",
    )
    assert [
        (measure.text[:4], each.name, each.role)
        for task in document.tasks
        for measure in task.measures
        for each in measure.responsibilities
    ] == [("由县商务", "县商务局", Role.LEAD)]
