"""Finds which printed indicators of all plans are one, and which are easily taken for one and are two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from kg.attainment.figures import list_figures
from kg.attainment.kinship import Resemblance, compare_names, compare_scores
from kg.attainment.model import Basis, Indicator, Indicators, Kinship, Naming
from kg.attainment.names import Name, read_name
from kg.model import Figure, PlanDocument, QuantityKind, Target

_NEAR = 80  # characters between two figures of one list
_ENOUGH = 2  # of: same figure before, same figure after, same value
_SERIES_SCORES = {2: 0.8, 3: 0.9}
_APART = 2.0  # values of one thing in neighbouring years do not differ by more than this factor
_SUMMED = ("期间", "时期")
_LONGEST = 40  # of a name whose inner stretches are left out; a longer one is a clause
_WINDOW = 10  # names beside one in the order of their ends that it is compared with
_NEAREST = 5  # indicators of other scope or wording that are named beside one


@dataclass(slots=True)
class _Use:
    """A printed name with what it says, its figures, and the plans that print it, all in their order."""

    name: Name
    figures: list[Figure] = field(default_factory=list)
    plans: dict[str, None] = field(default_factory=dict)


class _Classes:
    """Names put together into classes, each under its first name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._first = {name: name for name in names}

    def find(self, name: str) -> str:
        """The first name of the class of `name`."""
        while self._first[name] != name:
            name = self._first[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Make one class of two."""
        self._first[self.find(other)] = self.find(one)


def match_indicators(documents: Sequence[PlanDocument]) -> Indicators:
    """Return the indicators of all plans.

    Two printed names are one indicator where they say the same in other words, where one only adds the body that owns
    a thing with a proper name, or where one puts in a word that picks nothing out, and both stand at the same place of
    the same list. Names that one document prints side by side are two. The order is that of the plans.
    """
    uses = _gather(documents)
    named = {use.name.core for use in uses.values() if use.name.glosses}
    resemblances = {pair: found for pair in _candidates(uses) if (found := _compare(uses, *pair, named)) is not None}
    classes = _Classes(uses)
    joined: dict[frozenset[str], Resemblance] = {}
    for pair, found in resemblances.items():
        if found.same:
            classes.join(*pair)
            joined[frozenset(pair)] = found
    lists = _Lists(documents, classes)
    for pair, found in resemblances.items():
        if found.same is None and (points := lists.count_points(uses, *pair)) >= _ENOUGH:
            classes.join(*pair)
            joined[frozenset(pair)] = Resemblance(same=True, basis=Basis.SERIES, score=_SERIES_SCORES[points])
    members: dict[str, list[str]] = defaultdict(list)
    for name in uses:
        members[classes.find(name)].append(name)
    indicators = {first: _make_indicator(uses, names, joined) for first, names in members.items()}
    return Indicators(tuple(indicators.values()), _kin(uses, classes, indicators, resemblances))


def _gather(documents: Iterable[PlanDocument]) -> dict[str, _Use]:
    figures: dict[str, list[tuple[str, Figure]]] = defaultdict(list)
    for document in documents:
        for figure in list_figures(document):
            figures[figure.indicator].append((document.identifier, figure))
    return {
        printed: _Use(
            read_name(printed, _telling_kind(figure for _, figure in found)),
            [figure for _, figure in found],
            dict.fromkeys(plan for plan, _ in found),
        )
        for printed, found in figures.items()
    }


def _telling_kind(figures: Iterable[Figure]) -> QuantityKind | None:
    """The kind that lets words of a name be left out: that of lengths of time, rates and scores."""
    kinds = {figure.kind for figure in figures}
    telling = (QuantityKind.DURATION, QuantityKind.SCORE, QuantityKind.RATE)
    return next((kind for kind in telling if kind in kinds), None)


def _candidates(uses: Mapping[str, _Use]) -> list[tuple[str, str]]:
    """Pairs of names that may be related, in the order of the names; found by look-up, not by comparing all with all.

    They are of one thing, or one leaves out a beginning or an inner stretch of the other, or they are among those that
    end most alike (which a sorting of the names read backward puts side by side), as all are or as scores are.
    """
    backward = sorted(uses, key=lambda printed: (uses[printed].name.core[::-1], printed))
    scores = [printed for printed in backward if _is_scored(uses[printed])]
    pairs = {(one, other) for order in (backward, scores) for one, other in _side_by_side(order)}
    things: dict[str, list[str]] = defaultdict(list)
    for printed, use in uses.items():
        things[use.name.core].append(printed)
    for printed, use in uses.items():
        for shorter in _shorter(use.name.core):
            pairs.update((other, printed) for other in things.get(shorter, ()) if other != printed)
    place = {printed: position for position, printed in enumerate(uses)}
    ordered = {(min(pair, key=place.__getitem__), max(pair, key=place.__getitem__)) for pair in pairs}
    return sorted(ordered, key=lambda pair: (place[pair[0]], place[pair[1]]))


def _side_by_side(order: Sequence[str]) -> Iterator[tuple[str, str]]:
    for position, one in enumerate(order):
        for other in order[position + 1 : position + 1 + _WINDOW]:
            yield one, other


def _shorter(core: str) -> Iterator[str]:
    """The thing itself, and what is left of it without its beginning or without an inner stretch."""
    yield core
    for end in range(1, len(core) - 1):
        yield core[end:]
        if len(core) <= _LONGEST:
            yield from (core[:start] + core[end:] for start in range(1, end))


def _is_scored(use: _Use) -> bool:
    return any(figure.kind is QuantityKind.SCORE for figure in use.figures)


def _compare(uses: Mapping[str, _Use], one: str, other: str, named: set[str]) -> Resemblance | None:
    first, second = uses[one], uses[other]
    if _is_scored(first) and _is_scored(second):
        survey = compare_scores(first.name, second.name)
        if survey is not None:
            return survey
    return compare_names(first.name, second.name, named)


class _Lists:
    """Which figures stand before and after a name in the lists of the plans."""

    def __init__(self, documents: Iterable[PlanDocument], classes: _Classes) -> None:
        self._beside: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for document in documents:
            runs = list(_runs(list_figures(document)))
            for (before, end), (after, start) in pairwise(runs):
                if start.passage.start - end.passage.end <= _NEAR:
                    self._beside[after][0].add(classes.find(before))
                    self._beside[before][1].add(classes.find(after))

    def count_points(self, uses: Mapping[str, _Use], one: str, other: str) -> int:
        """How much speaks for two names of different plans being one: neighbours on either side, an equal value."""
        first, second = uses[one], uses[other]
        if first.plans.keys() & second.plans.keys() or not _values_agree(first.figures, second.figures):
            return 0
        sides = zip(self._beside[one], self._beside[other], strict=True)
        return sum(bool(a & b) for a, b in sides) + _share_value(first.figures, second.figures)


def _runs(figures: Sequence[Figure]) -> Iterator[tuple[str, Figure]]:
    """The names in order with the last figure of each run: 审查周期压减至 20 个月，压减 2 个月 is one."""
    for figure, after in zip_longest(figures, figures[1:]):
        if after is None or after.indicator != figure.indicator:
            yield figure.indicator, figure


def _share_value(some: Iterable[Figure], others: Iterable[Figure]) -> bool:
    values = {(figure.value, figure.unit, figure.growth) for figure in some if figure.value is not None}
    return any((figure.value, figure.unit, figure.growth) in values for figure in others)


def _values_agree(some: Iterable[Figure], others: Iterable[Figure]) -> bool:
    """Whether all values that reach something have one unit and lie near one another."""
    levels = [f for f in (*some, *others) if f.value is not None and not f.growth]
    values = [f.value for f in levels if f.value]
    return len({f.unit for f in levels}) <= 1 and (not values or float(max(values) / min(values)) <= _APART)


def _make_indicator(
    uses: Mapping[str, _Use], names: list[str], joined: Mapping[frozenset[str], Resemblance]
) -> Indicator:
    """The indicator of a class; it goes by the name that most plans print, before others by one that promises."""
    first = min(names, key=lambda n: (-len(uses[n].plans), not _promised(uses[n]), names.index(n)))
    others = (_naming(first, name, names, joined) for name in names if name != first)
    levels = [name for name in names if not uses[name].name.growth] or names
    kinds = _level_kinds([figure for name in levels for figure in uses[name].figures])
    kind = kinds.pop() if len(kinds) == 1 else None
    return Indicator(first, (Naming(first, Basis.PRINTED, 1.0), *others), kind)


def _naming(first: str, name: str, names: Iterable[str], joined: Mapping[frozenset[str], Resemblance]) -> Naming:
    """By what a name came to the class: directly to the name it goes by, or through another one."""
    direct = joined.get(frozenset((first, name)))
    through = [joined[pair] for other in names if (pair := frozenset((other, name))) in joined]
    best = direct or max(through, key=lambda found: found.score)
    return Naming(name, best.basis, best.score)


def _promised(use: _Use) -> bool:
    return any(isinstance(figure, Target) for figure in use.figures)


def _level_kinds(figures: Sequence[Figure]) -> set[QuantityKind]:
    """The kinds of what figures reach; what is compared with an earlier span of years was summed over its own."""
    kinds = {figure.kind for figure in figures if not figure.growth and figure.kind is not None}
    if QuantityKind.STOCK in kinds and any((figure.baseline or "").endswith(_SUMMED) for figure in figures):
        kinds = kinds - {QuantityKind.STOCK} | {QuantityKind.FLOW}
    return kinds


def _kin(
    uses: Mapping[str, _Use],
    classes: _Classes,
    indicators: Mapping[str, Indicator],
    resemblances: Mapping[tuple[str, str], Resemblance],
) -> tuple[Kinship, ...]:
    """The nearest kinship of each pair of indicators; two of one kind that one plan lists together are no such pair."""
    found: dict[frozenset[str], Kinship] = {}
    for pair, resemblance in resemblances.items():
        whole, part = sorted(pair, key=lambda name: (len(uses[name].name.core), name))
        first, second = indicators[classes.find(whole)].name, indicators[classes.find(part)].name
        together = uses[whole].plans.keys() & uses[part].plans.keys()
        if first == second or (together and resemblance.basis in (Basis.SCOPE, Basis.WORDED)):
            continue
        held = found.get(frozenset((first, second)))
        if held is None or resemblance.score > held.score:
            found[frozenset((first, second))] = Kinship(first, second, resemblance.basis, resemblance.score)
    return tuple(sorted(_nearest(found.values()), key=lambda k: (k.one, k.other)))


def _nearest(kinships: Iterable[Kinship]) -> Iterator[Kinship]:
    """Parts, additions and surveys all; of other scopes and wordings only the nearest of each indicator."""
    kept: Counter[str] = Counter()
    for kinship in sorted(kinships, key=lambda k: (-k.score, k.one, k.other)):
        loose = kinship.basis in (Basis.SCOPE, Basis.WORDED)
        if not loose or min(kept[kinship.one], kept[kinship.other]) < _NEAREST:
            kept.update((kinship.one, kinship.other) if loose else ())
            yield kinship
