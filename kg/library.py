"""The library of questions: finds the `.rq` files, reads their headers, and fills their parameters with bound terms.

A query is one file, valid SPARQL as it stands. It opens with header lines (`#+ key: value`) and marks its
parameters by `VALUES ?phrase { "大保护" } # param`: what stands between the braces is the default, and the
only thing that `fill_query` replaces, by terms and never by text. The kind of a parameter follows from its
default; where that is UNDEF (any value), the mark names it: `VALUES ?year { UNDEF } # param year`. A parameter may be
bound in several groups of one query, so that an engine which answers each by itself has little to look at there.
How many rows are wanted is a parameter too, `limit`, where the number is marked: `LIMIT 100 # param`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from kg.errors import QueryError
from kg.resources import data_folder

if TYPE_CHECKING:
    from kg.store import Store

Kind = Literal["string", "iri", "year", "integer"]
Values = Mapping[str, str | Sequence[str]]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_HEADER = re.compile(r"#\+\s*(.*)")
_KEY = re.compile(r"(\w+):\s*(.*)")
_PREFIX = re.compile(r"^\s*PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_PARAMETER = re.compile(
    r"^(?P<head>\s*VALUES\s+\?(?P<name>\w+)\s*\{\s*)(?P<terms>.*?)"
    r"(?P<tail>\s*\}\s*#\s*param\b[ \t]*(?P<kind>\w*))[ \t]*$",
    re.MULTILINE,
)
_LIMIT = re.compile(r"^(?P<head>\s*LIMIT\s+)(?P<number>[0-9]+)(?P<tail>\s*#\s*param)[ \t]*$", re.MULTILINE)
_TERM = re.compile(r'"(?P<string>(?:[^"\\]|\\.)*)"(?P<type>\^\^\S+)?|<(?P<iri>[^>]*)>|(?P<bare>[^\s"<>]+)')
_ESCAPE = re.compile(r"\\u(?P<code>[0-9A-Fa-f]{4})|\\\\(?P<u>[uU])|\\.")
# A part of a plan from after its /plan/: the plan's identifier, what kind of part, and its number or name.
_PLAN_PART = re.compile(
    r"[\w-]+/(?:section|task|measure|target|outcome|remark|citation|correction|passage|source|responsibility)(?:/\S|$)"
)
_GIVEN_YEAR = re.compile(r"[0-9]{4}")
_GIVEN_LIMIT = re.compile(r"0*[1-9][0-9]{0,17}")
_GIVEN_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank of a query to fill in: its kind, its default values as written, and what it means."""

    name: str
    kind: Kind
    default: tuple[str, ...]
    text: str
    text_zh: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the library; `folder` is its subject, `text` the file as it stands."""

    name: str
    folder: str
    summary: str
    summary_zh: str
    description: str
    description_zh: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str


def list_queries(folder: Path | None = None) -> tuple[Query, ...]:
    """Return all queries of the library, or of another folder of folders, by subject and name."""
    return tuple(read_query(path) for path in _files(folder))


def find_query(name: str, folder: Path | None = None) -> Query:
    """Return the query called `name` (`tasks-new`, or with its subject `lineage/tasks-new`).

    Raises `QueryError` naming the nearest names if there is none.
    """
    paths = {path.stem: path for path in _files(folder)}
    subject, _, stem = name.removesuffix(".rq").rpartition("/")
    path = paths.get(stem)
    if path is None or (subject and path.parent.name != subject):
        raise QueryError(f"no query is called {name!r}", hint=_nearest(stem, paths, "kg query --list names them all"))
    return read_query(path)


def read_query(path: Path) -> Query:
    """Return the query in the file at `path`.

    Raises `QueryError` if the file cannot be read, or marks a parameter of no known kind.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"{path}: cannot be read as a query: {error}", hint="a query is a text file in UTF-8"
        ) from error
    return parse_query(text, name=path.stem, folder=path.parent.name)


def parse_query(text: str, *, name: str = "query", folder: str = "") -> Query:
    """Return the query whose SPARQL is `text`; what its header does not say is empty.

    Raises `QueryError` if it marks a parameter of no known kind.
    """
    header = _read_header(text)
    return Query(
        name=name,
        folder=folder,
        summary=header.get("summary", ""),
        summary_zh=header.get("summary_zh", ""),
        description=header.get("description", ""),
        description_zh=header.get("description_zh", ""),
        tags=tuple(header.get("tags", "").split()),
        parameters=_read_parameters(text, header, name),
        text=text,
    )


def fill_query(query: Query, values: Values) -> str:
    """Return the SPARQL of `query` with `values` for its parameters; what is not given keeps its default.

    A value is one text or several; none at all stands for any, and for as many rows as there are. A string is taken
    as it is, an IRI in one of the forms of `expand_iri`, a year as `2021`, an integer as digits. Raises `QueryError`
    for an unknown parameter (naming the nearest) and for a value that is not of the parameter's kind.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            hint = _nearest(name, known, f"{query.name} has no parameters")
            raise QueryError(f"{query.name} has no parameter {name!r}", hint=hint)
    prefixes = dict(_PREFIX.findall(query.text))

    def fill(match: re.Match[str]) -> str:
        parameter = known[match["name"]]
        if parameter.name not in values:
            return match[0]
        given = values[parameter.name]
        several = (given,) if isinstance(given, str) else tuple(given)
        terms = " ".join(_write_term(parameter, value, prefixes) for value in several)
        return f"{match['head']}{terms or 'UNDEF'}{match['tail']}"

    filled = _PARAMETER.sub(fill, query.text)
    return filled if "limit" not in values else _LIMIT.sub(lambda match: _fill_limit(match, values["limit"]), filled)


def ask(store: Store, name: str, /, **values: str | Iterable[str]) -> list[dict[str, str]]:
    """Return what `store` answers to a query of the library, each row as texts by column, unbound as the empty text.

    Of several values of a parameter the order says nothing: they are sorted, so that the same values give the same
    query. Raises `QueryError` as `find_query` and `fill_query` do.
    """
    given = {key: value if isinstance(value, str) else sorted(value) for key, value in values.items()}
    return store.select(fill_query(find_query(name), given)).records()


def expand_iri(value: str, prefixes: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the IRI that `value` stands for.

    It may be given in full, by one of `prefixes` (`kg:Task`), from after the /id/ of this project's data
    (`plan/list2020/task/2`), or for a part of a plan as answers print it, without the plan/ (`list2020/task/2`).
    Raises `QueryError` if it is none of these.
    """
    from pyoxigraph import NamedNode  # noqa: PLC0415  # listing queries needs no store

    from kg.identify import BASE  # noqa: PLC0415

    plain = value.strip().removeprefix("<").removesuffix(">")
    prefix, colon, local = plain.partition(":")
    if colon and prefix in prefixes:
        plain = prefixes[prefix] + local
    elif not colon and "/" in plain:
        plain = f"{BASE}plan/{plain}" if _PLAN_PART.match(plain) else BASE + plain
    try:
        return NamedNode(plain).value
    except ValueError as error:
        raise QueryError(
            f"{value!r} is no IRI",
            hint="write it in full, or from after its /id/, as in plan/list2020/task/2",
        ) from error


def is_element(words: str) -> bool:
    """Return whether `words` are an IRI in full or a plan's part in one of the short forms, and no phrase of a text."""
    return "://" in words or words.startswith("plan/") or _PLAN_PART.match(words) is not None


def _files(folder: Path | None) -> list[Path]:
    root = data_folder("queries") if folder is None else folder
    return sorted(root.glob("*/*.rq"), key=lambda path: (path.parent.name, path.stem))


def _nearest(name: str, known: Mapping[str, object], otherwise: str) -> str:
    near = get_close_matches(name, known, n=3, cutoff=0.5) or sorted(n for n in known if name and name in n)[:3]
    if near:
        return f"did you mean: {', '.join(near)}?"
    if known and len(known) <= 8:
        return f"known: {', '.join(known)}"
    return otherwise


def _read_header(text: str) -> dict[str, str]:
    """Return the `#+` lines: `summary: …` by its key, `- item` joined by blanks, nested keys as `outer.inner`."""
    header: dict[str, str] = {}
    outer = ""
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.strip())
        if match is None:
            break
        nested = line.strip()[2:].startswith("  ")
        body = match[1].strip()
        if body.startswith("- "):
            header[outer] = f"{header.get(outer, '')} {body[2:]}".strip()
        elif pair := _KEY.fullmatch(body):
            key = f"{outer}.{pair[1]}" if nested else pair[1]
            header[key] = pair[2].strip()
            outer = outer if nested else pair[1]
    return header


def _read_parameters(text: str, header: Mapping[str, str], where: str) -> tuple[Parameter, ...]:
    found: dict[str, Parameter] = {}
    for match in _PARAMETER.finditer(text):
        one = Parameter(
            name=match["name"],
            kind=_find_kind(match, where),
            default=tuple(_plain(term) for term in _TERM.finditer(match["terms"]) if term["bare"] != "UNDEF"),
            text=header.get(f"parameters.{match['name']}", ""),
            text_zh=header.get(f"parameters_zh.{match['name']}", ""),
        )
        if found.setdefault(one.name, one) != one:  # a parameter may be bound in several groups, which then agree
            raise QueryError(
                f"{where}: the parameter ?{one.name} has two defaults", hint="give it the same one wherever it stands"
            )
    if (limit := _LIMIT.search(text)) is not None:
        texts = (header.get(f"{key}.limit", "") for key in ("parameters", "parameters_zh"))
        found["limit"] = Parameter("limit", "integer", (limit["number"],), *texts)
    return tuple(found.values())


def _fill_limit(match: re.Match[str], given: str | Sequence[str]) -> str:
    several = (given,) if isinstance(given, str) else tuple(given)
    if not several:
        return ""
    if len(several) > 1 or not _GIVEN_LIMIT.fullmatch(several[0]):
        raise QueryError(
            f"limit is one number of rows from 1 on, not {' '.join(several)!r}",
            hint="write it as limit=100, or as limit= for all",
        )
    return f"{match['head']}{int(several[0])}{match['tail']}"


def _find_kind(match: re.Match[str], where: str) -> Kind:
    if match["kind"]:
        if match["kind"] not in _WRITERS:
            raise QueryError(
                f"{where}: the parameter ?{match['name']} is marked as {match['kind']!r}",
                hint=f"a parameter is one of: {', '.join(_WRITERS)}",
            )
        return match["kind"]  # type: ignore[return-value]  # a key of _WRITERS is a Kind
    term = _TERM.match(match["terms"])
    if term is None or term["bare"] == "UNDEF":
        raise QueryError(
            f"{where}: the parameter ?{match['name']} has no default to tell its kind by",
            hint=f"name the kind: VALUES ?{match['name']} {{ UNDEF }} # param string",
        )
    if term["string"] is not None:
        return "year" if (term["type"] or "").rstrip(">").endswith("gYear") else "string"
    if term["bare"] and _GIVEN_INTEGER.fullmatch(term["bare"]):
        return "integer"
    return "iri"


def _plain(term: re.Match[str]) -> str:
    for group in ("string", "iri", "bare"):
        if term[group] is not None:
            return term[group]
    return ""


def _write_term(parameter: Parameter, value: str, prefixes: Mapping[str, str]) -> str:
    return _WRITERS[parameter.kind](parameter, value, prefixes)


def _write_string(parameter: Parameter, value: str, prefixes: Mapping[str, str]) -> str:  # noqa: ARG001
    from pyoxigraph import Literal as RdfLiteral  # noqa: PLC0415  # listing queries needs no store

    return _ESCAPE.sub(_spell_out, str(RdfLiteral(value)))


def _spell_out(escape: re.Match[str]) -> str:
    """Return an escape that reads the same whether code points are replaced before strings are read, or after.

    SPARQL 1.1 replaces them before (19.2), which makes one of an escaped backslash and a u; some engines take
    as many hexadecimal digits as follow, so eight are given.
    """
    if escape["u"]:
        return f"\\\\\\U{ord(escape['u']):08X}"
    return f"\\U{escape['code']:0>8}" if escape["code"] else escape[0]


def _write_year(parameter: Parameter, value: str, prefixes: Mapping[str, str]) -> str:  # noqa: ARG001
    if not _GIVEN_YEAR.fullmatch(value):
        raise QueryError(f"{parameter.name} is a year, not {value!r}", hint=f"write it as {parameter.name}=2021")
    return f'"{value}"^^<{_XSD}gYear>'


def _write_integer(parameter: Parameter, value: str, prefixes: Mapping[str, str]) -> str:  # noqa: ARG001
    if not _GIVEN_INTEGER.fullmatch(value):
        raise QueryError(f"{parameter.name} is a whole number, not {value!r}", hint=f"write it as {parameter.name}=3")
    return str(int(value))


def _write_iri(parameter: Parameter, value: str, prefixes: Mapping[str, str]) -> str:
    try:
        return f"<{expand_iri(value, prefixes)}>"
    except QueryError as error:
        raise QueryError(f"{parameter.name} is an IRI, not {value!r}", hint=error.hint) from error


_WRITERS: dict[str, Callable[[Parameter, str, Mapping[str, str]], str]] = {
    "string": _write_string,
    "iri": _write_iri,
    "year": _write_year,
    "integer": _write_integer,
}
