"""Tells what became of an element: taken over, reworded, broadened, narrowed, split, merged, absorbed in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.align.terms import Terms, kept_shares
from kg.links import Change

# A measure stands in another, whole or nearly, from this share of its clauses on.
_KEPT = 0.7
# Of a text that holds another whole, this share or less is the other's: most of it is new.
_MOSTLY_NEW = 0.3
# What names all of a kind (各类服务窗口) is wider than what names one, where the other text speaks of that kind too.
_ALL_OF_A_KIND = re.compile(r"(?:各类|所有|全部|一切|任何)(\w\w)")
# A task is split when its second part carries at least this share of what its first part carries.
_COMPARABLE = 0.5
# Of several tasks that go into one, the one that gives it its title goes on in it; the others are merged.
_SAME_TITLE = 0.7

# From this likeness on, a task and a later one have a title in common in the main.
_KIN_TITLE = 0.5

Pair = tuple[int, int]


def measure_change(earlier: str, later: str, terms: Terms) -> Change:
    """Return the change from one measure's text to the other's, by how much of each stands in the other.

    A measure that stands in the later one whole goes on in it, and is broadened where most of that is new. One of
    which only a small part is left is narrowed. Else its scope decides: who says 各类, 全部 where the other
    does not takes in more. What remains is a rewording.
    """
    if earlier == later:
        return Change.CONTINUED
    kept, old = kept_shares(earlier, later, terms)
    if kept >= _KEPT:
        return Change.BROADENED if old <= _MOSTLY_NEW else Change.CONTINUED
    if old >= _KEPT:
        return Change.NARROWED
    if _takes_in_more(later, earlier) != _takes_in_more(earlier, later):
        return Change.BROADENED if _takes_in_more(later, earlier) else Change.NARROWED
    return Change.REWORDED


def _takes_in_more(text: str, other: str) -> bool:
    return any(kind in other for kind in _ALL_OF_A_KIND.findall(text))


def task_changes(strengths: Mapping[Pair, float], titles: Mapping[Pair, float]) -> dict[Pair, Change]:
    """Return the change of each linked pair of tasks (index of the earlier, index of the later).

    `strengths` says how many measures go from one to the other, `titles` how alike their titles are.
    A task goes on in the later one that carries most of it. It is split where several carry comparable parts
    of it and none has its title. Where a task is the main heir of several, those that do not give it its title
    are merged into it. What a task gives to another than its main heir is absorbed in part.
    """
    heirs = {a: _strongest(((b, s) for (x, b), s in strengths.items() if x == a)) for a, _ in strengths}
    return {pair: _task_change(pair, strengths, titles, heirs) for pair in strengths}


def _task_change(
    pair: Pair, strengths: Mapping[Pair, float], titles: Mapping[Pair, float], heirs: Mapping[int, int]
) -> Change:
    earlier, later = pair
    least = _COMPARABLE * strengths[earlier, heirs[earlier]]
    parts = [b for (a, b), strength in strengths.items() if a == earlier and strength >= least]
    if later in parts and len(parts) > 1 and all(titles[earlier, part] < _KIN_TITLE for part in parts):
        return Change.SPLIT_INTO
    if heirs[earlier] != later:
        return Change.ABSORBED_IN_PART
    others = [a for a, heir in heirs.items() if heir == later and a != earlier]
    if others and not _gives_title(pair, others, titles):
        return Change.MERGED_INTO
    return Change.CONTINUED


def _gives_title(pair: Pair, others: Iterable[int], titles: Mapping[Pair, float]) -> bool:
    return titles[pair] >= _SAME_TITLE and all(titles[pair] > titles[other, pair[1]] for other in others)


def _strongest(candidates: Iterable[tuple[int, float]]) -> int:
    return min(candidates, key=lambda item: (-item[1], item[0]))[0]
