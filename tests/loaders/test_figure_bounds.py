"""Bounds that stand apart from their figure, and what there is to be one each of."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole
from tests.loaders.test_counted_subjects import shown

APART = {
    "镇级资金用于河道保洁应不低于财政收入总额的5%。": ["镇级资金用于河道保洁 >= 5%"],
    "培训经费不得少于工资总额的8%。": ["培训经费 >= 8%"],
    "贷款额度不得超过项目总投资的70%。": ["贷款额度 <= 70%"],
    "最低标准不低于上年标准的1.2倍。": ["最低标准 >= 1.2倍"],
    "每名学员最多资助2次。": ["每名学员资助次数 <= 2次"],
    "新建4座公园和至少2座书屋。": ["新建公园数量 = 4座", "书屋数量 >= 2座"],
    # behind a bracket, and in the name
    "全县建成停车位3万个（含路侧泊位）以上。": ["停车位数量 >= 3万个"],
    "单个项目补助上限为200万元。": ["单个项目补助上限 <= 200万元"],
    "每户最高补助3万元。": ["每户最高补助 <= 3万元"],
    "补助最高可达3万元。": ["补助 <= 3万元"],
    "支持金额最高可至9000万元。": ["支持金额 <= 9000万元"],
    "最高给予3万元奖励。": ["奖励 <= 3万元"],
    "贷款额度上限提高至50万元。": ["贷款额度上限 >= 50万元"],
    "每人发放标准下限为300元。": ["每人发放标准下限 >= 300元"],
    # for each of those that are named before the figure, and of those named behind it
    "保洁经费不得低于主干道每年每公里2万元，支路每年每公里8000元。": [
        "主干道每年每公里保洁经费 >= 2万元",
        "支路每年每公里保洁经费 >= 8000元",
    ],
    "补助标准不应低于城市每人每月600元、农村每人每月400元。": [
        "城市每人每月补助标准 >= 600元",
        "农村每人每月补助标准 >= 400元",
    ],
    "管护经费不得少于每村每年2万元。": ["管护经费 >= 2万元"],
    # how many of what have one
    "每10—15公里堤防配备不少于一名巡查员。": ["每10—15公里堤防巡查员人数 >= 1名"],
    "每3个社区设立1个食堂。": ["每3个社区食堂数量 = 1个"],
    "每20公里绿道建设一座驿站。": ["每20公里绿道驿站数量 = 1座"],
    # words that begin or end as a particle does
    "同一农户补贴额不超过3万元。": ["同一农户补贴额 <= 3万元"],
    "在运变压器能效达标率达到80%。": ["在运变压器能效达标率 >= 80%"],
    "储能时长一般应达到4小时。": ["储能时长 >= 4小时"],
}


@pytest.mark.parametrize(("sentence", "expected"), APART.items())
def test_a_bound_goes_for_its_figure_wherever_it_stands(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


def test_what_a_share_is_reckoned_from_is_its_baseline() -> None:
    text = "培训经费不得少于工资总额的8%。"
    (target,) = read_targets(whole(text), text, year=2024)
    assert (target.baseline, target.growth) == ("工资总额", False)
