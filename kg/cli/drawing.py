"""Draws with rich, as wide as the terminal, or as wide as needed where the output is no terminal."""

from __future__ import annotations

import shutil
import sys

from rich.console import Console, RenderableType

_UNBOUNDED = 100_000


def draw(*things: RenderableType, widest: int | None = None) -> str:
    """Return what rich draws, line by line without trailing blanks; at most `widest` columns if given."""
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else widest or _UNBOUNDED
    console = Console(
        width=min(width, widest) if widest else width,
        force_terminal=terminal,
        no_color=None if terminal else True,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for thing in things:
            console.print(thing)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
