"""Writes the JSON schema of a comparison from the types of its values, so that the two cannot part."""

from __future__ import annotations

import json
import sys
import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from kg.diff.elements import MeasureSide, Spot, TaskSide
from kg.diff.model import YearDiff
from kg.links import ElementRef
from kg.reports.json import LEFT_OUT, POINTING, VERSION

_PATH = {"type": "string", "description": "a task or measure by its path: list2020/task/10/measure/3"}
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
    ElementRef: _PATH,
}


def json_schema() -> dict[str, Any]:
    """Return the schema of what `kg.reports.json` writes, draft 2020-12."""
    known: dict[str, Any] = {}
    root = _object(YearDiff, known)
    root["properties"] = {"format": {"const": VERSION}, **root["properties"]}
    root["required"] = ["format", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What is different from year to year",
        **root,
        "$defs": dict(sorted(known.items())),
    }


def _object(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.name not in LEFT_OUT]
    inside = issubclass(kind, POINTING)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split("\n\n")[0].split()),
        "properties": {name: _type(hints[name], known, inside=inside) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _type(hint: Any, known: dict[str, Any], *, inside: bool) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin is tuple:
        return _array(get_args(hint), known, inside=inside)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(one, known, inside=inside) for one in get_args(hint)]}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [one.name.lower() if issubclass(hint, IntEnum) else one.value for one in hint]}
    return _reference(hint, known, inside=inside)


def _array(parts: tuple[Any, ...], known: dict[str, Any], *, inside: bool) -> dict[str, Any]:
    """Any number of one kind, or a row of given length."""
    if len(parts) == 2 and parts[1] is Ellipsis:
        return {"type": "array", "items": _type(parts[0], known, inside=inside)}
    items = [_type(part, known, inside=inside) for part in parts]
    return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}


def _reference(kind: Any, known: dict[str, Any], *, inside: bool) -> dict[str, Any]:
    if inside and kind in (TaskSide, MeasureSide, Spot):
        return _PATH
    if not isinstance(kind, type) or not is_dataclass(kind):
        raise TypeError(f"{kind} has no place in JSON")
    name = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"  # a piece of a text, a piece of a source
    if name not in known:
        known[name] = {}
        known[name] = _object(kind, known)
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    json.dump(json_schema(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
