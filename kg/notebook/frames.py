"""Makes pandas frames of answers: counts that may be missing as Int64, figures as float, IRIs as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from kg.notebook.html import table_html
from kg.notebook.values import Value


class Frame(pd.DataFrame):
    """A pandas frame that a notebook shows with headings and names in words; all else is pandas."""

    _metadata: ClassVar[list[str]] = ["language"]
    language: str = "zh"

    @property
    def _constructor(self) -> Callable[..., Frame]:
        return Frame

    def _repr_html_(self) -> str:
        if self.columns.nlevels > 1 or self.index.nlevels > 1 or not pd.api.types.is_integer_dtype(self.index):
            return str(super()._repr_html_())  # type: ignore[misc]  # pandas-stubs leave it out
        rows = [tuple(map(_cell, row)) for row in self.itertuples(index=False)]
        return table_html(tuple(map(str, self.columns)), rows, language=self.language)


def answer_frame(columns: Sequence[str], rows: Sequence[Sequence[Value]], language: str) -> Frame:
    """Return the rows as a frame; each column has the type that all of its values have, else `object`."""
    frame = Frame({name: _series([row[position] for row in rows]) for position, name in enumerate(columns)})
    frame.language = language
    return frame


def _series(values: list[Value]) -> pd.Series[Any]:
    kinds = {type(value) for value in values if value is not None}
    for dtype, allowed in _DTYPES:
        if kinds and kinds <= allowed:
            return pd.Series([_plain(value) for value in values], dtype=dtype)
    return pd.Series(values, dtype="object")


_DTYPES: tuple[tuple[str, set[type]], ...] = (
    ("boolean", {bool}),
    ("Int64", {int}),
    ("Float64", {int, float, Decimal}),
    ("datetime64[s]", {date}),
)


def _plain(value: Value) -> object:
    return float(value) if isinstance(value, Decimal) else value


def _cell(cell: object) -> object:
    """The Python value of a cell, None for each kind of missing that pandas has."""
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return None
    return cell.item() if isinstance(cell, np.generic) else cell
