"""Who bears what: departments by year, those that gained and lost tasks, and those that may be one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.diff.model import DepartmentDiff, PerhapsSame, PlanDiff
from kg.model import Role
from kg.reports.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
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
from kg.reports.voice import Voice, task_anchor


def bearers(step: PlanDiff, voice: Voice, *, suffix: str) -> Iterator[Block]:
    """Yield the table of departments, how it was counted, and pairs for a person to decide."""
    old, new = voice.year(step.earlier.year), voice.year(step.later.year)
    yield Heading(1, voice("责任部门", "Responsibility"), f"departments{suffix}")
    yield Paragraph(line(_how(voice), _roles(step, voice)), note=True)
    columns = (
        Column(voice("部门", "department"), 20),
        Column(voice(f"{old}任务", f"tasks of {old}"), 25),
        Column(voice(f"{new}任务", f"tasks of {new}"), 25),
        Column(voice(f"{new}增加", f"gained in {new}"), 12),
        Column(voice(f"{old}减少", f"lost of {old}"), 12),
        Column(voice("情况", "standing"), 16),
    )
    rows = tuple(_row(one, step, voice) for one in sorted(step.departments, key=_order))
    departments = voice.count(len(rows), "", "department")
    told = voice(
        f"所列任务的{len(rows)}个部门，任务按两份计划的全部任务计",
        f"{departments} of the tasks told here, with all their tasks in both plans",
    )
    yield Table(told if step.confined else voice(f"{len(rows)}个部门", departments), columns, rows)
    if step.perhaps_same:
        yield Heading(
            2, voice("可能是同一部门，待人工判断", "Perhaps the same, for a person to decide"), f"renamed{suffix}"
        )
        yield Bullets(tuple(_perhaps(pair, voice) for pair in step.perhaps_same))


def _order(one: DepartmentDiff) -> tuple[int, int]:
    return -len(one.later), -len(one.earlier)


def _how(voice: Voice) -> str:
    return voice(
        "数字为任务序号。增加：该任务列有此部门，而它所承接的任务都没有列；减少：该任务列有此部门，而承接它的任务都没有列。"
        "部分并入也算承接。新增的任务也算增加；未再列入的任务也算减少，另行注明。",
        "Figures are numbers of tasks. Gained: the task names the department, and none of those that it carries on, "
        "whole or in part, does. Lost: the task names it, and none of those that carry it on, whole or in part, does. "
        "A new task counts as gained, one that is not carried on as lost, and is said to be so. ",
    )


def _roles(step: PlanDiff, voice: Voice) -> str:
    """Whether the plans tell leading from joining departments at all."""
    found = {role for one in step.departments for side in one.roles for role in side}
    if Role.LEAD in found or Role.PARTICIPANT in found:
        return voice("牵头、参加按原文。", "Who leads and who joins is as printed.")
    if step.confined:
        return voice("所列任务只列部门，不分牵头与参加。", "These tasks do not tell leading departments from others.")
    return voice("两份计划都只列部门，不分牵头与参加。", "Neither plan tells leading departments from others.")


def _row(one: DepartmentDiff, step: PlanDiff, voice: Voice) -> Row:
    name = voice.department(one)
    full = line(Span(one.name, "soft")) if one.name not in name else ()
    return Row(
        (
            lines((line(Span(name, "strong")), full)),
            lines(line(said) for said in voice.borne(one.name, one.earlier)),
            lines(line(said) for said in voice.borne(one.name, one.later)),
            cell(voice.tasks(one.gained)),
            _lost(one, voice),
            cell(_standing(one, step, voice)),
        )
    )


def _lost(one: DepartmentDiff, voice: Voice) -> Cell:
    """The tasks that go on without it, then those that nothing carries on."""
    if not one.dropped:
        return cell(voice.tasks(one.lost))
    gone = voice(f"未再列入：{voice.tasks(one.dropped)}", f"not carried on: {voice.tasks(one.dropped)}")
    return lines((line(voice.tasks(one.relieved) if one.relieved else ""), line(gone)))


def _standing(one: DepartmentDiff, step: PlanDiff, voice: Voice) -> str:
    if not one.later:
        return voice(f"仅{step.earlier.year}年", f"{step.earlier.year} only")
    if not one.earlier:
        return voice(f"仅{step.later.year}年", f"{step.later.year} only")
    return voice("两年都有", "both years")


def _perhaps(pair: PerhapsSame, voice: Voice) -> Line:
    old, new = "/".join(pair.earlier.printed[0]), "/".join(pair.later.printed[1])
    spans: list[str | Span] = [Span(old, "strong"), voice("（前一年）与", " (earlier) and "), Span(new, "strong")]
    spans += [
        voice(
            "（后一年）：名称相近，且前者的任务由后者的任务承接（",
            " (later): their names are alike, and a task of the one goes on in one of the other (",
        )
    ]
    for number, tie in enumerate(pair.ties):
        spans += ["、" if number else "", Span(voice.task(tie.earlier.spot.task), href=task_anchor(tie.earlier.spot))]
        spans += [" → ", Span(voice.task(tie.later.spot.task), href=task_anchor(tie.later.spot))]
    return line(*spans, voice("）。本报告按两个部门计算。", "). This report counts them as two."))
