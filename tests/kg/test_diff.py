"""Tests that a comparison of years says what a reader finds in the two lists, and counts as the queries do."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.diff import Scope, diff_years
from kg.diff.deadlines import firmer_deadlines, group_deadlines
from kg.diff.findings import find_dropped, find_figures, find_new, find_responsibility, find_strength
from kg.diff.model import PlanDiff, Standing, TaskDiff, TaskFate, Weight
from kg.diff.partners import find_partners
from kg.diff.replay import replay
from kg.difference.lexicon import fold_key
from kg.errors import QueryError
from kg.evaluate.gold import read_gold
from kg.evaluate.lineage import covered_tasks, judge
from kg.library import ask
from kg.reports.blocks import Bullets, Line, Table, plain
from kg.reports.document import write_report
from tests.kg.compared import inputs, year_diff
from tests.kg.curated import curated_store
from tests.kg.difference_pairs import write_marks
from tests.kg.plans import GOLD, corpus


def _step() -> PlanDiff:
    return year_diff().steps[0]


def _task(number: str) -> TaskDiff:
    return next(task for task in _step().tasks if task.later.spot.task == number)


def _fate(number: str) -> TaskFate:
    return next(fate for fate in _step().fates if fate.earlier.spot.task == number)


def test_task_2_goes_on_as_task_10_with_a_title_that_lost_two_characters() -> None:
    task = _task("10")
    assert (task.ties[0].earlier.spot.task, task.ties[0].change.value) == ("2", "Continued")
    assert task.title is not None
    assert write_marks(task.title.earlier) == "加快构建知识产权大保护⟦工作⟧格局"
    assert write_marks(task.title.later) == "加快构建知识产权大保护格局"


def test_there_are_19_tasks_and_22() -> None:
    assert (len(_step().fates), len(_step().tasks)) == (19, 22)
    assert [task.later.spot.task for task in find_new(_step()).tasks] == ["1", "3"]
    assert find_dropped(_step()).tasks == ()


def test_three_tasks_are_due_by_the_end_of_the_year_where_none_was_and_one_had_no_deadline() -> None:
    groups = {group.text: group for group in group_deadlines(_step())}
    assert list(groups) == ["年底前完成", "年内有阶段性成果", None]
    assert [side.spot.task for side in groups["年底前完成"].later] == ["1", "2", "19"]
    assert groups["年底前完成"].earlier == ()
    assert len(groups["年内有阶段性成果"].earlier) == 18
    assert [side.spot.task for side in groups[None].earlier] == ["15"]
    assert groups[None].later == ()
    assert [task.later.spot.task for task in firmer_deadlines(_step())] == ["19"]


def test_the_later_list_prints_no_duty_of_provinces() -> None:
    duties = _step().duties
    assert duties.later == ()
    counts = {
        (one.category, one.obligation.value if one.obligation else ""): len(one.measures) for one in duties.earlier
    }
    assert counts["各类省份", "必做"] == 39
    assert counts["各类省份", "选做"] == 2
    assert sum(fate.earlier.charges != () for f in _step().fates for fate in f.measures) == 49


def test_who_bears_more_and_who_is_named_in_one_year_only() -> None:
    found = find_responsibility(_step())
    more = [(one.printed[1], len(one.earlier), len(one.later)) for one in found.more]
    assert more == [(("运用促进司",), 6, 11), (("人事司",), 1, 4), (("保护司",), 5, 7), (("战略规划司",), 1, 3)]
    assert [one.printed[1][0] for one in found.begun] == ["联席办", "专利局审查部"]
    assert [one.printed[0][0] for one in found.ended] == ["专利局审业部", "专利局初审流程部", "专利局文献部"]
    assert [(p.earlier.printed[0][0], p.later.printed[1][0]) for p in found.perhaps_same] == [
        ("专利局审业部", "专利局审查部")
    ]
    relieved = {one.printed[0][0]: [side.spot.task for side in one.lost] for one in found.relieved}
    assert relieved == {"国际合作司": ["6", "14"], "商标局": ["13", "14"]}


def test_which_figures_moved() -> None:
    found = find_figures(year_diff().figures)
    moved = [
        (one.indicator, one.movement, {f.value for f in one.earlier}, {f.value for f in one.later})
        for one in found.moved
    ]
    assert moved == [("高价值专利审查周期", "tighter", {"≤16个月"}, {"≤14个月"})]
    assert [one.indicator for one in found.same] == ["商标注册平均审查周期"]


def test_what_is_put_firmer_and_softer() -> None:
    found = find_strength(_step())
    assert [(m.later.spot.task, m.later.spot.position, m.aspects[0].later) for m in found.firmer] == [("10", 6, "加快")]
    assert [(m.later.spot.task, m.later.spot.position, m.aspects[0].later) for m in found.softer] == [("14", 3, "探索")]


def test_what_weighs_most_comes_first() -> None:
    weights = [aspect.weight for task in _step().tasks for measure in task.measures for aspect in measure.aspects[:2]]
    assert set(weights) >= {Weight.OBLIGATION, Weight.RESPONSIBILITY, Weight.FIGURES, Weight.SCOPE, Weight.WORDING}
    for task in _step().tasks:
        for measure in task.measures:
            assert list(measure.aspects) == sorted(measure.aspects, key=lambda aspect: aspect.weight)


def test_figures_that_a_sentence_lost_are_told_whole() -> None:
    aspects = [aspect for measure in _task("5").measures for aspect in measure.aspects if aspect.kind == "figures"]
    assert [(aspect.earlier, aspect.later) for aspect in aspects] == [("16个月、85分、85%", ""), ("4个月", "")]


def test_a_citation_that_goes_gives_way_to_the_one_that_comes_even_if_it_was_named_before_without_brackets() -> None:
    aspects = [(m.later.spot.position, a) for m in _task("8").measures for a in m.aspects if a.kind == "citations"]
    notice = "国务院办公厅关于推广第三批支持创新相关改革举措的通知"
    assert [(place, a.earlier, a.later) for place, a in aspects] == [
        (1, notice, ""),
        (2, notice, ""),
        (4, notice, "专利导航指南"),
    ]


def test_plans_without_a_counterpart_are_named() -> None:
    assert [facts.identifier for facts in year_diff().alone] == ["push2020", "guide2021", "report2021"]
    assert year_diff("list2020", "list2021").alone == ()


def test_links_that_are_not_settled_stand_apart() -> None:
    settled = {(tie.earlier.spot.element, task.later.spot.element) for task in _step().tasks for tie in task.ties}
    proposed = {(one.earlier.element, one.later.element) for one in _step().proposed}
    assert proposed
    assert not settled & proposed


def test_the_gold_agrees_wherever_it_speaks() -> None:
    gold = read_gold(GOLD)
    covered = covered_tasks(gold, ("list2020", "list2021"))
    tasks = judge(gold.tasks, ("list2020", "list2021"), covered)
    measures = judge(gold.measures, ("list2020", "list2021"), covered)
    ties = {(tie.earlier.spot.element, task.later.spot.element) for task in _step().tasks for tie in task.ties}
    origins = {
        (origin.earlier.spot.element, measure.later.spot.element)
        for task in _step().tasks
        for measure in task.measures
        for origin in measure.origins
    }
    for found, judgement in ((ties, tasks), (origins, measures)):
        assert judgement.required <= found
        assert {pair for pair in found if judgement.counts(pair)} <= judgement.required


def _rows(name: str, **values: str) -> list[dict[str, str]]:
    return ask(curated_store(), name, **values)


def test_every_count_is_what_the_queries_answer() -> None:
    step = _step()
    assert len(find_new(step).tasks) == len(_rows("tasks-new", year="2021"))
    assert len(find_dropped(step).tasks) == len(_rows("tasks-dropped", year="2020"))
    assert find_new(step).measures == len(_rows("measures-new", year="2021"))
    assert find_dropped(step).measures == len(_rows("measures-dropped", year="2020"))
    changes = Counter(row["change"].rpartition("#")[2] for row in _rows("task-changes", year="2021"))
    assert Counter(tie.change.value for task in step.tasks for tie in task.ties) == changes
    moved = [o for task in step.tasks for measure in task.measures for o in measure.origins if o.moved]
    assert len(moved) == len(_rows("measures-moved", year="2021"))
    plans = {row["plan"]: row for row in _rows("plan-counts")}
    assert [f.tasks for f in (step.earlier, step.later)] == [int(plans[p]["tasks"]) for p in ("list2020", "list2021")]
    assert sum(task.later.measures for task in step.tasks) == int(plans["list2021"]["measures"])


def _printed(title: str) -> tuple[int, int]:
    """The two numbers that the first page prints in the row of that title."""
    tables = [block for block in write_report(year_diff(), "zh").blocks if isinstance(block, Table)]
    row = next(row for row in tables[0].rows if plain(row.cells[0][0]) == title)
    return int(plain(row.cells[1][0])), int(plain(row.cells[2][0]))


def test_the_numbers_of_the_first_page_are_what_the_queries_answer() -> None:
    plans = {row["plan"]: row for row in _rows("plan-counts")}
    for title, column in (
        ("任务", "tasks"),
        ("举措（句）", "measures"),
        ("部分", "sections"),
        ("量化目标和全面性承诺", "targets"),
        ("书名号引用（处）", "citations"),
    ):
        assert _printed(title) == tuple(int(plans[plan][column]) for plan in ("list2020", "list2021")), title
    bearers = _rows("departments-changed")
    named = tuple(sum(bool(row[column]) for row in bearers) for column in ("earlier_tasks", "later_tasks"))
    assert _printed("责任部门") == named == (13, 12)
    due = Counter((row["kind"], row["plan"]) for row in _rows("deadlines"))
    for title, kind in (("单独印有完成时限的任务", "Task"), ("正文写明时限的举措", "Measure")):
        assert _printed(title) == tuple(due[kind, plan] for plan in ("list2020", "list2021"))
    duties = {(row["plan"], row["measure_iri"]) for row in _rows("province-duties")}
    assert _printed("印有必做或选做的举措") == tuple(
        sum(plan == asked for plan, _ in duties) for asked in ("list2020", "list2021")
    )


def test_the_indicators_of_one_year_alone_are_what_the_query_answers() -> None:
    rows = [row for row in _rows("indicator-figures", phrase="") if row["kind"] == "Target"]
    old, new = ({row["concept"] for row in rows if row["document_year"] == year} for year in ("2020", "2021"))
    found = find_figures(year_diff().figures)
    assert (len(found.only_earlier), len(found.only_later)) == (len(old - new), len(new - old))
    assert len(found.moved) + len(found.same) == len(old & new)


def test_the_settled_links_are_what_the_query_answers() -> None:
    rows = [row for row in _rows("links-between") if row["relation"] == "continues" and row["accepted"] == "true"]
    assert _step().settled == len(rows)
    assert _step().confirmed == sum(row["status"].endswith("Confirmed") for row in rows)


def test_the_standing_of_every_measure_is_what_the_query_answers() -> None:
    step = _step()
    told = Counter(("2021", m.standing.value) for task in step.tasks for m in task.measures)
    told += Counter(("2020", part.standing.value) for fate in step.fates for part in fate.measures)
    assert told == Counter((row["year"], row["standing"]) for row in _rows("measure-standings"))
    assert told["2021", "kept"] == 7


def test_departments_gain_and_lose_what_the_query_answers() -> None:
    rows = {row["department"]: row for row in _rows("departments-changed")}
    told = {one.name: one for one in _step().departments}
    assert told.keys() == rows.keys()
    for name, one in told.items():
        for key, sides in (("gained", one.gained), ("lost", one.lost), ("kept", one.kept), ("later_tasks", one.later)):
            assert "、".join(side.spot.task for side in sides) == rows[name][key], (name, key)


def test_deadlines_and_duties_are_what_the_queries_answer() -> None:
    rows = Counter(
        (row["year"], row["deadline"]) for row in _rows("deadlines") if row["plan"] in ("list2020", "list2021")
    )
    told = {("2020", g.text): len(g.earlier) for g in group_deadlines(_step()) if g.text and g.earlier}
    told |= {("2021", g.text): len(g.later) for g in group_deadlines(_step()) if g.text and g.later}
    assert told == rows
    duties = {
        (r["category"], r["obligation"].rpartition("#")[2]): int(r["measures"]) for r in _rows("province-duty-counts")
    }
    found = {(d.category, d.obligation.name.title()): len(d.measures) for d in _step().duties.earlier if d.obligation}
    assert found == duties


def test_links_not_settled_are_what_the_query_answers() -> None:
    rows = [row for row in _rows("links-between") if row["accepted"] == "false" and row["relation"] == "continues"]
    assert len(_step().proposed) == len(rows)


def test_the_changes_make_the_later_plan_of_the_earlier() -> None:
    later = corpus()["list2021"]
    made = replay(corpus()["list2020"], _step())
    assert [task.number for task in made] == [task.number for task in later.tasks]
    for task, printed in zip(made, later.tasks, strict=True):
        assert fold_key(task.title) == fold_key(printed.title)
        assert [fold_key(text) for _, text in task.measures] == [fold_key(measure.text) for measure in printed.measures]
        assert [actor for actor, _ in task.measures] == [measure.actor for measure in printed.measures]


@pytest.mark.parametrize(
    ("scope", "later", "earlier"),
    [
        (Scope(task="list2020/task/2"), ["6", "10"], ["2"]),
        (Scope(task="list2021/task/10"), ["10"], ["2", "3", "4", "5", "6"]),
        (Scope(department="专利局文献部"), ["16"], ["14"]),
        (Scope(section="六"), ["16", "17", "21", "22"], ["13", "14", "15", "18", "19"]),
        (Scope(category="知识产权强省建设试点省"), ["4", "10", "11", "20"], ["3", "4"]),
    ],
)
def test_a_scope_holds_what_it_means_and_what_that_is_tied_to(
    scope: Scope, later: list[str], earlier: list[str]
) -> None:
    step = diff_years(inputs(), scope).steps[0]
    assert [task.later.spot.task for task in step.tasks] == later
    assert [fate.earlier.spot.task for fate in step.fates] == earlier


def test_a_scope_does_not_call_new_or_gone_who_is_named_outside_of_it() -> None:
    found = find_responsibility(diff_years(inputs(), Scope(category="涉及省份")).steps[0])
    assert found.begun == ()
    assert [one.printed[0][0] for one in found.ended] == ["专利局初审流程部", "专利局文献部"]


def test_a_scope_counts_the_tasks_of_a_department_in_the_whole_of_both_plans() -> None:
    whole = {one.name: one for one in _step().departments}
    for scope in (Scope(department="保护司"), Scope(task="list2020/task/7")):
        told = diff_years(inputs(), scope).steps[0].departments
        assert told
        assert all(one == whole[one.name] for one in told)
    own = find_responsibility(diff_years(inputs(), Scope(department="条法司")).steps[0])
    assert [(one.printed[1][0], len(one.earlier), len(one.later)) for one in own.more] == [("条法司", 2, 3)]


def test_a_task_that_goes_on_in_parts_is_not_lost_to_a_department_that_bears_one_of_them() -> None:
    told = {one.printed[0][0]: one for one in _step().departments if one.printed[0]}
    assert [tie.later.spot.task for tie in _fate("4").ties if "保护司" in str(tie.later.names)] == ["11", "20", "10"]
    assert not any(tie.whole for tie in _fate("4").ties)
    assert told["保护司"].lost == ()
    assert [side.spot.task for side in told["保护司"].gained] == ["1"]


def test_a_scope_chooses_indicators_and_tells_what_all_documents_promise_of_them() -> None:
    figures = {one.indicator: one for one in diff_years(inputs(), Scope(task="list2020/task/7")).figures}
    assert list(figures) == ["商标注册平均审查周期", "知识产权申请的资助"]  # the latter of task 6
    assert figures["商标注册平均审查周期"].movement == "same"
    assert [target.plan for target in figures["商标注册平均审查周期"].later] == ["guide2021"]


def test_what_a_task_leaves_off_is_told_in_a_scope_as_it_is_counted() -> None:
    step = diff_years(inputs(), Scope(department="条法司")).steps[0]
    told = [(part.earlier.spot.task, part.earlier.spot.position) for task in step.tasks for part in task.gone]
    assert told == [("7", 3)]
    assert find_dropped(step).measures == 1


def test_a_link_that_waits_for_a_person_is_told_where_the_task_counts_as_new() -> None:
    assert [(tie.earlier.spot.task, f"{tie.confidence:.2f}") for tie in _task("3").perhaps] == [("7", "0.87")]
    text = "".join(plain(line) for line in _short(Scope()))
    assert "任务3 加快推进相关法律制度制修订工作）；其中任务3可能承接2020年任务7，待确认" in text


def _short(scope: Scope) -> tuple[Line, ...]:
    report = write_report(diff_years(inputs(), scope), "zh")
    return next(block for block in report.blocks if isinstance(block, Bullets)).items


def test_each_finding_in_a_scope_says_what_it_counts() -> None:
    for line in _short(Scope(department="条法司")):
        assert "所列" in plain(line) or "全部任务" in plain(line), plain(line)


@pytest.mark.parametrize(
    ("scope", "nearest"),
    [
        (Scope(department="审业布"), "审业部"),
        (Scope(section="知识产权国际合作x"), "五"),
        (Scope(category="涉及的省份"), "涉及省份"),
        (Scope(task="list2020/task/20"), "list2020/task/2"),
    ],
)
def test_a_scope_that_nothing_is_called_by_names_the_nearest(scope: Scope, nearest: str) -> None:
    with pytest.raises(QueryError) as caught:
        diff_years(inputs(), scope)
    assert nearest in caught.value.hint


def test_standings_of_both_sides_are_counted_by_task() -> None:
    assert _fate("3").count(Standing.GONE) == 5
    assert [part.earlier.spot.position for part in _task("4").gone] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("联合工业和信息\n化部深入实施中小企业知识产权战略推进工程。", ("工业和信息化部",)),
        ("联合教育部、科技部大力推进专利质量提升，会同有关部门开展试点。", ("教育部", "科技部", "有关部门")),
        ("联合国资委印发意见，配合商务部门做好统计。", ("国资委", "商务部门")),
        ("对严重失信行为开展联合惩戒，配合做好国家评价，推进部门协同监管。", ()),
        ("出席联合国大会，联合检测机构开展检查。", ()),
    ],
)
def test_who_works_together_is_read_of_the_sentence(sentence: str, partners: tuple[str, ...]) -> None:
    assert find_partners(sentence) == partners


def test_a_partner_that_a_sentence_lost_is_a_change_of_who_takes_part() -> None:
    measure = _task("7").measures[1]
    assert [(a.weight, a.kind, a.earlier, a.later) for a in measure.aspects] == [
        (Weight.RESPONSIBILITY, "partners", "工业和信息化部", "")
    ]
