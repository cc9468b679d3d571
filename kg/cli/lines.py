"""The lines of tasks and the biography of a phrase, as trees for people and as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.text import Text
from rich.tree import Tree

from kg.biography import Biography, LinedMeasure, Occurrence, Stand, TaskLine, Tie
from kg.cli.certainty import describe_certainty
from kg.cli.drawing import draw
from kg.cli.tables import literal_table
from kg.cli.words import say
from kg.iris import shorten_iri
from kg.table import Table, Term
from kg.trace import Place

_MARK = "bold reverse"
_COLORS = {"kept": "green", "moved in": "cyan", "new": "yellow", "moved out": "cyan", "gone": "red"}
_LINE_COLUMNS = (
    "first_year", "last_year", "first_title", "last_title", "changes", "departments_gained", "departments_lost",
    "kept", "moved_in", "new", "moved_out", "gone", "joined_by", "took_part_of", "joins", "gave_part_to", "thread",
)  # fmt: skip
_PHRASE_COLUMNS = (
    "year", "plan", "kind", "text", "task_number", "task", "departments", "deadline", "figures", "passage", "thread",
    "iri",
)  # fmt: skip


def draw_task_lines(lines: Iterable[TaskLine], *, beside: bool = False, measures: bool = False) -> str:
    """Return the lines drawn one below the other, a year a branch, with what joined them and what branched off.

    With `beside`, also the tasks of other plans that say the same; with `measures`, all of them in their words.
    """
    return draw(*(_line_tree(line, beside=beside, measures=measures) for line in lines))


def draw_biography(biography: Biography) -> str:
    """Return every place of the phrase by year and plan, with whom and with what figures, then the lines it names."""
    trees = []
    for year, of_year in groupby(biography.occurrences, key=lambda one: one.year):
        tree = Tree(Text(str(year), style="bold"))
        for plan, of_plan in groupby(of_year, key=lambda one: one.plan):
            branch = tree.add(Text(plan, style="bold"))
            for occurrence in of_plan:
                _add_occurrence(branch, occurrence)
        trees.append(tree)
    if not biography.lines:
        return draw(*trees)
    return f"{draw(*trees)}\n{say('lines named')}\n{draw_task_lines(biography.lines, beside=True)}"


def lines_table(lines: Iterable[TaskLine]) -> Table:
    """Return the lines as a table, one row a line; several departments, changes or ties stand in one cell."""
    told = tuple(lines)
    plain = literal_table(_LINE_COLUMNS[:-1], (_line_row(line) for line in told))
    iris = (Term(line.iri, "iri") for line in told)
    return Table(_LINE_COLUMNS, tuple((*row, iri) for row, iri in zip(plain.rows, iris, strict=True)))


def biography_table(biography: Biography) -> Table:
    """Return the biography as a table, one row for each place of the phrase."""
    plain = literal_table(_PHRASE_COLUMNS[:-1], map(_occurrence_row, biography.occurrences))
    iris = (Term(occurrence.iri, "iri") for occurrence in biography.occurrences)
    return Table(_PHRASE_COLUMNS, tuple((*row, iri) for row, iri in zip(plain.rows, iris, strict=True)))


def _line_tree(line: TaskLine, *, beside: bool, measures: bool) -> Tree:
    first, last = line.stands[0], line.stands[-1]
    years = str(first.year) if first is last else f"{first.year}—{last.year}"
    titles = first.title if first.title == last.title else f"{first.title} → {last.title}"
    heading = Text(f"{years}  ", style="cyan").append(titles, style="bold")
    for word, holds in (("line new", line.is_new), ("line dropped", line.is_dropped)):
        if holds:
            heading.append(f"  [{say(word)}]", style="yellow")
    tree = Tree(heading.append(f"  {shorten_iri(line.iri)}", style="dim"))
    for before, stand in zip((None, *line.stands), line.stands, strict=False):
        branch = tree.add(_stand_text(stand, before, titled=stand.title not in (first.title, last.title)))
        if beside and stand.restated_by:
            branch.add(Text(f"= {say('similar task')} {'、'.join(map(_brief_iri, stand.restated_by))}", style="dim"))
        for measure in stand.measures if measures else ():
            branch.add(_measure_text(measure))
    for sign, tie in (*(("←", tie) for tie in line.arriving), *(("→", tie) for tie in line.leaving)):
        tree.add(_tie_text(sign, tie))
    return tree


def _stand_text(stand: Stand, before: Stand | None, *, titled: bool) -> Text:
    text = Text(f"{stand.year} ").append(f"{stand.plan} {say('task', number=stand.number)}", style="cyan")
    if titled:
        text.append(f"  {stand.title}")
    said = [] if before is None else [_change(stand)]
    said.append("、".join(stand.departments))
    said += [say(f"departments {word}", names="、".join(names)) for word, names in _moves(stand) if names]
    if before is None:
        said.append(say("count measures", count=len(stand.measures)))
    else:
        said.append(say("measures moved", **_counts(before, stand)))
    return text.append(f"  {' · '.join(part for part in (*said, _places(stand.passage)) if part)}", style="dim")


def _change(stand: Stand) -> str:
    """What happened to the task since the year before, and who says so."""
    word = say(stand.change or "Continued")
    if stand.confidence is None:
        return word
    return say("judged", word=word, certainty=describe_certainty(stand.status or "", stand.confidence))


def _moves(stand: Stand) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("gained", stand.gained), ("lost", stand.lost)


def _counts(before: Stand, stand: Stand) -> dict[str, int]:
    """What became of the measures from one year to the next; those kept are counted in the later year."""
    return {
        "kept": stand.count_origins("kept"),
        "moved_in": stand.count_origins("moved in"),
        "new": stand.count_origins("new"),
        "moved_out": before.count_fates("moved out"),
        "gone": before.count_fates("gone"),
    }


def _measure_text(measure: LinedMeasure) -> Text:
    text = Text(f"{measure.position}. ")
    words = dict.fromkeys((measure.origin, measure.fate if measure.fate != "kept" else None))
    for word in words:
        if word is not None:
            text.append(f"[{say(f'measure {word}')}] ", style=_COLORS[word])
    return text.append(measure.text).append(f"  {_places(measure.passage)}", style="dim")


def _tie_text(sign: str, tie: Tie) -> Text:
    word = say(f"{'arriving' if sign == '←' else 'leaving'} {tie.relation}")
    year, iri, title = (
        (tie.earlier_year, tie.earlier, tie.earlier_title)
        if sign == "←"
        else (tie.later_year, tie.later, tie.later_title)
    )
    how = say("how", word=word, change=say(tie.change), certainty=describe_certainty(tie.status, tie.confidence))
    return Text(f"{sign} {how} {year} {_brief_iri(iri)}  {title}", style="green")


def _add_occurrence(root: Tree, occurrence: Occurrence) -> None:
    task = occurrence.task
    text = Text(f"{say(f'kind {occurrence.kind}')}  ", style="cyan")
    text.append_text(_marked(occurrence))
    branch = root.add(text)
    said = [_places(occurrence.passage), shorten_iri(occurrence.iri)]
    if task is not None:
        if occurrence.kind == "measure":
            said.append(f"{say('task', number=task.number)} {task.title}")
        said += ["、".join(bearer.name for bearer in task.departments), task.deadline or ""]
    branch.add(Text(" · ".join(part for part in said if part), style="dim"))
    for figure in occurrence.figures:
        branch.add(Text(f"{say('promised')} {figure.quote}", style="bold"))


def _marked(occurrence: Occurrence) -> Text:
    drawn = Text(occurrence.text)
    for start, end in occurrence.marks:
        drawn.stylize(_MARK, start, end)
    return drawn


def _line_row(line: TaskLine) -> tuple[object, ...]:
    first, last = line.stands[0], line.stands[-1]
    counts = [_counts(before, stand) for before, stand in line.steps]
    totals = (sum(count[key] for count in counts) for key in ("kept", "moved_in", "new", "moved_out", "gone"))
    return (
        first.year,
        last.year,
        first.title,
        last.title,
        _joined(stand.change or "" for stand in line.stands[1:]),
        _joined(name for stand in line.stands for name in stand.gained),
        _joined(name for stand in line.stands for name in stand.lost),
        *(totals if line.steps else (None,) * 5),
        _joined(_brief_iri(tie.earlier) for tie in line.arriving if tie.relation == "joins"),
        _joined(_brief_iri(tie.earlier) for tie in line.arriving if tie.relation != "joins"),
        _joined(_brief_iri(tie.later) for tie in line.leaving if tie.relation == "joins"),
        _joined(_brief_iri(tie.later) for tie in line.leaving if tie.relation != "joins"),
    )


def _occurrence_row(occurrence: Occurrence) -> tuple[object, ...]:
    task = occurrence.task
    return (
        occurrence.year,
        occurrence.plan,
        occurrence.kind,
        occurrence.text,
        task.number if task else None,
        task.title if task else None,
        _joined(bearer.name for bearer in task.departments) if task else None,
        task.deadline if task else None,
        "；".join(figure.quote for figure in occurrence.figures) or None,
        _places(occurrence.passage) or None,
        shorten_iri(occurrence.line) if occurrence.line else None,
    )


def _joined(words: Iterator[str] | Iterable[str]) -> str | None:
    return "、".join(words) or None


def _brief_iri(iri: str) -> str:
    return shorten_iri(iri).removeprefix("plan/")


def _places(passage: Iterable[Place]) -> str:
    return ", ".join(f"{place.source} {place.start}–{place.end}" for place in passage)
