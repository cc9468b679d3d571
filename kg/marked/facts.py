"""What is said of an element in words: names and values, as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.marked.words import PAGE_PARTS, QUANTITIES, ROLES, SIGNS, Speech
from kg.model import (
    Citation,
    Correction,
    Deadline,
    Duty,
    Figure,
    Furniture,
    Measure,
    Outcome,
    Region,
    Responsibility,
    Role,
    Task,
)

Fact = tuple[str, str]
_LONGEST = 40


def task_facts(task: Task, speech: Speech) -> tuple[Fact, ...]:
    """Return title, departments by role, deadline and provinces of a task."""
    return (
        (speech.say("title"), task.title),
        *_closing(task, speech),
        (speech.say("measures"), str(len(task.measures))),
        *correction_facts(task.corrections, speech),
    )


def measure_facts(measure: Measure, speech: Speech) -> tuple[Fact, ...]:
    """Return the text of a measure as it was joined, whom it addresses, and what closes it."""
    said: list[Fact] = [(speech.say("text"), measure.text)]
    if measure.normalized is not None:
        said.append((speech.say("repaired"), measure.normalized))
    if measure.actor is not None:
        said.append((speech.say("actor"), measure.actor))
    return (*said, *_closing(measure, speech), *correction_facts(measure.corrections, speech))


def _closing(element: Task | Measure, speech: Speech) -> Iterator[Fact]:
    yield from _by_role(element.responsibilities, speech)
    if element.deadline is not None:
        yield speech.say("deadline"), _when(element.deadline)
    if element.duties:
        yield speech.say("provinces"), "；".join(_duty(duty) for duty in element.duties)


def _by_role(responsibilities: Iterable[Responsibility], speech: Speech) -> Iterator[Fact]:
    said = tuple(responsibilities)
    for role in Role:
        names = [one.name for one in said if one.role is role]
        if names:
            yield speech.say(ROLES[role]), "、".join(names)


def phrase_facts(group: Iterable[Responsibility], speech: Speech) -> tuple[Fact, ...]:
    """Return who a phrase of responsibility names, by role, and how it puts it."""
    said = tuple(group)
    modes = dict.fromkeys(one.mode for one in said if one.mode)
    return (*_by_role(said, speech), *((speech.say("mode"), mode) for mode in modes))


def department_facts(said: Responsibility, speech: Speech) -> tuple[Fact, ...]:
    """Return a department's full name, its part, and where the text places it."""
    facts = [(speech.say("name"), said.name), (speech.say("role"), speech.say(ROLES[said.role]))]
    if said.parent is not None:
        facts.append((speech.say("parent"), said.parent))
    return tuple(facts)


def deadline_facts(deadline: Deadline, speech: Speech) -> tuple[Fact, ...]:
    """Return a deadline as printed, and the day that it gives."""
    day = deadline.due.isoformat() if deadline.due else speech.say("no date")
    return (speech.say("phrase"), deadline.text), (speech.say("due"), day)


def duty_facts(duty: Duty, speech: Speech) -> tuple[Fact, ...]:
    """Return for which provinces something holds, and whether they must."""
    return ((speech.say("provinces"), _duty(duty)),)


def figure_facts(figure: Figure, speech: Speech) -> tuple[Fact, ...]:
    """Return what a figure counts, its value with sign and unit, its period, and what the text compares it with.

    Of an outcome the task that it is told of is said too.
    """
    said: list[Fact] = [(speech.say("indicator"), figure.indicator), (speech.say("figure"), _amount(figure, speech))]
    given = (("period", figure.period), ("baseline", figure.baseline), ("hedge", figure.hedge))
    said += [(speech.say(name), value) for name, value in given if value]
    if isinstance(figure, Outcome) and figure.task is not None:
        said.append((speech.say("Task"), figure.task))
    if figure.growth:
        said.append((speech.say("growth"), speech.say("by how much")))
    if figure.kind is not None:
        said.append((speech.say("kind"), speech.choose(QUANTITIES[figure.kind])))
    return (*said, *correction_facts(figure.corrections, speech))


def citation_facts(citation: Citation, speech: Speech) -> tuple[Fact, ...]:
    """Return the title of a cited document."""
    return ((speech.say("CitedDocument"), f"《{citation.title}》"),)


def region_facts(region: Region, speech: Speech) -> tuple[Fact, ...]:
    """Return the name of a region, and its code."""
    named = (speech.say("Region"), region.name)
    return (named, (speech.say("code"), region.code)) if region.code else (named,)


def furniture_facts(furniture: Furniture, speech: Speech) -> tuple[Fact, ...]:
    """Return what part of the page it is."""
    return ((speech.choose(PAGE_PARTS[furniture.kind]), speech.say("furniture")),)


def correction_facts(corrections: Iterable[Correction], speech: Speech) -> tuple[Fact, ...]:
    """Return what people corrected: what was read and what it is, and who says so and why."""
    return tuple((speech.say("corrected"), say_correction(one, speech)) for one in corrections)


def say_correction(correction: Correction, speech: Speech) -> str:
    """Return a correction on one line, long sentences cut short."""
    was, now = _brief(correction.was, speech), _brief(correction.now, speech)
    after = speech.say("no figure") if correction.field == "figure" else now
    who = speech.say("who", by=correction.by, why=correction.why)
    return speech.say("change", field=speech.say(correction.field), was=was, now=after, who=who)


def _brief(text: str | None, speech: Speech) -> str:
    lines = (text or speech.say("nothing")).splitlines()
    return " ‖ ".join(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines)


def _amount(figure: Figure, speech: Speech) -> str:
    if figure.value is None:
        return speech.say("complete")
    sign = SIGNS[figure.comparator] if figure.comparator else ""
    return " ".join(part for part in (sign, f"{figure.value:f}", figure.unit or "") if part)


def _when(deadline: Deadline) -> str:
    return f"{deadline.text}（{deadline.due.isoformat()}）" if deadline.due else deadline.text


def _duty(duty: Duty) -> str:
    return f"{duty.category}（{duty.obligation.value}）" if duty.obligation else duty.category
