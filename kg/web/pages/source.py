"""The page of a source: the whole document as it was read, with the asked passage marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from kg.links import measure_ref, task_ref
from kg.model import Passage, PlanDocument
from kg.web.addresses import read_at
from kg.web.contents import Stretch, original_text, plan_head, read_plan, source_text
from kg.web.page import snapshot
from kg.web.showing import show_page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the source as it is shown: marked or not, `first` of all marked ones, a gap if it has no text."""

    text: str | None
    marked: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What stands at the asked place: a task or measure of the plan, with the path of its page."""

    kind: str
    title: str
    path: str


@router.get("/source/{plan}", response_class=HTMLResponse)
def source_page(request: Request, plan: str, at: str = "") -> HTMLResponse:
    """Return the page of the source of a plan, with the pieces `at` marked."""
    held = snapshot(request)
    head = plan_head(held, plan)
    document = read_plan(held, plan)
    pieces = read_at(at)
    quoted = source_text(held, plan)
    text = original_text(request.app.state.workspace, plan, document.source, quoted)
    return show_page(
        request,
        "source.html",
        here="plans",
        head=head,
        document=document,
        parts=list(mark_parts(quoted if text is None else (Stretch(0, text),), pieces)),
        whole=text is not None,
        named=find_named(document, pieces),
        marked=bool(pieces),
    )


def mark_parts(stretches: Iterable[Stretch], pieces: tuple[tuple[int, int], ...]) -> Iterator[Part]:
    """Yield the text in parts, those within the pieces marked; what is not quoted is a gap."""
    first = True
    for stretch in stretches:
        if stretch.text is None:
            yield Part(None)
            continue
        for text, marked in _cut(stretch.start, stretch.text, pieces):
            yield Part(text, marked, first and marked)
            first = first and not marked


def _cut(start: int, text: str, pieces: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, bool]]:
    at, end = start, start + len(text)
    for piece_start, piece_end in pieces:
        first, last = max(piece_start, at), min(piece_end, end)
        if first >= last:
            continue
        if first > at:
            yield text[at - start : first - start], False
        yield text[first - start : last - start], True
        at = last
    if at < end:
        yield text[at - start :], False


def find_named(document: PlanDocument, pieces: tuple[tuple[int, int], ...]) -> tuple[Named, ...]:
    """Return the tasks and measures whose own words stand at the first of the pieces."""
    if not pieces:
        return ()
    start, end = pieces[0]
    found = []
    for task in document.tasks:
        if _meets(task.passage, start, end):
            found.append(Named("task", task.title, f"/plan/{task_ref(document, task)}"))
        found += [
            Named("measure", measure.text, f"/plan/{measure_ref(document, task, measure)}")
            for measure in task.measures
            if _meets(measure.passage, start, end)
        ]
    return tuple(found[:3])


def _meets(passage: Passage, start: int, end: int) -> bool:
    return any(piece.start < end and start < piece.end for piece in passage.pieces)
