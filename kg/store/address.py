"""Reads the address of a server that holds a store, and tells where on it one asks and where graphs are put.

The standards leave open at which paths a server answers queries and keeps graphs, so a table says it for the
servers that are known by the path given; for another one `KG_STORE_GRAPHS` names the place of its graphs.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from kg.errors import StoreError

GRAPHS = "KG_STORE_GRAPHS"
"""The variable with the address of the Graph Store HTTP Protocol, for a server that no row of `PATHS` knows."""
PLAIN = "KG_STORE_PLAIN_HTTP"
"""The variable that, as 1, allows http without encryption to another machine."""

PATHS: tuple[tuple[str, str, str], ...] = (
    (r"/?", "/query", "/store"),  # Oxigraph
    (r"/query", "/query", "/store"),
    (r"/sparql", "/sparql", "/sparql-graph-crud"),  # Virtuoso, to read
    (r"/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),  # Virtuoso, with a name and a password
    (r"(/.*)?(/repositories/[^/]+)/?", r"\1\2", r"\1\2/rdf-graphs/service"),  # GraphDB, RDF4J
    (r"(/.+)/(?:query|sparql)", r"\1/query", r"\1/data"),  # Fuseki
)
"""The path as a person gives it, the path of queries, and that of graphs, for each server known."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+")


@dataclass(frozen=True, slots=True)
class Address:
    """A server: its origin, and the paths where it answers queries and where it keeps graphs.

    It holds no name and no password, so it may be shown.
    """

    scheme: str
    host: str
    port: int
    query: str
    graphs: str

    @property
    def origin(self) -> str:
        """The scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.origin}{self.query}"


def is_address(text: str) -> bool:
    """Return whether a text names a server and no folder."""
    return _SCHEME.match(text) is not None


def read_address(text: str, environment: Mapping[str, str]) -> Address:
    """Return the server that `text` names: https://host, or with the path where it answers queries.

    Raises `StoreError` for a scheme other than http and https, for a name or password, a query part or a fragment
    in the address, for http to another machine that `PLAIN` does not allow, and for a path that no row of `PATHS`
    knows if `GRAPHS` is not given. No message repeats what could be a password.
    """
    parts, port = _split(text)
    scheme = parts.scheme.lower()
    if parts.username is not None or parts.password is not None:
        raise StoreError(
            "the address of a store holds no name and no password",
            hint="set KG_STORE_USER and KG_STORE_PASSWORD, or write them into ~/.netrc",
        )
    if parts.query or parts.fragment:
        raise StoreError(
            "the address of a store ends with its path, without ? and #",
            hint="a token goes into KG_STORE_TOKEN",
        )
    host = parts.hostname or ""
    if scheme == "http" and not is_loopback(host) and environment.get(PLAIN) != "1":
        raise StoreError(
            f"http to {host} would be read along by others on the way",
            hint=f"use https://, or set {PLAIN}=1 in a network that is trusted",
        )
    query, graphs = _paths(parts, environment)
    return Address(scheme, host, port, query, graphs)


def is_loopback(host: str) -> bool:
    """Return whether a host is this very machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _split(text: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(text)
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme.lower() not in ("http", "https") or not _NAME.fullmatch(parts.hostname or ""):
        raise StoreError(
            "the address of a store is https://HOST or https://HOST/PATH", hint="kg query NAME --store https://HOST"
        )
    return parts, port


def _paths(parts: SplitResult, environment: Mapping[str, str]) -> tuple[str, str]:
    """The paths of queries and of graphs: what `GRAPHS` says, or else what the table knows."""
    given = environment.get(GRAPHS)
    if given:
        other = urlsplit(given)
        if (other.scheme.lower(), other.netloc.lower()) != (parts.scheme.lower(), parts.netloc.lower()) or other.query:
            raise StoreError(
                f"{GRAPHS} is no address on the server of the store",
                hint="it begins with the same scheme, host and port, and has no ?",
            )
        return parts.path or "/", other.path or "/"
    for pattern, query, graphs in PATHS:
        found = re.fullmatch(pattern, parts.path)
        if found:
            return found.expand(query), found.expand(graphs)
    raise StoreError(
        f"it is not known where the server keeps graphs if it answers queries at {parts.path}",
        hint=f"set {GRAPHS} to the address of its Graph Store HTTP Protocol",
    )
