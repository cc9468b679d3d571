"""All pictures of a store as pages that lead to each other, with an index that leads to all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from kg.graphs.index import FOLDER, Entry, index_page
from kg.graphs.names import page_name
from kg.graphs.page import INDEX, picture_page, shared_files
from kg.graphs.picture import Wording
from kg.graphs.views import VIEWS, Holdings, draw_view, year_pairs
from kg.identify import BASE
from kg.library import ask
from kg.organisations import NATIONAL, read_scheme
from kg.targets import target_lines

_CITING = 3
_PHRASES = 12
_BODY = f"{BASE}department/"


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
    yield INDEX, index_page(entries, holdings.language)


def _entries(holdings: Holdings) -> Iterator[Entry]:
    corpus = holdings.corpus
    yield Entry(page_name("map"), "map", (), VIEWS["map"].title[holdings.language == "en"])
    for earlier, later in year_pairs(corpus):
        one, other = corpus.heads[earlier], corpus.heads[later]
        name = page_name("years", f"{earlier}-{later}")
        yield Entry(name, "years", (earlier, later), f"{one.year} → {other.year}", other.series)
    held = {
        "departments": any(item.bearers for item in corpus.items.values()),
        "promise": bool(target_lines(holdings.store, language=holdings.language)),
    }
    for kind in (kind for kind, is_held in held.items() if is_held):
        yield Entry(page_name(kind), kind, (), VIEWS[kind].title[holdings.language == "en"])
    for plan, head in corpus.heads.items():
        yield Entry(page_name("plan", plan), "plan", (plan,), head.title, head.issuer)
    yield from _lines(holdings)
    yield from _departments(holdings)
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


def _departments(holdings: Holdings) -> Iterator[Entry]:
    """A page for each department, by the organisation that it is a unit of, those with most tasks first."""
    tasks: Counter[tuple[str, str]] = Counter()
    for item in holdings.corpus.items.values():
        tasks.update({(bearer.body, bearer.name): item.task is None for bearer in item.bearers})
    english = holdings.language == "en"
    above = {row["body"].removeprefix(_BODY): row["belongs_to"] for row in ask(holdings.store, "department-names")}
    rows = [(_home(body, name, above.get(body, "")), -count, body, name) for (body, name), count in tasks.items()]
    for (_, home), count, body, name in sorted(rows):
        note = f"{-count} tasks" if english else f"任务 {-count} 项"
        yield Entry(
            page_name("department", body), "department", (f"department/{body}",), name, note, home[english]
        )  # fmt: skip


def _home(body: str, name: str, above: str) -> tuple[int, Wording]:
    """Where a department belongs, with its place among such: units of one body, bodies of the state, all others."""
    if above:
        return 0, (f"{above}各司局和单位", f"Units of {above}")
    levels = {one.level for one in read_scheme().named(name)}
    if any(level and level.rpartition("#")[2].lower() == NATIONAL for level in levels):
        return 1, ("中央和国家机关", "Bodies of the state")
    speaker, named_by, _ = body.partition("-")
    if named_by:  # 市教委 in a plan of 上海市科学技术委员会 is no unit of it, but that of its city
        return 2, (f"{speaker}文件所列的部门", f"Named in documents of {speaker}")
    return 3, ("地方和其他", "Regions and others")
