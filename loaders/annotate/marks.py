"""What marks a single name of a row: its part in brackets or by a star, and the person who answers for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Role
from loaders.annotate.bodies import is_body
from loaders.annotate.labels import LEADS, answers
from loaders.annotate.names import STARS, Name
from loaders.annotate.persons import is_person, without_post, without_title

# （牵头） behind a name
MARK = re.compile(
    r"[（(〔\[【](?P<mode>(?:总|负责)?(?:牵头|主办|主责|抓总|配合|参加|参与|协助|协办))(?:单位|部门)?[)）〕\]】]"
)
_MARKED = re.compile(rf"(?P<name>.+?){MARK.pattern}")
_LEADS_ALONE = re.compile(r"牵头|主办|主责")
_RUNS_ON = re.compile(r"(?<=.)按(?:照)?(?:各自)?(?:职责|职能)")
# what a bracket behind a name says of all rows and not of this one: 市发改委（列第一位的为牵头单位，下同）
_RULE_INSIDE = re.compile(
    r"[（(〈][^（(）)〈〉]*(?:下同|列第一|排第一|排名|为牵头|首位|第[\d、，—至-]+[项条])[^（(）)〈〉]*[）)〉]"
)
# 市级由市水务局, 水库移民后期扶持工作由市水务局
_ENTRUSTS = re.compile(
    r"^(?:[一-鿿]{1,8}?|[^，。；：、（()）]{2,30}?(?:工作|任务|事项|项目|建设))(?<!自)由(?=各|[国省市县区州镇].)"
)
_BEHIND = re.compile(r"(?P<before>.+?)[（(](?P<inside>[^（()）]{2,20})[）)]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A name with the word on its part, and the part itself where something else than that word tells it."""

    name: Name
    mode: str | None
    role: Role | None = None

    @property
    def leads(self) -> bool:
        """Whether it is said to lead."""
        return self.role is Role.LEAD or bool(self.role is None and self.mode and LEADS.search(self.mode))


def read_marks(names: Sequence[Marked]) -> tuple[Marked, ...]:
    """Return the names without their marks, and with the part that these tell.

    Who is marked leads: 甲（牵头）、乙 beside a label 责任单位 too, and ★甲、乙, where not all have the star.
    """
    starred = [each.name.full.strip(STARS) != each.name.full for each in names]
    tells = any(starred) and (not all(starred) or len(starred) == 1)
    read = [_read(each, is_leader=tells and star) for each, star in zip(names, starred, strict=True)]
    if any(mark or (each.mode and _LEADS_ALONE.fullmatch(each.mode)) for each, mark in read):
        return tuple(replace(each, mode=None) if each.mode and answers(each.mode) else each for each, _ in read)
    return tuple(each for each, _ in read)


def bare_name(name: str) -> str:
    """Return a name without stars and without the person behind it."""
    return _without_person(_stripped(name))


def _read(each: Marked, *, is_leader: bool) -> tuple[Marked, bool]:
    """Return a name without its marks, and whether one of them says that it leads.

    Where a bracket never closes, how the last is responsible sticks to its name: 省商务厅按职责分工负责（自贸办.
    """
    full = _RULE_INSIDE.sub("", _stripped(each.name.full))
    run_on = _RUNS_ON.search(full)
    full = full[: run_on.start()] if run_on else full
    marked = _MARKED.fullmatch(full)
    name = replace(each.name, full=_without_person(marked["name"] if marked else full))
    mode = marked["mode"] if marked else each.mode
    leads = is_leader or bool(marked and LEADS.search(marked["mode"]))
    return replace(each, name=name, mode=mode, role=Role.LEAD if is_leader else each.role), leads


def _stripped(name: str) -> str:
    """Return a name without stars, a bracket that none opens, and what it is entrusted with: 市级由市水务局."""
    name = name if re.search(r"[（(]", name) else name.rstrip("）)")
    return _ENTRUSTS.sub("", name.strip(STARS))


def _without_person(name: str) -> str:
    """Return a name without the person who answers for the body: 县水务局（李建华）, 县水务局局长李建华."""
    behind = _BEHIND.fullmatch(name)
    if behind is None:
        return without_post(name)
    persons = re.split(r"[、，,\s]", behind["inside"])
    if all(is_person(without_title(each)) for each in persons):
        return behind["before"]
    is_reversed = is_person(behind["before"]) and is_body(behind["inside"])
    return behind["inside"] if is_reversed else name
