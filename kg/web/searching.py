"""Full-text search as JSON: /search?q=…, each hit with the places of the words and a marked text."""

from __future__ import annotations

from html import escape
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse

from kg.search import Hit, search
from kg.web.page import snapshot

router = APIRouter(tags=["search"])

_MOST = 1000


@router.get("/search", summary="Full text: 全文检索")
def find(
    request: Request,
    q: Annotated[
        str,
        Query(min_length=1, max_length=200, description="words, parted by blanks or signs · 词语，以空格或标点分开"),
    ],
    limit: Annotated[int, Query(ge=1, le=_MOST, description="at most so many hits · 最多几条")] = 100,
) -> JSONResponse:
    """Find the titles and texts that hold all words; white space, width and case aside.

    `marks` are the places of the words in `text`, in characters, half-open; `marked` is the text as HTML with
    `<mark>` around them, escaped. `more` tells that there are more hits than `limit`.
    """
    hits = search(snapshot(request).index, q, limit + 1)
    found = [_told(hit) for hit in hits[:limit]]
    return JSONResponse(
        {"words": q.split(), "count": len(found), "more": len(hits) > limit, "hits": found},
        headers={"Cache-Control": "no-cache"},
    )


def _told(hit: Hit) -> dict[str, Any]:
    return {
        "iri": hit.iri,
        "kind": hit.kind,
        "plan": hit.plan,
        "year": hit.year or None,
        "text": hit.text,
        "marks": [list(mark) for mark in hit.marks],
        "marked": mark_text(hit),
    }


def mark_text(hit: Hit) -> str:
    """Return the text of a hit as HTML, with `<mark>` around the words that were looked for."""
    pieces: list[str] = []
    done = 0
    for start, end in hit.marks:
        pieces += (escape(hit.text[done:start]), "<mark>", escape(hit.text[start:end]), "</mark>")
        done = end
    return "".join((*pieces, escape(hit.text[done:])))
