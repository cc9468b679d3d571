"""The query page of researchers: an editor that knows this graph, the library of questions, answers with labels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response

from kg.answers.holdings import Snapshot
from kg.elements import resolve_names
from kg.errors import QueryError
from kg.graphs.index import FOLDER
from kg.identify import BASE, PREFIXES, category_iri
from kg.iris import shorten_iri
from kg.library import ask, expand_iri, fill_query, find_query, list_queries
from kg.resources import script_file
from kg.terms import STANDARD, VALUES
from kg.web.addresses import page_of
from kg.web.contents import plan_heads
from kg.web.headers import POLICY
from kg.web.kept import once, whole
from kg.web.page import page_language, snapshot
from kg.web.pages.department import read_loads
from kg.web.pages.plan import named_figures
from kg.web.pages.questions import PARAMETERS, SUBJECTS
from kg.web.questions import make_fields
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)
EDITOR = ("yasgui.min.js", "yasgui.min.css")
_TYPES = {".js": "text/javascript", ".css": "text/css"}
_MOST_LABELS = 2000
# The editor sizes its lines with styles of its own making; scripts stay those of this server.
_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "font-src 'self'", "font-src 'self' data:"
)
_FIRST = "tasks-by-phrase"


@router.get("/query", response_class=HTMLResponse)
def query_page(request: Request, name: str = "", query: str = "") -> HTMLResponse:
    """Return the page, with the `query` that an address holds, or a question of the library with its values filled."""
    held = snapshot(request)
    chosen, problem = None, ""
    if name or not query:
        try:
            chosen = find_query(name or _FIRST)
        except QueryError as error:
            raise HTTPException(404, str(error)) from error
    given = {key: value for key, value in request.query_params.items() if chosen and value and _has(chosen, key)}
    text = query
    if chosen is not None:
        try:
            several = {key: [value] for key, value in given.items()}
            text = fill_query(chosen, resolve_names(held.store, chosen, several))
        except QueryError as error:
            text, problem = chosen.text, str(error)
    groups = groupby(list_queries(), key=lambda one: one.folder)
    page = show_page(
        request,
        "query.html",
        here="query",
        groups=[(SUBJECTS.get(folder, (folder, folder)), list(several)) for folder, several in groups],
        chosen=chosen,
        fields=make_fields(held, chosen, given) if chosen else (),
        labels=PARAMETERS,
        text=_without_header(text) if chosen else text,
        run=bool(name or query) and not problem,
        problem=request.app.state.wording(problem) if page_language(request) == "zh" else problem,
        editor=all(script_file(one) for one in EDITOR),
        drawing=f"/pictures/{FOLDER}/vis-network.js",
    )
    page.headers["Content-Security-Policy"] = _POLICY
    return page


@router.get("/query/editor/{name}")
def editor_file(name: str) -> Response:
    """Return a file of the editor, which is shipped in the wheel and fetched by npm in a checkout."""
    path: Path | None = script_file(name) if name in EDITOR else None
    if path is None:
        raise HTTPException(404, "the editor is not installed")
    return FileResponse(path, media_type=_TYPES[path.suffix], headers={"Cache-Control": "max-age=86400"})


@router.get("/query/terms")
def terms(request: Request) -> JSONResponse:
    """Return the prefixes, classes and properties of this graph, with what each is called: what can be completed."""
    return JSONResponse(known_terms(snapshot(request)))


@router.get("/query/labels")
def labels(request: Request, iri: Annotated[list[str] | None, Query()] = None) -> JSONResponse:
    """Return by IRI what each is called and the page that shows it; nothing of those that are not known."""
    wanted = tuple(dict.fromkeys(iri or ()))[:_MOST_LABELS]
    english = page_language(request) == "en"
    found: dict[str, dict[str, str]] = {one: {"page": path} for one in wanted if (path := page_of(one))}
    for row in ask(snapshot(request).store, "names-of", element=_valid(wanted)) if wanted else ():
        found.setdefault(row["element"], {})["name"] = row["name_en"] if english and row["name_en"] else row["name"]
    for one in wanted:
        pair = VALUES.get(shorten_iri(one)) or STANDARD.get(shorten_iri(one))
        if pair:
            found.setdefault(one, {})["name"] = pair[english]
    return JSONResponse(found)


def _has(query: Any, name: str) -> bool:
    return any(one.name == name for one in query.parameters)


def _without_header(text: str) -> str:
    """A query of the library without the lines that tell of it, which the page tells beside the editor."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+")).lstrip()


def _valid(given: tuple[str, ...]) -> list[str]:
    found = []
    for one in given:
        try:
            found.append(expand_iri(one))
        except QueryError:
            continue
    return found or [BASE]


def known_terms(held: Snapshot) -> dict[str, Any]:
    """Return the prefixes of this graph, the classes and properties in use, and what can be found by its name."""
    return once(held, "terms", lambda: _read_terms(held))


def _read_terms(held: Snapshot) -> dict[str, Any]:
    rows = ask(held.store, "terms-in-use")
    kinds = ("class", "property")
    terms = {kind: sorted({row["term"] for row in rows if row["kind"] == kind}) for kind in kinds}
    return {
        "prefixes": dict(sorted(PREFIXES.items())),
        **terms,
        "names": sorted(set(_read_names(held, [*terms["class"], *terms["property"]]))),
    }


def _read_names(held: Snapshot, terms: list[str]) -> Iterator[tuple[str, str]]:
    """What can be put into a query by its name: terms, plans, departments, indicators, categories of provinces."""
    for row in ask(held.store, "names-of", element=terms):
        yield row["name"], row["element"]
    for head in plan_heads(held).values():
        yield head.title, f"{BASE}plan/{head.identifier}"
    for load in read_loads(held):
        yield load.name, load.body
    for concept, indicator in named_figures(held).values():
        yield indicator, concept
    for row in ask(whole(held), "province-duty-counts"):
        yield row["category"], category_iri(row["category"])
