"""Reports whose items each tell first what was reached, and then what is to be done."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kg.model import PlanDocument, Role
from loaders.structure.reached.turns import turns_at
from loaders.structure.reached.years import Years
from tests.loaders.golden import FOLDER
from tests.loaders.specimens import left_over, read, targets_of, tree

HALF_YEAR = (FOLDER / "work-report" / "civil-half-year" / "source.txt").read_text(encoding="utf-8")
TRANSPORT = """\
云岭市交通运输局2023年度工作情况报告

市人民政府办公室：
    现将我局2023年重点工作完成情况和2024年安排报告如下：
    （一）农村公路建设
    2023年，新改建农村公路216公里，建制村通双车道比例达到72%。
    2024年，新改建农村公路180公里，实施安全防护工程95公里，9月底前全部完工。
    责任科室：公路建设科、市公路事业发展中心
    （二）城市公交
    去年更新新能源公交车65辆，但仍存在部分线路客流不足等问题，全年亏损1200万元。
    今年计划更新新能源公交车40辆。市公交集团要在春运前完成车辆检修。
    责任科室：运输管理科；配合单位：市财政局
    （三）超限治理
    全年查处超限车辆3420辆次，超限率由2.1%降至1.3%。
    2024年再降至1%，升级检测站3个。
    责任科室：执法支队
    （四）党的建设
    2023年开展主题党日活动36次。
    责任科室：机关党委
    特此报告。
    云岭市交通运输局
    2024年2月5日
"""
LABELLED = """\
清河县2024年重点项目推进情况汇报

一、县医院迁建项目
进展情况：门诊楼主体已封顶，累计完成投资3.1亿元。
存在问题：外线审批较慢，涉及12户未签约。
下一步打算：加快二次结构施工，年底前完成门诊楼装修。
责任单位：县卫健局，县住建局
二、城东水厂项目
进展情况：已铺设管网42公里。
存在问题：资金缺口3000万元。
下一步打算：10月底前完成泵站建设，铺设管网23公里。
责任单位：县水利局
三、标准厂房项目
进展情况：建成厂房8栋。
存在问题：无。
下一步打算：再建厂房4栋，新引进企业6家。
责任单位：县开发区管委会
"""


def outcomes_of(document: PlanDocument) -> list[tuple[str | None, Decimal | None, str | None]]:
    return [(outcome.task, outcome.value, outcome.unit) for outcome in document.outcomes]


def on_one_line(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize("text", [HALF_YEAR, on_one_line(HALF_YEAR)], ids=["lines", "one line"])
def test_of_a_half_year_the_first_half_is_told_and_the_second_is_to_be_done(tmp_path: Path, text: str) -> None:
    document = read(tmp_path, text)
    assert document.family == "work-report"
    assert tree(document) == [
        ("一", "低保动态管理", ["下半年开展一次全面复核，12月底前将符合条件的低收入家庭全部纳入监测。"]),
        (
            "一",
            "临时救助",
            ["下半年将进一步规范备用金管理，在全区12个街道推行“先行救助”，办理时限再压缩到5个工作日以内。"],
        ),
        (
            "二",
            "养老设施建设",
            ["下步，加快推进剩余2个中心装修，确保9月底前投入使用；新增社区食堂9家。"],
        ),
        ("二", "适老化改造", ["计划四季度完成其余220户改造并组织验收。"]),
        (
            "二",
            "人才队伍",
            ["下半年再培训300人次，持证上岗率提高到95%以上。", "各街道要于10月底前完成机构负责人轮训。"],
        ),
        ("三", "婚姻登记", ["下半年打造户外颁证基地1处。"]),
        ("三", "殡葬管理", ["下半年，修订《松原区公益性公墓管理办法》，新建节地生态墓位2000个。"]),
    ]
    told = outcomes_of(document)
    assert told[:3] == [(None, Decimal(2680), "万元"), ("1-1", Decimal(326), "户"), ("1-1", Decimal(185), "户")]
    assert {outcome.period for outcome in document.outcomes} == {"2024"}
    assert ("2-2", Decimal(63), "%") in told
    assert not {"12", "31", "380"} & {str(t.value) for task in document.tasks for t in targets_of(task)}
    assert left_over(document) == []


def test_a_report_on_one_year_made_in_the_next_plans_for_that(tmp_path: Path) -> None:
    document = read(tmp_path, TRANSPORT)
    assert [(task.title, [m.text[:5] for m in task.measures]) for task in document.tasks] == [
        ("农村公路建设", ["2024年"]),
        ("城市公交", ["今年计划更", "市公交集团"]),
        ("超限治理", ["2024年"]),
        ("党的建设", []),
    ]
    assert {t.period for task in document.tasks for t in targets_of(task)} == {"2024"}
    assert {o.period for o in document.outcomes} == {"2023"}


def test_what_an_item_says_is_wrong_is_neither_done_nor_reached(tmp_path: Path) -> None:
    document = read(tmp_path, TRANSPORT)
    assert [value for task, value, _ in outcomes_of(document) if task == "2"] == [Decimal(65)]
    assert any("1200万元" in remark.text for remark in document.remarks)


def test_an_item_that_asks_for_nothing_keeps_who_is_responsible(tmp_path: Path) -> None:
    task = read(tmp_path, TRANSPORT).tasks[3]
    assert [(each.name, each.role) for each in task.responsibilities] == [("机关党委", Role.RESPONSIBLE)]


def test_a_figure_that_says_only_how_many_more_counts_what_was_told(tmp_path: Path) -> None:
    (further, *_) = targets_of(read(tmp_path, TRANSPORT).tasks[2])
    assert (further.indicator, further.value, further.unit) == ("超限率", Decimal(1), "%")
    assert further.quote == "2024年再降至1%"


def test_where_the_title_names_both_no_word_need_say_that_an_item_looks_back(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳河镇半年工作总结及下半年工作计划\n半年来，全镇实现投资1.2亿元。现总结如下：\n一、产业发展\n"
        "1、特色种植。发展大棚160座，带动就业450人。下半年，新增大棚40座。\n"
        "2、招商引资。外出招商11批次。下半年新签约项目2个以上。\n二、乡村建设\n"
        "1、人居环境。清运垃圾1300吨。下半年将集中整治沿线环境。\n2、道路。硬化通组路12公里。下半年全部完工。\n"
        "三、存在的问题\n12个村集体收入低于10万元。\n柳河镇人民政府\n2024年7月15日\n",
    )
    assert [[m.text[:3] for m in task.measures] for task in document.tasks] == [["下半年"]] * 4
    assert outcomes_of(document) == [
        (None, Decimal("1.2"), "亿元"),
        ("1-1", Decimal(160), "座"),
        ("1-1", Decimal(450), "人"),
        ("1-2", Decimal(11), "批次"),
        ("2-1", Decimal(1300), "吨"),
        ("2-2", Decimal(12), "公里"),
    ]


def test_labels_and_headings_below_an_item_part_it(tmp_path: Path) -> None:
    parted = "".join(
        f"{line}\n" for line in LABELLED.replace("情况：", "情况。").replace("问题：", "问题。").splitlines()
    )
    numbered = (
        parted.replace("进展", "（一）进展").replace("存在", "（二）存在").replace("下一步打算：", "（三）下步打算。")
    )
    for text in (LABELLED, numbered):
        document = read(tmp_path, text)
        assert tree(document) == [
            ("一", "县医院迁建项目", ["加快二次结构施工，年底前完成门诊楼装修。"]),
            ("二", "城东水厂项目", ["10月底前完成泵站建设，铺设管网23公里。"]),
            ("三", "标准厂房项目", ["再建厂房4栋，新引进企业6家。"]),
        ]
        assert outcomes_of(document) == [
            ("1", Decimal("3.1"), "亿元"),
            ("2", Decimal(42), "公里"),
            ("3", Decimal(8), "栋"),
        ]
        assert [len(task.responsibilities) for task in document.tasks] == [2, 1, 1]


def test_a_title_that_a_colon_parts_from_a_figure_is_one(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川县市场监管局2023年工作总结及2024年工作打算\n2023年，全局共办结案件312件。\n"
        "一、食品安全：2023年抽检1860批次。2024年抽检2000批次以上。（食品股）\n"
        "二、特种设备：全年检查单位430家次。2024年电梯物联网覆盖率达到60%。（特设股）\n"
        "三、消费维权：去年办结投诉2460件。下一步建成维权站15个。（消保股）\n四、存在不足\n检测设备老化。\n专此报告。\n",
    )
    assert [(task.title, len(task.measures)) for task in document.tasks] == [
        ("食品安全", 1),
        ("特种设备", 1),
        ("消费维权", 1),
    ]
    assert [section.title for section in document.sections] == ["食品安全", "特种设备", "消费维权"]
    assert outcomes_of(document) == [
        (None, Decimal(312), "件"),
        ("1", Decimal(1860), "批次"),
        ("2", Decimal(430), "家次"),
        ("3", Decimal(2460), "件"),
    ]


@pytest.mark.parametrize(
    ("sentence", "ahead"),
    [
        ("2023年建成9座，2024年再建7座。", "2024年再建7座。"),
        ("共建基地4个；下一步，新增工位200个。", "下一步，新增工位200个。"),
        ("已完成12所，剩余5所于2024年8月底前完成。", "剩余5所于2024年8月底前完成。"),
        ("今年再建2所。", "今年再建2所。"),
        ("6月底前完成主体工程。", "6月底前完成主体工程。"),
        ("各镇要落实经费。", "各镇要落实经费。"),
        ("2024年1月，已完成3所。", None),
        ("今年以来新建3所。", None),
        ("截至2024年1月10日，完成3所。", None),
        ("为了保障供水，修缮管网3处。", None),
        ("按照“2024年建成”要求推进前期。", None),
        ("重要水源地水质达标。", None),
    ],
)
def test_a_sentence_turns_where_it_first_looks_ahead(sentence: str, ahead: str | None) -> None:
    at = turns_at(sentence, Years(2023, 2024, now=True))
    assert (None if at is None else sentence[at:]) == ahead


def test_where_next_year_is_planned_for_this_year_is_over(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南山区司法局2023年工作总结及明年工作打算\n一、主要工作\n"
        "（一）人民调解。今年调解纠纷860件。明年新建调解室6个。\n（二）法律援助。今年办理援助案件320件。明年办理350件。\n"
        "（三）社区矫正。今年开展教育48次。明年建成基地2处。\n南山区司法局\n2023年12月20日\n",
    )
    assert [[m.text[:2] for m in task.measures] for task in document.tasks] == [["明年"], ["明年"], ["明年"]]
    assert [str(outcome.value) for outcome in document.outcomes] == ["860", "320", "48"]


def test_a_plan_whose_items_tell_of_last_year_is_no_report(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川县2024年旅游工作要点\n一、重点任务\n（一）做强景区。2023年接待310万人次。2024年接待350万人次。（县文旅局负责）\n"
        "（二）做优服务。去年培训导游80人次。今年培训100人次。（县文旅局负责）\n"
        "（三）做大品牌。累计办节12场。2024年办节4场。（县文旅局负责）\n",
    )
    assert document.family != "work-report"
    assert [len(task.measures) for task in document.tasks] == [2, 2, 2]


def test_a_report_with_halves_is_read_by_these(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川县住建局2023年工作总结暨2024年工作打算\n一、2023年工作开展情况\n"
        "（一）安居工程。2023年改造1200套。下一步加快收尾。\n（二）城市更新。去年改造小区26个。下一步补齐短板。\n"
        "（三）污水治理。全年新建管网48公里。下一步加强运维。\n二、2024年工作打算\n（一）安居工程。改造800套。完善配套。\n"
        "（二）城市更新。改造小区31个。加强管理。\n（三）污水治理。新建管网52公里。加强运维。\n",
    )
    assert [(task.section, task.title, len(task.measures)) for task in document.tasks] == [
        ("二", "安居工程", 2),
        ("二", "城市更新", 2),
        ("二", "污水治理", 2),
    ]
    assert [outcome.task for outcome in document.outcomes] == [None] * 3


def test_what_comes_next_beside_what_was_done_is_a_measure_of_a_row(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 青川县民生实事上半年推进情况及下半年打算\n\n| 序号 | 任务名称 | 完成情况 | 下一步打算 | 责任单位 |\n"
        "|---|---|---|---|---|\n| 1 | 改造老旧小区 | 已开工12个小区。 | 年底前完成改造20个小区。 | 县住建局 |\n"
        "| 2 | 新建幼儿园 | 2所主体封顶，完成投资2600万元。 | 8月底前完成装修。 | 县教育局 |\n",
        suffix=".md",
    )
    assert [[m.text for m in task.measures] for task in document.tasks] == [
        ["年底前完成改造20个小区。"],
        ["8月底前完成装修。"],
    ]


def test_what_a_year_asks_for_is_not_reached_and_what_opens_a_sentence_is_no_name(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江北区2024年重点任务推进情况报告\n1.农村改厕。全年任务900户，已完成760户。计划四季度改造剩余140户。（区农业农村局）\n"
        "2.便民服务。已建成服务站9个。下一步将建成服务站15个。（区民政局）\n"
        "3.公共交通。截至9月底更新车辆20辆。计划更新公交车40辆。（区交通局）\n以上报告，请审示。\n",
    )
    assert [value for _, value, _ in outcomes_of(document)] == [Decimal(760), Decimal(9), Decimal(20)]
    named = [target.indicator for task in document.tasks[1:] for target in targets_of(task)]
    assert named == ["服务站数量", "更新公交车数量"]
