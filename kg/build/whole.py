"""Makes a store of a workspace, step after step, each only for what no earlier build has done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.attainment import Indicators, match_indicators
from kg.attainment.figures import list_figures
from kg.build.aligning import Comparison, Linked, Side, align_plans, find_linked
from kg.build.assembling import gather_parts, write_store, write_texts
from kg.build.choosing import choose_comparisons
from kg.build.crew import Crew, without_collector
from kg.build.deciding import Decided, decide, links_of
from kg.build.inputs import Inputs, current_version
from kg.build.joining import Yearly, check_common, join_lines, judge_targets, state_vocabulary
from kg.build.originals import Bench, Original, Understood, find_understood, open_outline, understand
from kg.build.pieces import Piece
from kg.build.report import VERSIONS, Made
from kg.build.stating import Known, Stated, Statement, Version, check_year, find_stated, is_vocabulary, state_plans
from kg.build.steps import Clock
from kg.corrections import Problem
from kg.errors import ValidationError
from kg.identify import BASE, DCTERMS
from kg.model import PlanDocument
from kg.rdf.series import former_plans
from kg.shapes import Finding, sort_findings
from kg.store.folder import StoreInfo

Part = TypeVar("Part")
Result = TypeVar("Result")
Pieces = tuple[tuple[str, Piece], ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What a build works with: its inputs, those who work, and who is told."""

    inputs: Inputs
    crew: Crew
    clock: Clock

    @property
    def bench(self) -> Bench:
        """The entries of the build, and how a document is read."""
        return self.crew.bench


@dataclass(frozen=True, slots=True)
class Plans:
    """The documents of a build as they were understood, by identifier: all of them, and outlines of the plans."""

    originals: Mapping[str, Original]
    understood: Mapping[str, Understood]
    outlines: Mapping[str, PlanDocument]
    read: int


@dataclass(frozen=True, slots=True)
class Links:
    """The links of all pairs in their order: their keys, what is known of each, and what could not be obeyed."""

    comparisons: Sequence[Comparison]
    keys: Sequence[str]
    linked: Sequence[Linked]
    decided: Decided
    aligned: int


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a store is put together from: its pieces by their keys, `keys` those of the plans, and what was found.

    None of the findings is a violation.
    """

    plans: Plans
    stated: Sequence[Stated]
    links: Links
    keys: tuple[str, ...]
    pieces: Pieces
    findings: tuple[Finding, ...]


def make_store(work: Work, folder: Path, former: Path) -> tuple[Made, tuple[int, int]]:
    """Make the store in `folder`, which does not exist yet; that of the build before may lie in `former`.

    Returns what was made, and how many documents were read and pairs aligned for it. Raises what `build_store` does.
    """
    with without_collector():
        whole = make_pieces(work)
        info = _store(work, folder, former, whole)
        _store_former(work, whole.plans, folder / VERSIONS)
    return tell_made(work, whole, info), (whole.plans.read, whole.links.aligned)


def make_pieces(work: Work) -> Whole:
    """Make all that a store of the workspace is put together from.

    Raises what `build_store` does, but for what has to do with storing.
    """
    plans = _understand(work)
    indicators = match_indicators(tuple(plans.outlines.values()))
    statements = _statements(work, plans, indicators)
    stated = _state(work, statements)
    links = _align(work, plans)
    with work.clock.step("attain"):
        judged = judge_targets(plans.outlines, indicators, work.inputs.workspace.manifest.plans, work.bench.cache)
    keys = tuple(statement.key for statement in statements)
    pieces = (
        *zip(keys, (one.piece for one in stated), strict=True),
        *zip(links.keys, (one.piece for one in links.linked), strict=True),
        judged,
    )
    cited = (document for one in stated for document in one.cited)
    lines, findings = _check(work, plans, links, pieces, cited)
    return Whole(plans, stated, links, keys, (*pieces, lines), findings)


def tell_made(work: Work, whole: Whole, info: StoreInfo) -> Made:
    """Return what was made, for a person; `info` tells of its statements."""
    decisions, decided = work.inputs.workspace.decisions, whole.links.decided
    unheeded = (f"{decisions}:{problem.line}: {problem.message}" for problem in decided.problems)
    return Made(
        plans=tuple(one.count for one in whole.stated),
        links=sum(one.links for one in whole.links.linked),
        accepted=sum(one.accepted for one in whole.links.linked),
        quads=info.quads,
        content=info.content,
        warnings=(*_misfits(work.inputs, whole.plans), *unheeded),
        findings=whole.findings,
        former=tuple(original.entry.identifier for original in work.inputs.former),
    )


def _misfits(inputs: Inputs, plans: Plans) -> Iterator[str]:
    """The corrections that could not be obeyed, each with its line; of former versions nobody need know."""
    manifest, path = inputs.workspace.manifest, inputs.workspace.corrections
    known = {entry.identifier for entry in (*manifest.plans, *manifest.former)}
    problems = [*inputs.rows.problems]
    problems += [
        Problem(row.line, f"there is no plan {row.plan!r}") for row in inputs.rows.rows if row.plan not in known
    ]
    problems += [problem for name in plans.outlines for problem in plans.understood[name].problems]
    return (f"{path}:{problem.line}: {problem.message}" for problem in sorted(problems))


def _missing(
    parts: Sequence[Part], find: Callable[[Part], Result | None], step: Callable[[], None]
) -> tuple[dict[int, Result], list[int]]:
    """What earlier builds have done of some parts, by position, and the positions of those that are left."""
    found: dict[int, Result] = {}
    left: list[int] = []
    for position, part in enumerate(parts):
        known = find(part)
        if known is None:
            left.append(position)
        else:
            found[position] = known
            step()
    return found, left


def _all(
    work: Work,
    parts: Sequence[Part],
    find: Callable[[Part], Result | None],
    do: Callable[[Sequence[Part], Bench], Sequence[Result]],
) -> tuple[list[Result], int]:
    """The results of all parts in their order, done now where no earlier build did; and how many were done now."""
    advance = work.clock.progress.advance
    found, left = _missing(parts, find, advance)
    results = work.crew.work(do, [parts[position] for position in left], advance)
    found |= dict(zip(left, results, strict=True))
    return [found[position] for position in range(len(parts))], len(left)


def _understand(work: Work) -> Plans:
    """Read the documents of all plans and of their former versions."""
    inputs, cache = work.inputs, work.bench.cache
    every = (*inputs.originals, *inputs.former)
    with work.clock.step("read", len(every)):
        understood, read = _all(work, every, lambda original: find_understood(original, cache), understand_all)
        outlines = {}
        for original, known in zip(inputs.originals, understood, strict=False):
            outline = open_outline(original, known.digest, work.bench)
            check_year(original.entry, outline)
            outlines[original.entry.identifier] = outline
    names = [original.entry.identifier for original in every]
    return Plans(dict(zip(names, every, strict=True)), dict(zip(names, understood, strict=True)), outlines, read)


def understand_all(originals: Sequence[Original], bench: Bench) -> tuple[Understood, ...]:
    """Read several documents; see `understand`."""
    return tuple(understand(original, bench) for original in originals)


def _statements(work: Work, plans: Plans, indicators: Indicators) -> tuple[Statement, ...]:
    """What each plan is stated from: its document, the indicators of its figures, its series, its former versions."""
    manifest = work.inputs.workspace.manifest
    years = dict(_years(work, plans))
    before, titles = former_plans(manifest.plans, years), dict(manifest.series)
    versions: dict[str, list[Version]] = {}
    for original in work.inputs.former:
        name = original.entry.identifier
        current = current_version(work.inputs.workspace, name)
        versions.setdefault(current, []).append(Version(original, plans.understood[name].digest))
    return tuple(
        Statement(
            original,
            plans.understood[name].digest,
            _known(plans.outlines[name], indicators),
            titles.get(original.entry.series or ""),
            before.get(name),
            tuple(versions.get(name, ())),
        )
        for original in work.inputs.originals
        if (name := original.entry.identifier)
    )


def _years(work: Work, plans: Plans) -> Iterator[tuple[str, int]]:
    for entry in work.inputs.workspace.manifest.plans:
        year = plans.outlines[entry.identifier].header.year or entry.year
        if year is not None:
            yield entry.identifier, year


def _known(outline: PlanDocument, indicators: Indicators) -> tuple[Known, ...]:
    printed = sorted({figure.indicator for figure in list_figures(outline)})
    return tuple((name, (known := indicators.by_name[name]).name, known.kind) for name in printed)


def _state(work: Work, statements: Sequence[Statement]) -> list[Stated]:
    with work.clock.step("state", len(statements)):
        cache = work.bench.cache
        return _all(work, statements, lambda statement: find_stated(statement, cache), state_plans)[0]


def _align(work: Work, plans: Plans) -> Links:
    """Align the pairs of plans and put the decisions of people over what was found."""
    sides = {name: Side(original, plans.understood[name].digest) for name, original in plans.originals.items()}
    pairs = choose_comparisons(work.inputs.workspace.manifest.plans, plans.outlines, sides, work.crew)
    comparisons = [Comparison(pair, sides[pair.earlier], sides[pair.later]) for pair in pairs]
    cache = work.bench.cache
    with work.clock.step("align", len(comparisons)):
        found, aligned = _all(work, comparisons, lambda one: find_linked(one.links, cache), align_plans)
        cache.use(f"alignment/{one.key}" for one in comparisons)
        if not work.inputs.curation:
            return Links(comparisons, [one.links for one in comparisons], found, Decided((), ()), aligned)
        decided = decide(work.inputs.workspace.decisions, comparisons, work.bench)
        keys = list(links_of(decided, comparisons).values())
        changed = {name: find_linked(name, cache) for _, _, name in decided.links}
        linked = [changed.get(key) or one for key, one in zip(keys, found, strict=True)]
        return Links(comparisons, keys, linked, decided, aligned)


def _check(
    work: Work, plans: Plans, links: Links, pieces: Pieces, cited: Iterable[tuple[str, str]]
) -> tuple[tuple[str, Piece], tuple[Finding, ...]]:
    """Tie together what takes all plans; return it with all findings, none of which is a violation."""
    cache = work.bench.cache
    with work.clock.step("check"):
        yearly = (
            Yearly(one.pair.earlier, one.pair.later, linked.yearly)
            for one, linked in zip(links.comparisons, links.linked, strict=True)
            if one.pair.relation == "continues"
        )
        lines = join_lines(plans.outlines, yearly, cited, cache)
        every = (*pieces, lines)
        shared = sorted({line for _, piece in pieces for line in piece.common if is_vocabulary(line)})
        found = [finding for _, piece in every for finding in piece.findings]
        findings = sort_findings((*found, *check_common(shared, cache)))
    refuse_violations(findings)
    return lines, findings


def refuse_violations(findings: tuple[Finding, ...], file: Path | None = None) -> None:
    """Raise `ValidationError` if one of the findings keeps a graph from being stored, that of `file` alone if given."""
    violations = [finding for finding in findings if finding.severity == "Violation"]
    if not violations:
        return
    first = violations[0]
    said = f"{first.focus.removeprefix(BASE)}: {first.message_en}"
    raise ValidationError(
        f"{file}: cannot be stored: {first.message_en}"
        if file
        else f"the shapes find {len(violations)} mistakes in the graphs; the first: {said}",
        hint="give it its title with --title"
        if file and first.path == f"{DCTERMS}title"
        else "see what was understood of each document with: kg check FILE",
        finding=(first.message_zh, first.message_en),
    )


def _store(work: Work, folder: Path, former: Path, whole: Whole) -> StoreInfo:
    cache = work.bench.cache
    with work.clock.step("store"):
        info = write_store(folder, gather_parts(whole.pieces, state_vocabulary(cache)), cache, former)
    with work.clock.step("index"):
        write_texts(folder, whole.keys, cache)
    return info


def _store_former(work: Work, plans: Plans, folder: Path) -> None:
    """Write the store of former versions, if there are any; they stand there as they are, tied to nothing."""
    if not work.inputs.former:
        return
    statements = [
        Statement(original, plans.understood[original.entry.identifier].digest) for original in work.inputs.former
    ]
    cache = work.bench.cache
    stated, _ = _all(work, statements, lambda statement: find_stated(statement, cache), state_plans)
    keys = [statement.key for statement in statements]
    pieces = tuple(zip(keys, (one.piece for one in stated), strict=True))
    write_store(folder, gather_parts(pieces, state_vocabulary(cache)), cache)
    write_texts(folder, keys, cache)
