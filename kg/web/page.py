"""Draws a page from a template: escaped throughout, in the reader's language, with links that keep it.

Every template extends `base.html`. It may call `say("中文", "English")`, which is the one of the two that the reader
wants, and `link("/path", q="…")`, an address of this server that keeps the language and quotes what it is given.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.answers.holdings import Holdings, Snapshot

LANGUAGES = ("zh", "en")
_TEMPLATES = Path(__file__).parent / "templates"
_CHARACTERS_OF_PATHS = "/:@!$&'()*+,;=~%"  # what an IRI has quoted stays as it is


@cache
def templates() -> Environment:
    """Return the environment of all templates; what is undefined in one is an error."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def load_templates() -> None:
    """Compile all templates, which takes a fifth of a second and else happens on first visits."""
    for name in templates().list_templates():
        templates().get_template(name)


def render_page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page that `template` makes of `values`, in the language of the request."""
    language = page_language(request)

    def say(chinese: str, english: str) -> str:
        return chinese if language == "zh" else english

    def link(path: str, **parameters: object) -> str:
        return page_link(path, chosen_language(request), **parameters)

    other = "en" if language == "zh" else "zh"
    turned = request.url.include_query_params(lang=other)
    text = (
        templates()
        .get_template(template)
        .render({"say": say, "link": link, "language": language, "turned": f"{turned.path}?{turned.query}", **values})
    )
    return HTMLResponse(text, status_code=status, headers={"Vary": "Accept-Language", "Content-Language": language})


def page_link(path: str, language: str | None = None, /, **parameters: object) -> str:
    """Return the address of a page of this server; parameters that are None or empty are left out.

    A path may be the end of an IRI, and Chinese.
    """
    given = {name: value for name, value in parameters.items() if value not in (None, "")}
    query = urlencode({**given, **({"lang": language} if language else {})}, doseq=True)
    return quote(path, safe=_CHARACTERS_OF_PATHS) + (f"?{query}" if query else "")


def chosen_language(request: Request) -> str | None:
    """Return the language that the address asks for, None if it leaves it to the browser."""
    language = request.query_params.get("lang")
    return language if language in LANGUAGES else None


def page_language(request: Request) -> str:
    """Return the language of the answer: `?lang=`, else the first that the browser wants of ours, else Chinese."""
    wanted = (part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(","))
    return chosen_language(request) or next((language for language in wanted if language in LANGUAGES), "zh")


def snapshot(request: Request) -> Snapshot:
    """Return the build of the store that this request reads; take it once a request."""
    holdings: Holdings = request.app.state.holdings
    return holdings.current
