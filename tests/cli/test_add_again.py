"""Tests of `kg add` with what is there already: the same plan twice in one call, and options for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli.levels import guess_level
from kg.cli.reading import read_plan
from kg.store import open_store
from kg.workspace import PlanEntry, find_workspace
from tests.cli.conftest import Run

PLAN = """\
松溪市{year}年湿地保护工作要点
一、监测
（一）健全监测制度。{year}年底前修订监测规程，布设监测点位{points}个。（{body}负责）
（二）建立巡护队伍。招募巡护员，开展业务培训。（{body}、市财政局负责）
"""


def _plan(folder: Path, name: str, *, year: int = 2023, points: int = 12, body: str = "市林业局") -> Path:
    file = folder / name
    file.write_text(PLAN.format(year=year, points=points, body=body), encoding="utf-8")
    return file


@pytest.fixture(name="empty")
def _empty(kg: Run, tmp_path: Path) -> Path:
    kg("init", ".")
    return tmp_path


def _rows(folder: Path) -> list[tuple[str, int | None, str | None, str]]:
    return [(plan.identifier, plan.year, plan.series, plan.level) for plan in find_workspace(folder).manifest.plans]


def test_a_plan_and_its_reissues_in_one_call_are_one_plan(kg: Run, empty: Path) -> None:
    for name, points in (("a.txt", 12), ("b.txt", 13), ("c.txt", 14)):
        _plan(empty, name, points=points)
    ran = kg("add", "a.txt", "b.txt", "c.txt")
    assert ran.code == 0, ran.err
    assert "是 a 的更正重印：作为新版本取代它，原来的一份保留为 a-v1" in ran.out
    assert "是 a 的更正重印：作为新版本取代它，原来的一份保留为 a-v2" in ran.out
    manifest = find_workspace(empty).manifest
    assert [(plan.identifier, plan.file.name) for plan in manifest.plans] == [("a", "c.txt")]
    assert [(one.identifier, one.file.name, one.superseded_by) for one in manifest.former] == [
        ("a-v1", "a.txt", "a-v2"),
        ("a-v2", "b.txt", "a"),
    ]
    with open_store(empty / ".kg") as store:
        assert not any("plan/b" in row[0].value for row in store.select(GRAPHS).rows if row[0])


GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


def test_the_same_words_in_two_files_of_one_call_are_taken_once(kg: Run, empty: Path) -> None:
    text = _plan(empty, "a.txt").read_text(encoding="utf-8")
    (empty / "b.txt").write_text(text.replace("\n", "\n \n"), encoding="utf-8")
    ran = kg("add", "a.txt", "b.txt")
    assert ran.code == 0, ran.err
    assert "b.txt 与 a 文字相同，没有改变" in ran.out
    assert [row[0] for row in _rows(empty)] == ["a"]


def test_options_for_a_plan_that_is_there_are_obeyed_and_told(kg: Run, empty: Path) -> None:
    _plan(empty, "a.txt")
    first = kg("add", "a.txt")
    assert "没有归入任何系列；要与其他年度逐年对比，随后再运行：" in first.out
    assert "kg add a.txt --series 松溪市湿地保护工作要点 --series-title 松溪市湿地保护工作要点" in first.out
    assert "机构级别：市（文中写“市林业局”）" in first.out
    again = kg("add", "a.txt", "--series", "wet", "--series-title", "湿地保护工作要点", "--level", "provincial")
    assert again.code == 0, again.err
    told = again.out.splitlines()[0]
    assert told == "a.txt 已在工作区中，标识为 a；已改：系列 无 → wet（湿地保护工作要点），机构级别 市 → 省"
    assert _rows(empty) == [("a", 2023, "wet", "provincial")]
    same = kg("add", "a.txt", "--series", "wet", "--level", "provincial")
    assert same.out == "a.txt 已在工作区中，标识为 a，没有改变\n"
    other = kg("add", "a.txt", "--id", "z")
    assert other.out.splitlines()[1] == "标识仍是 a；要改成 z，先 kg remove a，再加入"


def test_a_year_that_the_text_does_not_state_can_be_told_afterwards(kg: Run, empty: Path) -> None:
    (empty / "a.txt").write_text(PLAN.format(year="", points=3, body="湿地处").replace("年", ""), encoding="utf-8")
    added = kg("add", "a.txt")
    assert added.code == 0
    assert "文中没有写明年度" in added.out
    assert "plan/a" in kg("query", "plans-by-year").out
    assert kg("targets").code == 0
    assert kg("view", "--all", "pictures").code == 0
    assert "已改：年度 无 → 2024" in kg("add", "a.txt", "--year", "2024").out
    assert _rows(empty) == [("a", 2024, None, "city")]


@pytest.mark.parametrize(
    ("name", "year"), [("湿地要点2022.txt", 2022), ("20220105.txt", None), ("2021-2022.txt", None)]
)
def test_a_year_that_only_the_name_of_the_file_tells_is_taken_from_there(
    kg: Run, empty: Path, name: str, year: int | None
) -> None:
    (empty / name).write_text(PLAN.format(year="", points=3, body="湿地处").replace("年", ""), encoding="utf-8")
    added = kg("add", name)
    assert [row[1] for row in _rows(empty)] == [year]
    assert (f"年度 {year}：文中没有写明，取自文件名" in added.out) == (year is not None)


def test_a_title_that_a_person_gives_is_shown_and_names_the_series(kg: Run, empty: Path) -> None:
    text = _plan(empty, "a.txt").read_text(encoding="utf-8")
    (empty / "a.txt").write_text(text.partition("\n")[2], encoding="utf-8")
    added = kg("add", "a.txt", "--year", "2023", "--title", "松溪市湿地保护三年行动方案（2023—2025年）")
    assert added.code == 0, added.err
    assert "--series 松溪市湿地保护三年行动方案 --series-title 松溪市湿地保护三年行动方案\n" in added.out
    assert next(line for line in added.out.splitlines() if line.startswith("a ")).endswith("（2023—2025年）")


def test_options_that_cannot_be_obeyed_for_a_plan_that_is_there_are_refused(kg: Run, empty: Path) -> None:
    _plan(empty, "a.txt")
    _plan(empty, "b.txt", year=2024)
    kg("add", "a.txt", "b.txt")
    before = _rows(empty)
    for options in (("--series", "none"), ("--replaces", "b")):
        ran = kg("add", "a.txt", *options)
        assert ran.code == 2
        assert ran.err.startswith("错误：a.txt")
    assert _rows(empty) == before


def test_changes_of_a_plan_that_is_there_are_taken_back_if_the_build_fails(
    kg: Run, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    _plan(empty, "a.txt")
    kg("add", "a.txt")
    before = (empty / "corpus" / "manifest.toml").read_bytes()
    monkeypatch.setattr("kg.cli.commands.add.build_workspace", fail)
    assert kg("add", "a.txt", "--series", "wet", "--series-title", "湿地保护工作要点").code == 2
    assert (empty / "corpus" / "manifest.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("title", "body", "level", "told"),
    [
        ("松溪市", "市林业局", "city", "市林业局"),
        ("", "县水务局", "city", "县水务局"),
        ("", "省林业厅", "provincial", "省林业厅"),
        ("上海市", "市水务局", "provincial", "市水务局"),
        ("天津市湿地生态", "市水务局", "provincial", "市水务局"),
        ("天津市临湖区湿地生态", "市水务局", "city", "市水务局"),
        ("云岭自治州", "湿地处", "city", "云岭自治州"),
        ("江北省林业厅", "湿地处", "provincial", "江北省"),
        ("松溪市林业局", "湿地处", "city", "松溪市"),
        ("江北省关于下放市县人民政府权限及", "湿地处", "provincial", "江北省"),
        ("推进城市", "湿地处", "national", ""),
        ("全国", "市场监管总局", "national", ""),
    ],
)
def test_the_level_is_told_by_printed_names(tmp_path: Path, title: str, body: str, level: str, told: str) -> None:
    text = PLAN.format(year=2023, points=3, body=body).replace("松溪市", title).replace("、市财政局", "")
    (tmp_path / "p.txt").write_text(text, encoding="utf-8")
    assert guess_level(read_plan(PlanEntry("p", tmp_path / "p.txt"))) == (level, told)


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("上海市江畔区民政局", ("city", "上海市江畔区")),
        ("上海市发展和改革委员会\n上海市粮食和物资储备局", ("provincial", "上海市")),
        ("上海市绿化和市容管理局", ("provincial", "上海市")),
        ("松溪市市场监督管理局", ("city", "松溪市")),
    ],
)
def test_the_level_is_that_of_the_innermost_place_of_who_signs(
    tmp_path: Path, issuer: str, expected: tuple[str, str]
) -> None:
    text = (
        f"关于印发《湿地保护工作方案》的通知\n各单位：\n现印发给你们。\n{issuer}\n2023年5月6日\n湿地保护工作方案\n"
        "一、主要任务\n（一）修复湿地。补植苗木。\n（二）监测鸟类。增设站点。\n（三）完善步道。新建步道。\n"
    )
    (tmp_path / "p.txt").write_text(text, encoding="utf-8")
    assert guess_level(read_plan(PlanEntry("p", tmp_path / "p.txt"))) == expected


def test_a_plan_that_says_where_its_measures_apply_is_stored_asked_of_and_drawn(kg: Run, empty: Path) -> None:
    (empty / "a.txt").write_text(
        "松溪市2023年林权改革若干措施\n一、放宽准入\n（一）简化采伐审批。（负责部门：林草局；适用范围：所有试验区）\n"
        "（二）试行碳汇交易。（负责部门：生态环境局；适用范围：东溪试验区）\n",
        encoding="utf-8",
    )
    added = kg("add", "a.txt")
    assert added.code == 0, added.err
    assert "所有试验区" in kg("query", "province-duties").out
    assert "东溪试验区" in kg("query", "province-duty-counts").out
    assert kg("view", "--all", "pictures").code == 0


def test_plans_that_name_nobody_and_promise_nothing_are_drawn_without_pictures_of_these(kg: Run, empty: Path) -> None:
    text = "松溪市2023年林权改革措施\n一、放宽准入\n（一）简化采伐审批。完善制度。\n（二）试行碳汇交易。开展试点。\n"
    (empty / "a.txt").write_text(text, encoding="utf-8")
    assert kg("add", "a.txt").code == 0
    assert kg("view", "--all", "pictures").code == 0
    drawn = {file.name for file in (empty / "pictures").glob("*.html")}
    assert "map.html" in drawn
    assert not drawn & {"departments.html", "promise.html"}
    for view, said in (("departments", "各计划都没有写明责任部门"), ("promise", "各计划都没有提出目标")):
        refused = kg("view", view)
        assert (refused.code, said in refused.err) == (2, True)
