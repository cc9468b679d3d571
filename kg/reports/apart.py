"""What the department of the report bears in documents of these years that have no counterpart to be compared with."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diff.model import BorneApart, YearDiff
from kg.reports.blocks import Block, Column, Heading, Line, Paragraph, Row, Span, Table, line, lines
from kg.reports.voice import Voice


def apart(diff: YearDiff, voice: Voice) -> Iterator[Block]:
    """Yield the tasks and measures of the department that no other year can be set against; nothing without any."""
    if not diff.apart:
        return
    yield Heading(1, voice("其他文件中的任务", "Tasks in other documents"), "apart")
    said = voice(
        f"{diff.scope.department}在这些年度的下列文件中也有任务。它们没有同系列的另一年文件可比，既不算新增也不算未再列入，"
        "上文各表和计数都不包括它们。",
        f"{diff.scope.department} bears these too, in documents of these years without another year of their series "
        "to compare: they count as neither new nor dropped, and no table and no count above includes them.",
    )
    yield Paragraph(line(said), note=True)
    columns = (Column(voice("文件与任务", "document and task"), 34), Column(voice("承担的举措", "measures"), 66))
    rows = tuple(Row((lines(_task(one, voice)), lines(_measures(one, voice)))) for one in diff.apart)
    yield Table(voice(f"{len(rows)}项任务", voice.count(len(rows), "", "task")), columns, rows)


def tell_apart_in_short(diff: YearDiff, voice: Voice) -> Line:
    """Return how many such tasks each document has, as a part of a sentence that leads to them; empty without any."""
    counts: dict[str, int] = {}
    for one in diff.apart:
        name = voice(f"《{one.plan.title}》", one.plan.title)
        counts[name] = counts.get(name, 0) + 1
    if not counts:
        return ()
    listed = voice.join(voice(f"{name}{count}项", f"{name}: {count}") for name, count in counts.items())
    told = Span(voice("另在其他文件中有任务", "further tasks in other documents"), href="apart")
    return line(told, voice(f"（{listed}）；", f" ({listed}); "))


def _task(one: BorneApart, voice: Voice) -> Iterator[Line]:
    yield line(Span(f"{voice.task(one.number)} {one.title}", "strong"))
    yield line(Span(f"{voice.year(one.plan.year)} {voice(f'《{one.plan.title}》', one.plan.title)}", "soft"))


def _measures(one: BorneApart, voice: Voice) -> Iterator[Line]:
    for position, text in one.measures:
        place = voice(f"第{position}句", f"sentence {position}")
        yield line(text, Span(f" {place}", "soft"))
