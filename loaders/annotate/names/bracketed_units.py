"""Units of one body that a bracket behind its name lists: 市水务局（规划处、河湖处） is who each of them is."""

from __future__ import annotations

import re

_UNIT = r"[^（()）、，和及]{2,12}[处科室股站队]"
_LISTED = re.compile(rf"(?P<body>[^（()）]{{2,}})[（(](?P<units>{_UNIT}(?:[、，和及]{_UNIT})+)等?[）)]")
_BETWEEN = re.compile("[、，和及]")


def bracketed_units(name: str) -> tuple[str, ...]:
    """Return a name for each unit that the bracket behind a body lists; the name itself if it lists none."""
    listed = _LISTED.fullmatch(name)
    if listed is None:
        return (name,)
    return tuple(f"{listed['body']}（{unit}）" for unit in _BETWEEN.split(listed["units"]))
