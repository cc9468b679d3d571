"""Recognises queries whose work can be told beforehand: patterns that each begin at an IRI that the query names.

However such a query is evaluated, it finds no more rows than the product of what lies at its IRIs, which can be
counted before it runs. Whatever is not surely one of these, is none: no path, no aggregate, no subquery, no UNION,
no function of ours, no pattern that begins at what another has found. This module imports no RDF library.

Programs ask the same question of one element after the other. So a query is read without its IRIs, and what was
read is kept for the next that differs in nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.store.guard import read_prefixes, read_tokens

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LONGEST = 8000
"""How many characters such a query has at most."""
_MOST_TOKENS = 400

_Token = tuple[str, str]  # its kind, as `kg.store.guard` names it, and what it says
_Term = tuple[str, str]  # "iri" or "variable" and its name; "value" for a literal

# No quote, bracket or space: wherever this stands, in a string or a comment too, no word is taken apart.
_IRI = re.compile(r"<([\w:/#.%~-]+)>")
_GAP, _MARK = "\0", "\x7f"
_NUMBERED = re.compile(rf"<?(\d+){_MARK}")
_NEVER = re.compile(rf"[{_GAP}{_MARK}\\]")
_FUNCTIONS = frozenset(
    (
        *("lang", "langmatches", "datatype", "str", "bound", "regex", "contains", "strstarts", "strends", "strlen"),
        *("lcase", "ucase", "isiri", "isuri", "isliteral", "isblank", "isnumeric", "sameterm"),
        *("year", "month", "day", "abs", "in", "not", "true", "false"),
    )
)
_SIGNS = frozenset("()=!<>&|,+-*.^") | frozenset("0123456789")
_END = ("end", "")


@dataclass(frozen=True, slots=True)
class Spoke:
    """A pattern that begins at one of some IRIs: these are its subjects, or else its objects."""

    subjects: tuple[str, ...] = ()
    predicate: str | None = None
    objects: tuple[str, ...] = ()


class _NoStarError(Exception):
    """The query is none of these."""


def find_star(query: str) -> tuple[Spoke, ...] | None:
    """Return the patterns of a query if its work can be told beforehand, else None.

    A query that is one of these needs no guard: it calls no service, names no graph to be fetched, changes nothing.
    """
    if len(query) > LONGEST or _NEVER.search(query):
        return None
    pieces = _IRI.split(query)
    shape = _read_shape(_GAP.join(pieces[::2]))
    if shape is None:
        return None
    iris = pieces[1::2]
    return tuple(
        Spoke(
            tuple(_filled(iri, iris) for iri in spoke.subjects),
            None if spoke.predicate is None else _filled(spoke.predicate, iris),
            tuple(_filled(iri, iris) for iri in spoke.objects),
        )
        for spoke in shape
    )


def _filled(term: str, iris: Sequence[str]) -> str:
    """The IRI that a number stands for, with what a prefixed name adds to it."""
    number = _NUMBERED.match(term)
    return iris[int(number[1])] + term[number.end() :] if number else term


@lru_cache(maxsize=256)
def _read_shape(shape: str) -> tuple[Spoke, ...] | None:
    """The patterns of a query whose IRIs are gaps; in them an IRI is the number of its gap, and a mark."""
    if "service" in shape.lower():
        return None
    first, *others = shape.split(_GAP)
    numbered = first + "".join(f"<{number}{_MARK}>{text}" for number, text in enumerate(others))
    tokens = read_tokens(numbered)
    if len(tokens) > _MOST_TOKENS:
        return None
    reader = _Reader([(kind, token[0]) for kind, token in tokens], read_prefixes(tokens))
    try:
        reader.read()
        return tuple(reader.spokes())
    except _NoStarError:
        return None


class _Reader:
    """Reads the tokens of a query from left to right; whatever it does not know ends it."""

    def __init__(self, tokens: Sequence[_Token], prefixes: Mapping[str, str]) -> None:
        self._tokens = tokens
        self._prefixes = prefixes
        self._at = 0
        self._values: dict[str, tuple[str, ...]] = {}
        self._patterns: list[tuple[_Term, _Term, _Term]] = []

    def spokes(self) -> list[Spoke]:
        """Return the patterns with the IRIs at which they begin. Raises `_NoStarError` if one begins nowhere."""
        return [self._spoke(*pattern) for pattern in self._patterns]

    def read(self) -> None:
        """Read the whole query. Raises `_NoStarError` where it is none of these."""
        self._prologue()
        if self._takes("ask"):
            self._takes("where")
        else:
            self._expect("select")
            self._selection()
        self._group(nested=False)
        self._modifiers()
        if self._next() != _END:
            raise _NoStarError

    def _prologue(self) -> None:
        while self._takes("prefix"):
            self._at += 2  # the guard has read the prefixes
        if self._word() == "base":
            raise _NoStarError

    def _selection(self) -> None:
        if not self._takes("distinct"):
            self._takes("reduced")
        if not self._takes("*"):
            while self._kind() == "variable":
                self._at += 1
        self._takes("where")

    def _group(self, *, nested: bool) -> None:
        self._expect("{")
        while not self._takes("}"):
            if not nested and self._takes("values"):
                self._read_values()
            elif self._takes("filter"):
                self._filter()
            elif not nested and self._takes("optional"):
                self._group(nested=True)
            elif not nested and self._takes("graph"):
                self._term()
                self._group(nested=True)
            elif not self._takes("."):
                self._triples()

    def _read_values(self) -> None:
        kind, name = self._take()
        if kind != "variable" or name[1:] in self._values:
            raise _NoStarError
        self._expect("{")
        found = []
        while not self._takes("}"):
            term = self._term()
            if term[0] != "iri":
                raise _NoStarError
            found.append(term[1])
        self._values[name[1:]] = tuple(found)

    def _triples(self) -> None:
        subject = self._term()
        while True:
            predicate = ("iri", RDF_TYPE) if self._takes_a() else self._term()
            self._patterns.append((subject, predicate, self._object()))
            while self._takes(","):
                self._patterns.append((subject, predicate, self._object()))
            if not self._takes(";"):
                return
            if self._said() in (".", "}"):
                return

    def _object(self) -> _Term:
        if self._kind() != "string":
            return self._term()
        self._at += 1
        if self._kind() == "language":
            self._at += 1
        elif self._takes("^"):
            self._expect("^")
            self._term()
        return "value", ""

    def _term(self) -> _Term:
        kind, said = self._take()
        if kind == "iri":
            return "iri", said[1:-1]
        if kind == "variable":
            return "variable", said[1:]
        prefix, colon, local = said.partition(":")
        if kind != "name" or not colon or prefix not in self._prefixes or "\\" in local:
            raise _NoStarError
        return "iri", self._prefixes[prefix] + local

    def _filter(self) -> None:
        """Pass over an expression in brackets that calls nothing but what is quick on one row."""
        if self._said() != "(":
            raise _NoStarError
        depth = 0
        while True:
            kind, said = self._take()
            depth += (said == "(") - (said == ")")
            if not self._is_quick(kind, said):
                raise _NoStarError
            if depth == 0:
                return

    def _is_quick(self, kind: str, said: str) -> bool:
        if kind == "iri":
            # <2)?s?p?o#> looks like an IRI, and is the end of a comparison with much behind it.
            return self._said() != "(" and bool(_NUMBERED.match(said))
        if kind == "name":
            return self._said() != "("
        if kind == "word":
            return said.lower() in _FUNCTIONS
        return kind in ("variable", "string", "language") or said in _SIGNS

    def _modifiers(self) -> None:
        if self._takes("order"):
            self._expect("by")
            while self._kind() == "variable" or self._word() in ("asc", "desc") or self._said() in ("(", ")"):
                self._at += 1
        while self._takes("limit") or self._takes("offset"):
            while self._said().isdigit():
                self._at += 1

    def _spoke(self, subject: _Term, predicate: _Term, value: _Term) -> Spoke:
        path = predicate[1] if predicate[0] == "iri" else None
        if subjects := self._known(subject):
            return Spoke(subjects=subjects, predicate=path)
        if objects := self._known(value):
            return Spoke(objects=objects, predicate=path)
        raise _NoStarError

    def _known(self, term: _Term) -> tuple[str, ...]:
        """The IRIs that a term can be, where the query says so."""
        return (term[1],) if term[0] == "iri" else self._values.get(term[1], ()) if term[0] == "variable" else ()

    def _next(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _take(self) -> _Token:
        token = self._next()
        if token == _END:
            raise _NoStarError
        self._at += 1
        return token

    def _kind(self) -> str:
        return self._next()[0]

    def _said(self) -> str:
        return self._next()[1]

    def _word(self) -> str:
        kind, said = self._next()
        return said.lower() if kind == "word" else ""

    def _takes(self, said: str) -> bool:
        """Whether the next token is this sign or keyword, which is then passed."""
        kind, text = self._next()
        if kind in ("word", "other") and text.lower() == said:
            self._at += 1
            return True
        return False

    def _takes_a(self) -> bool:
        """Whether the next token is the `a` that stands for rdf:type, which is the only keyword with a case."""
        if self._next() == ("word", "a"):
            self._at += 1
            return True
        return False

    def _expect(self, said: str) -> None:
        if not self._takes(said):
            raise _NoStarError
