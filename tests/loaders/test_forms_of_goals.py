"""Tables whose columns tell goals, stages, progress and where a task applies, each with what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import load_document
from tests.loaders.specimens import left_over, read, targets_of, tree


def test_a_cell_that_says_how_much_is_read_with_the_title_that_it_is_of(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2019年目标任务分解表\n\n序号\t任务名称\t指标要求\t牵头部门\t配合部门\t目标类型\n"
        "1\t地区生产总值\t增长5.5%（市下达指标）\t区发改局\t区统计局\tA类\n"
        "2\t新增市场主体\t不少于3000户\t区市场监管局\t各街道\tB类\n",
    )
    assert not document.sections
    assert [
        (task.title, t.indicator, str(t.value), t.unit, t.growth) for task in document.tasks for t in targets_of(task)
    ] == [
        ("地区生产总值", "地区生产总值", "5.5", "%", True),
        ("新增市场主体", "新增市场主体数量", "3000", "户", False),
    ]


def test_goals_of_parts_of_the_year_are_none_of_the_goal_that_the_title_states(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南岸市2024年任务分解表\n\n序号\t目标任务\t牵头单位\t一季度目标\t上半年目标\t全年目标\n"
        "1\t地区生产总值增长6.5%左右\t市发改委\t增长6%\t增长6.3%\t增长6.5%\n",
    )
    assert [(t.indicator, str(t.value)) for t in targets_of(document.tasks[0])] == [("地区生产总值", "6.5")]


def test_what_is_reached_stands_beside_what_is_done_and_what_is_built_beside_its_progress(tmp_path: Path) -> None:
    goals = read(
        tmp_path,
        "2022年商务任务分解表\n\n序号\t重点任务\t工作内容\t工作目标\t责任处室\n"
        "1\t稳住外贸\t组织参展企业1000家次。\t进出口总额达到5000亿元。\t外贸处\n",
    )
    assert tree(goals) == [(None, "稳住外贸", ["组织参展企业1000家次。"])]
    assert [(t.indicator, str(t.value)) for t in goals.tasks[0].targets] == [("进出口总额", "5000")]
    projects = read(
        tmp_path,
        "江北县2022年项目推进计划\n\n项目名称\t建设内容及规模\t建设年限\t2022年形象进度\t责任单位\n"
        "县医院迁建\t新建病房楼2栋\t2021-2024\t9月底前主体封顶\t县卫健局\n",
    )
    assert tree(projects) == [(None, "县医院迁建", ["新建病房楼2栋", "9月底前主体封顶"])]
    assert [task.deadline for task in projects.tasks] == [None]


def test_columns_on_progress_give_what_was_reached(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2022年民生实事\n\n序号\t事项名称\t年度任务目标\t责任单位\t1-9月份工作完成情况\n"
        "1\t建设运动场地\t建成农村学校运动场13处。\t教育局\t已建成运动场9处，完成投资700万元。\n",
    )
    assert [(o.indicator, str(o.value), o.unit, o.period) for o in document.outcomes] == [
        ("运动场数量", "9", "处", "2022"),
        ("运动场投资", "700", "万元", "2022"),
    ]
    assert [(t.indicator, str(t.value)) for t in targets_of(document.tasks[0])] == [("农村学校运动场数量", "13")]
    assert not left_over(document)


def test_a_result_that_names_nothing_is_of_what_its_row_promises(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2024年水务重点任务台账\n\n序号\t任务名称\t工作内容\t责任单位\t进展情况\n"
        "1\t建设蓄水工程\t新建水闸12座，其中省级重点4座。\t工程股\t已建成7座，剩余5座正在施工。\n"
        "2\t更新管网\t改造老旧管网40公里。\t供水股\t一标段正在施工，已改造26公里，占年度任务的65%。\n"
        "3\t建设泵站\t新建泵站6座。\t工程股\t已开工3座，完工2座。\n"
        "4\t整治河道\t清淤30公里，护岸8公里。\t河道股\t完成21公里。\n"
        "5\t安装水表\t更换水表900只。\t供水股\t计划完成900只，群众满意。\n",
    )
    assert [(o.task, o.indicator, str(o.value), o.unit) for o in document.outcomes] == [
        ("1", "新建水闸数量", "7", "座"),
        ("2", "改造老旧管网", "26", "公里"),
        ("2", "改造老旧管网占年度任务比重", "65", "%"),
        ("3", "开工泵站数量", "3", "座"),
        ("3", "完工泵站数量", "2", "座"),
        ("4", "整治河道", "21", "公里"),
    ]
    assert not left_over(document)


def test_a_result_is_of_its_own_row_where_a_task_has_several(tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    page.write_text(
        "<h2>2024年林业台账</h2><table>"
        "<tr><th>任务名称</th><th>工作内容</th><th>责任单位</th><th>进展情况</th></tr>"
        "<tr><td rowspan=2>绿化</td><td>营造生态林80公顷。</td><td>甲股</td><td>完成50公顷。</td></tr>"
        "<tr><td>补植果园60公顷。</td><td>乙股</td><td>完成45公顷。</td></tr></table>",
        encoding="utf-8",
    )
    document = load_document(page)
    promised = {str(t.value): t.indicator for t in targets_of(document.tasks[0])}
    assert [(o.indicator, str(o.value)) for o in document.outcomes] == [
        (promised["80"], "50"),
        (promised["60"], "45"),
    ]
    assert not left_over(document)


def test_the_prose_around_a_table_of_what_was_done_tells_of_it_too(tmp_path: Path) -> None:
    head = "序号\t事项名称\t年度任务目标\t责任单位\t完成情况"
    rows = f"{head}\n1\t建设运动场地\t建成运动场13处。\t教育局\t建成运动场14处。\n"
    account = read(
        tmp_path,
        "临江市2023年民生实事完成情况\n\n2023年，民生实事全部落地，投入资金46.8亿元，群众满意度达到96.2%。\n\n"
        f"{rows}\n下一步，力争2024年群众满意度达到97%。\n",
    )
    assert [(str(o.value), o.unit, o.period) for o in account.outcomes] == [
        ("46.8", "亿元", "2023"),
        ("96.2", "%", "2023"),
        ("14", "处", "2023"),
    ]
    assert [(str(t.value), t.period) for t in account.targets] == [("97", "2024")]
    plan = read(tmp_path, f"临江市2023年民生实事\n\n力争群众满意度达到95%。前三季度累计投入资金20亿元。\n\n{rows}")
    assert {str(o.value) for o in plan.outcomes} == {"20", "14"}
    assert [str(t.value) for t in plan.targets] == ["95"]


def test_each_row_of_a_task_has_where_it_applies_for_itself(tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    page.write_text(
        "<h2>2023年教育信息化任务清单</h2><table>"
        "<tr><th>工作任务</th><th>具体举措</th><th>责任司局</th><th>适用省份</th></tr>"
        "<tr><td rowspan=2>升级专网</td><td>印发建设指南。</td><td rowspan=2>科信司</td><td>各省份必做</td></tr>"
        "<tr><td>开展学校试点。</td><td>试点省份必做，其他省份选做</td></tr></table>",
        encoding="utf-8",
    )
    document = load_document(page)
    assert not document.tasks[0].duties
    said = [[(d.category, d.obligation and d.obligation.value) for d in m.duties] for m in document.tasks[0].measures]
    assert said == [[("各省份", "必做")], [("试点省份", "必做"), ("其他省份", "选做")]]
    assert not left_over(document)


def test_numbered_measures_of_a_cell_are_one_each(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2022年民生实事计划\n\n序号\t实事项目\t工作举措及实施计划\t责任单位\n"
        "1\t新建学校7所\t1.4月底前主体完工。开始装修。2.8月底前竣工；3.11月底前交付。\t教育局\n",
    )
    assert tree(document) == [(None, "新建学校7所", ["4月底前主体完工。开始装修。", "8月底前竣工；", "11月底前交付。"])]
    assert [m.deadline and m.deadline.text for m in document.tasks[0].measures] == ["4月底前", "8月底前", "11月底前"]


def test_titles_with_a_blank_behind_them_are_parted_from_their_text_where_breaks_were_lost(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "绿水县2024年乡村建设实施方案 一、工作目标 2024年，农村自来水普及率达到93%，卫生厕所普及率达到85%。 "
        "二、重点任务 （一）实施道路提升工程。新建道路4处，维修养护道路20处。（县交通局牵头，县财政局配合，11月底前） "
        "（二）实施和美乡村工程。建设和美乡村示范村30个，6月底前完成300个问题整改。（县农业农村局负责，12月底前完成） "
        "三、保障措施 加强组织领导，强化资金保障。\n",
    )
    assert [section.title for section in document.sections] == ["工作目标", "重点任务", "保障措施"]
    assert [t.indicator for t in document.sections[0].targets] == ["农村自来水普及率", "卫生厕所普及率"]
    assert [[t.indicator for t in targets_of(task)] for task in document.tasks] == [
        ["新建道路数量", "维修养护道路数量"],
        ["和美乡村示范村数量", "问题整改数量"],
    ]


def test_long_sentences_of_a_cell_are_measures_and_the_first_titles_its_task(tmp_path: Path) -> None:
    long = "加大普惠性托育供给，新增托位数400个以上，公办园在园幼儿占比达到60%以上，普惠园覆盖率保持稳定。"
    document = read(
        tmp_path,
        "2024年任务分解表\n\n序号\t目标与任务\t牵头责任单位\t责任单位\n"
        f"80\t{long}推动义务教育优质均衡。\t县教育局\t有关单位\n81\t保障新学院秋季开学，支持职业学校发展。\t县教育局\t有关单位\n",
    )
    assert tree(document) == [
        (None, long.rstrip("。"), [long, "推动义务教育优质均衡。"]),
        (None, "保障新学院秋季开学，支持职业学校发展", ["保障新学院秋季开学，支持职业学校发展。"]),
    ]
    assert [(t.indicator, str(t.value)) for task in document.tasks for t in targets_of(task)] == [
        ("新增托位数", "400"),
        ("公办园在园幼儿占比", "60"),
    ]


def test_parts_on_principles_and_goals_in_one_paragraph_hold_no_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海云市优化营商环境实施方案\n\n一、指导思想。以新发展理念为指导，全面贯彻上级部署。\n\n"
        "二、示范任务和范围。开展先行先试。复制推广先进经验。\n\n三、主要目标。经过三年，服务能力达到先进水平。\n\n"
        "四、加强组织领导和统筹协调。领导小组办公室统筹推进。各成员单位抓好落实。\n",
    )
    assert [task.title for task in document.tasks] == ["示范任务和范围", "加强组织领导和统筹协调"]
    assert not document.notes


def test_a_plan_for_years_that_tells_where_it_begins_is_no_report(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "“十四五”数字经济发展规划\n\n一、发展现状和形势\n\n（一）发展现状。\n\n信息基础设施全球领先。建成光纤网络。\n\n"
        "二、总体要求\n\n（一）发展目标。\n\n到2025年，核心产业增加值占GDP比重达到10%。\n\n"
        "——数据要素市场体系初步建立。数据资源体系基本建成。\n\n三、优化升级数字基础设施\n\n"
        "（一）加快建设网络设施。建设高速泛在的网络。推进千兆光纤网络。\n\n（二）推进云网协同。构建数据中心体系。\n",
    )
    assert document.family == "action-plan"
    assert [(task.section, task.title) for task in document.tasks] == [
        ("三", "加快建设网络设施"),
        ("三", "推进云网协同"),
    ]


def test_a_report_whose_outlook_is_goals_alone_tells_what_was_reached(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2026年政府工作报告\n\n——2026年1月28日在海云市第十四届人民代表大会第四次会议上\n\n各位代表：\n\n"
        "一、2025年工作回顾\n\n（一）产业提质增效。\n\n工业增加值增长8.1%。新建工厂32家。\n\n"
        "（二）民生稳步改善。\n\n开工改造城镇老旧小区9.8万户。\n\n"
        "二、2026年重点工作\n\n主要预期目标为：地区生产总值增长4.5%左右。\n",
    )
    assert not document.tasks
    assert [str(outcome.value) for outcome in document.outcomes] == ["8.1", "32", "9.8"]
    assert [str(target.value) for target in document.targets] == ["4.5"]


def test_a_wide_and_two_narrow_blanks_are_a_lost_line_break(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海云市生态环境保护行动方案　  为推进工作，制定本方案。　  一、环境形势　  污染仍重。　  "
        "三、推进污染减排　  （一）加大结构调整力度。"
        "严格执行产业目录。合理控制消费总量。　  （二）提升污水处理水平。加大管网建设力度。　  五、改善环境质量　  "
        "（一）强化扬尘治理。推行湿法作业。\n",
    )
    assert tree(document) == [
        ("三", "加大结构调整力度", ["严格执行产业目录。", "合理控制消费总量。"]),
        ("三", "提升污水处理水平", ["加大管网建设力度。"]),
        ("五", "强化扬尘治理", ["推行湿法作业。"]),
    ]


def test_what_a_measure_says_of_a_year_that_is_over_is_none_of_its_targets(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南岸市2024年金融工作要点\n\n一、扩大信贷。2023年全市新增贷款500亿元，2024年新增贷款600亿元以上。（市金融办负责）\n"
        "二、加强服务。2023年服务企业90家。走访企业100家。（市工信局负责）\n",
    )
    assert [[(str(t.value), t.period) for t in targets_of(task)] for task in document.tasks] == [
        [("600", "2024")],
        [("100", "2024")],
    ]


def test_goals_behind_the_colon_of_a_short_part_are_targets(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳林镇2024年工作意见\n一、主要目标：财政收入增长8%；造林600亩。\n二、重点工作\n"
        "（一）招商引资。引进项目3个。责任单位：经发办。\n（二）植树造林。栽植杨树2万株。责任单位：林业站。\n",
    )
    assert [str(target.value) for target in document.sections[0].targets] == ["8", "600"]


def test_figures_of_several_years_below_the_last_item_sum_up_the_heading(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南岸省电网建设行动方案（2019—2022年）\n\n一、重点任务\n\n（一）加强城网。\n\n1.提升能力。改造线路30公里。\n\n"
        "2.协调发展。统筹站址布局。\n\n2019—2022年，建成变电站6座、线路445公里。\n\n（二）升级农网。\n\n1.优化结构。新增配变90台。\n\n"
        "2.普及应用。推广电炊具。\n\n2019—2022年建成变电站19座。\n",
    )
    assert [[str(t.value) for t in targets_of(task)] for task in document.tasks] == [["30"], [], ["90"], []]
    summed = [(s.title, [(t.indicator, str(t.value)) for t in s.targets]) for s in document.sections if s.targets]
    assert summed == [("加强城网", [("变电站数量", "6"), ("线路", "445")]), ("升级农网", [("变电站数量", "19")])]


def test_what_was_to_be_done_before_a_year_that_is_over_is_set_still(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河区人民政府关于印发绿化行动方案的通知\n各镇：\n现将方案印发给你们。\n沙河区人民政府\n2024年1月5日\n"
        "沙河区绿化行动方案\n一、主要任务\n（一）新建公园。2023年底前新建公园5处，2024年新建6处。\n（二）栽植树木。2022年栽植8万株。\n",
    )
    assert [str(target.value) for task in document.tasks for target in targets_of(task)] == ["5", "6"]


@pytest.mark.parametrize(
    "part",
    [
        "入库条件\n入库企业年产值500万元以上。",
        "企业要求\n入库企业应当符合下列条件：\n1.年产值500万元以上；\n2.职工30人以上。",
    ],
)
def test_what_has_to_be_given_to_be_taken_in_is_no_task_and_promises_nothing(tmp_path: Path, part: str) -> None:
    document = read(
        tmp_path,
        f"清河县民宿名录管理工作方案\n一、{part}\n二、重点任务\n（一）组织申报。各镇推荐企业。\n（二）开展评审。组织专家评审。\n"
        "（三）加强管理。定期检查。\n",
    )
    assert [task.title for task in document.tasks] == ["组织申报", "开展评审", "加强管理"]
    assert document.targets == ()
    assert left_over(document) == []
