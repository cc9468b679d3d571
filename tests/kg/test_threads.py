"""Lines of tasks: what carries one on, what joins it and what branches off; in the graph, and told from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from kg.biography import TaskLine, phrase_biography, task_lines
from kg.build import build_store
from kg.errors import QueryError
from kg.identify import BASE, KG, SKOS, thread_iri
from kg.library import ask
from kg.links import Alignment, Change, ElementKind, ElementRef, Link, Relation
from kg.rdf.threads import thread_triples
from kg.store import open_store
from kg.store.folder import SEARCH
from kg.threads import Thread, find_threads
from kg.validate import validate
from kg.workspace import find_workspace
from tests.kg.plans import make_plan
from tests.kg.test_build import DECISION, FARMS, MANIFEST
from tests.queries.store import corpus_folder, corpus_store

PLANS = {
    f"farm{year}": make_plan(
        f"farm{year}", [(f"{year}年第{n}件事", ["甲。", "乙。", "丙。"]) for n in "123"], year=year
    )
    for year in (2021, 2022, 2023)
}


def ref(path: str) -> ElementRef:
    """The element at year/task or year/task/measure: 2021/1, 2021/1/3."""
    year, *number = path.split("/")
    kind: ElementKind = "task" if len(number) == 1 else "measure"
    return ElementRef(f"farm{year}", kind, tuple(number))


def link(earlier: str, later: str, change: Change = Change.CONTINUED, confidence: float = 0.9) -> Link:
    """An accepted link."""
    return Link(ref(earlier), ref(later), "continues", change, confidence, accepted=True)


def aligned(links: Iterable[Link], relation: Relation = "continues") -> tuple[Alignment, ...]:
    """The alignments of each plan with the next that hold these links."""
    several = tuple(links)
    return tuple(
        Alignment(old, new, relation, tuple(x for x in several if x.earlier.plan == old), (), "by hand", "1")
        for old, new in (("farm2021", "farm2022"), ("farm2022", "farm2023"))
    )


def threads(*links: Link) -> dict[str, Thread]:
    """The lines that these links make, by their first tasks as year/task."""
    return {short(thread.first): thread for thread in find_threads(aligned(links), PLANS)}


def short(task: ElementRef) -> str:
    """A task as year/task."""
    return f"{task.plan.removeprefix('farm')}/{task.number[0]}"


def shorts(tasks: Sequence[ElementRef]) -> list[str]:
    """Tasks as year/task."""
    return [short(task) for task in tasks]


def test_a_task_that_goes_on_every_year_is_one_line_named_by_its_first_title() -> None:
    line = threads(link("2021/1", "2022/2"), link("2022/2", "2023/3", Change.REWORDED))["2021/1"]
    assert shorts(line.tasks) == ["2021/1", "2022/2", "2023/3"]
    assert line.titles == ("2021年第1件事", "2022年第2件事", "2023年第3件事")
    assert thread_iri(line.first) == f"{BASE}thread/farm2021-task-1"


def test_a_task_without_any_link_is_a_line_of_its_own() -> None:
    assert [thread.tasks for thread in find_threads(aligned(()), PLANS)] == [
        (ref(f"{year}/{n}"),) for year in (2021, 2022, 2023) for n in "123"
    ]


def test_a_part_that_is_absorbed_ties_two_lines_and_makes_them_no_one_line() -> None:
    found = threads(
        link("2021/1", "2022/1"), link("2021/2", "2022/2"), link("2021/1", "2022/2", Change.ABSORBED_IN_PART)
    )
    assert shorts(found["2021/1"].tasks) == ["2021/1", "2022/1"]
    assert shorts(found["2021/1"].branches_into) == ["2021/2"]
    assert found["2021/2"].joined_by == ()


def test_a_task_that_is_split_ends_its_line_and_what_it_is_split_into_begin_theirs() -> None:
    split = threads(
        link("2021/1", "2022/1", Change.SPLIT_INTO), link("2021/1", "2022/3", Change.SPLIT_INTO),
        link("2022/3", "2023/3"),
    )  # fmt: skip
    assert shorts(split["2021/1"].tasks) == ["2021/1"]
    assert shorts(split["2021/1"].branches_into) == ["2022/1", "2022/3"]
    assert shorts(split["2022/3"].tasks) == ["2022/3", "2023/3"]


def test_a_task_that_goes_on_carries_the_line_and_one_that_is_merged_joins_it_whatever_it_brings() -> None:
    brought = [link(f"2021/2/{n}", f"2022/1/{n}") for n in "123"]
    found = threads(link("2021/1", "2022/1", confidence=0.6), link("2021/2", "2022/1", Change.MERGED_INTO), *brought)
    assert shorts(found["2021/1"].tasks) == ["2021/1", "2022/1"]
    assert shorts(found["2021/1"].joined_by) == ["2021/2"]
    assert shorts(found["2021/2"].tasks) == ["2021/2"]


def test_of_tasks_that_are_merged_the_one_that_brings_most_measures_carries_the_line() -> None:
    merged = [link("2021/1", "2022/1", Change.MERGED_INTO, 0.99), link("2021/2", "2022/1", Change.MERGED_INTO, 0.91)]
    found = threads(*merged, link("2021/2/1", "2022/1/1"))
    assert shorts(found["2021/2"].tasks) == ["2021/2", "2022/1"]
    assert shorts(found["2021/2"].joined_by) == ["2021/1"]


def test_a_finer_difference_of_confidence_than_a_tenth_names_no_line() -> None:
    merged = [link("2021/1", "2022/1", Change.MERGED_INTO, 0.985), link("2021/2", "2022/1", Change.MERGED_INTO, 0.986)]
    assert shorts(threads(*merged)["2021/1"].tasks) == ["2021/1", "2022/1"]


def test_a_link_that_is_not_accepted_carries_nothing() -> None:
    waiting = Link(ref("2021/1"), ref("2022/1"), "continues", Change.CONTINUED, 0.4)
    assert shorts(threads(waiting)["2021/1"].tasks) == ["2021/1"]


def test_plans_that_only_restate_each_other_have_no_lines() -> None:
    assert find_threads(aligned([link("2021/1", "2022/1")], "restates"), PLANS) == ()


TIES = st.tuples(
    st.sampled_from((2021, 2022)), st.sampled_from("123"), st.sampled_from("123"),
    st.sampled_from(Change), st.sampled_from((0.3, 0.62, 0.97)),
)  # fmt: skip


@given(
    st.lists(TIES, unique_by=lambda tie: tie[:3]).flatmap(lambda ties: st.tuples(st.just(ties), st.permutations(ties)))
)
def test_every_task_is_in_one_line_of_rising_years_in_whatever_order_the_links_come(
    drawn: tuple[list[tuple[int, str, str, Change, float]], list[tuple[int, str, str, Change, float]]],
) -> None:
    found, again = (
        find_threads(aligned(link(f"{y}/{a}", f"{y + 1}/{b}", change, sure) for y, a, b, change, sure in ties), PLANS)
        for ties in drawn
    )
    assert found == again
    assert sorted(task for thread in found for task in thread.tasks) == sorted(
        ref(f"{year}/{n}") for year in (2021, 2022, 2023) for n in "123"
    )
    firsts = {thread.first for thread in found}
    for thread in found:
        assert [task.plan for task in thread.tasks] == sorted({task.plan for task in thread.tasks})
        assert {*thread.joined_by, *thread.branches_into} <= firsts - {thread.first}


def test_a_line_is_stated_with_its_names_tasks_ties_and_method() -> None:
    found = find_threads(aligned([link("2021/1", "2022/2"), link("2021/3", "2022/2", Change.MERGED_INTO)]), PLANS)
    triples = set(thread_triples(found))
    node = URIRef(f"{BASE}thread/farm2021-task-1")
    assert (node, URIRef(f"{SKOS}prefLabel"), Literal("2021年第1件事", lang="zh")) in triples
    assert (node, URIRef(f"{SKOS}altLabel"), Literal("2022年第2件事", lang="zh")) in triples
    assert (node, URIRef(f"{KG}hasTask"), URIRef(f"{BASE}plan/farm2022/task/2")) in triples
    assert (node, URIRef(f"{KG}joinedBy"), URIRef(f"{BASE}thread/farm2021-task-3")) in triples
    findings = [finding for finding in validate(triples) if not finding.path.endswith("hasTask")]
    assert findings == []


@pytest.mark.parametrize("rejected", [False, True])
def test_a_rejected_link_carries_no_line_after_the_next_build(tmp_path: Path, *, rejected: bool) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    farm = find_workspace(tmp_path)
    if rejected:
        farm.decisions.parent.mkdir()
        farm.decisions.write_text(DECISION.format(later="task/4", earlier="task/4"), encoding="utf-8")
    build_store(farm, lambda entry: FARMS[entry.identifier], tmp_path / "store")
    with open_store(tmp_path / "store") as store:
        years = {line.iri: [stand.year for stand in line.stands] for line in task_lines(store)}
    assert years[f"{BASE}thread/farm2022-task-4"] == ([2022] if rejected else [2022, 2023])
    assert (f"{BASE}thread/farm2023-task-4" in years) == rejected


def corpus_lines() -> dict[str, TaskLine]:
    """The lines of the corpus by the number of the task that they begin with: 2020/2."""
    return {f"{line.stands[0].year}/{line.stands[0].number}": line for line in task_lines(corpus_store())}


def test_the_lists_of_2020_and_2021_give_the_lines_that_a_reader_follows() -> None:
    lines = corpus_lines()
    over_years = {first: line.stands[1].number for first, line in lines.items() if line.steps}
    assert over_years == {
        "2020/1": "9", "2020/2": "10", "2020/3": "4", "2020/6": "5", "2020/8": "13", "2020/9": "7", "2020/10": "15",
        "2020/12": "14", "2020/13": "17", "2020/14": "16", "2020/16": "19", "2020/17": "18", "2020/18": "21",
        "2020/19": "22",
    }  # fmt: skip
    assert len(lines) == 19 + 22 - len(over_years)
    # 2021/3 is new as well; the machine alone ties it to 2020/7 by 人工智能, which it uses in another sense.
    assert {first for first, line in lines.items() if line.is_new} >= {"2021/1"}
    assert not any(line.is_dropped for line in lines.values())


def test_what_joins_a_line_and_what_gives_it_a_part_is_told_apart() -> None:
    line = corpus_lines()["2020/2"]
    arriving = {(tie.relation, tie.earlier.rpartition("/plan/")[2]) for tie in line.arriving}
    assert {("joins", "list2020/task/5"), ("branches into", "list2020/task/3")} <= arriving
    joining = corpus_lines()["2020/5"]
    assert [(tie.relation, tie.into) for tie in joining.leaving if tie.relation == "joins"] == [("joins", line.iri)]


def test_a_line_tells_departments_gained_and_lost_and_measures_kept_and_gone() -> None:
    stand = corpus_lines()["2020/18"].stands[1]
    assert (stand.departments, stand.gained, stand.lost) == (("办公室", "人事司"), ("人事司",), ())
    line = corpus_lines()["2020/2"]
    assert 5 in [measure.position for measure in line.stands[0].measures if measure.fate == "gone"]
    origins = {word: line.stands[1].count_origins(word) for word in ("kept", "moved in", "new")}
    assert sum(origins.values()) == 8
    assert origins["kept"] >= 4
    assert origins["moved in"] >= 2


def test_what_other_plans_say_likewise_stands_beside_a_line_and_not_in_it() -> None:
    line = corpus_lines()["2020/2"]
    assert {stand.plan for stand in line.stands} == {"list2020", "list2021"}
    assert f"{BASE}plan/report2021/task/4-2" in line.stands[1].restated_by


def test_the_line_of_a_task_is_told_with_its_passages() -> None:
    (line,) = task_lines(corpus_store(), "plan/list2021/task/10")
    assert line.iri == f"{BASE}thread/list2020-task-2"
    assert all(stand.passage and all(measure.passage for measure in stand.measures) for stand in line.stands)


@pytest.mark.parametrize("task", ["plan/push2020/task/1-1", "plan/list2020/task/99", "plan/list2020"])
def test_what_is_in_no_line_is_an_error_that_says_so(task: str) -> None:
    with pytest.raises(QueryError, match="in no line of tasks"):
        task_lines(corpus_store(), task)


def test_a_line_is_named_in_the_answer_for_any_of_its_tasks() -> None:
    for task in ("plan/list2020/task/2", "plan/list2021/task/10"):
        rows = [row for row in ask(corpus_store(), "thread-of-task", task_iri=task) if row["relation"] == "in the line"]
        assert [row["name"] for row in rows] == ["加快构建知识产权大保护工作格局"] * 2


def test_the_biography_of_a_phrase_has_every_place_of_it_and_the_line_it_names() -> None:
    told = phrase_biography(corpus_store(), corpus_folder() / SEARCH, "大保护格局")
    assert [(one.year, one.plan, one.kind, one.text[slice(*one.marks[0])]) for one in told.occurrences] == [
        (2020, "list2020", "task", "大保护工作格局"),
        (2021, "guide2021", "measure", "大保护工作格局"),
        (2021, "list2021", "task", "大保护格局"),
        (2021, "report2021", "task", "大保护工作格局"),
    ]
    assert all(one.passage for one in told.occurrences)
    assert [line.iri for line in told.lines] == [f"{BASE}thread/list2020-task-2"]
    assert [one.line for one in told.occurrences if one.plan.startswith("list")] == [told.lines[0].iri] * 2


def test_the_biography_of_a_phrase_has_the_figures_of_the_measures_that_hold_it() -> None:
    told = phrase_biography(corpus_store(), corpus_folder() / SEARCH, "审查周期").occurrences
    by_plan = {one.plan: [figure.quote for figure in one.figures] for one in told if one.kind == "measure"}
    assert by_plan["push2020"] == ["将商标注册平均审查周期压减至 4 个月"]
    kinds = {(one.plan, one.kind) for one in told}
    assert ("guide2021", "target") in kinds  # goals of part one, which are no measures
    assert ("list2020", "target") not in kinds  # told with their measures


def test_a_phrase_that_stands_nowhere_has_no_biography_and_an_empty_one_is_an_error() -> None:
    index = corpus_folder() / SEARCH
    assert phrase_biography(corpus_store(), index, "不会出现的短语").occurrences == ()
    with pytest.raises(QueryError, match="no phrase"):
        phrase_biography(corpus_store(), index, "  ")
