"""The command line `kg`: reads the arguments, runs one command, and turns every error into one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `kg` with the arguments (those of the process if None) and return its exit code.

    0 is done, 1 is done with findings, 2 is wrong use or bad input, 130 is interrupted.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the shell: >&-
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for the whole run
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        from kg.cli.application import run  # noqa: PLC0415 - the streams come first

        return run(tuple(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:  # while the command line itself was loading
        return 130
