"""Letters as registers, web pages and offices that hand on print them: title, issuer, number and day."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Header
from tests.loaders.specimens import left_over, read, tree

_TASKS = "一、主要任务\n（一）查清隐患。建立台账。\n（二）备足物资。补充沙袋。\n"


def _said(header: Header) -> tuple[str | None, str | None, str | None]:
    title, issuer, number = (
        stated.text if stated else None for stated in (header.title, header.issuer, header.document_number)
    )
    return title, issuer, number


def test_a_page_prints_its_title_above_the_letter(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 沙河省防汛行动计划（2023—2025年）\n\n**发布日期**: 2023年5月9日\n\n---\n\n## 政策全文\n\n"
        "沙河省水利厅关于印发《沙河省防汛行动计划（2023—2025年）》的通知\n\n沙水发〔2023〕7号\n\n各市水利局：\n\n现印发给你们。\n\n"
        "沙河省水利厅\n\n2023年5月6日\n\n沙河省防汛行动计划（2023—2025年）\n\n一、主要任务\n\n（一）查清隐患。建立台账。\n\n"
        "（二）备足物资。补充沙袋。\n",
        suffix=".md",
    )
    assert _said(document.header) == ("沙河省防汛行动计划（2023—2025年）", "沙河省水利厅", "沙水发〔2023〕7号")
    assert str(document.header.issued) == "2023-05-06"
    assert left_over(document) == []


@pytest.mark.parametrize("label", ["发文日期", "成文日期", "生成日期", "发布日期"])
def test_a_register_says_when_a_document_was_made(tmp_path: Path, label: str) -> None:
    register = f"名 称: 沙河区2024年防汛工作方案\n{label}: 2024年05月06日\n文 号: 沙政发〔2024〕5号\n"
    document = read(tmp_path, register + _TASKS)
    assert str(document.header.issued) == "2024-05-06"


def test_a_register_may_stand_behind_the_title(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 关于印发《沙河区2024年防汛工作方案》的通知(发布日期：2024年05月08日文号：沙政发〔2024〕5号)\n\n"
        "各镇：\n\n现印发给你们。\n\n"
        f"沙河区水务局\n\n2024年5月6日\n\n沙河区2024年防汛工作方案\n\n{_TASKS}",
        suffix=".md",
    )
    assert _said(document.header) == ("沙河区2024年防汛工作方案", "沙河区水务局", "沙政发〔2024〕5号")
    assert str(document.header.issued) == "2024-05-06"
    assert left_over(document) == []


def test_an_office_that_hands_on_what_another_made_is_the_issuer(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河县人民政府办公室转发县防汛指挥部制定的《沙河县防汛工作方案》的通知\n各镇人民政府：\n现转发给你们。\n2024年5月6日\n"
        f"沙河县防汛工作方案\n{_TASKS}",
    )
    assert _said(document.header)[:2] == ("沙河县防汛工作方案", "沙河县人民政府办公室")


def test_an_office_that_hands_on_the_opinion_of_another_is_the_issuer(tmp_path: Path) -> None:
    document = read(tmp_path, f"沙河县人民政府转发县水利局关于2024年防汛工作意见的通知\n各镇：\n2024年5月6日\n{_TASKS}")
    assert _said(document.header)[1] == "沙河县人民政府"


def test_a_notice_that_forwards_another_and_asks_for_more_is_the_plan(tmp_path: Path) -> None:
    title = "沙河区水务局关于转发《沙河省水利厅关于印发防汛工作方案的通知》的通知"
    document = read(
        tmp_path, f"{title}\n各镇水务站：\n现转发给你们，并通知如下：\n{_TASKS}沙河区水务局\n2024年5月6日\n"
    )
    assert _said(document.header)[:2] == (title, "沙河区水务局")


def test_a_number_in_brackets_below_the_title_is_that_of_the_document(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于推进即时结算改革的通知\n（江医保发〔2025〕82 号）\n各市医疗保障局：\n现就有关事项通知如下。\n"
        "一、推进改革\n（一）扩大范围。全市开展结算。健全机制。\n（二）规范拨付。按月拨付。定期核对。\n",
    )
    assert document.header.document_number
    assert document.header.document_number.text == "江医保发〔2025〕82号"
    assert document.header.year == 2025


def test_several_may_sign_on_one_line_with_the_day(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于推进结算改革的通知\n各市医保局：\n一、推进改革\n（一）扩大范围。全市开展结算。健全机制。\n（二）规范拨付。按月拨付。定期核对。\n"
        "省医保局 省财政厅 2021年4月12日\n",
    )
    header = document.header
    assert (header.issuer and header.issuer.text, str(header.issued)) == ("省医保局、省财政厅", "2021-04-12")
    assert [m.text for m in document.tasks[-1].measures] == ["按月拨付。", "定期核对。"]


def test_who_signs_and_when_may_run_into_the_letter_and_the_plan(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于印发《沙河市2019年防汛工作要点》的通知 各县区水务局：现将《沙河市2019年防汛工作要点》印发给你们，"
        "请认真贯彻执行。沙河市水务和应急管理局2019年3月5日沙河市2019年防汛工作要点一、查清隐患。排查30座水库。（水库科负责）"
        "二、备足物资。补充沙袋。（物资科负责）三、加强演练。组织演练2次。（办公室负责）\n",
    )
    assert _said(document.header)[:2] == ("沙河市2019年防汛工作要点", "沙河市水务和应急管理局")
    assert str(document.header.issued) == "2019-03-05"
    assert [task.title for task in document.tasks] == ["查清隐患", "备足物资", "加强演练"]


def test_what_a_letter_promises_beside_giving_out_the_plan_is_a_target(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南川区水利局关于下达2023年水土保持任务的通知\n各镇：\n经研究，今年全区计划治理水土流失30平方公里。"
        "现将任务下达给你们，请抓紧落实。\n一、加强领导\n1.河东镇治理水土流失12平方公里。（区水利局负责）\n"
        "2.河西镇治理水土流失18平方公里。（区水利局负责）\n3.完善台账。（区水利局负责）\n",
    )
    assert [str(target.value) for target in document.targets] == ["30"]


def test_wide_blanks_within_the_name_of_an_entry_part_nothing(tmp_path: Path) -> None:
    register = "标　　题：沙河市水务局关于做好2024年防汛工作的通知\n\n发文字号：沙水发〔2024〕6号\n\n分　　类：水利\n\n"
    document = read(tmp_path, f"{register}各县（区）水务局：\n\n{_TASKS}")
    assert _said(document.header)[0] == "沙河市水务局关于做好2024年防汛工作的通知"


def test_the_title_of_a_page_below_the_rows_of_its_menu_is_a_line_of_its_own(tmp_path: Path) -> None:
    home, notices = "[首页](http://example.org/{}/index.html)", "[通知公告](http://example.org/{}/tzgg.html)"
    menu = "".join(f"| {home} | |     |     |\n| \\> {notices} | |\n".format(n, n) for n in range(3))
    document = read(
        tmp_path,
        f"您好！欢迎浏览沙河省能源局官方网站！\n\n当前位置：\n\n{menu}\n沙河省2026年新能源消纳行动方案\n\n"
        "发布日期：2026-04-01 20:46\n\n为促进消纳，制定本行动方案。\n\n**一、主要任务**\n\n"
        + _TASKS.partition("\n")[2],
        suffix=".md",
    )
    assert _said(document.header)[0] == "沙河省2026年新能源消纳行动方案"


@pytest.mark.parametrize("line", ["沙河区水务局2024年5月6日", "沙河区水务局办公室 二〇二四年五月六日"])
def test_who_signs_may_stand_on_one_line_with_the_day(tmp_path: Path, line: str) -> None:
    document = read(tmp_path, f"沙河区防汛工作方案\n{_TASKS}{line}\n")
    assert str(document.header.issued) == "2024-05-06"
    assert [measure.text for measure in document.tasks[-1].measures] == ["补充沙袋。"]
    run_on = read(tmp_path, f"沙河区防汛工作方案\n{_TASKS.rstrip()} {line}\n")
    assert [measure.text for measure in run_on.tasks[-1].measures] == ["补充沙袋。"]


def test_rows_that_name_somebody_and_a_day_sign_nothing(tmp_path: Path) -> None:
    rows = "".join(f"沙河区{name}2024年5月{day}日\n" for day, name in enumerate(("水务局", "林业局", "民政局"), 1))
    assert read(tmp_path, f"沙河区防汛工作方案\n{_TASKS}{rows}").header.issued is None


def test_a_title_that_is_printed_again_on_two_lines_is_read_whole(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "标题: 沙河区管委会印发《沙河区落实〈防汛意见〉任务分工方案》的通知\n文号: \n沙河区管委会印发\n"
        "《沙河区落实〈防汛意见〉任务分工方案》的通知\n各镇：\n现印发给你们。\n" + _TASKS,
    )
    assert document.header.title
    assert document.header.title.text == "沙河区落实〈防汛意见〉任务分工方案"
    assert left_over(document) == []


def test_a_letter_that_takes_leave_below_its_last_item_adds_no_measure_to_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河区水务局关于开展2024年泵站评估的通知\n各镇：\n一、评估对象\n全区泵站。\n二、评估人员\n由区水务局组织专家评估。\n"
        "三、职责分工\n（一）区水务局委托区检测院负责评估，请各镇配合。\n（二）请各镇组织泵站报名。\n特此通知。\n"
        "沙河区水务局\n2024年6月17日\n",
    )
    last = document.tasks[-1]
    assert [m.text for m in last.measures] == ["区水务局委托区检测院负责评估，请各镇配合。", "请各镇组织泵站报名。"]
    assert [each.name for each in last.measures[0].responsibilities] == ["区检测院"]
    assert "评估对象" not in [task.title for task in document.tasks]


def test_annexes_that_a_letter_lists_are_no_parts_and_a_form_among_them_opens_by_its_name(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于印发《河湾区校舍防雷实施方案》的通知\n\n各镇：\n\n现印发给你们。特此通知。\n\n附件：1.河湾区校舍防雷实施方案\n\n"
        "2.河湾区校舍防雷考核评分细则表(试行)\n\n河湾区校舍防雷实施方案\n\n为加强校舍防雷，"
        "依据有关法律法规和市防雷减灾委员会的要求，结合本区校舍建成年代久远、接地装置锈蚀较多的实际情况，制定本方案。\n\n一、工作内容\n\n"
        "持续组织开展防雷检查。\n\n二、工作步骤\n\n(一)动员部署阶段(4月)\n\n各校制定方案。\n\n(二)检查阶段(9月)\n\n各校开展自查。\n\n"
        "三、考核评价\n\n各校年底前报送总结。\n\n河湾区校舍防雷考核评分细则表(试行)\n\n项目\n\n评分内容\n\n防雷责任\n\n"
        "每半年至少召开1次会议（2分）。\n",
        suffix=".md",
    )
    assert [(task.number, task.title) for task in document.tasks] == [
        ("1-0", "工作内容"),
        ("2-1", "动员部署阶段(4月)"),
        ("2-2", "检查阶段(9月)"),
        ("3-0", "考核评价"),
    ]
    assert len(document.tasks[-1].measures) == 1
    assert document.targets == ()


def test_titles_of_annexes_counted_below_their_mark_are_no_text_of_the_last_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭市湿地公园建设方案\n一、工作流程\n（一）组织申报。发布通知。确定名单。\n（二）评价验收。组织验收。公布结果。\n"
        "附件：\n1.湿地公园建设基本条件\n2.湿地公园建设指标体系\n",
    )
    assert tree(document)[-1] == ("一", "评价验收", ["组织验收。", "公布结果。"])
    assert left_over(document) == []


def test_an_annex_named_above_the_signature_is_no_prose_and_its_line_does_not_go_on(tmp_path: Path) -> None:
    name = "2025年江北区为既有的60个农贸市场电动三轮车集中停放场所加装消防报警设施的为民办实事项目实施方案"
    said = "为保质保量完成我区“为既有的60个集中停放场所加装报警设施”建设任务，特制定本方案。"
    document = read(
        tmp_path,
        f"关于印发《{name}》的通知\n各街道办事处：\n{said.replace('特制定本方案', '现印发给你们')}\n"
        f"附件：{name}\n江北区应急管理局\n2025年2月26日\n附件\n{name}\n{said}\n{_TASKS}",
    )
    assert _said(document.header)[:2] == (name, "江北区应急管理局")
    assert [(str(target.value), target.unit) for target in document.targets] == [("60", "个")]
    assert left_over(document) == []


def test_what_letter_and_plan_both_say_counts_once_and_what_two_paragraphs_end_with_counts_twice(
    tmp_path: Path,
) -> None:
    said = "为切实完成全县40个老旧站房改造任务，制定本方案。"
    document = read(
        tmp_path,
        f"海川县2025年老旧站房改造方案\n{said.replace('制定本方案', '我局编制了方案')}\n{said}\n"
        f"东片供水改善。新建管网12公里。\n西片供水改善。新建管网12公里。\n{_TASKS}",
    )
    assert [str(target.value) for target in document.targets] == ["40", "12", "12"]


def test_the_register_of_a_page_that_became_a_table_names_title_body_day_and_number(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "|     |     |     |     |\n| --- | --- | --- | --- |\n"
        "| 公开事项名称： | 关于印发《沙河县水利工作要点》的通知 |  |  |\n"
        "| 索 引 号 | 1132/2023-0117 | 发文字号 | 沙水发〔2023〕7号 |\n"
        "| 发布机构 | 沙河县水利局 | 发布时间 | 2023-05-09 |\n| 公开类别 | 主动公开 | 有效性： |  |\n\n" + _TASKS,
        suffix=".md",
    )
    assert _said(document.header) == ("沙河县水利工作要点", "沙河县水利局", "沙水发〔2023〕7号")
    assert str(document.header.issued) == "2023-05-09"
    assert document.header.year == 2023
    assert left_over(document) == []
    assert document.remarks == ()


@pytest.mark.parametrize(
    "line",
    [
        "2023年05月09日来源：沙河县人民政府",
        "2023-05-09 10:28 来源： 沙河日报",
        "信息来源：沙河县水利局发布时间：2023-05-09 16:35浏览次数：12",
        "来源：沙河县水利局　发布日期：2023年5月9日",
    ],
)
def test_the_line_below_the_title_of_a_page_says_when_it_was_published(tmp_path: Path, line: str) -> None:
    document = read(tmp_path, f"关于加强全县水利工作的实施意见\n\n{line}\n\n{_TASKS}", suffix=".md")
    assert str(document.header.issued) == "2023-05-09"
    assert document.header.year == 2023


def test_headings_that_only_a_page_has_do_not_end_the_letter_before_its_title(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "## 导航区请使用键盘切换浏览\n\n1. [首页](https://www.shahe.example.cn/)\n\n## 正文区请使用键盘切换浏览\n\n"
        f"## 关于加强全县水利工作的实施意见\n\n2023年05月09日来源：沙河\n\n{_TASKS}",
        suffix=".md",
    )
    assert _said(document.header) == ("关于加强全县水利工作的实施意见", None, None)
    assert [section.title for section in document.sections] == ["主要任务"]


@pytest.mark.parametrize(
    ("news", "title"),
    [
        ("近日，沙河县印发《2023年水利工作要点》，明确了全年任务。", "2023年水利工作要点"),
        ("近日沙河县水利局印发2023年水利工作要点的通知。文件提出，建设水库。", "2023年水利工作要点"),
        ("近日，沙河县水利局印发《水旱灾害防御手册》，供各地学习。", None),
        ("根据省政府印发《2030年前水利建设行动方案》的要求，结合实际，提出如下安排。", None),
    ],
)
def test_the_news_that_opens_a_page_without_a_title_names_its_plan(
    tmp_path: Path, news: str, title: str | None
) -> None:
    document = read(tmp_path, f"{news}\n\n{_TASKS}", suffix=".txt")
    assert _said(document.header)[0] == title


def test_the_bracket_below_a_title_names_the_body_and_the_month(tmp_path: Path) -> None:
    document = read(tmp_path, f"沙河县“十四五”水利发展规划\n\n（沙河县水利局　2021年12月）\n\n{_TASKS}", suffix=".txt")
    assert _said(document.header) == ("沙河县“十四五”水利发展规划", "沙河县水利局", None)
    assert document.header.year == 2021


def test_a_plan_for_five_years_is_of_the_first_of_them_and_what_was_before_is_no_target(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 沙河县“十四五”水利发展规划\n\n## 一、主要指标\n\n"
        "| 指标 | 单位 | 2020年 | 2025年 |\n| --- | --- | --- | --- |\n"
        "| 水库 | 座 | 12 | 15 |\n| 供水保证率 | % | 91 | 95 |\n\n## 二、重点任务\n\n（一）查清隐患。建立台账。\n\n"
        "（二）备足物资。补充沙袋。\n",
        suffix=".md",
    )
    assert document.header.year == 2021
    assert [(str(target.value), target.unit) for target in document.targets] == [("15", "座"), ("95", "%")]
    assert [(str(outcome.value), outcome.unit) for outcome in document.outcomes] == [("12", "座"), ("91", "%")]


def test_a_register_may_have_one_entry_a_row(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "| 索引号 | 0123 |\n| --- | --- |\n| 发布机构 | 沙河县水利局 |\n| 发布时间 | 2024-05-06 |\n"
        "| 名称 | 沙河县水利工程实施方案 |\n| 文号 | 沙水发〔2024〕3号 |\n\n" + _TASKS,
        suffix=".md",
    )
    assert _said(document.header) == ("沙河县水利工程实施方案", "沙河县水利局", "沙水发〔2024〕3号")
    assert str(document.header.issued) == "2024-05-06"


def test_the_years_of_a_plan_before_what_closes_the_title_of_its_letter_are_of_it(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河省人民政府办公厅\n关于印发沙河省水库安全三年行动计划\n（2024—2026年）的通知\n\n各市人民政府：\n"
        "《沙河省水库安全三年行动计划（2024—2026年）》已经同意，现印发给你们，请认真执行。\n沙河省人民政府办公厅\n2024年5月6日\n\n"
        "沙河省水库安全三年行动计划\n（2024—2026年）\n一、主要任务\n（一）查清隐患。建立台账。\n（二）备足物资。补充沙袋。\n",
    )
    title = document.header.title
    assert title is not None
    assert title.text == "沙河省水库安全三年行动计划（2024—2026年）"
    assert [task.title for task in document.tasks] == ["查清隐患", "备足物资"]


_ON_ONE_LINE = (
    "标题: 沙河县水利局 沙河县财政局关于印发《水库安全管护行动方案》的通知\n发布时间: 2024-06-03 09:10\n"
    "==================== 正文 ====================\n"
    "各镇人民政府：现将《水库安全管护行动方案》印发给你们，请认真贯彻执行。{signers}2024年5月6日 {open}"
    "水库安全管护行动方案水库安全管护是防汛工作的重要任务，事关下游群众的生命财产安全。为做好水库管护工作，现制定以下方案。"
    "一、主要任务（一）查清水库隐患。组织技术力量逐座排查水库大坝、溢洪道和放水设施，建立隐患台账，明确整改措施和责任人。"
    "（二）备足防汛物资。在水库现场补充沙袋、块石和照明设备，检修抢险道路和通信设施，确保险情发生时及时处置。"
    "二、保障措施（一）加强组织领导。各镇要落实水库管护责任。（二）加强宣传引导。利用各类媒体宣传水库管护知识，营造良好氛围。"
)


@pytest.mark.parametrize("public", ["", "（此件公开发布）"])
@pytest.mark.parametrize(
    "signers", ["沙河县水利局 沙河县财政局", "沙河县水利局沙河县财政局", "沙 河 县 水 利 局 沙河县财政局"]
)
def test_the_day_behind_those_who_sign_counts_before_that_of_the_page(
    tmp_path: Path, signers: str, public: str
) -> None:
    document = read(tmp_path, _ON_ONE_LINE.format(signers=signers, open=public))
    assert _said(document.header)[:2] == ("水库安全管护行动方案", "沙河县水利局、沙河县财政局")
    assert str(document.header.issued) == "2024-05-06"
    assert [task.title for task in document.tasks] == ["查清水库隐患", "备足防汛物资"]
    assert left_over(document) == []


def test_a_day_is_that_of_the_letter_though_too_many_sign_to_be_parted(tmp_path: Path) -> None:
    many = "沙河县市场监督管理局沙河县财政金融局中国人民银行东江省分行沙河县营业管理部国家金融监督管理总局沙河监管支局"
    document = read(tmp_path, _ON_ONE_LINE.format(signers=many, open=""))
    assert str(document.header.issued) == "2024-05-06"


def test_to_whom_a_letter_goes_above_who_printed_it_is_no_measure_of_the_last_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沙河新区关于做好防汛工作的实施意见\n沙河新区党工委\n沙河新区管委会2024年4月3日\n"
        f"{_TASKS}各有关单位：区法院。区水利局、林业局、财政局，沙河海关，区人行、总工会，各乡镇。沙河新区党工委办公室\n"
        "2024年4月11日印发\n",
    )
    assert _said(document.header)[1] == "沙河新区党工委、沙河新区管委会"
    assert str(document.header.issued) == "2024-04-03"
    assert tree(document)[-1] == ("一", "备足物资", ["补充沙袋。"])
    assert left_over(document) == []


def test_a_heading_of_a_page_stands_above_whom_the_letter_is_to(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 沙河区水务局关于印发沙河区防汛行动方案的通知\n\n## 政策原文\n\n各镇人民政府，区直各部门：\n\n"
        f"现印发给你们。\n\n沙河区水务局\n\n2024年5月6日\n\n**沙河区防汛行动方案**\n\n{_TASKS}",
        suffix=".md",
    )
    assert _said(document.header)[:2] == ("沙河区防汛行动方案", "沙河区水务局")
    assert (str(document.header.issued), document.header.year) == ("2024-05-06", 2024)
    assert len(document.tasks) == 2
