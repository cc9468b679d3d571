"""Walks a person through proposed links: shows one, takes a key, writes the decision, goes on."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from kg.align.curation import Decision
from kg.cli.failures import describe_failure
from kg.cli.keyboard import Keyboard
from kg.cli.pairs import draw_pair
from kg.cli.words import say
from kg.links import Change
from kg.review import (
    DecidedError,
    Proposal,
    compare_words,
    read_evidence,
    read_sides,
    record_decision,
    withdraw_decision,
)
from kg.segment import Words, read_words
from kg.store import Store

_KEYS = "yntsuq"
_CHANGES = {str(number): change for number, change in enumerate(Change, start=1)}


@dataclass(frozen=True, slots=True)
class Review:
    """What a review needs throughout: the store, the file of decisions, who decides and on which day, the answers."""

    store: Store
    path: Path
    reviewer: str
    day: str
    keyboard: Keyboard


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done with one proposal: the key, and the line that was written for it."""

    key: str
    line: str | None = None


def walk_proposals(review: Review, proposals: tuple[Proposal, ...]) -> Counter[str]:
    """Show each proposal and do what the person's keys say; return how many were decided by which key.

    Every decision is in the file before the next link is shown. One on a pair that someone else has decided
    meanwhile is not made. Raises `CurationError` or `OSError` if the file cannot be written.
    """
    words = read_words(text for p in proposals for text in (p.earlier_text, p.later_text))
    steps: list[_Step] = []
    while len(steps) < len(proposals):
        count = f"{len(steps) + 1}/{len(proposals)}"
        step = _decide(review, proposals[len(steps)], count, words)
        if step.key == "q":
            break
        if step.key == "u":
            _undo(review, steps)
        else:
            steps.append(step)
    return Counter(step.key for step in steps)


def _decide(review: Review, proposal: Proposal, count: str, words: Words) -> _Step:
    """Show a proposal until a key says what becomes of it."""
    sides = read_sides(review.store, proposal.iri)
    evidence = read_evidence(review.store, proposal.iri)
    texts = compare_words(proposal.earlier_text, proposal.later_text, words)
    while True:
        sys.stdout.write("\n" + draw_pair(count, proposal, sides, texts, evidence))
        key = _read_key(review.keyboard)
        if key == "t":
            proposal = replace(proposal, change=_read_change(review.keyboard, proposal.change))
        elif key in ("y", "n"):
            return _record(review, proposal, key)
        else:
            return _Step(key)


def _read_key(keyboard: Keyboard) -> str:
    keys = "  ".join(f"{key} {say(f'key {key}')}" for key in _KEYS)
    while True:
        sys.stdout.write(f"{keys} > ")
        sys.stdout.flush()
        key = keyboard.read_key()
        sys.stdout.write(f"{key if key.isprintable() else ''}\n")
        if key and key in _KEYS:
            return key


def _read_change(keyboard: Keyboard, current: Change) -> Change:
    """Let the person choose by number; any other key leaves the change as it is."""
    for number, change in _CHANGES.items():
        sys.stdout.write(f"  {number} {say(change.value)} {'*' if change is current else ''}".rstrip() + "\n")
    sys.stdout.write("> ")
    sys.stdout.flush()
    key = keyboard.read_key()
    sys.stdout.write(f"{key if key.isprintable() else ''}\n")
    return _CHANGES.get(key, current)


def _record(review: Review, proposal: Proposal, key: str) -> _Step:
    decision = Decision(
        earlier=proposal.earlier,
        later=proposal.later,
        relation=proposal.relation,
        confirmed=key == "y",
        reviewer=review.reviewer,
        change=proposal.change if key == "y" else None,
        earlier_label=proposal.earlier_text,
        later_label=proposal.later_text,
        date=review.day,
    )
    try:
        return _Step(key, record_decision(review.path, decision))
    except DecidedError as error:
        for said in describe_failure(error):
            sys.stderr.write(f"{said}\n")
        return _Step("s")


def _undo(review: Review, steps: list[_Step]) -> None:
    """Take back the last step, and its line out of the file."""
    if not steps:
        sys.stderr.write(say("nothing to undo") + "\n")
        return
    line = steps.pop().line
    if line is not None and not withdraw_decision(review.path, line):
        sys.stderr.write(say("line gone") + "\n")
