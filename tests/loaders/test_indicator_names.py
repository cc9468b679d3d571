"""What the figure of a sentence is said to count: the whole name, and neither a rest of a word nor a time."""

from __future__ import annotations

import pytest

from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole

NAMES = {
    # a clause that only says when goes on with what was counted before it
    "到2025年，光伏装机容量力争达到400万千瓦；到2030年，力争达到700万千瓦。": [
        "光伏装机容量 >= 400万千瓦 2025",
        "光伏装机容量 >= 700万千瓦 2030",
    ],
    "储能装机规模2025年底达到160万千瓦、2027年底达到200万千瓦。": [
        "储能装机规模 >= 160万千瓦 2025",
        "储能装机规模 >= 200万千瓦 2027",
    ],
    # words that begin or end as a particle does: 并网, 并联, 更新, 响应, 普及
    "力争并网容量比2023年增加15%。": ["并网容量 = 15% 2024"],
    "并联审批事项达到50项。": ["并联审批事项数量 >= 50项 2024"],
    "更新10辆公交车辆。": ["更新公交车辆数量 = 10辆 2024"],
    # words that say how sure or what of: 计划建设, 包括…
    "计划打造甲数据集、乙数据集等13个数据集。": ["甲数据集、乙数据集等数据集数量 = 13个 2024"],
    "计划建设15个服务点。": ["服务点数量 = 15个 2024"],
    "包括文本数据20TB以上、视频数据500TB以上。": ["文本数据 >= 20TB 2024", "视频数据 >= 500TB 2024"],
    "包含导航数据集约50TB、签约农户60户。": ["导航数据集 = 50TB 2024", "签约农户数量 = 60户 2024"],
    "启动应急响应9次。": ["启动应急响应次数 = 9次 2024"],
    "工具普及率、数控化率分别超过95%、75%。": ["工具普及率 > 95% 2024", "数控化率 > 75% 2024"],
    # what the members of a row share
    "新购置清扫车23辆、洒水车21辆。": ["新购置清扫车数量 = 23辆 2024", "新购置洒水车数量 = 21辆 2024"],
    "新建和改造充电站60座、换电站13座。": ["新建和改造充电站数量 = 60座 2024", "新建和改造换电站数量 = 13座 2024"],
    "纺织产业、食品产业产值占全市工业的比重分别达到8%和5%以上。": [
        "纺织产业产值占全市工业的比重 >= 8% 2024",
        "食品产业产值占全市工业的比重 >= 5% 2024",
    ],
    "失业、工伤保险参保人数分别达到98万人、112万人。": [
        "失业保险参保人数 >= 98万人 2024",
        "工伤保险参保人数 >= 112万人 2024",
    ],
    # what leads up to a name, and a ratio that has no unit
    "全市力争建成储能工程15个。": ["储能工程数量 = 15个 2024"],
    "到2027年再完成节能改造2000万平方米。": ["节能改造 = 2000万平方米 2027"],
    "能耗下降15%以上的公共建筑改造不少于10万平方米。": ["公共建筑改造 >= 10万平方米 2024"],
    "能源利用效率不高于1.3。": ["能源利用效率 <= 1.3 2024"],
    "充电设施累计达到25万枪。": ["充电设施数量 >= 25万枪 2024"],
    "监测空间分辨率小于1公里×1公里。": ["监测空间分辨率 < 1公里 2024"],
}


@pytest.mark.parametrize(("sentence", "expected"), NAMES.items())
def test_a_figure_counts_what_the_whole_name_says(sentence: str, expected: list[str]) -> None:
    found = read_targets(whole(sentence), sentence, year=2024)
    shown = [
        f"{t.indicator} {t.comparator.value if t.comparator else ''} {t.value}{t.unit or ''} {t.period}" for t in found
    ]
    assert shown == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "依托全市5家化工园区，打造循环产业。",
        "加快服务区60千瓦以上充电设施新建改建。",
        "对收割机、脱粒机等7种农业机械实行定额补贴。",
        "构建由10个重点集群和30条产业链组成的产业体系。",
        "市局在6个省份部署的专项监管统一开展。",
        "由市教育局、市民政局等6个牵头部门的分管领导担任副主任。",
    ],
)
def test_what_a_number_only_describes_is_no_target(sentence: str) -> None:
    assert not [t for t in read_targets(whole(sentence), sentence, year=2024) if t.value is not None]
