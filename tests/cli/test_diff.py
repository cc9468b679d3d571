"""Tests of `kg diff`: a report in a file, or one line that says what is wrong and no file at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.kg.plans import ROOT


def test_a_report_is_written_and_its_size_told(kg: Run, sample: Path, tmp_path: Path) -> None:
    output = tmp_path / "报告.html"
    ran = kg("diff", "2020", "2021", "--output", str(output), at=sample)
    assert (ran.code, ran.out) == (0, "")
    assert "比较各年度" in ran.err
    assert "已写入" in ran.err
    assert "2020年与2021年对比" in output.read_text(encoding="utf-8")


def test_a_report_speaks_english_when_asked(kg: Run, sample: Path, tmp_path: Path) -> None:
    output = tmp_path / "report.md"
    assert kg("diff", "list2020", "list2021", "--output", str(output), "--lang", "en", at=sample).code == 0
    assert "## 1  In short" in output.read_text(encoding="utf-8")


def test_a_scope_is_said_in_the_report(kg: Run, sample: Path, tmp_path: Path) -> None:
    output = tmp_path / "x.md"
    assert kg("diff", "2020", "2021", "--department", "保护司", "--output", str(output), at=sample).code == 0
    assert "本报告只包括：部门 保护司" in output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2021", "2020"), "2021 在 2020 之后\n  提示：是否写反了：kg diff 2020 2021"),
        (("2020", "2020"), "2020 不能与自己对比"),
        (("list2020", "list2020"), "list2020 不能与自己对比"),
        (("2020", "2022"), "没有 2022 年度的计划\n  提示：已知的有：2020, 2021"),
        (("list2020", "guide2021"), "不是同一系列，任务不能前后对照\n  提示：可以对比年度：kg diff 2020 2021"),
        (("list202", "list2021"), "没有叫 'list202' 的计划或年度"),
        (("2020", "2021", "--department", "保户司"), "没有任务列有部门 '保户司'\n  提示：相近的有：保护司"),
        (("2020", "2021", "--section", "九"), "没有 '九' 这一部分"),
        (("2020", "2021", "--province-category", "各省"), "没有任务列有省份类别 '各省'"),
        (("2020", "2021", "--task", "list2020/task/99"), "没有任务 'list2020/task/99'"),
    ],
)
def test_what_cannot_be_compared_is_one_line_and_no_file(
    kg: Run, sample: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    output = tmp_path / "x.html"
    ran = kg("diff", *arguments, "--output", str(output), at=sample)
    assert ran.code == 2
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_before_any_work(kg: Run, sample: Path, tmp_path: Path) -> None:
    ran = kg("diff", "2020", "2021", "--output", str(tmp_path / "no" / "x.html"), at=sample)
    assert ran.code == 2
    assert "没有文件夹" in ran.err
    assert "比较各年度" not in ran.err


def test_a_report_that_stands_is_kept_when_a_new_one_fails(kg: Run, sample: Path, tmp_path: Path) -> None:
    output = tmp_path / "x.md"
    output.write_text("old", encoding="utf-8")
    assert kg("diff", "2021", "2020", "--output", str(output), at=sample).code == 2
    assert output.read_text(encoding="utf-8") == "old"


def test_a_folder_in_the_place_of_the_file_is_one_line(kg: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    ran = kg("diff", "2020", "2021", "--output", str(tmp_path / "x.md"), at=sample)
    assert ran.code == 2
    assert "不能写入" in ran.err


def test_a_file_that_another_program_holds_is_one_line_and_stays(
    kg: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    output = tmp_path / "x.docx"
    output.write_bytes(b"open in Word")
    monkeypatch.setattr("os.replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    ran = kg("diff", "2020", "2021", "--output", str(output), at=sample)
    assert ran.code == 2
    assert "请先关闭" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["x.docx"]
    assert output.read_bytes() == b"open in Word"


def test_plans_of_one_series_that_nothing_links_are_one_line(kg: Run, tmp_path: Path) -> None:
    first = "2021年湿地保护工作要点\n一、健全监测\n（一）健全监测制度。修订监测规程。（湿地处负责）\n"
    second = "2022年湿地保护工作要点\n一、文体活动\n（一）举办青年歌手比赛。邀请评委到场。（宣传处负责）\n"
    assert kg("init", ".").code == 0
    with (tmp_path / "corpus" / "manifest.toml").open("a", encoding="utf-8") as manifest:
        manifest.write('[series.wetland]\ntitle = "湿地保护工作要点"\n')
    for name, text in (("a.txt", first), ("b.txt", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert kg("add", "a.txt", "b.txt", "--series", "wetland").code == 0
    ran = kg("diff", "2021", "2022", "--output", "x.md")
    assert (ran.code, (tmp_path / "x.md").exists()) == (2, False)
    assert "2021 的任务没有一项已知在 2022 中延续，待确认的联系有 0 条" in ran.err


@pytest.mark.unmeasured
@pytest.mark.parametrize(("language", "name"), [("zh", "2020-2021.md"), ("en", "2020-2021.en.md")])
def test_the_report_in_the_documentation_is_the_one_that_is_written_now(
    kg: Run, sample: Path, tmp_path: Path, language: str, name: str
) -> None:
    output = tmp_path / "x.md"
    assert kg("diff", "2020", "2021", "--output", str(output), "--lang", language, at=sample).code == 0
    kept = (ROOT / "docs" / "reports" / name).read_text(encoding="utf-8")
    assert output.read_text(encoding="utf-8") == kept, "make it again: python -m benchmarks.report_pictures"


def test_an_ending_that_no_report_has_names_those_there_are(kg: Run, sample: Path, tmp_path: Path) -> None:
    ran = kg("diff", "2020", "2021", "--output", str(tmp_path / "x.pdf"), at=sample)
    assert ran.code == 2
    assert ".html, .docx, .xlsx, .md, .json" in ran.err


def test_no_output_is_wrong_use(kg: Run, sample: Path) -> None:
    assert kg("diff", "2020", "2021", at=sample).code == 2
