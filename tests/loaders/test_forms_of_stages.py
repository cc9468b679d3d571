"""Parts beside the tasks that say who does what and when: duties divided by body, stages of the work, lines aside."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from kg.model import Role
from tests.loaders.specimens import left_over, read, tree


def test_a_part_that_divides_the_duties_by_body_is_one_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年成品油专项行动方案\n一、重点任务\n（一）严查源头。检查油库12座。（县商务局负责）\n"
        "（二）严打走私。查处案件5件。（县公安局负责）\n二、责任分工\n县商务局：负责日常工作；完善站点规划。开展检查3次。\n\n"
        "县公安局、县司法局：查处涉油犯罪，做好行政执法、\n\n刑事司法衔接。\n各镇（街道）：负责辖区内加油站的摸排。\n",
    )
    task = document.tasks[2]
    assert (task.title, task.section, task.responsibilities) == ("责任分工", "二", ())
    assert [(m.text, [each.name for each in m.responsibilities]) for m in task.measures] == [
        ("负责日常工作；完善站点规划。", ["县商务局"]),
        ("开展检查3次。", ["县商务局"]),
        ("查处涉油犯罪，做好行政执法、刑事司法衔接。", ["县公安局", "县司法局"]),
        ("负责辖区内加油站的摸排。", ["各镇（街道）"]),
    ]
    assert left_over(document) == []


@pytest.mark.parametrize(
    "form", ["第{n}阶段：{title}（{time}）。", "第{n}阶段（{time}）：{title}。", "（{n}）{title}（{time}）\n"]
)
def test_stages_say_when_they_are_before_their_title_or_behind_it(tmp_path: Path, form: str) -> None:
    stages = "".join(
        form.format(n=n, title=title, time=time) + f"{text}\n"
        for n, title, time, text in [
            ("一", "摸底自查", "即日起至4月30日", "排查油库12座。（责任部门：县商务局）"),
            ("二", "集中整治", "5月1日至10月31日", "查处案件5件。"),
            ("三", "总结提升", "11月", "完善机制。"),
        ]
    )
    document = read(
        tmp_path,
        f"丰县2024年成品油专项行动方案\n一、重点任务\n（一）严查源头。检查油库。\n（二）严打走私。查处案件。\n二、时间步骤\n行动分三个阶段。\n{stages}",
    )
    timed = [(task.title, task.deadline.text if task.deadline else None) for task in document.tasks[2:]]
    assert [each.name for each in document.tasks[2].responsibilities] == ["县商务局"]
    behind = "{title}（{time}）" if "{title}（{time}）" in form else "{title}"  # a bracket stays with its title
    expected = [("摸底自查", "即日起至4月30日"), ("集中整治", "5月1日至10月31日"), ("总结提升", "11月")]
    assert timed == [(behind.format(title=title, time=time), time) for title, time in expected]
    assert [[m.text for m in task.measures] for task in document.tasks[2:]] == [
        ["排查油库12座。"],
        ["查处案件5件。"],
        ["完善机制。"],
    ]


def test_lines_on_whom_a_task_concerns_and_on_what_it_rests_are_no_measures(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "江南省2025年电力监管工作方案\n一、监管内容\n（一）输电工程建设情况\n核查重点输电工程建设进度。\n"
        "监管对象：6个市电网企业。\n主要依据：《电力监管条例》。\n配合部门：省能源局。\n（二）市场运行情况\n核查交易规则执行情况。\n"
        "监管对象：6个市发电企业。\n配合部门：省能源局。\n",
    )
    assert [[m.text for m in task.measures] for task in document.tasks] == [
        ["核查重点输电工程建设进度。"],
        ["核查交易规则执行情况。"],
    ]
    assert [each.title for each in document.citations] == ["电力监管条例"]
    assert document.targets == ()
    assert left_over(document) == []


def test_bodies_may_head_their_duties_and_lead_in_what_a_sentence_asks_them_to(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "古河街道2022年老人消防安全工作方案\n一、工作目标\n消除隐患。\n二、职责分工\n1.街道消委办。牵头开展关爱工作。配备灭火器300具。\n"
        "2.服务办\n收集老人信息。\n3.派出所：开展培训6次。\n三、工作措施\n（一）动态排查。排查老人家庭200户。\n"
        "（二）宣传引导。发放清单500份。\n（三）隐患消除。整改隐患40处。\n",
    )
    task = document.tasks[0]
    assert (task.title, len(document.tasks)) == ("职责分工", 4)
    told = [(m.text, [(each.name, each.role) for each in m.responsibilities]) for m in task.measures]
    assert told == [
        ("牵头开展关爱工作。", [("街道消委办", Role.LEAD)]),
        ("配备灭火器300具。", [("街道消委办", Role.RESPONSIBLE)]),
        ("收集老人信息。", [("服务办", Role.RESPONSIBLE)]),
        ("开展培训6次。", [("派出所", Role.RESPONSIBLE)]),
    ]
    assert left_over(document) == []


def test_numbered_tasks_below_bodies_stay_tasks_of_their_own(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "古河市2022年重点工作\n一、总体要求\n抓好落实。\n二、任务分工\n（一）市教育局\n1.建设学校。新建学校12所。\n2.培训教师。培训300人。\n"
        "（二）市水务局\n1.整治河道。整治河道30公里。\n2.建设水厂。建成水厂2座。\n（三）市林业局\n1.植树造林。造林5万亩。\n2.建设公园。建成3处。\n",
    )
    titles = [task.title for task in document.tasks]
    assert titles == ["建设学校", "培训教师", "整治河道", "建设水厂", "植树造林", "建设公园"]
    assert [[each.name for each in task.responsibilities] for task in document.tasks][::2] == [
        ["市教育局"],
        ["市水务局"],
        ["市林业局"],
    ]


def test_stages_counted_below_an_item_are_tasks_beside_what_else_stands_there(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2020年堤防排查工作方案\n一、总体要求\n守住底线。\n二、工作任务\n（一）全面部署（2020年9月底前）\n"
        "1.建立专班。各镇建立工作专班。\n2.制订方案。各镇制订工作方案。\n（二）排查工作（2021年6月底前）\n1.排查流程\n"
        "排查分两个阶段开展。\n第一阶段：重点排查（2020年12月底前）\n各镇完成堤防12处的排查。\n第二阶段：全面排查（3年内）\n"
        "各镇排查所有堤防。\n2.排查内容\n检查堤身和闸门。\n（三）长效机制\n建立巡查制度。\n",
    )
    assert [(task.title, task.deadline.text if task.deadline else None) for task in document.tasks] == [
        ("建立专班", "2020年9月底前"),
        ("制订方案", "2020年9月底前"),
        ("重点排查（2020年12月底前）", "2020年12月底前"),
        ("全面排查（3年内）", "3年内"),
        ("排查内容", "2021年6月底前"),
        ("长效机制", None),
    ]
    assert [[m.text for m in task.measures] for task in document.tasks[2:]] == [
        ["各镇完成堤防12处的排查。"],
        ["各镇排查所有堤防。"],
        ["检查堤身和闸门。"],
        ["建立巡查制度。"],
    ]


def test_a_stage_may_be_a_year_that_its_title_names(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县采购管理行动方案（2024—2026年）\n一、重点任务\n（一）盘活资产。清查仓库。\n（二）规范采购。公开目录。\n"
        "（三）强化监督。通报问题。\n二、实施步骤\n分三年实施：\n第一阶段：2024推进实施年。开展培训。\n第二阶段：2025深化落实年。开展试点。\n",
    )
    assert [(task.title, task.deadline.text if task.deadline else None) for task in document.tasks[3:]] == [
        ("推进实施年", "2024"),
        ("深化落实年", "2025"),
    ]


@pytest.mark.parametrize(
    "form",
    [
        "（{n}）{title}阶段：{time}。",
        "（{n}）{title}阶段。{time}。",
        "（{n}）{time}为{title}阶段。",
        "（{n}）第{n}阶段（{time}）：{title}阶段。",
    ],
)
def test_the_time_of_a_stage_may_stand_behind_a_colon_or_before_its_name(tmp_path: Path, form: str) -> None:
    stages = "".join(
        form.format(n=n, title=title, time=time) + f"{text}\n"
        for n, title, time, text in [
            ("一", "动员部署", "自方案印发之日起至3月底", "制定方案。"),
            ("二", "集中整治", "4月上旬—10月底", "逐项整治。"),
        ]
    )
    document = read(
        tmp_path,
        f"丰县2024年林区整治方案\n一、主要任务\n（一）开展排查。排查林区。\n（二）落实整改。整改隐患。\n二、实施步骤\n{stages}",
    )
    assert [(task.title, task.deadline.text if task.deadline else None) for task in document.tasks[2:]] == [
        ("动员部署阶段", "自方案印发之日起至3月底"),
        ("集中整治阶段", "4月上旬—10月底"),
    ]
    assert [[m.text for m in task.measures] for task in document.tasks[2:]] == [["制定方案。"], ["逐项整治。"]]


def test_the_years_of_a_plan_that_a_title_names_are_no_time_of_the_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年林业工作方案\n一、主要任务\n（一）推进《林区保护规划（2021—2035年）》编制。\n完成规划送审稿。\n"
        "（二）实施森林提质三年行动计划（2024—2026年）。\n改造林地50公顷。\n",
    )
    assert [(task.title, task.deadline) for task in document.tasks] == [
        ("推进《林区保护规划（2021—2035年）》编制", None),
        ("实施森林提质三年行动计划（2024—2026年）", None),
    ]


def test_a_stage_named_after_the_work_is_one_beside_the_others(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青川市2024年绿化方案\n一、主要任务\n（一）扩大绿地\n新建绿地9公顷。补植行道树。\n"
        "（二）加强管护\n修剪树木。\n"
        "二、计划安排\n（一）制定方案阶段\n1.8月底前，梳理绿化任务。\n（二）实施阶段\n1.2025年6月底前，新增道路10条。\n"
        "2.2025年底前，新增园地5座。\n（三）总结阶段\n总结分析，形成长效机制。\n",
    )
    assert [task.title for task in document.tasks][2:] == ["制定方案阶段", "实施阶段", "总结阶段"]


def test_a_task_whose_title_opens_with_a_time_is_due_then(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年燃气安全行动方案\n一、重点任务\n（一）2025年底前所有乡镇均需开展入户检查。县住建局加强指导，配齐检查人员。\n"
        "（二）推进2025年6月底前投用的管道改造。加强质量监督，做好竣工验收。\n",
    )
    assert [task.deadline and task.deadline.text for task in document.tasks] == ["2025年底前", None]


def test_a_stage_may_be_titled_by_its_time_alone(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2025年校舍加固实施方案\n一、工作目标\n消除隐患。\n二、主要任务\n（一）加固校舍。加固校舍9处。\n（二）更新管线。更换管线6公里。\n"
        "三、实施步骤\n（一）第一季度：完成选址；\n（二）第二、三季度：组织施工。\n（三）10月底前：开展验收。\n",
    )
    assert [(task.title, task.deadline and task.deadline.text) for task in document.tasks[2:]] == [
        ("第一季度", "第一季度"),
        ("第二、三季度", "第二、三季度"),
        ("10月底前", "10月底前"),
    ]
    assert [[m.text for m in task.measures] for task in document.tasks[2:]] == [
        ["完成选址；"],
        ["组织施工。"],
        ["开展验收。"],
    ]


@pytest.mark.parametrize("form", ["{title}（{time}）：{text}", "{time}：{text}", "{title}（{time}）\n{text}"])
def test_stages_without_numbers_stand_below_the_heading_of_them(tmp_path: Path, form: str) -> None:
    stages = "".join(
        form.format(title=title, time=time, text=text) + "\n"
        for title, time, text in [
            ("启动试点", "2025年10月—11月", "选取试点县2个。"),
            ("全面推进", "2025年12月—2026年6月", "按月报送进展。"),
            ("总结推广", "2026年7月—12月", "总结经验。"),
        ]
    )
    document = read(
        tmp_path,
        "关于开展林地监测试点工作的通知\n各市林业局：\n现将有关事项通知如下。\n一、工作内容\n（一）建设站点。新建站点9处。\n"
        f"（二）共享数据。接入省级平台。\n（三）培训人员。开展培训3次。\n二、时间安排\n{stages}三、保障措施\n（一）加强领导。明确分工。\n"
        "（二）加强宣传。做好宣传。\n江南省林业局\n2025年9月8日\n",
    )
    times = ["2025年10月—11月", "2025年12月—2026年6月", "2026年7月—12月"]
    assert [task.deadline and task.deadline.text for task in document.tasks] == [None, None, None, *times]
    assert [[m.text for m in task.measures] for task in document.tasks[3:]] == [
        ["选取试点县2个。"],
        ["按月报送进展。"],
        ["总结经验。"],
    ]
    assert left_over(document) == []


def test_the_time_in_brackets_stays_with_the_title_of_a_stage_where_breaks_were_lost(tmp_path: Path) -> None:
    said = "及时发现和移交线索，加大办案力度，引导平台建立内部监管机制，公布典型案例，强化部门协作，按时报送数据。"
    document = read(
        tmp_path,
        f"丰县2024年市场整治工作方案一、工作任务（一）查处侵权案件。{said * 3}（县市场监管局牵头，县公安局配合）"
        f"（二）规范商户经营。{said * 3}（县商务局牵头，县公安局配合）二、时间安排"
        f"（一）组织实施（2024年4月至11月）各镇要{said}"
        f"（二）总结经验（2024年12月）各镇于12月1日前报送总结。{said}",
    )
    assert [(task.title, task.deadline and task.deadline.text) for task in document.tasks[2:]] == [
        ("组织实施（2024年4月至11月）", "2024年4月至11月"),
        ("总结经验（2024年12月）", "2024年12月"),
    ]


def test_stages_may_say_their_times_in_their_text(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2023年渡口安全整治方案\n一、整治内容\n（一）检查渡船。检查渡船40艘。\n（二）更换设备。更换救生衣900件。\n二、工作安排\n"
        "整治分三个阶段进行。\n（一）集中攻坚阶段。2023年9月底前，排查隐患。2023年11月底前，消除突出问题。\n"
        "（二）巩固提升阶段\n2024年3月底前，完成整改。\n（三）建立长效机制。2024年底前，总结经验。\n三、工作要求\n（一）加强领导。明确分工。\n",
    )
    assert tree(document)[2:] == [
        ("二", "集中攻坚阶段", ["2023年9月底前，排查隐患。", "2023年11月底前，消除突出问题。"]),
        ("二", "巩固提升阶段", ["2024年3月底前，完成整改。"]),
        ("二", "建立长效机制", ["2024年底前，总结经验。"]),
    ]


@pytest.mark.parametrize(("last", "are_tasks"), [("2024年起，按季度通报", True), ("按季度通报", False)])
def test_most_stages_may_say_their_times_in_their_text(tmp_path: Path, last: str, *, are_tasks: bool) -> None:
    document = read(
        tmp_path,
        "丰县盘活闲置渡口行动方案\n一、重点任务\n（一）检查渡船。检查渡船40艘。（县交通局）\n（二）更换设备。更换救生衣900件。"
        "（县应急局）\n二、实施步骤\n1.全面摸底。2023年，对渡口逐个登记。建立台账。\n2.分类处置。各镇逐个制定方案。\n"
        f"3.总结提高。{last}。\n",
    )
    stages = [
        ("二", "全面摸底", ["2023年，对渡口逐个登记。", "建立台账。"]),
        ("二", "分类处置", ["各镇逐个制定方案。"]),
        ("二", "总结提高", [f"{last}。"]),
    ]
    assert tree(document)[2:] == (stages if are_tasks else [])


@pytest.mark.parametrize("title", ["时间节点", "进度计划", "计划安排", "方法步骤", "阶段任务"])
def test_stages_stand_below_any_word_for_them_and_what_it_costs_is_no_task(tmp_path: Path, title: str) -> None:
    document = read(
        tmp_path,
        "丰县2024年渡口改造方案\n一、重点任务\n（一）培训人员。培训600人。\n（二）更换设备。更换救生衣90件。\n"
        f"二、{title}\n（一）准备阶段（2024年4月底前）。完成摸底。\n（二）2024年10月底前：完成整改。\n"
        "三、经费保障\n共需经费约40万元，由县财政承担。\n四、督促整改\n（一）定期通报。通报进度。\n",
    )
    assert [task.title for task in document.tasks] == [
        "培训人员",
        "更换设备",
        "准备阶段（2024年4月底前）",
        "2024年10月底前",
        "定期通报",
    ]


def test_many_stages_take_no_longer_each_than_a_few(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        start = process_time()
        document = read(
            tmp_path,
            "丰县2024年渡口整治方案\n一、重点任务\n（一）检查渡船。检查渡船40艘。\n二、时间安排\n"
            + "4月：检查渡船。\n" * count,
        )
        assert len(document.tasks) > count
        return process_time() - start

    seconds(10)
    few = seconds(100)
    assert seconds(800) < 20 * few


@pytest.mark.parametrize("title", ["培训计划", "投资计划", "采购计划", "资金安排"])
def test_what_is_planned_by_half_years_is_a_task_and_no_part_of_stages(tmp_path: Path, title: str) -> None:
    document = read(
        tmp_path,
        "丰县2024年渡口整治方案\n一、重点任务\n（一）检查渡船。检查渡船40艘。\n（二）更换设备。更换救生衣900件。\n"
        f"（三）{title}\n上半年：培训100人次。\n下半年：培训200人次。\n",
    )
    assert [task.title for task in document.tasks] == ["检查渡船", "更换设备", title]
