"""Holds the store that the pages read, and takes up a newly built one without a break.

A build renames its result into the place of the old store and deletes that. So the server reads nothing there
while it answers: the statements are in memory, and what workers need lies in a folder of the snapshot's own, which
goes when the snapshot goes. Whoever has taken a `Snapshot` keeps it to the end, whatever is built meanwhile.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from weakref import finalize

from kg.errors import StoreError
from kg.store import OxigraphStore, StoreInfo, open_store, read_info
from kg.store.folder import INFO, SEARCH, previous

MOST_RESIDENT = 3_000_000
"""Up to so many statements the server copies a store into memory, about 400 bytes each: ten times as fast."""
MOST_OF_WORKERS = 500_000
"""Up to so many statements every worker has a copy of its own in memory; above, they read the store where it lies."""
_TRIES = 5
_PREFIX = "policy-kg-build-"

STATEMENTS = "statements.nq"

_State = tuple[int, int, int]  # where a file lies, when it was written and how long it is


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One build of the store: its statements, what it says of itself, and the path of its index of texts.

    `source` is where another process finds the same statements: a file of N-Quads, or a store too large for that.
    """

    store: OxigraphStore
    info: StoreInfo
    index: Path
    source: Path


class Holdings:
    """The snapshot that requests take, renewed when the store at `path` is built anew."""

    def __init__(self, path: Path, prepare: Callable[[Snapshot], None] | None = None) -> None:
        """Open the store at `path`; a new build is prepared before it is taken up, while the old one answers.

        Raises `StoreError` as `open_store` does.
        """
        remove_stale()
        self.path = path
        self._prepare = prepare
        self._state = _state(path)
        self._current = take_snapshot(path)

    @property
    def current(self) -> Snapshot:
        """The newest build that could be opened."""
        return self._current

    def close(self) -> None:
        """Delete what was written for the workers; the snapshot cannot be read by a process that starts now."""
        shutil.rmtree(self._current.index.parent, ignore_errors=True)

    def refresh(self) -> bool:
        """Take up the store if it was built anew, and return whether it was; keep the old one if it cannot be read."""
        state = _state(self.path)
        if state is None or state == self._state:
            return False
        try:
            fresh = take_snapshot(self.path)
            if self._prepare is not None:
                self._prepare(fresh)
            self._current = fresh
        except (StoreError, OSError) as error:
            sys.stderr.write(f"{self.path}: the new store cannot be opened, the old one goes on: {error}\n")
            return False
        finally:
            self._state = state
        return True


def take_snapshot(path: Path) -> Snapshot:
    """Return what lies at `path` now, all of it of one build. Raises `StoreError` as `open_store` does."""
    for _ in range(_TRIES):
        before = _info(path)
        folder = Path(mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        try:
            store, source = _hold(path, folder, before)
            index = _copy_index(path, folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        finalize(store, shutil.rmtree, folder, ignore_errors=True)
        if before is not None and index is not None and _info(path) == before:
            return Snapshot(store, before, index, source)
    raise StoreError(f"{path} changes while it is opened", hint="wait until the build has ended")


def remove_stale(place: Path | None = None) -> None:
    """Delete the folders of processes that were ended without warning, in the folder for temporary files."""
    for folder in (place or Path(gettempdir())).glob(f"{_PREFIX}*-*"):
        process = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if process.isdigit() and not _runs(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        return True  # there a signal would end it, and 0 too
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OverflowError, PermissionError):
        return True
    return True


def _hold(path: Path, folder: Path, info: StoreInfo | None) -> tuple[OxigraphStore, Path]:
    """The store to be read, and where workers find it.

    The way through a file takes longer than to copy from store to store, which would let nothing else run meanwhile.
    """
    store = open_store(path)
    if info is None or info.quads > MOST_RESIDENT:
        return store, path
    source = folder / STATEMENTS
    store.dump(source)
    store.close()
    held = OxigraphStore.load_file(source)
    if info.quads <= MOST_OF_WORKERS:
        return held, source
    source.unlink()
    return held, path


def open_source(source: Path) -> OxigraphStore:
    """Return the store with the statements of `Snapshot.source`, in another process."""
    if source.is_file():
        return OxigraphStore.load_file(source)
    return open_store(source)


def _info(path: Path) -> StoreInfo | None:
    """What the store at `path` says of itself; None while a build swaps it, or where there is none."""
    try:
        return read_info(path)
    except StoreError:
        return None


def _copy_index(path: Path, folder: Path) -> Path | None:
    for place in (path, previous(path)):
        try:
            return Path(shutil.copyfile(place / SEARCH, folder / SEARCH))
        except FileNotFoundError:
            continue
    return None


def _state(path: Path) -> _State | None:
    try:
        found = (path / INFO).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
