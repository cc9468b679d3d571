"""The letter around a plan: what it says of itself, and nothing that it does not say."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import FurnitureKind, Source
from loaders.reading.blocks import read_blocks
from loaders.structure.letter.header import Letter, read_letter
from loaders.structure.letter.plan_years import plan_year
from loaders.structure.paragraphs import read_paragraphs
from tests.loaders.conftest import ReadPlan
from tests.loaders.corpus import quoted


def read(text: str, media_type: str = "text/plain") -> Letter:
    reading = read_blocks(Source("plan", media_type, "0" * 64, text))
    return read_letter(read_paragraphs(reading.blocks), text)


NOTICE = """国家林业和草原局 水利部关于印发《湿地保护规划（2022—2030年）》的通知

林湿发〔2022〕99号

各省、自治区、直辖市林业和草原主管部门、水利（水务）厅（局）：

经国务院同意，现将规划印发给你们。

国家林业和草原局  水利部

2022年10月13日

湿地保护规划（2022—2030年）

一、总体要求
"""


def test_a_notice_says_who_to_whom_when_and_under_which_number() -> None:
    header = read(NOTICE).header
    assert header.title
    assert header.title.text == "湿地保护规划（2022—2030年）"
    assert header.notice_title
    assert header.notice_title.text == "国家林业和草原局 水利部关于印发《湿地保护规划（2022—2030年）》的通知"
    assert header.issuer
    assert header.issuer.text == "国家林业和草原局、水利部"
    assert header.document_number
    assert header.document_number.text == "林湿发〔2022〕99号"
    assert (header.year, header.issued) == (2022, date(2022, 10, 13))
    assert [a.text for a in header.addressees] == ["各省、自治区、直辖市林业和草原主管部门", "水利（水务）厅（局）"]


def test_what_a_notice_says_besides_is_prose_and_the_plan_begins_at_its_first_part() -> None:
    letter = read(NOTICE)
    assert [strand.text for strand in letter.prose] == ["经国务院同意，现将规划印发给你们。"]
    assert [paragraph.text for paragraph in letter.body] == ["一、总体要求"]


def test_a_plan_without_a_letter_states_only_its_title() -> None:
    header = read("2021年林业工作要点\n一、加强保护\n").header
    assert header.title
    assert (header.title.text, header.year) == ("2021年林业工作要点", 2021)
    assert (header.issuer, header.issued, header.document_number, header.addressees) == (None, None, None, ())


def test_a_notice_whose_plan_has_no_title_line_names_it_in_its_own() -> None:
    header = read("关于印发《2021年河长制工作要点》的通知\n各市河长办：\n一、加强组织\n").header
    assert header.title
    assert header.title.text == "2021年河长制工作要点"


def test_the_signature_may_stand_at_the_end() -> None:
    text = (
        "教育部关于开展读书行动的通知\n各省、自治区、直辖市教育厅（教委）：\n现通知如下。\n一、目标\n每天读书。\n"
        "教 育 部\n2023年3月27日\n（此件公开发布）\n来源：教育部网站\n"
    )
    letter = read(text)
    assert letter.header.issuer
    assert letter.header.issuer.text == "教育部"
    assert letter.header.issued == date(2023, 3, 27)
    assert [paragraph.text for paragraph in letter.body] == ["一、目标", "每天读书。", "来源：教育部网站"]


def test_a_date_in_the_last_sentences_signs_nothing() -> None:
    letter = read("2021年工作要点\n一、目标\n2021年3月1日\n各单位要按时报送。\n")
    assert letter.header.issued is None
    assert [paragraph.text for paragraph in letter.body] == ["一、目标", "2021年3月1日", "各单位要按时报送。"]


def test_a_seal_between_issuer_and_date_is_letterhead() -> None:
    text = "关于印发2021年要点的通知\n省河长制办公室\n(省水利厅代章)\n2021年2月1日\n2021年要点\n一、组织\n"
    letter = read(text)
    assert letter.header.issuer
    assert letter.header.issuer.text == "省河长制办公室"
    assert [furniture.kind for furniture in letter.furniture] == [FurnitureKind.LETTERHEAD]


def test_a_title_that_quotes_another_in_its_middle_is_kept_whole() -> None:
    header = read("某市人民政府关于印发2022年《规划》任务分解方案的通知\n各县政府：\n一、加强组织\n").header
    assert header.title
    assert header.title.text == "2022年《规划》任务分解方案"


def test_a_title_that_fills_a_line_is_not_run_into_the_lines_below() -> None:
    title = "清河市贯彻落实《关于进一步加强湿地保护修复和流域综合治理的若干政策措施》重点任务分工实施方案"
    header = read(f"{title}\n清政办发〔2023〕9号\n2023年3月15日\n为加强保护，制定本方案。\n一、加强组织\n").header
    assert header.title
    assert (header.title.text, header.year) == (title, 2023)
    assert header.document_number
    assert header.document_number.text == "清政办发〔2023〕9号"


def test_the_mark_of_an_annex_is_letterhead_and_no_part_of_the_title() -> None:
    text = "附件1：2021年林业工作要点\n一、加强保护\n"
    letter = read(text)
    assert letter.header.title
    assert letter.header.title.text == "2021年林业工作要点"
    source = Source("plan", "text/plain", "0" * 64, text)
    assert [quoted(source, furniture.passage) for furniture in letter.furniture] == ["附件1："]


def test_a_title_loses_the_blanks_of_typesetting_and_a_word_set_twice() -> None:
    header = read("# 李明在 2021 年全省水利工作会议上的 的工作报告\n## 回顾\n", "text/markdown").header
    assert header.title
    assert header.title.text == "李明在2021年全省水利工作会议上的工作报告"


@pytest.mark.parametrize(
    "line", ["发布时间：2022-01-15", "印发日期:2022年1月15日 来源：水利部网站", "——2022年1月15日在全省水利工作会议上"]
)
def test_a_line_may_say_when_a_document_was_published(line: str) -> None:
    header = read(f"2022年水利工作报告\n{line}\n一、回顾\n").header
    assert header.issued == date(2022, 1, 15)


@pytest.mark.parametrize("line", ["2022年13月45日", "发布时间：2022-02-31"])
def test_a_day_that_is_none_is_no_date(line: str) -> None:
    assert read(f"2022年工作报告\n{line}\n一、回顾\n").header.issued is None


@pytest.mark.parametrize(
    ("row", "addressees"),
    [
        ("各市、县（区）教育局，各高等学校：", ["各市、县（区）教育局", "各高等学校"]),
        ("水利部、生态环境部、文化和旅游部：", ["水利部", "生态环境部", "文化和旅游部"]),
        ("局机关各司、各直属单位，各社会团体：", ["局机关各司、各直属单位", "各社会团体"]),
        ("各省、自治区、直辖市教育厅，各部委、各高校：", ["各省、自治区、直辖市教育厅", "各部委", "各高校"]),
    ],
)  # fmt: skip
def test_a_row_of_addressees_parts_at_whole_names(row: str, addressees: list[str]) -> None:
    header = read(f"关于印发2021年要点的通知\n{row}\n2021年要点\n一、组织\n").header
    assert [addressee.text for addressee in header.addressees] == addressees


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2020年工作要点", 2020),
        ("工作指引（2021）", 2021),
        ("湿地保护规划（2022—2030年）", 2022),
        ("行动方案（2022-2024年）", 2022),
        ("政府工作报告", None),
        ("关于2035远景的意见", None),
    ],
)
def test_the_year_of_a_plan_is_the_first_that_its_title_names(title: str, year: int | None) -> None:
    assert plan_year(title) == year


def test_the_day_of_the_signature_goes_before_that_of_the_web_page() -> None:
    letter = "关于印发2022年水利工作要点的通知\n发布日期：2022-03-20\n各县：\n现印发给你们。\n水利局\n2022年3月1日\n"
    text = f"{letter}2022年水利工作要点\n一、组织\n"
    assert read(text).header.issued == date(2022, 3, 1)


def test_a_number_may_stand_behind_its_label() -> None:
    header = read("2022年水利工作要点\n发文字号：水规〔2022〕9号\n一、组织\n").header
    assert header.document_number
    assert header.document_number.text == "水规〔2022〕9号"


def test_marks_of_a_title_inside_a_title_change() -> None:
    text = "关于印发《〈湿地条例〉实施方案》的通知\n各县：\n现印发给你们。\n《湿地条例》实施方案\n一、组织\n"
    header = read(text).header
    assert header.title
    assert header.title.text == "《湿地条例》实施方案"


def test_each_who_signs_on_a_line_of_its_own_is_an_issuer(read_plan: ReadPlan) -> None:
    text = "某市2022年养老工作要点\n一、机构\n1.新建养老院2家。（市民政局负责）\n某市民政局\n某市财政局\n2022年3月1日\n"
    header = read_plan(text, name="plan.txt").header
    assert header.issuer is not None
    assert header.issuer.text == "某市民政局、某市财政局"


def test_links_below_the_signature_are_the_foot_of_the_page(read_plan: ReadPlan) -> None:
    text = (
        "某县2022年旅游工作要点\n一、景区\n1.创建A级景区2家。（县文旅局负责）\n某县人民政府办公室\n2022年3月1日\n（此件公开发布）\n"
        "某县2021年统计公报\n主办：某县人民政府办公室　某ICP备05012345号\n"
    )
    document = read_plan(text, name="plan.txt")
    assert (document.header.issuer and document.header.issuer.text, str(document.header.issued)) == (
        "某县人民政府办公室",
        "2022-03-01",
    )
    assert [measure.text for task in document.tasks for measure in task.measures] == ["创建A级景区2家。"]


@pytest.mark.parametrize(
    ("title", "issuer", "year"),
    [
        ("某市林业局2024年工作要点", "某市林业局", 2024),
        ("某县2023年工作总结和2024年工作计划", None, 2024),
        ("2024年清河县政府工作报告", "清河县人民政府", 2024),
        ("2024年全市政府工作报告", None, 2024),
    ],
)
def test_a_title_names_the_issuer_and_the_year_of_the_plan(
    read_plan: ReadPlan, title: str, issuer: str | None, year: int
) -> None:
    header = read_plan(f"{title}\n一、重点工作\n1.建设林场。改造林场3个。\n2.护林。巡护。\n", name="plan.txt").header
    assert (header.issuer.text if header.issuer else None, header.year) == (issuer, year)


def test_a_month_above_a_text_without_a_title_is_none(read_plan: ReadPlan) -> None:
    header = read_plan(
        "（2022年12月）\n今年以来，区林业局抓好各项工作。\n一、2022年工作成效\n新建林场3个。\n二、2023年工作思路\n"
        "（一）建设林场。改造林场5个。加强巡护。\n（二）护林防火。组建队伍。加强培训。\n（三）抓好宣传。印发手册。开展活动。\n",
        name="plan.txt",
    ).header
    assert (header.title, header.year) == (None, 2022)


@pytest.mark.parametrize(
    ("below", "year"), [("（2022年12月）", 2022), ("（2022年6月，共30条）", 2022), ("（2022年6月起施行）", None)]
)
def test_a_month_below_the_title_tells_the_year_where_nothing_else_does(
    read_plan: ReadPlan, below: str, year: int | None
) -> None:
    plan = f"沙洲县支持养蜂业发展政策清单\n{below}\n一、扶持养殖\n1.新建蜂场。新建蜂场3个。\n2.发放补贴。补贴20元。\n"
    header = read_plan(plan, name="plan.txt").header
    assert (header.title and header.title.text, header.year) == ("沙洲县支持养蜂业发展政策清单", year)


def test_a_page_prints_the_title_above_the_letter_that_names_issuers_and_day(read_plan: ReadPlan) -> None:
    text = (
        "# 关于加快林业发展的意见\n\n发布日期：2022年4月9日\n\n发布机构：某省委\n\n## 全文\n\n某地4月8日电\n\n"
        "中共某省委 某省人民政府\n关于加快林业发展的意见\n（2022年3月1日）\n\n为加快林业发展，提出如下意见。\n\n"
        "一、加强巡护\n\n1.创建A级林场2家。（省林业局负责）\n"
    )
    header = read_plan(text, name="plan.md").header
    assert header.title is not None
    assert header.title.text == "关于加快林业发展的意见"
    assert (header.issuer and header.issuer.text, str(header.issued)) == ("中共某省委、某省人民政府", "2022-03-01")


def test_a_page_may_name_who_gave_a_plan_out_that_nobody_signs(read_plan: ReadPlan) -> None:
    text = "某县2022年林业工作要点\n发布机构：某县林业局\n一、巡护\n1.创建A级林场2家。（县林业局负责）\n"
    header = read_plan(text, name="plan.txt").header
    assert header.issuer is not None
    assert header.issuer.text == "某县林业局"


def test_a_number_may_stand_in_brackets_with_a_blank(read_plan: ReadPlan) -> None:
    text = "关于加强林业工作的意见\n（某政办发〔2022〕17 号）\n一、巡护\n1.创建A级林场2家。（县林业局负责）\n"
    header = read_plan(text, name="plan.txt").header
    assert header.document_number is not None
    assert header.document_number.text == "某政办发〔2022〕17号"


def test_who_signs_without_a_day_is_the_body_that_the_title_opens_with(read_plan: ReadPlan) -> None:
    document = read_plan(
        "清河县林业局2024年上半年工作总结\n及下半年工作安排\n一、重点工作\n1.建设林场。改造林场3个。\n2.加强护林。开展巡护。\n清河县林业局\n",
        name="plan.txt",
    )
    header = document.header
    assert header.title is not None
    assert header.title.text == "清河县林业局2024年上半年工作总结及下半年工作安排"
    assert header.issuer is not None
    assert header.issuer.text == "清河县林业局"
    assert [len(task.measures) for task in document.tasks] == [1, 1]
