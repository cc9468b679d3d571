"""Tests of `kg review`: what it shows, what its keys do, and that every decision is kept at once."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from kg.align import read_curation
from kg.build import build_store
from kg.cli.keyboard import Lines, TerminalKeys, open_keyboard
from kg.links import Change
from kg.resources import data_folder
from kg.workspace import CURATION, find_workspace
from tests.cli.conftest import Run
from tests.kg.test_build import MANIFEST, read_farm

ALL = ("review", "--all", "--reviewer", "王丽", "--date", "2023-03-01")


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("farm")
    (root / "corpus").mkdir()
    (root / "corpus" / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    workspace = find_workspace(root)
    build_store(workspace, read_farm, workspace.store)
    return root


@pytest.fixture(name="farm")
def _farm(built: Path, tmp_path: Path) -> Path:
    """A built workspace of one's own."""
    return Path(shutil.copytree(built, tmp_path / "farm"))


def _answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Give these lines as the answers of the person."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def _decided(farm: Path) -> list[tuple[str, str, bool]]:
    decisions = read_curation(farm / CURATION).decisions
    return [(d.earlier.path, d.later.path, d.confirmed) for d in decisions]


def test_what_waits_is_listed_without_a_terminal(kg: Run, farm: Path) -> None:
    ran = kg("review", "--list", "--all", "--format", "json", at=farm)
    assert (ran.code, ran.err) == (0, "")
    rows = json.loads(ran.out)
    assert {row["relation"] for row in rows} == {"continues"}
    assert ("farm2022/task/1", "加强高标准农田建设") in {(row["earlier"], row["earlier_text"]) for row in rows}
    below = json.loads(kg("review", "--list", "--format", "json", at=farm).out)
    assert below == [row for row in rows if row["edge"] == "false"]


def test_only_the_links_of_a_plan_are_listed_if_it_is_named(kg: Run, farm: Path) -> None:
    whole = kg("review", "--list", "--all", "--format", "csv", at=farm).out
    assert kg("review", "--list", "--all", "--plan", "farm2023", "--format", "csv", at=farm).out == whole
    assert "farm2022" not in kg("review", "--list", "--all", "--plan", "farm2019", "--format", "csv", at=farm).out


def test_decisions_are_written_with_who_and_when(kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(monkeypatch, "y", "n", "q")
    ran = kg(*ALL, at=farm)
    assert ran.code == 0
    assert "确认 1，否决 1，跳过 0" in ran.out
    assert [confirmed for *_, confirmed in _decided(farm)] == [True, False]
    first, second = read_curation(farm / CURATION).decisions
    assert (first.reviewer, first.date, second.change) == ("王丽", "2023-03-01", None)
    assert (first.earlier_label, first.later_label) == ("加强高标准农田建设", "高质量推进高标准农田建设")


def test_both_texts_are_shown_with_their_differences_and_the_evidence(
    kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, "q")
    shown = kg(*ALL, at=farm).out
    assert "⟦加强⟧高标准农田建设" in shown
    assert "⟦高质量推进⟧高标准农田建设" in shown
    assert "farm2022/task/1" in shown.splitlines()[2]
    assert "farm2023/task/2" in shown.splitlines()[2]
    assert "依据：" in shown
    assert "题目" in shown


def test_the_texts_stand_one_above_the_other_where_it_is_narrow(
    kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, "q")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("kg.cli.pairs._WITHOUT_TERMINAL", 60)
    lines = kg(*ALL, at=farm).out.splitlines()
    (earlier,) = [n for n, line in enumerate(lines) if "farm2022/task/1" in line]
    (later,) = [n for n, line in enumerate(lines) if "farm2023/task/2" in line]
    assert later > earlier + 2


def test_the_kind_of_change_is_chosen_by_number_and_then_confirmed(
    kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, "t", "3", "y", "q")
    kg(*ALL, at=farm)
    (decision,) = read_curation(farm / CURATION).decisions
    assert decision.change is Change.BROADENED


def test_undo_takes_back_a_decision_and_asks_again(kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(monkeypatch, "y", "u", "n", "s", "u", "u", "u", "s", "q")
    ran = kg(*ALL, at=farm)
    assert _decided(farm) == []
    assert "没有可撤销的" in ran.err
    assert "确认 0，否决 0，跳过 1" in ran.out


def test_what_was_decided_or_skipped_is_not_asked_or_is_asked_again(
    kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = json.loads(kg("review", "--list", "--all", "--format", "json", at=farm).out)
    _answer(monkeypatch, "y", "s", "q")
    kg(*ALL, at=farm)
    assert json.loads(kg("review", "--list", "--all", "--format", "json", at=farm).out) == before[1:]


def test_an_unknown_key_asks_again_and_the_end_of_the_input_leaves(
    kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, "x", "", "y")
    assert kg(*ALL, at=farm).code == 0
    assert len(_decided(farm)) == 1


def test_the_name_is_asked_once_and_that_of_git_is_offered(
    kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "李明")
    for answer, name in (("", "李明"), ("赵云", "赵云")):
        (farm / CURATION).unlink(missing_ok=True)
        _answer(monkeypatch, answer, "y", "y", "q")
        ran = kg("review", "--all", "--date", "2023-03-01", at=farm)
        assert ran.out.count("复核人 [李明]：") == 1
        assert {decision.reviewer for decision in read_curation(farm / CURATION).decisions} == {name}


def test_without_a_name_nothing_is_decided(kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "")
    _answer(monkeypatch, "", "y")
    ran = kg("review", "--all", at=farm)
    assert ran.code == 2
    assert "kg review --reviewer" in ran.err
    assert not (farm / CURATION).exists()


def test_a_date_that_is_none_is_refused(kg: Run, farm: Path) -> None:
    ran = kg("review", "--date", "1.3.2023", at=farm)
    assert ran.code == 2
    assert "1.3.2023" in ran.err


def test_lines_that_cannot_be_obeyed_are_named_and_a_conflict_is_not_written_over(
    kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(monkeypatch, "y", "q")
    kg(*ALL, at=farm)
    path = farm / CURATION
    conflict = path.read_text(encoding="utf-8") + "<<<<<<< ours\n=======\n>>>>>>> theirs\n"
    path.write_text(conflict, encoding="utf-8")
    _answer(monkeypatch, "y")
    ran = kg(*ALL, at=farm)
    assert ran.code == 2
    number = conflict.splitlines().index("<<<<<<< ours") + 1
    assert f"links.sssom.tsv:{number}：此处有未解决的合并冲突" in ran.err
    assert path.read_text(encoding="utf-8") == conflict


def test_a_pair_that_someone_decided_meanwhile_is_told_and_passed_over(
    kg: Run, farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decide_too_late(_: Lines) -> str:
        if (farm / CURATION).exists():
            return "q"
        shutil.copytree(theirs / CURATION.parent, farm / CURATION.parent)
        return "y"

    theirs = Path(shutil.copytree(farm, farm.with_name("theirs")))
    _answer(monkeypatch, "n", "q")
    kg("review", "--all", "--reviewer", "李明", "--date", "2023-03-01", at=theirs)
    monkeypatch.setattr(Lines, "read_key", decide_too_late)
    ran = kg(*ALL, at=farm)
    assert "这一对已有结论" in ran.err
    assert (farm / CURATION).read_bytes() == (theirs / CURATION).read_bytes()


def test_nothing_to_review_is_said(kg: Run, farm: Path) -> None:
    assert kg("review", "--plan", "farm2019", at=farm).out == "没有待确认的联系\n"


def test_on_a_terminal_each_key_counts_as_it_is_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    def press(key: str) -> str:
        if key == "^C":
            raise KeyboardInterrupt
        if key == "^D":
            raise EOFError
        return key

    for pressed, read in (("Y", "y"), ("t", "t"), ("^C", "q"), ("^D", "q")):
        monkeypatch.setattr("typer.getchar", lambda key=pressed: press(key))
        assert TerminalKeys().read_key() == read
    monkeypatch.setattr(sys, "stdin", io.StringIO("王丽\n"))
    assert TerminalKeys().read_line() == "王丽"


def test_keys_are_read_where_both_ends_are_a_terminal_and_lines_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(open_keyboard(), Lines)
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    assert isinstance(open_keyboard(), TerminalKeys)


def test_the_sample_comes_with_its_decisions_and_leaves_those_that_are_there(kg: Run, tmp_path: Path) -> None:
    shipped = (data_folder("curation") / CURATION.name).read_bytes()
    kg("init", "try", "--sample")
    assert (tmp_path / "try" / CURATION).read_bytes() == shipped
    (tmp_path / "own" / CURATION.parent).mkdir(parents=True)
    (tmp_path / "own" / CURATION).write_text("# mine\n", encoding="utf-8")
    kg("init", "own", "--sample")
    assert (tmp_path / "own" / CURATION).read_text(encoding="utf-8") == "# mine\n"
    kg("init", "empty")
    assert not (tmp_path / "empty" / CURATION).exists()
