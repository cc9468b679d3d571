"""What the fields of evidence of a link are called, Chinese first and English second; any other keeps its name."""

from __future__ import annotations

from kg.terms import EVIDENCE

FIELDS = EVIDENCE
