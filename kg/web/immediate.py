"""Answers at once, before the application is asked, what surely takes no more than some milliseconds.

Programs look up one element after the other. Such a query costs less than to pass through routes, middleware and a
process of its own, so it is answered where its connection is read: the same answer, with the same headers. Whatever
else a request asks for, in its address or its headers, is left to the application.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from typing import Protocol
from urllib.parse import unquote_to_bytes

from kg.answers.answering import answer_at_once
from kg.answers.holdings import Snapshot
from kg.answers.question import Question
from kg.web.answered import HEADERS, limits_of, tag_of
from kg.web.headers import SECURITY
from kg.web.settings import PACKING, SMALLEST_TO_PACK, Settings

_PATH = b"/sparql"
_PASSED_OVER = frozenset((b"user-agent", b"connection", b"cache-control", b"accept-language", b"accept-charset"))
_CONSTANT = "".join(f"{name}: {value}\r\n" for name, value in (SECURITY | HEADERS).items() if name != "Vary")


class Asked(Protocol):
    """Whatever knows the build that is asked now."""

    @property
    def snapshot(self) -> Snapshot:
        """The build."""
        ...


class Immediate:
    """Answers light queries by GET from the build that the pool holds."""

    def __init__(self, pool: Asked, settings: Settings) -> None:
        self._pool = pool
        self._hosts = frozenset(host.encode() for host in settings.hosts)
        self._limits = limits_of(settings)

    def answer(self, url: bytes, headers: Sequence[tuple[bytes, bytes]]) -> bytes | None:
        """Return the response to a GET from its first header on; None where the application is to answer.

        `url` is what follows the method, `headers` have their names in small letters.
        """
        path, _, asked = url.partition(b"?")
        told = self._read_headers(headers) if path == _PATH and b"#" not in asked else None
        question = self._read_question(asked, told[0]) if told else None
        if told is None or question is None:
            return None
        snapshot = self._pool.snapshot
        answer = answer_at_once(snapshot.store, question)
        if answer is None:
            return None
        return _write(*answer, tag_of(snapshot.info.content, question), packed=told[1])

    def _read_headers(self, headers: Iterable[tuple[bytes, bytes]]) -> tuple[str, bool] | None:
        """What the client accepts, and whether it may be packed; None if anything else is asked for."""
        accept, packed, hosts = "", False, 0
        for name, value in headers:
            if name == b"accept":
                accept = value.decode("latin-1")
            elif name == b"accept-encoding":
                packed = b"gzip" in value
            elif name == b"host":
                hosts += not self._hosts or _without_port(value).lower() in self._hosts
            elif name not in _PASSED_OVER:
                return None
        return (accept, packed) if hosts == 1 else None

    def _read_question(self, asked: bytes, accept: str) -> Question | None:
        query = form = None
        for pair in asked.split(b"&"):
            name, _, value = pair.partition(b"=")
            if name == b"query" and query is None:
                query = value
            elif name == b"format" and form is None:
                form = value
            else:
                return None
        if query is None:
            return None
        try:
            text = _unquoted(query)
            return Question(text, accept=accept, form=None if form is None else _unquoted(form), limits=self._limits)
        except UnicodeDecodeError:
            return None


def _unquoted(value: bytes) -> str:
    return unquote_to_bytes(value.replace(b"+", b" ")).decode("utf-8")


def _without_port(host: bytes) -> bytes:
    return host if host.endswith(b"]") else host.rpartition(b":")[0] or host


def _write(media: str, body: bytes, tag: str, *, packed: bool) -> bytes:
    encoding = ""
    vary = HEADERS["Vary"]
    if len(body) >= SMALLEST_TO_PACK:
        vary = f"{vary}, Accept-Encoding"
        if packed:
            body = gzip.compress(body, PACKING, mtime=0)
            encoding = "content-encoding: gzip\r\n"
    head = (
        f"content-type: {media}\r\ncontent-length: {len(body)}\r\nETag: {tag}\r\nVary: {vary}\r\n"
        f"{encoding}{_CONSTANT}\r\n"
    )
    return head.encode("latin-1") + body
