"""For what each body of a row answers, in a bracket behind its name: 区民政局（养老）、区卫健局（托育）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.annotate.names.name import Name

_BRACKETED = re.compile(r"(?P<body>[^（()）]{3,})[（(](?P<inside>[^（()）]+)[）)]")
_FIELD = re.compile("[一-鿿、]{2,14}")
# 各镇（街道）, 发改局（粮食局）, 水利局（牵头）, 镇政府（城关镇除外）
_NO_FIELD = re.compile(
    "牵头|配合|主[办责]|[协承]办|负责|参[与加]|协[助同]|支持|责任|排[名在]|除|[不包]?含|包括|^原|^暂|下同|筹|简称|以下"
    "|[局厅委办院署处科室股队站部司所会区县市州镇乡街道社园企府属]$"
)
_FEW = 2


def without_fields(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names of a row without the fields in brackets behind them, where each bracket of several is one."""
    found = [_BRACKETED.fullmatch(name.full) for name in names]
    brackets = [match["inside"] for match in found if match]
    are_fields = all(_FIELD.fullmatch(inside) and not _NO_FIELD.search(inside) for inside in brackets)
    if len(brackets) < _FEW or not are_fields:
        return tuple(names)
    return tuple(replace(name, full=match["body"]) if match else name for name, match in zip(names, found, strict=True))
