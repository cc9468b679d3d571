"""The decision model: the readable weights of `weights.toml`, and the confidence that they give to a pair."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from kg.align.evidence import Fields
from kg.align.terms import Matrix
from kg.links import ElementKind, Relation

WEIGHTS = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: its intercept, and its weights by field of evidence."""

    intercept: float
    by_field: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The confidence from which a link is an edge, and the lower one from which it is kept for a person."""

    accept: float
    propose: float


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of both levels, and the thresholds by relation and level."""

    task: Weights
    measure: Weights
    thresholds: Mapping[tuple[Relation, ElementKind], Thresholds]


def confidences(weights: Weights, fields: Fields) -> Matrix:
    """Return the probability, by the logistic function, that the pairs with these scores belong together."""
    total = weights.intercept + sum(weight * fields[field] for field, weight in weights.by_field)
    return np.asarray(1 / (1 + np.exp(-np.asarray(total, dtype=np.float64))))


@cache
def read_model(path: Path = WEIGHTS) -> Model:
    """Return the model written in the TOML file at `path`, by default the one that the project ships."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    relations: tuple[Relation, ...] = ("continues", "restates")
    levels: tuple[ElementKind, ...] = ("task", "measure")
    return Model(
        task=_weights(data["task"]),
        measure=_weights(data["measure"]),
        thresholds={
            (relation, level): Thresholds(**data[relation][level]) for relation in relations for level in levels
        },
    )


def _weights(table: Mapping[str, object]) -> Weights:
    by_field = table["weights"]
    if not isinstance(by_field, dict):
        raise TypeError(f"weights must be a table, not {by_field!r}")
    return Weights(float(str(table["intercept"])), tuple(sorted((name, float(w)) for name, w in by_field.items())))
