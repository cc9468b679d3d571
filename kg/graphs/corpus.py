"""Reads from a store, once, all that pictures are made of: plans, tasks and measures, and the links between them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.identify import BASE, OA, PROV, SKOS, VOCABULARY, graph_iri
from kg.library import ask
from kg.links import measure_ref, task_ref
from kg.model import Correction, Duty, Measure, Passage, PlanDocument, Responsibility, Role, Section, Target, Task
from kg.rdf.facts import Facts
from kg.rdf.read import read_document
from kg.store import Store

_PLAN = f"{BASE}plan/"
_DEPARTMENT = f"{BASE}department/"
_KIND = re.compile(
    "任务清单|推进计划|工作计划|行动计划|实施计划|工作指引|工作报告|工作要点|实施方案|分工方案|工作方案|"
    "清单|计划|指引|报告|要点|方案|规划|纲要|意见|通知|决定|办法"
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A department's part: `body` is its name within its IRI, `name` that in full, `short` as plans mostly print it."""

    body: str
    name: str
    short: str
    role: Role


@dataclass(frozen=True, slots=True)
class Item:
    """A task or measure with its surroundings; `text` is the title of a task, the wording of a measure.

    `bearers` of a measure are those printed for it, or else its task's; of a task those printed for it, or else those
    of its measures. `task` is the identifier of the task of a measure, `section` that of the section of either.
    """

    identifier: str
    plan: str
    year: str
    number: str
    text: str
    passage: Passage
    bearers: tuple[Bearer, ...]
    deadline: str | None
    targets: tuple[Target, ...]
    duties: tuple[Duty, ...]
    section: str | None
    task: str | None = None
    actor: str | None = None
    measures: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def kind(self) -> str:
        """The local name of its class."""
        return "Measure" if self.task else "Task"


@dataclass(frozen=True, slots=True)
class Tie:
    """A link: the later item carries on, or says again, the earlier one; `proposed` if no person decided.

    A `candidate` is proposed and too unsure to be accepted as an edge of the graph.
    """

    earlier: str
    later: str
    relation: str
    change: str
    confidence: float
    proposed: bool
    candidate: bool = False


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a plan is called, and which yearly series it belongs to; `short` is the year with the kind of document."""

    identifier: str
    title: str
    short: str
    year: str
    series: str
    issuer: str
    number: str
    issued: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """All plans with their items, by identifier (`list2020/task/2`), and all ties between items, sorted.

    `ties` are the accepted ones; `candidates` those that are not, until a person confirms them.

    Plans stand by year and identifier, items in the order of their plans. `lines` has the first task of the line that
    a task is in, `sources` what each plan quotes of its source, by where it begins, `tied` the ties
    of each item.
    """

    heads: Mapping[str, PlanHead]
    documents: Mapping[str, PlanDocument]
    items: Mapping[str, Item]
    ties: tuple[Tie, ...]
    lines: Mapping[str, str]
    sources: Mapping[str, Mapping[int, str]] = field(repr=False)
    tied: Mapping[str, tuple[Tie, ...]] = field(repr=False)
    candidates: tuple[Tie, ...] = ()

    def tasks(self, plan: str) -> Iterator[Item]:
        """Yield the tasks of a plan in its order."""
        return (item for item in self.items.values() if item.plan == plan and item.task is None)

    def ties_of(self, identifier: str) -> tuple[Tie, ...]:
        """Return the ties that begin or end at an item."""
        return self.tied.get(identifier, ())

    def follows(self, earlier: str, later: str) -> bool:
        """Return whether a later plan is of the same series as an earlier one."""
        one, other = self.heads[earlier], self.heads[later]
        return bool(one.series) and one.series == other.series and "" < one.year < other.year

    def next_of(self, plan: str) -> str | None:
        """Return the plan of the next year in the series of a plan."""
        later = [p for p in self.heads.values() if self.follows(plan, p.identifier)]
        return min(later, key=lambda p: p.year).identifier if later else None

    def before(self, plan: str) -> str | None:
        """Return the plan of the year before in the series of a plan."""
        earlier = [p for p in self.heads.values() if self.follows(p.identifier, plan)]
        return max(earlier, key=lambda p: p.year).identifier if earlier else None

    def section(self, plan: str, number: str | None) -> Section | None:
        """Return a section of a plan by its number."""
        return next((one for one in self.documents[plan].sections if one.number == number), None)


def read_corpus(store: Store) -> Corpus:
    """Return all that pictures need of a store, which takes about a second for five plans."""
    heads = _read_heads(store)
    shared = tuple(store.statements(graph_iri(VOCABULARY)))
    documents: dict[str, PlanDocument] = {}
    facts: dict[str, Facts] = {}
    for plan in heads:
        statements = (*store.statements(graph_iri(plan)), *shared)
        facts[plan] = Facts(statements)
        documents[plan] = read_document(statements, f"{_PLAN}{plan}")
    names = _names(facts, documents)
    items = {
        item.identifier: item
        for plan, document in documents.items()
        for item in _items(document, heads[plan].year, facts[plan], names)
    }
    sources = {plan: _pieces(facts[plan], store, plan) for plan in heads}
    every = _read_ties(store, items)
    ties, candidates = (tuple(tie for tie in every if tie.candidate is unsure) for unsure in (False, True))
    return Corpus(heads, documents, items, ties, _read_lines(store), sources, ties_by_item(ties), candidates)


def ties_by_item(ties: Iterable[Tie]) -> dict[str, tuple[Tie, ...]]:
    """Return the ties that begin or end at each item, in their order."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.earlier].append(tie)
        found[tie.later].append(tie)
    return {name: tuple(of) for name, of in found.items()}


def _read_heads(store: Store) -> dict[str, PlanHead]:
    rows = {row["plan"]: row for row in reversed(ask(store, "plans-by-year"))}
    ordered = sorted(rows.values(), key=lambda row: (row["year"], row["plan"]))
    names = Counter(_short(row) for row in ordered)
    return {
        row["plan"]: PlanHead(
            identifier=row["plan"],
            title=row["title"],
            short=_short(row) if names[_short(row)] == 1 else row["title"],
            year=row["year"],
            series=row["series"],
            issuer=row["issuer"],
            number=row["document_number"],
            issued=row["issued"],
        )
        for row in ordered
    }


def _short(row: Mapping[str, str]) -> str:
    """The year and the last word of the title that names a kind of document: 2020年任务清单."""
    kinds = _KIND.findall(row["title"])
    return f"{row['year']}年{kinds[-1]}" if kinds and row["year"] else row["title"]


def _read_lines(store: Store) -> dict[str, str]:
    """The first task of the line of each task that is in one."""
    lines: dict[str, str] = {}
    firsts: dict[str, str] = {}
    for row in ask(store, "threads"):
        task = row["task_iri"].removeprefix(_PLAN)
        lines[task] = firsts.setdefault(row["thread"], task)
    return lines


def _names(facts: Mapping[str, Facts], documents: Mapping[str, PlanDocument]) -> dict[str, tuple[str, str]]:
    """The full name of each department, and the name that plans print for it most often, by its IRI."""
    printed: dict[str, Counter[str]] = {}
    full: dict[str, str] = {}
    for plan, document in documents.items():
        for ref, holder in _holders(document):
            for body, responsibility in _agents(facts[plan], ref, holder):
                printed.setdefault(body, Counter())[responsibility.name] += 1
                full[body] = facts[plan].text(body, f"{SKOS}prefLabel") or responsibility.name
    return {body: (full[body], min(c, key=lambda name: (-c[name], len(name), name))) for body, c in printed.items()}


def _holders(document: PlanDocument) -> Iterator[tuple[str, Task | Measure]]:
    """Every task and measure with its identifier, in the order of the plan."""
    for task in document.tasks:
        yield str(task_ref(document, task)), task
        for measure in task.measures:
            yield str(measure_ref(document, task, measure)), measure


def _agents(facts: Facts, ref: str, holder: Task | Measure) -> Iterator[tuple[str, Responsibility]]:
    """The IRI of the department of each responsibility."""
    if holder.responsibilities:
        parts = facts.ordered(f"{_PLAN}{ref}", f"{PROV}qualifiedAssociation")
        for part, responsibility in zip(parts, holder.responsibilities, strict=True):
            yield facts.need(part, f"{PROV}agent"), responsibility


def _items(document: PlanDocument, year: str, facts: Facts, names: Mapping[str, tuple[str, str]]) -> Iterator[Item]:
    for task in document.tasks:
        identifier = str(task_ref(document, task))
        own = tuple(_bearers(identifier, task, facts, names))
        refs = tuple(str(measure_ref(document, task, measure)) for measure in task.measures)
        measures = [
            (ref, measure, tuple(_bearers(ref, measure, facts, names)))
            for ref, measure in zip(refs, task.measures, strict=True)
        ]
        borne = dict.fromkeys(bearer for _, _, bearers in measures for bearer in bearers)
        yield Item(
            identifier=identifier,
            plan=document.identifier,
            year=year,
            number=task.number,
            text=task.title,
            passage=task.passage,
            bearers=own or _strongest(borne),
            deadline=task.deadline.text if task.deadline else None,
            targets=task.targets,
            duties=task.duties,
            section=task.section,
            measures=refs,
            corrections=_corrections(task),
        )
        for ref, measure, bearers in measures:
            yield Item(
                identifier=ref,
                plan=document.identifier,
                year=year,
                number=measure.number or str(measure.position),
                text=measure.normalized or measure.text,
                passage=measure.passage,
                bearers=bearers or own,
                deadline=measure.deadline.text if measure.deadline else None,
                targets=measure.targets,
                duties=measure.duties or task.duties,
                section=task.section,
                task=identifier,
                actor=measure.actor,
                corrections=_corrections(measure),
            )


def _corrections(holder: Task | Measure) -> tuple[Correction, ...]:
    """What people corrected of a task or measure and of its targets."""
    return (*holder.corrections, *(one for target in holder.targets for one in target.corrections))


def _strongest(bearers: Mapping[Bearer, None]) -> tuple[Bearer, ...]:
    """Each department once, with the strongest of its parts: who leads anywhere leads."""
    order = {Role.LEAD: 0, Role.RESPONSIBLE: 1, Role.PARTICIPANT: 2}
    found: dict[str, Bearer] = {}
    for bearer in bearers:
        known = found.get(bearer.body)
        if known is None or order[bearer.role] < order[known.role]:
            found[bearer.body] = bearer
    return tuple(found.values())


def _bearers(ref: str, holder: Task | Measure, facts: Facts, names: Mapping[str, tuple[str, str]]) -> Iterator[Bearer]:
    for body, responsibility in _agents(facts, ref, holder):
        yield Bearer(body.removeprefix(_DEPARTMENT), *names[body], responsibility.role)


def _pieces(facts: Facts, store: Store, plan: str) -> dict[int, str]:
    """What the plan's passages quote of its source, by where each piece begins; the longest where several do."""
    found: dict[int, str] = {}
    for subject, predicate, value in store.statements(graph_iri(plan)):
        if predicate == f"{OA}start":
            quote = facts.need(facts.need(subject, f"{OA}refinedBy"), f"{OA}exact")
            if len(quote) > len(found.get(int(value.value), "")):
                found[int(value.value)] = quote
    return dict(sorted(found.items()))


def _read_ties(store: Store, items: Mapping[str, Item]) -> tuple[Tie, ...]:
    rows = ask(store, "links-of", element=[f"plan/{identifier}" for identifier in items])
    ties = (
        Tie(
            earlier=row["earlier"].removeprefix(_PLAN),
            later=row["later"].removeprefix(_PLAN),
            relation=row["relation"],
            change=row["change"].rpartition("#")[2],
            confidence=float(row["confidence"]),
            proposed=row["status"].endswith("#Proposed"),
            candidate=row["accepted"] != "true",
        )
        for row in rows
    )
    order = {identifier: place for place, identifier in enumerate(items)}
    return tuple(sorted(ties, key=lambda tie: (order[tie.earlier], order[tie.later], tie.relation)))
