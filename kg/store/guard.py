"""Reads a query's words before it runs: what it asks for, and whether it would reach outside the store.

Oxigraph follows SERVICE to any address and cannot be told not to; its parser takes `SERVICEex:x` and
`1SERVICE<…>` as well, and sees a keyword in `FILTER(?a<2)SERVICE#>` where another tokeniser sees an IRI. So
strings, comments, IRIs, variables and local names are set aside, and what is left may not hold the word at all,
not even as part of a prefix. This module imports no RDF library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, cast
from urllib.parse import urljoin

from kg.errors import QueryError, RefusedError

Form = Literal["select", "ask", "construct", "describe"]

_TOKEN = re.compile(
    r'(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\')'
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<comment>\#[^\n\r]*)"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)"
    r"|(?P<blank>_:\w(?:[\w.-]*[\w-])?)"
    r"|(?P<name>(?P<prefix>\w(?:[\w.-]{0,200}[\w-])?)?:(?:\w|:|%[0-9A-Fa-f]{2}|\\.)?(?:[\w:-]|\.(?=[\w:.-])|%[0-9A-Fa-f]{2}|\\.)*)"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<other>\S)",
    re.DOTALL,
)
# The bracket that ends a comparison, then the keyword, in what looks like an IRI: <2)SERVICE#>.
_HIDDEN = re.compile(r"[^)]*\).*service", re.IGNORECASE | re.DOTALL)
_DOTTED = re.compile(r"\.service", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_FORMS = ("select", "ask", "construct", "describe")
_UPDATES = ("insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with")
_KEPT_APART = ("string", "comment", "variable", "language", "blank")
DEEPEST = 100
"""How many brackets may be open at a time. Oxigraph's parser recurses, and beyond some hundreds the process dies."""
LONGEST = 5000
"""How many words and signs a query may have besides the values of VALUES, for the same reason."""

Token = tuple[str, re.Match[str]]
"""A word or sign with its kind: string, iri, comment, variable, language, blank, name, word or other."""

_SPLIT = "ask in several queries; many values belong in one VALUES"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a query asks for, and the graphs that its FROM clauses name, as full IRIs."""

    form: Form
    graphs: tuple[str, ...]


def read_query(query: str) -> Reading:
    """Return the form of a query and the graphs it selects.

    Raises `QueryError` for an update, for a text that is no query, for a prefix in FROM that is not declared,
    for whatever could be a SERVICE call, and for a query too long or too deeply nested to be parsed.
    """
    return _read_kept(query) if len(query) <= _KEPT else _read(query)


def _read(query: str) -> Reading:
    tokens = _tokens(query)
    _refuse(query, tokens)
    unescaped = _unescape(query)
    if unescaped != query:
        _refuse(unescaped, _tokens(unescaped))
    tokens = [token for token in tokens if token[0] != "comment"]
    return Reading(_form(tokens), tuple(_named_graphs(tokens)))


_KEPT = 20_000
"""Longer queries are read each time, lest a few hundred of them fill the memory."""
_read_kept = lru_cache(maxsize=256)(_read)


def read_tokens(query: str) -> list[Token]:
    """Return the words and signs of a query in order, each with its kind; comments are left out."""
    return [token for token in _tokens(query) if token[0] != "comment"]


def read_prefixes(tokens: list[Token]) -> dict[str, str]:
    """Return the IRIs of the prefixes that a query declares."""
    return dict(_prefixes(tokens))


def _tokens(query: str) -> list[Token]:
    return [(_kind(match), match) for match in _TOKEN.finditer(query)]


def find_graphs(query: str) -> bool:
    """Return whether a query has a GRAPH pattern."""
    return any(kind == "word" and token[0].lower() == "graph" for kind, token in _tokens(query))


def names_iri(query: str, iri: str) -> bool:
    """Return whether a query has a certain IRI, in full or by a prefix."""
    tokens = read_tokens(query)
    prefixes = read_prefixes(tokens)
    return any(_meant(kind, token, prefixes, "") == iri for kind, token in tokens if kind in ("iri", "name"))


def rename_graphs(query: str, names: Mapping[str, str]) -> str:
    """Return a query with each graph of `names` under its other name, however it is written: as an IRI in full or
    against a BASE, by a prefix, or as a string that is compared with one.
    """
    tokens = read_tokens(query)
    prefixes = read_prefixes(tokens)
    base = _base(tokens)
    pieces, end = [], 0
    for kind, token in tokens:
        meant = _meant(kind, token, prefixes, base)
        if meant is not None and meant in names:
            mark = '"' if kind == "string" else ""
            other = f"{mark}{names[meant]}{mark}" if mark else f"<{names[meant]}>"
            pieces += [query[end : token.start()], other]
            end = token.end()
    return "".join((*pieces, query[end:]))


def _meant(kind: str, token: re.Match[str], prefixes: Mapping[str, str], base: str) -> str | None:
    """What a word of a query could mean as the name of a graph."""
    if kind == "iri":
        return urljoin(base, token[0][1:-1]) if base else token[0][1:-1]
    if kind == "string":
        return token[0].strip("\"'")
    if kind == "name" and (token["prefix"] or "") in prefixes:
        return _expand(token, dict(prefixes))
    return None


def line_and_column(query: str, offset: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of a character of a query."""
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _unescape(query: str) -> str:
    """The query with \\uXXXX as characters, as a parser may see it."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        return chr(code) if code <= 0x10FFFF else match[0]

    return _ESCAPE.sub(character, query)


def _refuse(query: str, tokens: list[Token]) -> None:
    """Raise what is wrong with a query; the two looks are spared where they could find nothing."""
    if "service" in query.lower():
        _refuse_service(query, tokens)
    if len(tokens) > LONGEST or sum(query.count(bracket) for bracket in "([{") > DEEPEST:
        _refuse_excess(query, tokens)


def _refuse_service(query: str, tokens: list[Token]) -> None:
    for kind, match in tokens:
        if _may_call(kind, match):
            line, column = line_and_column(query, match.start())
            raise RefusedError(
                f"line {line}, column {column}: SERVICE is refused; a query stays within its store",
                hint="fetch the other data first and build it in; a prefix cannot be called service either",
            )


def _refuse_excess(query: str, tokens: list[Token]) -> None:
    depth = count = 0
    is_data = False
    for kind, match in tokens:
        if kind == "comment":
            continue
        said = match[0]
        is_data = said.lower() == "values" or (is_data and said != "}")
        depth += (said in "([{") - (said in ")]}")
        count += not is_data
        if depth <= DEEPEST and count <= LONGEST:
            continue
        line, column = line_and_column(query, match.start())
        if depth > DEEPEST:
            raise QueryError(f"line {line}, column {column}: more than {DEEPEST} brackets are open", hint=_SPLIT)
        raise QueryError(f"line {line}, column {column}: more than {LONGEST} words and signs", hint=_SPLIT)


def _may_call(kind: str, match: re.Match[str]) -> bool:
    if kind in _KEPT_APART:
        return False
    if kind == "iri":
        return bool(_HIDDEN.match(match[0]))
    if kind == "name":
        local = match[0].partition(":")[2]
        return "service" in (match["prefix"] or "").lower() or bool(_DOTTED.search(local))
    return "service" in match[0].lower()


def _kind(match: re.Match[str]) -> str:
    """The outermost group: a name has its prefix as a group within."""
    return "name" if match["name"] is not None else cast(str, match.lastgroup)


def _form(tokens: list[Token]) -> Form:
    """The first keyword after the prologue says what is asked."""
    for position, (kind, token) in enumerate(tokens):
        word = token[0].lower()
        if kind == "word" and word not in ("prefix", "base"):
            if word in _FORMS:
                return cast(Form, word)
            if word in _UPDATES:
                raise RefusedError(
                    f"{token[0].upper()} changes data; a store is only asked",
                    hint="ask with SELECT, ASK, CONSTRUCT or DESCRIBE; change the corpus and build again",
                )
            line, column = line_and_column(token.string, token.start())
            raise QueryError(
                f"line {line}, column {column}: {token[0]!r} begins no query",
                hint="a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after its PREFIX lines",
            )
        if position > 0 and kind == "other":
            break
    raise QueryError("no query in the text", hint="a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE")


def _named_graphs(tokens: list[Token]) -> Iterator[str]:
    """The graphs after FROM and FROM NAMED."""
    places = [place for place, (kind, token) in enumerate(tokens) if kind == "word" and token[0].lower() == "from"]
    prefixes = read_prefixes(tokens) if places else {}
    base = _base(tokens) if places else ""
    for place in places:
        following = tokens[place + 1 : place + 3]
        if len(following) > 1 and following[0][1][0].lower() == "named":
            following = following[1:]
        for kind, named in following[:1]:
            if kind == "iri":
                yield urljoin(base, named[0][1:-1])
            elif kind == "name":
                yield urljoin(base, _expand(named, prefixes))


def _base(tokens: list[Token]) -> str:
    """What IRIs are written against; empty if the query does not say."""
    following = ((word[0].lower(), kind, iri[0]) for (_, word), (kind, iri) in pairwise(tokens))
    return next((iri[1:-1] for word, kind, iri in following if word == "base" and kind == "iri"), "")


def _prefixes(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    for (_, before), (_, name), (kind, iri) in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if kind == "iri" and before[0].lower() == "prefix":
            yield name["prefix"] or "", iri[0][1:-1]


def _expand(name: re.Match[str], prefixes: dict[str, str]) -> str:
    prefix = name["prefix"] or ""
    if prefix not in prefixes:
        line, column = line_and_column(name.string, name.start())
        raise QueryError(
            f"line {line}, column {column}: the prefix {prefix}: is not declared",
            hint=f"add a line: PREFIX {prefix}: <…>",
        )
    return prefixes[prefix] + name[0].partition(":")[2].replace("\\", "")
