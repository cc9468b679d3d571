"""The pages: one module each with a `router`, listed here in the order in which paths are tried."""

from __future__ import annotations

from fastapi import APIRouter

from kg.web.pages import (
    add,
    category,
    compare,
    department,
    document,
    element,
    find,
    home,
    indicator,
    pictures,
    plan,
    query,
    questions,
    review,
    source,
    task,
)

ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    find.router,
    questions.router,
    plan.router,
    task.router,
    source.router,
    department.router,
    category.router,
    indicator.router,
    document.router,
    compare.router,
    query.router,
    review.router,
    add.router,
    pictures.router,
    element.router,
)
"""All pages of the server. To add one: see "Pages" in docs/architecture.md."""
