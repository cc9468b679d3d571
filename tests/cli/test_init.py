"""Tests of `kg init`: a workspace appears whole, and nothing that exists is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ManifestError
from kg.resources import data_folder
from kg.workspace import find_workspace
from tests.cli.conftest import Run


def test_the_sample_holds_the_five_documents_byte_for_byte(kg: Run, tmp_path: Path) -> None:
    ran = kg("init", "try", "--sample")
    assert (ran.code, ran.err) == (0, "")
    assert "cd try && kg build" in ran.out
    made = {path.name: path.read_bytes() for path in (tmp_path / "try" / "corpus").iterdir()}
    assert made == {path.name: path.read_bytes() for path in data_folder("corpus").iterdir()}
    assert len(find_workspace(tmp_path / "try").manifest.plans) == 5


def test_an_empty_workspace_explains_its_manifest(kg: Run, tmp_path: Path) -> None:
    assert kg("init", "plans").code == 0
    assert find_workspace(tmp_path / "plans").manifest.plans == ()
    assert "[[plan]]" in (tmp_path / "plans" / "corpus" / "manifest.toml").read_text(encoding="utf-8")


def test_the_current_folder_becomes_a_workspace(kg: Run, tmp_path: Path) -> None:
    ran = kg("init", "--sample")
    assert ran.code == 0
    assert "cd " not in ran.out
    assert (tmp_path / "corpus" / "list2020.txt").is_file()


def test_a_workspace_is_not_made_twice(kg: Run, tmp_path: Path) -> None:
    kg("init", "try", "--sample")
    before = (tmp_path / "try" / "corpus" / "manifest.toml").read_bytes()
    ran = kg("init", "try")
    assert ran.code == 2
    assert "try" in ran.err.splitlines()[0]
    assert (tmp_path / "try" / "corpus" / "manifest.toml").read_bytes() == before


def test_a_folder_with_a_corpus_of_its_own_is_left_alone(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "notes.txt").write_text("x", encoding="utf-8")
    assert kg("init", "--sample").code == 2
    assert [path.name for path in (tmp_path / "corpus").iterdir()] == ["notes.txt"]


def test_a_file_cannot_become_a_workspace(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "try").write_text("x", encoding="utf-8")
    assert kg("init", "try").code == 2


def test_outside_a_workspace_the_hint_is_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ManifestError) as caught:
        find_workspace(tmp_path)
    assert "kg init" in caught.value.hint
