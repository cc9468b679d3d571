"""Rows of names, read one by one and each in full."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.annotate.names.bracketed_fields import without_fields
from loaders.annotate.names.bracketed_units import bracketed_units
from loaders.annotate.names.lending import Lent, prints_whole
from loaders.annotate.names.name import Name
from loaders.annotate.names.parting import part_names
from loaders.annotate.names.sharing import FIELDS_ETC, with_shared
from loaders.genre.references import read_reference
from loaders.reading.strand import Strand

# a cell that names nobody, and what is left of 等部门和单位
_NONE = frozenset({"无", "暂无", "/", "／", "-", "—", "——", "－", "部门", "单位"})


def split_names(row: Strand, *, level: str = "", after: Name | None = None) -> tuple[Name, ...]:
    """Return the names of a row in order, shortened ones in full; white space inside a name is removed.

    `level` is that of the names before the row (省), which its bare names share, and `after` the last of them, whose
    office they share too if its level alone names it: 市局监测处牵头，法规处配合.
    """
    names: list[Name] = []
    lent = Lent(level, is_whole=not level and prints_whole(row.text), parent=after.parent if after else None)
    lent.end_clause()
    fields = FIELDS_ETC.search(re.sub(r"\s+", "", row.text))
    for part, separator in part_names(row):
        printed = re.sub(r"\s+", "", part.text)
        if not printed or printed in _NONE:
            continue
        if fields and printed == fields["last"]:
            names.append(Name(printed + "部门", part))
            continue
        if read_reference(printed):  # 同上: those that it stands for are no business of the row
            names.append(Name(printed, part))
            continue
        before = names[-1] if names else after
        names.append(lent.in_full(printed, part, before=before.full if before else ""))
        if separator in ("，", ",", "；", ";"):
            lent.end_clause()
    shared = without_fields(with_shared(names))
    return tuple(replace(name, full=full) for name in shared for full in bracketed_units(name.full))
