"""Tells what a line is by its words where a layout leaves it open: the rest of a title, or a table of contents."""

from __future__ import annotations

import re

from loaders.genre.documents import PLANS
from loaders.genre.lexicon import either
from loaders.reading.annex_marks import marks_annex

_WHOLE = re.compile(either(f"{PLANS} 分工 安排 通知 报告 纲要 指引 决定 办法 公告 通报 批复 函 令 文件") + "$")
_DATE = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$|[〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日$")
_NUMBER = re.compile(r"[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\])）】]\s*第?\s*\d+\s*号$")
_BRACKETED = re.compile(
    r"[（(](?:(?:19|20)\d{2}[^（()）]{0,14}|试行|暂行|修订|修订稿|征求意见稿|送审稿|审议稿|摘编|摘要|节选|第.{1,3}批|首批)[)）](?:》?的[\u4e00-\u9fff]{1,4})?$"
)
_LONGEST, _LONGEST_TITLE = 60, 120  # of a line, of all that stand above it
_CONTENTS = re.compile(r"目\s*[录錄次]|.{1,80}?[.…·．⋯]{4,}\s*[-—–－]?\s*\d{1,4}\s*[-—–－]?")


def is_contents(line: str) -> bool:
    """Tell whether a line belongs to a table of contents: 目录, or words with leaders and a page number."""
    return bool(_CONTENTS.fullmatch(line.strip()))


def is_whole_title(line: str) -> bool:
    """Tell whether a line ends as titles of documents end: …的通知, …实施方案."""
    return bool(_WHOLE.search(re.sub(r"\s+", "", line)))


def continues_title(title: str, line: str) -> bool:
    """Tell whether `line`, set like `title` above it, is the rest of that title.

    国务院关于支持自由贸易试验区 / 深化改革创新若干措施的通知 is one title; a date, a document number and the title
    after a whole one are not its rest, （2025—2027年） is, and so is what a whole one leaves open: 的通知, …》的通知.
    """
    title, line = re.sub(r"\s+", "", title), re.sub(r"\s+", "", line)
    if not title or not line or len(title) > _LONGEST_TITLE or len(line) > _LONGEST or "。" in title + line:
        return False
    if marks_annex(title):
        return False
    if _DATE.search(line) or _NUMBER.search(line) or _DATE.search(title) or _NUMBER.search(title):
        return False
    if _BRACKETED.match(line) or _closes_quote(title, line) or line.startswith("的"):
        return True
    return not line.startswith(("（", "(")) and not _WHOLE.search(title) and title[-1] not in "：:；;）)"


def _closes_quote(title: str, line: str) -> bool:
    """Tell a line that closes the title that the one above opened: 关于印发《某市数据工作要点 / （2025年）》的通知."""
    return title.rfind("《") > title.rfind("》") and "》" in line and "《" not in line.partition("》")[0]
