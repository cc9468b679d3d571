"""Names of indicators that can stand in the graph, whatever a figure's clause left of them."""

from __future__ import annotations

import pytest

from kg.identify import indicator_iri
from loaders.annotate.figures import read_targets
from loaders.annotate.figures.indicator import fit_name
from loaders.reading.strand import whole
from tests.loaders.test_counted_subjects import shown

ROADS = "、".join(f"{name}路（东门—西门）" for name in "甲乙丙丁戊己庚辛壬癸" * 3)


def test_a_row_that_is_longer_than_a_name_may_be_is_told_by_its_end() -> None:
    text = f"完成{ROADS}15条供水管网建设。"
    (target,) = read_targets(whole(text), text, year=2024)
    assert f"{target.value}{target.unit}" == "15条"
    assert indicator_iri(target.indicator)
    assert target.indicator.endswith("癸路（东门—西门）供水管网建设数量")
    assert len(target.indicator) < 60


def test_a_name_of_signs_alone_gives_way_to_the_quote() -> None:
    assert fit_name("－", "－2.5%") == "－2.5%"
    assert fit_name("供水普及率", "供水普及率达到90%") == "供水普及率"


def test_a_word_for_how_it_is_reckoned_is_no_part_of_the_name() -> None:
    text = "每座泵站建设费用以30万元计，共需经费约90万元。"
    found = read_targets(whole(text), text, year=2024)
    assert [target.indicator for target in found] == ["每座泵站建设费用", "经费"]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("还款期限延期9个月。", "还款期限延期 = 9个月"),
        ("合同延期不得超过20天。", "合同延期 <= 20天"),
        ("工期延期2次以上。", "工期延期次数 >= 2次"),
        ("对受困企业贷款，延期6个月。", "受困企业贷款延期 = 6个月"),
        ("按每人每月不低于500元列入县级预算。", "每人每月标准 >= 500元"),
        ("8万元（含）至15万元（不含）新车补贴3000元。", "新车补贴 = 3000元"),
    ],
)
def test_a_name_has_the_words_that_it_needs_and_no_others(sentence: str, named: str) -> None:
    assert shown(sentence) == [named]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("通过实施6个对标一流的节水工程、推广一批新技术，降低耗水。", ["对标一流的节水工程数量 = 6个"]),
        ("建设3个特色茶园、引进一批加工项目。", ["特色茶园数量 = 3个"]),
        ("举办10场技能竞赛、组织一系列讲座。", ["技能竞赛数量 = 10场"]),
        ("新建一批育苗基地、培育7家种苗企业。", ["种苗企业数量 = 7家"]),
        ("通过新建5座水闸、改造12座泵站，提升排涝能力。", ["新建水闸数量 = 5座", "改造泵站数量 = 12座"]),
        ("通过完成改造15座水库，惠及农户3000户。", ["改造水库数量 = 15座", "农户数量 = 3000户"]),
        ("通过验收的渠道不少于20条。", ["通过验收的渠道数量 >= 20条"]),
        ("动态筛选30个前景好的节水项目。", ["前景好的节水项目数量 = 30个"]),
        ("争创5个人工增雨领域省级以上重点实验室。", ["人工增雨领域省级以上重点实验室数量 = 5个"]),
        ("全市设立总规模超3亿元的水利基金。", ["水利基金总规模 > 3亿元"]),
        ("确保新建小区100%同步建设充电设施。", ["同步建设充电设施的新建小区比例 = 100%"]),
        ("推广1.2米×1.0米尺寸标准托盘、0.6米×0.4米周转箱。", []),
        ("建设测雨雷达6部。", ["测雨雷达数量 = 6部"]),
        ("新建一批水厂、改造老旧水厂4座。", ["改造老旧水厂数量 = 4座"]),
        ("动员500名以上党员植树800棵。", ["动员党员植树人数 >= 500名", "党员植树数量 = 800棵"]),
        ("厂界噪声不高于60分贝。", ["厂界噪声 <= 60分贝"]),
        ("专家组15个工作日内完成评审。", []),
        ("规上工业企业达到千家。", ["规上工业企业数量 >= 1000家"]),
        ("示范企业增加到百家。", ["示范企业数量 >= 100家"]),
        ("举办培训4个班次，开展检测800项次。", ["培训数量 = 4个班次", "检测数量 = 800项次"]),
        ("更新健身器材450件套，检疫货物1.9万批。", ["更新健身器材数量 = 450件套", "检疫货物数量 = 1.9万批"]),
    ],
)
def test_things_that_nobody_counts_are_in_no_name(sentence: str, named: list[str]) -> None:
    assert shown(sentence) == named
