"""Finds the nearest partners of plans by joins of a cluster: the words of all plans are never on one machine."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.align.pairs import Ranks
from kg.align.related import NEAREST, RARE, least_shared, rare_weights

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_WORDS = "array<array<bigint>>"  # how `kg.codec` writes `PlanWords`: columns, counts, measures
_PLANS = "key string, place int, name string, year int, series string, crowded boolean"


def nearest_on_cluster(
    session: SparkSession, entries: DataFrame, ranks: Ranks, crowded: Collection[int], keys: Sequence[str]
) -> Mapping[int, tuple[int, ...]]:
    """Return what `kg.align.related.nearest_plans` does.

    `entries` hold the words of the ranked plans (`content`) under the names of `keys` (`name`), in their order.
    """
    words = _words_of(entries, _plans(session, ranks, crowded, keys))
    rare = _rare_words(session, words).cache()
    found = _ranked(_shared(rare), rare).collect()
    rare.unpersist()
    nearest: dict[int, tuple[int, ...]] = dict.fromkeys(sorted(crowded), ())
    for row in sorted(found, key=lambda row: (row["place"], row["rank"])):
        nearest[row["place"]] = (*nearest[row["place"]], row["other"])
    return nearest


def _plans(session: SparkSession, ranks: Ranks, crowded: Collection[int], keys: Sequence[str]) -> DataFrame:
    rows = zip(keys, range(len(keys)), ranks.names, ranks.year_of, ranks.series_of, strict=True)
    wanted = frozenset(crowded)
    return session.createDataFrame([(*row, row[1] in wanted) for row in rows], _PLANS)


def _words_of(entries: DataFrame, plans: DataFrame) -> DataFrame:
    """A row for each plan, with its words in three columns."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    parts = f.from_json(f.col("content").cast("string"), _WORDS)
    read = entries.select(f.col("name").alias("key"), parts.alias("words"))
    columns = [f.col("words")[n].alias(name) for n, name in enumerate(("columns", "counts", "measures"))]
    return plans.join(read, "key").select(*plans.columns, *columns).drop("key")


def _rare_words(session: SparkSession, words: DataFrame) -> DataFrame:
    """A row for each rare word of the measures of each plan, with its weight."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    counted = words.select(f.explode(f.arrays_zip("columns", "counts")).alias("word"))
    texts = counted.groupBy(f.col("word.columns").alias("word")).agg(f.sum("word.counts").alias("texts"))
    most = texts.agg(f.max("texts")).first()
    weights = rare_weights(max(1, (most and most[0]) or 1))
    weighed = session.createDataFrame(list(enumerate(weights)), "texts bigint, weight bigint")
    rare = texts.where(f.col("texts").between(2, RARE)).join(f.broadcast(weighed), "texts").select("word", "weight")
    said = words.select("place", "name", "year", "series", "crowded", f.explode("measures").alias("word"))
    return said.join(rare, "word")


def _shared(rare: DataFrame) -> DataFrame:
    """A row for each plan that has too many partners and each of these that it has rare words in common with."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    one, other = rare.where("crowded").alias("one"), rare.alias("other")
    apart = (f.col("one.place") != f.col("other.place")) & (f.abs(f.col("one.year") - f.col("other.year")) <= 1)
    same = f.coalesce(f.col("one.series") == f.col("other.series"), f.lit(False))  # noqa: FBT003 - a value
    pairs = one.join(other, (f.col("one.word") == f.col("other.word")) & apart & ~same)
    return pairs.groupBy(
        f.col("one.place").alias("place"), f.col("other.place").alias("other"), f.col("other.name").alias("name")
    ).agg(f.sum(f.col("one.weight") * f.col("other.weight")).alias("score"))


def _ranked(shared: DataFrame, rare: DataFrame) -> DataFrame:
    """The nearest of each plan, with their ranks from 1 on; of two that are as near, the one with the lesser name."""
    from pyspark.sql import Window  # noqa: PLC0415 - an extra
    from pyspark.sql import functions as f  # noqa: PLC0415

    own = rare.where("crowded").groupBy("place").agg(f.sum("weight").alias("own"))
    near = shared.join(own, "place").where(f.col("score") > f.col("own") * least_shared(1))
    order = Window.partitionBy("place").orderBy(f.col("score").desc(), f.col("name"))
    return near.withColumn("rank", f.row_number().over(order)).where(f.col("rank") <= NEAREST)
