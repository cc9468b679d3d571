"""Tests that a cluster finds the same partners of plans by its joins as one machine does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from kg.align.pairs import rank_plans
from kg.align.related import NEAREST, RARE, PlanWords, nearest_plans
from kg.cluster.nearest import nearest_on_cluster
from kg.cluster.session import open_session
from kg.codec import write_value
from kg.workspace import PlanEntry
from tests.kg.plans import make_plan

_YEARS, _SERIES, _PLANS, _WORDS = (2019, 2021, 2022), ("水利", "林业", None, "教育"), 60, 150
_EVERYWHERE, _IN_NO_MEASURE = 9_999, 8_888


def _words(chance: Random) -> PlanWords:
    """Words of a made-up plan: some that others have too, one that all have and one that only titles have."""
    own = sorted(chance.sample(range(_WORDS), chance.randint(1, 12)))
    counts = tuple(chance.randint(1, 5) for _ in own)
    return PlanWords((*own, _IN_NO_MEASURE, _EVERYWHERE), (*counts, 1, RARE), (*own, _EVERYWHERE))


def test_a_cluster_finds_the_partners_that_one_machine_finds() -> None:
    chance = Random(7)  # noqa: S311 - no secret hangs on it
    entries = tuple(
        PlanEntry(f"计划{n}", Path(f"{n}.txt"), chance.choice(_YEARS), chance.choice(_SERIES)) for n in range(_PLANS)
    )
    ranks = rank_plans({one.identifier: make_plan(one.identifier, []) for one in entries}, entries)
    words = [_words(chance) for _ in range(_PLANS)]
    words[1] = words[2]  # two that are as near to any other
    words[5] = replace(words[5], columns=(4_444,), counts=(1,), measures=(4_444,))  # one that shares nothing
    crowded = range(_PLANS - 10)
    expected = nearest_plans(ranks, crowded, words)
    assert expected[5] == ()
    assert max(map(len, expected.values())) == NEAREST
    keys = [f"words/{n}" for n in range(_PLANS)]
    with open_session("local[2]") as session:
        session.conf.set("spark.sql.shuffle.partitions", "2")
        rows = [(key, bytearray(write_value(one))) for key, one in zip(keys, words, strict=True)]
        content = session.createDataFrame(rows, "name string, content binary")
        assert nearest_on_cluster(session, content, ranks, crowded, keys) == expected
