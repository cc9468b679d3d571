"""Parts and items without printed numbers, and numbers of the forms 1.1 and 1.1.1."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.model import PlanDocument
from tests.loaders.conftest import ReadPlan
from tests.loaders.specimens import read


def outline(document: PlanDocument) -> list[tuple[str | None, str, list[str]]]:
    titles = {section.number: section.title for section in document.sections}
    return [
        (titles.get(task.section or ""), task.title, [measure.text for measure in task.measures])
        for task in document.tasks
    ]


def test_marked_headings_and_bullets_stand_for_parts_and_items(read_plan: ReadPlan) -> None:
    text = (
        "# 某市2024年渔业工作要点\n\n## 总体要求\n\n渔业产值增长6%。\n\n## 重点任务\n\n### 发展设施渔业\n\n"
        "- 改造池塘2万亩。（责任处室：养殖处）\n- 新建种业园2个。（责任处室：种业处）\n\n### 强化执法\n\n"
        "- 开展联合巡航12次。（责任处室：渔政处）\n"
    )
    document = read_plan(text, name="plan.md")
    assert outline(document) == [
        ("重点任务", "发展设施渔业", ["改造池塘2万亩。", "新建种业园2个。"]),
        ("重点任务", "强化执法", ["开展联合巡航12次。"]),
    ]
    assert [section.printed_number for section in document.sections] == [None, None]
    assert document.coverage is not None
    assert document.coverage.unassigned == ()


def test_short_lines_between_numbers_that_run_on_are_parts(read_plan: ReadPlan) -> None:
    text = (
        "关于做好2022年渔业工作的意见\n提出如下意见。\n稳住水产供给\n（一）扩大养殖。新增网箱300口。推广良种。\n"
        "（二）提升加工。新建加工厂2家。\n守住安全底线\n（三）管好渔船。检验渔船800艘。\n（四）防好灾害。储备救生衣。\n"
    )
    assert [(section, title) for section, title, _ in outline(read_plan(text, name="plan.txt"))] == [
        ("稳住水产供给", "扩大养殖"),
        ("稳住水产供给", "提升加工"),
        ("守住安全底线", "管好渔船"),
        ("守住安全底线", "防好灾害"),
    ]


def test_ordinals_number_the_tasks_where_nothing_else_does(read_plan: ReadPlan) -> None:
    text = (
        "某市2024年渔业工作要点\n一要抓好养殖。新增网箱300口。\n二要抓好加工。新建加工厂2家。\n"
        "三要抓好执法。巡航12次。\n"
    )
    assert outline(read_plan(text, name="plan.txt")) == [
        (None, "抓好养殖", ["新增网箱300口。"]),
        (None, "抓好加工", ["新建加工厂2家。"]),
        (None, "抓好执法", ["巡航12次。"]),
    ]


def test_decimal_numbers_nest(read_plan: ReadPlan) -> None:
    text = (
        "某市2024年渔业工作要点\n1 发展养殖产业\n1.1 扩大规模。新增网箱300口。（养殖处负责）\n"
        "1.2 推广良种。建设园区2个。（种业处负责）\n"
        "2 强化渔政执法\n2.1 开展巡航。巡航12次。（渔政处牵头，养殖处配合）\n"
    )
    assert outline(read_plan(text, name="plan.txt")) == [
        ("发展养殖产业", "扩大规模", ["新增网箱300口。"]),
        ("发展养殖产业", "推广良种", ["建设园区2个。"]),
        ("强化渔政执法", "开展巡航", ["巡航12次。"]),
    ]


def test_items_may_stand_one_level_deeper_in_one_part(read_plan: ReadPlan) -> None:
    text = (
        "某县2022年目标任务分解方案\n一、主要指标\n（一）渔业产值增长7%。（牵头单位：县农业局）\n（二）水产品产量增长3%。（牵头单位：县统计局）\n"
        "二、重点工作\n（一）发展养殖业\n1.新增网箱300口。（牵头单位：县渔业中心）\n2.建设园区2个。（牵头单位：县种业中心）\n"
    )
    assert outline(read_plan(text, name="plan.txt")) == [
        ("主要指标", "主要指标", ["渔业产值增长7%。", "水产品产量增长3%。"]),
        ("重点工作", "发展养殖业", ["新增网箱300口。", "建设园区2个。"]),
    ]


def test_who_is_responsible_may_stand_without_brackets_at_the_end(read_plan: ReadPlan) -> None:
    text = (
        "某市2024年渔业实事\n一、实事\n1.新增网箱。新增网箱300口。牵头单位：市渔业局；责任单位：市财政局、各区政府\n"
        "2.改造渔港。改造渔港2座。责任单位：市港航局 完成时限：10月底前\n"
    )
    document = read_plan(text, name="plan.txt")
    assert [
        ([(r.name, r.role.name) for r in task.responsibilities], task.deadline and task.deadline.text)
        for task in document.tasks
    ] == [
        ([("市渔业局", "LEAD"), ("市财政局", "RESPONSIBLE"), ("各区政府", "RESPONSIBLE")], None),
        ([("市港航局", "RESPONSIBLE")], "10月底前"),
    ]


def test_a_half_year_account_reports_on_its_own_year(read_plan: ReadPlan) -> None:
    text = (
        "某区渔业局2023年上半年工作总结及下半年工作谋划\n一、2023年上半年工作总结\n2023年上半年，水产品产量1.2万吨，增长4%。\n"
        "二、下半年工作谋划\n（一）抓好秋季养殖。新增网箱300口。\n（二）抓好加工。新建加工厂2家。\n"
    )
    document = read_plan(text, name="plan.txt")
    assert [(str(each.value), each.unit) for each in document.outcomes] == [("1.2", "万吨"), ("4", "%")]
    assert [task.title for task in document.tasks] == ["抓好秋季养殖", "抓好加工"]


def test_tasks_that_are_counted_in_words_have_their_labels_dissolved(read_plan: ReadPlan) -> None:
    text = (
        "某县2023年重点工作任务书\n任务一：做强渔业\n工作目标：产值突破30亿元。\n主要措施：\n1.改造池塘500亩。\n2.举办渔节1次。\n"
        "责任单位：县渔业中心\n责任领导：李建平\n完成时限：11月底\n任务二：建设渔村\n工作目标：创建示范村8个。\n主要措施：\n"
        "1.改造码头2处。\n2.整治环境。\n责任单位：县乡村振兴局\n责任领导：王海燕\n完成时限：12月底\n"
    )
    document = read_plan(text, name="plan.txt")
    assert outline(document) == [
        ("做强渔业", "做强渔业", ["产值突破30亿元。", "改造池塘500亩。", "举办渔节1次。"]),
        ("建设渔村", "建设渔村", ["创建示范村8个。", "改造码头2处。", "整治环境。"]),
    ]
    assert [
        ([r.name for r in task.responsibilities], task.deadline and task.deadline.text) for task in document.tasks
    ] == [(["县渔业中心"], "11月底"), (["县乡村振兴局"], "12月底")]


def test_titled_paragraphs_below_a_heading_are_the_tasks_beside_parts_that_are(read_plan: ReadPlan) -> None:
    text = (
        "关于做好2021年渔业安全工作的通知\n一、深化整治\n各县要排查隐患。（市应急局、市渔业局负责）\n二、强化监管\n"
        "（一）渔船安全。检验渔船800艘。（市渔业局负责）\n（二）港口安全。巡查12次。（市港航局负责）\n三、抓好宣传\n举办活动3场。（市渔业局负责）\n"
    )
    assert [(section, title) for section, title, _ in outline(read_plan(text, name="plan.txt"))] == [
        ("深化整治", "深化整治"),
        ("强化监管", "渔船安全"),
        ("强化监管", "港口安全"),
        ("抓好宣传", "抓好宣传"),
    ]


def test_a_header_that_spans_columns_of_its_table_is_widened(read_plan: ReadPlan) -> None:
    text = (
        "2022年某市公开任务清单\n工作任务 | 具体要求 | 责任单位 | 时限要求 | ||\n"
        "一、渔业信息公开 | （一）政策解读。 | 1 | 公开政策30项。 | 市渔业局牵头，市财政局配合 | 持续推进 |\n"
        "2 | 发布材料50篇以上。 | 市渔业局 | 6月底前 | ||\n"
        "（二）互动回应。 | 3 | 开展访谈12期。 | 各部门 | 12月底前 |\n"
    )
    document = read_plan(text, name="plan.txt")
    assert outline(document) == [
        ("渔业信息公开", "政策解读", ["公开政策30项。", "发布材料50篇以上。"]),
        ("渔业信息公开", "互动回应", ["开展访谈12期。"]),
    ]
    assert [measure.deadline and measure.deadline.text for measure in document.tasks[0].measures] == [
        "持续推进",
        "6月底前",
    ]


def test_the_sole_item_of_a_heading_with_lines_on_who_and_when_is_the_text_of_the_task(read_plan: ReadPlan) -> None:
    text = (
        "某省渔业便民行动方案\n一、重点内容\n（一）渔港政策。主要包括港口建设。\n牵头单位：省渔业局\n（二）渔船政策。主要包括渔船更新。\n"
        "牵头单位：省农业厅\n（三）补贴政策。主要包括燃油补贴。\n牵头单位：省财政厅\n二、主要措施\n（一）形成政策清单。\n"
        "1．各地要对已经出台的渔港、渔船、养殖和加工政策逐条梳理，用渔民和企业熟悉的语言解读核心条款，形成清单。"
        "各单位要汇总政策。\n责任单位：省渔业局、省财政厅\n完成时限：2019年7月底前\n"
        "（二）形成服务流程。\n2．各单位要公布办理环节、成本和时限，形成流程图。\n责任单位：省渔业局\n完成时限：2019年9月底前\n"
    )
    *_, task, _ = read_plan(text, name="plan.txt").tasks
    assert task.title == "形成政策清单"
    assert [r.name for r in task.responsibilities] == ["省渔业局", "省财政厅"]
    assert task.deadline is not None
    assert task.deadline.text == "2019年7月底前"
    first, second = task.measures
    assert first.text.startswith("各地要对已经出台的")
    assert (second.text, second.responsibilities) == ("各单位要汇总政策。", ())


def test_an_extract_of_a_report_may_hold_the_priorities_alone(read_plan: ReadPlan) -> None:
    text = (
        "2026年某省政府工作报告\n三、2026年重点工作\n（一）提振信心\n放大政策效应。安排资金100亿元。\n优化环境。深化改革。\n"
        "（二）提升效能\n培育生态。新建中心20家。\n"
    )
    assert outline(read_plan(text, name="plan.txt")) == [
        ("提振信心", "放大政策效应", ["安排资金100亿元。"]),
        ("提振信心", "优化环境", ["深化改革。"]),
        ("提升效能", "培育生态", ["新建中心20家。"]),
    ]


def test_a_closing_line_before_a_number_is_no_part(read_plan: ReadPlan) -> None:
    text = (
        "某市应急任务分解\n九项任务\n（一）预案体系\n1.修订预案。\n（责任单位：市应急局）\n（二）队伍体系\n1.组建队伍。\n（责任单位：市消防支队）\n"
        "（三）物资体系\n1.储备物资。\n（责任单位：市粮储局）\n"
    )
    document = read_plan(text, name="plan.txt")
    assert [section.title for section in document.sections] == ["预案体系", "队伍体系", "物资体系"]


_SLOGANS = (
    "坚持护林优先，严巡护、强防治，高标准守护绿水青山。",
    "坚持产业兴林，育品种、拓市场，高质量发展林下经济。",
    "坚持依法治林，查违法、清隐患，高水平维护林区秩序。",
)


@pytest.mark.parametrize("parted", ["\n\n", ""])
def test_slogans_alike_title_tasks_where_nothing_is_numbered(tmp_path: Path, parted: str) -> None:
    text = parted.join(f"{slogan}落实巡护责任，完善巡护制度。配备巡护装备，新建管护站点。" for slogan in _SLOGANS)
    thought = "坚持稳中求进，全面落实各项部署，" * 14
    document = read(
        tmp_path,
        f"白鹭县林业局2024年工作计划\n\n2024年是关键之年。{thought}努力完成任务。重点做好以下工作：{parted}{text}\n",
        suffix=".md",
    )
    assert [(task.number, task.title) for task in document.tasks] == [
        (str(number), slogan.rstrip("。")) for number, slogan in enumerate(_SLOGANS, start=1)
    ]
    assert {len(task.measures) for task in document.tasks} == {2}


def test_short_titles_below_the_line_that_leads_them_in_are_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 白鹭县林业局2024年工作计划\n\n2024年是关键之年，要重点做好以下工作：\n\n加强巡护管理。落实巡护责任。\n\n"
        "推进病虫防治。开展普查，及时除治疫木。\n\n发展林下经济。培育示范基地，拓宽销售渠道。\n",
        suffix=".md",
    )
    assert [task.title for task in document.tasks] == ["加强巡护管理", "推进病虫防治", "发展林下经济"]


def test_lines_that_are_titles_of_parts_as_plans_have_them_head_parts(read_plan: ReadPlan) -> None:
    text = (
        "丰县渡口安全整治工作方案\n为消除隐患，制定本方案。\n总体要求\n坚决防范事故。\n重点整治内容\n1.对未落实责任制的，要责令改正。\n"
        "2.对超员载客的，要依法处罚。\n工作安排\n整治分两个阶段进行。\n（一）集中攻坚阶段。9月底前，排查隐患。\n（二）巩固提升阶段。年底前，完成整改。\n"
        "工作要求\n（一）提高站位。充分认识重要性。\n（二）加强报送。各渡口明确1名联系人。\n"
    )
    document = read_plan(text)
    assert outline(document) == [
        ("重点整治内容", "重点整治内容", ["对未落实责任制的，要责令改正。", "对超员载客的，要依法处罚。"]),
        ("工作安排", "集中攻坚阶段", ["9月底前，排查隐患。"]),
        ("工作安排", "巩固提升阶段", ["年底前，完成整改。"]),
    ]
    assert document.coverage is not None
    assert document.coverage.unassigned == ()


@pytest.mark.parametrize("parted", ["\n\n", ""])
@pytest.mark.parametrize("lead", ["为做好护林工作，应坚持以下基本原则。", "总体思路：", "遵循以下要求："])
def test_slogans_below_a_line_on_principles_are_no_tasks(tmp_path: Path, lead: str, parted: str) -> None:
    text = parted.join(f"{slogan}充分发挥资金作用。" for slogan in _SLOGANS)
    thought = "坚持稳中求进，全面落实各项部署，" * 40
    with pytest.raises(KgError):
        read(tmp_path, f"白鹭县林业局2024年工作计划\n\n2024年是关键之年。{thought}努力完成任务。{lead}{parted}{text}\n")
