"""Tests that a figure is seen as one whatever it counts, so that no changed figure passes for mere wording."""

from __future__ import annotations

import re

import pytest

from kg.diff.model import Aspect
from kg.difference import compare_texts, find_quantities, read_lexicon
from kg.difference.quantities import UNIT
from loaders.annotate.figures import units
from tests.kg.difference_pairs import write_marks
from tests.kg.yearly import Row, compare, step


def _aspects(old: str, new: str) -> list[Aspect]:
    diff = compare([Row("疏浚内河航道", [old])], [Row("疏浚内河航道", [new])])
    return [aspect for task in step(diff).tasks for part in task.measures for aspect in part.aspects]


def test_every_unit_that_targets_have_is_one_of_a_difference() -> None:
    printed = {word.partition("/")[0] for words in units._UNITS.values() for word in words.split()}
    plain = {word for word in printed if not re.search(r"[\[\](){}?*+\\|^]", word)}
    assert len(plain) > 80
    assert {word for word in plain if not re.fullmatch(UNIT, word)} == set()


@pytest.mark.parametrize(
    "unit",
    [
        "艘",
        "盏",
        "千株",
        "万羽",
        "人次",
        "场次",
        "亿斤",
        "万吨标准煤",
        "余户",
        "处",
        "座",
        "顶",
        "亩次",
        "公顷",
        "万千瓦时",
        "台（套）",
        "个等级",
        "个位次",
    ],
)
def test_a_figure_that_changed_is_told_as_one_with_its_whole_unit(unit: str) -> None:
    old, new = f"全年落实40{unit}，加强巡护。", f"全年落实70{unit}，加强巡护。"
    printed = unit.partition("（")[0]
    assert [(a.kind, a.earlier, a.later) for a in _aspects(old, new)] == [("figures", f"40{printed}", f"70{printed}")]
    marks = compare_texts(old, new, read_lexicon([old, new])).earlier
    assert f"⟦40{printed}⟧" in write_marks(marks)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("组织两次清淤。", "组织四次清淤。", ("两次", "四次")),
        ("覆盖面达到百分之六十。", "覆盖面达到百分之七十五。", ("百分之六十", "百分之七十五")),
        ("算力达到200PFlops以上。", "算力达到600PFlops以上。", ("200PFlops", "600PFlops")),
        ("抢修时限压缩至两小时。", "抢修时限压缩至半小时。", ("两小时", "半小时")),
        ("疏浚航道3-5条。", "疏浚航道6-8条。", ("3-5条", "6-8条")),
        ("新增泊位12。", "新增泊位15。", ("12", "15")),
        ("巡护1,200余户。", "巡护1,500余户。", ("1,200余户", "1,500余户")),
    ],
)
def test_figures_in_characters_in_ranges_and_without_a_unit_are_figures(
    old: str, new: str, told: tuple[str, str]
) -> None:
    assert [(a.kind, a.earlier, a.later) for a in _aspects(old, new)] == [("figures", *told)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("依托12395热线受理求助。", "依托水上搜救热线受理求助。"),
        ("办好2031年航道节。", "办好2032年航道节。"),
        ("执行JT/T1348标准，清理碍航物。", "执行行业标准，清理碍航物。"),
        ("推进三项治理，清理碍航物。", "推进综合治理，清理碍航物。"),
        ("筹办第8次船闸会商。", "筹办船闸会商。"),
    ],
)
def test_numbers_in_names_years_and_standards_are_no_figures(old: str, new: str) -> None:
    assert "figures" not in {aspect.kind for aspect in _aspects(old, new)}


def test_each_quantity_is_found_once() -> None:
    text = "新建码头3座、泊位 12 个，惠及100多名船员；12395热线和三个站点，另建码头3座，占比20%以上，第2批。"
    assert find_quantities(text) == (("3座", "12个", "100多名", "20%"), ("12395", "三个"))
