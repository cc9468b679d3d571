"""What a document rules for the parts that are read of it: its text, its year, its rule on who leads."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.annotate.lead_rule import LeadRule


@dataclass(frozen=True, slots=True)
class Context:
    """The decoded text that offsets refer to, the plan's year if known, and what it rules on who leads.

    `until` is the last year of a plan for several, in which all is to be reached that names no year; `dated` tells
    that the year is only that of the day or number of the plan, whose title names none. `subjects`
    tells that whom its sentences entrust is responsible for them; in tables and some reports nobody is told so.
    """

    text: str
    year: int | None = None
    leads: LeadRule = LeadRule.NONE
    until: int | None = None
    subjects: bool = False
    dated: bool = False
