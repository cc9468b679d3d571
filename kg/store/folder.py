"""Opens the directory of a store: an Oxigraph database with our own description of it inside.

The directory is the database itself. RocksDB leaves files alone whose names it does not know, so two more lie in
it: `policy-kg.json` says by which version the store was built and what it holds, `search.sqlite` is the index of
texts. While a build swaps its result in, the store lies under its former name for a moment, which is opened then.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.store.oxigraph import OxigraphStore

FORMAT = 1
"""The version of the layout; a store of another version is built again and never converted."""
INFO = "policy-kg.json"
SEARCH = "search.sqlite"
_BUILD = "build it with: kg build"
_TRIES = 10  # to open a store that builds swap; each of them takes far longer than opening


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store says of itself: its format, the ontology's version, how much it holds, a digest of its N-Quads.

    `graphs` pairs each named graph with the number of its statements, sorted by name.
    """

    format: int
    ontology: str
    quads: int
    graphs: tuple[tuple[str, int], ...]
    content: str


def open_store(path: Path, *, resident: bool = False) -> OxigraphStore:
    """Return the store at `path`, read only.

    A `resident` store is copied into memory, which takes half a second for 70,000 statements, and then answers
    several times faster: for a process that stays. While a build swaps its result in, the old store or the new one
    is opened, and never files of both. Raises `StoreError` if there is none, if it was built by another version, or
    if it is damaged.
    """
    for _ in range(_TRIES):
        folder = _present(path)
        before = _identity(folder)
        try:
            store = _open(path, folder)
        except StoreError:
            if _identity(folder) == before:
                raise
        else:
            if _identity(folder) == before:
                return store.copy_to_memory() if resident else store
            store.close()
    raise StoreError(f"{path} changes while it is opened", hint="wait until the build has ended")


def read_info(folder: Path) -> StoreInfo:
    """Return what the store in `folder` says of itself. Raises `StoreError` if it does not say so."""
    try:
        data = json.loads((folder / INFO).read_text(encoding="utf-8"))
        if not isinstance(data, dict) or not isinstance(data["format"], int):
            raise TypeError("no format is given")
        if data["format"] != FORMAT:
            return StoreInfo(data["format"], "", 0, (), "")
        graphs = tuple((str(name), int(count)) for name, count in data["graphs"])
        return StoreInfo(FORMAT, str(data["ontology"]), int(data["quads"]), graphs, str(data["content"]))
    except FileNotFoundError as error:
        raise StoreError(f"{folder} is no store: it has no {INFO}", hint=_BUILD) from error
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise StoreError(f"{folder / INFO} is damaged: {error}", hint="build it again with: kg build") from error


def write_info(folder: Path, info: StoreInfo) -> None:
    """Write what a store says of itself into its directory."""
    text = json.dumps(asdict(info), ensure_ascii=False, indent=2, sort_keys=True)
    (folder / INFO).write_text(text + "\n", encoding="utf-8")


def previous(path: Path) -> Path:
    """Return where the former store lies while a build swaps its result in: `.kg.previous`."""
    whole = path.resolve()
    return whole.with_name(f"{whole.name}.previous") if whole.name else whole


def _open(path: Path, folder: Path) -> OxigraphStore:
    info = read_info(folder)
    if info.format != FORMAT:
        raise StoreError(
            f"{path} is a store of format {info.format}; this version reads format {FORMAT}",
            hint="build it again with: kg build",
        )
    return OxigraphStore.read(folder)


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a directory from another one that takes its name, None if there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _present(path: Path) -> Path:
    """The store itself, or what a build that was cut short between two renames has left of it."""
    for folder in (path, previous(path), path):
        if folder.is_dir() and (folder / INFO).exists():
            return folder
    if path.is_dir() and any(path.iterdir()):
        raise StoreError(f"{path} is no store: it has no {INFO}", hint=_BUILD)
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path} is no directory, so no store", hint="name a directory with --store")
    raise StoreError(f"there is no store at {path}", hint=_BUILD)
