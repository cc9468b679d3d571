"""All pictures of a store as pages that lead to each other, with an index that leads to all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from kg.graphs.names import page_name
from kg.graphs.page import INDEX, picture_page, shared_files
from kg.graphs.picture import Wording
from kg.graphs.views import VIEWS, Holdings, draw_view, year_pairs
from kg.library import ask

FOLDER = "look"
"""The folder beside the pages with the files that they share."""

_CITING = 3
_PHRASES = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the gallery: its file, the view and what it is asked with, how the index names and describes it."""

    file: str
    kind: str
    what: tuple[str, ...]
    title: str
    note: str = ""


def gallery_entries(holdings: Holdings) -> tuple[Entry, ...]:
    """Return all pages that a store gives, in the order of the index."""
    return tuple(_entries(holdings))


def gallery_files(holdings: Holdings, advance: Callable[[], None] = lambda: None) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file of the gallery, the index last; `advance` is called after each page."""
    for name, text in shared_files().items():
        yield f"{FOLDER}/{name}", text
    entries = gallery_entries(holdings)
    for entry in entries:
        picture = draw_view(holdings, entry.kind, entry.what)
        yield entry.file, picture_page(picture, holdings.language, beside=FOLDER)
        advance()
    yield INDEX, index_page(holdings, entries)


def _entries(holdings: Holdings) -> Iterator[Entry]:
    corpus = holdings.corpus
    yield Entry(page_name("map"), "map", (), VIEWS["map"].title[holdings.language == "en"])
    for earlier, later in year_pairs(corpus):
        one, other = corpus.heads[earlier], corpus.heads[later]
        name = page_name("years", f"{earlier}-{later}")
        yield Entry(name, "years", (earlier, later), f"{one.year} → {other.year}", other.series)
    for kind in ("departments", "promise"):
        yield Entry(page_name(kind), kind, (), VIEWS[kind].title[holdings.language == "en"])
    for plan, head in corpus.heads.items():
        yield Entry(page_name("plan", plan), "plan", (plan,), head.title, head.issuer)
    yield from _lines(holdings)
    names = {bearer.body: bearer.name for item in corpus.items.values() for bearer in item.bearers}
    for body, name in sorted(names.items()):
        yield Entry(page_name("department", body), "department", (f"department/{body}",), name)
    cited = [row["document"] for row in ask(holdings.store, "documents-cited") if int(row["plans"]) >= _CITING]
    for names_of_one in cited[:_PHRASES]:
        name = min(names_of_one.split("；"), key=len)  # the shortest of its variants stands in the others as well
        yield Entry(page_name("phrase", name), "phrase", (name,), f"《{name}》")


def _lines(holdings: Holdings) -> Iterator[Entry]:
    """A page for each line of tasks, those over several years first, by the titles that they went under."""
    corpus = holdings.corpus
    lines: dict[str, list[str]] = {}
    for task, first in corpus.lines.items():
        lines.setdefault(first, []).append(task)
    for first, tasks in sorted(lines.items(), key=lambda pair: len(pair[1]) < 2):
        titles = dict.fromkeys(corpus.items[task].text for task in tasks)
        years = dict.fromkeys(corpus.items[task].year for task in tasks)
        yield Entry(page_name("line", first), "line", (first,), " → ".join(titles), "—".join(years))


def index_page(holdings: Holdings, entries: Sequence[Entry]) -> str:
    """Return the page that leads to all others, in the language of the holdings."""
    english = holdings.language == "en"
    groups = "".join(_group(VIEWS[kind].title, _of_kind(entries, kind), english=english) for kind in _GROUPS)
    first = "".join(
        _card(entry, english=english) for entry in _of_kind(entries, "map", "years", "departments", "promise")
    )
    title, intro = (wording[english] for wording in (_TITLE, _INTRO))
    return (
        f'<!doctype html>\n<html lang="{"en" if english else "zh-CN"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
        f'<title>{title}</title>\n<link rel="stylesheet" href="{FOLDER}/picture.css">\n</head>\n<body class="index">\n'
        f"<main>\n<h1>{title}</h1>\n<p>{intro}</p>\n<ul class='cards'>{first}</ul>\n{groups}</main>\n</body>\n</html>\n"
    )


_GROUPS = ("line", "plan", "department", "phrase")
_TITLE: Wording = ("政策文件关系图", "How the plans hang together")
_INTRO: Wording = (
    "每张图都是一个网页，不需要联网。点方框看全文、责任部门、时限和原文，点任务看举措，虚线表示尚待人工确认。",
    "Each picture is a page that needs no network. Click a box for its text, who is responsible, until when, and the "
    "passage; a task opens to its measures; dashed lines wait for a person to confirm them.",
)
_CARDS: dict[str, Wording] = {
    "map": ("从这里进入各份文件、章节、任务。", "The way into every document, section and task."),
    "years": (
        "哪些任务延续、合并、拆分，哪些新增或未再列入。",
        "What goes on, merges, splits, is new or dropped.",
    ),
    "departments": ("谁与谁共同承担，谁居中。", "Who works with whom, and who is in the middle."),
    "promise": ("提出了什么目标，达到没有，下一目标是什么。", "What was promised, what was reached, what is next."),
}


def _of_kind(entries: Sequence[Entry], *kinds: str) -> list[Entry]:
    return [entry for entry in entries if entry.kind in kinds]


def _card(entry: Entry, *, english: bool) -> str:
    name = VIEWS[entry.kind].title[english]
    title = name if entry.title == name else f"{name}：{entry.title}"
    note = f"<small>{escape(entry.note)}</small>" if entry.note else ""
    said = _CARDS[entry.kind][english]
    return f'<li><a href="{_href(entry)}">{escape(title)}</a>{note}<p>{said}</p></li>\n'


def _group(title: Wording, entries: Sequence[Entry], *, english: bool) -> str:
    rows = "".join(
        f'<li><a href="{_href(entry)}">{escape(entry.title)}</a> <small>{escape(entry.note)}</small></li>\n'
        for entry in entries
    )
    return f"<h2>{title[english]}</h2>\n<ul class='pages'>\n{rows}</ul>\n" if rows else ""


def _href(entry: Entry) -> str:
    return escape(entry.file, quote=True)
