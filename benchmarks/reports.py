"""Measures reports on what is different from year to year: how right the marks are, how fast and how large it all is.

Run it in the project after kg build: python -m benchmarks.reports. It prints three tables; times are those of the
processor, so that others at work on the machine do not count.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from redlines import Redlines

from benchmarks.speed import ROOT, run_process
from kg.diff import ComparedPlan, YearInputs, diff_years, read_years
from kg.diff.elements import PlanFacts
from kg.difference import compare_texts, read_lexicon
from kg.links import Alignment, Change, ElementRef, Link, Status, measure_ref, task_ref
from kg.model import Header, Measure, Passage, Piece, PlanDocument, Source, Task
from kg.reports import REPORTS
from kg.store import open_store
from tests.kg.difference_pairs import NAMES, Pair, read_pairs, write_marks

_TASKS, _MEASURES = 1_000, 5
_HERE = Passage((Piece(0, 1),))
_SENTENCE = "各地区要{}推进第{}类高标准农田建设，完成投资{}万元，落实管护责任，{}。"


def main() -> None:
    """Measure and print the tables."""
    if sys.argv[1:] == ["large"]:
        print(json.dumps(_large()))
        return
    print("\n".join((*_marks_table(), "", *_corpus_table(), "", *_large_table())))


def _marks_table() -> Iterator[str]:
    pairs = read_pairs()
    lexicon = read_lexicon((text for pair in pairs for text in pair.plain), NAMES)
    ours = [compare_texts(*pair.plain, lexicon) for pair in pairs]
    yield f"| {len(pairs)} pairs of sentences | marked as a reader does | F1 of marked characters |"
    yield "|---|---|---|"
    told = [(write_marks(one.earlier), write_marks(one.later)) for one in ours]
    yield _marks_row("kg.difference (words)", pairs, told)
    yield _marks_row("difflib (characters)", pairs, [_by_character(*pair.plain) for pair in pairs])
    yield _marks_row("redlines (words between blanks)", pairs, [_by_redlines(*pair.plain) for pair in pairs])


def _marks_row(name: str, pairs: Iterable[Pair], told: Iterable[tuple[str, str]]) -> str:
    right = found = wanted = hits = count = 0
    for pair, marks in zip(pairs, told, strict=True):
        count += 1
        right += marks == (pair.earlier, pair.later)
        for mine, readers in zip(marks, (pair.earlier, pair.later), strict=True):
            a, b = set(_marked(mine)), set(_marked(readers))
            found, wanted, hits = found + len(a), wanted + len(b), hits + len(a & b)
    return f"| {name} | {right}/{count} | {2 * hits / (found + wanted):.3f} |"


def _marked(text: str) -> Iterator[int]:
    """The places of the characters that are marked as changed or moved."""
    place, inside = 0, False
    for character in text:
        if character in "⟦⟪⟧⟫":
            inside = character in "⟦⟪"
        elif character not in "‹›":
            if inside:
                yield place
            place += 1


def _by_character(earlier: str, later: str) -> tuple[str, str]:
    left = right = ""
    for kind, a, b, c, d in SequenceMatcher(None, earlier, later, autojunk=False).get_opcodes():
        marks = ("", "") if kind == "equal" else ("⟦", "⟧")
        left += marks[0] + earlier[a:b] + marks[1] if a < b else ""
        right += marks[0] + later[c:d] + marks[1] if c < d else ""
    return left, right


def _by_redlines(earlier: str, later: str) -> tuple[str, str]:
    changes = [one for one in json.loads(Redlines(earlier, later).output_json())["changes"] if one["type"] != "equal"]
    return (
        _mark(earlier, [tuple(one["source_position"]) for one in changes if one["source_position"]]),
        _mark(later, [tuple(one["test_position"]) for one in changes if one["test_position"]]),
    )


def _mark(text: str, places: Iterable[tuple[int, int]]) -> str:
    for begin, end in sorted(places, reverse=True):
        text = text[:begin] + "⟦" + text[begin:end] + "⟧" + text[end:]
    return text


def _corpus_table() -> Iterator[str]:
    began = time.process_time()
    with open_store(ROOT / ".kg") as store:
        inputs = read_years(store, "2020", "2021")
    read = time.process_time() - began
    began = time.process_time()
    diff = diff_years(inputs)
    compared = time.process_time() - began
    yield "| two plans of 19 and 22 tasks, after start-up | processor seconds (aim: 1) | kB |"
    yield "|---|---|---|"
    yield f"| read | {read:.2f} | |"
    yield f"| compare | {compared:.2f} | |"
    for ending, write in REPORTS.items():
        write(diff, "zh", None)  # what the writer imports is start-up
        began = time.process_time()
        size = len(write(diff, "zh", None))
        yield f"| write {ending} | {time.process_time() - began:.2f} | {size / 1000:.0f} |"


def _large_table() -> Iterator[str]:
    run = run_process(sys.executable, "-m", "benchmarks.reports", "large")
    times = json.loads(run.out)
    yield f"| {_TASKS} tasks against {_TASKS}, {_MEASURES} measures each | processor seconds (aim: 20) |"
    yield "|---|---|"
    yield from (f"| {name} | {seconds:.1f} |" for name, seconds in times.items())
    yield f"| peak memory | {run.megabytes:.0f} MB (aim: 1000) |"


def _large() -> dict[str, float]:
    old, new = _plan("old", "加快", "定期报送进展"), _plan("new", "扎实", "年底前报送总结，并抄送有关部门")
    inputs = YearInputs("2022", "2023", {"old": _compared(old, 2022), "new": _compared(new, 2023)}, (_align(old, new),))
    began = time.process_time()
    diff = diff_years(inputs)
    times = {"compare": time.process_time() - began}
    for ending in (".html", ".docx", ".xlsx"):
        began = time.process_time()
        REPORTS[ending](diff, "zh", None)
        times[f"write {ending}"] = time.process_time() - began
    return times


def _plan(name: str, adverb: str, closing: str) -> PlanDocument:
    tasks = tuple(
        Task(
            number=str(number),
            title=f"{adverb}推进第{number}类高标准农田建设",
            passage=_HERE,
            measures=tuple(
                Measure(n, _SENTENCE.format(adverb, number, n * number, closing), _HERE, actor="各地区")
                for n in range(1, _MEASURES + 1)
            ),
        )
        for number in range(1, _TASKS + 1)
    )
    return PlanDocument(name, Source("x.txt", "text/plain", "0" * 64, "…"), "task_list", Header(), tasks=tasks)


def _compared(document: PlanDocument, year: int) -> ComparedPlan:
    counts = (0, _TASKS, _TASKS * _MEASURES, 0, 0)
    facts = PlanFacts(document.identifier, year, "计划", None, None, None, None, "x.txt", *counts)
    return ComparedPlan(document, facts)


def _align(old: PlanDocument, new: PlanDocument) -> Alignment:
    links = []
    for before, after in zip(old.tasks, new.tasks, strict=True):
        links.append(_link(task_ref(old, before), task_ref(new, after)))
        for left, right in zip(before.measures, after.measures, strict=True):
            links.append(_link(measure_ref(old, before, left), measure_ref(new, after, right)))
    return Alignment("old", "new", "continues", tuple(links), (), "made", "1")


def _link(earlier: ElementRef, later: ElementRef) -> Link:
    return Link(earlier, later, "continues", Change.CONTINUED, 1.0, status=Status.CONFIRMED, accepted=True)


if __name__ == "__main__":
    main()
