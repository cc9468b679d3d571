"""The look of every page, picture and report: colours, signs and type, decided once (see docs/design.md).

A kind of change or of node always has the same colour and the same sign, so that nothing is told by colour alone.
Hues are of the Okabe-Ito and Tol sets, which colour-blind people can tell apart; their lightness differs, so
that they can be told apart on a grey printout too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SANS = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif'
SERIF = '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "STSong", "SimSun", serif'
MONO = '"Noto Sans Mono CJK SC", "Sarasa Mono SC", "Cascadia Mono", "Menlo", "Consolas", monospace'

INK = "#1f2a37"
INK_SOFT = "#55606e"
RULE = "#d5d9df"
PAPER = "#ffffff"
PAPER_SOFT = "#f6f7f5"
ACCENT = "#a3262a"  # the red of an official letterhead: one rule under a title, never a filled area
LINK = "#1c5d99"
FOUND = "#fdf0c2"


@dataclass(frozen=True, slots=True)
class Mark:
    """How one kind of thing looks: its colour, a pale fill, a sign. Its line is solid: dashes say how sure it is."""

    colour: str
    fill: str
    sign: str


CHANGES: dict[str, Mark] = {
    "Continued": Mark("#1c5d99", "#e6eff7", "→"),
    "Reworded": Mark("#3f93c5", "#e8f4fb", "≈"),
    "Broadened": Mark("#117733", "#e5f2e9", "⊃"),
    "Narrowed": Mark("#8a6d00", "#f7f1da", "⊂"),
    "SplitInto": Mark("#882255", "#f5e6ee", "＜"),
    "MergedInto": Mark("#6a4fa3", "#eeeaf6", "＞"),
    "AbsorbedInPart": Mark("#7a828c", "#eef0f2", "⇢"),
    "Moved": Mark("#b35c00", "#faeddd", "↷"),
    "New": Mark("#00785a", "#dff3ec", "＋"),
    "Dropped": Mark("#b03a2e", "#f9e4e1", "－"),
}
"""By the local name of a kind of change; `Moved`, `New` and `Dropped` are said of an element and not of a link."""

PROPOSED_DASH = "3 3"
CANDIDATE_DASH = "1 5"
"""A line that counts by the judgement of the machine; one that is possible, and counts once a person confirms it.

No other line is broken.
"""

KINDS: dict[str, Mark] = {
    "Plan": Mark("#1f2a37", "#e9ecef", "▤"),
    "Section": Mark("#55606e", "#f1f3f5", "§"),
    "Task": Mark("#1c5d99", "#e6eff7", "■"),
    "Measure": Mark("#3f93c5", "#eef7fc", "□"),
    "Department": Mark("#8a6d00", "#f9f3dd", "◆"),
    "ProvinceCategory": Mark("#00785a", "#e2f4ee", "▲"),
    "Target": Mark("#a3262a", "#f9e6e6", "◎"),
    "Outcome": Mark("#882255", "#f5e6ee", "●"),
    "Indicator": Mark("#6a4fa3", "#efebf7", "◇"),
    "Remark": Mark("#4d6b7a", "#eef2f4", "¶"),
    "CitedDocument": Mark("#7a828c", "#f1f2f4", "《"),
}
"""By the local name of a class of the ontology."""

IN_TEXT: dict[str, Mark] = {
    "Responsibility": Mark("#a58420", "#fcf8ea", "◈"),
    "Deadline": Mark("#b35c00", "#faeddd", "◷"),
    "Actor": Mark("#0f6b78", "#e0f1f3", "☞"),
    "Region": Mark("#117733", "#e5f2e9", "⊕"),
    "Remark": Mark("#868f99", "#f4f5f6", "¶"),
    "Correction": Mark("#00553f", "#dff3ec", "✎"),
    "Leftover": Mark("#c22f22", "#fdeae7", "⚠"),
}
"""By what a stretch of a document is where it is no node of a picture: in a text with its elements marked."""

VERDICTS: dict[str, Mark] = {
    "Met": Mark("#117733", "#e5f2e9", "✓"),
    "NotMet": Mark("#b03a2e", "#f9e4e1", "✗"),
    "NotComparable": Mark("#8a6d00", "#f7f1da", "≠"),
    "NoOutcomeStated": Mark("#7a828c", "#eef0f2", "…"),
}
"""By the local name of a verdict."""


def base_css() -> str:
    """Return the style sheet that every page and HTML report starts from; it names no address."""
    return (Path(__file__).parent / "base.css").read_text(encoding="utf-8")


def marks_css() -> str:
    """Return the style of tags that name a change, a kind or a verdict: `change-New`, `kind-Task`, `verdict-Met`."""
    tables = (("change", CHANGES), ("kind", KINDS), ("verdict", VERDICTS))
    rules = (
        f".{table}-{name} {{ --mark: {mark.colour}; --fill: {mark.fill}; }}"
        for table, marks in tables
        for name, mark in marks.items()
    )
    return "\n".join(rules) + "\n"
