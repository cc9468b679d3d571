"""Whether a column holds places, and what the columns beside it then are: 乡镇 | 目标任务, 乡镇 | 新建哨所（座）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.genre.headers.times import bare_header
from loaders.genre.lexicon import either, maybe
from loaders.genre.squeezing import squeeze

_KIND = (
    either(
        "镇街 街镇 街道 乡镇 镇 乡 区县 县区 县市区? 市县区? 市州 州市 地市 市地 盟市 旗县 县 市 区 州 旗 "
        "行政村 村居? 社区 园区 片区 开发区 林场 农场 地区 区域 省份"
    )
    + "(?:[（(][^（()）]{1,10}[)）])?"
)
_PLACES = re.compile(maybe("各 所属 行政 属地") + _KIND + f"(?:[、和及与/]?{_KIND}){{0,3}}" + maybe("名称 别"))
# what each place has to do, in one cell: a list of projects names their place beside their own title
_WORK = re.compile(
    either("年度 重点 主要 工作 具体 目标") + "{0,2}任务" + maybe("目标 内容 清单 安排")
    + "|" + maybe("年度 工作 主要") + either("目标 工作内容")
    + "|" + either("主要 重点 年度") + "工作"
)  # fmt: skip
_ORDINAL = re.compile("序号|编号|备注|说明")
_UNIT = re.compile(r"[（(][^（()）]{1,6}[)）]\s*$")
_LONGEST = 24
_FEW = 2


def heads_places(header: str) -> bool:
    """Tell the header of a column of places: 乡镇, 街镇、园区, 县（市、区）."""
    return bool(_PLACES.fullmatch(squeeze(header)))


def heads_amounts(headers: Sequence[str]) -> bool:
    """Tell headers of places and of what is counted in them, with its unit: 乡镇 | 新建防火道（公里）."""
    first, *others = [word for word in headers if word.strip() and not _ORDINAL.fullmatch(word.strip())] or [""]
    is_short = all(len(word) <= _LONGEST and "。" not in word for word in others)
    return heads_places(first) and is_short and any(_UNIT.search(word) for word in others)


def names_work_of_places(headers: Sequence[str]) -> int | None:
    """Return where the places stand that title what each has to do (乡镇 | 目标任务); None in any other table."""
    words = [bare_header(header) for header in headers]
    told = [n for n, word in enumerate(words) if word and not _ORDINAL.fullmatch(word)]
    if len(told) != _FEW or not heads_places(headers[told[0]]) or not _WORK.fullmatch(words[told[1]]):
        return None
    return told[0]
