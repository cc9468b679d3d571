"""What a search, the library, the indicators and the lines of tasks look like as rows and as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from kg.biography import Stand, TaskLine
from kg.identify import KG
from kg.library import Query
from kg.notebook.answers import Answer
from kg.notebook.html import choose, marked, show_value, soft, table_html
from kg.notebook.listing import Item, Listing
from kg.notebook.values import Iri, Value
from kg.search import Hit
from kg.targets import Line, LinedFigure
from kg.trace import Place

_HITS = ("year", "plan", "kind", "text", "passage", "element")
_QUERIES = ("folder", "name", "summary", "parameters")
_TARGETS = (
    "indicator", "plan", "year", "promised", "verdict", "reached", "reached_plan", "reason", "confidence", "quote",
    "passage", "target",
)  # fmt: skip
_LINES = ("first_year", "last_year", "first_title", "last_title", "changes", "departments", "measures", "thread")


def search_listing(hits: tuple[Hit, ...], places: Mapping[str, tuple[Place, ...]], language: str) -> Listing[Hit]:
    """Return hits with their passages; a notebook shows the words marked."""
    rows = tuple(
        (hit.year or None, hit.plan, hit.kind, hit.text, show_places(places.get(hit.iri, ())) or None, Iri(hit.iri))
        for hit in hits
    )

    def draw() -> str:
        texts = iter([marked(hit.text, hit.marks) for hit in hits])
        cells = {"text": lambda _: next(texts)}
        return table_html(_HITS, rows, language=language, cells=cells)

    return Listing(hits, Answer(_HITS, rows, language), draw)


def query_listing(queries: tuple[Query, ...], language: str) -> Listing[Query]:
    """Return questions of the library, each with its parameters and their defaults."""
    rows = tuple(
        (
            query.folder,
            query.name,
            choose(query.summary_zh or query.summary, query.summary, language),
            ", ".join(f"{p.name}={' '.join(p.default) or '…'}" for p in query.parameters) or None,
        )
        for query in queries
    )
    return _plain(queries, Answer(_QUERIES, rows, language))


def promise_listing(lines: tuple[Line, ...], year: int | None, language: str) -> Listing[Line]:
    """Return the lines of indicators, one row a target, those of plans of one `year` if given."""
    found = [(line, target) for line in lines for target in line.targets if year in (None, target.plan_year)]
    return _plain(lines, Answer(_TARGETS, tuple(_promise(line, target) for line, target in found), language))


def line_listing(lines: tuple[TaskLine, ...], language: str) -> Listing[TaskLine]:
    """Return the lines of tasks, one row a line; a notebook shows what each year changed."""
    rows = tuple(_line(line, language) for line in lines)
    told = dict(zip(rows, lines, strict=True))

    def draw() -> str:
        shown = iter([_changes_html(told[row], language) for row in rows])
        return table_html(_LINES, rows, language=language, cells={"changes": lambda _: next(shown)})

    return Listing(lines, Answer(_LINES, rows, language), draw)


def show_places(passage: Iterable[Place]) -> str:
    """Return where a passage stands: the source's name and offsets in characters, for each piece."""
    return ", ".join(f"{place.source} {place.start}–{place.end}" for place in passage)


def name_certainty(status: str, confidence: float, language: str) -> str:
    """Return who vouches for a link: a person, or the machine with its figure."""
    if status == "Confirmed":
        return choose("人工确认", "confirmed by a person", language)
    return choose(f"机器判断 {confidence:.2f}", f"by machine, {confidence:.2f}", language)


def name_change(change: str, language: str) -> str:
    """Return what a kind of change is called; it is given by the local name of its term."""
    return show_value(f"{KG}{change}", language)


def _plain(items: tuple[Item, ...], answer: Answer) -> Listing[Item]:
    return Listing(items, answer, answer._repr_html_)


def _promise(line: Line, target: LinedFigure) -> tuple[Value, ...]:
    judgement, outcome = target.judgement, line.outcome_of(target)
    return (
        line.indicator,
        target.plan,
        int(target.until),
        target.value,
        Iri(f"{KG}{judgement.verdict.value}") if judgement else None,
        f"{outcome.value}（{outcome.period}）" if outcome else None,
        outcome.plan if outcome else None,
        judgement.reason if judgement else None,
        judgement.confidence if judgement else None,
        target.quote,
        show_places(target.passage) or None,
        Iri(target.iri),
    )


def _line(line: TaskLine, language: str) -> tuple[Value, ...]:
    first, last = line.stands[0], line.stands[-1]
    return (
        first.year,
        last.year,
        first.title,
        last.title if last.title != first.title else None,
        "；".join(_change(stand, language) for stand in line.stands[1:]) or None,
        "、".join(last.departments) or None,
        sum(len(stand.measures) for stand in line.stands),
        Iri(line.iri),
    )


def _change(stand: Stand, language: str) -> str:
    change = name_change(stand.change or "Continued", language)
    certainty = "" if stand.confidence is None else name_certainty(stand.status or "", stand.confidence, language)
    return f"{stand.year} {change}" + (f" ({certainty})" if certainty else "")


def _changes_html(line: TaskLine, language: str) -> str:
    """What each later year changed: the kind of change, who vouches for it, departments and measures."""
    return "<br>".join(
        f"{escape(_change(stand, language))} {soft(_moves(before, stand, language))}" for before, stand in line.steps
    )


def _moves(before: Stand, stand: Stand, language: str) -> str:
    counted: Sequence[tuple[str, str, int]] = (
        ("延续", "carried on", stand.count_origins("kept")),
        ("移入", "moved in", stand.count_origins("moved in")),
        ("新增", "new", stand.count_origins("new")),
        ("移出", "moved out", before.count_fates("moved out")),
        ("未再列入", "not carried on", before.count_fates("gone")),
    )
    said = [f"{choose(chinese, english, language)} {number}" for chinese, english, number in counted if number]
    said += [f"＋{name}" for name in stand.gained] + [f"－{name}" for name in stand.lost]
    return " · ".join(said)
