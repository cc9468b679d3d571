"""Turns a question into an answer over HTTP: its head, its tag, its body in one piece or as it comes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kg.answers.answer import Answer, Refusal
from kg.answers.answering import answer_at_once
from kg.answers.pool import BusyError, Pool
from kg.answers.question import Limits, Question
from kg.web.problem import HttpProblem, problem_of
from kg.web.settings import Settings

CUT = "Answer-Cut"
"""The header of an answer that is not whole: by which limit it was cut."""
HEADERS = {"Vary": "Accept", "Cache-Control": "no-cache"}
"""The headers of every answer: it depends on what the client accepts, and is to be asked for again."""
_CHANCE = re.compile(r"\b(?:now|rand|uuid|struuid)\s*\(", re.IGNORECASE)
_RETRY = "2"


def limits_of(settings: Settings) -> Limits:
    """Return the limits of a query."""
    return Limits(settings.seconds, settings.rows, settings.memory)


async def answer_question(request: Request, question: Question, headers: Mapping[str, str] | None = None) -> Response:
    """Return the response to a question, or 304 if the client has it already.

    Raises `HttpProblem` if there is no answer, or if the server is busy.
    """
    pool: Pool = request.app.state.pool
    held = request.headers.get("if-none-match", "")
    content = pool.snapshot.info.content
    tag = tag_of(content, question) if held else ""
    if tag and tag in held and not _CHANCE.search(question.text):
        return Response(status_code=304, headers={"ETag": tag, **HEADERS})
    if at_once := answer_at_once(pool.snapshot.store, question):
        media, body = at_once
        return Response(
            body, headers={**HEADERS, "Content-Type": media, "ETag": tag_of(content, question), **(headers or {})}
        )
    try:
        answer = await pool.ask(question)
    except BusyError as error:
        message, hint = "the server has as many queries as it can do", f"ask again in {_RETRY} seconds"
        raise HttpProblem(503, "busy", message, hint, headers={"Retry-After": _RETRY}) from error
    except Refusal as error:
        raise problem_of(error.failure) from error
    return _respond(answer, question, dict(headers or {}))


def _respond(answer: Answer, question: Question, headers: dict[str, str]) -> Response:
    headers |= {**HEADERS, "Content-Type": answer.head.media}
    if answer.ending is not None and answer.ending.cut is not None:
        headers[CUT] = f"{answer.ending.cut}; limit={getattr(question.limits, answer.ending.cut):g}"
    elif answer.ending is not None and not _CHANCE.search(question.text):
        headers["ETag"] = tag_of(answer.content, question)
    if answer.is_whole:
        return Response(answer.beginning, headers=headers)
    return _Streamed(answer, headers)


def tag_of(content: str, question: Question) -> str:
    """Return a weak tag of a build and of all that an answer depends on: rows without ORDER BY come in any order."""
    asked = (content, question.kind, question.default_graphs, question.named_graphs, question.accept, question.form)
    limits = question.limits.seconds, question.limits.rows, question.limits.memory
    said = f"{asked!r}{limits!r}{question.text}".encode("utf-8", "surrogatepass")
    return f'W/"{hashlib.sha256(said).hexdigest()[:24]}"'


class _Streamed(StreamingResponse):
    """An answer that is passed on while it comes; its worker is given back however it ends."""

    def __init__(self, answer: Answer, headers: Mapping[str, str]) -> None:
        super().__init__(answer.parts(), headers=headers)
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._answer.close()
