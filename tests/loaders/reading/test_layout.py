"""What readers find is written out as one text, and every block knows its place in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.model import FurnitureKind
from loaders.reading.blocks import Block
from loaders.reading.layout import Grid, GridCell, Layout, Line, lay_out, visible

LINES = st.builds(Line, st.text(max_size=20), furniture=st.sampled_from([None, FurnitureKind.SITE]))
CELLS = st.lists(
    st.lists(st.tuples(st.lists(st.text(max_size=8), max_size=3), st.integers(1, 3)), max_size=4), max_size=4
)


def _printed(block: Block, text: str) -> str:
    return "".join(text[piece.start : piece.end] for piece in block.strand.pieces)


def _grid(rows: list[list[tuple[list[str], int]]]) -> Grid:
    return Grid(
        tuple(
            GridCell(tuple(paragraphs), row, column, rows=min(span, len(rows) - row))
            for row, cells in enumerate(rows)
            for column, (paragraphs, span) in enumerate(cells)
        )
    )


def _assert_placed(layout: Layout) -> None:
    for block in layout.blocks:
        assert _printed(block, layout.text) == block.text


def test_paragraphs_stand_one_per_line_and_blank_ones_are_left_out() -> None:
    layout = lay_out([Line("一、加强保护"), Line("  "), Line(" 做好工作。\u200b")])
    assert layout.text == "一、加强保护\n做好工作。\n"
    assert [block.text for block in layout.blocks] == ["一、加强保护", "做好工作。"]


def test_cells_are_parted_by_tabs_and_know_their_row_and_column() -> None:
    cells = (GridCell(("序号",), 0, 0), GridCell(("任务",), 0, 1), GridCell((), 1, 0), GridCell(("甲", "乙"), 1, 1))
    layout = lay_out([Grid(cells)])
    assert layout.text == "序号\t任务\n\t甲\n乙\n"
    places = [(block.text, block.cell and (block.cell.row, block.cell.column)) for block in layout.blocks]
    assert places == [("序号", (0, 0)), ("任务", (0, 1)), ("", (1, 0)), ("甲", (1, 1)), ("乙", (1, 1))]


def test_a_cell_over_several_rows_is_printed_once_and_stands_in_each_of_them() -> None:
    cells = (GridCell(("保护司",), 0, 0, rows=2), GridCell(("甲",), 0, 1), GridCell(("乙",), 1, 1))
    layout = lay_out([Grid(cells)])
    assert layout.text.count("保护司") == 1
    first, second = (block for block in layout.blocks if block.text == "保护司")
    assert first.strand == second.strand
    assert (first.cell and first.cell.row, second.cell and second.cell.row) == (0, 1)


def test_furniture_is_in_the_text_and_in_no_block() -> None:
    header = GridCell(("任务",), 0, 0, furniture=FurnitureKind.PAGE_HEADER)
    layout = lay_out([Line("— 1 —", furniture=FurnitureKind.PAGE_NUMBER), Line("正文。"), Grid((header,))])
    assert [block.text for block in layout.blocks] == ["正文。"]
    printed = [layout.text[f.passage.start : f.passage.end] for f in layout.furniture]
    assert printed == ["— 1 —", "任务"]


def test_what_prints_nothing_is_taken_out_of_a_text() -> None:
    assert visible("\ufeff保\u200b护\xa0工作\x00\u00ad ") == "保护 工作"


@given(st.lists(LINES, max_size=6), CELLS)
def test_every_block_stands_where_it_says(lines: list[Line], rows: list[list[tuple[list[str], int]]]) -> None:
    grids = [_grid(rows)] if any(rows) else []
    layout = lay_out([*lines, *grids])
    _assert_placed(layout)
    own = [p for each in layout.blocks for p in each.strand.pieces]
    assert all(
        not (f.start < piece.end and piece.start < f.end)
        for f in (x.passage for x in layout.furniture)
        for piece in own
    )
