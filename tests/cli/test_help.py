"""Tests that the help teaches by example, and that its examples are commands that exist."""

from __future__ import annotations

import shlex

import pytest

from kg.cli.application import COMMANDS
from kg.cli.words.pages import PAGES
from tests.cli.conftest import Run


def test_without_arguments_kg_lists_its_commands(kg: Run) -> None:
    ran = kg()
    assert ran.code == 0
    assert [
        line.split()[0] for line in ran.out.splitlines() if line.startswith("  ") and line.split()[0] in COMMANDS
    ] == [*COMMANDS]


def test_the_version_is_told(kg: Run) -> None:
    assert kg("--version").out.startswith("kg 0.")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_shows_its_examples_whole(kg: Run, command: str, language: str) -> None:
    ran = kg(command, "--help", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    for line, _ in PAGES[command].examples:
        assert f"\n  {line}\n" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_an_example_of_a_command_calls_that_command_with_options_it_has(kg: Run, command: str) -> None:
    page = kg(command, "--help").out
    for line, _ in PAGES[command].examples:
        words = shlex.split(line)
        assert words[:2] == ["kg", command]
        assert all(word in page for word in words if word.startswith("--"))


def test_help_explains_every_option_in_the_language(kg: Run) -> None:
    page = kg("query", "--help", "--lang", "en").out
    assert "form of the result (default: table)" in page
    assert "Arguments\n  NAME  a question of the library" in page
