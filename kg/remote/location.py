"""Where a store lies, in a folder or on a server, and what belongs to it in either place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kg.store import Store, StoreInfo, open_store, read_info
from kg.store.address import Address
from kg.store.folder import SEARCH

if TYPE_CHECKING:
    from kg.store.remote import RemoteStore

Location: TypeAlias = Path | Address
"""The folder of a store, or the server that holds it."""


def open_location(where: Location, *, resident: bool = False) -> Store:
    """Return the store at `where`, read only; one in a folder is copied into memory if it is to be `resident`.

    Raises `StoreError` as `open_store` and `RemoteStore.open` do.
    """
    if isinstance(where, Path):
        return open_store(where, resident=resident)
    from kg.store.remote import RemoteStore  # noqa: PLC0415 - a store in a folder needs no network

    return RemoteStore.open(where)


def info_of(where: Location, store: Store) -> StoreInfo:
    """Return what the store says of itself that was opened at `where`."""
    return read_info(where) if isinstance(where, Path) else _remote(store).info


def index_of(where: Location, store: Store) -> Path:
    """Return the index of texts of the store that was opened at `where`; that of a server is made once a build."""
    if isinstance(where, Path):
        return where / SEARCH
    from kg.remote.cache import cached_index  # noqa: PLC0415 - as above

    return cached_index(_remote(store))


def _remote(store: Store) -> RemoteStore:
    from kg.store.remote import RemoteStore  # noqa: PLC0415 - as above

    if not isinstance(store, RemoteStore):
        raise TypeError("what a server holds is opened as such")
    return store
