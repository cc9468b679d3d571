"""Titles of a text on one line that nothing parts from the sentences below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.structure.breaks.title_ends import title_places
from tests.loaders.specimens import left_over, read

_PLAN = (
    "青岭区2024年林区旅游提升方案为贯彻落实林区发展的部署要求，充分发挥林区在涵养水源、调节气候、带动就业等方面的重要作用，"
    "扎实推进林区旅游工作，不断满足人民群众日益增长的生态需要，现结合我区实际，经广泛征求各镇、各部门以及林区居民的意见，制定本方案。"
    "一、总体要求和思路总体要求：按照林区发展的总体部署，以林区资源为依托，积极改善林区环境，让群众分享红利。"
    "二、重点任务（一）编制林区旅游发展规划根据各林区资源禀赋和产业基础，编制林区旅游规划，明确发展重点，提升林区旅游品位。"
    "（二）实施林区步道提质升级分期实施、逐步改造一批林区步道，大力改善林区步道和公共服务设施，推动步道互联互通。"
    "（三）丰富林区旅游产品业态引导林区挖掘传统工艺和习俗资源，将特色资源列册保护，并与旅游业态结合开发产品。"
    "（四）强化林区资金支持探索建立林区旅游融资模式，鼓励各金融机构面向林区项目开展金融服务，拓展融资渠道。"
)


def test_titles_end_before_manners_and_behind_what_titles_close_with(tmp_path: Path) -> None:
    document = read(tmp_path, _PLAN)
    assert [section.title for section in document.sections] == ["总体要求和思路", "重点任务"]
    assert [task.title for task in document.tasks] == [
        "编制林区旅游发展规划",
        "实施林区步道提质升级",
        "丰富林区旅游产品业态",
        "强化林区资金支持",
    ]


def test_labels_that_come_again_in_a_paragraph_close_its_parts(tmp_path: Path) -> None:
    counted = (
        "一是{0}步道成效显著。宣传要点：步道、路标等。责任单位：区林业局。时间要求：6月底前。"
        "二是{0}设施成效显著。宣传要点：驿站、路灯等。责任单位：区交通局。时间要求：9月底前。"
    )
    opening = _PLAN.partition("一、")[0]
    titles = ("（一）东部林区专题", "（二）西部林区专题", "（三）南部林区专题")
    document = read(tmp_path, f"{opening}一、专题分工{''.join(t + counted.format(t[3:5]) for t in titles)}")
    assert [task.title for task in document.tasks] == [title[3:] for title in titles]
    assert [[who.name for m in task.measures for who in m.responsibilities] for task in document.tasks] == [
        ["区林业局", "区林业局", "区交通局", "区交通局"]
    ] * 3


def test_items_in_brackets_begin_behind_the_headings_that_they_are_glued_to(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河市企业改革行动方案 为深化改革，制定本方案。一、主要任务（一）改革效率提高1.治理结构得到改进"
        "（1）加快制度建设。厘清职责定位。（2）加强董事会建设。做到应建尽建。2.经济布局得到优化（1）推进业务整合。"
        "加快整合进度。（2）提升创新能力。研发投入强度达到3%。（二）监管效能提升1.优化监管方式（1）提升合规水平。"
        "制定合规制度。（2）加强产权管理。做好产权登记。二、工作要求各企业要高度重视。",
        suffix=".txt",
    )
    assert [task.title for task in document.tasks] == [
        "加快制度建设",
        "加强董事会建设",
        "推进业务整合",
        "提升创新能力",
        "提升合规水平",
        "加强产权管理",
    ]
    assert left_over(document) == []


def test_who_signs_and_when_are_told_before_the_title_that_is_glued_to_the_day(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河市国资局关于印发《清河市企业改革行动方案》的通知 各市属企业：《清河市企业改革行动方案》已同意，现印发。 "
        "清河市国有资产管理局 2022年5月10日清河市企业改革行动方案 为贯彻落实改革要求，制定本方案。一、主要任务"
        "（一）加快制度建设。厘清职责定位。（二）推进业务整合。加快整合进度。",
        suffix=".txt",
    )
    header = document.header
    assert header.title is not None
    assert header.title.text == "清河市企业改革行动方案"
    assert header.issuer is not None
    assert header.issuer.text == "清河市国有资产管理局"
    assert (str(header.issued), header.year) == ("2022-05-10", 2022)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("调整供水价格，实施阶梯水价要按照价格文件要求，完善水价制度。", 13),
        ("转变供水设施建设管理模式城市供水企业要保障供水安全，提升质量。", 12),
    ],
)
def test_a_sentence_may_open_with_what_is_to_be_kept_to_or_by_whom(text: str, length: int) -> None:
    best = max(title_places(text), key=lambda place: place.score)
    assert best.length == length


def test_titles_of_parts_are_as_long_as_those_that_stand_alone(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _PLAN.partition("一、")[0]
        + "一、企业入选条件入选示范名录的企业应满足以下条件之一：1.经营林区旅游3年以上；2.拥有3家以上林区民宿。"
        "二、办理流程（一）部门初审区林业局对企业材料进行初审，对符合条件的企业提出初审意见，并上报区政府。"
        "（二）集中公示区文旅局对拟入选的企业进行公示，公示无异议的纳入名录，并向社会公开。"
        "三、管理方式林区旅游示范名录企业每年动态管理，凡因违法经营受到处罚的企业，由区文旅局及时移出名录。"
        "四、支持措施（一）资金支持区财政局统筹安排资金，对入选名录的企业给予补助，支持企业改善经营设施。"
        "（二）宣传推介区文旅局在推介活动中优先宣传名录内的企业，组织企业参加各类展会和节庆活动。",
    )
    assert [section.title for section in document.sections] == ["企业入选条件", "办理流程", "管理方式", "支持措施"]
    assert [task.title for task in document.tasks] == [
        "部门初审",
        "集中公示",
        "管理方式",
        "资金支持",
        "宣传推介",
    ]
    assert document.targets == ()
    assert left_over(document) == []
