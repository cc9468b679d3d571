"""Tests of what a report says of clauses that were added or left out as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.diff import YearDiff, diff_years
from kg.diff.clauses import changed_clauses
from kg.diff.model import Aspect
from kg.difference import Kind, Piece
from kg.links import Change
from kg.reports.voice import Voice
from tests.kg.compared import year_diff
from tests.kg.yearly import Row, compare, finding, inputs_of

TITLE = "举办赛船节"
BEFORE, NOW = "组织龙舟队参赛，印制观赛手册。", "组织龙舟队参赛，修建三处临时看台。"


def _clauses(diff: YearDiff, task: str = "1", sentence: int = 1) -> list[Aspect]:
    measures = [one for step in diff.steps for part in step.tasks for one in part.measures]
    found = [one for one in measures if (one.later.spot.task, one.later.spot.position) == (task, sentence)]
    return [aspect for one in found for aspect in one.aspects if aspect.kind == "clauses"]


def test_a_clause_that_one_year_alone_has_is_told_word_for_word() -> None:
    diff = compare([Row(TITLE, [BEFORE])], [Row(TITLE, [NOW])])
    (aspect,) = _clauses(diff)
    assert (aspect.earlier, aspect.later) == ("印制观赛手册", "修建三处临时看台")
    assert Voice("zh").aspect(aspect) == "增加“修建三处临时看台”；删去“印制观赛手册”"
    assert Voice("en").aspect(aspect) == "added: “修建三处临时看台”; left out: “印制观赛手册”"
    assert "此外1条增加了整个分句、1条删去了整个分句。" in finding(diff, "要求")
    assert "beside these, 1 with whole clauses added, 1 with whole clauses left out." in finding(
        diff, "Obligation", "en"
    )


@pytest.mark.parametrize(
    "now",
    [
        "组织龙舟队参赛，印制观赛手册。",
        "组织少年龙舟队参赛，印制彩色观赛手册。",
        "组织龙舟队参赛，印制观赛手册，形成合力。",
    ],
)
def test_words_inside_a_clause_and_turns_of_phrase_are_no_clauses(now: str) -> None:
    diff = compare([Row(TITLE, [BEFORE])], [Row(TITLE, [now])])
    assert _clauses(diff) == []
    assert "分句" not in finding(diff, "要求")


def test_a_measure_that_is_broader_by_its_link_is_told_as_that_alone() -> None:
    inputs = inputs_of([Row(TITLE, [BEFORE])], [Row(TITLE, [NOW])])
    (alignment,) = inputs.pairs
    broader = tuple(
        replace(link, change=Change.BROADENED) if link.earlier.kind == "measure" else link for link in alignment.links
    )
    diff = diff_years(replace(inputs, pairs=(replace(alignment, links=broader),)))
    assert _clauses(diff) == []
    assert "内容扩展的1条" in finding(diff, "要求")


def test_a_clause_that_another_sentence_has_is_not_left_out() -> None:
    pieces = (Piece("组织龙舟队参赛，", Kind.KEPT), Piece("印制观赛手册", Kind.ELSEWHERE), Piece("。", Kind.KEPT))
    assert changed_clauses(pieces) == ()


@pytest.mark.parametrize(
    ("task", "gone", "come"),
    [
        ("15", "", "开展知识产权代理服务分级分类评价工作"),
        ("18", "", "加快完成我国加入海牙协定工作"),
        ("19", "办好2020年“一带一路”知识产权高级别会议", "推动合作项目取得更多务实成果"),
    ],
)
def test_what_the_list_of_2021_adds_within_a_sentence_is_told(task: str, gone: str, come: str) -> None:
    (aspect,) = _clauses(year_diff(), task)
    assert (aspect.earlier, aspect.later) == (gone, come)


@pytest.mark.parametrize(
    ("task", "sentence", "clause"),
    [
        ("8", 4, "建立专利导航产业创新发展决策机制"),  # of “…专利导航决策机制”等经验措施, which was written anew
        ("9", 4, "确保各项措施落地见效"),  # 确保任务落实
        ("10", 1, "升级维权援助平台"),  # 强化知识产权维权援助等公共服务平台软硬件建设
        ("10", 4, "优化专用标志核准流程"),  # 深化地理标志专用标志使用核准改革
        ("10", 5, "加大对非正常专利申请、非正常商标注册申请行为的打击力度"),  # goes on in task 6, written anew
        ("16", 1, "整合知识产权公共服务资源"),  # 基础信息和资源平台整合利用
        ("20", 3, "积极推动地方分中心建设"),  # 加快…指导中心分中心建设
        ("20", 3, "布局建设一批地方和海外分中心"),  # told where the same addressee goes on with it
        ("21", 6, "加强知识产权文化理念传播"),  # 大力倡导和培育知识产权文化理念
    ],
)
def test_what_a_linked_sentence_says_in_other_words_is_neither_new_nor_gone(
    task: str, sentence: int, clause: str
) -> None:
    told = [f"{aspect.earlier}；{aspect.later}" for aspect in _clauses(year_diff(), task, sentence)]
    assert clause not in "；".join(told)


def test_a_clause_is_left_out_where_the_same_addressee_goes_on_with_its_sentence() -> None:
    (aspect,) = _clauses(year_diff(), "20", 2)
    assert aspect.earlier == "布局建设一批地方和海外分中心"


def test_clauses_that_stand_apart_are_quoted_apart_and_without_whom_they_address() -> None:
    told = {
        task: Voice("zh").aspect(aspect)
        for task, sentence in (("11", 2), ("14", 5), ("19", 1))
        for aspect in _clauses(year_diff(), task, sentence)
    }
    assert "增加“切实加强队伍建设，持续提升管理和执法能力”“加强对专利、商标侵权判定标准的培训和解读”" in told["11"]
    assert told["14"] == "删去“配合做好项目验收工作”"
    assert "删去“办好2020年‘一带一路’知识产权高级别会议”" in told["19"]


def test_a_clause_that_only_says_how_is_none() -> None:
    pieces = (Piece("在县文化馆指导下，", Kind.CHANGED), Piece("排演地方小戏", Kind.CHANGED))
    assert changed_clauses(pieces) == ("排演地方小戏",)
