"""Tests of the weights of terms and of the likeness of texts."""

from __future__ import annotations

import pytest

from kg.align.elements import read_elements
from kg.align.terms import kept_shares, product, read_clauses, read_texts, read_tokens, text_words, vectors
from kg.align.vectors import read_vectors
from tests.kg.plans import FARM_2022, FARM_2023

TERMS = read_vectors(read_elements(FARM_2022), read_elements(FARM_2023))[0].terms


def _likeness(left: str, right: str) -> float:
    rows = vectors(read_texts([read_tokens(text, TERMS.dictionary) for text in (left, right)]), TERMS)
    return float(product(rows[[0]], rows[[1]])[0, 0])


def test_a_text_is_wholly_like_itself_and_not_at_all_like_one_without_common_wording() -> None:
    assert _likeness("推广粪肥还田技术。", "推广粪肥还田技术。") == pytest.approx(1.0)
    assert _likeness("推广粪肥还田技术。", "培育精品民宿。") == pytest.approx(0.0, abs=1e-3)


def test_a_rare_object_counts_more_than_the_boilerplate_of_the_corpus() -> None:
    titles = [task.title for plan in (FARM_2022, FARM_2023) for task in plan.tasks]
    assert sum("推进" in title for title in titles) > 1
    assert _likeness("推进粪肥还田", "开展粪肥还田") > _likeness("推进粪肥还田", "推进宅基地审批")


def test_words_have_two_characters_or_more_and_no_marks() -> None:
    assert text_words("建设（畜禽）处理中心，和TISC。", TERMS) == ["建设", "畜禽", "处理", "中心", "tisc"]


def test_what_is_kept_is_told_clause_by_clause_from_either_side() -> None:
    kept, old = kept_shares(
        *(read_clauses(text, TERMS) for text in ("推广粪肥还田技术。", "培育精品民宿，推广粪肥还田技术。"))
    )
    assert kept == pytest.approx(1.0)
    assert 0.2 < old < 0.8


def test_a_text_without_clauses_keeps_nothing() -> None:
    assert kept_shares((), read_clauses("推广粪肥还田技术。", TERMS)) == (0.0, 0.0)
