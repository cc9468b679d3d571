"""The pages of cited documents: which documents the plans rest on, and every place that names one."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from kg.answers.holdings import Snapshot
from kg.identify import document_iri
from kg.library import ask
from kg.web.contents import plan_heads
from kg.web.elements import asked_iri
from kg.web.kept import whole
from kg.web.page import snapshot
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)
_BETWEEN = "；"


@router.get("/document", response_class=HTMLResponse)
def documents_page(request: Request) -> HTMLResponse:
    """Return the list of cited documents, the most widely cited first."""
    held = snapshot(request)
    return show_page(
        request,
        "documents.html",
        here="documents",
        rows=[(row["document"].split(_BETWEEN), row["plans"], row["citations"]) for row in _cited(held)],
        document_iri=document_iri,
    )


@router.get("/document/{name:path}", response_class=HTMLResponse)
def document_page(request: Request) -> HTMLResponse:
    """Return the page of a cited document with every place that cites it, under any of its titles."""
    held = snapshot(request)
    iri = asked_iri(request)
    titles = next(
        (several for row in _cited(held) if iri in map(document_iri, several := row["document"].split(_BETWEEN))), None
    )
    if titles is None:
        raise HTTPException(404, "no such document")
    found = [row for row in all_citations(held) if row["document"] in titles]
    found.sort(key=lambda row: (row["year"], row["plan"], int(row["start"])))
    heads = plan_heads(held)
    return show_page(
        request,
        "document.html",
        here="documents",
        titles=titles,
        plans=[(heads[plan], list(several)) for plan, several in groupby(found, key=lambda row: row["plan"])],
    )


def all_citations(held: Snapshot) -> list[dict[str, str]]:
    """Return every place in the plans that cites a document."""
    return ask(whole(held), "citations-of-document", phrase="")


def _cited(held: Snapshot) -> list[dict[str, str]]:
    return ask(whole(held), "documents-cited", phrase="")
