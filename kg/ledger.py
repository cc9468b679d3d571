"""A file of what people decided: read whole, replaced at once, written by one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from filelock import FileLock, Timeout

from kg.errors import CurationError

_PATIENCE = 30.0


def read_ledger(path: Path, *, hint: str) -> str:
    """Return the text of the file at `path`, empty where there is none.

    Raises `CurationError` with `hint`, which says how the file is written, where it is not in UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise CurationError(f"{path}: {error}", hint=hint) from error


def replace_ledger(path: Path, text: str) -> None:
    """Put the text in the place of the file at once, so that an interruption leaves the old one whole."""
    with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
        try:
            draft.write(text.encode("utf-8"))
            draft.flush()
            os.fsync(draft.fileno())
            Path(draft.name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(draft.name).replace(path)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


@contextmanager
def writing_alone(path: Path) -> Iterator[None]:
    """Keep everyone else from writing the files of this workspace's curation while the body runs.

    Raises `CurationError` where another writer does not end within half a minute.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.parent.parent / ".kg.review.lock")
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout as error:
        raise CurationError(
            f"another review has been writing {path} for {_PATIENCE:.0f} seconds", hint="end it, then go on"
        ) from error
    try:
        yield
    finally:
        lock.release()
