"""Waits for an answer only so long, and lets Ctrl-C end the wait."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from kg.errors import QueryError

Answer = TypeVar("Answer")


def wait_for(work: Callable[[], Answer], seconds: float) -> Answer:
    """Return what `work` returns. It runs in a thread of its own, for Oxigraph heeds no interrupt while it counts.

    Raises what `work` raises, `QueryError` if it has not ended after `seconds`, `KeyboardInterrupt` on Ctrl-C. It
    may then still be at work, until the process ends.
    """
    answer: Future[Answer] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError as error:
        if answer.done():
            raise
        raise QueryError(
            f"the query did not end within {seconds:g} seconds",
            hint="ask for less, or give it more time with --timeout SECONDS",
        ) from error
