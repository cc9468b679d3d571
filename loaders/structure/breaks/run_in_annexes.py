"""Where an annex begins that ran together with the last item above it, or with its own title and table."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMED = re.compile(r"(?<=[。）)])\s*(?=附件\s*[：:])")  # 健全长效机制。 附件：2024年任务分解表
# a list whose cells ran together: 附件2023年重点任务清单序号名称责任单位1…
_LIST = re.compile(
    r"""
    (?: ^ | (?<=[。）)]) ) \s*
    附件 (?: \d(?!\d) )? [：:]?
    (?P<title> [^。，；：]{4,60}? (?: 清单 | [一览汇总分解]表 ) )
    \s* (?= 序\s*号 )
    """,
    re.VERBOSE,
)


def annex_cuts(text: str) -> Iterator[int]:
    """Yield where annexes are to be parted from what stands above them, and their titles from what surrounds them."""
    yield from (match.end() for match in _NAMED.finditer(text))
    yield from (cut for match in _LIST.finditer(text) for cut in (match.start(), *match.span("title")))
