"""Writes a page to its place, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError


def write_page(path: Path, text: str) -> None:
    """Write a page, making the folder that it lies in; raise `StoreError` if it cannot be written.

    It is written beside its place and then renamed, so that no reader meets half of it.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(
            f"{path} cannot be written: {error.strerror or error}", hint="choose another place with --output"
        ) from error
