"""What a cell without a table around it is by its own words: a number, who does it, by when, or what is done."""

from __future__ import annotations

import re
from enum import Enum

from loaders.annotate import deadlines
from loaders.annotate.bodies import is_body
from loaders.annotate.labels import WHEN_LABEL, WHO_LABEL
from loaders.genre.numbering import MarkKind, read_mark
from loaders.genre.references import read_reference
from loaders.genre.squeezing import squeeze

_NUMBER = re.compile(r"\d{1,3}[.．、]?")
_OFFICES = r"部|委|局|署|院|厅|办|室|司|处|科|股|站|所|中心|会|公司|集团|政府|银行|部门|单位|机关|机构|联|学校"
_PLACES = r"街道|乡|镇|区|县|市"
_NAME = re.compile(rf"[^。：:！？“”]{{0,18}}(?:{_OFFICES}|{_PLACES})(?:[（(][^（）()]*[）)])?")
_ROLE = re.compile(r"(?:牵头|负责|配合|参加|参与|落实|按职责分工|具体|分别|组织实施){1,3}$")  # 办公室牵头，各科室配合
_BETWEEN = re.compile(r"[、，,；;](?![^（(]*[）)])")
_LONGEST_TIME = 24
_BY_WHEN = re.compile(
    rf"{deadlines.START.pattern}[^，。；]{{0,8}}?(?:前|底|末|内|持续|长期)"
)  # and not 2024年新建小学5所


_LABEL = re.compile(rf"^(?!主办)(?:{WHO_LABEL}|{WHEN_LABEL})[：:](?=.)")  # 主办单位： is of the site
_NOTHING = re.compile(r"[/／\\\\—–\-－]{1,4}|无|暂无")


class CellKind(Enum):
    """The kinds of cell that a row of a task table has."""

    NUMBER = "number"
    WHO = "who"
    DEADLINE = "deadline"
    PART = "part"
    TEXT = "text"


def is_nothing(text: str) -> bool:
    """Tell a cell that says that it says nothing: /, —, 无."""
    return bool(_NOTHING.fullmatch(squeeze(text)))


def kind_of(text: str) -> CellKind:
    """Return what a cell of these words is; what could be several things is the first in the order of the rules.

    A cell may say its role or what its time is before it: 牵头单位：县林业局, 完成时限：6月底. What refers to another
    cell (同上, 同第3项) says who, if it does not stand where a time is asked.
    """
    bare = _LABEL.sub("", squeeze(text).rstrip("。"))
    if read_reference(bare):
        return CellKind.WHO
    if _NUMBER.fullmatch(bare):
        return CellKind.NUMBER
    if deadlines.is_time(bare) or (len(bare) <= _LONGEST_TIME and _BY_WHEN.match(bare)):
        return CellKind.DEADLINE
    mark = read_mark(text)
    if mark is not None and mark.kind in (MarkKind.CHINESE, MarkKind.CHAPTER):
        return CellKind.PART
    names = [_ROLE.sub("", name) for name in _BETWEEN.split(bare) if name]
    is_who = bool(names) and all(_NAME.fullmatch(name) or is_body(name) for name in names)
    return CellKind.WHO if is_who else CellKind.TEXT


def number_in(text: str) -> int:
    """Return the number that a cell of kind NUMBER holds."""
    return int(squeeze(text).rstrip(".．、。"))
