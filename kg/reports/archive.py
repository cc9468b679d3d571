"""Packs an Office file again without the hour at which it was made: the same content gives the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_MADE = rb"\g<1>2000-01-01T00:00:00Z\g<2>"


def still_archive(data: bytes) -> bytes:
    """Return the same archive with its members in order, all of one date, and no hour in its properties."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            content = old.read(name)
            member = ZipInfo(name, _EPOCH)
            member.compress_type, member.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(member, _STAMP.sub(_MADE, content) if name == _CORE else content)
    return out.getvalue()
