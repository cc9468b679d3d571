"""Makes the web application: the store that it holds, its middleware, and the routers of endpoint and pages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from kg.design import base_css
from kg.web.headers import SecurityHeaders
from kg.web.holdings import Holdings
from kg.web.pages import ROUTERS
from kg.web.settings import Settings
from kg.workspace import Workspace

_STATIC = Path(__file__).parent / "static"
_SMALLEST_TO_PACK = 1024

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
    app = FastAPI(title="policy-kg", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.state.holdings = Holdings(store)
    app.state.settings = settings or Settings()
    app.state.workspace = workspace
    app.state.wording = wording
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_TO_PACK, compresslevel=5)
    app.add_middleware(SecurityHeaders)
    app.add_route("/static/base.css", _base_css)
    app.mount("/static", StaticFiles(directory=_STATIC))
    for router in ROUTERS:
        app.include_router(router)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    watching = asyncio.create_task(app.state.holdings.watch())
    yield
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


def _base_css(request: Request) -> Response:  # noqa: ARG001 - as Starlette calls it
    return PlainTextResponse(base_css(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})
