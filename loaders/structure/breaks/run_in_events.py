"""Where labels on an event ran together with its title: （一）举办启动仪式时间：4月20日地点：县文化广场活动内容：赠书。

Nothing parts a label from the words before it. Before 对象, 内容 and 单位 stands one word of two letters on which ones;
时间 and 地点 have one only if all of the text have the same (活动时间), for else it is that of the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.genre.numbering import read_mark
from loaders.reading.strand import Strand
from loaders.structure.sentences import enclosed

_LABEL = re.compile(r"(?P<before>[^：:，。；]{0,60}?)(?P<head>时间|地点|主题|对象|人员|内容|单位)\s*[：:]")
_BARE = frozenset(("时间", "地点", "主题"))
_SETTING = _BARE | {"对象", "人员"}
_WORD = re.compile("[一-鿿]{2}$")
_HELD = frozenset(("活动", "举办", "举行", "召开", "开展", "培训", "比赛", "宣讲", "会议"))  # 活动时间
_SHORTEST, _LONGEST = 4, 40  # characters of a title
_FEW = 2


def with_events_apart(strands: Sequence[Strand]) -> list[Strand]:
    """Return the paragraphs of a text, the titles of several events and each of their labels as one of its own."""
    found = {at: labels for at, strand in enumerate(strands) if (labels := _labels(strand.text))}
    if len(found) < _FEW:
        return list(strands)
    shared = {head for head in _BARE if _is_shared(head, [each for row in found.values() for each in row])}
    return [
        part.strip()
        for at, strand in enumerate(strands)
        for part in strand.split_at([_start(each, shared) for each in found.get(at, ())])
    ]


def _labels(text: str) -> list[re.Match[str]]:
    """Return the labels of a numbered paragraph, if the first stands right behind its title and others follow."""
    mark = read_mark(text)
    if mark is None:
        return []
    labels = list(_outside_brackets(text, mark.length))
    heads = {each["head"] for each in labels}
    is_glued = bool(labels) and labels[0].start() == mark.length
    if not is_glued or len(heads) < _FEW or not heads & _SETTING:
        return []
    return labels if _SHORTEST <= len(labels[0]["before"].strip()) <= _LONGEST else []


def _outside_brackets(text: str, start: int) -> Iterator[re.Match[str]]:
    inside = enclosed(text)
    yield from (each for each in _LABEL.finditer(text, start) if not inside[each.start("head")])


def _is_shared(head: str, labels: Sequence[re.Match[str]]) -> bool:
    """Tell that all labels of one kind have the same word before them: 活动时间, but not …仪式时间 and …培训时间."""
    words = {each["before"][-2:] for each in labels if each["head"] == head}
    return len(words) == 1 and words <= _HELD


def _start(label: re.Match[str], shared: set[str]) -> int:
    has_word = label["head"] in shared if label["head"] in _BARE else _WORD.search(label["before"]) is not None
    return label.start("head") - (2 if has_word else 0)
