"""Tables as programs write them out: quoted cells, merged cells repeated, words for blank ones, the title in row 1."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from kg.model import PlanDocument, Role, Task
from loaders import load_document
from tests.loaders.specimens import left_over, read, tree

_TITLE = "岭南县2025年水利重点任务分解表\n\n"


def _load(folder: Path, name: str, text: str) -> PlanDocument:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load_document(file)


def _who(task: Task) -> list[str]:
    return [each.name for each in task.responsibilities]


def _times(document: PlanDocument) -> list[str | None]:
    return [task.deadline.text if task.deadline else None for task in document.tasks]


def test_a_cell_in_quotes_goes_on_over_its_line_breaks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _TITLE + "序号\t重点任务\t具体措施\t牵头单位\t责任单位\t完成时限\n一、防汛\n"
        '1\t加固堤防\t"1.加固堤防12公里。\n2.清理""三乱""河段。"\t县水务局\t"县财政局\n各乡镇政府"\t2025年6月底\n'
        '2\t备足物资\t储备编织袋3万条。\t县应急局\t县水务局\t"2025年\n5月底"\n',
    )
    assert tree(document) == [
        ("一", "加固堤防", ["加固堤防12公里。", '清理"三乱"河段。']),
        ("一", "备足物资", ["储备编织袋3万条。"]),
    ]
    assert [_who(task) for task in document.tasks] == [["县水务局", "县财政局", "各乡镇政府"], ["县应急局", "县水务局"]]
    assert _times(document) == ["2025年6月底", "2025年5月底"]
    assert not left_over(document)


def test_words_in_quotes_outside_rows_stay_as_they_are(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        '岭南县2025年水利工作要点\n\n一、防汛\n（一）加固堤防。\n"三乱"河段全部清理，\n堤防达标率达到"90%"。（县水务局负责）\n',
    )
    assert '"三乱"' in document.source.text
    assert any("三乱" in measure.text for task in document.tasks for measure in task.measures)


@pytest.mark.parametrize("form", ["md", "txt"])
def test_a_row_that_says_the_same_in_all_cells_titles_a_part(tmp_path: Path, form: str) -> None:
    rows = [
        ["序号", "工作任务", "具体举措", "责任单位", "完成时限"],
        ["一、防汛项目"] * 5,
        ["1", "加固堤防", "加固堤防12公里。", "县水务局", "6月底"],
        ["二、节水工作"] * 5,
        ["2", "改造管网", "改造管网30公里。", "县城管局", "9月底"],
    ]
    if form == "md":
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        text = "\n".join([lines[0], "|---|---|---|---|---|", *lines[1:]])
    else:
        text = "\n".join("\t".join(row) for row in rows)
    document = _load(tmp_path, f"plan.{form}", f"{_TITLE}{text}\n")
    assert [section.title for section in document.sections] == ["防汛项目", "节水工作"]
    assert tree(document) == [
        ("一", "加固堤防", ["加固堤防12公里。"]),
        ("二", "改造管网", ["改造管网30公里。"]),
    ]
    assert not left_over(document)


def test_what_a_program_writes_for_blank_cells_and_days_is_not_read(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "plan.md",
        "| 岭南县2025年水利重点工作台账 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 | Unnamed: 4 |\n|---|---|---|---|---|\n"
        "| 填报单位：岭南县水务局 | NaN | NaN | 填报日期：2025年2月 | NaN |\n"
        "| 序号 | 工作任务 | 具体举措 | 责任单位 | 完成时限 |\n| NaN | 一、防汛 | NaN | NaN | NaN |\n"
        "| 1.0 | 加固堤防 | 加固堤防12公里。 | 县水务局 | 2025-06-30 00:00:00 |\n"
        "| 2.0 | 备足物资 | 储备编织袋3万条。 | NaN | NaN |\n",
    )
    assert document.header.title is not None
    assert (document.header.title.text, document.header.year) == ("岭南县2025年水利重点工作台账", 2025)
    assert tree(document) == [
        ("一", "加固堤防", ["加固堤防12公里。"]),
        ("一", "备足物资", ["储备编织袋3万条。"]),
    ]
    assert [task.number for task in document.tasks] == ["1", "2"]
    assert [_who(task) for task in document.tasks] == [["县水务局"], []]
    assert _times(document) == ["2025-06-30", None]
    assert not left_over(document)


def test_the_title_of_a_sheet_in_its_first_row_titles_the_plan(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "plan.html",
        "<html><body><table><tr><td colspan='4'>岭南县2025年水利重点任务分解表</td></tr>"
        "<tr><td colspan='2'>填报单位：岭南县水务局</td><td colspan='2'>填报日期：2025年2月5日</td></tr>"
        "<tr><td>序号</td><td>工作任务</td><td>具体举措</td><td>责任单位</td></tr>"
        "<tr><td>1</td><td>加固堤防</td><td>加固堤防12公里。</td><td>县水务局</td></tr>"
        "<tr><td>2</td><td>备足物资</td><td>储备编织袋3万条。</td><td>县应急局</td></tr></table></body></html>",
    )
    assert document.header.title is not None
    assert (document.header.title.text, document.header.year) == ("岭南县2025年水利重点任务分解表", 2025)
    assert [task.title for task in document.tasks] == ["加固堤防", "备足物资"]


def test_a_gap_twice_as_wide_is_a_blank_cell_and_parts_stand_between_spaced_rows(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _TITLE + "序号    重点任务    具体措施    牵头单位    配合单位    完成时限    备注\n一、防汛\n"
        "1    加固堤防    加固堤防12公里。    县水务局    县财政局    6月底    续建\n"
        "        清理河段9处。        各乡镇政府    5月底\n"
        "2    备足物资    储备编织袋3万条。    县应急局        5月底\n二、节水\n"
        "3    改造管网    改造管网30公里。    县城管局    县水务局    9月底\n"
        "注：各单位每月报送进展。\n",
    )
    assert tree(document) == [
        ("一", "加固堤防", ["加固堤防12公里。", "清理河段9处。"]),
        ("一", "备足物资", ["储备编织袋3万条。"]),
        ("二", "改造管网", ["改造管网30公里。"]),
    ]
    measures = document.tasks[0].measures
    assert [[each.name for each in m.responsibilities] for m in measures] == [["县财政局"], ["各乡镇政府"]]
    assert [_who(task) for task in document.tasks] == [["县水务局"], ["县应急局"], ["县城管局", "县水务局"]]
    assert _times(document)[1:] == ["5月底", "9月底"]
    assert not left_over(document)


def test_two_words_with_a_wide_blank_below_spaced_rows_are_no_row(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _TITLE + "序号  重点任务  具体措施  责任单位\n1  加固堤防  加固堤防12公里。  县水务局\n"
        "2  备足物资  储备编织袋3万条。  县应急局\n\n岭南县水务局    2025年3月6日\n",
    )
    assert [task.title for task in document.tasks] == ["加固堤防", "备足物资"]
    assert document.header.issuer is not None
    assert document.header.issuer.text == "岭南县水务局"


def test_paragraphs_of_a_word_document_with_tabs_are_rows(tmp_path: Path) -> None:
    word = docx.Document()
    for line in (
        "岭南县2025年水利重点任务分解表",
        "序号\t重点任务\t具体措施\t责任单位\t完成时限",
        "一、防汛",
        "1\t加固堤防\t加固堤防12公里。\t县水务局\t6月底",
        "2\t备足物资\t储备编织袋3万条。\t\t5月底",
    ):
        word.add_paragraph(line)
    file = tmp_path / "plan.docx"
    word.save(str(file))
    document = load_document(file)
    assert tree(document) == [("一", "加固堤防", ["加固堤防12公里。"]), ("一", "备足物资", ["储备编织袋3万条。"])]
    assert [_who(task) for task in document.tasks] == [["县水务局"], []]
    assert _times(document) == ["6月底", "5月底"]


def test_preformatted_lines_of_a_page_with_tabs_are_rows(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "plan.html",
        "<html><body><p>岭南县2025年水利重点任务分解表</p><pre>序号\t重点任务\t具体措施\t责任单位\n"
        "1\t加固堤防\t加固堤防12公里。\t县水务局\n2\t备足物资\t储备编织袋3万条。\t县应急局\n</pre></body></html>",
    )
    assert tree(document) == [(None, "加固堤防", ["加固堤防12公里。"]), (None, "备足物资", ["储备编织袋3万条。"])]
    assert [_who(task) for task in document.tasks] == [["县水务局"], ["县应急局"]]


@pytest.mark.parametrize("form", ["md", "txt"])
def test_dashes_below_the_headers_mark_off_the_columns(tmp_path: Path, form: str) -> None:
    text = (
        f"{_TITLE}各单位要抓好落实。\n\n"
        "  ----------------------------------------------------------\n"
        "  序号   重点任务   具体措施               责任单位    时限\n"
        "  ------ ---------- ---------------------- ----------- ------\n"
        "  1      加固堤防   加固堤防12公里。清理   县水务局、  6月底\n"
        "                    河段9处。              县财政局\n\n"
        "  2      备足物资   储备编织袋3万条。      县应急局    5月底\n"
        "  ----------------------------------------------------------\n\n注：按月报送进展。\n"
    )
    document = _load(tmp_path, f"plan.{form}", text)
    assert tree(document) == [
        (None, "加固堤防", ["加固堤防12公里。", "清理河段9处。"]),
        (None, "备足物资", ["储备编织袋3万条。"]),
    ]
    assert [_who(task) for task in document.tasks] == [["县水务局", "县财政局"], ["县应急局"]]
    assert not left_over(document)


def test_dashes_mark_off_rows_of_one_line_that_a_blank_line_ends(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_TITLE}  序号   重点任务   具体措施            责任单位\n"
        "  ------ ---------- ------------------- ----------\n"
        "  1      加固堤防   加固堤防12公里。    县水务局\n  2      备足物资   储备编织袋3万条。   县应急局\n\n"
        "  附则\n",
    )
    assert [task.title for task in document.tasks] == ["加固堤防", "备足物资"]
    assert [_who(task) for task in document.tasks] == [["县水务局"], ["县应急局"]]


def test_a_row_alone_below_a_page_number_goes_on_with_the_table_above(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "plan.html",
        "<html><body><p>岭南县2025年水利重点任务分解表</p>"
        "<table><tr><td>序号</td><td>重点任务</td><td>具体措施</td><td>责任单位</td></tr>"
        "<tr><td>1</td><td>加固堤防</td><td>加固堤防12公里。</td><td>县水务局</td></tr></table><p>— 2 —</p>"
        "<table><tr><td>2</td><td>备足物资</td><td>储备编织袋3万条。</td><td>县应急局</td></tr></table></body></html>",
    )
    assert tree(document) == [(None, "加固堤防", ["加固堤防12公里。"]), (None, "备足物资", ["储备编织袋3万条。"])]
    assert [_who(task) for task in document.tasks] == [["县水务局"], ["县应急局"]]


def test_the_second_row_of_a_header_parts_the_columns_that_the_first_goes_over(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "plan.md",
        "# 岭南县2025年水库建设工作计划\n\n| 序号 | 项目名称 | 工作内容 | 完成时间 | | 责任单位 | |\n"
        "|---|---|---|---|---|---|---|\n| | | | 初设批复 | 开工准备 | 牵头 | 配合 |\n"
        "| 1 | 青石水库 | 编制初步设计报告。 | 2025年3月 | 2025年9月 | 县水务局 | 县发改局 |\n"
        "| 2 | 白云水库 | 编制可研报告。 | 2025年5月 | 2025年11月 | 县水务局 | 县自然资源局 |\n",
    )
    assert [task.title for task in document.tasks] == ["青石水库", "白云水库"]
    who = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert who[0] == [("县水务局", Role.LEAD), ("县发改局", Role.PARTICIPANT)]
    assert who[1] == [("县水务局", Role.LEAD), ("县自然资源局", Role.PARTICIPANT)]
    assert _times(document) == ["2025年9月", "2025年11月"]


def test_names_that_a_narrow_cell_cuts_after_two_characters_are_put_back(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "plan.html",
        "<html><body><p>岭南县2025年水利重点任务分解表</p><table>"
        "<tr><td>序号</td><td>重点任务</td><td>具体措施</td><td>牵头<br>单位</td><td>责任<br>单位</td></tr>"
        "<tr><td>1</td><td>加固堤防</td><td>加固堤防12公里。</td><td>县水<br>务局</td>"
        "<td>县发<br>改局、<br>县财<br>政局</td></tr>"
        "<tr><td>2</td><td>备足物资</td><td>储备编织袋3万条。</td><td>县应急<br>管理局</td>"
        "<td>县委<br>宣传部<br>团县委<br>县工商联</td></tr></table></body></html>",
    )
    assert [_who(task) for task in document.tasks] == [
        ["县水务局", "县发改局", "县财政局"],
        ["县应急管理局", "县委宣传部", "团县委", "县工商联"],
    ]


def test_headers_without_a_task_below_them_are_told(tmp_path: Path) -> None:
    document = read(tmp_path, f"{_TITLE}序号\t重点任务\t具体措施\t责任单位\n\t\t\t县水务局\n")
    assert not document.tasks
    assert [note.message for note in document.notes] == ["headers of a table of tasks, and no task was read below them"]


def test_who_is_set_one_column_to_the_right_of_its_own_blank_one_is_responsible(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "石桥区更新任务清单\n\n| 序号 | 任务内容 | 2024年目标 | 2025年目标 | 牵头单位 |  |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | 更新渔船 | 更新渔船5艘 |  |  | 区渔业局 |\n| 2 | 更新水泵 | 更新水泵8台 | 更新水泵9台 | 区水务局 |  |\n"
        "| 3 | 更新路灯 | 更新路灯20盏 | 更新路灯30盏 | 区城管局 | 跨年实施 |\n",
        suffix=".md",
    )
    assert [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks] == [
        [("区渔业局", Role.LEAD)],
        [("区水务局", Role.LEAD)],
        [("区城管局", Role.LEAD)],
    ]
