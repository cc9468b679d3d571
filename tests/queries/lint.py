"""What a query of the library must keep to, found in its text and its algebra."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, Store, parse
from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.identify import KG, PREFIXES
from kg.library import Query
from kg.resources import data_folder

_NO_SYNTAX = "Oxigraph does not parse it"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Za-z]{2}")
_LITERAL = re.compile(r'"[^"]*"|<[^>]*>|#.*')
_PREFIXED = re.compile(r"(?<![\w?])([a-z]+):(\w*)")
_DECLARED = re.compile(r"^PREFIX (\w+): <([^>]*)>$", re.MULTILINE)


def find_faults(query: Query) -> tuple[str, ...]:
    """Return what is wrong with a query, in words; nothing for one that is as it should be."""
    faults = (*_header_faults(query), *_syntax_faults(query.text), *_prefix_faults(query.text))
    return faults if any(fault.startswith(_NO_SYNTAX) for fault in faults) else (*faults, *algebra_faults(query.text))


def algebra_faults(text: str) -> tuple[str, ...]:
    """Return what the algebra of a SELECT query, which parses, shows to be wrong."""
    algebra = translateQuery(parseQuery(text)).algebra
    faults = [f"a property path inside {name}" for name in negated_paths(algebra)]
    names = [part.name for part in _outer(algebra)]
    if "OrderBy" not in names:
        faults.append("no ORDER BY")
    if "Distinct" not in names and not re.search(r"^GROUP BY", text, re.MULTILINE):
        faults.append("neither DISTINCT nor GROUP BY: a statement of several graphs comes several times")
    return tuple(faults)


def negated_paths(node: object, inside: str = "") -> Iterator[str]:
    """Yield the name of each NOT EXISTS or MINUS of an algebra, once for each property path in it."""
    if isinstance(node, CompValue):
        for key, value in node.items():
            negated = node.name == "Builtin_NOTEXISTS" or (node.name == "Minus" and key == "p2")
            yield from negated_paths(value, node.name if negated else inside)
    elif isinstance(node, PropertyPath):
        if inside:
            yield inside
    elif isinstance(node, list | tuple | set):
        for part in node:
            yield from negated_paths(part, inside)


@cache
def known_terms() -> frozenset[str]:
    """Return the local names of all terms of the ontology and its schemes."""
    folder = data_folder("ontology")
    files = (folder / "plan.ttl", *sorted(folder.glob("schemes/*.ttl")))
    subjects = (quad.subject for file in files for quad in parse(path=str(file), format=RdfFormat.TURTLE))
    return frozenset(s.value.removeprefix(KG) for s in subjects if isinstance(s, NamedNode) and s.value.startswith(KG))


def _header_faults(query: Query) -> Iterator[str]:
    texts = {
        "summary": (query.summary, query.summary_zh),
        "description": (query.description, query.description_zh),
        **{f"parameter {p.name}": (p.text, p.text_zh) for p in query.parameters},
    }
    for name, (english, chinese) in texts.items():
        if not _ENGLISH.search(english):
            yield f"{name} has no English text"
        if not _CHINESE.search(chinese):
            yield f"{name} has no Chinese text"
    if not query.tags:
        yield "no tags"


def _syntax_faults(text: str) -> Iterator[str]:
    try:
        Store().query(text)
    except SyntaxError as error:
        yield f"{_NO_SYNTAX}: {error}"


def _prefix_faults(text: str) -> Iterator[str]:
    declared = dict(_DECLARED.findall(text))
    code = _LITERAL.sub("", "\n".join(line for line in text.splitlines() if not line.startswith(("PREFIX", "#"))))
    used = set(_PREFIXED.findall(code))
    for prefix, iri in declared.items():
        if PREFIXES.get(prefix) != iri:
            yield f"{prefix}: is not the prefix of <{iri}>"
        if prefix not in {name for name, _ in used}:
            yield f"{prefix}: is declared and not used"
    for prefix, local in sorted(used):
        if prefix == "kg" and local and local not in known_terms():
            yield f"kg:{local} is no term of the ontology"


def _outer(algebra: CompValue) -> Iterator[CompValue]:
    """The modifiers around the pattern of a query, from the outside in."""
    node = algebra.p
    while isinstance(node, CompValue) and node.name in ("Project", "Distinct", "OrderBy", "Slice", "ToMultiSet"):
        yield node
        node = node.p
