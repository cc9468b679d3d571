"""Prints text on the pages of an imagined PDF: characters with their places, as its parser gives them."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.pdf.page import Box, Char, Page

SIZE = 16.0
LEFT, RIGHT, TOP, PITCH = 90.0, 506.0, 100.0, 28.0
WIDTH, HEIGHT = 595.0, 842.0


def printed(text: str, x: float, top: float, *, size: float = SIZE, bold: bool = False) -> list[Char]:
    """Return the characters of a line from `x` on; Latin ones are half as wide, blanks only make room."""
    chars: list[Char] = []
    for sign in text:
        step = size / 2 if sign.isascii() else size
        if sign not in "\u3000 ":
            chars.append(Char(sign, Box(x, top, x + step, top + size), size, bold=bold))
        x += step
    return chars


def page_of(lines: Sequence[str], number: int = 1, *, foot: str | None = None, head: str | None = None) -> Page:
    """Return a page whose lines stand one below the other; 　 (a wide blank) indents, ^ sets a line in the middle."""
    chars: list[Char] = []
    for place, line in enumerate(lines):
        text = line.removeprefix("^")
        middle = (LEFT + RIGHT - SIZE * len(text)) / 2
        chars += printed(text, middle if line != text else LEFT, TOP + place * PITCH)
    chars += printed(foot or "", 280, 790, size=14)
    chars += printed(head or "", LEFT, 40, size=10)
    return Page(number, WIDTH, HEIGHT, tuple(chars))


def table_page(
    cells: Sequence[tuple[str, float, float, float, float]], number: int = 1, *, above: Sequence[str] = ()
) -> Page:
    """Return a page with a ruled table; a cell is its text (lines parted by /) and its box x0, top, x1, bottom."""
    chars: list[Char] = []
    for text, x0, top, _, _ in cells:
        for place, line in enumerate(text.split("/")):
            chars += printed(line, x0 + 5, top + 4 + 14 * place, size=10)
    boxes = tuple(Box(*place) for _, *place in cells)
    return Page(number, 842, 595, (*chars, *page_of(above).chars), (boxes,))


def row_of(
    texts: Sequence[str], top: float, height: float = 30.0, width: float = 100.0
) -> list[tuple[str, float, float, float, float]]:
    """Return a row of cells of one width side by side."""
    return [(text, 50 + n * width, top, 50 + (n + 1) * width, top + height) for n, text in enumerate(texts)]
