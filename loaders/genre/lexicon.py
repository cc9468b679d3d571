"""Word lists written as words, and turned into regular expressions."""

from __future__ import annotations

import re

_GUARD = re.compile(r"\(\?.*")


def either(words: str) -> str:
    """Return a pattern for any of the words of a list, the longer before the shorter.

    Words are parted by white space; each may be a pattern. 有/效限色 is 有 where neither 效, 限 nor 色 follows, and
    家/庭|电器 is 家 where neither 庭 nor 电器 follows.
    """
    patterns = sorted(words.split(), key=lambda word: -len(_GUARD.sub("", word.partition("/")[0])))
    return "(?:" + "|".join(_guarded(pattern) for pattern in patterns) + ")"


def maybe(words: str) -> str:
    """Return a pattern for any of the words of a list, or for none of them."""
    return either(words) + "?"


def _guarded(word: str) -> str:
    base, slash, not_after = word.partition("/")
    if not slash:
        return word
    if "|" in not_after:
        return f"{base}(?!{not_after})"
    return f"{base}(?![{not_after}])"
