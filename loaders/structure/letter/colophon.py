"""The lines around a plan that only name annexes, and who printed, sent or holds the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.annotate.bodies import is_body
from loaders.genre.squeezing import squeeze
from loaders.structure.annexes.lists import naming_lines
from loaders.structure.paragraphs import Paragraph

_PRINTED = r"(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发"
# below a plan: who printed it and when, to whom copies went
_COLOPHON = re.compile(rf".{{0,40}}{_PRINTED}|抄送[：:].*|[（(]?联系人[：:].*|责任编辑[：:].*")
# who printed it, and when, with wide blanks between
_PRINTER = re.compile(r"[一-鿿]{2,30}(?:办公室|办公厅|秘书处|委员会|厅|局|委|办|政府|中心)")
_PRINTED_BEHIND = re.compile(rf"{_PRINTED}$")
_PRINTED_LINE = re.compile(_PRINTED)
# to whom it is sent, above who printed it: 各有关单位：县法院。县林业局、县水利局，各镇。沙河县委办公室
_SENT_TO = re.compile(r"(?:抄[送报]|[主分发报]送|各[^：:。，、]{2,8})\s*[：:]")
_NAMES = re.compile(r"[、，。；]")
_MOSTLY = 0.8


def colophon(body: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the lines that only name annexes and who printed, sent or holds the document."""
    lines = [paragraph.text for paragraph in body]
    beside = pairwise((*map(squeeze, lines), ""))
    printed = {place for place, (line, below) in enumerate(beside) if _is_colophon(line, below)}
    printed |= {place - 1 for place in printed if place and _is_row_of_receivers(squeeze(lines[place - 1]))}
    told = printed | naming_lines(lines)
    return tuple(paragraph for place, paragraph in enumerate(body) if place in told)


def _is_colophon(line: str, below: str) -> bool:
    """Tell a line on who printed or sent a document, which may be parted from the day on the line below it."""
    sent = _PRINTED_BEHIND.search(line)
    if sent and _is_row_of_receivers(line[: sent.start()]):  # with who printed it as the last name
        return True
    is_whole = _COLOPHON.fullmatch(line) is not None and "。" not in line.removesuffix("。")
    return is_whole or (_PRINTER.fullmatch(line) is not None and _PRINTED_LINE.fullmatch(below) is not None)


def _is_row_of_receivers(line: str) -> bool:
    """Tell a line that says to whom a document is sent and nothing else, nearly all of them bodies."""
    label = _SENT_TO.match(line)
    names = [name for name in _NAMES.split(line[label.end() :]) if name] if label else []
    return bool(names) and sum(map(is_body, names)) >= _MOSTLY * len(names)
