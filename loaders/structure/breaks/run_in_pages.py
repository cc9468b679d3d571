"""Where what a page prints around a document ran together with it on one line: the path to it, its day, its source.

当前位置：首页政务公开 临江市2023年林业工作要点 时间：2023-03-01 10:00 微信 微博 为贯彻…。 来源：市林业局 附件下载
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PATH = re.compile(r"(?:当前位置|您?(?:现在|当前|所在)?的?位置)\s*[：:]\s*[^\s>＞»]+(?:\s*[>＞»]\s*[^\s>＞»]+)*(?=\s)")
_WORD = (
    r"(?:微信|微博|QQ空间|打印|收藏|分享(?:到|至)?[：:]?|[大中小]|【?字[体号][：:]?"
    r"|(?:浏览|阅读|点击)(?:次数|量|数)?[：:]?\s*\d*|来源[：:]\s*\S+|作者[：:]\s*\S*|】)"
)
_DAY = re.compile(
    r"(?:发布|发表|更新|公布)?(?:时间|日期)\s*[：:]\s*(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?"
    rf"(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?:\s+{_WORD})*(?=\s|$)"
)
_SOURCE = re.compile(r"(?<=[\s。）)])(?:文章|信息|稿件)?来源\s*[：:]\s*\S{2,30}(?:\s+(?P<foot>\S{2,8}))?\s*$")
_HEAD = 400


def page_cuts(text: str) -> Iterator[int]:
    """Yield where a text on one line is to be parted from the path, the day and the source that a page prints."""
    path = _PATH.match(text.lstrip())
    indent = len(text) - len(text.lstrip())
    start = indent + path.end() if path else 0
    day = _DAY.search(text, start, start + _HEAD)
    yield from (cut for cut in (start, *(day.span() if day and path else ())) if cut)
    source = _SOURCE.search(text, max(start, len(text) - _HEAD))
    yield from (cut for cut in (source.start(), source.start("foot")) if cut > 0) if source else ()
