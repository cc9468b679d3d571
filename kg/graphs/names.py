"""The file names of pages, and the ways from a box to other pages."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graphs.corpus import Corpus, Item
from kg.graphs.picture import Reference


def page_name(kind: str, what: str = "") -> str:
    """Return the file name of a page: its kind, then letters and digits of any script, parted by hyphens."""
    plain = "".join(c if c.isalnum() else "-" for c in what.replace("/task/", "-"))
    return f"{kind}-{plain.strip('-')}.html" if plain else f"{kind}.html"


def ways(corpus: Corpus, item: Item) -> tuple[Reference, ...]:
    """Return the ways from a task to its line, to its plan, and to those who are responsible for it."""
    return tuple(_ways(corpus, item))


def _ways(corpus: Corpus, item: Item) -> Iterator[Reference]:
    line = corpus.lines.get(item.task or item.identifier)
    if line:
        yield Reference(("这项任务的脉络", "The line of this task"), page_name("line", line))
    yield Reference(("这份文件的全图", "The whole document"), page_name("plan", item.plan))
    for bearer in dict.fromkeys((b.body, b.short) for b in item.bearers[:6]):
        yield Reference((f"部门：{bearer[1]}", f"Department: {bearer[1]}"), page_name("department", bearer[0]))
