"""Parts that are tasks themselves, parts that hold none, and what stands beside or behind the tasks of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from tests.loaders.specimens import left_over, read, targets_of, tree

_SAVED = "（一）加强统筹。建立台账。定期会商。\n（二）强化培训。开展培训。提升能力。\n"


def test_a_part_with_text_alone_is_a_task_beside_parts_that_hold_some(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海川省充电设施行动方案\n一、主要目标\n到2027年，建成充电桩5万个。\n二、公共设施提升行动\n"
        "（一）优化城市网络\n加快建设快充站。支持老旧设备更新。\n（二）完善公路网络\n新建服务区充电站30座。\n"
        "三、居住区覆盖行动\n新建小区预留安装条件。推进统建统服。\n四、服务保障行动\n（一）提升电网能力\n改造台区。\n"
        "五、工作计划\n2026年完成摸底。\n六、名词解释\n充电桩是指充电设备。\n",
    )
    assert tree(document) == [
        ("二", "优化城市网络", ["加快建设快充站。", "支持老旧设备更新。"]),
        ("二", "完善公路网络", ["新建服务区充电站30座。"]),
        ("三", "居住区覆盖行动", ["新建小区预留安装条件。", "推进统建统服。"]),
        ("四", "提升电网能力", ["改造台区。"]),
    ]
    assert [task.number for task in document.tasks] == ["2-1", "2-2", "3-0", "4-1"]
    assert left_over(document) == []


def test_a_notice_on_a_plan_is_no_report_though_its_aims_stand_before_its_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海川省林业局关于进一步加强湿地标准体系建设行动方案（2024—2025年）的通知\n各市林业局：\n一、总体目标\n"
        f"2024年，发布湿地标准7项。\n二、重点任务\n（一）加快标准研制。制定评价标准。开展试点。\n{_SAVED}"
        "三、保障措施\n（一）加强领导。落实责任。\n（二）加强宣传。做好宣传。\n",
    )
    assert document.family == "action-plan"
    assert [section.number for section in document.sections] == ["一", "二", "三"]
    assert [(task.section, task.number) for task in document.tasks] == [("二", "2-1"), ("二", "2-1-2"), ("二", "2-2")]


def test_a_heading_of_safeguards_among_others_below_a_heading_of_work_is_a_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海川省2025年碳市场工作安排\n一、名录管理\n（一）名录制定\n按年制定名录。\n（二）名录公布\n5月10日前公布名录。\n"
        "二、加大推进力度\n（三）加强组织领导\n各市生态环境局要高度重视，压实责任。\n（四）加强能力建设\n开展培训。\n"
        "（五）加强监督执法\n严格执法。\n工作中遇到的问题，请及时反馈我厅。\n特此通知。\n",
    )
    assert [task.title for task in document.tasks] == [
        "名录制定",
        "名录公布",
        "加强组织领导",
        "加强能力建设",
        "加强监督执法",
    ]
    assert [m.text for m in document.tasks[2].measures] == ["各市生态环境局要高度重视，压实责任。"]
    assert [m.text for m in document.tasks[4].measures] == ["严格执法。"]
    assert left_over(document) == []


def test_headings_of_work_that_end_as_aims_do_are_tasks_with_text_alone(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海川省教育行动方案\n一、提升质量行动\n（一）优化布局\n新建学校3所。\n二、强化师资行动\n（一）培训教师\n培训300人。\n"
        "三、改善办学条件\n更新课桌。\n四、建设目标\n到2027年，建成学校20所。\n",
    )
    assert [task.title for task in document.tasks] == ["优化布局", "培训教师", "改善办学条件"]


def test_to_what_a_plan_applies_holds_no_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原区盘活低效用地行动方案\n一、适用范围\n（一）闲置工业用地。取得用地后满两年未开工。未缴清价款。\n"
        "（二）低产工业用地。税收低于标准。能耗偏高。\n二、重点任务\n"
        "（一）开展收储。制定方案。实施收储。（区规划资源局、各街镇）\n"
        "（二）加强监管。建立台账。开展巡查。（区经委、区财政局）\n",
    )
    assert [task.title for task in document.tasks] == ["开展收储", "加强监管"]


def test_what_is_said_to_all_behind_the_last_task_is_none_of_it_with_a_bracket_of_its_own(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "北山市设备更新行动方案\n一、重点任务\n（一）更新电梯。摸清底数。更新电梯50台。（责任单位：市住建局）\n"
        "（二）更新公交。制定计划。更新公交车80辆。（责任单位：市交通局、市财政局）\n"
        "各区、各部门、各单位要完善工作机制，做好政策解读。（责任单位：市发展改革委、各区政府）\n",
    )
    last = document.tasks[-1]
    assert [each.name for each in last.responsibilities] == ["市交通局", "市财政局"]
    assert [m.text for m in last.measures] == ["制定计划。", "更新公交车80辆。"]
    assert all(not m.responsibilities for m in last.measures)
    assert left_over(document) == []


def test_a_table_of_goals_beside_the_text_sets_targets_and_no_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原区2025年节能工作安排\n一、主要目标\n各领域目标如下。\n领域\t节能目标\t责任部门\n"
        "公共建筑\t累计改造公共建筑37万平方米以上\t区建交委\n公共机构\t人均能耗下降6%\t区机管局\n二、重点工作\n"
        "（一）推进光伏建设。新增光伏装机14万千瓦。完善台账。（责任部门：区发改委）\n"
        "（二）开展节能改造。改造电机。推广节能灯。（责任部门：区经委）\n",
    )
    assert [task.title for task in document.tasks] == ["推进光伏建设", "开展节能改造"]
    promised = [*document.targets, *(t for section in document.sections for t in section.targets)]
    goals = [(str(t.value), t.unit) for t in promised]
    assert goals == [("37", "万平方米"), ("6", "%")]
    assert left_over(document) == []


def test_a_time_in_brackets_behind_a_title_is_its_deadline_below_any_part(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原区排水改革实施方案\n一、改革任务\n（一）摸清底数（2025年1月—6月）。编制清单。核对资料。\n"
        "（二）签订协议（2025年10月—12月）。细化协议。完成移交。\n二、整治计划安排\n（一）整治推进阶段（11月中旬前）\n"
        "完成整治。\n（二）总结阶段（11月底前）\n开展总结。\n",
    )
    told = [(task.title, task.deadline.text if task.deadline else None) for task in document.tasks]
    assert told == [
        ("摸清底数（2025年1月—6月）", "2025年1月—6月"),
        ("签订协议（2025年10月—12月）", "2025年10月—12月"),
        ("整治推进阶段（11月中旬前）", "11月中旬前"),
        ("总结阶段（11月底前）", "11月底前"),
    ]
    assert left_over(document) == []


def test_dashes_before_a_named_number_are_no_list_and_a_full_stop_opens_no_line(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2026年青原市城市更新行动方案\n一、统筹任务\n行动1：加强规划引领\n——任务1：编制专项规划\n"
        "。强化总规引领。完善体系。\n——任务2：推进规划实施\n。完成报批。\n行动2：发挥联创机制\n——任务3：推动地区更新\n"
        "。提升功能。\n",
    )
    assert tree(document) == [
        ("一-1", "编制专项规划", ["强化总规引领。", "完善体系。"]),
        ("一-1", "推进规划实施", ["完成报批。"]),
        ("一-2", "推动地区更新", ["提升功能。"]),
    ]
    assert [task.number for task in document.tasks] == ["1", "2", "3"]


def test_the_head_of_one_of_several_sentences_speaks_of_that_alone(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "消费品更新行动方案\n一、主要任务\n（一）开展换新。组织活动50场。完善标准。\n（二）畅通回收。建设站点30个。\n"
        "二、组织实施\n（三）完善领导。商务部、财政部牵头，会同公安部、民政部等部门建立协调机制，研究重大问题。"
        "各地制定落实举措。\n（四）加强宣传。办好热线。做好答疑。\n",
    )
    first, second = document.tasks[2].measures
    assert document.tasks[2].responsibilities == ()
    assert [(each.name, each.role) for each in first.responsibilities] == [
        ("商务部", Role.LEAD),
        ("财政部", Role.LEAD),
        ("公安部", Role.PARTICIPANT),
        ("民政部", Role.PARTICIPANT),
    ]
    assert second.responsibilities == ()
    assert [(str(t.value), t.unit) for task in document.tasks for t in targets_of(task)] == [("50", "场"), ("30", "个")]


def test_a_stage_behind_another_number_is_titled_by_what_it_does_and_its_titled_items_are_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海川市燃气安全整治方案\n一、基本步骤\n（一）第一阶段：集中攻坚\n1.组织排查。建立机制。开展排查。\n"
        "2.加快整治。立行立改。限期整改。\n（二）第二阶段：巩固提升\n2024年3月底前，完成整治。\n二、突出重点\n"
        "（一）排查生产风险\n1.对未取得许可的企业，依法关停。（市住建局牵头，市应急局配合）\n"
        "2.加强气瓶充装监管。（市市场监管局牵头，市公安局配合）\n",
    )
    assert tree(document) == [
        ("一-一", "组织排查", ["建立机制。", "开展排查。"]),
        ("一-一", "加快整治", ["立行立改。", "限期整改。"]),
        ("一", "巩固提升", ["2024年3月底前，完成整治。"]),
        ("二", "排查生产风险", ["对未取得许可的企业，依法关停。", "加强气瓶充装监管。"]),
    ]
    assert left_over(document) == []


def test_duties_below_another_title_are_divided_where_a_line_says_so_and_times_of_headings_go_down(
    tmp_path: Path,
) -> None:
    document = read(
        tmp_path,
        "青原区房屋排查整治工作方案\n一、组织保障\n成立工作小组。\n各成员单位职责分工如下：\n1.区教育局负责学校房屋安全。\n"
        "2.区民政局负责养老机构安全。\n3.区文旅局、区供销社配合开展排查。\n二、工作任务\n（一）全面部署（12月9日前）\n"
        "1.建立工作小组。各乡镇成立小组。确定人员。\n2.制订方案。各乡镇制订方案。上报备案。\n",
    )
    first, *others = document.tasks
    assert (first.title, first.section) == ("组织保障", "一")
    assert [[each.name for each in m.responsibilities] for m in first.measures] == [
        [],
        ["区教育局"],
        ["区民政局"],
        ["区文旅局", "区供销社"],
    ]
    told = [(task.title, task.deadline.text if task.deadline else None) for task in others]
    assert told == [("建立工作小组", "12月9日前"), ("制订方案", "12月9日前")]
    assert left_over(document) == []


def test_numbers_below_a_heading_without_tasks_number_none_of_the_others(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2024年能源工作指导意见\n一、总体要求\n（一）指导思想\n以保供为先。\n（二）主要目标\n供应能力增强。产量稳定在2亿吨以上。\n"
        "二、夯实保障基础\n强化化石能源兜底保障。加大勘探力度。\n提高系统调节能力。落实容量电价。\n"
        "三、推进绿色发展\n巩固风电发展态势。推动项目投产。\n推进水电开发。编制基地规划。\n",
    )
    assert [(task.number, task.title) for task in document.tasks] == [
        ("2-1", "强化化石能源兜底保障"),
        ("2-2", "提高系统调节能力"),
        ("3-1", "巩固风电发展态势"),
        ("3-2", "推进水电开发"),
    ]
    assert [target.value for section in document.sections for target in section.targets] == [2]


def test_a_long_heading_with_text_alone_is_a_task_beside_parts_that_hold_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于加强危险品运输监管的实施意见\n\n一、生产、储存、使用、运输危险品的单位要全面落实安全生产主体责任\n\n承运车辆必须接入平台。\n\n"
        "二、各有关部门要落实监管责任\n\n（一）应急部门要加强检查；开展联合执法。\n\n（二）公安部门要加强执法；负责处罚。\n\n"
        "三、各区政府要落实属地责任\n\n（一）各区要建立机制。\n\n（二）各区要排查隐患。\n\n四、建立联动机制\n\n定期通报情况。\n",
    )
    assert [(task.number, len(task.measures)) for task in document.tasks] == [
        ("1-0", 1),
        ("2-0", 2),
        ("3-0", 2),
        ("4-0", 1),
    ]


def test_a_long_heading_is_not_glued_to_the_paragraph_below(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "关于加强危险品运输监管的实施意见\n\n一、生产、储存、使用、经营和运输危险化学品的各类单位要全面落实运输环节的安全生产主体责任\n\n"
        "生产和运输单位要严格遵守相关法律法规，承运车辆必须接入平台。不得超载。\n\n二、各有关部门要落实监管责任\n\n"
        "应急部门要加强检查。\n\n三、建立联动机制\n\n定期通报情况。\n",
    )
    assert [title for _, title, _ in tree(document)] == [
        "生产、储存、使用、经营和运输危险化学品的各类单位要全面落实运输环节的安全生产主体责任",
        "各有关部门要落实监管责任",
        "建立联动机制",
    ]


def test_titles_with_text_alone_are_tasks_in_a_part_of_their_own(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年体检方案\n一、工作任务\n（一）综合体检\n1.市级体检。统筹开展体检。力争全覆盖。\n"
        "2.街镇体检。以街镇为单元开展。汇总数据。\n（二）专项体检\n1.更新体检。编制报告。形成清单。\n"
        "二、成果应用\n（一）通报结果\n对突出问题及时报告，限时解决。推动成果入库。\n",
    )
    assert tree(document)[-1] == ("二", "通报结果", ["对突出问题及时报告，限时解决。", "推动成果入库。"])


def test_a_part_of_two_clauses_with_text_alone_is_a_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年运输安全意见\n一、落实行业监管责任\n（一）市交通局要公布名单。加强检查。\n"
        "（二）市公安局要查处违法。联合执法。\n"
        "（三）市应急局要完善预案。\n二、加强源头管控，建立联动机制\n加强信息共享。定期联合执法。\n"
        "三、落实保障，提升能力\n（一）市财政局要保障经费。\n（二）市科技局要建设平台。\n",
    )
    assert ("二", "加强源头管控，建立联动机制", ["加强信息共享。", "定期联合执法。"]) in tree(document)


def test_a_closing_heading_without_a_number_holds_tasks_that_run_on(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年充电设施方案\n加快设施建设\n（一）完善布局。新建站点9座。优化路线。\n（二）建设通道。改造道路。增设标牌。\n"
        "扩大应用\n（三）提振消费。发放补贴。组织展销。\n强化要素保障\n（四）保障用地。优化审批。修订指标。\n"
        "（五）保障电力。扩容电网。\n",
    )
    assert [task.title for task in document.tasks] == ["完善布局", "建设通道", "提振消费", "保障用地", "保障电力"]


def test_the_time_of_checks_and_what_is_left_out_are_nothing_to_do(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年抽查方案\n一、抽查时间\n2024年5月1日至11月30日。\n二、抽查事项\n核查经营许可证。现场抽检油样。\n"
        "三、抽查流程\n制定方案。抽取对象。\n按规定不需许可的企业除外。\n",
    )
    assert tree(document) == [
        ("二", "抽查事项", ["核查经营许可证。", "现场抽检油样。"]),
        ("三", "抽查流程", ["制定方案。", "抽取对象。"]),
    ]


def test_a_part_on_the_way_to_go_holds_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭市低碳校园建设工作方案\n一、校园类型\n校园包括中学和小学。\n二、实施路径\n（一）更新设备。更换锅炉6台。推广热泵。\n"
        "（二）节约用水。改造管网。回收雨水。\n三、工作流程\n（一）组织申报。发布申报通知。确定名单。\n",
    )
    assert [(task.section, task.title) for task in document.tasks] == [
        ("二", "更新设备"),
        ("二", "节约用水"),
        ("三", "组织申报"),
    ]


def test_what_stands_behind_tasks_that_each_name_who_is_said_of_the_whole_plan(tmp_path: Path) -> None:
    tasks = "".join(
        f"（{n}）{title}。完善制度。新建站点。（责任单位：市民政局、各区政府）\n"
        for n, title in zip(
            "一二三四五六", ["优化布局", "盘活资源", "配齐设施", "培训人员", "共享数据", "拓展服务"], strict=True
        )
    )
    document = read(
        tmp_path,
        f"云岭市社区食堂建设实施方案\n一、重点任务\n{tasks}由市民政局牵头，会同相关部门推进食堂建设工作。"
        "全市率先在60个社区开展试点。市级部门加强指导。\n云岭市民政局\n2024年5月6日\n",
    )
    assert [m.text for m in document.tasks[-1].measures] == ["完善制度。", "新建站点。"]
    assert [(str(target.value), target.unit) for target in document.targets] == [("60", "个")]
    assert left_over(document) == []


@pytest.mark.parametrize(
    ("title", "text", "is_task"),
    [
        ("整治重点", "重点打击三类行为：一是违规采砂；二是非法捕捞；三是占用河道。严禁以罚代管。", True),
        ("检查内容", "重点检查备案情况。", True),
        ("检查重点", "学校、医院等场所的周边河段。", False),  # where, and not what is done
        ("实施机制", "压实工作责任。各部门明确牵头科室。", False),
    ],
)
def test_what_a_campaign_is_after_is_a_task_beside_one_part_that_holds_some(
    tmp_path: Path, title: str, text: str, *, is_task: bool
) -> None:
    document = read(
        tmp_path,
        f"江北县2024年河道管理工作方案\n一、工作目标\n管好河道。\n二、{title}\n{text}\n三、主要任务\n（一）清理河道\n"
        "1.清理垃圾。组织清运。（牵头单位：县水利局）\n2.拆除围网。开展拆除。（牵头单位：县农业农村局）\n",
    )
    assert [task.title for task in document.tasks] == [*([title] if is_task else []), "清理垃圾", "拆除围网"]


def test_how_a_plan_is_carried_out_is_no_task_beside_parts_that_hold_some(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江北县2024年数字河道建设工作要点\n一、建设底座\n1.建设平台。完成建模。\n2.汇聚数据。接入传感器。\n二、建设场景\n"
        "3.建设防汛场景。上线预报。\n4.建设采砂场景。上线识别。\n三、实施机制\n强化工作组织。成立专班。健全工作机制。定期调度。\n",
    )
    assert [task.title for task in document.tasks] == ["建设平台", "汇聚数据", "建设防汛场景", "建设采砂场景"]


_REQUIRED = (
    "江北县2024年河道管理工作方案\n\n一、目标任务\n\n全县清理河道90公里。\n\n二、工作要求\n\n（一）坚持属地负责\n\n各镇（街道）围绕清理任务开展"
    "清理。自行清理的长度{figure}。\n\n（二）聚焦重点河段\n\n各镇（街道）进一步梳理河段。有序推进清理。\n\n三、清理计划安排\n\n（一）方案制定阶段（1月）\n\n"
    "各镇（街道）制定方案。\n\n（二）清理推进阶段（11月底前）\n\n各镇（街道）完成清理。\n\n四、保障措施\n\n（一）加强通报督办\n\n县水利局视情况开展督办。"
    "采用通报机制。\n\n（二）严肃开展考核\n\n{leader}年终考核。考核结果纳入绩效。\n"
)


@pytest.mark.parametrize(
    ("figure", "leader", "expected"),
    [
        ("不低于任务量的70%", "各镇要开展", ["二", "二", "三", "三"]),
        ("应清尽清", "县水利局牵头开展", ["三", "三", "四", "四"]),
        ("应清尽清", "各镇要开展", ["三", "三"]),
    ],
)
def test_requirements_with_figures_and_safeguards_with_a_leader_hold_tasks(
    tmp_path: Path, figure: str, leader: str, expected: list[str]
) -> None:
    document = read(tmp_path, _REQUIRED.format(figure=figure, leader=leader))
    assert [task.section for task in document.tasks] == expected
    assert left_over(document) == []


def test_requirements_on_leadership_hold_no_tasks_whatever_they_promise(tmp_path: Path) -> None:
    text = _REQUIRED.format(figure="不低于任务量的70%", leader="各镇要开展").replace("坚持属地负责", "加强组织领导")
    assert [task.section for task in read(tmp_path, text).tasks] == ["三", "三"]
