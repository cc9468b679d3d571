"""Where a sentence ends: not inside brackets, titles or quotation marks."""

from __future__ import annotations

import pytest

from loaders.genre.squeezing import squeeze
from loaders.reading.strand import join, whole
from loaders.structure.sentences import bracket_pairs, split_sentences

PARAGRAPHS = {
    "加强巡护。健全制度。": ["加强巡护。", "健全制度。"],
    "加强巡护；健全制度。": ["加强巡护；健全制度。"],
    "加强巡护！健全制度？好。": ["加强巡护！", "健全制度？", "好。"],
    "落实《防火条例。试行》要求。建队伍。": ["落实《防火条例。试行》要求。", "建队伍。"],
    "开展“绿水青山。我保护”活动。总结。": ["开展“绿水青山。我保护”活动。", "总结。"],
    "建设站点（含林场。不含公园）。验收。": ["建设站点（含林场。不含公园）。", "验收。"],
    "加强巡护。健全制度": ["加强巡护。", "健全制度"],
    "加强巡护。 \n健全制度。": ["加强巡护。", "健全制度。"],
    "加强巡护（一）(二）。完成。": ["加强巡护（一）(二）。", "完成。"],
    "“清单制加强巡护。健全制度。": ["“清单制加强巡护。", "健全制度。"],
    "加强）巡护。健全制度。": ["加强）巡护。", "健全制度。"],
    "加强巡护。。健全制度。": ["加强巡护。", "健全制度。"],
    "提高3.5个百分点。": ["提高3.5个百分点。"],
    "举办宣传活动。（全年不少于一场）。总结。": ["举办宣传活动。（全年不少于一场）。", "总结。"],
    "加强巡护。（2024年6月底前）": ["加强巡护。（2024年6月底前）"],
    "加强巡护。（一）健全制度。": ["加强巡护。", "（一）健全制度。"],
    "。": [],
    "": [],
}


@pytest.mark.parametrize(("paragraph", "sentences"), PARAGRAPHS.items())
def test_a_paragraph_parts_into_its_sentences(paragraph: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(whole(paragraph))] == sentences


def test_no_word_is_lost_between_sentences() -> None:
    paragraph = "落实《条例》。各地区要“回头看”！ 完成（含补植）。其余"
    assert squeeze(join(split_sentences(whole(paragraph))).text) == squeeze(paragraph)


def test_pairs_of_brackets_are_found_inner_ones_first() -> None:
    assert list(bracket_pairs("《关于（试行）的通知》")) == [(3, 6), (0, 10)]


def test_a_bracket_that_never_closes_is_no_pair() -> None:
    assert list(bracket_pairs("（《条例》")) == [(1, 4)]
    assert list(bracket_pairs("》）")) == []


def test_full_and_half_width_parentheses_pair() -> None:
    assert list(bracket_pairs("(一）")) == [(0, 2)]
