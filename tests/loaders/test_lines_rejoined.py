"""Numbers and titles that a copy parted from what they count or head, put back before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import FamilyError
from loaders.annotate.responsibility import only_says_who
from tests.loaders.specimens import left_over, read

_ITEMS = (
    ("改造灌区", "改造渠道", "疏浚渠道30公里，更换闸门5座。", "县水利局牵头"),
    ("", "推广喷灌", "推广喷灌设备200台套，培训农户。完善管护制度。", "县农业农村局、县水利局按职责分工负责"),
    ("", "开展“节水十条”宣传", "在全县各镇开展节水宣传活动。", "县水利局牵头，各镇按职责分工负责"),
    ("保护水源", "划定保护区", "划定水源保护区并设置界标。", "县生态环境局牵头"),
    ("", "24小时热线办理", "及时办理群众反映的水源问题。", "县水利局牵头"),
    ("", "整治排污口", "排查整治入河排污口，建立台账。", "县生态环境局、县水利局、县住建局按职责分工负责"),
)


def _lines(numbers: list[int]) -> str:
    lines = ["丰县2024年节水工作要点", "建设节水型社会"]
    for number, (head, title, text, who) in zip(numbers, _ITEMS, strict=True):
        lines.extend([*([head] if head else []), str(number), title, text, who])
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("numbers", [[1, 2, 3, 4, 5, 6], [1, 2, 3, 7, 8, 9]])
def test_a_number_on_the_line_above_a_title_counts_it(tmp_path: Path, numbers: list[int]) -> None:
    document = read(tmp_path, _lines(numbers))
    assert [task.title for task in document.tasks] == [title for _, title, _, _ in _ITEMS]
    assert [task.printed_number for task in document.tasks] == [str(number) for number in numbers]
    assert [len(task.measures) for task in document.tasks] == [1, 2, 1, 1, 1, 1]
    assert [r.name for r in document.tasks[1].responsibilities] == ["县农业农村局", "县水利局"]
    assert left_over(document) == []


def test_lines_above_lines_that_head_items_are_parts(tmp_path: Path) -> None:
    document = read(tmp_path, _lines([1, 2, 3, 4, 5, 6]))
    sections = {section.number: section.title for section in document.sections}
    assert list(sections.values()) == ["建设节水型社会", "改造灌区", "保护水源"]
    assert [sections[task.section or ""] for task in document.tasks] == ["改造灌区"] * 3 + ["保护水源"] * 3


def test_numbers_of_pages_count_no_items(tmp_path: Path) -> None:
    item = "（{}）改造渠道。疏浚渠道30公里，更换闸门5座，由县水利局负责。\n"
    numerals = "一二三四五六"
    pages = "".join(item.format(each) + f"{n}\n" for n, each in enumerate(numerals, start=1))
    document = read(tmp_path, f"丰县2024年节水工作要点\n一、主要任务\n{pages}")
    assert [task.title for task in document.tasks] == ["改造渠道"] * 6


@pytest.mark.parametrize("titles", ["什么时候缴纳水费", "某公司违规取水案"])
def test_questions_and_cases_are_no_titles_of_tasks(tmp_path: Path, titles: str) -> None:
    lines = "".join(f"{number}\n{titles}\n每年9月1日起缴纳水费，逾期加收滞纳金。\n" for number in range(1, 7))
    with pytest.raises(FamilyError):
        read(tmp_path, f"丰县水费问答\n{lines}")


def test_title_lines_at_one_place_only_make_no_part(tmp_path: Path) -> None:
    text = (
        "丰县2024年水利工作要点\n农村供水\n1.建设水厂3座。\n2.更换管网20公里。\n灌区建设\n3.改造渠道8公里。\n4.更换闸门5座。\n"
        "工程管护\n用好管护资金\n5.落实管护经费。\n防汛抗旱\n6.补充沙袋。\n7.开展演练2次。\n"
    )
    document = read(tmp_path, text)
    assert [section.title for section in document.sections] == ["农村供水", "灌区建设", "用好管护资金", "防汛抗旱"]


def test_a_label_above_the_first_item_is_no_line_on_who_leads(tmp_path: Path) -> None:
    items = "1.建设水厂3座。\n县水利局牵头\n2.更换管网20公里。\n县住建局牵头\n3.改造渠道8公里。\n县林业局牵头\n"
    document = read(tmp_path, f"丰县2024年水利工作要点\n责任单位：县政府办公室\n{items}")
    assert "县水利局牵头" not in [section.title for section in document.sections]


def test_a_line_that_breaks_off_behind_who_does_it_goes_on(tmp_path: Path) -> None:
    text = (
        "在防汛抗旱期间全县各类抢险装备和冲锋舟等大型设备由县消防救援大队和县水利局分别负责\n"
        "管理和维护，每季度检修1次。\n"
    )
    document = read(
        tmp_path, f"丰县2024年防汛工作要点\n一、主要任务\n（一）备足物资\n{text}（二）开展巡查\n开展巡查8次。\n"
    )
    assert [len(task.measures) for task in document.tasks] == [1, 1]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("县水利局牵头", True),
        ("县农业农村局、县水利局按职责分工负责", True),
        ("加强组织领导，各镇分工负责落实机制", False),
        ("健全牵头", False),
    ],
)
def test_a_line_without_a_stop_says_who_leads(line: str, *, says: bool) -> None:
    assert only_says_who(line) is says


_ELECTRICITY = (
    "丰县2024年用电服务工作方案\n一、主要任务\n"
    "（一）优化报装服务。推广线上报装。\n供电公司要通过政务平台提供线上报装服务，全年线上办理率达到95%以上。\n"
    "压缩办电时间。\n供电公司要压缩低压用户办电时间，无外线工程的不超过5个工作日，并定期公布办理情况。\n"
    "（二）改造农村电网。更换老旧线路。\n供电公司要更换老旧线路120公里，改造配电台区30个，及时消除安全隐患。\n"
    "加强运行维护。\n供电公司要定期巡视线路，建立隐患清单，做到早发现、早处理。各镇要清理线下树木。\n"
    "（三）推广绿色电力。公布接入容量。\n县发展改革局应按季度公布分布式光伏可接入容量，引导项目有序建设。\n"
    "改造充电设施。\n供电公司要配合建设充电桩200个，优化公共充电设施用电报装服务，方便群众出行。\n"
    "组织节能宣传。\n县发展改革局应组织节能宣传活动，引导企业和居民节约用电，培育绿色生活方式。\n"
)


def test_titles_that_stand_on_lines_of_their_own_below_headings_are_those_of_the_tasks(tmp_path: Path) -> None:
    document = read(tmp_path, _ELECTRICITY)
    titles = [
        "推广线上报装",
        "压缩办电时间",
        "更换老旧线路",
        "加强运行维护",
        "公布接入容量",
        "改造充电设施",
        "组织节能宣传",
    ]
    assert [task.title for task in document.tasks] == titles
    assert [section.title for section in document.sections] == [
        "主要任务",
        "优化报装服务",
        "改造农村电网",
        "推广绿色电力",
    ]
    assert [len(task.measures) for task in document.tasks] == [1, 1, 1, 2, 1, 1, 1]
    assert left_over(document) == []


def test_two_sentences_behind_a_number_stay_where_no_lines_are_titles(tmp_path: Path) -> None:
    text = (
        "丰县2024年用电服务工作方案\n一、主要任务\n（一）优化报装服务。推广线上报装。\n（二）改造农村电网。更换老旧线路。\n"
        "（三）推广绿色电力。公布接入容量。\n"
    )
    document = read(tmp_path, text)
    assert [task.title for task in document.tasks] == ["优化报装服务", "改造农村电网", "推广绿色电力"]
    assert [task.measures[0].text for task in document.tasks] == ["推广线上报装。", "更换老旧线路。", "公布接入容量。"]
