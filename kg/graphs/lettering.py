"""Breaks texts into lines of a width, so that every box is as large as what is written in it.

Widths are counted in ems: a Chinese character is one, a Latin letter a little over half of one. The figures are
those of the widest of the fonts that a page may be shown in, so that a line is rather short than too long.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

ELLIPSIS = "…"
_LEFTOVER, _ROUNDING = 0.3, 1e-9
_NARROW = frozenset("iIjl.,:;'|!()[]{}·ftr ")
_BROAD = frozenset("mwMW@%—")
_NO_START = frozenset("，。、；：！？）》」』”’】〕…,.;:!?)]}%")
_NO_END = frozenset("（《「『“‘【〔([{")


def text_width(text: str) -> float:
    """Return the width of a text in ems."""
    return sum(map(_width, text))


def wrap_text(text: str, ems: float, *, most: int = 6) -> tuple[str, ...]:
    """Return the lines of a text, each at most `ems` wide, and at most `most` of them.

    Latin words stay whole where they fit; no line begins with a closing mark or ends with an opening one. What is
    left over after the last line is told by an ellipsis.
    """
    plain = " ".join(text.split())
    if plain and text_width(plain) <= ems:
        return (plain,)
    whole = _balanced(_break_lines(plain, ems), plain, ems)
    return tuple(whole) if len(whole) <= most else (*whole[: most - 1], _shorten(whole[most - 1] + whole[most], ems))


def _break_lines(text: str, ems: float) -> list[str]:
    """The lines of a text, each as full as it can be."""
    lines: list[list[str]] = [[]]
    width = 0.0
    for word in _words(text):
        width += text_width(word)
        if not lines[-1] or width <= ems + _ROUNDING:
            lines[-1].append(word)
            continue
        carried = _carried(lines[-1], word)
        kept = len(lines[-1]) - carried
        lines.append([*lines[-1][kept:], word] if word.strip() else [])
        del lines[-2][kept:]
        width = text_width("".join(lines[-1]))
    return [piece for line in lines for piece in _split_long("".join(line).strip(), ems)]


def _balanced(lines: list[str], text: str, ems: float) -> list[str]:
    """The lines, broken earlier where the last would else be a leftover of a few characters."""
    while len(lines) > 1 and text_width(lines[-1]) < _LEFTOVER * ems:
        ems *= 0.94
        narrower = _break_lines(text, ems)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def fit_text(text: str, ems: float) -> str:
    """Return a text on one line of at most `ems`, its end told by an ellipsis where it is longer."""
    plain = " ".join(text.split())
    return plain if text_width(plain) <= ems else _shorten(plain, ems)


@cache
def _width(character: str) -> float:
    if unicodedata.combining(character) or character in "\u200d\ufe0f\u200b":
        return 0
    if unicodedata.east_asian_width(character) in "WFA" or ord(character) > 0x1F000:
        return 1
    if character in _NARROW:
        return 0.36
    return 0.95 if character in _BROAD else 0.66 if character.isupper() else 0.58


def _words(text: str) -> Iterator[str]:
    """Each Chinese character, and each run of other letters and digits; marks that join stay with what they join."""
    word = ""
    for character in text:
        whole = unicodedata.combining(character) or character in "\u200d\ufe0f" or word.endswith("\u200d")
        if word and not whole and not (_is_latin(character) and _is_latin(word[-1])):
            yield word
            word = ""
        word += character
    if word:
        yield word


def _is_latin(character: str) -> bool:
    return character.isalnum() and unicodedata.east_asian_width(character) not in "WF"


def _carried(line: list[str], word: str) -> int:
    """How many words a full line gives to the next one, so that no line begins or ends as none may."""
    carried = 0
    if word[0] in _NO_START:
        carried = 1
        while carried < len(line) - 1 and line[-carried][0] in _NO_START:
            carried += 1
    while carried < len(line) - 1 and line[-carried - 1][-1] in _NO_END:
        carried += 1
    return carried if carried < len(line) else 0


def _split_long(line: str, ems: float) -> Iterator[str]:
    """A line, or the pieces of a single word that is wider than the box."""
    if text_width(line) <= ems + 1.01:
        yield line
        return
    piece = ""
    for character in line:
        if piece and text_width(piece + character) > ems + 1.01:
            yield piece
            piece = ""
        piece += character
    yield piece


def _shorten(text: str, ems: float) -> str:
    kept = text
    while kept and text_width(kept + ELLIPSIS) > ems:
        kept = kept[:-1]
    return kept.rstrip("\u200d") + ELLIPSIS
