"""What is said of things that a number counts: the number names them, and the figure behind is what is promised."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole

SPOKEN_OF = {
    "东湖、西湖等2家园区合计产值超过300亿元。": ["东湖、西湖等2家园区合计产值 > 300亿元"],
    "纺织、食品等5个产业增加值占全市比重不低于40%。": ["纺织、食品等5个产业增加值占全市比重 >= 40%"],
    "东湖、西湖等2条河流水质优良率提高到80%。": ["东湖、西湖等2条河流水质优良率 >= 80%"],
    "4个市级平台经费投入强度不低于5%。": ["市级平台经费投入强度 >= 5%"],
    # made, and not only spoken of
    "建成东湖、西湖等2家园区。": ["东湖、西湖等园区数量 = 2家"],
    "新建东湖、西湖等2座水库，库容达到300万立方米。": [
        "新建东湖、西湖等水库数量 = 2座",
        "库容 >= 300万立方米",
    ],
}


def shown(sentence: str) -> list[str]:
    """The figures of a sentence, each as its indicator, its comparator and its value."""
    found = read_targets(whole(sentence), sentence, year=2024)
    return [f"{t.indicator} {t.comparator.value if t.comparator else ''} {t.value}{t.unit or ''}" for t in found]


@pytest.mark.parametrize(("sentence", "expected"), SPOKEN_OF.items())
def test_a_number_of_those_that_a_figure_is_said_of_is_part_of_its_name(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


SHARED = {
    # by what the names of the members have in common
    "民航和海运客运量分别增长7%和3%。": ["民航客运量 = 7%", "海运客运量 = 3%"],
    "公共建筑、农村建筑改造率分别达到60%和30%。": ["公共建筑改造率 >= 60%", "农村建筑改造率 >= 30%"],
    "国道和农村道路面优良比例分别不低于95%和85%。": ["国道路面优良比例 >= 95%", "农村道路面优良比例 >= 85%"],
    "东县、西县、南县林木覆盖率分别达到20%、30%、40%。": [
        "东县林木覆盖率 >= 20%",
        "西县林木覆盖率 >= 30%",
        "南县林木覆盖率 >= 40%",
    ],
    "中学、大学入学率分别达到98%、60%。": ["中学入学率 >= 98%", "大学入学率 >= 60%"],
    # what the first opens with, where all are of one unit
    "单位工业增加值能耗、用水量分别下降3%、4%。": ["单位工业增加值能耗 = 3%", "单位工业增加值用水量 = 4%"],
    "单位GDP能耗、森林覆盖率分别达到0.3吨标准煤、40%。": ["单位GDP能耗 >= 0.3吨标准煤", "森林覆盖率 >= 40%"],
    "东区、西县空气优良率均不低于85%。": ["东区空气优良率 >= 85%", "西县空气优良率 >= 85%"],
    # by a particle, by letters, and by the words of quantity
    "水泵、风机中的高效产品占比分别达到60%、70%。": ["水泵中的高效产品占比 >= 60%", "风机中的高效产品占比 >= 70%"],
    "PM2.5、PM10年均浓度分别降至30微克/立方米、50微克/立方米。": [
        "PM2.5年均浓度 <= 30微克/立方米",
        "PM10年均浓度 <= 50微克/立方米",
    ],
    "玉米、大豆机播率分别达到98%、90%。": ["玉米机播率 >= 98%", "大豆机播率 >= 90%"],
    "钢铁、电解铝产能分别控制在5万吨、3万吨以内。": ["钢铁产能 <= 5万吨", "电解铝产能 <= 3万吨"],
    "油菜、花生种植面积分别达到10万亩、20万亩。": ["油菜种植面积 >= 10万亩", "花生种植面积 >= 20万亩"],
}


@pytest.mark.parametrize(("sentence", "expected"), SHARED.items())
def test_members_of_a_row_have_the_whole_tail_that_the_last_one_ends_with(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


CONDITIONS = {
    "完成3万平方米漏损率不高于9%的老旧管网改造。": ["漏损率不高于9%的老旧管网改造 = 3万平方米"],
    "打造3个产值达到100亿元的产业集群。": ["产值达到100亿元的产业集群数量 = 3个"],
    "培育20家研发投入占比5%以上的科技企业。": ["研发投入占比5%以上的科技企业数量 = 20家"],
    "引进2个投资额不低于50亿元的项目。": ["投资额不低于50亿元的项目数量 = 2个"],
}


@pytest.mark.parametrize(("sentence", "expected"), CONDITIONS.items())
def test_a_figure_that_says_which_things_are_counted_is_no_target(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected
