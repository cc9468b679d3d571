"""Parts whose titles say that no tasks follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Role
from loaders.structure.no_tasks.lines import speaks_to_all, states_thought
from loaders.structure.no_tasks.titles import titles_no_tasks
from tests.loaders.specimens import left_over, read, tree


@pytest.mark.parametrize(
    "title",
    [
        "总体要求",
        "指导思想和主要目标",
        "组织实施",
        "保障措施",
        "强化保障措施",
        "总 则",
        "明确发展目标",
        "评估对象",
        "考核依据",
        "培训时间",
        "评审标准",
        "适用事项范围",
        "经费保障",
        "全面完善护林防火体系运行组织保障",
        "重要意义",
        "现状与问题",
        "充分认识“林长制”工作的重要意义",
        "进一步增强护林工作的重要性和紧迫性",
        "切实抓好巡护经验推广的组织实施",
    ],
)
def test_goals_and_requirements_hold_no_tasks(title: str) -> None:
    assert titles_no_tasks(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "完善湿地保护制度",
        "提高评估标准",
        "扩大培训对象",
        "加强组织领导能力建设",
        "重点任务",
        "实施路径",
        "凸显具有重要意义的林区",
        "深入阐释护林文化的时代意义",
        "抓好高标准林场项目组织实施",
        "目标" * 5_000 + "巡护",
    ],
)
def test_other_titles_may(title: str) -> None:
    assert not titles_no_tasks(title)


@pytest.mark.parametrize(
    "text",
    [
        "各地区、各部门要高度重视，认真抓好落实。",
        "本措施自印发之日起施行，有效期至2023年12月31日。",
        "本办法自2021年5月1日起施行。",
        "本意见由市水务局、市财政局负责解释，自印发之日起执行，有效期3年。",
        "注：“—”为2024年新增指标。",
    ],
)
def test_what_is_said_to_all_or_of_the_document_is_no_measure(text: str) -> None:
    assert speaks_to_all(text)


@pytest.mark.parametrize("text", ["各县（市、区）要新建站点30个。", "本地企业自主研发设备20台。", "注册企业300家。"])
def test_what_is_asked_of_some_is_a_measure(text: str) -> None:
    assert not speaks_to_all(text)


@pytest.mark.parametrize(
    "text", ["全面贯彻上级会议精神，以保障安全为核心，提升水平。", "坚持“安全第一、预防为主”的基本原则，统筹推进。"]
)
def test_a_first_part_of_guiding_thought_and_principles_holds_no_task(tmp_path: Path, text: str) -> None:
    assert states_thought(text)
    document = read(
        tmp_path,
        f"沙河区桥梁整治方案\n一、明确桥梁整治要求\n{text}\n二、健全机制\n（一）查清隐患。建立台账。\n（二）备足物资。补充沙袋。\n",
    )
    assert [title for _, title, _ in tree(document)] == ["查清隐患", "备足物资"]


@pytest.mark.parametrize("text", ["贯彻落实桥梁管理条例，新建桥梁3座。", "坚持每月巡查桥梁。"])
def test_what_carries_a_rule_out_is_no_guiding_thought(text: str) -> None:
    assert not states_thought(text)


@pytest.mark.parametrize("title", ["调度原则", "工作原则", "违规处置原则", "基本思路和分配原则"])
def test_principles_hold_no_tasks(title: str) -> None:
    assert titles_no_tasks(title)


@pytest.mark.parametrize("title", ["坚持就近就便原则", "落实属地管理原则", "严格遵循公开原则"])
def test_who_keeps_to_a_principle_has_work_to_do(title: str) -> None:
    assert not titles_no_tasks(title)


_INSPECTION = (
    "2024年青岭区桥梁巡检方案\n一、巡检方式\n（一）开展自查。各镇登记隐患。{closing}\n（二）开展抽查。抽查桥梁5座。{closing}\n"
    "二、巡检成果\n（一）建立台账。更新档案。\n（二）通报结果。印发通报。\n三、组织保障\n{text}用好专家力量。\n"
)
_SHARED = "区政府是巡检工作的责任主体，区交通局会同区财政局、区养护中心等部门共同推进巡检。"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (_SHARED, (Role.RESPONSIBLE, Role.RESPONSIBLE)),
        ("区交通局牵头开展抽查，区财政局配合。", (Role.LEAD, Role.PARTICIPANT)),
    ],
)
def test_a_last_part_whose_text_says_who_does_it_with_whom_is_a_task(
    tmp_path: Path, text: str, roles: tuple[Role, Role]
) -> None:
    *_, last = read(tmp_path, _INSPECTION.format(text=text, closing="")).tasks
    assert (last.number, last.title) == ("3-0", "组织保障")
    named = {who.name: who.role for who in last.measures[0].responsibilities}
    assert (named["区交通局"], named["区财政局"]) == roles


@pytest.mark.parametrize(
    ("text", "closing"),
    [("各部门要密切配合。", ""), ("区交通局要会同区财政局推进。", ""), (_SHARED, "（区交通局负责）")],
)
def test_a_last_part_that_entrusts_nobody_or_stands_behind_brackets_holds_no_task(
    tmp_path: Path, text: str, closing: str
) -> None:
    document = read(tmp_path, _INSPECTION.format(text=text, closing=closing))
    assert "组织保障" not in [task.title for task in document.tasks]


@pytest.mark.parametrize("lead", ["（一）加强领导。", "（一）加强领导\n"])
@pytest.mark.parametrize(
    ("said", "are_tasks"),
    [
        ("区巡检专班负责统筹协调。", True),
        ("每月报送进展2次。", False),
        ("各部门要重视。", False),
    ],
)
def test_safeguards_that_name_who_is_responsible_are_tasks_beside_items_too(
    tmp_path: Path, lead: str, said: str, *, are_tasks: bool
) -> None:
    document = read(
        tmp_path,
        "2024年青岭区桥梁巡检方案\n一、重点任务\n（一）开展自查\n1.登记隐患。（各镇负责）\n2.更新档案，建立台账。（区交通局负责）\n"
        "（二）开展抽查\n3.抽查桥梁5座。（区交通局负责）\n4.印发通报。（区住建局负责）\n"
        f"二、保障措施\n{lead}{said}\n（二）强化宣传。做好宣传引导。\n",
    )
    titles = [task.title for task in document.tasks]
    assert titles == ["开展自查", "开展抽查", *(["加强领导", "强化宣传"] if are_tasks else [])]


@pytest.mark.parametrize("text", ["区交通局牵头推进，区财政局配合，各镇抓好落实。", "由区交通局牵头，建立会商机制。"])
def test_who_carries_a_plan_out_tells_nothing_of_the_levels_of_its_tasks(tmp_path: Path, text: str) -> None:
    document = read(
        tmp_path,
        "2024年青岭区桥梁巡检方案\n一、主要任务\n（一）开展自查。各镇登记隐患。\n（二）开展抽查。抽查桥梁5座。\n"
        f"二、组织实施\n{text}\n",
    )
    assert [task.title for task in document.tasks] == ["开展自查", "开展抽查", "组织实施"]
    assert [m.text for task in document.tasks[:2] for m in task.measures] == ["各镇登记隐患。", "抽查桥梁5座。"]
    who = document.tasks[2].responsibilities or document.tasks[2].measures[0].responsibilities
    assert (who[0].name, who[0].role) == ("区交通局", Role.LEAD)


@pytest.mark.parametrize("title", ["保障措施", "工作要求"])
@pytest.mark.parametrize("lead", ["（一）加强组织领导。", "（一）加强组织领导\n"])
@pytest.mark.parametrize(
    ("said", "are_tasks"),
    [
        ("县供水工作领导小组负责统筹推进供水工程建设", True),
        ("县水利局具体负责水质监测", True),
        ("属地供水主管部门负责督促供水单位抓好落实", True),
        ("成立县供水工作专班，负责统筹协调重大问题", True),
        ("成立县供水工作专班，统筹协调重大问题", False),
        ("成立县供水工作领导小组，下设办公室，负责日常工作", False),
        ("各镇负责辖区内供水工作", False),
        ("各部门要明确专人，成立供水工作专班，负责本行业工作", False),
    ],
)
def test_safeguards_and_requirements_that_name_who_is_responsible_are_tasks(
    tmp_path: Path, title: str, lead: str, said: str, *, are_tasks: bool
) -> None:
    document = read(
        tmp_path,
        "云岭县2023年供水工作方案\n一、重点任务\n（一）建设水厂。新建水厂3座。（县水利局）\n（二）改造管网。改造管网40公里。"
        f"（县住建局）\n二、{title}\n{lead}{said}。各镇要加强配合。（县水利局联系电话：12345。）\n（二）强化宣传。做好宣传引导。\n",
    )
    assert [task.title for task in document.tasks][2:] == (["加强组织领导", "强化宣传"] if are_tasks else [])
    assert [m.text for task in document.tasks[2:3] for m in task.measures] == (
        [f"{said}。", "各镇要加强配合。"] if are_tasks else []
    )


_RUNS_ON = (
    "云岭县2023年供水工作意见\n一、建设水厂\n（一）新建水厂。新建水厂3座。{who}\n（二）改造管网。改造管网40公里。{who}\n"
    "二、加强组织领导\n（三）强化调度。{said}\n（四）强化宣传。做好宣传引导。\n"
)


@pytest.mark.parametrize(
    ("who", "said", "count"),
    [
        ("（县水利局负责）", "各部门要加强配合。", 2),
        ("（县水利局负责）", "县财政局负责统筹资金。", 4),
        ("", "各部门要加强配合。", 4),
    ],
)
def test_a_last_part_that_runs_on_and_names_nobody_holds_tasks_only_where_no_task_names_anybody(
    tmp_path: Path, who: str, said: str, count: int
) -> None:
    assert len(read(tmp_path, _RUNS_ON.format(who=who, said=said)).tasks) == count


def test_safeguards_name_who_is_responsible_in_sentences_where_the_tasks_do_so_in_brackets(tmp_path: Path) -> None:
    said = "县财政局负责统筹资金。县教育局要加强配合。县水利局会同县住建局负责编制细则。"
    *_, task, _ = read(tmp_path, _RUNS_ON.format(who="（县水利局负责）", said=said)).tasks
    assert [[who.name for who in measure.responsibilities] for measure in task.measures] == [
        ["县财政局"],
        [],
        ["县水利局", "县住建局"],
    ]


@pytest.mark.parametrize(
    ("said", "are_tasks"),
    [
        ("县农业、林业等部门按照各自职责抓好落实。", True),
        ("各镇人民政府是整治工作的责任主体，落实各项任务。", False),
        ("在县领导小组领导下，由县数据局牵头，会同相关部门推进建设。", True),
        ("各部门要按照职责分工抓好落实。", False),
        ("有关部门要加强配合。", False),
        ("领导小组办公室按照职责做好日常工作。", False),
        ("市直部门按照职责分工抓好落实。", False),
        ("由县财政局统筹安排资金。", False),
        ("对落实不力的，由县政府约谈负责人。", False),
    ],
)
def test_safeguards_one_sentence_of_which_says_who_is_responsible_are_tasks(
    tmp_path: Path, said: str, *, are_tasks: bool
) -> None:
    document = read(
        tmp_path,
        "云岭县2023年供水工作方案\n一、重点任务\n（一）新建水厂。新建水厂3座。\n（二）改造管网。改造管网40公里。\n"
        f"二、保障措施\n（一）加强组织领导。{said}\n（二）加强宣传。做好宣传引导。\n",
    )
    assert [task.title for task in document.tasks][2:] == (["加强组织领导", "加强宣传"] if are_tasks else [])


def test_safeguards_one_item_of_which_divides_the_duties_are_tasks(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭市供水行动方案\n一、主要任务\n（一）改造管网。改造管网90公里。\n（二）改造泵站。改造泵站20座。\n"
        "二、保障措施\n（一）加强组织领导。各区要履行属地责任。\n（二）明确责任分工。\n工作专班：负责统筹管理。\n"
        "市发展改革委：负责审批项目。\n市规划、林业等相关部门：按照职责分工，负责审批。\n"
        "各区政府：各区有关部门应按职责分工负责推进。组织审查年度计划。\n（三）建立长效机制。简化流程。\n",
    )
    assert [task.title for task in document.tasks][2:] == ["加强组织领导", "明确责任分工", "建立长效机制"]
    assert [[who.name for who in measure.responsibilities] for measure in document.tasks[3].measures] == [
        ["工作专班"],
        ["市发展改革委"],
        ["市规划部门", "市林业部门", "相关部门"],
        ["各区政府"],
        ["各区政府"],
    ]
    assert left_over(document) == []


def test_a_last_part_whose_text_names_the_office_that_leads_is_a_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭市供水行动方案\n一、主要任务\n（一）改造管网。改造管网90公里。\n（二）改造泵站。改造泵站20座。\n"
        "二、保障措施\n市发展改革委牵头负责组织实施，市财政局等加强协同。各区政府要加快建设。\n",
    )
    last = document.tasks[-1]
    assert (last.title, len(last.measures)) == ("保障措施", 2)
    assert [(who.name, who.role) for who in last.measures[0].responsibilities] == [("市发展改革委", Role.LEAD)]


def test_a_part_whose_sentences_say_by_when_is_a_task_and_one_on_how_is_none(tmp_path: Path) -> None:
    opening = "云岭市供水行动方案\n一、主要任务\n（一）改造管网。改造管网90公里。\n（二）改造泵站。改造泵站20座。\n"
    timed = "二、进度安排\n2024年上半年，各区制定方案。2024年7月至2026年6月，推进改造。2026年下半年，组织验收。\n"
    document = read(tmp_path, opening + timed)
    last = document.tasks[-1]
    assert last.title == "进度安排"
    assert [each.deadline and each.deadline.text for each in last.measures] == [
        "2024年上半年",
        "2024年7月至2026年6月",
        "2026年下半年",
    ]
    assert len(read(tmp_path, opening + "二、进度安排\n各区分批推进改造。先急后缓，逐步完成。\n").tasks) == 2


def test_a_sentence_on_whose_part_it_is_alone_below_a_title_is_a_measure(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "云岭市供水行动方案\n一、主要任务\n（一）改造管网。改造管网90公里。（市水务局负责）\n"
        "（二）压实责任。各镇政府承担主体责任，各部门按照职责分工抓好落实。\n（三）改造泵站。改造泵站20座。（市水务局负责）\n",
    )
    assert tree(document)[1] == ("一", "压实责任", ["各镇政府承担主体责任，各部门按照职责分工抓好落实。"])
    assert left_over(document) == []


def test_how_often_one_meets_is_no_work_though_the_numbers_run_on(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清河县护林工作计划\n一、加强巡护\n（一）完善制度。修订规程。（县林业局负责）\n（二）配强队伍。招录人员。（县人社局负责）\n"
        "二、工作机制\n（三）坚持例会制度。联席会议每半年召开一次会议，研究解决困难问题。\n（四）加强信息报送。各成员单位每季度末报送进展。\n",
    )
    assert [task.title for task in document.tasks] == ["完善制度", "配强队伍"]


@pytest.mark.parametrize(("said", "are_tasks"), [("区交通局负责日常调度", True), ("下设办公室，负责日常工作", False)])
def test_whoever_is_responsible_for_daily_dispatch_is_an_office_with_work_to_do(
    tmp_path: Path, said: str, *, are_tasks: bool
) -> None:
    document = read(
        tmp_path,
        "2024年青岭区桥梁巡检方案\n一、重点任务\n（一）开展自查。登记隐患。（责任单位：各镇）\n（二）开展抽查。抽查桥梁5座。（责任单位：区交通局）\n"
        f"二、保障措施\n（一）加强领导。区政府统筹推进，{said}。\n（二）强化宣传。做好宣传引导。\n",
    )
    titles = [task.title for task in document.tasks]
    assert titles == ["开展自查", "开展抽查", *(["加强领导", "强化宣传"] if are_tasks else [])]


def test_how_a_plan_is_carried_out_holds_tasks_where_its_headings_stand_above_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2024年青岭区直供电项目实施方案\n一、总体要求\n坚持安全优先。\n二、组织实施\n（一）统筹规划\n区能源局制定项目清单。\n"
        "（二）申报流程\n1.编制方案\n由项目单位编制方案。\n2.组织评审\n区能源局组织专家评审。\n三、相关要求\n（一）接入电网\n供电公司提供服务。\n"
        "（二）运行管理\n1.调度管理\n项目服从调度。\n2.安全管理\n项目排查隐患。\n四、保障措施\n（一）加强领导\n1.压实责任\n各镇要重视。\n2.强化督导\n开展督导。\n",
    )
    titles = ["统筹规划", "编制方案", "组织评审", "接入电网", "调度管理", "安全管理"]
    assert [task.title for task in document.tasks] == titles


def test_how_a_plan_is_carried_out_holds_none_where_its_headings_are_items(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2024年青岭区直供电项目实施方案\n一、重点任务\n（一）编制方案\n编制项目方案。\n（二）组织评审\n组织专家评审。\n"
        "二、组织实施\n（一）加强领导\n各镇要重视。\n（二）强化督导\n开展督导。\n",
    )
    assert [task.title for task in document.tasks] == ["编制方案", "组织评审"]
