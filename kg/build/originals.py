"""Reads the documents of the corpus as people corrected them, each once, and keeps what was understood."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.build.cache import Cache, digest
from kg.codec import read_value, write_value
from kg.corrections import Problem, Row, apply_corrections
from kg.errors import SourceError
from kg.model import Measure, PlanDocument, Section, Task
from kg.workspace import PlanEntry

ReadDocument = Callable[[PlanEntry], PlanDocument]
DigestOf = Callable[[PlanEntry], str | None]
"""What tells the SHA-256 of the file of a document, None if there is none."""


@dataclass(frozen=True, slots=True)
class Original:
    """A document of the corpus with the corrections that concern it; `key` is the digest of all it is read from.

    Without a `key` what it was read as is kept for this build only.
    """

    entry: PlanEntry
    rows: tuple[Row, ...]
    key: str | None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """An original as it was understood: the digest of its document, and of the one before corrections (`raw`).

    `problems` are the corrections that do not apply.
    """

    digest: str
    raw: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """What is worked with: the entries of the build, and how a document is read."""

    cache: Cache
    read: ReadDocument = field(compare=False)


def entry_key(entry: PlanEntry) -> str:
    """Return the digest of a row of the manifest; of its file only the name counts, as it stands in the graph."""
    said = (entry.identifier, entry.year, entry.series, entry.title, entry.issuer, entry.organisation, entry.level)
    return digest(repr((*said, entry.superseded_by, entry.file.name)))


def file_digest(entry: PlanEntry) -> str | None:
    """Return the SHA-256 of the file of a row of the manifest, None if it cannot be read."""
    try:
        return hashlib.sha256(entry.file.read_bytes()).hexdigest()
    except OSError:
        return None


def make_original(
    entry: PlanEntry, rows: tuple[Row, ...], version: str | None, digest_of: DigestOf = file_digest
) -> Original:
    """Return a document with what it is read from: its bytes, its row, and the version of the reader, if it has one.

    A file that cannot be read has no key; its reader has to tell.
    """
    found = None if version is None else digest_of(entry)
    if version is None or found is None:
        return Original(entry, rows, None)
    return Original(entry, rows, digest("read", version, entry_key(entry), found), found)


def find_understood(original: Original, cache: Cache) -> Understood | None:
    """Return what an earlier build understood of an original, None if it has to be read."""
    if original.key is None:
        return None
    found = cache.load("understood", _corrected_key(original, original.key))
    if found is None:
        return None
    understood = read_value(Understood, found)
    cache.use((f"read/{original.key}", f"document/{understood.raw}", f"document/{understood.digest}"))
    return understood


def understand(original: Original, bench: Bench) -> Understood:
    """Read an original, correct it, and keep the document and what others have to know of it.

    Raises whatever reading raises.
    """
    cache = bench.cache
    raw, name = _read(original, bench)
    corrected = apply_corrections(raw, original.rows)
    understood = Understood(_keep(corrected.document, cache), name, corrected.problems)
    cache.save("outline", understood.digest, write_value(outline(corrected.document)))
    if original.key is not None:
        cache.save("understood", _corrected_key(original, original.key), write_value(understood))
    return understood


def open_document(original: Original, name: str, bench: Bench) -> PlanDocument:
    """Return the document of an original by its digest; it is read again if what was kept is damaged."""
    found = bench.cache.load("document", name)
    if found is None:
        understand(original, bench)
        found = bench.cache.load("document", name)
    if found is None:
        raise ValueError(f"{original.entry.file.name} is read differently each time")
    return read_value(PlanDocument, found)


def open_outline(original: Original, name: str, bench: Bench) -> PlanDocument:
    """Return what others have to know of an original, by the digest of its document."""
    found = bench.cache.load("outline", name)
    return read_value(PlanDocument, found) if found is not None else outline(open_document(original, name, bench))


def _read(original: Original, bench: Bench) -> tuple[PlanDocument, str]:
    """The document before corrections, with its digest; who corrects it need not wait for it to be read again."""
    cache, key = bench.cache, original.key
    named = None if key is None else cache.load("read", key)
    kept = None if named is None else cache.load("document", named.decode("ascii"))
    if named is not None and kept is not None:
        return read_value(PlanDocument, kept), named.decode("ascii")
    document = bench.read(original.entry)
    name = _keep(document, cache)
    if key is not None:
        _refuse_change(original, document)
        cache.save("read", key, name.encode("ascii"))
    return document, name


def _refuse_change(original: Original, document: PlanDocument) -> None:
    """What was read must be what the key was made from, or it would be found under a wrong name for ever."""
    if document.source.sha256 != original.sha256:
        raise SourceError(f"{original.entry.file.name} changed while it was read", hint="build it again with: kg build")


def _keep(document: PlanDocument, cache: Cache) -> str:
    content = write_value(document)
    name = digest(content)
    if not cache.holds("document", name):
        cache.save("document", name, content)
    return name


def _corrected_key(original: Original, key: str) -> str:
    return digest("corrected", key, write_value(original.rows))


def outline(document: PlanDocument) -> PlanDocument:
    """Return a document with what other plans have to know of it: its header, its elements by number, its figures.

    Texts, responsibilities and citations are left out, which are most of it.
    """
    return PlanDocument(
        identifier=document.identifier,
        source=replace(document.source, text=""),
        family=document.family,
        header=document.header,
        sections=tuple(Section(s.number, "", s.passage, targets=s.targets) for s in document.sections),
        tasks=tuple(_outline_task(task) for task in document.tasks),
        targets=document.targets,
        outcomes=document.outcomes,
    )


def _outline_task(task: Task) -> Task:
    return Task(
        number=task.number,
        title=task.title,
        passage=task.passage,
        measures=tuple(
            Measure(m.position, "", m.passage, number=m.number, duties=m.duties, targets=m.targets)
            for m in task.measures
        ),
        section=task.section,
        duties=task.duties,
        deadline=task.deadline,
        targets=task.targets,
    )
