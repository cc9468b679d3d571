"""Tests of the baselines: each ranks the pairs by its own simple means."""

from __future__ import annotations

from kg.align.baselines import BASELINES, assignment, equal_titles
from kg.align.elements import read_elements
from kg.align.vectors import read_vectors
from kg.links import ElementRef
from tests.kg.plans import FARM_2022, FARM_2023

_PLANS = (read_elements(FARM_2022), read_elements(FARM_2023))
OLD, NEW = read_vectors(*_PLANS)
SAME = (ElementRef("farm2022", "task", ("4",)), ElementRef("farm2023", "task", ("4",)))


def test_every_baseline_ranks_an_equal_title_first() -> None:
    for name, rank in BASELINES.items():
        tasks = {pair: score for pair, score in rank(OLD, NEW).items() if pair[0].kind == "task"}
        assert max(tasks, key=lambda pair: tasks[pair]) == SAME, name


def test_equal_titles_alone_find_nothing_that_was_reworded() -> None:
    assert set(equal_titles(OLD, NEW)) == {
        SAME,
        (ElementRef("farm2022", "measure", ("4", "1")), ElementRef("farm2023", "measure", ("4", "1"))),
    }


def test_an_assignment_gives_each_element_one_counterpart() -> None:
    pairs = list(assignment(OLD, NEW))
    assert len({earlier for earlier, _ in pairs}) == len({later for _, later in pairs}) == len(pairs)
