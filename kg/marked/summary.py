"""What was read of a document in all: its title, counts, the account of its characters, what was left or corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from kg.marked.facts import say_correction
from kg.marked.spans import Span
from kg.marked.words import Speech
from kg.model import Coverage, PlanDocument

_LISTED = 60
_BRIEF = 240


def summary(
    document: PlanDocument, spans: Sequence[Span], speech: Speech, family: str, translate: Callable[[str], str] = str
) -> str:
    """Return the head of a marked text as HTML, everything escaped."""
    header = document.header
    title = header.title.text if header.title else document.source.name
    said = (
        ("year", header.year),
        ("issuer", header.issuer and header.issuer.text),
        ("document number", header.document_number and header.document_number.text),
        ("issued", header.issued),
        ("family", family or None),
    )
    facts = " · ".join(f"{_safe(speech.say(key))} {_safe(str(value))}" for key, value in said if value)
    name = _safe(document.source.name)
    return (
        f'<header class="head">\n<h1>{_safe(title)}</h1>\n<p class="soft">{name}{" · " if facts else ""}{facts}</p>\n'
        f"{_counts(document, speech)}{_account(document.coverage, speech)}"
        f"{_leftovers(document, speech)}{_corrections(document, spans, speech)}"
        f"{_notes(document, speech, translate)}</header>\n"
    )


def _counts(document: PlanDocument, speech: Speech) -> str:
    counts = (
        ("sections", len(document.sections)),
        ("tasks", len(document.tasks)),
        ("measures n", sum(len(task.measures) for task in document.tasks)),
        ("targets", len({target for holder in document.holders() for target in holder.targets})),
        ("outcomes", len(document.outcomes)),
    )
    items = "".join(f"<li>{_safe(speech.say(key, n=number))}</li>" for key, number in counts if number)
    return f'<ul class="counts">{items}</ul>\n'


def _account(coverage: Coverage | None, speech: Speech) -> str:
    """The bar of the characters, and the same in words."""
    if coverage is None or not coverage.characters:
        return ""
    left = coverage.characters - coverage.assigned - coverage.furniture
    parts = (("assigned", coverage.assigned), ("furniture", coverage.furniture), ("left", left))
    bars = "".join(
        f'<span class="{name}" style="flex-grow:{count}"></span>' for name, count in parts if count
    )  # a share is a number of the account, and no text of the document
    words = speech.say(
        "coverage",
        all=f"{coverage.characters:,}",
        assigned=f"{coverage.assigned / coverage.characters:.1%}",
        furniture=f"{coverage.furniture / coverage.characters:.1%}",
        left=left,
    )
    whole = "" if left else f" {_safe(speech.say('all read'))}"
    return f'<div class="account" aria-hidden="true">{bars}</div>\n<p class="accounted">{_safe(words)}{whole}</p>\n'


def _leftovers(document: PlanDocument, speech: Speech) -> str:
    pieces = document.coverage.unassigned if document.coverage else ()
    rows = [
        (f"left{number}", piece.start, " ".join(document.source.quote(piece).split()))
        for number, piece in enumerate(pieces, start=1)
    ]
    return _listed(document, rows, speech, "leftovers", opened=True)


def _corrections(document: PlanDocument, spans: Sequence[Span], speech: Speech) -> str:
    known = tuple(dict.fromkeys(document.list_corrections()))
    anchors = [span.anchor for span in spans if span.kind == "Correction"]
    rows = [
        (anchor, correction.passage.start, say_correction(correction, speech))
        for anchor, correction in zip(anchors, known, strict=True)
    ]
    return _listed(document, rows, speech, "corrections", opened=True)


def _notes(document: PlanDocument, speech: Speech, translate: Callable[[str], str]) -> str:
    rows = [("", note.passage.start if note.passage else -1, translate(note.message)) for note in document.notes]
    return _listed(document, rows, speech, "notes", opened=False)


def _listed(
    document: PlanDocument, rows: Sequence[tuple[str, int, str]], speech: Speech, key: str, *, opened: bool
) -> str:
    """A list that can be folded, each row with its place and a link to it."""
    if not rows:
        return ""
    items = "".join(f"<li>{_row(document, *row, speech)}</li>\n" for row in rows[:_LISTED])
    more = f"<li>{_safe(speech.say('more', n=len(rows) - _LISTED))}</li>" if len(rows) > _LISTED else ""
    state = " open" if opened else ""
    summed = _safe(speech.say(key, n=len(rows)))
    return f'<details class="{key}"{state}><summary>{summed}</summary>\n<ul>\n{items}{more}</ul></details>\n'


def _row(document: PlanDocument, anchor: str, start: int, words: str, speech: Speech) -> str:
    text = document.source.text
    line, column = text.count("\n", 0, max(start, 0)) + 1, start - text.rfind("\n", 0, max(start, 0))
    place = _safe(speech.say("place", line=line, column=column)) if start >= 0 else ""
    brief = _safe(words if len(words) <= _BRIEF else f"{words[:_BRIEF]}…")
    linked = f'<a href="#{_safe(anchor)}">{place}</a>' if anchor else place
    return f"{linked} {brief}"


def _safe(text: str) -> str:
    return escape("".join(c if c in "\t\n" or c.isprintable() else " " for c in text))
