"""The pages of a PDF as its parser gives them: characters and the cells of ruled tables, with their places."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from loaders.reading.glyphs import readable

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much processor time (seconds) and memory (bytes) a parser may use."""

    seconds: int
    memory: int


def limits_for(size: int) -> Limits:
    """Return what a PDF of `size` bytes may ask for: several times what the densest real documents need."""
    return Limits(30 + size // 10_000, min(1024 * _MIB + 16 * size, 4096 * _MIB))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def around(cls, boxes: Sequence[Box]) -> Box:
        """Return the smallest rectangle that holds others, of which there is one at least."""
        return cls(
            min(box.x0 for box in boxes),
            min(box.top for box in boxes),
            max(box.x1 for box in boxes),
            max(box.bottom for box in boxes),
        )

    @property
    def centre(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the rectangle."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Char:
    """A printed character, its box and its size in points; not upright if it is turned, bold in a heavy face."""

    text: str
    box: Box
    size: float
    upright: bool = True
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size in points, its characters, the cells of each table, and its pictures.

    `room` is where its text begins and ends, if that is known: of a stretch between columns.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    tables: tuple[tuple[Box, ...], ...] = ()
    images: int = 0
    room: tuple[float, float] | None = None


def parse_pages(data: bytes, path: Path, limits: Limits | None = None) -> tuple[Page, ...]:
    """Return the pages of a PDF, parsed in a process of its own within `limits`, by default those of its size.

    Raises `SourceError` if the file is encrypted, damaged, or asks for more time or memory than a plan needs.
    """
    limits = limits or limits_for(len(data))
    command = [sys.executable, "-m", "loaders.reading.pdf.worker", str(limits.seconds), str(limits.memory)]
    waits = 4 * limits.seconds  # a busy machine gives a process less than the whole of its time
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=waits, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise _too_much(path) from error
    if done.returncode != 0:
        raise _failed(done.returncode, done.stderr.decode("utf-8", "replace"), path)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    if records and "error" in records[-1]:
        raise _refused(records[-1], path)
    return tuple(page_of(record, number) for number, record in enumerate(records, start=1))


def page_of(record: dict[str, Any], number: int) -> Page:
    """Return the page that a record of the parser describes."""
    return Page(
        number,
        record["width"],
        record["height"],
        tuple(_char(values) for values in record["chars"]),
        tuple(tuple(Box(*cell) for cell in cells) for cells in record["tables"]),
        record["images"],
    )


def _char(values: Sequence[Any]) -> Char:
    text, x0, x1, top, bottom, size, upright, bold = values
    return Char(readable(text), Box(x0, top, x1, bottom), size, upright, bold)


_CLASS = re.compile(r"^[\w.]+(?:Error|Exception): ")  # the name of a class tells a person nothing


def _failed(code: int, trace: str, path: Path) -> SourceError:
    lines = [line for line in trace.splitlines() if line.strip()]
    if code < 0 or "MemoryError" in trace or "RecursionError" in trace:
        return _too_much(path)
    reason = _CLASS.sub("", lines[-1].strip()) if lines else f"code {code}"
    return SourceError(f"{path}: a damaged PDF ({reason[:120]})", hint="fetch it again, or print it to a new PDF")


def _too_much(path: Path) -> SourceError:
    return SourceError(
        f"{path}: the PDF asks for more time or memory than a document needs",
        hint="print it to a new PDF, and give that file",
    )


def _refused(record: dict[str, Any], path: Path) -> SourceError:
    if record["error"] == "encrypted":
        return SourceError(f"{path}: is encrypted", hint="open it with its password and print it to a new PDF")
    return SourceError(
        f"{path}: {record['number']} {record['error']}, more than a plan has", hint="give the document alone"
    )
