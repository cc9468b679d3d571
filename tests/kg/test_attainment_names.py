"""Tests which names of indicators, of many fields, are one, and which are easily confused and are two."""

from __future__ import annotations

import pytest

from kg.attainment import Basis, match_indicators
from kg.attainment.kinship import compare_names
from kg.attainment.names import read_name
from kg.model import Outcome, QuantityKind, Target
from tests.kg.promises import names_together, plan, promise, result

DURATION, RATE, SCORE = QuantityKind.DURATION, QuantityKind.RATE, QuantityKind.SCORE

ONE = [
    ("全国城镇调查失业率", "城镇调查失业率", RATE),
    ("居民消费价格涨幅", "居民消费价格", None),
    ("规模以上工业增加值增速", "规模以上工业增加值", None),
    ("市场主体总量", "市场主体数量", None),
    ("新增城镇就业人数", "城镇新增就业人数", None),
    ("新建高标准农田面积", "新增高标准农田面积", None),
    ("企业开办平均时间", "企业开办时间", DURATION),
    ("科技型企业贷款总额", "科技型企业贷款规模", None),
    ("国内（不含港澳台）每万人口发明专利拥有量", "每万人口发明专利拥有量", None),
    ("教育、卫生支出", "教育和卫生支出", None),
    ("建成5G基站数量", "5G基站数量", None),
    ("用户满意度指数", "用户满意度", SCORE),
    ("政务服务平台（一网通办）数量", "政务服务平台（一网通办）总数", None),
]

TWO = [
    ("专利授权量", "发明专利授权量", None),
    ("每万人口发明专利拥有量", "每万人口高价值发明专利拥有量", None),
    ("城镇登记失业率", "城镇调查失业率", RATE),
    ("城镇失业率", "城镇调查失业率", RATE),
    ("企业贷款数量", "企业贷款总额", None),
    ("新建学校数量", "学校数量", None),
    ("城镇新增就业人数", "城镇就业人数", None),
    ("城镇新增就业人数", "城镇净增就业人数", None),
    ("新开工保障性住房数量", "新建成保障性住房数量", None),
    ("省级知识产权保护中心数量", "国家级知识产权保护中心数量", None),
    ("商标注册量", "有效商标注册量", None),
    ("商标申请量", "商标注册量", None),
    ("小学入学率", "初中入学率", RATE),
    ("农村居民人均可支配收入", "居民人均可支配收入", None),
    ("农村居民人均可支配收入", "城镇居民人均可支配收入", None),
    ("企业开办时间", "企业注销时间", DURATION),
    ("专利审查周期", "商标审查周期", DURATION),
    ("全国重点文物保护单位数量", "重点文物保护单位数量", None),
    ("教育部重点实验室数量", "重点实验室数量", None),
    ("国内生产总值", "人均国内生产总值", None),
    ("创新建设项目数量", "建设项目数量", None),
    ("新能源汽车销量", "能源汽车销量", None),
    ("单位国内生产总值能耗", "单位国内生产总值二氧化碳排放", None),
    ("社会研发投入强度", "社会研发投入", None),
    ("贫困人口数量", "脱贫人口数量", None),
    ("三级医院平均住院日", "医院平均住院日", DURATION),
    ("首次审查周期", "审查周期", DURATION),
    ("贷款余额", "新增贷款", None),
    ("固定资产投资（不含农户）", "固定资产投资", None),
]


@pytest.mark.parametrize(("one", "other", "kind"), ONE)
def test_names_that_differ_in_words_of_measure_only_are_one(one: str, other: str, kind: QuantityKind | None) -> None:
    found = compare_names(read_name(one, kind), read_name(other, kind), frozenset())
    assert found is not None
    assert found.same is True


@pytest.mark.parametrize(("one", "other", "kind"), TWO)
def test_names_of_a_part_an_addition_or_another_thing_are_two(one: str, other: str, kind: QuantityKind | None) -> None:
    found = compare_names(read_name(one, kind), read_name(other, kind), frozenset())
    assert found is None or found.same is False


def test_a_body_before_a_thing_with_an_abbreviation_owns_it() -> None:
    here = plan("list", 2021, [promise("建设100家技术创新支持中心（TISC）", "技术创新支持中心（TISC）数量", "=100 家")])
    name = "世界卫生组织技术创新支持中心数量"
    there = plan("report", 2021, [result("建成51家", name, "=51 家", period="2020")])
    assert names_together((here, there)) == {frozenset((name, "技术创新支持中心（TISC）数量"))}


def test_a_body_before_a_thing_without_one_makes_a_part_of_it() -> None:
    here = plan("list", 2021, [promise("建设100家重点实验室", "重点实验室数量", "=100 家")])
    there = plan("report", 2021, [result("建成51家", "教育部重点实验室数量", "=51 家", period="2020")])
    assert names_together((here, there)) == set()


def _cycles(name: str, year: int, value: str) -> list[Target | Outcome]:
    return [
        promise("注册周期压减至4个月", "注册周期", "<=4 个月", DURATION),
        promise(f"{name}压减至{value}个月", name, f"<={value} 个月", DURATION),
        promise("复核周期压减至9个月", "复核周期", f"<={year - 2010} 个月", DURATION),
    ]


def test_a_word_put_inside_is_passed_over_where_the_lists_agree_around_it() -> None:
    first = plan("a", 2020, _cycles("高标准项目审查周期", 2020, "16"))
    second = plan("b", 2021, _cycles("高标准建设项目审查周期", 2021, "14"))
    assert names_together((first, second)) == {frozenset(("高标准项目审查周期", "高标准建设项目审查周期"))}


def test_a_word_put_inside_makes_two_where_nothing_speaks_for_one() -> None:
    first = plan("a", 2020, [promise("高标准项目审查周期16个月", "高标准项目审查周期", "<=16 个月", DURATION)])
    second = plan("b", 2021, [promise("高标准建设项目审查周期14个月", "高标准建设项目审查周期", "<=14 个月", DURATION)])
    assert names_together((first, second)) == set()
    assert [kin.basis for kin in match_indicators((first, second)).kin] == [Basis.WORDED]


def test_names_that_one_plan_prints_side_by_side_are_two_although_the_lists_agree() -> None:
    first = plan("a", 2020, _cycles("高标准项目审查周期", 2020, "16"))
    both = [*_cycles("高标准建设项目审查周期", 2021, "14"), *_cycles("高标准项目审查周期", 2021, "14")]
    assert names_together((first, plan("b", 2021, both))) == set()


def test_values_far_from_one_another_keep_names_apart_although_the_lists_agree() -> None:
    first = plan("a", 2020, _cycles("高标准项目审查周期", 2020, "16"))
    second = plan("b", 2021, _cycles("高标准建设项目审查周期", 2021, "3"))
    assert names_together((first, second)) == set()


def test_an_indicator_goes_by_the_name_that_most_plans_print() -> None:
    documents = [
        plan("a", 2020, [promise("贷款总额达9亿元", "科技贷款总额", ">=9 亿元")]),
        plan("b", 2021, [promise("贷款规模达9亿元", "科技贷款规模", ">=9 亿元")]),
        plan("c", 2022, [promise("贷款规模达9亿元", "科技贷款规模", ">=9 亿元")]),
    ]
    (indicator,) = match_indicators(documents).indicators
    assert [(naming.name, naming.basis) for naming in indicator.names] == [
        ("科技贷款规模", Basis.PRINTED),
        ("科技贷款总额", Basis.WORDING),
    ]


def test_a_sum_that_is_compared_with_an_earlier_span_of_years_is_no_stock() -> None:
    stock = QuantityKind.STOCK
    figures = [
        result("贷款总额达到9亿元", "科技贷款总额", "=9 亿元", stock, period="2016-2020"),
        result("比“十二五”期间翻一番", "科技贷款总额", "=+100 %", period="2016-2020", baseline="“十二五”期间"),
    ]
    (indicator,) = match_indicators([plan("a", 2021, figures)]).indicators
    assert indicator.kind is QuantityKind.FLOW


def test_plans_without_figures_have_no_indicators() -> None:
    assert match_indicators([plan("a", 2020, [])]).indicators == ()
