"""A build does only what has changed, and gives the same as one from nothing, whatever has been done before."""

from __future__ import annotations

import shutil
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
from kg.workspace import PlanEntry, find_workspace
from tests.kg.office import Office
from tests.kg.simple import VERSION, read_simple

SIMPLE = Means(read_simple, VERSION)


def told(report: BuildReport) -> BuildReport:
    """What a build says of what it made, without how it was made."""
    return replace(report, store=Path(), seconds=(), anew=(0, 0))


@pytest.mark.unmeasured
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
