"""What a document becomes when it is added: a plan, a new version of one, or nothing since it is there already."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.cli.levels import guess_level
from kg.errors import ManifestError, SourceError
from kg.model import PlanDocument
from kg.workspace import MANIFEST, Manifest, PlanEntry, Workspace, check_identifier

_LETTERS = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile(r"[\W_]+")
# also behind a title: 工作指引（2021）, 行动方案（2025—2027年）
_SPAN = r"(?:19|20)\d{2}年?(?:[-—–~～至到]+(?:19|20)\d{2}年?)?(?:度)?"
_YEAR = re.compile(rf"[（(]{_SPAN}[）)]|{_SPAN}")
_YEAR_OF_NAME = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that is taken in: its file, its row, what was understood, and the plan whose new version it is.

    That plan is called `former` from then on. `told` is the printed name that tells the level, if one does.
    """

    file: Path
    row: PlanEntry
    document: PlanDocument
    replaces: PlanEntry | None = None
    former: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a person says anew of a plan that is there already: its row as it was, and as it is from now on."""

    before: PlanEntry
    after: PlanEntry


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says of the documents that are added; `identifier`, `year` and `title` are for one document.

    `series_title` is the title of a series that the manifest does not have yet.
    """

    identifier: str | None = None
    year: int | None = None
    series: str | None = None
    level: str | None = None
    replaces: str | None = None
    series_title: str | None = None
    title: str | None = None


def open_series(workspace: Workspace, options: Options) -> Workspace:
    """Return the workspace with the series that is to be begun, if there is one.

    Raises `ManifestError` for a title without a key, and for a key that stands for another series.
    """
    if options.series_title is None:
        return workspace
    if options.series is None:
        raise ManifestError("a new series has a title and no key", hint="name its key too: --series KEY")
    key = check_identifier(options.series, "--series")
    manifest = workspace.manifest
    title = dict(manifest.series).get(key)
    if title is not None and title != options.series_title:
        raise ManifestError(
            f"the series {key} has another title already: {title}", hint="choose another key with --series"
        )
    if title is not None:
        return workspace
    return replace(workspace, manifest=replace(manifest, series=(*manifest.series, (key, options.series_title))))


def list_files(given: Iterable[Path], workspace: Workspace) -> tuple[Path, ...]:
    """Return the files that are named, those of a folder in the order of their paths; hidden ones are passed over.

    Raises `SourceError` for a folder that holds the workspace, or no file.
    """
    return tuple(dict.fromkeys(file for path in given for file in _files(path, workspace)))


def _files(path: Path, workspace: Workspace) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    if workspace.root.is_relative_to(path.resolve()):
        raise SourceError(f"{path}: is the folder of the workspace itself", hint="name the folder of the documents")
    found = [
        file
        for file in sorted(path.rglob("*"))
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    ]
    if not found:
        raise SourceError(f"{path}: a folder without documents", hint="name the folder of the documents")
    yield from found


def find_copy(plans: Iterable[PlanEntry], file: Path) -> PlanEntry | None:
    """Return the plan, or the former version of one, whose document has the very bytes of `file`.

    Raises `SourceError` if the file cannot be read.
    """
    size = _size(file)
    same = [plan for plan in plans if plan.file.is_file() and plan.file.stat().st_size == size]
    wanted = _digest(file) if same else ""
    return next((plan for plan in same if _digest(plan.file) == wanted), None)


def choose_entry(workspace: Workspace, file: Path, options: Options) -> PlanEntry:
    """Return the row of a document; its file is still where it was found.

    Raises `ManifestError` for an identifier that cannot stand in an IRI, for an unknown series, and for a name that
    no manifest holds.
    """
    chosen = check_identifier(options.identifier or _SEPARATORS.sub("-", file.stem).strip("-"), str(file))
    check_series(workspace, file, options)
    if not file.name.isprintable():
        raise ManifestError(f"{file}: the file's name has characters that no manifest holds", hint="rename the file")
    return PlanEntry(chosen, file, year=options.year, series=options.series, title=options.title)


def check_series(workspace: Workspace, file: Path, options: Options) -> None:
    """Raise `ManifestError` if the series that a person names is not there."""
    known = dict(workspace.manifest.series)
    if options.series is not None and options.series not in known:
        raise ManifestError(
            f"{file}: {options.series!r} is no series of the manifest",
            hint=f"begin it with --series-title, or use one of: {', '.join(known) or '(none)'}",
        )


def change_entry(plan: PlanEntry, options: Options) -> PlanEntry:
    """Return the row of a plan that is there already with what a person says of it now."""
    return replace(
        plan,
        year=options.year or plan.year,
        series=options.series or plan.series,
        level=options.level or plan.level,
        title=options.title or plan.title,
    )


def suggest_series(document: PlanDocument, manifest: Manifest, given: str | None = None) -> tuple[str, str] | None:
    """Return a key and a title for a series that could begin with a document: what it is called without its year.

    One that prints no title is called what a person calls it, if they do.
    """
    title = _bare(document.header.title.text if document.header.title else given or "")
    if not title.isprintable() or not title:
        return None
    bare = "".join(_LETTERS.findall(title))
    known = {key for key, _ in manifest.series}
    return next(key for key in (bare, *(f"{bare}-{n}" for n in range(2, 1000))) if key not in known), title


def complete_entry(entry: PlanEntry, document: PlanDocument, manifest: Manifest, level: str | None) -> PlanEntry:
    """Return the row with what the document says: its year, the series whose title it bears, the level it speaks at.

    The year of a document that states none is that of its file's name, if there is one there (工作要点2022.docx).
    A title bears a series' title if the two are equal without the year (2022年…任务清单 and …任务清单). Who issues
    the plans of a series, whose departments they name and at which level is taken from its latest plan; a `level`
    that a person states goes first.
    """
    bare = _bare(document.header.title.text) if document.header.title else ""
    named = next((key for key, title in manifest.series if _bare(title) == bare), None)
    year = entry.year or document.header.year or year_of_name(entry.file)
    whole = replace(entry, year=year, series=entry.series or named)
    siblings = [plan for plan in manifest.plans if whole.series is not None and plan.series == whole.series]
    if not siblings:
        return replace(whole, level=level or guess_level(document)[0])
    latest = max(siblings, key=lambda plan: plan.year or 0)
    return replace(whole, issuer=latest.issuer, organisation=latest.organisation, level=level or latest.level)


def year_of_name(file: Path) -> int | None:
    """Return the year that stands in the name of a file, None where none or several do."""
    found = set(_YEAR_OF_NAME.findall(file.stem))
    return int(found.pop()) if len(found) == 1 else None


def find_replaced(
    plans: Iterable[PlanEntry], row: PlanEntry, document: PlanDocument, read: Callable[[PlanEntry], PlanDocument]
) -> tuple[PlanEntry, PlanDocument] | None:
    """Return the plan that a document prints once more or is a corrected re-issue of, with its document, or None.

    It is a re-issue if the years are the same and the titles are equal, unless both have a series, or state a
    document number, or an issuer, and these differ. `read` reads the document of a row.
    """
    for plan in plans:
        if plan.year != row.year:
            continue
        former = read(plan)
        of_one_series = None in (plan.series, row.series) or plan.series == row.series
        reissue = row.year is not None and of_one_series and is_reissue(former, document)
        if reissue or same_text(former, document):
            return plan, former
    return None


def is_reissue(former: PlanDocument, document: PlanDocument) -> bool:
    """Return whether two documents of one year are versions of one plan."""
    old, new = former.header, document.header
    if old.title is None or new.title is None or _plain(old.title.text) != _plain(new.title.text):
        return False
    pairs = ((old.document_number, new.document_number), (old.issuer, new.issuer))
    return all(a is None or b is None or _plain(a.text) == _plain(b.text) for a, b in pairs)


def same_text(former: PlanDocument, document: PlanDocument) -> bool:
    """Return whether two documents print the same, as a plan saved in another format does."""
    return _plain(former.source.text) == _plain(document.source.text)


def place_copy(workspace: Workspace, row: PlanEntry, taken: Iterable[Path]) -> PlanEntry:
    """Return the row with where the copy of its file will lie: nothing that exists or is taken is overwritten."""
    corpus = workspace.root / MANIFEST.parent
    names = (
        row.file.name,
        *(f"{row.identifier}{end}{row.file.suffix}" for end in ("", *(f"-{n}" for n in range(2, 1000)))),
    )
    used = {*taken, *(plan.file for plan in (*workspace.manifest.plans, *workspace.manifest.former))}
    free = next(path for name in names if (path := corpus / name) not in used and not path.exists())
    return replace(row, file=free)


def version_name(identifier: str, taken: Iterable[str]) -> str:
    """Return the identifier of a former version of a plan: list2021-v1, list2021-v2 …"""
    used = set(taken)
    return next(name for n in range(1, 1000) if (name := f"{identifier}-v{n}") not in used)


def _bare(title: str) -> str:
    return _YEAR.sub("", _plain(title))


def _plain(text: str) -> str:
    return "".join(text.split())


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError as error:
        raise SourceError(f"{file}: no such file", hint="check the name and the folder") from error


def _digest(file: Path) -> str:
    """The SHA-256 of a file, read piece by piece, since anything may be named by mistake."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror})", hint="name a document") from error
