"""Reads what a person answers: one key on a terminal, a line where there is none."""

from __future__ import annotations

import sys
from typing import Protocol


class Keyboard(Protocol):
    """Where answers come from."""

    def read_key(self) -> str:
        """Return the next key in small letters; `q` at the end of the input."""
        ...

    def read_line(self) -> str:
        """Return the next line without its end; empty at the end of the input."""
        ...


class TerminalKeys:
    """A terminal: each key counts as it is pressed."""

    def read_key(self) -> str:
        """Return the next key; the keys that interrupt or end the input leave."""
        from typer import getchar  # noqa: PLC0415 - needed on a terminal only

        try:
            return getchar().lower()
        except (KeyboardInterrupt, EOFError):
            return "q"

    def read_line(self) -> str:
        """Return a line as it is typed."""
        return sys.stdin.readline().rstrip("\r\n")


class Lines:
    """No terminal: the first letter of each line counts."""

    def read_key(self) -> str:
        """Return the first letter of the next line that has one."""
        for line in sys.stdin:
            if line.strip():
                return line.strip()[0].lower()
        return "q"

    def read_line(self) -> str:
        """Return the next line."""
        return sys.stdin.readline().rstrip("\r\n")


def open_keyboard() -> Keyboard:
    """Return keys where both ends are a terminal, else lines."""
    return TerminalKeys() if sys.stdin.isatty() and sys.stdout.isatty() else Lines()
