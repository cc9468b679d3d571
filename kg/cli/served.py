"""Gives a process that stays its store in a folder: the one that is meant, or a copy of what a server holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.words import say

if TYPE_CHECKING:
    from kg.remote import Location


@contextmanager
def served_folder(where: Location) -> Iterator[Path]:
    """Yield the folder of a store; that of a server is copied first, and again for every newer build meanwhile.

    Raises `StoreError` if a server cannot be read or holds more than is copied.
    """
    if isinstance(where, Path):
        yield where
        return
    from kg.remote.copy import copy_build, copy_folder, follow  # noqa: PLC0415 - a store in a folder needs no network

    folder = copy_folder(where)
    if copy_build(where, folder):
        sys.stderr.write(say("copied", store=str(where)) + "\n")
    over = follow(where, folder)
    try:
        yield folder
    finally:
        over.set()
