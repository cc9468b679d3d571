"""Which figure of a clause counts something, and what."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.annotate.figures.bearers import OF_PEOPLE, without_uncounted
from loaders.annotate.figures.indicator import name_subject
from loaders.annotate.figures.named import Named
from loaders.annotate.figures.naming_things import name_counted, name_prompt
from loaders.annotate.figures.naming_values import name_moved, name_rank, name_taken, name_value
from loaders.annotate.figures.plain import Plain
from loaders.annotate.figures.shares import name_reckoned
from loaders.annotate.figures.slots import Slot
from loaders.annotate.figures.units import Measured
from loaders.annotate.figures.wording import Movement
from loaders.annotate.figures.words_behind import CLOSES, GROWN, SKIPPED

_CEILING = re.compile(r"、最[高多](?:不超过)?\d[\d.]*[百千万亿]*元(?:(?:/|每)[一-鿿])?(?P<given>[^，。；]*)")
_ONLY_GIVES = re.compile(r"(?:给予|予以)(?:一次性|最高|每[一-鿿]{1,2})?")


def name_slot(plain: Plain, slots: tuple[Slot, ...], i: int, carried: str) -> Named | None:
    """Return what the figure of a slot counts, or None where it counts nothing.

    `carried` is the name of the first figure of a list, whose verb goes for the others (审结甲案件3件、乙案件2件).
    """
    slots = (*slots[:i], _with_shared_noun(slots, i), *slots[i + 1 :])
    slot = slots[i]
    subject = without_uncounted(plain.text[slice(*slot.subject)])
    after = plain.masked[slice(*_last_of_bare(slots, i).after)]
    if slot.mention.rank:
        return name_rank(plain, slot, after)
    if slot.is_part and (reckoned := name_reckoned(subject, _given(plain, slots, i))):
        return Named(reckoned)
    if slot.movement is not Movement.NONE and not _counts_object(slot, after):
        return name_moved(slot, subject, after)
    if CLOSES.match(after) and not _is_quoted(plain, slot):
        named = name_taken(plain, slots, i) or name_value(slot, subject, carried)
        return named or name_prompt(plain, slot, plain.text[slice(*slot.lead)])
    if GROWN.match(after):
        return Named(name_subject(subject), growth=True)
    return name_counted(plain, slots, i, carried)


def _is_quoted(plain: Plain, slot: Slot) -> bool:
    """Tell a thing counted that stands in quotation marks right behind its number: 100名“创业能手”."""
    return plain.text[slot.after[0] : slot.after[0] + 1] == "“" and slot.movement is Movement.NONE


def _with_shared_noun(slots: tuple[Slot, ...], i: int) -> Slot:
    """Return a slot with the noun behind the last of the figures that stand side by side: 10个、20个、30个充电站."""
    last = i
    while last + 1 < len(slots) and slots[last].after[0] == slots[last].after[1]:
        last += 1
        units = {slots[last].mention.unit, slots[i].mention.unit}
        if slots[last].lead[0] < slots[last].lead[1] or not (len(units) == 1 or units <= OF_PEOPLE):
            return slots[i]
    return replace(slots[i], after=slots[last].after)


def _given(plain: Plain, slots: tuple[Slot, ...], i: int) -> str:
    """Return what stands behind a share, up to the noun behind its ceiling: 按投资额的10%给予不超过5万元的补助."""
    given = plain.text[slice(*slots[i].after)]
    if not given:
        return _given_beyond(plain, slots, i)
    last = max(n for n, slot in enumerate(slots) if slot.after == slots[i].after)  # of 50%、30% side by side
    if last + 1 == len(slots) or not _ONLY_GIVES.fullmatch(given):
        return given
    return given + plain.text[slice(*slots[last + 1].after)].removeprefix("的")


def _given_beyond(plain: Plain, slots: tuple[Slot, ...], i: int) -> str:
    """Return what stands behind the last share of a list, or behind a ceiling: …20%、最高5万元的标准给予补助."""
    behind = next((slot.after for slot in slots[i + 1 :] if slot.is_part and slot.after[0] < slot.after[1]), None)
    if behind is not None:
        return plain.text[slice(*behind)]
    ceiling = _CEILING.match(plain.masked, slots[i].after[1])
    return plain.text[slice(*ceiling.span("given"))] if ceiling else ""


def _last_of_bare(slots: tuple[Slot, ...], i: int) -> Slot:
    """Return the last of the figures that follow one another bare (16%和10%税率): what hangs on it hangs on all."""
    if slots[i].mention.measured is Measured.COUNT:
        return slots[i]
    while i + 1 < len(slots) and slots[i + 1].lead[0] >= slots[i + 1].lead[1]:
        i += 1
    return slots[i]


def _counts_object(slot: Slot, after: str) -> bool:
    """Tell whether a figure after a verb of change counts what follows it: 增加10个名额."""
    countable = slot.mention.measured in (Measured.COUNT, Measured.AMOUNT, Measured.MONEY)
    return countable and slot.movement is Movement.CHANGE and not CLOSES.match(after) and not SKIPPED.match(after)
