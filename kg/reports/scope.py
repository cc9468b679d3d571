"""Says what a report is confined to, and of which sections a number that is asked for is in either year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.diff.model import PlanDiff, SectionTie, YearDiff
from kg.diff.scope import SectionName, meant_sections
from kg.reports.voice import Voice


def scope_items(diff: YearDiff, voice: Voice) -> tuple[str, ...]:
    """Return what was asked for, each with its kind: 部门 保护司; empty where a report tells all."""
    scope = diff.scope
    asked = (
        (scope.department, "部门", "department", ""),
        (scope.section, "部分", "section", _meant(diff, voice)),
        (scope.category, "省份类别", "category of provinces", ""),
        (scope.task, "任务", "task", ""),
    )
    return tuple(f"{voice(chinese, english)} {value}{more}" for value, chinese, english, more in asked if value)


def scope_rule(voice: Voice) -> str:
    """Return which tasks a report that is confined tells, and what its counts are of."""
    return voice(
        "凡任务本身或所承接、被承接的任务符合的，都列入，下称“所列任务”；没有注明“所列”的，都按两份计划的全部任务计。",
        "It tells the tasks that are meant, and those of the other year that they are tied to. What is not said to be "
        "of the tasks told here is of all tasks of both plans.",
    )


def scope_warnings(diff: YearDiff, voice: Voice) -> tuple[str, ...]:
    """Return where a section that is asked for is another in the later year than the one that it goes on in."""
    return tuple(said for step in diff.steps for said in _apart(step, diff.scope.section, voice))


def tell_scope(diff: YearDiff, voice: Voice) -> str:
    """Return all that is said of the scope of a report, as a paragraph."""
    asked = voice("；", "; ").join(scope_items(diff, voice))
    confined = voice(f"本报告只包括：{asked}。", f"This report is confined to: {asked}. ")
    return confined + scope_rule(voice) + "".join(voice("", " ") + said for said in scope_warnings(diff, voice))


def _meant(diff: YearDiff, voice: Voice) -> str:
    """The sections of each year that are meant, with their titles: the same number need not be the same subject."""
    said = dict.fromkeys(
        f"{voice.year(plan.year)}{voice('', ' ')}{_titled(found, voice)}"
        for step in diff.steps
        for plan, found in zip((step.earlier, step.later), meant_sections(step, diff.scope.section), strict=True)
        if found
    )
    return voice(f"（{'，'.join(said)}）", f" ({', '.join(said)})") if said else ""


def _apart(step: PlanDiff, section: str | None, voice: Voice) -> Iterator[str]:
    earlier, later = meant_sections(step, section)
    here = {number for number, _ in later}
    for tie in step.sections if later else ():
        if (tie.earlier, tie.earlier_title) in earlier and tie.later and tie.later not in here:
            yield _warned(tie, step, voice)


def _warned(tie: SectionTie, step: PlanDiff, voice: Voice) -> str:
    one, other = f"“{tie.earlier}、{tie.earlier_title}”", f"“{tie.later}、{tie.later_title}”"
    old, new = step.earlier.year, step.later.year
    return voice(
        f"注意：{old}年{one}的任务多数进入{new}年{other}，这里所指的{new}年部分是另一内容。",
        f"Note: most tasks of {one} of {old} went into {other} of {new}; the section of {new} meant here is another.",
    )


def _titled(sections: Sequence[SectionName], voice: Voice) -> str:
    return voice.join(f"“{number}、{title}”" for number, title in sections)
