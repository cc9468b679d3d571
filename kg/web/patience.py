"""Bounds how long a client may take to ask and to listen: HTTP/1.1 connections that are given up in time.

A connection costs little, but whoever opens hundreds of them and says one letter a second, or asks for much and
reads nothing, would keep a server from others.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from typing import ClassVar, Literal

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_HEAD = 1 << 16
"""How many bytes the address and the headers of a request may have."""


AtOnce = Callable[[bytes, Sequence[tuple[bytes, bytes]]], bytes | None]
"""What answers some requests by GET before the application is asked: from the address and the headers, the response
from its first header on; None for any other request."""

_OK = b"HTTP/1.1 200 OK\r\n"
_BODIES = frozenset((b"content-length", b"transfer-encoding", b"expect", b"upgrade"))


_PLAIN = re.compile(rb"GET ([!-~]+) HTTP/1\.1\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\x80-\xff]*\r\n)+)\r\n")


def answer_whole(data: bytes, at_once: AtOnce, stamps: bytes) -> bytes | None:
    """Return the whole answer to data that is one request by GET and nothing else, if `at_once` has one for it.

    `stamps` are headers to go before its own.
    """
    plain = _PLAIN.fullmatch(data)
    if plain is None or len(data) > LONGEST_HEAD:
        return None
    headers = [(name.lower(), value.strip()) for name, _, value in (h.partition(b":") for h in plain[2].splitlines())]
    if any(name in _BODIES or (name == b"connection" and value.lower() != b"keep-alive") for name, value in headers):
        return None
    answer = at_once(plain[1], headers)
    return None if answer is None else _OK + stamps + answer


class PatientProtocol(HttpToolsProtocol):
    """A connection that ends when the head of a request is too long, or when it or the reading takes too long.

    It answers a request at once where `at_once` does, one in each part that comes in: whoever sends many requests in
    one piece waits for the application, which gives the next answer when the one before has gone out.
    """

    slowest: ClassVar[float] = 20
    """How many seconds either may take."""
    at_once: ClassVar[AtOnce | None] = None
    first = b""
    """What the client has said already, to whoever handed the connection on."""
    _asking: asyncio.TimerHandle | None = None
    _listening: asyncio.TimerHandle | None = None
    _stage: Literal["idle", "head", "body"] = "idle"
    _head = 0
    _answered = False
    _may_answer = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Wait for the first request."""
        super().connection_made(transport)
        self._asking = self.loop.call_later(self.slowest, transport.abort)
        if self.first:
            self.data_received(self.first)

    def data_received(self, data: bytes) -> None:
        """Take a part of a request; one whose head is whole is waited for by whoever reads its body."""
        self._head = self._head + len(data) if self._stage == "head" else len(data)
        self._may_answer = True
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._stage == "head" and self._head > LONGEST_HEAD:
            self.send_400_response(f"The head of the request is longer than {LONGEST_HEAD} bytes.")
        elif self._stage == "idle" or (self._stage == "body" and not self._is_answered()):
            self._asking = _stopped(self._asking)
        elif self._asking is None:
            self._asking = self.loop.call_later(self.slowest, self.transport.abort)

    def on_message_begin(self) -> None:
        """Begin with a head; a connection that is asked something is not idle."""
        super().on_message_begin()
        self._unset_keepalive_if_required()
        self._stage = "head"

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; one that comes after the body, where nothing bounds it, is passed over."""
        if self._stage == "head":
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Answer at once, or ask the application."""
        self._stage = "body"
        answer = self._answer_at_once()
        if answer is None:
            super().on_headers_complete()
            return
        self._may_answer = False
        self._answered = True
        stamps = b"".join(b"%b: %b\r\n" % header for header in self.server_state.default_headers)
        self.transport.write(_OK + stamps + answer)

    def on_message_complete(self) -> None:
        """Be ready for the next request."""
        self._stage = "idle"
        if not self._answered:
            super().on_message_complete()
            return
        self._answered = False
        self.on_response_complete()

    def _answer_at_once(self) -> bytes | None:
        """The answer, if the connection is one for it: nothing waits to be answered or to be read."""
        at_once = type(self).at_once
        if at_once is None or not self._may_answer or self.flow.write_paused or not self._is_answered():
            return None
        if self.parser.get_method() != b"GET" or not self.parser.should_keep_alive():
            return None
        if self.limit_concurrency is not None and len(self.connections) >= self.limit_concurrency:
            return None
        if any(name in _BODIES for name, _ in self.headers):
            return None
        try:
            return at_once(self.url, self.headers)
        except Exception:  # the parser that calls this would take any error for a broken request
            self.logger.exception("a lookup failed, the application is asked")
            return None

    def _is_answered(self) -> bool:
        return not self.pipeline and (self.cycle is None or self.cycle.response_complete)

    def pause_writing(self) -> None:
        """Wait for the client to read."""
        super().pause_writing()
        self._listening = self.loop.call_later(self.slowest, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on, now that the client has read."""
        super().resume_writing()
        self._listening = _stopped(self._listening)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._asking = _stopped(self._asking)
        self._listening = _stopped(self._listening)
        super().connection_lost(exc)


def patient_protocol(seconds: float, at_once: AtOnce | None = None) -> type[PatientProtocol]:
    """Return the protocol with another bound, which answers at once what `at_once` does."""
    return type(
        "PatientProtocol", (PatientProtocol,), {"slowest": seconds, "at_once": at_once and staticmethod(at_once)}
    )


def _stopped(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    if timer is not None:
        timer.cancel()
    return None
