"""How a report speaks: in Chinese or English, of tasks, departments, changes and places, always in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.design import CHANGES, VERDICTS
from kg.diff.elements import Bearer, Spot, TaskSide
from kg.diff.model import Aspect, DepartmentDiff, Standing, Weight
from kg.difference import Kind, Piece
from kg.model import Role
from kg.reports.blocks import Line, Span, Style
from kg.terms import STANDINGS, VALUES

_MOVED = ("移至另一部分", "moved to another section")
_WEIGHTS = {
    Weight.OBLIGATION: ("要求", "obligation"),
    Weight.RESPONSIBILITY: ("责任", "responsibility"),
    Weight.DEADLINE: ("时限", "deadline"),
    Weight.FIGURES: ("数字", "figures"),
    Weight.SCOPE: ("范围", "scope"),
    Weight.WORDING: ("措辞", "wording"),
    Weight.NOTHING: ("仅标点、称谓或次序", "only marks, address or order"),
}
_STANDINGS = {
    Standing.KEPT: ("文字未变", "same words"),
    Standing.CHANGED: ("改动", "changed"),
    Standing.NEW: STANDINGS["New"],
    Standing.GONE: STANDINGS["Dropped"],
}
_ASPECTS = {
    "duty": ("省份要求", "duty of provinces"),
    "firmer": ("措辞加重", "put firmer"),
    "softer": ("措辞减轻", "put softer"),
    "actor": ("行动主体", "addressee"),
    "departments": ("责任部门", "departments"),
    "partners": ("合作单位", "partners in the text"),
    "deadline": ("时限", "deadline"),
    "figures": ("数字", "figures"),
    "Broadened": ("内容扩展", "broadened"),
    "Narrowed": ("内容收窄", "narrowed"),
    "citations": ("引用文件", "cited documents"),
    "regions": ("提到的地方", "places named"),
    "clauses": ("增加或删去的分句", "clauses added or left out"),
    "rewritten": ("整句改写", "rewritten"),
    "wording": ("措辞", "wording"),
}
_STYLES: dict[Kind, tuple[Style, Style]] = {
    Kind.KEPT: ("", ""),
    Kind.PUNCTUATION: ("", ""),
    Kind.CHANGED: ("removed", "added"),
    Kind.TAKEN: ("moved", "moved"),
    Kind.PLACED: ("moved", "moved"),
    Kind.ELSEWHERE: ("elsewhere", "elsewhere"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """The language of a report: `zh` or `en`; what is quoted stays Chinese."""

    language: str

    @property
    def chinese(self) -> bool:
        """Whether it speaks Chinese."""
        return self.language == "zh"

    def __call__(self, chinese: str, english: str) -> str:
        """Return the one of two wordings that is wanted."""
        return chinese if self.chinese else english

    def count(self, number: int, chinese: str, english: str) -> str:
        """Return a number with what is counted: 2项任务, 2 tasks, 1 task."""
        return f"{number}{chinese}" if self.chinese else f"{number} {english}{'' if number == 1 else 's'}"

    def join(self, words: Iterable[str]) -> str:
        """Return words as a list in a sentence."""
        return ("、" if self.chinese else ", ").join(words)

    def change(self, name: str) -> str:
        """Return what a kind of change is called."""
        return self(*(_MOVED if name == "Moved" else STANDINGS.get(name) or VALUES[f"kg:{name}"]))

    def sign(self, name: str) -> Span:
        """Return a kind of change as a sign and a word, in its colour."""
        return Span(f"{CHANGES[name].sign} {self.change(name)}", "sign", kind=name)

    def weight(self, weight: Weight) -> str:
        """Return what a change is about."""
        return self(*_WEIGHTS[weight])

    def standing(self, standing: Standing) -> str:
        """Return what a measure is, seen from the other year."""
        return self(*_STANDINGS[standing])

    def role(self, role: Role) -> str:
        """Return the part of a department."""
        return self(*VALUES[f"kg:{role.value.capitalize()}"])

    def verdict(self, name: str) -> str:
        """Return a verdict as a sign and a word."""
        return f"{VERDICTS[name].sign} {self(*VALUES[f'kg:{name}'])}"

    def aspect(self, aspect: Aspect) -> str:
        """Return what is different in a measure, with both wordings: 数字：16个月 → 14个月."""
        name = self(*_ASPECTS[aspect.kind])
        if not aspect.earlier and not aspect.later:
            return name
        if aspect.kind == "clauses":
            return self._clauses(aspect)
        none = self("无", "none")
        return f"{name}{self('：', ': ')}{aspect.earlier or none} → {aspect.later or none}"

    def _clauses(self, aspect: Aspect) -> str:
        """Whole clauses that were added and left out: 增加“…”“…”；删去“…”."""
        told = ((aspect.later, "增加", "added: "), (aspect.earlier, "删去", "left out: "))
        said = (self(chinese, english) + self._quoted(clauses) for clauses, chinese, english in told if clauses)
        return self("；", "; ").join(said)

    def _quoted(self, clauses: str) -> str:
        """Stretches of clauses, each in marks of its own; marks inside them are single ones (GB/T 15834)."""
        inner = clauses.replace("“", "‘").replace("”", "’")
        return self("", ", ").join(f"“{stretch}”" for stretch in inner.split("；"))

    def year(self, year: int) -> str:
        """Return a year: 2020年, 2020."""
        return f"{year}年" if self.chinese else str(year)

    def sure(self, confidence: float) -> str:
        """Return how sure the method is of a link, from 0 to 1, as pages and pictures say it: 87%."""
        return f"{100 * confidence:.0f}%"

    def by_machine(self, confidence: float) -> str:
        """Return that a link counts by the judgement of the machine alone, and how sure that is."""
        return self(f"机器判断，把握{self.sure(confidence)}", f"by machine, {self.sure(confidence)} sure")

    def task(self, number: str) -> str:
        """Return a task by its number."""
        return f"任务{number}" if self.chinese else f"task {number}"

    def titled(self, side: TaskSide) -> Line:
        """Return a task by number and title, leading to where it is told."""
        return Span(self.task(side.spot.task), href=task_anchor(side.spot)), Span(f" {side.spot.title}")

    def section(self, side: TaskSide) -> str:
        """Return the section of a task: its number and title."""
        return f"{side.section}、{side.section_title}" if side.section else ""

    def tasks(self, sides: Sequence[TaskSide]) -> str:
        """Return tasks by their numbers: 1、2、19; a dash where there are none."""
        return self.join(side.spot.task for side in sides) or "—"

    def borne(self, name: str, sides: Sequence[TaskSide]) -> tuple[str, ...]:
        """Return the tasks that a department bears, those of each part by themselves: 牵头：2, 负责：1、3."""
        of_role = {role: [side for side in sides if (name, role) in side.parts] for role in Role}
        told = {role: borne for role, borne in of_role.items() if borne}
        if not set(told) - {Role.RESPONSIBLE}:
            return (self.tasks(sides),)
        return tuple(f"{self.role(role)}{self('：', ': ')}{self.tasks(borne)}" for role, borne in told.items())

    def cite(self, spot: Spot, *, year: bool = True) -> Span:
        """Return where a passage stands: year, task and sentence; its characters in the source as a tip."""
        parts = self(f"{spot.year}年", f"{spot.year} ") if year else ""
        if spot.number is not None:
            said = self(f"第{spot.number}项", f"item {spot.number}")
        elif spot.position is not None:
            said = self(f"任务{spot.task}第{spot.position}句", f"task {spot.task}, sentence {spot.position}")
        else:
            said = self.task(spot.task)
        return Span(parts + said, "soft", tip=f"{spot.source} {passage(spot)}")

    def bearers(self, bearers: Sequence[Bearer]) -> str:
        """Return departments as printed, with their part where parts are told apart, and that one was corrected."""
        parted = any(bearer.role is not Role.RESPONSIBLE for bearer in bearers)
        return self.join(self._bearer(bearer, parted=parted) for bearer in bearers) or "—"

    def _bearer(self, bearer: Bearer, *, parted: bool) -> str:
        said = [self.role(bearer.role)] if parted else []
        said += [self("更正", "corrected")] if bearer.corrected else []
        return bearer.printed + (self(f"（{'，'.join(said)}）", f" ({', '.join(said)})") if said else "")

    def department(self, one: DepartmentDiff) -> str:
        """Return a department as it is printed, both ways where the years differ, and that corrections name it."""
        bearers = (b for side in (*one.earlier, *one.later) for b in side.bearers if b.name == one.name)
        corrected = any(bearer.corrected for bearer in bearers)
        return self.name_of(one) + (self("（有更正）", " (with corrections)") if corrected else "")

    def name_of(self, one: DepartmentDiff) -> str:
        """Return a department by its names alone."""
        return "/".join(dict.fromkeys((*one.printed[0], *one.printed[1])))


def passage(spot: Spot) -> str:
    """Return the characters of a source where a passage stands: 346–357, several pieces parted by commas."""
    return ", ".join(f"{piece.start}–{piece.end}" for piece in spot.passage.pieces)


def task_anchor(spot: Spot) -> str:
    """Return the anchor of the place where a task is told: by its plan and number."""
    return f"{spot.element.plan}-{spot.element.number[0]}"


def marked(pieces: Iterable[Piece], *, later: bool) -> Line:
    """Return a sentence with its differences in the styles of the earlier or of the later side."""
    return tuple(Span(piece.text, _STYLES[piece.kind][later]) for piece in pieces if piece.text)
