"""Tests that the differences inside a sentence are those that a reader marks, and that they make the later text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.strategies  # noqa: F401  # its settings hold for all drawn tests
from kg.difference import Kind, Step, apply_steps, compare_texts, make_lexicon, read_lexicon
from kg.difference.lexicon import cut_tokens, fold_key
from tests.kg.difference_pairs import NAMES, Pair, read_pairs, write_marks

PAIRS = read_pairs()
LEXICON = read_lexicon((text for pair in PAIRS for text in pair.plain), NAMES)
_SENTENCES = st.lists(
    st.sampled_from(
        ("加快", "推进", "农田", "建设", "，", "、", "16个月", "20%", "《水法》", "和", "保护司", " ", "。")
    ),
    max_size=14,
).map("".join)


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{n}-{pair.kind}" for n, pair in enumerate(PAIRS, start=1)])
def test_a_difference_is_what_a_reader_marks(pair: Pair) -> None:
    difference = compare_texts(*pair.plain, LEXICON)
    assert (write_marks(difference.earlier), write_marks(difference.later)) == (pair.earlier, pair.later)


def test_there_are_sixty_pairs_of_every_kind() -> None:
    assert len(PAIRS) >= 60
    wanted = {"number", "date", "title", "department", "inserted clause", "moved clause", "order", "punctuation"}
    assert wanted | {"one character", "equal", "foreign"} <= {pair.kind for pair in PAIRS}


@given(_SENTENCES, _SENTENCES)
def test_the_steps_make_the_later_text_of_the_earlier(earlier: str, later: str) -> None:
    difference = compare_texts(earlier, later, LEXICON)
    assert "".join(piece.text for piece in difference.earlier) == earlier
    assert "".join(piece.text for piece in difference.later) == later
    assert fold_key(apply_steps(earlier, difference.steps)) == fold_key(later)


@given(_SENTENCES)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    difference = compare_texts(text, text, LEXICON)
    assert {step.kind for step in difference.steps} <= {Kind.KEPT}
    assert difference.kept_share == 1.0


@given(_SENTENCES)
def test_the_words_of_a_text_are_the_text(text: str) -> None:
    assert "".join(token.text for token in cut_tokens(text, LEXICON)) == text


def test_steps_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="reads"):
        apply_steps("甲乙", (Step(Kind.KEPT, "丙", "丙"),))
    with pytest.raises(ValueError, match="nothing of"):
        apply_steps("甲乙", (Step(Kind.KEPT, "甲", "甲"),))
    with pytest.raises(ValueError, match="taken from nowhere"):
        apply_steps("甲", (Step(Kind.KEPT, "甲", "甲"), Step(Kind.PLACED, "", "乙", 0)))


def test_a_text_without_known_words_is_compared_by_character() -> None:
    difference = compare_texts("甲乙丙", "甲乙丁", make_lexicon({}))
    assert write_marks(difference.earlier) == "甲乙⟦丙⟧"
