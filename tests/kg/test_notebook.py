"""Tests that the graph answers in Python with typed values, says what is wrong, and shows itself escaped."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

import kg
from kg import open_graph
from kg.errors import KgError, ManifestError, QueryError, StoreError
from kg.notebook import Answer, Iri, KnowledgeGraph
from kg.notebook.answers import read_answer
from kg.notebook.drawing import draw_trace
from kg.notebook.graph import Triples
from kg.notebook.html import MOST_ROWS, marked, table_html
from kg.notebook.stories import ShownTrace
from kg.store.folder import SEARCH
from kg.table import Table, Term
from kg.trace import Bearer, TracedPlan, TracedTask, TracedYear
from tests.kg.curated import curated_folder, curated_store

XSD = "http://www.w3.org/2001/XMLSchema#"
EVIL = "<script>alert('标题')</script>&\"'"


@pytest.fixture(name="graph", scope="module")
def _graph() -> KnowledgeGraph:
    return KnowledgeGraph(curated_store(), curated_folder() / SEARCH)


class Parts(HTMLParser):
    """The tags and the text of an HTML text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def notes(error: pytest.ExceptionInfo[KgError]) -> str:
    """What Python shows below the message of an error."""
    return "\n".join(getattr(error.value, "__notes__", ()))


def test_importing_kg_brings_nothing_in_and_opening_a_graph_no_pandas() -> None:
    code = (
        "import sys, kg; early = {'pyoxigraph', 'rdflib', 'pandas'} & set(sys.modules)\n"
        "from kg import open_graph; late = {'rdflib', 'pandas', 'spacy', 'scipy'} & set(sys.modules)\n"
        "print(sorted(early), sorted(late))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[] []\n"


def test_a_name_that_kg_does_not_have_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="'kg' has no attribute 'opengraph'"):
        kg.opengraph  # noqa: B018


def test_a_department_s_measures_of_a_year_are_a_frame(graph: KnowledgeGraph) -> None:
    frame = graph.select("department-measures", department="保护司", year=2021)
    assert str(frame["year"].dtype) == "Int64"
    assert set(frame["year"]) == {2021}
    own = frame[(frame["plan"] == "list2021") & (frame["task_number"] == "10")]
    assert list(own["position"]) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert own["measure"].iloc[5] == "加快推进知识产权仲裁调解工作，因地制宜开展社会监督共治。"
    assert isinstance(own["measure_iri"].iloc[0], Iri)
    assert own["measure_iri"].iloc[0].short == "plan/list2021/task/10/measure/1"


def test_the_same_answer_needs_no_pandas(graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.delitem(sys.modules, "kg.notebook.frames", raising=False)
    answer = graph.table("department-measures", department="保护司", year=2021)
    assert {row["year"] for row in answer} == {2021}
    with pytest.raises(KgError, match="pandas is not installed") as caught:
        graph.select("department-measures")
    assert "policy-kg[frames]" in caught.value.hint


def test_figures_are_decimals_in_rows_and_numbers_in_a_frame(graph: KnowledgeGraph) -> None:
    answer = graph.table("outcomes")
    assert Decimal("3017.3") in answer.column("value")
    frame = answer.frame()
    assert str(frame["value"].dtype) == "Float64"
    assert 3017.3 in set(frame["value"].dropna())


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (Term("https://w3id.org/policy-kg/id/plan/a", "iri"), Iri("https://w3id.org/policy-kg/id/plan/a")),
        (Term("2021", "literal", f"{XSD}gYear"), 2021),
        (Term("12", "literal", f"{XSD}integer"), 12),
        (Term("20.0", "literal", f"{XSD}decimal"), Decimal("20.0")),
        (Term("1e3", "literal", f"{XSD}double"), 1000.0),
        (Term("2020-06-30", "literal", f"{XSD}date"), date(2020, 6, 30)),
        (Term("true", "literal", f"{XSD}boolean"), True),
        (Term("年内", "literal", None, "zh"), "年内"),
        (Term("二〇二〇", "literal", f"{XSD}gYear"), "二〇二〇"),
        (Term("many", "literal", f"{XSD}decimal"), "many"),
    ],
)
def test_a_term_becomes_the_value_that_it_writes(term: Term | None, value: object) -> None:
    read = read_answer(Table(("x",), ((term,),)), "zh").rows[0][0]
    assert read == value
    assert type(read) is type(value)


def test_a_column_keeps_what_is_missing(graph: KnowledgeGraph) -> None:
    frame = Answer(("n", "day", "sure"), ((1, date(2020, 6, 30), True), (None, None, None))).frame()
    assert [str(kind) for kind in frame.dtypes] == ["Int64", "datetime64[s]", "boolean"]
    assert list(frame.iloc[1].isna()) == [True, True, True]
    assert "2020-06-30" in frame._repr_html_()
    assert "是" in frame._repr_html_()


def test_several_values_and_any_value_are_given_as_python_has_them(graph: KnowledgeGraph) -> None:
    both = graph.table("department-measures", department=["保护司", "运用司"], year=2021)
    one = graph.table("department-measures", department="保护司", year=2021)
    every = graph.table("department-measures", department="保护司", year=None)
    assert len(both) > len(one)
    assert {row["year"] for row in every} == {2020, 2021}


def test_a_wrong_name_is_answered_with_the_nearest_and_the_list(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="no query is called 'department-measure'") as caught:
        graph.select("department-measure")
    assert "did you mean: department-measures" in notes(caught)
    assert "task-changes" in notes(caught)
    with pytest.raises(QueryError, match="no parameter 'departmnt'") as caught:
        graph.select("department-measures", departmnt="保护司")
    assert "department-measures has: department, year" in notes(caught)
    with pytest.raises(QueryError, match="year is a year, not '21'") as caught:
        graph.select("department-measures", year=21)
    assert "year=2021" in notes(caught)
    with pytest.raises(QueryError, match="no subject 'task'") as caught:
        graph.queries("task")
    assert "tasks" in notes(caught)


def test_sparql_answers_in_the_form_that_is_asked(graph: KnowledgeGraph) -> None:
    prefix = "PREFIX kg: <https://w3id.org/policy-kg/ontology#>"
    rows = graph.sparql(f"{prefix} SELECT ?plan ?year {{ ?plan a kg:Plan ; kg:year ?year }} ORDER BY ?plan")
    assert isinstance(rows, Answer)
    assert [row["year"] for row in rows] == [2021, 2020, 2021, 2020, 2021]
    assert graph.sparql(f"{prefix} ASK {{ ?s a kg:Plan }}") is True
    assert len(graph.sparql(f'{prefix} SELECT ?t {{ ?m kg:text ?t FILTER(kg:matches(?t, "海外 维权")) }}')) == 2  # type: ignore[arg-type]
    triples = graph.sparql(f"{prefix} CONSTRUCT {{ ?s a kg:Plan }} WHERE {{ ?s a kg:Plan }}")
    assert isinstance(triples, Triples)
    assert len(triples) == len(triples.graph()) == 5


def test_sparql_reaches_nothing_but_the_store(graph: KnowledgeGraph) -> None:
    for text in (
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
    ):
        with pytest.raises(QueryError):
            graph.sparql(text)


def test_a_trace_is_drawn_with_its_tasks_years_and_links(graph: KnowledgeGraph) -> None:
    trace = graph.trace("大保护格局")
    shown = Parts(trace._repr_html_())
    assert [task.iri.rpartition("/id/")[2] for task in trace.tasks] == [
        "plan/list2020/task/2",
        "plan/guide2021/task/5",
        "plan/list2021/task/10",
        "plan/report2021/task/4-2",
    ]
    assert shown.tags.count("rect") == 4
    assert shown.tags.count("path") == len(trace.links)
    assert "加快构建知识产权大保护工作格局" in shown.text
    assert "list2020.txt 684–699" in shown.text
    assert "人工确认" in shown.text
    assert trace.frame()["year"].tolist()[0] == 2020


def test_codes_stay_in_the_data_of_a_frame_and_are_named_where_it_is_shown(graph: KnowledgeGraph) -> None:
    standing = graph.trace("大保护格局").frame()[["standing"]].drop_duplicates().reset_index(drop=True)
    assert set(standing["standing"]) == {"first", "carried on", "new"}
    assert all(f">{word}</td>" in standing._repr_html_() for word in ("首年", "延续", "新增"))
    kinds = graph.biography("大保护格局").frame()[["kind"]]
    assert set(kinds["kind"]) == {"task", "measure"}
    assert ">任务</td>" in kinds._repr_html_()
    kinds.language = "en"
    assert ">task</td>" in kinds._repr_html_()


def test_a_phrase_that_stands_nowhere_says_so(graph: KnowledgeGraph) -> None:
    assert "没有任务或举措含有 量子纠缠" in graph.trace("量子纠缠")._repr_html_()
    assert "没有任务或举措含有 &lt;b&gt;" in graph.biography("<b>")._repr_html_()


def test_found_words_are_marked_and_have_their_place(graph: KnowledgeGraph) -> None:
    found = graph.search("大保护格局")
    assert [hit.iri.rpartition("/")[2] for hit in found] == ["10"]
    assert "<mark>大保护格局</mark>" in found._repr_html_()
    assert found.table.column("passage") == ("list2021.txt 2810–2827",)


def test_targets_say_what_was_promised_and_what_came_of_it(graph: KnowledgeGraph) -> None:
    rows = {row["indicator"]: row for row in graph.targets("结案准确率").table}
    told = rows["发明专利审查结案准确率"]
    assert (told["promised"], told["reached"], told["plan"]) == ("≥85%", "92.2%（2020）", "list2020")
    assert str(told["verdict"]).endswith("#Met")
    assert told["passage"] == "list2020.txt 2075–2093"


def test_a_line_says_what_changed_and_who_vouches_for_it(graph: KnowledgeGraph) -> None:
    line = graph.threads("list2020/task/2")
    assert len(line) == 1
    row = next(iter(line.table))
    assert (row["first_title"], row["last_title"]) == ("加快构建知识产权大保护工作格局", "加快构建知识产权大保护格局")
    assert "2021 延续 (人工确认)" in line._repr_html_()


def test_a_card_has_the_passage_and_the_certainty_of_each_link(graph: KnowledgeGraph) -> None:
    card = graph.show("list2021/task/10")
    assert card.passage[0].quote == "加快构建知识产权大保护格局。"[:-1] or card.passage[0].start == 2810
    assert {tie.status for tie in card.links} >= {"Confirmed", "Proposed"}
    assert "人工确认" in card._repr_html_()


def test_what_is_no_workspace_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(ManifestError) as caught:
        open_graph(tmp_path)
    assert "kg init" in notes(caught)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "manifest.toml").write_text("", encoding="utf-8")
    with pytest.raises(StoreError) as without_store:
        open_graph(tmp_path)
    assert "kg build" in notes(without_store)


def test_a_store_is_opened_by_its_folder_and_closed_again() -> None:
    with open_graph(curated_folder()) as graph:
        assert graph.sparql("ASK { ?s ?p ?o }") is True
    with pytest.raises(StoreError, match="is closed"):
        graph.sparql("ASK { ?s ?p ?o }")


def test_nothing_of_a_document_becomes_a_tag() -> None:
    answer = Answer(("text", EVIL), ((EVIL, Iri("https://e/" + EVIL)), (EVIL, None)))
    for html in (answer._repr_html_(), answer.frame()._repr_html_(), marked(EVIL, ((0, 8),)), _evil_trace()):
        parts = Parts(html)
        assert "script" not in parts.tags
        assert {name for name, _ in parts.attributes if name.startswith("on")} == set()
        assert "alert('标题')" in parts.text


def _evil_trace() -> str:
    bearers = (Bearer(EVIL, ("Lead",)),)
    task = TracedTask(EVIL, EVIL, 2020, EVIL, EVIL, None, EVIL, "asked", (), bearers, (), (), (), (), ())
    return ShownTrace(EVIL, None, (TracedYear(2020, (TracedPlan(EVIL, (task,)),)),), ())._repr_html_()


def test_what_is_shown_names_no_address_that_a_browser_would_fetch(graph: KnowledgeGraph) -> None:
    trace = graph.trace("大保护格局")
    for html in (trace._repr_html_(), graph.targets()._repr_html_(), graph.show("list2021/task/10")._repr_html_()):
        assert not re.search(r"(?:src|href|url\()", html)
    assert draw_trace(trace, "en").startswith("<svg")


def test_a_long_table_says_how_many_rows_there_are() -> None:
    html = table_html(("n",), [(n,) for n in range(MOST_ROWS + 5)], language="en")
    assert Parts(html).tags.count("tr") == MOST_ROWS + 1
    assert f"{MOST_ROWS + 5} rows, the first {MOST_ROWS} shown" in html
    assert "没有结果" in table_html(("n",), [], language="zh")


def test_a_frame_with_an_index_of_its_own_is_shown_with_it(graph: KnowledgeGraph) -> None:
    frame = graph.select("plan-counts").set_index("plan")
    assert "list2020" in frame._repr_html_()


@pytest.mark.unmeasured
def test_a_picture_is_a_page_in_a_frame_that_reaches_nothing(graph: KnowledgeGraph, tmp_path: Path) -> None:
    picture = graph.picture("line", "list2020/task/2")
    parts = Parts(picture._repr_html_())
    assert parts.tags == ["iframe"]
    said = dict(parts.attributes)
    assert (said["sandbox"], said["title"]) == ("allow-scripts", "加快构建知识产权大保护工作格局")
    assert said["srcdoc"] == picture.html
    assert not re.search(r"""(?:src|href)\s*=\s*["']?https?:""", picture.html)
    picture.write(tmp_path / "line.html")
    assert (tmp_path / "line.html").read_text(encoding="utf-8") == picture.html
    assert graph.picture("department", "保护司").html != picture.html
    with pytest.raises(QueryError, match="there is no view lines") as caught:
        graph.picture("lines")
    assert "use one of: map, years, line" in notes(caught)
    with pytest.raises(QueryError, match="in no line of tasks"):
        graph.picture("line", "list2020/task/99")


def test_what_is_printed_is_words_in_rows_and_no_dump(graph: KnowledgeGraph) -> None:
    printed = str(graph.search("大保护"))
    assert printed.splitlines()[0].startswith("年度 | 计划")
    assert "Hit(" not in printed
    assert "加快构建知识产权大保护工作格局" in printed
    assert "Term(" not in repr(graph.table("plans-by-year"))


def test_a_department_that_nobody_knows_is_told_with_the_nearest_and_one_without_tasks_has_none(
    graph: KnowledgeGraph,
) -> None:
    with pytest.raises(KgError, match="no department is called '保户司'") as caught:
        graph.table("department-tasks", department="保户司")
    assert "保护司" in caught.value.hint
    assert len(graph.table("department-tasks", department="中国气象局")) == 0
