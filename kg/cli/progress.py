"""Shows how far a build is: a bar on a terminal, one plain line a step elsewhere, always on standard error."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.cli.words import say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class PlainLines:
    """One line for each step that begins."""

    def start(self, step: str, total: int) -> None:
        """Write the line of a step."""
        sys.stderr.write(say(f"step {step}", total=total) + "\n")
        sys.stderr.flush()

    def advance(self) -> None:
        """Say nothing; a line a step is enough."""

    def done(self) -> None:
        """Say nothing; the next line says it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class TerminalBar:
    """A bar that shows the step at work and disappears at the end."""

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - rich is loaded only where it draws
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._bar: Bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task: TaskID | None = None

    def start(self, step: str, total: int) -> None:
        """Show the bar of a step."""
        self._task = self._bar.add_task(say(f"step {step}", total=total), total=total)

    def advance(self) -> None:
        """Move the bar by one part."""
        if self._task is not None:
            self._bar.advance(self._task)

    def done(self) -> None:
        """Take the bar of the step away."""
        if self._task is not None:
            self._bar.remove_task(self._task)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()


def show_progress() -> PlainLines | TerminalBar:
    """Return the progress that fits where standard error goes; it is shown while its context is open."""
    return TerminalBar() if sys.stderr.isatty() else PlainLines()
