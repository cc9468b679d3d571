"""Corrections of what was read: a file that people keep, obeyed by every build and written only by `kg correct`."""

from kg.corrections.apply import Corrected, apply_corrections
from kg.corrections.read import parse_corrections, read_corrections
from kg.corrections.record import record_correction, row_text, withdraw_correction
from kg.corrections.rows import FIELDS, Problem, Row, Rows

__all__ = [
    "FIELDS",
    "Corrected",
    "Problem",
    "Row",
    "Rows",
    "apply_corrections",
    "parse_corrections",
    "read_corrections",
    "record_correction",
    "row_text",
    "withdraw_correction",
]
