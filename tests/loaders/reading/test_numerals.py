"""Automatic numbers are printed in the forms of ECMA-376."""

from __future__ import annotations

import pytest

from loaders.genre.numbering import chinese_number
from loaders.reading.numerals import FORMS, printed_number


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (3, "chineseCounting", "三"),
        (10, "chineseCountingThousand", "十"),
        (18, "japaneseCounting", "十八"),
        (20, "chineseCounting", "二十"),
        (103, "chineseCounting", "一百零三"),
        (21, "ideographDigital", "二一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (2, "ideographTraditional", "乙"),
        (7, "none", ""),
        (7, "aFormOfTomorrow", "7"),
        (0, "chineseCounting", "0"),
    ],
)
def test_a_number_is_printed_in_its_form(number: int, form: str, text: str) -> None:
    assert printed_number(number, form) == text


def test_what_is_counted_in_chinese_is_read_back() -> None:
    assert [chinese_number(printed_number(n, "chineseCounting")) for n in range(1, 300)] == list(range(1, 300))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_prints_any_number_in_few_signs(form: str) -> None:
    assert all(len(printed_number(number, form)) < 400 for number in (1, 2, 99, 9999, 10**6))
