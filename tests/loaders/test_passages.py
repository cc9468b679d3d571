"""Every statement is shown in its source, and every character of the source is accounted for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.model import FurnitureKind, Piece, PlanDocument
from loaders.genre.squeezing import squeeze
from loaders.structure.account import account, element_passages
from tests.loaders.corpus import DOCUMENTS, quoted
from tests.loaders.passages import all_passages, claims, mended_title

each_document = pytest.mark.parametrize("identifier", DOCUMENTS)


@each_document
def test_every_statement_stands_at_its_passage(corpus: dict[str, PlanDocument], identifier: str) -> None:
    document = corpus[identifier]
    found = list(claims(document))
    wrong = [
        (claim.what, claim.texts[0], quoted(document.source, claim.passage))
        for claim in found
        if not claim.holds_in(document)
    ]
    assert wrong == []
    assert len(found) > 150


@each_document
def test_the_title_stands_in_the_line_that_it_is_taken_from(corpus: dict[str, PlanDocument], identifier: str) -> None:
    document = corpus[identifier]
    assert document.header.title
    assert mended_title(document) == squeeze(document.header.title.text)


@each_document
def test_the_pieces_of_a_passage_follow_each_other_inside_the_source(
    corpus: dict[str, PlanDocument], identifier: str
) -> None:
    document = corpus[identifier]
    for passage in all_passages(document):
        assert passage.pieces
        assert 0 <= passage.start < passage.end <= len(document.source.text)
        assert all(piece.start < piece.end for piece in passage.pieces)
        assert all(first.end <= second.start for first, second in pairwise(passage.pieces))


@each_document
def test_a_piece_neither_opens_nor_closes_with_white_space(corpus: dict[str, PlanDocument], identifier: str) -> None:
    document = corpus[identifier]
    for passage in all_passages(document):
        first, last = document.source.quote(passage.pieces[0]), document.source.quote(passage.pieces[-1])
        assert first == first.lstrip()
        assert last == last.rstrip()


@each_document
def test_no_character_of_the_corpus_is_left_unassigned(corpus: dict[str, PlanDocument], identifier: str) -> None:
    document = corpus[identifier]
    assert document.coverage
    assert [document.source.quote(piece) for piece in document.coverage.unassigned] == []


@each_document
def test_the_account_adds_up_to_the_characters_of_the_source(corpus: dict[str, PlanDocument], identifier: str) -> None:
    document = corpus[identifier]
    coverage = document.coverage
    assert coverage
    unassigned = sum(len(squeeze(document.source.quote(piece))) for piece in coverage.unassigned)
    assert coverage.characters == len(squeeze(document.source.text.replace("\ufeff", "")))
    assert coverage.assigned + coverage.furniture + unassigned == coverage.characters
    assert account(document) == coverage


@each_document
def test_a_measure_and_a_remark_never_share_a_character(corpus: dict[str, PlanDocument], identifier: str) -> None:
    document = corpus[identifier]
    owner: dict[int, str] = {}
    measures = [(f"{t.number}/{m.position}", m.passage) for t in document.tasks for m in t.measures]
    remarks = [(remark.text[:20], remark.passage) for remark in document.remarks]
    for name, passage in (*measures, *remarks):
        for piece in passage.pieces:
            for position in range(piece.start, piece.end):
                assert owner.setdefault(position, name) == name


@each_document
def test_furniture_states_nothing(corpus: dict[str, PlanDocument], identifier: str) -> None:
    document = corpus[identifier]
    stated = {n for passage in element_passages(document) for piece in passage.pieces for n in range(*_span(piece))}
    inside = (FurnitureKind.MARKUP, FurnitureKind.PAGE_HEADER, FurnitureKind.PAGE_NUMBER)
    for furniture in document.furniture:
        if furniture.kind in inside:
            continue  # a table header may cut an element's passage, and markup stand within it
        assert not stated & {n for piece in furniture.passage.pieces for n in range(*_span(piece))}


def _span(piece: Piece) -> tuple[int, int]:
    return piece.start, piece.end
