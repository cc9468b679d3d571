"""Asks maplib from a process of its own, which may fail, hang or take too much memory without harm to the asker."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.errors import QueryError
from kg.table import Table, Term

_MEMORY = 8 << 30
_LOADING = 240.0  # seconds


def is_installed() -> bool:
    """Return whether maplib can be imported."""
    return find_spec("maplib") is not None


class Maplib:
    """A model in a process of its own, made anew where a question has ended it."""

    def __init__(self, triples: Path, patience: float) -> None:
        """Load a file of N-Triples; `patience` is how many seconds a question may take."""
        self._triples, self._patience = triples, patience
        self._process: Any = None
        self._start()

    def select(self, query: str) -> tuple[Table, float]:
        """Return the answer to a query, with the milliseconds that it took there.

        Raises `QueryError` with maplib's words if it has no answer, and `TimeoutError`.
        """
        self._here.send(query)
        if not self._here.poll(self._patience):
            self._start()
            raise TimeoutError
        try:
            answer = self._here.recv()
        except EOFError as error:
            self._start()
            raise QueryError("maplib ended") from error
        if isinstance(answer, str):
            self._start()  # a model that has panicked answers nothing more
            raise QueryError(answer)
        columns, rows, spent = answer
        told = tuple(tuple(None if value is None else Term(value, "literal") for value in row) for row in rows)
        return Table(columns, told), spent

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._here.close()

    def _start(self) -> None:
        self.stop()
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_answer, args=(str(self._triples), there), daemon=True)
        self._process.start()
        there.close()
        if not self._here.poll(_LOADING):
            raise TimeoutError("maplib does not load the statements")
        self._here.recv()


@contextmanager
def run_maplib(nquads: bytes, folder: Path, patience: float) -> Iterator[Maplib]:
    """Yield maplib over the union of all graphs, as it knows no pattern over the names of graphs."""
    triples = folder / "union.nt"
    lines = {line.rsplit(b" <", 1)[0] + b" .\n" for line in nquads.splitlines()}
    triples.write_bytes(b"".join(sorted(lines)))
    del lines
    maplib = Maplib(triples, patience)
    try:
        yield maplib
    finally:
        maplib.stop()


def _answer(triples: str, asker: Connection) -> None:
    """Load the statements, say so, and answer queries until the asker is gone."""
    from maplib import Model  # type: ignore[import-not-found]  # noqa: PLC0415 - only for whoever measures it

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    model = Model()
    model.read(triples)
    asker.send("loaded")
    while True:
        query = asker.recv()
        begun = time.perf_counter()
        try:
            found = model.query(query)
            rows = [tuple(map(_plain, row)) for row in found.rows()]
        except BaseException as error:  # noqa: BLE001 - a panic of Rust is no Exception
            asker.send(f"{type(error).__name__}: {error}")
        else:
            asker.send((tuple(found.columns), rows, (time.perf_counter() - begun) * 1000))


def _plain(value: object) -> str | None:
    """A value as text: `<iri>` and `"words"@zh` without their marks."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    return text[1 : text.rindex('"')] if text.startswith('"') and text.rfind('"') > 0 else text
