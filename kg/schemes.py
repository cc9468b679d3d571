"""Reads the concept schemes that the project ships: the Chinese names of each concept, and its ties to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.identify import SKOS

_PREFERRED, _OTHER = f"{SKOS}prefLabel", f"{SKOS}altLabel"


@lru_cache(maxsize=8)
def read_labels(file: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the Chinese labels of each concept of a Turtle file, the preferred one first."""
    labels: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, value in _statements(file):
        if predicate in (_PREFERRED, _OTHER) and value not in labels[subject]:
            labels[subject].insert(0 if predicate == _PREFERRED else len(labels[subject]), value)
    return {subject: tuple(found) for subject, found in labels.items()}


def read_links(file: Path, predicate: str) -> Mapping[str, str]:
    """Return what each concept of a Turtle file is tied to by `predicate`, of which it has one at most."""
    return {subject: value for subject, found, value in _statements(file) if found == predicate}


@lru_cache(maxsize=8)
def preferred_names(file: Path) -> Mapping[str, str]:
    """Return the preferred name for each name of a concept of a Turtle file, white space removed."""
    return {"".join(name.split()): names[0] for names in read_labels(file).values() for name in reversed(names)}


@lru_cache(maxsize=8)
def _statements(file: Path) -> tuple[tuple[str, str, str], ...]:
    return tuple(_read(file))


def _read(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what is said in Chinese or of another concept: subject, predicate, value."""
    for quad in parse(path=file, format=RdfFormat.TURTLE):
        is_chinese = isinstance(quad.object, Literal) and quad.object.language in (None, "zh")
        if isinstance(quad.subject, NamedNode) and (is_chinese or isinstance(quad.object, NamedNode)):
            yield quad.subject.value, quad.predicate.value, quad.object.value
