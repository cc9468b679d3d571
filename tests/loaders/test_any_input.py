"""Whatever is put in, a plan comes out whose statements all have their place, or one clear error."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import FamilyError, KgError, SourceError
from kg.model import PlanDocument, Source
from loaders import load_document
from loaders.annotate.closing import is_closing_line
from loaders.annotate.of_items import length_on_items
from loaders.annotate.responsibility import find_parentheses, read_responsibilities
from loaders.families import FAMILIES, Facts
from loaders.genre.references import read_items, read_reference, references_among
from loaders.genre.squeezing import squeeze
from loaders.reading.blocks import read_blocks
from loaders.reading.strand import whole
from loaders.structure.account import account
from tests.loaders.passages import all_passages, claims
from tests.loaders.printing import as_flattened_table, as_guide, as_numbered_plan, as_table
from tests.patience import patience
from tests.strategies import FILES, PLANS, damaged

HEADERS = [("task", "任务清单"), ("measures", "落实举措"), ("departments", "责任部门"), ("deadline", "完成时间")]
PRINTED = st.one_of(
    PLANS.map(as_numbered_plan),
    PLANS.map(as_guide),
    PLANS.map(lambda plan: as_table(plan, HEADERS)),
    PLANS.map(lambda plan: as_flattened_table(plan, widths=(9, 28, 8), rows_a_page=3, cut_after=2)),
)


@given(FILES, st.sampled_from([".txt", ".md", ".html", ".docx", ".xlsx", ".pdf", ""]))
def test_any_bytes_are_a_plan_or_an_error_that_a_person_can_read(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"plan{suffix}"
    path.write_bytes(data)
    with suppress(KgError):
        assert load_document(path).source.text


@pytest.mark.unmeasured
@given(damaged(PRINTED), st.sampled_from(["text/plain", "text/markdown"]))
def test_a_damaged_plan_is_read_with_the_place_of_each_statement(text: str, media_type: str) -> None:
    reading = read_blocks(Source("plan", media_type, "0" * 64, text))
    for family in FAMILIES.values():
        if family.recognise(reading).score > 0:
            check(family.read(reading, Facts("plan", 2021)))


def check(document: PlanDocument) -> None:
    text = document.source.text
    assert [claim for claim in claims(document) if not claim.holds_in(document)] == []
    assert all(0 <= passage.start < passage.end <= len(text) for passage in all_passages(document))
    coverage = account(document)
    unassigned = sum(len(_inked(text[piece.start : piece.end])) for piece in coverage.unassigned)
    assert coverage.assigned + coverage.furniture + unassigned == coverage.characters == len(_inked(text))


def _inked(text: str) -> str:
    """Return the characters that print something."""
    return squeeze(text.replace("\ufeff", ""))


# A plan of the genre whose last item is one thing over and over; what is read of it grows no faster than its length.
PLAN = "2021年巡护工作推进计划\n一、加强巡护\n" + "".join(f"{n}.做好第{n}项巡护。（林草局牵头）\n" for n in range(1, 9))
ODD = [
    ("（", "）"), ("《", "》"), ("局和部与院及", ""), ("各省、市、县和区与", "人民政府"), ("增长5%，", ""),
    ("5%和", ""), ("翻一番", ""), ("![", ""), ("（责任单位：", ""), ("[责任单位：", ""), ("责任单位：林草局、", ""),
    ("北京上海", ""),
    ("2021年6月底前", ""), ("全部", "取消"), ("占", "比重达到5%"), ("负责 ", ""), ("（林草局负责", "）"),
]  # fmt: skip


@pytest.mark.unmeasured
@pytest.mark.parametrize(("opening", "closing"), ODD)
def test_an_item_of_one_thing_over_and_over_is_read_in_time_that_grows_with_it(
    tmp_path: Path, opening: str, closing: str
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"{PLAN}9.{opening * 4_000}{closing * 4_000}。\n", encoding="utf-8")
    with patience():
        assert load_document(path).tasks


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "line",
    [
        "第1{blanks}x", "1{blanks}", "第1、{blanks}2项", "同{blanks}", "同第1{blanks}x", "（同{blanks}",
        "（责任单位{blanks}同", "完成时限同{blanks}", "责任单位同第1{blanks}x",
        "同" + "1、" * 100_000, " 和1" * 60_000, "同上（" * 60_000,
        "第1项" + "工作" * 100_000, "、同（一）（二）" * 25_000, "完成时限同" * 40_000,
    ],
    ids=lambda line: f"{line[:12]!r} …",
)  # fmt: skip
def test_a_line_that_opens_as_a_reference_and_never_ends_is_asked_in_time_that_grows_with_it(line: str) -> None:
    text = line.format(blanks=" " * 200_000)
    with patience(20):
        assert read_reference(text) is None
        assert not is_closing_line(text)
        assert length_on_items(text) == 0
        references_among(text)
        list(read_items(text))
        read_responsibilities(whole(text[:2_000]), text)
        find_parentheses(whole(text))


@pytest.mark.parametrize("opening", ["一" * 5_000 + "、", "第" + "9" * 5_000 + "条", "（" + "十" * 5_000 + "）"])
def test_a_numeral_of_thousands_of_digits_is_no_number(tmp_path: Path, opening: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"{PLAN}{opening}加强巡护\n", encoding="utf-8")
    assert [task.number for task in load_document(path).tasks] == ["1-0"]


@pytest.mark.unmeasured
def test_thousands_of_items_in_one_part_and_in_one_line_each_are_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    items = "".join(f"{n}.做好第{n}项巡护。（林草局负责）\n" for n in range(1, 4_000))
    path.write_text(f"2021年巡护工作推进计划\n一、加强巡护\n{items}", encoding="utf-8")
    with patience():
        assert load_document(path).tasks


def test_a_text_of_more_characters_than_a_plan_has_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN * 20_000, encoding="utf-8")
    with pytest.raises(SourceError, match=r"characters, more than the 3,000,000 that a plan may have"):
        load_document(path)


def test_a_device_without_end_is_read_no_further_than_a_document_may_be_long() -> None:
    with pytest.raises(SourceError, match="more than the 64 MiB"):
        load_document(Path("/dev/zero"))


def test_marks_of_a_title_without_a_word_in_them_name_no_document(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"{PLAN}9.落实《……》《　　》《{'条' * 300}》和《巡护办法》。（林草局负责）\n", encoding="utf-8")
    cited = [citation.title for measure in load_document(path).tasks[0].measures for citation in measure.citations]
    assert cited == ["巡护办法"]


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "text",
    [
        "（" * 20_000,
        "《" * 20_000,
        "“（《" * 5_000 + "》）”" * 5_000,
        "关于印发" * 5_000 + "的通知",
        "1." * 10_000,
        "一、" * 10_000,
        "水利部、" * 10_000,
        "（水利部、" * 5_000 + "负责）" * 5_000,
        "\t" * 20_000,
        "<p" * 10_000,
        "各地区、" * 5_000 + "要",
        "任务清单 落实举措 执行部门 完成时间\n" * 2_000,
        "达到12%" * 4_000,
        "加强" * 20_000,
    ],
    ids=lambda text: f"{text[:8]!r} …",
)
def test_a_document_of_one_thing_over_and_over_ends(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    with patience(), suppress(KgError):
        load_document(path)


def test_a_letter_is_no_plan_and_the_error_says_what_was_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "信.txt"
    path.write_text("尊敬的先生：\n您好！来信收悉，谢谢。\n此致\n敬礼\n", encoding="utf-8")
    with pytest.raises(FamilyError, match="no plan of a known kind; looked for: ") as caught:
        load_document(path)
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    for family in FAMILIES.values():
        assert f"{family.label_zh} ({family.label_en}): " in message
    assert "docs/families.md" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("plan 2021 (终稿).txt", "plan-2021-终稿"), ("林长制_清单.txt", "林长制-清单"), ("___.txt", "plan")],
)
def test_without_a_manifest_the_identifier_comes_from_the_name(tmp_path: Path, name: str, identifier: str) -> None:
    path = tmp_path / name
    text = "".join(f"{n}.做好第{n}项巡护。（林草局负责）\n" for n in range(1, 5))
    path.write_text("2021年巡护工作推进计划\n一、加强巡护\n" + text, encoding="utf-8")
    assert load_document(path).identifier == identifier


def test_a_missing_document_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        load_document(tmp_path / "nothing.txt")
