"""Headings above tasks: some with text alone beside others that head items, some above paragraphs with titles."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.specimens import left_over, read, tree

_HEAD = "江南省2021年生态环境保护工作方案\n一、推进污染减排\n"


def test_a_heading_with_text_alone_is_a_task_beside_headings_of_titled_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}（一）调整结构\n1.淘汰落后产能。关停小火电机组50台。\n2.提高准入标准。实行预算管理。\n"
        "（二）削减排放\n1.推进电力脱硫。脱硫效率达到90%以上。\n2.处理城镇污水。新增处理能力200万吨。\n"
        "（三）提升监测能力\n建设水质自动监测站30个。推进数据共享，年底前接入省级平台。\n",
    )
    assert tree(document)[-1] == (
        "一",
        "提升监测能力",
        ["建设水质自动监测站30个。", "推进数据共享，年底前接入省级平台。"],
    )
    assert [task.title for task in document.tasks[:4]] == [
        "淘汰落后产能",
        "提高准入标准",
        "推进电力脱硫",
        "处理城镇污水",
    ]
    assert left_over(document) == []


def test_paragraphs_that_all_open_with_titles_are_the_tasks_below_a_heading(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}（一）调整结构\n淘汰落后产能。严格执行产业政策，制定淘汰方案。\n提高准入标准。实行预算管理。\n"
        "推行清洁生产。每年审核100家。\n（二）削减排放\n新建机组配套脱硫设施，现役机组脱硫效率达到90%以上。\n",
    )
    assert tree(document) == [
        ("一-一", "淘汰落后产能", ["严格执行产业政策，制定淘汰方案。"]),
        ("一-一", "提高准入标准", ["实行预算管理。"]),
        ("一-一", "推行清洁生产", ["每年审核100家。"]),
        ("一", "削减排放", ["新建机组配套脱硫设施，现役机组脱硫效率达到90%以上。"]),
    ]


def test_who_is_named_behind_the_last_paragraph_alone_is_named_for_the_heading(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{_HEAD}（一）调整结构\n淘汰落后产能。严格执行产业政策。\n提高准入标准。实行预算管理。\n"
        "推行清洁生产。每年审核100家。（省生态环境厅负责）\n（二）削减排放\n推进脱硫。效率达到90%。（省能源局负责）\n",
    )
    assert [task.title for task in document.tasks] == ["调整结构", "削减排放"]
    assert [duty.name for task in document.tasks for duty in task.responsibilities] == ["省生态环境厅", "省能源局"]


def test_a_heading_with_text_of_its_own_above_tasks_is_their_part_and_no_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江州市人才工作方案（2022年）\n一、总体目标\n引进人才2000名。\n二、实施行动计划\n"
        "（一）产业人才计划。围绕主导产业，培养经营人才。\n1.紧缺人才项目。5年内引进人才100名。（牵头单位：市发改委）\n"
        "2.企业家项目。培养企业家50名。（牵头单位：市国资委）\n（二）科技人才计划。围绕创新，培养领军人才。\n"
        "3.拓展项目。引进团队20个。（牵头单位：市科技局）\n4.留学项目。选派200名。（牵头单位：市教育局）\n",
    )
    assert [task.title for task in document.tasks] == ["紧缺人才项目", "企业家项目", "拓展项目", "留学项目"]
    assert [[m.text for m in task.measures] for task in document.tasks[:2]] == [
        ["5年内引进人才100名。"],
        ["培养企业家50名。"],
    ]
    deadline = document.tasks[0].measures[0].deadline
    assert deadline is not None
    assert (deadline.text, deadline.due) == ("5年内", None)
    assert left_over(document) == []


def test_the_goal_in_the_title_of_a_part_is_a_target_of_it_where_breaks_were_lost(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江州市2015年食品安全工作方案一、目标任务（一）生产环节治理指标：全市生猪定点屠宰率达到98%以上，"
        "产品抽查问题样品检出率控制在1%以内。工作任务：1.加强屠宰监管。组织执法检查12次。（市农业局〉2.整治非法用药。"
        "检测样品300份。（市农业局）（二）其他有关工作1. 开展试点。创建示范街2条。（市食安办）2.打击犯罪。"
        "查处案件5件。（市公安局）3.加强监测。监测6次。（市卫生局）4.加强宣传。宣传8场。（市食安办）\n",
    )
    assert [task.title for task in document.tasks] == [
        "加强屠宰监管",
        "整治非法用药",
        "开展试点",
        "打击犯罪",
        "加强监测",
        "加强宣传",
    ]
    promised = [(str(t.value), t.unit) for section in document.sections for t in section.targets]
    assert promised == [("98", "%"), ("1", "%")]
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["市农业局"], ["市农业局"], ["市食安办"], ["市公安局"], ["市卫生局"], ["市食安办"]]


def test_items_with_titles_below_one_heading_are_tasks_among_headings_of_plain_measures(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江东省2019年诚信建设行动方案\n一、主要措施\n（一）健全公开承诺机制。\n"
        "1．各级政府要以服务事项为重点，向社会公开承诺，承诺事项12项。\n牵头单位：省政府办公厅\n"
        "（二）健全监督管理机制。\n2．建立诚信档案。依托平台归集信息。\n牵头单位：省发展改革委\n"
        "3．实施大数据监测。建设评价系统1个。\n牵头单位：省大数据局\n（三）健全失信治理机制。\n"
        "4．全面排查失信事项，列出清单，整改一半以上。\n牵头单位：省工业和信息化厅\n"
        "（四）健全联动机制。\n5．协调有关部门，推进信息共享。\n牵头单位：省信用办\n",
    )
    assert tree(document) == [
        ("一", "健全公开承诺机制", ["各级政府要以服务事项为重点，向社会公开承诺，承诺事项12项。"]),
        ("一-二", "建立诚信档案", ["依托平台归集信息。"]),
        ("一-二", "实施大数据监测", ["建设评价系统1个。"]),
        ("一", "健全失信治理机制", ["全面排查失信事项，列出清单，整改一半以上。"]),
        ("一", "健全联动机制", ["协调有关部门，推进信息共享。"]),
    ]
    assert left_over(document) == []


def test_paragraphs_without_numbers_that_each_name_who_are_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年重点任务分工\n\n防洪能力\n\n加固水库12座，建立台账。（牵头单位：市水利局；配合单位：市财政局）\n"
        "治理山洪沟8条。（牵头单位：市应急局）\n\n生态建设\n\n新造林3000亩。（牵头单位：市林业局）\n",
    )
    assert [(task.title, [measure.text for measure in task.measures]) for task in document.tasks] == [
        ("防洪能力", ["加固水库12座，建立台账。", "治理山洪沟8条。"]),
        ("生态建设", ["新造林3000亩。"]),
    ]
    assert [r.name for r in document.tasks[0].measures[0].responsibilities] == ["市水利局", "市财政局"]


def test_months_head_the_items_below_them(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年一季度重点工作安排\n1月份\n1.召开水利会议。（市水利局）\n2.印发造林计划。（市林业局）\n"
        "2月份\n3.完成水库鉴定。（市水利局）\n4.开展植树。（市林业局）\n",
    )
    assert [(section.title) for section in document.sections] == ["1月份", "2月份"]


def test_a_closing_title_with_a_colon_is_no_measure(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年工作要点\n重点任务：\n（一）水利。加固水库12座。疏浚河道。\n（二）林业。新造林3000亩。建设苗圃。\n"
        "保障措施：\n加强领导。强化督查。\n",
    )
    assert [measure.text for measure in document.tasks[-1].measures] == ["新造林3000亩。", "建设苗圃。"]
