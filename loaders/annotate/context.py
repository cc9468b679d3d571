"""What holds for a whole document while its parts are read: its text, its year, its rule on who leads."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.annotate.lead_rule import LeadRule


@dataclass(frozen=True, slots=True)
class Context:
    """The decoded text that offsets refer to, the plan's year if known, and what it rules on who leads.

    `until` is the last year of a plan for several, in which all is to be reached that names no year. `subjects` tells
    that those responsible are the subjects of sentences, for hardly any task is closed with them; `dated` that the
    year is only that of the day or number of the plan, whose title names none.
    """

    text: str
    year: int | None = None
    leads: LeadRule = LeadRule.NONE
    until: int | None = None
    subjects: bool = False
    dated: bool = False
