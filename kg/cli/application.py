"""The commands of `kg`, each in a module of its own that is imported only when it is called."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from kg.cli.failures import report_failure, show_failure
from kg.cli.language import split_language
from kg.cli.words import say, use_language
from kg.errors import KgError

COMMANDS = (
    "init",
    "build",
    "query",
    "search",
    "trace",
    "threads",
    "targets",
    "view",
    "diff",
    "show",
    "review",
    "check",
    "correct",
    "add",
    "remove",
    "export",
    "serve",
    "mcp",
    "validate",
    "evaluate",
    "stats",
)
INTERRUPTED = 130
_FOREIGN = re.compile("[\udc80-\udcff]")  # what Python makes of bytes that are no UTF-8


class HouseCommand(TyperCommand):
    """A command whose help teaches by example, in the language of the person."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as typer calls it
        """Write the help page of the command."""
        from kg.cli.help import command_page  # noqa: PLC0415 - drawn with rich, which costs time

        formatter.write(command_page(self.name or "", self.params))


class LazyGroup(TyperGroup):
    """The group of all commands, none of them imported before it is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as typer calls it
        """Return the names of the commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as typer calls it
        """Return the command of that name; raise `KgError` naming the nearest if there is none."""
        if cmd_name.startswith("-"):
            return None
        if cmd_name not in COMMANDS:
            raise _unknown_command(cmd_name)
        module = import_module(f"kg.cli.commands.{cmd_name}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name, cls=HouseCommand)(getattr(module, cmd_name))
        return typer.main.get_command(app)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as typer calls it
        """Write the page that lists all commands."""
        from kg.cli.help import group_page  # noqa: PLC0415 - drawn with rich, which costs time

        formatter.write(group_page(COMMANDS))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; every failure becomes one line on standard error."""
    try:
        language, rest = split_language(arguments, os.environ)
        use_language(language)
        _check_encoding(rest)
        status = _run_command(rest)
        sys.stdout.flush()
        if status == INTERRUPTED:  # typer has caught Ctrl-C before us
            raise KeyboardInterrupt
    except BrokenPipeError:
        return _leave_quietly()
    except KeyboardInterrupt:
        show_failure(say("interrupted"), "")
        return INTERRUPTED
    except (MemoryError, RecursionError):
        show_failure(say("too much"), say("less"))
        return 2
    except (KgError, OSError, ModuleNotFoundError, typer.TyperException) as error:
        return report_failure(error)
    return status


def _run_command(arguments: Sequence[str]) -> int:
    if arguments == ("--version",):
        from importlib.metadata import version  # noqa: PLC0415 - needed for this answer only

        sys.stdout.write(f"kg {version('policy-kg')}\n")
        return 0
    status = LazyGroup(name="kg", rich_markup_mode=None).main(
        args=list(arguments) or ["--help"], prog_name="kg", standalone_mode=False
    )
    return int(status or 0)


def _check_encoding(arguments: Sequence[str]) -> None:
    """Refuse bytes that are no UTF-8, which cannot be looked for; the name of a file may hold any."""
    for argument in arguments:
        if _FOREIGN.search(argument) and not Path(argument).exists():
            raise KgError(say("not utf-8", given=ascii(argument)), hint=say("use utf-8"))


def _unknown_command(name: str) -> KgError:
    from difflib import get_close_matches  # noqa: PLC0415 - needed for this mistake only

    near = get_close_matches(name, COMMANDS, n=3) or COMMANDS
    return KgError(say("no command", name=name), hint=say("nearest commands", near=", ".join(near)))


def _leave_quietly() -> int:
    """Let the reader of a pipe go without a word; what is still buffered goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
