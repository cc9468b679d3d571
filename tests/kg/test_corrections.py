"""Tests of corrections: obeyed in their order, named by line where they cannot be, and kept in the graph."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.corrections import (
    Corrected,
    Row,
    apply_corrections,
    parse_corrections,
    read_corrections,
    record_correction,
    row_text,
    withdraw_correction,
)
from kg.corrections.wishes import Wish, make_row
from kg.errors import CurationError
from kg.identify import plan_iri
from kg.model import Comparator, Correction, Measure, Passage, Piece, PlanDocument, Role
from kg.rdf import document_graph, graph_statements, read_document
from kg.validate import validate
from tests.kg.documents import water_plan
from tests.kg.plans import corpus

WELLS = "各县要按照《农田水利条例》新打机井120眼以上。"
PRICES = "全面推进 and 水价改革。"
WATER = water_plan()
DAY = date(2026, 3, 1)


Texts = str | tuple[str, ...]


def _row(element: str, field: str, was: Texts = (), now: Texts = (), **more: Any) -> Row:
    read, right = ((given,) if isinstance(given, str) else given for given in (was, now))
    return Row("water2022", element, field, "王丽", "原文如此", was=read, now=right, day=DAY, **more)


def _correct(*rows: Row, document: PlanDocument = WATER) -> Corrected:
    return apply_corrections(document, rows)


def _measures(corrected: Corrected) -> tuple[Measure, ...]:
    assert corrected.problems == ()
    return corrected.document.tasks[0].measures


def _quote(document: PlanDocument, passage: Passage) -> str:
    return "".join("".join(document.source.quote(piece).split()) for piece in passage.pieces)


def test_a_department_gets_its_right_name_and_remembers_what_was_read() -> None:
    found = _measures(_correct(_row("task/1/measure/1", "department", "监督科", "督查科", text=WELLS)))[0]
    assert [said.name for said in found.responsibilities] == ["建设科", "市财政局", "督查科"]
    assert [said.printed for said in found.responsibilities][2] == "监督科"
    passage = found.responsibilities[2].passage
    assert found.corrections == (Correction("department", "监督科", "督查科", "王丽", "原文如此", passage, DAY),)


def test_a_department_that_was_missed_joins_the_phrase_and_one_that_is_none_leaves() -> None:
    missed = _row("task/1/measure/1", "department", now="市林业局", text=WELLS, role="participant")
    wrong = _row("task/1/measure/1", "department", was="监督科", text=WELLS)
    found = _measures(_correct(missed, wrong))[0]
    assert [(said.name, said.role, said.rank) for said in found.responsibilities] == [
        ("建设科", Role.LEAD, 1),
        ("市财政局", Role.PARTICIPANT, 2),
        ("市林业局", Role.PARTICIPANT, 4),
    ]


def test_a_role_a_deadline_and_its_day_are_corrected() -> None:
    rows = (
        _row("task/1/measure/1", "role", "participant", "lead", text=WELLS, department="市财政局"),
        _row("task/1/measure/1", "due", "2022-06-30", "2022-07-31", text=WELLS),
        _row("task/1", "deadline", now="年底前", text="完善灌溉设施", due=date(2022, 12, 31)),
    )
    corrected = _correct(*rows)
    found = _measures(corrected)[0]
    assert found.responsibilities[1].role is Role.LEAD
    assert found.deadline is not None
    assert (found.deadline.text, found.deadline.due) == ("6月底前", date(2022, 7, 31))
    deadline = corrected.document.tasks[0].deadline
    assert deadline is not None
    assert (deadline.text, deadline.due) == ("年底前", date(2022, 12, 31))


def test_the_parts_of_a_figure_are_corrected_one_after_the_other() -> None:
    quote = "新打机井120眼以上"
    rows = (
        _row("target/1", "value", "120", "125.5", text=quote),
        _row("target/1", "comparator", ">=", ">", text=quote),
        _row("target/1", "unit", "眼", "口", text=quote),
        _row("target/1", "period", "2022", "2021-2022", text=quote),
        _row("target/1", "indicator", "新打机井数", "新增机井数", text=quote),
    )
    (target,) = _measures(_correct(*rows))[0].targets
    assert (target.value, target.comparator, target.unit) == (Decimal("125.5"), Comparator.MORE_THAN, "口")
    assert (target.period, target.indicator) == ("2021-2022", "新增机井数")
    assert [correction.field for correction in target.corrections] == [
        "value", "comparator", "unit", "period", "indicator",
    ]  # fmt: skip


def test_what_is_no_figure_goes_and_the_measure_remembers_it() -> None:
    found = _measures(_correct(_row("target/1", "figure", was="新打机井120眼以上")))[0]
    assert found.targets == ()
    assert [(c.field, c.was, c.now) for c in found.corrections] == [("figure", "新打机井120眼以上", None)]
    plan = _correct(_row("outcome/1", "figure", was="节水灌溉面积达到3017.30万亩")).document
    assert plan.outcomes == ()
    assert [c.field for c in plan.corrections] == ["figure"]


def test_titles_of_plan_section_and_task_are_corrected() -> None:
    rows = (
        _row("plan", "title", "甲市2022年农田水利工作要点", "甲市2022年农田水利工作重点"),
        _row("section/一", "title", "建设", "建设和管护"),
        _row("task/1", "title", "完善灌溉设施", "完善灌排设施"),
    )
    corrected = _correct(*rows)
    assert corrected.problems == ()
    title = corrected.document.header.title
    assert title is not None
    assert title.text == "甲市2022年农田水利工作重点"
    assert [section.title for section in corrected.document.sections] == ["建设和管护"]
    assert [task.title for task in corrected.document.tasks] == ["完善灌排设施"]


def test_one_sentence_becomes_two_each_with_its_own_place_and_what_stands_in_it() -> None:
    document = corpus()["list2020"]
    old = document.tasks[1].measures[0]
    parts = ("优化知识产权保护中心建设布局，", "拓展工作思路，丰富职责内涵。")
    row = replace(_row("task/2/measure/1", "sentences", (old.text,), parts), plan="list2020")
    corrected = apply_corrections(document, (row,))
    assert corrected.problems == ()
    measures = corrected.document.tasks[1].measures
    assert [measure.text for measure in measures[:2]] == [*parts]
    assert [measure.position for measure in measures] == list(range(1, len(measures) + 1))
    assert len(measures) == len(document.tasks[1].measures) + 1
    assert [_quote(document, measure.passage) for measure in measures[:2]] == [*parts]
    assert {measure.actor for measure in measures[:2]} == {old.actor}


def test_a_figure_goes_with_the_part_that_prints_it_and_a_closing_phrase_belongs_to_all_parts() -> None:
    parts = ("各县要按照《农田水利条例》", "新打机井120眼以上。")
    base = WATER.tasks[0].measures[0]
    place = WATER.source.text.index("120眼")
    target = replace(base.targets[0], passage=Passage((Piece(place, place + 4),)))
    task = replace(WATER.tasks[0], measures=(replace(base, targets=(target,)), *WATER.tasks[0].measures[1:]))
    document = replace(WATER, tasks=(task,))
    first, second, _ = _measures(_correct(_row("task/1/measure/1", "sentences", (WELLS,), parts), document=document))
    assert (first.targets, second.targets) == ((), (target,))
    assert first.responsibilities == second.responsibilities == base.responsibilities
    assert first.duties == second.duties == base.duties


def test_sentences_are_joined_and_a_later_row_speaks_of_the_whole() -> None:
    whole = WELLS + PRICES
    rows = (
        _row("task/1/measure/1", "sentences", (WELLS, PRICES), (whole,)),
        _row("task/1/measure/1", "department", "监督科", "督查科", text=whole),
    )
    (found,) = _measures(_correct(*rows))
    assert found.text == whole
    assert _quote(WATER, found.passage) == "".join(whole.split())
    assert [correction.field for correction in found.corrections] == ["sentences", "department"]


def test_the_parts_of_a_numbered_item_have_numbers_of_their_own() -> None:
    document = corpus()["push2020"]
    old = document.tasks[0].measures[0]
    cut = old.text.index("，") + 1
    row = replace(
        _row(f"measure/{old.number}", "sentences", (old.text,), (old.text[:cut], old.text[cut:])), plan="push2020"
    )
    measures = apply_corrections(document, (row,)).document.tasks[0].measures
    assert [measure.number for measure in measures[:3]] == ["1", "1-2", "2"]


def test_an_element_that_moved_is_found_by_its_text() -> None:
    found = _measures(_correct(_row("task/1/measure/9", "department", "监督科", "督查科", text=WELLS)))[0]
    assert [said.name for said in found.responsibilities][2] == "督查科"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            _row("task/1/measure/1", "department", "监督科", "督查科", text="别的句子。"),
            "task/1/measure/1 reads '各县要按照《农田水利条例》新打机井120眼以上。' now",
        ),
        (
            _row("task/9", "title", "没有的标题", "别的标题"),
            "there is no task/9, and no other has its text",
        ),
        (
            _row("task/1/measure/1", "department", "林业科", "督查科", text=WELLS),
            "task/1/measure/1 names no department '林业科'",
        ),
        (
            _row("target/1", "value", "119", "120", text="新打机井120眼以上"),
            "the value of target/1 is read as '120' now",
        ),
        (
            _row("task/1", "deadline", "6月底前", "7月底前", text="完善灌溉设施"),
            "no deadline of task/1 is read now",
        ),
        (
            _row("task/1/measure/1", "sentences", (PRICES, WELLS), (PRICES + WELLS,)),
            "the sentences of task/1/measure/1 do not follow each other there",
        ),
    ],
)
def test_a_row_that_no_longer_applies_says_what_is_read_now_and_changes_nothing(row: Row, said: str) -> None:
    corrected = _correct(replace(row, line=7))
    assert [(p.line, p.message) for p in corrected.problems] == [(7, f"no longer applies: {said}")]
    assert corrected.document == WATER


def test_a_correction_stands_in_the_graph_with_who_and_why_and_comes_back_from_it() -> None:
    rows = (
        _row("task/1/measure/1", "department", "监督科", "督查科", text=WELLS),
        _row("target/1", "value", "120", "125", text="新打机井120眼以上"),
        _row("plan", "title", "甲市2022年农田水利工作要点", "甲市2022年农田水利工作重点"),
    )
    document = _correct(*rows).document
    graph = document_graph(document)
    assert validate(graph) == validate(document_graph(WATER))
    found = read_document(graph_statements(graph), plan_iri("water2022"), document.source.text)
    assert list(found.list_corrections()) == list(document.list_corrections())
    assert len({*document.list_corrections()}) == 3


def _toml(**more: str) -> str:
    said = {
        "plan": '"water2022"', "element": '"task/1"', "field": '"title"', "was": '"完善灌溉设施"',
        "now": '"完善灌排设施"', "by": '"王丽"', "why": '"原文如此"', **more,
    }  # fmt: skip
    return "[[correction]]\n" + "".join(f"{key} = {value}\n" for key, value in said.items() if value)


WRONG = [
    (_toml(field='"colour"'), "field 'colour' is none of title"),
    (_toml(element='"tasks/1"'), "element 'tasks/1' is none"),
    (_toml(field='"value"'), "task/1 has no value; of it can be corrected: title, department, role, deadline, due"),
    (_toml(reason='"x"'), "unknown key 'reason'"),
    (_toml(by=""), "no by: every row needs plan, element, field, by, why"),
    (_toml(why='"  "'), "no why"),
    (_toml(now='"完善灌溉设施"'), "was and now are the same"),
    (_toml(date='"2021"'), "date is a day"),
    (_toml(was="true"), "was is a text or a list of texts"),
    (_toml(now=""), "title needs both was and now"),
    (_toml(element='"target/1"', field='"value"', text='"x"', now='"十六"'), "value '十六' is no number"),
    (_toml(element='"target/1"', field='"comparator"', text='"x"', now='"≥"'), "comparator '≥' is none of"),
    (_toml(element='"target/1"', field='"value"', now="16"), "no text"),
    (_toml(element='"task/1/measure/1"', field='"sentences"', now='["完善"]'), "not those of was cut in another way"),
    (_toml(field='"department"', text='"x"', role='"boss"'), "role 'boss' is none of"),
    (_toml(field='"due"', text='"x"', now='"2021-13-01"'), "due '2021-13-01' is no day"),
    ("[[correction]]\nplan = \n", "this row is no TOML (Invalid value (at line"),
    ("[[correction]]\nplan = 1\nplan = 2\n", "this row is no TOML"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_wrong_row_is_named_by_its_line_and_the_others_are_obeyed(text: str, said: str) -> None:
    good = _toml()
    last = _toml(element='"plan"', was='"甲"', now='"乙"')
    found = parse_corrections(f"# 说明\n{good}\n{text}\n{last}")
    assert [row.element for row in found.rows] == ["task/1", "plan"]
    ((line, message),) = [(problem.line, problem.message) for problem in found.problems]
    assert line == good.count("\n") + 3
    assert said in message


def test_rows_that_contradict_each_other_are_all_named_and_one_said_twice_is_obeyed_once() -> None:
    other = _toml(now='"完善排灌设施"')
    found = parse_corrections(_toml() + other + _toml(element='"plan"') * 2)
    assert [(p.line, p.message) for p in found.problems] == [
        (1, "lines 1, 9 contradict each other: none of them is obeyed"),
        (9, "lines 1, 9 contradict each other: none of them is obeyed"),
        (25, "says the same as line 17"),
    ]
    assert [row.line for row in found.rows] == [17]


def test_two_departments_may_be_added_to_one_task() -> None:
    rows = [
        _toml(field='"department"', was="", now=f'"{name}"', text='"完善灌溉设施"') for name in ("市林业局", "市教育局")
    ]
    assert len(parse_corrections("".join(rows)).rows) == 2


def test_the_rows_of_a_merge_conflict_are_not_obeyed_and_the_others_are() -> None:
    first, mine, theirs, last = (_toml(element=f'"{name}"') for name in ("plan", "task/1", "task/1", "section/一"))
    found = parse_corrections(f"{first}<<<<<<< HEAD\n{mine}=======\n{theirs}>>>>>>> other\n{last}")
    assert [row.element for row in found.rows] == ["plan", "section/一"]
    assert [(p.line, p.message) for p in found.problems] == [
        (9, "a merge conflict begins here: its rows are not obeyed")
    ]


def test_the_sign_of_a_row_within_a_text_begins_none() -> None:
    found = parse_corrections(_toml(why='"""\n[[correction]]\n"""') + _toml(element='"plan"'))
    assert (len(found.rows), found.problems) == (2, ())


def test_a_file_that_is_not_there_holds_none_and_one_that_is_no_text_is_refused(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.toml").rows == ()
    (tmp_path / "corrections.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CurationError, match=r"corrections\.toml"):
        read_corrections(tmp_path / "corrections.toml")


def test_a_row_that_is_written_is_read_back_as_it_was() -> None:
    rows = (
        _row("task/1/measure/1", "department", "监督科", '督查"科\\', text=WELLS, role="lead"),
        _row("task/1/measure/1", "sentences", (WELLS, PRICES), (WELLS + PRICES,)),
        _row("task/1", "deadline", now="年底前", text="完善灌溉设施", due=date(2022, 12, 31)),
    )
    for row in rows:
        assert parse_corrections(row_text(row)).rows == (replace(row, line=1),)


def test_writing_and_taking_out_a_row_leaves_every_other_byte(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "corrections.toml"
    path.parent.mkdir()
    before = f"# 我们的说明\n\n[[correction]]   # 第一条\n{_toml().partition(chr(10))[2]}# 结尾的话\n"
    path.write_text(before, encoding="utf-8")
    first = record_correction(path, _row("plan", "title", "甲", "乙"))
    between = path.read_text(encoding="utf-8")
    second = record_correction(path, _row("section/一", "title", "丙", "丁"))
    assert between.startswith(before)
    assert "section/一" in withdraw_correction(path, second)
    assert path.read_text(encoding="utf-8").rstrip() == between.rstrip()
    withdraw_correction(path, first)
    assert path.read_text(encoding="utf-8").rstrip() == before.rstrip()
    assert "第一条" in withdraw_correction(path, 3)
    assert path.read_text(encoding="utf-8").rstrip() == "# 我们的说明\n\n# 结尾的话"


def test_a_row_that_contradicts_one_of_the_file_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "curation" / "corrections.toml"
    record_correction(path, _row("plan", "title", "甲", "乙"))
    before = path.read_bytes()
    with pytest.raises(CurationError, match="contradict each other"):
        record_correction(path, _row("plan", "title", "甲", "丙"))
    with pytest.raises(CurationError, match="says the same as line 4"):
        record_correction(path, _row("plan", "title", "甲", "乙"))
    with pytest.raises(CurationError, match="no row begins here"):
        withdraw_correction(path, 2)
    assert path.read_bytes() == before


def test_a_wish_is_filled_in_with_what_was_read() -> None:
    wish = Wish("target/1", "value", "王丽", "看错", now=("125",), day=DAY)
    row = make_row(WATER, wish)
    assert (row.was, row.now, row.text) == (("120",), ("125",), "新打机井120眼以上")
    joined = make_row(WATER, Wish("task/1/measure/1", "sentences", "王丽", "一句", joined=True))
    assert (joined.was, joined.now) == ((WELLS, PRICES), (WELLS + PRICES,))


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish("task/7", "title", "王丽", "x", now=("y",)), "is no element of the plan"),
        (Wish("task/1", "unit", "王丽", "x", now=("y",)), "has no unit"),
        (Wish("task/1", "title", "王丽", " ", now=("y",)), "who made it and why"),
        (Wish("target/1", "value", "王丽", "x", now=("120",)), "the same"),
        (Wish("task/1/measure/2", "sentences", "王丽", "x", joined=True), "none to join"),
        (Wish("task/1/measure/1", "department", "王丽", "x", was="林业科"), "names no department"),
    ],
)
def test_a_wish_that_cannot_be_obeyed_is_refused(wish: Wish, said: str) -> None:
    with pytest.raises(CurationError, match=said):
        make_row(WATER, wish)
