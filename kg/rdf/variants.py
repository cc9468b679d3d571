"""Ties the variants of one cited title: 提升高等学校…的若干意见 and 关于提升高等学校…的若干意见."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations

from rdflib import Graph, URIRef

from kg.rdf import terms as t
from kg.rdf.draft import Triple

# A title may be printed with or without who issued it and 关于 (国务院办公厅关于推广…的通知); the rest must be equal.
_OPENING = re.compile(r"(?:[一-鿿]{2,24}?(?:部|委|局|院|署|厅|会|办|办公厅|办公室|政府))?关于")


def variant_triples(cited: Iterable[tuple[str, str]]) -> Iterator[Triple]:
    """Yield skos:exactMatch, both ways, between cited documents whose titles are variants of one.

    `cited` are their IRIs and titles, as `cited_titles` finds them.
    """
    variants: dict[str, set[str]] = defaultdict(set)
    for document, title in cited:
        variants[title_key(title)].add(document)
    for key in sorted(variants):
        for one, other in permutations(sorted(variants[key]), 2):
            yield URIRef(one), t.EXACT_MATCH, URIRef(other)


def cited_titles(graph: Graph) -> tuple[tuple[str, str], ...]:
    """Return the documents that are cited in a graph, by IRI and title, sorted."""
    found = ((document, graph.value(document, t.TITLE)) for document in graph.subjects(t.TYPE, t.CITED_DOCUMENT))
    return tuple(sorted((str(document), str(title)) for document, title in found if title is not None))


def title_key(title: str) -> str:
    """Return what variants of a title share: no white space, no issuer, no 关于 in front."""
    squeezed = re.sub(r"\s+", "", title)
    return _OPENING.sub("", squeezed, count=1) if _OPENING.match(squeezed) else squeezed
