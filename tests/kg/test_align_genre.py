"""Tests of the words of the genre: they are words, told once, and name no field."""

from __future__ import annotations

from kg.align.genre import genre_words
from kg.segment import cut_words, read_words

CLOSINGS = (
    "各县区要建立健全工作机制，加强组织领导，落实工作责任。",
    "加强督促检查，确保各项任务落到实处。",
    "总结推广典型经验，形成可复制可推广的做法，营造良好氛围。",
    "强化统筹协调，加大资金投入力度，确保取得实效。",
)
OBJECTS = (
    "幼儿园",
    "水库",
    "商标",
    "专利",
    "质押",
    "养老",
    "港口",
    "农田",
    "医院",
    "税收",
    "就业",
    "企业",
    "银行",
    "审查",
)


def test_what_every_plan_closes_with_consists_of_words_of_the_genre() -> None:
    words = read_words(CLOSINGS)
    for text in CLOSINGS:
        for clause in text.rstrip("。").split("，"):
            assert [word for word in cut_words(clause, words) if len(word) > 1 and word not in genre_words()] == []


def test_what_is_acted_on_is_no_word_of_the_genre() -> None:
    assert genre_words().isdisjoint(OBJECTS)


def test_every_word_has_two_characters_or_more() -> None:
    assert min(len(word) for word in genre_words()) >= 2
