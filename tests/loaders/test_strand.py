"""The laws of strands: whatever is sliced, joined or stripped still knows where its characters stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Piece
from loaders.genre.squeezing import squeeze
from loaders.reading.strand import Strand, join, whole
from tests.strategies import Cutting, contiguous, cuttings


def printed(cutting: Cutting, strand: Strand) -> str:
    return "".join(cutting.source[piece.start : piece.end] for piece in strand.pieces)


@given(cuttings())
def test_a_strand_prints_the_characters_of_its_pieces(cutting: Cutting) -> None:
    assert printed(cutting, cutting.strand) == cutting.strand.text


@given(cuttings(), st.integers(-50, 50), st.integers(-50, 50))
def test_a_slice_is_the_slice_of_the_text_and_of_the_pieces(cutting: Cutting, start: int, stop: int) -> None:
    part = cutting.strand[start:stop]
    assert part.text == cutting.strand.text[start:stop]
    assert printed(cutting, part) == part.text


@given(cuttings(), st.integers(0, 60))
def test_a_strand_cut_in_two_and_joined_again_is_the_same(cutting: Cutting, at: int) -> None:
    assert cutting.strand[:at] + cutting.strand[at:] == cutting.strand


@given(cuttings(), cuttings(), cuttings())
def test_joining_is_associative_and_the_empty_strand_changes_nothing(a: Cutting, b: Cutting, c: Cutting) -> None:
    one, two, three = a.strand, b.strand, c.strand
    assert (one + two) + three == one + (two + three) == join((one, two, three))
    assert one + whole("") == one == whole("") + one


@given(cuttings(), st.sets(st.integers(0, 60)))
def test_the_stretches_between_cuts_are_the_strand_and_none_is_empty(cutting: Cutting, cuts: set[int]) -> None:
    inside = sorted(cut for cut in cuts if cut <= len(cutting.strand))
    parts = list(cutting.strand.split_at(inside))
    assert all(parts)
    assert join(parts) == cutting.strand


@given(cuttings())
def test_stripping_takes_white_space_from_both_ends_only(cutting: Cutting) -> None:
    bare = cutting.strand.strip()
    assert bare.text == cutting.strand.text.strip()
    assert printed(cutting, bare) == bare.text


@given(cuttings())
def test_a_passage_prints_the_text_of_its_strand_but_for_white_space(cutting: Cutting) -> None:
    if not cutting.strand.text.strip():
        with pytest.raises(ValueError, match="blank"):
            cutting.strand.passage(cutting.source)
        return
    passage = cutting.strand.passage(cutting.source)
    quote = "".join(cutting.source[piece.start : piece.end] for piece in passage.pieces)
    assert squeeze(quote) == squeeze(cutting.strand.text)


@given(contiguous())
def test_the_passage_of_a_contiguous_text_is_one_piece(cutting: Cutting) -> None:
    body = cutting.source.strip()
    if body:
        start = cutting.source.index(body)
        assert cutting.strand.passage(cutting.source).pieces == (Piece(start, start + len(body)),)


@given(contiguous(), st.integers(0, 40))
def test_a_match_knows_its_place(cutting: Cutting, offset: int) -> None:
    for match in re.finditer(r"(林)(水?)", cutting.source):
        strand = whole(cutting.source, offset)
        assert strand.group(match, 1).pieces == (Piece(match.start() + offset, match.start() + offset + 1),)
        assert strand.group(match).text == match.group()


def test_lines_parted_by_white_space_only_are_one_piece() -> None:
    source = "加强湿地\n\n  保护"
    strand = whole("加强湿地") + Strand("保护", (Piece(8, 10),))
    assert strand.passage(source).pieces == (Piece(0, 10),)


def test_lines_parted_by_a_page_header_are_two_pieces() -> None:
    source = "加强湿地\n任务清单\n保护"
    strand = whole("加强湿地") + Strand("保护", (Piece(10, 12),))
    assert strand.passage(source).pieces == (Piece(0, 4), Piece(10, 12))


def test_a_strand_is_sliced_forward_only() -> None:
    with pytest.raises(ValueError, match="step 1"):
        whole("湿地")[::-1]
