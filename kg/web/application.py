"""Makes the web application: the store that it holds, its middleware, and the routers of endpoint and pages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from kg.answers.holdings import Holdings, Snapshot
from kg.answers.pool import Pool
from kg.answers.worker import WorkerGoneError
from kg.design import base_css, marks_css
from kg.errors import KgError
from kg.web import library, openapi, searching
from kg.web.answered import CUT
from kg.web.endpoint import ROUTES
from kg.web.headers import SecurityHeaders
from kg.web.page import page_language
from kg.web.pages import ROUTERS
from kg.web.problem import HttpProblem, problem_of, problem_response
from kg.web.settings import PACKING, SMALLEST_TO_PACK, Settings
from kg.web.showing import is_page, show_page
from kg.web.warming import warm
from kg.workspace import Workspace

_STATIC = Path(__file__).parent / "static"
INTERVAL = 1.0
"""How many seconds pass between two looks at whether the store was built anew."""
_LOG = logging.getLogger("uvicorn.error")

Wording = Callable[[str], str]


def create_application(
    store: Path,
    settings: Settings | None = None,
    *,
    workspace: Workspace | None = None,
    wording: Wording = str,
) -> FastAPI:
    """Return the application that serves the store at `store`.

    `workspace` is where pages find the corpus and the decisions, if there is one; `wording` turns an English
    error or hint into Chinese. Raises `StoreError` if the store is missing, damaged or of another version.
    Handlers find `holdings`, `settings`, `workspace` and `wording` in `request.app.state`.
    """
    app = FastAPI(title="policy-kg", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=_lifespan)
    given = settings or Settings()
    app.state.holdings = Holdings(store, _prepare)
    app.state.settings = given
    app.state.workspace = workspace
    app.state.wording = wording
    app.state.pool = Pool(
        app.state.holdings.current, workers=given.workers, waiting=given.waiting, patience=given.patience
    )
    _add_middleware(app, given)
    app.add_exception_handler(HttpProblem, _tell_problem)
    app.add_exception_handler(KgError, _tell_problem)
    app.add_exception_handler(HTTPException, _tell_problem)
    app.add_exception_handler(RequestValidationError, _tell_problem)
    app.router.routes.extend(ROUTES)
    app.add_route("/static/base.css", _base_css)
    app.add_route("/static/marks.css", _marks_css)
    app.mount("/static", StaticFiles(directory=_STATIC))
    for router in (library.router, searching.router, openapi.router, *ROUTERS):
        app.include_router(router)
    openapi.describe_with(app)
    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    """Add what every request passes through; what is added last is passed first."""
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_TO_PACK, compresslevel=PACKING)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Accept", "Content-Type", "If-None-Match"],
            expose_headers=[CUT, "ETag", "Retry-After"],
        )
    if settings.hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False)
    app.add_middleware(SecurityHeaders)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    await app.state.pool.start()
    warming = asyncio.create_task(asyncio.to_thread(_prepare, app.state.holdings.current))
    watching = asyncio.create_task(_watch(app.state.holdings, app.state.pool))
    yield
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    await app.state.pool.close()
    await warming
    app.state.holdings.close()


def _prepare(held: Snapshot) -> None:
    """Let the pages find out ahead what they will show of a build; one that cannot be told makes its page fail."""
    try:
        warm(held)
    except KgError:
        _LOG.exception("the pages could not be prepared")


async def _watch(holdings: Holdings, pool: Pool) -> None:
    """Take up each new build, for the pages and for the workers."""
    while True:
        await asyncio.sleep(INTERVAL)
        if await asyncio.to_thread(holdings.refresh):
            try:
                await pool.renew(holdings.current)
            except WorkerGoneError:
                _LOG.exception("no worker starts over the new build, the old one goes on")


async def _tell_problem(request: Request, error: Exception) -> Response:
    problem = problem_of(error)
    if is_page(request):
        chinese = page_language(request) == "zh"
        words = [request.app.state.wording(text) if chinese else text for text in (problem.message, problem.hint)]
        return show_page(
            request,
            "problem.html",
            status=problem.status,
            message=words[0],
            hint="" if problem.ways else words[1],
            ways=problem.ways,
        )
    return problem_response(request, problem)


def _base_css(request: Request) -> Response:  # noqa: ARG001 - as Starlette calls it
    return PlainTextResponse(base_css(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


def _marks_css(request: Request) -> Response:  # noqa: ARG001 - as Starlette calls it
    return PlainTextResponse(marks_css(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})
