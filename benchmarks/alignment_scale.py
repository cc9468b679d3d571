"""Prints how the time and memory of the alignment grow with the number of plans, beside rapidfuzz and scikit-learn.

Run it in the project: python -m benchmarks.alignment_scale 30 100 300. Each number is one of series; each series has
two plans of successive years, the real ones of the corpus with most of their words exchanged, in the same way in both
years, for other words of the dictionary: the shape of real plans, each in a field of its own.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from kg.align.corpus import align_pairs
from kg.align.elements import read_elements
from kg.align.related import choose_pairs, nearest_plans, read_plan_words
from kg.model import PlanDocument
from kg.segment import cut_words, read_words
from kg.workspace import PlanEntry, find_workspace
from loaders import load_document

_ROOT = Path(__file__).resolve().parent.parent
_EXCHANGED = 6  # of ten words
_PEER_TEXTS = 4000


def main(sizes: Sequence[int]) -> None:
    """Print a row for each number of series, and what the peers need for all pairs of some of the texts."""
    years = _two_years()
    print(
        "| series | plans | texts a year | pairs chosen | CPU s a plan: weigh, choose | CPU s a pair: align | peak MB |"
    )
    print("|---|---|---|---|---|---|---|")
    for size in sizes:
        documents, entries = _vary(years, size)
        print(_measure(documents, entries, size))
    documents, _ = _vary(years, 1 + _PEER_TEXTS // 120)
    texts = [m.text for d in documents.values() for t in d.tasks for m in t.measures][:_PEER_TEXTS]
    print(f"\n| all pairs of {len(texts)} × {len(texts)} measures | CPU s |\n|---|---|")
    for name, run in (("rapidfuzz cdist", _cdist), ("scikit-learn full product", _full_product)):
        print(f"| {name} | {_seconds(lambda run=run: run(texts)):.1f} |")  # type: ignore[misc]


def _measure(documents: Mapping[str, PlanDocument], entries: Sequence[PlanEntry], size: int) -> str:
    start = time.process_time()
    chosen = choose_pairs(
        documents,
        entries,
        lambda ranks, crowded: nearest_plans(
            ranks, crowded, [read_plan_words(read_elements(documents[name])) for name in ranks.names]
        ),
    )
    choosing = (time.process_time() - start) / len(documents)
    successive = [pair for pair in chosen if pair.relation == "continues"]
    start = time.process_time()
    links = sum(len(alignment.links) for alignment in align_pairs(documents, successive))
    aligning = (time.process_time() - start) / len(successive)
    assert links > size
    texts = sum(len(t.measures) + 1 for d in documents.values() for t in d.tasks) // 2
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cells = (size, len(documents), texts, len(chosen), f"{choosing:.3f}", f"{aligning:.3f}", peak)
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _two_years() -> tuple[PlanDocument, PlanDocument]:
    manifest = find_workspace(_ROOT).manifest
    series = [entry for entry in manifest.plans if entry.series == manifest.plans[0].series]
    first, second = (load_document(entry.file, entry) for entry in series[:2])
    return first, second


def _vary(years: tuple[PlanDocument, PlanDocument], size: int) -> tuple[dict[str, PlanDocument], tuple[PlanEntry, ...]]:
    texts = [m.text for d in years for t in d.tasks for m in t.measures] + [t.title for d in years for t in d.tasks]
    words = read_words(texts)
    pool = sorted(word for word in _dictionary_words() if len(word) == 2)
    cuts = {text: tuple(cut_words(text, words)) for text in texts}
    documents, entries = {}, []
    for field in range(size):
        for year, document in enumerate(years, start=2020):
            name = f"plan{year}-{field}"
            documents[name] = _exchange(replace(document, identifier=name), field, cuts, pool)
            entries.append(PlanEntry(name, Path(name), year, series=f"series{field}"))
    return documents, tuple(entries)


def _exchange(
    document: PlanDocument, field: int, cuts: Mapping[str, Sequence[str]], pool: Sequence[str]
) -> PlanDocument:
    def varied(text: str) -> str:
        return "".join(_exchanged(word, field, pool) for word in cuts[text])

    tasks = tuple(
        replace(
            task,
            title=varied(task.title),
            measures=tuple(replace(m, text=varied(m.text), normalized=None, actor=None) for m in task.measures),
        )
        for task in document.tasks
    )
    return replace(document, tasks=tasks)


def _exchanged(word: str, field: int, pool: Sequence[str]) -> str:
    number = crc32(f"{field} {word}".encode())
    return pool[number % len(pool)] if len(word) == 2 and number % 10 < _EXCHANGED else word


def _dictionary_words() -> list[str]:
    found = find_spec("jieba")
    assert found is not None
    assert found.origin is not None
    lines = Path(found.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" ")[0] for line in lines]


def _cdist(texts: Sequence[str]) -> None:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - of the dev extra

    process.cdist(texts, texts, scorer=fuzz.token_set_ratio)


def _full_product(texts: Sequence[str]) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - of the dev extra

    rows = TfidfVectorizer(analyzer="char", ngram_range=(1, 3)).fit_transform(texts)
    rows @ rows.T


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [30, 100])
