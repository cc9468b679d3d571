"""Reports on what is different from year to year, as files of several kinds: from a `YearDiff` to text or bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.diff.model import YearDiff
from kg.errors import KgError

Writer = Callable[[YearDiff, str, Path | None], bytes]
"""From a comparison, a language (`zh`, `en`) and a template of one's own to the bytes of the file."""


def html_report(diff: YearDiff, language: str, template: Path | None = None) -> bytes:
    """Return the report as one HTML file that works offline."""
    from kg.reports.document import write_report  # noqa: PLC0415 - only what is asked for is loaded
    from kg.reports.html import write_html  # noqa: PLC0415

    return write_html(write_report(diff, language), template).encode()


def docx_report(diff: YearDiff, language: str, template: Path | None = None) -> bytes:
    """Return the report as a Word file."""
    from kg.reports.document import write_report  # noqa: PLC0415 - only what is asked for is loaded
    from kg.reports.docx import write_docx  # noqa: PLC0415

    return write_docx(write_report(diff, language), template)


def xlsx_report(diff: YearDiff, language: str, template: Path | None = None) -> bytes:  # noqa: ARG001 - it has no template
    """Return the comparison as a workbook."""
    from kg.reports.xlsx import write_xlsx  # noqa: PLC0415 - only what is asked for is loaded

    return write_xlsx(diff, language)


def markdown_report(diff: YearDiff, language: str, template: Path | None = None) -> bytes:  # noqa: ARG001 - it has no template
    """Return the report as Markdown."""
    from kg.reports.document import write_report  # noqa: PLC0415 - only what is asked for is loaded
    from kg.reports.markdown import write_markdown  # noqa: PLC0415

    return write_markdown(write_report(diff, language)).encode()


def json_report(diff: YearDiff, language: str, template: Path | None = None) -> bytes:  # noqa: ARG001 - it is quoted and coded only
    """Return the comparison as JSON."""
    from kg.reports.json import write_json  # noqa: PLC0415 - only what is asked for is loaded

    return write_json(diff).encode()


REPORTS: dict[str, Writer] = {
    ".html": html_report,
    ".docx": docx_report,
    ".xlsx": xlsx_report,
    ".md": markdown_report,
    ".json": json_report,
}
"""The kinds of report by the ending of the file; `TEMPLATED` are those that take a template of one's own."""

TEMPLATED = (".html", ".docx")


def find_writer(output: Path, template: Path | None = None) -> Writer:
    """Return what writes a report for a file of that name. Raises `KgError` for another ending, or a vain template."""
    ending = output.suffix.lower()
    if ending not in REPORTS:
        raise KgError(
            f"{output.name}: no report ends in {ending or 'nothing'!r}", hint=f"use one of: {', '.join(REPORTS)}"
        )
    if template is not None and ending not in TEMPLATED:
        raise KgError(f"a report that ends in {ending} takes no template", hint=f"use one of: {', '.join(TEMPLATED)}")
    if template is not None and not template.is_file():
        raise KgError(f"{template}: no such file", hint="name the file of a template")
    return REPORTS[ending]
