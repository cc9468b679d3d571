"""Tests of the marked text: it is the source and nothing else, every element is in it, and nothing gets out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import html

from kg.design import KINDS
from kg.marked import marked_body, marked_css, marked_page, marked_script
from kg.marked.segments import cut_lines
from kg.marked.spans import LAYERS, Span, find_spans
from kg.marked.words import WORDS, Speech
from kg.model import Correction, Coverage, Deadline, Note, Passage, Piece, PlanDocument, Severity, Source
from loaders.structure.account import element_passages
from tests.kg.documents import water_plan
from tests.kg.plans import corpus

EVIL = "</script><img src=x onerror=alert(1)><!--'\"&\u2028]]>"
PLANS = ["list2020", "list2021", "push2020", "report2021", "guide2021"]


def _tree(page: str) -> Any:
    return html.document_fromstring(page)


def _data(page: str) -> list[list[Any]]:
    found: list[list[Any]] = json.loads(_tree(page).cssselect("script.spans")[0].text)
    return found


def _plain(text: str) -> str:
    return "".join(text.split())


def _shown(page: str, index: int) -> str:
    """The words that a span lies over on the page."""
    marks = _tree(page).cssselect(f'[data-e~="{index}"]')
    return _plain("".join(mark.text_content() for mark in marks))


def _hostile() -> PlanDocument:
    """The water plan with hostile words in its source, in its titles and in all that is said of them."""
    plan = water_plan()
    begin = len(plan.source.text)
    source = replace(plan.source, text=plan.source.text + EVIL, name=f"{EVIL}.txt")
    place = Passage((Piece(begin, begin + len(EVIL)),))
    first = plan.tasks[0].measures[0]
    correction = Correction("department", EVIL, EVIL, EVIL, EVIL, place, date(2022, 1, 1))
    said = replace(first.responsibilities[0], name=EVIL)
    measure = replace(first, text=EVIL, actor=EVIL, responsibilities=(said,), corrections=(correction,))
    task = replace(plan.tasks[0], title=EVIL, number="1", measures=(measure,))
    section = replace(plan.sections[0], title=EVIL, number=f'"{EVIL}')
    notes = (Note(Severity.WARNING, EVIL, place),)
    coverage = Coverage(100, 90, 0, place.pieces)
    return replace(plan, source=source, tasks=(task,), sections=(section,), notes=notes, coverage=coverage)


@pytest.mark.parametrize("plan", PLANS)
def test_the_text_of_the_page_is_the_text_of_the_source(plan: str) -> None:
    document = corpus()[plan]
    shown = _tree(marked_page(document)).cssselect(".text")[0]
    lines = [p.text_content() for p in shown.cssselect("p:not(.blank)")]
    assert lines == [line for line in document.source.text.removeprefix("\ufeff").split("\n") if line.strip()]


@pytest.mark.parametrize("plan", PLANS)
def test_every_character_of_every_element_is_marked(plan: str) -> None:
    document = corpus()[plan]
    covered = {
        n for span in find_spans(document, Speech("zh")) for piece in span.pieces for n in range(piece.start, piece.end)
    }
    wanted = {
        n for passage in element_passages(document) for piece in passage.pieces for n in range(piece.start, piece.end)
    }
    assert wanted <= covered


def test_a_measure_says_whom_it_addresses_who_is_responsible_and_by_when() -> None:
    page = marked_page(corpus()["push2020"])
    ((index, facts),) = [(n, dict(row[2])) for n, row in enumerate(_data(page)) if row[1] == "□ 举措 2"]
    assert facts["牵头"] == "最高人民法院"
    assert facts["参加"] == "司法部、知识产权局、中央宣传部"
    assert _shown(page, index).startswith("2.复制推广全面改革创新试验中的知识产权保护举措")


def test_each_department_is_marked_where_it_is_printed() -> None:
    page = marked_page(corpus()["list2021"])
    named = [(n, row[2][0][1]) for n, row in enumerate(_data(page)) if row[0] == "Department"]
    assert [(name, _shown(page, n)) for n, name in named[9:11]] == [
        ("专利局审查部", "专利局审查部"),
        ("专利局自动化部", "自动化部"),
    ]


def test_a_figure_says_its_sign_value_and_unit() -> None:
    page = marked_page(corpus()["list2020"], language="en")
    found = next(dict(row[2]) for row in _data(page) if row[0] == "Target")
    assert (found["indicator"], found["figure"]) == ("高价值专利审查周期", "≤ 16 个月")


def test_an_outcome_says_of_which_task_it_is() -> None:
    page = marked_page(water_plan(), language="zh")
    found = [dict(row[2]) for row in _data(page) if row[0] == "Outcome"]
    assert {said["任务"] for said in found} == {"1"}


def test_what_holds_others_runs_below_them() -> None:
    page = _tree(marked_page(corpus()["push2020"]))
    inner = next(mark for mark in page.cssselect(".text .o-Department"))
    assert {"o-Department", "o-Responsibility", "o-Task"} <= set(inner.get("class").split())
    assert LAYERS["Department"] < LAYERS["Responsibility"] < LAYERS["Measure"] < LAYERS["Task"]


def test_what_was_left_over_stands_out_and_is_linked_with_its_place() -> None:
    plan = water_plan()
    start = plan.source.text.index("水价改革")
    page = _tree(marked_page(replace(plan, coverage=Coverage(100, 90, 6, (Piece(start, start + 4),)))))
    assert [mark.text_content() for mark in page.cssselect(".o-Leftover")] == ["水价改革"]
    (link,) = page.cssselect("details.leftovers a")
    assert page.cssselect(f'[id="{link.get("href")[1:]}"]')
    assert re.fullmatch(r"第 \d+ 行第 10 列", link.text_content())


def test_a_correction_is_marked_and_says_who_and_why() -> None:
    plan = water_plan()
    task = plan.tasks[0]
    correction = Correction("title", "完善灌溉", "完善灌溉设施", "王丽", "漏字", task.passage)
    page = marked_page(replace(plan, tasks=(replace(task, corrections=(correction,)),)))
    assert [mark.text_content() for mark in _tree(page).cssselect(".o-Correction")] == ["1.完善灌溉设施"]
    assert (
        "标题：完善灌溉 → 完善灌溉设施（王丽：漏字）" in _tree(page).cssselect("details.corrections")[0].text_content()
    )


def test_the_notes_of_the_readers_are_said_in_the_language_of_the_page() -> None:
    plan = replace(water_plan(), notes=(Note(Severity.WARNING, "number 7 follows 5"),))
    page = _tree(marked_page(plan, translate=lambda said: f"译：{said}"))
    assert page.cssselect("details.notes li")[0].text_content().strip() == "译：number 7 follows 5"


def test_furniture_is_grey_and_no_element() -> None:
    page = _tree(marked_page(corpus()["list2020"]))
    assert "任务清单 落实举措 执行部门 完成时间" in [
        mark.text_content().strip() for mark in page.cssselect(".text .o-Furniture")
    ]


def test_the_legend_switches_each_kind_that_occurs() -> None:
    page = _tree(marked_page(corpus()["list2020"]))
    kinds = {box.get("id").removeprefix("show-") for box in page.cssselect(".legend input")}
    assert {"Section", "Task", "Measure", "Department", "Deadline", "Target", "Furniture"} <= kinds
    assert "Outcome" not in kinds
    assert all(f"#show-{kind}:not(:checked)" in marked_css() for kind in kinds)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_of_a_document_becomes_markup_or_script(language: str) -> None:
    page = marked_page(_hostile(), language=language, family=EVIL)
    tree = _tree(page)
    assert tree.cssselect("img") == []
    assert [script.get("type") for script in tree.cssselect("script")] == ["application/json", None]
    assert tree.cssselect("script")[1].text.strip() == marked_script().strip()
    assert not [value for node in tree.iter() for name, value in node.items() if name.startswith("on")]
    assert not any("onerror" in node.attrib for node in tree.iter())
    assert any(EVIL in fact for row in _data(page) for _, fact in row[2])
    assert "<!--" not in page


def test_a_page_asks_no_address_and_needs_no_file() -> None:
    page = marked_page(corpus()["guide2021"])
    tree = _tree(page)
    loaded = [node for node in tree.iter() if node.get("src") or (node.tag == "link" and node.get("href") != "data:,")]
    assert loaded == []
    assert not re.search(r"url\(|@import|https?:", marked_css() + marked_script())


def test_the_same_document_gives_the_same_bytes_and_the_inside_serves_another_page() -> None:
    document = corpus()["guide2021"]
    assert marked_page(document) == marked_page(document)
    assert marked_body(document) in marked_page(document)
    assert not marked_body(document).startswith("<!doctype")


def test_every_word_is_there_in_chinese_and_english_with_the_same_blanks() -> None:
    for chinese, english in WORDS.values():
        assert set(re.findall(r"\{(\w+)\}", chinese)) == set(re.findall(r"\{(\w+)\}", english))
    assert LAYERS.keys() <= WORDS.keys()
    assert KINDS.keys() & LAYERS.keys()


def _spans() -> Iterator[Span]:
    yield Span("Task", (Piece(0, 3), Piece(3, 9)))
    yield Span("Measure", (Piece(2, 6),))
    yield Span("Region", (Piece(5, 5), Piece(7, 9)))
    yield Span("Remark", (Piece(4, 8),))


def test_lines_are_cut_where_spans_begin_and_end_also_across_line_breaks() -> None:
    lines = list(cut_lines("甲乙丙丁\n戊己庚辛", tuple(_spans())))
    assert [(s.text, s.over, s.begins) for s in lines[0].segments] == [
        ("甲乙", (0,), (0,)),
        ("丙", (0, 1), (1,)),
        ("丁", (0, 1), ()),
    ]
    assert [(s.text, s.over, s.begins) for s in lines[1].segments] == [
        ("戊", (0, 1, 3), (2, 3)),
        ("己", (0, 3), ()),
        ("庚", (0, 2, 3), ()),
        ("辛", (0, 2), ()),
    ]


def test_an_empty_text_is_a_page_too() -> None:
    plan = PlanDocument("empty", Source("empty.txt", "text/plain", "0" * 64, ""), "guide", water_plan().header)
    plain = replace(plan, header=type(plan.header)())
    assert _tree(marked_page(plain)).cssselect(".text")


def _contents(plan: PlanDocument) -> list[str]:
    return [link.text_content() for link in _tree(marked_page(plan, language="zh")).cssselect(".contents a")]


def test_the_contents_follow_the_names_and_not_the_years_above_a_table() -> None:
    plan = water_plan()
    start = plan.sections[0].passage.pieces[0].start
    year = Deadline(text="2023年", passage=Passage((Piece(start - 1, start),)))
    *others, last = plan.tasks[-1].measures
    task = replace(plan.tasks[-1], measures=(*others, replace(last, deadline=year)))
    assert _contents(replace(plan, tasks=(*plan.tasks[:-1], task))) == _contents(plan)


def test_the_contents_list_a_group_before_its_tasks_though_its_name_stands_in_the_middle_of_their_rows() -> None:
    plan = water_plan()
    end = plan.tasks[0].passage.pieces[-1].end
    centred = replace(plan.sections[0], passage=Passage((Piece(end, end + 1),)))
    assert _contents(replace(plan, sections=(centred, *plan.sections[1:]))) == _contents(plan)
