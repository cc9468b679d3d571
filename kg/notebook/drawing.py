"""Draws the tasks of a trace as a small SVG picture: a column a year, a box a task, a line a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from kg.design import CHANGES, INK, INK_SOFT, KINDS, PAPER, PROPOSED_DASH, SANS
from kg.notebook.html import choose
from kg.notebook.listings import name_certainty, name_change
from kg.trace import Trace, TracedLink, TracedTask

_WIDTH, _GAP, _MARGIN, _PAD, _SPACE = 270, 150, 40, 10, 16
_LINE, _TITLE, _SMALL = 19, 13, 11
_TOP = 34
_PER_LINE = (_WIDTH - 2 * _PAD) / _TITLE


@dataclass(frozen=True, slots=True)
class _Box:
    """A task with its place in the picture, in pixels, and its title in lines."""

    task: TracedTask
    column: int
    x: int
    y: int
    height: int
    lines: tuple[str, ...]

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


def draw_trace(trace: Trace, language: str) -> str:
    """Return the picture of a trace; it names no address, and all of its words are escaped."""
    boxes = tuple(_place(trace))
    width = _MARGIN + len(trace.years) * (_WIDTH + _GAP) - _GAP + 2 * _MARGIN
    height = max(box.y + box.height for box in boxes) + _SPACE
    by_iri = {box.task.iri: box for box in boxes}
    years = "".join(_year(n, year.year) for n, year in enumerate(trace.years))
    links = "".join(_link(link, by_iri[link.earlier], by_iri[link.later], language) for link in _weakest_first(trace))
    labels = "".join(_label(link, by_iri[link.earlier], by_iri[link.later], language) for link in _continued(trace))
    drawn = "".join(_box(box, language) for box in boxes)
    title = choose(f"{trace.asked} 的历年脉络", f"{trace.asked} through the years", language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" style="max-width:100%;height:auto;background:{PAPER}" font-family="{escape(SANS)}">'
        f"<title>{escape(title)}</title>{years}{links}{drawn}{labels}</svg>"
    )


def _place(trace: Trace) -> Iterator[_Box]:
    for column, year in enumerate(trace.years):
        y = _TOP
        for task in (task for plan in year.plans for task in plan.tasks):
            lines = tuple(_wrap(task.title))
            height = _PAD * 2 + _LINE * (len(lines) + 1 + bool(task.departments))
            yield _Box(task, column, _MARGIN + column * (_WIDTH + _GAP), y, height, lines)
            y += height + _SPACE


def _wrap(text: str) -> Iterator[str]:
    """Cut a text into lines; a Latin letter or digit is about half as wide as a Chinese character."""
    line, width = "", 0.0
    for character in text:
        step = 1 if ord(character) > 0x2E7F else 0.58
        if width + step > _PER_LINE:
            yield line
            line, width = "", 0.0
        line, width = line + character, width + step
    yield line


def _weakest_first(trace: Trace) -> Iterable[TracedLink]:
    """The links in an order that draws what continues above what only restates."""
    return sorted(trace.links, key=lambda link: (link.relation == "continues", link.confidence))


def _continued(trace: Trace) -> Iterable[TracedLink]:
    return (link for link in trace.links if link.relation == "continues")


def _year(column: int, year: int) -> str:
    x = _MARGIN + column * (_WIDTH + _GAP)
    return f'<text x="{x}" y="22" font-size="15" font-weight="700" fill="{INK}">{year}</text>'


def _box(box: _Box, language: str) -> str:
    task, look = box.task, KINDS["Task"]
    number = choose(f"任务 {task.number}", f"task {task.number}", language)
    lines = [_text(box, 0, f"{task.plan} · {number}", small=True)]
    lines += [_text(box, n, line, bold=True) for n, line in enumerate(box.lines, start=1)]
    if task.departments:
        names = "、".join(bearer.name for bearer in task.departments)
        lines.append(_text(box, len(box.lines) + 1, _shorten(names), small=True))
    return (
        f'<g><title>{escape(task.title)}</title><rect x="{box.x}" y="{box.y}" width="{_WIDTH}" height="{box.height}" '
        f'rx="4" fill="{look.fill}" stroke="{look.colour}"/>{"".join(lines)}</g>'
    )


def _text(box: _Box, line: int, text: str, *, small: bool = False, bold: bool = False) -> str:
    size, ink = (_SMALL, INK_SOFT) if small else (_TITLE, INK)
    weight = ' font-weight="600"' if bold else ""
    y = box.y + _PAD + _LINE * line + 14
    return f'<text x="{box.x + _PAD}" y="{y}" font-size="{size}" fill="{ink}"{weight}>{escape(text)}</text>'


def _shorten(text: str) -> str:
    most = int(_PER_LINE * _TITLE / _SMALL)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _link(link: TracedLink, earlier: _Box, later: _Box, language: str) -> str:
    look = CHANGES[link.change]
    is_continued = link.relation == "continues"
    colour, width = (look.colour, 2.5) if is_continued else (INK_SOFT, 1)
    dashes = PROPOSED_DASH if link.status == "Proposed" else ""
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    said = f"{name_change(link.change, language)} · {name_certainty(link.status, link.confidence, language)}"
    return (
        f'<path d="{_curve(earlier, later)}" fill="none" stroke="{colour}" stroke-width="{width}"{dash}>'
        f"<title>{escape(said)}</title></path>"
    )


def _curve(earlier: _Box, later: _Box) -> str:
    start = earlier.x + _WIDTH
    if earlier.column == later.column:
        out = start + _MARGIN
        return f"M{start} {earlier.middle}C{out} {earlier.middle} {out} {later.middle} {start} {later.middle}"
    half = (start + later.x) // 2
    return f"M{start} {earlier.middle}C{half} {earlier.middle} {half} {later.middle} {later.x} {later.middle}"


def _label(link: TracedLink, earlier: _Box, later: _Box, language: str) -> str:
    x, y = (earlier.x + _WIDTH + later.x) // 2, (earlier.middle + later.middle) // 2
    look = CHANGES[link.change]
    words = (
        f"{look.sign} {name_change(link.change, language)}",
        name_certainty(link.status, link.confidence, language),
    )
    lines = "".join(f'<tspan x="{x}" dy="{14 * n}">{escape(word)}</tspan>' for n, word in enumerate(words))
    halo = f'stroke="{PAPER}" stroke-width="4" paint-order="stroke"'
    style = f'font-size="{_SMALL}" text-anchor="middle" fill="{look.colour}" {halo}'
    return f'<text x="{x}" y="{y - 3}" {style}>{lines}</text>'
