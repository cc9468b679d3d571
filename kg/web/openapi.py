"""Describes what the server can be asked, as OpenAPI and as a page that needs no network and no script."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse

from kg.answers.formats import GRAPHS, RESULTS, Format
from kg.library import list_queries
from kg.web.page import render_page

router = APIRouter()

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": {"type": "string"}}
_PROBLEM = {"description": "a problem, in Chinese and English", "content": {"application/problem+json": {}}}


@router.get("/api", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request) -> HTMLResponse:
    """Return the page of all operations, each question with a form to ask it."""
    folders = [(folder, tuple(queries)) for folder, queries in groupby(list_queries(), key=lambda q: q.folder)]
    return render_page(request, "api.html", folders=folders)


def describe_with(app: FastAPI) -> None:
    """Let the application describe itself, with the operations of the protocol, which are no functions of FastAPI."""

    def describe() -> dict[str, Any]:
        if not app.openapi_schema:
            described = get_openapi(
                title="policy-kg",
                version="1",
                description="Chinese policy plans as a knowledge graph; to be asked · 政策计划知识图谱，只查不改",
                routes=app.routes,
            )
            described["paths"] |= _protocol()
            app.openapi_schema = described
        return app.openapi_schema

    app.openapi = describe  # type: ignore[method-assign]  # as FastAPI documents it


def _protocol() -> dict[str, Any]:
    graphs = _parameter("default-graph-uri", _TEXTS), _parameter("named-graph-uri", _TEXTS)
    query = _parameter("query", {**_TEXT, "minLength": 1}, required=True)
    posted = {
        "required": True,
        "content": {
            "application/sparql-query": {"schema": _TEXT},
            "application/x-www-form-urlencoded": {
                "schema": {"type": "object", "required": ["query"], "properties": {"query": _TEXT}}
            },
        },
    }
    answered = _answers((*RESULTS, *GRAPHS), 400, 403, 406, 413, 415, 503, 504, 507)
    path = _parameter("path", _TEXT, where="path", required=True)
    name = _parameter("name", _TEXT, where="path", required=True)
    stored = _answers(GRAPHS, 400, 404, 406, 503)
    return {
        "/sparql": {
            "get": _operation("SPARQL query by GET", [query, *graphs, _parameter("format", _TEXT)], answered),
            "post": {**_operation("SPARQL query by POST", list(graphs), answered), "requestBody": posted},
        },
        "/graphs": {"get": _operation("One graph, or all", [_parameter("graph", _TEXT)], stored)},
        "/graphs/{name}": {"get": _operation("A graph by its name", [name], stored)},
        "/data/{path}": {"get": _operation("The statements of an element", [path], stored)},
        "/.well-known/void": {"get": _operation("The dataset described (VoID)", [], _answers(GRAPHS, 406))},
    }


def _operation(summary: str, parameters: list[dict[str, Any]], responses: dict[str, Any]) -> dict[str, Any]:
    return {"summary": summary, "tags": ["SPARQL"], "parameters": parameters, "responses": responses}


def _parameter(name: str, schema: dict[str, Any], *, where: str = "query", required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": where, "required": required, "schema": schema}


def _answers(forms: tuple[Format, ...], *problems: int) -> dict[str, Any]:
    found = {"description": "the answer", "content": {form.media: {} for form in forms}}
    return {"200": found, "304": {"description": "not changed"}, **{str(status): _PROBLEM for status in problems}}
