"""The pictures of how plans hang together, drawn when they are asked for, as pages that lead to each other."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from kg.graphs import picture_page, shared_files
from kg.graphs.gallery import gallery_entries
from kg.graphs.index import FOLDER, Entry, index_page
from kg.graphs.names import page_name
from kg.graphs.page import INDEX
from kg.graphs.views import Holdings, draw_view, open_holdings
from kg.web.page import chosen_language, page_language, page_link, snapshot

router = APIRouter(include_in_schema=False)
_TYPES = {"js": "text/javascript", "css": "text/css"}
# A picture has its data and a few lines of script within it; in a sandbox it can reach nothing of this server.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src data: blob:; "
    "sandbox allow-scripts allow-downloads allow-modals allow-popups allow-top-navigation-by-user-activation; "
    "frame-ancestors 'self'"
)
_READING = Lock()


@dataclass(frozen=True, slots=True)
class _Gallery:
    """The pictures of one build in one language."""

    holdings: Holdings
    entries: dict[str, Entry]


@router.get("/line/{plan}/{task}")
def line(request: Request, plan: str, task: str) -> Response:
    """Lead to the picture of the line that a task is in. Raises a 404 if it is in none."""
    first = _gallery(request).holdings.corpus.lines.get(f"{plan}/task/{task}")
    if first is None:
        raise HTTPException(404, "this task is in no line")
    return RedirectResponse(page_link(f"/pictures/{page_name('line', first)}", chosen_language(request)), 303)


@router.get("/pictures/{folder}/{name}")
def shared(folder: str, name: str) -> Response:
    """Return a script or a style that the pictures share."""
    text = shared_files().get(name) if folder == FOLDER else None
    if text is None:
        raise HTTPException(404, "no such picture")
    headers = {"Cache-Control": "max-age=86400", "Access-Control-Allow-Origin": "*"}
    return Response(text, media_type=_TYPES[name.rpartition(".")[2]], headers=headers)


@router.get("/pictures/{name}", response_class=HTMLResponse)
def picture(request: Request, name: str) -> Response:
    """Return a picture, or the index of all."""
    gallery = _gallery(request)
    if name == INDEX:
        text = index_page(tuple(gallery.entries.values()), gallery.holdings.language)
    elif name in gallery.entries:
        entry = gallery.entries[name]
        text = picture_page(
            draw_view(gallery.holdings, entry.kind, entry.what), gallery.holdings.language, beside=FOLDER
        )
    else:
        raise HTTPException(404, "no such picture")
    return HTMLResponse(text, headers={"Content-Security-Policy": _POLICY})


def _gallery(request: Request) -> _Gallery:
    """The pictures of the build that is held now; what was read of it is kept until there is another."""
    held, language, state = snapshot(request), page_language(request), request.app.state
    with _READING:
        if getattr(state, "pictures_of", None) is not held:
            state.pictures_of, state.pictures = held, {}
        if language not in state.pictures:
            holdings = open_holdings(held.store, held.index, language)
            state.pictures[language] = _Gallery(holdings, {entry.file: entry for entry in gallery_entries(holdings)})
        found: _Gallery = state.pictures[language]
        return found
