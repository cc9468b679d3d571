"""A build makes one valid store of a workspace, the same bytes each time, and every passage in it is true."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import Step, build_store
from kg.errors import IdentifierError, KgError, ManifestError, SourceError, StoreError, ValidationError
from kg.identify import DCTERMS, KG, OA, PROV, RDF, graph_iri, plan_iri
from kg.model import Citation, Coverage, PlanDocument
from kg.rdf import read_document
from kg.search import search
from kg.store import OxigraphStore, Statement, Store, open_store, read_info
from kg.store.content import content_digest, sum_lines
from kg.store.folder import SEARCH
from kg.workspace import PlanEntry, Workspace, find_workspace
from tests.kg.plans import FARM_2022, FARM_2023, ROOT, corpus, workspace
from tests.queries.store import corpus_folder, corpus_store

PLANS = [entry.identifier for entry in workspace().manifest.plans]
FARMS = {plan.identifier: replace(plan, coverage=Coverage(1, 1, 0)) for plan in (FARM_2022, FARM_2023)}
MANIFEST = """\
[series.farm]
title = "甲市农业工作要点"

[[plan]]
id = "farm2022"
file = "farm2022.txt"
title = "甲市2022年农业工作要点"
year = 2022
series = "farm"
issuer = "甲市农业农村局"
level = "city"

[[plan]]
id = "farm2023"
file = "farm2023.txt"
title = "甲市2023年农业工作要点"
year = 2023
series = "farm"
issuer = "甲市农业农村局"
level = "city"
"""
DECISION = (
    "subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tmapping_justification\treviewer_label\n"
    "plan:farm2023/{later}\tNot\tkg:continues\tplan:farm2022/{earlier}\tsemapv:ManualMappingCuration\t王丽\n"
)


class Diary:
    """A progress that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def start(self, step: Step, total: int) -> None:
        self.told.append(f"{step} {total}")

    def advance(self) -> None:
        self.told.append("+")

    def done(self) -> None:
        self.told.append(".")


@pytest.fixture(name="farm")
def _farm(tmp_path: Path) -> Workspace:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    return find_workspace(tmp_path)


def read_farm(entry: PlanEntry) -> PlanDocument:
    """A plan of the farm, without a file."""
    return FARMS[entry.identifier]


def changed(identifier: str, change: Callable[[PlanDocument], PlanDocument]) -> Callable[[PlanEntry], PlanDocument]:
    """Read the farm with one of its plans changed."""
    return lambda entry: change(read_farm(entry)) if entry.identifier == identifier else read_farm(entry)


@pytest.fixture(name="store", scope="module")
def _store() -> OxigraphStore:
    return corpus_store()


def properties(store: Store, plan: str) -> Mapping[str, Mapping[str, list[str]]]:
    """What the graph of a plan says, by subject and property."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in plan_statements(store, plan):
        found[subject][predicate].append(value.value)
    return found


def plan_statements(store: Store, plan: str) -> list[Statement]:
    """What a store says of a plan and of what it shares with others."""
    return [*store.statements(graph_iri(plan)), *store.statements(graph_iri("vocabulary"))]


CORRECTION = """
[[correction]]
plan = "{plan}"
element = "task/1"
field = "title"
was = "{was}"
now = "推进高标准农田建设"
by = "王丽"
why = "原文如此"
"""


def test_a_build_obeys_corrections_names_those_that_do_not_apply_and_leaves_their_file(farm: Workspace) -> None:
    farm.corrections.parent.mkdir()
    rows = [("farm2022", FARM_2022.tasks[0].title), ("farm2022", "别的标题"), ("farm2024", "标题")]
    text = "# 说明\n" + "".join(CORRECTION.format(plan=plan, was=was) for plan, was in rows)
    farm.corrections.write_text(text, encoding="utf-8")
    report = build_store(farm, read_farm, farm.store)
    assert [warning.partition("corrections.toml:")[2] for warning in report.warnings] == [
        "12: no longer applies: task/1 reads '推进高标准农田建设' now",
        "21: there is no plan 'farm2024'",
    ]
    assert farm.corrections.read_text(encoding="utf-8") == text
    with open_store(farm.store) as store:
        said = properties(store, "farm2022")
    assert said[f"{plan_iri('farm2022')}/task/1"][f"{DCTERMS}title"] == ["推进高标准农田建设"]
    assert said[f"{plan_iri('farm2022')}/correction/1"][f"{KG}reason"] == ["原文如此"]
    assert build_store(farm, read_farm, farm.store, curation=False).warnings == ()


def test_a_build_tells_of_each_step_and_counts_what_it_made(farm: Workspace) -> None:
    diary = Diary()
    report = build_store(farm, read_farm, farm.store, progress=diary)
    assert " ".join(diary.told) == ("read 2 + + . state 2 + + . align 1 + . attain 1 . check 1 . store 1 . index 1 .")
    assert [step for step, _ in report.seconds] == ["read", "state", "align", "attain", "check", "store", "index"]
    assert [(plan.identifier, plan.tasks, plan.measures) for plan in report.plans] == [
        (name, len(document.tasks), sum(len(task.measures) for task in document.tasks))
        for name, document in FARMS.items()
    ]
    assert report.warnings == ()


def test_a_name_that_no_iri_holds_is_told_with_its_document(farm: Workspace) -> None:
    def rename(document: PlanDocument) -> PlanDocument:
        task = document.tasks[0]
        measure = replace(task.measures[0], citations=(Citation("……", task.passage),))
        return replace(document, tasks=(replace(task, measures=(measure, *task.measures[1:])), *document.tasks[1:]))

    with pytest.raises(IdentifierError, match=r"^farm2023\.txt: '……' has no letter or digit"):
        build_store(farm, changed("farm2023", rename), farm.store)
    assert not farm.store.exists()


def test_the_store_says_of_itself_what_is_in_it(farm: Workspace) -> None:
    report = build_store(farm, read_farm, farm.store)
    info = read_info(farm.store)
    with open_store(farm.store) as store:
        content = store.nquads()
        assert tuple(name for name, _ in info.graphs) == store.graphs()
        assert dict(info.graphs)[graph_iri("farm2022")] == len(list(store.statements(graph_iri("farm2022"))))
    assert info.quads == report.quads == len(content.splitlines())
    lines = content.decode("utf-8").splitlines(keepends=True)
    assert info.content == report.content == content_digest([sum_lines(lines)])


def test_a_plan_has_its_series_and_the_plan_before_it(farm: Workspace) -> None:
    build_store(farm, read_farm, farm.store)
    with open_store(farm.store) as store:
        said = properties(store, "farm2023")
    assert said[plan_iri("farm2023")]["http://www.w3.org/ns/dcat#prev"] == [plan_iri("farm2022")]
    (series,) = said[plan_iri("farm2023")]["http://www.w3.org/ns/dcat#inSeries"]
    assert said[series][f"{DCTERMS}title"] == ["甲市农业工作要点"]


def test_the_texts_of_a_build_are_found_by_their_words(farm: Workspace) -> None:
    build_store(farm, read_farm, farm.store)
    assert {hit.plan for hit in search(farm.store / SEARCH, "农田")} == {"farm2022", "farm2023"}


def test_a_decision_is_obeyed_unless_curation_is_left_out(farm: Workspace) -> None:
    farm.curation.mkdir()
    row = DECISION.format(earlier="task/1", later="task/1")
    (farm.curation / "links.sssom.tsv").write_text(row, encoding="utf-8")
    rejected = f"ASK {{ ?link <{KG}status> <{KG}Rejected> }}"
    build_store(farm, read_farm, farm.store)
    with open_store(farm.store) as store:
        assert store.ask(rejected)
    build_store(farm, read_farm, farm.store, curation=False)
    with open_store(farm.store) as store:
        assert not store.ask(rejected)


def test_a_decision_that_no_longer_applies_is_a_warning_with_its_line(farm: Workspace) -> None:
    farm.curation.mkdir()
    row = DECISION.format(earlier="task/99", later="task/1")
    (farm.curation / "links.sssom.tsv").write_text(row, encoding="utf-8")
    (warning,) = build_store(farm, read_farm, farm.store).warnings
    assert "links.sssom.tsv:2: no longer applies" in warning


def refuse(entry: PlanEntry) -> PlanDocument:
    """A document that cannot be read."""
    raise SourceError(f"{entry.file}: no such file")


@pytest.mark.parametrize(
    ("reader", "error", "message"),
    [
        (refuse, SourceError, "no such file"),
        (
            changed("farm2023", lambda plan: replace(plan, header=replace(plan.header, year=2021))),
            ManifestError,
            "'farm2023' has year = 2023 in the manifest, but farm2023.txt says 2021",
        ),
        (
            changed("farm2022", lambda plan: replace(plan, tasks=(replace(plan.tasks[0], title=""),))),
            ValidationError,
            "the shapes find",
        ),
    ],
    ids=["unreadable", "wrong year", "invalid"],
)
def test_a_build_that_fails_leaves_the_old_store_as_it_was(
    farm: Workspace, reader: Callable[[PlanEntry], PlanDocument], error: type[KgError], message: str
) -> None:
    build_store(farm, read_farm, farm.store)
    before = read_info(farm.store)
    with pytest.raises(error, match=message):
        build_store(farm, reader, farm.store)
    assert read_info(farm.store) == before
    assert {found.name for found in farm.root.iterdir()} == {"corpus", ".kg", ".kg.lock"}


def test_a_build_into_a_folder_of_other_files_is_refused(farm: Workspace) -> None:
    with pytest.raises(StoreError, match="holds other files"):
        build_store(farm, read_farm, farm.root / "corpus")


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "elsewhere" / "corpus")
    code = (
        "from pathlib import Path\n"
        "from kg.build import build_store\n"
        "from kg.workspace import find_workspace\n"
        "from loaders import load_document\n"
        f"here = find_workspace(Path({str(tmp_path / 'elsewhere')!r}))\n"
        "print(build_store(here, lambda entry: load_document(entry.file, entry), here.store, curation=False).content)\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == read_info(corpus_folder()).content


@pytest.mark.parametrize("plan", PLANS)
def test_every_selector_of_a_plan_resolves_to_its_quote(store: OxigraphStore, plan: str) -> None:
    document = corpus()[plan]
    entry = next(entry for entry in workspace().manifest.plans if entry.identifier == plan)
    content = entry.file.read_bytes()
    assert document.source.text == content.decode("utf-8")
    said = properties(store, plan)
    selectors = [iri for iri, found in said.items() if f"{OA}TextPositionSelector" in found[f"{RDF}type"]]
    assert len(selectors) > 100
    for selector in selectors:
        (start,), (end,) = said[selector][f"{OA}start"], said[selector][f"{OA}end"]
        (quote,) = said[selector][f"{OA}refinedBy"]
        assert said[quote][f"{OA}exact"] == [document.source.text[int(start) : int(end)]], selector
    assert said[f"{plan_iri(plan)}/source"][f"{KG}sha256"] == [hashlib.sha256(content).hexdigest()]


@pytest.mark.parametrize("plan", PLANS)
def test_every_statement_of_a_plan_has_a_passage_in_its_own_source(store: OxigraphStore, plan: str) -> None:
    said = properties(store, plan)
    kinds = ("Section", "Task", "Measure", "Remark", "Responsibility", "ProvinceDuty", "Target", "Outcome", "Citation")
    stated = {f"{KG}{kind}" for kind in kinds}
    elements = [iri for iri, found in said.items() if stated & set(found[f"{RDF}type"])]
    assert elements
    for iri in elements:
        assert said[iri][f"{KG}passage"], iri
        for passage in said[iri][f"{KG}passage"]:
            assert said[passage][f"{OA}hasSource"] == [f"{plan_iri(plan)}/source"]
            assert said[passage][f"{OA}hasSelector"]


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_of_the_store_is_the_document_that_was_read(store: OxigraphStore, plan: str) -> None:
    document = corpus()[plan]
    found = read_document(plan_statements(store, plan), plan_iri(plan), document.source.text)
    assert [(task.number, task.title, task.section) for task in found.tasks] == [
        (task.number, task.title, task.section) for task in document.tasks
    ]
    for task, expected in zip(found.tasks, document.tasks, strict=True):
        assert [(m.text, m.passage, m.actor, m.deadline, m.duties, m.citations) for m in task.measures] == [
            (m.text, m.passage, m.actor, m.deadline, m.duties, m.citations) for m in expected.measures
        ]
        assert [(r.name, r.role, r.rank) for m in task.measures for r in m.responsibilities] == [
            (r.name, r.role, r.rank) for m in expected.measures for r in m.responsibilities
        ]
    assert found.sections == document.sections
    assert found.remarks == document.remarks
    assert len(found.outcomes) == len(document.outcomes)


def test_the_store_has_a_graph_for_each_plan_for_links_for_attainment_and_for_the_vocabulary(
    store: OxigraphStore,
) -> None:
    assert set(store.graphs()) == {graph_iri(name) for name in (*PLANS, "links", "attainment", "vocabulary")}


def test_no_statement_of_the_store_has_a_blank_node(store: OxigraphStore) -> None:
    lines = store.nquads().splitlines()
    assert not [line for line in lines if line.startswith(b"_:") or b" _:" in line.partition(b'"')[0]]


def test_the_graphs_hold_no_path_of_this_machine(store: OxigraphStore) -> None:
    assert str(ROOT).encode() not in store.nquads()


def test_every_subject_in_the_graph_of_a_plan_is_below_the_plan(store: OxigraphStore) -> None:
    for plan in PLANS:
        subjects = {subject for subject, _, _ in store.statements(graph_iri(plan))}
        assert not [subject for subject in subjects if f"{subject}/".partition(f"{plan_iri(plan)}/")[0]]


def test_no_statement_stands_in_two_graphs(store: OxigraphStore) -> None:
    statements = list(store.statements())
    assert len(statements) == len(set(statements))


def test_plans_name_their_source_as_what_they_are_derived_from(store: OxigraphStore) -> None:
    for plan in PLANS:
        assert properties(store, plan)[plan_iri(plan)][f"{PROV}wasDerivedFrom"] == [f"{plan_iri(plan)}/source"]
