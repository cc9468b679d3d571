"""The page of one element: what the graph says of it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kg.identify import BASE
from kg.library import ask
from kg.web.addresses import page_of
from kg.web.elements import element_iri
from kg.web.page import render_page, snapshot

router = APIRouter()


@router.get("/page/{path:path}", response_class=HTMLResponse, include_in_schema=False)
def element(request: Request) -> HTMLResponse:
    """Return the page of the element whose IRI ends with the path."""
    iri = element_iri(request, "/page/")
    statements = ask(snapshot(request).store, "element-statements", element=iri)
    return render_page(request, "element.html", iri=iri, statements=statements, base=BASE, readable=page_of(iri))
