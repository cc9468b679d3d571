"""Rules of the genre that documents of other fields asked for, each on a line or a page of its own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Comparator, Piece, PlanDocument, Role
from loaders import load_document
from loaders.annotate.closing import find_closings
from loaders.annotate.context import Context
from loaders.annotate.deadlines import find_deadline
from loaders.annotate.figures import read_targets
from loaders.annotate.lead_rule import LeadRule, lead_rule
from loaders.genre.headers.columns import Column
from loaders.genre.headers.columns_of_row import read_columns
from loaders.reading.strand import Strand


def strand(text: str) -> Strand:
    return Strand(text, (Piece(0, len(text)),))


def read(folder: Path, text: str) -> PlanDocument:
    file = folder / "plan.txt"
    file.write_text(text, encoding="utf-8")
    return load_document(file)


@pytest.mark.parametrize(
    ("text", "names", "deadline"),
    [
        ("加强巡查。（完成时限：2025年6月底）", [], "2025年6月底"),
        ("加强巡查。（水利部负责，持续推进）", ["水利部"], "持续推进"),
        ("加强巡查。（水利部、财政部按职责分工负责，2022年12月底前完成）", ["水利部", "财政部"], "2022年12月底前完成"),
        ("加强巡查。（规划司负责；5月底前下达）", ["规划司"], "5月底前下达"),
        ("加强巡查。（水利部负责）", ["水利部"], None),
        ("加强巡查。（水利部牵头，5月底前出台办法，年内持续推进）", ["水利部"], "5月底前出台办法，年内持续推进"),
        ("加强巡查。（责任单位：水利局、林业局等；各县政府）", ["水利局", "林业局", "各县政府"], None),
        ("加强巡查。（责任单位：水利局、林业局（列第一位的为牵头单位，下同））", ["水利局", "林业局"], None),
        ("加强巡查。（责任科室：水政科、河湖科）", ["水政科", "河湖科"], None),
        ("加强巡查。（责任领导：刘文军；责任单位：水政股；完成时限：9月底前）", ["水政股"], "9月底前"),
        ("加强巡查。（牵头领导：王芳，李明，责任人：陈刚，责任单位：水利站、各村）", ["水利站", "各村"], None),
        ("加强巡查。（牵头单位：水利局 参加单位：林业局、各县政府）", ["水利局", "林业局", "各县政府"], None),
        ("加强巡查。（负责单位：水利局、林业局。未列明牵头单位的，由所列单位负责，下同）", ["水利局", "林业局"], None),
        ("加强巡查。（办公室会水政科、县人大常委会办公室负责）", ["办公室", "水政科", "县人大常委会办公室"], None),
        ("加强巡查。（水利局、刘文军负责）", ["水利局"], None),
    ],
)
def test_a_bare_time_in_a_closing_phrase_is_the_deadline(text: str, names: list[str], deadline: str | None) -> None:
    [closing] = find_closings(strand(text), Context(text, 2022))
    assert [each.name for each in closing.responsibilities] == names
    assert (closing.deadline.text if closing.deadline else None) == deadline


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("省水利厅、省财政厅等省直有关部门，各市政府按职责分工负责", "省水利厅 省财政厅 省直有关部门 各市政府"),
        ("牵头单位：市水利局；责任单位：市农业局等市直相关单位", "市水利局 市农业局 市直相关单位"),
        ("省水利厅等13个部门和单位负责", "省水利厅"),
        ("责任单位：省水利厅，省直有关部门、单位", "省水利厅 省直有关部门、单位"),
        ("省水利厅、林业局分工负责", "省水利厅 省林业局"),
        ("责任单位：自治区水利厅、财政厅", "自治区水利厅 自治区财政厅"),
        ("责任单位：省委组织部、宣传部、网信办，省水利厅", "省委组织部 省委宣传部 省委网信办 省水利厅"),
        ("责任单位：市水利局、市林业局，排在首位的为牵头单位，下同", "市水利局 市林业局"),
        ("水利厅负责，列第一位者为牵头单位，下同", "水利厅"),
        (
            "牵头单位：市水利局；责任单位：各区政府〈含开发区、风景区管委会，下同〉，市林业局",
            "市水利局 各区政府 市林业局",
        ),
        ("责任单位：市水利局；责任人：李明", "市水利局"),
        ("省水利厅牵头，省林业局按职责分工负责，各市、州人民政府抓好落实", "省水利厅 省林业局 各市、州人民政府"),
        ("市水利局、各镇（街道）人民政府", "市水利局 各镇（街道）人民政府"),
        ("市水利局", "市水利局"),
        ("水利处，各县水利局", "水利处 各县水利局"),
        ("水利处牵头；责任单位：各县水利局、省河道中心", "水利处 各县水利局 省河道中心"),
        ("省水利厅牵头，省有关部门按职责分工负责。完成时限：2022年10月底前", "省水利厅 省有关部门"),
        ("省水利厅牵头，各市（州）、县（市、区）政府负责", "省水利厅 各市（州）、县（市、区）政府"),
        ("市水利局牵头，各县（市、区）人民政府落实，12月底前完成", "市水利局 各县（市、区）人民政府"),
        ("省水利厅负责；各市、县、自治县人民政府配合", "省水利厅 各市、县、自治县人民政府"),
        ("省水利厅牵头，财政厅、林业局、水利部长江委等参与", "省水利厅 省财政厅 省林业局 水利部长江委"),
        ("市水利局牵头，市林业局，各县区人民政府负责落实", "市水利局 市林业局 各县区人民政府"),
        ("市水利局、市河道中心，各县政府、临河高新区", "市水利局 市河道中心 各县政府 临河高新区"),
        ("省局河道处牵头，水政执法局配合", "省局河道处 水政执法局"),
        ("市水利局负责；各辖市、区人民政府配合", "市水利局 各辖市、区人民政府"),
        ("水利部牵头，财政部、林草局配合", "水利部 财政部 林草局"),
        ("责任单位：省水利厅、各市〔州〕、县〔市、区〕人民政府", "省水利厅 各市〔州〕、县〔市、区〕人民政府"),
    ],
)
def test_a_closing_phrase_names_the_bodies_and_nothing_else(phrase: str, names: str) -> None:
    for text in (f"加强巡查。（{phrase}）", f"加强巡查。［{phrase}］"):
        [closing] = find_closings(strand(text), Context(text, 2022))
        assert [each.name for each in closing.responsibilities] == names.split()


@pytest.mark.parametrize(
    "text",
    [
        "加强巡查。（含各市、县）",
        "由市水利局（市河长制办公室）",
        "加强巡查。（水利部）",
        "加强巡查。（详见附件、附表）",
    ],
)
def test_a_bracket_that_only_explains_closes_nothing(text: str) -> None:
    assert not find_closings(strand(text), Context(text, 2022))


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("到2025年，普及率达到88%。", "到2025年"),
        ("完善预案，汛前完成修复。", "汛前"),
        ("三季度前完成备案。", "三季度前"),
        ("上半年印发实施方案。", "上半年"),
        ("总结2021年上半年工作。", None),
        ("从2020年到2025年的数据。", None),
    ],
)
def test_events_and_later_years_are_deadlines_of_a_sentence(text: str, deadline: str | None) -> None:
    found = find_deadline(strand(text), text, year=2022)
    assert (found.text if found else None) == deadline


@pytest.mark.parametrize(
    ("rule", "leads"),
    [
        ("由多个部门负责的，列在首位的为牵头单位，其他为参加单位。", True),
        ("排名第一的单位为牵头单位。", True),
        ("第一责任单位为牵头单位。", True),
        ("牵头单位排名第一的为总牵头单位。", False),
        ("首位游客将获得纪念品。", False),
    ],
)
def test_a_closing_rule_on_leaders_has_many_wordings(rule: str, leads: bool) -> None:  # noqa: FBT001
    assert (lead_rule([rule]) is LeadRule.FIRST) is leads


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("年底前90%以上的中小学配备专职心理健康教师。", "90", "%", Comparator.AT_LEAST),
        ("实现已建成电站100%接入。", "100", "%", Comparator.EQUAL),
        ("确保受灾群众12小时内得到救助。", "12", "小时", Comparator.AT_MOST),
        ("确保灾害发生后8小时内受灾群众生活得到救助。", "8", "小时", Comparator.AT_MOST),
        ("对危桥24小时内封闭交通。", "24", "小时", Comparator.AT_MOST),
        ("对查实的线索2日内移交县公安局。", "2", "日", Comparator.AT_MOST),
        ("跨县移送案件的，应当在3个工作日内附送卷宗。", "3", "个工作日", Comparator.AT_MOST),
        ("大型庙会100%派驻医疗点。", "100", "%", Comparator.EQUAL),
        ("推出优秀剧目8首以上。", "8", "首", Comparator.AT_LEAST),
        ("冷链班车日均发车量提高到1.7万车以上。", "1.7", "万车", Comparator.AT_LEAST),
        ("食品抽检量达到4批次/千人。", "4", "批次/千人", Comparator.AT_LEAST),
        ("PM2.5平均浓度控制在34微克/立方米以内。", "34", "微克/立方米", Comparator.AT_MOST),
        ("灌溉水有效利用系数提高到0.553。", "0.553", None, Comparator.AT_LEAST),
        ("特困标准不低于低保标准的1.3倍。", "1.3", "倍", Comparator.AT_LEAST),
    ],
)
def test_figures_of_other_fields_are_targets(text: str, value: str, unit: str | None, comparator: Comparator) -> None:
    [target] = read_targets(strand(text), text, year=2023)
    assert (target.value, target.unit, target.comparator) == (Decimal(value), unit, comparator)


@pytest.mark.parametrize("text", ["划定千人以上集中式水源保护区。", "培育年产值超亿元农业龙头企业。"])
def test_a_class_that_a_number_sets_apart_promises_nothing(text: str) -> None:
    assert [target for target in read_targets(strand(text), text, year=2023) if target.value is not None] == []


def test_a_bound_behind_a_list_goes_for_all_of_it() -> None:
    text = "接待人次、旅游收入分别增长15%、18%以上。"
    assert [target.comparator for target in read_targets(strand(text), text, year=2021)] == [Comparator.AT_LEAST] * 2


def test_what_a_bracket_adds_to_a_header_does_not_hide_its_meaning() -> None:
    headers = ["工作任务", "工作内容", "责任科室（单位）", "协同科室（单位）"]
    assert read_columns(headers) == (Column.TASK, Column.MEASURES, Column.DEPARTMENT, Column.PARTICIPANT)


_PLAN = """某市2024年防灾工作要点

一、预防
1.修缮堤防。完成堤防修缮3处。重点做好：（1）清理河道；（2）加固护坡。（牵头单位：市水利局；配合单位：市财政局）
2.储备物资。新增帐篷200顶。（市应急局负责）
3.开展演练。组织演练2次。（市应急局负责，6月底前完成）

请各有关单位每季度末报送进展。
"""


def test_a_list_inside_a_sentence_is_one_measure(tmp_path: Path) -> None:
    document = read(tmp_path, _PLAN)
    assert [len(task.measures) for task in document.tasks] == [2, 1, 1]


def test_a_request_to_everyone_below_the_last_task_is_a_remark(tmp_path: Path) -> None:
    document = read(tmp_path, _PLAN)
    assert document.remarks[-1].text == "请各有关单位每季度末报送进展。"


def test_a_department_that_titles_a_part_is_responsible_beside_those_who_help(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "某省2024年数据工作任务清单\n\n一、省数据局\n1.建设平台。完成平台升级。（配合单位：省财政厅；完成时限：6月底）\n"
        "2.开放数据。开放数据集。（完成时限：9月底）\n二、省委网信办\n1.保护数据。开展检查。（完成时限：持续推进）\n",
    )
    said = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert said == [
        [("省数据局", Role.RESPONSIBLE), ("省财政厅", Role.PARTICIPANT)],
        [("省数据局", Role.RESPONSIBLE)],
        [("省委网信办", Role.RESPONSIBLE)],
    ]


def test_lines_wrapped_between_blank_lines_are_one_paragraph(tmp_path: Path) -> None:
    lines = ["某市2024年水利工作要点", ""]
    for number, (head, tail) in enumerate((("修堤防。修缮全部堤防并且", "清理河道。"),) * 4, start=1):
        lines += [f"{number}.{head}", f"{tail}（市水利局负责）", ""]
    document = read(tmp_path, "\n".join(lines))
    assert [task.measures[0].text for task in document.tasks] == ["修缮全部堤防并且清理河道。"] * 4


@given(st.text(alphabet="（）〔〕负责牵头：单位，。年底前持续推进1", max_size=200))
def test_closing_phrases_of_any_text_lie_within_it(text: str) -> None:
    for closing in find_closings(strand(text), Context(text, 2022)) if text else ():
        assert 0 <= closing.start < closing.end <= len(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("产值10亿元以上企业达到80家。", [("80", "家")]),
        ("引进10亿元以上项目20个，其中百亿元以上项目3个。", [("20", "个"), ("3", "个")]),
        ("一批5000万元以上项目建成投产。", []),
        ("培训35岁以下青年教师300名。", [("300", "名")]),
        ("固定资产投资达到10亿元以上。", [("10", "亿元")]),
        ("给予每家不超过50万元/项的奖励。", [("50", "万元/项")]),
        ("培养100名优秀教师、20名“教学名师”。", [("100", "名"), ("20", "名")]),
        ("50%的村庄建成文化广场。", [("50", "%")]),
        ("上述2亿元全部下达到县。", []),
        ("医保、工伤保险参保率均达到95%以上。", [("95", "%"), ("95", "%")]),
        ("向5.2万户企业发放资金3.6亿元。", [("5.2", "万户"), ("3.6", "亿元")]),
        ("为2.6万户家庭实施改造。", [("2.6", "万户")]),
        ("清淤河道200万方。", [("200", "万方")]),
    ],
)
def test_sizes_are_no_promises_and_each_of_several_things_is_one(text: str, figures: list[tuple[str, str]]) -> None:
    assert [(str(target.value), target.unit) for target in read_targets(strand(text), text, year=2023)] == figures


def test_a_cell_that_says_nobody_names_nobody(tmp_path: Path) -> None:
    head = "序号\t重点任务\t具体措施\t牵头单位\t配合单位\n"
    table = head + "1\t修缮校舍\t修缮校舍。\t教育局\t无\n2\t培训教师\t组织培训。\t教育局\t/\n"
    document = read(tmp_path, table)
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [["教育局"], ["教育局"]]


def test_beside_a_line_of_leaders_those_that_a_label_calls_responsible_are(tmp_path: Path) -> None:
    text = "一、目标\n1.粮食产量增长2%。\n牵头单位：农业农村局\n责任单位：各乡镇\n2.投资增长5%。\n责任单位：发改局\n"
    document = read(tmp_path, text)
    roles = [[(each.name, each.role) for each in m.responsibilities] for t in document.tasks for m in t.measures]
    assert roles == [
        [("农业农村局", Role.LEAD), ("各乡镇", Role.RESPONSIBLE)],
        [("发改局", Role.RESPONSIBLE)],
    ]


@pytest.mark.parametrize("since", ["由上年的5%", "从去年的5%", "由2021年的5%"])
def test_a_past_figure_that_a_promise_sets_out_from_is_its_baseline(since: str) -> None:
    text = f"抽查比例{since}提高到10%。"
    [target] = read_targets(strand(text), text, year=2022)
    assert (target.value, target.baseline) == (Decimal(10), since[1:])


def test_a_figure_of_the_year_before_is_still_no_target() -> None:
    text = "抽查比例去年已达到10%。"
    assert not read_targets(strand(text), text, year=2022)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("每年脱产培训不少于3个月。", [("3", "个月", Comparator.AT_LEAST)]),
        ("城镇调查失业率控制在5%左右。", [("5", "%", Comparator.AT_MOST)]),
        ("门票收入、旅游花费均增长12%以上。", [("12", "%", Comparator.AT_LEAST)] * 2),
        ("明确任务60项，涉及20个牵头单位。", []),
    ],
)
def test_figures_of_the_genre_are_promised_as_they_are_bounded(
    text: str, said: list[tuple[str, str, Comparator]]
) -> None:
    targets = read_targets(strand(text), text, year=2024)
    assert [(str(target.value), target.unit, target.comparator) for target in targets] == said


@pytest.mark.parametrize(
    ("text", "names", "deadline"),
    [
        ("取消许可3项。【责任处室：法规处、水政处；完成时间：2022年3月】", ["法规处", "水政处"], "2022年3月"),
        ("取消许可3项。【水利局牵头，林业局配合】", ["水利局", "林业局"], None),
        ("办理。主办单位：水利局；会办单位：林业局；办理时限：6月30日前", ["水利局", "林业局"], "6月30日前"),
    ],
)
def test_heavy_brackets_and_labels_of_proposals_say_who_and_when(
    text: str, names: list[str], deadline: str | None
) -> None:
    found = find_closings(strand(text), Context(text, 2022))
    assert [each.name for closing in found for each in closing.responsibilities] == names
    assert next((closing.deadline.text for closing in found if closing.deadline), None) == deadline
