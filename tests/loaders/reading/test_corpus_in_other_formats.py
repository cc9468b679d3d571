"""The five documents turned into Word, workbooks, web pages and PDF state what their originals state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.model import Figure, Measure, PlanDocument, Responsibility, Task
from kg.workspace import PlanEntry, find_workspace
from loaders import load_document
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import Reading, read_blocks
from loaders.reading.decode import read_source
from tests.loaders.corpus import DOCUMENTS, ROOT
from tests.loaders.passages import claims
from tests.loaders.reading.rendering import convert, print_page, write_docx, write_html, write_xlsx

SITE = """<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zc">政策文件</a> &gt; 正文</div>
<table width="1000"><tr><td class="left"><ul><li><a href="/a">通知公告</a></li><li><a href="/b">规划计划</a></li></ul>
</td><td><div class="article">{}</div><p>扫一扫在手机打开当前页</p></td></tr></table>
<div class="footer"><p>版权所有：某某局　主办：某某局办公室</p><p>网站标识码bm00000001　京ICP备00000001号</p></div>"""

documents = pytest.mark.parametrize("identifier", DOCUMENTS)


@pytest.fixture(scope="module")
def entries() -> dict[str, PlanEntry]:
    """The rows of the manifest by identifier."""
    return {entry.identifier: entry for entry in find_workspace(ROOT).manifest.plans}


@pytest.fixture(scope="module")
def readings(entries: dict[str, PlanEntry]) -> dict[str, Reading]:
    """The blocks of the originals."""
    return {identifier: read_blocks(read_source(entry.file)) for identifier, entry in entries.items()}


@pytest.fixture(scope="module")
def pdfs(readings: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The five documents as PDF, rendered in one go."""
    folder = tmp_path_factory.mktemp("pdf")
    words = [write_docx(reading, folder / f"{identifier}.docx") for identifier, reading in readings.items()]
    return dict(zip(readings, convert(words, "pdf", folder), strict=True))


@documents
def test_a_word_document_states_what_its_original_states(
    corpus: dict[str, PlanDocument],
    entries: dict[str, PlanEntry],
    readings: dict[str, Reading],
    tmp_path: Path,
    identifier: str,
) -> None:
    path = write_docx(readings[identifier], tmp_path / "plan.docx")
    _assert_same(load_document(path, replace(entries[identifier], file=path)), corpus[identifier])


@documents
def test_a_document_whose_headings_are_plain_lines_states_what_its_original_states(
    corpus: dict[str, PlanDocument],
    entries: dict[str, PlanEntry],
    readings: dict[str, Reading],
    tmp_path: Path,
    identifier: str,
) -> None:
    blocks = tuple(replace(block, heading=None, bullet=False) for block in readings[identifier].blocks)
    path = write_docx(replace(readings[identifier], blocks=blocks), tmp_path / "plan.docx")
    _assert_same(load_document(path, replace(entries[identifier], file=path)), corpus[identifier])


@documents
def test_a_workbook_states_what_its_original_states(
    corpus: dict[str, PlanDocument],
    entries: dict[str, PlanEntry],
    readings: dict[str, Reading],
    tmp_path: Path,
    identifier: str,
) -> None:
    path = write_xlsx(readings[identifier], tmp_path / "plan.xlsx")
    _assert_same(load_document(path, replace(entries[identifier], file=path)), corpus[identifier])


@documents
def test_a_web_page_states_what_its_original_states(
    corpus: dict[str, PlanDocument],
    entries: dict[str, PlanEntry],
    readings: dict[str, Reading],
    tmp_path: Path,
    identifier: str,
) -> None:
    path = write_html(readings[identifier], tmp_path / "plan.html", frame=SITE)
    _assert_same(load_document(path, replace(entries[identifier], file=path)), corpus[identifier])


@documents
def test_a_pdf_states_what_its_original_states(
    corpus: dict[str, PlanDocument], entries: dict[str, PlanEntry], pdfs: dict[str, Path], identifier: str
) -> None:
    path = pdfs[identifier]
    _assert_same(load_document(path, replace(entries[identifier], file=path)), corpus[identifier])


@pytest.mark.unmeasured
@documents
def test_a_page_that_a_browser_printed_states_what_its_original_states(
    corpus: dict[str, PlanDocument],
    entries: dict[str, PlanEntry],
    readings: dict[str, Reading],
    tmp_path: Path,
    identifier: str,
) -> None:
    path = print_page(write_html(readings[identifier], tmp_path / "plan.html"), tmp_path / "plan.pdf")
    _assert_same(load_document(path, replace(entries[identifier], file=path)), corpus[identifier])


def _assert_same(document: PlanDocument, original: PlanDocument) -> None:
    assert _stated(document) == _stated(original)
    assert document.coverage is not None
    assert document.coverage.unassigned == ()
    assert [claim for claim in claims(document) if not claim.holds_in(document)] == []


def _stated(document: PlanDocument) -> dict[str, Any]:
    return {
        "title": document.header.title and squeeze(document.header.title.text),
        "year": document.header.year,
        "number": document.header.document_number and document.header.document_number.text,
        "issued": document.header.issued,
        "addressees": [stated.text for stated in document.header.addressees],
        "sections": [(section.number, squeeze(section.title)) for section in document.sections],
        "tasks": [_task(task) for task in document.tasks],
        "targets": [_figure(target) for target in document.targets],
        "outcomes": [_figure(outcome) for outcome in document.outcomes],
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "number": (task.number, task.section, squeeze(task.title)),
        "departments": _departments(task.responsibilities),
        "deadline": task.deadline and (task.deadline.text, task.deadline.due),
        "duties": [(duty.category, duty.obligation) for duty in task.duties],
        "measures": [_measure(measure) for measure in task.measures],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "text": (measure.position, squeeze(measure.text), measure.actor),
        "departments": _departments(measure.responsibilities),
        "deadline": measure.deadline and (measure.deadline.text, measure.deadline.due),
        "duties": [(duty.category, duty.obligation) for duty in measure.duties],
        "targets": [_figure(target) for target in measure.targets],
        "citations": [citation.title for citation in measure.citations],
    }


def _departments(responsibilities: tuple[Responsibility, ...]) -> list[tuple[str, str]]:
    return [(each.name, each.role.value) for each in responsibilities]


def _figure(figure: Figure) -> tuple[Any, ...]:
    return (figure.indicator, figure.comparator, figure.value, figure.unit, figure.period)
