"""A phrase is found at word boundaries, also around weak words, and not where it only seems to stand."""

from __future__ import annotations

from itertools import accumulate

import pytest

from kg.phrase import find_phrase, phrase_core
from kg.search import fold
from kg.segment import cut_words, read_words


def found(phrase: str, text: str) -> list[str]:
    """The stretches of the text that the phrase is found in."""
    folded = fold(text)
    ends = frozenset(accumulate(map(len, cut_words(folded.text, read_words([folded.text])))))
    return [text[start:end] for start, end in find_phrase(phrase, folded, ends)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("大保护格局", "加快构建知识产权大保护格局", ["大保护格局"]),
        ("大保护格局", "加快构建知识产权大保护工作格局", ["大保护工作格局"]),
        ("大保护工作格局", "加快构建知识产权大保护格局", ["大保护格局"]),
        ("保护中心布局", "优化知识产权保护中心建设布局", ["保护中心建设布局"]),
        ("开放许可运行机制", "完善专利开放许可制度运行机制", ["开放许可制度运行机制"]),
        ("检验鉴定试点", "推进检验鉴定技术支撑体系试点", []),
        ("运营服务试点", "推进运营服务体系建设试点", ["运营服务体系建设试点"]),
        ("运营试点", "运营体系建设工作试点", []),
        ("大保护", "严保护、大保护、快保护", ["大保护"]),
        ("大保护", "扩大保护名录", []),
        ("大保护", "加大保护力度", []),
        ("中国", "面向发展中国家开展培训", []),
        ("专利", "专利局和专利法", ["专利", "专利"]),
        ("审查周期", "高价值专利审查周期压减", ["审查周期"]),
        ("产权", "知识产权", ["产权"]),
        ("大", "扩大", []),
        ("知识产权", "知识产权知识产权", ["知识产权", "知识产权"]),
        ("TISC机构", "发挥 ＴＩＳＣ 机构作用", ["ＴＩＳＣ 机构"]),
        ("“一带一路”合作", "深化“一带一路”建设合作", ["“一带一路”建设合作"]),
        ("工作", "工作机制", ["工作"]),
    ],
)
def test_a_phrase_is_found_where_a_reader_finds_it(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_a_blank_phrase_is_found_nowhere() -> None:
    assert found(" ", "大保护") == []


@pytest.mark.parametrize(
    ("phrase", "core"),
    [
        ("大保护工作格局", "大保护格局"),
        ("工作机制", "工作机制"),
        ("保护工作", "保护工作"),
        ("ＰＣＴ 申请", "pct申请"),
        ("的", "的"),
    ],
)
def test_the_core_of_a_phrase_is_without_the_weak_words_inside_it(phrase: str, core: str) -> None:
    assert phrase_core(phrase) == core
