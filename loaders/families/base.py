"""What a family of documents is: how it is told, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import PlanDocument
from loaders.reading.blocks import Reading


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document from outside its text: its identifier, and the year of the manifest."""

    identifier: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well a document fits a family, from 0 to 1, and what was seen or missed, in words."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of document: its name, its labels, what it looks like, and the two functions that know it."""

    name: str
    label_zh: str
    label_en: str
    looks_like: str
    recognise: Callable[[Reading], Evidence]
    read: Callable[[Reading, Facts], PlanDocument]
