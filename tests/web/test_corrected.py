"""Tests that a page and a picture tell what people corrected where they show it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import httpx

from kg.graphs.cards import item_node
from kg.web import Settings
from tests.cli.conftest import Run, kg
from tests.graphs.conftest import corpus_holdings
from tests.kg.test_diff_corrected import NAMED
from tests.web.conftest import serving_here

__all__ = ["kg"]


def test_a_task_says_that_its_department_was_corrected_by_whom_and_why(kg: Run, sample: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(sample, tmp_path / "plans")
    said = ("--was", "运用促进司", "--now", "人事司", "--who", "李敏", "--why", "扫描件此格模糊")
    assert kg("correct", "list2020/task/9", "department", *said, at=folder).code == 0
    assert kg("build", at=folder).code == 0
    with serving_here(folder / ".kg", Settings()) as address:
        page = httpx.get(f"{address}/plan/list2020/task/9?lang=zh", timeout=60).text
        other = httpx.get(f"{address}/plan/list2020/task/10?lang=zh", timeout=60).text
    assert '</a> <span class="tag">更正</span>' in "".join(page.splitlines())
    assert "部门：运用促进司 → 人事司（李敏：扫描件此格模糊）" in page
    assert "更正" not in other


def test_the_panel_of_a_box_tells_corrections() -> None:
    corpus = corpus_holdings().corpus
    item = replace(corpus.items["list2020/task/9"], corrections=(NAMED,))
    facts = {fact.label: fact.value for fact in item_node(corpus, item, width=200).facts}
    assert facts["人工更正", "Corrected"] == (
        "部门：港政科 → 航道处（李敏：扫描件此格模糊）",
        "department: 港政科 → 航道处 (李敏: 扫描件此格模糊)",
    )
