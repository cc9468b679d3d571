"""Bounds that stand apart from their figure, with what it is reckoned from between: 不得低于投入总额的40%."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Comparator
from loaders.annotate.figures.indicator import has_quantity, trim_lead

_LONGEST = 24  # characters between a bound and its figure
_BOUND = re.compile(
    r"(?P<least>不(?:得|应|能|可)?(?:低于|少于|小于)|至少)|(?P<most>不(?:得|应|能|可)?(?:超过|超出|高于|多于|大于)|最多)"
    r"|(?P<reached>达到)"
)
_BREAKS = re.compile(r"[，；]|(?<![A-Za-z])\d(?![A-Za-z级])")  # V2G设备成本 and 1级能效设备 have no number of their own
_LISTED = re.compile("、.*(?:[额值款价费]|费用|成本|价格|投资|收入|金额|面积|经费)的?$")  # 不超过设备、软件投资额的20%
_EACH = re.compile(
    r"(?P<whose>[^每]*?)(?P<each>(?:每(?:公里|平方米|立方米|千瓦时|人次|[人户亩年月天日次吨件生村校个镇乡县床]))+)"
)
_COUNTS = re.compile("至少|最多")  # 至少走访企业3次


@dataclass(frozen=True, slots=True)
class Apart:
    """A bound at `start` of a text, and the stretch between it and the figure.

    `is_whole` tells that the figure is a part or a multiple of what stands there (投入总额的), `each` that it is
    one for each of those that stand there (县道每年每公里), `counts` that the bound says how often (至少).
    """

    start: int
    base: tuple[int, int]
    comparator: Comparator
    is_whole: bool
    each: bool
    counts: bool


def find_apart(before: str) -> Apart | None:
    """Return the bound that stands apart from the figure behind `before`, or None."""
    found = next(reversed(list(_BOUND.finditer(before))), None)
    base = before[found.end() :] if found else ""
    if found is None or not 0 < len(base) <= _LONGEST or not _is_base(base):
        return None
    if found["reached"] and not base.endswith("的"):
        return None
    counts = _COUNTS.fullmatch(found[0]) is not None
    is_whole = not counts and (base.endswith("的") or has_quantity(base))
    comparator = Comparator.AT_MOST if found["most"] else Comparator.AT_LEAST
    span = (found.end(), len(before) - base.endswith("的"))
    return Apart(found.start(), span, comparator, is_whole, _EACH.fullmatch(base) is not None, counts)


def _is_base(base: str) -> bool:
    """Tell one stretch that a share can be reckoned from: 设备、软件投资额的, but not 2名医生、护士."""
    return not _BREAKS.search(base) and ("、" not in base or _LISTED.search(base) is not None)


def each_of(text: str) -> str:
    """Return of whom a figure is one each, where `text` says no more than that: 村道每年每公里; else an empty text."""
    each = _EACH.fullmatch(trim_lead(text))
    return each[0] if each and each["whose"] else ""
