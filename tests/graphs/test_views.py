"""The views of the corpus hold what a person reads in the documents, and no box lies over another."""

from __future__ import annotations

import re

import pytest

from kg.errors import QueryError
from kg.graphs import picture_page
from kg.graphs.order import count_crossings
from kg.graphs.picture import Node, Picture
from kg.graphs.stacks import find_overlaps
from kg.graphs.views import VIEWS, draw_view
from tests.graphs.conftest import corpus_entries, corpus_holdings


def draw(kind: str, *what: str) -> Picture:
    """A view of the corpus."""
    return draw_view(corpus_holdings(), kind, what)


def node(picture: Picture, identifier: str) -> Node:
    """The box of that name."""
    return next(one for one in picture.nodes if one.identifier == identifier)


@pytest.mark.parametrize("kind", VIEWS)
def test_no_box_lies_over_another_and_no_title_is_cut(kind: str) -> None:
    for entry in (one for one in corpus_entries() if one.kind == kind):
        picture = draw_view(corpus_holdings(), entry.kind, entry.what)
        assert picture.nodes
        assert find_overlaps(picture.nodes) == ()
        shown = {one.identifier for one in picture.nodes}
        assert all({edge.source, edge.target} <= shown for edge in picture.edges)
        whole = {"Task", "Section", "Department", *(["Measure"] if kind == "line" else ["Target"])}
        titled = [one for one in picture.nodes if one.kind in whole]
        assert [one.title for one in titled if not "".join(one.lines).endswith(one.title[-1:])] == []


def test_every_view_has_a_page_in_the_gallery() -> None:
    assert {entry.kind for entry in corpus_entries()} == set(VIEWS)


def test_no_two_pages_share_a_name() -> None:
    names = [entry.file.casefold() for entry in corpus_entries()]
    assert len(set(names)) == len(names)


def test_references_lead_to_pages_of_the_gallery() -> None:
    files = {entry.file for entry in corpus_entries()}
    for kind, what in (("map", ()), ("line", ("list2020/task/2",)), ("departments", ())):
        pages = {ref.page for one in draw(kind, *what).nodes for ref in one.references}
        assert pages
        assert pages <= files


def test_the_line_of_a_task_tells_what_went_on_joined_and_went_elsewhere() -> None:
    picture = draw("line", "大保护格局")
    assert [one.title for one in picture.nodes if one.tone == "focus"] == [
        "加快构建知识产权大保护工作格局",
        "加快构建知识产权大保护格局",
    ]
    between = {(e.source, e.target): e.kind for e in picture.edges if "measure" not in e.source + e.target}
    assert between["list2020/task/2", "list2021/task/10"] == "Continued"
    assert between["list2020/task/5", "list2021/task/10"] in ("MergedInto", "AbsorbedInPart")
    assert [column.title[0] for column in picture.columns] == ["2020", "2021"]
    assert picture.bands[0].title[0] == "推动知识产权高质量发展任务清单"


def test_links_that_are_possible_only_are_drawn_apart_and_move_no_box() -> None:
    picture = draw("years", "2020", "2021")
    possible = {(edge.source, edge.target) for edge in picture.edges if edge.candidate}
    assert possible
    assert all(edge.proposed and edge.confidence is not None for edge in picture.edges if edge.candidate)
    counted = {(edge.source, edge.target) for edge in picture.edges if not edge.candidate}
    assert not possible & counted


def test_a_task_is_asked_for_by_its_number_or_by_its_words() -> None:
    assert draw("line", "list2020/task/2") == draw("line", "大保护工作格局")


def test_two_years_are_ordered_with_few_crossings() -> None:
    picture = draw("years", "2020", "2021")
    rows = [[n.identifier for n in picture.nodes if not n.parent and n.column == c and n.band] for c in (0, 1)]
    pairs = [(edge.source, edge.target) for edge in picture.edges]
    as_printed = [sorted(row, key=lambda name: int(name.rpartition("/")[2])) for row in rows]
    assert count_crossings(rows, pairs) < count_crossings(as_printed, pairs) / 2


def test_a_plan_has_all_its_sections_tasks_measures_and_who_bears_them() -> None:
    picture = draw("plan", "list2020")
    kinds = [one.kind for one in picture.nodes]
    assert (kinds.count("Section"), kinds.count("Task"), kinds.count("Measure")) == (6, 19, 125)
    bearing = {edge.target for edge in picture.edges if edge.source == "list2020/task/8" and edge.kind == "Bears"}
    assert bearing == {"department/国家知识产权局-运用促进司"}
    assert any(edge.kind == "Must" and edge.target == "category/各类省份" for edge in picture.edges)


def test_a_plan_has_no_column_for_what_it_does_not_name() -> None:
    assert [column.title[0] for column in draw("plan", "report2021").columns] == ["章节", "任务与举措", "目标"]
    assert len(draw("plan", "list2020").columns) == 4


def test_sections_and_tasks_of_a_plan_stand_in_the_order_of_the_document() -> None:
    picture = draw("plan", "list2020")
    for kind in ("Section", "Task"):
        shown = [one for one in picture.nodes if one.kind == kind]
        assert [one.identifier for one in sorted(shown, key=lambda one: one.y)] == [one.identifier for one in shown]
    tasks = [int(one.identifier.rpartition("/")[2]) for one in picture.nodes if one.kind == "Task"]
    assert tasks == sorted(tasks)


def test_a_department_has_its_tasks_of_each_year_and_its_partners() -> None:
    picture = draw("department", "运用促进司")
    assert {one.year for one in picture.nodes if one.kind == "Task"} == {"2020", "2021"}
    partner = node(picture, "2020/国家知识产权局-战略规划司")
    assert [fact.value for fact in partner.facts][1:] == ["促进知识产权与产业发展深度融合"]


def test_every_department_of_the_network_tells_its_measures_whole() -> None:
    feet = [node.foot for node in draw("departments").nodes if node.kind == "Department"]
    assert feet
    assert [foot for foot in feet if not foot[0].endswith("条举措") or "measure" not in foot[1]] == []
    assert ("1 条举措", "1 measure") in feet


def test_the_network_names_its_circles_by_who_is_in_the_middle() -> None:
    picture = draw("departments")
    assert picture.free
    assert any("知识产权局" in area.title[0] for area in picture.areas)
    office = node(picture, "国家知识产权局")
    assert any(fact.label[0].startswith("最常合作") for fact in office.facts)


@pytest.mark.parametrize("name", ["知识产权局", "运用促进司", "中央宣传部"])
def test_the_network_counts_the_measures_of_a_department_as_its_own_picture_does(name: str) -> None:
    network, own = draw("departments"), draw("department", name)
    told = re.search(r"举措 (\d+) 条", own.summary[0])
    assert told is not None
    (box,) = [one for one in network.nodes if one.title == name]
    assert box.foot[0] == f"{told[1]} 条举措"
    if name in network.summary[0]:
        assert f"{name}（{told[1]} 条）" in network.summary[0]


def test_a_promise_is_followed_to_its_outcome_and_the_next_promise() -> None:
    picture = draw("promise", "高价值 审查周期")
    target = next(n for n in picture.nodes if n.title == "≤16个月")
    assert target.mark == "Met"
    outcome = next(n for n in picture.nodes if n.title == "14个月")
    following = next(n for n in picture.nodes if n.title == "≤14个月")
    kinds = {(edge.source, edge.target): edge.kind for edge in picture.edges}
    assert kinds[target.identifier, outcome.identifier] == "Judged"
    assert kinds[outcome.identifier, following.identifier] == "Next"


def test_a_phrase_has_a_column_for_each_plan_that_holds_it() -> None:
    picture = draw("phrase", "关于强化知识产权保护的意见")
    assert len(picture.columns) == 5
    assert all(one.found for one in picture.nodes)


def test_the_map_opens_step_by_step() -> None:
    picture = draw("map")
    shown = [one for one in picture.nodes if one.parent is None]
    assert len(shown) < 60
    assert len(picture.nodes) > 500


def test_a_phrase_that_stands_nowhere_is_an_empty_picture_that_says_so() -> None:
    picture = draw("phrase", "没有这样的说法")
    assert picture.nodes == ()
    assert "没有文件写有这个说法" in picture_page(picture, beside="look")


@pytest.mark.parametrize(
    ("kind", "what", "says"),
    [
        ("line", ("没有这样的任务",), "no line of tasks"),
        ("line", ("list2020/task/99",), "is in no line of tasks"),
        ("years", ("2020", "2022"), "not two years"),
        ("years", ("2020",), "two plans of one series"),
        ("plan", ("list1999",), "there is no plan"),
        ("plan", (), "is asked with"),
        ("department", ("没有这个部门",), "knows no"),
        ("department", ("plan/list2020",), "gives anything"),
        ("promise", ("没有这个指标",), "nothing is promised"),
        ("map", ("什么",), "is asked with"),
        ("nothing", (), "there is no view"),
    ],
)
def test_what_cannot_be_drawn_is_one_clear_line(kind: str, what: tuple[str, ...], says: str) -> None:
    with pytest.raises(QueryError, match=says) as raised:
        draw(kind, *what)
    assert raised.value.hint
