"""Tests that the shared look can be read: contrast, signs, and one truth for style sheet and tables."""

import re

import pytest

from kg.design import ACCENT, CHANGES, IN_TEXT, INK, INK_SOFT, KINDS, LINK, PAPER, VERDICTS, Mark, base_css
from kg.links import Change

ALL_MARKS = [*CHANGES.items(), *KINDS.items(), *IN_TEXT.items(), *VERDICTS.items()]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("name", "mark"), ALL_MARKS)
def test_text_on_every_fill_can_be_read(name: str, mark: Mark) -> None:
    assert contrast(INK, mark.fill) >= 4.5


@pytest.mark.parametrize(("name", "mark"), ALL_MARKS)
def test_every_line_and_sign_stands_out_from_the_paper(name: str, mark: Mark) -> None:
    assert contrast(mark.colour, PAPER) >= 3


@pytest.mark.parametrize("colour", [INK, INK_SOFT, ACCENT, LINK])
def test_text_colours_can_be_read_on_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5


@pytest.mark.parametrize("table", [CHANGES, {**KINDS, **IN_TEXT}, VERDICTS])
def test_no_two_marks_of_a_table_share_a_sign_or_a_colour(table: dict[str, Mark]) -> None:
    assert len({mark.sign for mark in table.values()}) == len(table)
    assert len({mark.colour for mark in table.values()}) == len(table)


def test_every_kind_of_change_has_a_mark() -> None:
    assert {change.value for change in Change} <= CHANGES.keys()


def test_the_style_sheet_agrees_with_the_tables_and_asks_no_address() -> None:
    css = base_css()
    for name, value in {"ink": INK, "ink-soft": INK_SOFT, "paper": PAPER, "accent": ACCENT, "link": LINK}.items():
        assert f"--{name}: {value};" in css
    assert not re.search(r"url\(|@import|https?:", css)
