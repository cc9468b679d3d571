"""The entries of a build where no folder is shared by all machines: held in memory, and in files of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.build.cache import Cache

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SMALL = ("understood", "outline", "read", "stated", "linked", "decided", "vocabulary", "common")
"""The kinds of entries that the machine that leads holds itself: what it decides by. The others stay on the cluster."""
ENTRIES = "name string, content binary"
RESULTS = "n long, failed boolean, result binary, names array<string>, contents array<binary>"


Fetch = Callable[[Iterable[str]], Iterable[tuple[str, bytes]]]
"""What brings entries by their names; those that are not there are left out."""


def _nowhere(_names: Iterable[str]) -> Iterable[tuple[str, bytes]]:
    return ()


@dataclass(frozen=True, slots=True)
class HeldEntries(Cache):
    """Entries in memory, by name; `elsewhere` are the names of others, which `fetch` brings. `made` are those saved.

    What is brought one by one costs a job of the cluster each time, so what is known beforehand is brought together.
    """

    held: dict[str, bytes] = field(default_factory=dict, compare=False)
    made: set[str] = field(default_factory=set, compare=False)
    elsewhere: set[str] = field(default_factory=set, compare=False)
    fetch: Fetch = field(default=_nowhere, compare=False)

    def load(self, kind: str, key: str) -> bytes | None:
        """Return the content of an entry, None if there is none."""
        name = f"{kind}/{key}"
        self.bring((name,))
        return self.held.get(name)

    def bring(self, names: Iterable[str]) -> None:
        """Hold entries that are elsewhere."""
        wanted = sorted({name for name in names if name not in self.held} & self.elsewhere)
        if wanted:
            self.held.update(self.fetch(wanted))

    def holds(self, kind: str, key: str) -> bool:
        """Return whether there is an entry, here or on the cluster."""
        name = f"{kind}/{key}"
        return name in self.held or name in self.elsewhere

    def save(self, kind: str, key: str, content: bytes) -> None:
        """Hold an entry."""
        name = f"{kind}/{key}"
        self.held[name] = content
        self.made.add(name)


def hold(entries: Iterable[tuple[str, bytes]]) -> HeldEntries:
    """Return these entries in memory, and no others."""
    return HeldEntries(Path(), held=dict(entries))


class Shelf:
    """What the steps of a build have made on a cluster: a folder of Parquet files for each, in a Hadoop path.

    A step that was cut short has left no mark of success, and its folder is passed over.
    """

    def __init__(self, session: SparkSession, folder: str) -> None:
        self._session, self._folder = session, folder
        self._steps = [path for path in list_folders(session, folder) if exists(session, f"{path}/_SUCCESS")]
        self._next = len(list_folders(session, folder))
        self._loose: list[DataFrame] = []

    def is_empty(self) -> bool:
        """Return whether no step has been done yet."""
        return not self._steps

    def put(self, results: DataFrame) -> DataFrame:
        """Write what a step made, one row a part (`RESULTS`), and return it as it was written."""
        self._next += 1
        path = f"{self._folder}/step-{self._next:05}"
        results.write.mode("overwrite").parquet(path)
        self._steps.append(path)
        return self._session.read.schema(RESULTS).parquet(path)

    def add(self, entries: DataFrame) -> None:
        """Let entries (`ENTRIES`) that lie elsewhere be found here too."""
        self._loose.append(entries)

    def entries(self) -> DataFrame:
        """Return all entries, each once."""
        from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

        found = self._session.createDataFrame([], ENTRIES)
        if self._steps:
            steps = self._session.read.schema(RESULTS).parquet(*self._steps).where(~f.col("failed"))
            zipped = steps.select(f.explode(f.arrays_zip("names", "contents")).alias("e"))
            found = zipped.select(f.col("e.names").alias("name"), f.col("e.contents").alias("content"))
        for one in self._loose:
            found = found.unionByName(one)
        return found.dropDuplicates(["name"])

    def fetch(self, names: Iterable[str]) -> list[tuple[str, bytes]]:
        """Return entries by their names, for the machine that leads."""
        from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

        rows = self.entries().where(f.col("name").isin(*names)).collect()
        return [(row["name"], bytes(row["content"])) for row in rows]

    def small(self) -> list[tuple[str, bytes]]:
        """Return the entries of small kinds that earlier builds have made."""
        from pyspark.sql import functions as f  # noqa: PLC0415

        if self.is_empty():
            return []
        rows = self.entries().where(f.substring_index("name", "/", 1).isin(*SMALL)).collect()
        return [(row["name"], bytes(row["content"])) for row in rows]

    def names(self) -> set[str]:
        """Return the names of all entries that earlier builds have made."""
        if self.is_empty():
            return set()
        return {row["name"] for row in self.entries().select("name").collect()}


def exists(session: SparkSession, path: str) -> bool:
    """Return whether there is something at a Hadoop path."""
    files, place = _file_system(session, path)
    return bool(files.exists(place))


def delete(session: SparkSession, path: str) -> None:
    """Delete a folder at a Hadoop path, if there is one."""
    files, place = _file_system(session, path)
    files.delete(place, True)  # noqa: FBT003 - with all that is in it


def list_folders(session: SparkSession, path: str) -> list[str]:
    """Return the folders in a folder, sorted; none if it is not there."""
    files, place = _file_system(session, path)
    if not files.exists(place):
        return []
    return sorted(str(one.getPath().toString()) for one in files.listStatus(place) if one.isDirectory())


def _file_system(session: SparkSession, path: str) -> tuple[Any, Any]:
    context: Any = session.sparkContext  # Spark has no other way to its file systems
    place = context._jvm.org.apache.hadoop.fs.Path(path)
    return place.getFileSystem(context._jsc.hadoopConfiguration()), place
