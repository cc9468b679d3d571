"""Whom and which time a reference names: 同上, 同第3项, and the numbers of which a sentence behind items speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Measure, PlanDocument, Task
from loaders.genre.numbering import MarkKind
from loaders.genre.references import Item, Reference, read_reference, references_among
from tests.loaders.specimens import left_over, read


def _named(holder: Task | Measure) -> list[str]:
    return [f"{each.name} {each.role.value}" for each in holder.responsibilities]


def _of_tasks(document: PlanDocument) -> list[list[str]]:
    return [_named(task) for task in document.tasks]


def _due(document: PlanDocument) -> list[str | None]:
    return [task.deadline.text if task.deadline else None for task in document.tasks]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("同上", ()),
        ("同前项", ()),
        ("与上一项一致", ()),
        ("同第3项", (Item(3),)),
        ("同 第3、5项。", (Item(3), Item(5))),
        ("同1", (Item(1),)),
        ("同第（二）项", (Item(2, MarkKind.PAREN_CHINESE),)),
        ("与第一至三项相同", (Item(1), Item(2), Item(3))),
        ("同第4项责任单位", (Item(4),)),
        ("同第4项牵头单位", (Item(4),)),
        ("同第（一）（二）项", (Item(1, MarkKind.PAREN_CHINESE), Item(2, MarkKind.PAREN_CHINESE))),
    ],
)
def test_a_reference_is_told_by_its_form(text: str, items: tuple[Item, ...]) -> None:
    assert read_reference(text) == Reference(items)


@pytest.mark.parametrize("text", ["同一", "同济大学", "同上级部门", "同心县林业局", "与县财政局相同", "同期", "第3项"])
def test_what_only_opens_as_a_reference_does_is_none(text: str) -> None:
    assert read_reference(text) is None
    assert references_among(f"{text}、县文旅局") == ()


@pytest.mark.parametrize(
    "text", ["其他同上", "同上（县水利局除外）", "同上两项", "同前三项", "同第1、2项（县水利局除外）"]
)
def test_what_refers_to_some_of_others_does_not_say_whom_it_means(tmp_path: Path, text: str) -> None:
    assert read_reference(text) == Reference(is_clear=False)
    document = read(
        tmp_path,
        "# 柳塘县2024年文旅重点任务分工表\n\n| 序号 | 工作任务 | 具体措施 | 责任单位 |\n|---|---|---|---|\n"
        "| 1 | 修缮古街 | 修缮古街2条。 | 县文旅局、县水利局 |\n| 2 | 建设驿站 | 建设驿站5座。 | 县财政局 |\n"
        f"| 3 | 规范民宿 | 规范民宿80家。 | {text} |\n",
        suffix=".md",
    )
    assert [len(named) for named in _of_tasks(document)] == [2, 1, 0]
    assert [note.message for note in document.notes] == [f"{text} refers to nobody who is named"]
    assert [remark.text for remark in document.remarks] == [text]


_TABLE = (
    "# 柳塘县2024年文旅重点任务分工表\n\n| 序号 | 工作任务 | 具体措施 | 牵头单位 | 责任单位 | 配合单位 | 完成时限 |\n"
    "|---|---|---|---|---|---|---|\n| 一、景区建设 | | | | | | |\n"
    "| 1 | 修缮古街 | 修缮古街2条。 | 县文旅局 | 各乡镇 | 县财政局、县住建局 | 6月底前 |\n"
    "| 2 | 建设驿站 | 建设驿站5座。 | 同上 | 同上 | 同第1项 | 同上 |\n"
    "| 3 | 培训讲解员 | 培训讲解员60名。 | 县人社局 | 县文旅集团 | 同上 | 年底前 |\n"
    "| 二、市场监管 | | | | | | |\n"
    "| 4 | 规范民宿 | 规范民宿80家。 | 县公安局 | 与第2、3项相同 | 同第9项 | 与第3项相同 |\n"
    "| 5 | 开展巡查 | 每月开展巡查。 | 〃 | 同4 | 县应急局 | 同第8项 |\n"
)


def test_a_cell_that_refers_to_another_names_those_of_its_column(tmp_path: Path) -> None:
    document = read(tmp_path, _TABLE, suffix=".md")
    helping = ["县财政局 participant", "县住建局 participant"]
    assert _of_tasks(document) == [
        ["县文旅局 lead", "各乡镇 responsible", *helping],
        ["县文旅局 lead", "各乡镇 responsible", *helping],
        ["县人社局 lead", "县文旅集团 responsible", *helping],
        ["县公安局 lead", "各乡镇 responsible", "县文旅集团 responsible"],
        ["县公安局 lead", "各乡镇 responsible", "县文旅集团 responsible", "县应急局 participant"],
    ]
    assert _due(document) == ["6月底前", "6月底前", "年底前", "年底前", None]


def test_who_is_referred_to_is_said_where_the_reference_stands_and_one_to_nobody_is_told(tmp_path: Path) -> None:
    document = read(tmp_path, _TABLE, suffix=".md")
    first = document.tasks[1].responsibilities[0]
    assert (first.phrase, [document.source.quote(piece) for piece in first.passage.pieces]) == ("同上", ["同上"])
    deadline = document.tasks[1].deadline
    assert deadline is not None
    assert deadline.due is not None
    assert [document.source.quote(piece) for piece in deadline.passage.pieces] == ["同上"]
    assert [note.message for note in document.notes] == [
        "同第9项 refers to nobody who is named", "同第8项 refers to no time",
    ]  # fmt: skip
    assert [remark.text for remark in document.remarks] == ["同第9项", "同第8项"]
    assert left_over(document) == []


def test_cells_of_measures_refer_to_the_rows_above_and_to_whole_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "<html><body><h1>柳塘县2024年文旅重点任务分工表</h1><table>"
        "<tr><td>序号</td><td>任务</td><td>措施</td><td>责任单位</td><td>完成时限</td></tr>"
        "<tr><td rowspan='3'>1</td><td rowspan='3'>修缮古街</td><td>修缮古街2条。</td><td>县文旅局、县财政局</td>"
        "<td>6月底前</td></tr>"
        "<tr><td>更新路灯90盏。</td><td>同上</td><td>同上</td></tr>"
        "<tr><td>推广夜游。</td><td>县商务局</td><td>年底前</td></tr>"
        "<tr><td>2</td><td>建设驿站</td><td>建设驿站5座。</td><td>同上</td><td>同第1项</td></tr>"
        "<tr><td>3</td><td>培训讲解员</td><td>培训讲解员60名。</td><td>同第1项</td><td>同前</td></tr></table></body></html>",
        suffix=".html",
    )
    assert [_named(measure) for measure in document.tasks[0].measures] == [
        ["县文旅局 responsible", "县财政局 responsible"],
        ["县文旅局 responsible", "县财政局 responsible"],
        ["县商务局 responsible"],
    ]
    assert _of_tasks(document)[1:] == [
        ["县商务局 responsible"],
        ["县文旅局 responsible", "县财政局 responsible", "县商务局 responsible"],
    ]
    assert _due(document) == [None, "年底前", "年底前"]


def test_cells_that_refer_stand_in_their_columns_where_a_copy_has_one_cell_a_line(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳塘县2024年文旅重点任务分工表\n序号\n工作任务\n主要内容\n牵头单位\n配合单位\n完成时限\n"
        "1\n修缮古街\n修缮古街2条，更新路灯90盏。\n县文旅局\n县财政局\n6月底前\n"
        "2\n建设驿站\n建设驿站5座，配齐导览设施。\n同上\n同第1项\n同上\n"
        "3\n培训讲解员\n培训讲解员60名，举办讲解大赛。\n县人社局\n县总工会、团县委\n年底前\n"
        "4\n规范民宿\n规范民宿80家，公开服务标准。\n同第3项\n同第1、3项\n同第3项\n",
    )
    assert _of_tasks(document) == [
        ["县文旅局 lead", "县财政局 participant"],
        ["县文旅局 lead", "县财政局 participant"],
        ["县人社局 lead", "县总工会 participant", "团县委 participant"],
        ["县人社局 lead", "县财政局 participant", "县总工会 participant", "团县委 participant"],
    ]
    assert _due(document) == ["6月底前", "6月底前", "年底前", "年底前"]


def test_where_the_first_named_leads_a_cell_that_refers_names_whom_it_leads_to_there(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 柳塘县2024年文旅重点任务分工表\n\n注：责任单位列第一位的为牵头单位，其他为配合单位。\n\n"
        "| 序号 | 工作任务 | 具体措施 | 责任单位 |\n|---|---|---|---|\n"
        "| 1 | 修缮古街 | 修缮古街2条。 | 县文旅局、县财政局 |\n| 2 | 建设驿站 | 建设驿站5座。 | 同上 |\n"
        "| 3 | 规范民宿 | 规范民宿80家。 | 同第1项、县公安局 |\n",
        suffix=".md",
    )
    both = ["县文旅局 lead", "县财政局 participant"]
    assert _of_tasks(document) == [both, both, [*both, "县公安局 participant"]]


def test_labels_and_brackets_refer_to_the_item_of_their_part_where_numbers_begin_anew(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳塘县2024年文旅工作要点\n一、景区建设\n1.修缮古街。修缮古街2条。更新路灯。（县文旅局牵头，县财政局配合）\n"
        "2.建设驿站。建设驿站5座。配齐设施。（同上）\n3.培训讲解员。培训讲解员60名。举办大赛。（同第1项、县人社局）\n"
        "二、市场监管\n1.规范民宿。规范民宿80家。公开标准。（县公安局负责）\n"
        "2.开展巡查。组织巡查。建立台账。（责任单位同第1项）\n"
        "3.处置投诉。处置投诉。做好回访。（责任单位：同第1、2项；配合单位：县司法局；完成时限：年底前）\n",
    )
    both = ["县文旅局 lead", "县财政局 participant"]
    assert _of_tasks(document) == [
        both,
        both,
        [*both, "县人社局 participant"],
        ["县公安局 responsible"],
        ["县公安局 responsible"],
        ["县公安局 responsible", "县司法局 participant"],
    ]
    assert _due(document) == [None, None, None, None, None, "年底前"]
    assert left_over(document) == []


def test_lines_below_tasks_refer_to_the_numbers_in_brackets(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳塘县2024年文旅工作方案\n一、景区建设\n（一）修缮古街\n修缮古街2条。更新路灯。\n"
        "责任单位：县文旅局（牵头）、各乡（镇）政府\n完成时限：6月底前\n"
        "（二）建设驿站\n建设驿站5座。配齐设施。\n责任单位同第（一）项\n完成时限：同上\n"
        "（三）培训讲解员\n培训讲解员60名。举办大赛。\n牵头单位：县人社局　　配合单位：同第（一）项\n",
    )
    both = ["县文旅局 lead", "各乡（镇）政府 participant"]
    assert _of_tasks(document) == [both, both, ["县人社局 lead", "各乡（镇）政府 participant"]]
    assert _due(document) == ["6月底前", "6月底前", None]


def test_whom_a_reference_names_is_printed_as_where_he_stands(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳塘縣2024年文旅工作方案\n一、景區建設\n(一)修繕古街\n修繕古街2條。更新路燈。\n責任單位:縣文旅局、各鄉(鎮)政府\n"
        "完成時限:年底前辦結\n(二)建設驛站\n建設驛站5座。配齊設施。\n責任單位:同第(一)項\n完成時限:同上\n"
        "(三)規範民宿\n規範民宿80家。公開標準。\n責任單位:縣公安局\n完成時限:年底前辦結\n",
    )
    assert [each.name for each in document.tasks[1].responsibilities] == ["縣文旅局", "各鄉(鎮)政府"]
    assert _due(document) == ["年底前辦結"] * 3


def test_bracketed_numbers_without_a_sign_between_them_are_several_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳塘县2024年文旅工作要点\n一、景区建设\n（一）修缮古街。修缮古街2条。更新路灯。\n（二）建设驿站。建设驿站5座。配齐设施。\n"
        "（三）培训讲解员。培训讲解员60名。举办大赛。（县人社局负责）\n上述（一）（二）项工作由县文旅局负责。\n",
    )
    assert _of_tasks(document) == [["县文旅局 responsible"]] * 2 + [["县人社局 responsible"]]


def test_a_sentence_behind_items_says_who_does_those_whose_numbers_it_has(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳塘县2024年文旅工作要点\n一、景区建设\n（一）修缮古街。修缮古街2条。更新路灯。\n（二）建设驿站。建设驿站5座。配齐设施。\n"
        "（三）培训讲解员。培训讲解员60名。举办大赛。\n上述（一）至（二）项任务由县文旅局牵头，县财政局配合。\n"
        "二、市场监管\n（四）规范民宿。规范民宿80家。公开标准。（县公安局负责）\n（五）开展巡查。组织巡查。建立台账。（县应急局负责）\n"
        "上述（七）至（九）项由县司法局负责。\n",
    )
    both = ["县文旅局 lead", "县财政局 participant"]
    assert _of_tasks(document) == [both, both, [], ["县公安局 responsible"], ["县应急局 responsible"]]
    assert [measure.text for measure in document.tasks[2].measures] == ["培训讲解员60名。", "举办大赛。"]
    assert [note.message for note in document.notes] == [
        "上述（七）至（九）项由县司法局负责。 speaks of items that are not there"
    ]
    assert left_over(document) == []


def test_numbers_without_brackets_are_those_of_the_items_above_in_clauses_and_brackets_too(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳塘县2024年文旅工作方案\n一、景区建设\n1.修缮古街2条，更新路灯90盏。（县文旅局负责）\n2.建设驿站5座，配齐导览设施。（县文旅局负责）\n"
        "二、市场监管\n3.规范民宿80家，公开服务标准。\n4.开展巡查，建立问题台账。\n"
        "5.处置投诉，做好回访。以上第3—4项由县公安局负责，第5项由县商务局牵头、各乡镇配合。\n"
        "三、宣传推广\n6.举办花会1届，开展摄影大赛。\n7.开设专栏，发布线路。\n（以上第6、7项由县文旅局牵头，县融媒体中心配合）\n",
    )
    assert [[_named(measure) for measure in task.measures] for task in document.tasks[1:]] == [
        [["县公安局 responsible"], ["县公安局 responsible"], ["县商务局 lead", "各乡镇 participant"]],
        [["县文旅局 lead", "县融媒体中心 participant"]] * 2,
    ]
    assert document.tasks[1].measures[2].text == "处置投诉，做好回访。"


def test_a_note_below_a_table_names_bodies_for_rows_by_their_numbers(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 柳塘县2024年文旅重点任务表\n\n| 序号 | 工作任务 | 具体措施 | 完成时限 |\n|---|---|---|---|\n"
        "| 1 | 修缮古街 | 修缮古街2条。 | 6月底前 |\n| 2 | 建设驿站 | 建设驿站5座。 | 同上 |\n"
        "| 3 | 规范民宿 | 规范民宿80家。 | 年底前 |\n\n注：第1、2项由县文旅局牵头，县财政局配合。\n",
        suffix=".md",
    )
    both = ["县文旅局 lead", "县财政局 participant"]
    assert _of_tasks(document) == [both, both, []]
    assert _due(document) == ["6月底前", "6月底前", "年底前"]


@pytest.mark.parametrize(
    ("note", "remarks"),
    [
        ("注：第1、3项由县公安局负责，第2项由县文旅局负责。", ["注：第1、3项由县公安局负责，第2项由县文旅局负责。"]),
        (
            "全县新增客房500间。第1、3项由县公安局负责，第2项由县文旅局负责。",
            ["第1、3项由县公安局负责，", "第2项由县文旅局负责。"],
        ),
    ],
)
def test_the_numbers_of_items_in_a_note_are_no_figures(tmp_path: Path, note: str, remarks: list[str]) -> None:
    document = read(
        tmp_path,
        "# 柳塘县2024年文旅重点任务表\n\n| 序号 | 工作任务 | 具体措施 | 完成时限 |\n|---|---|---|---|\n"
        "| 1 | 修缮古街 | 修缮古街2条。 | 6月底前 |\n| 2 | 建设驿站 | 建设驿站5座。 | 同上 |\n"
        f"| 3 | 规范民宿 | 规范民宿80家。 | 年底前 |\n\n{note}\n",
        suffix=".md",
    )
    assert _of_tasks(document) == [["县公安局 responsible"], ["县文旅局 responsible"], ["县公安局 responsible"]]
    assert [target.value for target in document.targets] == [value for value in (500,) if "500" in note]
    assert [remark.text for remark in document.remarks][-len(remarks) :] == remarks
    assert left_over(document) == []
