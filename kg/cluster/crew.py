"""Lets the executors of a cluster work on the parts of a build: each gets a part with the entries that it needs."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from kg.align.pairs import Ranks
from kg.build.aligning import Comparison, Side
from kg.build.crew import WORDS, Crew, without_collector
from kg.build.originals import Bench, Original, ReadDocument
from kg.build.stating import Statement
from kg.cluster.entries import ENTRIES, RESULTS, SMALL, HeldEntries, Shelf, hold
from kg.cluster.nearest import nearest_on_cluster
from kg.errors import KgError
from kg.model import PlanDocument
from kg.workspace import PlanEntry

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame, SparkSession

Part = TypeVar("Part")
Result = TypeVar("Result")
_SOURCE = "source"


class ClusterCrew(Crew):
    """Those who work on a build on a cluster; what they make stays there, on a shelf."""

    def __init__(self, session: SparkSession, shelf: Shelf, read: ReadDocument) -> None:
        cache = HeldEntries(Path(), held=dict(shelf.small()), elsewhere=shelf.names(), fetch=shelf.fetch)
        super().__init__(1, Bench(cache, read))
        self._session, self._shelf, self._cache = session, shelf, cache

    def work(
        self,
        function: Callable[[Sequence[Part], Bench], Sequence[Result]],
        parts: Sequence[Part],
        advance: Callable[[], None],
    ) -> list[Result]:
        """Return the results of all parts in their order; `advance` is called for each when all are done.

        Raises what the function raises for the first of the parts that fail.
        """
        if not parts:
            return []
        made = self._shelf.put(self.ship(parts).mapInPandas(_Worker(function, self.bench.read), RESULTS))
        found = {row["n"]: row for row in made.select("n", "failed", "result").collect()}
        results = [pickle.loads(found[n]["result"]) for n in sorted(found)]  # noqa: S301 - written by our own executors
        for n, result in zip(sorted(found), results, strict=True):
            if found[n]["failed"]:
                raise result
        self._take(made)
        for _ in parts:
            advance()
        return results

    def ship(self, parts: Sequence[object]) -> DataFrame:
        """Return parts as rows of a cluster, each with the entries that it needs."""
        from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

        asked = [(n, name) for n, part in enumerate(parts) for name in needed_entries(part)]
        rows = self._session.createDataFrame(
            [(n, bytearray(pickle.dumps(part))) for n, part in enumerate(parts)], "n long, part binary"
        )
        needs = self._session.createDataFrame(asked, "n long, name string").join(self._shelf.entries(), "name")
        gathered = needs.groupBy("n").agg(
            f.collect_list("name").alias("names"), f.collect_list("content").alias("contents")
        )
        shipped = rows.join(gathered, "n", "left")
        return shipped.select("n", "part", "names", "contents").repartition(self._width(len(parts)))

    def find_nearest(
        self, ranks: Ranks, crowded: Collection[int], keys: Sequence[str]
    ) -> Mapping[int, tuple[int, ...]]:
        """Return the nearest partners of plans that have too many, found by joins of the cluster."""
        names = [f"{WORDS}/{key}" for key in keys]
        return nearest_on_cluster(self._session, self._shelf.entries(), ranks, crowded, names)

    def keep(self) -> None:
        """Put what the machine that leads has made itself on the shelf."""
        rows = [(name, bytearray(self._cache.held[name])) for name in sorted(self._cache.made)]
        self._shelf.add(self._session.createDataFrame(rows, ENTRIES))

    def _width(self, parts: int) -> int:
        """In how many pieces the parts are dealt out: a few for each processor of the cluster, none of them empty."""
        return max(1, min(parts, 4 * self._session.sparkContext.defaultParallelism))

    def _take(self, made: DataFrame) -> None:
        """Hold the small entries of a step here, and know of the others."""
        from pyspark.sql import functions as f  # noqa: PLC0415

        names = made.select(f.explode("names").alias("name"))
        self._cache.elsewhere.update(row["name"] for row in names.collect())
        zipped = made.select(f.explode(f.arrays_zip("names", "contents")).alias("e"))
        small = zipped.where(f.substring_index(f.col("e.names"), "/", 1).isin(*SMALL))
        self._cache.held.update({row["e"]["names"]: bytes(row["e"]["contents"]) for row in small.collect()})


def source_name(entry: PlanEntry) -> str:
    """Return the name of the entry that is the file of a document."""
    return f"{_SOURCE}/{entry.identifier}"


def needed_entries(part: object) -> tuple[str, ...]:
    """Return the names of the entries that a part of a build is made from. Raises `TypeError` for what is no part."""
    if isinstance(part, Original):
        return (source_name(part.entry),)
    if isinstance(part, Statement):
        return (f"document/{part.digest}", *(f"document/{version.digest}" for version in part.former))
    if isinstance(part, Comparison):
        return tuple(sorted({f"document/{side.digest}" for side in (part.earlier, part.later)}))
    if isinstance(part, Side):
        return (f"document/{part.digest}",)
    raise TypeError(f"{type(part).__name__} is no part of a build")


@dataclass(frozen=True, slots=True)
class _Worker:
    """What an executor does with the rows that it gets: one part after the other."""

    function: Callable[[Any, Bench], Sequence[Any]]
    read: ReadDocument

    def __call__(self, batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        import pandas as pd  # noqa: PLC0415 - an extra

        for batch in batches:
            rows = [self._work(row) for row in batch.to_dict("records")]
            yield pd.DataFrame(rows, columns=["n", "failed", "result", "names", "contents"])

    def _work(self, row: Mapping[Hashable, Any]) -> tuple[int, bool, bytes, list[str], list[bytes]]:
        cache = open_shipped(row)
        part = pickle.loads(row["part"])  # noqa: S301 - written by the machine that leads
        try:
            with without_collector():
                (result,) = self.function((part,), Bench(cache, ShippedReader(self.read, cache)))
        except KgError as error:
            return row["n"], True, pickle.dumps(error), [], []
        names = sorted(cache.made)
        return row["n"], False, pickle.dumps(result), names, [cache.held[name] for name in names]


def open_shipped(row: Mapping[Hashable, Any]) -> HeldEntries:
    """Return the entries that came with a part."""
    names = [] if row["names"] is None else list(row["names"])
    return hold(zip(names, (bytes(content) for content in (row["contents"] if names else ())), strict=True))


@dataclass(frozen=True, slots=True)
class ShippedReader:
    """Reads a document whose file came as an entry, as if it lay on this machine."""

    read: ReadDocument
    cache: HeldEntries

    def __call__(self, entry: PlanEntry) -> PlanDocument:
        """Return the document of a row of the manifest; raise what reading raises."""
        with TemporaryDirectory(prefix="policy-kg-") as folder:
            file = Path(folder) / entry.file.name
            file.write_bytes(self.cache.held[source_name(entry)])
            return self.read(replace(entry, file=file))
