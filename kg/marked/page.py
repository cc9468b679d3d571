"""Draws a marked text as HTML: every character of the document escaped, every mark said in words beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from kg.design import IN_TEXT, KINDS, Mark, base_css
from kg.marked.segments import Line, Segment, cut_lines
from kg.marked.spans import LAYERS, Span, find_spans
from kg.marked.summary import summary
from kg.marked.words import Speech
from kg.model import PlanDocument

_BLANKS = frozenset("\t\n\r\u3000\u00a0\u2002\u2003\u2009")
_WORDED = frozenset({"Section", "Task", "Measure"})
_BLANK = '<p class="blank"></p>\n'
_FILLED = 2  # the layers whose stretches are filled, too
_CHUNK = 40  # lines that a browser lays out together, once they come into view
_LEGEND = (
    "Section", "Task", "Measure", "Responsibility", "Department", "Deadline", "ProvinceCategory", "Actor",
    "Target", "Outcome", "CitedDocument", "Region", "Remark", "Plan", "Furniture",
)  # fmt: skip
_MARKS: dict[str, Mark] = {**KINDS, **IN_TEXT}
# What would end a script element, or a line of one, is written as JSON writes any character.
_JSON = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029\u007f"})


def marked_page(
    document: PlanDocument, *, language: str = "zh", family: str = "", translate: Callable[[str], str] = str
) -> str:
    """Return a document with all that was understood marked in its text, as a page that needs no other file.

    `language` is that of its words, `zh` or `en`; `family` says what kind of document it was read as;
    `translate` puts the notes of the readers, which are in English, in that language.
    """
    speech = Speech(language)
    title = document.header.title.text if document.header.title else document.source.name
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
        f"<title>{_safe(title)} · {_safe(speech.say('checked'))}</title>\n"
        f"<style>\n{base_css()}{marked_css()}</style>\n</head>\n<body>\n"
        f"<main>\n{marked_body(document, language=language, family=family, translate=translate)}</main>\n"
        f"<script>\n{marked_script()}</script>\n</body>\n</html>\n"
    )


def marked_body(
    document: PlanDocument, *, language: str = "zh", family: str = "", translate: Callable[[str], str] = str
) -> str:
    """Return the inside of such a page: what was read in all, legend, contents, the text, and what is said of it."""
    speech = Speech(language)
    spans = find_spans(document, speech)
    return "".join(
        (
            '<div class="marked">\n',
            summary(document, spans, speech, family, translate),
            _legend(spans, speech),
            '<div class="columns">\n',
            _contents(document, spans, speech),
            f'<div class="text" lang="zh-CN" role="region" aria-label="{_safe(speech.say("body"))}">\n',
            *_text(document.source.text, spans, speech),
            "</div>\n",
            f'<aside class="said" aria-live="polite"><h2>{_safe(speech.say("understood"))}</h2>\n'
            f'<div class="card"><p class="soft">{_safe(speech.say("hint"))}</p></div></aside>\n',
            "</div>\n",
            f'<script type="application/json" class="spans">{_data(spans, speech)}</script>\n',
            "</div>\n",
        )
    )


def marked_css() -> str:
    """Return the style sheet of a marked text; it follows the base style sheet and names no address."""
    return f"{_colours()}{(Path(__file__).parent / 'marked.css').read_text(encoding='utf-8')}"


def marked_script() -> str:
    """Return the script that says what was understood of the mark under the pointer or the cursor."""
    return (Path(__file__).parent / "marked.js").read_text(encoding="utf-8")


def _colours() -> str:
    """The rules that come from the tables of the design: a line and a fill for each kind, and how to hide them."""
    colours = " ".join(f"--{kind}: {mark.colour}; --{kind}-fill: {mark.fill};" for kind, mark in _MARKS.items())
    rules = [f".marked {{ {colours} }}"]
    for kind, layer in LAYERS.items():
        fill, bare = (f" --f: var(--{kind}-fill);", " --f: transparent;") if layer <= _FILLED else ("", "")
        hidden = f".marked:has(#show-{kind}:not(:checked))"
        rules += [
            f".marked .o-{kind} {{ --l{layer}: var(--{kind});{fill} }}",
            f".marked .b-{kind}::before {{ color: var(--{kind}); }}",
            f"{hidden} .text .o-{kind} {{ --l{layer}: transparent;{bare} }}",
            f"{hidden} .text .b-{kind}::before {{ content: none; }}",
        ]
    rules.append(".marked:has(#show-Furniture:not(:checked)) .text .o-Furniture { display: none; }")
    return "\n".join(rules) + "\n"


def _legend(spans: Sequence[Span], speech: Speech) -> str:
    counts = {kind: sum(1 for span in spans if span.kind == kind) for kind in _LEGEND}
    items = "".join(
        f'<li><label><input type="checkbox" id="show-{kind}" checked> {_swatch(kind)} {_safe(speech.say(kind))} '
        f'<span class="soft">{counts[kind]}</span></label></li>\n'
        for kind in _LEGEND
        if counts[kind]
    )
    return f'<fieldset class="legend"><legend>{_safe(speech.say("legend"))}</legend>\n<ul>\n{items}</ul></fieldset>\n'


def _swatch(kind: str) -> str:
    if kind == "Furniture":
        return '<span class="swatch o-Furniture">▒</span>'
    sign = "" if kind in _WORDED else _safe(_MARKS[kind].sign)
    return f'<span class="swatch layer{LAYERS[kind]} o-{kind}">{sign}</span>'


def _contents(document: PlanDocument, spans: Sequence[Span], speech: Speech) -> str:
    """Links to sections and tasks, in the order in which the text names them, a section before its first task.

    The years above the columns of a table belong to its tasks too, and stand before the groups that hold these; the
    name of a group may stand in the middle of its rows.
    """
    named = {f"task-{number}": task.passage.pieces[:1] for number, task in enumerate(document.tasks, start=1)}
    for section in document.sections:
        held = (task.passage.pieces[:1] for task in document.tasks if task.section == section.number)
        named[f"section-{section.number}"] = min((section.passage.pieces[:1], *held))
    heads = [span for span in spans if span.kind in ("Section", "Task")]
    heads.sort(key=lambda span: (named[span.anchor], span.kind))
    titles = {task.number: task.title for task in document.tasks}
    sections = {section.number: section.title for section in document.sections}
    items = "".join(
        f'<li class="{span.kind.lower()}"><a href="#{_safe(span.anchor)}">{_safe(span.label)} '
        f"{_safe((titles if span.kind == 'Task' else sections).get(span.label, ''))}</a></li>\n"
        for span in heads
    )
    name = _safe(speech.say("contents"))
    return f'<nav class="contents" aria-label="{name}"><h2>{name}</h2>\n<ol>\n{items}</ol></nav>\n'


def _text(text: str, spans: Sequence[Span], speech: Speech) -> Iterator[str]:
    """The lines in chunks; of several blank ones one is drawn."""
    drawn = [_line(line, spans, speech) for line in cut_lines(text, spans)]
    lines = [line for before, line in pairwise(("", *drawn)) if line != _BLANK or before != _BLANK]
    for begin in range(0, len(lines), _CHUNK):
        yield f'<div class="chunk">\n{"".join(lines[begin : begin + _CHUNK])}</div>\n'


def _line(line: Line, spans: Sequence[Span], speech: Speech) -> str:
    if not any(segment.text.strip() for segment in line.segments):
        return _BLANK
    inside = "".join(_segment(segment, spans, speech) for segment in line.segments)
    return f'<p data-n="{line.number}">{inside}</p>\n'


def _segment(segment: Segment, spans: Sequence[Span], speech: Speech) -> str:
    begun = "".join(_sign(index, spans[index], speech) for index in segment.begins)
    text = _safe(segment.text).replace("\t", '<span class="tab">\t</span>')
    if not segment.over:
        return begun + text
    kinds = " ".join(f"o-{kind}" for kind in _shown([spans[index] for index in segment.over]))
    inner_first = sorted(segment.over, key=lambda index: (LAYERS.get(spans[index].kind, 0), -index))
    return f'{begun}<span class="s {kinds}" data-e="{" ".join(map(str, inner_first))}">{text}</span>'


def _shown(over: Iterable[Span]) -> list[str]:
    """One kind a layer, the last of those that share it, since that lies within the others."""
    by_layer: dict[object, str] = {}
    for span in over:
        by_layer[LAYERS.get(span.kind, span.kind)] = span.kind
    return sorted(by_layer.values())


def _label(span: Span, speech: Speech) -> str:
    """The word and number of what holds others, the sign of what lies within; 《 is a sign of its own."""
    if span.kind in _WORDED:
        return f"{speech.say(span.kind)}{'' if speech.language == 'zh' else ' '}{span.label}"
    return "" if span.kind == "CitedDocument" else _MARKS[span.kind].sign


def _sign(index: int, span: Span, speech: Speech) -> str:
    """What stands before the first character of a span, which a copy of the text does not hold."""
    anchor = f' id="{_safe(span.anchor)}"' if span.anchor else ""
    if span.kind == "Furniture":
        return f"<i{anchor}></i>" if anchor else ""
    label = _safe(_label(span, speech))
    return f'<i class="b b-{span.kind}"{anchor} data-b="{index}" data-s="{label}" tabindex="-1"></i>'


def _data(spans: Sequence[Span], speech: Speech) -> str:
    """What is said of each span, for the script: its kind, sign and facts."""
    rows = [[span.kind, _head(span, speech), span.facts] for span in spans]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).translate(_JSON)


def _head(span: Span, speech: Speech) -> str:
    sign = _MARKS[span.kind].sign if span.kind in _MARKS else ""
    return " ".join(part for part in (sign, speech.say(span.kind), span.label) if part)


def _safe(text: str) -> str:
    """Escape for an element or a quoted attribute; what no page may hold, as a form feed, becomes a sign for it."""
    return escape("".join(c if c in _BLANKS or c.isprintable() else "\ufffd" for c in text))
