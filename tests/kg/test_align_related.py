"""Tests of the choice of plans to compare: all of a small corpus, the nearest of a large one."""

from __future__ import annotations

from kg.align.elements import read_elements
from kg.align.pairs import PlanPair
from kg.align.related import related_pairs
from tests.kg.plans import make_plan

_THINGS = (
    "水稻",
    "小麦",
    "大豆",
    "玉米",
    "棉花",
    "茶叶",
    "桑蚕",
    "肉牛",
    "绵羊",
    "生猪",
    "家禽",
    "水产",
    "苹果",
    "柑橘",
    "蔬菜",
    "花卉",
)


def _field(number: int) -> str:
    """What a plan is about, the same for two plans that follow each other."""
    return _THINGS[number // 2]


_PLANS = {
    f"plan{n}": read_elements(make_plan(f"plan{n}", [(f"发展{_field(n)}", [f"建设{_field(n)}，落实农业农村工作。"])]))
    for n in range(2 * len(_THINGS))
}
_ALL = tuple(PlanPair(a, b, "restates") for a in sorted(_PLANS) for b in sorted(_PLANS) if a < b)


def test_in_a_small_corpus_every_pair_is_compared() -> None:
    pairs = tuple(pair for pair in _ALL if {pair.earlier, pair.later} <= {"plan0", "plan1", "plan2", "plan3"})
    assert related_pairs(pairs, _PLANS) == pairs


def test_in_a_large_corpus_a_plan_is_compared_with_a_bounded_number_and_the_nearest_is_among_them() -> None:
    chosen = related_pairs(_ALL, _PLANS)
    assert len(chosen) < len(_ALL)
    assert set(chosen) <= set(_ALL)
    for n in range(0, len(_PLANS), 2):
        assert {f"plan{n}", f"plan{n + 1}"} in [{pair.earlier, pair.later} for pair in chosen]


def test_successive_years_are_compared_whatever_they_share() -> None:
    successive = PlanPair("plan0", "plan31", "continues")
    assert successive in related_pairs((successive, *_ALL), _PLANS)
