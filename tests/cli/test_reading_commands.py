"""Tests of the commands that read the store: search, trace, show, stats, validate, export, evaluate."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any, get_args

import pytest

from kg.cli.commands.export import ExportFormat
from kg.cli.words.pages import PAGES
from kg.export import EXPORTS
from tests.cli.conftest import Run
from tests.house.places import ROOT


def _json(kg: Run, *arguments: str, at: Path) -> Any:
    ran = kg(*arguments, "--format", "json", at=at)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_search_finds_words_of_two_characters(kg: Run, sample: Path) -> None:
    hits = _json(kg, "search", "维权", at=sample)
    assert hits
    assert all("维权" in hit["text"] for hit in hits)


def test_search_finds_what_holds_all_words_and_no_more_than_asked(kg: Run, sample: Path) -> None:
    hits = _json(kg, "search", "海外", "维权", at=sample)
    assert all("海外" in hit["text"] and "维权" in hit["text"] for hit in hits)
    assert len(_json(kg, "search", "知识产权", "--limit", "3", at=sample)) == 3


def test_a_search_without_hits_says_so(kg: Run, sample: Path) -> None:
    assert kg("search", "不会出现的短语", at=sample).out == "（没有结果）\n"


def test_a_trace_shows_the_phrase_through_all_documents(kg: Run, sample: Path) -> None:
    out = kg("trace", "大保护格局", at=sample).out
    for expected in (
        "任务 2  加快构建知识产权大保护工作格局",
        "任务 10  加快构建知识产权大保护格局",
        "plan/report2021/task/4-2",
        "plan/guide2021/task/5",
        "保护司（负责）",
        "[新增]",
        "[延续]",
        "list2020.txt 376–395",
    ):
        assert expected in out


def test_a_trace_tells_every_role_that_a_department_has_in_a_task(kg: Run, sample: Path) -> None:
    out = kg("trace", "深化知识产权国际交流合作", at=sample).out
    assert "商务部（牵头、参加）" in out
    assert "外交部（参加）" in out


def test_a_trace_gives_a_figure_to_what_the_machine_judged_and_none_to_what_a_person_confirmed(
    kg: Run, sample: Path
) -> None:
    out = kg("trace", "大保护格局", at=sample).out
    linked = [line.lstrip("│├└─ ") for line in out.splitlines() if line.lstrip("│├└─ ").startswith(("=", "→", "←"))]
    by_a_person = re.compile(r"(= 内容相近（|[→←] (延续为|承接)（\w+，)人工确认） ")
    by_machine = re.compile(r"(= 内容相近（|[→←] (延续为|承接)（\w+，)机器判断 [01]\.\d\d） ")
    assert [line for line in linked if not by_a_person.match(line) and not by_machine.match(line)] == []
    assert any(by_a_person.match(line) for line in linked)
    assert any(by_machine.match(line) for line in linked)


def test_a_line_of_tasks_says_who_judged_its_steps(kg: Run, sample: Path) -> None:
    assert "延续（人工确认）" in kg("threads", "--task", "plan/list2020/task/2", at=sample).out


def test_a_trace_as_json_gives_passages_and_links(kg: Run, sample: Path) -> None:
    found = _json(kg, "trace", "大保护格局", at=sample)
    tasks = {
        task["iri"].rpartition("/plan/")[2]: task
        for year in found["years"]
        for plan in year["plans"]
        for task in plan["tasks"]
    }
    assert {"list2020/task/2", "list2021/task/10", "report2021/task/4-2", "guide2021/task/5"} <= set(tasks)
    for task in tasks.values():
        assert all(measure["passage"] for measure in task["measures"])
    standings = {measure["standing"] for task in tasks.values() for measure in task["measures"]}
    assert standings == {"first", "carried on", "new"}


def test_a_trace_of_a_task_shows_the_task_that_was_asked_for_and_what_became_of_it(kg: Run, sample: Path) -> None:
    out = kg("trace", "plan/list2020/task/2", at=sample).out
    assert "所问 · list2020.txt" in out
    assert "list2021/task/10" in out


def test_a_trace_as_a_table_has_a_row_for_each_measure(kg: Run, sample: Path) -> None:
    lines = kg("trace", "plan/list2020/task/2", "--format", "csv", at=sample).out.splitlines()
    assert sum(line.startswith("2020,list2020,2,") for line in lines) == 8


def test_a_trace_of_a_shorter_phrase_does_not_take_an_accident(kg: Run, sample: Path) -> None:
    assert "保护名录" not in kg("trace", "大保护", at=sample).out


def test_a_phrase_that_stands_nowhere_leads_to_the_search(kg: Run, sample: Path) -> None:
    ran = kg("trace", "不会出现的短语", at=sample)
    assert (ran.code, ran.err) == (0, "")
    assert "kg search 不会出现的短语" in ran.out


def test_show_tells_all_of_an_element_with_its_place(kg: Run, sample: Path) -> None:
    out = kg("show", "plan/list2020/task/2", at=sample).out
    for expected in ("加快构建知识产权大保护工作格局", "完成时限", "年内有阶段性成果", "list2020.txt 376–395"):
        assert expected in out
    english = kg("show", "https://w3id.org/policy-kg/id/plan/list2020/task/2", "--lang", "en", at=sample).out
    assert "deadline" in english
    assert "完成时限" not in english


def test_show_as_json_names_each_property(kg: Run, sample: Path) -> None:
    rows = _json(kg, "show", "plan/push2020/measure/34", at=sample)
    assert {"property", "label", "value", "name"} == set(rows[0])
    assert "https://w3id.org/policy-kg/ontology#text" in {row["property"] for row in rows}


def test_show_gives_names_of_terms_in_one_language(kg: Run, sample: Path) -> None:
    assert "任务" in kg("show", "kg:Task", at=sample).out
    assert "任务" not in kg("show", "kg:Task", "--lang", "en", at=sample).out.replace("举措", "")


def test_stats_count_plans_and_graphs(kg: Run, sample: Path) -> None:
    rows = {row["plan"]: row for row in _json(kg, "stats", at=sample)}
    assert {"list2020", "list2021", "push2020", "report2021", "guide2021", "links"} <= set(rows)
    assert rows["list2020"]["measures"] == 125
    assert rows["links"]["statements"] > 0
    assert rows["links"]["measures"] is None


@pytest.mark.unmeasured
def test_the_sample_satisfies_every_shape(kg: Run, sample: Path) -> None:
    ran = kg("validate", at=sample)
    assert (ran.code, ran.err) == (0, "")
    assert "没有问题" in ran.out


@pytest.mark.parametrize("form", EXPORTS)
def test_every_export_writes_one_whole_file(kg: Run, sample: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "graph.zip"
    store = str(sample / ".kg")
    assert kg("export", "--format", form, "--output", str(target), "--store", store).code == 0
    assert target.stat().st_size > (100_000 if EXPORTS[form].write else 40_000)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.zip"]
    assert zipfile.is_zipfile(target) == (EXPORTS[form].write is None)


def test_every_format_is_offered_and_explained() -> None:
    assert get_args(ExportFormat) == tuple(EXPORTS) == tuple(form for form, _ in PAGES["export"].formats)


@pytest.mark.unmeasured
def test_an_export_of_several_files_goes_into_a_folder_of_its_own(kg: Run, sample: Path, tmp_path: Path) -> None:
    arguments = ("export", "--format", "stratml", "--output", str(tmp_path / "plans"), "--store", str(sample / ".kg"))
    ran = kg(*arguments)
    assert (ran.code, ran.err) == (0, f"已写入 {tmp_path / 'plans'}（5 个文件）\n")
    first = (tmp_path / "plans" / "list2020.xml").read_bytes()
    assert kg(*arguments).code == 0
    assert (tmp_path / "plans" / "list2020.xml").read_bytes() == first
    (tmp_path / "plans" / "别的.txt").write_text("", encoding="utf-8")
    refused = kg(*arguments)
    assert refused.code == 2
    assert "别的.txt，不属于这次导出" in refused.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plans"]


def test_an_export_that_cannot_be_written_leaves_nothing_behind(kg: Run, sample: Path, tmp_path: Path) -> None:
    ran = kg("export", "--output", str(tmp_path / "no" / "graph.nq"), at=sample)
    assert ran.code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.unmeasured
def test_evaluate_measures_against_the_annotations(kg: Run, sample: Path) -> None:
    rows = _json(kg, "evaluate", "--gold", str(ROOT / "tests" / "gold"), at=sample)
    figures = {(row["subject"], row["kind"]): row for row in rows}
    assert figures["list2020", "tasks"]["f1"] == 1
    assert {"missing", "surplus"} <= set(rows[0])


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nonsense"),
        ("show", "plan/list2020/task/99"),
        ("trace", "plan/list2020/task/99"),
        ("trace", " "),
        ("search", " "),
        ("search",),
        ("search", "x", "--limit", "0"),
        ("evaluate", "--gold", "nowhere"),
        ("evaluate",),
        ("export", "--format", "xml"),
        ("stats", "--store", "nowhere"),
        ("stats", "surplus"),
    ],
)
def test_wrong_use_gets_one_line_and_a_hint(kg: Run, sample: Path, arguments: tuple[str, ...]) -> None:
    ran = kg(*arguments, at=sample)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 2
