"""A report as one HTML file that works offline and prints on A4; whatever a document says is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.design import CHANGES, base_css
from kg.errors import KgError
from kg.reports.blocks import Block, Report, Table
from kg.reports.numbering import number_headings
from kg.reports.voice import Voice

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_TEMPLATES = Path(__file__).parent / "templates"
_TEMPLATE = "report.html.j2"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with what a template needs to tell it by: its sort, and the widths of a table's columns in percent."""

    sort: str
    value: Block
    widths: tuple[str, ...] = ()


def write_html(report: Report, template: Path | None = None) -> str:
    """Return the report as HTML, by the template that comes with the project or by another.

    Raises `KgError` if the other template cannot be read or filled.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - an optional package

    voice = Voice(report.language)
    words = {
        "contents": voice("目录", "Contents"),
        "all": voice("全部", "all"),
        "skip": voice("跳到正文", "skip to content"),
    }
    try:
        return _template(template).render(
            report=report,
            blocks=tuple(_placed(report)),
            numbered=number_headings(report.headings, report.language),
            words=words,
            style=report_css(),
            script=_read("report.js"),
        )
    except (TemplateError, OSError, UnicodeDecodeError, TypeError) as error:
        raise KgError(
            f"{template or _TEMPLATE}: cannot be filled: {error}", hint="start from kg/reports/templates/report.html.j2"
        ) from error


def report_css() -> str:
    """Return the style sheet of a report: the base, its own rules, and the colours of the signs."""
    signs = (
        f".sign-{name} {{ background: {mark.fill}; box-shadow: inset 3px 0 {mark.colour}; }}"
        for name, mark in CHANGES.items()
    )
    return "\n".join((base_css(), _read("report.css"), *signs))


def _template(path: Path | None) -> Template:
    return _environment().from_string(path.read_text(encoding="utf-8") if path else _read(_TEMPLATE))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import StrictUndefined  # noqa: PLC0415 - an optional package
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    environment.filters["raw"] = Markup
    return environment


def _placed(report: Report) -> Iterator[_Placed]:
    for block in report.blocks:
        widths: tuple[str, ...] = ()
        if isinstance(block, Table):
            whole = sum(column.share for column in block.columns)
            widths = tuple(f"{100 * column.share / whole:.1f}" for column in block.columns)
        yield _Placed(type(block).__name__, block, widths)


def _read(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
