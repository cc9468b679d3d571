"""Tells what a change in a measure is about, what weighs most first: from what it obliges to, to its mere wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kg.diff.bare import bare_text
from kg.diff.clauses import Heirs, changed_clauses
from kg.diff.elements import MeasureSide
from kg.diff.marks import is_rewritten, mark_later
from kg.diff.model import Aspect, Origin, Weight
from kg.diff.partners import find_partners
from kg.diff.timing import times_of
from kg.difference import Difference, Kind, Step, find_quantities
from kg.links import Change, ElementRef

_FIRM = ("更高标准", "高标准", "加快", "大力", "全面", "严格", "严厉", "深入", "切实", "必须", "务必", "坚决", "确保")
_SOFT = ("探索", "鼓励", "可以", "可", "逐步", "适当", "尝试", "争取", "力争", "研究", "有条件的")
_LEGIBLE = 0.4
"""A word before words that both texts have weighs something only where the rest is much the same."""
_FIRMER = re.compile(f"(?:{'|'.join(_FIRM)})+")
_DEGREE = "|".join((*_FIRM, *_SOFT))
_SOFTER = re.compile(f"(?:{'|'.join(_SOFT)})+")


def measure_aspects(
    later: MeasureSide,
    origins: Sequence[Origin],
    heirs: Mapping[ElementRef, Heirs],
    *,
    obligations: bool,
    own_bearers: bool,
) -> tuple[Aspect, ...]:
    """Return what is different in a measure from those that it carries on, the nearest first; the weightiest first.

    `heirs` tells of each of those what else carries it on. `obligations` says whether the later plan prints obligations
    at all; where it does not, no single measure is told to have lost its own. `own_bearers` says whether the measure,
    or one that it carries on, prints its departments.
    """
    if not origins:
        return ()
    nearest = origins[0]
    earlier = [origin.earlier for origin in origins]
    found = [
        *(_duties(later, nearest.earlier) if obligations else ()),
        *(_strength(nearest.difference) if nearest.difference.kept_share >= _LEGIBLE else ()),
        *_actors(later, earlier),
        *(_bearers(later, earlier) if own_bearers or nearest.moved else ()),
        *_partners(later, earlier),
        *_deadlines(later, earlier),
        *_figures(later, earlier),
        *_scope(later, earlier, nearest),
        *_clauses(later, origins, heirs),
    ]
    found += _wording(later, nearest, alone=not found)
    return tuple(sorted(found, key=lambda aspect: aspect.weight))


def _duties(later: MeasureSide, earlier: MeasureSide) -> Iterator[Aspect]:
    old, new = (
        tuple(f"{c.category}{c.obligation.value if c.obligation else ''}" for c in side.charges)
        for side in (earlier, later)
    )
    if set(old) != set(new):
        yield Aspect(Weight.OBLIGATION, "duty", "、".join(old), "、".join(new))


def _strength(difference: Difference) -> Iterator[Aspect]:
    """A word that makes what follows firmer or softer, put before words that both texts have, or taken away there."""
    for step, following in pairwise((*difference.steps, Step(Kind.CHANGED, "", ""))):
        if step.kind is not Kind.CHANGED or following.kind is not Kind.KEPT:
            continue
        old, new = "".join(step.earlier.split()), "".join(step.later.split())
        before, after = _firmness(old), _firmness(new)
        if before is not None and after is not None and before != after:
            yield Aspect(Weight.OBLIGATION, "firmer" if after > before else "softer", old, new)


def _firmness(words: str) -> int | None:
    """1 of firm words, -1 of soft ones, 0 of none at all, None of any others."""
    if not words:
        return 0
    return 1 if _FIRMER.fullmatch(words) else -1 if _SOFTER.fullmatch(words) else None


def _actors(later: MeasureSide, earlier: Sequence[MeasureSide]) -> Iterator[Aspect]:
    """Whom the sentence addresses, unless the one side only puts a word of degree before them (鼓励各区开展…)."""
    known = list(dict.fromkeys(_plain(side.actor) for side in earlier))
    now = _plain(later.actor)
    urged = [side for side in earlier if _is_urged(now, side) or _is_urged(_plain(side.actor), later)]
    if now not in known and not urged:
        yield Aspect(Weight.RESPONSIBILITY, "actor", "、".join(filter(None, known)), now)


def _is_urged(actor: str, side: MeasureSide) -> bool:
    """Whether a sentence in which no addressee was read opens with a word of degree and this one."""
    if not actor or side.actor:
        return False
    return re.match(f"(?:{_DEGREE})+{re.escape(actor)}", _plain(side.spot.text)) is not None


def _bearers(later: MeasureSide, earlier: Sequence[MeasureSide]) -> Iterator[Aspect]:
    if all(set(side.names) != set(later.names) for side in earlier):
        old = dict.fromkeys(bearer.printed for side in earlier for bearer in side.bearers)
        new = dict.fromkeys(bearer.printed for bearer in later.bearers)
        yield Aspect(Weight.RESPONSIBILITY, "departments", "、".join(old), "、".join(new))


def _partners(later: MeasureSide, earlier: Sequence[MeasureSide]) -> Iterator[Aspect]:
    """Who takes part in the one sentence, and is named nowhere in the other's task."""
    old = dict.fromkeys(name for side in earlier for name in find_partners(side.spot.text))
    new = find_partners(later.spot.text)
    gone = [name for name in old if name not in later.around]
    come = [name for name in new if not any(name in side.around for side in earlier)]
    if gone or come:
        yield Aspect(Weight.RESPONSIBILITY, "partners", "、".join(gone), "、".join(come))


def _deadlines(later: MeasureSide, earlier: Sequence[MeasureSide]) -> Iterator[Aspect]:
    old = dict.fromkeys(time.text for side in earlier for time in times_of(side))
    new = dict.fromkeys(time.text for time in times_of(later))
    if set(old) != set(new):
        yield Aspect(Weight.DEADLINE, "deadline", "、".join(old), "、".join(new))


def _figures(later: MeasureSide, earlier: Sequence[MeasureSide]) -> Iterator[Aspect]:
    """Quantities that one side alone states; a number that may be none counts where another stands in its place."""
    old, old_bare = _quantities(earlier)
    new, new_bare = _quantities([later])
    bare = [w for w in old_bare if w not in new_bare], [w for w in new_bare if w not in old_bare]
    one_for_one = all(bare)
    gone = [w for w in old if w not in new] + (bare[0] if one_for_one else [])
    come = [w for w in new if w not in old] + (bare[1] if one_for_one else [])
    if gone or come:
        yield Aspect(Weight.FIGURES, "figures", "、".join(gone), "、".join(come))


def _quantities(sides: Iterable[MeasureSide]) -> tuple[list[str], list[str]]:
    found = [find_quantities(side.spot.text) for side in sides]
    sure = dict.fromkeys(word for of_one, _ in found for word in of_one)
    return list(sure), list(dict.fromkeys(word for _, of_one in found for word in of_one))


def _scope(later: MeasureSide, earlier: Sequence[MeasureSide], nearest: Origin) -> Iterator[Aspect]:
    if nearest.change in (Change.BROADENED, Change.NARROWED):
        yield Aspect(Weight.SCOPE, nearest.change.value)
    gone = [c for side in earlier for c in side.citations if bare_text(c) not in later.around]
    come = [c for c in later.citations if not any(bare_text(c) in side.around for side in earlier)]
    if gone and not come:  # what is cited in its place, though the earlier text names it too, without the brackets
        come = [c for c in later.citations if not any(c in side.citations for side in earlier)]
    yield from _listed("citations", gone, come)
    old = _words(region for side in earlier for region in side.regions)
    new = _words(later.regions)
    yield from _listed("regions", [w for w in old if w not in new], [w for w in new if w not in old])


def _clauses(later: MeasureSide, origins: Sequence[Origin], heirs: Mapping[ElementRef, Heirs]) -> Iterator[Aspect]:
    """Whole clauses that one year alone has, where the links do not state already that more, or less, is said.

    Of a sentence that goes on in several, what is left out is told once, at the nearest of them.
    """
    legible = [origin for origin in origins if not is_rewritten(origin.difference)]
    if not legible or origins[0].change in (Change.BROADENED, Change.NARROWED):
        return
    come = changed_clauses(
        mark_later([origin.difference for origin in legible]),
        opening=later.actor or "",
        linked=[origin.earlier.spot.text for origin in origins],
        anew=[origin.earlier.spot.text for origin in origins if origin not in legible],
    )
    gone = dict.fromkeys(
        clause for origin in legible for clause in _left_out(origin, heirs[origin.earlier.spot.element])
    )
    if come or gone:
        yield Aspect(Weight.SCOPE, "clauses", "；".join(gone), "；".join(come))


def _left_out(origin: Origin, heirs: Heirs) -> tuple[str, ...]:
    if not heirs.nearest:
        return ()
    return changed_clauses(
        origin.marked,
        opening=origin.earlier.actor or "",
        linked=[_later_text(difference) for difference in (origin.difference, *heirs.others)],
        anew=[_later_text(difference) for difference in heirs.others if is_rewritten(difference)],
    )


def _later_text(difference: Difference) -> str:
    return "".join(piece.text for piece in difference.later)


def _listed(kind: str, gone: Sequence[str], come: Sequence[str]) -> Iterator[Aspect]:
    if gone or come:
        yield Aspect(Weight.SCOPE, kind, "、".join(dict.fromkeys(gone)), "、".join(dict.fromkeys(come)))


def _wording(later: MeasureSide, nearest: Origin, *, alone: bool) -> Iterator[Aspect]:
    """That a sentence was written anew; that words differ, only where nothing else does."""
    if is_rewritten(nearest.difference):
        yield Aspect(Weight.WORDING, "rewritten")
    elif alone and any(not _is_address(step, later, nearest.earlier) for step in nearest.difference.changed):
        yield Aspect(Weight.WORDING, "wording")


def _is_address(step: Step, later: MeasureSide, earlier: MeasureSide) -> bool:
    """Whether a step only puts in, or leaves out, 各地区要 before a sentence that is addressed to 各地区 anyhow."""
    said = _plain(step.earlier + step.later)
    if _plain(later.actor) != _plain(earlier.actor) or not later.actor or (step.earlier and step.later):
        return False
    return said in {_plain(later.actor) + modal for modal in ("", "要", "应")}


def _words(texts: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(_plain(text) for text in texts)


def _plain(text: str | None) -> str:
    return "".join((text or "").split())
