"""The page that leads to all pictures: the whole first, then lines, documents, departments and phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from kg.graphs.picture import Wording
from kg.graphs.views import VIEWS

FOLDER = "look"
"""The folder beside the pages with the files that they share."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the gallery: its file, the view and what it is asked with, how the index names and describes it.

    Entries of one kind that share a `group` stand under its name.
    """

    file: str
    kind: str
    what: tuple[str, ...]
    title: str
    note: str = ""
    group: str = ""


def index_page(entries: Sequence[Entry], language: str) -> str:
    """Return the page that leads to all others, in `language`, `zh` or `en`."""
    english = language == "en"
    groups = "".join(_part(VIEWS[kind].title, _of_kind(entries, kind), english=english) for kind in _GROUPS)
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
    "每张图都是一个网页，不需要联网。点方框看全文、责任部门、时限和原文，点任务看举措，虚线表示机器判断的联系，点线表示可能的联系，待确认，未采用。",
    "Each picture is a page that needs no network. Click a box for its text, who is responsible, until when, and the "
    "passage; a task opens to its measures; a dashed line "
    "is a link by the judgement of the machine, a dotted one is possible, to be confirmed, and not counted.",
)
_CARDS: dict[str, Wording] = {
    "map": ("从这里进入各份文件、章节、任务。", "The way into every document, section and task."),
    "years": (
        "哪些任务延续、合并、拆分，哪些新增或未再列入。",
        "What goes on, merges, splits, is new or dropped.",
    ),
    "departments": ("谁与谁共同承担，谁居中。", "Who works with whom, and who is in the middle."),
    "promise": ("提出了什么目标，达成没有，下一目标是什么。", "What was promised, what was reached, what is next."),
}


def _of_kind(entries: Sequence[Entry], *kinds: str) -> list[Entry]:
    return [entry for entry in entries if entry.kind in kinds]


def _card(entry: Entry, *, english: bool) -> str:
    name = VIEWS[entry.kind].title[english]
    title = name if entry.title == name else f"{name}：{entry.title}"
    note = f"<small>{escape(entry.note)}</small>" if entry.note else ""
    said = _CARDS[entry.kind][english]
    return f'<li><a href="{_href(entry)}">{escape(title)}</a>{note}<p>{said}</p></li>\n'


def _part(title: Wording, entries: Sequence[Entry], *, english: bool) -> str:
    """The pages of one kind, under the names of their groups where they have such."""
    lists = "".join(
        f"{f'<h3>{escape(group)}</h3>' if group else ''}\n<ul class='pages'>\n{''.join(map(_row, members))}</ul>\n"
        for group, members in groupby(entries, key=lambda entry: entry.group)
    )
    return f"<h2>{title[english]}</h2>\n{lists}" if entries else ""


def _row(entry: Entry) -> str:
    return f'<li><a href="{_href(entry)}">{escape(entry.title)}</a> <small>{escape(entry.note)}</small></li>\n'


def _href(entry: Entry) -> str:
    return escape(entry.file, quote=True)
