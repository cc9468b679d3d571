"""Tests of what one text takes in beyond another: each way to say it, and what only looks like it."""

from __future__ import annotations

import pytest

from kg.align.scope import enumerations, names_own_land, read_lists, wider_by
from kg.segment import read_words

TEXTS = (
    "推进城市、县域、园区、企业及高校院所等试点示范工作。规范和优化企业、高校、科研组织贯标工作。",
    "做好试点示范园区经验推广。大规模开展技能培训。保障妇女儿童合法权益。补齐妇幼儿科、精神卫生、老年医学等短板。",
    "全面取消水稻、玉米、大豆种子环节的补助与奖励，全面取消对粮食生产的补助。打击农药、兽药经营机构违法行为。",
    "保障妇女、儿童、老年人、残疾人合法权益。加强精神卫生服务，推进数字农业学科和专业学位建设。整合各类服务窗口。",
    "加强农田保护和运用，推广土壤检测和粪肥还田技术。",
)
WORDS = read_words(TEXTS)


def _wider(text: str, other: str) -> tuple[str, ...]:
    return wider_by(read_lists(text, WORDS), read_lists(other, WORDS), WORDS)


def test_a_list_is_read_with_what_stands_before_and_after_it() -> None:
    (found,) = enumerations("推进城市、县域、园区、企业及高校等试点示范工作", WORDS)
    assert found.members == ("城市", "县域", "园区", "企业", "高校")
    assert (found.before, found.after, found.closed) == ("推进", "等试点示范工作", True)


def test_what_a_word_for_and_ties_before_the_first_mark_is_no_member() -> None:
    (found,) = enumerations("规范和优化企业、高校、科研组织贯标工作", WORDS)
    assert found.members[:2] == ("企业", "高校")


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("整合各类服务窗口。", "推进窗口融合，优化服务。", ("各类服务窗口",)),
        ("推进城市、县域、园区、企业等试点示范工作。", "推广园区经验。", ("城市", "县域", "企业")),
        ("打击农药、兽药经营机构违法行为。", "打击农药经营机构违法行为。", ("兽药",)),
        ("推进数字农业学科和专业学位建设。", "推动设置数字农业专业学位。", ("学科",)),
        ("加强农田保护和运用。", "加强农田保护。", ("运用",)),
        ("推广土壤检测和粪肥还田技术。", "推广粪肥还田技术。", ("土壤检测",)),
        ("全面取消对粮食生产的补助。", "全面取消水稻、玉米、大豆种子环节的补助与奖励。", ("水稻、玉米、大豆",)),
    ],
)
def test_a_text_is_wider_by_what_it_names_beyond_the_other(text: str, other: str, words: tuple[str, ...]) -> None:
    assert _wider(text, other) == words
    assert _wider(other, text) == ()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("整合各类服务窗口。", "培育精品民宿。"),
        ("整合各类服务窗口。", "优化各类窗口。"),
        ("推进城市、县域、企业等试点示范工作。", "推广园区经验。"),
        ("支持农药、兽药经营机构发展。", "打击农药违法行为。"),
        ("推进县域、园区等试点示范工作。", "推广园区经验。"),
        ("逐步取消对粮食生产的补助。", "逐步取消水稻、玉米、大豆种子环节的补助与奖励。"),
        ("", ""),
    ],
    ids=[
        "another kind",
        "both name all",
        "no member in common",
        "another act",
        "one more in a list",
        "not wholly",
        "nothing",
    ],
)
def test_what_only_looks_wider_is_not(text: str, other: str) -> None:
    assert _wider(text, other) == ()


def test_a_text_keeps_to_its_own_land_where_it_says_so() -> None:
    assert names_own_land("开展本地区产业统计")
    assert not names_own_land("开展全国产业统计，支持资本市场发展")


def test_as_many_members_of_a_list_as_asked_for_must_stand_in_the_other_text() -> None:
    text, one = "保障妇女、儿童、老年人、残疾人合法权益。", "打击拐卖妇女犯罪行为。"
    listed, single, several = (read_lists(found, WORDS) for found in (text, one, "保障妇女儿童合法权益。"))
    assert wider_by(listed, single, WORDS) == ("儿童", "老年人", "残疾人")
    assert wider_by(listed, single, WORDS, shared=2) == ()
    assert wider_by(listed, several, WORDS, shared=2) == ("老年人", "残疾人")
