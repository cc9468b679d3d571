"""A whole page inside a notebook: in a frame of its own that holds all it needs and reaches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

HEIGHT = 640
"""How high a page is shown, in pixels."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML with its title; `write` keeps it as a file."""

    title: str
    html: str

    def write(self, path: str | Path) -> None:
        """Write the page to a file, which opens in any browser."""
        Path(path).write_text(self.html, encoding="utf-8")

    def _repr_html_(self) -> str:
        """The page in a frame that may run its own script and has no access to the notebook around it."""
        return (
            f'<iframe sandbox="allow-scripts" title="{escape(self.title)}" srcdoc="{escape(self.html)}" '
            f'style="width:100%;height:{HEIGHT}px;border:0"></iframe>'
        )
