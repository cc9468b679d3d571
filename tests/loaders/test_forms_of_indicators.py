"""Tables of indicators whose headers stand in two rows, which tell growths, or whose cells are broken over lines."""

from __future__ import annotations

from pathlib import Path

from kg.model import Comparator, Role
from loaders import load_document
from tests.loaders.specimens import left_over, read

_TASKS = "<p>一、重点任务</p><p>（一）建设新型基础设施。加快5G网络建设，建成基站10万个。（省通信管理局负责）</p>"


def _page(folder: Path, table: str) -> Path:
    file = folder / "plan.html"
    file.write_text(
        f"<html><body><h1>东江省2021年信息化发展行动计划</h1><table>{table}</table>{_TASKS}</body></html>",
        encoding="utf-8",
    )
    return file


def test_what_was_planned_and_what_was_reached_stand_below_headers_of_two_rows(tmp_path: Path) -> None:
    head = (
        "<tr><th rowspan=2>类别</th><th rowspan=2>指标</th><th colspan=2>规划目标</th><th colspan=2>实现情况</th></tr>"
        "<tr><th>2020年</th><th>年均增长（%）</th><th>2020年</th><th>年均增长（%）</th></tr>"
    )
    rows = (
        "<tr><td rowspan=2>经济<br>发展</td><td>1.软件业务收入（亿元）</td><td>5000</td><td>13</td><td>5230.6</td>"
        "<td>14.2</td></tr><tr><td>2.信息消费总额（万亿元）</td><td>0.6</td><td>—</td><td>0.58</td><td>—</td></tr>"
        "<tr><td>设施</td><td>3.固定宽带<br>普及率（%）</td><td>≥70</td><td>—</td><td>91</td><td>—</td></tr>"
    )
    document = load_document(_page(tmp_path, head + rows))
    promised = [(t.indicator, t.comparator, str(t.value), t.unit, t.period) for t in document.targets]
    assert promised == [
        ("软件业务收入", Comparator.EQUAL, "5000", "亿元", "2020"),
        ("软件业务收入年均增长", Comparator.EQUAL, "13", "%", "2020"),
        ("信息消费总额", Comparator.EQUAL, "0.6", "万亿元", "2020"),
        ("固定宽带普及率", Comparator.AT_LEAST, "70", "%", "2020"),
    ]
    assert [(o.indicator, str(o.value), o.unit, o.period) for o in document.outcomes] == [
        ("软件业务收入", "5230.6", "亿元", "2020"),
        ("软件业务收入年均增长", "14.2", "%", "2020"),
        ("信息消费总额", "0.58", "万亿元", "2020"),
        ("固定宽带普及率", "91", "%", "2020"),
    ]
    assert [task.title for task in document.tasks] == ["建设新型基础设施"]
    assert left_over(document) == []


def test_a_column_of_growths_or_sums_belongs_to_the_last_year_of_the_goals(tmp_path: Path) -> None:
    head = "<tr><td>指标</td><td>2020年</td><td>2025年</td><td>年均增速〔累计〕</td><td>属性</td></tr>"
    rows = (
        "<tr><td>1.软件业务收入（亿元）</td><td>5230.6</td><td>9000</td><td>11.5%</td><td>预期性</td></tr>"
        "<tr><td>2.5G用户普及率（%）</td><td>15</td><td>56</td><td>—</td><td>预期性</td></tr>"
        "<tr><td>3.千兆宽带用户数（万户）</td><td>64</td><td>600</td><td>〔536〕</td><td>约束性</td></tr>"
    )
    document = load_document(_page(tmp_path, head + rows))
    assert [(t.indicator, str(t.value), t.unit, t.period) for t in document.targets] == [
        ("软件业务收入", "9000", "亿元", "2025"),
        ("软件业务收入年均增速", "11.5", "%", "2025"),
        ("5G用户普及率", "56", "%", "2025"),
        ("千兆宽带用户数", "600", "万户", "2025"),
        ("千兆宽带用户数累计", "536", "万户", "2025"),
    ]
    assert [(o.indicator, str(o.value), o.period) for o in document.outcomes] == [
        ("软件业务收入", "5230.6", "2020"),
        ("5G用户普及率", "15", "2020"),
        ("千兆宽带用户数", "64", "2020"),
    ]
    assert left_over(document) == []


def test_the_goal_of_five_years_is_for_their_last_and_a_stroke_is_no_unit(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "青原区能源发展任务表\n\n| **序号** | **指标名称** | **单位** | **属性**<br>**（预期性** **/约束性）** |"
        " **“十五五”目标值** |\n| --- | --- | --- | --- | --- |\n| 1 | 供电可靠率 | % | 预期性 | 99.9 |\n"
        "| 2 | 容载比 | —— | 预期性 | 1.86 |\n\n重点项目\n\n"
        "| **序号** | **项目名称** | **项目单位** | **主要建设内容** | **项目类型**<br>**（续建、新建、预备）** |"
        " **开工时间** | **计划竣工时间** |\n| --- | --- | --- | --- | --- | --- | --- |\n"
        "| 1 | 新宅输变电工程 | 城东供电公司 | 新建线路3公里 | 续建 | 2026年5月 | 2027年3月 |\n"
        "| 2 | 沈砖变电站工程 | 城东供电公司 | 新建变电站1座 | 新建 | 2026年6月 | 2026年12月 |\n",
    )
    goals = [(t.indicator, str(t.value), t.unit, t.period) for t in document.targets]
    assert goals == [("供电可靠率", "99.9", "%", "2030"), ("容载比", "1.86", None, "2030")]
    tasks = [
        (task.title, [each.name for each in task.responsibilities], task.deadline.text if task.deadline else None)
        for task in document.tasks
    ]
    assert tasks == [
        ("新宅输变电工程", ["城东供电公司"], "2027年3月"),
        ("沈砖变电站工程", ["城东供电公司"], "2026年12月"),
    ]


def _markdown(folder: Path, table: str) -> list[tuple[str, str, str | None, str | None]]:
    text = (
        "# 东江市公园城市行动方案（2024—2026年）\n\n一、主要目标\n\n" + table + "\n\n二、重点任务\n\n"
        "（一）增绿。开展增绿。（责任单位：市园林局）\n\n（二）护绿。开展护绿。（责任单位：市水利局）\n"
    )
    document = read(folder, text, suffix=".md")
    assert [task.title for task in document.tasks] == ["增绿", "护绿"]
    promised = [*document.targets, *(target for section in document.sections for target in section.targets)]
    return [(t.indicator, f"{t.comparator and t.comparator.value}{t.value}", t.unit, t.period) for t in promised]


def test_levels_of_indicators_and_a_year_in_the_bracket_of_a_header_are_told(tmp_path: Path) -> None:
    table = (
        "| 一级指标 | 二级指标 | 单位 | 现状值 | 目标值（2026年） |\n|---|---|---|---|---|\n"
        "| 规模 | 公园绿地 | 公顷 | 200 | 300—350 |\n| 规模 | 110（35）千伏线路退让率 | % | 30 | 50左右 |"
    )
    assert _markdown(tmp_path, table) == [
        ("公园绿地", ">=300", "公顷", "2026"),
        ("110（35）千伏线路退让率", "=50", "%", "2026"),
    ]


def test_a_goal_without_a_year_is_for_the_last_year_of_the_plan(tmp_path: Path) -> None:
    table = "| 主要指标 | 目标值 |\n|---|---|\n| 公园数量 | 达到80个 |\n| 绿地率 | 40% |"
    assert _markdown(tmp_path, table) == [("公园数量", ">=80", "个", "2026"), ("绿地率", "=40", "%", "2026")]


def test_both_ends_of_a_range_of_shares_are_promised(tmp_path: Path) -> None:
    table = "| 主要指标 | 单位 | 目标值 |\n|---|---|---|\n| 绿地率 | % | 13-15 |\n| 公园数量 | 个 | 13-15 |"
    assert _markdown(tmp_path, table) == [
        ("绿地率", ">=13", "%", "2026"),
        ("绿地率", "<=15", "%", "2026"),
        ("公园数量", ">=13", "个", "2026"),
    ]


def test_names_left_of_nothing_but_numbers_by_year_are_indicators(tmp_path: Path) -> None:
    table = "| 项目 | 2025年目标 | 2026年目标 |\n|---|---|---|\n| 新建绿道（公里） | 30 | 40 |\n| 绿地率 | 38% | 40% |"
    assert _markdown(tmp_path, table) == [
        ("新建绿道", "=30", "公里", "2025"),
        ("新建绿道", "=40", "公里", "2026"),
        ("绿地率", "=38", "%", "2025"),
        ("绿地率", "=40", "%", "2026"),
    ]


def test_a_table_of_projects_that_is_the_whole_plan_is_no_table_of_indicators(tmp_path: Path) -> None:
    rows = ("项目\t2026年目标\t2027年目标\t备注", "教育投资\t100万元\t200万元\t", "医疗投资\t300万元\t400万元\t")
    document = read(tmp_path, "东江县2026年目标任务\n单位：万元\n" + "\n".join(rows) + "\n")
    assert [task.title for task in document.tasks] == ["教育投资", "医疗投资"]


_GOALS = (
    "序号\t指标名称\t计量单位\t2023年完成数\t2024年计划数\t牵头单位\t配合单位\n"
    "1\t茶叶总产量\t万吨\t3.1\t3.4\t县茶业局\t县统计局\n2\t茶园面积\t万亩\t18\t19\t县林业局\t各乡镇\n"
)


def test_indicators_for_each_of_which_somebody_answers_are_tasks_where_no_text_has_any(tmp_path: Path) -> None:
    document = read(tmp_path, f"沙湾县2024年茶业发展主要目标任务分解表\n{_GOALS}")
    assert [(task.title, [(r.name, r.role) for r in task.responsibilities]) for task in document.tasks] == [
        ("茶叶总产量", [("县茶业局", Role.LEAD), ("县统计局", Role.PARTICIPANT)]),
        ("茶园面积", [("县林业局", Role.LEAD), ("各乡镇", Role.PARTICIPANT)]),
    ]
    told = [[(str(t.value), t.unit, t.period) for t in task.targets] for task in document.tasks]
    assert told == [[("3.4", "万吨", "2024")], [("19", "万亩", "2024")]]
    assert [(o.indicator, str(o.value)) for o in document.outcomes] == [("茶叶总产量", "3.1"), ("茶园面积", "18")]
    assert not document.targets
    assert not left_over(document)


def test_beside_tasks_of_a_text_they_are_none(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"沙湾县2024年茶业发展方案\n一、主要目标\n{_GOALS}二、主要任务\n1.扩大茶园。（县林业局负责）\n"
        "2.培育品牌。（县茶业局负责）\n3.举办茶会。（县商务局负责）\n",
    )
    assert not any("茶叶总产量" in task.title for task in document.tasks)
    assert [str(target.value) for target in document.targets] == ["3.4", "19"]


def test_a_year_before_one_that_is_called_a_goal_tells_what_was(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 东江县渔业发展行动方案\n\n一、主要指标\n\n| 指标 | 单位 | 2024年 | 2026年目标 |\n|---|---|---|---|\n"
        "| 养殖产量 | 万吨 | 8.5 | 11 |\n| 良种覆盖率 | % | 61 | 70 |\n\n二、主要任务\n（一）培育良种。建设良种场。\n"
        "（二）改造池塘。改造老旧池塘。\n",
        suffix=".md",
    )
    assert [(str(t.value), t.period) for t in document.targets] == [("11", "2026"), ("70", "2026")]
    assert [(str(o.value), o.period) for o in document.outcomes] == [("8.5", "2024"), ("61", "2024")]


def test_an_amount_and_its_growth_stand_below_one_goal(tmp_path: Path) -> None:
    page = (
        "<html><body><h1>东江县2026年目标任务分解表</h1><table>"
        "<tr><td rowspan=2>指标名称</td><td rowspan=2>单位</td><td rowspan=2>2025年完成</td>"
        "<td colspan=2>2026年目标</td><td rowspan=2>责任单位</td></tr><tr><td>绝对值</td><td>增速（%）</td></tr>"
        "<tr><td>水产品产量</td><td>万吨</td><td>7.1</td><td>7.6</td><td>7</td><td>县渔业局</td></tr>"
        "</table></body></html>"
    )
    document = read(tmp_path, page, suffix=".html")
    assert [(str(t.value), t.unit) for task in document.tasks for t in task.targets] == [("7.6", "万吨"), ("7", "%")]
    assert [str(outcome.value) for outcome in document.outcomes] == ["7.1"]


def test_the_sign_of_a_growth_may_stand_in_its_header_without_brackets(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 东江县2026年计划指标表\n\n| 指标 | 单位 | 2026年计划 | 增长% | 牵头部门 |\n|---|---|---|---|---|\n"
        "| 水产品产量 | 万吨 | 7.6 | 7左右 | 县渔业局 |\n| 渔船数 | 艘 | 90 | - | 县渔业局 |\n",
        suffix=".md",
    )
    told = [(str(t.value), t.unit) for task in document.tasks for t in task.targets]
    assert told == [("7.6", "万吨"), ("7", "%"), ("90", "艘")]


def test_years_of_markdown_stand_below_the_goal_that_lost_its_columns(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 东江县2025—2027年渔业发展行动计划\n\n一、工作目标\n\n到2027年，渔业发展取得成效。\n\n"
        "|     |     |     |     |     |\n| --- | --- | --- | --- | --- |\n| 序号 | 指标 | 目标 |\n"
        "| 2025年 | 2026年 | 2027年 |\n| 1 | 水产品产量 | >7万吨 | >8万吨 | >9万吨 |\n"
        "| 2 | 渔船数 | 60艘 | 50艘 | 40艘 |\n\n"
        "二、主要任务\n\n（一）培育良种。建设良种场。（责任单位：县渔业局）\n\n"
        "（二）改造池塘。改造老旧池塘。（责任单位：县渔业局）\n",
        suffix=".md",
    )
    assert [task.title for task in document.tasks] == ["培育良种", "改造池塘"]
    more, same = Comparator.MORE_THAN, Comparator.EQUAL
    assert [(t.comparator, str(t.value), t.unit, t.period) for t in document.targets] == [
        *((more, "7", "万吨", "2025"), (more, "8", "万吨", "2026"), (more, "9", "万吨", "2027")),
        *((same, "60", "艘", "2025"), (same, "50", "艘", "2026"), (same, "40", "艘", "2027")),
    ]
    assert left_over(document) == []


def test_a_cell_of_two_amounts_is_two_figures_and_a_sum_in_brackets_no_unit(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 东江县2026年渔业发展行动计划\n\n| 指标 | 2025年 | 2026年目标 |\n|---|---|---|\n"
        "| 冷库规模<br>（累计） | 3万吨/5万立方米 | >4万吨/6万立方米 |\n| 渔港数（累计） | 3 | >5 |\n"
        "| 氨氮 | 0.9毫克/升 | 0.8毫克/升 |\n\n"
        "一、主要任务\n\n（一）培育良种。建设良种场。（责任单位：县渔业局）\n\n"
        "（二）改造池塘。改造老旧池塘。（责任单位：县渔业局）\n",
        suffix=".md",
    )
    more, same = Comparator.MORE_THAN, Comparator.EQUAL
    assert [(t.comparator, str(t.value), t.unit) for t in document.targets] == [
        *((more, "4", "万吨"), (more, "6", "万立方米"), (more, "5", None), (same, "0.8", "毫克/升")),
    ]
    assert [(str(o.value), o.unit) for o in document.outcomes] == [
        *(("3", "万吨"), ("5", "万立方米"), ("3", None), ("0.9", "毫克/升")),
    ]
    assert left_over(document) == []


def test_a_column_of_rates_of_growth_is_read_beside_amounts(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "# 清河市2025年国民经济发展计划\n\n| 指标 | 单位 | 2025年目标值 | 增长率（%） |\n| --- | --- | --- | --- |\n"
        "| 地区生产总值 | 亿元 | 560 | 6.5 |\n| 工业增加值 | 亿元 | 210 | 7 |\n\n"
        "一、重点任务\n\n（一）推进工作。做好工作。\n",
        suffix=".md",
    )
    assert [(str(target.value), target.unit) for target in document.targets] == [
        ("560", "亿元"),
        ("6.5", "%"),
        ("210", "亿元"),
        ("7", "%"),
    ]
