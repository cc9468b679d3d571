"""Labels that say when, where and for whom an event is, and what is done there: 时间：, 地点：, 对象：, 内容：."""

from __future__ import annotations

import re
from enum import Enum, auto

from loaders.annotate.labels import HELPS, WHEN_LABEL, WHO_LABEL


class EventLabel(Enum):
    """What a label says of an event; `SETTING` is where, under which motto and for whom it is."""

    TIME = auto()
    SETTING = auto()
    BODIES = auto()
    CONTENT = auto()


_KINDS = (
    (EventLabel.TIME, re.compile(f"时间|(?!{WHEN_LABEL}$)[一-鿿]{{2,4}}时间")),  # 举办时间, but not 完成时间
    (
        EventLabel.SETTING,
        re.compile(
            "(?!改造|建设|实施|整治|支持|补贴|补助|项目|帮扶|服务半径)[一-鿿]{0,4}(?:地点|主题|对象)|(?:参[加会与训]|出席|与会|培训)人员"
        ),
    ),
    (EventLabel.CONTENT, re.compile("(?!改造|建设|整治|支持|项目|实施)[一-鿿]{0,4}内容")),
    (EventLabel.BODIES, re.compile(WHO_LABEL)),
)
_LABEL = re.compile(r"\s*(?P<words>[^\s：:，。；]{2,10})\s*[：:]\s*")


def read_event_label(line: str) -> tuple[EventLabel, re.Match[str]] | None:
    """Return what the label says that a line opens with, and the label with its colon as a match; None if it has none.

    地点：县文化广场 is the setting, 讲座内容：介绍地方史。 the content.
    """
    label = _LABEL.match(line)
    kinds = (kind for kind, form in _KINDS if label and form.fullmatch(label["words"]))
    kind = next(kinds, None)
    return (kind, label) if kind and label else None


def tells_of_event(line: str) -> bool:
    """Tell a line behind such a label, but one on who is responsible, which says of any task who does it."""
    found = read_event_label(line)
    return found is not None and (found[0] is not EventLabel.BODIES or bool(HELPS.match(found[1]["words"])))
