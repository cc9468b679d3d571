"""Says who may change something: people on this machine, or those who know the token, from a page of this server."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import Request

from kg.web.origin import same_origin
from kg.web.problem import HttpProblem
from kg.web.settings import HERE, Settings
from kg.workspace import Workspace

FORM_HEADERS = {"Referrer-Policy": "same-origin", "Cache-Control": "no-store"}
"""The headers of pages with forms: with them a browser says where a form comes from, to this server only."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether changes are taken at all, and whether a token is asked for."""

    possible: bool
    needs_token: bool


def find_permission(request: Request) -> Permission:
    """Return what this server takes from whoever asks."""
    settings: Settings = request.app.state.settings
    if request.app.state.workspace is None:
        return Permission(possible=False, needs_token=False)
    return Permission(
        possible=bool(settings.token) or _is_here(request, settings), needs_token=settings.token is not None
    )


def form_secret(request: Request) -> str:
    """Return what a form of this run of the server has to send back; pages of other sites cannot read it."""
    state = request.app.state
    if not hasattr(state, "form_secret"):
        state.form_secret = secrets.token_urlsafe(24)
    return str(state.form_secret)


def check_change(request: Request, secret: str, token: str) -> Workspace:
    """Return the workspace that a request may change.

    Raises a 403 for a request of another site, one whose form is not of this run of the server, one from elsewhere
    without a token, and one with a wrong token.
    """
    same_origin(request)
    settings: Settings = request.app.state.settings
    workspace: Workspace | None = request.app.state.workspace
    if workspace is None:
        raise HttpProblem(403, "refused", "the store lies in no workspace", "serve the store of a workspace")
    if not hmac.compare_digest(secret.encode(), form_secret(request).encode()):
        raise HttpProblem(403, "refused", "the form is not of this run of the server", "load the page again")
    if settings.token is not None:
        if not hmac.compare_digest(token.encode(), settings.token.encode()):
            raise HttpProblem(403, "refused", "the token is missing or wrong", "ask whoever started the server for it")
    elif not _is_here(request, settings):
        raise HttpProblem(
            403, "refused", "changes are taken on the server's own machine only", "start it with kg serve --token TOKEN"
        )
    return workspace


def _is_here(request: Request, settings: Settings) -> bool:
    """Whether the request comes from this machine, by a name of this machine: no other name was made to lead here."""
    name = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    client = request.client.host if request.client else ""
    try:
        return settings.local and ip_address(client).is_loopback and name in HERE
    except ValueError:
        return False
