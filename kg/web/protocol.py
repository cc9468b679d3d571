"""Reads the operations of SPARQL 1.1 Protocol out of requests: by GET, by POST of a form, by POST of the query."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import Request
from starlette.requests import ClientDisconnect

from kg.web.problem import HttpProblem
from kg.web.settings import Settings

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_PARAMETERS = 1000
_READ_ONLY = "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; change the corpus and build again"

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """A query and the dataset that the protocol gives it (None: what the query says); `form` is `format=`."""

    query: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    form: str | None


async def read_operation(request: Request, settings: Settings) -> Operation | None:
    """Return the operation of a request, None for a GET that asks nothing.

    Raises `HttpProblem` for whatever SPARQL 1.1 Protocol does not know, for an update, and for a body that is too
    long, too slow or not in UTF-8.
    """
    pairs = read_pairs(request.scope["query_string"])
    if request.method == "POST":
        pairs = [*pairs, *await _read_posted(request, settings)]
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise HttpProblem(403, "refused", "an update changes data; a store is only asked", _READ_ONLY)
    queries = _values(pairs, "query")
    if not queries and request.method != "POST" and not _values(pairs, "default-graph-uri", "named-graph-uri"):
        return None
    if len(queries) != 1:
        raise HttpProblem(
            400,
            "request",
            f"exactly one query is expected, and there are {len(queries)}",
            "send it as the parameter query, or as the body with Content-Type: application/sparql-query",
        )
    default, named = _values(pairs, "default-graph-uri"), _values(pairs, "named-graph-uri")
    given = bool(default or named)
    form = next(iter(_values(pairs, "format")), None)
    return Operation(queries[0], default if given else None, named if given else None, form)


def read_pairs(text: bytes) -> Pairs:
    """Return the names and values of a query string or a form. Raises `HttpProblem` if they are not in UTF-8."""
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise HttpProblem(400, "request", "the parameters are not in UTF-8", "quote their UTF-8 as %XX") from error
    except ValueError as error:
        raise HttpProblem(400, "request", f"there are more than {_MOST_PARAMETERS} parameters") from error


async def read_body(request: Request, settings: Settings) -> bytes:
    """Return the body of a request. Raises `HttpProblem` if it is too long, or does not arrive in time."""
    body = bytearray()
    try:
        async with asyncio.timeout(settings.slowest):
            async for part in request.stream():
                body += part
                if len(body) > settings.request_bytes:
                    raise HttpProblem(413, "request", f"the request is longer than {settings.request_bytes} bytes")
    except TimeoutError as error:
        message = f"the request did not arrive within {settings.slowest:g} seconds"
        raise HttpProblem(408, "request", message, headers={"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise HttpProblem(400, "request", "the request ended before its end") from error
    return bytes(body)


async def _read_posted(request: Request, settings: Settings) -> Pairs:
    media, parameters = _content_type(request)
    if media == UPDATE:
        raise HttpProblem(403, "refused", "an update changes data; a store is only asked", _READ_ONLY)
    if media not in (FORM, QUERY) or parameters.get("charset", "utf-8") not in ("utf-8", "utf8"):
        raise HttpProblem(
            415,
            "request",
            f"a request of type {media or 'none'} is not understood",
            f"send a form as {FORM}, or a query as {QUERY}, in UTF-8",
        )
    body = await read_body(request, settings)
    if media == FORM:
        return read_pairs(body)
    try:
        return [("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise HttpProblem(400, "request", "the query is not in UTF-8", "save it as UTF-8") from error


def _content_type(request: Request) -> tuple[str, dict[str, str]]:
    media, *pieces = (piece.strip().lower() for piece in request.headers.get("content-type", "").split(";"))
    pairs = (piece.partition("=") for piece in pieces)
    return media, {name.strip(): value.strip().strip('"') for name, _, value in pairs}


def _values(pairs: Iterable[tuple[str, str]], *names: str) -> tuple[str, ...]:
    return tuple(value for name, value in pairs if name in names)
