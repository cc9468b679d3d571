"""Bounds how long a client may take to ask and to listen: HTTP/1.1 connections that are given up in time.

A connection costs little, but whoever opens hundreds of them and says one letter a second, or asks for much and
reads nothing, would keep a server from others.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """A connection that ends when the head of a request, or the reading of an answer, takes too long."""

    slowest: ClassVar[float] = 20
    """How many seconds either may take."""
    _asking: asyncio.TimerHandle | None = None
    _listening: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Wait for the first request."""
        super().connection_made(transport)
        self._asking = self.loop.call_later(self.slowest, transport.abort)

    def data_received(self, data: bytes) -> None:
        """Take a part of a request; one whose head is whole is waited for by whoever reads its body."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._asking = _stopped(self._asking)
        elif self._asking is None:
            self._asking = self.loop.call_later(self.slowest, self.transport.abort)

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


def patient_protocol(seconds: float) -> type[PatientProtocol]:
    """Return the protocol with another bound."""
    return type("PatientProtocol", (PatientProtocol,), {"slowest": seconds})


def _stopped(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    if timer is not None:
        timer.cancel()
    return None
