"""Tests that what other programs are given is what the graph says: each format is read back by a reader of its own."""

from __future__ import annotations

import csv
import io
import json
import warnings
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import XML, Element, SubElement

import networkx
import pyoxigraph as ox
import pytest
from frictionless import Package
from frictionless import validate as judge_package
from lxml import etree
from rdflib import Dataset
from sssom.parsers import parse_sssom_table
from sssom.validators import validate as judge_mappings

from kg.design import CHANGES, KINDS
from kg.errors import StoreError
from kg.export import choose_export, export_store
from kg.export.facts import by_number, read_facts, xml_text
from kg.export.stratml import NAMESPACE, identifier
from kg.identify import BASE, KG, RDF, graph_iri
from kg.rdf import document_graph
from kg.rdf.nquads import plan_lines
from kg.store import OxigraphStore
from tests.kg.curated import curated_store
from tests.kg.documents import ENTRY, water_plan
from tests.kg.stratml import SCHEMA, find_faults

pytestmark = pytest.mark.unmeasured

LATER, EARLIER = f"{BASE}plan/list2021/task/10", f"{BASE}plan/list2020/task/2"
STRATML = f"{{{NAMESPACE}}}"
GEXF = "{http://www.gexf.net/1.2draft}"


@cache
def exported(form: str) -> bytes:
    """The export of the corpus in one format."""
    return export_store(curated_store(), form)


@cache
def edges_of(*properties: str) -> Counter[tuple[str, str]]:
    """How often the graph states one of the properties between two elements, from the statements themselves."""
    wanted = {f"{KG}{name}" for name in properties}
    stated = {(s, value.value) for s, of, value in curated_store().statements() if of in wanted}
    return Counter(stated)


def members(form: str) -> dict[str, bytes]:
    """The files of an export of several."""
    with zipfile.ZipFile(io.BytesIO(exported(form))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def network(form: str) -> Any:
    """The network as networkx reads it."""
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form]
    return read(io.BytesIO(exported(form)))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_every_element_and_every_statement_between_them(form: str) -> None:
    graph = network(form)
    nodes = {iri: said["kind"] for iri, said in graph.nodes(data=True)}
    facts = read_facts(curated_store())
    assert nodes == {iri: kind for kind in set(nodes.values()) for iri in facts.of_kind(kind)}
    assert Counter(nodes.values())["Measure"] == 459
    relations = {(source, target): said["relation"] for source, target, said in graph.edges(data=True)}
    assert {ends for ends, said in relations.items() if said == "has measure"} == set(edges_of("hasMeasure"))
    linked = {ends for ends, said in relations.items() if said in ("continues", "restates")}
    assert linked == set(edges_of("continues", "restates"))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_link_carries_its_change_certainty_and_status(form: str) -> None:
    graph = network(form)
    said = graph.edges[LATER, EARLIER]
    assert (said["relation"], said["change"], said["status"]) == ("continues", "Continued", "Confirmed")
    assert said["confidence"] == 0.9992
    task = graph.nodes[LATER]
    assert (task["label"], task["year"], task["plan"]) == ("加快构建知识产权大保护格局", 2021, "list2021")
    department = f"{BASE}department/国家知识产权局-保护司"
    assert graph.edges[LATER, department]["role"] == "Responsible"
    target = graph.nodes[f"{BASE}plan/list2020/target/1"]
    assert (target["value"], target["unit"], target["operator"]) == (16.0, "个月", "lteq")


def test_gephi_is_given_the_colours_of_the_house() -> None:
    graph = network("gexf")
    assert _hex(graph.nodes[LATER]["viz"]["color"]) == KINDS["Task"].colour
    root = XML(exported("gexf"))
    edges = {(edge.get("source"), edge.get("target")): edge for edge in root.iter(f"{GEXF}edge")}
    drawn = edges[LATER, EARLIER].find(f"{GEXF[:-1]}/viz}}color")
    assert drawn is not None
    assert _hex({part: int(drawn.get(part, "")) for part in "rgb"}) == CHANGES["Continued"].colour


def _hex(colour: dict[str, int]) -> str:
    return "#" + "".join(f"{colour[part]:02x}" for part in "rgb")


def test_the_framed_json_says_what_the_quads_say() -> None:
    read = {str(quad) for quad in ox.parse(input=exported("framed"), format=ox.RdfFormat.JSON_LD)}
    stated = {str(quad) for quad in ox.parse(input=curated_store().nquads(), format=ox.RdfFormat.N_QUADS)}
    assert read == stated


def test_rdflib_reads_the_framed_json_alike() -> None:
    store = OxigraphStore(ox.Store())
    store.put("".join(plan_lines(document_graph(water_plan(), ENTRY), "water2022")).encode())
    store.put(
        f'<{BASE}plan/a> <{KG}p> "二\\n行", 3, 03, "3"^^<http://e/t>, true, "x"@en, <{BASE}a:b>, <http://e/> '
        f"<{graph_iri('links')}> .\n".replace(", ", f" <{graph_iri('links')}> .\n<{BASE}plan/a> <{KG}p> ")
        .replace(" 03 ", ' "03"^^<http://www.w3.org/2001/XMLSchema#integer> ')
        .replace(" 3 ", ' "3"^^<http://www.w3.org/2001/XMLSchema#integer> ')
        .replace(" true ", ' "true"^^<http://www.w3.org/2001/XMLSchema#boolean> ')
        .encode()
    )
    framed = Dataset().parse(data=export_store(store, "framed").decode(), format="json-ld")
    stated = Dataset().parse(data=store.nquads().decode(), format="nquads")
    assert len(stated) > 100
    assert {quad[:3] for quad in framed.quads()} == {quad[:3] for quad in stated.quads()}


def test_a_plan_holds_its_sections_tasks_measures_and_passages() -> None:
    graphs = {graph["id"]: graph["@graph"] for graph in json.loads(exported("framed"))["@graph"]}
    plan = graphs["graph/list2020"][0]
    assert plan["title"] == ["2020年推动知识产权高质量发展任务清单"]
    assert [section["number"] for section in plan["hasSection"]] == ["一", "二", "三", "四", "五", "六"]
    task = plan["hasSection"][0]["hasTask"][1]
    assert task["id"] == "plan/list2020/task/2"
    measure = task["hasMeasure"][6]
    assert (measure["text"], measure["position"]) == ("推进知识产权仲裁调解工作。", 7)
    selector = measure["passage"][0]["hasSelector"][0]
    assert (selector["start"], selector["end"]) == (684, 699)
    assert selector["refinedBy"]["exact"] == "推进\n\n知识产权仲裁调解工作。"


def test_the_tables_are_a_valid_data_package(tmp_path: Path) -> None:
    for name, content in members("tables").items():
        (tmp_path / name).write_bytes(content)
    report = judge_package(str(tmp_path / "datapackage.json"))
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid
    package: Any = Package(str(tmp_path / "datapackage.json"))
    assert len(package.resources) == 14
    measures = {row["id"]: row for row in package.get_resource("measures").read_rows()}
    assert len(measures) == 459
    assert measures["plan/list2020/task/2/measure/7"]["text"] == "推进知识产权仲裁调解工作。"
    outcomes = {row["id"]: row for row in package.get_resource("outcomes").read_rows()}
    assert str(outcomes["plan/report2021/outcome/10"]["value"]) == "3017.3"
    assert outcomes["plan/report2021/outcome/10"]["period"] == 2020


def test_the_judge_of_the_package_finds_a_row_that_points_nowhere(tmp_path: Path) -> None:
    for name, content in members("tables").items():
        (tmp_path / name).write_bytes(content)
    tasks = (tmp_path / "tasks.csv").read_text(encoding="utf-8").replace("plan/list2020/section/一", "plan/nowhere")
    (tmp_path / "tasks.csv").write_text(tasks, encoding="utf-8")
    report = judge_package(str(tmp_path / "datapackage.json"))
    kinds = {error.type for task in report.tasks for error in task.errors}
    assert kinds >= {"foreign-key", "hash-count"}


def test_passages_of_the_tables_quote_the_sources() -> None:
    rows = csv.DictReader(io.StringIO(members("tables")["passages.csv"].decode()))
    quoted = {(row["element"], row["source"], row["start"], row["end"]): row["quote"] for row in rows}
    assert quoted["plan/list2021/task/10/measure/6", "list2021.txt", "3046", "3074"] == (
        "加快推进知识产权仲裁调解工作，因地制宜开展社会监督共治。"
    )


def test_the_links_are_a_valid_mapping_set() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mappings = parse_sssom_table(io.StringIO(exported("sssom").decode()))
        reports = judge_mappings(mappings, fail_on_error=False)
    assert [result.message for report in reports.values() for result in report.results] == []
    assert len(mappings.df) == len(read_facts(curated_store()).of_kind("Link"))


def test_a_mapping_says_who_vouches_for_it_and_whether_it_is_accepted() -> None:
    text = exported("sssom").decode()
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    by_pair = {(row["subject_id"], row["object_id"]): row for row in rows}
    row = by_pair["plan:list2021/task/10", "plan:list2020/task/2"]
    assert (row["subject_label"], row["object_label"]) == (
        "加快构建知识产权大保护格局",
        "加快构建知识产权大保护工作格局",
    )
    assert (row["predicate_id"], row["change"], row["status"]) == ("kg:continues", "kg:Continued", "kg:Confirmed")
    assert (row["mapping_justification"], row["accepted"], row["predicate_modifier"]) == (
        "semapv:ManualMappingCuration",
        "true",
        "",
    )
    rejected = [row for row in by_pair.values() if row["status"] == "kg:Rejected"]
    assert len(rejected) == 176
    assert {(row["predicate_modifier"], row["accepted"]) for row in rejected} == {("Not", "false")}


@pytest.mark.parametrize("plan", ["guide2021", "list2020", "list2021", "push2020", "report2021"])
def test_a_plan_is_a_document_as_the_schema_of_stratml_wants_it(plan: str) -> None:
    content = members("stratml")[f"{plan}.xml"]
    assert list(find_faults(XML(content))) == []
    if SCHEMA is not None:
        schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
        assert schema.validate(etree.fromstring(content)), schema.error_log.last_error


def test_the_own_check_of_stratml_finds_what_the_schema_forbids() -> None:
    root = XML(members("stratml")["list2020.xml"])
    goal = root.find(f"{STRATML}StrategicPlanCore/{STRATML}Goal")
    assert goal is not None
    goal.remove(goal[1])
    SubElement(goal, f"{STRATML}Identifier").text = "2 b"
    root.set("Type", "Plan")
    faults = "\n".join(find_faults(root))
    assert "Goal holds Name Identifier" in faults
    assert "Identifier says '2 b'" in faults
    assert "Type='Plan'" in faults


def _texts(element: Element, *path: str) -> list[str | None]:
    return [found.text for found in element.iterfind("/".join(f"{STRATML}{name}" for name in path))]


def test_a_task_is_a_goal_and_its_measures_are_objectives() -> None:
    root = XML(members("stratml")["list2020.xml"])
    assert root.get("Type") == "Performance_Plan"
    goals = root.findall(f"{STRATML}StrategicPlanCore/{STRATML}Goal")
    assert len(goals) == 19
    goal = goals[1]
    assert _texts(goal, "Name") == ["加快构建知识产权大保护工作格局"]
    assert _texts(goal, "Description") == ["全面强化知识产权保护"]
    assert _texts(goal, "Stakeholder", "Name") == ["保护司", "各类省份", "涉及省份"]
    assert _texts(goal, "Stakeholder", "Role", "Name") == ["负责", "必做", "必做"]
    assert _texts(goal, "OtherInformation") == ["完成时限：年内有阶段性成果"]
    assert _texts(goal, "Objective", "Description")[6] == "推进知识产权仲裁调解工作。"


def test_an_outcome_stands_beside_a_target_only_where_the_two_compare() -> None:
    root = XML(members("stratml")["list2020.xml"])
    found = {
        (indicator.findtext(f"{STRATML}MeasurementDimension") or ""): indicator
        for indicator in root.iter(f"{STRATML}PerformanceIndicator")
    }
    met, other = found["高价值专利审查周期"], found["专利审查质量用户满意度指数"]
    assert _texts(met, "MeasurementInstance", "TargetResult", "NumberOfUnits") == ["16"]
    assert _texts(met, "MeasurementInstance", "ActualResult", "NumberOfUnits") == ["14"]
    assert _texts(other, "MeasurementInstance", "ActualResult") == []
    assert "不可比" in _texts(other, "OtherInformation")[0]  # type: ignore[operator]


def test_a_report_s_outcomes_are_in_its_document() -> None:
    root = XML(members("stratml")["report2021.xml"])
    assert root.get("Type") == "Performance_Report"
    assert len(list(root.iter(f"{STRATML}ActualResult"))) == 73


def test_an_outcome_stands_with_its_task_in_tables_networks_and_plans() -> None:
    store = OxigraphStore(ox.Store())
    store.put("".join(plan_lines(document_graph(water_plan(), ENTRY), "water2022")).encode())
    tables = zipfile.ZipFile(io.BytesIO(export_store(store, "tables")))
    (row,) = csv.DictReader(io.StringIO(tables.read("outcomes.csv").decode()))
    assert (row["task"], row["plan"], row["value"]) == ("plan/water2022/task/1", "plan/water2022", "3017.3")
    network = networkx.read_graphml(io.BytesIO(export_store(store, "graphml")))
    outcome = f"{BASE}plan/water2022/outcome/1"
    held = {source for source, _, said in network.in_edges(outcome, data=True) if said["relation"] == "has outcome"}
    assert held == {f"{BASE}plan/water2022", f"{BASE}plan/water2022/task/1"}
    document = XML(zipfile.ZipFile(io.BytesIO(export_store(store, "stratml"))).read("water2022.xml"))
    goals = [goal for goal in document.iter(f"{STRATML}Goal") if [*goal.iter(f"{STRATML}ActualResult")]]
    assert [goal.findtext(f"{STRATML}Name") for goal in goals] == ["完善灌溉设施"]
    assert list(find_faults(document)) == []


def test_names_of_xml_have_neither_slash_nor_percent() -> None:
    assert identifier(f"{BASE}plan/list2020/section/一") == "_plan.list2020.section.一"
    assert identifier(f"{BASE}indicator/%E3a①") == "_indicator..25.E3a.2460."


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert xml_text("二\x0b行\ud800\ufffe\n") == "二\ufffd行\ufffd\ufffd\n"


def test_numbers_sort_by_value() -> None:
    assert sorted(["task/10", "task/2", "task/1-2"], key=by_number) == ["task/1-2", "task/2", "task/10"]


def test_every_class_of_nodes_exists() -> None:
    kinds = {value.value for _, of, value in curated_store().statements() if of == f"{RDF}type"}
    assert {f"{KG}{kind}" for kind in KINDS} <= kinds


@pytest.mark.parametrize(
    ("form", "name", "chosen"),
    [(None, "x.csv", "csv"), (None, "x.sssom.tsv", "sssom"), (None, "x", "nquads"), ("framed", "x.jsonld", "framed")],
)
def test_the_ending_of_a_name_decides_what_is_written(form: str | None, name: str, chosen: str) -> None:
    assert choose_export(form, Path(name)) == chosen


@pytest.mark.parametrize(
    ("form", "name"), [("nquads", "x.csv"), ("tables", "x.ttl"), (None, "x.xlsx"), (None, "x.zip")]
)
def test_a_name_that_belongs_to_another_format_is_refused(form: str | None, name: str) -> None:
    with pytest.raises(StoreError, match="ends"):
        choose_export(form, Path(name))
