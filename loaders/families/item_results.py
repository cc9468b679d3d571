"""What the items of a report tell that was reached, said of the tasks that these are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Passage, Target, Task
from loaders.annotate.context import Context
from loaders.annotate.figures import read_targets
from loaders.families.report_review import read_reached
from loaders.reading.strand import Strand, join
from loaders.structure.prose import Prose, join_prose, remarks_around
from loaders.structure.reached.items import Reached, Told
from loaders.structure.results import with_results
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


def told_of_items(
    tasks: Sequence[Task], items: Sequence[ItemResults], reached: Reached, context: Context
) -> tuple[tuple[Task, ...], Prose]:
    """Return the tasks, each with what its item tells that was reached, and as prose what is told of none of them.

    A figure of the sentence that turns which says only how many more counts what was told (2023年加固水库9座。
    2024年再完成7座。). What the items say is wrong is a remark.
    """
    told = {_start(item.told, context): item for item in items if item.told.opening}
    starts = {task.passage.start for task in tasks}
    beside = (item.prose for item in items if _start(item.told, context) not in starts)
    wrong = tuple(each for line in reached.beside for each in remarks_around(line, (), context))
    return (
        tuple(_with_item(task, told.get(task.passage.start), context) for task in tasks),
        join_prose((*beside, Prose(reached.beside, remarks=wrong))),
    )


def _with_item(task: Task, item: ItemResults | None, context: Context) -> Task:
    if item is None:
        return task
    return with_results(_with_targets(task, tuple(_further(item, task, context))), item.prose)


def _start(told: Told, context: Context) -> int:
    """Return where the item stands in the source; no place where it has no opening, and is no task."""
    return told.opening.passage(context.text).start if told.opening else -1


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
