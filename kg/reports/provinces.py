"""What each category of provinces must and may do, before and after, and whom the measures address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.diff.elements import MeasureSide, Spot
from kg.diff.model import DutyDiff, PlanDiff
from kg.reports.blocks import Block, Cell, Column, Heading, Paragraph, Row, Table, cell, line
from kg.reports.voice import Voice


def provinces(step: PlanDiff, voice: Voice, *, suffix: str) -> Iterator[Block]:
    """Yield the duties of provinces of both years, and the addressees of their measures.

    Where no plan names a category of provinces there are addressees alone; where it names none of these either, as a
    city's plan mostly does, nothing.
    """
    old, new = voice.year(step.earlier.year), voice.year(step.later.year)
    duties = step.duties
    if not duties.earlier and not duties.later:
        if any(actor for actor, _ in (*duties.actors_earlier, *duties.actors_later)):
            yield Heading(1, voice("举措的行动主体", "Whom measures address"), f"provinces{suffix}")
            yield _actors(step, voice)
        return
    yield Heading(1, voice("省份要求", "Provinces"), f"provinces{suffix}")
    for year, found in ((old, duties.earlier), (new, duties.later)):
        if not any(one.obligation for one in found):
            yield Paragraph(line(_silent(year, voice, confined=step.confined)))
    if duties.earlier:
        yield Heading(
            2, voice(f"{old}的要求及其去向", f"What {old} asked, and where it went"), f"duties-earlier{suffix}"
        )
        yield _earlier(step, (old, new), voice)
    if duties.later:
        yield Heading(2, voice(f"{new}的要求", f"What {new} asks"), f"duties-later{suffix}")
        yield _later(step, voice)
    yield Heading(2, voice("举措的行动主体", "Whom measures address"), f"actors{suffix}")
    yield _actors(step, voice)


def _silent(year: str, voice: Voice, *, confined: bool) -> str:
    if confined:
        return voice(
            f"所列{year}任务的举措没有印“必做”“选做”。",
            f"The measures of {year} that are told here print neither 必做 (must) nor 选做 (may).",
        )
    return voice(
        f"{year}计划没有印“必做”“选做”，没有说明各类省份必须做什么、可以做什么；能看出的只是每句话由谁来做。",
        f"The plan of {year} prints neither 必做 (must) nor 选做 (may): what provinces must do is left open there, and "
        "only the addressees of its sentences can be told.",
    )


def _earlier(step: PlanDiff, years: tuple[str, str], voice: Voice) -> Table:
    columns = (
        Column(voice("省份类别", "category"), 22),
        Column(voice("要求", "obligation"), 10),
        Column(voice(f"{years[0]}举措", f"measures of {years[0]}"), 29),
        Column(voice(f"{years[1]}承接的举措", f"carried on in {years[1]} by"), 29),
        Column(voice("没有后续", "not carried on"), 20),
    )
    rows = tuple(
        Row(
            (
                cell(one.category),
                cell(_obligation(one, voice)),
                _measures(one.measures, voice),
                _spots(one.carried, voice),
                _measures(one.gone, voice),
            )
        )
        for one in step.duties.earlier
    )
    return Table(_caption(step, voice), columns, rows)


def _later(step: PlanDiff, voice: Voice) -> Table:
    columns = (
        Column(voice("省份类别", "category"), 30),
        Column(voice("要求", "obligation"), 15),
        Column(voice("举措", "measures"), 55),
    )
    rows = tuple(
        Row((cell(one.category), cell(_obligation(one, voice)), _measures(one.measures, voice)))
        for one in step.duties.later
    )
    return Table(_caption(step, voice), columns, rows)


def _caption(step: PlanDiff, voice: Voice) -> str:
    here = voice("（限所列任务）", " (of the tasks told here)") if step.confined else ""
    return voice("数字为任务序号，括号内为句次", "Numbers of tasks, those of their sentences in parentheses") + here


def _actors(step: PlanDiff, voice: Voice) -> Table:
    old, new = dict(step.duties.actors_earlier), dict(step.duties.actors_later)
    columns = (
        Column(voice("行动主体（按原文）", "addressee as printed"), 50),
        Column(voice.year(step.earlier.year), 20, number=True),
        Column(voice.year(step.later.year), 20, number=True),
    )
    rows = tuple(
        Row(
            (cell(actor or voice("未写明", "none printed")), cell(str(old.get(actor, 0))), cell(str(new.get(actor, 0))))
        )
        for actor in dict.fromkeys((*old, *new))
    )
    here = voice("，限所列任务", ", of the tasks told here") if step.confined else ""
    return Table(voice(f"举措数（句{here}）", f"measures (sentences{here})"), columns, rows)


def _obligation(one: DutyDiff, voice: Voice) -> str:
    return one.obligation.value if one.obligation else voice("未写明", "not said")


def _measures(measures: Sequence[MeasureSide], voice: Voice) -> Cell:
    return _spots([measure.spot for measure in measures], voice)


def _spots(spots: Sequence[Spot], voice: Voice) -> Cell:
    """How many, and which: by task, its sentences in parentheses."""
    by_task: dict[str, list[str]] = {}
    for spot in sorted(spots, key=lambda one: (one.passage.start, one.position or 0)):
        by_task.setdefault(spot.task, []).append(str(spot.position or spot.number or ""))
    said = voice.join(f"{task}({','.join(dict.fromkeys(places))})" for task, places in by_task.items())
    return cell(voice(f"{len(spots)}条：{said}", f"{len(spots)}: {said}")) if spots else cell("0")
