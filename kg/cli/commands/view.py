"""`kg view`: writes pictures of how plans hang together, each a page that needs no network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import StoreOption
from kg.cli.place import locate_store, shown_path
from kg.cli.progress import show_progress
from kg.cli.visible import visible
from kg.cli.words import say, spoken_language
from kg.errors import KgError
from kg.remote import index_of, open_location
from kg.store import Store


def view(
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help="view.kind", show_default=False)] = None,
    what: Annotated[list[str] | None, typer.Argument(metavar="[WHAT]...", help="view.what", show_default=False)] = None,
    *,
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="view.output")] = None,
    every: Annotated[Path | None, typer.Option("--all", metavar="DIR", help="view.all")] = None,
    store: StoreOption = None,
) -> int:
    """Write a picture, or all of them with an index."""
    if (kind is None) == (every is None):
        raise KgError("kg view takes one KIND or one --all", hint="kg view --help has examples")
    where = locate_store(store)
    with open_location(where, resident=True) as opened:
        if every is not None:
            _write_all(opened, index_of(where, opened), every)
        else:
            _write_one(opened, index_of(where, opened), str(kind), what or [], output)
    return 0


def _write_one(opened: Store, index: Path, kind: str, what: list[str], output: Path | None) -> None:
    from kg.graphs.files import write_page  # noqa: PLC0415 - networkx comes with it
    from kg.graphs.names import page_name  # noqa: PLC0415
    from kg.graphs.page import picture_page  # noqa: PLC0415
    from kg.graphs.views import draw_view, open_holdings  # noqa: PLC0415

    picture = draw_view(open_holdings(opened, index, spoken_language()), kind, what)
    path = output or Path(page_name(kind, "-".join(what)))
    write_page(path, picture_page(picture, spoken_language()))
    if not picture.nodes:
        sys.stderr.write(say("nothing drawn", asked=" ".join(what)) + "\n")
    sys.stdout.write(f"{visible(shown_path(path))}\n")


def _write_all(opened: Store, index: Path, folder: Path) -> None:
    from kg.graphs.files import write_page  # noqa: PLC0415 - networkx comes with it
    from kg.graphs.gallery import gallery_entries, gallery_files  # noqa: PLC0415
    from kg.graphs.page import INDEX  # noqa: PLC0415
    from kg.graphs.views import open_holdings  # noqa: PLC0415

    holdings = open_holdings(opened, index, spoken_language())
    entries = gallery_entries(holdings)
    with show_progress() as progress:
        progress.start("draw", len(entries))
        for name, text in gallery_files(holdings, progress.advance):
            write_page(folder / name, text)
        progress.done()
    sys.stdout.write(say("pictures", count=len(entries), path=shown_path(folder / INDEX)) + "\n")
