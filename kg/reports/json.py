"""A comparison as JSON: every value of the comparison by its name, for programs; schema.json describes it."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import Any

from kg.diff.elements import MeasureSide, Spot, TaskSide
from kg.diff.model import DepartmentDiff, DutyDiff, Origin, PerhapsSame, Tie, YearDiff
from kg.links import ElementRef

VERSION = 1
POINTING = (Tie, Origin, DepartmentDiff, DutyDiff, PerhapsSame)
LEFT_OUT = ("around",)


def write_json(diff: YearDiff) -> str:
    """Return the comparison as JSON, its keys in the order of the values, UTF-8 unescaped."""
    return json.dumps({"format": VERSION, **plain_value(diff)}, ensure_ascii=False, indent=1) + "\n"


def plain_value(value: Any, *, inside: bool = False) -> Any:
    """Return a frozen value as what JSON knows: enums by value, dates as ISO writes them.

    A task or measure is given whole where it is told; what points to it from elsewhere (`inside`) gives its path.
    """
    if isinstance(value, ElementRef):
        return str(value)
    if inside and isinstance(value, TaskSide | MeasureSide):
        return str(value.spot.element)
    if inside and isinstance(value, Spot):
        return str(value.element)
    if is_dataclass(value):
        points = isinstance(value, POINTING)
        kept = (field.name for field in fields(value) if field.name not in LEFT_OUT)
        return {name: plain_value(getattr(value, name), inside=points) for name in kept}
    if isinstance(value, tuple):
        return [plain_value(one, inside=inside) for one in value]
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> Any:
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
