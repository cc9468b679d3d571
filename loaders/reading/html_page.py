"""Walks a web page as a person sees it: visible lines with how they are set, and data tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from loaders.reading.layout import Grid, GridCell, Line
from loaders.reading.numerals import chinese, printed_number

Element = etree._Element

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "select", "option", "textarea", "button", "input", "rt", "rp", "datalist", "dialog", "map",
    "noframes",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "dl", "dt",
    "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote", "pre", "form", "fieldset", "figure", "figcaption", "center", "address", "hr", "body", "html",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+\s*[a-z%]*)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_HEADING = re.compile(r"h([1-6])")
_HEADING_LENGTH = 80
_LIST_STYLES = re.compile(r"list-style(?:-type)?\s*:[^;]*(?:cjk|chinese|japanese|hiragana)", re.IGNORECASE)
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LONGEST_SPAN = 500
_WIDEST_SPAN = 50
_FEWEST_CELLS = 3  # filled, of a row that is a table of its own
_CELL_SHARE, _CELL_SIZE = 0.7, 1500


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set, as far as it tells a title."""

    centred: bool = False
    bold: bool = False
    size: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A visible line or a data table, the element it stands in, and how many of its characters are links."""

    element: Element
    item: Line | Grid
    linked: int = 0
    style: Style = field(default_factory=Style)

    @property
    def text(self) -> str:
        """The characters of the line, or of all cells of the table."""
        if isinstance(self.item, Line):
            return self.item.text
        return "".join(text for cell in self.item.cells for text in cell.paragraphs)


@dataclass(slots=True)
class _Walk:
    """One pass over a page: the text gathered since the last block began, and how it is set."""

    blocks: list[Element] = field(default_factory=list)
    styles: list[Style] = field(default_factory=lambda: [Style()])
    text: list[str] = field(default_factory=list)
    style: Style | None = None
    links: int = 0
    linked: int = 0
    prefix: str = ""
    bullet: bool = False
    columns: int = 0  # of the data table above


def read_leaves(root: Element) -> Iterator[Leaf]:
    """Yield the visible lines and data tables at and below an element, in order."""
    walk = _Walk()
    whole = _length(root) if root.getparent() is None else 0
    skipped: Element | None = None
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            yield from () if element is skipped else _leave(element, walk)
            _add(element.tail if element is not root else None, walk)
        elif element is not root and _is_hidden(element) and not _is_shown_later(element, whole):
            skipped = element
            events.skip_subtree()
        elif element is not root and element.tag == "table" and _is_data(element, walk.columns):
            walk.columns = _width(element)
            skipped = element
            events.skip_subtree()
            yield from _flush(walk)
            yield from _table(element)
        else:
            yield from _enter(element, walk)
    yield from _flush(walk)


def is_data_table(table: Element) -> bool:
    """Tell a table of data from one that lays out the page: no table in it, cells side by side, none of them all."""
    if table.find(".//table") is not None:
        return False
    rows = [[_length(cell) for cell in _cells_of(row)] for row in table.iter("tr")]
    broad = sum(sum(1 for length in row if length) > 1 for row in rows)
    lengths = [length for row in rows for length in row]
    largest = max(lengths, default=0)
    is_one_text = largest > _CELL_SIZE and largest > _CELL_SHARE * sum(lengths)
    return len(rows) > 1 and broad > 1 and not is_one_text


def _is_data(table: Element, above: int) -> bool:
    """Tell a table of data, or the one row that goes on with the table above it: with as many cells, on a new page."""
    if is_data_table(table):
        return True
    rows = [row for row in table.iter("tr") if any(_length(cell) for cell in _cells_of(row))]
    filled = [cell for row in rows for cell in _cells_of(row) if _length(cell)]
    is_row = len(rows) == 1 and _width(table) == above and table.find(".//table") is None
    return is_row and len(filled) >= _FEWEST_CELLS


def _width(table: Element) -> int:
    """Return how many columns the widest row of a table has."""
    rows = ([_span(cell.get("colspan"), 1) for cell in _cells_of(row)] for row in table.iter("tr"))
    return max(map(sum, rows), default=0)


def _enter(element: Element, walk: _Walk) -> Iterator[Leaf]:
    tag = str(element.tag)
    if tag in _BLOCKS:
        yield from _flush(walk)
        walk.blocks.append(element)
    walk.styles.append(_style(element, walk.styles[-1]))
    if tag == "br":
        yield from _flush(walk)
    elif tag == "a":
        walk.links += 1
    elif tag == "li":
        walk.bullet, walk.prefix = _item_sign(element)
    _add(element.text, walk)


def _leave(element: Element, walk: _Walk) -> Iterator[Leaf]:
    if element.tag in _BLOCKS:
        yield from _flush(walk)
        walk.blocks.pop()
    elif element.tag == "a":
        walk.links -= 1
    walk.styles.pop()


def _add(text: str | None, walk: _Walk) -> None:
    if not text:
        return
    walk.text.append(text)
    seen = len(re.sub(r"\s", "", text))
    if walk.links:
        walk.linked += seen
    if seen and walk.style is None:
        walk.style = walk.styles[-1]


def _flush(walk: _Walk) -> Iterator[Leaf]:
    """Yield what was gathered as a line; in <pre> each line is one, and its blanks and tabs are printed as they are."""
    raw, style, linked = "".join(walk.text), walk.style or Style(), walk.linked
    walk.text, walk.style, walk.linked = [], None, 0
    if not raw.strip() or not walk.blocks:
        return
    element = walk.blocks[-1]
    heading = _HEADING.fullmatch(str(element.tag))
    for text in raw.splitlines() if element.tag == "pre" else [_SPACES.sub(" ", raw)]:
        line = walk.prefix + text.strip()
        level = int(heading[1]) if heading and len(line) <= _HEADING_LENGTH else None
        yield Leaf(element, Line(line, level, walk.bullet), linked, style)
        walk.prefix = ""
    walk.bullet = False


def _style(element: Element, outer: Style) -> Style:
    css = element.get("style", "")
    size = _SIZE.search(css)
    centred = bool(_CENTRED.search(css)) or element.get("align") == "center" or element.tag == "center"
    uncentred = ("text-align" in css or bool(element.get("align"))) and not centred
    return Style(
        centred=(outer.centred or centred) and not uncentred,
        bold=outer.bold or element.tag in ("b", "strong", "h1", "h2", "h3") or bool(_BOLD.search(css)),
        size=size[1].lower() if size else element.get("size") or outer.size,
    )


def _is_hidden(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or "hidden" in element.attrib:
        return True
    return bool(_HIDDEN.search(element.get("style", "")))


def _is_shown_later(element: Element, whole: int) -> bool:
    """Tell what a script shows once the page is there: it holds most of the `whole` page, as in articles of WeChat."""
    return element.tag in _BLOCKS and 0 < whole < 2 * _length(element)


def _item_sign(item: Element) -> tuple[bool, str]:
    """Return whether a list item has a bullet, and the number that the browser sets before it."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or "none" in parent.get("style", ""):
        return True, ""
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    start = _integer(parent.get("start"), 1)
    if _LIST_STYLES.search(parent.get("style", "")):
        return False, f"{chinese(start + before)}、"
    form = _LIST_FORMS.get(parent.get("type", ""), "decimal")
    number = printed_number(start + before, form)
    return False, f"（{number}）" if form == "decimal" and _is_within_alike(parent) else f"{number}. "


def _is_within_alike(numbers: Element) -> bool:
    """Tell a list of 1. 2. within an item of another one: a browser tells them apart by the indent alone."""
    outer = next(numbers.iterancestors("ol"), None)
    return outer is not None and not outer.get("type") and not _LIST_STYLES.search(outer.get("style", ""))


def _table(table: Element) -> Iterator[Leaf]:
    caption = table.find("caption")
    if caption is not None:
        yield from read_leaves(caption)
    cells = tuple(_grid_cells(table))
    if cells:
        yield Leaf(table, Grid(cells))


def _grid_cells(table: Element) -> Iterator[GridCell]:
    """Yield the cells on their places, as the table model of HTML lays them out."""
    rows = list(table.iter("tr"))
    taken: set[tuple[int, int]] = set()
    for row, element in enumerate(rows):
        column = 0
        for cell in _cells_of(element):
            while (row, column) in taken:
                column += 1
            height = min(_span(cell.get("rowspan"), len(rows) - row), len(rows) - row, _LONGEST_SPAN)
            width = min(_span(cell.get("colspan"), 1), _WIDEST_SPAN)
            taken.update((row + down, column + right) for down in range(height) for right in range(width))
            yield GridCell(_paragraphs(cell), row, column, height, width)
            column += width


def _paragraphs(cell: Element) -> tuple[str, ...]:
    return tuple(leaf.text for leaf in read_leaves(cell) if leaf.text)


def _cells_of(row: Element) -> list[Element]:
    return [] if _is_hidden(row) else [cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)]


def _length(cell: Element) -> int:
    return sum(len(text.strip()) for text in cell.itertext())


def _span(value: str | None, default: int) -> int:
    """`rowspan="0"` reaches to the last row; what is no number is 1."""
    span = _integer(value, 1)
    return max(span, 1) if span else default


def _integer(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default
