"""Tests of the choice of plans to compare: all of a small corpus, the nearest of a large one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kg.align.elements import read_elements
from kg.align.pairs import PlanPair, plan_pairs
from kg.align.related import choose_pairs, nearest_plans, read_plan_words
from kg.model import PlanDocument
from kg.workspace import PlanEntry
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


def _entry(number: int, series: str | None = None) -> PlanEntry:
    return PlanEntry(f"plan{number}", Path(f"plan{number}.txt"), 2022, series)


def _chosen(documents: Mapping[str, PlanDocument], entries: Iterable[PlanEntry]) -> tuple[PlanPair, ...]:
    return choose_pairs(
        documents,
        entries,
        lambda ranks, crowded: nearest_plans(
            ranks, crowded, [read_plan_words(read_elements(documents[name])) for name in ranks.names]
        ),
    )


_PLANS = {
    f"plan{n}": make_plan(f"plan{n}", [(f"发展{_field(n)}", [f"建设{_field(n)}，落实农业农村工作。"])])
    for n in range(2 * len(_THINGS))
}
_ENTRIES = tuple(_entry(n) for n in range(2 * len(_THINGS)))


def test_in_a_small_corpus_every_pair_is_compared() -> None:
    few = _ENTRIES[:4]
    assert _chosen(_PLANS, few) == plan_pairs(_PLANS, few)
    assert len(_chosen(_PLANS, few)) == 6


def test_in_a_large_corpus_a_plan_is_compared_with_a_bounded_number_and_the_nearest_is_among_them() -> None:
    chosen, every = _chosen(_PLANS, _ENTRIES), plan_pairs(_PLANS, _ENTRIES)
    assert len(chosen) < len(every)
    assert [pair for pair in every if pair in set(chosen)] == list(chosen)
    for n in range(0, len(_PLANS), 2):
        assert {f"plan{n}", f"plan{n + 1}"} in [{pair.earlier, pair.later} for pair in chosen]


def test_plans_that_share_no_rare_word_are_not_compared() -> None:
    pairs = {frozenset((pair.earlier, pair.later)) for pair in _chosen(_PLANS, _ENTRIES)}
    assert frozenset(("plan0", "plan31")) not in pairs


def test_successive_years_are_compared_whatever_they_share() -> None:
    later = PlanEntry("plan31", Path("plan31.txt"), 2024, "farm")
    chosen = _chosen(_PLANS, (_entry(0, "farm"), *_ENTRIES[1:-1], later))
    assert PlanPair("plan0", "plan31", "continues") in chosen


def test_the_choice_is_the_same_in_whatever_order_the_plans_come() -> None:
    one, other = _chosen(_PLANS, _ENTRIES), _chosen(_PLANS, _ENTRIES[::-1])
    assert {frozenset((p.earlier, p.later)) for p in one} == {frozenset((p.earlier, p.later)) for p in other}


def test_a_plan_is_compared_with_the_nearest_of_the_year_before_even_if_those_have_nearer_ones() -> None:
    rice = {f"a{n}": make_plan(f"a{n}", [("发展水稻", ["建设水稻，落实农业农村工作。"])]) for n in range(20)}
    others = {name: replace(plan, header=replace(plan.header, year=2023)) for name, plan in _PLANS.items()}
    later = make_plan("z", [("发展水稻", ["建设水稻，落实农业农村工作。"])], year=2023)
    plans = {**rice, **{name: plan for name, plan in others.items() if name not in ("plan0", "plan1")}, "z": later}
    entries = tuple(PlanEntry(name, Path(f"{name}.txt"), plan.header.year) for name, plan in plans.items())
    assert [pair.earlier for pair in _chosen(plans, entries) if pair.later == "z"] == ["a0", "a1", "a10", "a11"]
