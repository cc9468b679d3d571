"""All tasks of both years at a glance: where each comes from and where each goes, with its departments and measures."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diff.model import PlanDiff, Standing, TaskDiff, TaskFate, Tie
from kg.reports.blocks import Block, Cell, Column, Filter, Heading, Line, Paragraph, Row, Span, Table, cell, line, lines
from kg.reports.sentences import perhaps_tied
from kg.reports.times import due_text
from kg.reports.voice import Voice, task_anchor


def overview(step: PlanDiff, voice: Voice, *, suffix: str) -> Iterator[Block]:
    """Yield the tables of all tasks of the later year, of the earlier year, and of their sections."""
    old, new = voice.year(step.earlier.year), voice.year(step.later.year)
    group = f"tasks{suffix}"
    yield Heading(1, voice("任务总览", "All tasks"), f"overview{suffix}")
    yield Heading(2, voice(f"{new}各项任务的来源", f"Where the tasks of {new} come from"), f"sources{suffix}")
    yield Filter(group, voice("只看", "only"), _kinds(voice))
    columns = (
        Column(voice(f"{new}任务", f"task of {new}"), 24),
        Column(voice(f"承接的{old}任务", f"carries on, of {old}"), 30),
        Column(voice("责任部门", "departments"), 24),
        Column(voice("完成时限", "deadline"), 15),
        Column(voice("举措", "measures"), 15),
    )
    rows = tuple(_task_row(task, voice) for task in step.tasks)
    yield Table(_caption(new, len(rows), step, voice), columns, rows, group)
    yield Heading(2, voice(f"{old}各项任务的去向", f"Where the tasks of {old} went"), f"heirs{suffix}")
    back = (
        Column(voice(f"{old}任务", f"task of {old}"), 28),
        Column(voice(f"由{new}哪些任务承接", f"carried on in {new} by"), 40),
        Column(voice("举措", "measures"), 20),
    )
    fates = tuple(_fate_row(fate, voice) for fate in step.fates)
    yield Table(_caption(old, len(fates), step, voice), back, fates, group)
    if step.sections:
        yield from _sections(step, voice, suffix)


def _caption(year: str, count: int, step: PlanDiff, voice: Voice) -> str:
    here = voice("所列", " told here") if step.confined else ""
    return voice(f"{here}{year}{count}项任务", f"{voice.count(count, '', 'task')} of {year}{here}")


def task_kinds(task: TaskDiff) -> tuple[str, ...]:
    """Return what became of a task, as kinds of change: New, Moved, or those of its ties."""
    if not task.ties:
        return ("New",)
    kinds = dict.fromkeys(tie.change.value for tie in task.ties)
    return (*kinds, *(("Moved",) if task.moved else ()))


def source_line(tie: Tie, voice: Voice, *, later: bool) -> Line:
    """Return one end of a link with what became of it and how sure that is."""
    side = tie.later if later else tie.earlier
    judged = voice.by_machine(tie.confidence)
    sure = "" if tie.confirmed else voice(f"（{judged}）", f" ({judged})")
    return line(voice.sign(tie.change.value), " ", *voice.titled(side), Span(sure, "soft"))


def _kinds(voice: Voice) -> tuple[tuple[str, str], ...]:
    kinds = ("Continued", "SplitInto", "MergedInto", "AbsorbedInPart", "Moved", "New", "Dropped")
    return tuple((kind, voice.change(kind)) for kind in kinds)


def _task_row(task: TaskDiff, voice: Voice) -> Row:
    fresh = [line(voice.sign("New")), *(perhaps_tied(tie, voice, later=False) for tie in task.perhaps)]
    sources = [source_line(tie, voice, later=False) for tie in task.ties] or fresh
    if task.moved:
        sources.append(
            line(
                voice.sign("Moved"),
                Span(f" {voice.section(task.ties[0].earlier)} → {voice.section(task.later)}", "soft"),
            )
        )
    return Row(
        cells=(
            lines((voice.titled(task.later), line(Span(voice.section(task.later), "soft")))),
            lines(sources),
            _departments(task, voice),
            _due(task, voice),
            _counts(task, voice),
        ),
        kinds=task_kinds(task),
    )


def _departments(task: TaskDiff, voice: Voice) -> Cell:
    joined = (
        line(Span(voice("新增 ", "joined "), "soft"), Span(voice.bearers(task.joined), "added")) if task.joined else ()
    )
    left = line(Span(voice("不再列 ", "left "), "soft"), Span(voice.bearers(task.left), "removed")) if task.left else ()
    before = _before(task, voice) if task.joined or task.left else ()
    return lines((line(voice.bearers(task.later.bearers)), before, joined, left))


def _before(task: TaskDiff, voice: Voice) -> Line:
    """The departments of the tasks that go on in this one, as the earlier year has them."""
    bearers = {bearer.name: bearer for tie in task.ties if tie.whole for bearer in tie.earlier.bearers}
    return line(Span(voice("原为 ", "before: "), "soft"), Span(voice.bearers(tuple(bearers.values())), "soft"))


def _due(task: TaskDiff, voice: Voice) -> Cell:
    now = line(due_text(task.later, voice))
    if not task.due_changed:
        return lines((now,))
    before = dict.fromkeys(due_text(tie.earlier, voice) for tie in task.ties if tie.whole)
    return lines((line(Span(voice.join(before), "removed")), line(Span(due_text(task.later, voice), "added"))))


def _counts(task: TaskDiff, voice: Voice) -> Cell:
    said = [f"{voice.standing(kind)} {task.count(kind)}" for kind in (Standing.KEPT, Standing.CHANGED, Standing.NEW)]
    return lines(line(one) for one in said)


def _fate_row(fate: TaskFate, voice: Voice) -> Row:
    gone = [line(voice.sign("Dropped")), *(perhaps_tied(tie, voice, later=True) for tie in fate.perhaps)]
    heirs = [source_line(tie, voice, later=True) for tie in fate.ties] or gone
    kinds = tuple(dict.fromkeys(tie.change.value for tie in fate.ties)) or ("Dropped",)
    said = voice.join(
        f"{voice.standing(kind)} {fate.count(kind)}" for kind in (Standing.KEPT, Standing.CHANGED, Standing.GONE)
    )
    name = (Span(voice.task(fate.earlier.spot.task), "strong"), Span(f" {fate.earlier.spot.title}"))
    first = lines((name, line(Span(voice.section(fate.earlier), "soft"))))
    return Row((first, lines(heirs), cell(said)), kinds, task_anchor(fate.earlier.spot))


def _sections(step: PlanDiff, voice: Voice, suffix: str) -> Iterator[Block]:
    old, new = voice.year(step.earlier.year), voice.year(step.later.year)
    yield Heading(2, voice("各部分的对应", "Sections"), f"sections{suffix}")
    said = voice(
        "按各部分全部任务中多数的去向推算；任务所在部分与此不同的，标为“移至另一部分”。",
        "Inferred from where most of all tasks of a section went; a task that stands elsewhere is marked as moved.",
    )
    yield Paragraph(line(said), note=True)
    columns = (Column(old, 40), Column(new, 40), Column(voice("任务去向", "tasks that went there"), 20))
    rows = tuple(
        Row(
            (
                cell(f"{tie.earlier}、{tie.earlier_title}"),
                cell(f"{tie.later}、{tie.later_title}" if tie.later else voice("没有对应的部分", "no section")),
                cell(voice(f"{tie.of}项中的{tie.tasks}项", f"{tie.tasks} of {tie.of}")),
            )
        )
        for tie in step.sections
    )
    yield Table(voice("各部分的对应", "Sections"), columns, rows)
