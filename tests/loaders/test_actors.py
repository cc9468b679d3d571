"""To whom a sentence speaks: lead-ins, subjects, and what is neither."""

from __future__ import annotations

import pytest

from loaders.annotate.actors import is_regional, read_addressee
from loaders.reading.strand import whole
from loaders.structure.elements import read_spoken

LEAD_INS = {
    "省林业局：修订规划。": ("省林业局", "修订规划。"),
    "各流域管理机构：梳理问题。": ("各流域管理机构", "梳理问题。"),
    "林草局、水利部:\n联合发文。": ("林草局、水利部", "联合发文。"),
}


@pytest.mark.parametrize(("text", "expected"), LEAD_INS.items())
def test_a_lead_in_is_taken_off_the_text(text: str, expected: tuple[str, str]) -> None:
    addressee = read_addressee(whole(text))
    assert addressee
    assert addressee.is_lead_in
    assert (addressee.actor.text, addressee.rest.text) == expected


SUBJECTS = {
    "各地区要落实责任。": "各地区",
    "有关地区要积极配合。": "有关地区",
    "有条件的地区应先行试点。": "有条件的地区",
    "各地可结合实际制定办法。": "各地",
    "各市要建设示范基地。": "各市",
    "各县（市、区）要健全台账。": "各县（市、区）",
    "各省（区、市）应于年底前报送。": "各省（区、市）",
    "各高校要开足课程。": "各高校",
    "各地区、各有关部门要加强协作。": "各地区、各有关部门",
    "湿地保护试点省份要制定方案。": "湿地保护试点省份",
    "国家公园所在地区要统筹规划。": "国家公园所在地区",
    "其他地区参照执行。": "其他地区",
    "2015年底前，地方各级人民政府要组织排查。": "地方各级人民政府",
    "自2015年起，市级以上林草部门要开展稽查。": "市级以上林草部门",
    "审计机关在开展审计时，要对责任人进行审计。": "审计机关",
    "对非诉执行案件，林草、工商等部门和单位要配合。": "林草、工商等部门和单位",
    "人民法院在审理案件中，需要协助的，各级林草部门应给予支持。": "各级林草部门",
    "各类企业、事业单位和社会组织应当规范行为。": "各类企业、事业单位和社会组织",
    "市、县两级水务部门承担日常巡查责任，要加大力度。": "市、县两级水务部门",
    "市和各区（县级市）要建立领导小组。": "市和各区（县级市）",
    "机关、事业单位在职工作人员不得兼职。": "机关、事业单位在职工作人员",
    "行业协会商会若按章程开展服务，必须先行脱钩。": "行业协会商会",
    "林草局、财政部要加强统筹。": "林草局、财政部",
    "发展改革委、财政部要加强统筹。": "发展改革委、财政部",
    "对专业性强、暂时无力承接，短期内仍需代办的服务，审批部门要明确期限。": "审批部门",
    "2017年底前，各地区依法关闭养殖场。": "各地区",
    "各级林长要坚持巡林。": "各级林长",
    "公共服务处要会同有关单位编制清单。": "公共服务处",
    "各责任部门对形成的清单，进一步明确事项。": "各责任部门",
    "2025年5月10日前，省级林草主管部门组织各市公布名录。": "省级林草主管部门",
    "市、县两级林草部门加大巡护力度。": "市、县两级林草部门",
    "有关部门研究推动试点。": "有关部门",
    "各地开通咨询热线。": "各地",
    "市水务局统筹安排资金。": "市水务局",
    "省财政厅会同省林业局下达资金。": "省财政厅",
    "县教育局、卫生健康局等部门于9月底前完成摸底。": "县教育局、卫生健康局等部门",
    "各街镇（管委会）结合实际制定计划。": "各街镇（管委会）",
    "9月底前，区城管执法局对河道开展巡查。": "区城管执法局",
    "供水企业将检定数据上传平台。": "供水企业",
    "区河长制办公室每年对各镇进行考核。": "区河长制办公室",
}


@pytest.mark.parametrize(("text", "actor"), SUBJECTS.items())
def test_a_subject_stays_in_the_text(text: str, actor: str) -> None:
    addressee = read_addressee(whole(text))
    assert addressee
    assert not addressee.is_lead_in
    assert (addressee.actor.text, addressee.rest.text) == (actor, text)


@pytest.mark.parametrize(
    "text",
    [
        "各类主体依法平等使用水资源。",
        "各项任务要抓紧落实。",
        "加强各地区协作。",
        "地区间要加强协作。",
        "推动有关地区水权交易。",
        "目标任务：建成监测站。",
        "各地区水权交易规模扩大。",
        "移送和立案工作要接受监督。",
        "县一中创建示范高中，各乡镇要做好控辍保学。",
        "审批部门在审批中委托的技术服务活动，必须竞争择优。",
        "推动平台企业要合规。",
        "对不合格单位应予以通报。",
        "完善应急管理局要素配置。",
        "省级林草部门的组织领导得到加强。",
        "各部门完成情况纳入年度考核。",
        "有关部门出台的政策逐条落实到位。",
        "吸引优质企业加快布局研发中心。",
        "部署开展汛前检查。",
        "联合公安部门开展巡查。",
        "建设格局持续优化。",
        "车站改造由区交通委牵头推进。",
        "监督施工单位严格按照图纸施工。",
        "市财政局统筹工作方案另行印发。",
        "大型企业按照缴费的30%返还。",
        "帮助企业开展技能培训。",
        "新增物流企业应用场景5个。",
        "成熟一个单位推广一个单位。",
        "供电公司配合度明显提高。",
    ],
)
def test_other_openings_are_no_addressee(text: str) -> None:
    assert read_addressee(whole(text)) is None


def test_the_addressee_that_opens_a_paragraph_is_carried_through_it() -> None:
    spoken = read_spoken(whole("省林业局：修订规划。健全制度。"))
    assert [(s.strand.text, s.actor and s.actor.text) for s in spoken] == [
        ("修订规划。", "省林业局"),
        ("健全制度。", "省林业局"),
    ]


def test_a_sentence_with_an_addressee_of_its_own_has_that_one_and_the_next_goes_back() -> None:
    spoken = read_spoken(whole("各地区要落实责任。湿地保护试点省份要制定方案。加强巡护。"))
    assert [s.actor and s.actor.text for s in spoken] == ["各地区", "湿地保护试点省份", "各地区"]


def test_an_addressee_behind_a_case_is_that_of_its_own_sentence() -> None:
    spoken = read_spoken(whole("对涉嫌犯罪的，监察机关要追究责任。加强巡护。"))
    assert [s.actor and s.actor.text for s in spoken] == ["监察机关", None]


def test_a_sentence_that_only_goes_on_has_the_addressee_before_it() -> None:
    spoken = read_spoken(whole("加强监测。各地区应编制规划。要统筹湿地修复。"))
    assert [s.actor and s.actor.text for s in spoken] == [None, "各地区", "各地区"]


def test_without_an_addressee_there_is_no_actor() -> None:
    assert [s.actor for s in read_spoken(whole("加强监测。健全制度。"))] == [None, None]


@pytest.mark.parametrize("actor", ["各地区", "有条件的地区", "各市", "湿地保护试点省份", "各地"])
def test_a_region_is_regional(actor: str) -> None:
    assert is_regional(actor)


@pytest.mark.parametrize("actor", ["国家林草局", "水利部", "省政府办公厅", "各有关部委"])
def test_an_authority_is_not(actor: str) -> None:
    assert not is_regional(actor)
