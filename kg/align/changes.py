"""Tells what became of an element: taken over, reworded, broadened, narrowed, split, merged, absorbed in part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.align.elements import MeasureRow
from kg.align.scope import Listing, names_own_land, read_lists, wider_by
from kg.align.terms import Clause, Terms, kept_shares, read_clauses
from kg.links import Change

# A measure stands in another, whole or nearly, from this share of its clauses on.
_KEPT = 2 / 3
# Of a text that holds another whole, this share or less is the other's: most of it is new.
_MOSTLY_NEW = 0.3
# A list is cut short where two of its members are left. One object may come to stand in a list (园区 → 城市、园区、
# 企业等), but where one of three is left (专利、商标、地理标志 → 地理标志), the matter is as a rule another one.
_LEFT = 2
# A task is split when its second part carries at least this share of what its first part carries.
_COMPARABLE = 0.5
# Of several tasks that go into one, the one that gives it its title goes on in it; the others are merged. It has to be
# plainly the one: 专利审查 and 商标审查 give as much to the title of 知识产权审查, and both are merged.
_GIVEN_TITLE = 0.3
_PLAINLY = 0.2

# From this likeness on, a task and a later one have a title in common in the main.
_KIN_TITLE = 0.5

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure as it is looked at for changes: with its lists and its clauses."""

    row: MeasureRow
    listing: Listing
    clauses: tuple[Clause, ...]


def read_measure(row: MeasureRow, terms: Terms) -> Reading:
    """Return what is looked at of a measure, read once for all measures that it is compared with."""
    return Reading(row, read_lists(row.text, terms.dictionary), read_clauses(row.text, terms))


def measure_change(earlier: Reading, later: Reading, terms: Terms, *, heirs: str = "") -> Change:
    """Return the change from one measure to the other.

    Who takes in more by what is named (`wider_by`) is broader, and so is an office that does for the land what
    regions did for their own. Else it is told by how much of each text stands in the other: a measure that stands in
    the later one whole goes on in it, and is broadened where most of that is new; one of which only a part is left is
    narrowed; what remains is a rewording. `heirs` are the texts of the other measures that carry on the earlier one:
    what they name is not lost.
    """
    if earlier.row.text == later.row.text:
        return Change.CONTINUED
    added = wider_by(later.listing, earlier.listing, terms.dictionary)
    before = wider_by(earlier.listing, later.listing, terms.dictionary, shared=_LEFT)
    lost = [words for words in before if words not in heirs]
    if bool(added) != bool(lost):
        return Change.BROADENED if added else Change.NARROWED
    kept, old = kept_shares(earlier.clauses, later.clauses)
    if max(kept, old) >= _KEPT and _for_the_land(earlier.row, later.row):
        return Change.BROADENED
    if kept >= _KEPT:
        return Change.BROADENED if old <= _MOSTLY_NEW else Change.CONTINUED
    return Change.NARROWED if old >= _KEPT else Change.REWORDED


def _for_the_land(earlier: MeasureRow, later: MeasureRow) -> bool:
    own = names_own_land(earlier.text) and not names_own_land(later.text)
    return own and earlier.regional is True and later.regional is False


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
    return titles[pair] >= _GIVEN_TITLE and all(titles[pair] >= titles[other, pair[1]] + _PLAINLY for other in others)


def _strongest(candidates: Iterable[tuple[int, float]]) -> int:
    return min(candidates, key=lambda item: (-item[1], item[0]))[0]
