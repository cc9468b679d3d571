"""Counts quantified targets against their gold, and the numbers taken for targets that are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.evaluate.counting import Row, compact
from kg.evaluate.gold import Gold, Table, read_reference
from kg.links import ElementRef, measure_ref, task_ref
from kg.model import PlanDocument, Target

# How the gold writes a comparator: an increase is a growth target, a count is what is made new.
_INCREASE, _COUNT = "increase", "count"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A quantified target with the element that it hangs on; None is the plan or a section."""

    place: ElementRef | None
    target: Target


def target_rows(documents: Mapping[str, PlanDocument], gold: Gold) -> tuple[Row, ...]:
    """Return for each annotated document its row of quantified targets, and its row of distractors taken.

    A target is right when measure, value, unit and comparator are. A gold target marked `borderline` is neither
    hit nor miss. A distractor is taken when a target that is not in the gold quotes it in the same place.
    """
    plans = sorted({_plan(row) for row in (*gold.targets, *gold.distractors)} & set(documents))
    return tuple(row for plan in plans for row in _plan_rows(documents[plan], gold))


def _plan_rows(document: PlanDocument, gold: Gold) -> Iterator[Row]:
    plan = document.identifier
    wanted = [row for row in gold.targets if _plan(row) == plan]
    extra = list(_quantified(document))
    missed: list[Table] = []
    hits = 0
    for row in sorted(wanted, key=lambda r: bool(r.get("borderline"))):
        match = next((placed for placed in extra if _matches(placed, row)), None)
        if match is not None:
            extra.remove(match)
        if row.get("borderline"):
            continue
        hits += match is not None
        missed += [] if match is not None else [row]
    distractors = [row for row in gold.distractors if _plan(row) == plan]
    taken = [placed for placed in extra if any(_takes(placed, row) for row in distractors)]
    yield Row(plan, "quantified targets", hits, tuple(_gold_line(r) for r in missed), tuple(map(_line, extra)))
    yield Row(plan, "distractors taken", 0, (), tuple(map(_line, taken)), note=f"of {len(distractors)}")


def _quantified(document: PlanDocument) -> Iterator[_Placed]:
    places: list[tuple[ElementRef | None, Iterable[Target]]] = [(None, document.targets)]
    places += [(None, section.targets) for section in document.sections]
    for task in document.tasks:
        places.append((task_ref(document, task), task.targets))
        places += [(measure_ref(document, task, measure), measure.targets) for measure in task.measures]
    for place, targets in places:
        yield from (_Placed(place, target) for target in targets if target.value is not None)


def _matches(placed: _Placed, row: Table) -> bool:
    target = placed.target
    return (
        placed.place == _place(row)
        and target.value == Decimal(str(row["value"]))
        and compact(target.unit or "") == compact(str(row.get("unit") or ""))
        and _comparator(target) in _accepted(row)
    )


def _accepted(row: Table) -> set[tuple[str, bool | None]]:
    """The comparators that count, each with whether the figure is a growth; None leaves that open."""
    signs = (str(row["comparator"]), *row.get("accept_comparators", ()))
    growth = any(sign.startswith(_INCREASE) for sign in signs)
    plain = {sign.removeprefix(_INCREASE).removeprefix(_COUNT) for sign in signs}
    return {(sign, flag) for sign in plain for flag in ((True,) if growth else (True, False))}


def _comparator(target: Target) -> tuple[str, bool | None]:
    return (target.comparator.value if target.comparator else "", target.growth)


def _takes(placed: _Placed, row: Table) -> bool:
    quote, bait = compact(placed.target.quote), compact(str(row["quote"]))
    same_place = not row.get("measure") or placed.place == _place(row)
    return same_place and (bait in quote or quote in bait)


def _place(row: Table) -> ElementRef | None:
    return read_reference(row["measure"]) if row.get("measure") else None


def _plan(row: Table) -> str:
    return str(row.get("doc") or str(row.get("measure")).split("/", maxsplit=1)[0])


def _gold_line(row: Table) -> str:
    return f"{row.get('measure') or _plan(row)} · {row['quote']} · {row['comparator']} {row['value']} {row.get('unit')}"


def _line(placed: _Placed) -> str:
    target = placed.target
    sign = target.comparator.value if target.comparator else "?"
    return f"{placed.place or 'plan'} · {compact(target.quote)} · {sign} {target.value} {target.unit}"
