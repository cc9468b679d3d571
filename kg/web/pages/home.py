"""The first page: which plans the store holds, and where to go on."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kg.library import ask
from kg.web.page import render_page, snapshot

router = APIRouter()


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
def home(request: Request) -> HTMLResponse:
    """Return the first page."""
    held = snapshot(request)
    plans = [(row["plan"], row["year"], row["title"]) for row in ask(held.store, "plans-by-year")]
    return render_page(request, "home.html", plans=plans, quads=held.info.quads)
