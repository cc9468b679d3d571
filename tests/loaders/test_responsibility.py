"""Who is responsible: the forms of the genre, with role, mode and rank."""

from __future__ import annotations

import pytest

from kg.model import Role
from loaders.annotate.closing import find_closings
from loaders.annotate.context import Context
from loaders.annotate.lead_rule import LeadRule, lead_rule
from loaders.annotate.responsibility import find_parentheses, read_responsibilities
from loaders.reading.strand import whole

LEAD, PART, RESP = Role.LEAD, Role.PARTICIPANT, Role.RESPONSIBLE

Who = tuple[str, Role, str | None]


def all_as(role: Role, mode: str | None, *names: str) -> list[Who]:
    return [(name, role, mode) for name in names]


PHRASES: dict[str, list[Who]] = {
    "（水利部负责）": all_as(RESP, "负责", "水利部"),
    "（水利部、农业农村部起草）": all_as(RESP, "起草", "水利部", "农业农村部"),
    "(水利部、生态环境部负责)": all_as(RESP, "负责", "水利部", "生态环境部"),
    "（水利部、生态环境部按职责分别负责）": all_as(RESP, "按职责分别负责", "水利部", "生态环境部"),
    "（水利部牵头，生态环境部、财政部配合）": [
        ("水利部", LEAD, "牵头"),
        *all_as(PART, "配合", "生态环境部", "财政部"),
    ],
    "（水利部牵头，生态环境部参加）": [("水利部", LEAD, "牵头"), ("生态环境部", PART, "参加")],
    "（由水利部牵头，生态环境部按职责分工负责）": [("水利部", LEAD, "牵头"), ("生态环境部", RESP, "按职责分工负责")],
    "（水利部牵头，各地区贯彻落实）": [("水利部", LEAD, "牵头"), ("各地区", RESP, "贯彻落实")],
    "（水利部牵头，林草局配合，各地区具体实施）": [
        ("水利部", LEAD, "牵头"),
        ("林草局", PART, "配合"),
        ("各地区", RESP, "具体实施"),
    ],
    "（水利部牵头，各地区协助实施）": [("水利部", LEAD, "牵头"), ("各地区", PART, "协助实施")],
    # where it was promised
    "（青府办发电〔2023〕8号文件、省政府令第86号，市水利局负责）": all_as(RESP, "负责", "市水利局"),
    "（水利部、林草局牵头，各地区负责）": [*all_as(LEAD, "牵头", "水利部", "林草局"), ("各地区", RESP, "负责")],
    "（责任单位：水利部、生态环境部）": all_as(RESP, None, "水利部", "生态环境部"),
    "（牵头单位：水利部；配合单位：生态环境部、财政部）": [
        ("水利部", LEAD, "牵头单位"),
        *all_as(PART, "配合单位", "生态环境部", "财政部"),
    ],
    # those who carry it out in a sentence of their own, and one that rules for the items below
    "（市水利局牵头，市财政局按职责分工负责。各县（区）政府（管委会）负责落实。以下均需各县落实，不再列出）": [
        ("市水利局", LEAD, "牵头"),
        ("市财政局", RESP, "按职责分工负责"),
        ("各县（区）政府（管委会）", RESP, "负责落实"),
    ],
    # units of an office that is named by its level alone, behind another word on their role too
    "（市局林政处牵头，湿地处、法规处按职责分工负责；县林业局组织落实）": [
        ("市局林政处", LEAD, "牵头"),
        *all_as(RESP, "按职责分工负责", "市局湿地处", "市局法规处"),
        ("县林业局", RESP, "组织落实"),
    ],
    "（青政发〔2022〕8号，市水利局负责）": all_as(RESP, "负责", "市水利局"),
    "（实施主体为市水利局）": all_as(RESP, None, "市水利局"),
    # who is responsible in the first place leads nobody, and whoever supports takes part
    "（主责单位：市水利局）": all_as(RESP, None, "市水利局"),
    "（牵头单位：市水利局，支撑单位：市财政局）": [
        ("市水利局", LEAD, "牵头单位"),
        ("市财政局", PART, "支撑单位"),
    ],
    # what rules for items below, names those named already, or says where to read on, names nobody
    "（市水利局牵头，市财政局配合，以下各项工作均需两单位负责，不再单独列出）": [
        ("市水利局", LEAD, "牵头"),
        ("市财政局", PART, "配合"),
    ],
    "（责任单位：市水利局、市财政局；各责任单位按职责分工负责，下同）": all_as(RESP, None, "市水利局", "市财政局"),
    "（责任单位：〔市水利局、市财政局按职责分工负责）": all_as(RESP, "按职责分工负责", "市水利局", "市财政局"),
    "（水利部会同有关部门负责）": all_as(RESP, "负责", "水利部", "有关部门"),
    "（水利部牵头会同财政部负责）": [("水利部", LEAD, "负责"), ("财政部", PART, "负责")],
    "（水利部牵头、财政部、林草局配合）": [("水利部", LEAD, "牵头"), *all_as(PART, "配合", "财政部", "林草局")],
    "水利部牵头\n财政部配合": [("水利部", LEAD, "牵头"), ("财政部", PART, "配合")],
    "水利部负责牵头，财政部负责配合": [("水利部", LEAD, "负责牵头"), ("财政部", PART, "负责配合")],
    "（保护处，省水利学会配合）": [("保护处", RESP, None), ("省水利学会", PART, "配合")],
    "甲局牵头、各县水务局配合": [("甲局", LEAD, "牵头"), ("各县水务局", PART, "配合")],
    "水利部牵头，财政部配合，各县政府负责": [
        ("水利部", LEAD, "牵头"),
        ("财政部", PART, "配合"),
        ("各县政府", RESP, "负责"),
    ],
    "牵头部门：水利部 落实部门：各市政府": [("水利部", LEAD, "牵头部门"), ("各市政府", RESP, None)],
    "水利部为牵头单位，财政部为责任单位": [("水利部", LEAD, "牵头单位"), ("财政部", RESP, None)],
    "水利部总牵头，财政部分头负责": [("水利部", LEAD, "总牵头"), ("财政部", RESP, "分头负责")],
    "★水利部\n财政部": [("水利部", LEAD, None), ("财政部", PART, None)],
    "责任单位：水利部〔牵头〕、财政部": [("水利部", LEAD, "牵头"), ("财政部", PART, None)],
    "责任单位：水利部★、财政部": [("水利部", LEAD, None), ("财政部", PART, None)],
    "★水利部、★财政部": all_as(RESP, None, "水利部", "财政部"),
    "县水务局（李建华）、县财政局局长王强": all_as(RESP, None, "县水务局", "县财政局"),
    "李建华（县水务局）": all_as(RESP, None, "县水务局"),
    "（县领导：李建华；责任单位：县水务局）": all_as(RESP, None, "县水务局"),
    "市政府分管领导牵头，市水务局负责": all_as(RESP, "负责", "市水务局"),
    "整改责任单位：水利部；行业主管部门：财政部": [("水利部", RESP, None), ("财政部", RESP, None)],
    "各镇（街道）、县级有关部门": all_as(RESP, None, "各镇（街道）", "县级有关部门"),
    "临江学院、临江大学等高校、各高等学校": all_as(RESP, None, "临江学院", "临江大学", "各高等学校"),
    "水利部等10部门": all_as(RESP, None, "水利部"),
    "（水利部等部门按职责分工负责）": all_as(RESP, "按职责分工负责", "水利部"),
    "局内：资源司、湿地司": all_as(RESP, None, "资源司", "湿地司"),
    "资源司": all_as(RESP, None, "资源司"),
    "（市级牵头责任单位：水利部；市级配合单位：财政部）": [
        ("水利部", LEAD, "市级牵头责任单位"),
        ("财政部", PART, "市级配合单位"),
    ],
    "牵头：水利部 配合：财政部": [("水利部", LEAD, "牵头"), ("财政部", PART, "配合")],
    "主办单位为水利部，协办单位为财政部": [("水利部", LEAD, "主办单位"), ("财政部", PART, "协办单位")],
    "第一责任单位：水利部；协助单位：财政部": [("水利部", LEAD, "第一责任单位"), ("财政部", PART, "协助单位")],
    "任务责任单位：水利部、财政部": all_as(RESP, None, "水利部", "财政部"),
    "责任部门（单位）：水利部": all_as(RESP, None, "水利部"),
    "牵头及责任单位：水利部、财政部": all_as(RESP, None, "水利部", "财政部"),
    "（水利部牵头推进，财政部配合落实）": [("水利部", LEAD, "牵头推进"), ("财政部", PART, "配合落实")],
    "（水利部主办，财政部协办）": [("水利部", LEAD, "主办"), ("财政部", PART, "协办")],
    "（水利部、财政部依据职责分工负责）": all_as(RESP, "依据职责分工负责", "水利部", "财政部"),
    "水利部，生态环境部": all_as(RESP, None, "水利部", "生态环境部"),
    "民政部（第12项由中国侨联配合）牵头": [("民政部", LEAD, "牵头")],
    "省级由省水利厅负责，市县由各市县政府负责": all_as(RESP, "负责", "省水利厅", "各市县政府"),
    "专人负责，市水务局牵头": [("市水务局", LEAD, "牵头")],
    "市水务局▲ 市财政局": [("市水务局", LEAD, None), ("市财政局", PART, None)],
    "责任校领导：李建华；牵头部门：教务处": [("教务处", LEAD, "牵头部门")],
    "责任单位：市水务局　联系人：李建华　联系电话：12345": all_as(RESP, None, "市水务局"),
    "教育部职业教育司、高等教育司": all_as(RESP, None, "教育部职业教育司", "教育部高等教育司"),
}


@pytest.mark.parametrize(("phrase", "expected"), PHRASES.items())
def test_a_phrase_gives_names_roles_and_mode(phrase: str, expected: list[Who]) -> None:
    found = read_responsibilities(whole(phrase), phrase)
    assert [(who.name, who.role, who.mode) for who in found] == expected
    assert [who.rank for who in found] == list(range(1, len(expected) + 1))


BARE = {
    "新建3个。（市水务局、团市委，各县（市、区））": ["市水务局", "团市委", "各县（市、区）"],
    "新建3个。（国网临江供电公司、市水务集团）": ["国网临江供电公司", "市水务集团"],
    "新建3个。（各县市区人民政府）": ["各县市区人民政府"],
    "新建3个（市水务局、市财政局）。": ["市水务局", "市财政局"],
    "新建3个。（2024年9月底前完成；责任单位：市水务局）": ["市水务局"],
    "新建3个。（规划科牵头，人事科、各县区教育局）": ["规划科", "人事科", "各县区教育局"],
    "新建3个。（规划科、各学校负责，常抓不懈）": ["规划科", "各学校"],
    "新建3个。责任科室：应急办（牵头）、各社区，时限：每月底前": ["应急办", "各社区"],
    "新建3个。（市水务局、市财政局，6月底前完成50%，年底前全面完成）": ["市水务局", "市财政局"],
    "新建3个。（市水务局、市财政局按规定办理）": ["市水务局", "市财政局"],
    "新建3个。（各镇、区水务局）。": ["各镇", "区水务局"],
    "新建3个。（市属国企）": ["市属国企"],
    "新建3个。（各保险机构）": ["各保险机构"],
    "新建3个。水利部、财政部按职责分工负责；各级政府负责落实。": ["水利部", "财政部", "各级政府"],
    "新建3个。（公安、城管等部门，各街道、镇）": ["公安部门", "城管部门", "各街道", "镇"],
    "新建3个。（市水务局牵头，6月底前完成；市财政局配合）": ["市水务局", "市财政局"],
    "新建3个。（市政协、市一中、市12345热线中心、国家电网）": ["市政协", "市一中", "市12345热线中心", "国家电网"],
    "新建3个。责任单位及完成时限：市水务局，6月底前": ["市水务局"],
    "新建3个。牵头方：市水务局，配合方：市财政局": ["市水务局", "市财政局"],
    "新建3个。第一牵头单位：市水务局，第二牵头单位：市财政局": ["市水务局", "市财政局"],
    "新建3个。省级牵头单位：省水利厅；市县落实单位：各市县政府": ["省水利厅", "各市县政府"],
    "新建3个。责任单位：市水务局；整改责任人：李建华": ["市水务局"],
    "由省教育厅牵头，联合省财政厅、各市政府，建立会商机制。": ["省教育厅", "省财政厅", "各市政府"],
    "成立由厅主要负责人牵头，各相关处室参与的专班，负责日常工作。": [],
    "方案报主管部门（市水务局）。": [],
    "完善机制（政府负责，群众参与的工作格局）。": [],
    "完善协作（公安局、法院）。": [],
    "设在领导小组办公室（市水务局）": [],
}


@pytest.mark.parametrize(("text", "expected"), BARE.items())
def test_a_bracket_of_names_only_closes_an_item(text: str, expected: list[str]) -> None:
    closings = find_closings(whole(text), Context(text))
    assert [who.name for closing in closings for who in closing.responsibilities] == expected


def test_the_phrase_is_printed_without_its_brackets_and_shared_by_its_names() -> None:
    source = "做好巡护。（水利部牵头，\n生态环境部配合）"
    found = read_responsibilities(whole(source)[5:], source)
    assert {who.phrase for who in found} == {"水利部牵头，生态环境部配合"}
    assert {(who.passage.start, who.passage.end) for who in found} == {(6, len(source) - 1)}


def test_by_the_rule_of_the_document_the_first_named_leads() -> None:
    phrase = "（水利部、生态环境部、财政部负责）"
    found = read_responsibilities(whole(phrase), phrase, rule=LeadRule.FIRST)
    assert [who.role for who in found] == [LEAD, PART, PART]


def test_a_sole_department_leads_by_the_rule() -> None:
    found = read_responsibilities(whole("（水利部负责）"), "（水利部负责）", rule=LeadRule.FIRST)
    assert [who.role for who in found] == [LEAD]


def test_a_phrase_that_names_a_leader_is_stronger_than_the_rule() -> None:
    phrase = "（水利部、林草局牵头，财政部配合）"
    found = read_responsibilities(whole(phrase), phrase, rule=LeadRule.FIRST)
    assert [who.role for who in found] == [LEAD, LEAD, PART]


@pytest.mark.parametrize(
    "text",
    [
        "上述任务由多个部门负责的，列第一位的部门为牵头部门，其他为参与部门。",
        "列第一位的单位为牵头单位。",
        "各项任务中，排第一位的部门是牵头部门。",
        "列第一位\n的部门，为 牵头部门。",
    ],
)
def test_a_rule_that_the_first_named_leads_is_recognised(text: str) -> None:
    assert lead_rule([text]) is LeadRule.FIRST


@pytest.mark.parametrize("text", ["由水利部牵头。", "第一批试点由林草局牵头。", "把生态保护放在第一位。"])
def test_other_words_are_no_such_rule(text: str) -> None:
    assert lead_rule([text]) is LeadRule.NONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成监测站（点）。（水利部负责）", ["（水利部负责）"]),
        ("编名录。（水利部负责）评估。（林草局牵头，财政部配合）", ["（水利部负责）", "（林草局牵头，财政部配合）"]),
        ("加强巡护（责任单位：水利部（长江委））。", ["（责任单位：水利部（长江委））"]),
        ("建设湿地公园（国家级）和林场（国有）。", []),
        ("有关单位（对巡护负责的。）不在此列。", []),
        ("加强巡护。（水利部（长江委）、林草局负责。）", ["（水利部（长江委）、林草局负责。）"]),
        ("〔责任单位：水利部〕评估〔责任单位：林草局〕", ["〔责任单位：水利部〕", "〔责任单位：林草局〕"]),
        ("巡护。【水利部负责】评估。【林草局负责】", ["【水利部负责】", "【林草局负责】"]),
        ("巡护（责任单位：各市〔州〕政府、林草局）", ["（责任单位：各市〔州〕政府、林草局）"]),
    ],
)
def test_only_a_parenthesis_that_says_who_is_one(text: str, expected: list[str]) -> None:
    assert [match.group() for match in find_parentheses(whole(text))] == expected


def test_a_long_sentence_in_a_cell_names_nobody() -> None:
    cell = "加强水土流失综合治理并推动各类生产建设项目落实水土保持方案审批制度持续提升监管能力和治理水平"
    assert read_responsibilities(whole(cell), cell) == ()


@pytest.mark.parametrize("phrase", ["", "（）", "  "])
def test_nobody_named_is_nobody(phrase: str) -> None:
    assert read_responsibilities(whole(phrase), phrase) == ()


def test_a_sentence_behind_the_names_that_names_nobody_is_no_name() -> None:
    phrase = whole("（责任单位：林草局、水利部。以下各项均需各地落实）")
    assert [who.name for who in read_responsibilities(phrase, phrase.text)] == ["林草局", "水利部"]


@pytest.mark.parametrize(
    "name",
    [
        "南京海关",
        "人民银行江南省分行",
        "团省委",
        "各股室",
        "各高校",
        "高新区管委会",
        "综合行政执法大队",
        "财政所",
        "农机站",
        "区林业局〔区林长办〕",
    ],
)
def test_a_sole_name_behind_a_sentence_that_can_only_be_a_body_is_responsible(name: str) -> None:
    (closing,) = find_closings(whole(f"建设平台3个。（{name}）"), Context(f"建设平台3个。（{name}）", None))
    assert [who.name for who in closing.responsibilities] == [name]


@pytest.mark.parametrize(
    "remark", ["全市实施", "列入市政府实事", "各地结合实际执行", "首批试点县", "新型研发机构", "见附件1"]
)
def test_a_remark_behind_a_sentence_names_nobody(remark: str) -> None:
    text = f"建设平台3个。（{remark}）"
    assert not [who for closing in find_closings(whole(text), Context(text, None)) for who in closing.responsibilities]


def test_who_answers_in_person_may_stand_between_who_and_when_in_a_bracket() -> None:
    text = "举办采摘节3场。（县文旅局牵头，县林业局配合；责任人：李明；完成时间：2023年底）"
    (closing,) = find_closings(whole(text), Context(text, 2023))
    assert [(who.name, who.role) for who in closing.responsibilities] == [
        ("县文旅局", Role.LEAD),
        ("县林业局", Role.PARTICIPANT),
    ]
    assert closing.deadline
    assert closing.deadline.text == "2023年底"


def test_the_number_of_a_document_behind_a_time_is_no_part_of_it() -> None:
    text = "归集林地数据。（县林业局负责，持续推进；青林发〔2023〕9号）"
    (closing,) = find_closings(whole(text), Context(text, 2023))
    assert [who.name for who in closing.responsibilities] == ["县林业局"]
    assert closing.deadline
    assert closing.deadline.text == "持续推进"


def test_a_bracket_that_only_rules_who_leads_hides_no_label_before_it() -> None:
    text = "建成林长站8个。责任单位：县林业局、县财政局（列第一位的为牵头单位）。"
    (closing,) = find_closings(whole(text), Context(text, 2023))
    assert [who.name for who in closing.responsibilities] == ["县林业局", "县财政局"]


@pytest.mark.parametrize(
    ("phrase", "named"),
    [
        (
            "（各乡镇政府负责，县林业局、县应急局负责组织实施）",
            [("各乡镇政府", Role.RESPONSIBLE), ("县林业局", Role.RESPONSIBLE), ("县应急局", Role.RESPONSIBLE)],
        ),
        ("（县林业局牵头组织实施，县财政局配合）", [("县林业局", Role.LEAD), ("县财政局", Role.PARTICIPANT)]),
    ],
)
def test_a_role_and_how_it_is_carried_out_are_no_part_of_the_name(phrase: str, named: list[tuple[str, Role]]) -> None:
    assert [(who.name, who.role) for who in read_responsibilities(whole(phrase), phrase)] == named
