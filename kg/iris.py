"""Shows IRIs short, as people read them and as the commands take them back."""

from __future__ import annotations

from kg.identify import BASE, PREFIXES

_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))


def shorten_iri(iri: str) -> str:
    """Return a data IRI from after its /id/, and any other with its usual prefix; one without stays whole."""
    if iri.startswith(BASE):
        return iri.removeprefix(BASE)
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
