"""Draws the help pages: usage, what a command does, its options, and examples to copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.cli.drawing import draw
from kg.cli.words import choose, say
from kg.cli.words.options import OPTIONS
from kg.cli.words.pages import PAGES

_WIDEST = 100


def group_page(commands: Sequence[str]) -> str:
    """Return the page of `kg` itself: all commands with what they do."""
    common = (("--version", "version"), ("--lang zh|en", "lang"), ("--help", "help"))
    return _page(
        _heading(f"{say('usage')}kg [--lang zh|en] COMMAND …"),
        _paragraph(say("about")),
        *_section(say("commands"), ((name, choose(PAGES[name].summary)) for name in commands)),
        *_section(say("options"), ((option, choose(OPTIONS[key])) for option, key in common)),
        _paragraph(say("more help")),
    )


def command_page(name: str, parameters: Iterable[Any]) -> str:
    """Return the page of one command; `parameters` are its arguments and options as typer knows them."""
    page, known = PAGES[name], tuple(parameters)
    arguments = [p for p in known if p.param_type_name == "argument"]
    options = [(_flag(p), _explained(p)) for p in known if p.param_type_name == "option"]
    options += [("--lang zh|en", choose(OPTIONS["lang"])), ("--help", choose(OPTIONS["help"]))]
    pieces = (*(_argument(p) for p in arguments), "[OPTIONS]")
    drawn = _page(
        _heading(f"{say('usage')}kg {name} {' '.join(pieces)}"),
        _paragraph(choose(page.description)),
        *_section(say("arguments"), ((_name(p), choose(OPTIONS[p.help])) for p in arguments)),
        *_section(say("options"), options),
        *_section(say("formats"), ((form, choose(said)) for form, said in page.formats)),
        _heading(f"\n{say('examples')}"),
    )
    return drawn + "".join(_example(line, choose(meaning)) for line, meaning in page.examples)


def _page(*things: RenderableType) -> str:
    return draw(*things, widest=_WIDEST)


def _heading(text: str) -> Text:
    return Text(text, style="bold")


def _paragraph(text: str) -> Padding:
    return Padding(Text(text), (1, 0, 0, 2))


def _section(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="cyan")
    grid.add_column()
    for left, right in rows:
        grid.add_row(f"  {left}", Text(right))
    if grid.row_count:
        yield _heading(f"\n{title}")
        yield grid


def _example(line: str, meaning: str) -> str:
    """Return an example on a line of its own, never wrapped, so that it can be copied."""
    return f"  {line}\n" + _page(Padding(Text(meaning, style="dim"), (0, 0, 0, 6)))


def _name(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _argument(parameter: Any) -> str:
    name = f"{_name(parameter)}{' …' if parameter.nargs == -1 else ''}"
    return name if parameter.required else f"[{name}]"


def _flag(parameter: Any) -> str:
    return str(parameter.opts[0]) if parameter.is_flag else f"{parameter.opts[0]} {parameter.metavar}"


def _explained(parameter: Any) -> str:
    text = choose(OPTIONS[parameter.help])
    shown = isinstance(parameter.default, str | int) and not isinstance(parameter.default, bool)
    return f"{text} ({say('default', value=parameter.default)})" if shown else text
