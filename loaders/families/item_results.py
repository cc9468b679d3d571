"""What the items of a report tell that was reached, said of the tasks that these are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Outcome, Passage, PlanDocument, Target, Task
from loaders.annotate.context import Context
from loaders.annotate.figures import read_targets
from loaders.families.report_review import read_reached
from loaders.reading.strand import Strand, join
from loaders.structure.prose import Prose, join_prose, remarks_around
from loaders.structure.reached.items import Reached, Told
from loaders.structure.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class ItemResults:
    """What one item tells, and what was read of it."""

    told: Told
    prose: Prose


def read_items(reached: Reached, context: Context) -> tuple[ItemResults, ...]:
    """Return what each item of a report tells that was reached."""
    of = reached.years.reviewed
    return tuple(ItemResults(told, read_reached(told.reached, context, of=of)) for told in reached.told)


def prose_of(items: Sequence[ItemResults], reached: Reached, context: Context) -> Prose:
    """Return what the items tell as prose, what they say is wrong as remarks."""
    remarks = tuple(each for line in reached.beside for each in remarks_around(line, (), context))
    return join_prose((*(item.prose for item in items), Prose(reached.beside, remarks=remarks)))


def with_results(document: PlanDocument, items: Sequence[ItemResults], context: Context) -> PlanDocument:
    """Return the document with each outcome of an item said of the task that it is.

    A figure of the sentence that turns which says only how many more counts what was told (2023年加固水库9座。
    2024年再完成7座。).
    """
    tasks = {task.passage.start: task for task in document.tasks}
    found = [(item, tasks.get(_start(item.told, context))) for item in items]
    of = {each.passage: task.number for item, task in found if task for each in item.prose.outcomes}
    further = {id(task): tuple(_further(item, task, context)) for item, task in found if task}
    return replace(
        document,
        tasks=tuple(_with_targets(task, further.get(id(task), ())) for task in document.tasks),
        outcomes=tuple(_of_task(outcome, of) for outcome in document.outcomes),
    )


def _start(told: Told, context: Context) -> int:
    return told.opening.passage(context.text).start if told.opening else -1


def _of_task(outcome: Outcome, of: dict[Passage, str]) -> Outcome:
    return replace(outcome, task=outcome.task or of.get(outcome.passage))


def _further(item: ItemResults, task: Task, context: Context) -> Iterator[Target]:
    """Yield the figures of the sentence that turns which count only what the item told with the same unit."""
    turning, told = item.told.turning, item.told.reached
    if turning is None or not told:
        return
    known = [target.passage for measure in task.measures for target in measure.targets]
    counted = {outcome.unit: outcome.indicator for outcome in item.prose.outcomes if outcome.unit}
    for target in read_targets(_as_one(told[-1], turning), context.text, year=context.year):
        quote = _clause_up_to(turning, target.passage.end)
        if not quote or target.value is None or target.unit not in counted:
            continue
        passage = quote.passage(context.text)
        if not any(_meets(passage, each) for each in known):
            yield replace(target, indicator=counted[target.unit], quote=quote.text, passage=passage)


def _as_one(told: Strand, turning: Strand) -> Strand:
    """Return the last sentence told and the one that turns as one sentence, parted by the full stop read as a comma."""
    last = split_sentences(told)[-1]
    body = last.strip("。，； ")
    mark = last[len(body) : len(body) + 1] or last[-1:]
    return join((body, Strand("，", mark.pieces), turning))


def _clause_up_to(sentence: Strand, end: int) -> Strand:
    """Return the clause of a sentence that ends at a place of the source: what is quoted of a figure."""
    length = sum(max(0, min(piece.end, end) - piece.start) for piece in sentence.pieces)
    start = max(sentence.text.rfind(mark, 0, length) for mark in "，；") + 1
    return sentence[start:length].strip()


def _meets(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _with_targets(task: Task, further: Sequence[Target]) -> Task:
    """Return a task whose measures have further targets, each where it stands."""
    measures = (
        replace(
            measure,
            targets=tuple(
                sorted(
                    (*measure.targets, *(each for each in further if _meets(each.passage, measure.passage))),
                    key=lambda target: target.passage,
                )
            ),
        )
        for measure in task.measures
    )
    return replace(task, measures=tuple(measures)) if further else task
