"""Draws a page with what all pages of plans show alike: names of kinds and changes, their signs, ways to the source."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from kg.columns import code_name, column_name
from kg.design import CHANGES, KINDS, VERDICTS
from kg.identify import BASE
from kg.terms import STANDINGS, VALUES
from kg.web.addresses import at, page_of
from kg.web.page import page_language, render_page

_PAGES = (
    *("plan", "source", "department", "province-category", "indicator", "document", "compare"),
    *("find", "questions", "query", "review", "add", "line", "pictures"),
)
_SIGNS = {**CHANGES, **KINDS, **VERDICTS}


def show_page(request: Request, template: str, *, status: int = 200, here: str = "", **values: Any) -> HTMLResponse:
    """Return the page that `template` makes of `values`; `here` is the part of the navigation that it belongs to."""
    english = page_language(request) == "en"

    def term(name: str) -> str:
        """Return what a kind, role, change, status or verdict is called, by its local name."""
        pair = STANDINGS.get(name) or VALUES.get(f"kg:{name}")
        return pair[english] if pair else code_name("kind", name, "en" if english else "zh")

    def sign(name: str) -> str:
        return _SIGNS[name].sign if name in _SIGNS else ""

    return render_page(
        request,
        template,
        status=status,
        here=here,
        term=term,
        sign=sign,
        at=at,
        page_of=page_of,
        column_name=column_name,
        BASE=BASE,
        **values,
    )


def is_page(request: Request) -> bool:
    """Return whether a browser asks for a page that people read, and not for data."""
    first = request.url.path.split("/")[1]
    return first in _PAGES and "text/html" in request.headers.get("accept", "")
