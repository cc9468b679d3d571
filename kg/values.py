"""The terms that stand for values of the model: roles, obligations, comparators, kinds of quantity."""

from __future__ import annotations

from collections.abc import Mapping

from kg.identify import KG, ODRL
from kg.model import Comparator, Obligation, QuantityKind, Role

ROLE_TERMS: Mapping[Role, str] = {
    Role.LEAD: f"{KG}Lead",
    Role.PARTICIPANT: f"{KG}Participant",
    Role.RESPONSIBLE: f"{KG}Responsible",
}
OBLIGATION_TERMS: Mapping[Obligation, str] = {
    Obligation.MANDATORY: f"{KG}Mandatory",
    Obligation.OPTIONAL: f"{KG}Optional",
}
COMPARATOR_TERMS: Mapping[Comparator, str] = {
    Comparator.AT_MOST: f"{ODRL}lteq",
    Comparator.AT_LEAST: f"{ODRL}gteq",
    Comparator.EQUAL: f"{ODRL}eq",
    Comparator.MORE_THAN: f"{ODRL}gt",
    Comparator.LESS_THAN: f"{ODRL}lt",
}
QUANTITY_KIND_TERMS: Mapping[QuantityKind, str] = {kind: f"{KG}{kind.value.capitalize()}" for kind in QuantityKind}

ROLES = {term: role for role, term in ROLE_TERMS.items()}
OBLIGATIONS = {term: obligation for obligation, term in OBLIGATION_TERMS.items()}
COMPARATORS = {term: comparator for comparator, term in COMPARATOR_TERMS.items()}
QUANTITY_KINDS = {term: kind for kind, term in QUANTITY_KIND_TERMS.items()}
"""The same the other way: the value that each term stands for."""
