"""Tests that a sentence printed again carries on itself alone, however like its neighbours are."""

from __future__ import annotations

from kg.align import align
from kg.align.elements import read_elements
from kg.align.kept import crossing, find_kept
from kg.links import Link
from tests.kg.plans import make_plan

TITLE = "提升渔港防灾能力"
ALIKE = [
    "建设渔港视频监控系统，提升渔港视频监控覆盖水平。",
    "各渔港要建设渔港视频监控系统，提升渔港视频监控覆盖水平，落实值守。",
]


def _links(old: list[str], new: list[str]) -> dict[tuple[int, int], Link]:
    plans = make_plan("port2031", [(TITLE, old)], year=2031), make_plan("port2032", [(TITLE, new)], year=2032)
    links = align(*plans, relation="continues").links
    return {
        (int(link.earlier.number[-1]), int(link.later.number[-1])): link
        for link in links
        if link.earlier.kind == "measure"
    }


def test_two_like_sentences_that_are_printed_again_carry_on_themselves_alone() -> None:
    found = _links(ALIKE, ALIKE)
    assert set(found) == {(1, 1), (2, 2)}
    assert all(link.accepted for link in found.values())


def test_marks_and_the_order_of_sentences_do_not_matter() -> None:
    assert set(_links(ALIKE, [ALIKE[1].replace("，", "；"), ALIKE[0]])) == {(1, 2), (2, 1)}


def test_a_sentence_that_was_put_in_other_words_may_carry_on_several() -> None:
    reworded = "各渔港要建成渔港视频监控系统，提升渔港视频监控覆盖水平，落实值守人员和经费。"
    assert {pair for pair, link in _links(ALIKE, [ALIKE[0], reworded]).items() if link.accepted} >= {(1, 1), (2, 2)}
    merged = _links(ALIKE, ["各渔港要加快建设渔港视频监控系统，提升渔港视频监控覆盖水平。"])
    assert set(merged) == {(1, 1), (2, 1)}


def test_a_text_that_stands_twice_in_both_goes_on_in_order_and_one_that_stands_more_often_in_one_is_left() -> None:
    old, new = (
        read_elements(make_plan(name, [(TITLE, list(texts))])).measures
        for name, texts in (("a", ["甲。", "乙。", "甲。", "丙。"]), ("b", ["甲。", "甲。", "丙。", "丙。", "乙。"]))
    )
    assert find_kept(old, new) == {0: 0, 2: 1, 1: 4}
    assert list(crossing({0: 0, 2: 1}, [(0, 0), (0, 1), (2, 0), (1, 1), (0, 4)])) == [False, True, True, False, False]
