"""A plan in numbers: a sparse row for each of its texts, made once and compared with any other plan of the corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.align.elements import Elements
from kg.align.terms import Terms, gram_presence, join_tokens, read_tokens, vectors, word_presence


@dataclass(frozen=True, slots=True)
class Vectors:
    """The rows of one plan, in the order of its elements, in the columns of `terms`.

    `measures`, `tasks` (title and measures together), `titles` and `sections` (the heading that each task stands
    under) are unit rows; `grams` and `words` tell which wording a measure has, by weight.
    """

    elements: Elements
    terms: Terms
    measures: Any
    tasks: Any
    titles: Any
    sections: Any
    grams: Any
    words: Any


def read_vectors(plan: Elements, terms: Terms) -> Vectors:
    """Return the rows of a plan's texts by the weights of a corpus that holds it."""
    measures = [read_tokens(measure.text, terms) for measure in plan.measures]
    titles = [read_tokens(task.title, terms) for task in plan.tasks]
    parts = [[titles[index]] for index in range(len(plan.tasks))]
    for measure, tokens in zip(plan.measures, measures, strict=True):
        parts[measure.task].append(tokens)
    return Vectors(
        elements=plan,
        terms=terms,
        measures=vectors(measures, terms),
        tasks=vectors([join_tokens(part) for part in parts], terms),
        titles=vectors(titles, terms),
        sections=vectors([read_tokens(task.section, terms) for task in plan.tasks], terms),
        grams=gram_presence(measures, terms),
        words=word_presence(measures, terms),
    )
