"""Parts whose headings, items or sentences open with the bodies that do them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from tests.loaders.specimens import read, tree

_SAVED = "（一）加强统筹。建立台账。定期会商。\n（二）强化培训。开展培训。提升能力。\n"


def test_duties_are_divided_where_sentences_open_with_the_body(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原区电梯安全工作方案\n一、工作任务\n（一）开展检查。检查电梯200台。建立台账。\n（二）落实整改。限期整改。\n"
        "二、职责分工\n区房管局负责全面管理，督促各方落实责任。定期通报情况。\n区建管委牵头开展质量检查。\n"
        "区公安分局、区消防支队依法查处违法行为。\n各街道作为责任主体，负责日常巡查。\n",
    )
    division = document.tasks[-1]
    said = [(m.text, [(each.name, each.role) for each in m.responsibilities]) for m in division.measures]
    assert (division.title, division.section) == ("职责分工", "二")
    assert said == [
        ("区房管局负责全面管理，督促各方落实责任。", [("区房管局", Role.RESPONSIBLE)]),
        ("定期通报情况。", [("区房管局", Role.RESPONSIBLE)]),
        ("区建管委牵头开展质量检查。", [("区建管委", Role.LEAD)]),
        (
            "区公安分局、区消防支队依法查处违法行为。",
            [("区公安分局", Role.RESPONSIBLE), ("区消防支队", Role.RESPONSIBLE)],
        ),
        ("各街道作为责任主体，负责日常巡查。", [("各街道", Role.RESPONSIBLE)]),
    ]


def test_a_body_before_the_text_of_each_item_is_responsible_for_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原县2025年禁渔工作方案\n一、工作目标\n禁渔水域巡查率达到90%。\n二、主要任务\n"
        "（一）县渔业局：增殖放流鱼苗60万尾，公布禁渔水域。\n（二）县公安局：查处非法捕捞。\n"
        "（三）各乡镇：组建护渔队，3月20日前完成登记。\n三、工作要求\n各部门要加强配合。\n",
    )
    measures = [(m.text, [each.name for each in m.responsibilities]) for m in document.tasks[0].measures]
    assert measures == [
        ("增殖放流鱼苗60万尾，公布禁渔水域。", ["县渔业局"]),
        ("查处非法捕捞。", ["县公安局"]),
        ("组建护渔队，3月20日前完成登记。", ["各乡镇"]),
    ]
    assert len(document.tasks) == 1


@pytest.mark.parametrize(
    "asked", ["各部门要加强配合。", "各乡镇、各部门要认真组织实施。", "各有关单位应抓好落实。", "请各单位抓好落实。"]
)
def test_what_all_are_asked_for_names_nobody(tmp_path: Path, asked: str) -> None:
    text = f"青原县2025年禁渔工作方案\n一、主要任务\n{_SAVED}二、工作要求\n{asked}\n"
    assert [task.section for task in read(tmp_path, text).tasks] == ["一", "一"]


def test_what_is_built_opens_items_and_is_no_body(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原县2025年渔业科技行动方案\n一、搭建平台\n（一）建设良种培育中试平台：面向养殖企业提供苗种选育、扩繁和养殖试验服务，"
        "推广良种5个。（县科技局、县渔业局）\n（二）建设鱼病检测中心：针对常见鱼病开展检测和用药指导，定期通报结果。"
        "（县渔业局、县财政局）\n（三）建设冷链创新平台：围绕保鲜加工布局实验室，引进人才并转化成果。（县科技局、县商务局）\n",
    )
    assert [task.title for task in document.tasks] == ["建设良种培育中试平台", "建设鱼病检测中心", "建设冷链创新平台"]
    assert [len(task.responsibilities) for task in document.tasks] == [2, 2, 2]


_DUTIES = (
    "# 河湾区校车安全管理实施意见\n\n一、校车定义\n\n校车是指接送学生的车辆。\n\n二、职责\n\n（一）河湾区教育局\n\n"
    "主要履行以下职责：\n\n1.建立校车台账；\n\n2.组织乘车演练；\n\n3.开展安全教育；\n\n4.报送运行情况。\n\n（二）河湾区交通运输局\n\n1.审核校车线路；\n\n"
    "2.设置停靠站点；\n\n3.检查驾驶资格；\n\n4.通报检查结果。\n\n（三）白鹭市公安局河湾分局\n\n负责查处校车超员行为。\n\n"
    "（四）校车服务企业\n\n按时检修车辆。\n\n"
)


def test_headings_that_are_bodies_are_responsible_also_where_other_parts_have_titled_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_DUTIES}三、工作机制\n\n（一）巡查机制\n\n1.分级巡查。镇街每月巡查。记录问题。\n\n2.联合检查。部门每季检查。\n\n"
        "（二）处置机制\n\n1.限期整改。下发通知。跟踪复查。\n\n2.公开曝光。通报典型。\n\n四、其他事项\n\n本意见自2025年1月1日起施行。\n",
        suffix=".md",
    )
    assert [(task.number, task.title, [each.name for each in task.responsibilities]) for task in document.tasks] == [
        ("2-1", "河湾区教育局", ["河湾区教育局"]),
        ("2-2", "河湾区交通运输局", ["河湾区交通运输局"]),
        ("2-3", "白鹭市公安局河湾分局", ["白鹭市公安局河湾分局"]),
        ("2-4", "校车服务企业", ["校车服务企业"]),
        ("1-1", "分级巡查", []),
        ("1-2", "联合检查", []),
        ("2-1-2", "限期整改", []),
        ("2-2-2", "公开曝光", []),
    ]
    assert [len(task.measures) for task in document.tasks] == [5, 4, 1, 1, 2, 1, 2, 1]


def test_safeguards_whose_items_open_with_the_offices_that_do_them_are_tasks(tmp_path: Path) -> None:
    text = (
        "云岭市湿地公园建设方案\n一、主要任务\n（一）修复湿地。补植苗木。\n（二）监测鸟类。增设站点。\n（三）完善步道。新建步道。\n"
        "二、组织保障\n（一）统筹推进\n{}负责公园评审，组建专家库。定期总结经验。\n（二）保护水源\n{}制定并实施取水标准。\n"
        "（三）支持科研\n{}牵头开展攻关。\n"
    )
    named = read(tmp_path, text.format("市林业局", "市水务局", "市科技局"))
    assert tree(named)[3:] == [
        ("二", "统筹推进", ["市林业局负责公园评审，组建专家库。", "定期总结经验。"]),
        ("二", "保护水源", ["市水务局制定并实施取水标准。"]),
        ("二", "支持科研", ["市科技局牵头开展攻关。"]),
    ]
    in_general = read(tmp_path, text.format("各部门", "试点地区", "有关单位"))
    assert len(in_general.tasks) == 3


@pytest.mark.parametrize(
    ("title", "named"),
    [("物业服务企业", ["物业服务企业"]), ("引进金融机构", []), ("整合事业单位", []), ("扶持中小企业", [])],
)
def test_a_class_among_headings_that_are_bodies_is_responsible_and_a_deed_is_not(
    tmp_path: Path, title: str, named: list[str]
) -> None:
    document = read(
        tmp_path,
        "丰县2024年住宅小区安全任务清单\n一、主要任务\n（一）县住建局\n1.检查电梯。检查电梯90台。\n2.更换管线。更换管线3公里。\n"
        "（二）县消防救援局\n1.组织演练。组织演练6次。\n2.排查通道。排查通道40处。\n（三）县应急局\n1.完善预案。修订预案2份。\n2.储备物资。储备沙袋5万条。\n"
        f"（四）{title}\n1.配备人员。配备人员30名。\n2.建立台账。每月更新1次。\n",
    )
    last = document.tasks[-1]
    assert [each.name for each in last.responsibilities] == named
    assert [each.name for each in document.tasks[0].responsibilities] == ["县住建局"]
