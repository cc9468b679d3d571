"""What a bracket behind the name of a body holds: units of it (市水务局（规划处、河湖处）), or for what it answers.

区民政局（养老）、区卫健局（托育） name two offices, each with its field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.annotate.names.name import Name

_UNIT = r"[^（()）、，和及]{2,12}[处科室股站队]"
_LISTED = re.compile(rf"(?P<body>[^（()）]{{2,}})[（(](?P<units>{_UNIT}(?:[、，和及]{_UNIT})+)等?[）)]")
_FIELD = re.compile(r"(?P<body>[^（()）]{3,})[（(](?P<field>[一-鿿、]{2,14})[）)]")
# 各镇（街道）, 发改局（粮食局）, 水利局（牵头）
_NO_FIELD = re.compile(
    "牵头|配合|主[办责]|[协承]办|负责|参[与加]|协[助同]|支持|责任|排[名在]|[局厅委办院署处科股室队站部司所会区县市州镇乡街道社园企府]$"
)
_FEW = 2
_BETWEEN = re.compile("[、，和及]")


def bracketed_units(name: str) -> tuple[str, ...]:
    """Return a name for each unit that the bracket behind a body lists; the name itself if it lists none."""
    listed = _LISTED.fullmatch(name)
    if listed is None:
        return (name,)
    return tuple(f"{listed['body']}（{unit}）" for unit in _BETWEEN.split(listed["units"]))


def without_fields(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names of a row without the fields in brackets behind them, where several have one each."""
    fields = [_FIELD.fullmatch(name.full) for name in names]
    told = [field for field in fields if field and not _NO_FIELD.search(field["field"])]
    if len(told) < _FEW:
        return tuple(names)
    return tuple(
        replace(name, full=field["body"]) if field in told and field else name
        for name, field in zip(names, fields, strict=True)
    )
