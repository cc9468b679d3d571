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
    """A logistic regression: its intercept, and its weights by field of evidence.

    Where `factor` names a field, the probability is multiplied by its score.
    """

    intercept: float
    by_field: tuple[tuple[str, float], ...]
    factor: str | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The confidence from which a link is an edge, and the lower one from which it is kept for a person."""

    accept: float
    propose: float


Level = tuple[Relation, ElementKind]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights and the thresholds, by relation and level."""

    weights: Mapping[Level, Weights]
    thresholds: Mapping[Level, Thresholds]


RELATIONS: tuple[Relation, ...] = ("continues", "restates")
LEVELS: tuple[ElementKind, ...] = ("measure", "task")


def confidences(weights: Weights, fields: Fields) -> Matrix:
    """Return the probability, by the logistic function, that the pairs with these scores belong together."""
    total = weights.intercept + sum(weight * fields[field] for field, weight in weights.by_field)
    chance = np.asarray(1 / (1 + np.exp(-np.asarray(total, dtype=np.float64))))
    return chance if weights.factor is None else np.asarray(chance * fields[weights.factor])


@cache
def read_model(path: Path = WEIGHTS) -> Model:
    """Return the model written in the TOML file at `path`, by default the one that the project ships."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    levels = [(relation, level) for relation in RELATIONS for level in LEVELS]
    return Model(
        weights={(relation, level): _weights(data[relation][level]) for relation, level in levels},
        thresholds={(relation, level): _thresholds(data[relation][level]) for relation, level in levels},
    )


def _thresholds(table: Mapping[str, object]) -> Thresholds:
    return Thresholds(float(str(table["accept"])), float(str(table["propose"])))


def _weights(table: Mapping[str, object]) -> Weights:
    by_field, factor = table["weights"], table.get("factor")
    if not isinstance(by_field, dict):
        raise TypeError(f"weights must be a table, not {by_field!r}")
    return Weights(
        float(str(table["intercept"])),
        tuple(sorted((name, float(w)) for name, w in by_field.items())),
        None if factor is None else str(factor),
    )
