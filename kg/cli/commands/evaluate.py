"""`kg evaluate`: measures what is understood and aligned against annotations made by reading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import FormatOption
from kg.cli.place import locate_workspace
from kg.cli.tables import literal_table, write_table
from kg.errors import ManifestError
from kg.table import Table

if TYPE_CHECKING:
    from kg.evaluate import Row
    from kg.workspace import Workspace

_GOLD = Path("tests") / "gold"


def evaluate(
    *,
    gold: Annotated[Path | None, typer.Option("--gold", metavar="DIR", help="evaluate.gold")] = None,
    details: Annotated[bool, typer.Option("--details", help="evaluate.details")] = False,
    form: FormatOption = "table",
) -> int:
    """Measure against annotations made by reading."""
    workspace = locate_workspace()
    folder = gold or workspace.root / _GOLD
    if not folder.is_dir():
        raise ManifestError(f"{folder}: no folder of annotations", hint="name it: kg evaluate --gold DIR")
    rows = _evaluate(workspace, folder)
    write_table(evaluation_table(rows, details=details or form in ("csv", "json")), form)
    return 0


def evaluation_table(rows: tuple[Row, ...], *, details: bool) -> Table:
    """Return the figures as a table; with details, also what was missed and what was found too much."""
    columns = ("subject", "kind", "precision", "recall", "f1", "found", "missed", "extra", "note")
    cells = [
        (row.subject, row.kind, _rounded(row.precision), _rounded(row.recall), _rounded(row.f1),
         row.hits, len(row.misses), len(row.extras), row.note)
        for row in rows
    ]  # fmt: skip
    if not details:
        return literal_table(columns, cells)
    lists = [(" ⏎ ".join(row.misses), " ⏎ ".join(row.extras)) for row in rows]
    joined = [(*cell, *more) for cell, more in zip(cells, lists, strict=True)]
    return literal_table((*columns, "missing", "surplus"), joined)


def _evaluate(workspace: Workspace, gold: Path) -> tuple[Row, ...]:
    from kg.align import align_corpus, apply_curation, plan_pairs, read_curation  # noqa: PLC0415 - slow to import
    from kg.cli.reading import read_plans  # noqa: PLC0415
    from kg.evaluate import evaluate as measure  # noqa: PLC0415

    plans = workspace.manifest.plans
    documents = {document.identifier: document for document in read_plans(plans)}
    alignments = align_corpus(documents, plan_pairs(documents, plans))
    curation = read_curation(workspace.decisions)
    decided = bool(curation.decisions or curation.whole)
    curated = apply_curation(alignments, curation, documents).alignments if decided else ()
    return measure(documents, alignments, gold, curated=curated).rows


def _rounded(share: float) -> str:
    return f"{share:.3f}"
