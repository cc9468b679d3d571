"""The first page: five findings in sentences that lead to their evidence, and the two years in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.diff.elements import Charge
from kg.diff.findings import find_dropped, find_new
from kg.diff.model import PlanDiff, Standing, YearDiff
from kg.reports.blocks import Block, Bullets, Column, Heading, Paragraph, Row, Table, cell, line
from kg.reports.corrections import corrected_note
from kg.reports.sentences import tell_findings
from kg.reports.voice import Voice


def opening(diff: YearDiff, step: PlanDiff, voice: Voice, *, suffix: str) -> Iterator[Block]:
    """Yield the first page of one step: findings, then numbers."""
    yield Heading(1, voice("要点", "In short"), f"short{suffix}")
    yield Bullets(tuple(tell_findings(diff, step, voice, suffix)), numbered=True)
    yield _numbers(diff, step, voice)
    yield Paragraph(line(_reading(step, voice)), note=True)
    yield from corrected_note(step, voice, suffix)


def _numbers(diff: YearDiff, step: PlanDiff, voice: Voice) -> Table:
    columns = (
        Column(voice("项目", "what"), 34),
        Column(voice.year(step.earlier.year), 15, number=True),
        Column(voice.year(step.later.year), 15, number=True),
        Column(voice("说明", "of these"), 60),
    )
    rows = [*_task_rows(step, voice), *_other_rows(step, voice)]
    if diff.scope.whole:
        rows += _plan_rows(step, voice)
    here = voice("（限所列任务）", " (of the tasks told here)") if step.confined else ""
    return Table(voice("年度数字", "The years in numbers") + here, columns, tuple(rows))


def _task_rows(step: PlanDiff, voice: Voice) -> Iterator[Row]:
    old, new = step.earlier.year, step.later.year
    fresh, gone = find_new(step), find_dropped(step)
    whole = sum(task.principal is not None for task in step.tasks)
    kept, changed = (sum(t.count(s) for t in step.tasks) for s in (Standing.KEPT, Standing.CHANGED))
    yield _row(
        voice("任务", "tasks"),
        len(step.fates),
        len(step.tasks),
        voice(
            f"{new}年：由{old}年任务延续、合并或拆分而来{whole}项，只承接部分内容{len(fresh.in_part)}项，"
            f"新增{len(fresh.tasks)}项；{old}年：未再列入{len(gone.tasks)}项",
            f"{new}: {whole} continue, merge or split tasks of {old}, {len(fresh.in_part)} take over parts only, "
            f"{len(fresh.tasks)} new; {old}: {len(gone.tasks)} not carried on",
        ),
    )
    yield _row(
        voice("举措（句）", "measures (sentences)"),
        sum(fate.earlier.measures for fate in step.fates),
        sum(task.later.measures for task in step.tasks),
        voice(
            f"{new}年：文字未变{kept}条，改动{changed}条，新增{fresh.measures}条；{old}年：未再列入{gone.measures}条",
            f"{new}: {kept} in the same words, {changed} changed, {fresh.measures} new; "
            f"{old}: {gone.measures} not carried on",
        ),
    )


def _other_rows(step: PlanDiff, voice: Voice) -> Iterator[Row]:
    sides = [fate.earlier for fate in step.fates], [task.later for task in step.tasks]
    parts = [part.earlier for fate in step.fates for part in fate.measures]
    measures = [measure.later for task in step.tasks for measure in task.measures]
    before, after = ({name for side in one for name in side.names} for one in sides)
    yield _row(
        voice("责任部门", "departments"),
        len(before),
        len(after),
        voice(f"两年都有{len(before & after)}个", f"{len(before & after)} in both years"),
    )
    old, new = (len({side.section for side in one if side.section}) for one in sides)
    yield _row(voice("部分", "sections"), old, new)
    old, new = (sum(side.due is not None for side in one) for one in sides)
    yield _row(voice("单独印有完成时限的任务", "tasks with a deadline of their own"), old, new)
    old, new = (sum(side.due is not None for side in one) for one in (parts, measures))
    yield _row(voice("正文写明时限的举措", "measures whose sentence tells a time"), old, new)
    old, new = (count_obliged(side.charges for side in one) for one in (parts, measures))
    if old or new:
        yield _row(voice("印有必做或选做的举措", "measures marked 必做 or 选做"), old, new)


def _plan_rows(step: PlanDiff, voice: Voice) -> Iterator[Row]:
    old, new = step.earlier, step.later
    yield _row(voice("量化目标和全面性承诺", "targets"), old.targets, new.targets)
    yield _row(voice("书名号引用（处）", "citations in 《》"), old.citations, new.citations)


def count_obliged(charges: Iterable[Iterable[Charge]]) -> int:
    """Return how many have an obligation among their charges."""
    return sum(any(charge.obligation for charge in of_one) for of_one in charges)


def _row(name: str, old: int, new: int, note: str = "") -> Row:
    return Row((cell(name), cell(str(old)), cell(str(new)), cell(note)))


def _reading(step: PlanDiff, voice: Voice) -> str:
    meaning = voice(
        "“未再列入”是指后一年没有任务或举措承接它，不等于取消。",
        "“Not carried on” says that nothing of the later year carries it on; it is not to say cancelled. ",
    )
    every = step.confirmed == step.settled
    links = voice.count(step.settled, "", "link")
    if not step.confirmed:
        return meaning + voice(
            f"两年之间采用联系{step.settled}条，都由机器判断，没有经人工确认。",
            f"{links} between the two years count{'s' if step.settled == 1 else ''}, by machine: a person has "
            "confirmed none.",
        )
    return meaning + voice(
        f"两年之间采用联系{step.settled}条，{'全部' if every else f'其中{step.confirmed}条'}经人工确认。",
        f"{links} between the two years count{'s' if step.settled == 1 else ''}; a person has confirmed "
        f"{'all' if every else step.confirmed} of them.",
    )
