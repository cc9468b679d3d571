"""Finds out ahead what pages show of all plans together, so that nobody waits for it on a first visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from kg.answers.holdings import Snapshot
from kg.library import ask
from kg.web.contents import plan_bearers, plan_heads, read_plan
from kg.web.counterparts import known_words
from kg.web.kept import whole
from kg.web.page import load_templates
from kg.web.pages.compare import comparable_pairs, compare
from kg.web.pages.department import read_loads
from kg.web.pages.document import all_citations
from kg.web.pages.indicator import all_targets
from kg.web.pages.plan import named_figures
from kg.web.pages.query import known_terms
from kg.web.pages.review import all_proposals
from kg.web.pages.task import all_lines

_PLANS, _PAIRS = 12, 4
_WHOLE = (
    "department-names",
    "departments-changed",
    "departments-together",
    "province-duty-counts",
    "plan-counts",
    "plan-coverage",
    "supplied-by-manifest",
)
_TABLES: tuple[Callable[[Snapshot], object], ...] = (
    read_loads,
    known_words,
    all_lines,
    named_figures,
    lambda held: all_targets(held, "zh"),
    all_proposals,
    all_citations,
    lambda held: ask(whole(held), "documents-cited", phrase=""),
    known_terms,
)


def warm(held: Snapshot) -> None:
    """Read what pages tell of all plans, and the latest few plans and pairs of plans.

    What is left out, and whatever of this has not come yet, is read on the first visit that needs it.
    """
    for step in _steps(held):
        step()


def _steps(held: Snapshot) -> Iterator[Callable[[], object]]:
    """What there is to do, that of the first page first, in pieces that are short on a store of a few plans."""
    yield load_templates
    for name in _WHOLE:
        yield lambda name=name: ask(whole(held), name)  # type: ignore[misc]
    for table in _TABLES:
        yield lambda table=table: table(held)  # type: ignore[misc]
    for plan in list(plan_heads(held))[: -_PLANS - 1 : -1]:
        yield lambda plan=plan: plan_bearers(held, read_plan(held, plan))  # type: ignore[misc]
    for earlier, later in islice(comparable_pairs(held), _PAIRS):
        yield lambda a=earlier, b=later: compare(held, a.identifier, b.identifier, "zh")  # type: ignore[misc]
