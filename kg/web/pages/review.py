"""The page of review: the links that wait for a person, one by one, decided into the file that `kg review` writes."""

from __future__ import annotations

import datetime
import secrets
from collections import OrderedDict
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from kg.align.curation import Decision, read_curation
from kg.answers.holdings import Holdings, Snapshot
from kg.diff.marks import is_rewritten
from kg.difference import Difference, compare_texts, make_lexicon
from kg.links import Change
from kg.review import (
    DecidedError,
    Proposal,
    read_evidence,
    read_proposals,
    read_sides,
    record_decision,
    withdraw_decision,
)
from kg.store import read_info
from kg.terms import EVIDENCE
from kg.web.addresses import page_of
from kg.web.contents import PLAN
from kg.web.counterparts import known_words
from kg.web.intake import Job, start_building
from kg.web.kept import once
from kg.web.page import chosen_language, page_language, page_link, snapshot
from kg.web.permission import FORM_HEADERS, check_change, find_permission, form_secret
from kg.web.problem import HttpProblem
from kg.web.showing import show_page
from kg.workspace import Workspace

router = APIRouter(include_in_schema=False)
_LONGEST_NAME = 80
_MOST_UNDO = 200


@router.get("/review", response_class=HTMLResponse)
def review_page(  # noqa: PLR0913, PLR0917 - what an address of the page says
    request: Request, after: str = "", link: str = "", reviewer: str = "", done: str = "", said: str = ""
) -> HTMLResponse:
    """Return the link that waits after `after`, or `link`; `done` names the decision that can be taken back."""
    held = snapshot(request)
    workspace: Workspace | None = request.app.state.workspace
    waiting = _waiting(held, workspace) if workspace else ()
    position = _position(waiting, after, link)
    shown = waiting[position] if waiting else None
    job = _job(request)
    page = show_page(
        request,
        "review.html",
        here="review",
        proposal=shown,
        position=position,
        count=len(waiting),
        sides=read_sides(held.store, shown.iri) if shown else (),
        evidence=read_evidence(held.store, shown.iri) if shown else (),
        difference=_difference(held, shown) if shown else None,
        fields=EVIDENCE,
        rewritten=bool(shown and is_rewritten(_difference(held, shown))),
        changes=[change.value for change in Change],
        permission=find_permission(request),
        secret=form_secret(request),
        reviewer=reviewer,
        done=done,
        decided=_undoable(request).get(done, ("", ""))[1],
        said=said,
        job=job,
        running=bool(job and _is_running(request, job)),
        pending=len(all_proposals(held)) - len(waiting) if workspace else 0,
    )
    page.headers.update(FORM_HEADERS)
    return page


@router.post("/review")
def decide(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request,
    link: Annotated[str, Form()],
    verdict: Annotated[str, Form()],
    change: Annotated[str, Form()] = "",
    reviewer: Annotated[str, Form()] = "",
    secret: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
) -> Response:
    """Write a decision into the file and lead to the next link; what someone else has decided stays."""
    workspace = check_change(request, secret, token)
    name = _reviewer(reviewer)
    held = snapshot(request)
    proposal = next((one for one in all_proposals(held) if one.iri == link), None)
    if proposal is None:
        raise HttpProblem(404, "missing", "no such link waits", "load the page again")
    try:
        line = record_decision(workspace.decisions, _decision(proposal, verdict, change, name))
    except DecidedError:
        return _go_on(request, after=link, reviewer=name, said="decided")
    key = secrets.token_urlsafe(9)
    kept = _undoable(request)
    kept[key] = (line, f"{proposal.earlier_text} → {proposal.later_text}")
    while len(kept) > _MOST_UNDO:
        kept.popitem(last=False)
    return _go_on(request, after=link, reviewer=name, done=key, said=verdict)


@router.post("/review/undo")
def undo(
    request: Request,
    done: Annotated[str, Form()],
    reviewer: Annotated[str, Form()] = "",
    secret: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
) -> Response:
    """Take back a decision that this server has written, and lead to the links that wait."""
    workspace = check_change(request, secret, token)
    line, _ = _undoable(request).pop(done, ("", ""))
    gone = not line or not withdraw_decision(workspace.decisions, line)
    return _go_on(request, reviewer=reviewer, said="gone" if gone else "undone")


@router.post("/review/build")
def build(request: Request, secret: Annotated[str, Form()] = "", token: Annotated[str, Form()] = "") -> Response:
    """Begin to build the store anew, so that the decisions take effect, and lead back; a build that runs goes on."""
    workspace = check_change(request, secret, token)
    job = _job(request)
    if job is None or not _is_running(request, job):
        held = snapshot(request)
        waiting = set(_waiting(held, workspace))
        decided = (one for one in all_proposals(held) if one not in waiting)
        obeyed = tuple((one.later_text, page_of(f"{PLAN}{one.later}") or "/review") for one in decided)
        request.app.state.building = start_building(workspace, page_language(request), obeyed)
    return RedirectResponse(f"{page_link('/review', chosen_language(request))}#job", 303)


@router.get("/review/progress")
def progress(request: Request) -> JSONResponse:
    """Return how far the build has come."""
    job = _job(request) or Job(code=1)
    return JSONResponse({"said": job.said[-12:], "done": not _is_running(request, job), "code": job.code})


def _job(request: Request) -> Job | None:
    """The latest build that this page has begun."""
    found: Job | None = getattr(request.app.state, "building", None)
    return found


def _is_running(request: Request, job: Job) -> bool:
    """Whether a build is at work, or has ended and is not taken up by the pages yet."""
    if job.code is None:
        return True
    holdings: Holdings = request.app.state.holdings
    return job.code == 0 and read_info(holdings.path).content != holdings.current.info.content


def _go_on(request: Request, **said: str) -> Response:
    return RedirectResponse(page_link("/review", chosen_language(request), **said), 303)


def all_proposals(held: Snapshot) -> tuple[Proposal, ...]:
    """Return the links that waited for a person when the store was built, in the order of the plans."""
    return once(held, "proposals", lambda: read_proposals(held.store, ()))


def _waiting(held: Snapshot, workspace: Workspace) -> tuple[Proposal, ...]:
    """The links that the file does not speak of; it is read anew, since others may write it too."""
    decided = {(one.earlier, one.later) for one in read_curation(workspace.decisions).decisions}
    return tuple(one for one in all_proposals(held) if (one.earlier, one.later) not in decided)


def _position(waiting: tuple[Proposal, ...], after: str, link: str) -> int:
    """Where the asked link stands among those that wait, or the one that follows on `after`; the first of all else."""
    iris = [one.iri for one in waiting]
    if link in iris:
        return iris.index(link)
    if after in iris:
        return (iris.index(after) + 1) % len(iris)
    return 0


def _decision(proposal: Proposal, verdict: str, change: str, reviewer: str) -> Decision:
    if verdict not in ("confirm", "reject"):
        raise HttpProblem(422, "request", "a decision is confirm or reject")
    try:
        kind = Change(change) if change else proposal.change
    except ValueError as error:
        raise HttpProblem(422, "request", "no such kind of change") from error
    confirmed = verdict == "confirm"
    return Decision(
        earlier=proposal.earlier,
        later=proposal.later,
        relation=proposal.relation,
        confirmed=confirmed,
        reviewer=reviewer,
        change=kind if confirmed else None,
        earlier_label=proposal.earlier_text,
        later_label=proposal.later_text,
        date=datetime.date.today().isoformat(),
    )


def _reviewer(given: str) -> str:
    name = given.strip()
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise HttpProblem(422, "request", "a decision needs the name of who makes it", "write it above the buttons")
    return name


def _difference(held: Snapshot, proposal: Proposal) -> Difference:
    return compare_texts(proposal.earlier_text, proposal.later_text, make_lexicon(known_words(held)))


def _undoable(request: Request) -> OrderedDict[str, tuple[str, str]]:
    """The lines that this server has written, by a key that is told only to who decided."""
    state = request.app.state
    if not hasattr(state, "undoable"):
        state.undoable = OrderedDict()
    found: OrderedDict[str, tuple[str, str]] = state.undoable
    return found
