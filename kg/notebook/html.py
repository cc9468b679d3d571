"""Writes what a notebook shows as HTML: whatever comes from a document is escaped, and no address is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from html import escape

from kg.columns import code_name, column_name
from kg.design import ACCENT, INK_SOFT, RULE
from kg.notebook.values import Iri
from kg.terms import VALUES

MOST_ROWS = 60
"""How many rows a notebook shows of a table; the rest is counted."""

_TABLE = "border-collapse:collapse;line-height:1.5;text-align:left"
_HEAD = f"border-bottom:2px solid {ACCENT};padding:.3em .7em;text-align:left;white-space:nowrap"
_CELL = f"border-bottom:1px solid {RULE};padding:.3em .7em;vertical-align:top;max-width:32em"
_NUMBER = ";text-align:right;font-variant-numeric:tabular-nums"
_TEXT = ";text-align:left"
_WIDE = ";min-width:14em"
_SHORT = 14
_SOFT = f"color:{INK_SOFT};font-size:.875em"
Cell = Callable[[object], str]


def table_html(
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    language: str,
    cells: dict[str, Cell] | None = None,
    count: bool = True,
) -> str:
    """Return a table with its headings in words, its first `MOST_ROWS` rows, and how many there are.

    A column without any value is left out. `cells` says how the values of a column are written that are already HTML.
    """
    if not rows:
        return f'<p style="{_SOFT}">{choose("没有结果", "no rows", language)}</p>'
    filled = [n for n in range(len(columns)) if any(row[n] is not None for row in rows)]
    head = "".join(f'<th style="{_HEAD}">{escape(_heading(columns[n], language))}</th>' for n in filled)
    written = cells or {}
    body = "".join(
        f"<tr>{''.join(_cell(row[n], columns[n], language, written.get(columns[n])) for n in filled)}</tr>"
        for row in rows[:MOST_ROWS]
    )
    table = f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return table + (_count(len(rows), language) if count else "")


def choose(chinese: str, english: str, language: str) -> str:
    """Return the wording of a language."""
    return chinese if language == "zh" else english


def marked(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Return a text as HTML with its marked stretches, which are in order, as `<mark>`."""
    parts, at = [], 0
    for start, end in marks:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return "".join((*parts, escape(text[at:])))


def soft(text: str) -> str:
    """Return a text as HTML in small soft type."""
    return f'<span style="{_SOFT}">{escape(text)}</span>'


def show_value(value: object, language: str) -> str:
    """Return a value as people read it: a term by its name, another IRI in short, a figure without idle zeros."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        short = Iri(value).short
        return choose(*VALUES[short], language) if short in VALUES else short
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return choose("是", "yes", language) if value else choose("否", "no", language)
    if isinstance(value, float | Decimal):
        return f"{value:.6g}" if isinstance(value, float) else f"{value.normalize():f}"
    return str(value)


def _heading(column: str, language: str) -> str:
    return column_name(column, language).replace("_", " ")


def _cell(value: object, column: str, language: str, write: Cell | None) -> str:
    number = isinstance(value, int | float | Decimal) and not isinstance(value, bool | date)
    style = _CELL + (_NUMBER if number else _TEXT)
    if isinstance(value, str) and len(value) > _SHORT and " " not in value and not value.startswith("http"):
        style += _WIDE  # a sentence in Chinese may be broken anywhere, so that a browser makes its column a thread
    if write is not None:
        return f'<td style="{style}">{write(value)}</td>'
    whole = f' title="{escape(value)}"' if isinstance(value, str) and value.startswith("http") else ""
    shown = code_name(column, show_value(value, language), language)
    return f'<td style="{style}"{whole}>{escape(shown)}</td>'


def _count(rows: int, language: str) -> str:
    more = choose(f"，显示前 {MOST_ROWS} 行", f", the first {MOST_ROWS} shown", language) if rows > MOST_ROWS else ""
    said = choose(f"{rows} 行{more}", f"{rows} row{'s' if rows != 1 else ''}{more}", language)
    return f'<p style="{_SOFT}">{escape(said)}</p>'
