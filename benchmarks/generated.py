"""Generates corpora of any size to measure pictures with: plans of two years and more, tied at random by rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random

from kg.graphs.corpus import Bearer, Corpus, Item, PlanHead, Tie, ties_by_item
from kg.model import Header, Passage, Piece, PlanDocument, Role, Section, Source

_TASKS, _MEASURES = 6, 6
_OF_PLAN = 2000
_WORDS = (
    "推进",
    "农田",
    "水利",
    "建设",
    "质量",
    "服务",
    "管护",
    "试点",
    "改革",
    "人才",
    "信息",
    "标准",
    "示范",
    "监管",
    "培育",
)
_CHANGES = ("Continued", "Reworded", "Broadened", "Narrowed", "MergedInto", "AbsorbedInPart")
_PLACE = Passage((Piece(0, 1),))


def generate_corpus(boxes: int) -> Corpus:
    """Return a corpus whose sections, tasks and measures are about so many; the same number gives the same corpus.

    A plan of each year has up to 2,000 of them; four measures of five carry on one of the year before, most of them of
    the same task.
    """
    random = Random(boxes)  # noqa: S311 - no secret hangs on it
    plans = max(2, round(boxes / _OF_PLAN))
    sections = max(1, round(boxes / plans / (1 + _TASKS * (1 + _MEASURES))))
    heads: dict[str, PlanHead] = {}
    documents: dict[str, PlanDocument] = {}
    items: dict[str, Item] = {}
    for place in range(plans):
        name, year = f"plan{place}", str(2020 + place)
        heads[name] = PlanHead(name, f"{year}年任务清单", f"{year}年任务清单", year, "任务清单", "", "", "")
        listed = tuple(Section(str(n), _title(random), _PLACE) for n in range(1, sections + 1))
        source = Source(f"{name}.txt", "text/plain", "0" * 64, "")
        documents[name] = PlanDocument(name, source, "task_list", Header(), listed)
        items |= {item.identifier: item for item in _items(random, name, year, sections)}
    ties = tuple(_ties(random, items, plans))
    return Corpus(heads, documents, items, ties, {}, {name: {} for name in heads}, ties_by_item(ties))


def _title(random: Random) -> str:
    return "".join(random.choices(_WORDS, k=random.randint(4, 9)))


def _items(random: Random, plan: str, year: str, sections: int) -> Iterator[Item]:
    numbers = count(1)
    bearer = Bearer("农业司", "农业司", "农业司", Role.RESPONSIBLE)
    for section in range(1, sections + 1):
        for _ in range(_TASKS):
            task = f"{plan}/task/{next(numbers)}"
            number = task.rpartition("/")[2]
            names = tuple(f"{task}/measure/{n}" for n in range(1, _MEASURES + 1))
            common = (_PLACE, (bearer,), "年底前", (), (), str(section))
            yield Item(task, plan, year, number, _title(random), *common, measures=names)
            for place, name in enumerate(names, start=1):
                text = _title(random) + "，" + _title(random) + "。"
                yield Item(name, plan, year, str(place), text, *common, task=task)


def _ties(random: Random, items: dict[str, Item], plans: int) -> Iterator[Tie]:
    for place in range(1, plans):
        for kind in ("Task", "Measure"):
            earlier = [item for item in items.values() if item.plan == f"plan{place - 1}" and item.kind == kind]
            later = [item for item in items.values() if item.plan == f"plan{place}" and item.kind == kind]
            for at, item in enumerate(later):
                if random.random() < 0.8:
                    source = earlier[min(len(earlier) - 1, max(0, at + random.randint(-3, 3)))]
                    change = random.choice(_CHANGES)
                    yield Tie(source.identifier, item.identifier, "continues", change, 0.9, random.random() < 0.2)
