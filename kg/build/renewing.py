"""Makes a store out of the one before it: in a copy, what is gone is taken out and what is new is loaded.

The copy shares the files of the former store (RocksDB never changes a table that it has written), so it costs nothing,
and the former store stays as it is. Where little has changed this takes a fraction of a bulk load of everything.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.build.cache import Cache, digest
from kg.build.pieces import Piece
from kg.build.seal import is_sound
from kg.store.oxigraph import OxigraphStore

HELD = "policy-kg.pieces.json"
SHARE = 0.25  # of the statements may be new; beyond it one bulk load of everything is as fast
RENEWALS = 20  # after so many a store is loaded anew, as its tables lie less and less well


@dataclass(frozen=True, slots=True)
class Held:
    """What a store was put together from: the keys of its pieces, that of the common lines, and how often renewed."""

    pieces: frozenset[str]
    common: str
    renewals: int


def write_held(folder: Path, held: Held) -> None:
    """Write into a store what it was put together from."""
    said = {"pieces": sorted(held.pieces), "common": held.common, "renewals": held.renewals}
    (folder / HELD).write_text(json.dumps(said), encoding="utf-8")


def keep_common(lines: Iterable[str], cache: Cache) -> str:
    """Keep the lines that pieces have in common, for the build after this one; return their key."""
    content = "".join(lines).encode("utf-8")
    key = digest("shared", content)
    if not cache.holds("shared", key):
        cache.save("shared", key, content)
    return key


def renew_store(former: Path, folder: Path, pieces: tuple[tuple[str, Piece], ...], common: str, cache: Cache) -> int:
    """Make the store in `folder` out of the one in `former`, and return how often it has been renewed by now.

    Returns 0, and leaves nothing in `folder`, where there is no former store that is whole, where what it was put
    together from is not in the cache any more, or where too much has changed. Raises `StoreError` if the copy cannot
    be written.
    """
    held = _read_held(former)
    if held is None or held.renewals >= RENEWALS or not _is_little(held, pieces) or not is_sound(former):
        return 0
    now = frozenset(key for key, _ in pieces)
    old = _lines(Cache(cache.folder), held.pieces - now, held.common)
    new = _lines(cache, now - held.pieces, common)
    if old is None or new is None:
        return 0
    quads = sum(piece.quads for _, piece in pieces) + _count(cache, common)
    return held.renewals + 1 if _exchange(former, folder, (old, new), quads) else 0


def _exchange(former: Path, folder: Path, change: tuple[frozenset[bytes], frozenset[bytes]], quads: int) -> bool:
    """Whether a copy of the former store, after the change, holds as many statements as it should."""
    old, new = change
    with OxigraphStore.read(former) as before:
        before.copy_to(folder)
    with OxigraphStore.create(folder) as store:
        store.remove(b"".join(sorted(old - new)))
        store.put(b"".join(sorted(new - old)))
        if store.count() == quads:
            return True
    shutil.rmtree(folder)
    return False


def _is_little(held: Held, pieces: tuple[tuple[str, Piece], ...]) -> bool:
    sizes = {key: piece.quads for key, piece in pieces}
    return sum(sizes[key] for key in sizes.keys() - held.pieces) <= SHARE * sum(sizes.values())


def _lines(cache: Cache, keys: Iterable[str], common: str) -> frozenset[bytes] | None:
    """The lines of pieces and the common ones, None if one of the entries is not there any more."""
    found = [cache.load("shared", common), *(cache.load("lines", key) for key in sorted(keys))]
    if any(one is None for one in found):
        return None
    return frozenset(line for one in found for line in (one or b"").splitlines(keepends=True))


def _count(cache: Cache, common: str) -> int:
    return (cache.load("shared", common) or b"").count(b"\n")


def _read_held(folder: Path) -> Held | None:
    try:
        said = json.loads((folder / HELD).read_text(encoding="utf-8"))
        return Held(frozenset(map(str, said["pieces"])), str(said["common"]), int(said["renewals"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
