"""Forms in which a plan says by labels, headings and closing sentences what each part is, read from file to tree."""

from __future__ import annotations

from pathlib import Path

from kg.model import Role, Task
from tests.loaders.specimens import left_over, read, tree


def _who(task: Task) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in task.responsibilities]


def test_labels_in_square_brackets_are_read_as_those_with_a_colon(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "临水市2024年档案工作重点清单\n（一）夯实基础\n1.整合库房。\n【目标】年底前完成整合，利用率达到60%。\n"
        "【举措】制定搬迁方案。\n【牵头】市档案局\n【配合】市财政局、市住建局\n2.修复纸质档案。\n【目标】修复3000件。\n"
        "【举措】配备设备。\n【牵头单位】：市档案馆\n【配合单位】：市财政局\n",
    )
    assert tree(document) == [
        ("一", "整合库房", ["年底前完成整合，利用率达到60%。", "制定搬迁方案。"]),
        ("一", "修复纸质档案", ["修复3000件。", "配备设备。"]),
    ]
    assert [_who(task) for task in document.tasks] == [
        [("市档案局", Role.LEAD), ("市财政局", Role.PARTICIPANT), ("市住建局", Role.PARTICIPANT)],
        [("市档案馆", Role.LEAD), ("市财政局", Role.PARTICIPANT)],
    ]
    assert left_over(document) == []


def test_parts_and_tasks_numbered_without_a_stop_behind_the_number(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2025年全省湿地保护工作安排\n第一部分 湿地修复\n任务1 退养还湿\n主要内容：退养3000亩。\n"
        "责任主体：省林业局；协同部门：省水利厅\n时间节点：2025年10月31日前\n"
        "第二部分 监测评估\n任务2 布设监测站点\n主要内容：布设站点20个。\n责任主体：省生态环境厅；协同部门：省林业局\n"
        "时间节点：长期坚持\n",
    )
    assert tree(document) == [("一", "退养还湿", ["退养3000亩。"]), ("二", "布设监测站点", ["布设站点20个。"])]
    assert _who(document.tasks[0]) == [("省林业局", Role.RESPONSIBLE), ("省水利厅", Role.PARTICIPANT)]
    assert [task.deadline.text for task in document.tasks if task.deadline] == ["2025年10月31日前", "长期坚持"]


def test_a_body_with_a_colon_above_items_numbered_anew_is_responsible_for_them(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2021年全省职业培训任务分解\n省教育厅：\n1．扩招5万人。\n2．认定基地30个。\n省人力资源社会保障厅：\n"
        "1．培训80万人次。\n2．新建实训中心2个。\n",
    )
    assert [(task.title, _who(task)) for task in document.tasks] == [
        ("省教育厅", [("省教育厅", Role.RESPONSIBLE)]),
        ("省人力资源社会保障厅", [("省人力资源社会保障厅", Role.RESPONSIBLE)]),
    ]
    assert [[measure.text for measure in task.measures] for task in document.tasks] == [
        ["扩招5万人。", "认定基地30个。"],
        ["培训80万人次。", "新建实训中心2个。"],
    ]


def test_an_article_holds_numbers_in_brackets_and_a_sentence_entrusts_bodies(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "平湖市2021年消费帮扶方案\n第一条 工作目标。帮扶金额10亿元以上。\n第二条 主要任务\n"
        "（一）扩大采购规模。预留份额不低于10%。由市财政局牵头，市供销社配合。\n"
        "（二）提升供给能力。培育主体100家。市农业农村局、市林业局具体负责。\n第三条 保障措施。加强组织领导。\n",
    )
    assert tree(document) == [
        ("二", "扩大采购规模", ["预留份额不低于10%。"]),
        ("二", "提升供给能力", ["培育主体100家。"]),
    ]
    assert [_who(task) for task in document.tasks] == [
        [("市财政局", Role.LEAD), ("市供销社", Role.PARTICIPANT)],
        [("市农业农村局", Role.RESPONSIBLE), ("市林业局", Role.RESPONSIBLE)],
    ]
    assert [section.title for section in document.sections] == ["工作目标", "主要任务", "保障措施"]
