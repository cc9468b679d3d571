"""The formats that a store can be written in: one visible table, and what writes each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.export.files import File, pack_files, write_file, write_folder
from kg.export.framed import write_framed
from kg.export.gexf import write_gexf
from kg.export.graphml import write_graphml
from kg.export.measures import write_measures
from kg.export.sssom import write_sssom
from kg.export.statements import write_jsonld, write_nquads, write_trig, write_turtle
from kg.export.stratml import write_stratml
from kg.export.tables import write_tables
from kg.store import Store

_ARCHIVE = ".zip"


@dataclass(frozen=True, slots=True)
class Format:
    """How a store is written: to one file (`write`), or to several (`write_several`)."""

    suffix: str
    write: Callable[[Store], bytes] | None = None
    write_several: Callable[[Store], tuple[File, ...]] | None = None


EXPORTS: Mapping[str, Format] = {
    "nquads": Format(".nq", write_nquads),
    "trig": Format(".trig", write_trig),
    "turtle": Format(".ttl", write_turtle),
    "jsonld": Format(".jsonld", write_jsonld),
    "framed": Format(".jsonld", write_framed),
    "csv": Format(".csv", write_measures),
    "tables": Format("", write_several=write_tables),
    "graphml": Format(".graphml", write_graphml),
    "gexf": Format(".gexf", write_gexf),
    "sssom": Format(".sssom.tsv", write_sssom),
    "stratml": Format("", write_several=write_stratml),
}
"""The formats by the name that a person types; a format without a suffix is a folder, or an archive of its files."""


def choose_export(form: str | None, output: Path | None) -> str:
    """Return the format that is asked for by name, or else the one that the name of the output ends in.

    Without either it is N-Quads. Raises `StoreError` where the name belongs to another format than is asked for, or to
    none that there is.
    """
    fitting = [name for name, one in EXPORTS.items() if output and one.suffix and output.name.endswith(one.suffix)]
    if form is not None:
        if fitting and form not in fitting:
            raise StoreError(
                f"{output} ends as the format {fitting[0]} does, and not as {form}",
                hint=f"leave --format out, or choose a name that ends in {_find(form).suffix or _ARCHIVE}",
            )
        return form
    if output is None or not output.suffix or fitting:
        return fitting[0] if fitting else "nquads"
    endings = ", ".join(sorted({one.suffix for one in EXPORTS.values() if one.suffix}))
    raise StoreError(
        f"no export ends in {output.suffix!r}", hint=f"use one of: {endings}; or name the format with --format"
    )


def export_store(store: Store, form: str) -> bytes:
    """Return all of a store in one of the `EXPORTS`; the same store gives the same bytes.

    Several files come as a ZIP archive. Raises `StoreError` naming the known formats for an unknown one.
    """
    chosen = _find(form)
    if chosen.write is not None:
        return chosen.write(store)
    return pack_files(_several(chosen, store))


def write_export(store: Store, form: str, output: Path | None) -> None:
    """Write all of a store to `output`, or to standard output if that is None.

    Several files go into a folder, or into an archive where there is no `output` or its name ends in .zip. What is
    written is whole or not there. Raises `StoreError` for an unknown format, or if it cannot be written.
    """
    chosen = _find(form)
    try:
        if output is not None and chosen.write is None and output.suffix != _ARCHIVE:
            write_folder(output, _several(chosen, store))
            return
        content = export_store(store, form)
        if output is not None:
            write_file(output, content)
            return
    except OSError as error:
        raise StoreError(
            f"{output} cannot be written: {error.strerror or error}", hint="choose another place with --output"
        ) from error
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _find(form: str) -> Format:
    if form not in EXPORTS:
        raise StoreError(f"no export is called {form!r}", hint=f"known: {', '.join(EXPORTS)}")
    return EXPORTS[form]


def _several(form: Format, store: Store) -> tuple[File, ...]:
    return form.write_several(store) if form.write_several is not None else ()
