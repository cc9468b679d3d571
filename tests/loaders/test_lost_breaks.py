"""A text on one line, whose line breaks were lost without a sign, is read as it is with its breaks."""

from __future__ import annotations

from pathlib import Path

from kg.model import PlanDocument, Role
from tests.loaders.specimens import left_over, read, tree

_OPENING = (
    "清河县2024年湿地保护工作方案",
    "为贯彻落实湿地保护的部署要求，全面提升湿地生态系统的质量和稳定性，充分发挥湿地在涵养水源、调蓄洪水、净化水质、"
    "维护生物多样性等方面的重要作用，推动形成党委领导、政府负责、部门协同、公众参与的湿地保护格局，"
    "不断满足人民群众日益增长的优美生态环境需要，现结合我县河流密布、库塘众多、湿地类型较为齐全的实际情况，"
    "经广泛征求各乡镇、各有关部门以及湿地周边社区居民、湿地管护人员的意见建议，并组织有关专家进行充分论证，制定本方案。"
    "本方案所称湿地，是指具有显著生态功能的自然或者人工的、常年或者季节性积水地带、水域，包括河流、湖泊、沼泽、库塘等。",
)


def _both(folder: Path, *paragraphs: str) -> tuple[PlanDocument, PlanDocument]:
    """Return what is read of the paragraphs with their breaks, and without any."""
    (folder / "with").mkdir()
    (folder / "without").mkdir()
    return read(folder / "with", "\n".join(paragraphs)), read(folder / "without", "".join(paragraphs))


def test_titles_without_a_full_stop_are_told_over_all_of_a_row(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        *_OPENING,
        "一、总体目标",
        "到2024年底，全县湿地保护率达到62%以上，修复退化湿地300公顷，基本建成覆盖全县的湿地监测网络。",
        "二、重点任务",
        "（一）健全湿地监测网络",
        "建设固定监测站点12处，按季度发布监测结果，对重要湿地实行动态管理。（责任单位：县林业局）",
        "（二）推进退化湿地修复",
        "实施河口湿地修复工程，完成生态补水1200万立方米，恢复植被80公顷。（责任单位：县水利局、县林业局）",
        "（三）强化湿地执法监管",
        "县自然资源局要定期开展巡查，严厉查处违法占用湿地的行为，案件按期办结率保持100%。（责任单位：县自然资源局）",
        "（四）提升科普宣教能力",
        "新建湿地学校5所，组织志愿者开展宣讲40场，引导公众参与保护。（责任单位：县教育局）",
        "三、保障措施",
        "各乡镇、各部门要切实加强组织领导，压实工作责任，细化工作举措，确保各项任务落到实处。",
    )
    titles = ["健全湿地监测网络", "推进退化湿地修复", "强化湿地执法监管", "提升科普宣教能力"]
    assert [task.title for task in flat.tasks] == titles
    assert tree(flat) == tree(plain)
    assert [section.title for section in flat.sections] == [section.title for section in plain.sections]
    assert left_over(flat) == []


def test_titles_of_two_halves_end_alike(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        *_OPENING,
        "一、重点任务",
        "（一）聚焦水源涵养，不断增强湿地储备力",
        "加快推进上游湿地扩容，新增湿地面积150公顷，完善引水渠系。县水利局要加强调度，保障枯水期生态用水。",
        "（二）坚持系统修复，不断增强湿地恢复力",
        "全面开展退化湿地调查，编制修复清单，年内完成修复项目6个。县林业局要逐项明确修复措施和完成时限。",
        "（三）突出科技支撑，不断增强湿地保护力",
        "推广遥感监测技术，建成数据平台1个，实现重要湿地全覆盖。县自然资源局要加强数据共享和成果运用。",
    )
    assert [task.title for task in flat.tasks] == [task.title for task in plain.tasks]
    assert flat.tasks[1].title == "坚持系统修复，不断增强湿地恢复力"


def test_sentences_of_items_without_titles_stay_whole(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        "清河县2024年优化用水服务重点任务分工方案",
        "为贯彻落实优化用水服务的部署要求，进一步提升供水保障能力和服务水平，结合我县实际，现制定如下分工方案。",
        "一、降低用水成本",
        "1.允许符合条件的工业企业在用水淡季分期缴纳水费，缴费期限最长可延至次年三月底。（县水务局负责）",
        "2.支持供水企业按照补偿成本、公平负担的原则优化水价结构，及时公布价格目录清单。（县发展改革委负责）",
        "3.鼓励工业园区对企业节水改造给予补助，单个项目补助不超过20万元。（县财政局负责）",
        "二、提高服务质效",
        "4.推动城区供水企业通过网上平台受理报装申请，办理时间压缩至3个工作日以内。（县水务局负责）",
        "5.将农村供水设施维修养护经费纳入年度预算，保障设施正常运行，维修响应时间不超过24小时。（县财政局负责）",
    )
    assert tree(flat) == tree(plain)
    assert len(flat.tasks) == len(plain.tasks)


def test_numbers_are_told_by_the_row_that_they_make(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        *_OPENING,
        "一、加强湿地名录管理",
        "1.开展湿地资源普查",
        "对全县河流、湖泊、沼泽和库塘逐一登记造册，建立统一、规范的湿地档案。责任单位：县林业局；完成时限：2024年6月底",
        "2.发布重要湿地名录",
        "组织专家评审，分批公布县级重要湿地名录，明确保护范围和管理单位。责任单位：县自然资源局；完成时限：2024年9月底",
        "二、完善湿地保护制度",
        "3.建立生态补偿机制",
        "制定湿地生态补偿办法，安排补偿资金500万元，优先用于退耕还湿。责任单位：县财政局；完成时限：2024年10月底",
        "4.实行占补平衡制度",
        "严格控制占用湿地，经批准占用的要恢复同等面积和质量的湿地。责任单位：县自然资源局；完成时限：2024年底",
        "三、组织保障",
        "各乡镇、各部门要高度重视湿地保护工作，加强协作配合，按季度报送进展情况。",
    )
    assert [task.title for task in flat.tasks] == [task.title for task in plain.tasks]
    assert [task.title for task in flat.tasks][:2] == ["开展湿地资源普查", "发布重要湿地名录"]
    assert [[each.name for each in task.responsibilities] for task in flat.tasks] == [
        [each.name for each in task.responsibilities] for task in plain.tasks
    ]
    assert [task.deadline.text for task in flat.tasks if task.deadline] == [
        task.deadline.text for task in plain.tasks if task.deadline
    ]


def test_a_report_on_one_line_of_a_page_is_told_apart_from_the_page(tmp_path: Path) -> None:
    flat = read(
        tmp_path,
        "当前位置： 首页政务公开规划计划 清河县林业局2023年工作总结及2024年工作思路 "
        "时间：2024-01-05 09:30 微信 微博 QQ空间 "
        "2023年，县林业局坚持生态优先，各项工作取得新进展。一、2023年工作总结（一）国土绿化稳步推进。一是扩大造林面积。"
        "全年完成造林2.3万亩，抚育森林4.1万亩。二是提升造林质量。造林成活率达92%。"
        "（二）资源管护持续加强。全年查处林业案件37起，"
        "未发生重大森林火灾。二、2024年工作思路2024年，县林业局将紧盯目标任务，重点抓好三个方面工作：一是持续扩大绿化规模。"
        "计划造林2万亩，建成森林乡镇3个。二是不断强化资源保护。严格林地用途管制，加密巡护频次。三是着力发展林下经济。"
        "培育林下种植基地5个，带动农户增收，完善利益联结机制，让更多群众在家门口就业。"
        "同时，加强干部队伍建设，改进工作作风，提高服务基层的能力和水平，为全县高质量发展作出新的贡献。"
        " 来源：清河县林业局 附件下载",
    )
    assert flat.header.title is not None
    assert flat.header.title.text == "清河县林业局2023年工作总结及2024年工作思路"
    assert str(flat.header.issued) == "2024-01-05"
    assert [task.title for task in flat.tasks] == ["持续扩大绿化规模", "不断强化资源保护", "着力发展林下经济"]
    assert {str(outcome.value) for outcome in flat.outcomes} >= {"2.3", "4.1", "92", "37"}
    assert left_over(flat) == []


def test_titled_sentences_below_headings_open_paragraphs(tmp_path: Path) -> None:
    flat = read(
        tmp_path,
        "政府工作报告——2024年1月8日在清河县第十八届人民代表大会第三次会议上各位代表：现在，我代表县人民政府，"
        "向大会报告工作，请予审议。一、2023年工作回顾过去一年，全县地区生产总值增长6.1%，新增就业5200人。"
        "二、2024年工作安排2024年重点抓好两个方面工作：（一）做强特色产业，进一步提升发展支撑力"
        "壮大茶叶产业。新建标准化茶园3000亩，引进加工企业2家，打响区域公用品牌。加强冷链配送，拓展省外市场，完善产销对接。"
        "发展乡村旅游。建设精品民宿15家，打造采摘体验线路4条，举办文化旅游节庆活动。加强旅游标识系统建设，提升接待能力。"
        "（二）完善基础设施，进一步提升城乡承载力"
        "畅通交通路网。改造农村公路60公里，建成客运枢纽1座，优化城乡公交线路。加强桥梁隧道养护，消除安全隐患，方便群众出行。"
        "补齐水利短板。除险加固水库4座，新增高效节水灌溉面积8000亩，完善防汛预警体系。推进灌区续建配套，保障农业生产用水。",
    )
    titles = ["壮大茶叶产业", "发展乡村旅游", "畅通交通路网", "补齐水利短板"]
    assert [task.title for task in flat.tasks] == titles
    assert flat.header.title is not None
    assert flat.header.title.text == "政府工作报告"


def test_labels_that_come_again_open_lines(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        *_OPENING,
        "一、重点项目",
        "（一）建设河口湿地公园",
        "实施内容：完成岸线整治3公里，栽植乡土树种2万株，配套建设观鸟设施和巡护步道。",
        "责任单位：县林业局、县住房和城乡建设局",
        "（二）打造城市小微湿地",
        "实施内容：利用坑塘洼地建设小微湿地8处，净化雨水径流，为居民提供休闲空间。",
        "责任单位：县住房和城乡建设局、县水利局",
        "（三）修复湖滨缓冲地带",
        "实施内容：退出湖滨养殖150亩，恢复水生植物群落，削减入湖污染负荷。",
        "责任单位：县农业农村局、县生态环境局",
    )
    assert [task.title for task in flat.tasks] == [task.title for task in plain.tasks]
    assert [[each.name for each in task.responsibilities] for task in flat.tasks] == [
        ["县林业局", "县住房和城乡建设局"],
        ["县住房和城乡建设局", "县水利局"],
        ["县农业农村局", "县生态环境局"],
    ]


def test_a_title_of_three_halves_ends_before_what_is_counted(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        *_OPENING,
        "一、重点任务",
        "（一）科学规划，分区施策，织密湿地保护“责任网”",
        "一是划定保护范围。逐块勘定边界，设立保护标识牌200块。二是明确管护责任。将湿地管护纳入林长制，落实管护人员86名。",
        "（二）系统治理，部门联动，打好湿地修复“攻坚战”",
        "一是推进退养还湿。有序清退围网养殖1500亩。二是加强生态补水。枯水期补水不少于300万立方米，保障湿地生态水位。",
        "（三）严格执法，长效监管，守住湿地安全“警戒线”",
        "一是开展联合巡查。每月组织联合巡查不少于2次。二是严查违法行为。对占用湿地的行为依法从严查处，按期恢复。",
    )
    assert [task.title for task in flat.tasks] == [task.title for task in plain.tasks]
    assert flat.tasks[0].title == "科学规划，分区施策，织密湿地保护“责任网”"


def test_a_number_in_quotes_or_within_a_word_opens_no_item(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        *_OPENING,
        "一、主要任务",
        "1.推行湿地占用审批“多证合一、一表申请”，统一、规范办理流程，办理时间压缩一半以上。（县行政审批局负责）",
        "2.组织一、二级湿地公园开展达标创建，对达标的给予奖励10万元。（县财政局负责）",
        "3.完善湿地监测数据共享机制，接入县级平台的监测站点不少于12处。（县林业局负责）",
    )
    assert tree(flat) == tree(plain)
    assert len(flat.tasks) == len(plain.tasks)


def test_titles_are_told_in_a_part_that_stands_on_one_line(tmp_path: Path) -> None:
    items = (
        "（一）加强水源保护",
        "严格划定保护区6处，设置隔离防护设施12公里，定期开展水质监测。",
        "（二）提升制水工艺",
        "完成水厂改造2座，推广深度处理，出厂水质合格率稳定在99%以上。",
        "（三）更新老旧管网",
        "加快更换供水管道35公里，管网漏损率控制在9%以内。",
        "（四）完善应急机制",
        "编制应急供水预案，每年组织演练不少于1次。",
    )
    opening = ("清河县2024年饮用水安全保障工作要点", "一、总体要求", "坚持问题导向，保障群众饮水安全。")
    plain, _ = _both(tmp_path, *opening, "二、重点任务", *items)
    (tmp_path / "parts").mkdir()
    flat = read(tmp_path / "parts", "\n".join((*opening, "二、重点任务" + "".join(items))))
    assert [task.title for task in flat.tasks] == ["加强水源保护", "提升制水工艺", "更新老旧管网", "完善应急机制"]
    assert tree(flat) == tree(plain)


def test_a_report_without_a_title_is_of_the_year_that_a_part_plans_for(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        "2023年，县林业局坚持生态优先，深入推进国土绿化，林业各项工作取得新的进展，生态环境质量持续向好。"
        "全年完成营造林2.3万亩，森林覆盖率达41.5%。",
        "一、2023年工作总结",
        "（一）坚持规划引领，着力扩大绿化规模。编制《造林绿化空间规划》，建成森林乡镇3个，义务植树参与人数达6万人次。",
        "（二）突出资源管护，着力守牢生态底线。查处林业案件37起，设立管护站12处，林长巡林制度得到进一步落实。",
        "二、2024年工作思路",
        "深入贯彻落实绿色发展理念，紧紧围绕“1355”林业发展思路，着力在绿化、管护、产业上下功夫，加快建设林业强县。",
        "（一）强化项目带动，在扩大规模上精准发力。实施荒山造林、村庄绿化等重点工程，计划造林2万亩。推进苗圃基地建设。",
        "（二）深化改革创新，在盘活资源上多元赋能。推进林权流转，培育林下种植基地5个。探索开展碳汇交易试点。",
        "（三）坚持严管厚爱，在守护资源上持续用力。开展专项整治行动，严厉打击毁林行为。完善林长考核评价机制。",
    )
    assert flat.tasks[0].title == "强化项目带动，在扩大规模上精准发力"
    assert tree(flat) == tree(plain)
    for document in (plain, flat):
        assert (document.header.year, len(document.tasks)) == (2024, 3)
        assert {t.period for task in document.tasks for m in task.measures for t in m.targets} == {"2024"}
        assert {(str(o.value), o.period) for o in document.outcomes} >= {
            ("2.3", "2023"),
            ("41.5", "2023"),
            ("3", "2023"),
        }


def test_stages_and_divided_duties_are_told_without_their_breaks(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        "临川县2023年河道采砂专项整治工作方案",
        "为规范河道采砂秩序，保障防洪和通航安全，现制定本方案。",
        "一、整治范围",
        "全县境内河道、湖泊。",
        "二、方法步骤",
        "专项整治工作由县直各部门、各乡镇为实施主体，分三个阶段进行。",
        "第一阶段：宣传发动，摸底排查（3月1日—3月31日）",
        "要充分利用广播、报纸等媒体，把整治的意义说明清楚，宣传到位。同时，各乡镇要对辖区内采砂船只逐一登记造册，查清船主，把责任明确到单位和个人。",
        "责任单位：县委宣传部、水利局、交通运输局，各乡镇",
        "第二阶段：集中整治，依法打击（4月1日—5月31日）",
        "各乡镇要将整治通知书发放到户。对非法采砂船只，由乡镇牵头、各有关部门配合，依法予以扣押，拆除采砂机具，恢复河道原貌。",
        "责任单位：县水利局、公安局，各乡镇",
        "第三阶段：检查验收，巩固提升（6月1日—6月30日）",
        "各乡镇要组织人员实地检查，并将检查情况于6月20日前报送县水利局。",
        "责任单位：县水利局、效能办，各乡镇",
        "三、建立举报制度",
        "要强化社会监督，畅通举报渠道，凡举报经查实的，给予奖励2000元。",
        "责任单位：县财政局、水利局，各乡镇",
        "四、工作要求",
        "（一）加强领导，明确责任。各单位要高度重视，切实加强组织领导，确保责任落实。",
        "（二）把握方法，维护稳定。要注意把握工作策略和方法，防止引发社会矛盾。",
        "五、责任分工",
        "专项整治工作时间紧、任务重，各乡镇要迎难而上，水利局、公安局等部门要通力合作，采取切实可行的措施，确保整治效果。",
        "（一）县公安局负责维护整治秩序，对阻碍执法的行为依法进行处罚。",
        "（二）县委宣传部负责宣传工作；曝光非法采砂行为。将整治工作纳入文明单位考评内容。",
        "（三）县水利局要严格履行主管部门职责，负责牵头制定《临川县河道采砂管理办法》，定期通报情况。",
        "（四）县自然资源局要利用航拍技术，发现违规堆放砂石的要立案查处，限期整改。",
        "（五）县财政局确保整治工作所需经费，并列入年度预算。",
        "（六）各乡镇要严格落实属地管理责任，加大宣传力度。及时上报非法采砂线索。",
        "（七）各村（居）要开展宣传工作，及时掌握本村非法采砂行为。",
    )
    assert tree(flat) == tree(plain)
    for document in (plain, flat):
        *stages, hotline, division = document.tasks
        assert [(task.deadline and task.deadline.text, [r.name for r in task.responsibilities]) for task in stages] == [
            ("3月1日—3月31日", ["县委宣传部", "县水利局", "县交通运输局", "各乡镇"]),
            ("4月1日—5月31日", ["县水利局", "县公安局", "各乡镇"]),
            ("6月1日—6月30日", ["县水利局", "县效能办", "各乡镇"]),
        ]
        assert [r.name for r in hotline.responsibilities] == ["县财政局", "县水利局", "各乡镇"]
        assert [[(r.name, r.role) for r in measure.responsibilities] for measure in division.measures] == [
            [("县公安局", Role.RESPONSIBLE)],
            [("县委宣传部", Role.RESPONSIBLE)],
            [("县水利局", Role.LEAD)],
            [("县自然资源局", Role.RESPONSIBLE)],
            [("县财政局", Role.RESPONSIBLE)],
            [("各乡镇", Role.RESPONSIBLE)],
            [("各村（居）", Role.RESPONSIBLE)],
        ]
        assert left_over(document) == []


def test_titles_with_labels_below_each_are_tasks_below_one_heading_too(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        "临川县2024年城区提质行动计划实施方案",
        "一、主要目标",
        "改造道路6条，新建公园2座，城区面貌明显改善。",
        "二、主要内容及职责分工",
        "（一）打造示范街区",
        "实施项目：东门街、文昌街2条街区改造。",
        "实施内容：整治店招，修缮立面，完善照明设施。",
        "责任分工：县规划局负责开展街区规划编制工作，城关镇人民政府组织实施，县城投公司作为业主单位，"
        "县住建局业务检查指导并协助县规划局做好编制工作。",
        "（二）完善市政设施",
        "1.雨水管网",
        "实施项目：完成人民路、河滨路等4条道路的雨水管网。",
        "实施内容：加强雨污分流改造，提高雨水收集率。",
        "责任分工：由县城投公司负责，县住建局等县直部门配合。",
        "2.供水管网",
        "实施项目：改造老旧供水管道12公里。",
        "实施内容：降低漏失率，提高供水安全保障。",
        "责任分工：县水务公司负责实施老城区供水管道项目，县水利局业务指导，城关镇全力配合。",
        "3.燃气管网",
        "实施项目：新建中压燃气管道8公里。",
        "实施内容：加快主干管网建设，实现双气源供应。",
        "责任分工：按照城市规划要求，县燃气公司负责组织实施，县直有关部门配合。",
        "（三）增加停车场",
        "实施项目：新建停车场3个。",
        "实施内容：因地制宜设置停车场，满足停车需求。",
        "责任分工：县自然资源局负责规划选址，县城投公司组织实施，县住建局负责检查指导。",
    )
    assert tree(flat) == tree(plain)
    for document in (plain, flat):
        assert [(task.title, [(r.name, r.role) for r in task.responsibilities]) for task in document.tasks] == [
            (
                "打造示范街区",
                [
                    ("县规划局", Role.RESPONSIBLE),
                    ("城关镇人民政府", Role.RESPONSIBLE),
                    ("县城投公司", Role.RESPONSIBLE),
                    ("县住建局", Role.RESPONSIBLE),
                ],
            ),
            (
                "雨水管网",
                [("县城投公司", Role.RESPONSIBLE), ("县住建局", Role.PARTICIPANT), ("县直部门", Role.PARTICIPANT)],
            ),
            (
                "供水管网",
                [("县水务公司", Role.RESPONSIBLE), ("县水利局", Role.RESPONSIBLE), ("城关镇", Role.PARTICIPANT)],
            ),
            ("燃气管网", [("县燃气公司", Role.RESPONSIBLE), ("县直有关部门", Role.PARTICIPANT)]),
            (
                "增加停车场",
                [("县自然资源局", Role.RESPONSIBLE), ("县城投公司", Role.RESPONSIBLE), ("县住建局", Role.RESPONSIBLE)],
            ),
        ]
        assert left_over(document) == []


def test_stages_below_a_glued_title_and_duties_behind_colons_are_told_without_their_breaks(tmp_path: Path) -> None:
    plain, flat = _both(
        tmp_path,
        *_OPENING,
        "一、整治范围",
        "全县自然湿地和库塘湿地。",
        "二、整治步骤",
        "第一阶段（3月1日—3月31日）：动员部署。各镇要制定方案，成立专班，落实经费。",
        "第二阶段（4月1日—8月31日）：排查整治。各镇要逐块排查，建立台账，整治率达到100%。",
        "第三阶段（9月1日—9月30日）：总结提升。县林业局要组织验收，完善长效机制。",
        "三、职责分工",
        "县林业局：负责牵头组织整治行动；建立投诉处理机制。定期通报进展。",
        "县自然资源局：查处违法用地行为，督促限期恢复。",
        "县财政局：负责落实整治资金。",
        "各镇政府：组织开展辖区内湿地的排查。",
        "四、保障措施",
        "（一）加强领导。各单位要高度重视。",
        "（二）严格考核。对工作不力的严肃问责。",
    )
    assert tree(flat) == tree(plain)
    for document in (plain, flat):
        *stages, division = document.tasks
        assert [(task.title, task.deadline and task.deadline.text) for task in stages] == [
            ("动员部署", "3月1日—3月31日"),
            ("排查整治", "4月1日—8月31日"),
            ("总结提升", "9月1日—9月30日"),
        ]
        assert [[(r.name, r.role) for r in measure.responsibilities] for measure in division.measures] == [
            [("县林业局", Role.LEAD)],
            [("县林业局", Role.RESPONSIBLE)],
            [("县自然资源局", Role.RESPONSIBLE)],
            [("县财政局", Role.RESPONSIBLE)],
            [("各镇政府", Role.RESPONSIBLE)],
        ]
        assert left_over(document) == []
