"""Tables with one cell a line: headers on two rows, names left of numbers, rows without numbers, values, long times."""

from __future__ import annotations

from pathlib import Path

from kg.model import Role, Task
from loaders.annotate.deadlines import is_time
from tests.loaders.specimens import read, tree

_LEADS, _HELPS, _DOES = Role.LEAD, Role.PARTICIPANT, Role.RESPONSIBLE


def _lines(*cells: str) -> str:
    return "\n".join(("沙湾县2024年茶业工作任务清单", *cells))


def _who(task: Task) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in task.responsibilities]


def test_words_below_a_header_stand_behind_all_others(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _lines(
            "序号", "重点任务", "具体举措", "责任分工", "完成时限", "牵头单位", "配合单位",
            "1", "扩大茶园", "新建茶园900亩。", "县茶业局", "县财政局、县林业局", "2024年4月底前",
            "改造低产茶园400亩。", "县林业局", "2024年9月底前",
            "2", "培育品牌", "举办斗茶会2场。", "县商务局", "县茶业局", "2024年5月底前",
        ),
    )  # fmt: skip
    first, second = document.tasks
    assert tree(document) == [
        (None, "扩大茶园", ["新建茶园900亩。", "改造低产茶园400亩。"]),
        (None, "培育品牌", ["举办斗茶会2场。"]),
    ]
    assert _who(first) == [("县茶业局", _LEADS)]
    assert [[(r.name, r.role) for r in measure.responsibilities] for measure in first.measures] == [
        [("县财政局", _HELPS), ("县林业局", _HELPS)],
        [("县林业局", _HELPS)],
    ]
    assert _who(second) == [("县商务局", _LEADS), ("县茶业局", _HELPS)]


def test_quarters_below_a_header_stand_behind_all_others(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _lines(
            "序号", "项目名称", "建设内容", "进度安排", "责任单位", "上半年", "下半年",
            "1", "茶叶市场", "新建交易棚3座。", "完成招标", "建成开业", "县商务局",
            "2", "茶旅步道", "新建步道7公里。", "开工建设", "全线贯通", "县文旅局",
        ),
    )  # fmt: skip
    assert [[m.deadline.text if m.deadline else None for m in task.measures] for task in document.tasks] == [
        [None, "上半年", "下半年"],
        [None, "上半年", "下半年"],
    ]
    assert [_who(task) for task in document.tasks] == [[("县商务局", _DOES)], [("县文旅局", _DOES)]]


def test_names_left_of_the_numbers_go_over_several_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _lines(
            "责任部门", "序号", "工作任务", "完成时间",
            "县茶业局", "1", "新建茶园900亩。", "4月底前", "2", "举办斗茶会2场。", "5月底前",
            "县林业局", "3", "栽植遮阴树6000株。", "3月底前",
        ),
    )  # fmt: skip
    assert [_who(task) for task in document.tasks] == [
        [("县茶业局", _DOES)], [("县茶业局", _DOES)], [("县林业局", _DOES)],
    ]  # fmt: skip


def test_rows_without_numbers_are_told_by_names_and_times_in_their_columns(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _lines(
            "活动主题", "活动内容", "活动时间", "主办单位", "协办单位", "活动地点",
            "开园仪式", "发布茶旅线路。", "3月18日", "县文旅局", "县茶业局", "人民广场",
            "斗茶大会", "评选好茶20款。", "4月5日—8日", "县茶业局", "县商务局", "县体育馆",
        ),
    )  # fmt: skip
    assert tree(document) == [(None, "开园仪式", ["发布茶旅线路。"]), (None, "斗茶大会", ["评选好茶20款。"])]
    assert [task.deadline.text if task.deadline else None for task in document.tasks] == ["3月18日", "4月5日—8日"]


def test_what_a_project_costs_is_no_measure(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        _lines(
            "序号", "项目名称", "建设规模及内容", "总投资", "2024年计划投资", "2024年建设目标", "责任单位",
            "一、加工",
            "1", "精制茶厂", "新建厂房2万平方米。", "12000", "5000", "完成主体工程", "县茶业局",
            "2", "包装车间", "购置生产线3条。", "3600", "2000", "投产", "县商务局",
        ),
    )  # fmt: skip
    assert tree(document) == [
        ("一", "精制茶厂", ["新建厂房2万平方米。", "完成主体工程"]),
        ("一", "包装车间", ["购置生产线3条。", "投产"]),
    ]


def test_a_day_behind_a_span_and_what_is_arranged_above_are_times() -> None:
    assert all(map(is_time, ["9月5日—20日", "上、下半年各1次", "按国家和省部署时限", "根据市工作安排"]))


def test_the_last_word_of_a_header_that_says_when_titles_no_part(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙湾县2024年度重大行政决策事项目录\n"
        + "\n".join(
            (
                "序号", "决策事项名称", "承办单位", "法律依据", "计划完成时间",
                "1", "制定茶园保护办法", "县茶业局", "《森林法》", "2024年6月",
                "2", "调整公交票价", "县发展改革局、县交通运输局", "《价格法》", "2024年9月",
            )
        ),
    )  # fmt: skip
    assert document.header.title is not None
    assert document.header.title.text == "沙湾县2024年度重大行政决策事项目录"
    assert [(t.title, t.section, t.deadline and t.deadline.text) for t in document.tasks] == [
        ("制定茶园保护办法", None, "2024年6月"),
        ("调整公交票价", None, "2024年9月"),
    ]


def test_a_table_of_projects_has_the_title_above_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "<html><body><p>沙湾县“十四五”茶业重点工程项目表</p><table><tr><td>工程名称</td><td>建设内容</td><td>责任部门</td></tr>"
        "<tr><td>茶园提升工程</td><td>改造茶园6000亩。</td><td>县茶业局</td></tr></table></body></html>",
        suffix=".html",
    )
    assert document.header.title is not None
    assert document.header.title.text == "沙湾县“十四五”茶业重点工程项目表"
