"""Who leads and who helps, said in a sentence and not in a bracket."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from tests.loaders.specimens import left_over, read


def test_who_leads_and_who_helps_may_open_a_sentence_whose_words_stay(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江东省2023年便民服务行动方案\n一、重点任务\n（一）建设平台。建成平台1个。\n牵头单位：省大数据局\n"
        "（二）优化流程。办理环节压减至3个。\n牵头单位：省审改办\n二、组织实施\n"
        "（一）完善制度规范。省政府办公厅牵头，省信息中心、省大数据局配合，年内制定出台管理办法。\n"
        "（二）加强宣传。企业牵头，多方配合，做好宣传。\n",
    )
    task = document.tasks[2]
    assert [(each.name, each.role) for each in task.responsibilities] == [
        ("省政府办公厅", Role.LEAD),
        ("省信息中心", Role.PARTICIPANT),
        ("省大数据局", Role.PARTICIPANT),
    ]
    assert [m.text for m in task.measures] == ["省政府办公厅牵头，省信息中心、省大数据局配合，年内制定出台管理办法。"]
    assert document.tasks[3].responsibilities == ()
    assert left_over(document) == []


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("由县水务局牵头，建立会商机制。", [("县水务局", Role.LEAD)]),
        ("由县水务局牵头，县财政局配合。", [("县水务局", Role.LEAD), ("县财政局", Role.PARTICIPANT)]),
        (
            "水库移民后期扶持工作由县水务局、县财政局牵头，县审计局等部门配合，建立会商机制。",
            [("县水务局", Role.LEAD), ("县财政局", Role.LEAD), ("县审计局", Role.PARTICIPANT)],
        ),
        ("完善会商机制。各相关部门按照职责分工根据需要制订细则并组织实施。", []),
        ("完善会商机制。县政府分管领导牵头，县财政局参与。", [("县财政局", Role.PARTICIPANT)]),
        (
            "关于“守住耕地”的问题，由县水务局会同县财政局等部门研究提出落实意见。",
            [("县水务局", Role.RESPONSIBLE), ("县财政局", Role.RESPONSIBLE)],
        ),
        ("关于“完善补贴”的问题，由县水务局牵头研究提出具体办法。", [("县水务局", Role.LEAD)]),
    ],
)
def test_a_sentence_says_who_leads_it(tmp_path: Path, sentence: str, who: list[tuple[str, Role]]) -> None:
    document = read(
        tmp_path, f"梁河县2024年工作分工\n一、工作分工\n（一）{sentence}\n（二）由县教育局牵头，新建学校2所。\n"
    )
    told = [*document.tasks[0].responsibilities, *document.tasks[0].measures[0].responsibilities]
    assert [(each.name, each.role) for each in told] == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("县水务局、县财政局负责。", [("县水务局", Role.RESPONSIBLE), ("县财政局", Role.RESPONSIBLE)]),
        ("由县水务局牵头，各乡镇配合。", [("县水务局", Role.LEAD), ("各乡镇", Role.PARTICIPANT)]),
        ("县水务局、县财政局分工负责，8月底前完成。", [("县水务局", Role.RESPONSIBLE), ("县财政局", Role.RESPONSIBLE)]),
    ],
)
def test_a_line_below_the_text_that_only_says_who_is_no_measure(
    tmp_path: Path, line: str, who: list[tuple[str, Role]]
) -> None:
    document = read(
        tmp_path,
        f"梁河县2024年灌区工作要点\n一、工作任务\n（一）修复渠系。\n衬砌渠道30公里。\n{line}\n"
        "（二）改革水价。出台办法。（县发改局）\n",
    )
    task = document.tasks[0]
    assert [(each.name, each.role) for each in task.responsibilities] == who
    assert [measure.text for measure in task.measures] == ["衬砌渠道30公里。"]
    assert left_over(document) == []


def test_who_leads_a_part_leads_its_tasks_that_name_others(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2024年灌区工作要点\n一、修复渠系（牵头单位：县水务局）\n"
        "（一）衬砌渠道。完成30公里。（责任单位：县财政局、县水务局）\n"
        "（二）更新闸门。更新12座。（牵头单位：县国资办；责任单位：县灌区中心）\n"
        "二、改革水价（责任单位：县发改局）\n（三）核定成本。公布结果。（责任单位：县统计局）\n（四）安装水表。安装2000只。\n",
    )
    assert [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks] == [
        [("县水务局", Role.LEAD), ("县财政局", Role.RESPONSIBLE)],
        [("县国资办", Role.LEAD), ("县灌区中心", Role.RESPONSIBLE)],
        [("县统计局", Role.RESPONSIBLE)],
        [("县发改局", Role.RESPONSIBLE)],
    ]


def test_a_task_that_is_all_title_has_who_is_named_behind_it_where_others_name_them_by_sentence(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2024年灌区工作要点\n一、工作任务\n"
        "（一）修复渠系。衬砌渠道30公里。（县水务局负责）更新闸门12座。（县灌区中心负责）\n"
        "（二）改革水价。核定成本。（县发改局负责）安装水表2000只。（县水务局负责）\n"
        "（三）组建用水协会。（县民政局牵头，各乡镇配合）\n",
    )
    task = document.tasks[2]
    assert (task.title, task.measures) == ("组建用水协会", ())
    assert [(each.name, each.role) for each in task.responsibilities] == [
        ("县民政局", Role.LEAD),
        ("各乡镇", Role.PARTICIPANT),
    ]
    assert left_over(document) == []


def test_a_sentence_names_who_takes_part_together_and_who_answers_for_all(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "梁河县2024年校车检查方案\n一、检查事项\n（一）明确分工。此次检查由县教育局牵头组织，县公安局、县交通局作为联合部门共同参与。\n"
        "（二）落实责任。各乡镇政府、县开发区管委会对本地校车安全负总责，完善机制。\n（三）检查资质。核对驾驶证。\n",
    )
    told = [[(each.name, each.role) for m in task.measures for each in m.responsibilities] for task in document.tasks]
    assert told == [
        [("县教育局", Role.LEAD), ("县公安局", Role.PARTICIPANT), ("县交通局", Role.PARTICIPANT)],
        [("各乡镇政府", Role.RESPONSIBLE), ("县开发区管委会", Role.RESPONSIBLE)],
        [],
    ]


def test_a_later_clause_names_others_beside_who_leads(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东溪区2023年菜市场改造方案\n一、重点任务\n"
        "（一）改造市场。由区商务局牵头，结合片区更新，区规划局、区市场监管局按职责分工负责，年内改造市场6个。整治占道经营。\n"
        "（二）完善设施。增设冷库2座。定期检修设备。\n（三）规范经营。亮证经营。统一计量器具。\n",
    )
    first, second = document.tasks[0].measures
    assert [(each.name, each.role) for each in first.responsibilities] == [
        ("区商务局", Role.LEAD),
        ("区规划局", Role.RESPONSIBLE),
        ("区市场监管局", Role.RESPONSIBLE),
    ]
    assert second.responsibilities == ()


def test_whom_the_one_sentence_of_a_task_names_is_said_once_of_the_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东溪区2023年菜市场改造方案\n一、重点任务\n（一）改造市场。改造市场6个。整治占道经营。\n"
        "（二）完善设施。增设冷库2座。定期检修设备。\n二、组织保障\n"
        "（一）严格考核。区委督查室牵头，区统计局配合，将菜市场改造纳入街道考核，考核权重不低于2分。\n"
        "（二）加强宣传。区融媒体中心负责开设专栏。\n",
    )
    task = next(task for task in document.tasks if task.title == "严格考核")
    assert [(each.name, each.role) for each in task.responsibilities] == [
        ("区委督查室", Role.LEAD),
        ("区统计局", Role.PARTICIPANT),
    ]
    assert [measure.responsibilities for measure in task.measures] == [()]
