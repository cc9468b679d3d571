"""Makes what would steer a terminal visible, so that no title of a document moves the cursor or turns a line round."""

from __future__ import annotations

import re

# Control characters but tab and line feed, and the marks that order text from right to left for what follows.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PICTURES = 0x2400  # ␀, the picture of NUL; those of the other ASCII control characters follow


def visible(text: str) -> str:
    """Return `text` with each character that would steer a terminal replaced by one that shows it: ESC as ␛."""
    return _STEERING.sub(_picture, text)


def escaped(json: str) -> str:
    """Return JSON that says the same and steers no terminal: such characters, all inside strings, as \\uXXXX."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
