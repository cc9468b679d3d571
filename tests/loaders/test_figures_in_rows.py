"""Figures that stand side by side: the unit, the bound and the noun that one of them prints go for all."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole
from tests.loaders.test_counted_subjects import shown

ROWS = {
    # the unit behind the last alone
    "南市PM2.5和PM10平均浓度分别不高于35和60微克/立方米。": [
        "南市PM2.5平均浓度 <= 35微克/立方米",
        "PM10平均浓度 <= 60微克/立方米",
    ],
    "机关、学校得分分别不低于85、90分。": ["机关得分 >= 85分", "学校得分 >= 90分"],
    "二氧化硫和粉尘减排量分别达到3和5万吨。": ["二氧化硫减排量 >= 3万吨", "粉尘减排量 >= 5万吨"],
    "敬老院、托儿所分别新建4、6所。": ["新建敬老院数量 = 4所", "新建托儿所数量 = 6所"],
    "东镇、西镇分别建成3个、5个换电站。": ["东镇换电站数量 = 3个", "西镇换电站数量 = 5个"],
    # the bound before the first
    "抽检比例应分别不低于10%、20%、30%。": ["抽检比例 >= 10%", "抽检比例 >= 20%", "抽检比例 >= 30%"],
    "组织至少2次演练、3次培训、1次比武。": ["演练次数 >= 2次", "培训次数 >= 3次", "比武次数 >= 1次"],
    # but a ceiling behind what is to be reached
    "节水器具普及率、管网漏损率分别达到95%、9%以内。": ["节水器具普及率 >= 95%", "管网漏损率 <= 9%"],
    # as many quantities as figures, where no word gives them out
    "秸秆利用率、农膜回收率达到90%、85%。": ["秸秆利用率 >= 90%", "农膜回收率 >= 85%"],
    "国家级、省级示范农场分别达到5家、20家。": ["国家级示范农场数量 >= 5家", "省级示范农场数量 >= 20家"],
    "早稻收购价、晚稻收购价分别提高到每斤1.3元、1.4元。": ["早稻收购价 >= 1.3元", "晚稻收购价 >= 1.4元"],
    # the noun behind the last
    "建成1个国家级、3个省级农业公园。": ["国家级农业公园数量 = 1个", "省级农业公园数量 = 3个"],
    "分别建成10个、20个、30个停车场。": ["停车场数量 = 10个", "停车场数量 = 20个", "停车场数量 = 30个"],
    "分别选取不少于20%、30%的社区开展普查。": ["开展普查的社区比例 >= 20%", "开展普查的社区比例 >= 30%"],
}


@pytest.mark.parametrize(("sentence", "expected"), ROWS.items())
def test_figures_of_a_row_share_what_one_of_them_prints(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


def test_what_the_first_of_a_row_is_compared_with_goes_for_all() -> None:
    text = "用电量、用水量分别比2020年下降3%、4%。"
    assert [target.baseline for target in read_targets(whole(text), text, year=2024)] == ["2020年", "2020年"]


WHOLES = {
    "在全市30%以上的社区推广垃圾分类。": ["推广垃圾分类的社区比例 >= 30%"],
    "所有县区全部开展普查工作。": ["所有县区  None"],
    "监测网络覆盖所有建制镇。": ["监测网络  None"],
    "覆盖全部行政村。": ["行政村  None"],
    # a system named by whom it is for, and a plan that is only to be written
    "建立覆盖所有行政村的服务体系。": [],
    "制定把坡耕地全部建成梯田的实施方案。": [],
}


@pytest.mark.parametrize(("sentence", "expected"), WHOLES.items())
def test_what_is_said_of_all_or_of_a_share_of_them_is_a_target(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected
