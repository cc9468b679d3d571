"""What the verbs of plans tell of the words beside them: bodies, deeds, and what a body is only worked on by."""

from __future__ import annotations

import re

import pytest

from loaders.annotate.bodies import is_body, says_deed
from loaders.annotate.offices import is_office
from loaders.annotate.verbs import ACTS, MUST, NO_SUBJECT, SLOGAN, WORKED_ON


@pytest.mark.parametrize(
    "words", ["推进试点示范区", "组织企业", "服务企业", "发展合作社", "不合格单位", "一是各镇", "即时县水利局"]
)
def test_a_deed_is_no_body(words: str) -> None:
    assert says_deed(words)
    assert not is_body(words)


@pytest.mark.parametrize(
    "name",
    [
        "组织部",
        "服务业发展局",
        "发展和改革局",
        "建设银行",
        "如东县",
        "共青团",
        "市101中学",
        "办公室",
        "含山县水务局",
        "约谈办",
        "如东经开区",
        "如皋港管委会",
        "即墨经开区管委会",
    ],
)
def test_a_name_that_opens_like_a_deed_is_a_body(name: str) -> None:
    assert is_body(name)
    assert not says_deed(name)


@pytest.mark.parametrize(
    "words",
    [
        "吸引优质企业",
        "会同县财政局",
        "选派医院",
        "重点企业",
        "以企业",
        "在各县医院",
        "在山区学校",
        "上云企业",
        "同步县水利局",
        "同期市水利局",
        "在建县医院",
        "上门县医院",
        "下沉街道",
        "在我市学校",
        "在试点县学校",
        "在集镇学校",
        "在港管委会",
    ],
)
def test_a_body_may_only_be_worked_on(words: str) -> None:
    assert WORKED_ON.match(words)


@pytest.mark.parametrize("words", ["县财政局", "重点地区", "研究院", "负责部门"])
def test_others_are_not(words: str) -> None:
    assert not WORKED_ON.match(words)


@pytest.mark.parametrize(
    "name", ["上海市财政局", "同安区财政局", "经信局", "下城区水利局", "于洪区水利局", "同心县财政局", "在平县财政局"]
)
def test_nor_are_those_whose_names_open_with_a_word_for_it(name: str) -> None:
    assert not WORKED_ON.match(name)


@pytest.mark.parametrize(
    "name",
    ["商务局", "经信局", "和平区教育局", "和县教育局", "如东县水利局", "如东经开区", "从化区水务局", "从江县水务局"],
)
def test_a_name_may_open_with_a_word_that_leads_to_others(name: str) -> None:
    assert not NO_SUBJECT.match(name)


@pytest.mark.parametrize(
    "words", ["会同县财政局制定", "报县政府审定", "举办单位", "根据县政府部署", "和县级部门", "如实县水利局"]
)
def test_a_clause_may_open_with_whom_it_works_for(words: str) -> None:
    assert NO_SUBJECT.match(words)


@pytest.mark.parametrize("behind", ["统筹资金", "于9月底前完成", "在排查中发现", "对河道开展巡查", "每年考核"])
def test_what_follows_a_body_tells_that_it_acts(behind: str) -> None:
    assert re.match(ACTS, behind)


def test_what_is_to_be_had_wherever_it_can_be_asks_for_nothing() -> None:
    assert not re.match(MUST, "应建尽建")
    assert not re.match(ACTS, "应建尽建")


@pytest.mark.parametrize("behind", ["统筹工作方案", "参与程度", "配合度提高", "在审批中委托的服务", "对口支援"])
def test_or_names_a_thing(behind: str) -> None:
    assert not re.match(ACTS, behind)


@pytest.mark.parametrize("words", ["要落实", "应当报送", "须完成", "应于"])
def test_what_must_be_done(words: str) -> None:
    assert re.match(MUST, words)


@pytest.mark.parametrize("words", ["要求", "要素", "应急", "应用"])
def test_what_only_looks_so(words: str) -> None:
    assert not re.match(MUST, words)


def test_a_slogan_titles_what_is_done() -> None:
    assert re.match(SLOGAN, "加快打造全国经济中心")


@pytest.mark.parametrize("name", ["市科技局", "省税务局（分局）", "县林业集团"])
def test_an_office_has_a_name(name: str) -> None:
    assert is_office(name)


@pytest.mark.parametrize("name", ["各部门", "省级主管部门", "大型集团", "县财政局的干部"])
def test_whoever_it_may_be_has_none(name: str) -> None:
    assert not is_office(name)
