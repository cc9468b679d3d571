"""Reads the documents that are to be added, one after the other, and decides of each what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.build.checking import check_document
from kg.cli.intake import (
    Changed,
    Options,
    Taken,
    change_entry,
    check_series,
    choose_entry,
    complete_entry,
    find_copy,
    find_replaced,
    place_copy,
    same_text,
    version_name,
)
from kg.cli.levels import guess_level
from kg.cli.reading import read_plan
from kg.errors import ManifestError
from kg.model import PlanDocument
from kg.workspace import PlanEntry, Workspace


@dataclass(frozen=True, slots=True)
class Seen:
    """What becomes of a document: it is `taken`, or is `plan` already, by its bytes or its text.

    Of a plan that is there only what a person says of it may be `changed`.
    """

    plan: str
    taken: Taken | None = None
    same_text: bool = False
    changed: Changed | None = None


@dataclass(slots=True)
class Desk:
    """Where documents are looked at before they go into the corpus; what was taken counts for those that follow."""

    workspace: Workspace
    options: Options
    taken: list[Taken] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    _read: dict[Path, PlanDocument] = field(default_factory=dict)

    def take(self, file: Path) -> Seen:
        """Return what becomes of a document.

        Raises `SourceError` or `FamilyError` if it cannot be read, `ManifestError`, `IdentifierError` or
        `ValidationError` if it cannot be stored.
        """
        manifest = self.workspace.manifest
        present = find_copy((*manifest.plans, *manifest.former), file)
        if present is not None:
            return Seen(present.identifier, changed=self._change(file, present))
        if copied := self._copied(file):
            return Seen(copied.identifier)
        row = choose_entry(self.workspace, file, self.options)
        document = read_plan(row)
        row = complete_entry(row, document, manifest, self.options.level)
        replaced = self._replaced(row, document)
        if replaced is not None and same_text(replaced[1], document):
            changed = self._change(file, replaced[0])
            return Seen(replaced[0].identifier, same_text=True, changed=changed)
        return self._accept(file, row, document, replaced[0] if replaced else None)

    def _accept(self, file: Path, row: PlanEntry, document: PlanDocument, replaces: PlanEntry | None) -> Seen:
        if replaces is not None:
            row = replace(_inherit(row, replaces), level=self.options.level or replaces.level)
        elif row.identifier in self._identifiers():
            raise ManifestError(
                f"{file}: there is a plan {row.identifier!r} already", hint="give it another id with --id"
            )
        check_document(replace(document, identifier=row.identifier), row)
        row = place_copy(self.workspace, row, [taken.row.file for taken in self.taken])
        told = guess_level(document)
        taken = Taken(
            file,
            row,
            document,
            replaces,
            former=self._former_name(replaces) if replaces else "",
            told=told[1] if told[0] == row.level else "",
        )
        self.taken.append(taken)
        self._read[row.file] = document
        return Seen(row.identifier, taken)

    def _change(self, file: Path, plan: PlanEntry) -> Changed | None:
        """What a person says of a plan that is there already; a former version stays what it was."""
        check_series(self.workspace, file, self.options)
        if self.options.replaces not in (None, plan.identifier):
            raise ManifestError(
                f"{file}: is in the workspace already, as {plan.identifier}, and replaces no other plan",
                hint=f"take it out with kg remove {plan.identifier}, and add it again with --replaces",
            )
        after = change_entry(plan, self.options)
        if after == plan or plan not in self.workspace.manifest.plans:
            return None
        self.changed.append(Changed(plan, after))
        return self.changed[-1]

    def _former_name(self, plan: PlanEntry) -> str:
        """What a plan will be called as a former version."""
        given = (taken.former for taken in self.taken)
        return version_name(plan.identifier, (*self._identifiers(), *given))

    def _plans(self) -> Iterable[PlanEntry]:
        """The plans as they will be: those of the manifest, and in their place or beside them what was taken."""
        rows = {plan.identifier: plan for plan in self.workspace.manifest.plans}
        return {**rows, **{taken.row.identifier: taken.row for taken in self.taken}}.values()

    def _replaced(self, row: PlanEntry, document: PlanDocument) -> tuple[PlanEntry, PlanDocument] | None:
        """The plan that the document is a new version of: the one that a person names, or the one that shows."""
        named = self.options.replaces
        manifest = self.workspace.manifest
        if named is None:
            return find_replaced(self._plans(), row, document, self._document)
        plan = next((plan for plan in manifest.plans if plan.identifier == named), None)
        if plan is None:
            raise ManifestError(
                f"the manifest has no plan {named}", hint=f"plans: {', '.join(p.identifier for p in manifest.plans)}"
            )
        return plan, self._document(plan)

    def _document(self, entry: PlanEntry) -> PlanDocument:
        if entry.file not in self._read:
            self._read[entry.file] = read_plan(entry)
        return self._read[entry.file]

    def _copied(self, file: Path) -> PlanEntry | None:
        """The document of this very call that has the same bytes."""
        return find_copy((replace(taken.row, file=taken.file) for taken in self.taken), file)

    def _identifiers(self) -> set[str]:
        manifest = self.workspace.manifest
        known = {plan.identifier for plan in (*manifest.plans, *manifest.former)}
        return known | {taken.row.identifier for taken in self.taken}


def _inherit(row: PlanEntry, former: PlanEntry) -> PlanEntry:
    """The row of a new version: the identifier of the plan, and what the manifest knows of it."""
    return replace(
        former,
        file=row.file,
        year=row.year or former.year,
        title=row.title or former.title,
        series=row.series or former.series,
    )
