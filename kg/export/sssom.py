"""Writes the links between tasks and measures as an SSSOM mapping set in tab-separated text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.export.facts import Facts, local, read_facts
from kg.identify import KG, RDFS, SEMAPV, SSSOM
from kg.store import Store

COLUMNS = (
    "subject_id", "subject_label", "predicate_modifier", "predicate_id", "object_id", "object_label",
    "mapping_justification", "change", "status", "accepted", "confidence", "reviewer_label", "comment",
)  # fmt: skip
"""The columns; the subject is the later element, the object the earlier one, as in the file of decisions."""

_HEAD = """\
#curie_map:
#  kg: https://w3id.org/policy-kg/ontology#
#  plan: https://w3id.org/policy-kg/id/plan/
#  semapv: https://w3id.org/semapv/vocab/
#extension_definitions:
#- slot_name: change
#  property: https://w3id.org/policy-kg/ontology#change
#  type_hint: https://w3id.org/linkml/uriOrCurie
#- slot_name: status
#  property: https://w3id.org/policy-kg/ontology#status
#  type_hint: https://w3id.org/linkml/uriOrCurie
#- slot_name: accepted
#  property: https://w3id.org/policy-kg/curation#accepted
#  type_hint: http://www.w3.org/2001/XMLSchema#boolean
#license: https://www.apache.org/licenses/LICENSE-2.0
#mapping_set_id: https://w3id.org/policy-kg/id/graph/links
"""


def write_sssom(store: Store) -> bytes:
    """Return all links, also those that wait for a person or were rejected, which say so."""
    facts = read_facts(store)
    text = io.StringIO()
    text.write(_HEAD)
    table = csv.writer(text, delimiter="\t", lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(_rows(facts))
    return text.getvalue().encode("utf-8")


def _rows(facts: Facts) -> Iterator[tuple[str, ...]]:
    for link in facts.of_kind("Link"):
        later, earlier = (facts.text(link, f"{KG}{end}") or "" for end in ("later", "earlier"))
        relation = local(facts.text(link, f"{SSSOM}predicate_id") or "")
        status = local(facts.text(link, f"{KG}status") or "")
        stated = {term.value for term in facts.terms(later, f"{KG}{relation}")}
        justification = (facts.text(link, f"{SSSOM}mapping_justification") or "").removeprefix(SEMAPV)
        yield (
            _curie(later),
            _plain(facts.label(later)),
            "Not" if status == "Rejected" else "",
            f"kg:{relation}",
            _curie(earlier),
            _plain(facts.label(earlier)),
            f"semapv:{justification}",
            f"kg:{local(facts.text(link, f'{KG}change') or '')}",
            f"kg:{status}",
            "true" if earlier in stated else "false",
            facts.text(link, f"{SSSOM}confidence") or "",
            _plain(facts.text(link, f"{SSSOM}reviewer_label") or ""),
            _plain(facts.text(link, f"{RDFS}comment") or ""),
        )


def _curie(iri: str) -> str:
    return f"plan:{local(iri).removeprefix('plan/')}"


def _plain(text: str) -> str:
    """A text in one line, as a row of tab-separated text has it."""
    return " ".join(text.split())
