"""What the measurements of documents printed in other forms share: what is read of a file, pooled, and a row a form."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.genre.measure import HERE, Items, Tally, items_of, tally
from kg.cli.account import document_account
from kg.errors import KgError
from loaders import load_document

Found = Mapping[str, Items]


def account_of(file: Path) -> dict[str, Any] | None:
    """Return the account of a document; None if it is not read as a plan."""
    try:
        return document_account(load_document(file))
    except KgError:
        return None


def items_or_none(account: dict[str, Any] | None, kinds: Sequence[str]) -> Found:
    """Return what an account states, per kind; nothing of any kind where there is no account."""
    return items_of(account) if account else {kind: Counter() for kind in kinds}


def annotated(name: str, home: Path = HERE) -> Found:
    """Return what is annotated of a document, by the name of its folder."""
    return items_of(json.loads((home / name / "gold.json").read_text(encoding="utf-8")))


def pooled(pairs: Iterable[tuple[Found, Found]], kinds: Sequence[str]) -> dict[str, Tally]:
    """Return the tallies of all documents together, each given as what there is to find and what is read."""
    tallies = dict.fromkeys(kinds, Tally())
    for gold, found in pairs:
        for kind in kinds:
            tallies[kind] += tally(gold[kind], found[kind])
    return tallies


def print_table(
    heading: str, kinds: Sequence[str], forms: Iterable[str], measure: Callable[[str], Mapping[str, Tally]]
) -> None:
    """Print F1 per form and kind, a row as soon as it is measured."""
    print(f"{heading}, F1\n\n| form | {' | '.join(kinds)} |\n|---|{'---:|' * len(kinds)}")
    for form in forms:
        scores = measure(form)
        print(f"| {form} | {' | '.join(f'{scores[kind].scores[2]:.3f}' for kind in kinds)} |", flush=True)
