"""Refuses what another site makes a reader's browser send: for handlers that change something."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import HTTPException, Request


def same_origin(request: Request) -> None:
    """Raise a 403 unless the request comes from a page of this server, or from no browser at all.

    To be used as a dependency: `@router.post("/…", dependencies=[Depends(same_origin)])`.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    if site not in ("same-origin", "none") or (origin and urlsplit(origin).netloc != request.headers.get("host")):
        raise HTTPException(403, "the request comes from another site")
