"""The SPARQL endpoint, and the graph store to be read: /sparql, /graphs, /data, and the redirects of data IRIs."""

from __future__ import annotations

import asyncio

from fastapi import Request
from fastapi.responses import Response
from starlette.routing import Route

from kg.answers.formats import GRAPHS, best_media
from kg.answers.holdings import Holdings
from kg.answers.question import Kind, Question
from kg.identify import graph_iri
from kg.library import find_query
from kg.web.answered import answer_question, limits_of
from kg.web.description import describe_dataset, describe_service
from kg.web.elements import element_iri
from kg.web.page import render_page
from kg.web.problem import HttpProblem
from kg.web.protocol import read_operation, read_pairs
from kg.web.settings import Settings

_HTML = "text/html"
_RDF = tuple(form.media for form in GRAPHS)


async def sparql(request: Request) -> Response:
    """Answer a query (SPARQL 1.1 Protocol), or describe the service if none is asked."""
    settings: Settings = request.app.state.settings
    operation = await read_operation(request, settings)
    if operation is None:
        if best_media((*_RDF, _HTML), request.headers.get("accept", "")) == _HTML:
            return render_page(request, "sparql.html", example=_example())
        return describe_service(request)
    question = Question(
        operation.query,
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
        accept=request.headers.get("accept", ""),
        form=operation.form,
        limits=limits_of(settings),
    )
    return await answer_question(request, question)


def _example() -> str:
    """A query to begin with, without the lines that only the library reads."""
    lines = find_query("plans-by-year").text.splitlines()
    return "\n".join(line for line in lines if not line.startswith("#+")).strip()


async def void(request: Request) -> Response:
    """Return the VoID description of the dataset."""
    return await asyncio.to_thread(describe_dataset, request)


async def graph_store(request: Request) -> Response:
    """Return a graph, by name or as ?graph=IRI or ?default (SPARQL 1.1 Graph Store HTTP Protocol), or all of them."""
    pairs = read_pairs(request.scope["query_string"])
    named = [value for name, value in pairs if name == "graph"]
    default = [value for name, value in pairs if name == "default"]
    if "name" in request.path_params:
        named.append(graph_iri(request.path_params["name"]))
    if len(named) + len(default) > 1:
        raise HttpProblem(400, "request", "one graph is expected", "name it as ?graph=IRI, or ask for ?default")
    if not named:
        return await _answer_stored(request, "everything" if not default else "default", "")
    holdings: Holdings = request.app.state.holdings
    if named[0] not in dict(holdings.current.info.graphs):
        raise HttpProblem(404, "missing", f"the store holds no graph {named[0]}", "GET /sparql names the graphs")
    return await _answer_stored(request, "graph", named[0])


async def data(request: Request) -> Response:
    """Return the statements of an element: `/data/plan/list2020` is about `…/id/plan/list2020`."""
    return await _answer_stored(request, "element", element_iri(request, "/data/"))


async def identified(request: Request) -> Response:
    """Redirect from the name of an element to what is known of it: for people a page, for machines statements."""
    element_iri(request, "/id/")
    wants_page = best_media((*_RDF, _HTML), request.headers.get("accept", "")) == _HTML
    path = request.scope["raw_path"].decode("ascii").removeprefix("/id/")
    asked = request.scope["query_string"].decode("ascii")
    place = f"/{'page' if wants_page else 'data'}/{path}" + (f"?{asked}" if asked else "")
    return Response(status_code=303, headers={"Location": place, "Vary": "Accept"})


async def _answer_stored(request: Request, kind: Kind, text: str) -> Response:
    pairs = read_pairs(request.scope["query_string"])
    form = next((value for name, value in pairs if name == "format"), None)
    accept = request.headers.get("accept", "")
    limits = limits_of(request.app.state.settings)
    return await answer_question(request, Question(text, kind, accept=accept, form=form, limits=limits))


ROUTES = (
    Route("/sparql", sparql, methods=["GET", "POST"]),
    Route("/.well-known/void", void, methods=["GET"]),
    Route("/graphs", graph_store, methods=["GET"]),
    Route("/graphs/{name}", graph_store, methods=["GET"]),
    Route("/data/{path:path}", data, methods=["GET"]),
    Route("/id/{path:path}", identified, methods=["GET"]),
)
"""The routes of the endpoint; each answers HEAD as it answers GET."""
