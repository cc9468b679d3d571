"""The pages that take a document in: drop a file, see what was understood in place, correct, store, see what it met."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Container
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from kg.errors import ManifestError
from kg.web.contents import plan_heads
from kg.web.headers import POLICY
from kg.web.intake import ENDINGS, Intake, Job, check_name, read_staged, start_storing
from kg.web.page import chosen_language, page_language, page_link, snapshot
from kg.web.pages.compare import comparable_pairs
from kg.web.permission import FORM_HEADERS, check_change, find_permission, form_secret
from kg.web.problem import HttpProblem
from kg.web.settings import MEBIBYTE, Settings
from kg.web.showing import show_page
from kg.workspace import Workspace, check_identifier, find_workspace

router = APIRouter(include_in_schema=False)
_LEVELS = (("national", "国家", "national"), ("provincial", "省级", "provincial"), ("city", "市级", "city"))
# The page of a document has its script and style within it; in a sandbox it can reach nothing of this server.
_SANDBOX = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "sandbox allow-scripts; frame-ancestors 'self'"
)
_LONGEST_TITLE = 200
_FRAMED = f"{POLICY}; frame-src 'self'"


@router.get("/add", response_class=HTMLResponse)
def add_page(request: Request) -> HTMLResponse:
    """Return the page on which a file is dropped."""
    settings: Settings = request.app.state.settings
    return show_page(
        request,
        "add.html",
        here="add",
        permission=find_permission(request),
        secret=form_secret(request),
        endings=ENDINGS,
        most=settings.upload_bytes // MEBIBYTE,
    )


@router.post("/add")
async def hand_in(request: Request) -> JSONResponse:
    """Take a file, which is the body of the request, read it, and keep it aside; say under which key.

    Its name, the secret of the form and the token come as headers, so that no other site can send them. A file that
    is too long is given up while it comes in.
    """
    headers = request.headers
    check_change(request, headers.get("x-secret", ""), unquote(headers.get("x-token", "")))
    name = check_name(unquote(headers.get("x-name", "")))
    folder = TemporaryDirectory(prefix="policy-kg-")
    file = Path(folder.name) / "in" / name
    file.parent.mkdir()
    try:
        with file.open("xb") as out:
            async for part in _bounded(request):
                out.write(part)
        staged = await run_in_threadpool(read_staged, folder, file, page_language(request))
    except BaseException:
        folder.cleanup()
        raise
    if staged.problem:
        folder.cleanup()
        raise HttpProblem(422, "request", staged.problem.removeprefix("错误：").removeprefix("error: "))
    key = _intake(request).keep(staged)
    return JSONResponse({"page": page_link(f"/add/{key}", chosen_language(request))})


@router.get("/add/{key}", response_class=HTMLResponse)
def staged_page(request: Request, key: str) -> HTMLResponse:
    """Return what was understood of a document, with the form that stores it, or how far that has come."""
    staged = _intake(request).find(key)
    held = snapshot(request)
    workspace: Workspace | None = request.app.state.workspace
    job = staged.jobs[-1] if staged.jobs else None
    plan = job.plan if job else ""
    account = staged.account
    page = show_page(
        request,
        "staged.html",
        here="add",
        key=key,
        name=staged.file.name,
        account=account,
        counts=_counts(account),
        job=job,
        plan=plan if plan in plan_heads(held) else "",
        said=[line.replace(str(staged.file), staged.file.name) for line in job.said] if job else [],
        known=_known(job, plan_heads(held)) if job else "",
        waiting=bool(job and _awaited(request, job)),
        pairs=[pair for pair in comparable_pairs(held) if plan in (pair[0].identifier, pair[1].identifier)],
        series=find_workspace(workspace.root).manifest.series if workspace else (),
        levels=_LEVELS,
        suggested="".join(c if c.isalnum() else "-" for c in staged.file.stem).strip("-") or "plan",
        permission=find_permission(request),
        secret=form_secret(request),
    )
    page.headers["Content-Security-Policy"] = _FRAMED
    page.headers.update(FORM_HEADERS)
    return page


@router.get("/add/{key}/marked", response_class=HTMLResponse)
def marked(request: Request, key: str) -> Response:
    """Return the text of a document with all that was understood marked in place."""
    staged = _intake(request).find(key)
    text = staged.marked.read_text(encoding="utf-8") if staged.marked.is_file() else ""
    return HTMLResponse(text, headers={"Content-Security-Policy": _SANDBOX, "Cache-Control": "no-store"})


@router.get("/add/{key}/progress")
def progress(request: Request, key: str) -> JSONResponse:
    """Return how far the storing of a document has come."""
    jobs = _intake(request).find(key).jobs
    job = jobs[-1] if jobs else Job(code=1)
    waiting = job.code is None or _awaited(request, job)
    return JSONResponse({"said": job.said[-12:], "done": not waiting, "code": job.code})


@router.post("/add/{key}")
def store(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request,
    key: str,
    identifier: Annotated[str, Form()],
    year: Annotated[str, Form()] = "",
    series: Annotated[str, Form()] = "",
    new_series: Annotated[str, Form()] = "",
    level: Annotated[str, Form()] = "",
    secret: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
) -> Response:
    """Begin to store a document as the form says, and lead back to its page."""
    workspace = check_change(request, secret, token)
    staged = _intake(request).find(key)
    if staged.jobs and staged.jobs[-1].code in (None, 0):
        raise HttpProblem(409, "request", "this document is being stored already", "wait until it is done")
    options = [
        *_options(identifier.strip(), year.strip(), level),
        *_series(workspace, identifier.strip(), series, new_series.strip()),
    ]
    job = start_storing(staged, workspace, options, page_language(request))
    job.plan = identifier.strip()
    return RedirectResponse(page_link(f"/add/{key}", chosen_language(request)), 303)


def _awaited(request: Request, job: Job) -> bool:
    """Whether a plan was stored that the pages have not taken up yet."""
    workspace: Workspace = request.app.state.workspace
    stored = {one.identifier for one in find_workspace(workspace.root).manifest.plans}
    return job.code == 0 and job.plan in stored and job.plan not in plan_heads(snapshot(request))


def _known(job: Job, plans: Container[str]) -> str:
    """The plan that a document was found to be already, as the command says; empty if it says of none."""
    words = (word for line in job.said for word in re.split(r"[\s，,。；;]+", line))
    return next((word for word in words if word in plans), "")


def _options(identifier: str, year: str, level: str) -> list[str]:
    try:
        check_identifier(identifier, "id")
    except ManifestError as error:
        raise HttpProblem(422, "request", str(error), error.hint or "") from error
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        raise HttpProblem(422, "request", "the year is no year", "write it as 2022")
    if level and level not in {one[0] for one in _LEVELS}:
        raise HttpProblem(422, "request", "no such level", "choose one of the list")
    said = (("--level", level), ("--year", year))
    return [f"--id={identifier}", *(f"{option}={value}" for option, value in said if value)]


def _series(workspace: Workspace, identifier: str, series: str, title: str) -> list[str]:
    """What is said of the series: one that is there, or a new one by its title, whose key is made of the plan's."""
    known = dict(find_workspace(workspace.root).manifest.series)
    if title:
        if len(title) > _LONGEST_TITLE or not title.isprintable():
            raise HttpProblem(
                422, "request", "no title of a series", f"write it in {_LONGEST_TITLE} characters at most"
            )
        there = next((key for key, one in known.items() if one == title), None)
        return [f"--series={there or _new_key(identifier, known)}", f"--series-title={title}"]
    if series and series not in known:
        raise HttpProblem(422, "request", "no such series", "choose one of the list")
    return [f"--series={series}"] if series else []


def _new_key(identifier: str, known: Container[str]) -> str:
    """A key that no series has: the name of the plan without its year."""
    bare = re.sub(r"(?:19|20)\d\d", "", identifier).strip("-") or "series"
    names = (bare, *(f"{bare}-{number}" for number in range(2, 1000)))
    return next(name for name in names if name not in known)


async def _bounded(request: Request) -> AsyncIterator[bytes]:
    """The parts of a body; raises a 413 as soon as it is, or says that it will be, too long."""
    settings: Settings = request.app.state.settings
    most, size = settings.upload_bytes, 0
    said = request.headers.get("content-length", "0")
    if said.isdigit() and int(said) > most:
        raise _too_long(most)
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise _too_long(most)
        yield part


def _too_long(most: int) -> HttpProblem:
    return HttpProblem(413, "request", f"the file is larger than {most // MEBIBYTE} MiB", "hand in the text alone")


def _intake(request: Request) -> Intake:
    state = request.app.state
    if not hasattr(state, "intake"):
        state.intake = Intake()
    found: Intake = state.intake
    return found


def _counts(account: dict[str, object]) -> dict[str, int]:
    tasks = account.get("tasks", [])
    sections = account.get("sections", [])
    if not isinstance(tasks, list) or not isinstance(sections, list):
        return {}
    measures = sum(len(task.get("measures", [])) for task in tasks if isinstance(task, dict))
    return {"sections": len(sections), "tasks": len(tasks), "measures": measures}
