"""Writes the frozen values that flow through the project as JSON, and reads them back as exactly the same values."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_PLAIN = (str, int, float, bool, NoneType)


def write_value(value: object) -> bytes:
    """Return a dataclass, or a tuple of such, as JSON in UTF-8: each as the list of its fields, in their order.

    Fields at the end that have their default are left out. Equal values give equal bytes. Raises `TypeError` for
    what is neither a dataclass, tuple, enumeration, date, decimal, text, number, truth value nor None.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def read_value(kind: type[Value], content: bytes) -> Value:
    """Return the value of this type that `write_value` wrote.

    Nothing but values of the declared types is made. Raises `ValueError` or `TypeError` where the content is not such.
    """
    return cast(Value, _reader(cast(Any, kind))(json.loads(content)))


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal | date):
        return str(value)
    if is_dataclass(value):
        return [_plain(getattr(value, name)) for name in _names(cast(Any, type(value)))[: _stated(value)]]
    raise TypeError(f"{type(value).__name__} cannot be written")


def _stated(value: object) -> int:
    """How many fields have to be written: those at the end with their default have not."""
    known = _fields(cast(Any, type(value)))
    count = len(known)
    while count and known[count - 1].default is not MISSING and _is_default(value, known[count - 1]):
        count -= 1
    return count


def _is_default(value: object, field: Field[Any]) -> bool:
    found = getattr(value, field.name)
    return type(found) is type(field.default) and found == field.default


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return tuple(field for field in fields(kind) if field.init)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in _fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], object]:
    """What makes a value of this type of plain JSON."""
    origin = get_origin(kind)
    if origin is not None:
        return _compound(kind, origin)
    if is_dataclass(kind):
        return _dataclass(cast(type, kind))
    if kind is date:
        return date.fromisoformat
    if kind is Decimal or issubclass(kind, Enum):
        return cast(Callable[[Any], object], kind)
    if kind not in _PLAIN:
        raise TypeError(f"{kind} cannot be read")
    accepted = (int, float) if kind is float else (kind,)
    return _checked(lambda data: type(data) in accepted, kind)


def _compound(kind: Any, origin: Any) -> Callable[[Any], object]:
    """What makes a value of a type that is made of others: one or none, several, or one of some texts."""
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is Literal:
        return _checked(lambda data: data in get_args(kind), kind)
    raise TypeError(f"{kind} cannot be read")


def _checked(passes: Callable[[Any], bool], kind: Any) -> Callable[[Any], object]:
    def read(data: Any) -> object:
        if not passes(data):
            raise ValueError(f"{data!r} is no {kind}")
        return data

    return read


def _optional(kind: Any) -> Callable[[Any], object]:
    parts = [part for part in get_args(kind) if part is not NoneType]
    if len(parts) != 1:
        raise TypeError(f"{kind} cannot be read")
    read = _reader(parts[0])
    return lambda data: None if data is None else read(data)


def _tuple(parts: tuple[Any, ...]) -> Callable[[Any], object]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        read = _reader(parts[0])
        return lambda data: tuple([read(item) for item in data])
    readers = [_reader(part) for part in parts]
    return lambda data: tuple([read(item) for read, item in zip(readers, data, strict=True)])


def _dataclass(kind: type) -> Callable[[Any], object]:
    hints = get_type_hints(kind)
    readers: list[Callable[[Any], object]] = []

    def read(data: Any) -> object:
        if not readers:  # made when first needed, since a type may hold itself
            readers.extend(_reader(hints[name]) for name in _names(kind))
        if not isinstance(data, list) or len(data) > len(readers):
            raise ValueError(f"no {kind.__name__}")
        return kind(*[one(item) for one, item in zip(readers, data, strict=False)])

    return read
