"""The summary of several steps: what is left of the first year in the last, and what came since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.diff.elements import TaskSide
from kg.diff.model import YearDiff
from kg.diff.through import Through, follow_series
from kg.reports.blocks import Block, Bullets, Column, Heading, Line, Paragraph, Row, Span, Table, cell, line
from kg.reports.sentences import tell_figures
from kg.reports.voice import Voice, task_anchor


def through(diff: YearDiff, voice: Voice) -> Iterator[Block]:
    """Yield the summary of each series that goes on over several steps, the first with what moved in figures."""
    for number, found in enumerate(follow_series(diff.steps), start=1):
        figures = (tell_figures(diff, voice),) if number == 1 else ()
        yield from _summary(found, voice, figures, suffix=f"-{number}", confined=not diff.scope.whole)


def _summary(
    found: Through, voice: Voice, figures: tuple[Line, ...], *, suffix: str, confined: bool
) -> Iterator[Block]:
    """Yield what became of the first year by the last, before the steps between them are told."""
    first, last = found.plans[0].year, found.plans[-1].year
    yield Heading(1, voice(f"{first}年至{last}年总览", f"From {first} to {last}"), f"through{suffix}")
    told = (_ended(found, voice, confined=confined), _begun(found, voice, confined=confined))
    yield Bullets((*told, _departments(found, voice), *figures), numbered=True)
    yield _numbers(found, voice, confined=confined)
    said = voice(
        "按逐年的任务联系相接推算：整项或部分承接都算有后续。各年之间的变化见以下各部分；数字指标比较首尾两年。",
        "Inferred by the links of one year with the next, whole or in part. The parts below tell each step; figures "
        "are compared between the first year and the last.",
    )
    yield Paragraph(line(said), note=True)


def _ended(found: Through, voice: Voice, *, confined: bool) -> Line:
    first, last = found.plans[0].year, found.plans[-1].year
    here = voice("所列", " told here") if confined else ""
    said = voice(
        f"{here}{first}年{len(found.tasks[0])}项任务中，{found.carried}项到{last}年仍有后续",
        f"Of the {len(found.tasks[0])} tasks of {first}{here}, {found.carried} go on until {last}",
    )
    gone = voice(
        f"，{len(found.ended)}项没有延续到{last}年（",
        f", {len(found.ended)} {'does' if len(found.ended) == 1 else 'do'} not (",
    )
    told = _told(found.ended, voice, ("最后见于", "last of "))
    return line(said, *((gone, *told, voice("）", ")")) if found.ended else ()), voice("。", "."))


def _begun(found: Through, voice: Voice, *, confined: bool) -> Line:
    first, last = found.plans[0].year, found.plans[-1].year
    here = voice("所列", " told here") if confined else ""
    said = voice(
        f"{here}{last}年{len(found.tasks[-1])}项任务中，{found.coming}项可以追溯到{first}年",
        f"Of the {len(found.tasks[-1])} tasks of {last}{here}, {found.coming} come from tasks of {first}",
    )
    new = voice(f"，{len(found.begun)}项是以后新增的（", f", {len(found.begun)} came later (")
    told = _told(found.begun, voice, ("始于", "since "))
    return line(said, *((new, *told, voice("）", ")")) if found.begun else ()), voice("。", "."))


def _told(tasks: Sequence[tuple[TaskSide, int]], voice: Voice, words: tuple[str, str]) -> Iterator[str | Span]:
    for number, (side, year) in enumerate(tasks):
        yield voice("、", ", ") if number else ""
        yield Span(voice.task(side.spot.task), href=task_anchor(side.spot))
        yield voice(f" {side.spot.title}，{words[0]}{year}年", f" {side.spot.title}, {words[1]}{year}")


def _departments(found: Through, voice: Voice) -> Line:
    first, last = found.plans[0].year, found.plans[-1].year
    before, after = (_named(found.tasks[place]) for place in (0, -1))
    both = len(before.keys() & after.keys())
    only = ((before, after, first), (after, before, last))
    parts = [voice(f"责任部门两年都有的{both}个", f"{both} departments bear tasks in both years")]
    for one, other, year in only:
        names = [printed for name, printed in one.items() if name not in other]
        if names:
            parts.append(voice(f"；只有{year}年列出的：{voice.join(names)}", f"; in {year} alone: {voice.join(names)}"))
    return line(*parts, voice("。", "."))


def _named(tasks: Sequence[TaskSide]) -> dict[str, str]:
    """The departments of some tasks by name, as first printed."""
    found: dict[str, str] = {}
    for bearer in (bearer for side in tasks for bearer in side.bearers):
        found.setdefault(bearer.name, bearer.printed)
    return found


def _numbers(found: Through, voice: Voice, *, confined: bool) -> Table:
    columns = (
        Column(voice("项目", "what"), 34),
        *(Column(voice.year(plan.year), 66 // len(found.plans), number=True) for plan in found.plans),
    )
    counts = (
        (voice("任务", "tasks"), [len(tasks) for tasks in found.tasks]),
        (voice("举措（句）", "measures (sentences)"), [sum(side.measures for side in tasks) for tasks in found.tasks]),
        (voice("责任部门", "departments"), [len(_named(tasks)) for tasks in found.tasks]),
    )
    rows = tuple(Row((cell(name), *(cell(str(number)) for number in numbers))) for name, numbers in counts)
    here = voice("（限所列任务）", " (of the tasks told here)") if confined else ""
    return Table(voice("各年数字", "The years in numbers") + here, columns, rows)
