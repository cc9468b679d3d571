"""In which column of names a table usually has a name, told by the rows in which no other column fits it.

Where 牵头部门, 配合部门 and 实施主体 stand side by side and a cell has several lines, their words fit each of the
three; that 各有关单位 helps in the other rows, and that offices (…处) only lead there, tells where they stand here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from loaders.genre.headers.columns import WHO, Column

_BRACKET = re.compile(r"[（(][^（()）]*[）)]$")
_SAME_NAME = 10  # points: more than a further line of a cell costs, and than columns that stay empty
_SAME_KIND = 4
_FEWEST = 2  # other rows with the name
_FEWEST_THAT_LEAD = 5  # and all of them: who leads in a few may help in this one
_FEWEST_OF_KIND = 8
_MOST = 0.7
_MOST_OF_KIND = 0.9

Usual = Mapping[int, tuple[int, int]]


def usual_columns(placed: Iterable[tuple[int, str, int]], columns: Sequence[Column | None]) -> Usual:
    """Return the column that a cell of names usually stands in, and the points for it, by the place of the cell.

    `placed` are the place, the words and the column of each cell; a cell is told by the others alone.
    """
    names = [(place, text, column) for place, text, column in placed if column >= 0 and columns[column] in WHO]
    by_name, by_kind = Counter((t, c) for _, t, c in names), Counter((_kind(t), c) for _, t, c in names)
    found: dict[int, tuple[int, int]] = {}
    for place, text, column in names:
        same = _usual(by_name, text, column, fewest=_FEWEST, most=_MOST)
        if same is not None and columns[same] is Column.LEAD:
            same = _usual(by_name, text, column, fewest=_FEWEST_THAT_LEAD, most=1)
        alike = _usual(by_kind, _kind(text), column, fewest=_FEWEST_OF_KIND, most=_MOST_OF_KIND)
        if same is not None:
            found[place] = (same, _SAME_NAME)
        elif alike is not None:
            found[place] = (alike, _SAME_KIND)
    return found


def _usual(counts: Counter[tuple[str, int]], words: str, own: int, *, fewest: int, most: float) -> int | None:
    """Return the column in which nearly all others of these words stand; None if they are too few, or apart."""
    others = {column: n - (column == own) for (text, column), n in counts.items() if text == words}
    total = sum(others.values())
    best = max(others, key=lambda column: others[column], default=own)
    return best if total >= fewest and others[best] >= most * total else None


def _kind(text: str) -> str:
    """Return the last character of the last name, which says what it is: 处, 局, 区."""
    return _BRACKET.sub("", text.rstrip("。；"))[-1:]
