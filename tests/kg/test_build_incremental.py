"""A build does only what has changed, and gives the same as one from nothing, whatever has been done before."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import BuildReport, Means, build_store, cache_folder
from kg.build.seal import SEAL
from kg.errors import SourceError
from kg.model import PlanDocument
from kg.search import search
from kg.store import open_store
from kg.store.content import content_digest, sum_lines
from kg.store.folder import SEARCH
from kg.workspace import PlanEntry, Workspace, find_workspace
from tests.kg.simple import VERSION, read_simple

SENTENCES = (
    "新建高标准农田，配套完善灌溉排水设施@市农业农村局|高标准农田 {n} 万亩",
    "落实《农田建设管护办法》，建立管护台账",
    "贯彻《关于农田建设管护办法》，开展土壤检测@市水务局",
    "推广粪肥还田技术，覆盖{n}个乡镇",
    "建设农产品质量追溯平台@市大数据局|追溯平台 {n} 个",
    "培育精品民宿，打造乡村旅游线路",
    "完善宅基地联审联办制度@市自然资源局",
)
TITLES = ("加强高标准农田建设", "推进畜禽粪污资源化利用", "发展乡村旅游", "规范农村宅基地审批", "推动数字农业发展")
LINKS = "subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tmapping_justification\treviewer_label\n"


class Office:
    """A workspace on which things are done at random, as a ministry's office does them over the years."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, random.Random(seed)  # noqa: S311 - no secret hangs on it
        self.plans: dict[str, dict[str, str]] = {}
        self.former: dict[str, dict[str, str]] = {}
        self.decisions: list[str] = []
        self.corrections: list[str] = []
        (root / "corpus").mkdir(parents=True)
        (root / "curation").mkdir()
        for year in (2021, 2022):
            self.add_plan("farm", year)

    def add_plan(self, series: str = "", year: int = 0) -> None:
        series = series or self.random.choice(("farm", "water"))
        year = year or self.random.randint(2019, 2025)
        name = f"{series}{year}"
        if name not in self.plans:
            self.plans[name] = {"year": str(year), "series": series, "issuer": "甲市人民政府"}
            self._write(name)

    def change_text(self) -> None:
        self._write(self.random.choice(sorted(self.plans)))

    def issue_again(self) -> None:
        name = self.random.choice(sorted(self.plans))
        former = f"{name}-v{sum(row['superseded_by'] == name for row in self.former.values()) + 1}"
        self.former[former] = {**self.plans[name], "superseded_by": name}
        (self.root / "corpus" / f"{name}.txt").rename(self.root / "corpus" / f"{former}.txt")
        self._write(name)

    def remove_plan(self) -> None:
        name = self.random.choice(sorted(self.plans))
        if len(self.plans) > 2 and all(row["superseded_by"] != name for row in self.former.values()):
            del self.plans[name]

    def change_row(self) -> None:
        self.plans[self.random.choice(sorted(self.plans))]["issuer"] = self.random.choice(("乙市水务局", "甲市农业局"))

    def decide(self) -> None:
        one, other = (f"farm{year}" for year in sorted(self.random.sample(range(2019, 2026), 2)))
        numbers = self.random.randint(1, 4), self.random.randint(1, 4)
        said = self.random.choice(("Not", ""))
        self.decisions.append(
            f"plan:{other}/task/{numbers[0]}\t{said}\tkg:continues\tplan:{one}/task/{numbers[1]}"
            "\tsemapv:ManualMappingCuration\t王丽\n"
        )

    def take_back(self) -> None:
        self.decisions, self.corrections = self.decisions[1:], self.corrections[:-1]

    def correct(self) -> None:
        name = self.random.choice(sorted(self.plans))
        was = read_simple(PlanEntry(name, self.root / "corpus" / f"{name}.txt", 2020)).tasks[0].title
        self.corrections.append(
            f'[[correction]]\nplan = "{name}"\nelement = "task/1"\nfield = "title"\nwas = "{was}"\n'
            f'now = "{was}和管护"\nby = "王丽"\nwhy = "原文如此"\n'
        )

    def do_something(self) -> str:
        deeds: tuple[Callable[[], None], ...] = (
            self.add_plan,
            self.add_plan,
            self.change_text,
            self.issue_again,
            self.remove_plan,
            self.change_row,
            self.decide,
            self.take_back,
            self.correct,
        )
        deed = self.random.choice(deeds)
        deed()
        return deed.__name__

    def workspace(self) -> Workspace:
        rows = [
            "".join(f'{key} = "{value}"\n' if key != "year" else f"year = {value}\n" for key, value in said.items())
            for said in ({"id": n, "file": f"{n}.txt", **row} for n, row in (*self.plans.items(), *self.former.items()))
        ]
        series = '[series.farm]\ntitle = "农业工作要点"\n[series.water]\ntitle = "水务工作要点"\n'
        manifest = series + "".join(f"[[plan]]\n{row}" for row in rows)
        (self.root / "corpus" / "manifest.toml").write_text(manifest, encoding="utf-8")
        (self.root / "curation" / "links.sssom.tsv").write_text(LINKS + "".join(self.decisions), encoding="utf-8")
        (self.root / "curation" / "corrections.toml").write_text("".join(self.corrections), encoding="utf-8")
        return find_workspace(self.root)

    def _write(self, name: str) -> None:
        titles = self.random.sample(TITLES, 4)
        lines = [f"{self.plans[name]['year']}年工作要点"]
        for title in titles:
            lines.append(f"# {title}")
            for sentence in self.random.sample(SENTENCES, 2):
                text, _, rest = sentence.format(n=self.random.randint(1, 40)).partition("@")
                lines.append(f"- {text}。" + (f"@{rest}" if rest else "") if "|" not in text else f"- {text}")
        (self.root / "corpus" / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


SIMPLE = Means(read_simple, VERSION)


def told(report: BuildReport) -> BuildReport:
    """What a build says of what it made, without how it was made."""
    return replace(report, store=Path(), seconds=(), anew=(0, 0))


@pytest.mark.parametrize("seed", [1, 2])
def test_builds_after_any_changes_give_the_bytes_of_one_from_nothing(tmp_path: Path, seed: int) -> None:
    office = Office(tmp_path / "office", seed)
    store, fresh = tmp_path / "store", tmp_path / "fresh"
    for _ in range(4):
        deeds = [office.do_something() for _ in range(4)]
        here = office.workspace()
        grown = build_store(here, replace(SIMPLE, cache=cache_folder(store)), store)
        anew = build_store(here, SIMPLE, fresh)
        assert told(grown) == told(anew), deeds
        with open_store(store) as one, open_store(fresh) as other:
            assert one.nquads() == other.nquads(), deeds
        assert search(store / SEARCH, "农") == search(fresh / SEARCH, "农")


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Office:
    office = Office(tmp_path / "office", 7)
    office.add_plan("farm", 2023)
    office.add_plan("water", 2023)
    return office


def build(office: Office, means: Means = SIMPLE) -> BuildReport:
    """Build a workspace with the cache beside its store."""
    here = office.workspace()
    return build_store(here, replace(means, cache=cache_folder(here.store)), here.store)


def test_a_build_of_the_same_reads_nothing_and_leaves_the_store_as_it_is(office: Office) -> None:
    first = build(office)
    before = {file: file.stat().st_ino for file in (office.root / ".kg").iterdir()}
    again = build(office, Means(_refuse, VERSION))
    assert (first.anew, again.anew, again.seconds) == ((4, 4), (0, 0), ())
    assert told(again) == told(first)
    assert {file: file.stat().st_ino for file in (office.root / ".kg").iterdir()} == before


def _refuse(entry: PlanEntry) -> PlanDocument:
    raise SourceError(f"{entry.file.name}: is read again")


def test_a_document_that_is_added_costs_itself_and_the_pairs_that_it_stands_in(office: Office) -> None:
    build(office)
    office.add_plan("farm", 2024)
    assert build(office).anew == (1, 2)


def test_a_decision_aligns_nothing_anew(office: Office) -> None:
    build(office)
    office.decisions.append(
        "plan:farm2022/task/1\tNot\tkg:continues\tplan:farm2021/task/1\tsemapv:ManualMappingCuration\t王丽\n"
    )
    assert build(office).anew == (0, 0)
    with open_store(office.root / ".kg") as store:
        assert b"ontology#Rejected" in store.nquads()


def test_a_correction_reads_no_document_anew_and_aligns_the_pairs_of_the_plan(office: Office) -> None:
    build(office)
    office.correct()
    read, aligned = build(office, Means(_refuse, VERSION)).anew
    assert (read, aligned > 0) == (1, True)  # understood again from what was read, which `_refuse` shows


def test_another_version_of_the_reader_reads_all_anew_and_aligns_only_what_it_reads_otherwise(office: Office) -> None:
    build(office)
    assert build(office, Means(read_simple, "simple 2")).anew == (4, 0)


def test_a_former_content_that_comes_back_is_not_read_again(office: Office) -> None:
    build(office)
    file = office.root / "corpus" / "farm2022.txt"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("。", "；", 1), encoding="utf-8")
    assert build(office).anew[0] == 1
    file.write_text(text, encoding="utf-8")
    assert build(office).anew == (0, 0)


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace that was built, with the content of its store; to be copied."""
    office = Office(tmp_path_factory.mktemp("built") / "office", 7)
    office.add_plan("water", 2022)
    return office.root, build(office).content


@pytest.mark.parametrize(
    ("kind", "harm"),
    [
        ("understood", b""),
        ("outline", b"{}"),
        ("document", b"\x00" * 64),
        ("lines", b""),
        ("stated", b"{}"),
        ("texts", b"\x00" * 64),
        ("linked", b""),
        ("alignment", b"half"),
        ("lines", b"half"),
    ],
)
def test_a_damaged_entry_of_the_cache_is_noticed_and_made_again(
    built: tuple[Path, str], tmp_path: Path, kind: str, harm: bytes
) -> None:
    root = shutil.copytree(built[0], tmp_path / "office")
    entries = sorted((root / ".kg.cache").glob(f"{kind}/*/*"))
    assert entries
    for entry in entries:
        content = entry.read_bytes()
        entry.write_bytes(content[: len(content) // 2] if harm == b"half" else harm)
    (root / ".kg" / SEAL).unlink()
    here = find_workspace(root)
    report = build_store(here, replace(SIMPLE, cache=cache_folder(here.store)), here.store)
    assert report.content == built[1]
    with open_store(here.store) as store:
        lines = store.nquads().decode("utf-8").splitlines(keepends=True)
    assert content_digest([sum_lines(lines)]) == built[1]


def test_an_entry_in_the_place_of_another_is_not_believed(office: Office) -> None:
    whole = build(office)
    cache = cache_folder(office.root / ".kg")
    one, other = sorted(cache.glob("lines/*/*"))[:2]
    other.write_bytes(one.read_bytes())
    (office.root / ".kg" / SEAL).unlink()
    assert build(office).content == whole.content


def test_a_store_that_is_not_as_the_build_left_it_is_built_again(office: Office) -> None:
    whole = build(office)
    (table,) = sorted((office.root / ".kg").glob("*.sst"))[:1]
    table.write_bytes(table.read_bytes()[:-1] + b"?")
    again = build(office)
    assert (again.seconds != (), again.content) == (True, whole.content)


def test_a_document_that_changes_while_it_is_read_is_refused(office: Office) -> None:
    def read_late(entry: PlanEntry) -> PlanDocument:
        if entry.identifier == "farm2022":
            entry.file.write_text("2022年要点\n# 别的\n- 别的。", encoding="utf-8")
        return read_simple(entry)

    with pytest.raises(SourceError, match=r"farm2022\.txt changed while it was read"):
        build(office, Means(read_late, VERSION))


def test_what_is_no_longer_used_leaves_the_cache_after_the_next_build_but_one(office: Office) -> None:
    build(office)
    cache = cache_folder(office.root / ".kg")
    first = set(cache.glob("*/*/*"))
    for number in range(3):
        office.change_text()
        office.random.seed(number)
        build(office)
    kept = set(cache.glob("*/*/*"))
    assert len(kept) < 2 * len(first)
