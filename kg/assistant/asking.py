"""Asks SPARQL within limits: in a process of its own that is ended when its time is over."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from kg.answers.answer import Refusal
from kg.answers.holdings import Holdings, Snapshot
from kg.answers.pool import BusyError, Pool
from kg.answers.question import Limits, Question
from kg.answers.worker import WorkerGoneError
from kg.errors import QueryError
from kg.store import read_query
from kg.table import Table, Term

_RESULTS = "json"
_TRIPLES = "ntriples"
_WAITING = 8
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: a table, a truth, or triples as N-Triples; `cut` says by which limit, None if it is whole."""

    table: Table | None
    truth: bool | None
    triples: str | None
    cut: str | None


class Asking:
    """Processes that answer queries about the newest build; started with the first question, ended by `close`."""

    def __init__(self, holdings: Holdings, limits: Limits) -> None:
        self._holdings = holdings
        self._limits = limits
        self._pool: Pool | None = None
        self._asked: str | None = None
        self._lock = asyncio.Lock()

    async def snapshot(self) -> Snapshot:
        """Return the newest build, taking it up if there is one."""
        async with self._lock:
            await asyncio.to_thread(self._holdings.refresh)
            return self._holdings.current

    async def ask(self, query: str) -> Found:
        """Return what a query finds. Raises `QueryError` for one that is refused, fails, or does not end in time."""
        form = read_query(query).form
        pool = await self._ready()
        wanted = _RESULTS if form in ("select", "ask") else _TRIPLES
        try:
            answer = await pool.ask(Question(query, form=wanted, limits=self._limits))
            try:
                content = b"".join([part async for part in answer.parts()])
                cut = answer.ending.cut if answer.ending else None
            finally:
                await answer.close()
        except Refusal as refusal:
            raise QueryError(refusal.failure.message, hint=refusal.failure.hint) from refusal
        except (BusyError, WorkerGoneError) as error:
            raise QueryError("too many queries are being answered", hint="ask again in a while") from error
        return _read(form, content.decode("utf-8"), self._say(cut))

    async def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            await self._pool.close()
            self._pool = None
        self._holdings.close()

    async def _ready(self) -> Pool:
        """The processes over the newest build."""
        snapshot = await self.snapshot()
        async with self._lock:
            if self._pool is None:
                pool = Pool(snapshot, workers=1, waiting=_WAITING, patience=_PATIENCE)
                await pool.start()
                self._pool = pool
            elif self._asked != snapshot.info.content:
                await self._pool.renew(snapshot)
            self._asked = snapshot.info.content
            return self._pool

    def _say(self, cut: str | None) -> str | None:
        if cut is None:
            return None
        limit = f"{self._limits.rows} rows" if cut == "rows" else f"{self._limits.seconds:g} seconds"
        return f"this is not all: the answer was cut at {limit}; ask for less"


def _read(form: str, content: str, cut: str | None) -> Found:
    if form not in ("select", "ask"):
        return Found(None, None, "".join(sorted(content.splitlines(keepends=True))), cut)
    said = json.loads(content)
    if "boolean" in said:
        return Found(None, bool(said["boolean"]), None, cut)
    columns = tuple(said["head"]["vars"])
    rows = tuple(tuple(_term(row.get(column)) for column in columns) for row in said["results"]["bindings"])
    return Found(Table(columns, rows), None, None, cut)


def _term(cell: dict[str, Any] | None) -> Term | None:
    if cell is None:
        return None
    kinds = {"uri": "iri", "bnode": "blank"}
    if cell["type"] in kinds:
        return Term(cell["value"], "iri" if cell["type"] == "uri" else "blank")
    return Term(str(cell["value"]), "literal", cell.get("datatype"), cell.get("xml:lang"))
