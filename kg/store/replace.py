"""Builds a store beside the one that is there and puts it in its place once it is whole.

However a build ends, `.kg` or `.kg.previous` is a whole store: the new one is made in `.kg.building-…`, the old
one is renamed away, the new one takes its name, and only then the old one is deleted. What an interrupted build
left behind is cleared away, or put back, by the next one. A lock keeps two builds of one store apart.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import StoreError
from kg.store.folder import INFO, previous

PATIENCE = 60.0
"""How many seconds a build waits for another one of the same store."""


def _ignore() -> None:
    return None


@contextmanager
def replacing(path: Path, *, patience: float = PATIENCE, on_wait: Callable[[], None] = _ignore) -> Iterator[Path]:
    """Yield the folder to build the store of `path` in, which does not exist yet; put it in place at the end.

    If the body raises, what it built is deleted and the old store stays as it was. `on_wait` is called if
    another build of this store is running, which is waited for `patience` seconds. Raises `StoreError` if
    it does not end, if `path` is a folder of something else, or if the disk is full or read-only.
    """
    target = path.resolve()
    _refuse_foreign(target)
    with _speaking(path), _lock(target, patience, on_wait):
        _clear_up(target)
        folder = target.with_name(f"{target.name}.building-{os.getpid()}")
        try:
            yield folder
            _swap(folder, target)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _lock(target: Path, patience: float, on_wait: Callable[[], None]) -> Iterator[None]:
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(target.with_name(f"{target.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        on_wait()
        _wait(lock, target, patience)
    try:
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, target: Path, patience: float) -> None:
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        raise StoreError(
            f"another build of {target} is running and did not end within {patience:.0f} seconds",
            hint="wait for it, or build elsewhere with --store DIR",
        ) from error


def _clear_up(target: Path) -> None:
    """Put back what a build that was cut short had renamed away, and delete what it had not finished."""
    former = previous(target)
    if former.exists() and not target.exists():
        former.rename(target)
    shutil.rmtree(former, ignore_errors=True)
    for left in sorted(target.parent.glob(f"{target.name}.building-*")):
        shutil.rmtree(left, ignore_errors=True)


def _swap(folder: Path, target: Path) -> None:
    former = previous(target)
    if target.exists():
        target.rename(former)
    folder.rename(target)
    shutil.rmtree(former, ignore_errors=True)


def _refuse_foreign(target: Path) -> None:
    """A folder that holds anything but a store is not replaced, whatever was meant by naming it."""
    if target.exists() and not target.is_dir():
        raise StoreError(f"{target} is a file; a store is a folder", hint="name another folder with --store")
    if target.is_dir() and not (target / INFO).exists() and any(target.iterdir()):
        raise StoreError(
            f"{target} holds other files and no store; it is left as it is",
            hint="name an empty or a new folder with --store",
        )


@contextmanager
def _speaking(path: Path) -> Iterator[None]:
    """Turn what the system says of a full or read-only disk into one line for a person."""
    try:
        yield
    except OSError as error:
        hints = {
            errno.ENOSPC: "free some space, or build elsewhere with --store DIR",
            errno.EROFS: "the disk is read-only; build elsewhere with --store DIR",
            errno.EACCES: "you may not write there; build elsewhere with --store DIR",
        }
        hint = hints.get(error.errno or 0, "build elsewhere with --store DIR")
        raise StoreError(f"{path} cannot be written: {error.strerror or error}", hint=hint) from error
