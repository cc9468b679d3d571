"""Remembers beside a store what it was built from, so that a build of the same knows that there is nothing to do.

What is remembered is believed only while every file of the store is byte for byte as the build left it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from kg.build.report import Made
from kg.codec import read_value, write_value
from kg.store.folder import INFO

SEAL = "policy-kg.seal.json"
_OWN_BUSINESS = ("LOG", "LOCK", "OPTIONS", SEAL)  # of the database, which may write them anew when it is opened


def write_seal(folder: Path, inputs: str, made: Made) -> None:
    """Write into a store that is whole what it was built from, by digest, and what the build told of it."""
    said = {"inputs": inputs, "files": dict(_digests(folder)), "made": json.loads(write_value(made))}
    (folder / SEAL).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")


def read_seal(folder: Path, inputs: str) -> Made | None:
    """Return what the build told of the store in `folder`, None if it was built from anything else or is damaged."""
    try:
        said = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        if said["inputs"] != inputs or not (folder / INFO).is_file() or said["files"] != dict(_digests(folder)):
            return None
        return read_value(Made, json.dumps(said["made"]).encode("utf-8"))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def is_sound(folder: Path) -> bool:
    """Return whether every file of the store in `folder` is as the build left it."""
    try:
        said = json.loads((folder / SEAL).read_text(encoding="utf-8"))
        return bool(said["files"] == dict(_digests(folder)))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return False


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith(_OWN_BUSINESS):
            with file.open("rb") as opened:
                yield file.relative_to(folder).as_posix(), hashlib.file_digest(opened, "sha256").hexdigest()
