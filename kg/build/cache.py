"""Keeps what each step of a build made, under the digest of all that it was made from.

An entry is a file that begins with the digest of its name and content: one that is cut short, damaged or in the wrong
place does not fit it, and is made again. No time of a file decides anything.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

_USED = "used.txt"
_LEVEL = 1  # of compression: statements shrink to a tenth, faster than a disk writes them whole


def digest(*parts: str | bytes) -> str:
    """Return one digest of several texts, each apart from the next."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8") if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big") + content)
    return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """The folder of the entries, each of a kind and with a key; `used` are those that this build asked for or made."""

    folder: Path
    used: set[str] = field(default_factory=set, compare=False)

    def load(self, kind: str, key: str) -> bytes | None:
        """Return the content of an entry, None if there is none that is whole."""
        name = f"{kind}/{key}"
        self.used.add(name)
        try:
            packed = self._path(name).read_bytes()
            content = zlib.decompress(packed[32:])
        except (OSError, zlib.error):
            return None
        return content if packed[:32] == _seal(name, content) else None

    def holds(self, kind: str, key: str) -> bool:
        """Return whether there is an entry that is whole."""
        return self.load(kind, key) is not None

    def save(self, kind: str, key: str, content: bytes) -> None:
        """Write an entry, whole or not at all. Raises `OSError` if it cannot be written."""
        name = f"{kind}/{key}"
        self.used.add(name)
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            draft.write_bytes(_seal(name, content) + zlib.compress(content, _LEVEL))
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    def use(self, names: Iterable[str]) -> None:
        """Note that entries were asked for or made elsewhere."""
        self.used.update(names)

    def bring(self, names: Iterable[str]) -> None:
        """Make ready entries that are going to be asked for; in a folder they are."""

    def tidy(self) -> None:
        """Delete what neither this build nor the one before it used, so that the folder does not grow for ever."""
        note = self.folder / _USED
        before = set(note.read_text(encoding="utf-8").split()) if note.exists() else set()
        kept = {self._path(name) for name in self.used | before}
        for path in self.folder.glob("*/*/*"):
            if path not in kept:
                path.unlink(missing_ok=True)
        draft = note.with_name(f"{_USED}.{os.getpid()}")
        draft.write_text("\n".join(sorted(self.used)), encoding="utf-8")
        draft.replace(note)

    def clear(self) -> None:
        """Delete all entries."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, name: str) -> Path:
        kind, _, key = name.partition("/")
        return self.folder / kind / key[:2] / key


def _seal(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode("utf-8") + b"\0" + content).digest()
