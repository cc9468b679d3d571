"""What a sentence says beside its words: duties, documents, regions, repairs."""

from __future__ import annotations

import pytest

from kg.model import Obligation
from loaders.annotate.citations import read_citations
from loaders.annotate.duties import read_duties, read_scope
from loaders.annotate.regions import read_regions
from loaders.annotate.repair import mend, normalized
from loaders.reading.strand import whole

MUST, MAY = Obligation.MANDATORY, Obligation.OPTIONAL

CELLS = {
    "省份：各类省份必做": [("各类省份", MUST)],
    "省份：涉及省份 必\n做": [("涉及省份", MUST)],
    "省份：山区市选做": [("山区市", MAY)],
    "省份：国家森林城市试点市必做，其他地区选做": [("国家森林城市试点市", MUST), ("其他地区", MAY)],
    "省份：引领型、支撑型林业强省试点省必做，其他省份选做": [
        ("引领型林业强省试点省", MUST),
        ("支撑型林业强省试点省", MUST),
        ("其他省份", MAY),
    ],
    "地区：第一批、第二批试点市必做": [("第一批试点市", MUST), ("第二批试点市", MUST)],
    "省份：沿海省份、沿江省份必做；其他省份选做": [("沿海省份", MUST), ("沿江省份", MUST), ("其他省份", MAY)],
    "各类省份必做": [("各类省份", MUST)],
    "省份：各类省份": [],
    "": [],
}


@pytest.mark.parametrize(("cell", "expected"), CELLS.items())
def test_a_province_cell_says_who_must_and_who_may(cell: str, expected: list[tuple[str, Obligation]]) -> None:
    assert [(duty.category, duty.obligation) for duty in read_duties(whole(cell), cell)] == expected


def test_the_duties_of_a_cell_share_its_phrase_and_place() -> None:
    cell = "省份：试点市\n必做，其他选做"
    duties = read_duties(whole(cell), cell)
    assert {duty.phrase for duty in duties} == {"省份：试点市必做，其他选做"}
    assert {(duty.passage.start, duty.passage.end) for duty in duties} == {(0, len(cell))}


@pytest.mark.parametrize(
    ("areas", "names"),
    [("全国", ["全国"]), ("上海、浙江林区", ["上海", "浙江林区"]), ("试点县，第3项除外", ["试点县"]), ("", [])],
)
def test_an_area_that_a_measure_applies_to_is_told_nothing_to_do(areas: str, names: list[str]) -> None:
    duties = read_scope(whole(areas), whole(areas), areas)
    assert [(duty.category, duty.obligation) for duty in duties] == [(name, None) for name in names]


TITLES = {
    "落实《湿地保护法》。": ["湿地保护法"],
    "落实《湿地保护法》《森林法》。": ["湿地保护法", "森林法"],
    "印发《关于落实〈湿地保护法〉的意见》。": ["关于落实〈湿地保护法〉的意见"],
    "印发《关于落实《湿地保护法》的意见》。": ["关于落实《湿地保护法》的意见"],
    "印发《关于深化改革 营造\n环境的意见》。": ["关于深化改革营造环境的意见"],
    "印发《湿地保护规划（2022—2030年）》（第一册）。": ["湿地保护规划（2022—2030年）"],
    "重申《森林法》，再落实《森林法》。": ["森林法", "森林法"],
    "落实《湿地保护法。": [],
    "落实湿地保护法》。": [],
    "《》。": [],
}


@pytest.mark.parametrize(("text", "titles"), TITLES.items())
def test_a_document_is_named_in_its_marks(text: str, titles: list[str]) -> None:
    citations = read_citations(whole(text), text)
    assert [citation.title for citation in citations] == titles
    for citation in citations:
        quote = text[citation.passage.start : citation.passage.end]
        assert (quote[0], quote[-1]) == ("《", "》")


REGIONS = {
    "支持杭州、宁波开展试点。": [("杭州", "330100"), ("宁波", "330200")],
    "在内蒙古自治区建设林场。": [("内蒙古自治区", "150000")],
    "推进京津冀、长三角和粤港澳大湾区水利建设。": [("京津冀", None), ("长三角", None), ("粤港澳大湾区", None)],
    "新疆生产建设兵团参照执行。": [("新疆生产建设兵团", None)],
    "深化与上海合作组织成员国的合作。": [],
    "加强青海湖水位监测。": [],
    "落实《视听表演北京条约》。": [],
    "加强湿地保护。": [],
}


@pytest.mark.parametrize(("text", "expected"), REGIONS.items())
def test_a_region_is_named_with_its_code(text: str, expected: list[tuple[str, str | None]]) -> None:
    regions = read_regions(whole(text), text)
    assert [(region.name, region.code) for region in regions] == expected
    assert all(text[region.passage.start : region.passage.end] == region.name for region in regions)


REPAIRS = {
    "任务 and 指标科学化": "任务和指标科学化",
    "“林长制” and “河长制”": "“林长制”和“河长制”",
    "工作人員轮训": "工作人员轮训",
    "会议上的 的报告": "会议上的报告",
}


@pytest.mark.parametrize(("printed", "repaired"), REPAIRS.items())
def test_noise_that_has_one_reading_is_repaired(printed: str, repaired: str) -> None:
    assert normalized(printed) == repaired
    assert mend(repaired) == repaired


@pytest.mark.parametrize(
    "text", ["建设 Land and Water 平台", "推进湿地的保护", "天天向上", "发展壮大了了不起的产业", "后台著录"]
)
def test_what_needs_no_repair_has_none(text: str) -> None:
    assert normalized(text) is None
