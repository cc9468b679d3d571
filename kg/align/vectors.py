"""A plan in numbers: a sparse row for each of its texts, as they are weighed beside the plan it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Vectors:
    """The rows of one plan, in the order of its elements, in the columns of `terms`.

    `measures`, `tasks` (title and measures together), `titles` and `sections` (the heading that each task stands
    under) are unit rows; `grams` and `words` tell which wording a measure has, by weight; `matter` (of measures) and
    `task_matter`, which words that are not of the genre. `sentences` are unit rows of all sentences of all measures,
    and `sentence_of` the measures that these belong to.
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
    sentences: Any
    sentence_of: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PlanTokens:
    """The n-grams and words of a plan's texts, in the order of its elements; they depend on this plan alone.

    `sentences` has those of each measure that has several.
    """

    elements: Elements
    measures: tuple[Tokens, ...]
    sentences: tuple[tuple[Tokens, ...], ...]
    titles: tuple[Tokens, ...]
    sections: tuple[Tokens, ...]


def read_plan_tokens(plan: Elements, dictionary: Mapping[str, int]) -> PlanTokens:
    """Return the n-grams and words of a plan's texts, cut by a dictionary that knows their words."""
    return PlanTokens(
        elements=plan,
        measures=tuple(read_tokens(measure.text, dictionary) for measure in plan.measures),
        sentences=tuple(_sentences(measure.text, dictionary) for measure in plan.measures),
        titles=tuple(read_tokens(task.title, dictionary) for task in plan.tasks),
        sections=tuple(read_tokens(task.section, dictionary) for task in plan.tasks),
    )


def _sentences(text: str, dictionary: Mapping[str, int]) -> tuple[Tokens, ...]:
    """Those of the sentences of a text that has several; one alone is the text."""
    parts = [part for part in text.split("。") if part]
    return tuple(read_tokens(part, dictionary) for part in parts) if len(parts) > 1 else ()


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
    sentences = [parts or (text,) for parts, text in zip(plan.sentences, plan.measures, strict=True)]
    parts = [[title] for title in plan.titles]
    for measure, tokens in zip(plan.elements.measures, plan.measures, strict=True):
        parts[measure.task].append(tokens)
    whole = [join_tokens(part) for part in parts]
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
        sentences=vectors([tokens for found in sentences for tokens in found], terms),
        sentence_of=np.repeat(np.arange(len(plan.measures)), [len(found) for found in sentences]),
    )
