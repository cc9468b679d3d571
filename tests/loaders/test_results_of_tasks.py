"""Results of tasks: of which task the figure is that a cell or a labelled line tells was reached."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kg.model import Outcome, Passage, Piece, PlanDocument, Task
from loaders.structure.numbers_apart import told_apart
from loaders.structure.prose import Prose
from loaders.structure.results import part_results, with_results
from tests.loaders.specimens import left_over, read, targets_of, tree

_HEAD = "序号\t工作任务\t具体措施\t责任单位\t{}\n"
_HERE = Passage((Piece(0, 1),))


def told(document: PlanDocument) -> list[tuple[str | None, str, str | None]]:
    """Return task, value and unit of each outcome."""
    return [(outcome.task, str(outcome.value), outcome.unit) for outcome in document.outcomes]


@pytest.mark.parametrize("header", ["完成情况", "进展情况", "目前进展", "1-9月推进情况"])
def test_what_a_column_tells_was_reached_is_told_of_the_task_of_its_row(tmp_path: Path, header: str) -> None:
    document = read(
        tmp_path,
        f"丰县2024年重点工作清单\n\n{_HEAD.format(header)}"
        "1\t修建泵站\t新建泵站6座。\t县水利局\t已建成泵站4座，进展顺利。\n"
        "2\t培训农户\t培训农户900人。\t县农业局\t\n"
        "3\t补种果树\t补种果树50亩。\t县林业局\t已补种果树20亩，嫁接果苗300株。\n",
    )
    assert told(document) == [("1", "4", "座"), ("3", "20", "亩"), ("3", "300", "株")]
    assert "进展顺利。" in [remark.text for remark in document.remarks]
    assert {type(task) for task in document.tasks} == {Task}
    assert left_over(document) == []


def test_a_cell_over_the_rows_of_one_task_is_of_it_and_one_over_several_tasks_of_none(tmp_path: Path) -> None:
    rows = (
        '<tr><td rowspan="2">1</td><td rowspan="2">修建泵站</td><td>新建泵站6座。</td><td>县水利局</td>'
        '<td rowspan="2">已建成泵站4座。</td></tr><tr><td>改造泵站3座。</td><td>县水利局</td></tr>',
        "<tr><td>2</td><td>修渠</td><td>修渠30公里。</td><td>县水利局</td>"
        '<td rowspan="2">累计完成投资2亿元。</td></tr>',
        "<tr><td>3</td><td>架桥</td><td>架桥4座。</td><td>县交通局</td></tr>",
        '<tr><td rowspan="2">4</td><td rowspan="2">植树</td><td>造林80亩。</td><td>县林业局</td>'
        "<td>已造林70亩。</td></tr><tr><td>补植30亩。</td><td>县林业局</td><td>已补植12亩。</td></tr>",
    )
    head = "<tr><th>序号</th><th>工作任务</th><th>具体措施</th><th>责任单位</th><th>完成情况</th></tr>"
    page = f"<html><body><h1>丰县2024年重点工作清单</h1><table>{head}{''.join(rows)}</table></body></html>"
    document = read(tmp_path, page, suffix=".html")
    assert [task.title for task in document.tasks] == ["修建泵站", "修渠", "架桥", "植树"]
    assert told(document) == [("1", "4", "座"), ("4", "70", "亩"), ("4", "12", "亩"), (None, "2", "亿元")]
    assert left_over(document) == []


def test_a_row_with_nothing_but_a_result_goes_on_with_the_task_above(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"丰县2024年重点工作清单\n\n{_HEAD.format('完成情况')}"
        "1\t修建泵站\t新建泵站6座。\t县水利局\t已建成泵站4座。\n\t\t\t\t已铺设管道9公里。\n"
        "2\t培训农户\t培训农户900人。\t县农业局\t已培训农户500人。\n",
    )
    assert told(document) == [("1", "4", "座"), ("1", "9", "公里"), ("2", "500", "人")]


def test_what_an_annex_tells_is_told_of_the_numbers_of_its_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年水利工作方案\n一、主要任务\n（一）修建泵站。新建泵站6座。（县水利局负责）\n"
        "（二）培训农户。培训农户900人。（县农业局负责）\n\n附件\n重点项目清单\n"
        f"{_HEAD.format('完成情况')}1\t修渠\t修渠30公里。\t县水利局\t已修渠18公里。\n"
        "2\t架桥\t架桥4座。\t县交通局\t已架桥1座。\n",
    )
    assert [task.number for task in document.tasks] == ["1", "2", "附件-1", "附件-2"]
    assert told(document) == [("附件-1", "18", "公里"), ("附件-2", "1", "座")]


def test_tasks_that_share_a_number_keep_their_results(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"丰县2024年重点工作清单\n\n{_HEAD.format('完成情况')}一、水利\n"
        "1\t修建泵站\t新建泵站6座。\t县水利局\t已建成泵站4座。\n二、农业\n"
        "1\t培训农户\t培训农户900人。\t县农业局\t已培训农户500人。\n",
    )
    assert [task.number for task in document.tasks] == ["1-1", "2-1"]
    assert told(document) == [("1-1", "4", "座"), ("2-1", "500", "人")]


_ITEM = "{}\n{}\n责任单位：{}\n完成情况：{}\n"
_TWO = (
    "丰县2024年水利工作计划\n\n"
    + _ITEM.format("1.修建泵站", "新建泵站6座。", "县水利局", "已建成泵站4座，进展顺利。")
    + _ITEM.format("2.培训农户", "培训农户900人。", "县农业局", "已培训农户500人。")
)


def test_a_labelled_line_below_a_task_tells_what_was_reached_and_is_no_measure(tmp_path: Path) -> None:
    document = read(tmp_path, _TWO)
    assert tree(document) == [(None, "修建泵站", ["新建泵站6座。"]), (None, "培训农户", ["培训农户900人。"])]
    assert [[str(t.value) for t in targets_of(task)] for task in document.tasks] == [["6"], ["900"]]
    assert [[r.name for r in task.responsibilities] for task in document.tasks] == [["县水利局"], ["县农业局"]]
    assert told(document) == [("1", "4", "座"), ("2", "500", "人")]
    assert left_over(document) == []


def test_a_further_plan_in_a_file_has_its_results_told_of_the_numbers_told_apart(tmp_path: Path) -> None:
    further = _TWO.replace("水利工作", "民生工作").replace("泵站", "食堂").replace("农户", "厨师")
    document = read(tmp_path, f"{_TWO}\n附件2\n{further}")
    assert [task.number for task in document.tasks] == ["1", "2", "1-2", "2-2"]
    assert told(document) == [("1", "4", "座"), ("2", "500", "人"), ("1-2", "4", "座"), ("2-2", "500", "人")]
    assert "食堂" in document.outcomes[2].indicator


def test_a_label_within_a_paragraph_opens_what_was_reached_up_to_who_is_responsible(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年重点工作\n\n（一）修建泵站。新建泵站6座。目前进展：已建成泵站4座。其中：城区泵站1座。（责任单位：县水利局）\n"
        "（二）培训农户。培训农户900人。完成情况：已培训农户500人。存在问题：教材不足。（责任单位：县农业局）\n",
    )
    assert tree(document) == [
        ("一", "修建泵站", ["新建泵站6座。"]),
        ("二", "培训农户", ["培训农户900人。", "存在问题：教材不足。"]),
    ]
    assert [[r.name for r in task.responsibilities] for task in document.tasks] == [["县水利局"], ["县农业局"]]
    assert told(document) == [("1", "4", "座"), ("1", "1", "座"), ("2", "500", "人")]


def test_numbered_labels_of_results_are_no_tasks(tmp_path: Path) -> None:
    parts = "1.工作目标：{}\n2.主要措施：{}\n3.责任单位：{}\n4.进展情况：{}\n"
    document = read(
        tmp_path,
        "丰县2024年重点工作台账\n一、水利\n（一）修建泵站\n"
        + parts.format("新建泵站6座。", "组织招标。", "县水利局", "已建成泵站4座。")
        + "（二）修渠\n"
        + parts.format("修渠30公里。", "编制设计。", "县水利局", "已修渠18公里。"),
    )
    assert [(task.title, len(task.measures)) for task in document.tasks] == [("修建泵站", 2), ("修渠", 2)]
    assert told(document) == [("1", "4", "座"), ("2", "18", "公里")]
    assert left_over(document) == []


def test_below_a_label_alone_on_its_line_the_lines_up_to_the_next_tell_what_was_reached(tmp_path: Path) -> None:
    item = "{}\n{}\n完成情况（截至9月底）：\n{}\n设备运行正常。\n责任单位：县水利局\n"
    document = read(
        tmp_path,
        "丰县2024年重点工作台账\n\n"
        + item.format("1.修建泵站", "新建泵站6座。", "已建成泵站4座。")
        + item.format("2.修渠", "修渠30公里。", "已修渠18公里。"),
    )
    assert tree(document) == [(None, "修建泵站", ["新建泵站6座。"]), (None, "修渠", ["修渠30公里。"])]
    assert [[r.name for r in task.responsibilities] for task in document.tasks] == [["县水利局"], ["县水利局"]]
    assert told(document) == [("1", "4", "座"), ("2", "18", "公里")]


def test_a_schedule_says_when_and_what_a_sole_label_opens_is_a_measure(tmp_path: Path) -> None:
    item = "{}\n{}\n推进进度：3月组织招标，6月完成设计2项。\n责任单位：县水利局\n"
    text = "丰县2024年重点工作\n\n" + item.format("1.修建泵站", "新建泵站6座。") + item.format("2.修渠", "修渠30公里。")
    document = read(tmp_path, text)
    assert [task.deadline is not None for task in document.tasks] == [True, True]
    assert document.outcomes == ()
    sole = read(tmp_path, text.replace("推进进度：3月组织招标，6月完成设计2项。", "完成情况：全部验收。", 1))
    assert [len(task.measures) for task in sole.tasks] == [2, 1]


def test_what_is_to_be_looked_into_is_no_result(tmp_path: Path) -> None:
    item = "（{}）{}。任务完成情况：检查是否按期完工，抽查工地{}处。（责任单位：县水利局）\n"
    document = read(
        tmp_path, "丰县2024年水利督查方案\n一、督查内容\n" + item.format("一", "泵站", 6) + item.format("二", "渠道", 9)
    )
    assert [len(task.measures) for task in document.tasks] == [1, 1]
    assert document.outcomes == ()


def test_records_of_a_ledger_tell_of_their_task(tmp_path: Path) -> None:
    record = "任务名称：{}\n工作措施：{}\n牵头单位：{}\n完成时限：2024年{}月底前\n进展情况：{}\n\n"
    document = read(
        tmp_path,
        "丰县2024年重点工作台账\n\n"
        + record.format("修建泵站", "组织招标。", "县水利局", 6, "已建成泵站4座，安装水泵9台。")
        + record.format("培训农户", "编写教材。", "县农业局", 9, "已培训农户500人。"),
    )
    assert [task.title for task in document.tasks] == ["修建泵站", "培训农户"]
    assert told(document) == [("1", "4", "座"), ("1", "9", "台"), ("2", "500", "人")]


def test_an_indicator_that_is_a_task_is_told_what_it_was(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年发展目标\n序号\t指标名称\t单位\t2023年完成\t2024年计划\t牵头单位\n"
        "1\t果树成活率\t%\t91\t93\t县林业局\n2\t灌溉面积\t万亩\t30\t32\t县水利局\n",
    )
    assert [task.title for task in document.tasks] == ["果树成活率", "灌溉面积"]
    assert told(document) == [("1", "91", "%"), ("2", "30", "万亩")]


def test_results_go_with_their_task_to_the_number_that_it_ends_with() -> None:
    task = Task("1", "修渠", _HERE, ())
    outcome = Outcome("已修渠18公里", "修渠", _HERE, value=Decimal(18), unit="公里")
    further = replace(outcome, value=Decimal(2))
    carrying = with_results(with_results(task, Prose(outcomes=(outcome,))), Prose(outcomes=(further,)))
    _, tasks = told_apart((), (task, carrying))
    plain, results = part_results(tasks)
    assert plain == (task, replace(task, number="1-2"))
    assert results.outcomes == (replace(outcome, task="1-2"), replace(further, task="1-2"))
    assert part_results(tasks[:1]) == ((task,), Prose())
