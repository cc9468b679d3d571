"""Tells by which version of the code and its data a step works, as the digest of their files."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.build.cache import digest
from kg.resources import data_folder

_PACKAGE = Path(__file__).resolve().parent.parent
_COMMON = ("build", "codec.py", "errors.py", "model.py", "workspace.py")
ROOMS = {
    "read": (*_COMMON, "corrections", "links.py"),
    "align": (*_COMMON, "align", "links.py", "segment.py"),
    "state": (
        *_COMMON,
        *("attainment", "corrections", "identify.py", "ledger.py", "library.py", "links.py", "organisations.py"),
        *("rdf", "resources.py", "schemes.py", "search.py", "segment.py", "shapes.py", "store", "table.py"),
        *("threads.py", "validate.py", "values.py"),
    ),
}
"""The modules of `kg` that each step's work comes from; a test compares them with what is imported."""
_PARTS = {
    "read": ("cn2an", "jieba", "lxml", "opencc", "pdfminer.six", "pdfplumber", "spacy"),
    "align": ("jieba", "numpy", "scipy"),
    "state": ("jieba", "networkx", "pyoxigraph", "rdflib"),
}
_DATA = {"read": (), "align": (), "state": ("ontology", "queries")}


@cache
def step_version(step: str) -> str:
    """Return the digest of the code and data that a step (`read`, `align`, `state`) works by, and of its parts."""
    folders = [_PACKAGE / name for name in ROOMS[step]] + [data_folder(name) for name in _DATA[step]]
    parts = [f"{name} {_version(name)}" for name in _PARTS[step]]
    return digest(step, platform.python_version(), *parts, digest_files(folders))


def digest_files(places: Iterable[Path]) -> str:
    """Return one digest of the files at and below these places, by their names and contents."""
    found = sorted({file for place in places for file in _files(place)})
    return digest(*(part for file in found for part in (file.name, file.read_bytes())))


def _files(place: Path) -> Iterable[Path]:
    if place.is_file():
        return (place,)
    return (file for file in place.rglob("*") if file.suffix not in (".pyc", "") and file.is_file())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
