"""Task by task: old and new side by side, measures paired, what weighs most first."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diff.model import Fate, MeasureDiff, PlanDiff, Standing, TaskDiff, TaskFate, Weight
from kg.reports.blocks import (
    Block,
    Bullets,
    Column,
    Filter,
    Fold,
    Heading,
    Line,
    Paragraph,
    Row,
    Span,
    Table,
    cell,
    line,
    lines,
)
from kg.reports.overview import source_line
from kg.reports.sentences import perhaps_tied
from kg.reports.times import due_text
from kg.reports.voice import Voice, marked, task_anchor


def details(step: PlanDiff, voice: Voice, *, suffix: str) -> Iterator[Block]:
    """Yield every task of the later year, then those of the earlier one that none carries on."""
    yield Heading(1, voice("逐项对比", "Task by task"), f"details{suffix}")
    yield Paragraph(_legend(voice), note=True)
    group = f"measures{suffix}"
    yield Filter(group, voice("只看", "only"), _kinds(voice))
    for task in step.tasks:
        yield from _task(task, step, voice, group)
    dropped = [fate for fate in step.fates if not fate.ties]
    for fate in dropped:
        yield from _dropped(fate, step, voice, group)


def _legend(voice: Voice) -> Line:
    return line(
        voice("标记：", "Marks: "),
        Span(voice("后一年没有的", "not in the later year"), "removed"),
        voice("；", "; "),
        Span(voice("前一年没有的", "not in the earlier year"), "added"),
        voice("；", "; "),
        Span(voice("位置移动的", "stands elsewhere in the sentence"), "moved"),
        voice("；", "; "),
        Span(voice("在另一承接句中的", "stands in another sentence that carries it on"), "elsewhere"),
        voice(
            "。整句新增、未再列入和改写的不加标记。每项任务内，按要求、责任、时限、数字、范围、措辞的次序排列。",
            ". A sentence that is new, gone or written anew as a whole is not marked. Within a task, what concerns "
            "obligation comes first, then responsibility, deadline, figures, scope, wording.",
        ),
    )


def _kinds(voice: Voice) -> tuple[tuple[str, str], ...]:
    weights = tuple((weight.name, voice.weight(weight)) for weight in Weight if weight is not Weight.NOTHING)
    return (*weights, ("New", voice.change("New")), ("Dropped", voice.change("Dropped")))


def _task(task: TaskDiff, step: PlanDiff, voice: Voice, group: str) -> Iterator[Block]:
    spot = task.later.spot
    yield Heading(2, f"{voice.task(spot.task)}{voice('　', ': ')}{spot.title}", task_anchor(spot), numbered=False)
    yield Bullets(tuple(_facts(task, voice)), kept=True)
    told = sorted((m for m in task.measures if not _light(m)), key=lambda m: (not m.origins, m.weight))
    rows = (*(_measure_row(measure, voice) for measure in told), *(_gone_row(fate, voice) for fate in task.gone))
    if rows:
        yield Table(voice("举措对照", "Measures"), _columns(step, voice), rows, group)
    light = [measure for measure in task.measures if _light(measure)]
    if light:
        said = voice(
            f"文字未变，或仅标点、称谓、次序不同的举措{len(light)}条",
            f"{voice.count(len(light), '', 'measure')} unchanged but for marks, address or order",
        )
        yield Fold(said, tuple(_light_line(measure, voice) for measure in light))


def _light(measure: MeasureDiff) -> bool:
    return bool(measure.origins) and measure.weight is Weight.NOTHING


def _facts(task: TaskDiff, voice: Voice) -> Iterator[Line]:
    """What is told of the task itself: where from, title, section, departments, deadline."""
    for tie in task.ties:
        yield line(voice("来自：", "from: "), *source_line(tie, voice, later=False))
    if not task.ties:
        yield line(voice.sign("New"), voice("：上年没有对应的任务", ": no predecessor the year before"))
        yield from (perhaps_tied(tie, voice, later=False) for tie in task.perhaps)
    if task.title is not None and task.title.changed:
        yield line(
            voice("题目：", "title: "),
            *marked(task.title.earlier, later=False),
            " → ",
            *marked(task.title.later, later=True),
        )
    if task.moved:
        yield line(voice.sign("Moved"), f" {voice.section(task.ties[0].earlier)} → {voice.section(task.later)}")
    yield line(voice("部门：", "departments: "), voice.bearers(task.later.bearers), *_staff(task, voice))
    yield line(voice("时限：", "deadline: "), *_due(task, voice))


def _staff(task: TaskDiff, voice: Voice) -> Line:
    spans: list[str | Span] = []
    if task.joined:
        spans += [voice("；新增 ", "; joined: "), Span(voice.bearers(task.joined), "added")]
    if task.left:
        spans += [voice("；不再列 ", "; left: "), Span(voice.bearers(task.left), "removed")]
    return line(*spans)


def _due(task: TaskDiff, voice: Voice) -> Line:
    now = due_text(task.later, voice)
    if not task.due_changed:
        return line(now)
    before = dict.fromkeys(due_text(tie.earlier, voice) for tie in task.ties if tie.whole)
    return line(Span(voice.join(before), "removed"), " → ", Span(now, "added"))


def _columns(step: PlanDiff, voice: Voice) -> tuple[Column, ...]:
    return (
        Column(voice.year(step.earlier.year), 41),
        Column(voice.year(step.later.year), 41),
        Column(voice("变化", "change"), 18),
    )


def _measure_row(measure: MeasureDiff, voice: Voice) -> Row:
    left: list[Line] = []
    for origin in measure.origins:
        moved = voice("，移自另一任务", ", moved from another task") if origin.moved else ""
        sure = "" if origin.confirmed else voice("，", ", ") + voice.by_machine(origin.confidence)
        left += [marked(origin.marked, later=False), line(voice.cite(origin.earlier.spot), Span(moved + sure, "soft"))]
    right = (marked(measure.marked, later=True), line(voice.cite(measure.later.spot)))
    kinds = tuple(dict.fromkeys(aspect.weight.name for aspect in measure.aspects)) if measure.origins else ("New",)
    return Row((lines(left) or cell("—"), lines(right), lines(_changes(measure, voice))), kinds)


def _changes(measure: MeasureDiff, voice: Voice) -> Iterator[Line]:
    if not measure.origins:
        yield line(voice.sign("New"))
        if measure.doubtful:
            yield line(Span(voice("另有可能的联系，待确认", "a possible link is to be confirmed"), "soft"))
    elif measure.standing is Standing.KEPT:
        yield line(voice.standing(Standing.KEPT))
    for aspect in measure.aspects:
        yield line(voice.aspect(aspect))


def _gone_row(fate: Fate, voice: Voice) -> Row:
    doubt = (
        line(Span(voice("另有可能的联系，待确认", "a possible link is to be confirmed"), "soft"))
        if fate.doubtful
        else ()
    )
    left = lines((line(fate.earlier.spot.text), line(voice.cite(fate.earlier.spot))))
    return Row((left, cell("—"), lines((line(voice.sign("Dropped")), _titled(fate, voice), doubt))), ("Dropped",))


def _titled(fate: Fate, voice: Voice) -> Line:
    """Where the title of a later task says what the measure said."""
    if fate.title is None:
        return ()
    task = Span(voice.task(fate.title.task), href=task_anchor(fate.title))
    said = voice("这一提法见于", "its words are in the title of "), task, voice("的题目", "")
    return line(*said)


def _light_line(measure: MeasureDiff, voice: Voice) -> Line:
    origins = [voice.cite(origin.earlier.spot) for origin in measure.origins]
    spans: list[str | Span] = [measure.later.spot.text, " ", voice.cite(measure.later.spot), Span(" ← ", "soft")]
    for number, origin in enumerate(origins):
        spans += ["、" if number else "", origin]
    return line(*spans)


def _dropped(fate: TaskFate, step: PlanDiff, voice: Voice, group: str) -> Iterator[Block]:
    spot = fate.earlier.spot
    said = voice(
        f"{step.earlier.year}年任务{spot.task}　{spot.title}（未再列入）",
        f"Task {spot.task} of {step.earlier.year}: {spot.title} (not carried on)",
    )
    yield Heading(2, said, f"{task_anchor(spot)}-gone", numbered=False)
    maybe = (perhaps_tied(tie, voice, later=True) for tie in fate.perhaps)
    yield Bullets((line(voice("部门：", "departments: "), voice.bearers(fate.earlier.bearers)), *maybe), kept=True)
    rows = tuple(_gone_row(part, voice) for part in fate.measures if part.standing is Standing.GONE)
    if rows:
        yield Table(voice("举措", "Measures"), _columns(step, voice), rows, group)
