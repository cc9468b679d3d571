"""Reads and writes human decisions on links as SSSOM TSV, each row told by its line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.errors import CurationError
from kg.links import Change, ElementRef, Relation, read_element

COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_modifier",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "change",
    "confidence",
    "reviewer_label",
    "mapping_date",
    "comment",
)
"""The columns that are understood. The subject is the later element, the object the earlier one."""

JUSTIFICATION = "ManualMappingCuration"
_REQUIRED = ("subject_id", "predicate_id", "object_id", "mapping_justification", "reviewer_label")
_NOT = "Not"
_PLAN = "plan:"
_KG = "kg:"
_SEMAPV = "semapv:"
_SHOWN = 40  # characters of a name that is not known
_RELATIONS: Mapping[str, Relation] = {"kg:continues": "continues", "kg:restates": "restates"}
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_WHOLE = "read_whole"
_WHOLE_ROW = re.compile(r"#\s*-\s*(\S+)\s+(\S+)\s*")
_DIGITS = re.compile(r"(\d+)")
_PREAMBLE = """\
#curie_map:
#  kg: https://w3id.org/policy-kg/ontology#
#  plan: https://w3id.org/policy-kg/id/plan/
#  semapv: https://w3id.org/semapv/vocab/
#extension_definitions:
#- slot_name: change
#  property: https://w3id.org/policy-kg/ontology#change
#  type_hint: https://w3id.org/linkml/uriOrCurie
#- slot_name: read_whole
#  property: https://w3id.org/policy-kg/curation#readWhole
#  type_hint: http://www.w3.org/2001/XMLSchema#string
#license: https://www.apache.org/licenses/LICENSE-2.0
#mapping_set_id: https://w3id.org/policy-kg/id/curation/links
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision on one pair: that it holds (`confirmed`), with which change, or that it does not.

    The labels are the title or text of the elements when it was decided; where they no longer agree with the
    plans, the decision does not apply. `date` is as written. `line` counts from 1 in the file, 0 outside one.
    """

    earlier: ElementRef
    later: ElementRef
    relation: Relation
    confirmed: bool
    reviewer: str
    change: Change | None = None
    confidence: float | None = None
    earlier_label: str | None = None
    later_label: str | None = None
    justification: str = JUSTIFICATION
    date: str | None = None
    comment: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, order=True)
class CurationProblem:
    """A line of a curation file that is not obeyed, and why."""

    line: int
    message: str


@dataclass(frozen=True, slots=True, order=True)
class WholePair:
    """Two plans that a person read whole against each other, so that what they did not link is not linked.

    `line` counts from 1 in the file, 0 outside one.
    """

    earlier: str
    later: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Curation:
    """The decisions of a file in its order, the pairs of plans that were read whole, and the problems by line."""

    decisions: tuple[Decision, ...] = ()
    problems: tuple[CurationProblem, ...] = ()
    whole: tuple[WholePair, ...] = ()


def read_curation(path: Path) -> Curation:
    """Return the decisions in the SSSOM TSV at `path`; a file that is not there holds none.

    A row that cannot be obeyed (an unknown column value, a contradiction, an unresolved merge conflict) is a
    problem named by its line, and the other rows are read. Raises `CurationError` if the file cannot be
    read as UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Curation()
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError(f"{path}: {error}", hint="mend the file; it is tab-separated text in UTF-8") from error
    return parse_curation(text)


def parse_curation(text: str) -> Curation:
    """Return the decisions in the text of an SSSOM TSV, as `read_curation` does for a file."""
    rows, problems = settled_lines(text)
    whole = tuple(_read_whole(text))
    if not rows:
        return Curation(problems=tuple(problems), whole=whole)
    (number, header), *body = rows
    columns = read_cells(header)
    missing = [name for name in _REQUIRED if name not in columns]
    problems += [
        CurationProblem(number, f"unknown column {name[:_SHOWN]!r}; known: {', '.join(COLUMNS)}")
        for name in columns
        if name not in COLUMNS
    ]
    if missing:
        problems.append(CurationProblem(number, f"no column {missing[0]!r}: no row of the file is obeyed"))
        return Curation(problems=tuple(sorted(problems)), whole=whole)
    decisions: list[Decision] = []
    for line, row in body:
        found = _read_row(dict(zip(columns, read_cells(row), strict=False)), line)
        if isinstance(found, CurationProblem):
            problems.append(found)
        else:
            decisions.append(found)
    contradictions = list(_contradictions(decisions))
    refused = {problem.line for problem in contradictions}
    obeyed = tuple(decision for decision in decisions if decision.line not in refused)
    return Curation(obeyed, tuple(sorted((*problems, *contradictions))), whole)


def curation_text(decisions: Iterable[Decision], *, whole: Iterable[WholePair] = ()) -> str:
    """Return decisions as SSSOM TSV in the order of `place`, with the pairs of plans that were read whole.

    The numbers of the lines are not kept.
    """
    pairs = sorted({(pair.earlier, pair.later) for pair in whole})
    said = f"#{_WHOLE}:\n" + "".join(f"#- {earlier} {later}\n" for earlier, later in pairs) if pairs else ""
    rows = sorted(decisions, key=lambda decision: place(decision.earlier, decision.later))
    return _PREAMBLE + said + tsv_line(COLUMNS) + "".join(decision_line(row) for row in rows)


def decision_line(decision: Decision, columns: Iterable[str] = COLUMNS) -> str:
    """Return a decision as one line of a file with these columns, its end included."""
    cells = _row(decision)
    return tsv_line(" ".join(cells.get(column, "").split()) for column in columns)


def tsv_line(cells: Iterable[str]) -> str:
    """Return cells as one line of tab-separated text, its end included."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter="\t", lineterminator="\n").writerow(list(cells))
    return buffer.getvalue()


def place(earlier: ElementRef, later: ElementRef) -> tuple[object, ...]:
    """Return what a file is sorted by: the two plans, then the elements as people count (task 2 before task 10)."""
    return earlier.plan, later.plan, _counted(earlier), _counted(later)


def _counted(element: ElementRef) -> tuple[tuple[object, ...], ...]:
    """The numbers of an element, cut into texts and whole numbers in turn, so that any two can be compared."""
    return tuple(
        tuple(int(part) if part.isdecimal() else part for part in _DIGITS.split(number)) for number in element.number
    )


def _read_whole(text: str) -> Iterator[WholePair]:
    """The pairs of plans under `#read_whole:`, one on each line."""
    listing = False
    for number, line in enumerate(text.splitlines(), start=1):
        row = _WHOLE_ROW.fullmatch(line)
        if listing and row:
            yield WholePair(row[1], row[2], number)
        else:
            listing = line.strip().removeprefix("#").strip() == f"{_WHOLE}:"


def _row(decision: Decision) -> dict[str, str]:
    return {
        "subject_id": f"{_PLAN}{decision.later}",
        "subject_label": decision.later_label or "",
        "predicate_modifier": "" if decision.confirmed else _NOT,
        "predicate_id": f"{_KG}{decision.relation}",
        "object_id": f"{_PLAN}{decision.earlier}",
        "object_label": decision.earlier_label or "",
        "mapping_justification": f"{_SEMAPV}{decision.justification}",
        "change": f"{_KG}{decision.change.value}" if decision.change else "",
        "confidence": "" if decision.confidence is None else str(decision.confidence),
        "reviewer_label": decision.reviewer,
        "mapping_date": decision.date or "",
        "comment": decision.comment or "",
    }


def settled_lines(text: str) -> tuple[list[tuple[int, str]], list[CurationProblem]]:
    """Return the numbered lines outside of merge conflicts, without metadata and blank ones, and every conflict."""
    lines: list[tuple[int, str]] = []
    problems: list[CurationProblem] = []
    conflict = False
    for number, line in enumerate(text.splitlines(), start=1):
        mark = _CONFLICT.match(line)
        if mark and mark[1].startswith("<"):
            problems.append(CurationProblem(number, "a merge conflict begins here: its rows are not obeyed"))
        if mark and not conflict and not mark[1].startswith("<"):
            problems.append(CurationProblem(number, f"a mark of a merge conflict ({mark[1]}) without its beginning"))
        if mark:
            conflict = (conflict or mark[1].startswith("<")) and not mark[1].startswith(">")
        elif not conflict and line.strip() and not line.startswith("#"):
            lines.append((number, line))
    return lines, problems


def read_cells(line: str) -> list[str]:
    """Return the cells of one line of tab-separated text."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter="\t"))]
    except csv.Error:  # a cell of more than 131,072 characters
        return [cell.strip() for cell in line.split("\t")]


def read_pair(row: Mapping[str, str]) -> tuple[ElementRef | None, ElementRef | None]:
    """Return the earlier and the later element that a row speaks of, None for one that names none."""
    earlier = read_element(row.get("object_id", "").removeprefix(_PLAN))
    later = read_element(row.get("subject_id", "").removeprefix(_PLAN))
    return earlier, later


def _read_row(row: Mapping[str, str], line: int) -> Decision | CurationProblem:
    earlier, later = read_pair(row)
    relation = _RELATIONS.get(row.get("predicate_id", ""))
    wrong = _wrong_cell(row)
    if earlier is None or later is None:
        name = "object_id" if earlier is None else "subject_id"
        example = "plan:list2020/task/2, plan:list2020/task/2/measure/3"
        return CurationProblem(line, f"{name} {row.get(name, '')!r} names no task or measure; write it as {example}")
    if relation is None:
        return CurationProblem(line, f"predicate_id {row.get('predicate_id', '')!r} is none of {', '.join(_RELATIONS)}")
    if wrong is not None:
        return CurationProblem(line, wrong)
    change = row.get("change", "")
    return Decision(
        earlier=earlier,
        later=later,
        relation=relation,
        confirmed=not row.get("predicate_modifier"),
        reviewer=row["reviewer_label"],
        change=Change(change.removeprefix(_KG)) if change else None,
        confidence=float(row["confidence"]) if row.get("confidence") else None,
        earlier_label=row.get("object_label") or None,
        later_label=row.get("subject_label") or None,
        justification=row["mapping_justification"].removeprefix(_SEMAPV),
        date=row.get("mapping_date") or None,
        comment=row.get("comment") or None,
        line=line,
    )


def _wrong_cell(row: Mapping[str, str]) -> str | None:
    modifier, change = row.get("predicate_modifier", ""), row.get("change", "")
    changes = [f"{_KG}{known.value}" for known in Change]
    if modifier not in {"", _NOT}:
        return f"predicate_modifier {modifier!r} is neither empty nor {_NOT}"
    if change and change not in changes:
        return f"change {change!r} is none of {', '.join(changes)}"
    if not row.get("reviewer_label"):
        return "no reviewer_label: say who decided"
    if not re.fullmatch(rf"{_SEMAPV}\w+", row.get("mapping_justification", "")):
        return f"mapping_justification {row.get('mapping_justification', '')!r} is no term of semapv"
    if row.get("confidence") and not re.fullmatch(r"0(?:\.\d+)?|1(?:\.0+)?", row["confidence"]):
        return f"confidence {row['confidence']!r} is no number from 0 to 1"
    return None


def _contradictions(decisions: Iterable[Decision]) -> Iterator[CurationProblem]:
    """A problem for every row of a pair on which the file says two things."""
    by_pair = sorted(decisions, key=lambda d: (d.earlier, d.later, d.line))
    for _, group in groupby(by_pair, key=lambda d: (d.earlier, d.later)):
        rows = list(group)
        if len({(row.confirmed, row.change, row.relation) for row in rows}) > 1:
            lines = ", ".join(str(row.line) for row in rows)
            for row in rows:
                yield CurationProblem(row.line, f"lines {lines} contradict each other: none of them is obeyed")
