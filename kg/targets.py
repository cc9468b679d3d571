"""Tells the lines of indicators: what was promised, what was reached, what was promised next, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.attainment.model import Verdict
from kg.attainment.reasons import write_value
from kg.identify import KG
from kg.library import ask
from kg.model import Figure, Passage
from kg.search import part_words
from kg.store import Store
from kg.trace import Place
from kg.values import COMPARATORS

_Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a target: the verdict, why, how sure, and the IRI of the outcome it rests on, if there is one."""

    verdict: Verdict
    reason: str
    confidence: float
    outcome: str | None


@dataclass(frozen=True, slots=True)
class LinedFigure:
    """A target or an outcome of a line; `value` is written as people do (≤16个月), `period` may span years (2016—2020).

    `judgement` is that of a target, None of an outcome. `indicator` is what the figure counts.
    """

    iri: str
    plan: str
    plan_year: int
    promised: bool
    indicator: str
    value: str
    period: str
    quote: str
    passage: tuple[Place, ...]
    judgement: Judgement | None = None

    @property
    def until(self) -> str:
        """The last year that the figure is for."""
        return self.period[-4:]


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator through the years: its figures by the year they are for, targets before outcomes.

    `names` are the other names that plans print for it, `near` the indicators easily taken for it, and `others` the
    outcomes of those that a judgement names.
    """

    indicator: str
    iri: str
    names: tuple[str, ...]
    near: tuple[str, ...]
    figures: tuple[LinedFigure, ...]
    others: tuple[LinedFigure, ...]

    @property
    def targets(self) -> tuple[LinedFigure, ...]:
        """What was promised, by the year that it is for."""
        return tuple(figure for figure in self.figures if figure.promised)

    def outcome_of(self, target: LinedFigure) -> LinedFigure | None:
        """Return the outcome that the judgement of a target rests on."""
        iri = target.judgement.outcome if target.judgement else None
        return next((figure for figure in (*self.figures, *self.others) if figure.iri == iri), None)

    def promised_next(self, target: LinedFigure) -> tuple[LinedFigure, ...]:
        """Return what was promised for the nearest later year."""
        later = [figure for figure in self.targets if figure.until > target.until]
        return tuple(figure for figure in later if figure.until == later[0].until)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the store says beside the figures of a line: names, verdicts by target, named outcomes, places."""

    ties: Sequence[_Row]
    verdicts: Mapping[str, _Row]
    others: Sequence[_Row]
    places: Mapping[str, tuple[Place, ...]]
    language: str


def target_lines(store: Store, words: str = "", *, year: int | None = None, language: str = "zh") -> tuple[Line, ...]:
    """Return the lines of the indicators that anything was promised of.

    Only those are told of which one name holds all `words` (parted by blanks or signs), and of which a plan of `year`
    promises something. Reasons are in `language`, `zh` or `en`. Lines stand by the first year of a promise, then by
    name.
    """
    asked = part_words(words.split())
    longest = max(asked, key=len, default="")
    verdicts = {row["target"]: row for row in ask(store, "target-outcome", phrase="", language=language)}
    rows = ask(store, "indicator-figures", phrase=longest)
    ties = ask(store, "indicator-names", phrase=longest)
    wanted = [one for one in _by_indicator(rows) if _holds(one, ties, asked) and _promises(one, year)]
    named = _named_outcomes((row for one in wanted for row in one), verdicts)
    others = [row for row in ask(store, "indicator-figures", phrase="") if row["figure"] in named]
    places = _places(store, (row["figure"] for row in (*others, *(row for one in wanted for row in one))))
    facts = _Facts(ties, verdicts, others, places, language)
    lines = (_line(one, facts) for one in wanted)
    return tuple(sorted(lines, key=lambda line: (line.targets[0].until, line.indicator)))


def _by_indicator(rows: Iterable[_Row]) -> list[list[_Row]]:
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row["concept"]].append(row)
    return list(found.values())


def _holds(one: list[_Row], ties: Iterable[_Row], asked: tuple[str, ...]) -> bool:
    names = (one[0]["indicator"], *_tied(one[0]["concept"], ties, other_names=True))
    return any(all(word in name for word in asked) for name in names)


def _promises(one: list[_Row], year: int | None) -> bool:
    return any(row["kind"] == "Target" and (year is None or row["document_year"] == str(year)) for row in one)


def _tied(concept: str, ties: Iterable[_Row], *, other_names: bool) -> Iterator[str]:
    for row in ties:
        if row["concept"] == concept and (row["relation"] == "other name") == other_names:
            yield row["name"]


def _named_outcomes(rows: Iterable[_Row], verdicts: Mapping[str, _Row]) -> set[str]:
    return {verdicts[row["figure"]]["outcome"] for row in rows if row["figure"] in verdicts}


def _line(one: list[_Row], facts: _Facts) -> Line:
    concept = one[0]["concept"]
    named = _named_outcomes(one, facts.verdicts)
    elsewhere = (row for row in facts.others if row["figure"] in named and row["concept"] != concept)
    return Line(
        indicator=one[0]["indicator"],
        iri=concept,
        names=tuple(_tied(concept, facts.ties, other_names=True)),
        near=tuple(dict.fromkeys(_tied(concept, facts.ties, other_names=False))),
        figures=tuple(sorted((_figure(row, facts) for row in one if not _is_ahead(row)), key=_by_year)),
        others=tuple(_figure(row, facts) for row in elsewhere),
    )


def _is_ahead(row: _Row) -> bool:
    """Whether an outcome is for years after its report: the report tells of an aim there, and nothing was reached."""
    return row["kind"] == "Outcome" and row["period"] > row["document_year"]


def _by_year(figure: LinedFigure) -> tuple[str, bool, int, str, int, str]:
    return figure.until, not figure.promised, figure.plan_year, figure.plan, len(figure.iri), figure.iri


def _figure(row: _Row, facts: _Facts) -> LinedFigure:
    verdict = facts.verdicts.get(row["figure"])
    start, end = row["period_start"], row["period"] or row["document_year"]
    return LinedFigure(
        iri=row["figure"],
        plan=row["plan"],
        plan_year=int(row["document_year"] or 0),  # of a plan that states none
        promised=row["kind"] == "Target",
        indicator=row["indicator"],
        value=write_value(_as_figure(row), english=facts.language == "en"),
        period=f"{start}—{end}" if start else end,
        quote=" ".join(row["quote"].split()),
        passage=facts.places[row["figure"]],
        judgement=_judgement(verdict) if verdict else None,
    )


def _as_figure(row: _Row) -> Figure:
    return Figure(
        quote=row["quote"],
        indicator=row["indicator"],
        passage=Passage(()),
        comparator=COMPARATORS.get(row["operator"]),
        value=Decimal(row["value"]) if row["value"] else None,
        unit=row["unit"] or None,
        growth=row["growth"] == "true",
    )


def _judgement(row: _Row) -> Judgement:
    verdict = Verdict(row["verdict"].removeprefix(KG))
    return Judgement(verdict, row["reason"], float(row["confidence"]), row["outcome"] or None)


def _places(store: Store, figures: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = defaultdict(list)
    elements = sorted(set(figures))
    rows = ask(store, "element-passage", element=elements) if elements else []
    for row in rows:
        found[row["element"]].append(Place(row["source"], int(row["start"]), int(row["end"]), row["quote"]))
    return {element: tuple(places) for element, places in found.items()}
