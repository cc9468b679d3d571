"""What the graph of a plan says, statement by statement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ODRL2, PROV, RDF, SKOS, XSD, Namespace

from kg.errors import IdentifierError
from kg.identify import BASE, KG
from kg.model import Header, Passage, Piece, PlanDocument, Region
from kg.rdf import document_graph
from kg.validate import is_valid, validate
from kg.workspace import PlanEntry
from tests.kg.documents import ENTRY, water_plan

OA = Namespace("http://www.w3.org/ns/oa#")
PLAN = URIRef(f"{BASE}plan/water2022")
TASK = URIRef(f"{BASE}plan/water2022/task/1")
FIRST = URIRef(f"{TASK}/measure/1")
HERE = Passage((Piece(0, 2),))


def kg(name: str) -> URIRef:
    """A term of the project's own vocabulary."""
    return URIRef(KG + name)


@pytest.fixture(name="graph", scope="module")
def _graph() -> Graph:
    return document_graph(water_plan(), ENTRY)


def quotes(graph: Graph, passage: object) -> list[str]:
    """The exact words of a passage's pieces, in their order."""
    selectors = sorted(graph.objects(URIRef(str(passage)), OA.hasSelector), key=str)
    return [str(graph.value(graph.value(selector, OA.refinedBy), OA.exact)) for selector in selectors]


def test_a_plan_with_everything_satisfies_the_shapes(graph: Graph) -> None:
    assert validate(graph) == ()


def test_no_graph_of_a_plan_has_blank_nodes(graph: Graph) -> None:
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_the_plan_has_the_classes_of_prov_and_dcat(graph: Graph) -> None:
    kinds = {str(kind) for kind in graph.objects(PLAN, RDF.type)}
    assert kinds == {f"{KG}Plan", "http://www.w3.org/ns/prov#Plan", "http://www.w3.org/ns/dcat#Resource"}


def test_a_task_leads_to_its_measures_for_which_nobody_is_named(graph: Graph) -> None:
    assert list(graph.objects(TASK, kg("unassignedMeasure"))) == [URIRef(f"{TASK}/measure/2")]
    plan = water_plan()
    (task,) = plan.tasks
    borne = replace(plan, tasks=(replace(task, responsibilities=task.measures[0].responsibilities),))
    assert not list(document_graph(borne, ENTRY).objects(TASK, kg("unassignedMeasure")))


def test_the_header_is_stated_with_its_types(graph: Graph) -> None:
    assert graph.value(PLAN, DCTERMS.title) == Literal("甲市2022年农田水利工作要点", lang="zh")
    assert graph.value(PLAN, kg("year")) == Literal("2022", datatype=XSD.gYear)
    assert graph.value(PLAN, DCTERMS.issued) == Literal("2022-03-01", datatype=XSD.date)
    assert graph.value(PLAN, kg("documentNumber")) == Literal("甲水发〔2022〕7号")
    assert set(graph.objects(PLAN, kg("addressee"))) == {
        Literal("各县水务局", lang="zh"),
        Literal("局属各单位", lang="zh"),
    }


def test_every_statement_of_the_header_is_a_passage_of_the_plan(graph: Graph) -> None:
    said = {words for passage in graph.objects(PLAN, kg("passage")) for words in quotes(graph, passage)}
    assert {"甲市2022年农田水利工作要点", "甲市水务局", "甲水发〔2022〕7号", "2022年3月1日", "各县水务局"} <= said


def test_a_plan_has_its_task_and_the_section_has_it_too(graph: Graph) -> None:
    section = URIRef(f"{PLAN}/section/一")
    assert set(graph.subjects(kg("hasTask"), TASK)) == {PLAN, section}
    assert graph.value(TASK, kg("inSection")) == section
    assert graph.value(TASK, kg("number")) == Literal("1")
    assert graph.value(TASK, kg("printedNumber")) == Literal("1.")


def test_a_measure_has_its_position_its_actor_and_its_deadline(graph: Graph) -> None:
    assert graph.value(FIRST, kg("position")) == Literal(1)
    assert graph.value(FIRST, kg("actor")) == Literal("各县", lang="zh")
    assert graph.value(FIRST, kg("deadline")) == Literal("6月底前", lang="zh")
    assert graph.value(FIRST, kg("dueDate")) == Literal("2022-06-30", datatype=XSD.date)
    assert graph.value(FIRST, kg("inTask")) == TASK


def test_an_outcome_is_of_its_plan_and_of_the_task_that_it_is_told_of(graph: Graph) -> None:
    outcome = URIRef(f"{PLAN}/outcome/1")
    assert graph.value(outcome, kg("reportedIn")) == PLAN
    assert graph.value(outcome, kg("inTask")) == TASK
    plan = water_plan()
    of_plan = replace(plan, outcomes=tuple(replace(each, task=None) for each in plan.outcomes))
    assert set(graph - document_graph(of_plan, ENTRY)) == {(outcome, kg("inTask"), TASK)}


def test_an_outcome_of_a_task_that_there_is_not_is_found() -> None:
    plan = water_plan()
    astray = replace(plan, outcomes=tuple(replace(each, task="7") for each in plan.outcomes))
    (finding,) = validate(document_graph(astray, ENTRY))
    assert finding.shape.endswith("Outcome-task")


def test_a_repaired_wording_stands_beside_the_printed_one(graph: Graph) -> None:
    second = URIRef(f"{TASK}/measure/2")
    assert graph.value(second, kg("text")) == Literal("全面推进 and 水价改革。", lang="zh")
    assert graph.value(second, kg("normalizedText")) == Literal("全面推进水价改革。", lang="zh")


def test_a_passage_over_a_page_break_has_two_selectors_with_their_words(graph: Graph) -> None:
    document = water_plan()
    passage = graph.value(FIRST, kg("passage"))
    pieces = [
        (int(str(graph.value(s, OA.start))), int(str(graph.value(s, OA.end))))
        for s in sorted(graph.objects(passage, OA.hasSelector), key=str)
    ]
    assert quotes(graph, passage) == [document.source.text[start:end] for start, end in pieces]
    assert "".join(quotes(graph, passage)) == document.tasks[0].measures[0].text
    assert graph.value(passage, OA.hasSource) == URIRef(f"{PLAN}/source")


def test_a_measure_names_who_leads_and_who_takes_part(graph: Graph) -> None:
    lead = URIRef(f"{BASE}department/甲市水务局-建设科")
    finance = URIRef(f"{BASE}department/甲市水务局-市财政局")
    assert list(graph.objects(FIRST, kg("leadDepartment"))) == [lead]
    assert finance in set(graph.objects(FIRST, kg("participatingDepartment")))
    assert lead in set(graph.objects(FIRST, kg("department")))
    responsibility = URIRef(f"{FIRST}/responsibility/1")
    assert graph.value(responsibility, PROV.agent) == lead
    assert graph.value(responsibility, PROV.hadRole) == kg("Lead")
    assert graph.value(responsibility, kg("rank")) == Literal(1)
    assert graph.value(responsibility, kg("mode")) == Literal("牵头", lang="zh")


def test_a_task_that_prints_no_department_has_those_of_its_measures(graph: Graph) -> None:
    assert set(graph.objects(TASK, kg("department"))) == set(graph.objects(FIRST, kg("department")))
    assert not list(graph.objects(TASK, PROV.qualifiedAssociation))
    assert not list(graph.objects(TASK, kg("leadDepartment")))


def test_the_names_of_the_departments_of_a_task_stand_in_one_text_in_their_order(graph: Graph) -> None:
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    names = {
        str(name) for part in graph.objects(FIRST, PROV.qualifiedAssociation) for name in graph.objects(part, label)
    }
    assert len(names) > 1
    assert graph.value(TASK, kg("departmentNames")) == Literal("、".join(sorted(names)), lang="zh")


def test_the_printed_name_of_a_department_is_among_its_labels(graph: Graph) -> None:
    department = URIRef(f"{BASE}department/甲市水务局-建设科")
    labels = {str(label) for p in (SKOS.prefLabel, SKOS.altLabel) for label in graph.objects(department, p)}
    assert "建设科" in labels
    assert graph.value(department, URIRef("http://www.w3.org/ns/org#unitOf")) == URIRef(f"{BASE}department/甲市水务局")


def test_a_duty_joins_a_category_and_an_obligation(graph: Graph) -> None:
    duty = graph.value(FIRST, kg("hasDuty"))
    assert graph.value(duty, kg("provinceCategory")) == URIRef(f"{BASE}province-category/重点县")
    assert graph.value(duty, kg("obligation")) == kg("Mandatory")


def test_a_target_is_a_constraint_on_its_indicator(graph: Graph) -> None:
    target = graph.value(FIRST, kg("hasTarget"))
    assert target == URIRef(f"{PLAN}/target/1")
    assert graph.value(target, ODRL2.operator) == URIRef("http://www.w3.org/ns/odrl/2/gteq")
    assert graph.value(target, kg("value")) == Literal("120", datatype=XSD.decimal)
    assert graph.value(target, kg("unit")) == Literal("眼")
    assert graph.value(target, kg("hedge")) == Literal("力争", lang="zh")
    assert graph.value(target, kg("indicator")) == URIRef(f"{BASE}indicator/新打机井数")
    assert graph.value(URIRef(f"{BASE}indicator/新打机井数"), kg("quantityKind")) == kg("Flow")


def test_an_outcome_over_several_years_has_its_first_and_last_year(graph: Graph) -> None:
    outcome = URIRef(f"{PLAN}/outcome/1")
    assert str(graph.value(outcome, kg("value"))) == "3017.3"
    assert graph.value(outcome, kg("periodStart")) == Literal("2016", datatype=XSD.gYear)
    assert graph.value(outcome, kg("period")) == Literal("2020", datatype=XSD.gYear)
    assert graph.value(outcome, kg("reportedIn")) == PLAN


def test_a_caption_that_repeats_a_figure_is_a_further_passage(graph: Graph) -> None:
    passages = list(graph.objects(URIRef(f"{PLAN}/outcome/1"), kg("passage")))
    assert sorted(quotes(graph, passage)[0] for passage in passages) == [
        "图：3017.30万亩",
        "节水灌溉面积达到3017.30万亩",
    ]


def test_a_plan_references_what_any_of_its_parts_cites(graph: Graph) -> None:
    law, rules = URIRef(f"{BASE}document/水法"), URIRef(f"{BASE}document/农田水利条例")
    assert set(graph.objects(PLAN, DCTERMS.references)) == {law, rules}
    assert set(graph.objects(FIRST, DCTERMS.references)) == {rules}
    assert graph.value(URIRef(f"{PLAN}/citation/1"), kg("citedDocument")) == rules


def test_the_short_and_the_full_name_of_a_region_are_one() -> None:
    document = replace(water_plan(), regions=(Region("北京", HERE, "110000"), Region("北京市", HERE, "110000")))
    graph = document_graph(document, ENTRY)
    capital = URIRef(f"{BASE}region/北京市")
    assert set(graph.objects(PLAN, DCTERMS.spatial)) == {capital}
    assert graph.value(capital, DCTERMS.identifier) == Literal("110000")


def test_what_the_manifest_supplied_is_said() -> None:
    silent = replace(water_plan(), header=Header())
    entry = PlanEntry("water2022", ENTRY.file, 2022, "water", title="农田水利要点", issuer="甲市水务局", level="city")
    graph = document_graph(silent, entry)
    assert set(graph.objects(PLAN, kg("suppliedByManifest"))) == {
        kg("year"),
        DCTERMS.title,
        DCTERMS.publisher,
        URIRef("http://www.w3.org/ns/dcat#inSeries"),
    }
    assert graph.value(PLAN, kg("year")) == Literal("2022", datatype=XSD.gYear)


def test_what_the_text_states_is_not_supplied_by_the_manifest(graph: Graph) -> None:
    supplied = set(graph.objects(PLAN, kg("suppliedByManifest")))
    assert kg("year") not in supplied
    assert DCTERMS.title not in supplied


def test_the_account_of_characters_stands_with_the_source(graph: Graph) -> None:
    source = URIRef(f"{PLAN}/source")
    document = water_plan()
    assert graph.value(source, kg("sha256")) == Literal(document.source.sha256)
    assert graph.value(source, kg("unassignedCharacterCount")) == Literal(0)
    assert int(str(graph.value(source, kg("characterCount")))) == len("".join(document.source.text.split()))


def test_two_tasks_of_one_number_are_refused() -> None:
    document = water_plan()
    twice: PlanDocument = replace(document, tasks=document.tasks * 2)
    with pytest.raises(IdentifierError, match="task 1 stands there twice"):
        document_graph(twice, ENTRY)


def test_a_graph_without_its_passages_does_not_satisfy_the_shapes(graph: Graph) -> None:
    without = {(s, p, o) for s, p, o in graph if (s, p) != (FIRST, kg("passage"))}
    assert not is_valid(validate(without))
