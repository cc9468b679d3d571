"""Plans as they are copied and saved: signs before items, blanks between characters, page numbers, pages of sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import PlanDocument
from loaders import load_document
from tests.loaders.specimens import left_over, read, tree

SAID = ("新增企业12家。（县工信局负责）", "消费增长6%。（县商务局负责）", "新建学校4所。（县教育局负责）")
TITLE = "青山县2024年重点工作任务分解方案"
INTRO = "为贯彻落实县委经济工作会议精神，确保完成全年目标任务，现将重点工作任务分解如下，请认真抓好落实。"
READ = [("一", "稳定增长", ["新增企业12家。", "消费增长6%。"]), ("二", "改善民生", ["新建学校4所。"])]


def _page(folder: Path, body: str) -> PlanDocument:
    file = folder / "plan.html"
    file.write_text(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>", encoding="utf-8")
    return load_document(file)


@pytest.mark.parametrize("sign", ["□", "✓", "√", "·", "\uf06c", "➤ "])
def test_a_sign_before_an_item_is_none_of_its_words(tmp_path: Path, sign: str) -> None:
    items = [sign + said for said in SAID]
    text = f"{TITLE}\n一、稳定增长\n{items[0]}\n{items[1]}\n二、改善民生\n{items[2]}\n"
    assert tree(read(tmp_path, text)) == READ


def test_a_blank_behind_every_character_is_none_of_the_text(tmp_path: Path) -> None:
    lines = [TITLE, "一、稳定增长", f"1.{SAID[0]}", f"2.{SAID[1]}", "二、改善民生", f"3.{SAID[2]}"]
    document = read(tmp_path, "\n".join(" ".join(line) for line in lines))
    assert tree(document) == READ
    assert document.header.title is not None
    assert document.header.title.text == TITLE
    assert [each.name for measure in document.tasks[0].measures for each in measure.responsibilities] == [
        "县工信局",
        "县商务局",
    ]


@pytest.mark.parametrize("form", ["{}", "{}/3"])
def test_bare_numbers_of_pages_between_wrapped_lines_are_furniture(tmp_path: Path, form: str) -> None:
    said = f"推动{'产业发展壮大，完善服务体系，' * 12}新增企业9家。（县工信局负责）"
    lines = [
        item[start : start + 24] for item in (f"1.{said}", f"2.{said}", f"3.{said}") for start in range(0, 200, 24)
    ]
    pages = [*lines[:13], form.format(1), *lines[13:26], form.format(2), *lines[26:]]
    document = read(tmp_path, "\n".join([TITLE, "一、稳定增长", *filter(None, pages)]) + "\n")
    printed = [document.source.quote(piece) for each in document.furniture for piece in each.passage.pieces]
    assert printed == [form.format(1), form.format(2)]
    assert tree(document) == [("一", "稳定增长", [said.partition("（")[0]] * 3)]


def test_a_text_whose_breaks_were_lost_has_its_title(tmp_path: Path) -> None:
    document = read(tmp_path, f"{TITLE}{INTRO}一、稳定增长1.{SAID[0]}2.{SAID[1]}二、改善民生1.{SAID[2]}")
    assert document.header.title is not None
    assert document.header.title.text == TITLE
    assert tree(document) == READ


def test_what_a_script_shows_when_the_page_is_there_is_read(tmp_path: Path) -> None:
    lines = [INTRO, "一、稳定增长", f"1.{SAID[0]}", f"2.{SAID[1]}", "二、改善民生", f"3.{SAID[2]}"]
    article = "".join(f"<section><section><span>{line}</span></section></section>" for line in lines)
    body = f'<h1>{TITLE}</h1><div style="visibility: hidden;">{article}</div><div>点赞 在看 分享 收藏</div>'
    document = _page(tmp_path, body + '<div style="display:none">扫码登录</div>')
    assert tree(document) == READ
    assert "扫码登录" not in document.source.text


def test_pages_to_turn_and_dated_links_below_a_plan_are_of_the_site(tmp_path: Path) -> None:
    lines = [INTRO, "一、稳定增长", f"1.{SAID[0]}", f"2.{SAID[1]}", "二、改善民生", f"3.{SAID[2]}"]
    pager = "<p>上一页 1 2 3 下一页</p><p>共3页 当前第1页</p>"
    links = "<ul><li><a href='1'>青山县召开重点工作调度会</a><span>2024-02-01</span></li></ul>"
    body = f"<h1>{TITLE}</h1>{''.join(f'<p>{line}</p>' for line in lines)}{pager}{links}"
    document = _page(tmp_path, f"<div>{body}</div>")
    assert tree(document) == READ
    assert left_over(document) == []


def test_a_list_within_an_item_of_a_list_is_numbered_apart(tmp_path: Path) -> None:
    inner = f"<ol><li>{SAID[0]}</li><li>{SAID[1]}</li></ol>"
    outer = f"<li>稳定增长{inner}</li><li>改善民生<ol><li>{SAID[2]}</li></ol></li>"
    tasks = [(None, title, said) for _, title, said in READ]
    assert tree(_page(tmp_path, f"<h1>{TITLE}</h1><ol>{outer}</ol>")) == tasks
    style = "list-style-type: cjk-ideographic"
    assert tree(_page(tmp_path, f"<h1>{TITLE}</h1><ol style='{style}'>{outer}</ol>")) == READ


def test_a_name_whose_last_character_a_narrow_cell_breaks_off_is_one(tmp_path: Path) -> None:
    heads = "".join(f"<td>{word}</td>" for word in ("序号", "重点任务", "责任单位", "完成时限"))
    first = "<td>1</td><td>改造小区</td><td>县住建局、县民政<br>局</td><td>年底前</td>"
    second = "<td>2</td><td>办好学校</td><td>县教育局<br>县财政局</td><td>8月底前</td>"
    document = _page(tmp_path, f"<h1>{TITLE}</h1><table><tr>{heads}</tr><tr>{first}</tr><tr>{second}</tr></table>")
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["县住建局", "县民政局"], ["县教育局", "县财政局"]]


def test_text_that_was_converted_to_markdown_is_read_as_such_whatever_its_name(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "**东海市2024年设备更新实施方案**\n\n**一、主要任务**\n\n"
        "**（一）更新设备。** 更新设备40台。（市工信局负责）\n\n"
        "**二、** 保障措施\n\n**（一）加强协调。** 建立机制。\n\n【原文下载】\n\n"
        "- [东海市2024年设备更新实施方案.pdf](/files/2024/558b1398c370470e86e369212bfd13b6/91c3c13ab1b649.pdf)\n",
    )
    assert tree(document) == [("一", "更新设备", ["更新设备40台。"])]
    assert document.header.title is not None
    assert document.header.title.text == "东海市2024年设备更新实施方案"
    assert [section.title for section in document.sections] == ["主要任务", "保障措施"]
    assert left_over(document) == []


def test_who_signs_behind_the_last_sentence_of_a_letter_is_the_issuer(tmp_path: Path) -> None:
    letter = (
        "各有关单位：\n现将重点任务分解表印发给你们，请认真组织实施。     城东新区管委会办公室\n2024年6月7日\n附件\n"
    )
    table = "2024年全区重点任务分解表\n序号\t重点任务\t工作措施\t牵头单位\n1\t建站\t新建站点3座。\t区城管局\n"
    for text in (
        letter + table,
        f"2024年重点任务方案\n{letter}一、建站\n（一）新建站点。新建3座。公布清单。\n（二）管护。落实人员。\n",
    ):
        document = read(tmp_path, text)
        assert document.header.issuer
        assert document.header.issuer.text == "城东新区管委会办公室"


def test_a_number_behind_a_name_goes_on_where_breaks_were_lost(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江南省支持创业若干措施 为支持创业，制定以下措施。 "
        "一、提升创业能力。开设课程三百门，建立导师队伍，推行弹性学制。"
        "完善机制。责任单位：省教育厅、省人社厅二、推进平台建设。建设园区，开放实验室，免费提供场地。健全服务。责任单位：省科技厅、省医保局"
        "三、加强宣传引导。依托网站发布信息，举办大赛，推广案例，营造良好氛围，培育典型。责任单位：省人社厅",
    )
    assert [task.title for task in document.tasks] == ["提升创业能力", "推进平台建设", "加强宣传引导"]


def test_the_table_of_contents_of_a_text_is_furniture(tmp_path: Path) -> None:
    body = (
        "一、总体要求\n坚持人民至上。\n二、重点任务\n（一）加固水库\n完成12座加固。建立台账。\n"
        "（二）整治山洪沟\n治理山洪沟8条。完善设施。\n"
    )
    leaders = "一、总体要求……………1\n二、重点任务……………2\n（一）加固水库……………2\n（二）整治山洪沟…………3\n"
    bare = "一、总体要求\n二、重点任务\n（一）加固水库\n（二）整治山洪沟\n"
    for contents in (leaders, bare):
        document = read(tmp_path, f"青川市水利发展方案（2024—2026年）\n目  录\n{contents}\n{body}")
        assert [task.title for task in document.tasks] == ["加固水库", "整治山洪沟"]
        assert [section.title for section in document.sections] == ["总体要求", "重点任务"]
        assert left_over(document) == []


def test_items_that_run_on_in_a_short_paragraph_are_parted(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年教育工作要点\n一、坚持引领\n1. 加强建设。开展教育。2. 夯实基础。创建示范10个。\n"
        "二、推进均衡\n3. 扩大资源。新建幼儿园5所。4. 优化布局。改扩建学校8所。\n",
    )
    assert [task.title for task in document.tasks] == ["加强建设", "夯实基础", "扩大资源", "优化布局"]


@pytest.mark.parametrize("number", ["— 3 —", "— — — 3 —", "- 3 -"])
def test_a_page_number_between_dashes_is_furniture(tmp_path: Path, number: str) -> None:
    document = read(
        tmp_path,
        "梁河县2024年灌区工作要点\n一、工作任务\n（一）修复渠系。衬砌渠道30公里。（县水务局）\n"
        f"{number}\n（二）改革水价。安装水表2000只。（县发改局）\n",
    )
    assert tree(document)[0][2] == ["衬砌渠道30公里。"]
    assert left_over(document) == []


_RUN_TOGETHER = (
    "各单位：\n现将方案印发给你们，请认真执行。\n东湖区人民政府\n2023年5月6日东湖区2023年灌区改造行动方案\n"
    "为加快灌区改造，制定本方案。一、主要任务（一）修复渠系1.衬砌渠道。完成30公里，其中干渠12公里，支渠18公里。责任单位：区水务局、各镇"
    "2.更新闸门。更新12座，全部接入平台。责任单位：区水务局，区大数据局（二）改革水价3.核定成本。公布核定结果，接受社会监督。责任单位：区发改局"
    "4.安装水表。安装2000只，9月底前完成。责任单位：区水务局二、保障措施（一）加强领导。建立会商机制。责任单位：区政府办"
)


def test_a_number_behind_who_is_responsible_opens_an_item_where_breaks_were_lost(tmp_path: Path) -> None:
    document = read(tmp_path, _RUN_TOGETHER)
    assert document.header.title
    assert document.header.title.text == "东湖区2023年灌区改造行动方案"
    assert [(task.title, [each.name for each in task.responsibilities]) for task in document.tasks] == [
        ("衬砌渠道", ["区水务局", "各镇"]),
        ("更新闸门", ["区水务局", "区大数据局"]),
        ("核定成本", ["区发改局"]),
        ("安装水表", ["区水务局"]),
        ("加强领导", ["区政府办"]),
    ]
    assert left_over(document) == []


def test_a_title_above_what_is_counted_by_ordinals_is_told_where_breaks_were_lost(tmp_path: Path) -> None:
    body = "".join(
        f"（{number}）{title}一是建立台账，逐一登记。（区水务局负责）二是定期回访，及时更新。（各镇负责）"
        for number, title in (
            ("一", "查清渠系底数"),
            ("二", "整治渠道淤堵"),
            ("三", "更新老旧闸门"),
            ("四", "改造泵站设备"),
            ("六", "管好用水秩序"),
        )
    )
    listed = "附件2023年灌区改造任务清单序号名称责任部门1渠系登记建立台账。区水务局负责2渠道清淤清淤30公里。各镇负责"
    document = read(tmp_path, f"东湖区2023年灌区工作要点 一、重点工作{body}{listed}")
    assert [task.title for task in document.tasks] == [
        "查清渠系底数",
        "整治渠道淤堵",
        "更新老旧闸门",
        "改造泵站设备",
        "管好用水秩序",
    ]
    assert [len(task.measures) for task in document.tasks] == [2] * 5


def test_the_title_of_a_part_ends_where_its_sentence_begins_where_breaks_were_lost(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东湖区2023年灌区改造工作方案\n一、摸清底数，落实责任根据全区灌区现状，按照分级负责的原则，逐条渠道落实管护责任，做到一渠一档，公开公示，接受监督。"
        "1.衬砌渠道。完成30公里，其中干渠12公里，支渠18公里，年内全部通水。责任单位：区水务局、柳林镇、东堤村"
        "二、备足物料，科学施工1.储备水泥。储备2万吨，满足全区施工需要，建立出入库台账。责任单位：区水务局、各镇2.更新闸门。更新12座，"
        "全部接入平台，实现远程启闭。责任单位：区水务局三、完善制度，管护长效为进一步管好用好灌区，建立专业管护队伍。"
        "1.组建队伍。组建管护队伍8支，配齐巡护设备。责任单位：区水务局2.制定办法。"
        + "制定管护、用水计量、水费收缴等办法，明确管护标准、经费来源，定期开展检查评比，结果与补助挂钩。" * 4
        + "责任单位：区水务局",
    )
    assert [section.title for section in document.sections] == [
        "摸清底数，落实责任",
        "备足物料，科学施工",
        "完善制度，管护长效",
    ]
    assert [task.title for task in document.tasks] == ["衬砌渠道", "储备水泥", "更新闸门", "组建队伍", "制定办法"]
    assert [who.name for who in document.tasks[0].responsibilities] == ["区水务局", "柳林镇", "东堤村"]
    assert left_over(document) == []


def test_single_blanks_part_the_cells_of_rows_that_have_as_many_as_the_header(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "白河县2025年护林任务清单\n序号 任务名称 主要内容 牵头单位 配合单位 完成时间\n一、设施\n"
        "1 建设瞭望塔 建成瞭望塔9座，接通电力。 县林业局 县供电公司 2025年5月\n"
        "二、执法\n2 查处违规用火 巡查林区，清理火源。 县公安局 县林业局、县民政局 2025年9月\n注：按月调度。\n",
    )
    told = [(task.section, task.title, [each.name for each in task.responsibilities]) for task in document.tasks]
    assert told == [
        ("一", "建设瞭望塔", ["县林业局", "县供电公司"]),
        ("二", "查处违规用火", ["县公安局", "县林业局", "县民政局"]),
    ]
    assert [task.deadline.text for task in document.tasks if task.deadline] == ["2025年5月", "2025年9月"]


def test_lines_that_lost_their_full_stops_are_sentences_of_their_own(tmp_path: Path) -> None:
    more = "，加强宣传推广和监督管理，完善有关制度规范和工作台账，切实提高护林水平"
    document = read(
        tmp_path,
        f"清河县护林实施方案\n一、重点任务\n（一）加强日常巡护\n完善巡护路线{more}\n到2025年，新增护林员300名{more}\n健全巡护台账{more}\n"
        f"（县林业局、各镇按职责分工负责）\n（二）完善防火设施\n建设瞭望塔12座{more}\n更新防火器材{more}\n划定防火区域{more}\n"
        f"（县林业局负责）\n（三）开展宣传教育\n举办宣传活动8场{more}\n公布举报电话{more}\n设置宣传牌{more}\n（县林业局负责）\n",
    )
    assert [len(task.measures) for task in document.tasks] == [3, 3, 3]
    assert document.tasks[0].measures[1].deadline is not None
    assert [each.name for each in document.tasks[0].responsibilities] == ["县林业局", "各镇"]
