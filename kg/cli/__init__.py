"""The command line `kg`: reads the arguments, runs one command, and turns every error into one line."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `kg` with the arguments (those of the process if None) and return its exit code.

    0 is done, 1 is done with findings, 2 is wrong use or bad input, 130 is interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from kg.cli.application import run  # noqa: PLC0415 - the streams come first

    return run(tuple(sys.argv[1:] if arguments is None else arguments))
