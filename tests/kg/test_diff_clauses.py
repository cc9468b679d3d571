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
