"""Where duties of bodies ran together that each open with a body and a colon: …整改。市财政局：落实资金。各镇：…."""

from __future__ import annotations

import re

from loaders.annotate.bodies import is_body
from loaders.annotate.labels import WHO_LABEL
from loaders.annotate.names import split_names
from loaders.reading.strand import Strand

_OPENS = re.compile(rf"(?:^|(?<=[。；]))\s*(?!{WHO_LABEL})(?P<who>[^：:。；，,]{{2,60}})[：:](?=\s*[一-鿿“《])")
_SEVERAL = 3  # bodies that a row of duties has


def duty_cuts(strand: Strand) -> list[int]:
    """Return where the duties of a paragraph begin, if several bodies open one each."""
    found = [match for match in _OPENS.finditer(strand.text) if _are_bodies(strand.group(match, "who"))]
    several = len({match["who"] for match in found}) >= _SEVERAL
    return [match.start() for match in found if match.start()] if several else []


def _are_bodies(row: Strand) -> bool:
    names = split_names(row)
    return bool(names) and all(is_body(name.full) for name in names)
