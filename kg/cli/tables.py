"""Tables as people and programs want them: drawn, CSV, JSON, Markdown."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sys
from collections.abc import Callable, Iterable

from kg.cli.visible import escaped, visible
from kg.cli.words import choose, say, spoken_language
from kg.columns import code_name, column_name
from kg.identify import XSD
from kg.iris import shorten_iri
from kg.table import Table, Term
from kg.terms import VALUES

_NUMBERS = {f"{XSD}{name}" for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")}
_INTEGER = re.compile(r"[+-]?\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_MOST_DIGITS = 300


def write_table(table: Table, form: str) -> None:
    """Write an answer to standard output in one of the forms of `FORMS`.

    CSV for a program holds every character as it is; on a terminal what would steer it is made visible.
    """
    text = FORMS[form](table)
    sys.stdout.write(visible(text) if form == "csv" and sys.stdout.isatty() else text)


def literal_table(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Table:
    """Return plain values as a table: whole numbers and decimals typed as such, None unbound."""
    return Table(columns, tuple(tuple(_literal(value) for value in row) for row in rows))


def draw_table(table: Table, *, counted: bool = True) -> str:
    """Return the table drawn with aligned columns, and by default the count of rows below.

    Terms are shown by their names, data IRIs from after /id/; a column that is empty throughout is left out.
    """
    if not table.rows:
        return say("no rows") + "\n"
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - rich is loaded only where it draws
    from rich.table import Table as Drawing  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from kg.cli.drawing import draw  # noqa: PLC0415

    drawing = Drawing(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    filled = [n for n in range(len(table.columns)) if any(row[n] for row in table.rows)]
    for position in filled:
        column = table.columns[position]
        right = all(row[position] is None or _is_number(row[position]) for row in table.rows)
        drawing.add_column(
            Text(column_name(column, spoken_language())), justify="right" if right else "left", overflow="fold"
        )
    for row in table.rows:
        drawing.add_row(*(Text(_in(table.columns[position], row[position])) for position in filled))
    return draw(drawing) + (say("rows", count=len(table.rows)) + "\n" if counted else "")


def write_csv(table: Table) -> str:
    """Return the table as CSV with full values; unbound is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([term.value if term else "" for term in row] for row in table.rows)
    return out.getvalue()


def write_json(table: Table) -> str:
    """Return the table as a JSON list of objects, numbers as numbers; unbound is null."""
    rows = [{column: plain_value(term) for column, term in zip(table.columns, row, strict=True)} for row in table.rows]
    return escaped(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"


def write_markdown(table: Table) -> str:
    """Return the table as a Markdown table, terms shown by their names, data IRIs from after /id/."""
    lines = [
        _markdown_row(column_name(column, spoken_language()) for column in table.columns),
        _markdown_row("---" for _ in table.columns),
    ]
    lines += [_markdown_row(map(_in, table.columns, row)) for row in table.rows]
    return "\n".join(lines) + "\n"


FORMS: dict[str, Callable[[Table], str]] = {
    "table": draw_table,
    "csv": write_csv,
    "json": write_json,
    "markdown": write_markdown,
}


def _in(column: str, term: Term | None) -> str:
    """A term as it is shown in a column: a code of it by its name."""
    return code_name(column, shown(term), spoken_language())


def shown(term: Term | None) -> str:
    """Return a term as people read it: a role, a sign or a kind of change by its name, else shortened."""
    short = shorten(term)
    return choose(VALUES[short]) if term is not None and term.kind == "iri" and short in VALUES else short


def shorten(term: Term | None) -> str:
    """Return a term as it is shown: data IRIs from after /id/ (as `kg show` takes them), others by prefix."""
    if term is None:
        return ""
    if term.kind == "iri":
        return shorten_iri(term.value)
    return term.value


def plain_value(term: Term | None) -> str | int | float | bool | None:
    """Return a term as JSON has it: numbers and truth values as such, everything else as text.

    JSON knows no NaN and no infinity, and few readers a number of hundreds of digits: these stay text.
    """
    if term is None:
        return None
    if _is_number(term) and len(term.value) <= _MOST_DIGITS:
        number = int(term.value) if _INTEGER.fullmatch(term.value) else _float(term.value)
        return number if math.isfinite(number) else term.value
    return term.value == "true" if term.datatype == f"{XSD}boolean" else term.value


def _float(value: str) -> float:
    """The number that a literal of a numeric type writes, NaN if it writes none."""
    try:
        return float(value)
    except ValueError:
        return math.nan


def _literal(value: object) -> Term | None:
    if value is None:
        return None
    if isinstance(value, int):
        return Term(str(value), "literal", f"{XSD}integer")
    return Term(str(value), "literal", f"{XSD}decimal" if _DECIMAL.fullmatch(str(value)) else None)


def _is_number(term: Term | None) -> bool:
    return term is not None and term.datatype in _NUMBERS


def _markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(visible(cell).replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"
