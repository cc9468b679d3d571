"""States the lines of tasks through the years as triples of the graph of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef

from kg.identify import DCTERMS, KG, PROV, element_iri, method_iri, thread_iri
from kg.rdf import terms as t
from kg.rdf.draft import Triple
from kg.rdf.text import chinese
from kg.threads import METHOD, VERSION, Thread

_THREAD = URIRef(f"{KG}Thread")
_JOINED_BY, _BRANCHES_INTO = URIRef(f"{KG}joinedBy"), URIRef(f"{KG}branchesInto")
_GENERATED_BY, _ACTIVITY = URIRef(f"{PROV}wasGeneratedBy"), URIRef(f"{PROV}Activity")
_METHOD_VERSION = URIRef(f"{DCTERMS}hasVersion")


def thread_triples(threads: Iterable[Thread]) -> Iterator[Triple]:
    """Yield what there is to say of lines: name, other titles, tasks, the lines tied to them, and the method.

    The years and their order are those of the tasks' plans.
    """
    method = URIRef(method_iri(METHOD, VERSION))
    yield method, t.TYPE, _ACTIVITY
    yield method, t.LABEL, Literal(METHOD)
    yield method, _METHOD_VERSION, Literal(VERSION)
    for thread in threads:
        node = URIRef(thread_iri(thread.first))
        yield node, t.TYPE, _THREAD
        yield node, t.PREF_LABEL, chinese(thread.titles[0])
        yield node, _GENERATED_BY, method
        for title in thread.titles:
            if title != thread.titles[0]:
                yield node, t.ALT_LABEL, chinese(title)
        for task in thread.tasks:
            yield node, t.HAS_TASK, URIRef(element_iri(task))
        for other in thread.joined_by:
            yield node, _JOINED_BY, URIRef(thread_iri(other))
        for other in thread.branches_into:
            yield node, _BRANCHES_INTO, URIRef(thread_iri(other))
