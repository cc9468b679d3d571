"""Work reports: where the review ends, which paragraphs are tasks, and what only closes the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Source
from loaders.families.work_report import recognise
from loaders.reading.blocks import read_blocks
from tests.loaders.conftest import ReadPlan
from tests.loaders.specimens import read

REVIEW = """# 李明在2022年全省林业工作会议上的工作报告

## 2021年工作回顾

一是造林绿化稳步推进。完成造林120万亩，森林覆盖率达到61.2%。

（一）这里仍是回顾，不是任务。成绩来之不易。

"""
AHEAD = """## 2022年重点工作

今年要着力抓好以下方面：

（一）加强资源保护

落实林长制。健全考核办法。各地要压实责任。

严格用途管制。修订《林地管理办法》。

（二）推进科学绿化

开展国土绿化。完成造林100万亩。
"""
CLOSE = "\n同志们，任务艰巨。让我们共同奋斗！\n"


def test_the_priorities_begin_below_the_heading_that_looks_ahead(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD + CLOSE, name="report.md")
    assert document.family == "work-report"
    assert [(section.number, section.title) for section in document.sections] == [
        ("一", "加强资源保护"),
        ("二", "推进科学绿化"),
    ]
    assert [(task.number, task.title) for task in document.tasks] == [
        ("1-1", "落实林长制"),
        ("1-2", "严格用途管制"),
        ("2-1", "开展国土绿化"),
    ]


def test_the_title_sentence_is_the_task_and_no_measure(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD, name="report.md")
    assert [[(m.actor, m.text) for m in task.measures] for task in document.tasks] == [
        [(None, "健全考核办法。"), ("各地", "各地要压实责任。")],
        [(None, "修订《林地管理办法》。")],
        [(None, "完成造林100万亩。")],
    ]


def test_what_closes_the_report_is_a_remark(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD + CLOSE, name="report.md")
    assert document.remarks[-1].text == "同志们，任务艰巨。让我们共同奋斗！"
    assert [task.title for task in document.tasks][-1] == "开展国土绿化"


def test_figures_of_the_review_are_outcomes_and_those_of_the_priorities_targets(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD, name="report.md")
    assert [(str(outcome.value), outcome.unit) for outcome in document.outcomes] == [("120", "万亩"), ("61.2", "%")]
    targets = [target for task in document.tasks for measure in task.measures for target in measure.targets]
    assert [(str(target.value), target.unit) for target in targets] == [("100", "万亩")]


def test_a_report_says_everything_once_or_leaves_it_over(read_plan: ReadPlan) -> None:
    document = read_plan(REVIEW + AHEAD + CLOSE, name="report.md")
    assert document.coverage
    assert document.coverage.unassigned == ()


def test_a_report_that_only_looks_back_is_read_for_what_was_reached_and_less_sure_than_a_whole_one() -> None:
    review, whole = (
        recognise(read_blocks(Source("report.md", "text/markdown", "0" * 64, text)))
        for text in (REVIEW, REVIEW + AHEAD)
    )
    assert 0 < review.score < whole.score
    assert review.reason == "it looks back, and there is nothing that is to be done"


CITY = """政府工作报告
——2022年1月10日在某市第九届人民代表大会第一次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2021年主要工作
全市地区生产总值增长7.2%，新增就业3.1万人。
（一）产业结构持续优化。新增规上企业45家。
二、2022年工作安排
主要预期目标是：地区生产总值增长6.5%左右。
（一）壮大实体经济。新增规上企业50家以上。开展技改项目80个。
（二）改善人居环境。改造老旧小区30个。
三、加强政府自身建设
深化政务公开。全面推行网上办理。
各位代表，让我们携手前进！
"""


def test_priorities_whose_titles_run_into_their_text_are_tasks(read_plan: ReadPlan) -> None:
    document = read_plan(CITY, name="report.txt")
    assert document.family == "work-report"
    assert [(task.number, task.section, task.title) for task in document.tasks] == [
        ("2-1", "二", "壮大实体经济"),
        ("2-2", "二", "改善人居环境"),
        ("3-0", "三", "加强政府自身建设"),
    ]
    assert [measure.text for measure in document.tasks[0].measures] == ["新增规上企业50家以上。", "开展技改项目80个。"]


def test_a_part_named_after_an_earlier_year_looks_back(read_plan: ReadPlan) -> None:
    document = read_plan(CITY, name="report.txt")
    assert [(str(outcome.value), outcome.unit, outcome.period) for outcome in document.outcomes] == [
        ("7.2", "%", "2021"),
        ("3.1", "万人", "2021"),
        ("45", "家", "2021"),
    ]
    assert [(str(target.value), target.unit) for target in document.targets] == [("6.5", "%")]


UNNUMBERED = """张华在2023年全省档案局局长会议上的工作报告（摘编）
2022年主要工作
过去一年，全省档案工作取得新进展。
一是基础建设不断加强。新建档案馆12个。
2023年重点工作
2023年要抓好以下工作：
（一）强化依法治档
一是完善法规。修订条例。二是加强检查。
（二）提升服务
一是优化窗口。查档时间压减至2天。
"""


def test_halves_without_numbers_are_told_by_their_titles(read_plan: ReadPlan) -> None:
    document = read_plan(UNNUMBERED, name="report.txt")
    assert document.family == "work-report"
    assert [(str(outcome.value), outcome.unit) for outcome in document.outcomes] == [("12", "个")]
    assert [(task.printed_number, task.title) for task in document.tasks] == [
        (None, "强化依法治档"),  # 一是 and 二是 in one paragraph are its measures
        ("一是", "优化窗口"),
    ]


def test_a_figure_for_years_to_come_is_promised_wherever_it_stands(read_plan: ReadPlan) -> None:
    ahead = "（一）产业结构持续优化。新增规上企业45家。\n“十四五”时期，森林覆盖率提高到31%。\n"
    document = read_plan(CITY.replace("（一）产业结构持续优化。新增规上企业45家。\n", ahead), name="report.txt")
    assert [(str(target.value), target.period) for target in document.targets] == [("6.5", "2022"), ("31", "2021-2025")]
    assert "31" not in [str(outcome.value) for outcome in document.outcomes]


def test_a_last_part_without_priorities_of_its_own_is_a_task(read_plan: ReadPlan) -> None:
    document = read_plan(CITY, name="report.txt")
    assert [measure.text for measure in document.tasks[-1].measures] == ["深化政务公开。", "全面推行网上办理。"]
    assert "携手前进" in "".join(remark.text for remark in document.remarks)


def test_numbers_that_are_used_again_are_told_apart(read_plan: ReadPlan) -> None:
    again = CITY.replace("各位代表，让我们", "（一）守住底线。排查隐患100处。\n各位代表，让我们")
    document = read_plan(again, name="report.txt")
    assert len({section.number for section in document.sections}) == len(document.sections)
    assert len({task.number for task in document.tasks}) == len(document.tasks)
    assert {task.section for task in document.tasks} <= {section.number for section in document.sections}


PROVINCE = """2022年清河省政府工作报告
各位代表：
现在，我代表省人民政府向大会报告工作。
一、2021年工作回顾
新增就业33.2万人。改造泵站12座。
二、2022年工作主要任务
今年的主要预期目标是：新增就业32万人以上。
强化科技支撑。新建实验室3家。
强化就业优先。开展培训。
强化民生保障。新增幼儿园150所。
"""


def test_a_report_whose_priorities_have_no_numbers_is_parted_into_halves(read_plan: ReadPlan) -> None:
    document = read_plan(PROVINCE, name="report.txt")
    assert [str(outcome.value) for outcome in document.outcomes] == ["33.2", "12"]
    assert [task.title for task in document.tasks] == ["强化科技支撑", "强化就业优先", "强化民生保障"]
    assert "33.2" not in [str(target.value) for target in document.targets]


def test_an_opinion_that_states_aims_before_its_tasks_is_no_report(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于推动新兴产业发展的实施意见\n新兴产业正在加速成长。\n一、指导思想\n以创新为动力。\n二、基本原则\n前瞻部署、梯次培育。\n"
        "三、发展目标\n到2025年，产业规模达到500亿元。\n四、重点任务\n（一）全面布局\n1.加强谋划。打造瞭望站。\n2.提升能力。实施项目。\n"
        "（二）壮大主体\n3.培育企业。建设基地。\n",
    )
    assert [(task.section, task.number, task.title) for task in document.tasks] == [
        ("四-一", "1", "加强谋划"),
        ("四-一", "2", "提升能力"),
        ("四-二", "3", "培育企业"),
    ]


SUMMED_UP = """北山县2023年工作总结和2024年工作计划

摘要：2023年，全县完成投资30亿元，增长6%；2024年，计划新增就业500人。

一、2023年工作总结

全年完成投资30亿元，增长6%。

在肯定成绩的同时，也要看到存在的问题：工业投资下降4%，低于预期目标9个百分点。

二、2024年工作计划

（一）扩大投资。投资增长7%，较2023年多增2亿元。

（二）促进就业。新增就业500人。

（三）改善环境。造林800亩。
"""


@pytest.mark.parametrize(
    "wrong",
    [
        "2023年全县工作虽然有了新进展，但仍存在一些问题，如有近3亿元配套资金未到位，6个在建项目资金缺口约2亿元。",
        "要清醒看到发展中的不足：工业投资下降4%。",
    ],
)
def test_a_paragraph_that_opens_with_what_is_wrong_counts_nothing(read_plan: ReadPlan, wrong: str) -> None:
    text = SUMMED_UP.replace(next(line for line in SUMMED_UP.splitlines() if line.startswith("在肯定")), wrong)
    document = read_plan(text, name="report.txt")
    assert [(str(o.value), o.unit) for o in document.outcomes] == [("30", "亿元"), ("6", "%")]


def test_what_a_page_sums_up_and_what_went_wrong_is_counted_no_further(read_plan: ReadPlan) -> None:
    document = read_plan(SUMMED_UP, name="report.txt")
    assert [(str(o.value), o.unit) for o in document.outcomes] == [("30", "亿元"), ("6", "%")]
    measures = [measure for task in document.tasks for measure in task.measures]
    promised = [(str(t.value), t.unit, t.baseline) for measure in measures for t in measure.targets]
    assert promised == [("7", "%", None), ("2", "亿元", "2023年"), ("500", "人", None), ("800", "亩", None)]


IN_PARTS = """政府工作报告

一、2023年工作回顾

全年完成投资30亿元。

二、2024年工作总体部署

今年投资增长7%。做好今年工作，要把握好两点。

第一，保持政策稳定。继续实施积极的财政政策。

第二，坚持改革创新。培育发展新动力。

三、把改革推向纵深

改革投融资体制。缩减核准范围。新增备案项目60个。

推进价格改革。放开药品价格。健全价格监测。

四、持续改善民生

促进就业创业。新增就业500人。办好招聘会。

健全医疗服务。改造卫生院6所。提高报销比例。
"""


def test_what_is_said_of_the_work_as_a_whole_is_no_task_beside_the_parts_that_hold_them(read_plan: ReadPlan) -> None:
    document = read_plan(IN_PARTS, name="report.txt")
    assert [(task.number, task.title) for task in document.tasks] == [
        ("3-1", "改革投融资体制"),
        ("3-2", "推进价格改革"),
        ("4-1", "促进就业创业"),
        ("4-2", "健全医疗服务"),
    ]


FIVE_YEARS = """2026年清河省政府工作报告
——2026年1月20日在清河省第九届人民代表大会第四次会议上
各位代表：
现在，我代表省人民政府向大会报告工作，请予审议。
一、“十四五”时期工作回顾
五年来，新建水库12座。
二、“十五五”时期的主要目标任务
{lead}
（一）努力在水网建设上闯出新路子。建设骨干水网。推进灌区改造。
（二）努力在生态保护上实现新突破。治理水土流失。修复湿地。
三、2026年主要工作
（一）扩大有效投资
加快项目建设。抓好重点项目。完成水利投资30亿元。
做好前期工作。储备项目80个。争取资金。
（二）增进民生福祉
办好民生实事。新建幼儿园20所。改造养老院6所。
严守安全底线。开展排查。整治隐患。
支持国防和军队建设，深化全民国防教育，加强国防动员和后备力量建设，强化退役军人事务和双拥工作。做好民族宗教、外事侨务等工作。
民生无小事。我们要把实事办到群众心坎上。
各位代表，让我们携手前进！
"""


def test_what_a_report_plans_for_five_years_is_work_like_that_of_the_year(tmp_path: Path) -> None:
    document = read(tmp_path, FIVE_YEARS.format(lead="未来五年是关键时期。"))
    assert [(task.number, task.section, task.title) for task in document.tasks] == [
        ("2-1", "二", "努力在水网建设上闯出新路子"),
        ("2-2", "二", "努力在生态保护上实现新突破"),
        ("3-1-1", "三-一", "加快项目建设"),
        ("3-1-2", "三-一", "做好前期工作"),
        ("3-2-0", "三-二", "增进民生福祉"),
        ("3-2-1", "三-二", "办好民生实事"),
        ("3-2-2", "三-二", "严守安全底线"),
    ]
    # a paragraph without a title behind those with one is work of the heading; an appeal that ends a part is none
    assert [measure.text for measure in document.tasks[4].measures] == [
        "支持国防和军队建设，深化全民国防教育，加强国防动员和后备力量建设，强化退役军人事务和双拥工作。",
        "做好民族宗教、外事侨务等工作。",
    ]


def test_what_is_listed_as_aims_holds_no_tasks(tmp_path: Path) -> None:
    document = read(tmp_path, FIVE_YEARS.format(lead="未来五年，努力实现以下2个方面主要目标。"))
    assert {task.section for task in document.tasks} == {"一", "二"}


def test_figures_up_to_a_day_of_the_year_of_the_report_are_reached(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于水网建设情况的报告\n——2022年9月8日在清河省第九届人民代表大会常务委员会第三次会议上\n主任、各位副主任、秘书长、各位委员：\n"
        "现将水网建设情况报告如下。\n一、水网建设取得的成效\n（一）骨干水网加快建设。截至2022年7月，已建成水库12座，管网达到300公里。\n"
        "（二）管护不断加强。2021年，培训管护员900人。\n二、下一步工作安排\n（一）加快建设。新建水库3座。推进改造。\n"
        "（二）加强管护。建立台账。开展培训。\n主任、各位副主任、秘书长、各位委员，我们将不断把水网建设好。\n",
    )
    assert [str(outcome.value) for outcome in document.outcomes] == ["12", "300", "900"]
    assert document.targets == ()
    assert [measure.text for measure in document.tasks[-1].measures] == ["建立台账。", "开展培训。"]


def test_a_last_part_whose_paragraphs_all_open_with_titles_holds_tasks_and_the_goals_of_a_five_year_plan_none(
    read_plan: ReadPlan,
) -> None:
    text = CITY.replace(
        "三、加强政府自身建设\n深化政务公开。全面推行网上办理。\n",
        "三、“十五五”时期主要目标任务\n（一）“十五五”发展目标。到2030年，人均预期寿命达到81岁。\n（二）重点任务。建设港口群。培育产业集群。\n"
        "四、加强政府自身建设\n面对新任务，我们要提高履职能力。\n坚持依法行政。自觉接受人大监督。\n深化政务公开。全面推行网上办理。\n"
        "守住廉洁底线。从严管理干部。\n",
    )
    document = read_plan(text, name="report.txt")
    assert [(task.number, task.section, task.title) for task in document.tasks] == [
        ("2-1", "二", "壮大实体经济"),
        ("2-2", "二", "改善人居环境"),
        ("3-2", "三", "重点任务"),
        ("4-1", "四", "坚持依法行政"),
        ("4-2", "四", "深化政务公开"),
        ("4-3", "四", "守住廉洁底线"),
    ]
    assert [measure.text for measure in document.tasks[-1].measures] == ["从严管理干部。"]
    assert [(str(target.value), target.unit) for target in document.targets] == [("6.5", "%"), ("81", "岁")]
