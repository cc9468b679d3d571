"""A workspace: the folder with `corpus/manifest.toml`, found from the current folder upward, as git does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ManifestError

MANIFEST = Path("corpus") / "manifest.toml"
CURATION = Path("curation") / "links.sssom.tsv"
CORRECTIONS = Path("curation") / "corrections.toml"
STORE = ".kg"
_IDENTIFIER = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_YEARS = range(1949, 2100)
_LEVELS = ("national", "provincial", "city")
_KEYS = frozenset({"id", "file", "year", "series", "title", "issuer", "organisation", "level", "superseded_by"})
_TABLES = frozenset({"plan", "series"})
_GRAPHS = frozenset({"links", "attainment", "vocabulary"})  # graphs of the store that are no plan's
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """What the manifest knows of one plan; `file` is the document's path.

    `superseded_by` is the plan that is its corrected re-issue, if it is a former version.
    """

    identifier: str
    file: Path
    year: int | None = None
    series: str | None = None
    title: str | None = None
    issuer: str | None = None
    organisation: str | None = None
    level: str = "national"
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The plans of a workspace in the order of the file, the titles of their series by key, and former versions.

    A former version is no plan of the workspace any more: it is kept, and neither aligned nor counted.
    """

    plans: tuple[PlanEntry, ...]
    series: tuple[tuple[str, str], ...] = ()
    former: tuple[PlanEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with a corpus; `root` holds `corpus/`, and by default the store `.kg`."""

    root: Path
    manifest: Manifest

    @property
    def store(self) -> Path:
        """The default place of the built store."""
        return self.root / STORE

    @property
    def curation(self) -> Path:
        """The folder of human decisions, which may not exist."""
        return self.root / CURATION.parent

    @property
    def decisions(self) -> Path:
        """The file of human decisions on links, which may not exist."""
        return self.root / CURATION

    @property
    def corrections(self) -> Path:
        """The file of corrections of what was read, which may not exist."""
        return self.root / CORRECTIONS


def find_workspace(start: Path) -> Workspace:
    """Return the workspace that `start` lies in, looking upward.

    Raises `ManifestError` if no folder above holds `corpus/manifest.toml`, or if the manifest is wrong.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / MANIFEST).is_file():
            return Workspace(folder, read_manifest(folder / MANIFEST))
    raise ManifestError(
        f"no {MANIFEST.as_posix()} in {start.resolve()} or any folder above it",
        hint="start a workspace with: kg init DIR --sample",
    )


def read_manifest(path: Path) -> Manifest:
    """Return the manifest at `path`, every row checked.

    Raises `ManifestError` naming the row and the key that cannot be used.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError, OSError) as error:  # no TOML, no UTF-8, a number of thousands of digits
        raise ManifestError(f"{path}: {error}", hint="mend the file; it is TOML in UTF-8") from error
    _check_keys(data, _TABLES, str(path))
    series = tuple(sorted(_read_series(data.get("series", {}), path)))
    plans = tuple(_read_plan(row, n, path) for n, row in enumerate(_rows(data, path), start=1))
    _check_unique(plans, path)
    _check_series(plans, dict(series), path)
    _check_versions(plans, path)
    current = tuple(plan for plan in plans if plan.superseded_by is None)
    return Manifest(current, series, tuple(plan for plan in plans if plan.superseded_by is not None))


def _rows(data: Mapping[str, object], path: Path) -> list[object]:
    rows = data.get("plan", [])
    if not isinstance(rows, list):
        raise ManifestError(f"{path}: plan is no list of tables", hint="write each as [[plan]], with id and file")
    return rows


def _read_series(table: object, path: Path) -> Iterator[tuple[str, str]]:
    if not isinstance(table, dict):
        raise ManifestError(f"{path}: [series] is a table of tables: [series.KEY] with a title")
    for key, value in table.items():
        title = value.get("title") if isinstance(value, dict) else None
        if not isinstance(title, str) or not title.strip():
            raise ManifestError(f"{path}: [series.{key}] has no title")
        yield key, title.strip()


def _read_plan(row: object, number: int, path: Path) -> PlanEntry:
    where = f"{path}: plan {number}"
    if not isinstance(row, dict):
        raise ManifestError(f"{where} is no table")
    _check_keys(row, _KEYS, where)
    identifier = check_identifier(_text(row, "id", where) or "", where)
    file = _text(row, "file", where)
    if not file or not file.isprintable() or Path(file).is_absolute() or ".." in Path(file).parts:
        raise ManifestError(f"{where} ({identifier}): file must be a path below {path.parent}, not {file!r}")
    level = _text(row, "level", where) or "national"
    if level not in _LEVELS:
        raise ManifestError(f"{where} ({identifier}): level {level!r} is none of {', '.join(_LEVELS)}")
    return PlanEntry(
        identifier=identifier,
        file=path.parent / file,
        year=_year(row.get("year"), f"{where} ({identifier})"),
        series=_text(row, "series", where),
        title=_text(row, "title", where),
        issuer=_text(row, "issuer", where),
        organisation=_text(row, "organisation", where),
        level=level,
        superseded_by=_text(row, "superseded_by", where),
    )


def _check_keys(table: Mapping[str, object], known: frozenset[str], where: str) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise ManifestError(f"{where}: unknown key {unknown[0]!r}", hint=f"known: {', '.join(sorted(known))}")


def check_identifier(identifier: str, where: str) -> str:
    """Return `identifier` if it can stand in an IRI (letters, digits, hyphens between), else raise `ManifestError`.

    The names of the graphs that are no plan's are taken.
    """
    if identifier in _GRAPHS:
        raise ManifestError(f"{where}: {identifier!r} is the name of another graph", hint="choose another id")
    if len(identifier) > _LONGEST:
        raise ManifestError(
            f"{where}: a plan id of {len(identifier)} characters, more than {_LONGEST}", hint="choose a shorter id"
        )
    if not _IDENTIFIER.fullmatch(identifier) or "_" in identifier:
        raise ManifestError(
            f"{where}: {identifier!r} cannot be a plan id",
            hint="use letters, digits and hyphens, as in list2020",
        )
    return identifier


def _text(row: Mapping[str, object], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise ManifestError(f"{where}: {key} must be a text, not {value!r}")
    return value.strip()


def _year(value: object, where: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value not in _YEARS:
        raise ManifestError(
            f"{where}: year {value!r} is no year from {_YEARS[0]} to {_YEARS[-1]}",
            hint="write it as in year = 2020",
        )
    return value


def _check_unique(plans: tuple[PlanEntry, ...], path: Path) -> None:
    seen: set[str] = set()
    for plan in plans:
        if plan.identifier in seen:
            raise ManifestError(f"{path}: two plans have the id {plan.identifier!r}", hint="rename one of them")
        seen.add(plan.identifier)


def _check_series(plans: tuple[PlanEntry, ...], series: Mapping[str, str], path: Path) -> None:
    for plan in plans:
        if plan.series is not None and plan.series not in series:
            raise ManifestError(
                f"{path}: plan {plan.identifier!r} names the series {plan.series!r}, which has no title",
                hint=f'add [series.{plan.series}] title = "…", or use one of: {", ".join(series) or "(none)"}',
            )


def _check_versions(plans: tuple[PlanEntry, ...], path: Path) -> None:
    """Each former version has a later one, and none is its own."""
    later = {plan.identifier: plan.superseded_by for plan in plans}
    for plan in plans:
        seen, version = {plan.identifier}, plan.superseded_by
        while version is not None:
            if version not in later or version in seen:
                raise ManifestError(
                    f"{path}: plan {plan.identifier!r} is superseded by {version!r}, which is no later version",
                    hint="name the plan that replaced it, or take superseded_by out of the row",
                )
            seen.add(version)
            version = later[version]
