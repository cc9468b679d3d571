"""Forms in which offices set out a plan, each on a small document of its own wording, read from file to tree."""

from __future__ import annotations

from pathlib import Path

from kg.model import Comparator, Role
from loaders import load_document
from tests.loaders.specimens import left_over, read, targets_of, tree


def test_a_numbered_task_on_organisation_among_others_is_a_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东湾区2023年水务工作要点\n\n1. 加快水网建设。新建供水管道30公里。\n2. 推进污水处理。建成处理厂2座。\n"
        "3. 抓好防汛抗旱。汛前完成修复15处。\n4. 加强组织领导\n坚持党建引领，召开专题会议12次。\n",
    )
    assert tree(document)[-1] == (None, "加强组织领导", ["坚持党建引领，召开专题会议12次。"])
    assert len(document.tasks) == 4


def test_stages_of_the_work_are_tasks_by_their_times_and_a_closing_part_on_organisation_holds_none(
    tmp_path: Path,
) -> None:
    document = read(
        tmp_path,
        "丰县2022年河道整治工作方案\n一、重点任务\n（一）清理河道。清理河道20公里。（县水利局负责）\n"
        "（二）拆除围网。拆除围网30处。（县农业农村局负责）\n（三）建设护岸。建设护岸5公里。（县水利局负责）\n"
        "二、时间安排\n（一）动员部署阶段（4月1日至4月15日）。召开动员会。\n（二）总结验收阶段（12月）。组织验收。\n"
        "三、组织领导\n县政府成立专班。\n",
    )
    assert tree(document)[3:] == [
        ("二", "动员部署阶段（4月1日至4月15日）", ["召开动员会。"]),
        ("二", "总结验收阶段（12月）", ["组织验收。"]),
    ]
    timed = [task.deadline.text if task.deadline else None for task in document.tasks]
    assert timed == [None, None, None, "4月1日至4月15日", "12月"]
    assert [section.title for section in document.sections] == ["重点任务", "时间安排", "组织领导"]
    assert left_over(document) == []


def test_bare_numbers_of_goals_at_the_first_level_are_set_aside_and_not_lost(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东湾区2023年水务工作要点\n1. 工作目标\n供水保证率达到95%。\n2. 建设水网。新建管道30公里。\n"
        "3. 治理污水。建成处理厂2座。\n4. 抓好防汛。完成修复15处。\n",
    )
    assert [task.title for task in document.tasks] == ["建设水网", "治理污水", "抓好防汛"]
    assert left_over(document) == []


def test_bullets_that_open_with_title_sentences_are_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "桃源区档案局2023年度工作要点\n一、做好收集\n●接收到期档案。接收档案3万卷。\n●征集家谱资料。征集家谱20部。\n"
        "二、强化利用\n●开放馆藏档案。开放档案5000件。\n",
    )
    assert tree(document) == [
        ("一", "接收到期档案", ["接收档案3万卷。"]),
        ("一", "征集家谱资料", ["征集家谱20部。"]),
        ("二", "开放馆藏档案", ["开放档案5000件。"]),
    ]
    assert [task.number for task in document.tasks] == ["1-1", "1-2", "2-1"]


def test_stars_head_parts_above_other_bullets_where_nothing_is_numbered(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "华阳县2023年项目建设行动方案\n★ 总体目标\n全年完成投资150亿元。\n★ 主要任务\n"
        "◆ 产业提升行动。新开工产业项目40个。由县发改局负责。\n"
        "◆ 城乡建设行动。实施更新项目12个。由县住建局牵头，县自然资源局配合。\n",
    )
    assert tree(document) == [
        ("2", "产业提升行动", ["新开工产业项目40个。"]),
        ("2", "城乡建设行动", ["实施更新项目12个。"]),
    ]
    named = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert named == [
        [("县发改局", Role.RESPONSIBLE)],
        [("县住建局", Role.LEAD), ("县自然资源局", Role.PARTICIPANT)],
    ]
    assert left_over(document) == []


def test_a_sentence_that_entrusts_bodies_with_a_question_keeps_its_words(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "沂北市2023年议案建议办理工作分工\n一、交通方面\n"
        "1.关于“优化公交线路”的问题，由市交通运输局会同市公安局研究办理。\n"
        "2.关于“增设停车泊位”的问题，由市城管局负责。\n3.关于“整治占道经营”的问题，由专人负责。\n",
    )
    first, second, third = document.tasks[0].measures
    assert first.text == "关于“优化公交线路”的问题，由市交通运输局会同市公安局研究办理。"
    assert [(each.name, each.role) for each in first.responsibilities] == [
        ("市交通运输局", Role.RESPONSIBLE),
        ("市公安局", Role.RESPONSIBLE),
    ]
    assert [(each.name, each.role) for each in second.responsibilities] == [("市城管局", Role.RESPONSIBLE)]
    assert third.responsibilities == ()


def test_labels_that_end_an_item_may_be_sentences_of_their_own(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "南屏镇2022年环境整治行动方案\n第一章 重点任务\n第一条 实施厕所革命。改造户厕600座。"
        "责任单位：镇农业农村办、各村。\n"
        "第二条 治理生活污水。新建污水站3个。责任单位：镇生态环境站。完成时限：2022年10月底。\n"
        "第三条 整治村容村貌。清理垃圾500吨。责任单位：镇综合执法队。\n",
    )
    task = document.tasks[1]
    assert [measure.text for measure in task.measures] == ["新建污水站3个。"]
    assert [each.name for each in task.responsibilities] == ["镇生态环境站"]
    assert task.deadline is not None
    assert task.deadline.text == "2022年10月底"


def test_a_bracket_of_one_kind_or_another_names_a_sole_body_or_an_office_for_short(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江岸省2023年数据工作要点\n（一）归集数据。归集数据1000亿条。（省大数据局、省政务办）\n"
        "（二）开放数据。开放目录300个。〔省大数据局〕\n（三）用好数据。新增场景20个。（省政务办负责）\n",
    )
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["省大数据局", "省政务办"], ["省大数据局"], ["省政务办"]]


def test_a_line_of_issuer_and_day_is_both(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原市林业局 2021年3月1日\n青原市林业局2021年工作要点\n一、国土绿化。造林5万亩。\n二、资源保护。巡护80次。\n"
        "三、产业发展。培育企业3家。\n",
    )
    header = document.header
    assert (header.issuer.text if header.issuer else None) == "青原市林业局"
    assert str(header.issued) == "2021-03-01"
    assert header.title is not None
    assert header.title.text == "青原市林业局2021年工作要点"


def test_a_notice_that_prints_a_plan_names_it_in_quotation_marks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "中共丰县县委办公室 丰县人民政府办公室\n印发《关于2022年领导包联项目的工作方案》的通知\n各镇党委、政府：\n"
        "现将工作方案印发给你们。\n中共丰县县委办公室\n丰县人民政府办公室\n2022年4月1日\n"
        "关于2022年领导包联项目的工作方案\n一、包联任务\n（一）产业园项目。年度投资1.2亿元。\n"
        "责任单位：县农业农村局\n"
        "（二）医院项目。设置床位500张。\n责任单位：县卫生健康局\n（三）学校项目。新增学位900个。\n"
        "责任单位：县教育局\n",
    )
    assert document.header.title is not None
    assert document.header.title.text == "关于2022年领导包联项目的工作方案"
    assert document.header.issuer is not None
    assert document.header.issuer.text == "中共丰县县委办公室、丰县人民政府办公室"


def test_goals_in_quotation_marks_and_figures_of_each_aretargets_of(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原市2021年林业工作要点\n一、国土绿化。人工造林、封山育林、退化林修复各1万亩，义务植树百万株。\n"
        "二、林长制。实现“林长巡林不少于4次”的目标，打造“五十个”示范点。\n"
        "三、林业改革。引进专业人才百名，落实省林业局下达的32项任务，实施102项重大工程中的堤防项目。\n",
    )
    found = [(t.indicator, t.comparator, str(t.value), t.unit) for task in document.tasks for t in targets_of(task)]
    assert found == [
        ("人工造林", Comparator.EQUAL, "1", "万亩"),
        ("封山育林", Comparator.EQUAL, "1", "万亩"),
        ("退化林修复", Comparator.EQUAL, "1", "万亩"),
        ("义务植树数量", Comparator.EQUAL, "100", "万株"),
        ("林长巡林次数", Comparator.AT_LEAST, "4", "次"),
        ("专业人才人数", Comparator.EQUAL, "100", "名"),
    ]


def test_page_numbers_between_wrapped_lines_part_no_sentence(tmp_path: Path) -> None:
    paragraphs = (
        "云岭县2023年供水保障工作要点",
        "一、重点任务",
        "（一）推进规模化供水。以清河、石门两座水库为主要水源，新建规模化水厂，鼓励条件成熟的乡镇打破行政区域各种边界"
        "统一供水，优先覆盖人口集中的村庄。（县水利局牵头，县财政局配合，有关乡镇政府负责落实）",
        "（二）改造老旧管网。对使用年限超过20年的管网逐个村庄登记造册，查清位置和长度，分批次安排改造。"
        "各乡镇要按月报送进度，接受县水利局组织的检查，发现问题立即整改到位。（县水利局负责）",
    )
    wrapped = [text[at : at + 26] for text in paragraphs for at in range(0, len(text), 26)]
    lines = "\n".join([*wrapped[:4], "— 1 —", *wrapped[4:]])
    document = read(tmp_path, lines)
    first, second = document.tasks
    assert [measure.text[:2] + measure.text[-3:] for measure in first.measures] == ["以清村庄。"]
    assert [(each.name, each.role) for each in first.responsibilities] == [
        ("县水利局", Role.LEAD),
        ("县财政局", Role.PARTICIPANT),
        ("有关乡镇政府", Role.RESPONSIBLE),
    ]
    assert [measure.actor for measure in second.measures] == [None, "各乡镇"]
    assert targets_of(second) == []
    assert left_over(document) == []


def test_the_only_marked_heading_above_the_first_number_is_a_part(tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    file.write_text(
        "<html><body><h1>青原省关于做好2022年乡村振兴工作的意见</h1><p>现提出如下意见。</p><h2>扛牢粮食安全责任</h2>"
        "<p>（一）稳定面积。播种面积稳定在600万亩以上。</p><p>（二）扩大油料。扩种油菜5万亩。</p>"
        "<p>（三）保障供给。新建菜园3个。</p></body></html>",
        encoding="utf-8",
    )
    document = load_document(file)
    assert [(section.number, section.title) for section in document.sections] == [("1", "扛牢粮食安全责任")]
    assert [task.section for task in document.tasks] == ["1", "1", "1"]


def test_a_sentence_in_the_bracket_that_rules_for_what_follows_names_nobody(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原市2020年治气工作计划\n一、调整结构\n1.严格准入。发布准入清单。（市生态环境局牵头，市发改委等参与，"
        "县（市、区）政府负责落实。以下均需县（市、区）政府落实，不再列出）\n2.淘汰产能。整治企业30家。"
        "（市经信局牵头）\n"
        "3.治理扬尘。检查工地200处。（市住建局牵头）\n",
    )
    assert [(each.name, each.role) for each in document.tasks[0].responsibilities] == [
        ("市生态环境局", Role.LEAD),
        ("市发改委", Role.PARTICIPANT),
        ("县（市、区）政府", Role.RESPONSIBLE),
    ]
    assert [measure.text for measure in document.tasks[0].measures] == ["发布准入清单。"]


def test_safeguards_that_promise_in_figures_are_tasks_and_others_are_not(tmp_path: Path) -> None:
    plan = (
        "云岭县2023年供水工作要点\n一、重点任务\n（一）建设水厂。新建水厂3座。\n（二）改造管网。改造管网40公里。\n"
        "（三）监测水质。检测水样90份。\n二、保障措施\n（一）强化领导。成立专班。\n（二）强化资金。{}\n"
    )
    promised = read(tmp_path, plan.format("县财政安排资金不少于600万元。"))
    assert [task.title for task in promised.tasks][-2:] == ["强化领导", "强化资金"]
    assert len(read(tmp_path, plan.format("统筹各类资金。")).tasks) == 3


def test_a_rule_or_a_time_may_stand_behind_bare_names(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江川省2024年数字化行动方案\n一、重点任务\n1．推动示范引领。遴选企业15家。（省经信厅、省国资委，"
        "各市州人民政府；"
        "列第一位的为牵头单位，下同）\n2．推进普惠改造。诊断企业900家。（省经信厅、省财政厅）\n"
        "3．筑牢安全底线。组织演练1次。（省通信管理局、省公安厅；完成时限：2026年12月）\n",
    )
    named = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert named[0] == [
        ("省经信厅", Role.LEAD),
        ("省国资委", Role.PARTICIPANT),
        ("各市州人民政府", Role.PARTICIPANT),
    ]
    assert named[2] == [("省通信管理局", Role.LEAD), ("省公安厅", Role.PARTICIPANT)]
    assert [task.deadline.text if task.deadline else None for task in document.tasks] == [None, None, "2026年12月"]


def test_places_share_what_follows_the_last_of_them_and_speak_as_one(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "临江市2018年治水行动计划\n一、重点工作\n（一）防治工业污染\n1.现有企业完成提标改造。（市环保局牵头，"
        "各县区政府负责落实）\n"
        "2.临江、河口经济开发区等工业集聚区要完善管网。（市环保局牵头，市住建局配合，临江、"
        "河口经济开发区管委会负责落实）\n"
        "3.各市（州）要划定保护区，优先改造2000年以前建成的水厂。（市水利局牵头）\n",
    )
    _, second, third = document.tasks[0].measures
    assert [(each.name, each.role) for each in second.responsibilities] == [
        ("市环保局", Role.LEAD),
        ("市住建局", Role.PARTICIPANT),
        ("临江经济开发区管委会", Role.RESPONSIBLE),
        ("河口经济开发区管委会", Role.RESPONSIBLE),
    ]
    assert (second.actor, third.actor) == ("临江、河口经济开发区等工业集聚区", "各市（州）")
    assert third.deadline is None


def test_the_header_of_a_report_and_of_a_ministry_is_read(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        "政府工作报告\n——2024年1月5日在清河县第十八届\n人民代表大会第三次会议上\n一、2023年工作回顾\n"
        "全年新增企业40家，总产值达到580亿元。\n二、2024年重点工作\n（一）发展工业。新增企业50家。\n",
    )
    assert (report.header.year, str(report.header.issued)) == (2024, "2024-01-05")
    points = read(
        tmp_path,
        "教育部2018年工作要点\n1.推进学习。举办培训3期。\n2.改进作风。走访学校20所。\n3.办好实事。新建平台2个。\n",
    )
    assert points.header.issuer is not None
    assert points.header.issuer.text == "教育部"


def test_the_label_of_those_responsible_holds_beside_a_leader(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县人民政府办公室关于分解落实《政府工作报告》2022年重点工作的通知\n各乡镇人民政府：\n"
        "现将重点工作进行分解并印发给你们。\n"
        "2021年11月22日\n《政府工作报告》2022年重点工作\n及民生项目任务分解方案\n一、主要目标\n（一）经济指标。\n"
        "1.生产总值增长10%。（牵头单位：市发改局；责任单位：市统计局）\n2.出口增长8%。（牵头单位：市商务局；"
        "配合单位：市统计局）\n",
    )
    assert document.header.title is not None
    assert document.header.title.text == "《政府工作报告》2022年重点工作及民生项目任务分解方案"
    roles = [[each.role for each in measure.responsibilities] for measure in document.tasks[0].measures]
    assert roles == [[Role.LEAD, Role.RESPONSIBLE], [Role.LEAD, Role.PARTICIPANT]]


def test_what_a_sole_item_says_of_itself_is_said_once_of_its_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "滨湖市2022年为民办实事项目\n1. 新建城市公厕60座。（责任单位：市城管局）\n"
        "2. 新增停车泊位5000个，打造精品课50节。（责任单位：市住建局；完成时限：2022年11月）\n"
        "3. 更新老旧电梯300台。（市市场监管局牵头，各区政府配合）\n",
    )
    task = document.tasks[1]
    assert ([each.name for each in task.responsibilities], task.deadline and task.deadline.text) == (
        ["市住建局"],
        "2022年11月",
    )
    assert [(measure.responsibilities, measure.deadline) for measure in task.measures] == [((), None)]
    assert [(str(t.value), t.unit) for t in targets_of(task)] == [("5000", "个"), ("50", "节")]


def test_names_of_bodies_above_numbers_that_begin_anew_are_parts(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2024年优化营商环境责任清单\n县发展和改革局\n1.推进“高效办成一件事”，落地事项20个。\n2.组织评价2次。\n"
        "县市场监督管理局\n1.新登记经营主体6000户以上。\n县税务局\n1.电子税务局使用率达到99%。\n",
    )
    assert [section.title for section in document.sections] == ["县发展和改革局", "县市场监督管理局", "县税务局"]
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["县发展和改革局"], ["县市场监督管理局"], ["县税务局"]]
    assert [len(task.measures) for task in document.tasks] == [2, 1, 1]


def test_numbered_words_such_as_task_1_are_marks_and_people_are_no_bodies(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "柳河区2024年重点任务分解\n一、经济工作\n任务1：培育市场主体。净增市场主体3000户。\n"
        "牵头单位及责任人：区市场监管局 张明\n"
        "配合单位：区税务局\n任务2：优化布局。建成厂房8万㎡。\n牵头单位及责任人：区工信局 李华\n"
        "二、民生工作\n任务3：提升医疗。预约诊疗率不低于80%。\n牵头单位及责任人：区卫健局 王芳\n",
    )
    assert [task.title for task in document.tasks] == ["培育市场主体", "优化布局", "提升医疗"]
    named = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert named == [
        [("区市场监管局", Role.LEAD), ("区税务局", Role.PARTICIPANT)],
        [("区工信局", Role.LEAD)],
        [("区卫健局", Role.LEAD)],
    ]
    assert [(str(t.value), t.unit) for t in targets_of(document.tasks[1])] == [("8", "万㎡")]


def test_brackets_of_names_only_may_open_with_an_office_or_hold_a_brigade(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2022年全省老龄工作要点\n一、健全体系\n1.出台实施意见。（省老龄办、省委组织部）\n2.排查养老机构。"
        "（省民政厅、省消防救援总队）\n"
        "3.规范运行。检查机构30家。（养老处负责；各分会）\n4.弘扬文化。（省老龄办负责）\n",
    )
    named = [[each.name for each in measure.responsibilities] for task in document.tasks for measure in task.measures]
    assert named == [["省老龄办", "省委组织部"], ["省民政厅", "省消防救援总队"], ["养老处", "各分会"], ["省老龄办"]]


def test_quoted_goals_are_entrusted_to_bodies_in_the_sentence(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于落实市政府工作报告责任分工的意见\n一、关于“生产总值增长5%左右”的目标，由市发展改革委牵头，"
        "市统计局等部门负责落实。\n"
        "二、关于“新增高新技术企业200家”的目标，由市科技局负责落实。\n"
        "三、关于“改造棚户区8000户”的任务，由市住建局、市轨道办分别牵头负责，各区政府配合。10月底前完成。\n",
    )
    named = [[(each.name, each.role) for each in task.responsibilities] for task in document.tasks]
    assert named == [
        [("市发展改革委", Role.LEAD), ("市统计局", Role.PARTICIPANT)],
        [("市科技局", Role.RESPONSIBLE)],
        [("市住建局", Role.LEAD), ("市轨道办", Role.LEAD), ("各区政府", Role.PARTICIPANT)],
    ]
    figures = [(t.indicator, str(t.value)) for task in document.tasks for t in targets_of(task)]
    assert figures == [("生产总值", "5"), ("新增高新技术企业数量", "200"), ("改造棚户区数量", "8000")]


def test_a_leader_in_a_line_with_a_stop_is_neither_measure_nor_body(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于2023年重点工作责任分解的通知\n一、确保完成主要目标\n1﹒粮食产量稳定在40万吨以上。\n牵头负责领导：王建。\n"
        "牵头责任单位：县农业农村局。\n协同责任单位：县水利局、县气象局等。\n2﹒新增城镇就业6000人。\n牵头负责领导：李敏。\n"
        "牵头责任单位：县人力资源社会保障局。\n协同责任单位：县教育局。\n",
    )
    (task,) = document.tasks
    assert [measure.text for measure in task.measures] == ["粮食产量稳定在40万吨以上。", "新增城镇就业6000人。"]
    said = [[(who.name, who.role) for who in measure.responsibilities] for measure in task.measures]
    assert said == [
        [("县农业农村局", Role.LEAD), ("县水利局", Role.PARTICIPANT), ("县气象局", Role.PARTICIPANT)],
        [("县人力资源社会保障局", Role.LEAD), ("县教育局", Role.PARTICIPANT)],
    ]
