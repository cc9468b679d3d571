"""Tests that whatever a person can name is documented: commands, questions, kinds of document, extras."""

from __future__ import annotations

import tomllib
from importlib import import_module

import pytest

from kg.cli.application import COMMANDS
from kg.cli.words.pages import PAGES
from kg.library import list_queries
from loaders.families import FAMILIES
from tests.house.places import ROOT, own_files, pages

pytestmark = pytest.mark.unmeasured


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_a_module_a_help_page_and_a_place_in_the_documentation(command: str) -> None:
    assert callable(getattr(import_module(f"kg.cli.commands.{command}"), command))
    assert len(PAGES[command].examples) >= 2
    assert f"kg {command}" in pages()


def test_every_module_of_a_command_is_a_command() -> None:
    folder = ROOT / "kg" / "cli" / "commands"
    modules = {path.stem for path in own_files() if path.parent == folder} - {"__init__"}
    assert modules == set(COMMANDS)


@pytest.mark.parametrize("folder", sorted({query.folder for query in list_queries()}))
def test_a_folder_of_questions_is_documented(folder: str) -> None:
    assert f"{folder}/" in (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_kind_of_document_is_documented(family: str) -> None:
    assert f"`{family}`" in (ROOT / "docs" / "families.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "extra", tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
)
def test_an_extra_is_documented(extra: str) -> None:
    assert f"`{extra}`" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_layers_that_are_documented_are_those_that_are_checked() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract.get("exhaustive"))
    assert "\n".join(layers) in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_page_of_the_documentation_can_be_found_from_its_contents() -> None:
    contents = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    missing = [
        path.name for path in (ROOT / "docs").glob("*.md") if path.name != "README.md" and path.name not in contents
    ]
    assert missing == []
