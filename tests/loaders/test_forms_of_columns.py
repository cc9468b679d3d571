"""Columns of tables: levels of tasks, cells over several rows, numbers in cells, quarters, kinds and notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument, Role
from loaders import load_document
from tests.loaders.specimens import left_over, read, targets_of, tree

_TITLE = "# 岭南县2025年就业工作任务分解表\n\n"


def _load(folder: Path, text: str, name: str = "plan.md") -> PlanDocument:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load_document(file)


@pytest.mark.parametrize(
    "headers", ["主要任务 | 任务事项 | 具体举措", "重点工作 | 工作内容 | 推进措施", "一级任务 | 二级任务 | 三级任务"]
)
def test_three_levels_side_by_side_are_parts_tasks_and_measures(tmp_path: Path, headers: str) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | {headers} | 牵头单位 |\n|---|---|---|---|---|\n"
        "| 1 | 一、稳定岗位 | （一）落实稳岗政策 | 1.返还失业保险费300万元。 | 县人社局 |\n"
        "| 2 | | | 2.发放稳岗补贴80万元。 | 县财政局 |\n"
        "| 3 | | （二）开发公益岗位 | 3.开发公益性岗位200个。 | 县人社局 |\n"
        "| 4 | 二、提升技能 | （三）开展培训 | 4.培训农民工1500人次。 | 县人社局 |\n",
    )
    assert [(section.number, section.title) for section in document.sections] == [
        ("一", "稳定岗位"),
        ("二", "提升技能"),
    ]
    assert tree(document) == [
        ("一", "落实稳岗政策", ["返还失业保险费300万元。", "发放稳岗补贴80万元。"]),
        ("一", "开发公益岗位", ["开发公益性岗位200个。"]),
        ("二", "开展培训", ["培训农民工1500人次。"]),
    ]
    assert not left_over(document)


def test_three_columns_that_each_row_fills_are_a_task_and_two_measures(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 重点工作 | 主要内容 | 推进措施 | 牵头单位 |\n|---|---|---|---|---|\n"
        "| 1 | 稳定岗位 | 落实稳岗政策。 | 返还失业保险费300万元。 | 县人社局 |\n"
        "| 2 | 提升技能 | 开展培训。 | 培训农民工1500人次。 | 县人社局 |\n",
    )
    assert tree(document) == [
        (None, "稳定岗位", ["落实稳岗政策。", "返还失业保险费300万元。"]),
        (None, "提升技能", ["开展培训。", "培训农民工1500人次。"]),
    ]


def test_a_measure_over_several_rows_of_a_task_is_read_once(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "<html><body><p>岭南县2025年就业工作任务分解表</p><table>"
        "<tr><td>工作任务</td><td>主要措施</td><td>工作目标</td><td>责任单位</td></tr>"
        "<tr><td rowspan='2'>提升技能</td><td rowspan='2'>开展补贴性培训。</td>"
        "<td>培训1.5万人次</td><td>县财政局</td></tr>"
        "<tr><td>新增高技能人才800人</td><td>县教育局</td></tr>"
        "<tr><td>稳定岗位</td><td>落实稳岗返还。</td><td>惠及企业300家</td><td>县人社局</td></tr></table></body></html>",
        "plan.html",
    )
    assert tree(document) == [(None, "提升技能", ["开展补贴性培训。"]), (None, "稳定岗位", ["落实稳岗返还。"])]


def test_a_title_beside_a_number_loses_the_one_of_its_part(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 任务类别 | 重点任务 | 具体举措 | 责任单位 |\n|---|---|---|---|---|\n"
        "| 1 | 一、稳定岗位 | （一）落实稳岗政策 | 返还失业保险费300万元。 | 县人社局 |\n"
        "| 2 | | （二）开发公益岗位 | 开发公益性岗位200个。 | 县人社局 |\n",
    )
    assert [(task.number, task.title) for task in document.tasks] == [("1", "落实稳岗政策"), ("2", "开发公益岗位")]


def test_a_leader_in_the_first_row_alone_is_that_of_the_task(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 重点任务 | 具体措施 | 牵头单位 | 责任单位 |\n|---|---|---|---|\n"
        "| 提升技能 | 开展培训1.5万人次。 | 县人社局 | 县财政局 |\n| | 新增高技能人才800人。 | | 县教育局 |\n",
    )
    (task,) = document.tasks
    assert [(each.name, each.role) for each in task.responsibilities] == [("县人社局", Role.LEAD)]
    assert [[each.name for each in m.responsibilities] for m in task.measures] == [["县财政局"], ["县教育局"]]


def test_who_is_named_once_left_of_several_tasks_is_responsible_for_all_of_them(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 责任单位 | 工作任务 | 完成时限 |\n|---|---|---|\n| 县人社局 | 开展培训1500人次。 | 6月底 |\n"
        "| | 开发公益性岗位200个。 | 12月底 |\n| 县教育局 | 建设实训基地2个。 | 9月底 |\n",
    )
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["县人社局"],
        ["县人社局"],
        ["县教育局"],
    ]


def test_numbers_before_names_in_a_cell_are_none_of_these(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 重点任务 | 具体措施 | 责任单位 |\n|---|---|---|---|\n"
        "| 1 | 提升技能 | 开展培训1500人次。 | 1.县人社局<br>2.县财政局 |\n"
        "| 2 | 稳定岗位 | 开发公益性岗位200个。 | ①县人社局②各乡镇政府 |\n",
    )
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["县人社局", "县财政局"],
        ["县人社局", "各乡镇政府"],
    ]
    assert not left_over(document)


def test_what_stands_below_a_quarter_is_to_be_done_in_it(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 重点工作 | 一季度 | 二季度 | 下半年 | 责任科室 |\n|---|---|---|---|---|---|\n"
        "| 1 | 提升技能 | 印发方案。 | 5月底前完成招标。 | 培训1500人次。 | 培训科 |\n",
    )
    times = [measure.deadline.text if measure.deadline else None for measure in document.tasks[0].measures]
    assert times == ["一季度", "5月底前", "下半年"]


def test_kinds_behind_tasks_and_notes_across_a_table_title_no_parts(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 反馈问题 | 整改措施 | 责任单位 | 整改类型 |\n|---|---|---|---|---|\n"
        "| 1 | 补贴发放迟缓 | （一）核查台账126份。（二）补发补贴215笔。 | 县人社局 | 限期整改 |\n"
        "| 2 | 培训不实 | 关停机构3家。 | 县教育局 | 立行立改 |\n| 注：整改类型按县专班意见填写。 | | | | |\n",
    )
    assert not document.sections
    assert tree(document) == [
        (None, "补贴发放迟缓", ["核查台账126份。", "补发补贴215笔。"]),
        (None, "培训不实", ["关停机构3家。"]),
    ]
    assert [target.indicator for target in targets_of(document.tasks[1])] == ["关停机构数量"]


def test_amounts_below_years_are_what_the_title_is_to_reach(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 指标任务 | 2025年目标 | 2026年目标 | 责任单位 |\n|---|---|---|---|---|\n"
        "| 1 | 新增就业岗位 | 3000个 | 3500个 | 县人社局 |\n| 2 | 技能培训合格率 | 92% | 95% | 县教育局 |\n",
    )
    assert tree(document) == [(None, "新增就业岗位", []), (None, "技能培训合格率", [])]
    told = [[(str(t.value), t.unit, t.period) for t in task.targets] for task in document.tasks]
    assert told == [[("3000", "个", "2025"), ("3500", "个", "2026")], [("92", "%", "2025"), ("95", "%", "2026")]]
    assert not left_over(document)


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_card_for_each_task_is_a_row_below_its_labels(tmp_path: Path, form: str) -> None:
    cards = [
        [["任务名称", "提升技能", "完成时限", "6月底"], ["工作措施", "培训1500人次。", "牵头单位", "县人社局"]],
        [["任务名称", "稳定岗位", "完成时限", "12月底"], ["工作措施", "开发岗位200个。", "牵头单位", "县财政局"]],
    ]
    if form == "md":
        tables = ["\n".join(["| " + " | ".join(r) + " |" for r in card[:1]] + ["|---|---|---|---|"]
                            + ["| " + " | ".join(r) + " |" for r in card[1:]]) for card in cards]  # fmt: skip
        text = _TITLE + "\n\n".join(tables) + "\n"
    else:
        rows = ["".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in card) for card in cards]
        text = "<p>岭南县2025年就业工作任务清单</p>" + "".join(f"<table>{row}</table>" for row in rows)
        text = f"<html><body>{text}</body></html>"
    document = _load(tmp_path, text, f"plan.{form}")
    assert tree(document) == [(None, "提升技能", ["培训1500人次。"]), (None, "稳定岗位", ["开发岗位200个。"])]
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [["县人社局"], ["县财政局"]]
    assert [task.deadline.text for task in document.tasks if task.deadline] == ["6月底", "12月底"]


def test_a_header_may_rule_that_the_first_leads(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 工作内容 | 完成时限 | 责任单位（第一个为牵头单位） |\n|---|---|---|---|\n"
        "| 1 | 签订责任书。 | 3月底 | 县人社局、县财政局 |\n| 2 | 培训1500人次。 | 6月底 | 县教育局、县人社局 |\n",
    )
    roles = [[each.role for each in task.responsibilities] for task in document.tasks]
    assert roles == [[Role.LEAD, Role.PARTICIPANT], [Role.LEAD, Role.PARTICIPANT]]


def test_whose_the_trouble_is_is_not_who_sees_to_it(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "# 岭南县安全隐患整改清单\n\n2025年6月20日\n\n| 序号 | 隐患单位 | 隐患内容 | 整改措施 | 责任单位 |\n"
        "|---|---|---|---|---|\n| 1 | 长兴化工有限公司 | 储罐未设切断阀。 | 加装切断阀。 | 县应急局 |\n",
    )
    assert [each.name for each in document.tasks[0].responsibilities] == ["县应急局"]


def test_indicators_with_who_is_responsible_are_tasks_that_reach_their_values(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "# 岭南县2025年就业主要指标任务分解表\n\n| 序号 | 指标名称 | 单位 | 年度目标 | 牵头单位 | 责任单位 |\n"
        "|---|---|---|---|---|---|\n| 1 | 城镇新增就业 | 人 | 3500 | 县人社局 | 县统计局 |\n"
        "| 2 | 培训合格率 | % | 90以上 | 县人社局 | 县教育局 |\n",
    )
    assert [task.title for task in document.tasks] == ["城镇新增就业", "培训合格率"]
    told = [(str(t.value), t.unit, t.period) for task in document.tasks for t in task.targets]
    assert told == [("3500", "人", "2025"), ("90", "%", "2025")]
    roles = [(each.name, each.role) for each in document.tasks[1].responsibilities]
    assert roles == [("县人社局", Role.LEAD), ("县教育局", Role.RESPONSIBLE)]


def test_a_unit_beside_a_goal_is_no_department(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 目标任务 | 单位 | 目标值 | 责任单位 |\n|---|---|---|---|---|\n"
        "| 1 | 开展技能培训 | 人次 | 1500 | 县人社局 |\n",
    )
    assert [each.name for each in document.tasks[0].responsibilities] == ["县人社局"]
    assert [(str(t.value), t.unit) for t in targets_of(document.tasks[0])] == [("1500", "人次")]


def test_quarters_below_a_header_of_progress_hold_what_is_done_in_each(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "<html><body><h2>北岗县2025年水利实事计划表</h2><table>"
        "<tr><td rowspan=2>序号</td><td rowspan=2>项目名称</td><td rowspan=2>建设内容</td>"
        "<td colspan=3>进度安排</td><td rowspan=2>责任单位</td></tr>"
        "<tr><td>一季度</td><td>二季度</td><td>三季度</td></tr>"
        "<tr><td>1</td><td>灌渠衬砌</td><td>衬砌灌渠21公里。</td><td>完成招标</td><td>衬砌9公里</td><td>完工验收</td>"
        "<td>县水利局</td></tr></table></body></html>",
        "plan.html",
    )
    task = document.tasks[0]
    times = [measure.deadline.text if measure.deadline else None for measure in task.measures]
    assert [m.text for m in task.measures] == ["衬砌灌渠21公里。", "完成招标", "衬砌9公里", "完工验收"]
    assert (task.deadline, times) == (None, [None, "一季度", "二季度", "三季度"])


@pytest.mark.parametrize("header", ["阶段", "工作阶段", "实施步骤"])
def test_stages_title_what_is_done_in_them(tmp_path: Path, header: str) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| {header} | 时间 | 工作内容 | 责任单位 |\n|---|---|---|---|\n"
        "| 摸底阶段 | 2025年2月 | 排查零工市场。 | 县人社局 |\n"
        "| | | 建立求职台账。 | 各乡镇 |\n"
        "| 帮扶阶段 | 2025年3月—9月 | 开展送岗下乡8场。 | 县人社局 |\n",
    )
    assert tree(document) == [
        (None, "摸底阶段", ["排查零工市场。", "建立求职台账。"]),
        (None, "帮扶阶段", ["开展送岗下乡8场。"]),
    ]
    assert [task.deadline.text if task.deadline else None for task in document.tasks] == ["2025年2月", "2025年3月—9月"]


def test_the_theme_of_an_event_titles_what_is_done(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 活动主题 | 活动内容 | 活动时间 | 主办单位 |\n|---|---|---|---|\n"
        "| 春风行动启动会 | 发布岗位清单。 | 2月6日 | 县人社局 |\n"
        "| 技能开放日 | 培训学员90名。 | 5月中旬 | 县人社局 |\n",
    )
    assert tree(document) == [(None, "春风行动启动会", ["发布岗位清单。"]), (None, "技能开放日", ["培训学员90名。"])]


def test_how_a_value_is_scored_is_no_measure(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 一级指标 | 二级指标 | 目标值 | 权重 | 评分标准 | 责任单位 |\n|---|---|---|---|---|---|\n"
        "| 就业 | 新增就业人数 | 3100人 | 20 | 每少100人扣1分 | 县人社局 |\n"
        "| | 失业率 | ≤5% | 10 | 超过不得分 | 县人社局 |\n",
    )
    assert tree(document) == [("1", "新增就业人数", []), ("1", "失业率", [])]
    told = [f"{t.indicator} {t.value}" for task in document.tasks for t in targets_of(task)]
    assert told == ["新增就业人数 3100", "失业率 5"]


def test_an_amount_alone_is_promised_once_in_the_name_of_its_task(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 序号 | 任务 | 主要内容 | 责任单位 |\n|---|---|---|---|\n"
        "| 1 | 零工驿站 | 建成14家以上 | 县人社局 |\n| 2 | 创业担保贷款 | 新增2亿元 | 县人社局 |\n"
        "| 3 | 公寓改造 | 改造60间 | 县人社局 |\n",
    )
    assert [t.indicator for t in targets_of(document.tasks[2])] == ["公寓改造数量"]
    told = [[f"{t.value}{t.unit}" for t in targets_of(task)] for task in document.tasks]
    assert told == [["14家"], ["2亿元"], ["60间"]]


def test_amounts_of_years_beside_other_measures_are_promised_for_their_years(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "# 岭南县就业服务任务清单（2025—2026年）\n\n"
        "| 序号 | 任务 | 主要内容 | 2025年 | 2026年 | 责任单位 |\n|---|---|---|---|---|---|\n"
        "| 1 | 零工驿站 | 完善服务体系 | 建成6家 | 累计建成15家 | 县人社局 |\n",
    )
    assert [f"{t.value} {t.period}" for t in targets_of(document.tasks[0])] == ["6 2025", "15 2026"]
    assert tree(document) == [(None, "零工驿站", ["完善服务体系", "建成6家", "累计建成15家"])]


def test_amounts_of_years_beside_a_title_that_counts_several_things_say_not_which(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        "# 岭南县公交任务清单（2025—2026年）\n\n| 序号 | 任务 | 2025年 | 2026年 | 责任单位 |\n|---|---|---|---|---|\n"
        "| 1 | 新建站台40个，改造20个 | 20个 | 20个 | 县交通局 |\n"
        "| 2 | 更新5G基站30座 | 10座 | 20座 | 县交通局 |\n",
    )
    told = [[f"{t.value}{t.unit} {t.period}" for t in task.targets] for task in document.tasks]
    assert told == [["40个 2026", "20个 2026"], ["30座 2026", "10座 2025", "20座 2026"]]


def test_months_that_head_goals_are_when_these_are_reached(tmp_path: Path) -> None:
    document = _load(
        tmp_path,
        f"{_TITLE}| 重点工作 | 年度目标 | 1—3月目标 | 1—6月目标 | 责任单位 |\n|---|---|---|---|---|\n"
        "| 创业扶持 | 扶持创业者90人 | 扶持20人 | 扶持50人 | 县人社局 |\n"
        "| 技能培训 | 开班30期 | 开班8期 | 开班16期 | 县人社局 |\n",
    )
    times = [[m.deadline.text if m.deadline else None for m in task.measures] for task in document.tasks]
    assert times == [[None, "1—3月", "1—6月"], [None, "1—3月", "1—6月"]]


def test_who_leads_and_is_printed_among_the_helpers_only_leads(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 清河县2024年治水任务清单\n\n| 重点任务 | 牵头单位 | 配合单位 |\n|---|---|---|\n"
        "| 1.疏浚河道。 | 县水务局、各镇 | 县财政局、各镇 |\n| 2.巡查堤防。 | 各镇 | 各镇 |\n",
        suffix=".md",
    )
    assert [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks] == [
        [("县水务局", Role.LEAD), ("各镇", Role.LEAD), ("县财政局", Role.PARTICIPANT)],
        [("各镇", Role.LEAD)],
    ]
    assert left_over(document) == []


def test_what_one_header_goes_over_is_done_and_a_label_beside_it_is_not(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>清河县2025年水利工程任务表</h1><table>"
        "<tr><th>序号</th><th>项目</th><th colspan='2'>建设内容</th><th>责任单位</th><th>完成时限</th></tr>"
        "<tr><td>1</td><td>加固堤防</td><td colspan='2'>加固堤防7公里。清淤河道3公里。</td>"
        "<td>县水务局</td><td>5月底</td></tr>"
        "<tr><td rowspan='2'>2</td><td rowspan='2'>改造灌区</td><td>（1）渠系</td>"
        "<td>衬砌渠道26公里，改造水闸9座。</td>"
        "<td rowspan='2'>县水务局</td><td>9月底</td></tr>"
        "<tr><td>（2）管护</td><td>落实管护员40名。</td><td>11月底</td></tr></table></body></html>"
    )
    document = read(tmp_path, page, suffix=".html")
    assert tree(document) == [
        (None, "加固堤防", ["加固堤防7公里。", "清淤河道3公里。"]),
        (None, "改造灌区", ["衬砌渠道26公里，改造水闸9座。", "落实管护员40名。"]),
    ]
    assert [measure.deadline.text for measure in document.tasks[1].measures if measure.deadline] == ["9月底", "11月底"]
    assert not left_over(document)
