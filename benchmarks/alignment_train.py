"""Learns the weights of kg/align/weights.toml from the annotated pairs and prints them as TOML.

Run it in the project: python -m benchmarks.alignment_train. Copy what it prints into the file. What carries on a plan
of last year is learned from tests/gold, what restates another plan from the decisions of curation/links.sssom.tsv on
the pairs of plans that were read whole.
"""

from __future__ import annotations

from pathlib import Path

from kg.align import Decision, read_curation
from kg.align.elements import Elements, read_elements
from kg.align.model import LEVELS, RELATIONS, Model, read_model
from kg.align.plans import Comparison, compare
from kg.align.train import Annotated, Labels, learn_model, learn_restatement
from kg.align.vectors import read_vectors
from kg.evaluate.gold import read_gold
from kg.evaluate.peers import gold_labels
from kg.links import ElementKind, Relation
from kg.workspace import find_workspace
from loaders import load_document

_ROOT = Path(__file__).resolve().parent.parent


def learn_from_gold(root: Path) -> Model:
    """Return the model learned from the annotations and decisions of the workspace at `root`.

    The next year is learned from the first pair of successive plans that is annotated.
    """
    plans = _plans(root)
    gold = read_gold(root / "tests" / "gold")
    earlier, later = min((pair.earlier.plan, pair.later.plan) for pair in gold.tasks)
    comparison = _compared(plans[earlier], plans[later], "continues")
    model = learn_model(comparison, gold_labels(gold, (earlier, later)), read_model())
    return learn_restatement(restated_pairs(root), model)


def restated_pairs(root: Path) -> tuple[Annotated, ...]:
    """Return the pairs of plans of other series that a person read whole, with the links that hold."""
    plans, curation = _plans(root), read_curation(root / "curation" / "links.sssom.tsv")
    confirmed = [d for d in curation.decisions if d.confirmed and d.relation == "restates"]
    pairs = [(pair.earlier, pair.later) for pair in curation.whole]
    return tuple(
        Annotated(_compared(plans[earlier], plans[later], "restates"), Labels(links, frozenset(), frozenset()))
        for earlier, later in pairs
        if (links := frozenset((d.earlier, d.later) for d in confirmed if _between(d, earlier, later)))
    )


def _plans(root: Path) -> dict[str, Elements]:
    workspace = find_workspace(root)
    return {entry.identifier: read_elements(load_document(entry.file, entry)) for entry in workspace.manifest.plans}


def _between(decision: Decision, earlier: str, later: str) -> bool:
    return (decision.earlier.plan, decision.later.plan) == (earlier, later)


def _compared(earlier: Elements, later: Elements, relation: Relation) -> Comparison:
    return compare(*read_vectors(earlier, later), relation)


def model_toml(model: Model) -> str:
    """Return the model as the text of `weights.toml`, without its comments."""
    return "\n".join(_level_toml(model, relation, level) for relation in RELATIONS for level in LEVELS)


def _level_toml(model: Model, relation: Relation, level: ElementKind) -> str:
    weights, limits = model.weights[relation, level], model.thresholds[relation, level]
    lines = [f"[{relation}.{level}]", f"accept = {limits.accept}", f"propose = {limits.propose}"]
    lines += [f'factor = "{weights.factor}"'] if weights.factor else []
    lines += [f"intercept = {weights.intercept}", f"[{relation}.{level}.weights]"]
    return "\n".join((*lines, *(f"{field} = {weight}" for field, weight in weights.by_field))) + "\n"


if __name__ == "__main__":
    print(model_toml(learn_from_gold(_ROOT)), end="")
