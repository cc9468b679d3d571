"""Tells how far a build is, step by step, and keeps how long each step took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Literal, Protocol

Step = Literal["wait", "read", "state", "align", "attain", "check", "store", "index"]


class Progress(Protocol):
    """Who is told how far a build is: one step after the other, each of `total` parts."""

    def start(self, step: Step, total: int) -> None:
        """Say that a step begins."""
        ...

    def advance(self) -> None:
        """Say that one part of the step is done."""
        ...

    def done(self) -> None:
        """Say that the step has ended."""
        ...


class Silence:
    """A progress that nobody hears."""

    def start(self, step: Step, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""

    def done(self) -> None:
        """Say nothing."""


class Clock:
    """Tells the progress of each step and keeps how long it took."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.seconds: list[tuple[Step, float]] = []

    @contextmanager
    def step(self, name: Step, total: int = 1) -> Iterator[None]:
        """Time what the body does and tell of it as one step of `total` parts."""
        self.progress.start(name, total)
        begun = perf_counter()
        yield
        self.seconds.append((name, perf_counter() - begun))
        self.progress.done()
