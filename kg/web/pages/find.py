"""The page of what was found: every text of the plans that holds the words, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kg.errors import QueryError
from kg.search import KINDS, Mark, search
from kg.web.addresses import page_of
from kg.web.contents import plan_heads
from kg.web.page import snapshot
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)
_MOST = 200


@router.get("/find", response_class=HTMLResponse)
def find_page(request: Request, q: str = "", kind: str = "") -> HTMLResponse:
    """Return what holds the words `q`; of one kind of text if `kind` is given."""
    held = snapshot(request)
    words = q.strip()
    try:
        hits = search(held.index, words) if words else []
    except QueryError:
        hits = []
    counts = {one: sum(hit.kind == one for hit in hits) for one in KINDS}
    shown = [hit for hit in hits if kind in ("", hit.kind)]
    return show_page(
        request,
        "find.html",
        here="find",
        asked=words,
        kind=kind,
        counts={one: number for one, number in counts.items() if number},
        total=len(hits),
        found=[(hit, page_of(hit.iri), list(mark_text(hit.text, hit.marks))) for hit in shown[:_MOST]],
        cut=max(0, len(shown) - _MOST),
        heads=plan_heads(held),
    )


def mark_text(text: str, marks: tuple[Mark, ...]) -> Iterator[tuple[str, bool]]:
    """Yield a text in parts, each with whether it is marked."""
    at = 0
    for start, end in marks:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
