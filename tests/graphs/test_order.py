"""Boxes are ordered with few crossings, and texts are broken into lines as Chinese is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graphs.lettering import fit_text, text_width, wrap_text
from kg.graphs.order import count_crossings, order_columns
from kg.graphs.picture import Band, Column, Edge, Node
from kg.graphs.stacks import find_overlaps, stack

PAIRS = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)


def named(pairs: set[tuple[int, int]]) -> list[tuple[str, str]]:
    """Edges between a column of a's and one of b's."""
    return sorted((f"a{one}", f"b{other}") for one, other in pairs)


LEFT, RIGHT = [f"a{n}" for n in range(10)], [f"b{n}" for n in range(10)]


def test_crossings_are_counted_pair_by_pair() -> None:
    assert count_crossings([["a", "b"], ["c", "d"]], [("a", "d"), ("b", "c")]) == 1
    assert count_crossings([["a", "b"], ["c", "d"]], [("a", "c"), ("b", "d")]) == 0


def test_a_tangle_that_can_be_untied_is_untied() -> None:
    edges = [(f"a{n}", f"b{9 - n}") for n in range(10)]
    assert count_crossings(order_columns([LEFT, RIGHT], edges), edges) == 0


@settings(deadline=None, max_examples=40)
@given(PAIRS)
def test_ordering_keeps_all_and_never_adds_a_crossing(pairs: set[tuple[int, int]]) -> None:
    edges = named(pairs)
    ordered = order_columns([LEFT, RIGHT], edges)
    assert [sorted(column) for column in ordered] == [LEFT, RIGHT]
    assert count_crossings(ordered, edges) <= count_crossings([LEFT, RIGHT], edges)


@settings(deadline=None, max_examples=40)
@given(PAIRS, st.lists(st.integers(20, 200), min_size=20, max_size=20))
def test_no_two_boxes_ever_overlap(pairs: set[tuple[int, int]], heights: list[int]) -> None:
    columns = (Column(("", ""), x=0, width=100), Column(("", ""), x=200, width=100))
    nodes = [
        Node(name, "Task", name, column=column, width=100, height=heights[10 * column + row])
        for column, names in enumerate((LEFT, RIGHT))
        for row, name in enumerate(names)
    ]
    placed, _ = stack(nodes, [Edge(a, b, "Continued") for a, b in named(pairs)], columns, [Band(("", ""))])
    assert find_overlaps(placed) == ()


def test_a_closing_mark_does_not_begin_a_line_nor_an_opening_one_end_it() -> None:
    assert wrap_text("落实《意见》，推进", 4) == ("落实", "《意", "见》，", "推进") or all(
        line[0] not in "》，" and line[-1] != "《" for line in wrap_text("落实《意见》，推进", 4)
    )


def test_a_number_stays_whole() -> None:
    assert wrap_text("发明专利审查结案准确率在85%以上", 13) == ("发明专利审查结案准确率在", "85%以上")


def test_what_is_left_over_is_told_by_dots() -> None:
    assert wrap_text("一二三四五六七八九十", 3, most=2) == ("一二三", "四五…")
    assert fit_text("一二三四", 3) == "一二…"


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80), st.integers(3, 20))
def test_no_line_is_wider_than_the_box(text: str, ems: int) -> None:
    assert all(text_width(line) <= ems + 1.01 for line in wrap_text(text, ems, most=100))
