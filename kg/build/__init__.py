"""Builds a store from a workspace: documents, graphs, links between them, their check, and the store itself.

What a build makes of a document, of a pair of plans and of all of them is kept in a cache under the digest of what it
was made from, and put together by one bulk load. So a build costs what has changed, and gives the same bytes as one
from nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.build.cache import Cache
from kg.build.inputs import Inputs, read_inputs
from kg.build.originals import Bench, ReadDocument
from kg.build.report import VERSIONS, BuildReport, Made, PlanCount
from kg.build.seal import read_seal, write_seal
from kg.build.steps import Clock, Progress, Silence, Step
from kg.store.replace import replacing
from kg.workspace import Workspace

__all__ = [
    "VERSIONS",
    "BuildReport",
    "Means",
    "PlanCount",
    "Progress",
    "Step",
    "build_store",
    "cache_folder",
]


Seconds = tuple[tuple[Step, float], ...]


@dataclass(frozen=True, slots=True)
class Means:
    """How a build works: it reads documents by `read`, whose `version` changes with whatever decides what is read.

    What is found in the folder `cache` is not made again, and what is made is kept there; without one everything is
    made anew, as it is where the cache is to be `fresh`. Up to `jobs` processes work at a time; `modules` are loaded
    before they begin.
    """

    read: ReadDocument
    version: str | None = None
    modules: tuple[str, ...] = ()
    cache: Path | None = None
    fresh: bool = False
    jobs: int = 1


def cache_folder(store: Path) -> Path:
    """Return where the cache of the builds of a store lies: beside it."""
    whole = store.resolve()
    return whole.with_name(f"{whole.name}.cache")


def build_store(
    workspace: Workspace,
    means: ReadDocument | Means,
    store: Path,
    *,
    curation: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the store of a workspace at `store`, which is replaced only once the new one is whole and valid.

    `means` reads the document of a row of the manifest, and may say more on how to work. Without `curation`, human
    decisions are left out. Raises `ManifestError` where a row contradicts its document, `ValidationError` if the graphs
    do not satisfy the shapes, `StoreError` if the store cannot be written, and whatever reading raises; the store that
    was there is then untouched.
    """
    how = means if isinstance(means, Means) else Means(means)
    inputs = read_inputs(workspace, curation=curation, reading=how.version)
    believed = how.cache is not None and not how.fresh and inputs.digest is not None
    known = read_seal(store, inputs.digest or "") if believed else None
    if known is not None:
        return _report(store, known, (), (0, 0))
    told = progress or Silence()
    with replacing(store, on_wait=partial(told.start, "wait", 1)) as folder, _entries(how, folder) as cache:
        made, seconds, anew = _make(inputs, how, cache, (folder, store.resolve()), told)
    return _report(store, made, seconds, anew)


@contextmanager
def _entries(means: Means, folder: Path) -> Iterator[Cache]:
    """The cache of a build; where none is kept, what it makes lies beside the new store until that is whole."""
    passing = means.cache is None
    cache = Cache(means.cache or folder.with_name(f"{folder.name}.pieces"))
    if means.fresh:
        cache.clear()
    try:
        yield cache
        if not passing:
            cache.tidy()
    finally:
        if passing:
            cache.clear()


def _make(
    inputs: Inputs, means: Means, cache: Cache, folders: tuple[Path, Path], progress: Progress
) -> tuple[Made, Seconds, tuple[int, int]]:
    from kg.build.crew import Crew  # noqa: PLC0415 - where nothing has changed, none of this is loaded
    from kg.build.whole import Work, make_store  # noqa: PLC0415

    clock = Clock(progress)
    with Crew(means.jobs, Bench(cache, means.read), means.modules) as crew:
        made, anew = make_store(Work(inputs, crew, clock), *folders)
    if inputs.digest is not None:
        write_seal(folders[0], inputs.digest, made)
    return made, tuple(clock.seconds), anew


def _report(store: Path, made: Made, seconds: Seconds, anew: tuple[int, int]) -> BuildReport:
    return BuildReport(
        store=store,
        plans=made.plans,
        links=made.links,
        accepted=made.accepted,
        quads=made.quads,
        content=made.content,
        seconds=seconds,
        warnings=made.warnings,
        findings=made.findings,
        former=made.former,
        anew=anew,
    )
