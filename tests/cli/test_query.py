"""Tests of `kg query`: questions of the library and of one's own, their forms, and mistakes in asking."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.library import list_queries
from tests.cli.conftest import Run


def test_the_library_is_listed_with_parameters_in_the_language(kg: Run) -> None:
    rows = json.loads(kg("query", "--list", "--format", "json").out)
    assert [row["name"] for row in rows] == [query.name for query in list_queries()]
    assert any("phrase=大保护格局" in row["parameters"] for row in rows)
    english = json.loads(kg("query", "--list", "--format", "json", "--lang", "en").out)
    assert [row["summary"] for row in english] == [query.summary for query in list_queries()]


def test_a_question_is_answered_in_every_form(kg: Run, sample: Path) -> None:
    table = kg("query", "plan-counts", at=sample)
    assert (table.code, table.err) == (0, "")
    assert table.out.splitlines()[0].split()[:2] == ["年度", "计划"]
    assert table.out.endswith("（5 行）\n")
    rows = json.loads(kg("query", "plan-counts", "--format", "json", at=sample).out)
    counted = {row["plan"]: (row["sections"], row["tasks"], row["measures"]) for row in rows}
    assert counted["list2020"] == (6, 19, 125)
    assert counted["push2020"][1:] == (14, 100)
    assert counted["list2021"] == (8, 22, 106)
    assert counted["report2021"][1:] == (22, 78)
    assert counted["guide2021"][1:] == (10, 50)
    out = kg("query", "plan-counts", "--format", "csv", at=sample).out
    assert [row["plan"] for row in csv.DictReader(io.StringIO(out))] == [row["plan"] for row in rows]
    assert kg("query", "plan-counts", "--format", "markdown", at=sample).out.startswith("| 年度 | 计划 |")


def test_parameters_narrow_the_answer(kg: Run, sample: Path) -> None:
    def plans(*parameters: str) -> set[str]:
        given = [word for parameter in parameters for word in ("--param", parameter)]
        out = kg("query", "measures-by-phrase", *given, "--format", "json", at=sample).out
        return {row["plan"] for row in json.loads(out)}

    assert plans("phrase=专利导航", "year=2020") < plans("phrase=专利导航")
    assert plans("phrase=不会出现的短语") == set()


def test_what_is_left_empty_is_any_and_all(kg: Run, sample: Path) -> None:
    def rows(*given: str) -> list[list[str]]:
        params = [word for one in given for word in ("--param", one)]
        return list(
            csv.reader(kg("query", "links-unconfirmed", *params, "--format", "csv", at=sample).out.splitlines())
        )

    every = rows("limit=", "below=")
    assert len(rows()) == 101
    assert len(every) > 400
    waiting = kg("review", "--list", "--format", "csv", at=sample).out.splitlines()
    assert [row[1] for row in every].count("false") == len(waiting) - 1
    refused = kg("query", "links-unconfirmed", "--param", "limit=0", at=sample)
    assert (refused.code, "要全部，写作 limit=" in refused.err) == (2, True)


def test_a_workspace_is_found_from_a_folder_below_it(kg: Run, sample: Path) -> None:
    assert kg("query", "plan-counts", at=sample / "corpus").code == 0


def test_a_store_may_be_named_from_anywhere(kg: Run, sample: Path, tmp_path: Path) -> None:
    assert kg("query", "plan-counts", "--store", str(sample / ".kg"), at=tmp_path).code == 0


@pytest.mark.parametrize(
    ("sparql", "out"),
    [
        ("SELECT ?n { VALUES ?n { 1 2 } } ORDER BY ?n", "n\n1\n2\n"),
        ("ASK { ?s a <https://w3id.org/policy-kg/ontology#Task> }", "true\n"),
        ("ASK { ?s a <https://w3id.org/policy-kg/ontology#Nothing> }", "false\n"),
        ("ASK { FILTER(<https://w3id.org/policy-kg/ontology#matches>('大 保护 格局', '大保护')) }", "true\n"),
        ("CONSTRUCT { <x:a> <x:b> 1 } WHERE {}", '<x:a> <x:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'),
    ],
)
def test_a_query_of_ones_own_is_answered_by_what_it_asks(
    kg: Run, sample: Path, tmp_path: Path, sparql: str, out: str
) -> None:
    (tmp_path / "own.rq").write_text(sparql, encoding="utf-8")
    ran = kg("query", "--file", str(tmp_path / "own.rq"), "--format", "csv", at=sample)
    assert (ran.code, ran.out) == (0, out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan-count",), "plan-counts"),
        (("targets", "--param", "yaer=2020"), "year"),
        (("targets", "--param", "year=soon"), "year=2021"),
        (("targets", "--param", "year"), "--param year=2021"),
        ((), "kg query --list"),
        (("targets", "--file", "x.rq"), "kg query --list"),
        (("--file", "missing.rq"), "missing.rq"),
        (("targets", "--format", "xml"), "--format"),
        (("targets", "--param"), "--param"),
        (("targets", "--paramm", "x"), "--param"),
        (("targets", "--store", "nowhere"), "kg build"),
    ],
)
def test_a_mistake_in_asking_is_told_with_what_to_do(
    kg: Run, sample: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = kg("query", *arguments, at=sample)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 2
    assert said in ran.err


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT ?s WHERE {\n  ?s ?p\n}", (2, 3)),
        ("SELECT ?s WHERE { ?s a kg:Task }", (1, 24)),
        ("SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }", (1, 18)),
    ],
)
def test_an_error_of_sparql_is_told_with_line_and_column(
    kg: Run, sample: Path, tmp_path: Path, sparql: str, place: tuple[int, int]
) -> None:
    (tmp_path / "wrong.rq").write_text(sparql, encoding="utf-8")
    ran = kg("query", "--file", str(tmp_path / "wrong.rq"), "--lang", "en", at=sample)
    assert (ran.code, ran.out) == (2, "")
    assert f"line {place[0]}, column {place[1]}" in ran.err


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT * WHERE { ?s ?p ?o", "第 1 行第 26 列，文字在此结束"),
        ("SELECT ?s WHERE {\n  ?s ?p\n}", "第 2 行第 3 列：?s ?p"),
        ("SELECT ?s WHERE { ?s a kg:Task }", "第 1 行第 24 列：没有声明前缀 kg:"),
    ],
)
def test_an_error_of_sparql_is_told_in_whole_chinese(
    kg: Run, sample: Path, tmp_path: Path, sparql: str, said: str
) -> None:
    (tmp_path / "wrong.rq").write_text(sparql, encoding="utf-8")
    ran = kg("query", "--file", str(tmp_path / "wrong.rq"), at=sample)
    assert ran.err.splitlines()[0].endswith(f"SPARQL 错误，{said}")


def test_an_update_is_refused(kg: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "update.rq").write_text("DELETE WHERE { ?s ?p ?o }", encoding="utf-8")
    assert kg("query", "--file", str(tmp_path / "update.rq"), at=sample).code == 2
    assert kg("query", "plan-counts", at=sample).code == 0
