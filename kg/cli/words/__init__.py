"""What `kg` says, in Chinese and English: one key, two wordings."""

from __future__ import annotations

from contextvars import ContextVar

from kg.cli.visible import visible
from kg.cli.words.messages import MESSAGES

_LANGUAGE: ContextVar[str] = ContextVar("kg_language", default="zh")


def use_language(language: str) -> None:
    """Say everything from here on in `zh` or `en`."""
    _LANGUAGE.set(language)


def spoken_language() -> str:
    """Return the language in use: `zh` or `en`."""
    return _LANGUAGE.get()


def say(key: str, **values: object) -> str:
    """Return the message called `key` in the language in use, its blanks filled with `values`."""
    shown = {name: visible(value) if isinstance(value, str) else value for name, value in values.items()}
    return choose(MESSAGES[key]).format(**shown)


def choose(wordings: tuple[str, str]) -> str:
    """Return the one of two wordings, Chinese and English, that the language in use wants."""
    return wordings[0 if _LANGUAGE.get() == "zh" else 1]
