"""Learns the weights of kg/align/weights.toml from the annotated pairs and prints them as TOML.

Run it in the project: python -m benchmarks.alignment_train. Copy what it prints into the file; the thresholds of
`restates` are not learned here but chosen on the annotated restatements (see docs/alignment.md).
"""

from __future__ import annotations

from pathlib import Path

from kg.align.elements import read_elements
from kg.align.model import Model, Weights, read_model
from kg.align.plans import compare
from kg.align.terms import weigh_terms
from kg.align.train import learn_model
from kg.align.vectors import read_vectors
from kg.evaluate.gold import read_gold
from kg.evaluate.peers import gold_labels
from kg.workspace import find_workspace
from loaders import load_document

_ROOT = Path(__file__).resolve().parent.parent


def learn_from_gold(root: Path) -> Model:
    """Return the model learned from all annotated successive plans of the workspace; the first pair, if several."""
    workspace = find_workspace(root)
    plans = {entry.identifier: read_elements(load_document(entry.file, entry)) for entry in workspace.manifest.plans}
    gold = read_gold(root / "tests" / "gold")
    earlier, later = min((pair.earlier.plan, pair.later.plan) for pair in gold.tasks)
    terms = weigh_terms((plans[earlier], plans[later]))
    comparison = compare(read_vectors(plans[earlier], terms), read_vectors(plans[later], terms), "continues")
    return learn_model(comparison, gold_labels(gold, (earlier, later)), read_model())


def model_toml(model: Model) -> str:
    """Return the model as the text of `weights.toml`, without its comments."""
    blocks = [_weights_toml("measure", model.measure), _weights_toml("task", model.task)]
    for relation in ("continues", "restates"):
        lines = [f"[{relation}]"]
        for (name, level), limits in sorted(model.thresholds.items(), reverse=True):
            if name == relation:
                lines.append(f"{level} = {{ accept = {limits.accept}, propose = {limits.propose} }}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _weights_toml(level: str, weights: Weights) -> str:
    lines = [f"[{level}]", f"intercept = {weights.intercept}", "", f"[{level}.weights]"]
    return "\n".join((*lines, *(f"{field} = {weight}" for field, weight in weights.by_field)))


if __name__ == "__main__":
    print(model_toml(learn_from_gold(_ROOT)), end="")
