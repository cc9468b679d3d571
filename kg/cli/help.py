"""Draws the help pages: usage, what a command does, its options, and examples to copy."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.cli.words import choose, say
from kg.cli.words.pages import OPTIONS, PAGES


def group_page(commands: Sequence[str]) -> str:
    """Return the page of `kg` itself: all commands with what they do."""
    console = _console()
    console.print(Text(f"{say('usage')}: kg [--lang zh|en] COMMAND …", style="bold"))
    _paragraph(console, say("about"))
    _section(console, say("commands"), ((name, choose(PAGES[name].summary)) for name in commands))
    common = (("--version", "version"), ("--lang zh|en", "lang"), ("--help", "help"))
    _section(console, say("options"), ((option, choose(OPTIONS[key])) for option, key in common))
    _paragraph(console, say("more help"))
    return _drawn(console)


def command_page(name: str, parameters: Iterable[Any]) -> str:
    """Return the page of one command; `parameters` are its arguments and options as typer knows them."""
    page, known = PAGES[name], tuple(parameters)
    arguments = [p for p in known if p.param_type_name == "argument"]
    options = [p for p in known if p.param_type_name == "option"]
    console = _console()
    pieces = (*(_argument(p) for p in arguments), "[OPTIONS]")
    console.print(Text(f"{say('usage')}: kg {name} {' '.join(pieces)}", style="bold"))
    _paragraph(console, choose(page.description))
    if arguments:
        _section(console, say("arguments"), ((p.metavar or p.name.upper(), choose(OPTIONS[p.help])) for p in arguments))
    rows = [(_flag(p), _explained(p)) for p in options]
    rows += [("--lang zh|en", choose(OPTIONS["lang"])), ("--help", choose(OPTIONS["help"]))]
    _section(console, say("options"), rows)
    console.print(Text(f"\n{say('examples')}", style="bold"))
    for line, meaning in page.examples:
        console.print(Padding(Text(line, style="green"), (0, 0, 0, 2)))
        console.print(Padding(Text(choose(meaning), style="dim"), (0, 0, 0, 6)))
    return _drawn(console)


def _console() -> Console:
    width = min(shutil.get_terminal_size().columns, 100)
    return Console(file=io.StringIO(), width=width, force_terminal=sys.stdout.isatty(), highlight=False)


def _drawn(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def _paragraph(console: Console, text: str) -> None:
    console.print()
    console.print(Padding(Text(text), (0, 0, 0, 2)))


def _section(console: Console, title: str, rows: Iterable[tuple[str, str]]) -> None:
    console.print(Text(f"\n{title}", style="bold"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="cyan")
    grid.add_column()
    for left, right in rows:
        grid.add_row(f"  {left}", Text(right))
    console.print(grid)


def _argument(parameter: Any) -> str:
    name = f"{parameter.metavar or parameter.name.upper()}{' …' if parameter.nargs == -1 else ''}"
    return name if parameter.required else f"[{name}]"


def _flag(parameter: Any) -> str:
    return parameter.opts[0] if parameter.is_flag else f"{parameter.opts[0]} {parameter.metavar}"


def _explained(parameter: Any) -> str:
    text = choose(OPTIONS[parameter.help])
    plain = isinstance(parameter.default, str | int) and not isinstance(parameter.default, bool)
    return f"{text} ({say('default', value=parameter.default)})" if plain else text
