"""Pairs the measures of two plans by their settled links, and says of each what it carries on or what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.diff.aspects import measure_aspects
from kg.diff.bare import bare_text, says_title
from kg.diff.clauses import Heirs
from kg.diff.marks import is_rewritten, mark_earlier, mark_later
from kg.diff.model import Fate, MeasureDiff, Origin, Standing, Tie
from kg.diff.sides import Side
from kg.difference import Difference, Kind, Lexicon, Piece, compare_texts
from kg.links import Change, ElementRef, Link, Status


@dataclass(frozen=True, slots=True)
class MeasureLinks:
    """The links between the measures of two plans: settled ones by either end, and who has only unsettled ones."""

    by_later: Mapping[ElementRef, tuple[Link, ...]]
    by_earlier: Mapping[ElementRef, tuple[Link, ...]]
    proposed: Collection[ElementRef]
    differences: Mapping[tuple[ElementRef, ElementRef], Difference]
    whole: Collection[tuple[ElementRef, ElementRef]]


def gather_links(links: Collection[Link], old: Side, new: Side, lexicon: Lexicon) -> MeasureLinks:
    """Return the links between measures with the difference of each settled pair.

    `whole` holds the pairs of tasks of which the one goes on in the other, not merely in part.
    """
    by_later: dict[ElementRef, list[Link]] = defaultdict(list)
    by_earlier: dict[ElementRef, list[Link]] = defaultdict(list)
    settled = [link for link in links if link.accepted and link.earlier.kind == "measure"]
    for link in settled:
        by_later[link.later].append(link)
        by_earlier[link.earlier].append(link)
    waiting = [link for link in links if not link.accepted and link.status is not Status.REJECTED]
    return MeasureLinks(
        by_later={ref: tuple(found) for ref, found in by_later.items()},
        by_earlier={ref: tuple(found) for ref, found in by_earlier.items()},
        proposed=frozenset(end for link in waiting for end in (link.earlier, link.later)),
        differences={
            (link.earlier, link.later): compare_texts(
                old.measures[link.earlier].spot.text, new.measures[link.later].spot.text, lexicon
            )
            for link in settled
        },
        whole=frozenset(
            (link.earlier, link.later)
            for link in links
            if link.accepted and link.earlier.kind == "task" and link.change is not Change.ABSORBED_IN_PART
        ),
    )


def measure_diff(ref: ElementRef, links: MeasureLinks, old: Side, new: Side) -> MeasureDiff:
    """Return a measure of the later plan with all that it carries on, the nearest first."""
    later = new.measures[ref]
    origins = sorted(
        (_origin(link, links, old, new) for link in links.by_later.get(ref, ())),
        key=lambda origin: (-origin.difference.kept_share, -origin.confidence, origin.earlier.spot.element.number),
    )
    own = ref in new.own_bearers or any(origin.earlier.spot.element in old.own_bearers for origin in origins)
    legible = [origin.difference for origin in origins if not is_rewritten(origin.difference)]
    heirs = {link.earlier: _heirs(link, links, old, new) for link in links.by_later.get(ref, ())}
    return MeasureDiff(
        later=later,
        origins=tuple(origins),
        standing=_standing(later.spot.text, [origin.earlier.spot.text for origin in origins]),
        aspects=measure_aspects(later, origins, heirs, obligations=new.prints_obligations, own_bearers=own),
        marked=mark_later(legible) if legible else _plain(later.spot.text),
        rewritten=bool(origins) and not legible,
        doubtful=not origins and ref in links.proposed,
    )


def measure_fate(ref: ElementRef, links: MeasureLinks, old: Side, new: Side, ties: Sequence[Tie] = ()) -> Fate:
    """Return what became of a measure of the earlier plan; `ties` are those of its task to later ones."""
    earlier = old.measures[ref]
    heirs = tuple(new.measures[link.later].spot for link in links.by_earlier.get(ref, ()))
    standing = _standing(earlier.spot.text, [heir.text for heir in heirs])
    titles = (tie.later.spot for tie in ties)
    return Fate(
        earlier=earlier,
        standing=Standing.GONE if standing is Standing.NEW else standing,
        heirs=heirs,
        doubtful=not heirs and ref in links.proposed,
        title=None if heirs else next((s for s in titles if says_title(earlier.spot.text, s.text)), None),
    )


def _standing(text: str, others: list[str]) -> Standing:
    if not others:
        return Standing.NEW
    same = bare_text(text) in {bare_text(other) for other in others}
    return Standing.KEPT if same else Standing.CHANGED


def _origin(link: Link, links: MeasureLinks, old: Side, new: Side) -> Origin:
    difference = links.differences[link.earlier, link.later]
    text = old.measures[link.earlier].spot.text
    others = [other for other in _heirs(link, links, old, new).others if not is_rewritten(other)]
    return Origin(
        earlier=old.measures[link.earlier],
        change=link.change,
        confidence=link.confidence,
        confirmed=link.status is Status.CONFIRMED,
        moved=(old.holder[link.earlier], new.holder[link.later]) not in links.whole,
        difference=difference,
        marked=_plain(text) if is_rewritten(difference) else mark_earlier(difference, others),
    )


def _heirs(link: Link, links: MeasureLinks, old: Side, new: Side) -> Heirs:
    actor = old.measures[link.earlier].actor
    heirs = {other.later: links.differences[link.earlier, other.later] for other in links.by_earlier[link.earlier]}
    near = {ref: (new.measures[ref].actor == actor, heir.kept_share) for ref, heir in heirs.items()}
    others = tuple(heir for ref, heir in heirs.items() if ref != link.later)
    return Heirs(others, nearest=near[link.later] == max(near.values()))


def _plain(text: str) -> tuple[Piece, ...]:
    """A sentence that is told as a whole, without marks inside."""
    return (Piece(text, Kind.KEPT),) if text else ()
