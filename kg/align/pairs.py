"""Chooses which plans are aligned: successive years of a series, and other series of the same or the next year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.links import Relation
from kg.model import PlanDocument
from kg.workspace import PlanEntry


@dataclass(frozen=True, slots=True)
class PlanPair:
    """Two plans to align, by their identifiers; of a restatement, `earlier` is the plan that is restated."""

    earlier: str
    later: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Ranks:
    """Plans in the order of their years and, within one, of how detailed they are; the place of each is its number.

    `ranges` are the places of the plans of each year, `series` those of each series, both in that order.
    """

    names: tuple[str, ...]
    series_of: tuple[str | None, ...]
    year_of: tuple[int, ...]
    ranges: Mapping[int, range]
    series: Mapping[str, tuple[int, ...]]

    def years(self) -> tuple[int, ...]:
        """Return the years, the first one first."""
        return tuple(self.ranges)

    def of_year(self, year: int) -> range:
        """Return the places of the plans of a year."""
        return self.ranges.get(year, range(0))

    def are_partners(self, one: int, other: int) -> bool:
        """Return whether two plans are of different series, and of one year or of two that follow each other."""
        same = self.series_of[one] is not None and self.series_of[one] == self.series_of[other]
        return one != other and not same and abs(self.year_of[one] - self.year_of[other]) <= 1

    def partners(self, place: int) -> Iterator[int]:
        """Yield the partners of a plan."""
        year = self.year_of[place]
        beside = (other for near in (year - 1, year, year + 1) for other in self.of_year(near))
        return (other for other in beside if self.are_partners(place, other))

    def count_partners(self, place: int) -> int:
        """Return how many partners a plan has."""
        year, series = self.year_of[place], self.series_of[place]
        siblings = self.series[series] if series is not None else (place,)
        near = sum(len(self.of_year(one)) for one in (year - 1, year, year + 1))
        return near - sum(abs(self.year_of[other] - year) <= 1 for other in siblings)


def rank_plans(documents: Mapping[str, PlanDocument], entries: Iterable[PlanEntry]) -> Ranks:
    """Return the plans of the entries that have a document and a year."""
    known = [entry for entry in entries if entry.identifier in documents and _year(entry, documents) is not None]
    ordered = sorted(known, key=lambda entry: (_year(entry, documents) or 0, -_detail(documents[entry.identifier])))
    years = tuple(_year(entry, documents) or 0 for entry in ordered)
    ranges: dict[int, range] = {}
    series: dict[str, list[int]] = {}
    for place, (entry, year) in enumerate(zip(ordered, years, strict=True)):
        ranges[year] = range(ranges[year].start if year in ranges else place, place + 1)
        if entry.series is not None:
            series.setdefault(entry.series, []).append(place)
    return Ranks(
        names=tuple(entry.identifier for entry in ordered),
        series_of=tuple(entry.series for entry in ordered),
        year_of=years,
        ranges=ranges,
        series={key: tuple(places) for key, places in series.items()},
    )


def successive_pairs(ranks: Ranks) -> Iterator[tuple[int, int]]:
    """Yield the places of each two plans of one series of which the later is of the next year that the series has."""
    for places in ranks.series.values():
        of_year: dict[int, list[int]] = {}
        for place in places:
            of_year.setdefault(ranks.year_of[place], []).append(place)
        for earlier, later in pairwise(of_year.values()):
            yield from ((one, other) for one in earlier for other in later)


def plan_pairs(documents: Mapping[str, PlanDocument], entries: Iterable[PlanEntry]) -> tuple[PlanPair, ...]:
    """Return the pairs of plans that can be aligned, in the order of their years.

    Within a series each plan continues that of the last year before it, however long ago. Plans of
    different series are compared when their years are the same or follow each other: the later restates the
    earlier one, and of one year the other plan restates the task list, which is the plan that gives most of
    its tasks a deadline or a province duty. A plan without a year is aligned with none.
    """
    ranks = rank_plans(documents, entries)
    relations: dict[tuple[int, int], Relation] = dict.fromkeys(successive_pairs(ranks), "continues")
    for place in range(len(ranks.names)):
        relations |= {(place, other): "restates" for other in ranks.partners(place) if place < other}
    found = sorted(relations.items())
    return tuple(PlanPair(ranks.names[one], ranks.names[other], relation) for (one, other), relation in found)


def _year(entry: PlanEntry, documents: Mapping[str, PlanDocument]) -> int | None:
    return entry.year or documents[entry.identifier].header.year


def _detail(document: PlanDocument) -> float:
    """The share of tasks that say by when or for which provinces, as the rows of a task list do."""
    if not document.tasks:
        return 0.0
    detailed = [t for t in document.tasks if t.deadline or t.duties or any(m.duties for m in t.measures)]
    return len(detailed) / len(document.tasks)
