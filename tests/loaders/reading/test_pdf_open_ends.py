"""Where a browser cut a table at the end of a page, and left cells without the rule that would close them."""

from __future__ import annotations

from typing import Any

from loaders.reading.pdf.worker import open_ends


def _down(x: float, top: float, bottom: float) -> dict[str, Any]:
    return {"orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom}


def _across(x0: float, x1: float, y: float) -> dict[str, Any]:
    return {"orientation": "h", "x0": x0, "x1": x1, "top": y, "bottom": y}


_FRAME = [_down(x, 60, 500) for x in (40, 140, 400, 480)]


def test_rules_that_end_without_any_rule_below_them_are_open() -> None:
    assert open_ends([*_FRAME, _across(40, 480, 60)]) == [501]


def test_a_cell_over_rows_is_open_where_the_rows_beside_it_are_closed() -> None:
    assert open_ends([*_FRAME, _across(40, 480, 60), _across(140, 400, 500)]) == [500]


def test_a_table_that_is_closed_has_no_open_ends() -> None:
    assert open_ends([*_FRAME, _across(40, 480, 60), _across(40, 480, 500), _across(140, 400, 300)]) == []


def test_a_cell_over_rows_is_open_where_rules_close_all_columns_beside_it() -> None:
    closed = [_across(40, 480, 60), _across(40, 140, 500), _across(400, 480, 500)]
    assert open_ends([*_FRAME, *closed]) == [500]
