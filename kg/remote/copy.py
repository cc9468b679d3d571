"""Copies the build that a server holds into a folder here, for a process that stays and asks much of it.

The pages, the endpoint and the tools of an assistant ask many small questions, end those that take too long, and
have functions of their own for words: they read a store in a folder. So the build is fetched once, its statements
are compared with the digest that it says of itself, and a look now and then tells whether there is a newer one.
"""

from __future__ import annotations

import hashlib
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, StoreError
from kg.library import find_query
from kg.remote.cache import cache_folder
from kg.search import build_index, read_entries
from kg.store import OxigraphStore, read_info
from kg.store.address import Address
from kg.store.content import content_digest, sum_lines
from kg.store.folder import SEARCH, write_info
from kg.store.remote import RemoteStore
from kg.store.replace import replacing

MOST_COPIED = 2_000_000
"""A build of more statements is not copied: a graph of it is in memory while it is fetched."""
INTERVAL = 10.0
"""How many seconds pass between two looks at whether a server has a newer build."""


def copy_folder(address: Address) -> Path:
    """Return where the copy of what a server holds lies in the cache."""
    server = hashlib.sha256(str(address).encode()).hexdigest()[:16]
    return cache_folder() / f"{server}-copy"


def copy_build(address: Address, folder: Path, most: int = MOST_COPIED) -> bool:
    """Copy the current build of a server into `folder` unless it is there; return whether it was copied.

    Raises `StoreError` if the server cannot be read, if the build has more than `most` statements, or if what
    arrives is not what the build's digest says; what was in `folder` then stays.
    """
    with RemoteStore.open(address) as remote:
        with suppress(StoreError):
            if read_info(folder).content == remote.content:
                return False
        if remote.info.quads > most:
            raise StoreError(
                f"{address} holds {remote.info.quads} statements, and at most {most} are copied to be served",
                hint="serve a smaller store, or ask this one with kg query",
            )
        with replacing(folder) as place:
            _copy(remote, place)
    return True


def follow(address: Address, folder: Path, interval: float = INTERVAL) -> threading.Event:
    """Copy every newer build of a server, in a thread, until the event that is returned is set.

    A failure is said once on standard error, and the copy stays as it is until the server can be read again.
    """
    over = threading.Event()

    def look() -> None:
        told = ""
        while not over.wait(interval):
            try:
                copy_build(address, folder)
                told = ""
            except (KgError, OSError) as error:
                if str(error) != told:
                    told = str(error)
                    sys.stderr.write(f"{told}\n")

    threading.Thread(target=look, daemon=True).start()
    return over


def _copy(remote: RemoteStore, place: Path) -> None:
    """Write all graphs of a build into a new folder, graph by graph, and the index of its texts."""
    sums = []
    with OxigraphStore.create(place) as store:
        for graph in remote.graphs():
            text = ox.serialize(remote.quads(graph), format=ox.RdfFormat.N_QUADS) or b""
            sums.append(sum_lines(text.decode("utf-8").splitlines(keepends=True)))
            store.put(text)
        texts = store.select(find_query("all-texts").text)
    if content_digest(sums) != remote.content:
        raise StoreError(
            f"{remote.address} gives other statements than were written there",
            hint="see whether somebody else wrote there, and build again with: kg build",
        )
    write_info(place, remote.info)
    build_index(place / SEARCH, read_entries(texts))
