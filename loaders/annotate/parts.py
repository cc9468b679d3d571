"""Tells that a bracket says who is responsible by its parts, each of which is of a known kind.

（法规司、人事司按职责分工负责；浙江、广东等省局试点）: a row closed by a word on its role, and where it is tried first.
What the whole bracket's form does not tell (see `loaders.annotate.responsibility`) may be told so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loaders.annotate.clauses import ASIDE, LABEL
from loaders.annotate.deadlines import START, is_time
from loaders.annotate.labels import MODE, WHEN_LABEL
from loaders.annotate.lead_rule import BEFORE_COMMA_LEADS, FIRST_LEADS

# not those of a bracket inside; 甲局牵头、乙局配合 has two parts as well
_MARKS = re.compile(r"(?:[，,；;。]|(?<=牵头)、|(?<=负责)、)(?![^（(]*[）)])")
_WHEN = re.compile(rf"\s*{WHEN_LABEL}\s*[：:]")
_FEW = 2
_RULES = (
    FIRST_LEADS,
    BEFORE_COMMA_LEADS,
    re.compile(r"其他(?:有关|相关)?(?:责任)?(?:单位|部门)(?:按|为|共同|配合|参[加与]).*"),
)


def is_told_by_parts(inside: str, names_bodies: Callable[[str], bool], *, few: int = _FEW) -> bool:
    """Tell whether each part of what a bracket holds is of a known kind, and one says who by a label or a role.

    Names alone say who where a time stands behind them: （省供销社、省商务厅，第二季度）. `names_bodies` tells a row of
    names that are all bodies, `few` is how many parts there are at least.
    """
    parts = [part.strip() for part in _MARKS.split(inside) if part.strip()]
    kinds = list(_kinds(parts, names_bodies))
    says_who = "who" in kinds or (kinds[:1] == ["names"] and kinds[-1] == "when")
    return len(parts) >= few and all(kinds) and says_who


def _kinds(parts: list[str], names_bodies: Callable[[str], bool]) -> Iterator[str]:
    """Yield of what kind each part is: who with a label or a role, names alone, when, an aside; '' of none."""
    for part in parts:
        label, mode = LABEL.match(part), MODE.search(part)
        row = part[label.end() if label else 0 : mode.start() if mode else len(part)]
        if any(rule.search(part) for rule in _RULES) or ASIDE.fullmatch(part) or part in ("下同", "以下同"):
            yield "aside"
        elif _WHEN.match(part) or is_time(part) or START.match(part):
            yield "when"
        elif names_bodies(row):
            yield "who" if label or mode else "names"
        else:
            yield ""
