"""The pages: one module each with a `router`, listed here in the order in which paths are tried."""

from __future__ import annotations

from fastapi import APIRouter

from kg.web.pages import element, home

ROUTERS: tuple[APIRouter, ...] = (home.router, element.router)
"""All pages of the server. To add one: see "Pages" in docs/architecture.md."""
