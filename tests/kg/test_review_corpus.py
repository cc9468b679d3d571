"""Tests of the decisions that the project ships: they are in order, they apply, and they agree with the annotations."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kg.align import Curated, align_corpus, apply_curation, curation_text, plan_pairs, read_curation
from kg.evaluate import CURATED, evaluate
from kg.evaluate.counting import Row
from kg.evaluate.gold import read_gold
from kg.evaluate.lineage import lineage_rows
from kg.links import Alignment, ElementRef, Status, measure_ref, task_ref
from tests.kg.plans import GOLD, corpus, workspace

pytestmark = pytest.mark.unmeasured

CURATION = read_curation(workspace().decisions)
WHOLE = [(pair.earlier, pair.later) for pair in CURATION.whole]


@cache
def automatic() -> tuple[Alignment, ...]:
    """What the program finds in the corpus by itself."""
    return align_corpus(corpus(), plan_pairs(corpus(), workspace().manifest.plans))


@cache
def curated() -> Curated:
    """The same with the decisions obeyed."""
    return apply_curation(automatic(), CURATION, corpus())


@cache
def figures() -> dict[tuple[str, str], Row]:
    """The figures with the decisions obeyed, by pair of plans and kind."""
    return {(row.subject, row.kind): row for row in lineage_rows(curated().alignments, read_gold(GOLD))}


def test_every_decision_applies() -> None:
    assert curated().problems == ()
    assert len(CURATION.decisions) > 500


def test_the_file_is_in_the_order_and_form_in_which_it_is_written() -> None:
    text = curation_text(CURATION.decisions, whole=CURATION.whole)
    assert workspace().decisions.read_text(encoding="utf-8") == text


def test_every_row_says_on_which_texts_when_and_why() -> None:
    for decision in CURATION.decisions:
        assert decision.earlier_label
        assert decision.later_label
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", decision.date or "")
        assert re.search(r"[\u4e00-\u9fff]{2}", decision.comment or "")
        assert (decision.change is not None) is decision.confirmed


@pytest.mark.parametrize("pair", WHOLE, ids="-".join)
def test_between_plans_read_whole_every_edge_is_a_decision(pair: tuple[str, str]) -> None:
    (alignment,) = [a for a in curated().alignments if (a.earlier, a.later) == pair]
    edges = {(link.earlier, link.later) for link in alignment.links if link.accepted}
    confirmed = {(d.earlier, d.later) for d in CURATION.decisions if d.confirmed}
    assert edges == {(a, b) for a, b in confirmed if (a.plan, b.plan) == pair}
    assert {link.status for link in alignment.links if link.accepted} == {Status.CONFIRMED}


@pytest.mark.parametrize(
    ("subject", "kind", "least"),
    [
        ("list2020 → list2021", "task links", 0.98),
        ("list2020 → list2021", "measure links", 0.95),
        ("list2020 → push2020", "restated items", 0.98),
    ],
)
def test_the_decisions_agree_with_the_annotations(subject: str, kind: str, least: float) -> None:
    assert figures()[subject, kind].f1 >= least


@pytest.mark.parametrize("pair", WHOLE, ids="-".join)
def test_a_task_that_is_linked_has_a_linked_measure_or_takes_over_a_title(pair: tuple[str, str]) -> None:
    confirmed = [d for d in CURATION.decisions if d.confirmed and (d.earlier.plan, d.later.plan) == pair]
    tasks = {(d.earlier, d.later) for d in confirmed if d.earlier.kind == d.later.kind == "task"}
    items = {(d.earlier, d.later) for d in confirmed if d.earlier.kind != d.later.kind}
    home = {
        measure_ref(corpus()[plan], task, measure): task_ref(corpus()[plan], task)
        for plan in pair
        for task in corpus()[plan].tasks
        for measure in task.measures
    }
    carried = {(home[d.earlier], home[d.later]) for d in confirmed if d.earlier.kind == "measure"}
    title_alone = {(ElementRef("list2020", "task", ("16",)), ElementRef("list2021", "task", ("18",)))}
    assert tasks - carried <= title_alone
    assert carried - tasks == set()
    assert items <= {(home[d.earlier], d.later) for d in confirmed if d.earlier.kind == "measure"}


def test_the_figures_with_decisions_stand_apart_from_the_automatic_ones() -> None:
    plans = {plan: corpus()[plan] for plan in ("list2020", "list2021")}
    automatically = [a for a in automatic() if {a.earlier, a.later} == set(plans)]
    decided = [a for a in curated().alignments if {a.earlier, a.later} == set(plans)]
    evaluation = evaluate(plans, automatically, GOLD, curated=decided)
    assert {row.note for row in evaluation.curated} == {CURATED}
    assert [(r.subject, r.kind) for r in evaluation.curated] == [(r.subject, r.kind) for r in evaluation.alignments]
    assert {row.note for row in evaluation.alignments} == {""}
    assert set(evaluation.curated) <= set(evaluation.rows)
