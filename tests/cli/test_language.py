"""Tests that `kg` speaks the language that the person or the environment asks for."""

from __future__ import annotations

import string
from typing import get_args

import pytest

from kg.attainment import Verdict
from kg.build import Step
from kg.cli.language import environment_language, split_language
from kg.cli.words import choose, say, use_language
from kg.cli.words.messages import MESSAGES
from kg.cli.words.options import OPTIONS
from kg.cli.words.pages import PAGES
from kg.errors import KgError
from kg.links import Change, Relation
from kg.trace import FoundBy, Standing
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE@euro"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"KG_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
    ],
)
def test_the_environment_names_the_language(environment: dict[str, str], language: str) -> None:
    assert environment_language(environment) == language


def test_the_option_may_stand_anywhere_and_is_stronger_than_the_environment() -> None:
    environment = {"KG_LANG": "zh"}
    assert split_language(["--lang", "en", "stats"], environment) == ("en", ("stats",))
    assert split_language(["stats", "--lang=en", "--store", "x"], environment) == ("en", ("stats", "--store", "x"))


def test_words_after_two_hyphens_are_no_option() -> None:
    assert split_language(["search", "--", "--lang", "en"], {}) == ("zh", ("search", "--", "--lang", "en"))


@pytest.mark.parametrize("arguments", [["--lang", "fr"], ["--lang"], ["--lang="]])
def test_a_language_that_kg_does_not_speak_is_an_error(arguments: list[str]) -> None:
    with pytest.raises(KgError, match="--lang"):
        split_language(arguments, {})


def test_every_message_is_in_both_languages_with_the_same_blanks() -> None:
    def blanks(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}

    wordings = {**MESSAGES, **OPTIONS, **{name: page.summary for name, page in PAGES.items()}}
    wrong = [key for key, (zh, en) in wordings.items() if not zh or not en or blanks(zh) != blanks(en)]
    assert wrong == []


def test_whatever_a_trace_a_build_or_a_verdict_can_say_has_its_words() -> None:
    keys = {
        *(f"found by {way}" for way in get_args(FoundBy) if way != "title"),
        *(f"standing {standing}" for standing in get_args(Standing) if standing != "first"),
        *(f"step {step}" for step in get_args(Step)),
        *(f"verdict {verdict.value}" for verdict in Verdict),
        *(change.value for change in Change),
        *get_args(Relation),
    }
    assert keys - set(MESSAGES) == set()


def test_chinese_is_spoken_until_another_language_is_chosen() -> None:
    use_language("zh")
    assert say("no rows") == "（没有结果）"
    use_language("en")
    assert (say("no rows"), choose(("一", "one"))) == ("(no rows)", "one")
    use_language("zh")


def test_help_and_errors_follow_the_language(kg: Run) -> None:
    assert "用法：kg build" in kg("build", "--help").out
    assert "Usage: kg build" in kg("build", "--help", "--lang", "en").out
    assert kg("nonsense").err.startswith("错误：没有 nonsense 这个命令")
    assert kg("nonsense", "--lang", "en").err.startswith("error: no command 'nonsense'")
