"""A report as Markdown: headings, lists and pipe tables; differences as struck, bold, slanted and underlined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.reports.blocks import Block, Bullets, Cell, Filter, Fold, Heading, Line, Paragraph, Report, Span, Table
from kg.reports.numbering import number_headings

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_STYLES = {"added": "**{}**", "removed": "~~{}~~", "moved": "*{}*", "elsewhere": "<ins>{}</ins>", "strong": "**{}**"}


def write_markdown(report: Report) -> str:
    """Return the report as Markdown; marks of the language that a document holds are escaped."""
    numbered = number_headings(report.headings, report.language)
    parts = [f"# {_escape(report.title)}", _escape(report.subtitle)]
    parts += [text for block in report.blocks if (text := "\n".join(_block(block, numbered)))]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, numbered: dict[str, str]) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f'<a id="{block.anchor}"></a>'
        yield ""
        yield f"{'#' * (block.level + 1)} {_escape(numbered[block.anchor])}"
    elif isinstance(block, Paragraph):
        yield _line(block.line)
    elif isinstance(block, Bullets):
        yield from (
            f"{f'{n}.' if block.numbered else '-'} {_line(item)}" for n, item in enumerate(block.items, start=1)
        )
    elif isinstance(block, Fold):
        yield f"{_escape(block.summary)}"
        yield ""
        yield from (f"- {_line(item)}" for item in block.items)
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        assert isinstance(block, Filter)  # noqa: S101 - a choice has no place on paper


def _table(table: Table) -> Iterator[str]:
    yield f"*{_escape(table.caption)}*"
    yield ""
    yield _row(_escape(column.title) for column in table.columns)
    yield _row("---:" if column.number else "---" for column in table.columns)
    for row in table.rows:
        cells = [_cell(cell) for cell in row.cells]
        if row.anchor:
            cells[0] = f'<a id="{row.anchor}"></a>{cells[0]}'
        yield _row(cells)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(one) for one in cell)


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    """A span with its marks outside of any white space at its edges, where Markdown would not see them."""
    words = span.text.strip()
    if not words:
        return span.text
    before, after = span.text[: span.text.index(words)], span.text[span.text.index(words) + len(words) :]
    said = _STYLES.get(span.style, "{}").format(_escape(words))
    linked = f"[{said}](#{span.href})" if span.href else said
    return before + linked + after


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.splitlines()))
