"""Shares that stand before their noun, or before what is done, and shares of something else."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole
from tests.loaders.test_counted_subjects import shown

SHARES = {
    "孵化器提供不少于20%的场地给学生使用。": ["提供的场地比例 >= 20%"],
    "督促有关企业落实好宽带资费降低10%的要求。": ["宽带资费 = 10%"],
    # by what is done to it
    "新建小区固定车位100%预留充电桩安装条件。": ["预留充电桩安装条件的新建小区固定车位比例 = 100%"],
    "新增出租汽车90%为新能源车。": ["为新能源车的新增出租汽车比例 = 90%"],
    "力争完成全市范围60%老旧公交车的更新，形成新格局。": ["老旧公交车的更新完成比例 = 60%"],
    "淘汰40%左右的老旧环卫车。": ["淘汰的老旧环卫车比例 = 40%"],
    "到2027年，实现班车通达70%的村。": ["通达的村比例 = 70%"],
    "质量官制度覆盖全市60%规模以上企业。": ["覆盖的规模以上企业比例 = 60%"],
    "推动不少于20%的乡镇开展试点。": ["开展试点的乡镇比例 >= 20%"],
    "90%的建制村通三级公路。": ["通三级公路的建制村比例 = 90%"],
    "半数以上的社区建成示范点。": ["建成示范点的社区比例 >= 50%"],
    "80%的事项实现“最多跑一次”。": ["实现“最多跑一次”的事项比例 = 80%"],
    # as a rate at which something is done
    "机关停车场按不低于20%的车位比例配建充电桩。": ["机关停车场充电桩车位比例 >= 20%"],
    "按10%的比例抽查项目。": ["抽查项目比例 = 10%"],
    "C级企业按照30%的比例抽取。": ["C级企业抽取比例 = 30%"],
    # how much of the work is done
    "3月底前完成20%年度任务量。": ["年度任务量完成比例 = 20%"],
    "6月底前完成50%，9月底前完成80%。": ["完成比例 = 50%", "完成比例 = 80%"],
    "每年实现2%以上的节能量。": ["节能量 >= 2%"],
    "县财政给予1个百分点贴息。": ["贴息 = 1个百分点"],
    "新增公交车中电动车占80%以上。": ["新增公交车中电动车占比 >= 80%"],
}
OF_SOMETHING = {
    "其他4种渔具按照不超过原价20%的比例给予补贴。": ("其他4种渔具补贴", "<=", "原价"),
    "新建车库配建不低于车位30%的充电桩。": ("新建车库充电桩比例", ">=", "车位"),
    "支持比例最高为新增投资的30%。": ("支持比例", "<=", "新增投资"),
    "补贴标准为产品销售价格的15%。": ("补贴标准", "=", "产品销售价格"),
    "额外给予产品销售价格5%的补贴。": ("补贴比例", "=", "产品销售价格"),
    "配建不低于固定车位25%的充电桩。": ("充电桩比例", ">=", "固定车位"),
    "给予不超过更新费用30%的资金补助。": ("资金补助", "<=", "更新费用"),
    "按照不超过市场均价20%的比例给予定额补贴。": ("定额补贴", "<=", "市场均价"),
    "按照设备购置费的40%给予一次性补助。": ("一次性补助", "=", "设备购置费"),
    "按照安装费的20%为上限给予补助。": ("补助", "<=", "安装费"),
}


@pytest.mark.parametrize(("sentence", "expected"), SHARES.items())
def test_a_share_before_its_noun_is_named_by_what_is_said_of_it(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), OF_SOMETHING.items())
def test_a_share_of_something_else_says_what_it_is_reckoned_by(sentence: str, expected: tuple[str, str, str]) -> None:
    (target,) = read_targets(whole(sentence), sentence, year=2024)
    assert (target.indicator, target.comparator and target.comparator.value, target.baseline) == expected
