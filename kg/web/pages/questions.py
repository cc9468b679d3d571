"""The pages of questions: the list of those that staff ask, and each with a form of real values and its answer."""

from __future__ import annotations

import re
from itertools import groupby

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from kg.errors import QueryError
from kg.library import Query, find_query, list_queries
from kg.web.page import page_language, snapshot
from kg.web.questions import MOST_ROWS, answer_question, make_fields
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)
_TECHNICAL = frozenset({"link", "thread", "measure_iri", "graph", "language"})
_JARGON = re.compile(r"IRI|RDF|triple|三元组|\b\w+:\w+", re.ASCII)
SUBJECTS = {
    "plans": ("计划与引用文件", "Plans and what they cite"),
    "tasks": ("任务与举措", "Tasks and measures"),
    "lineage": ("历年变化", "From year to year"),
    "responsibility": ("部门与地方责任", "Who is responsible"),
    "targets": ("目标与成效", "Promised and reached"),
    "quality": ("读取质量", "How well it was read"),
}
PARAMETERS = {
    "year": ("年度", "Year"),
    "department": ("部门", "Department"),
    "category": ("省份类别", "Category of provinces"),
    "phrase": ("含有词语", "Words"),
    "plan": ("计划", "Plan"),
    "task_iri": ("任务", "Task"),
    "element": ("任务", "Task"),
    "actor": ("行动主体", "Addressed to"),
    "kind": ("类别", "Kind"),
    "below": ("低于（%）", "Below (%)"),
    "limit": ("至多几条", "At most"),
}


@router.get("/questions", response_class=HTMLResponse)
def questions_page(request: Request) -> HTMLResponse:
    """Return the list of questions by subject."""
    several = [query for query in list_queries() if is_for_staff(query)]
    order = list(SUBJECTS)
    several.sort(key=lambda query: (order.index(query.folder), query.name))
    groups = [(SUBJECTS[folder], list(own)) for folder, own in groupby(several, key=lambda query: query.folder)]
    return show_page(request, "questions.html", here="questions", groups=groups)


@router.get("/questions/{name}", response_class=HTMLResponse)
def question_page(request: Request, name: str) -> HTMLResponse:
    """Return a question with its form and its answer."""
    try:
        query = find_query(name)
    except QueryError as error:
        raise HTTPException(404, "no such question") from error
    held = snapshot(request)
    known = {one.name for one in query.parameters}
    given = {key: value for key, value in request.query_params.items() if key in known}
    try:
        answer, problem = answer_question(held, query, given, page_language(request)), ""
    except QueryError as error:
        answer, problem = None, str(error)
    return show_page(
        request,
        "question.html",
        status=422 if problem else 200,
        here="questions",
        query=query,
        plain=not _JARGON.search(query.description + query.description_zh),
        fields=make_fields(held, query, given),
        labels=PARAMETERS,
        answer=answer,
        problem=request.app.state.wording(problem) if page_language(request) == "zh" else problem,
        most=MOST_ROWS,
    )


def is_for_staff(query: Query) -> bool:
    """Return whether a question can be asked without knowing how the graph is built."""
    technical = any(one.name in _TECHNICAL for one in query.parameters)
    return query.folder in SUBJECTS and not technical and not _JARGON.search(f"{query.summary} {query.summary_zh}")
