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
    Cells,
    Terms,
    Texts,
    Tokens,
    join_tokens,
    presence,
    read_cells,
    read_dictionary,
    read_texts,
    read_tokens,
    vectors,
    weigh_texts,
    without_genre,
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

    `measures`, `tasks`, `titles`, `sections`, `clauses` and `sentences` are tables of what the rows of `Vectors` are
    made from; `grams` and `clause_grams` of the longer n-grams of measures and clauses, `matter` and `task_matter` of
    the words that are not of the genre.
    """

    elements: Elements
    measures: Texts
    tasks: Texts
    titles: Texts
    sections: Texts
    grams: Cells
    matter: Cells
    task_matter: Cells
    clauses: Texts
    clause_grams: Cells
    clause_of: NDArray[np.intp]
    sentences: Texts
    sentence_of: NDArray[np.intp]


def read_plan_tokens(plan: Elements, dictionary: Mapping[str, int]) -> PlanTokens:
    """Return the n-grams and words of a plan's texts, cut by a dictionary that knows their words."""
    parted = [_read_sentences(measure.text, dictionary) for measure in plan.measures]
    measures = [join_tokens(clause for clauses in parts for clause in clauses) for parts in parted]
    titles = [read_tokens(task.title, dictionary) for task in plan.tasks]
    tasks = read_texts(_whole_tasks(plan, titles, measures))
    clauses = [_telling_clauses(parts) for parts in parted]
    sentences = [[join_tokens(clauses) for clauses in parts] for parts in parted]
    tables = read_texts(measures)
    return PlanTokens(
        elements=plan,
        measures=tables,
        tasks=tasks,
        titles=read_texts(titles),
        sections=read_texts([read_tokens(task.section, dictionary) for task in plan.tasks]),
        grams=read_cells([text.longer for text in measures]),
        matter=without_genre(tables.words),
        task_matter=without_genre(tasks.words),
        clauses=read_texts([clause for found in clauses for clause in found]),
        clause_grams=read_cells([clause.longer for found in clauses for clause in found]),
        clause_of=_owners(clauses),
        sentences=read_texts([sentence for found in sentences for sentence in found]),
        sentence_of=_owners(sentences),
    )


def _whole_tasks(plan: Elements, titles: Sequence[Tokens], measures: Sequence[Tokens]) -> list[Tokens]:
    parts = [[title] for title in titles]
    for measure, tokens in zip(plan.measures, measures, strict=True):
        parts[measure.task].append(tokens)
    return [join_tokens(part) for part in parts]


def _read_sentences(text: str, dictionary: Mapping[str, int]) -> list[list[Tokens]]:
    """The clauses of each sentence; no n-gram and no word goes over a mark, so that their sum is the whole."""
    sentences = [part for part in text.split("。") if part] or [text]
    return [[read_tokens(clause, dictionary) for clause in _CLAUSE_END.split(part)] for part in sentences]


def _telling_clauses(sentences: list[list[Tokens]]) -> tuple[Tokens, ...]:
    """The clauses that are long enough to name a thing; where there is none, the whole text is one."""
    every = [clause for clauses in sentences for clause in clauses]
    return tuple(clause for clause in every if len(clause.longer) >= _SHORTEST) or (join_tokens(every),)


def read_vectors(earlier: Elements, later: Elements) -> tuple[Vectors, Vectors]:
    """Return the rows of two plans that nothing has been read of yet; see `pair_vectors`."""
    dictionary = read_dictionary((earlier, later))
    first, second = (read_plan_tokens(plan, dictionary) for plan in (earlier, later))
    return pair_vectors(first, second, dictionary)


def pair_vectors(earlier: PlanTokens, later: PlanTokens, dictionary: Mapping[str, int]) -> tuple[Vectors, Vectors]:
    """Return the rows of two plans, by the weights that these two alone give to their terms.

    So the links of a pair depend on its two plans and on nothing else: what other plans stand beside them, or are
    added to them, changes no link.
    """
    counted = [texts for plan in (earlier, later) for texts in (plan.titles, plan.measures)]
    terms = weigh_texts(counted, [plan.sections for plan in (earlier, later)], dictionary)
    return _weighed(earlier, terms), _weighed(later, terms)


def _weighed(plan: PlanTokens, terms: Terms) -> Vectors:
    return Vectors(
        elements=plan.elements,
        terms=terms,
        measures=vectors(plan.measures, terms),
        tasks=vectors(plan.tasks, terms),
        titles=vectors(plan.titles, terms),
        sections=vectors(plan.sections, terms),
        grams=presence(plan.grams, terms.grams),
        words=presence(plan.measures.words, terms.words),
        matter=presence(plan.matter, terms.words),
        task_matter=presence(plan.task_matter, terms.words),
        clauses=vectors(plan.clauses, terms),
        clause_grams=presence(plan.clause_grams, terms.grams),
        clause_of=plan.clause_of,
        sentences=vectors(plan.sentences, terms),
        sentence_of=plan.sentence_of,
    )


def _owners(parts: Sequence[Sequence[Tokens]]) -> NDArray[np.intp]:
    return np.repeat(np.arange(len(parts)), [len(found) for found in parts])
