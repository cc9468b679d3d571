"""Finds the element that an address of this server is about, by the IRI that the address stands for."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from fastapi import Request

from kg.answers.holdings import Snapshot
from kg.identify import BASE, restore_marks
from kg.web.page import snapshot
from kg.web.problem import HttpProblem

_NOT_ASCII = re.compile(rb"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def element_iri(request: Request, prefix: str = "/") -> str:
    """Return the IRI of the element whose path follows `prefix` in the address of the request.

    Raises a `HttpProblem` with 404 if the store says nothing of it.
    """
    iri = asked_iri(request, prefix)
    if not _is_known(snapshot(request), iri):
        raise HttpProblem(404, "missing", f"the store knows no {iri}", "look for it with /search?q=…")
    return iri


def asked_iri(request: Request, prefix: str = "/") -> str:
    """Return the IRI that an address stands for, whether or not the store knows it.

    Chinese, which browsers send quoted, is unquoted; what the IRI itself has quoted (《) stays so, or is again.
    """
    path = request.scope["raw_path"].removeprefix(prefix.encode("ascii"))
    try:
        unquoted = _NOT_ASCII.sub(lambda match: unquote_to_bytes(match[0]), path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise HttpProblem(404, "missing", "the address is not in UTF-8", "quote its UTF-8 as %XX") from error
    return BASE + restore_marks(unquoted)


def _is_known(held: Snapshot, iri: str) -> bool:
    try:
        return next(held.store.quads(subject=iri), None) is not None
    except ValueError:  # no IRI at all
        return False
