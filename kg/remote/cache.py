"""Keeps on this machine what a store on a server needs beside it: its index of texts, and a copy to be served.

Both lie under the digest of their build in the person's cache, so they are made once for each build and are never
out of date; whoever deletes them loses nothing but the time to make them again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from kg.errors import StoreError
from kg.library import find_query
from kg.search import build_index, read_entries
from kg.store.folder import SEARCH
from kg.store.remote import RemoteStore

CACHE = "KG_CACHE"
"""The variable with the folder of the cache; by default policy-kg in that of the person."""
KEPT = 4
"""So many builds of a server are kept, those used last."""


def cache_folder() -> Path:
    """Return the folder of the cache, which may not exist: $KG_CACHE, $XDG_CACHE_HOME/policy-kg, ~/.cache/policy-kg."""
    given = os.environ.get(CACHE)
    if given:
        return Path(given)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "policy-kg"


def cached_index(store: RemoteStore) -> Path:
    """Return the index of texts of a build on a server, made of its texts unless it is there already.

    Raises `StoreError` if the texts cannot be had, or if the cache cannot be written.
    """
    with held_folder(store) as folder:
        index = folder / SEARCH
        if not index.is_file():
            made = folder / f"{SEARCH}.{os.getpid()}"
            build_index(made, read_entries(store.select(find_query("all-texts").text)))
            made.replace(index)
    return index


@contextmanager
def held_folder(store: RemoteStore) -> Iterator[Path]:
    """Yield the folder of a build in the cache, which only this process writes meanwhile.

    Raises `StoreError` if it cannot be written.
    """
    server = hashlib.sha256(str(store.address).encode()).hexdigest()[:16]
    root = cache_folder() / server
    folder = root / store.content
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(root / "lock"):
            os.utime(folder)
            _forget(root)
            yield folder
    except OSError as error:
        raise StoreError(
            f"{root} cannot be written: {error.strerror or error}", hint=f"set {CACHE} to another folder"
        ) from error


def _forget(root: Path) -> None:
    """Delete the builds that were not used for longest."""
    folders = sorted((path for path in root.iterdir() if path.is_dir()), key=lambda path: -path.stat().st_mtime_ns)
    for path in folders[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
