"""Leaves what runs here out of the measure of coverage, which makes Python two to three times as slow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def unmeasured() -> Iterator[None]:
    """Run the body, or what is decorated, at full speed; its lines do not count as covered.

    For what goes over the whole corpus, by lines that other tests reach too. The mark `no_cover` of pytest-cov is no
    help: a process of xdist is measured twice over, and the mark stops one of the two.

    A thread that runs meanwhile is not measured afterwards either: no server that a later test asks may be one.
    """
    stopped: list[Coverage] = []
    while measure := Coverage.current():
        measure.stop()
        stopped.append(measure)
    try:
        yield
    finally:
        for measure in reversed(stopped):
            measure.start()
