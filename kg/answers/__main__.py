"""A worker: reads questions from standard input and writes answers to standard output, until the input ends.

It holds a build of the store of its own. A question that takes too long ends the whole process, for nothing else
ends a query in Oxigraph; the pool puts another worker in its place.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from kg.answers.answering import answer
from kg.answers.holdings import open_source
from kg.answers.matching import Matcher
from kg.answers.question import FAILURE, HEADER, READY, Failure, Limits, Question, frame
from kg.errors import StoreError

GRACE = 1.0
"""How many seconds a query may take beyond its limit until it is ended from outside, and not between two rows."""
_MEBIBYTE = 1 << 20


def main(source: str, index: str) -> None:
    """Answer questions about the statements at `source`, whose texts are in the index at `index`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    try:
        store = open_source(Path(source))
    except (StoreError, OSError, RuntimeError, SyntaxError, ValueError) as error:
        answers.write(frame(FAILURE, asdict(Failure("missing", f"a worker cannot open the store: {error}"))))
        answers.flush()
        return
    matcher = Matcher(Path(index))
    answers.write(frame(READY, b""))
    answers.flush()

    def send(data: bytes) -> None:
        answers.write(data)
        answers.flush()

    bounded = False
    while question := _read(questions):
        if not bounded:
            _bound_memory(question.limits)
            bounded = True
        _set_alarm(question.limits.seconds + GRACE)
        answer(store, matcher, question, send)
        _set_alarm(0)


def _read(questions: BinaryIO) -> Question | None:
    head = questions.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    _, length = HEADER.unpack(head)
    return Question.unpack(questions.read(length))


def _set_alarm(seconds: float) -> None:
    """Let the system end this process after so many seconds, 0 for never; without alarms, the pool does it."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound_memory(limits: Limits) -> None:
    """Let this process have so much memory beyond what it has now; where that cannot be set, it is not."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - not on every system

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + limits.memory * _MEBIBYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except BrokenPipeError:  # the server has ended, and nobody is left to answer, nor to be told at the exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
