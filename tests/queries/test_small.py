"""What the corpus has no example of, asked of a small graph written by hand, in both engines."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.library import Values, fill_query, find_query
from kg.store import OxigraphStore, Store
from kg.store.memory import MemoryStore
from tests.queries.answers import show

Rows = list[dict[str, str]]
ENGINES = ("oxigraph", "rdflib")


@cache
def engine(name: str) -> Store:
    """Return the small graph in one of the engines."""
    read = ox.Store()
    read.load(path=str(Path(__file__).with_name("small.trig")), format=ox.RdfFormat.TRIG)
    nquads = read.dump(format=ox.RdfFormat.N_QUADS)
    assert nquads is not None
    store: MemoryStore | OxigraphStore = MemoryStore() if name == "rdflib" else OxigraphStore(ox.Store())
    store.put(nquads)
    return store


@pytest.fixture(params=ENGINES, name="store")
def _store(request: pytest.FixtureRequest) -> Store:
    return engine(request.param)


def ask(store: Store, name: str, values: Values | None = None) -> Rows:
    """Return the rows of a query of the library, unbound as the empty text."""
    table = store.select(fill_query(find_query(name), values or {}))
    return [dict(zip(table.columns, map(show, row), strict=True)) for row in table.rows]


def column(rows: Rows, name: str) -> list[str]:
    """Return one column of the rows."""
    return [row[name] for row in rows]


def test_a_task_without_successor_is_told_and_one_without_predecessor_is_new(store: Store) -> None:
    assert column(ask(store, "tasks-dropped"), "task") == ["推广水车"]
    assert column(ask(store, "tasks-new"), "task") == ["推广滴灌"]
    assert column(ask(store, "measures-dropped"), "measure") == ["制作水车一百架。"]
    assert ask(store, "measures-new") == []


def test_a_correction_is_told_with_who_and_why(store: Store) -> None:
    assert [list(row.values()) for row in ask(store, "corrections")] == [
        ["farm2023", "plan/farm2023/task/1", "title", "加强良种保", "加强良种保护", "王丽", "漏字", "2024-01-05"]
    ]


def test_a_former_version_is_told_with_the_plan_that_replaced_it_and_is_no_plan(store: Store) -> None:
    assert [list(row.values()) for row in ask(store, "plan-versions")] == [
        ["2023", "plan/farm2023-v1", "plan/farm2023", "2023年农业工作要点", "farm2023.txt", "0f"]
    ]
    assert column(ask(store, "plans-by-year"), "plan_iri") == ["plan/farm2022", "plan/farm2023"]


def test_a_year_is_compared_as_a_year(store: Store) -> None:
    assert ask(store, "tasks-dropped", {"year": "2023"}) == []
    assert len(ask(store, "tasks-dropped", {"year": ("2022", "2023")})) == 1
    assert column(ask(store, "all-texts", {"kind": "task", "year": "2023"}), "text") == ["加强良种保护", "推广滴灌"]


def test_a_measure_moves_where_its_task_is_not_continued(store: Store) -> None:
    (row,) = ask(store, "measures-moved")
    assert (row["earlier_measure"], row["later_task"]) == ("评选良种农户。", "加强良种保护")


def test_a_department_gains_and_keeps_a_task(store: Store) -> None:
    kept, gained = ask(store, "departments-changed")
    assert (kept["department"], kept["earlier_tasks"], kept["later_tasks"]) == ("甲市农业农村局", "1", "1")
    assert (kept["gained"], kept["lost"], kept["kept"]) == ("", "", "1")
    assert (gained["department"], gained["earlier_tasks"], gained["later_tasks"]) == ("甲市种子站", "", "1")
    assert (gained["gained"], gained["lost"], gained["kept"]) == ("1", "", "")


@cache
def divided() -> tuple[Store, ...]:
    """Return a graph of a merger, a task absorbed in part, a dropped task and a new one, in both engines."""
    base, kg = "<https://w3id.org/policy-kg/id/>", "<https://w3id.org/policy-kg/ontology#>"
    lines = [
        f"@prefix id: {base} . @prefix kg: {kg} . @prefix dcat: <http://www.w3.org/ns/dcat#> .",
        "@prefix dcterms: <http://purl.org/dc/terms/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
        'id:plan\\/a kg:year "2022"^^xsd:gYear . id:plan\\/b dcat:prev id:plan\\/a ; kg:year "2023"^^xsd:gYear .',
        *(f'id:{name} skos:prefLabel "{name}"@zh .' for name in "甲乙丙"),
        *(_task("a", number, names) for number, names in (("1", "甲"), ("2", "乙"), ("3", "乙丙"), ("4", "丙"))),
        *(_task("b", number, names) for number, names in (("1", "甲乙"), ("2", "乙"), ("3", "甲丙"))),
        *(_link(*pair, "MergedInto") for pair in (("1", "1", "甲"), ("2", "1", "乙"))),
        _link("3", "2", "乙", "AbsorbedInPart"),
        _link("3", "3", "丙", "Continued"),
    ]
    read = ox.Store()
    read.load("\n".join(lines).encode(), format=ox.RdfFormat.TURTLE)
    nquads = read.dump(format=ox.RdfFormat.N_QUADS)
    assert nquads is not None
    stores = OxigraphStore(ox.Store()), MemoryStore()
    for store in stores:
        store.put(nquads)
    return stores


def _task(plan: str, number: str, departments: str) -> str:
    bodies = " , ".join(f"id:{name}" for name in departments)
    return (
        f"id:plan\\/{plan} kg:hasTask id:plan\\/{plan}\\/task\\/{number} . "
        f'id:plan\\/{plan}\\/task\\/{number} a kg:Task ; kg:inPlan id:plan\\/{plan} ; kg:number "{number}" ; '
        f'kg:position {number} ; dcterms:title "任务"@zh ; kg:department {bodies} .'
    )


def _link(earlier: str, later: str, shared: str, change: str) -> str:
    before, after = f"id:plan\\/a\\/task\\/{earlier}", f"id:plan\\/b\\/task\\/{later}"
    return (
        f"{after} kg:continues {before} . "
        f"id:link\\/{earlier}-{later} kg:earlier {before} ; kg:later {after} ; "
        f"kg:acceptedLater {after} ; kg:sharedDepartment id:{shared} ; kg:change kg:{change} ."
    )


def test_a_merged_task_is_compared_with_all_before_it_and_so_is_one_that_takes_in_a_part() -> None:
    for store in divided():
        rows = {row["department"]: row for row in ask(store, "departments-changed")}
        assert [(rows[d]["gained"], rows[d]["lost"], rows[d]["kept"]) for d in "甲乙丙"] == [
            ("3", "", "1"),  # task 3 goes on from one that did not name it
            ("", "", "1、2"),  # task 3 goes on in part in task 2, which names it too
            ("", "4", "3"),  # task 4 was dropped
        ]


def test_a_part_absorbed_makes_neither_a_split_nor_a_merger() -> None:
    for store in divided():
        rows = ask(store, "task-splits-and-merges")
        assert [(row["what"], row["counterparts"], row["task_iri"]) for row in rows] == [
            ("merged", "2", "plan/b/task/1"),
        ]


@pytest.mark.parametrize("name", ["农业农村局", "甲市农业农村局"])
def test_a_department_is_found_by_any_of_its_names(store: Store, name: str) -> None:
    rows = ask(store, "department-measures", {"department": name})
    assert column(rows, "measure") == ["建设良种库。", "评选良种农户和合作社。"]
    assert column(rows, "role") == ["kg:Lead", "kg:Lead"]
    assert column(ask(store, "department-tasks", {"department": name}), "year") == ["2022", "2023"]


def test_the_department_printed_for_a_measure_goes_before_that_of_its_task(store: Store) -> None:
    (row,) = ask(store, "department-measures", {"department": "甲市种子站"})
    assert (row["measure"], row["role"], row["printed_for"]) == ("建成良种库。", "kg:Responsible", "measure")


def test_a_measure_without_department_is_told(store: Store) -> None:
    assert column(ask(store, "measures-without-department"), "measure") == ["制作水车一百架。", "评选良种农户。"]


def test_an_element_without_passage_is_told(store: Store) -> None:
    assert column(ask(store, "elements-without-passage"), "element") == [
        "plan/farm2022/citation/1",
        "plan/farm2023/citation/1",
        "plan/farm2022/task/2/measure/1",
        "plan/farm2023/outcome/1",
        "plan/farm2022/target/1",
    ]


def test_a_rejected_link_is_no_link_and_a_confirmed_one_waits_for_nobody(store: Store) -> None:
    assert ask(store, "links-of", {"element": "plan/farm2022/task/2"}) == []
    (row,) = ask(store, "links-of", {"element": "plan/farm2022/task/1"})
    assert (row["status"], row["accepted"]) == ("kg:Confirmed", "true")
    assert column(ask(store, "links-unconfirmed"), "confidence") == ["0.2", "0.7", "0.8"]
    assert column(ask(store, "links-unconfirmed"), "accepted") == ["false", "true", "true"]
    assert column(ask(store, "links-unconfirmed", {"below": "75"}), "confidence") == ["0.2", "0.7"]
    assert column(ask(store, "links-unconfirmed", {"limit": "2"}), "confidence") == ["0.2", "0.7"]
    assert len(ask(store, "links-unconfirmed", {"limit": ()})) == 3


def test_a_verdict_stands_beside_target_and_outcome(store: Store) -> None:
    (row,) = ask(store, "target-outcome")
    assert (row["target_value"], row["outcome_value"]) == ("100", "90")
    assert (row["verdict"], row["reason"]) == ("kg:NotMet", "九十少于一百")


def test_variants_of_one_title_tie_plans_together(store: Store) -> None:
    (row,) = ask(store, "shared-citations")
    assert (row["document"], row["plan_a"], row["plan_b"]) == ("关于良种的意见", "farm2022", "farm2023")


def test_variants_of_one_title_are_one_document(store: Store) -> None:
    (row,) = ask(store, "documents-cited")
    assert row["document"] == "关于良种的意见；良种意见"
    assert (row["plans"], row["citations"]) == ("2", "2")
    assert ask(store, "documents-cited", {"phrase": "良种意见"}) == [row]


def test_an_outcome_says_of_which_task_it_is_and_is_no_measure_of_it(store: Store) -> None:
    (row,) = ask(store, "outcomes")
    assert (row["task_number"], row["task"], row["indicator"]) == ("2", "推广滴灌", "水车")
    assert "制成水车九十架" not in column(ask(store, "measures-by-phrase", {"phrase": ""}), "measure")
    assert ask(store, "task-measures", {"task_iri": "plan/farm2023/task/2"}) == []


def test_an_outcome_is_found_by_any_year_of_its_period(store: Store) -> None:
    (row,) = ask(store, "outcomes", {"year": "2022"})
    assert (row["document_year"], row["period_start"], row["period"]) == ("2023", "2021", "2023")
    assert ask(store, "outcomes") == ask(store, "outcomes", {"year": ("2021", "2023")}) == [row]
    assert ask(store, "outcomes", {"year": "2020"}) == ask(store, "outcomes", {"year": "2024"}) == []
    assert column(ask(store, "indicator-figures", {"phrase": "水车", "year": "2021"}), "kind") == ["Outcome"]


def test_tasks_and_measures_of_a_department_are_counted_apart(store: Store) -> None:
    rows = ask(store, "department-load", {"year": "2023"})
    assert [(r["department"], r["tasks_led"], r["measures_led"], r["measures_responsible"]) for r in rows] == [
        ("甲市农业农村局", "1", "0", "0"),
        ("甲市种子站", "0", "0", "1"),
    ]


def test_a_measure_without_successor_tells_where_its_matter_may_live_on(store: Store) -> None:
    (row,) = ask(store, "measures-dropped")
    assert (row["task_carried_on_by"], row["perhaps_in"]) == ("", "1 加强良种保护")


def test_a_task_is_followed_by_phrase_and_by_iri(store: Store) -> None:
    rows = ask(store, "task-by-phrase", {"phrase": "良种保护工作"})
    assert [(r["year"], r["departments"]) for r in rows] == [
        ("2022", "甲市农业农村局"),
        ("2023", "甲市农业农村局、甲市种子站"),
    ]
    rows = ask(store, "task-by-iri", {"element": "plan/farm2023/task/1"})
    assert [(r["relation"], r["year"]) for r in rows] == [("carries on", "2022"), ("itself", "2023")]


def test_several_values_and_none_may_be_given(store: Store) -> None:
    both = ("plan/farm2022/task/1", "plan/farm2022/task/2")
    assert len(ask(store, "task-measures", {"task_iri": both})) == 3
    only = {"task_iri": (), "measure_iri": "plan/farm2022/task/2/measure/2"}
    assert column(ask(store, "task-measures", only), "task") == ["推广水车"]
