"""What was understood of a document, as a tree for people: tasks, departments, dates, figures, what was left over."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.text import Text
from rich.tree import Tree

from kg.attainment.quantities import Direction, direction_of_change
from kg.cli.account import list_citations
from kg.cli.corrected import say_change
from kg.cli.drawing import draw
from kg.cli.words import choose, say
from kg.cli.words.errors import translate
from kg.model import Correction, Duty, Figure, Measure, Note, PlanDocument, Responsibility, Role, Section, Task

_ROLES = {Role.LEAD: "lead", Role.PARTICIPANT: "participant", Role.RESPONSIBLE: "responsible"}
_CHANGES = {Direction.UP: "rise of", Direction.DOWN: "fall of", None: "change of"}
_QUOTE = 60
_SIGNS = re.compile(r"\W+")


def draw_document(document: PlanDocument) -> str:
    """Return the document drawn as a tree, with the account of its characters below."""
    return draw(_tree(document), *(Text(line) for line in account_lines(document)))


def account_lines(document: PlanDocument) -> list[str]:
    """Return the account of the characters: shares, and each stretch left over with its line and column."""
    coverage = document.coverage
    if coverage is None or not coverage.characters:
        return []
    left = coverage.characters - coverage.assigned - coverage.furniture
    lines = [
        "",
        say(
            "coverage",
            characters=f"{coverage.characters:,}",
            assigned=f"{coverage.assigned / coverage.characters:.1%}",
            furniture=f"{coverage.furniture / coverage.characters:.1%}",
            left=left,
        ),
    ]
    for piece in coverage.unassigned:
        line, column = locate(document.source.text, piece.start)
        quote = _brief(document.source.quote(piece))
        lines.append("  " + say("left over", line=line, column=column, start=piece.start, end=piece.end, text=quote))
    return lines


def locate(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of a code point, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _tree(document: PlanDocument) -> Tree:
    header = document.header
    root = Tree(Text(header.title.text if header.title else document.source.name, style="bold"))
    said = (
        ("year", header.year),
        ("issuer", header.issuer and header.issuer.text),
        ("document number", header.document_number and header.document_number.text),
        ("issued", header.issued),
        ("family", family_label(document.family)),
    )
    root.add(Text(" · ".join(f"{say(key)} {value}" for key, value in said if value), style="dim"))
    _add_figures(root, "targets", document.targets)
    known: dict[str, Tree] = {}
    for section in document.sections:
        inside = known.get(_part_above(section, document.sections), root)
        tasks = [task for task in document.tasks if task.section == section.number]
        known[section.number] = _add_section(inside, section, tasks, document)
    for task in document.tasks:
        if task.section not in known:
            _add_task(root, task, document)
    told = {task.number for task in document.tasks}
    _add_figures(root, "outcomes", (outcome for outcome in document.outcomes if outcome.task not in told))
    _add_lines(root, "cited", dict.fromkeys(f"《{citation.title}》" for citation in list_citations(document)))
    corrections = dict.fromkeys(document.list_corrections())
    _add_lines(root, "corrected", (_correction_line(document, one) for one in corrections))
    _add_lines(root, "notes", (_note_line(document, note) for note in document.notes))
    return root


def _part_above(section: Section, sections: Iterable[Section]) -> str:
    """Return the number of the part that a section stands in, "" if in none; 一-2 may be the 一 of a further plan."""
    above, _, _ = section.number.rpartition("-")
    printed = section.printed_number
    is_second = printed and any(other.number == above and other.printed_number == printed for other in sections)
    return above.rpartition("-")[0] if is_second else above


def family_label(name: str) -> str:
    """Return what a kind of document is called in the language in use."""
    from loaders.families import FAMILIES  # noqa: PLC0415 - spaCy comes with it

    return choose((FAMILIES[name].label_zh, FAMILIES[name].label_en))


def _add_section(root: Tree, section: Section, tasks: Iterable[Task], document: PlanDocument) -> Tree:
    branch = root.add(Text(f"{_before(section.printed_number or f'{section.number}、')}{section.title}", style="bold"))
    _add_figures(branch, "targets", section.targets)
    for task in tasks:
        if (task.printed_number, task.title) == (section.printed_number, section.title):
            _append_name(branch, task)
            _fill_task(branch, task, document)
        else:
            _add_task(branch, task, document)
    return branch


def _before(number: str) -> str:
    """Return a number as it stands before a title; one without a sign of its own (一 总体要求) keeps apart from it."""
    return f"{number} " if number[-1:].isalnum() else number


def _append_name(branch: Tree, task: Task) -> None:
    """Say behind the title of a part, which is its own task, what the task is called: 三、商业应用  3-0."""
    if isinstance(branch.label, Text):
        branch.label.append(f"  {task.number}", style="dim cyan")


def _add_task(root: Tree, task: Task, document: PlanDocument) -> None:
    _fill_task(root.add(_task_line(task)), task, document)


def _fill_task(branch: Tree, task: Task, document: PlanDocument) -> None:
    if said := _particulars(task):
        branch.add(Text(said, style="dim"))
    _add_figures(branch, "targets", task.targets)
    for measure in task.measures:
        actor = f"{measure.actor}：" if measure.actor and not measure.text.startswith(measure.actor) else ""
        leaf = branch.add(Text(f"{measure.number or measure.position}. {actor}{measure.text}"))
        if said := _particulars(measure):
            leaf.add(Text(said, style="dim"))
        _add_figures(leaf, "targets", measure.targets)
    _add_figures(branch, "outcomes", (outcome for outcome in document.outcomes if outcome.task == task.number))


def _task_line(task: Task) -> Text:
    """The number as the document prints it and the title, with what the task is called by where that is another."""
    printed = task.printed_number
    if printed is None or _SIGNS.sub("", printed) == task.number:
        return Text(f"{task.number}  {task.title}", style="cyan")
    return Text(f"{_before(printed)}{task.title}", style="cyan").append(f"  {task.number}", style="dim")


def _particulars(element: Task | Measure) -> str:
    duties = "、".join(_duty_words(duty) for duty in element.duties)
    said = (_responsible(element.responsibilities), duties, element.deadline and element.deadline.text)
    return " · ".join(part for part in said if part)


def _duty_words(duty: Duty) -> str:
    return f"{duty.category}（{duty.obligation.value}）" if duty.obligation else duty.category


def _responsible(responsibilities: Iterable[Responsibility]) -> str:
    names: dict[Role, list[str]] = {}
    for one in responsibilities:
        names.setdefault(one.role, []).append(one.name)
    return " · ".join(f"{say(_ROLES[role])} {'、'.join(names[role])}" for role in Role if role in names)


def _add_figures(root: Tree, title: str, figures: Iterable[Figure]) -> None:
    _add_lines(root, title, (_figure_line(figure) for figure in figures))


def _add_lines(root: Tree, title: str, lines: Iterable[str]) -> None:
    known = list(lines)
    if not known:
        return
    branch = root.add(Text(f"{say(title)} ({len(known)})", style="green"))
    for line in known:
        branch.add(Text(line))


def _figure_line(figure: Figure) -> str:
    amount = f"{figure.value:f}" if figure.value is not None else ""
    sign = figure.comparator.value if figure.comparator else ""
    period = f"[{figure.period}]" if figure.period else ""
    name = say(_CHANGES[direction_of_change(figure)], indicator=figure.indicator) if figure.growth else figure.indicator
    said = " ".join(part for part in (name, sign, f"{amount}{figure.unit or ''}", period) if part)
    return f"{said}  “{_brief(figure.quote)}”"


def _correction_line(document: PlanDocument, correction: Correction) -> str:
    line, column = locate(document.source.text, correction.passage.start)
    who = say("corrected by", by=correction.by, why=correction.why)
    change = say_change(correction.field, correction.was, correction.now)
    return f"{say('place', line=line, column=column)} {change}{who}"


def _note_line(document: PlanDocument, note: Note) -> str:
    if note.passage is None:
        return translate(note.message)
    line, column = locate(document.source.text, note.passage.start)
    return f"{say('place', line=line, column=column)} {translate(note.message)}"


def _brief(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= _QUOTE else f"{joined[:_QUOTE]}…"
