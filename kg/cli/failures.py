"""Errors as a person reads them: one line that says what is wrong, one that says what to do, and exit code 2."""

from __future__ import annotations

import errno
import sys

import typer

from kg.cli.words import say, spoken_language
from kg.cli.words.errors import translate
from kg.cli.words.usage import usage_in_words
from kg.errors import KgError, ValidationError

_SYSTEM = {
    errno.ENOSPC: ("disk full", "nothing lost"),
    errno.EDQUOT: ("disk full", "nothing lost"),
    errno.EROFS: ("read only", "nothing lost"),
    errno.EACCES: ("no permission", "nothing lost"),
    errno.EPERM: ("no permission", "nothing lost"),
    errno.ENOENT: ("no file", ""),
    errno.EISDIR: ("is folder", ""),
}


def report_failure(error: Exception) -> int:
    """Say on standard error what went wrong and what to do next; return exit code 2."""
    show_failure(*describe_failure(error))
    return 2


def show_failure(message: str, hint: str) -> None:
    """Write one line, and a second with a hint if there is one, to standard error."""
    sys.stderr.write(say("error", message=" ".join(message.split())) + "\n")
    if hint:
        sys.stderr.write(say("hint", hint=" ".join(hint.split())) + "\n")


def describe_failure(error: Exception) -> tuple[str, str]:
    """Return the message and the hint of an error, in the language in use."""
    if isinstance(error, ValidationError) and spoken_language() == "zh":
        chinese, english = error.finding
        return translate(str(error)).replace(english, chinese), translate(error.hint)
    if isinstance(error, KgError):
        return translate(str(error)), translate(error.hint)
    if isinstance(error, OSError):
        return _describe_system(error)
    if isinstance(error, ModuleNotFoundError):
        return say("extra missing", name=error.name), say("install again")
    return _describe_usage(error)


def _describe_system(error: OSError) -> tuple[str, str]:
    path = error.filename or say("output")
    message, hint = _SYSTEM.get(error.errno or 0, ("file error", ""))
    return say(message, path=path, reason=error.strerror or error), say(hint) if hint else ""


def _describe_usage(error: Exception) -> tuple[str, str]:
    """Put a mistake that typer found (an unknown option, a missing argument) in our words."""
    context = getattr(error, "ctx", None)
    hint = say("try help", command=context.command_path if context else "kg")
    kind, option = type(error).__name__, getattr(error, "option_name", "")
    if kind == "BadOptionUsage" and "not take" not in str(error):
        return say("needs value", name=option), hint
    if option and kind == "NoSuchOption":
        near = getattr(error, "possibilities", None) or ()
        return say("no option", name=option), say("nearest", near=", ".join(near)) if near else hint
    parameter = getattr(error, "param", None)
    if parameter is None:
        message = error.format_message() if isinstance(error, typer.TyperException) else str(error)
        return usage_in_words(message), hint
    name = parameter.opts[-1] if parameter.param_type_name == "option" else parameter.metavar or parameter.name
    if kind == "MissingParameter":
        return say("missing", name=name), hint
    return say("bad value", name=name, message=usage_in_words(str(getattr(error, "message", error)))), hint
