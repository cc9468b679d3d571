"""Tests of `kg add` with several documents and new versions, and of `kg remove`: nothing is lost, all can be undone."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli.intake import Options, is_reissue, list_files
from kg.cli.manifest_rows import append_row, change_row, find_row, remove_row
from kg.cli.shelving import taken_in
from kg.cli.taking import Desk
from kg.errors import ManifestError, SourceError
from kg.identify import DCAT, graph_iri, plan_iri
from kg.model import Passage, Piece, Stated
from kg.store import open_store
from kg.workspace import PlanEntry, Workspace, find_workspace, read_manifest
from tests.cli.conftest import Run

MANIFEST = """\
# 说明

[series.guide]
title = "推动知识产权高质量发展年度工作指引"  # 系列

[[plan]]
id = "guide2021"   # 第一份
file = "guide2021.txt"
year = 2021
series = "guide"
organisation = "国家知识产权局"

# 第二份之前的话
[[plan]]
id = "guide2020"
file = "guide2020.txt"
year = 2020
series = "guide"
"""
SENTENCE = "现予印发，请结合实际认真组织实施。"


@pytest.fixture(name="guides")
def _guides(sample: Path, tmp_path: Path) -> Path:
    """A workspace with the guide of two years, not built."""
    folder = tmp_path / "guides"
    (folder / "corpus").mkdir(parents=True)
    text = (sample / "corpus" / "guide2021.txt").read_text(encoding="utf-8")
    (folder / "corpus" / "guide2021.txt").write_text(text, encoding="utf-8")
    (folder / "corpus" / "guide2020.txt").write_text(_of_year(text, 2020), encoding="utf-8")
    (folder / "corpus" / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "in").mkdir()
    return folder


def _of_year(text: str, year: int) -> str:
    return text.replace("2021", str(year))


def _corrected(guides: Path) -> Path:
    """The guide of 2021 with one word corrected, outside of the corpus."""
    text = (guides / "corpus" / "guide2021.txt").read_text(encoding="utf-8")
    assert SENTENCE in text
    file = guides / "in" / "guide2021.txt"
    file.write_text(text.replace(SENTENCE, "现印发给你们，请结合实际认真组织实施。"), encoding="utf-8")
    return file


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.unmeasured
def test_of_several_documents_a_bad_one_costs_a_line_and_the_others_go_in(kg: Run, guides: Path) -> None:
    text = (guides / "corpus" / "guide2021.txt").read_text(encoding="utf-8")
    (guides / "in" / "sub").mkdir()
    (guides / "in" / "guide2022.txt").write_text(_of_year(text, 2022), encoding="utf-8")
    (guides / "in" / "sub" / "guide2023.txt").write_text(_of_year(text, 2023), encoding="utf-8")
    (guides / "in" / "same.txt").write_text(_of_year(text, 2023), encoding="utf-8")
    (guides / "in" / "old.txt").write_bytes((guides / "corpus" / "guide2020.txt").read_bytes())
    (guides / "in" / "poem.txt").write_text("白日依山尽，黄河入海流。\n", encoding="utf-8")
    (guides / "in" / "empty.docx").write_bytes(b"")
    (guides / "in" / ".hidden").write_bytes(b"x")
    ran = kg("add", "in", at=guides)
    assert ran.code == 1
    bad = [line for line in ran.err.splitlines() if line.startswith("未加入：")]
    assert [line.partition("：")[2].partition("：")[0] for line in bad] == ["in/empty.docx", "in/poem.txt"]
    assert "8 份" not in ran.err
    assert "6 份文件中有 2 份没有加入" in ran.err
    assert "in/old.txt 已在工作区中，标识为 guide2020，没有改变" in ran.out
    assert "in/sub/guide2023.txt 已在工作区中，标识为 same，没有改变" in ran.out
    found = find_workspace(guides).manifest
    assert [(plan.identifier, plan.year) for plan in found.plans[2:]] == [("guide2022", 2022), ("same", 2023)]
    with open_store(guides / ".kg") as store:
        assert {graph_iri("guide2022"), graph_iri("same")} <= {
            row[0].value for row in store.select(GRAPHS).rows if row[0]
        }


GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


def test_a_new_series_is_begun_with_its_first_plans_and_taken_back_if_they_fail(kg: Run, tmp_path: Path) -> None:
    kg("init", ".")
    text = "{}年湿地保护工作要点\n一、监测\n（一）健全监测制度。修订监测规程，布设监测点位。（湿地处负责）\n"
    for year in (2021, 2022):
        (tmp_path / f"{year}.txt").write_text(text.format(year), encoding="utf-8")
    manifest = tmp_path / "corpus" / "manifest.toml"
    before = manifest.read_bytes()
    refused = kg("add", "2021.txt", "--series-title", "湿地保护工作要点")
    assert (refused.code, manifest.read_bytes()) == (2, before)
    assert "新系列只有标题，没有键" in refused.err
    wrong = kg("add", "2021.txt", "2022.txt", "--series", "湿 地", "--series-title", "湿地保护工作要点")
    assert (wrong.code, manifest.read_bytes()) == (2, before)
    added = kg("add", "2021.txt", "2022.txt", "--series", "wetland", "--series-title", "湿地保护工作要点")
    assert added.code == 0, added.err
    assert "归入系列 wetland：湿地保护工作要点" in added.out
    assert read_manifest(manifest).series == (("wetland", "湿地保护工作要点"),)
    assert manifest.read_text(encoding="utf-8").count("[series.wetland]") == 1
    assert kg("diff", "2021", "2022", "--output", "x.md").code == 0
    other = kg("add", "2022.txt", "--series", "wetland", "--series-title", "别的标题")
    assert "系列 wetland 已有另一个标题：湿地保护工作要点" in other.err


def test_a_second_time_the_same_folder_changes_nothing(kg: Run, guides: Path) -> None:
    shutil.copyfile(guides / "corpus" / "guide2020.txt", guides / "in" / "again.txt")
    shutil.copyfile(guides / "corpus" / "guide2021.txt", guides / "in" / "once.md")
    before = _files(guides)
    ran = kg("add", "in", at=guides)
    assert ran.code == 0
    assert ran.out.count("没有改变") == 2
    assert _files(guides) == before


@pytest.mark.unmeasured
def test_a_corrected_reissue_becomes_the_plan_and_the_former_version_is_kept(kg: Run, guides: Path) -> None:
    before = _files(guides / "corpus")
    ran = kg("add", str(_corrected(guides)), at=guides)
    assert ran.code == 0, ran.err
    assert "是 guide2021 的更正重印：作为新版本取代它，原来的一份保留为 guide2021-v1" in ran.out
    assert "旧版本 guide2021-v1 另存一库，可用 --store .kg/versions 查询" in ran.out
    manifest = find_workspace(guides).manifest
    assert [plan.identifier for plan in manifest.plans] == ["guide2020", "guide2021"]
    assert [(plan.identifier, plan.superseded_by) for plan in manifest.former] == [("guide2021-v1", "guide2021")]
    assert (guides / "corpus" / "guide2021.txt").read_bytes() == before["guide2021.txt"]
    plans = json.loads(kg("query", "plans-by-year", "--format", "json", at=guides).out)
    assert sorted(row["plan_iri"] for row in plans) == [plan_iri("guide2020"), plan_iri("guide2021")]
    shown = kg("show", "guide2021", at=guides).out
    assert "上一版本" in shown
    assert "plan/guide2021-v1" in shown
    assert "guide2021-2.txt" in shown
    assert "现予印发" in kg("search", "现予印发", "--store", ".kg/versions", at=guides).out
    assert kg("search", "现予印发", "--format", "json", at=guides).out.count("现予印发") == 1  # that of 2020
    assert kg("validate", at=guides).code == 0
    removed = kg("remove", "guide2021", "--yes", at=guides)
    assert "它所取代的一份恢复为 guide2021" in removed.out
    assert read_manifest(guides / "corpus" / "manifest.toml") == read_manifest(
        _written(guides, before["manifest.toml"])
    )
    assert (guides / "corpus" / "removed" / "guide2021-2.txt").is_file()
    assert not (guides / ".kg" / "versions").exists()


def _written(guides: Path, manifest: bytes) -> Path:
    path = guides / "corpus" / "before.toml"
    path.write_bytes(manifest)
    return path


def test_a_plan_that_is_removed_is_kept_aside_and_can_be_put_back(kg: Run, guides: Path) -> None:
    before = _files(guides / "corpus")
    ran = kg("remove", "guide2020", "--yes", at=guides)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0] == (
        "已移除 guide2020，文件移到 corpus/removed/guide2020.txt；撤销：kg remove guide2020 --undo"
    )
    assert [plan.identifier for plan in find_workspace(guides).manifest.plans] == ["guide2021"]
    assert (guides / "corpus" / "removed" / "guide2020.txt").read_bytes() == before["guide2020.txt"]
    assert "# 第二份之前的话" in (guides / "corpus" / "manifest.toml").read_text(encoding="utf-8")
    assert kg("remove", "guide2021", "--yes", at=guides).code == 2
    back = kg("remove", "guide2020", "--undo", at=guides)
    assert back.code == 0, back.err
    after = _files(guides / "corpus")
    assert after.keys() == before.keys()
    assert {**after, "manifest.toml": b""} == {**before, "manifest.toml": b""}
    assert len(find_workspace(guides).manifest.plans) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("remove", "guide2019", "--yes"), "清单中没有计划 guide2019"),
        (("remove", "guide2020"), "移除 guide2020 需要有人同意"),
        (("remove", "guide2020", "--undo"), "没有移除过的计划 guide2020"),
        (("add", "in", "--id", "x"), "只能用于一份文件"),
        (("add", "."), "是工作区本身的文件夹"),
        (("add", "nothing"), "文件夹里没有文件"),
        (("add", "in/one.txt", "--replaces", "guide1999"), "清单中没有计划 guide1999"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    kg: Run, guides: Path, arguments: tuple[str, ...], said: str
) -> None:
    text = (guides / "corpus" / "guide2021.txt").read_text(encoding="utf-8")
    for name in ("one", "two"):
        (guides / "in" / f"{name}.txt").write_text(f"{text}\n{name}", encoding="utf-8")
    (guides / "nothing").mkdir()
    before = _files(guides)
    ran = kg(*arguments, at=guides)
    assert (ran.code, len(ran.err.splitlines())) == (2, 2)
    assert said in ran.err.splitlines()[0]
    assert _files(guides) == before


def test_a_build_that_fails_takes_everything_back(kg: Run, guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ManifestError("no")

    before = _files(guides / "corpus")
    monkeypatch.setattr("kg.cli.commands.add.build_workspace", fail)
    monkeypatch.setattr("kg.cli.commands.remove.build_workspace", fail)
    assert kg("add", str(_corrected(guides)), at=guides).code == 2
    assert kg("remove", "guide2020", "--yes", at=guides).code == 2
    assert {name: data for name, data in _files(guides / "corpus").items() if "removed" not in name} == before
    assert not list((guides / "corpus").rglob("guide2020-*"))


def _desk(guides: Path, **options: str) -> Desk:
    return Desk(find_workspace(guides), Options(**options))  # type: ignore[arg-type]


def test_a_plan_saved_in_another_form_with_the_same_words_changes_nothing(guides: Path) -> None:
    text = (guides / "corpus" / "guide2021.txt").read_text(encoding="utf-8")
    (guides / "in" / "wrapped.txt").write_text(text.replace("\n\n", "\n \n"), encoding="utf-8")
    seen = _desk(guides).take(guides / "in" / "wrapped.txt")
    assert (seen.plan, seen.taken, seen.same_text) == ("guide2021", None, True)


def test_a_new_version_may_be_named_where_the_titles_do_not_tell(guides: Path) -> None:
    text = (guides / "corpus" / "guide2021.txt").read_text(encoding="utf-8")
    other = text.replace("推动知识产权高质量发展年度工作指引（2021）", "知识产权高质量发展工作指引（2021年版）")
    (guides / "in" / "other.txt").write_text(other, encoding="utf-8")
    seen = _desk(guides, replaces="guide2021").take(guides / "in" / "other.txt")
    assert seen.taken is not None
    assert (seen.taken.row.identifier, seen.taken.row.organisation) == ("guide2021", "国家知识产权局")
    assert _desk(guides).take(guides / "in" / "other.txt").plan == "other"


def test_documents_of_one_title_with_other_numbers_or_issuers_are_two_plans(guides: Path) -> None:
    read = _desk(guides).take(_corrected(guides)).taken
    assert read is not None
    assert read.replaces is not None
    place = Passage((Piece(0, 1),))
    numbered = [
        replace(read.document, header=replace(read.document.header, document_number=Stated(number, place)))
        for number in ("国知发〔2021〕1号", "国知发〔2021〕2号")
    ]
    assert not is_reissue(*numbered)
    assert is_reissue(numbered[0], numbered[0])
    assert is_reissue(numbered[0], read.document)


def test_a_third_version_follows_the_second(guides: Path) -> None:
    text = MANIFEST
    text = change_row(text, "guide2021", {"id": "guide2021-v1", "superseded_by": "guide2021"})
    text = append_row(text, PlanEntry("guide2021", Path("guide2021-2.txt"), 2021, "guide"))
    (guides / "corpus" / "manifest.toml").write_text(text, encoding="utf-8")
    shutil.copyfile(_corrected(guides), guides / "corpus" / "guide2021-2.txt")
    third = guides / "in" / "third.txt"
    third.write_text(_corrected(guides).read_text(encoding="utf-8").replace("特此通知", "特此通知！"), encoding="utf-8")
    desk = _desk(guides)
    desk.take(third)
    with taken_in(desk.workspace, desk.taken):
        manifest = find_workspace(guides).manifest
    assert {plan.identifier: plan.superseded_by for plan in manifest.former} == {
        "guide2021-v1": "guide2021-v2",
        "guide2021-v2": "guide2021",
    }


def test_a_row_is_changed_and_removed_without_touching_the_rest() -> None:
    changed = change_row(MANIFEST, "guide2021", {"id": "guide2021-v1", "superseded_by": "guide2021"})
    assert changed.replace('superseded_by = "guide2021"\n', "").replace("guide2021-v1", "guide2021") == MANIFEST
    without, row = remove_row(MANIFEST, "guide2021")
    assert row.startswith('[[plan]]\nid = "guide2021"   # 第一份\n')
    assert not find_row(without, "guide2021")
    assert "# 第二份之前的话\n[[plan]]" in without


@pytest.mark.parametrize("later", ["guide2022", "guide2021"])
def test_a_version_that_is_superseded_by_none_is_refused(tmp_path: Path, later: str) -> None:
    (tmp_path / "manifest.toml").write_text(
        change_row(MANIFEST, "guide2021", {"superseded_by": later}), encoding="utf-8"
    )
    with pytest.raises(ManifestError, match="no later version"):
        read_manifest(tmp_path / "manifest.toml")


def test_files_of_a_folder_come_in_the_order_of_their_paths_each_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d.txt", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    workspace = Workspace(Path("/elsewhere"), read_manifest(_written_manifest(tmp_path)))
    found = list_files([tmp_path / "c", tmp_path], workspace)
    assert [path.relative_to(tmp_path).as_posix() for path in found[:3]] == ["c/d.txt", "a.txt", "b.txt"]
    with pytest.raises(SourceError, match="workspace itself"):
        list_files([tmp_path], Workspace(tmp_path / "c", workspace.manifest))


def _written_manifest(folder: Path) -> Path:
    path = folder / "z.toml"
    path.write_text("", encoding="utf-8")
    return path


def test_the_plan_before_stands_in_the_graph_of_the_plan(kg: Run, guides: Path) -> None:
    assert kg("add", str(_corrected(guides)), at=guides).code == 0
    with open_store(guides / ".kg") as store:
        said = {(s, p, o.value) for s, p, o in store.statements(graph_iri("guide2021"))}
    assert (plan_iri("guide2021"), f"{DCAT}previousVersion", plan_iri("guide2021-v1")) in said
    with open_store(guides / ".kg" / "versions") as store:
        assert list(store.statements(graph_iri("guide2021-v1")))
