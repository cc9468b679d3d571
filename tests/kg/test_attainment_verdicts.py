"""Tests what the comparison of a target with what reports say comes to, and above all what it must not come to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.attainment import Verdict, attain, match_indicators
from kg.attainment.reasons import write_value
from kg.model import Outcome, Passage, QuantityKind, Target, Task
from kg.workspace import PlanEntry
from tests.kg.plans import ROOT
from tests.kg.promises import judge, plan, promise, result

STOCK, FLOW, RATE, RANK = QuantityKind.STOCK, QuantityKind.FLOW, QuantityKind.RATE, QuantityKind.RANK
SCORE, DURATION = QuantityKind.SCORE, QuantityKind.DURATION
MET, NOT_MET = Verdict.MET, Verdict.NOT_MET
NOT_COMPARABLE, NO_OUTCOME = Verdict.NOT_COMPARABLE, Verdict.NO_OUTCOME_STATED


def verdict(target: Target, *outcomes: Outcome) -> Verdict:
    """The verdict on a target of 2020 by a report of 2021."""
    return judge(plan("list2020", 2020, [target]), plan("report2021", 2021, outcomes)).verdict


@pytest.mark.parametrize(
    ("asked", "got", "expected"),
    [
        ("<=16 个月", "=14 个月", MET),
        ("<=16 个月", "=16 个月", MET),
        ("<16 个月", "=16 个月", NOT_MET),
        ("<=16 个月", "=17 个月", NOT_MET),
        ("<=1 年", "=11 个月", MET),
        ("<=1 年", ">10 个月", NOT_COMPARABLE),  # longer than ten months may be longer than a year
        ("<=16 个月", "<15 个月", MET),
        ("<=16 个月", "=300 天", NOT_COMPARABLE),
    ],
)
def test_a_length_of_time_is_measured(asked: str, got: str, expected: Verdict) -> None:
    target = promise("审查周期压减至", "审查周期", asked, DURATION)
    assert verdict(target, result("审查周期为", "审查周期", got, DURATION, period="2016-2020")) is expected


@pytest.mark.parametrize(
    ("asked", "got", "expected"),
    [
        (">=1.3 万亿斤", "=1.37 万亿斤", MET),
        (">=1.3 万亿斤", "=13700 亿斤", MET),
        (">=1.3 万亿斤", "=1.29 万亿斤", NOT_MET),
        (">=1.3 万亿斤", ">1.3 万亿斤", MET),
        (">1.3 万亿斤", ">1.3 万亿斤", MET),
        (">1.3 万亿斤", ">=1.3 万亿斤", NOT_COMPARABLE),
        (">=1.3 万亿斤", ">1.2 万亿斤", NOT_COMPARABLE),  # more than 1.2 may be more than 1.3 or not
        (">=1.3 万亿斤", "=1.37 万吨", NOT_COMPARABLE),
    ],
)
def test_what_came_about_in_a_year_is_measured(asked: str, got: str, expected: Verdict) -> None:
    target = promise("粮食产量保持在", "粮食产量", asked, FLOW)
    assert verdict(target, result("粮食产量", "粮食产量", got, FLOW, period="2020")) is expected


def test_a_place_in_a_ranking_is_better_the_smaller_it_is() -> None:
    target = promise("排名进入前15位", "创新指数排名", "<=15 位", RANK)
    assert verdict(target, result("排名第14位", "创新指数排名", "=14 位", RANK, period="2020")) is MET
    assert verdict(target, result("排名第16位", "创新指数排名", "=16 位", RANK, period="2020")) is NOT_MET


def test_new_ones_of_a_year_are_not_compared_with_all_there_are() -> None:
    target = promise("新建30家服务中心", "新建服务中心数量", "=30 家", FLOW)
    found = judge(
        plan("list2020", 2020, [target]),
        plan("report2021", 2021, [result("建成51家服务中心", "服务中心数量", "=51 家", period="2016-2020")]),
    )
    assert found.verdict is NOT_COMPARABLE
    assert "一为新增，一为总量" in found.reason[0]


def test_what_is_to_be_done_in_a_year_is_not_compared_with_what_there_is_in_all() -> None:
    target = promise("培育示范企业100家", "示范企业数量", "=100 家")
    assert verdict(target, result("示范企业达到500家", "示范企业数量", "=500 家", period="2020")) is NOT_COMPARABLE
    assert verdict(target, result("示范企业500家", "示范企业数量", "=500 家", period="2020")) is NOT_COMPARABLE
    assert verdict(target, result("累计培育示范企业500家", "示范企业数量", "=500 家", period="2020")) is NOT_COMPARABLE
    assert verdict(target, result("培育示范企业120家", "示范企业数量", "=120 家", period="2020")) is MET


def test_one_year_is_not_compared_with_five() -> None:
    target = promise("办理案件4万件以上", "办理案件数量", ">=4 万件", FLOW)
    assert (
        verdict(target, result("办理案件20万件", "办理案件数量", "=20 万件", FLOW, period="2016-2020"))
        is NOT_COMPARABLE
    )
    assert verdict(target, result("办理案件4.2万件", "办理案件数量", "=42000 件", FLOW, period="2020")) is MET


def test_a_change_is_not_compared_with_a_level() -> None:
    target = promise("扩大融资规模，增长20%以上", "融资规模", ">=+20 %")
    assert verdict(target, result("融资总额达到7095亿元", "融资总额", "=7095 亿元", period="2020")) is NOT_COMPARABLE
    level = promise("融资规模达到2400亿元", "融资规模", ">=2400 亿元")
    assert verdict(level, result("融资总额增长43%", "融资总额", "=+43 %", period="2020")) is NOT_COMPARABLE


def test_changes_are_compared_where_they_run_from_the_same_year_the_same_way() -> None:
    target = promise("融资规模增长20%以上", "融资规模", ">=+20 %")
    assert verdict(target, result("融资总额同比增长43%", "融资总额", "=+43 %", period="2020")) is MET
    assert (
        verdict(target, result("融资总额比上年增长4%", "融资总额", "=+4 %", period="2020", baseline="上年")) is NOT_MET
    )
    assert verdict(target, result("融资总额下降43%", "融资总额", "=+43 %", period="2020")) is NOT_COMPARABLE
    longer = result("比2015年增长43%", "融资总额", "=+43 %", period="2020", baseline="2015年")
    assert verdict(target, longer) is NOT_COMPARABLE
    yearly = result("年均增长43%", "融资总额", "=+43 %", period="2016-2020")
    assert verdict(target, yearly) is NOT_COMPARABLE
    points = result("融资总额增长43个百分点", "融资总额", "=+43 个百分点", period="2020")
    assert verdict(target, points) is NOT_COMPARABLE


def test_a_growth_that_the_name_says_is_a_growth() -> None:
    target = promise("企业贷款增长30%以上", "企业贷款", ">=+30 %")
    assert verdict(target, result("企业贷款增幅超过40%", "企业贷款增幅", ">40 %", RATE, period="2020")) is MET
    assert (
        verdict(target, result("企业贷款降幅超过40%", "企业贷款降幅", ">40 %", RATE, period="2020")) is NOT_COMPARABLE
    )


def test_the_score_of_another_survey_is_not_compared() -> None:
    target = promise("审查用户满意度指数在85分以上", "审查用户满意度指数", ">=85 分", SCORE)
    other = result("保护社会满意度提高到86分", "保护社会满意度", "=86 分", SCORE, period="2020")
    found = judge(plan("list2020", 2020, [target]), plan("report2021", 2021, [other]))
    assert found.verdict is NOT_COMPARABLE
    assert "不同调查" in found.reason[0]


def test_a_part_is_not_compared_with_the_whole() -> None:
    target = promise("农村自来水普及率达到90%", "农村自来水普及率", ">=90 %", RATE)
    assert (
        verdict(target, result("自来水普及率达到95%", "自来水普及率", "=95 %", RATE, period="2020")) is NOT_COMPARABLE
    )


def test_about_so_much_is_met_near_by_and_left_open_far_off() -> None:
    target = promise("价格涨幅3%左右", "价格涨幅", "=3 %", RATE)
    near = result("价格上涨2.9%", "价格", "=+2.9 %", period="2020")
    far = result("价格上涨0.9%", "价格", "=+0.9 %", period="2020")
    assert verdict(target, near) is MET
    assert verdict(target, far) is NOT_COMPARABLE


def test_other_targets_of_a_line_show_which_way_is_wanted() -> None:
    earlier = plan("list2020", 2020, [promise("失业率5.5%左右", "失业率", "=5.5 %", RATE)])
    later = plan("list2021", 2021, [promise("失业率控制在5.5%以内", "失业率", "<=5.5 %", RATE)])
    low = plan("report2021", 2021, [result("失业率为4.2%", "失业率", "=4.2 %", RATE, period="2020")])
    high = plan("report2021", 2021, [result("失业率为7.2%", "失业率", "=7.2 %", RATE, period="2020")])
    assert judge(earlier, low).verdict is NOT_COMPARABLE
    assert judge(earlier, later, low).verdict is MET
    assert judge(earlier, later, high).verdict is NOT_MET


def test_a_number_of_things_asks_for_as_many_or_more() -> None:
    target = promise("新开工改造小区5.3万个", "新开工改造小区数量", "=5.3 万个", FLOW)
    more = result("新开工改造小区5.6万个", "新开工改造小区数量", "=5.6 万个", FLOW, period="2020")
    fewer = result("新开工改造小区5万个", "新开工改造小区数量", "=5 万个", FLOW, period="2020")
    assert verdict(target, more) is MET
    assert verdict(target, fewer) is NOT_MET


def test_an_outcome_of_another_year_reaches_nothing() -> None:
    target = promise("审查周期压减至14个月", "审查周期", "<=14 个月", DURATION)
    earlier = result("审查周期压缩至14个月", "审查周期", "=14 个月", DURATION, period="2019")
    later = result("审查周期压缩至13个月", "审查周期", "=13 个月", DURATION, period="2021")
    found = judge(plan("list2020", 2020, [target]), plan("report2022", 2022, [earlier, later]))
    assert found.verdict is NO_OUTCOME
    assert found.reason[0] == "没有文件报告2020年的成效（此前所述：2019年为14个月）"


def test_what_a_report_says_of_later_years_is_an_aim_and_no_outcome() -> None:
    target = promise("失业率控制在5.5%以内", "失业率", "<=5.5 %", RATE)
    aim = result("失业率控制在5.5%以内", "失业率", "<=5.5 %", RATE, period="2021-2025")
    late = plan("list2025", 2025, [target])
    assert judge(late, plan("report2021", 2021, [aim])).verdict is NO_OUTCOME


def test_no_outcome_tells_whether_any_report_speaks_of_the_year() -> None:
    target = promise("入学率达到90%", "入学率", ">=90 %", RATE)
    other = result("粮食产量1.37万亿斤", "粮食产量", "=1.37 万亿斤", FLOW, period="2020")
    reported = judge(plan("list2020", 2020, [target]), plan("report2021", 2021, [other]))
    assert reported.reason[1] == "the reports on 2020 give no figure of it"
    assert judge(plan("list2020", 2020, [target])).reason[1] == "no document reports on 2020"


def test_a_promise_of_completeness_is_not_met_by_a_number() -> None:
    target = promise("受理窗口全部整合", "受理窗口整合")
    found = verdict(target, result("27个窗口整合", "受理窗口整合数量", "=27 个", period="2020"))
    assert found is NOT_COMPARABLE


def test_reports_that_disagree_decide_nothing() -> None:
    target = promise("入学率达到90%", "入学率", ">=90 %", RATE)
    some = result("入学率达到91%", "入学率", "=91 %", RATE, period="2020")
    less = result("入学率达到89%", "入学率", "=89 %", RATE, period="2020")
    reports = [plan("report2021", 2021, [some]), plan("report2022", 2022, [less])]
    assert judge(plan("list2020", 2020, [target]), *reports).verdict is NOT_COMPARABLE


def test_plans_for_two_regions_are_not_compared() -> None:
    target = promise("入学率达到90%", "入学率", ">=90 %", RATE)
    got = result("入学率达到91%", "入学率", "=91 %", RATE, period="2020")
    here = plan("fujian2020", 2020, [target], title="福建省2020年教育工作要点")
    land = plan("report2021", 2021, [got])
    same = plan("fujian2021", 2021, [got], title="福建省2021年教育工作报告")
    assert judge(here, land).verdict is NOT_COMPARABLE
    assert judge(here, same).verdict is MET
    assert judge(here, land, same).verdict is MET


@pytest.mark.parametrize("title", ["福建省2020年工作要点", "2020年全省工作要点"])
def test_what_a_report_of_a_region_states_of_the_whole_land_reaches_no_target_of_its_own(title: str) -> None:
    target = promise("每万人口发明专利拥有量达到15件", "每万人口发明专利拥有量", ">=15 件", STOCK)
    land = result("全国每万人口发明专利拥有量19.1件", "全国每万人口发明专利拥有量", "=19.1 件", STOCK, period="2020")
    own = result("每万人口发明专利拥有量14件", "每万人口发明专利拥有量", "=14 件", STOCK, period="2020")
    here, then = plan("plan2020", 2020, [target], title=title), title.replace("2020", "2021")
    assert judge(here, plan("report2021", 2021, [land], title=then)).verdict is NOT_COMPARABLE
    assert judge(here, plan("report2021", 2021, [land, own], title=then)).verdict is NOT_MET


def test_a_plan_that_is_for_a_whole_province_by_its_figures_alone_is_not_compared_with_the_land() -> None:
    targets = [
        promise("全省公路里程达到5000公里", "全省公路里程", ">=5000 公里", STOCK),
        promise("入学率达到90%", "入学率", ">=90 %", RATE),
    ]
    got = result("全国入学率达到91%", "全国入学率", "=91 %", RATE, period="2020")
    documents = (plan("plan2020", 2020, targets), plan("report2021", 2021, [got]))
    assert attain(documents, match_indicators(documents))[1].verdict is NOT_COMPARABLE


def test_the_land_may_be_named_in_the_plans_of_the_land() -> None:
    target = promise("调查失业率5.5%以内", "城镇调查失业率", "<=5.5 %", RATE)
    got = result("全国城镇调查失业率为5.1%", "全国城镇调查失业率", "=5.1 %", RATE, period="2020")
    assert verdict(target, got) is MET


def test_the_manifest_knows_the_year_and_the_region_that_a_plan_does_not_state() -> None:
    target = promise("入学率达到90%", "入学率", ">=90 %", RATE)
    got = result("入学率达到91%", "入学率", "=91 %", RATE, period="2020")
    documents = (plan("local", None, [target]), plan("report2021", 2021, [got]))
    indicators = match_indicators(documents)
    entry = PlanEntry("local", ROOT / "local.txt", year=2020, organisation="福建省教育厅", level="provincial")
    assert attain(documents, indicators)[0].verdict is NO_OUTCOME
    (found,) = attain(documents, indicators, {"local": entry})
    assert found.verdict is NOT_COMPARABLE
    assert found.reason[1] == "the regions differ: 福建省, and the whole country"


@pytest.mark.parametrize(
    "title", ["市场监管工作要点", "新型城市建设方案", "全国市场监管局长会议报告", "上海合作组织合作要点"]
)
def test_a_title_that_only_looks_like_a_region_names_none(title: str) -> None:
    target = promise("入学率达到90%", "入学率", ">=90 %", RATE)
    got = result("入学率达到91%", "入学率", "=91 %", RATE, period="2020")
    assert judge(plan("a2020", 2020, [target], title=title), plan("b2021", 2021, [got])).verdict is MET


def test_what_a_city_states_of_its_province_reaches_no_target_of_its_own() -> None:
    target = promise("全市秸秆利用率达到95%", "全市秸秆利用率", ">=95 %", RATE)
    province = result("全省秸秆利用率达到96%", "全省秸秆利用率", "=96 %", RATE, period="2020")
    own = result("秸秆利用率达到94%", "秸秆利用率", "=94 %", RATE, period="2020")
    here = plan("plan2020", 2020, [target], title="江州市2020年工作要点")
    assert judge(here, plan("report2021", 2021, [province], title="江州市2021年工作报告")).verdict is NOT_COMPARABLE
    assert judge(here, plan("report2021", 2021, [province, own], title="江州市2021年工作报告")).verdict is NOT_MET


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("上半年合格率达到98%", NOT_COMPARABLE),
        ("前三季度合格率达到98%", NOT_COMPARABLE),
        ("1—11月合格率达到98%", NOT_COMPARABLE),
        ("截至12月底合格率达到98%", MET),
        ("6月底前印发方案，合格率达到98%", MET),
        ("上半年开局良好，全年合格率达到98%", MET),
        ("预计合格率达到98%", NOT_COMPARABLE),
    ],
)
def test_a_figure_of_some_months_or_an_expected_one_reaches_nothing(said: str, expected: Verdict) -> None:
    target = promise("合格率达到97%", "合格率", ">=97 %", RATE)
    assert verdict(target, result(said, "合格率", "=98 %", RATE, period="2020")) is expected


def test_what_a_ledger_tells_of_a_task_decides_on_the_promise_of_that_task() -> None:
    asked = [promise(f"新建冷库{n}座", "新建冷库数量", f">={n} 座", FLOW) for n in (3, 5)]
    got = [result(f"已新建冷库{n}座", "新建冷库数量", f"={n} 座", FLOW, period="2024") for n in (2, 6)]
    ledger = plan("ledger2024", 2024, [*asked, *got])
    assert {one.verdict for one in attain([ledger], match_indicators([ledger]))} == {NOT_COMPARABLE}
    tasks = tuple(
        Task(str(n), f"任务{n}", target.passage, (), targets=(target,))
        for n, target in enumerate(ledger.targets, start=1)
    )
    outcomes = tuple(replace(outcome, task=str(n)) for n, outcome in enumerate(ledger.outcomes, start=1))
    told = replace(ledger, tasks=tasks, targets=(), outcomes=outcomes)
    found = attain([told], match_indicators([told]))
    assert [(one.verdict, one.outcome and one.outcome.task) for one in found] == [(NOT_MET, "1"), (MET, "2")]
    astray = replace(told, outcomes=tuple(replace(outcome, task="9") for outcome in outcomes))
    assert {one.verdict for one in attain([astray], match_indicators([astray]))} == {NOT_COMPARABLE}


def test_a_name_that_tells_the_kind_of_quantity_needs_no_word_that_does() -> None:
    target = promise("农药使用量控制在0.5万吨以内", "农药使用量", "<=0.5 万吨")
    assert verdict(target, result("农药使用量为4800吨", "农药使用量", "=4800 吨", STOCK, period="2020")) is MET
    total = result("累计农药使用量为4800吨", "农药使用量", "=4800 吨", STOCK, period="2020")
    assert verdict(target, total) is NOT_COMPARABLE


def test_what_is_to_end_in_full_is_not_called_done_in_full() -> None:
    ended = Target(quote="全面取消对知识产权申请的资助", indicator="知识产权申请的资助", passage=Passage(()))
    done = Target(quote="力争全部实现知识产权业务“一窗通办”", indicator="知识产权业务“一窗通办”", passage=Passage(()))
    assert [write_value(ended), write_value(done)] == ["全面取消", "全部做到"]
    assert [write_value(one, english=True) for one in (ended, done)] == ["an end to all of it", "completeness"]
