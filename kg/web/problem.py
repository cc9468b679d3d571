"""Errors as programs and people read them: problem details (RFC 9457) or text, in Chinese and English."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from kg.answers.formats import RESULTS, Format, choose_format
from kg.answers.question import Failure
from kg.errors import MissingError, RefusedError, StoreError

_STATUS = {
    "syntax": 400,
    "refused": 403,
    "missing": 404,
    "format": 406,
    "time": 504,
    "memory": 507,
    "failed": 500,
}
YEAR, INTEGER = "^([0-9]{4})?$", "^([+-]?[0-9]{1,18})?$"
FORMATS = "^(" + "|".join(form.name for form in RESULTS) + ")$"
"""The patterns of parameters that are years, whole numbers, and formats of answers."""
_PLACE = re.compile(r"line (\d+), column (\d+)")
_WRONG = {
    "missing": "the parameter {name} is missing",
    "string_pattern_mismatch": "the parameter {name} should be {pattern}",
    "string_too_long": "the parameter {name} has more than {max_length} characters",
    "string_too_short": "the parameter {name} is empty",
    "too_long": "the parameter {name} has more than {max_length} values",
    "greater_than_equal": "the parameter {name} should be at least {ge}",
    "less_than_equal": "the parameter {name} should be at most {le}",
    "int_parsing": "the parameter {name} should be a whole number",
}
"""What is wrong with a parameter, by the type that pydantic gives it."""
_LIKE = {YEAR: "a year like 2021", INTEGER: "a whole number", FORMATS: "one of: " + ", ".join(f.name for f in RESULTS)}
"""What the patterns of parameters mean."""
_FORMS = (
    Format("problem", "application/problem+json", ("application/json", "application/sparql-results+json")),
    Format("text", "text/plain", ("text/html", "text/csv", "text/tab-separated-values", "text/turtle")),
)


class HttpProblem(Exception):  # noqa: N818 - as RFC 9457 calls it
    """What is wrong with a request, in English, with what to do; `kind` is a word for programs.

    `ways` are pages that may have been meant, by their names and paths.
    """

    def __init__(  # noqa: PLR0913 - what a problem says, and where to go from it
        self,
        status: int,
        kind: str,
        message: str,
        hint: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        ways: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.kind = kind
        self.message = message
        self.hint = hint
        self.headers = dict(headers or {})
        self.ways = ways


def problem_of(error: Exception | Failure) -> HttpProblem:
    """Return the problem that an error, or what a worker says, is to the client."""
    if isinstance(error, HttpProblem):
        return error
    if isinstance(error, Failure):
        return HttpProblem(_STATUS.get(error.kind, 500), error.kind, error.message, error.hint)
    if isinstance(error, HTTPException):
        return HttpProblem(error.status_code, "request", str(error.detail), headers=error.headers or {})
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    kinds = ((MissingError, "missing"), (RefusedError, "refused"), (StoreError, "failed"))
    kind = next((name for of_kind, name in kinds if isinstance(error, of_kind)), "request")
    return HttpProblem(_STATUS.get(kind, 400), kind, str(error), getattr(error, "hint", ""))


def _invalid(error: RequestValidationError) -> HttpProblem:
    """The first parameter that is not of its kind."""
    first = error.errors()[0]
    names = [place for place in first["loc"][1:] if isinstance(place, str)] or [str(first["loc"][-1])]
    context = first.get("ctx", {})
    said = _WRONG.get(first["type"], "the parameter {name} cannot be understood")
    known = {**context, "pattern": _LIKE.get(context.get("pattern"), context.get("pattern", ""))}
    return HttpProblem(422, "request", said.format(name=names[0], **known), "GET /api names the parameters")


def problem_response(request: Request, problem: HttpProblem) -> Response:
    """Return the answer that tells a problem, in the form that the client takes."""
    form = choose_format(_FORMS, request.headers.get("accept", "")) or _FORMS[0]
    headers = {"Vary": "Accept", "Cache-Control": "no-store", **problem.headers}
    wording = request.app.state.wording
    told = (wording(problem.message), wording(problem.hint))
    content = _text(problem, *told) if form.name == "text" else _details(problem, *told)
    return Response(content, problem.status, headers=headers, media_type=form.content_type)


def _details(problem: HttpProblem, message: str, hint: str) -> str:
    place = _PLACE.search(problem.message)
    details: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "code": problem.kind,
        "detail": problem.message,
        "hint": problem.hint,
        "detail_zh": message,
        "hint_zh": hint,
    }
    if place:
        details |= {"line": int(place[1]), "column": int(place[2])}
    return json.dumps({name: value for name, value in details.items() if value != ""}, ensure_ascii=False) + "\n"


def _text(problem: HttpProblem, message: str, hint: str) -> str:
    lines = (
        f"错误：{message}",
        f"  提示：{hint}" if hint else "",
        f"error: {problem.message}",
        f"  hint: {problem.hint}" if problem.hint else "",
    )
    return "".join(f"{line}\n" for line in lines if line)
