"""Each reason why a number is no target has an example in its docstring, in which it refuses the number in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import getdoc, getmembers, isfunction
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest

from loaders.annotate.figures import read_targets, refusals
from loaders.annotate.figures.explain import explain_numbers
from loaders.annotate.figures.plain import make_plain
from loaders.annotate.figures.readings import read_figures
from loaders.annotate.figures.refusals.reasons import (
    NO_COMPLETENESS,
    NO_FIGURE,
    NO_PROMISE,
    NO_RESULT,
    NO_VALUE,
    OF_THE_FIRST,
    OF_THE_SECOND,
)
from loaders.reading.strand import whole

LISTS = "reasons"
ROOMS = tuple(
    import_module(f"{refusals.__name__}.{found.name}")
    for found in iter_modules(refusals.__path__)
    if found.name != LISTS
)
Reasons = tuple[Callable[[Any], bool], ...]
PROMISES_NOTHING: Reasons = (*NO_FIGURE, *OF_THE_FIRST, *OF_THE_SECOND, *NO_PROMISE)
REASONS: Reasons = (*PROMISES_NOTHING, *NO_VALUE, *NO_COMPLETENESS, *NO_RESULT)
_EXAMPLE = re.compile(r"(?:: |, )(?P<before>[^,:\[\]]*)\[(?P<number>[^\]]+)\](?P<behind>[^,:\[\]]*?)(?=, |\.$)")


def examples(reason: Callable[[Any], bool]) -> Iterator[tuple[str, str]]:
    """The examples of a judgement's docstring, each with the number that it refuses."""
    for example in _EXAMPLE.finditer(getdoc(reason) or ""):
        yield f"{example['before']}{example['number']}{example['behind']}。", example["number"]


def given(reasons: Reasons) -> list[tuple[str, str, str]]:
    return [(reason.__name__, *example) for reason in reasons for example in examples(reason)]


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.__name__)
def test_each_reason_has_an_example(reason: Callable[[Any], bool]) -> None:
    assert list(examples(reason))


@pytest.mark.parametrize(("reason", "sentence", "number"), given(PROMISES_NOTHING))
def test_a_plan_promises_nothing_with_the_number_of_an_example(reason: str, sentence: str, number: str) -> None:
    explained = explain_numbers(whole(sentence), year=2024)
    assert any(reason in reasons for printed, reasons in explained if printed in number or number in printed)


@pytest.mark.parametrize(("reason", "sentence", "number"), given(NO_RESULT))
def test_a_report_tells_no_result_with_the_number_of_an_example(reason: str, sentence: str, number: str) -> None:
    explained = explain_numbers(whole(sentence), year=2024, in_report=True)
    assert any(reason in reasons for printed, reasons in explained if printed == number)


@pytest.mark.parametrize(("reason", "sentence", "number"), given(NO_VALUE))
def test_the_number_of_an_example_is_no_value(reason: str, sentence: str, number: str) -> None:
    plain = make_plain(whole(sentence))
    read = [plain.text[figure.mention.start : figure.mention.end] for figure in read_figures(plain, year=2024)]
    assert not any(printed in number or number in printed for printed in read), reason


@pytest.mark.parametrize(("reason", "sentence", "word"), given(NO_COMPLETENESS))
def test_the_clause_of_an_example_promises_no_completeness(reason: str, sentence: str, word: str) -> None:
    assert word in sentence
    assert read_targets(whole(sentence), sentence, year=2024) == (), reason


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__.rpartition(".")[2])
def test_every_judgement_is_in_a_list(room: ModuleType) -> None:
    written = {name for name, f in getmembers(room, isfunction) if f.__module__ == room.__name__}
    assert {name for name in written if not name.startswith("_")} <= {reason.__name__ for reason in REASONS}
