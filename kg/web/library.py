"""The questions of the library as operations of their own: /api/queries/NAME, with typed parameters."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from inspect import Parameter as Argument
from inspect import Signature
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import StringConstraints

from kg.answers.formats import RESULTS
from kg.answers.holdings import Snapshot
from kg.answers.question import Question
from kg.elements import resolve_names
from kg.errors import QueryError
from kg.library import Parameter, fill_query, find_query, list_queries
from kg.library import Query as LibraryQuery
from kg.web.answered import answer_question, limits_of
from kg.web.page import snapshot
from kg.web.problem import FORMATS, INTEGER, YEAR, HttpProblem
from kg.web.protocol import read_pairs

_LONGEST = 500
_MOST_VALUES = 50
_PATTERNS = {"year": YEAR, "integer": INTEGER, "string": None, "iri": None}

router = APIRouter(prefix="/api", tags=["library"])

Handler = Callable[..., Awaitable[Response]]


@router.get("/queries", summary="The library: 查询库")
def queries() -> JSONResponse:
    """List all questions with their parameters."""
    return JSONResponse({"queries": [_told(query) for query in list_queries()]}, headers={"Cache-Control": "no-cache"})


def _told(query: LibraryQuery) -> dict[str, Any]:
    parameters = [
        {"name": p.name, "kind": p.kind, "default": list(p.default), "meaning": p.text, "meaning_zh": p.text_zh}
        for p in query.parameters
    ]
    return {
        "name": query.name,
        "folder": query.folder,
        "summary": query.summary,
        "summary_zh": query.summary_zh,
        "href": f"/api/queries/{query.name}",
        "parameters": parameters,
    }


def _operation(query: LibraryQuery) -> Handler:
    """The function that answers one question; its signature tells FastAPI the parameters."""

    async def run(request: Request, **_: Any) -> Response:
        return await _answer(request, query)

    arguments = [
        Argument("request", Argument.KEYWORD_ONLY, annotation=Request),
        *(Argument(p.name, Argument.KEYWORD_ONLY, default=None, annotation=_kind(p)) for p in query.parameters),
        Argument("format", Argument.KEYWORD_ONLY, default=None, annotation=_FORMAT),
    ]
    run.__signature__ = Signature(arguments)  # type: ignore[attr-defined]  # inspect reads it
    run.__name__ = query.name.replace("-", "_")
    return run


_FORMAT = Annotated[str | None, Query(pattern=FORMATS, description="json xml csv tsv; goes before the Accept header")]


def _kind(parameter: Parameter) -> Any:
    value = Annotated[str, StringConstraints(pattern=_PATTERNS[parameter.kind], max_length=_LONGEST)]
    told = (
        f"{parameter.text} · {parameter.text_zh} ({parameter.kind}; default: {', '.join(parameter.default) or 'any'})"
    )
    return Annotated[list[value] | None, Query(description=told, max_length=_MOST_VALUES)]


async def _answer(request: Request, query: LibraryQuery) -> Response:
    values: dict[str, list[str]] = {}
    form = None
    for name, value in read_pairs(request.scope["query_string"]):
        if name == "format":
            form = value
        elif name != "lang":
            values.setdefault(name, []).append(value)
    given = {name: [value for value in several if value] for name, several in values.items()}
    text = await asyncio.to_thread(_fill, snapshot(request), query, given)
    accept = request.headers.get("accept", "")
    limits = limits_of(request.app.state.settings)
    return await answer_question(request, Question(text, accept=accept, form=form, limits=limits))


def _fill(held: Snapshot, query: LibraryQuery, values: dict[str, list[str]]) -> str:
    """The query with its parameters; a plan or a department may be given by name, and nothing stands for any."""
    fill_query(query, {name: [] for name in values})  # what is no parameter is told before names are looked up
    return fill_query(query, resolve_names(held.store, query, values))


for _query in list_queries():
    router.get(
        f"/queries/{_query.name}",
        summary=f"{_query.summary} · {_query.summary_zh}",
        description=f"{_query.description}\n\n{_query.description_zh}",
        operation_id=_query.name,
        responses={200: {"content": {form.media: {} for form in RESULTS}, "description": "rows"}},
        response_class=Response,
    )(_operation(_query))


@router.get("/queries/{name}", include_in_schema=False)
def unknown(name: str) -> None:
    """Tell the nearest names of a question that there is not."""
    try:
        find_query(name)
    except QueryError as error:
        raise HttpProblem(404, "missing", str(error), error.hint) from error
