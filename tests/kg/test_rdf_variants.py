"""Variants of one cited title are tied, and different titles are not."""

from rdflib import Graph, Literal, URIRef

from kg.rdf import terms as t
from kg.rdf.variants import cited_titles, title_key, variant_triples


def cited(*titles: str) -> Graph:
    graph = Graph()
    for number, title in enumerate(titles):
        iri = URIRef(f"https://example.org/{number}")
        graph.add((iri, t.TYPE, t.CITED_DOCUMENT))
        graph.add((iri, t.TITLE, Literal(title, lang="zh")))
    return graph


def test_a_title_with_and_without_guanyu_is_one() -> None:
    tied = set(
        variant_triples(cited_titles(cited("关于规范湿地保护工作的意见", "规范湿地保护工作的意见", "湿地保护办法")))
    )
    one, other = URIRef("https://example.org/0"), URIRef("https://example.org/1")
    assert tied == {(one, t.EXACT_MATCH, other), (other, t.EXACT_MATCH, one)}


def test_a_title_with_its_issuer_is_one_with_the_bare_title() -> None:
    assert title_key("国务院办公厅关于推广改革举措的通知") == title_key("推广改革举措的通知")


def test_an_issuer_without_guanyu_stays_part_of_the_title() -> None:
    assert title_key("教育部工作规则") == "教育部工作规则"
