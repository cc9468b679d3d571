"""Labels of what a task says, which title nothing: 工作目标：, 主要措施：, 2024年重点任务：."""

from __future__ import annotations

import re

WORDS = "目标|任务|指标|措施|举措|内容|要求|步骤|安排"
_KINDS = "(?:工作|主要|重点|目标|具体|年度|任务|推进|实施|落实|整治|建设|创建|发展){0,3}"
_YEAR = r"(?:(?:19|20)\d{2}年度?)?"
_LABEL = re.compile(  # and 2022年重点工作：
    rf"\s*{_YEAR}{_KINDS}(?:{WORDS})\s*(?:[：:。]|$)|\s*{_YEAR}[一-鿿]{{2,4}}(?:{WORDS}|工作)\s*[：:]"
)


def read_label(line: str) -> re.Match[str] | None:
    """Return the label that a line opens with or is, with the colon behind it."""
    return _LABEL.match(line)


def opens_with_label(line: str) -> bool:
    """Tell a line that opens with a label and a colon."""
    match = _LABEL.match(line)
    return match is not None and match.group().rstrip()[-1:] in ("：", ":")
