"""The same plan printed in another way is the same plan: lines wrapped at a width, or line breaks lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.genre.measure import HERE, items_of
from benchmarks.genre.reprinted import FORMS, KINDS, paragraphs_of, read_again
from tests.loaders.specimens import left_over, read, tree

_DOCUMENTS = ("transport-action-2024", "aging-opinion-2022", "logistics-action-2023", "health-report-2021")
_WRAPPED = ("wrapped at 60 columns", "wrapped, indented", "wrapped, blank lines between")
_LOST = ("breaks lost to two wide blanks", "breaks lost to one blank")


@pytest.mark.parametrize("name", _DOCUMENTS)
@pytest.mark.parametrize("form", [*_WRAPPED, *_LOST, "blanks beside digits", "closing phrase on its own line"])
def test_what_is_read_does_not_depend_on_how_lines_are_broken(name: str, form: str) -> None:
    paragraphs = paragraphs_of(HERE / name)
    plain, again = read_again(paragraphs, "as it is"), read_again(paragraphs, form)
    assert plain is not None
    assert again is not None
    expected, found = items_of(plain), items_of(again)
    assert sum(expected["tasks"].values()) > 2
    assert {kind: found[kind] for kind in KINDS} == {kind: expected[kind] for kind in KINDS}
    assert set(FORMS) >= {*_WRAPPED, *_LOST}


def test_a_line_that_leaves_a_bracket_open_goes_on_whatever_the_next_begins_with(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "东川市2023年教育工作要点\n"
        "一、推进义务教育优质均衡发展\n"
        "1.扩大优质资源供给。落实《中华人民共和国义务教育法》\n"
        "第十五条规定，新建学校12所，改扩建学校20所，完成投资。（\n"
        "责任单位：市教育局、市发展改革委）\n"
        "2.提升教师队伍素质。组织全市中小学校长和骨干教师开展\n"
        "跟岗学习，全年培训校长和骨干教师一千余人次。〔牵头单位：\n"
        "市教育局；\n"
        "配合单位：市财政局〕\n"
        "3.完善特殊教育保障机制。残疾儿童少年义务教育入学率达到\n"
        "97%以上，特殊教育学校生均公用经费不低于八千元，随班就读\n"
        "学校配齐资源教室。（责任单位：市教育局）\n"
        "4.规范校外培训机构办学行为。健全校外培训机构长效监管\n"
        "机制，开展专项检查4次。（责任单位：市教育局）\n",
    )
    assert tree(document)[0] == (
        "一",
        "扩大优质资源供给",
        ["落实《中华人民共和国义务教育法》第十五条规定，新建学校12所，改扩建学校20所，完成投资。"],
    )
    named = [[each.name for each in task.responsibilities] for task in document.tasks]
    assert named == [["市教育局", "市发展改革委"], ["市教育局", "市财政局"], ["市教育局"], ["市教育局"]]
    assert left_over(document) == []
