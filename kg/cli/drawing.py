"""Draws with rich, as wide as the terminal, or as wide as needed where the output is no terminal."""

from __future__ import annotations

import shutil
import sys

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments

from kg.cli.visible import visible

_UNBOUNDED = 100_000


def draw(*things: RenderableType, widest: int | None = None) -> str:
    """Return what rich draws, line by line without trailing blanks; at most `widest` columns if given.

    Whatever in it would steer the terminal is made visible; only the colours that rich adds do.
    """
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
            plain = (Segment(visible(part.text), part.style) for part in console.render(thing) if not part.control)
            console.print(Segments(plain), end="")
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
