"""A corpus that holds little, or odd titles, still gives pictures that can be read: no links, one task only."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graphs import Picture, picture_page
from kg.graphs.corpus import Corpus
from kg.graphs.department import department_picture
from kg.graphs.departments import departments_picture
from kg.graphs.plan import plan_picture
from kg.graphs.stacks import find_overlaps
from kg.graphs.views import Holdings, draw_view
from kg.graphs.whole import map_picture
from kg.graphs.years import years_picture
from tests.graphs.conftest import corpus_holdings
from tests.graphs.test_page import TITLES

UNTIED = (
    ("map", ()),
    ("years", ("2020", "2021")),
    ("line", ("list2020/task/2",)),
    ("plan", ("push2020",)),
    ("department", ("运用促进司",)),
    ("departments", ()),
    ("phrase", ("大保护",)),
)


def untied() -> Holdings:
    """The corpus without a single link."""
    holdings = corpus_holdings()
    return replace(holdings, corpus=replace(holdings.corpus, ties=(), tied={}, candidates=(), lines={}))


def one_task(title: str = "只有一项任务") -> Corpus:
    """A corpus of one plan with one task, which has one department and no measures."""
    whole = corpus_holdings().corpus
    document = whole.documents["list2020"]
    kept = replace(document.tasks[0], title=title, measures=(), targets=())
    document = replace(document, sections=document.sections[:1], tasks=(kept,), targets=())
    task = replace(whole.items["list2020/task/1"], text=title, measures=(), targets=(), duties=())
    return replace(
        whole,
        heads={"list2020": whole.heads["list2020"]},
        documents={"list2020": document},
        items={"list2020/task/1": task},
        ties=(),
        tied={},
        candidates=(),
        lines={},
    )


@pytest.mark.parametrize(("kind", "what"), UNTIED, ids=[kind for kind, _ in UNTIED])
def test_a_corpus_without_links_is_drawn(kind: str, what: tuple[str, ...]) -> None:
    picture = draw_view(untied(), kind, what)
    assert picture.nodes
    assert find_overlaps(picture.nodes) == ()
    assert not {edge.kind for edge in picture.edges} & {"Continued", "Reworded", "Restates", "Moved"}


def test_two_years_without_links_are_all_new_or_not_taken_up() -> None:
    picture = draw_view(untied(), "years", ("2020", "2021"))
    tasks = [node for node in picture.nodes if node.kind == "Task"]
    assert {(node.year, node.mark) for node in tasks} == {("2020", "Dropped"), ("2021", "New")}
    assert [band.title[0] for band in picture.bands] == ["左：未再列入　右：新增"]
    assert "41 项任务没有对应" in picture.summary[0]


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_single_task_is_drawn_whatever_it_is_called(title: str) -> None:
    corpus = one_task(title)
    drawn: tuple[Picture, ...] = (
        map_picture(corpus),
        plan_picture(corpus, "list2020"),
        department_picture(corpus, "国家知识产权局-保护司"),
    )
    for picture in drawn:
        assert [node.title for node in picture.nodes if node.kind == "Task"] == [title]
        assert find_overlaps(picture.nodes) == ()
        assert "<img" not in picture_page(picture, beside="look")


def test_a_single_department_works_with_nobody() -> None:
    picture = departments_picture(one_task())
    assert [node.title for node in picture.nodes] == ["保护司"]
    assert picture.edges == ()


def test_two_years_of_which_one_is_missing_are_refused() -> None:
    with pytest.raises(Exception, match="not two years of one series") as raised:
        years_picture(one_task(), "list2020", "list2021")
    assert getattr(raised.value, "hint", "")
