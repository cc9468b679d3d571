"""The corpus as it is read, against the annotations made by reading: equal in every kind of statement."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from kg.model import Citation, Duty, Measure, PlanDocument, Responsibility, Task
from loaders.genre.squeezing import squeeze
from tests.loaders.corpus import ANNOTATED, read_gold

COUNTS = {
    "list2020": (6, 19, 125),
    "list2021": (8, 22, 106),
    "push2020": (5, 14, 100),
    "report2021": (8, 22, 78),
    "guide2021": (5, 10, 50),
}

annotated = pytest.mark.parametrize("identifier", ANNOTATED)


@pytest.mark.parametrize(("identifier", "counts"), COUNTS.items())
def test_a_document_has_as_many_sections_tasks_and_measures_as_a_reader_counts(
    corpus: dict[str, PlanDocument], identifier: str, counts: tuple[int, int, int]
) -> None:
    document = corpus[identifier]
    measures = sum(len(task.measures) for task in document.tasks)
    assert (len(document.sections), len(document.tasks), measures) == counts


@annotated
def test_the_sections_are_those_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    expected = [(section["number"], squeeze(section["title"])) for section in read_gold(identifier)["sections"]]
    assert [(s.number, squeeze(s.title)) for s in corpus[identifier].sections] == expected


@annotated
def test_the_tasks_have_the_numbers_titles_and_sections_of_the_gold(
    corpus: dict[str, PlanDocument], identifier: str
) -> None:
    gold = read_gold(identifier)
    numerals = {section["id"]: section["number"] for section in gold["sections"]}
    expected = [
        (task["id"].split("/T")[1], squeeze(task["title"]), numerals[task["section"]]) for task in gold["tasks"]
    ]
    assert [(t.number, squeeze(t.title), t.section) for t in corpus[identifier].tasks] == expected


@annotated
def test_the_tasks_have_the_departments_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    expected = [[who["name"] for who in task["departments"]] for task in read_gold(identifier)["tasks"]]
    assert [[who.name for who in task.responsibilities] for task in corpus[identifier].tasks] == expected


@annotated
def test_the_tasks_have_the_duties_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    expected = [_gold_duties(task) for task in read_gold(identifier)["tasks"]]
    assert [_duties(task.duties) for task in corpus[identifier].tasks] == expected


@annotated
def test_the_tasks_have_the_deadlines_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    expected = [task["deadline"] for task in read_gold(identifier)["tasks"]]
    assert [task.deadline and task.deadline.text for task in corpus[identifier].tasks] == expected


@annotated
def test_the_measures_have_the_texts_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    expected = [[squeeze(m["text"]) for m in task["measures"]] for task in read_gold(identifier)["tasks"]]
    assert [[squeeze(m.text) for m in task.measures] for task in corpus[identifier].tasks] == expected


@annotated
def test_the_measures_have_the_actors_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    expected = [[m["actor"] for m in task["measures"]] for task in read_gold(identifier)["tasks"]]
    assert [[m.actor for m in task.measures] for task in corpus[identifier].tasks] == expected


@pytest.mark.parametrize("identifier", ["list2020", "push2020"])
def test_the_measures_have_the_duties_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    expected = [[_gold_duties(m) for m in task["measures"]] for task in read_gold(identifier)["tasks"]]
    assert [[_duties(m.duties) for m in task.measures] for task in corpus[identifier].tasks] == expected


def test_the_province_cells_are_matched_as_in_the_gold(corpus: dict[str, PlanDocument]) -> None:
    expected = {
        measure: cell["cell_text"] for cell in read_gold("list2020")["province_cells"] for measure in cell["measures"]
    }
    found = {
        f"list2020/T{task.number}/M{measure.position}": measure.duties[0].phrase
        for task in corpus["list2020"].tasks
        for measure in task.measures
        if measure.duties
    }
    assert found == expected


def test_the_numbered_items_have_the_numbers_of_the_gold(corpus: dict[str, PlanDocument]) -> None:
    expected = [m["number"] for task in read_gold("push2020")["tasks"] for m in task["measures"]]
    assert [m.number for task in corpus["push2020"].tasks for m in task.measures] == expected


def test_the_numbered_items_have_the_departments_roles_and_phrases_of_the_gold(
    corpus: dict[str, PlanDocument],
) -> None:
    expected = [_gold_who(m) for task in read_gold("push2020")["tasks"] for m in task["measures"]]
    assert [_who(m) for task in corpus["push2020"].tasks for m in task.measures] == expected


def test_the_repairs_are_those_of_the_gold(corpus: dict[str, PlanDocument]) -> None:
    expected = {
        m["number"]: squeeze(m["text_normalized"])
        for task in read_gold("push2020")["tasks"]
        for m in task["measures"]
        if m.get("text_normalized")
    }
    found = {
        m.number: squeeze(m.normalized) for task in corpus["push2020"].tasks for m in task.measures if m.normalized
    }
    assert found == expected


def test_the_closing_rule_is_a_remark_and_no_measure(corpus: dict[str, PlanDocument]) -> None:
    rule = squeeze(read_gold("push2020")["closing_rule"])
    assert rule in [squeeze(remark.text) for remark in corpus["push2020"].remarks]


@annotated
def test_the_citations_are_those_of_the_gold(corpus: dict[str, PlanDocument], identifier: str) -> None:
    expected = Counter(squeeze(cited["title"]) for cited in read_gold(identifier)["cited_documents"])
    assert Counter(citation.title for citation in all_citations(corpus[identifier])) == expected


@annotated
def test_the_citations_of_measures_and_tasks_hang_where_the_gold_has_them(
    corpus: dict[str, PlanDocument], identifier: str
) -> None:
    cited = read_gold(identifier)["cited_documents"]
    numbers = {m["id"]: m.get("number") for task in read_gold(identifier)["tasks"] for m in task["measures"]}
    assert len(numbers) == COUNTS[identifier][2]
    expected = Counter((row["where"], squeeze(row["title"])) for row in cited if not row["place"].startswith("notice"))
    found = Counter(
        (where, citation.title)
        for task in corpus[identifier].tasks
        for where, citations in _places(identifier, task)
        for citation in citations
    )
    assert found == expected


@annotated
def test_the_header_says_what_the_gold_says(corpus: dict[str, PlanDocument], identifier: str) -> None:
    header, plan = corpus[identifier].header, read_gold(identifier)["plan"]
    assert header.title
    assert header.title.text == plan["title"]
    assert header.year == plan["year"]
    assert (header.issuer and header.issuer.text) == plan["issuer"]
    assert (header.document_number and header.document_number.text) == plan["document_number"]
    assert (header.issued and header.issued.isoformat()) == plan["issued"]
    assert [addressee.text for addressee in header.addressees] == plan["addressees"]
    assert (header.notice_title and header.notice_title.text) == plan.get("notice_title")


def test_the_header_of_the_report_is_read(corpus: dict[str, PlanDocument]) -> None:
    header = corpus["report2021"].header
    assert header.title
    assert header.title.text == "申长雨在2021年全国知识产权局局长会议上的工作报告（摘编）"
    assert (header.year, header.issued) == (2021, date(2021, 1, 22))
    assert header.issuer is None
    assert header.document_number is None
    assert header.addressees == ()


def test_the_header_of_the_guide_is_read(corpus: dict[str, PlanDocument]) -> None:
    header = corpus["guide2021"].header
    assert header.title
    assert header.title.text == "推动知识产权高质量发展年度工作指引（2021）"
    assert header.notice_title
    assert header.notice_title.text == "国家知识产权局关于印发《推动知识产权高质量发展年度工作指引（2021）》的通知"
    assert header.issuer
    assert header.issuer.text == "国家知识产权局"
    assert (header.year, header.issued, header.document_number) == (2021, date(2021, 3, 3), None)
    assert [addressee.text for addressee in header.addressees] == [
        "各省、自治区、直辖市及新疆生产建设兵团知识产权局",
        "四川省知识产权服务促进中心",
        "广东省知识产权保护中心",
        "局机关各部门",
        "专利局各部门",
        "商标局",
        "局其他直属单位",
        "各社会团体",
    ]


def test_the_tasks_of_the_guide_are_numbered_through_its_parts(corpus: dict[str, PlanDocument]) -> None:
    tasks = corpus["guide2021"].tasks
    assert [task.number for task in tasks] == [str(n) for n in range(1, 11)]
    assert [task.section for task in tasks] == ["二"] * 3 + ["三"] * 5 + ["四"] * 2


def test_the_tasks_of_the_report_are_counted_within_each_priority(corpus: dict[str, PlanDocument]) -> None:
    sizes = [2, 2, 4, 3, 4, 2, 3, 2]
    expected = [f"{part}-{n}" for part, size in enumerate(sizes, start=1) for n in range(1, size + 1)]
    assert [task.number for task in corpus["report2021"].tasks] == expected


def all_citations(document: PlanDocument) -> list[Citation]:
    """Return the citations of a document and of everything in it."""
    found = list(document.citations)
    for section in document.sections:
        found.extend(section.citations)
    for task in document.tasks:
        found.extend(task.citations)
        for measure in task.measures:
            found.extend(measure.citations)
    return found


def _places(identifier: str, task: Task) -> list[tuple[str, tuple[Citation, ...]]]:
    """Return where the citations of a task and its measures hang, named as in the gold."""
    places = [(f"{identifier}/T{task.number}", task.citations)]
    for measure in task.measures:
        inner = f"M{measure.number}" if measure.number else f"T{task.number}/M{measure.position}"
        places.append((f"{identifier}/{inner}", measure.citations))
    return places


def _gold_duties(element: dict[str, Any]) -> list[tuple[str, str]]:
    return [(duty["category"], duty["obligation"]) for duty in element["provinces"]]


def _duties(duties: tuple[Duty, ...]) -> list[tuple[str, str | None]]:
    return [(duty.category, duty.obligation.value if duty.obligation else None) for duty in duties]


def _gold_who(measure: dict[str, Any]) -> tuple[str, str, list[tuple[str, str]]]:
    names = [(who["name"], who["role"]) for who in measure["departments"]]
    return squeeze(measure["responsibility_phrase"]), measure["responsibility_mode"], names


def _who(measure: Measure) -> tuple[str, str | None, list[tuple[str, str]]]:
    names = [(who.name, who.role.value) for who in measure.responsibilities]
    first: Responsibility = measure.responsibilities[0]
    return first.phrase, first.mode, names
