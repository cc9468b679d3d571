"""Schemes of events, each of which says behind labels when, where and for whom it is, and what is done there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument, Role, Task
from tests.loaders.specimens import left_over, read, targets_of, tree

_TREE = [
    ("二", "举办开放日", ["组织学生参观水厂，讲解节水常识。", "现场检测水样50份。"]),
    ("二", "开展巡河培训", ["巡河软件操作方法，问题上报流程等。"]),
    ("二", "组织清河行动", ["发动志愿者清理河道垃圾。"]),
]
_LINES = (
    "沙河县2024年护河周活动方案\n一、活动主题\n爱河护河\n二、主要活动\n"
    "（一）举办开放日\n{when}：3月18日上午9时\n{where}：县水厂（可容纳200人）\n参加人员：学生代表30名\n参加单位：县教育局、团县委\n"
    "活动内容：组织学生参观水厂，讲解节水常识。现场检测水样50份。\n责任单位：县水利局\n"
    "（二）开展巡河培训\n{when}：3月19日\n培训对象：各村河长\n培训内容：巡河软件操作方法，问题上报流程等。（责任单位：县河长办）\n"
    "（三）组织清河行动\n{when}：　　月　　日\n活动主题：清清河水\n{where}：东河两岸\n"
    "活动内容：发动志愿者清理河道垃圾。\n责任单位：县城管局\n三、工作要求\n各镇要高度重视。\n"
)


def _who(task: Task) -> list[tuple[str, Role]]:
    return [(each.name, each.role) for each in task.responsibilities]


def _when(document: PlanDocument) -> list[str | None]:
    return [task.deadline.text if task.deadline else None for task in document.tasks]


@pytest.mark.parametrize(("when", "where"), [("时间", "地点"), ("活动时间", "活动地点"), ("举办时间", "举办地点")])
def test_an_event_is_a_task_whose_labels_say_when_by_whom_and_what(tmp_path: Path, when: str, where: str) -> None:
    document = read(tmp_path, _LINES.format(when=when, where=where))
    assert tree(document) == _TREE
    assert _when(document) == ["3月18日上午9时", "3月19日", None]
    assert [_who(task) for task in document.tasks] == [
        [("县教育局", Role.PARTICIPANT), ("团县委", Role.PARTICIPANT), ("县水利局", Role.RESPONSIBLE)],
        [("县河长办", Role.RESPONSIBLE)],
        [("县城管局", Role.RESPONSIBLE)],
    ]
    assert [target.value for target in (*document.targets, *targets_of(document.tasks[0]))] == [50]
    assert left_over(document) == []


def test_labels_of_an_event_may_be_numbered(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河县2024年读书节活动方案\n一、主要活动\n（一）启动仪式\n1.时间：4月20日\n2.地点：县文化广场\n"
        "3.内容：发布主题。向学校赠书。\n4.承办单位：县教育局\n（二）读书征文\n1.时间：4月至6月\n2.地点：各学校\n"
        "3.内容：征集学生作文。\n4.承办单位：县文旅局\n",
    )
    assert tree(document) == [
        ("一", "启动仪式", ["发布主题。", "向学校赠书。"]),
        ("一", "读书征文", ["征集学生作文。"]),
    ]
    assert _when(document) == ["4月20日", "4月至6月"]
    assert [_who(task) for task in document.tasks] == [
        [("县教育局", Role.RESPONSIBLE)],
        [("县文旅局", Role.RESPONSIBLE)],
    ]


_GLUED = (
    "沙河县2024年护河周活动方案 为普及护河知识，倡导全民爱河护河，根据市河长办通知要求，结合我县实际，制定本方案。"
    "一、宣传重点（一）深入学习宣传贯彻全国水利工作会议精神，大力宣传河湖长制工作取得的显著成效。"
    "（二）宣传报道全县河湖治理的做法和经验，充分展现河湖面貌发生的变化。"
    "（三）宣传护河知识和法律法规，引导公众自觉爱护河道。多形式开展护河宣传，营造爱河护河的浓厚氛围。"
    "二、主要活动（一）举办开放日{when}：3月18日{where}：县水厂参加单位：县教育局活动内容："
    "1.组织学生参观水厂制水流程，讲解节约用水常识，并现场检测水样。（责任单位：县水利局）"
    "2.邀请家长代表走进取水口，实地了解水源保护的各项措施。（责任单位：县住建局）"
    "（二）开展河长业务培训{when}：3月19日培训对象：各村河长培训内容：巡河软件操作方法，问题上报流程和巡河记录填写要求等。"
    "（责任单位：县河长办、各镇）（三）组织清河行动{when}：3月20－22日{where}：东河、西河两岸活动内容："
    "发动志愿者清理河道垃圾，劝导沿河垂钓人员带走垃圾，维护河岸整洁。（责任单位：县城管局）"
    "（四）设置宣传展板{when}：3月18－22日{where}：各村便民服务点活动内容：在人流集中的地方设置展板，介绍节水知识和举报渠道。"
    "（责任单位：各镇）三、相关事项（一）各镇要精心组织，有序开展活动。要及时报送信息，做好宣传报道工作。（二）各村于3月底前报送总结。"
    "（三）县河长办负责收集活动信息。"
)


@pytest.mark.parametrize(("when", "where"), [("时间", "地点"), ("活动时间", "活动地点")])
def test_labels_of_events_are_parted_from_titles_where_breaks_were_lost(tmp_path: Path, when: str, where: str) -> None:
    document = read(tmp_path, _GLUED.format(when=when, where=where))
    assert [(task.title, len(task.measures)) for task in document.tasks] == [
        ("宣传重点", 4),
        ("举办开放日", 2),
        ("开展河长业务培训", 1),
        ("组织清河行动", 1),
        ("设置宣传展板", 1),
        ("相关事项", 4),
    ]
    assert document.tasks[0].measures[0].text.startswith("深入学习宣传贯彻全国水利工作会议精神，")
    assert _when(document)[1:4] == ["3月18日", "3月19日", "3月20－22日"]
    assert _who(document.tasks[1]) == [("县教育局", Role.PARTICIPANT)]
    assert [each.name for measure in document.tasks[1].measures for each in measure.responsibilities] == [
        "县水利局",
        "县住建局",
    ]
    assert [each.name for each in document.tasks[2].responsibilities] == ["县河长办", "各镇"]
    assert left_over(document) == []


def test_a_label_of_one_line_alone_makes_no_event(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河县2024年林区工作方案\n一、重点任务\n（一）修建步道\n建设内容：修建步道20公里。\n完成时间：6月底前\n责任单位：县林业局\n"
        "（二）更新路标\n建设内容：更新路标300块。\n完成时间：9月底前\n责任单位：县交通局\n",
    )
    assert tree(document) == [("一", "修建步道", ["修建步道20公里。"]), ("一", "更新路标", ["更新路标300块。"])]
    assert _when(document) == ["6月底前", "9月底前"]
