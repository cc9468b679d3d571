"""Tests of words of degree before a measure: counted by measures, and no change of whom it addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.diff import diff_years
from kg.model import Measure
from tests.kg.yearly import Row, compare, finding, linked, links_of, plan


def test_a_measure_put_firmer_in_two_places_is_one_measure() -> None:
    diff = compare([Row("看护古树", ["鼓励各乡开展古树挂牌试点。"])], [Row("看护古树", ["各乡全面开展古树挂牌。"])])
    assert "措辞加重的举措1条（任务1第1句）" in finding(diff, "要求")
    assert "1 measure put firmer (task 1, sentence 1)" in finding(diff, "Obligation", "en")


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("鼓励各乡开展古树挂牌试点。", "各乡全面开展古树挂牌。", []),
        ("各乡开展古树挂牌。", "鼓励各乡开展古树挂牌。", []),
        ("开展古树挂牌，鼓励各乡上报。", "各乡开展古树挂牌并上报。", [("", "各乡")]),
        ("指导各乡开展古树挂牌。", "各乡开展古树挂牌。", [("", "各乡")]),
    ],
)
def test_who_is_addressed_behind_a_word_of_degree_is_no_new_addressee(
    before: str, now: str, told: list[tuple[str, str]]
) -> None:
    documents = [plan(year, [Row("看护古树", [text])]) for year, text in ((2031, before), (2032, now))]
    old, new = (
        replace(document, tasks=(replace(task, measures=(_addressed(task.measures[0], "各乡"),)),))
        for document in documents
        for task in document.tasks
    )
    diff = diff_years(linked(old, new, tuple(links_of(old, new))))
    aspects = diff.steps[0].tasks[0].measures[0].aspects
    assert [(one.earlier, one.later) for one in aspects if one.kind == "actor"] == told


def _addressed(measure: Measure, actor: str) -> Measure:
    return replace(measure, actor=actor) if measure.text.startswith(actor) else measure
