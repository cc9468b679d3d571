"""What was promised by when and in figures: deadlines of tasks, and targets with what was reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.diff.deadlines import group_deadlines, moved_times
from kg.diff.model import FigureDiff, PlanDiff, YearDiff
from kg.reports.blocks import Block, Cell, Column, Heading, Line, Paragraph, Row, Span, Table, cell, line, lines
from kg.reports.sentences import diff_years
from kg.reports.times import moved_table
from kg.reports.voice import Voice
from kg.targets import LinedFigure


def deadlines(step: PlanDiff, voice: Voice, *, suffix: str) -> Iterator[Block]:
    """Yield the deadlines of both years with the tasks that have them, and what is to be done at another time."""
    yield Heading(1, voice("完成时限", "Deadlines"), f"deadlines{suffix}")
    columns = (
        Column(voice("印出的时限", "deadline as printed"), 30),
        Column(voice(f"{step.earlier.year}年任务", f"tasks of {step.earlier.year}"), 35),
        Column(voice(f"{step.later.year}年任务", f"tasks of {step.later.year}"), 35),
    )
    rows = tuple(
        Row(
            (
                cell(group.text or voice("（没有单独印）", "(none of its own)")),
                cell(voice.tasks(group.earlier)),
                cell(voice.tasks(group.later)),
            )
        )
        for group in group_deadlines(step)
    )
    here = voice("（限所列任务）", " (of the tasks told here)") if step.confined else ""
    yield Table(voice("各种时限的任务", "Tasks by deadline") + here, columns, rows)
    if moved := moved_times(step):
        yield moved_table(moved, step, voice)


def figures(diff: YearDiff, voice: Voice) -> Iterator[Block]:
    """Yield the promises in figures of both years across all documents, with what was reached."""
    old, new = diff_years(diff)
    yield Heading(1, voice("数字指标", "Figures"), "figures")
    said = voice(
        "比较这些年度的所有文件；数值取自原文（≤、≥ 指不高于、不低于），判断只依据各文件的记载。"
        "相近而不是同一指标的不作比较。",
        "All documents of these years are compared. Values are as printed (≤ at most, ≥ at least); verdicts rest on "
        "the documents alone. Indicators that are near and not the same are not compared.",
    )
    here = voice("只列所列任务提出目标的指标，", "Only indicators that the tasks told here promise. ")
    yield Paragraph(line("" if diff.scope.whole else here, said), note=True)
    if not diff.figures:
        return
    columns = (
        Column(voice("指标", "indicator"), 22),
        Column(voice(f"{old}年文件的目标", f"promised in {old}"), 24),
        Column(voice("结果与理由", "reached, and why"), 30),
        Column(voice(f"{new}年文件的目标", f"promised in {new}"), 24),
        Column(voice("变化", "change"), 12),
    )
    titles = dict(diff.titles)
    rows = tuple(_row(one, titles, voice) for one in diff.figures)
    yield Table(voice(f"{len(rows)}项指标", voice.count(len(rows), "", "indicator")), columns, rows)


def movement(one: FigureDiff, voice: Voice) -> str:
    """Return how the promise of an indicator moved."""
    words = {
        "tighter": ("收紧", "tighter"),
        "looser": ("放宽", "looser"),
        "same": ("数值未变", "same value"),
        "changed": ("有变化", "changed"),
        "only earlier": ("后一年没有目标", "no target later"),
        "only later": ("前一年没有目标", "no target before"),
        "between": ("只在其间", "between only"),
    }
    return voice(*words[one.movement])


def _row(one: FigureDiff, titles: Mapping[str, str], voice: Voice) -> Row:
    names = (
        line(Span(voice(f"又作：{'、'.join(one.names)}", f"also: {', '.join(one.names)}"), "soft")) if one.names else ()
    )
    others = (
        voice(f"相近而不同：{'、'.join(one.near)}", f"near, not the same: {', '.join(one.near)}") if one.near else ""
    )
    near = line(Span(others, "soft"))
    return Row(
        (
            lines((line(Span(one.indicator, "strong")), names, near)),
            _promised(one.earlier, titles, voice),
            _judged(one, titles, voice),
            _promised(one.later, titles, voice),
            cell(movement(one, voice)),
        ),
    )


def _promised(targets: Sequence[LinedFigure], titles: Mapping[str, str], voice: Voice) -> Cell:
    said = (part for target in targets for part in _figure(target, titles, voice))
    return lines(said) or cell(voice("没有目标", "no target"))


def _figure(figure: LinedFigure, titles: Mapping[str, str], voice: Voice) -> tuple[Line, Line]:
    places = ", ".join(f"{place.source} {place.start}–{place.end}" for place in figure.passage)
    title = titles.get(figure.plan, figure.plan)
    plan = voice(f"《{title}》", title)
    value = line(Span(figure.value, "strong"), Span(f" {plan}", "soft", tip=places))
    return value, line(Span(voice(f"“{figure.quote}”", f"“{figure.quote}”"), "soft"))


def _judged(one: FigureDiff, titles: Mapping[str, str], voice: Voice) -> Cell:
    """The verdicts on the earlier promises, each once with its reason, and the outcome that it rests on."""
    said: dict[Line, None] = {}
    for target in one.earlier:
        if target.judgement is None:
            continue
        said[
            line(
                Span(voice.verdict(target.judgement.verdict.value), "strong"),
                voice("：", ": "),
                target.judgement.reason,
            )
        ] = None
    for outcome in one.outcomes:
        said |= dict.fromkeys(_figure(outcome, titles, voice))
    return lines(said) or cell("—")
