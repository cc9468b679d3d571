"""Brings the loaders in: reads the documents that the manifest names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import PlanDocument
from kg.workspace import PlanEntry

if TYPE_CHECKING:
    from kg.build import Means


def read_plan(entry: PlanEntry) -> PlanDocument:
    """Return the document of one row of the manifest; raise `SourceError` or `FamilyError` if it cannot be read."""
    from loaders import load_document  # noqa: PLC0415 - spaCy comes with it

    return load_document(entry.file, entry)


def corpus_means() -> Means:
    """Return how the documents of a corpus are read, with the version of the code and rules that decide it."""
    import loaders  # noqa: PLC0415 - without its readers, which come when a file is read
    from kg.build import Means  # noqa: PLC0415
    from kg.build.cache import digest  # noqa: PLC0415
    from kg.build.versions import digest_files, step_version  # noqa: PLC0415

    folders = [Path(folder) for folder in loaders.__path__]
    return Means(read_plan, digest(step_version("read"), digest_files(folders)), (__name__, "loaders.families"))


def read_plans(entries: Iterable[PlanEntry]) -> Iterator[PlanDocument]:
    """Yield the documents of the manifest's rows, in their order."""
    return (read_plan(entry) for entry in entries)
