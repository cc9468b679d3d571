"""Draws two linked elements side by side with their differences marked, one above the other where it is narrow."""

from __future__ import annotations

import shutil
import sys

from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table as Drawing
from rich.text import Text

from kg.cli.drawing import draw
from kg.cli.words import choose, say
from kg.cli.words.evidence import FIELDS
from kg.links import ElementRef, Evidence
from kg.review import Piece, Proposal, Side

_NARROW = 90
_WIDEST = 160
_WITHOUT_TERMINAL = 100
_GONE, _NEW = "bold red underline", "bold green underline"

Texts = tuple[tuple[Piece, ...], tuple[Piece, ...]]


def draw_pair(
    count: str, proposal: Proposal, sides: tuple[Side, Side], texts: Texts, evidence: tuple[Evidence, ...]
) -> str:
    """Return a proposal drawn: what is proposed, both texts with what only one of them says marked, and why."""
    earlier = _panel(proposal.earlier, sides[0], _marked(texts[0], _GONE))
    later = _panel(proposal.later, sides[1], _marked(texts[1], _NEW))
    head = Text.assemble(
        (f"{count}  ", "dim"),
        (f"{say(proposal.relation)} · {say(proposal.change.value)}", "bold"),
        f"  {say('confidence is', value=f'{proposal.confidence:.2f}')}",
        f"  {say('edge already')}" if proposal.edge else "",
    )
    why = " · ".join(f"{choose(FIELDS.get(e.field, (e.field, e.field)))} {e.score:.2f}" for e in evidence)
    width = _width()
    both = Group(earlier, later) if width < _NARROW else _beside(earlier, later)
    return draw(head, both, Text(say("evidence", evidence=why), style="dim"), widest=width)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else _WITHOUT_TERMINAL


def _beside(left: RenderableType, right: RenderableType) -> Drawing:
    grid = Drawing.grid(expand=True, padding=(0, 1))
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(left, right)
    return grid


def _panel(element: ElementRef, side: Side, text: Text) -> Panel:
    lines = [Text(f"{side.year}  {side.plan_title}", style="dim")]
    if element.kind == "measure":
        lines.append(Text(side.task, style="cyan"))
    who = "，".join((*((side.actor,) if side.actor else ()), *side.departments))
    if who:
        lines.append(Text(who, style="dim"))
    return Panel(Group(*lines, text), title=Text(str(element)), title_align="left", box=ROUNDED)


def _marked(pieces: tuple[Piece, ...], style: str) -> Text:
    """The pieces as one text; where no style can be seen, what differs stands in brackets."""
    plain = not sys.stdout.isatty()
    text = Text()
    for piece in pieces:
        if piece.shared or not piece.text.strip():
            text.append(piece.text)
        else:
            text.append(f"⟦{piece.text}⟧" if plain else piece.text, style=style)
    return text
