"""Puts an export where it belongs: a file, a folder or an archive, whole or not at all."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from kg.errors import StoreError

File = tuple[str, bytes]
"""One file of an export: its name, and what is in it."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say: no clock in what is written


def pack_files(files: Iterable[File]) -> bytes:
    """Return files as a ZIP archive; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def write_folder(folder: Path, files: Iterable[File]) -> None:
    """Write files into a folder of their own, which is new, empty, or holds an earlier export of the same names.

    They are written beside it first. Raises `StoreError` if the folder holds anything else.
    """
    target, several = folder.resolve(), tuple(files)
    known = {name for name, _ in several}
    strange = sorted(found.name for found in target.iterdir() if found.name not in known) if target.is_dir() else []
    if strange:
        raise StoreError(
            f"{folder} holds {strange[0]}, which is no part of this export",
            hint="choose an empty or a new folder, or a name that ends in .zip",
        )
    beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        for name, content in several:
            (beside / name).write_bytes(content)
        beside.chmod(0o777 & ~_umask())
        shutil.rmtree(target, ignore_errors=True)
        beside.replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_file(output: Path, content: bytes) -> None:
    """Write one file beside its place and rename it; a pipe or device is written to."""
    target = output.resolve()
    if target.exists() and not target.is_file():
        # A pipe or /dev/null is written to; a folder says that it is one.
        target.write_bytes(content)
        return
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as beside:
        temporary = Path(beside.name)
        try:
            beside.write(content)
            beside.close()
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
