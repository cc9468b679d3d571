"""The account of every character: stated, furniture, or listed as unassigned; never silently lost."""

from __future__ import annotations

from kg.model import Furniture, FurnitureKind, Header, Measure, Passage, Piece, PlanDocument, Remark, Source, Task
from loaders.structure.account import account

TEXT = "1.巡护\n加强巡护。（林草局负责）\n第 3 页\n漏掉的 一段，\n附注"


def place(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage((Piece(start, start + len(words)),))


def document(**parts: object) -> PlanDocument:
    source = Source("plan.txt", "text/plain", "0" * 64, TEXT)
    return PlanDocument("plan", source, "guide", Header(), **parts)  # type: ignore[arg-type]


TASK = Task("1", "巡护", place("1.巡护"), (Measure(1, "加强巡护。", place("加强巡护。（林草局负责）")),))


def test_what_nothing_claims_is_listed_with_its_place() -> None:
    coverage = account(document(tasks=(TASK,)))
    assert [TEXT[piece.start : piece.end] for piece in coverage.unassigned] == ["第 3 页\n漏掉的 一段，\n附注"]
    assert (coverage.characters, coverage.assigned, coverage.furniture) == (27, 16, 0)


def test_furniture_is_counted_apart_and_parts_what_is_left_over() -> None:
    furniture = (Furniture(FurnitureKind.PAGE_NUMBER, place("第 3 页")),)
    coverage = account(document(tasks=(TASK,), furniture=furniture))
    assert [TEXT[piece.start : piece.end] for piece in coverage.unassigned] == ["漏掉的 一段，\n附注"]
    assert coverage.furniture == len("第3页")


def test_a_mark_belongs_to_the_element_beside_it_and_one_that_stands_alone_to_nobody() -> None:
    remark = Remark("漏掉的 一段", place("漏掉的 一段"))
    furniture = (Furniture(FurnitureKind.PAGE_NUMBER, place("第 3 页")),)
    coverage = account(document(tasks=(TASK,), remarks=(remark,), furniture=furniture))
    assert [TEXT[piece.start : piece.end] for piece in coverage.unassigned] == ["附注"]
    alone = PlanDocument("plan", Source("p", "text/plain", "0" * 64, "，\n"), "guide", Header())
    assert account(alone).unassigned == (Piece(0, 1),)


def test_when_all_is_claimed_nothing_is_left() -> None:
    remarks = tuple(Remark(words, place(words)) for words in ("漏掉的 一段", "附注"))
    furniture = (Furniture(FurnitureKind.PAGE_NUMBER, place("第 3 页")),)
    coverage = account(document(tasks=(TASK,), remarks=remarks, furniture=furniture))
    assert coverage.unassigned == ()
    assert coverage.assigned + coverage.furniture == coverage.characters


def test_what_is_both_stated_and_furniture_is_stated() -> None:
    furniture = (Furniture(FurnitureKind.LETTERHEAD, place("加强巡护。")),)
    assert account(document(tasks=(TASK,), furniture=furniture)).furniture == 0


def test_a_byte_order_mark_is_no_character() -> None:
    source = Source("plan.txt", "text/plain", "0" * 64, "\ufeff巡护")
    assert account(PlanDocument("plan", source, "guide", Header())).characters == 2
