"""The answer to a question: named columns, typed rows, a frame, and a table that a notebook shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.notebook.html import table_html
from kg.notebook.plain import table_text
from kg.notebook.values import Value, python_value
from kg.table import Table

if TYPE_CHECKING:
    from kg.notebook.frames import Frame


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """Columns in the order of the question and rows in the order of the answer; iterating yields a dict a row.

    `language` is that of the headings and names that a notebook shows: `zh` or `en`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    language: str = "zh"

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def column(self, name: str) -> tuple[Value, ...]:
        """Return the values of one column. Raises `KeyError` naming the columns if there is none of that name."""
        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are: {', '.join(self.columns)}")
        position = self.columns.index(name)
        return tuple(row[position] for row in self.rows)

    def frame(self) -> Frame:
        """Return the rows as a pandas frame. Raises `KgError` naming the extra if pandas is missing."""
        try:
            from kg.notebook.frames import answer_frame  # noqa: PLC0415 - pandas is an extra, and slow to load
        except ModuleNotFoundError as error:
            raise KgError(
                f"{error.name} is not installed, and a frame needs it",
                hint="pip install 'policy-kg[frames]'; graph.table(…) answers without it",
            ) from error
        return answer_frame(self.columns, self.rows, self.language)

    def __repr__(self) -> str:
        return table_text(self.columns, self.rows, self.language)

    def _repr_html_(self) -> str:
        return table_html(self.columns, self.rows, language=self.language)


def read_answer(table: Table, language: str) -> Answer:
    """Return the answer of a store with typed values."""
    return Answer(table.columns, tuple(tuple(python_value(term) for term in row) for row in table.rows), language)
