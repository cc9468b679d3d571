"""The options that several commands share, so that each has one name and one meaning everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

ResultFormat = Literal["table", "csv", "json", "markdown"]

StoreOption = Annotated[Path | None, typer.Option("--store", metavar="DIR", help="store")]
FormatOption = Annotated[ResultFormat, typer.Option("--format", metavar="table|csv|json|markdown", help="format")]
