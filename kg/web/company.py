"""Keeps processes beside the server that answer lookups on its socket, and takes over the connections they hand on."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kg.answers.holdings import Snapshot
from kg.answers.pool import Pool
from kg.web.beside import END
from kg.web.patience import PatientProtocol
from kg.web.settings import Settings

_INTERVAL = 1.0
_PAUSE = 3.0
_PART = (1 << 16) + 1
_PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class _Companion:
    """A process with the way to it, and the build that it knows."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    snapshot: Snapshot
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)


class Company:
    """Some processes beside the server, over the build that the pool has, until `close`."""

    def __init__(self, listening: socket.socket, pool: Pool, settings: Settings) -> None:
        self._listening = listening
        self._pool = pool
        self._settings = settings
        self._companions: list[_Companion] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._protocol: Callable[[], PatientProtocol] | None = None

    def start(self, protocol: Callable[[], PatientProtocol]) -> None:
        """Start the processes; connections that they hand on go on with `protocol`."""
        self._protocol = protocol
        self._begin(self._keep())

    async def close(self) -> None:
        """End the processes; their connections come here, to be ended with the others."""
        for task in tuple(self._tasks):
            task.cancel()
        for companion in tuple(self._companions):
            await self._end(companion)

    async def _keep(self) -> None:
        """Have as many processes as are wanted, all of them over the build that is asked now."""
        while True:
            for companion in tuple(self._companions):
                if companion.process.poll() is not None:
                    self._forget(companion)
            current = [one for one in self._companions if one.snapshot is self._pool.snapshot]
            if len(current) < self._settings.processes - 1:
                await self._add()
                continue
            for companion in [one for one in self._companions if one not in current]:
                await self._end(companion)
            await asyncio.sleep(_INTERVAL)

    async def _add(self) -> None:
        snapshot = self._pool.snapshot
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            numbers = self._listening.fileno(), theirs.fileno()
            command = (*map(str, numbers), str(snapshot.source), snapshot.info.content, _told(self._settings))
            process = subprocess.Popen(  # noqa: S603 - our own command; it takes a moment to start
                [sys.executable, "-m", "kg.web.beside", *command],
                pass_fds=numbers,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": _search_path(), "PYTHONUTF8": "1"},
            )
        companion = _Companion(process, ours, snapshot)
        self._companions.append(companion)
        ours.setblocking(False)  # noqa: FBT003 - as the socket has it
        asyncio.get_running_loop().add_reader(ours, self._hear, companion)
        await companion.is_ready.wait()
        if process.poll() is not None:
            await asyncio.sleep(_PAUSE)

    def _hear(self, companion: _Companion) -> None:
        """Take what a process says: that it is ready, a connection with what it has said, or that it is gone."""
        try:
            said, numbers, _, _ = socket.recv_fds(companion.control, _PART, 1)
        except BlockingIOError:
            return
        except OSError:
            said, numbers = b"", []
        if not said:
            asyncio.get_running_loop().remove_reader(companion.control)
        companion.is_ready.set()
        for number in numbers:
            self._begin(self._adopt(socket.socket(fileno=number), said[1:]))

    async def _adopt(self, client: socket.socket, said: bytes) -> None:
        client.setblocking(False)  # noqa: FBT003 - as the socket has it

        def protocol() -> PatientProtocol:
            if self._protocol is None:
                raise RuntimeError("no connection comes before the start")
            made = self._protocol()
            made.first = said
            return made

        with suppress(OSError):
            await asyncio.get_running_loop().connect_accepted_socket(protocol, client)

    async def _end(self, companion: _Companion) -> None:
        """Let a process hand on its connections, and end."""
        with suppress(OSError):
            companion.control.send(END)
        for _ in range(50):
            if companion.process.poll() is not None:
                break
            await asyncio.sleep(0.1)
        self._hear_out(companion)
        self._forget(companion)

    def _hear_out(self, companion: _Companion) -> None:
        """Take what is still on the way from a process that has ended."""
        while True:
            try:
                said, numbers, _, _ = socket.recv_fds(companion.control, _PART, 1)
            except OSError:
                return
            if not said:
                return
            for number in numbers:
                self._begin(self._adopt(socket.socket(fileno=number), said[1:]))

    def _forget(self, companion: _Companion) -> None:
        self._companions.remove(companion)
        asyncio.get_running_loop().remove_reader(companion.control)
        companion.control.close()
        companion.process.kill()
        companion.process.wait()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _told(settings: Settings) -> str:
    """What the processes need to know, and no more: they have no token."""
    return json.dumps({name: getattr(settings, name) for name in ("seconds", "rows", "memory", "hosts", "slowest")})


def _search_path() -> str:
    others = os.environ.get("PYTHONPATH")
    return os.pathsep.join((str(_PACKAGE), others) if others else (str(_PACKAGE),))
