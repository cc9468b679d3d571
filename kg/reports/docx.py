"""A report as a Word file that a ministry would send round: its styles, fonts and margins follow GB/T 9704."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.reports.archive import still_archive
from kg.reports.blocks import Block, Bullets, Fold, Heading, Paragraph, Report, Span, Table
from kg.reports.numbering import number_headings
from kg.reports.paper import add_page_numbers, set_styles
from kg.reports.voice import Voice
from kg.reports.word import Body

if TYPE_CHECKING:
    from docx.document import Document


def write_docx(report: Report, template: Path | None = None) -> bytes:
    """Return the report as a Word file, always the same bytes for the same report.

    `template` is a Word file whose styles, margins and header are taken instead of the project's own; styles that it
    lacks are added. Raises `KgError` if it cannot be read.
    """
    document = _open(template)
    set_styles(document, report.language, own_page=template is None)
    body = Body(document)
    numbered = number_headings(report.headings, report.language)
    body.add("Title", (Span(report.title),))
    body.add("Subtitle", (Span(report.subtitle),))
    for place, block in enumerate(report.blocks):
        if place == _second_part(report):
            _add_contents(body, report, numbered)
        _add(body, block, numbered)
    add_page_numbers(document)
    properties = document.core_properties
    properties.title, properties.author = report.title, "policy-kg"
    out = BytesIO()
    document.save(out)
    return still_archive(out.getvalue())


def _second_part(report: Report) -> int | None:
    """Where the second part begins: the contents stand before it, so that the first page is the findings'."""
    parts = [place for place, block in enumerate(report.blocks) if isinstance(block, Heading) and block.level == 1]
    return parts[1] if len(parts) > 1 else None


def _add_contents(body: Body, report: Report, numbered: dict[str, str]) -> None:
    body.add("Report Contents Head", (Span(Voice(report.language)("目录", "Contents")),))
    body.add_contents([numbered[heading.anchor] for heading in report.headings if heading.level == 1])


def _open(template: Path | None) -> Document:
    from docx import Document as Open  # noqa: PLC0415 - an optional package

    if template is None:
        return Open()
    try:
        document = Open(str(template))
    except Exception as error:
        raise KgError(
            f"{template}: cannot be read as a Word file: {error}", hint="give a .docx as the template"
        ) from error
    body = document.element.body
    for element in list(body):
        if not element.tag.endswith("}sectPr"):
            body.remove(element)
    return document


def _add(body: Body, block: Block, numbered: dict[str, str]) -> None:
    if isinstance(block, Heading):
        body.add(f"Heading {block.level}", (Span(numbered[block.anchor]),))
    elif isinstance(block, Paragraph):
        body.add("Report Note" if block.note else "Normal", block.line)
    elif isinstance(block, Bullets):
        number = body.new_list() if block.numbered else None
        style = "List Number" if block.numbered else "Report Facts" if block.kept else "List Bullet"
        for item in block.items:
            body.add(style, item, number=number)
    elif isinstance(block, Fold):
        body.add("Report Fold", (Span(block.summary),))
        for item in block.items:
            body.add("Report Small List", item)
    elif isinstance(block, Table):
        body.add("Caption", (Span(block.caption),))
        body.add_table(block)
        body.add("Report Gap", ())
