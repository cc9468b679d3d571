"""Tells of the times by which something is to be done: new ones, and those that moved since the year before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from kg.diff.deadlines import DeadlineGroup, MovedTime
from kg.diff.elements import Spot, TaskSide
from kg.diff.findings import StrengthFinding
from kg.diff.model import PlanDiff
from kg.diff.timing import Move
from kg.links import ElementRef
from kg.reports.blocks import Column, Row, Span, Table, cell, lines
from kg.reports.voice import Voice, task_anchor

_SHOWN = 5
_MOVES: dict[Move, tuple[str, str]] = {
    "earlier": ("时限提前", "due earlier"),
    "later": ("时限推迟", "due later"),
    "dated": ("时限由没有日期改为有日期", "given a date where there was none"),
    "undated": ("时限由有日期改为没有日期", "no longer with a date"),
    "begun": ("新提出时限", "given a time where there was none"),
    "ended": ("不再提时限", "no longer with a time"),
    "words": ("时限另有说法", "due in other words"),
    "year": ("时限只随年度顺延", "due later by the year alone"),
}

_FRESH = ("新增的", "有时限"), (", new, ", "with a time")
_OTHER = ("另有新增的", "有时限"), (", new too, ", "with a time")
_LOST = ("未再列入的", "原有时限"), (", not carried on, ", "had a time")


def tell_times(step: PlanDiff, found: StrengthFinding, voice: Voice, suffix: str) -> Iterator[str | Span]:
    """Yield what is new and what moved in deadlines of tasks and in times that sentences tell."""
    if not found.timed:
        yield voice("两年的任务和举措都没有写完成时限；", "neither year tells a time; ")
        return
    begun = _begun(found)
    moved = [one for one in found.moved if not _told(one, found, begun)]
    if not begun and not moved:
        yield voice("有承接的任务和举措，完成时限没有变化；", "no time moved of what goes on; ")
    for group in begun:
        yield from _group(step, found, group, voice, suffix)
    told = {side.spot.element for group in begun for side in group.later}
    for of_task in (True, False):
        yield from _moves([one for one in moved if _is_task(one.spot) == of_task], voice, suffix)
        fresh = [one for one in found.fresh if _is_task(one[0]) == of_task]
        other = [one for one in fresh if not of_task or one[0].element not in told]
        yield from _listed(other, voice, _FRESH if other == fresh else _OTHER)
        yield from _listed([one for one in found.lost if _is_task(one[0]) == of_task], voice, _LOST)


def moved_table(moved: Sequence[MovedTime], step: PlanDiff, voice: Voice) -> Table:
    """Return the times that moved: of which task or measure of the later year, before and after."""
    columns = (
        Column(voice(f"{step.later.year}年任务或举措", f"task or measure of {step.later.year}"), 25),
        Column(voice.year(step.earlier.year), 25),
        Column(voice.year(step.later.year), 25),
        Column(voice("变化", "change"), 25),
    )
    none = voice("无", "none")
    rows = tuple(
        Row(
            (
                lines(((Span(voice.cite(one.spot, year=False).text, href=task_anchor(one.spot)),),)),
                cell(one.earlier or none),
                cell(one.later or none),
                cell(voice(*_MOVES[one.move])),
            )
        )
        for one in moved
    )
    here = voice("（限所列任务）", " (of the tasks told here)") if step.confined else ""
    return Table(voice("时限有变的任务和举措", "Tasks and measures whose time moved") + here, columns, rows)


def due_text(side: TaskSide, voice: Voice) -> str:
    """Return the deadline that is printed for a task, or else the times that its sentences tell."""
    if side.due:
        return side.due.text + (voice("（更正）", " (corrected)") if side.due.corrected else "")
    if side.times:
        return voice(f"未单独印（正文：{voice.join(side.times)}）", f"none of its own (text: {voice.join(side.times)})")
    return voice("未印", "none printed")


def _begun(found: StrengthFinding) -> list[DeadlineGroup]:
    """The new deadlines, without those that are told as earlier or later than they were."""
    shifted = {one.spot.element for one in found.moved if one.move in ("earlier", "later")}
    return [group for group in found.begun if not shifted.issuperset(side.spot.element for side in group.later)]


def _told(one: MovedTime, found: StrengthFinding, begun: Iterable[DeadlineGroup]) -> bool:
    """Whether a new deadline tells of this task already."""
    if not _is_task(one.spot) or one.move not in ("begun", "dated"):
        return False
    firmer = {task.later.spot.element for task in found.deadlines}
    held = {side.spot.element for group in begun for side in group.later}
    return one.spot.element in held and (one.move == "begun" or one.spot.element in firmer)


def _group(
    step: PlanDiff, found: StrengthFinding, group: DeadlineGroup, voice: Voice, suffix: str
) -> Iterator[str | Span]:
    old, new, count = step.earlier.year, step.later.year, len(group.later)
    are, plural = ("is", "") if count == 1 else ("are", "s")
    due = f"{count} task{plural} of {new} {are} due “{group.text}” ("
    yield voice(f"{new}年{count}项任务要求“{group.text}”（", due)
    yield Span(_named(group.later, {spot.element for spot, _ in found.fresh}, voice), href=f"deadlines{suffix}")
    yield voice(f"），{old}年任务没有这样的时限", f"), which no task of {old} was")
    for task in found.deadlines:
        before = voice.join(dict.fromkeys(t.earlier.due.text for t in task.ties if t.whole and t.earlier.due))
        if task.later.due and task.later.due.text == group.text and before:
            name, earlier = voice.task(task.later.spot.task), voice.tasks([t.earlier for t in task.ties if t.whole])
            yield voice(
                f"，其中{name}在{old}年（任务{earlier}）为“{before}”",
                f"; {name} was “{before}” in {old} (task {earlier})",
            )
    yield voice("；", "; ")


def _named(sides: Sequence[TaskSide], fresh: Container[ElementRef], voice: Voice) -> str:
    """The tasks of a deadline by their numbers, those that are new by themselves: 任务2、19，新增的任务1."""
    known, new = ([side for side in sides if (side.spot.element in fresh) is told] for told in (False, True))
    said = (
        (some, voice(f"{chinese}{voice.tasks(some)}", f"{english}task{'s' * (len(some) > 1)} {voice.tasks(some)}"))
        for some, chinese, english in ((known, "任务", ""), (new, "新增的任务", "new: "))
    )
    return voice("，", "; ").join(words for some, words in said if some)


def _moves(moved: Sequence[MovedTime], voice: Voice, suffix: str) -> Iterator[str | Span]:
    for move, words in _MOVES.items():
        some = [one for one in moved if one.move == move]
        if not some:
            continue
        chinese, english = _counted(some[0].spot, len(some))
        yield voice(f"{chinese}{words[0]}（", f"{english} {words[1]} (")
        for number, one in enumerate(some[:_SHOWN]):
            yield voice("、", ", ") if number else ""
            yield Span(voice.cite(one.spot, year=False).text, href=f"deadlines{suffix}")
            yield _wording(one, voice)
        yield voice("等", " and others") if len(some) > _SHOWN else ""
        yield voice("）；", "); ")


def _listed(
    times: Sequence[tuple[Spot, str]], voice: Voice, words: tuple[tuple[str, str], tuple[str, str]]
) -> Iterator[str | Span]:
    """How many of what is new, or gone, had a time, and which."""
    if not times:
        return
    (before, after), (middle, english_after) = words
    chinese, english = _counted(times[0][0], len({spot.element for spot, _ in times}))
    yield voice(f"{before}{chinese}{after}（", f"{english}{middle}{english_after} (")
    for number, (spot, text) in enumerate(times[:_SHOWN]):
        yield voice("、", ", ") if number else ""
        yield Span(voice.cite(spot, year=words is _LOST).text, href=task_anchor(spot))
        yield voice(f"“{text}”", f" “{text}”")
    yield voice("等", " and others") if len(times) > _SHOWN else ""
    yield voice("）；", "); ")


def _counted(spot: Spot, count: int) -> tuple[str, str]:
    """How many tasks, or how many measures, in Chinese and in English."""
    kinds = ("项任务", "task") if _is_task(spot) else ("条举措", "measure")
    return f"{count}{kinds[0]}", f"{count} {kinds[1]}{'' if count == 1 else 's'}"


def _wording(one: MovedTime, voice: Voice) -> str:
    if one.move == "year":
        return ""
    if not one.earlier or not one.later:
        return voice(f"“{one.earlier or one.later}”", f" “{one.earlier or one.later}”")
    return voice(f"“{one.earlier}”改为“{one.later}”", f" “{one.earlier}” to “{one.later}”")


def _is_task(spot: Spot) -> bool:
    return spot.position is None and spot.number is None
