"""Answers as text that a person can read, and the files of expected rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kg.identify import BASE, PREFIXES
from kg.table import Table, Term

EXPECTED = Path(__file__).with_name("expected")


def answer_csv(table: Table) -> str:
    """Return an answer as CSV: data IRIs from after their /id/, others by their prefix, unbound empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([show(term) for term in row] for row in table.rows)
    return out.getvalue()


def show(term: Term | None) -> str:
    """Return a term in short."""
    if term is None:
        return ""
    if term.kind != "iri":
        return term.value
    if term.value.startswith(BASE):
        return term.value.removeprefix(BASE)
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return term.value


def expected_answer(name: str, answer: str) -> str | None:
    """Return the expected rows of a query; where there are none, write `answer` to be read, and return None."""
    path = EXPECTED / f"{name}.csv"
    if path.exists():
        return path.read_text(encoding="utf-8")
    path.write_text(answer, encoding="utf-8")
    return None
