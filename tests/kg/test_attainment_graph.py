"""Tests the graph of attainments, the indicators that plans share in it, and the lines told from a store."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef

from kg.attainment import attain, match_indicators
from kg.identify import KG, RDF, SKOS, attainment_iri, graph_iri, indicator_iri
from kg.rdf import document_graph, graph_statements, read_document
from kg.rdf.attainment import attainment_graph
from kg.rdf.nquads import graph_lines
from kg.store import OxigraphStore
from kg.targets import Line, target_lines
from kg.validate import validate
from tests.kg.plans import corpus
from tests.kg.promises import plan, promise, result
from tests.queries.store import corpus_store

pytestmark = pytest.mark.unmeasured

VALUABLE = URIRef(indicator_iri("高价值专利审查周期"))


def kg(name: str) -> URIRef:
    """A term of the vocabulary."""
    return URIRef(KG + name)


@cache
def graphs() -> tuple[Graph, dict[str, Graph]]:
    """The graph of attainments of the corpus, and those of its plans that share their indicators."""
    documents = tuple(corpus().values())
    indicators = match_indicators(documents)
    plans = {document.identifier: document_graph(document, None, indicators.by_name) for document in documents}
    return attainment_graph(attain(documents, indicators), indicators, documents), plans


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    """The corpus as it is built."""
    return corpus_store()


def test_targets_and_outcomes_of_all_years_share_the_indicator() -> None:
    _, plans = graphs()
    sharing = {name for name, graph in plans.items() if (None, kg("indicator"), VALUABLE) in graph}
    assert sharing == {"list2020", "push2020", "report2021", "guide2021"}


def test_a_figure_keeps_the_words_that_its_plan_prints() -> None:
    _, plans = graphs()
    printed = Literal("高价值发明专利审查周期", lang="zh")
    (target,) = plans["guide2021"].subjects(kg("indicator"), VALUABLE)
    assert plans["guide2021"].value(target, kg("printedName")) == printed
    assert (VALUABLE, URIRef(f"{SKOS}altLabel"), printed) in plans["guide2021"]
    (same,) = plans["push2020"].subjects(kg("indicator"), VALUABLE)
    assert plans["push2020"].value(same, kg("printedName")) is None


@pytest.mark.parametrize("identifier", ["guide2021", "report2021", "list2020"])
def test_a_plan_read_back_has_its_printed_indicators(identifier: str) -> None:
    _, plans = graphs()
    document = corpus()[identifier]
    plan = f"https://w3id.org/policy-kg/id/plan/{identifier}"
    again = read_document(graph_statements(plans[identifier]), plan)
    names = [target.indicator for section in document.sections for target in section.targets]
    assert [target.indicator for section in again.sections for target in section.targets] == names
    assert sorted(o.indicator for o in again.outcomes) == sorted(o.indicator for o in document.outcomes)


def test_an_attainment_has_its_target_verdict_reasons_and_outcome() -> None:
    graph, plans = graphs()
    (target,) = plans["list2020"].subjects(kg("indicator"), VALUABLE)
    node = URIRef(attainment_iri(str(target)))
    assert graph.value(node, kg("target")) == target
    assert graph.value(node, kg("verdict")) == kg("Met")
    assert {reason.language for reason in graph.objects(node, kg("reason")) if isinstance(reason, Literal)} == {
        "zh",
        "en",
    }
    outcome = graph.value(node, kg("outcome"))
    assert (outcome, kg("indicator"), VALUABLE) in plans["report2021"]


def test_another_printed_name_has_its_evidence_and_score() -> None:
    graph, _ = graphs()
    (evidence,) = graph.objects(VALUABLE, kg("evidence"))
    assert graph.value(evidence, kg("printedName")) == Literal("高价值发明专利审查周期", lang="zh")
    assert graph.value(evidence, kg("field")) == Literal("place in a list")
    assert graph.value(evidence, kg("score")) == Literal(
        "0.9", datatype=URIRef("http://www.w3.org/2001/XMLSchema#decimal")
    )


def test_a_part_is_narrower_than_the_whole_and_a_sum_only_related_to_what_is_added() -> None:
    graph, _ = graphs()
    whole = URIRef(indicator_iri("发明专利审查周期"))
    assert (whole, URIRef(f"{SKOS}narrower"), VALUABLE) in graph
    assert (VALUABLE, URIRef(f"{SKOS}broader"), whole) in graph
    centres, new = (URIRef(indicator_iri(f"{n}技术与创新支持中心（TISC）数量")) for n in ("", "新建"))
    assert {(centres, new), (new, centres)} <= set(graph.subject_objects(URIRef(f"{SKOS}related")))


def test_the_graphs_satisfy_the_shapes() -> None:
    attainments, plans = graphs()
    together = {triple for graph in (attainments, *plans.values()) for triple in graph}
    about = [f for f in validate(together) if "attainment" in f.focus or "indicator" in f.focus]
    assert about == []


def test_the_same_plans_give_the_same_graph() -> None:
    documents = tuple(corpus().values())
    indicators = match_indicators(documents)
    again = attainment_graph(attain(documents, indicators), indicators, documents)
    assert set(again) == set(graphs()[0])


def test_every_target_of_the_store_has_one_attainment(store: OxigraphStore) -> None:
    attained = [value.value for _, term, value in store.statements(graph_iri("attainment")) if term == f"{KG}target"]
    targets = [s for s, term, value in store.statements() if term == f"{RDF}type" and value.value == f"{KG}Target"]
    assert sorted(attained) == sorted(set(targets))


def test_a_line_tells_what_was_promised_reached_and_promised_next(store: OxigraphStore) -> None:
    (line,) = target_lines(store, "高价值")
    assert line.indicator == "高价值专利审查周期"
    assert [(f.promised, f.until, f.value, f.plan) for f in line.figures] == [
        (True, "2020", "≤16个月", "list2020"),
        (True, "2020", "≤16个月", "push2020"),
        (False, "2020", "14个月", "report2021"),
        (True, "2021", "≤14个月", "guide2021"),
    ]
    first = line.targets[0]
    outcome = line.outcome_of(first)
    assert outcome is not None
    assert outcome.quote == "高价值专利审查周期压缩至 14 个月"
    assert [later.plan for later in line.promised_next(first)] == ["guide2021"]
    assert line.near == ("发明专利审查周期",)


def test_an_outcome_of_a_near_indicator_is_told_with_the_line(store: OxigraphStore) -> None:
    (line,) = target_lines(store, "新建 中心")
    (target,) = line.targets
    assert line.outcome_of(target) is line.others[0]
    assert line.others[0].value == "51家"


def test_a_line_is_found_by_any_of_its_names_and_by_the_year_of_a_promise(store: OxigraphStore) -> None:
    def found(lines: tuple[Line, ...]) -> list[str]:
        return [line.indicator for line in lines]

    assert found(target_lines(store, "世界知识产权组织")) == ["技术与创新支持中心（TISC）数量"]
    assert found(target_lines(store, "高价值", year=2021)) == ["高价值专利审查周期"]
    assert target_lines(store, "满意度", year=2021) == ()
    assert target_lines(store, "没有这个指标") == ()


def test_the_places_of_a_line_are_those_of_its_words(store: OxigraphStore) -> None:
    for line in target_lines(store):
        for figure in line.figures:
            assert figure.passage, figure.iri


def test_reasons_are_told_in_the_language_asked_for(store: OxigraphStore) -> None:
    (line,) = target_lines(store, "结案准确率", language="en")
    judgement = line.targets[0].judgement
    assert judgement is not None
    assert judgement.reason == "asked for ≥85%; 92.2% in 2020: reached"


def test_what_a_report_says_of_years_ahead_stands_in_no_line() -> None:
    target = promise("失业率5.5%左右", "失业率", "=5.5 %")
    aim = result("“十四五”时期失业率控制在5.5%以内", "失业率", "<=5.5 %", period="2021-2025")
    documents = (plan("report2021", 2021, [target, aim]),)
    indicators = match_indicators(documents)
    graphs = [attainment_graph(attain(documents, indicators), indicators, documents)]
    graphs += [document_graph(document, None, indicators.by_name) for document in documents]
    here = OxigraphStore(ox.Store())
    here.put("".join(sorted(line for g in graphs for line in graph_lines(g, graph_iri("any")))).encode())
    (line,) = target_lines(here, "失业率")
    assert [figure.promised for figure in line.figures] == [True]
