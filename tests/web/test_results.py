"""Tests that the pages of a ledger show of which task each result is."""

from __future__ import annotations

from pathlib import Path

import httpx

from kg.web import Settings
from tests.cli.conftest import Run, kg
from tests.web.conftest import serving_here

__all__ = ["kg"]

_LEDGER = (
    "丰县2024年重点工作台账\n\n序号\t工作任务\t具体措施\t责任单位\t完成情况\n"
    "1\t修建泵站\t新建泵站6座。\t县水利局\t已建成泵站4座。\n2\t修渠\t修渠30公里。\t县水利局\t\n"
)
_MANIFEST = '[[plan]]\nid = "ledger2024"\nfile = "ledger.txt"\nyear = 2024\n'


def test_a_result_stands_on_the_page_of_its_task_and_leads_there_from_that_of_the_plan(kg: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "ledger.txt").write_text(_LEDGER, encoding="utf-8")
    (corpus / "manifest.toml").write_text(_MANIFEST, encoding="utf-8")
    assert kg("build", at=tmp_path).code == 0
    with serving_here(tmp_path / ".kg", Settings()) as address:
        own, other, plan = (
            httpx.get(f"{address}/plan/ledger2024{path}?lang=zh", timeout=60).text
            for path in ("/task/1", "/task/2", "")
        )
    assert "<dt>成效数据</dt>" in own
    assert "4座" in own
    assert "成效数据" not in other
    row = next(line for line in plan.splitlines() if "已建成泵站4座" in line)
    assert 'href="/plan/ledger2024/task/1?lang=zh"' in row
    assert "任务 1" in row
