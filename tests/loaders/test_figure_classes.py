"""Numbers that tell which things are spoken of and promise none, and those that look like them and do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.specimens import read
from tests.loaders.test_counted_subjects import shown


@pytest.mark.parametrize(
    "sentence",
    [
        "推动漏损率高于10%的城市实施改造。",
        "对入住率低于50%的养老机构开展帮扶。",
        "按照产品水效前10%、前30%水平，设置用水标准。",
        "支持销售额前20%的企业扩产。",
        "依法关停300万吨/年及以下选煤装置。",
        "推进2.5米口径望远镜研制。",
        "在原有9类农机基础上扩大补贴范围。",
        "优先布局现代物流、工业设计、信息服务等6个领域。",
        "本级办理事项共26项，具体包括：许可、备案。",
        "走访2023届毕业生。",
        "水质排名退出全省后10位。",
        "落实上级22项任务。",
        # places that are named by some of them, all there are, and those of which somebody has one
        "在东山、西岭、南溪等4个地区开展林权抵押试点。",
        "东山、西岭、南溪等4个区域和有关部门，在林权抵押方面先行先试。",
        "北沟等3个乡镇供热管护合同8月到期，7月底前完成续签。",
        "对全县6个镇、52个村的水井开展摸排。",
        "9月底前完成对11个市州的节水考核。",
        "4个示范村所在乡镇制定实施方案。",
        # how large they are
        "完成供水人口3万人以上水厂的隐患排查。",
        "逐一检测长度300米以上隧道。",
    ],
)
def test_a_number_that_tells_which_are_meant_is_no_target(sentence: str) -> None:
    assert shown(sentence) == []


FIGURES = {
    "漏损率高于10%的城市节水率应达到供水总量的5%。": ["漏损率高于10%的城市节水率 >= 5%"],
    "年底前60%以上的社区配备调解员。": ["配备调解员的社区比例 >= 60%"],
    "确保抽检合格率达到98%以上的目标如期实现。": ["抽检合格率 >= 98%"],
    "在原有9类农机基础上新增4类农机补贴。": ["新增农机补贴数量 = 4类"],
    # what they have, which looks like another word: 家具, 发展
    "培育6家具备出口资质的食品企业。": ["具备出口资质的食品企业数量 = 6家"],
    "引进4家拥有核心技术的企业。": ["拥有核心技术的企业数量 = 4家"],
    "形成年产20发探空火箭的制造能力。": ["年产探空火箭的制造能力数量 = 20发"],
    "帮助200家企业稳定就业岗位3万个。": ["稳定就业岗位的企业数量 = 200家", "就业岗位数量 = 3万个"],
    "在6个省市开展数字档案试点。": ["开展数字档案试点的省市数量 = 6个"],
    "建成示范社区6个，其中市级2个。": ["示范社区数量 = 6个", "市级示范社区数量 = 2个"],
    "推动4家食品企业上市。": ["上市的食品企业数量 = 4家"],
    "新增就业3万人（其中高校毕业生1万人）。": ["新增就业人数 = 3万人", "高校毕业生人数 = 1万人"],
    "打造3个在全省有影响的品牌。": ["在全省有影响的品牌数量 = 3个"],
    "推动5个镇创建卫生镇。": ["创建卫生镇的镇数量 = 5个"],
    "每千人口拥有3岁以下婴幼儿托位数达到5个。": ["每千人口拥有3岁以下婴幼儿托位数 >= 5个"],
    "15分钟健身圈覆盖率达到80%。": ["15分钟健身圈覆盖率 >= 80%"],
    "2000人以上的行政村通车率达到95%。": ["2000人以上的行政村通车率 >= 95%"],
    "培育示范农场省级4家、市级9家。": ["省级示范农场数量 = 4家", "市级示范农场数量 = 9家"],
    "落实农机手培训3万人任务。": ["农机手培训人数 = 3万人"],
    "累计落实立体绿化60万平方米。": ["立体绿化 = 60万平方米"],
    # done to so many, and no growth
    "新建果园3万亩、改造提升2万亩。": ["新建果园 = 3万亩", "改造提升果园 = 2万亩"],
    "优化提升40个网点。": ["优化提升网点数量 = 40个"],
    "站房出入口加装遮雨棚，两年累计新增15处。": ["新增遮雨棚数量 = 15处"],
    "举办培训班，培训600人次。": ["培训人次 = 600人次"],
    "压减评比达标事项12项。": ["评比达标事项数量 = 12项"],
    "新推出8项民生服务。": ["新推出民生服务数量 = 8项"],
    # but places that are made, or that work is begun in
    "新建北沟等3个乡镇敬老院。": ["新建北沟等乡镇敬老院数量 = 3个"],
    "启动北沟等3个村改造。": ["启动北沟等村改造数量 = 3个"],
    "覆盖2个县15个乡镇。": ["覆盖县数量 = 2个", "乡镇数量 = 15个"],
    "完成北沟、南溪等3个镇16个行政村的改水任务。": ["北沟、南溪等3个镇行政村的改水数量 = 16个"],
    # the size of what has a share, and the norm of what is built
    "长度300米以上隧道监控设施配备率达到90%。": ["长度300米以上隧道监控设施配备率 >= 90%"],
    "按每处5万元标准建设候车亭30处。": ["每处5万元标准建设候车亭数量 = 30处"],
    # leave to go so far, and no more
    "偏远地区设备利用率可降低至85%。": ["偏远地区设备利用率 >= 85%"],
    "补贴比例可提高到40%。": ["补贴比例 <= 40%"],
    "年产能可达到8万吨。": ["年产能 >= 8万吨"],
}


@pytest.mark.parametrize(("sentence", "expected"), FIGURES.items())
def test_what_is_promised_beside_it_is_read(sentence: str, expected: list[str]) -> None:
    assert shown(sentence) == expected


@pytest.mark.parametrize("title", ["项目申报条件", "适用范围", "名词解释"])
def test_what_has_to_be_given_for_a_project_or_is_meant_is_no_goal(tmp_path: Path, title: str) -> None:
    document = read(
        tmp_path,
        "丰县2025年屋顶光伏实施方案\n一、工作目标\n1.装机容量达到3万千瓦。\n二、重点任务\n（一）摸清底数\n建立台账。\n"
        f"（二）完善服务\n健全机制。\n三、{title}\n1.屋面总面积2000平方米以上；\n2.使用寿命应在20年以上。\n",
    )
    targets = [target for section in document.sections for target in section.targets]
    assert [(target.indicator, str(target.value)) for target in targets] == [("装机容量", "3")]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("培育千亿集群3个。", "3个"),
        ("打造百亿船企6家。", "6家"),
        ("引进百亿项目4个。", "4个"),
        ("水产品产值突破百亿元。", "100亿元"),
    ],
)
def test_a_round_sum_right_before_what_is_counted_is_its_class(tmp_path: Path, sentence: str, value: str) -> None:
    document = read(
        tmp_path, f"海川县2025年工作要点\n一、重点任务\n（一）壮大产业。{sentence}\n（二）抓好管理。定期会商。\n"
    )
    told = [f"{t.value}{t.unit}" for task in document.tasks for m in task.measures for t in m.targets]
    assert told == [value]
