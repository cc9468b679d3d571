"""A plan in numbers: a sparse row for each of its texts, as they are weighed beside the plan it is compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.align.elements import Elements
from kg.align.terms import (
    Terms,
    Tokens,
    gram_presence,
    join_tokens,
    matter_presence,
    read_tokens,
    vectors,
    weigh_tokens,
    word_presence,
)

_CLAUSE_END = re.compile(r"[，,；;：:]")
_SHORTEST = 5  # n-grams of 2 and 3 characters in a clause: those of four characters


@dataclass(frozen=True, slots=True)
class Vectors:
    """The rows of one plan, in the order of its elements, in the columns of `terms`.

    `measures`, `tasks` (title and measures together), `titles` and `sections` (the heading that each task stands
    under) are unit rows; `grams` and `words` tell which wording a measure has, by weight; `matter` (of measures) and
    `task_matter`, which words that are not of the genre. `clauses` and `sentences` are unit rows of all clauses and
    sentences of all measures, in their order, `clause_grams` which wording the clauses have, by weight; `clause_of` and
    `sentence_of` are the measures that these belong to.
    """

    elements: Elements
    terms: Terms
    measures: Any
    tasks: Any
    titles: Any
    sections: Any
    grams: Any
    words: Any
    matter: Any
    task_matter: Any
    clauses: Any
    clause_grams: Any
    clause_of: NDArray[np.intp]
    sentences: Any
    sentence_of: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PlanTokens:
    """The n-grams and words of a plan's texts, in the order of its elements; they depend on this plan alone.

    `clauses` and `sentences` have those of the parts of each measure, at least one.
    """

    elements: Elements
    measures: tuple[Tokens, ...]
    clauses: tuple[tuple[Tokens, ...], ...]
    sentences: tuple[tuple[Tokens, ...], ...]
    titles: tuple[Tokens, ...]
    sections: tuple[Tokens, ...]


def read_plan_tokens(plan: Elements, dictionary: Mapping[str, int]) -> PlanTokens:
    """Return the n-grams and words of a plan's texts, cut by a dictionary that knows their words."""
    sentences = [_read_sentences(measure.text, dictionary) for measure in plan.measures]
    return PlanTokens(
        elements=plan,
        measures=tuple(join_tokens(clause for clauses in parts for clause in clauses) for parts in sentences),
        clauses=tuple(_telling_clauses(parts) for parts in sentences),
        sentences=tuple(tuple(join_tokens(clauses) for clauses in parts) for parts in sentences),
        titles=tuple(read_tokens(task.title, dictionary) for task in plan.tasks),
        sections=tuple(read_tokens(task.section, dictionary) for task in plan.tasks),
    )


def _read_sentences(text: str, dictionary: Mapping[str, int]) -> list[list[Tokens]]:
    """The clauses of each sentence; no n-gram and no word goes over a mark, so that their sum is the whole."""
    sentences = [part for part in text.split("。") if part] or [text]
    return [[read_tokens(clause, dictionary) for clause in _CLAUSE_END.split(part)] for part in sentences]


def _telling_clauses(sentences: list[list[Tokens]]) -> tuple[Tokens, ...]:
    """The clauses that are long enough to name a thing; where there is none, the whole text is one."""
    every = [clause for clauses in sentences for clause in clauses]
    return tuple(clause for clause in every if len(clause.longer) >= _SHORTEST) or (join_tokens(every),)


def read_vectors(plan: Elements, terms: Terms) -> Vectors:
    """Return the rows of a plan's texts by the weights of some plans, this one among them."""
    return _weighed(read_plan_tokens(plan, terms.dictionary), terms)


def pair_vectors(earlier: PlanTokens, later: PlanTokens, dictionary: Mapping[str, int]) -> tuple[Vectors, Vectors]:
    """Return the rows of two plans, by the weights that these two alone give to their terms.

    So the links of a pair depend on its two plans and on nothing else: what other plans stand beside them, or are
    added to them, changes no link.
    """
    terms = weigh_tokens((text for plan in (earlier, later) for text in (*plan.titles, *plan.measures)), dictionary)
    return _weighed(earlier, terms), _weighed(later, terms)


def _weighed(plan: PlanTokens, terms: Terms) -> Vectors:
    parts = [[title] for title in plan.titles]
    for measure, tokens in zip(plan.elements.measures, plan.measures, strict=True):
        parts[measure.task].append(tokens)
    whole = [join_tokens(part) for part in parts]
    clauses = [tokens for found in plan.clauses for tokens in found]
    return Vectors(
        elements=plan.elements,
        terms=terms,
        measures=vectors(plan.measures, terms),
        tasks=vectors(whole, terms),
        titles=vectors(plan.titles, terms),
        sections=vectors(plan.sections, terms),
        grams=gram_presence(plan.measures, terms),
        words=word_presence(plan.measures, terms),
        matter=matter_presence(plan.measures, terms),
        task_matter=matter_presence(whole, terms),
        clauses=vectors(clauses, terms),
        clause_grams=gram_presence(clauses, terms),
        clause_of=_owners(plan.clauses),
        sentences=vectors([tokens for found in plan.sentences for tokens in found], terms),
        sentence_of=_owners(plan.sentences),
    )


def _owners(parts: Sequence[Sequence[Tokens]]) -> NDArray[np.intp]:
    return np.repeat(np.arange(len(parts)), [len(found) for found in parts])
