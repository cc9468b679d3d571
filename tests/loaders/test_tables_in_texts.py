"""Tables beside a text that has tasks too: in the middle of it, below a heading of its own, or as an annex."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument
from loaders import load_document
from tests.loaders.specimens import left_over, read, tree

_TABLE = (
    "| 序号 | 重点任务 | 具体措施 | 责任单位 |\n|---|---|---|---|\n"
    "| 3 | 清理河道 | 清理河道15公里。 | 区水务局 |\n| 4 | 修复岸线 | 修复岸线8公里。 | 区林业局 |\n"
)
_TEXT = (
    "# 云台区2025年河湖治理工作要点\n\n一、压实责任\n\n1.落实巡河责任。河长每月巡河2次。（区河长办负责）\n\n"
    "2.完善述职制度。出台述职办法。（区河长办负责）\n\n"
)


def _load(folder: Path, text: str) -> PlanDocument:
    file = folder / "plan.md"
    file.write_text(text, encoding="utf-8")
    return load_document(file)


@pytest.mark.parametrize("behind", ["", "三、加强宣传\n\n5.办好展览。举办展览3场。（区文旅局负责）\n"])
def test_a_table_below_a_heading_holds_the_tasks_of_that_part(tmp_path: Path, behind: str) -> None:
    document = _load(tmp_path, f"{_TEXT}二、河湖治理\n\n{_TABLE}\n{behind}")
    assert tree(document)[:4] == [
        ("一", "落实巡河责任", ["河长每月巡河2次。"]),
        ("一", "完善述职制度", ["出台述职办法。"]),
        ("二", "清理河道", ["清理河道15公里。"]),
        ("二", "修复岸线", ["修复岸线8公里。"]),
    ]
    assert [task.number for task in document.tasks] == ["1", "2", "3", "4", *(["5"] if behind else [])]
    assert not left_over(document)


def test_a_table_below_the_mark_of_an_annex_stays_apart(tmp_path: Path) -> None:
    document = _load(tmp_path, f"{_TEXT}附件\n\n重点任务清单\n\n{_TABLE}")
    assert [task.number for task in document.tasks] == ["1", "2", "附件-3", "附件-4"]
    assert [task.section for task in document.tasks] == ["一", "一", None, None]


_PLAN = (
    "# 云台区2025年清洁空气攻坚方案\n\n## 一、主要任务\n\n（一）推进散煤治理。改造清洁取暖500户。\n\n"
    "（二）强化应急减排。更新应急减排清单。\n\n"
)


def test_a_plan_and_the_list_in_its_annex_are_both_read(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_PLAN}## 附件1 各街镇改善目标\n\n| 街镇 | 降尘量（吨） | 天数（天） |\n|---|---|---|\n| 甲镇 | 55 | 7 |\n\n"
        "## 附件2 重点任务清单\n\n| 类别 | 重点工作 | 主要任务 | 完成时限 |\n|---|---|---|---|\n"
        "| 产业结构 | 淘汰落后产能 | 淘汰砖瓦窑2家。 | 10月底前 |\n"
        "| 能源结构 | 改造锅炉 | 改造锅炉9台。 | 12月底前 |\n",
    )
    assert tree(document) == [
        ("一", "推进散煤治理", ["改造清洁取暖500户。"]),
        ("一", "强化应急减排", ["更新应急减排清单。"]),
        ("附件-1", "淘汰落后产能", ["淘汰砖瓦窑2家。"]),
        ("附件-2", "改造锅炉", ["改造锅炉9台。"]),
    ]
    assert not left_over(document)


def test_a_notice_that_hands_a_table_out_has_the_tasks_of_the_table_alone(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "# 云台区关于印发《2025年清洁空气任务清单》的通知\n\n一、提高认识。各单位要提高认识。\n\n"
        f"二、按时报送。各单位每月报送进展。\n\n附件\n\n2025年清洁空气任务清单\n\n{_TABLE}",
    )
    assert [task.title for task in document.tasks] == ["清理河道", "修复岸线"]


def test_a_table_of_figures_below_the_last_task_is_none_of_its_measures(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TEXT}附表\n\n2025年河湖治理任务分解表\n\n| 街镇 | 清淤（公里） | 绿化（亩） |\n|---|---|---|\n"
        "| 甲镇 | 6 | 20 |\n| 合计 | 6 | 20 |\n",
    )
    assert tree(document) == [
        ("一", "落实巡河责任", ["河长每月巡河2次。"]),
        ("一", "完善述职制度", ["出台述职办法。"]),
    ]
    assert not left_over(document)


def test_the_title_in_the_first_row_of_a_table_beside_a_text_is_none_of_its_measures(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TEXT}附件\n\n| 河湖治理目标任务 | | | |\n|---|---|---|---|\n" + _TABLE.replace("|---|---|---|---|\n", ""),
    )
    assert [task.title for task in document.tasks] == ["落实巡河责任", "完善述职制度", "清理河道", "修复岸线"]
    assert [measure.text for measure in document.tasks[1].measures] == ["出台述职办法。"]
    assert not left_over(document)


def test_a_plan_is_read_with_the_table_that_a_title_below_it_opens_one_cell_a_line(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县林业局关于印发《丰县林业工作方案》的通知\n各科室：\n现将方案印发给你们。\n丰县林业局\n2024年5月6日\n丰县林业工作方案\n"
        "一、主要任务\n（一）加强巡护。完善巡护制度。新建站点3个。\n（二）扩大绿地。种植树木。补植花草。\n"
        "林业工作任务分解表\n序号\n内容\n牵头部门\n配合部门\n备注\n"
        "1\n修订巡护办法，印发执行。\n资源科\n财务科\n无\n2\n采购苗木，组织栽种。\n造林科\n财务科\n无\n3\n开展检查，通报结果。\n资源科\n办公室\n无\n",
    )
    assert [task.title for task in document.tasks][:2] == ["加强巡护", "扩大绿地"]
    assert [[r.name for r in task.responsibilities] for task in document.tasks][2:] == [
        ["资源科", "财务科"], ["造林科", "财务科"], ["资源科", "办公室"],
    ]  # fmt: skip


def test_a_table_of_stages_stands_beside_the_tasks_of_the_text(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 北乡县2024年清河行动方案\n\n一、工作措施\n\n（一）清理河道。清淤27公里。\n\n"
        "（二）整治排口。封堵排口16个。\n\n"
        "（三）巡查管护。落实巡河制度。\n\n二、时间安排\n\n| 阶段 | 时间 | 主要工作 |\n|---|---|---|\n"
        "| 排查阶段 | 3月 | 摸清底数。 |\n| 整治阶段 | 4月—9月 | 完成清淤。 |\n",
        suffix=".md",
    )
    assert tree(document) == [
        ("一", "清理河道", ["清淤27公里。"]),
        ("一", "整治排口", ["封堵排口16个。"]),
        ("一", "巡查管护", ["落实巡河制度。"]),
        ("二", "排查阶段", ["摸清底数。"]),
        ("二", "整治阶段", ["完成清淤。"]),
    ]
    assert [task.deadline.text if task.deadline else None for task in document.tasks[3:]] == ["3月", "4月—9月"]


def test_a_plan_is_read_by_its_text_where_no_row_of_its_table_can_be(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "白鹭县林业局2024年工作思路 2024年是关键之年，要抓好林业工作。"
        "一、抓资源保护（一）加强巡护管理。一是完善巡护制度，每月通报巡护情况。"
        "二是新建管护站点，配备巡护装备，提升巡护能力。（二）加强病虫防治。一是开展普查，建立台账，及时除治疫木。二是落实检疫，严防疫情传入。"
        "二、抓产业发展（一）发展林下经济。一是推广林菌种植，培育示范基地。二是扶持合作社，拓宽销售渠道。（二）发展森林旅游。"
        "建设步道驿站，举办赏花节庆，建立健全长效机制。 附件：2024年主要任务责任分解表 "
        "附件2024年主要任务责任分解表 序号项目内容责任领导责任处室责任人完成时间"
        "1护林站点建设 王 浩资源处叶海2024年12月2疫木除治2024年12月3培育示范基地"
        "李 明赵江产业处陈榕2024年6月\n",
    )
    assert [(task.number, task.title) for task in document.tasks] == [
        ("1-1", "加强巡护管理"),
        ("1-2", "加强病虫防治"),
        ("2-1", "发展林下经济"),
        ("2-2", "发展森林旅游"),
    ]
    assert [measure.text for measure in document.tasks[-1].measures] == [
        "建设步道驿站，举办赏花节庆，建立健全长效机制。"
    ]


def test_cells_below_the_caption_of_a_table_are_no_measures_of_the_task_that_it_stands_in(tmp_path: Path) -> None:
    cells = "\n\n".join(("年份", "泵站", "规模（立方米）", "2024年", "东桥泵站", "4.42", "2025年", "西桥泵站", "14.00"))
    goals = "\n\n".join(
        ("片区", "目标", "东片", "以东湖为重点，建成清水片区。", "西片", "结合旧河疏浚，恢复水系连通。")
    )
    document = read(
        tmp_path,
        "# 清河县水利局2024年排水工作方案\n\n一、主要任务\n\n（一）改造泵站。分年实施改造。（责任单位：县水利局）\n\n"
        f"表1 清河县泵站改造计划表\n\n{cells}\n\n图1 泵站位置示意图\n\n"
        f"（二）治理河湖。建设清水片区。（责任单位：县水利局）\n\n表2 片区建设目标表\n\n{goals}\n\n"
        "（三）清理管网。开展清淤。（责任单位：县住建局）\n",
        suffix=".md",
    )
    assert tree(document) == [
        ("一", "改造泵站", ["分年实施改造。"]),
        ("一", "治理河湖", ["建设清水片区。"]),
        ("一", "清理管网", ["开展清淤。"]),
    ]
    assert not left_over(document)


def test_a_row_with_more_cells_than_its_table_has_headers_is_read(tmp_path: Path) -> None:
    register = (
        "|  |  |  |  |\n| --- | --- | --- | --- |\n"
        "| 序号 | 桥梁名称 | 任务内容 | 处置措施 |\n| 1 | 南门桥 | 检测 | 加固 | 已报 | 甲 |\n"
    )
    file = tmp_path / "plan.txt"
    file.write_text(f"{_TEXT}附件\n桥梁台账\n{register}", encoding="utf-8")
    document = load_document(file)
    assert [task.title for task in document.tasks][:2] == ["落实巡河责任", "完善述职制度"]
