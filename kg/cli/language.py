"""The language of what `kg` says: an option, else the environment, else Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.errors import KgError

LANGUAGES = ("zh", "en")
_NEUTRAL = ("", "c", "posix")


def split_language(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return the language and the arguments without `--lang`, which may stand anywhere before a `--`.

    Raises `KgError` if the option names no language that `kg` speaks.
    """
    language = environment_language(environment)
    rest: list[str] = []
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--":
            rest.extend((argument, *remaining))
        elif argument == "--lang":
            language = _checked(next(remaining, ""))
        elif argument.startswith("--lang="):
            language = _checked(argument.removeprefix("--lang="))
        else:
            rest.append(argument)
    return language, tuple(rest)


def environment_language(environment: Mapping[str, str]) -> str:
    """Return the first language that KG_LANG, LC_ALL, LC_MESSAGES or LANG names: zh, or en for any other."""
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").split(".")[0].split("@")[0].lower()
        if value not in _NEUTRAL:
            return "zh" if value.startswith("zh") else "en"
    return "zh"


def _checked(value: str) -> str:
    if value not in LANGUAGES:
        raise KgError(f"--lang {value!r} is no language of kg", hint=f"use one of: {', '.join(LANGUAGES)}")
    return value
