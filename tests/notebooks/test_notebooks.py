"""Runs each notebook in a kernel of its own, over the built corpus, and reads what its cells show."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import nbformat
import pytest
from nbclient import NotebookClient

from tests.house.places import ROOT
from tests.kg.curated import curated_folder

FOLDER = ROOT / "docs" / "notebooks"
_TAG = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
_MINUTES = 5 * 60


@cache
def shown(name: str) -> tuple[str, ...]:
    """What each code cell of a notebook shows, as text without its tags; the notebook ran without an error."""
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    folder = Path(mkdtemp(prefix="policy-kg-"))
    try:
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        (folder / ".kg").symlink_to(curated_folder())
        with pytest.MonkeyPatch.context() as patch:  # the kernel finds the project, and no later test does by this
            patch.setenv("PYTHONPATH", str(ROOT))
            NotebookClient(notebook, timeout=_MINUTES, resources={"metadata": {"path": str(folder)}}).execute()
    finally:
        shutil.rmtree(folder)
    return tuple("\n".join(map(_text, cell.outputs)) for cell in notebook.cells if cell.cell_type == "code")


def _text(output: nbformat.NotebookNode) -> str:
    """The richest form of an output: the text of its HTML, else its plain text."""
    if output.output_type == "stream":
        return str(output.text)
    data = output.data
    return _TAG.sub(" ", data["text/html"]) if "text/html" in data else str(data["text/plain"])


@pytest.mark.parametrize("name", ["first-look", "department", "phrase"])
def test_a_notebook_is_kept_without_what_it_showed_on_one_machine(name: str) -> None:
    notebook = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
    assert [cell["id"] for cell in notebook["cells"] if cell["cell_type"] == "code" and cell["outputs"]] == []
    assert {cell["execution_count"] for cell in notebook["cells"] if cell["cell_type"] == "code"} == {None}
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == {"first-look", "department", "phrase"}


def test_every_text_of_a_notebook_is_in_chinese_and_english() -> None:
    for path in FOLDER.glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                assert re.search(r"[\u4e00-\u9fff]", text), text
                assert re.search(r"[a-z]{3,} [a-z]{2,}", text), text


def test_the_first_look_counts_searches_and_judges() -> None:
    counts, by_year, questions, mistake, hits, card, targets, deadlines = shown("first-look")[:8]
    assert re.search(r"2020\s+list2020\s+6\s+19\s+125", counts)
    assert re.search(r"2021\s+234", by_year)
    assert "department-measures" in questions
    assert "did you mean: department-measures" in mistake
    assert re.search(r"加快国家 海外 知识产权纠纷应对指导中心建设与运行", hits)
    assert re.search(r"\w+\.(txt|md) \d+–\d+", hits)
    assert "加快构建知识产权大保护格局" in card
    assert "人工确认" in card
    assert re.search(r"发明专利审查结案准确率\s+list2020\s+2020\s+≥85%\s+达成\s+92.2%", targets)
    assert "不可比" in targets
    assert re.search(r"2020\s+2020年推动知识产权高质量发展任务清单\s+19\s+18", deadlines)


def test_a_department_s_two_years_are_told_by_task_actor_and_standing() -> None:
    tasks, actors, standing, changed, picture = shown("department")
    for title in ("加快构建知识产权大保护工作格局", "加快构建知识产权大保护格局"):
        assert title in tasks
    assert "各地区" in actors
    assert re.search(r"new\s+carried on", standing)
    assert re.search(r"加快构建知识产权大保护格局\s+0\s+8", standing)
    assert re.search(r"健全知识产权综合管理体制\s+1\s+1", standing)
    assert re.search(r"保护司", changed)
    assert picture.strip() == ""


def test_a_phrase_is_told_by_words_and_not_by_characters() -> None:
    biography, accident, drawn, frame, line, picture, quote = shown("phrase")
    assert re.search(r"2020\s+list2020\s+任务\s+加快构建知识产权\s*大保护工作格局", biography)
    assert re.search(r"2021\s+list2021\s+任务\s+加快构建知识产权\s*大保护格局", biography)
    assert accident.strip() == "['plan/push2020/measure/57']"
    assert "人工确认" in drawn
    assert re.search(r"6\s+加快推进知识产权仲裁调解工作，因地制宜开展社会监督共治。", frame)
    assert re.search(r"2021 延续 \(人工确认\)\s+延续 5 · 移入 3 · 未再列入 1", line)
    assert picture.strip() == ""
    assert "list2021.txt 3046 3074 加快推进知识产权仲裁调解工作，因地制宜开展社会监督共治。" in quote
    assert "← 2020 推进知识产权仲裁调解工作。 Broadened Confirmed" in quote
