"""Plans of several years in chapters, parts whose tasks only their titles tell, and what such plans look back on."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.specimens import left_over, read, tree


def test_paragraphs_below_numbered_parts_are_tasks_where_they_open_with_titles(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "临江市2023年产业发展行动方案\n一、做大做强主导产业\n加强招商引资。开展活动10场以上。（市商务局负责）\n"
        "推进项目建设。实行领导包联。新开工项目30个。（市发展改革委负责）\n二、优化发展环境\n"
        "深化政务改革。压减时限30%。（市行政审批局负责）\n三、加强组织实施\n健全工作机制。成立领导小组。\n",
    )
    assert tree(document) == [
        ("一", "加强招商引资", ["开展活动10场以上。"]),
        ("一", "推进项目建设", ["实行领导包联。", "新开工项目30个。"]),
        ("二", "深化政务改革", ["压减时限30%。"]),
    ]
    assert [task.number for task in document.tasks] == ["1-1", "1-2", "2-1"]
    assert [who.name for task in document.tasks for who in task.responsibilities] == [
        "市商务局",
        "市发展改革委",
        "市行政审批局",
    ]
    assert left_over(document) == []


def test_chapters_and_their_divisions_hold_tasks_and_what_was_there_before_is_reached(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "临江市服务业发展规划（2022—2025年）\n2022年3月1日\n第一章 发展基础与形势\n第一节 发展基础\n"
        "“十三五”期间，全市服务业增加值年均增长8.1%。建成物流园区3个。\n第二章 重点任务\n第一节 发展现代物流\n"
        "建设物流枢纽。到2025年，建成物流园区5个。\n完善配送体系。新增配送车辆200辆。\n第二节 发展文化旅游\n"
        "打造精品线路。推出精品线路12条。\n培育新型业态。打造夜间街区3个。\n",
    )
    assert tree(document) == [
        ("二-一", "建设物流枢纽", ["到2025年，建成物流园区5个。"]),
        ("二-一", "完善配送体系", ["新增配送车辆200辆。"]),
        ("二-二", "打造精品线路", ["推出精品线路12条。"]),
        ("二-二", "培育新型业态", ["打造夜间街区3个。"]),
    ]
    assert [(str(outcome.value), outcome.period) for outcome in document.outcomes] == [
        ("8.1", "2016-2020"),
        ("3", "2016-2020"),
    ]


def test_a_figure_of_a_year_that_is_over_when_the_plan_is_made_is_reached_and_not_promised(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东湾区2023年水务工作要点\n2022年，全区供水保证率达到93%，新建管道20公里。2023年，供水保证率达到95%。\n"
        "一、建设水网。新建管道30公里。\n二、治理污水。建成处理厂2座。\n三、抓好防汛。完成修复15处。\n",
    )
    assert [(str(outcome.value), outcome.period) for outcome in document.outcomes] == [("93", "2022"), ("20", "2022")]
    assert [target.value for target in document.targets] == [95]


def test_the_level_of_the_year_before_that_is_to_be_kept_dates_no_other_figure(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东湾区2023年工作要点\n今年的目标是，财政收入保持上年水平，新增就业3万人以上。\n"
        "一、建设水网。新建管道30公里。\n二、治理污水。建成处理厂2座。\n三、抓好防汛。完成修复15处。\n",
    )
    assert [(str(target.value), target.period) for target in document.targets] == [("3", "2023")]


def test_a_closing_part_whose_numbers_run_on_holds_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于推进河道治理的意见\n一、重点任务\n（一）清理河道。清理河道20公里。\n（二）建设护岸。建设护岸5公里。\n"
        "二、加强组织实施\n（三）强化协调。水利局要制定政策。\n（四）总结经验。推广各地做法。\n",
    )
    assert tree(document)[2:] == [
        ("二", "强化协调", ["水利局要制定政策。"]),
        ("二", "总结经验", ["推广各地做法。"]),
    ]


def test_a_report_that_only_looks_back_below_a_line_that_says_so_states_what_was_reached(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "奋力开创水务工作新局面\n——李明在2022年全区水务工作会议上的报告（摘编）\n2021年主要工作进展\n"
        "2021年，全区供水保证率达到93%，新建管道20公里。办理案件65件，同比增长15%。\n"
        "2021年，我们坚持人民至上，各项工作取得新的突破。\n",
    )
    assert document.family == "work-report"
    assert not document.tasks
    said = [(str(outcome.value), outcome.unit, outcome.period) for outcome in document.outcomes]
    assert said == [("93", "%", "2021"), ("20", "公里", "2021"), ("65", "件", "2021"), ("15", "%", "2021")]


def test_lines_without_numbers_head_the_items_that_run_on_past_them(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2023年东湾区《政府工作报告》任务责任分解方案\n（七）增进民生福祉。\n优化公共服务。\n"
        "125.建设社区食堂5家。（牵头单位：区民政局）\n促进稳岗就业。\n126.开展专场招聘10场。（牵头单位：区人社局）\n"
        "127.新增就业4000人。（牵头单位：区人社局）\n",
    )
    assert tree(document) == [
        ("七", "优化公共服务", ["建设社区食堂5家。"]),
        ("七", "促进稳岗就业", ["开展专场招聘10场。", "新增就业4000人。"]),
    ]
    assert left_over(document) == []


def test_the_numbers_of_a_letter_are_none_of_the_plan_that_it_names_even_of_an_extract(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于印发2023年东湾区工作方案的通知\n各镇：\n《2023年东湾区工作方案》已经同意，现印发给你们。\n"
        "一、强化组织领导。各镇要明确责任。\n二、强化督查。区政府办公室将开展督查。\n东湾区人民政府\n2023年1月5日\n"
        "2023年东湾区工作方案\n（七）增进民生福祉\n1.建设社区食堂5家。（区民政局负责）\n2.新增就业4000人。（区人社局负责）\n",
    )
    assert [section.title for section in document.sections] == ["增进民生福祉"]
    assert [task.title for task in document.tasks] == ["增进民生福祉"]
    assert document.header.issuer
    assert document.header.issuer.text == "东湾区人民政府"


def test_a_speech_is_a_report_whose_priorities_are_counted_in_words(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "在全区水务工作会议上的讲话\n（2023年2月15日）\n同志们：\n这次会议总结2022年工作，部署2023年任务。\n"
        "一、2022年水务工作取得明显成效\n过去一年，全区供水保证率达到93%，新建管道20公里。\n二、2023年重点任务\n"
        "今年要重点抓好两项工作。\n第一，着力建设水网。新建管道30公里。\n第二，着力治理污水。建成处理厂2座。\n"
        "三、加强组织保障\n各镇要高度重视，确保各项任务落到实处。\n",
    )
    assert document.header.title
    assert document.header.title.text == "在全区水务工作会议上的讲话"
    assert [(task.number, task.title) for task in document.tasks] == [("2-1", "着力建设水网"), ("2-2", "着力治理污水")]
    assert [(str(outcome.value), outcome.period) for outcome in document.outcomes] == [("93", "2022"), ("20", "2022")]
    assert left_over(document) == []


def test_a_title_that_ends_like_an_office_among_others_that_do_not_names_nobody(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南山区2022年优化营商环境任务分工\n任务一 企业开办全程网办\n（1）压缩开办时间（区市监局，3月底前）\n"
        "（2）免费刻章（区市监局）\n任务二 工程审批提速\n（3）简化审批（区住建局，6月底前）\n",
    )
    assert not [task.title for task in document.tasks if task.responsibilities]
    who = [each.name for task in document.tasks for measure in task.measures for each in measure.responsibilities]
    assert who == ["区市监局", "区市监局", "区住建局"]


def test_what_was_reached_since_some_time_is_no_goal_and_the_goals_below_are(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河省关于开展危桥改造行动的通知\n\n各市交通运输局：\n\n"
        "“十三五”以来，全省累计改造危桥680座，四类桥梁占比下降到1.9%。近三年来，已连续发生事故5起。现通知如下：\n\n"
        "一、总体要求\n\n用两年左右时间，基本消除2023年底前在册的四类桥梁，完成改造90座；一类桥梁比例达到92%以上。\n\n"
        "二、主要任务\n\n（一）排查建档。6月底前完成采集。\n\n（二）分类处置。落实值守措施。\n\n清河省交通运输厅\n\n2024年4月8日\n",
    )
    assert [(str(each.value), each.unit) for each in document.outcomes] == [("680", "座"), ("1.9", "%")]
    assert document.outcomes[0].indicator == "改造危桥数量"
    goals = document.sections[0].targets
    assert [(str(each.value), each.unit, each.period) for each in goals] == [
        ("90", "座", "2024-2025"),
        ("92", "%", "2024-2025"),
    ]


def test_what_is_to_come_behind_what_was_reached_since_is_promised(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河省社区食堂行动方案\n\n“十四五”以来，累计建成食堂30个，到2025年再建20个。\n\n一、主要任务\n\n"
        "（一）建设食堂。建设食堂5个。\n\n（二）培训厨师。培训厨师50名。\n",
    )
    assert [(str(each.value), each.unit) for each in document.targets] == [("20", "个")]


_WATER = (
    "# 河口县“十四五”供水规划\n\n（河口县水务局　2021年12月）\n\n## 第一章 发展基础\n\n“十三五”时期，供水能力明显提升。"
    "截至2020年底，全县共有水厂6座、管网300公里，自来水普及率达到91%；获省供水金牌单位2家、列全省节水榜第3位。\n\n"
    "| 指标 | 单位 | 2020年 | 2025年 |\n|---|---|---|---|\n| 自来水普及率 | % | 91 | 96 |\n| 漏损率 | % | 12 | 9 |\n\n"
    "## 第二章 主要任务\n\n### 第一节 建设水厂\n\n新建水厂3座，一半以上布局在山区。\n\n> 专栏1　供水项目\n>\n"
    "> 1．检测中心：建设检测中心2个，更新仪器。\n>\n> ——管网：新建管网80公里。\n\n"
    "### 第二节 加强管护\n\n定期检测水质。\n"
)


def test_how_things_were_is_reached_and_a_table_that_says_it_again_is_no_further_outcome(tmp_path: Path) -> None:
    document = read(tmp_path, _WATER, suffix=".md")
    told = [(str(each.value), each.unit, len(each.repeats)) for each in document.outcomes]
    assert told == [
        ("6", "座", 0), ("300", "公里", 0), ("91", "%", 1), ("2", "家", 0), ("3", "位", 0), ("12", "%", 0),
    ]  # fmt: skip


def test_the_lines_of_a_box_lose_their_dashes_and_keep_what_they_build(tmp_path: Path) -> None:
    first, second = read(tmp_path, _WATER, suffix=".md").tasks
    assert [(measure.text, measure.actor) for measure in first.measures] == [
        ("新建水厂3座，一半以上布局在山区。", None),
        ("检测中心：建设检测中心2个，更新仪器。", None),
        ("管网：新建管网80公里。", None),
    ]
    assert [(str(each.value), each.unit) for each in first.measures[0].targets] == [("3", "座"), ("50", "%")]
    assert [measure.text for measure in second.measures] == ["定期检测水质。"]
