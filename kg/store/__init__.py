"""Stores that hold the built graphs and answer SPARQL; `open_store` opens one to read."""

from kg.store.folder import StoreInfo, open_store, read_info
from kg.store.guard import Form, read_query
from kg.store.oxigraph import Dataset, OxigraphStore
from kg.store.protocol import Statement, Store

__all__ = [
    "Dataset",
    "Form",
    "OxigraphStore",
    "Statement",
    "Store",
    "StoreInfo",
    "open_store",
    "read_info",
    "read_query",
]
