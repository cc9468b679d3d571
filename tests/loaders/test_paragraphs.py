"""Paragraphs put together again: hard-wrapped lines, prose that a page cut, and what is left apart."""

from __future__ import annotations

import pytest

from kg.model import Source
from loaders.reading.blocks import read_blocks
from loaders.reading.strand import whole
from loaders.structure.paragraphs import display_width, is_source_note, join_lines, read_paragraphs, wrap_width

WRAPPED = """
湿地保护工作指引（2022）

一、总体要求

坚持生态优先、绿色发展，统筹山水林田湖草沙一体化保护和系统治理，全面加

强湿地保护修复，提升湿地生态系统质量和稳定性，为建设人与自然和谐共生的现

代化提供支撑，让人民群众共享湿地保护的成果。

（一）加强资源监测。开展国家重要湿地年度监测，完成 2021 年度湿地资源变更

调查，建立 PCT

System 数据库，发布监测报告，健全监测站网，提高监测数据质量和时效，强化监

测成果应用。（湿地司负责）

（二）完善政策制度。落实《湿地保护法》要求，制修订《国家湿地公园管理办法

（试行）》等规章，研究建立湿地生态补偿制度。（湿地司、规财司负责）
"""


def paragraphs(text: str, media_type: str = "text/plain") -> list[str]:
    reading = read_blocks(Source("plan", media_type, "0" * 64, text))
    return [paragraph.text for paragraph in read_paragraphs(reading.blocks)]


def test_hard_wrapped_lines_are_joined_and_a_word_broken_between_them_is_whole() -> None:
    found = paragraphs(WRAPPED)
    assert found[:2] == ["湿地保护工作指引（2022）", "一、总体要求"]
    assert found[2].endswith("让人民群众共享湿地保护的成果。")
    assert "全面加强湿地保护修复" in found[2]
    assert found[-1] == (
        "（二）完善政策制度。落实《湿地保护法》要求，制修订《国家湿地公园管理办法（试行）》等规章，"
        "研究建立湿地生态补偿制度。（湿地司、规财司负责）"
    )


def test_a_paragraph_that_a_page_cut_goes_on_after_it() -> None:
    first = "认真落实湿地保护责任，健全部门协作机制，加强监督检查和考核评价，推动形成保护合力，扩大公众参"
    assert paragraphs(f"{first}\n\n与，营造良好氛围。\n下一段。") == [first + "与，营造良好氛围。", "下一段。"]


@pytest.mark.parametrize(
    "below", ["（二）推进修复。", "一、重点工作", "1.加强巡护。", "来源：水利部网站", "https://example.org/plan"]
)
def test_a_number_or_a_source_note_begins_a_paragraph_of_its_own(below: str) -> None:
    first = "认真落实湿地保护责任，健全部门协作机制，加强监督检查和考核评价，推动形成保护合力，提升全社会湿地保护意识"
    assert paragraphs(f"{first}\n{below}") == [first, below]


def test_a_heading_in_markdown_is_never_joined() -> None:
    first = "认真落实湿地保护责任，健全部门协作机制，加强监督检查和考核评价，推动形成保护合力，提升全社会湿地保护意识"
    assert paragraphs(f"{first}\n## 重点工作\n{first}", "text/markdown") == [first, "重点工作", first]


def test_short_lines_without_a_mark_stay_apart() -> None:
    assert paragraphs("湿地保护\n森林防火\n水土保持") == ["湿地保护", "森林防火", "水土保持"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("湿地保", "护", "湿地保护"),
        ("建立 PCT", "System", "建立 PCT System"),
        ("完成 2021", "年调查", "完成 2021年调查"),
        ("建成12", "0个站点", "建成120个站点"),
    ],
)
def test_a_blank_is_put_only_between_two_latin_words(first: str, second: str, joined: str) -> None:
    source = f"{first}\n{second}"
    strand = join_lines([whole(first), whole(second, len(first) + 1)])
    assert strand.text == joined
    assert len(strand.passage(source).pieces) == 1


def test_width_counts_chinese_characters_twice_and_blanks_not_at_all() -> None:
    assert display_width("湿地 ab（2）") == 2 * 2 + 2 + 2 + 1 + 2


def test_a_few_lines_or_lines_of_all_lengths_are_not_wrapped() -> None:
    assert wrap_width(["加强湿地保护修复"] * 3) is None
    assert wrap_width([f"第{n}段" + "保护" * n + "。" for n in range(1, 20)]) is None


def test_lines_of_one_width_that_end_inside_sentences_are_wrapped() -> None:
    assert wrap_width(["加强湿地保护修复和资源监测工作的组织领导和统筹"] * 10) == 46


def test_a_number_that_a_page_breaks_into_lines_is_put_before_its_title() -> None:
    broken = (
        "沙能发〔\n2024\n〕\n7\n号\n1.\n建设\n。\n更换闸门。\n2\n.\n验收\n。\n组织验收。\n3\n.列入清单。\n公布清单。"
    )
    assert paragraphs(broken) == [
        "沙能发〔2024〕7号", "1.建设。", "更换闸门。", "2.验收。", "组织验收。", "3.列入清单。", "公布清单。",
    ]  # fmt: skip


def test_lines_cut_by_hand_a_word_earlier_or_later_are_wrapped_at_what_is_usual() -> None:
    text = "加强湿地保护修复和资源监测工作的组织领导和统筹协调并落实好各项管护措施确保安全"
    cut = [text[:length] for length in (26, 28, 29, 30, 27, 31, 25, 28)]
    # whole items stand between them, and one line runs far over: none of the usual signs of a width holds
    lines = [line for pair in zip([*cut, *cut], ["修复湿地。"] * 16, strict=True) for line in pair]
    assert wrap_width([*lines, *["开展巡护。"] * 8, text[:34]]) == 56
    assert wrap_width([text[:length] for length in range(16, 40)]) is None


@pytest.mark.parametrize(
    "line", ["来源：水利部网站", "出所：国家林草局", "原文链接: http://a.b", "https://a.b/c", "[http://a](http://a)"]
)
def test_a_line_that_says_where_a_copy_came_from_is_a_source_note(line: str) -> None:
    assert is_source_note(line)


@pytest.mark.parametrize("line", ["来源地政府要加强监管。", "资金来源渠道。", "加强水源保护。"])
def test_a_sentence_about_sources_is_none(line: str) -> None:
    assert not is_source_note(line)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1.修复湿地30公顷。（责任单位：县水利局、县林业局。", "列第一位的为牵头单位，下同）"),
        ("2.新增湿地5公顷。（牵头单位：", "县水利局；责任单位：各乡镇（街道）；完成时限：12月底）"),
    ],
)
def test_a_bracket_that_a_line_leaves_open_goes_on_in_the_next(first: str, second: str) -> None:
    assert paragraphs(f"{first}\n{second}\n下一段。") == [first + second, "下一段。"]


def test_a_line_that_opens_with_its_label_begins_a_paragraph_in_wrapped_text_too() -> None:
    lines = [
        "任务名称：修复湿地",
        "年度目标：修复湿地五十公顷",
        "牵头单位：县林业局县水利局",
        "完成时限：二〇二五年十二月",
    ] * 3
    assert paragraphs("\n".join(lines)) == lines
