"""Units, and figures that need none: Latin units, indices, nothing at all, round numbers and classes of size."""

from __future__ import annotations

import pytest

from tests.loaders.test_counted_subjects import shown

FIGURES = {
    "新增变电容量50MVA，新建线路长度8.5km。": ["新增变电容量 = 50MVA", "新建线路长度 = 8.5km"],
    "集装箱吞吐量超过20万TEU。": ["集装箱吞吐量 > 20万TEU"],
    "喷淋压力不小于0.05MPa。": ["喷淋压力 >= 0.05MPa"],
    "完成5G基站建设，推广3D打印，建设110kV变电站。": [],
    "新增3000张家庭病床。": ["新增家庭病床 = 3000张"],
    "每10万人拥有2个体育场馆。": ["每10万人体育场馆数量 = 2个"],
    "两化融合指数达到98，普及率达到40%。": ["两化融合指数 >= 98", "普及率 >= 40%"],
    "劣Ⅴ类断面比例为0。": ["劣Ⅴ类断面比例 = 0"],
    "抽检量达到每千人4批次。": ["抽检量 >= 4批次"],
    # both ends of a range of shares are promised
    "用电价格降低8%—12%。": ["用电价格 >= 8%", "用电价格 <= 12%"],
    "经济增速保持在4%至5%之间。": ["经济增速 >= 4%", "经济增速 <= 5%"],
    "建成2—3个示范园。": ["示范园数量 >= 2个"],
    "将六档税率简并为三档。": ["六档税率 <= 3档"],
    "县级部门20个以上的系统与市级平台对接。": ["县级部门系统数量 >= 20个"],
    "进口、出口通关时间比2020年分别压缩30%以上。": ["进口通关时间 >= 30%", "出口通关时间 >= 30%"],
    # round numbers of what is done, and classes of size
    "实施百项技改项目，走访千家企业。": ["技改项目数量 = 100项", "走访企业数量 = 1000家"],
    "实施百家企业培育工程。": [],
    "培育形成1个千亿级、4个百亿级产业集群。": ["千亿级产业集群数量 = 1个", "百亿级产业集群数量 = 4个"],
    # a bound before the first of a row goes for those of other units as well
    "林地保有量、粮食产量分别不低于20万亩、5万吨。": ["林地保有量 >= 20万亩", "粮食产量 >= 5万吨"],
    "创建6个新时代示范村、2个新时代示范镇。": ["新时代示范村数量 = 6个", "新时代示范镇数量 = 2个"],
    "组团参加2024台北茶业博览会。": [],
    # units of one for another, and what they may be besides
    "耕地有机质含量达到31克/千克，检测能力提升至2.5万管/日。": [
        "耕地有机质含量 >= 31克/千克",
        "检测能力数量 >= 2.5万管/日",
    ],
    "创建示范渠道12条（段）。": ["示范渠道数量 = 12条（段）"],
    "建设涵盖4个专题、不少于30亿词元的语料库。": ["涵盖专题数量 = 4个", "语料库数量 >= 30亿词元"],
    "建设6万人大型广场，话务量达到20万通。": ["大型广场人数 = 6万人", "话务量 >= 20万通"],
    "新增机架2万标准机架。": ["新增机架数量 = 2万标准机架"],
    "电价审批时限压缩在9个工作日内。": ["电价审批时限 <= 9个工作日"],
    "完成20万平米屋面修缮。": ["屋面修缮 = 20万平米"],
    # + behind a number, with a unit or without one
    "新增岗位600+个。": ["新增岗位数量 >= 600个"],
    "打造30+应用场景。": ["应用场景 >= 30"],
    "构建10+3产业体系，推进3+10+新产业布局。": [],
    "第一年完成任务量不少于300亩。": ["任务量 >= 300亩"],
}


@pytest.mark.parametrize(("sentence", "expected"), FIGURES.items())
def test_a_figure_has_the_unit_that_it_is_printed_with_or_none(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected
