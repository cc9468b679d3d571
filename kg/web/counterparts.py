"""Finds what an element goes on from, goes on as, and is restated by, with the differences of the two texts marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.answers.holdings import Snapshot
from kg.diff.marks import is_rewritten
from kg.difference import Difference, compare_texts, make_lexicon
from kg.evidence import Tie, read_ties
from kg.search import known_texts
from kg.segment import Words, read_words
from kg.web.contents import PLAN, plan_heads
from kg.web.kept import once


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The other end of an accepted link, seen from one end.

    `side` is `earlier`, `later` or `beside` (another plan of the same year). `change` and `status` are local names;
    of a restatement across years nothing is said to have changed. `difference` is from the earlier text to the later.
    """

    iri: str
    plan: str
    year: str
    plan_title: str
    text: str
    side: str
    relation: str
    change: str
    status: str
    confidence: float
    difference: Difference

    @property
    def rewritten(self) -> bool:
        """Whether no more than chance is left of the wording, so that nothing is worth marking."""
        return is_rewritten(self.difference)

    @property
    def own_is_later(self) -> bool:
        """Whether the text that this is the counterpart of is the later of the two."""
        return self.side != "later"


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The accepted counterparts of an element, and how many more links wait for a person."""

    shown: tuple[Counterpart, ...]
    waiting: int

    def on(self, side: str, relation: str | None = None) -> tuple[Counterpart, ...]:
        """Return those on a side, of one relation if it is given."""
        return tuple(one for one in self.shown if one.side == side and relation in (None, one.relation))


def find_counterparts(held: Snapshot, elements: Iterable[str]) -> Mapping[str, Counterparts]:
    """Return the counterparts of each of the elements, by IRI, those of its own series first, then the surest."""
    wanted = tuple(elements)
    ties = read_ties(held.store, wanted)
    accepted = [tie for tie in ties if tie.accepted]
    words = known_words(held)
    return {
        iri: Counterparts(
            tuple(
                sorted(
                    (_counterpart(held, tie, iri, words) for tie in accepted if iri in (tie.earlier, tie.later)),
                    key=lambda one: (one.relation != "continues", one.year, -one.confidence, one.iri),
                )
            ),
            sum(not tie.accepted and tie.status == "Proposed" for tie in ties if iri in (tie.earlier, tie.later)),
        )
        for iri in wanted
    }


def known_words(held: Snapshot) -> Words:
    """Return the words of all titles and texts of the plans, by which differences are told; read once for a build."""
    return once(held, "words", lambda: read_words(sorted(known_texts(held.index))))


def _counterpart(held: Snapshot, tie: Tie, own: str, words: Words) -> Counterpart:
    heads = plan_heads(held)
    other, text = (tie.earlier, tie.earlier_text) if own == tie.later else (tie.later, tie.later_text)
    mine, its = heads[_plan(own)], heads[_plan(other)]
    side = "beside" if its.year == mine.year else "earlier" if its.year < mine.year else "later"
    return Counterpart(
        iri=other,
        plan=its.identifier,
        year=its.year,
        plan_title=its.title,
        text=text,
        side=side,
        relation=tie.relation,
        change=tie.change,
        status=tie.status,
        confidence=tie.confidence,
        difference=compare_texts(tie.earlier_text, tie.later_text, make_lexicon(words)),
    )


def _plan(iri: str) -> str:
    return iri.removeprefix(PLAN).partition("/")[0]
