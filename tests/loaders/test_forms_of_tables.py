"""Tables as offices fill them in: parts in cells of their own, indicators, and rows that are one sentence."""

from __future__ import annotations

from pathlib import Path

from kg.model import Comparator, Role
from loaders import load_document
from tests.loaders.specimens import left_over, read, targets_of, tree


def test_a_part_whose_number_stands_in_a_cell_of_its_own_is_no_task(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "清溪市2024年重点工作责任分工\n\n序号\t工作任务\t责任领导\t牵头单位\t时限\n一\t经济发展\t\t\t\n"
        "1\t新增高新技术企业30家。\t刘洋\t市科技局\t12月底\n二\t城市建设\t\t\t\n2\t改造老旧小区45个。"
        "\t孙磊\t市住建局\t全年\n",
    )
    assert [(section.number, section.title) for section in document.sections] == [
        ("一", "经济发展"),
        ("二", "城市建设"),
    ]
    assert [(task.section, task.title) for task in document.tasks] == [
        ("一", "新增高新技术企业30家"),
        ("二", "改造老旧小区45个"),
    ]


def test_a_notice_that_only_hands_a_table_out_is_titled_by_the_table(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县人民政府办公室关于对2016年民生实事进行督办的通知\n丰府办〔2016〕8号\n各乡镇人民政府：\n"
        "现将目标任务分解下达。\n"
        "丰县人民政府办公室\n2016年2月26日\n附件\n2016年民生实事任务分解表\n\n"
        "序号\t民生实事\t责任单位\t完成时限\n1\t新建2座人行天桥。\t县住建局\t9月\n2\t启动图书馆建设，"
        "完成主体工程。\t县文旅局\t12月底前\n",
    )
    header = document.header
    assert header.title is not None
    assert header.title.text == "2016年民生实事任务分解表"
    assert header.notice_title is not None
    assert header.notice_title.text == "丰县人民政府办公室关于对2016年民生实事进行督办的通知"
    assert tree(document) == [
        (None, "新建2座人行天桥", ["新建2座人行天桥。"]),
        (None, "启动图书馆建设，完成主体工程", ["启动图书馆建设，完成主体工程。"]),
    ]
    assert [(str(t.value), t.unit) for task in document.tasks for t in targets_of(task)] == [("2", "座")]


def test_a_table_of_indicators_promises_its_goals_and_states_what_was_reached(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(
        "# 澄湖区2025年养老工作计划\n\n## 一、主要指标\n\n| 序号 | 指标名称 | 单位 | 2024年完成 | 2025年目标 |"
        " 属性 |\n"
        "|---|---|---|---|---|---|\n| 1 | 养老床位数 | 张 | 380 | ≥400 | 预期性 |\n| 2 | 护理床占比（%） |  |"
        " 58.2 | 60 | 约束性 |\n"
        "\n## 二、重点任务\n\n1.建设食堂。新增食堂9个。（区民政局负责）\n\n2.改造住房。改造住房260户。"
        "（区住建局负责）\n\n"
        "3.培训人员。培训500人次。（区民政局负责）\n",
        encoding="utf-8",
    )
    document = load_document(file)
    assert [task.title for task in document.tasks] == ["建设食堂", "改造住房", "培训人员"]
    promised = [(t.indicator, t.comparator, str(t.value), t.unit, t.period) for t in document.targets]
    assert promised == [
        ("养老床位数", Comparator.AT_LEAST, "400", "张", "2025"),
        ("护理床占比", Comparator.EQUAL, "60", "%", "2025"),
    ]
    stated = [(o.indicator, str(o.value), o.unit, o.period) for o in document.outcomes]
    assert stated == [("养老床位数", "380", "张", "2024"), ("护理床占比", "58.2", "%", "2024")]
    assert [name.name for task in document.tasks for name in task.responsibilities] == [
        "区民政局",
        "区住建局",
        "区民政局",
    ]


def test_years_below_a_header_that_spans_them_are_goals_or_states_as_it_says(tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    file.write_text(
        "<html><body><h1>某县水利三年行动计划（2024—2026年）</h1><h2>一、主要目标</h2><table>"
        "<tr><td rowspan=2>类别</td><td rowspan=2>指标</td><td rowspan=2>单位</td><td rowspan=2>2023年（现状）</td>"
        "<td colspan=3>目标值</td></tr><tr><td>2024年</td><td>2025年</td><td>2026年</td></tr>"
        "<tr><td rowspan=2>供水</td><td>自来水普及率</td><td>%</td><td>91.5</td><td>93</td><td>95</td><td>98</td></tr>"
        "<tr><td>规模水厂</td><td>座</td><td>4</td><td>5</td><td>5</td><td>6</td></tr></table>"
        "<h2>二、重点任务</h2><p>（一）改造水厂。新建水厂2座。（县水利局负责）</p>"
        "<p>（二）更新管网。更新管网36公里。（县住建局负责）</p></body></html>",
        encoding="utf-8",
    )
    document = load_document(file)
    assert [(t.indicator, str(t.value), t.unit, t.period) for t in document.targets] == [
        ("自来水普及率", "93", "%", "2024"),
        ("自来水普及率", "95", "%", "2025"),
        ("自来水普及率", "98", "%", "2026"),
        ("规模水厂", "5", "座", "2024"),
        ("规模水厂", "5", "座", "2025"),
        ("规模水厂", "6", "座", "2026"),
    ]
    assert [(o.indicator, str(o.value), o.period) for o in document.outcomes] == [
        ("自来水普及率", "91.5", "2023"),
        ("规模水厂", "4", "2023"),
    ]
    assert [task.title for task in document.tasks] == ["改造水厂", "更新管网"]


def test_indicators_of_several_years_are_targets_of_each(tmp_path: Path) -> None:
    rows = (
        "序号\t主要指标\t单位\t2023年\t2024年\t2025年\n1\t网办率\t%\t85\t90\t95以上\n2\t证照种类\t种\t三百\t400\t500\n"
    )
    document = read(
        tmp_path,
        f"江岸省数字政府三年行动计划（2023—2025年）\n一、主要指标\n\n{rows}\n二、重点任务\n（一）夯实底座。"
        f"建设政务云1朵。（省数据局负责）\n"
        "（二）共享数据。归集数据30类。（省数据局负责）\n（三）优化服务。上线事项200项。（省政务办负责）\n",
    )
    assert [(t.indicator, t.comparator, str(t.value), t.period) for t in document.targets] == [
        ("网办率", Comparator.EQUAL, "85", "2023"),
        ("网办率", Comparator.EQUAL, "90", "2024"),
        ("网办率", Comparator.AT_LEAST, "95", "2025"),
        ("证照种类", Comparator.EQUAL, "400", "2024"),
        ("证照种类", Comparator.EQUAL, "500", "2025"),
    ]
    assert len(document.tasks) == 3
    assert left_over(document) == []


def test_a_column_of_indicators_that_groups_the_rows_titles_the_tasks(tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    file.write_text(
        "<html><body><h1>某县文旅局2019年任务分解表</h1><table><tr><td>序号</td><td>指标</td><td>工作任务</td><td>"
        "完成时限</td>"
        "<td>责任股室</td></tr><tr><td>1</td><td rowspan='2'>公共文化</td><td>演出不少于100场。</td>"
        "<td rowspan='2'>12月底前</td>"
        "<td>文化股</td></tr><tr><td>2</td><td>推进总分馆制。</td><td>图书馆</td></tr></table></body></html>",
        encoding="utf-8",
    )
    document = load_document(file)
    assert tree(document) == [(None, "公共文化", ["演出不少于100场。", "推进总分馆制。"])]
    deadline = document.tasks[0].deadline
    assert deadline is not None
    assert deadline.text == "12月底前"


def test_cells_that_blanks_part_are_rows(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "临州市2023年重点工作清单\n序号  重点工作  工作目标  牵头单位  责任单位  完成时限\n"
        "1  扩大投资  开工项目120个。  市发展改革委  各县区、市直有关部门  12月底\n"
        "2  提振消费  发放消费券3000万元。  市商务局  市财政局  持续推进\n",
    )
    assert tree(document) == [(None, "扩大投资", ["开工项目120个。"]), (None, "提振消费", ["发放消费券3000万元。"])]
    assert [each.name for each in document.tasks[0].responsibilities] == ["市发展改革委", "各县区", "市直有关部门"]
    assert [task.deadline.text if task.deadline else None for task in document.tasks] == ["12月底", "持续推进"]
    assert left_over(document) == []


def test_columns_of_years_beside_tasks_hold_what_is_to_be_done_in_each(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "海宁区三年行动计划（2023—2025年）任务清单\n\n序号\t工作任务\t2023年\t2024年目标\t牵头单位\n"
        "1\t增加学位\t新增学位3000个\t新增学位3500个\t区教育局\n2\t建设校园\t创建校园10所\t创建校园15所\t区教育局\n",
    )
    assert tree(document) == [
        (None, "增加学位", ["新增学位3000个", "新增学位3500个"]),
        (None, "建设校园", ["创建校园10所", "创建校园15所"]),
    ]


def test_the_unit_of_a_goal_is_no_department(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2023年林业任务分解表\n\n序号\t重点任务\t具体内容\t目标值\t单位\t责任股室\n1\t国土绿化\t完成人工造林\t1.2\t万亩\t造林股\n"
        "2\t资源保护\t清理病疫木\t2500\t株\t森防站\n",
    )
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["造林股"], ["森防站"]]
    goals = [(t.indicator, str(t.value), t.unit, t.period) for task in document.tasks for t in targets_of(task)]
    assert goals == [("人工造林", "1.2", "万亩", "2023"), ("清理病疫木", "2500", "株", "2023")]
    assert left_over(document) == []


def test_a_cell_over_all_rows_of_a_task_is_of_the_task_and_the_others_of_their_measures(tmp_path: Path) -> None:
    file = tmp_path / "plan.html"
    file.write_text(
        "<html><body><h1>某市2023年渡口安全任务分工表</h1><table><tr><td>序号</td><td>重点任务</td><td>具体措施</td>"
        "<td>牵头单位</td><td>配合单位</td></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>整治渡口隐患</td><td>更新渡船14艘。</td><td rowspan=2>市交通运输局</td>"
        "<td>市财政局</td></tr><tr><td>培训渡工120人次。</td><td>市应急管理局</td></tr>"
        "<tr><td rowspan=2>2</td><td rowspan=2>规范码头经营</td><td>检查码头33座。</td><td>市港航中心</td>"
        "<td rowspan=2>市公安局</td></tr><tr><td>取缔无证码头2座。</td><td>市水利局</td></tr></table></body></html>",
        encoding="utf-8",
    )
    tasks = load_document(file).tasks
    named = [[task.responsibilities, *(one.responsibilities for one in task.measures)] for task in tasks]
    said = [[[(who.name, who.role) for who in whose] for whose in of_task] for of_task in named]
    assert said == [
        [[("市交通运输局", Role.LEAD)], [("市财政局", Role.PARTICIPANT)], [("市应急管理局", Role.PARTICIPANT)]],
        [[("市公安局", Role.PARTICIPANT)], [("市港航中心", Role.LEAD)], [("市水利局", Role.LEAD)]],
    ]


_RAGGED = (
    "2026年青原区蓝天行动计划任务表\n\n| 序号 | 重点任务 | 工作措施 | 完成时限 | 牵头部门 | 主责单位 | 协办单位 |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n| 一、共筑蓝天 |\n| （一）推动减排 |\n"
    "| 1 | 优化车辆<br>结构 | 更新车辆200辆。 | 年底前 | 区城管委 | 区财政局<br>区机关事务管理<br>服务中心 |"
    " 区国资委 |\n"
    "| 推广新能源车。 | 10月底前 | 区商务局 | —— | —— |\n| 完成清查。 | 年底前 | 市规划委<br>城东分局 | 各街镇 |\n"
    "| 1 | 优化车辆结构 | 建设充电站5座。 | 年底前 | 区科信局 | 区住建委 | —— |\n| （二）强化治理 |\n"
    "| 2 | 治理油烟 | 治理餐饮企业100家。 | 持续推进 | 区生态环境局 | 区商务局 | —— |\n"
)


def test_rows_of_markdown_that_lack_cells_over_several_rows_are_set_to_their_columns(tmp_path: Path) -> None:
    document = read(tmp_path, _RAGGED)
    assert tree(document) == [
        ("一-一", "优化车辆结构", ["更新车辆200辆。", "推广新能源车。", "完成清查。", "建设充电站5座。"]),
        ("一-二", "治理油烟", ["治理餐饮企业100家。"]),
    ]
    assert [section.number for section in document.sections] == ["一", "一-一", "一-二"]
    said = [
        (m.deadline.text if m.deadline else None, [(each.name, each.role) for each in m.responsibilities])
        for m in document.tasks[0].measures
    ]
    lead, does, helps = Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT
    assert said == [
        (
            "年底前",
            [("区城管委", lead), ("区财政局", does), ("区机关事务管理服务中心", does), ("区国资委", helps)],
        ),
        ("10月底前", [("区商务局", lead)]),
        ("年底前", [("市规划委城东分局", lead), ("各街镇", helps)]),  # the first cell lies over two columns
        ("年底前", [("区科信局", lead), ("区住建委", does)]),
    ]
    assert left_over(document) == []


def test_a_table_of_other_columns_begins_anew_and_names_over_rows_are_carried_on(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "2024年青原市设备更新任务清单\n\n| 序号 | 领域 | 2024年推进任务 | 牵头责任部门 |\n| --- | --- | --- | --- |\n"
        "| 1 | 工业 | 实施技改项目1000个。 | 市工信局 |\n| 2 | 新建绿色工厂10家。 | 市发改委 |\n"
        "| 3 | 建设园区2个。 |\n\n"
        "青原市部门职责清单\n\n| 序号 | 部门 | 职责清单 |\n| --- | --- | --- |\n| 1 | 市公安局 | 保障车辆路权。 |\n"
        "| 2 | 严格报废制度。 |\n",
    )
    told = [(t.section, t.title, [each.name for each in t.responsibilities]) for t in document.tasks]
    assert told == [
        ("1", "实施技改项目1000个", ["市工信局"]),
        ("1", "新建绿色工厂10家", ["市发改委"]),
        ("1", "建设园区2个", ["市发改委"]),
        (None, "保障车辆路权", ["市公安局"]),
        (None, "严格报废制度", ["市公安局"]),
    ]
    assert [section.title for section in document.sections] == ["工业"]


def test_names_below_each_other_in_a_cell_stay_two_whatever_closes_the_first(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原市2024年重点任务清单\n\n| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n"
        "| 1 | 推进数字化改造。 | 各金融机构<br>市财政局 |\n| 2 | 建设广电网络。 | 市广播电视台<br>市文旅局 |\n"
        "| 3 | 建设基站。 | 三大运营商<br>市通管办 |\n| 4 | 管好公物。 | 市机关事务管理<br>服务中心 |\n"
        "| 5 | 清理证明。 | 市政务办<br>（审批科） |\n",
    )
    assert [[each.name for each in task.responsibilities] for task in document.tasks] == [
        ["各金融机构", "市财政局"],
        ["市广播电视台", "市文旅局"],
        ["三大运营商", "市通管办"],
        ["市机关事务管理服务中心"],
        ["市政务办（审批科）"],
    ]


def test_a_time_in_the_title_of_a_part_is_that_of_its_tasks(tmp_path: Path) -> None:
    rows = "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
    document = read(
        tmp_path,
        "<p>高频事项“跨市通办”清单</p><table><tr><td colspan=4>一、2024年底前实现的事项</td></tr>"
        + rows.format("序号", "事项名称", "应用场景", "牵头单位")
        + rows.format("1", "学历证书查询", "申请人可异地查询学历证书，不受发证地限制。", "省教育厅")
        + rows.format("2", "驾驶证补领", "申请人可在任一市申请补领。", "省公安厅")
        + "<tr><td colspan=4>二、2025年底前实现的事项</td></tr>"
        + rows.format("3", "失业登记", "申请人可在常住地登记。", "省人社厅")
        + "</table>",
        suffix=".html",
    )
    times = [task.deadline for task in document.tasks]
    assert [time and time.text for time in times] == ["2024年底前", "2024年底前", "2025年底前"]
    text = document.source.text
    assert {text[p.start : p.end] for time in times if time for p in time.passage.pieces} == {
        "2024年底前",
        "2025年底前",
    }
    assert [measures for _, _, measures in tree(document)] == [
        ["申请人可异地查询学历证书，不受发证地限制。"],
        ["申请人可在任一市申请补领。"],
        ["申请人可在常住地登记。"],
    ]
