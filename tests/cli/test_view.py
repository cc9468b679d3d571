"""Tests `kg view`: one picture as a page, all of them with an index, and what cannot be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graphs.index import FOLDER
from kg.graphs.page import INDEX, SHARED
from tests.cli.conftest import Run, start_kg


def test_a_picture_is_written_where_it_is_wanted(kg: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "line.html"
    ran = kg("view", "line", "大保护格局", "--output", str(path), at=sample)
    assert (ran.code, ran.err) == (0, "")
    page = path.read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert "加快构建知识产权大保护格局" in page
    assert list(path.parent.iterdir()) == [path]


def test_a_picture_opens_in_english_where_that_is_asked_for(kg: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    kg("view", "map", "--output", str(path), "--lang", "en", at=sample)
    assert "<title>All documents</title>" in path.read_text(encoding="utf-8")


@pytest.mark.unmeasured
def test_all_pictures_are_written_with_an_index_that_leads_to_them_and_by_any_process_the_same(
    kg: Run, sample: Path, tmp_path: Path
) -> None:
    ran = kg("view", "--all", str(tmp_path / "build"), at=sample)
    assert ran.code == 0
    assert "张关系图，目录页在" in ran.out
    pages = {path.name: path.read_bytes() for path in (tmp_path / "build").glob("*.html")}
    index = pages[INDEX].decode()
    assert all(f'href="{name}"' in index for name in pages.keys() - {INDEX})
    assert {path.name for path in (tmp_path / "build" / FOLDER).iterdir()} == set(SHARED)
    other = start_kg("view", "--all", str(tmp_path / "other"), at=sample, env={"PYTHONHASHSEED": "7"})
    _, wrong = other.communicate(timeout=240)
    assert other.returncode == 0, wrong
    assert {path.name: path.read_bytes() for path in (tmp_path / "other").glob("*.html")} == pages


def test_a_phrase_that_stands_nowhere_is_said_to(kg: Run, sample: Path, tmp_path: Path) -> None:
    ran = kg("view", "phrase", "没有这样的说法", "--output", str(tmp_path / "x.html"), at=sample)
    assert ran.code == 0
    assert "图是空的" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "需要一个 KIND 或一个 --all"),
        (("map", "--all", "x"), "需要一个 KIND 或一个 --all"),
        (("maps",), "没有 maps 这种图"),
        (("plan",), "图 plan 的参数是：PLAN"),
        (("line", "list2020/task/99"), "不在任何任务脉络中"),
        (("department", "运用"), "图库中没有 运用"),
    ],
)
def test_what_cannot_be_drawn_is_one_line_with_advice(
    kg: Run, sample: Path, arguments: tuple[str, ...], says: str
) -> None:
    ran = kg("view", *arguments, at=sample)
    assert ran.code == 2
    assert says in ran.err
    assert "提示：" in ran.err


def test_a_page_that_cannot_be_written_is_said_to(kg: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = kg("view", "map", "--output", str(tmp_path / "file" / "map.html"), at=sample)
    assert ran.code == 2
    assert "map.html" in ran.err
