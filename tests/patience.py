"""Ends a test that hangs: what grows with the square of its input takes minutes where a line takes seconds."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

LONGEST = 90  # seconds; no measure of speed, which the benchmarks take, and far above what a busy machine needs


@contextmanager
def patience(seconds: int = LONGEST) -> Iterator[None]:
    """Fail the test if the body has not ended after so many seconds."""

    def give_up(number: int, frame: FrameType | None) -> None:
        pytest.fail(f"not done after {seconds} s")  # no `Exception`, so that nothing under test catches it

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
