"""Reads the gold annotations of a folder: documents, targets and alignments, each file told by its keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.links import ElementRef

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """An annotated pair of elements; `changes` are the labels that annotators gave it."""

    earlier: ElementRef
    later: ElementRef
    required: bool
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of a folder, as the files have them; pairs by level.

    `documents` are by plan identifier. `restated` are pairs of an item (`later`) with a task that it restates
    as a whole or in one of its measures.
    """

    documents: Mapping[str, Table]
    targets: tuple[Table, ...]
    distractors: tuple[Table, ...]
    tasks: tuple[GoldPair, ...]
    measures: tuple[GoldPair, ...]
    restated: tuple[GoldPair, ...]


def read_gold(folder: Path) -> Gold:
    """Return the annotations in the JSON files of `folder`.

    Raises `KgError` if there is no such folder or no annotation in it, or if a file is not what it should be.
    """
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not paths:
        raise KgError(f"{folder}: no gold annotations (*.json) here", hint="name their folder: kg evaluate --gold DIR")
    files = {path: _read_json(path) for path in paths}
    others = {path: data for path, data in files.items() if "doc" not in data}
    return Gold(
        documents=dict(_documents(files)),
        targets=tuple(row for path, data in others.items() for row in _rows(data, "targets", path)),
        distractors=tuple(row for path, data in others.items() for row in _rows(data, "distractors", path)),
        tasks=tuple(_pairs(others, "tasks")),
        measures=tuple(_pairs(others, "measures")),
        restated=tuple(_restated(others)),
    )


def element_number(identifier: str) -> str:
    """Return the number in the last part of a gold identifier: `10` of list2020/T10, `1-1` of push2020/T1-1."""
    return identifier.rsplit("/", maxsplit=1)[-1][1:]


def read_reference(identifier: str) -> ElementRef:
    """Return the element that a gold identifier names: list2020/T1, list2020/T1/M3, push2020/M14.

    Raises `KgError` if it names none.
    """
    plan, *parts = identifier.split("/")
    letters, numbers = "".join(part[:1] for part in parts), tuple(part[1:] for part in parts)
    if letters not in {"T", "M", "TM"} or not plan or not all(numbers):
        raise KgError(f"{identifier!r} names no task or measure", hint="write it as list2020/T1 or list2020/T1/M3")
    return ElementRef(plan, "task" if letters == "T" else "measure", numbers)


def _read_json(path: Path) -> Table:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise KgError(f"{path}: {error}", hint="a gold file is JSON in UTF-8") from error
    if not isinstance(data, dict):
        raise KgError(f"{path}: expected a JSON object with named parts")
    return data


def _documents(files: Mapping[Path, Table]) -> Iterator[tuple[str, Table]]:
    for path, data in files.items():
        if "doc" not in data:
            continue
        for task in _rows(data, "tasks", path):
            _require(task, ("id", "title", "measures"), path)
            for measure in task["measures"]:
                _require(measure, ("id", "text"), path)
        for section in _rows(data, "sections", path):
            _require(section, ("id", "title"), path)
        yield str(data["doc"]), data


def _pairs(files: Mapping[Path, Table], level: str) -> Iterator[GoldPair]:
    """The pairs of a level; those under `borderline` are neither hit nor miss, as are rows of other levels."""
    for path, data in files.items():
        if level not in data:
            continue
        kind = "task" if level == "tasks" else "measure"
        for row in _rows(data, level, path):
            pair = _pair(row, path)
            if {pair.earlier.kind, pair.later.kind} == {kind}:
                yield pair
        for row in data.get("borderline", ()):
            pair = _borderline(row, path)
            if pair.earlier.kind == kind:
                yield pair


def _restated(files: Mapping[Path, Table]) -> Iterator[GoldPair]:
    for path, data in files.items():
        for key in sorted(data):
            if "_to_" in key:
                for row in _rows(data, key, path):
                    item = _pair(row, path)
                    yield GoldPair(item.later, item.earlier, item.required)


def _pair(row: Table, path: Path) -> GoldPair:
    _require(row, ("from", "to"), path)
    labels = tuple(label for label in row.get("relation", ()) if label)
    return GoldPair(read_reference(row["from"]), read_reference(row["to"]), bool(row.get("required", True)), labels)


def _borderline(row: object, path: Path) -> GoldPair:
    if not isinstance(row, list) or len(row) != 2:
        raise KgError(f"{path}: a borderline row is a pair of identifiers, not {row!r}")
    return GoldPair(read_reference(str(row[0])), read_reference(str(row[1])), required=False)


def _rows(data: Table, key: str, path: Path) -> Sequence[Table]:
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise KgError(f"{path}: {key} must be a list of objects")
    return rows


def _require(row: Table, keys: tuple[str, ...], path: Path) -> None:
    missing = [key for key in keys if key not in row]
    if missing:
        raise KgError(f"{path}: a row without {missing[0]!r}: {json.dumps(row, ensure_ascii=False)[:80]}")
