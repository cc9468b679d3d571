"""A document as it was understood, written so that a person can read it beside its source.

Figures are left out: they have golden files of their own. Passages too: another test resolves every one of them.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import (
    Deadline,
    Duty,
    Header,
    Measure,
    Note,
    PlanDocument,
    Region,
    Remark,
    Responsibility,
    Section,
    Stated,
    Task,
)
from kg.workspace import PlanEntry, find_workspace
from loaders import load_document
from loaders.families import FAMILIES
from tests.loaders.corpus import ROOT

FOLDER = Path(__file__).parent
Record = dict[str, Any]


def cases() -> list[Path]:
    """Return the golden cases, one folder `<family>/<case>` each, sorted."""
    return sorted(folder for family in FAMILIES for folder in (FOLDER / family).glob("*/"))


@cache
def read_case(folder: Path) -> PlanDocument:
    """Return the document of a case: its `source.*`, or the document of the corpus that the case is named after."""
    source = _source(folder)
    if source is None:
        raise FileNotFoundError(f"{folder} has no source and is no document of the corpus")
    return load_document(source, _entry(folder) or PlanEntry(folder.name, source))


def _source(folder: Path) -> Path | None:
    own = sorted(folder.glob("source.*"))
    entry = _entry(folder)
    return own[0] if own else entry.file if entry else None


def _entry(folder: Path) -> PlanEntry | None:
    plans = find_workspace(ROOT).manifest.plans
    return next((plan for plan in plans if plan.identifier == folder.name), None)


def written(record: Record) -> str:
    """Return a record as the text of its golden file."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def plan_record(document: PlanDocument) -> Record:
    """Return what a document states, in its order; what it does not state is left out."""
    coverage = document.coverage
    return _filled(
        family=document.family,
        header=_header(document.header),
        sections=[_section(section) for section in document.sections],
        tasks=[_task(task) for task in document.tasks],
        remarks=[_remark(remark) for remark in document.remarks],
        cited=[cited.title for cited in document.citations],
        regions=_regions(document.regions),
        furniture=_furniture(document),
        notes=[_note(note) for note in document.notes],
        coverage=coverage and [coverage.characters, coverage.assigned, coverage.furniture],
        unassigned=[document.source.quote(piece) for piece in coverage.unassigned] if coverage else [],
    )


def _filled(**fields: object) -> Record:
    return {name: value for name, value in fields.items() if value not in (None, [], {}, ())}


def _furniture(document: PlanDocument) -> list[str]:
    """What surrounds the text, by kind, with how often it stands there."""
    printed = Counter(
        (furniture.kind.value, " … ".join(document.source.quote(piece) for piece in furniture.passage.pieces))
        for furniture in document.furniture
    )
    return [f"{kind} × {times} | {text}" for (kind, text), times in sorted(printed.items())]


def _header(header: Header) -> Record:
    return _filled(
        title=_text(header.title),
        notice_title=_text(header.notice_title),
        year=header.year,
        issuer=_text(header.issuer),
        document_number=_text(header.document_number),
        issued=header.issued and header.issued.isoformat(),
        addressees=[addressee.text for addressee in header.addressees],
    )


def _text(stated: Stated | None) -> str | None:
    return stated.text if stated else None


def _section(section: Section) -> str:
    cited = "".join(f" 《{citation.title}》" for citation in section.citations)
    return f"{section.number} | {section.printed_number} | {section.title}{cited and ' | cites' + cited}"


def _task(task: Task) -> Record:
    return _filled(
        number=task.number,
        printed=task.printed_number,
        section=task.section,
        title=task.title,
        departments=_departments(task.responsibilities),
        duties=_duties(task.duties),
        deadline=_deadline(task.deadline),
        cited=[citation.title for citation in task.citations],
        measures=[_measure(measure) for measure in task.measures],
    )


def _measure(measure: Measure) -> Record:
    return _filled(
        position=measure.position,
        number=measure.number,
        actor=measure.actor,
        text=measure.text,
        normalized=measure.normalized,
        departments=_departments(measure.responsibilities),
        duties=_duties(measure.duties),
        deadline=_deadline(measure.deadline),
        cited=[citation.title for citation in measure.citations],
        regions=_regions(measure.regions),
    )


def _departments(responsibilities: tuple[Responsibility, ...]) -> list[str]:
    return [_department(who) for who in responsibilities]


def _department(who: Responsibility) -> str:
    printed = f", printed {who.printed}" if who.printed != who.name else ""
    parent = f", of {who.parent}" if who.parent else ""
    return f"{who.name} | {who.role.value} | {who.mode}{printed}{parent}"


def _duties(duties: tuple[Duty, ...]) -> list[str]:
    return [f"{duty.category} | {duty.obligation.value if duty.obligation else 'applies'}" for duty in duties]


def _deadline(deadline: Deadline | None) -> str | None:
    return f"{deadline.text} | {deadline.due}" if deadline else None


def _regions(regions: tuple[Region, ...]) -> list[str]:
    return [f"{region.name} | {region.code}" for region in regions]


def _remark(remark: Remark) -> str:
    return f"{remark.section} | {remark.text}"


def _note(note: Note) -> str:
    return f"{note.severity.value}: {note.message}"
