"""Writes a table as plain lines, for a terminal and for `print`: headings in words, a row a line, the rest counted."""

from __future__ import annotations

from collections.abc import Sequence

from kg.columns import code_name, column_name
from kg.notebook.html import choose, show_value

_MOST_ROWS = 20
_WIDEST = 48


def table_text(columns: Sequence[str], rows: Sequence[Sequence[object]], language: str) -> str:
    """Return the first rows of a table as text; a column without any value is left out, a long value is cut."""
    if not rows:
        return choose("没有结果", "no rows", language)
    filled = [n for n in range(len(columns)) if any(row[n] is not None for row in rows)]
    lines = [" | ".join(column_name(columns[n], language) for n in filled)]
    lines += [" | ".join(_cell(row[n], columns[n], language) for n in filled) for row in rows[:_MOST_ROWS]]
    more = len(rows) - _MOST_ROWS
    rest = [choose(f"……另有 {more} 行", f"… {more} more rows", language)] if more > 0 else []
    return "\n".join((*lines, *rest))


def _cell(value: object, column: str, language: str) -> str:
    said = " ".join(code_name(column, show_value(value, language), language).split()) if value is not None else ""
    return said if len(said) <= _WIDEST else f"{said[: _WIDEST - 1]}…"
