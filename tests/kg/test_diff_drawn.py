"""Tests on drawn plans: what a comparison reports, applied to the earlier plan, gives the later one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import tests.strategies  # noqa: F401  # its settings hold for all drawn tests
from kg.diff import ComparedPlan, YearInputs, diff_plans, diff_years
from kg.diff.elements import PlanFacts
from kg.diff.model import Standing
from kg.diff.replay import replay
from kg.difference.lexicon import fold_key
from kg.links import Alignment, Change, ElementRef, Link, Status, measure_ref, task_ref
from kg.model import PlanDocument
from kg.reports import REPORTS
from tests.kg.plans import FARM_2022, FARM_2023, make_plan

SOME = settings(settings.get_profile("house"), max_examples=20)  # each reads the dictionary of words
_TITLE = ("推进", "加快", "农田", "建设", "工作", "“放管服”", "16个月", "、")
_SENTENCE = ("各县要", "加快", "建设", "高标准农田", "，", "20%", "《水法》", "管护", "和", "探索", "开展", "。")
_TITLES = st.lists(st.sampled_from(_TITLE), min_size=1, max_size=5)
_SENTENCES = st.lists(st.sampled_from(_SENTENCE), min_size=1, max_size=9)


@st.composite
def _plans(draw: st.DrawFn, identifier: str) -> PlanDocument:
    tasks = draw(
        st.lists(
            st.tuples(_TITLES.map("".join), st.lists(_SENTENCES.map(lambda words: "".join(words) or "甲"), max_size=4)),
            min_size=1,
            max_size=4,
        )
    )
    return make_plan(identifier, [(title, list(sentences)) for title, sentences in tasks])


@st.composite
def _compared(draw: st.DrawFn) -> tuple[PlanDocument, PlanDocument, Alignment]:
    old, new = draw(_plans("old")), draw(_plans("new"))
    pairs = [*_pairs(_tasks(old), _tasks(new)), *_pairs(_measures(old), _measures(new))]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=8, unique=True)) if pairs else []
    links = tuple(_link(draw, *pair) for pair in chosen)
    return old, new, Alignment("old", "new", "continues", links, (), "drawn", "1")


def _link(draw: st.DrawFn, earlier: ElementRef, later: ElementRef) -> Link:
    accepted = draw(st.booleans())
    status = Status.CONFIRMED if accepted and draw(st.booleans()) else Status.PROPOSED
    change = draw(st.sampled_from(Change))
    return Link(earlier, later, "continues", change, draw(st.floats(0, 1)), status=status, accepted=accepted)


def _tasks(document: PlanDocument) -> list[ElementRef]:
    return [task_ref(document, task) for task in document.tasks]


def _measures(document: PlanDocument) -> list[ElementRef]:
    return [measure_ref(document, task, measure) for task in document.tasks for measure in task.measures]


def _pairs(old: list[ElementRef], new: list[ElementRef]) -> list[tuple[ElementRef, ElementRef]]:
    return [(a, b) for a in old for b in new]


def _facts(document: PlanDocument, year: int) -> PlanFacts:
    counts = (0, len(document.tasks), 0, 0, 0)
    return PlanFacts(document.identifier, year, "计划", None, None, None, None, "x.txt", *counts)


def _plan(document: PlanDocument, year: int) -> ComparedPlan:
    return ComparedPlan(document, _facts(document, year))


@settings(SOME)
@given(_compared())
def test_the_reported_changes_make_the_later_plan(compared: tuple[PlanDocument, PlanDocument, Alignment]) -> None:
    old, new, alignment = compared
    diff = diff_plans(_plan(old, 2022), _plan(new, 2023), alignment)
    made = replay(old, diff)
    assert [task.number for task in made] == [task.number for task in new.tasks]
    for task, printed in zip(made, new.tasks, strict=True):
        assert fold_key(task.title) == fold_key(printed.title)
        assert [fold_key(text) for _, text in task.measures] == [fold_key(measure.text) for measure in printed.measures]
        assert task.deadline == (printed.deadline.text if printed.deadline else None)


@settings(SOME)
@given(_compared())
def test_every_task_and_measure_of_both_plans_is_told_once(
    compared: tuple[PlanDocument, PlanDocument, Alignment],
) -> None:
    old, new, alignment = compared
    diff = diff_plans(_plan(old, 2022), _plan(new, 2023), alignment)
    assert [fate.earlier.spot.element for fate in diff.fates] == _tasks(old)
    assert [part.earlier.spot.element for fate in diff.fates for part in fate.measures] == _measures(old)
    assert [measure.later.spot.element for task in diff.tasks for measure in task.measures] == _measures(new)
    settled = [link for link in alignment.links if link.accepted]
    linked = {link.later for link in settled}
    for task in diff.tasks:
        for measure in task.measures:
            assert (measure.standing is Standing.NEW) == (measure.later.spot.element not in linked)
    assert len(diff.proposed) == len(alignment.links) - len(settled)


@settings(SOME)
@given(_compared())
def test_any_comparison_can_be_written_in_every_form(compared: tuple[PlanDocument, PlanDocument, Alignment]) -> None:
    old, new, alignment = compared
    plans = {"old": _plan(old, 2022), "new": _plan(new, 2023)}
    diff = diff_years(YearInputs("2022", "2023", plans, (alignment,)))
    for ending in (".html", ".md", ".json"):
        assert REPORTS[ending](diff, "en", None)


def test_three_years_are_told_step_by_step() -> None:
    third = make_plan("farm2024", [("推动数字农业发展", ["建设农产品质量追溯平台。"])], year=2024)
    plans = {doc.identifier: _plan(doc, year) for doc, year in ((FARM_2022, 2022), (FARM_2023, 2023), (third, 2024))}
    first = Alignment("farm2022", "farm2023", "continues", (), (), "m", "1")
    second = Alignment("farm2023", "farm2024", "continues", (), (), "m", "1")
    diff = diff_years(YearInputs("2022", "2024", plans, (first, second)))
    assert [(step.earlier.identifier, step.later.identifier) for step in diff.steps] == [
        ("farm2022", "farm2023"),
        ("farm2023", "farm2024"),
    ]
    page = REPORTS[".md"](diff, "zh", None).decode()
    assert "二、《计划》（2022年）与《计划》（2023年）" in page  # the title does not tell the year
    assert "《计划》（2023年）与《计划》（2024年）" in page
    assert page.count("要点") >= 2
