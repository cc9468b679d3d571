"""The options that several commands share, so that each has one name and one meaning everywhere."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

ResultFormat = Literal["table", "csv", "json", "markdown"]

StoreOption = Annotated[str | None, typer.Option("--store", metavar="DIR|URL", help="store")]
JobsOption = Annotated[int | None, typer.Option("--jobs", min=1, metavar="N", help="jobs")]
FormatOption = Annotated[ResultFormat, typer.Option("--format", metavar="table|csv|json|markdown", help="format")]
