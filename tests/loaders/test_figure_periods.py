"""For which year a figure is, where another sentence, the head of its paragraph or its stage of the work says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.annotate.figures import read_targets
from loaders.reading.strand import whole
from tests.loaders.specimens import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2027年，机制基本健全。供水普及率达到90%，管网漏损率控制在9%以内。", ["2027", "2027"]),
        ("总体目标：至2026年底，供水普及率达到90%。其中，北县供水普及率达到85%。", ["2026", "2026"]),
        ("力争到2025年，供水普及率达到80%。到2027年供水普及率达到90%。管网漏损率降至8%。", ["2025", "2027", "2027"]),
        ("2026年，供水普及率达到80%。新建水厂3座。2027年供水普及率达到90%。", ["2026", "2026", "2027"]),
        ("“十四五”期间，供水普及率稳步提高。新建水厂3座。", ["2021-2025"]),
        # one year each
        ("按2025、2026、2027三年安排，抽检比例应分别不低于40%、60%、80%。", ["2025", "2026", "2027"]),
        # what is not said of the time of all: a comparison, and a year that names a thing
        ("较2020年有较大提升。供水普及率达到80%。", ["2024"]),
        ("落实2021年水利普查要求。新建水厂3座。", ["2024"]),
        # from the year of the plan, or the one named
        ("三年内新建水厂30座，其中今年新建8座。", ["2024-2026", "2024"]),
        ("自2025年起，用5年时间改造管网300公里。年内改造40公里。", ["2025-2029", "2024"]),
        # behind a place
        ("北县2026年供水普及率达到80%，南县2027年供水普及率提高到90%。", ["2026", "2027"]),
    ],
)
def test_a_time_that_opens_a_sentence_is_that_of_the_sentences_behind_it(text: str, expected: list[str]) -> None:
    assert [target.period for target in read_targets(whole(text), text, year=2024)] == expected


def test_a_year_behind_a_place_is_no_part_of_what_is_counted() -> None:
    text = "北县2026年供水普及率达到80%。"
    assert [target.indicator for target in read_targets(whole(text), text, year=2024)] == ["北县供水普及率"]


def test_goals_listed_below_a_line_that_says_by_when_are_for_that_time(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县2024年供水行动方案\n一、工作目标\n到2026年，实现以下目标：\n——供水普及率达到90%。\n——管网漏损率控制在9%以内。\n"
        "二、重点任务\n（一）建设水厂。新建水厂3座。\n（二）改造管网。改造管网50公里。\n",
    )
    assert [target.period for target in document.sections[0].targets] == ["2026", "2026"]


def test_a_stage_gives_its_time_to_the_figures_that_have_none(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "丰县供水行动方案\n2024年3月5日\n一、重点任务\n（一）建设水厂。健全管理机制。\n（二）改造管网。完善台账。\n"
        "二、实施步骤\n（一）试点阶段（2024年3月—2025年5月）\n新建水厂3座。\n（二）推广阶段（2026年年底前）\n"
        "新建水厂6座。2025年改造管网50公里。\n",
    )
    periods = [[t.period for m in task.measures for t in m.targets] for task in document.tasks[2:]]
    assert periods == [["2025"], ["2026", "2025"]]


@pytest.mark.parametrize("span", ["2024年-2026年", "2024-2026年", "2024年～2026年", "2024－2026年", "2024年至2026年"])
def test_a_span_of_years_is_the_period_and_no_part_of_the_name(span: str) -> None:
    text = f"{span}累计建成绿地30处。"
    (target,) = read_targets(whole(text), text, year=2024)
    assert (target.indicator, target.period) == ("绿地数量", "2024-2026")
