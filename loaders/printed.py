"""Puts the printed characters back into a plan that was read from the folded text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kg.model import Deadline, Measure, Passage, PlanDocument, Responsibility, Source, Task
from loaders.annotate.repair import normalized

_WORDS = frozenset({
    "text", "title", "name", "printed", "phrase", "mode", "parent", "category", "quote", "indicator", "unit",
    "baseline", "hedge", "actor", "printed_number",
})  # fmt: skip
_REFERRED = ("name", "printed", "mode", "parent", "text")  # what is not printed at the place of a reference


def as_printed(document: PlanDocument, source: Source) -> PlanDocument:
    """Return the plan with the words of `source`, whose text `document.source` has folded; places stay."""
    if document.source.text == source.text:
        return document
    printed = _Printed(document.source.text, source.text)
    for task in document.tasks:
        printed.learn(task)
        for measure in task.measures:
            printed.learn(measure)
    parts = {
        part.name: _restored(getattr(document, part.name), printed)
        for part in fields(document)
        if part.name not in ("identifier", "source", "family", "notes", "furniture", "coverage")
    }
    return replace(document, source=source, **parts)


class _Printed:
    """The folded and the printed text side by side, and how names and times are printed where they stand."""

    def __init__(self, folded: str, printed: str) -> None:
        self._folded, self._printed = folded, printed
        self._words: dict[str, str] = {}

    def learn(self, holder: Task | Measure) -> None:
        """Keep how the names and times of a task or measure are printed, for where they are only referred to."""
        said: tuple[Responsibility | Deadline, ...] = holder.responsibilities
        for each in (*said, holder.deadline) if holder.deadline else said:
            if not self.is_referred(each):
                how = self.at(each.passage)
                words = (getattr(each, part, None) for part in _REFERRED)
                self._words.update({word: how(word) for word in words if word and word not in self._words})

    def is_referred(self, element: Responsibility | Deadline) -> bool:
        """Tell whom, or a time, that is printed elsewhere than at its passage, where a reference stands: 同上."""
        word = element.text if isinstance(element, Deadline) else element.printed
        line = "".join(self._folded[piece.start : piece.end] for piece in element.passage.pieces)
        return "".join(word.split()) not in "".join(line.split())

    def elsewhere(self, text: str, passage: Passage) -> str:
        """Return how a name or time is printed where it stands; if that is not known, as one of this passage."""
        return self._words[text] if text in self._words else self.at(passage)(text)

    def at(self, passage: Passage) -> Callable[[str], str]:
        """Return how a text of this passage is printed: character by character, in the order of the passage."""
        pairs = [
            (folded, printed)
            for piece in passage.pieces
            for folded, printed in zip(
                self._folded[piece.start : piece.end], self._printed[piece.start : piece.end], strict=True
            )
            if not folded.isspace()
        ]
        line = "".join(folded for folded, _ in pairs)
        return lambda text: _align(text, line, [printed for _, printed in pairs])


def _align(text: str, line: str, printed: list[str]) -> str:
    """Return `text` with the printed character for each of its own, found in the order of the line.

    A blank is as it was; a character that the line has not (a shortened name given in full) stays.
    """
    wanted = "".join(text.split())
    at = max(line.find(wanted), 0)
    restored: list[str] = []
    for char in text:
        place = -1 if char.isspace() else _next(line, char, at)
        restored.append(char if place < 0 else printed[place])
        at = at if place < 0 else place + 1
    return "".join(restored)


def _next(line: str, char: str, at: int) -> int:
    place = line.find(char, at)
    return place if place >= 0 else line.find(char)


def _restored(value: Any, printed: _Printed) -> Any:  # any value of the model
    if isinstance(value, tuple):
        return tuple(_restored(each, printed) for each in value)
    if not is_dataclass(value) or isinstance(value, (type, Passage)):
        return value
    return _element(value, printed)


def _element(element: Any, printed: _Printed) -> Any:
    passage = getattr(element, "passage", None)
    is_referred = isinstance(element, (Responsibility, Deadline)) and printed.is_referred(element)
    said: dict[str, Any] = {}
    for part in fields(element):
        value = getattr(element, part.name)
        if isinstance(value, str) and part.name in _WORDS and isinstance(passage, Passage):
            place = getattr(element, "actor_passage", None) if part.name == "actor" else passage
            is_elsewhere = is_referred and part.name in _REFERRED
            restored = printed.elsewhere(value, passage) if is_elsewhere else printed.at(place or passage)(value)
            said[part.name] = restored
        elif not isinstance(value, str):
            said[part.name] = _restored(value, printed)
    if isinstance(element, Measure) and said["text"] != element.text:
        said["normalized"] = normalized(said["text"])
    return replace(element, **said)
