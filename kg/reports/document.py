"""Puts a whole report together from a comparison of years, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.diff.elements import PlanFacts
from kg.diff.model import PlanDiff, YearDiff
from kg.reports.anchors import lead_within
from kg.reports.apart import apart
from kg.reports.bearers import bearers
from kg.reports.blocks import Block, Heading, Paragraph, Report, line
from kg.reports.closing import method, uncertain
from kg.reports.corrections import corrections
from kg.reports.details import details
from kg.reports.opening import opening
from kg.reports.overview import overview
from kg.reports.promises import deadlines, figures
from kg.reports.provinces import provinces
from kg.reports.scope import tell_scope
from kg.reports.through import through
from kg.reports.voice import Voice


def write_report(diff: YearDiff, language: str) -> Report:
    """Return the report on a comparison, in `zh` or `en`; what is quoted stays Chinese."""
    voice = Voice(language)
    return Report(
        title=_title(diff, voice),
        subtitle=_subtitle(diff, voice),
        language=language,
        blocks=lead_within(tuple(_blocks(diff, voice))),
    )


def _blocks(diff: YearDiff, voice: Voice) -> Iterator[Block]:
    """The parts of each step; where there are several, all years first, then each step with its parts below it."""
    several = len(diff.steps) > 1
    if not diff.scope.whole:
        yield Paragraph(line(tell_scope(diff, voice)))
    yield from through(diff, voice)
    for number, step in enumerate(diff.steps, start=1):
        suffix = f"-{number}" if several else ""
        parts = (*opening(diff, step, voice, suffix=suffix), *_parts(step, voice, suffix))
        if several:
            yield Heading(1, _compared(step, voice), f"step{suffix}")
        yield from (_below(part) for part in parts) if several else parts
    yield from apart(diff, voice)
    yield from figures(diff, voice)
    yield from method(diff, voice)


def _below(block: Block) -> Block:
    """Return a block of a step as it stands below the heading of the step."""
    return replace(block, level=block.level + 1) if isinstance(block, Heading) else block


def _parts(step: PlanDiff, voice: Voice, suffix: str) -> Iterator[Block]:
    for part in (overview, bearers, provinces, deadlines, details, uncertain, corrections):
        yield from part(step, voice, suffix=suffix)


def _title(diff: YearDiff, voice: Voice) -> str:
    titles = {step.later.series or step.later.title for step in diff.steps}
    years = [facts.year for step in diff.steps for facts in (step.earlier, step.later)]
    first, last = min(years), max(years)
    if len(titles) == 1:
        name = titles.pop()
        return voice(f"《{name}》{first}年与{last}年对比", f"{name}: {first} and {last} compared")
    return voice(f"{first}年与{last}年计划对比", f"Plans of {first} and {last} compared")


def _subtitle(diff: YearDiff, voice: Voice) -> str:
    return voice("；", "; ").join(_compared(step, voice) for step in diff.steps)


def _compared(step: PlanDiff, voice: Voice) -> str:
    old, new = _named(step.earlier, voice), _named(step.later, voice)
    return voice(f"{old}与{new}", f"{old} and {new}")


def _named(plan: PlanFacts, voice: Voice) -> str:
    """Return the title of a plan, with its year where the title does not tell it."""
    told = str(plan.year) in plan.title
    chinese, english = ("", "") if told else (f"（{plan.year}年）", f" ({plan.year})")
    return voice(f"《{plan.title}》{chinese}", f"{plan.title}{english}")
