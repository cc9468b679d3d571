"""The pages of categories of provinces: what each must do and may do, and what applies to it, by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from kg.identify import category_iri
from kg.library import ask
from kg.web.addresses import page_of
from kg.web.contents import plan_heads
from kg.web.elements import asked_iri
from kg.web.kept import whole
from kg.web.page import snapshot
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)
_OBLIGATIONS = ("Mandatory", "Optional", "")  # "" where the text only says where a measure applies: 适用范围：试验区


@router.get("/province-category", response_class=HTMLResponse)
def categories_page(request: Request) -> HTMLResponse:
    """Return the list of categories with the number of their duties."""
    held = snapshot(request)
    rows = ask(whole(held), "province-duty-counts")
    names = sorted({row["category"] for row in rows})
    counted = {(row["category"], row["plan"], _obligation(row)): row["measures"] for row in rows}
    told = {obligation for _, _, obligation in counted}
    plans = [head for head in plan_heads(held).values() if any(row["plan"] == head.identifier for row in rows)]
    return show_page(
        request,
        "categories.html",
        here="categories",
        names=[(name, page_of(category_iri(name))) for name in names],
        plans=plans,
        counted=counted,
        obligations=[one for one in _OBLIGATIONS if one in told],
    )


@router.get("/province-category/{name:path}", response_class=HTMLResponse)
def category_page(request: Request) -> HTMLResponse:
    """Return the page of a category of provinces."""
    held = snapshot(request)
    labels = {row["category"] for row in ask(whole(held), "province-duty-counts")}
    label = next((one for one in labels if category_iri(one) == asked_iri(request)), None)
    if label is None:
        raise HTTPException(404, "no such category of provinces")
    rows = ask(held.store, "province-duties", category=label)
    heads = plan_heads(held)
    plans = [(heads[plan], list(several)) for plan, several in groupby(rows, key=lambda row: row["plan"])]
    return show_page(
        request,
        "category.html",
        here="categories",
        label=label,
        plans=plans[::-1],
        obligations=_OBLIGATIONS,
        by_obligation=_by_obligation,
    )


def _by_obligation(rows: Iterable[Mapping[str, str]], obligation: str) -> list[Mapping[str, str]]:
    return [row for row in rows if _obligation(row) == obligation]


def _obligation(row: Mapping[str, str]) -> str:
    return row["obligation"].rpartition("#")[2]
