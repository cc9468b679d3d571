"""Lines, headings and cells of a text, and the markup that is set aside."""

from __future__ import annotations

from kg.model import Source
from loaders.reading.blocks import Block, Cell, Reading, read_blocks


def read(text: str, media_type: str = "text/plain") -> Reading:
    return read_blocks(Source("plan", media_type, "0" * 64, text))


def texts(text: str, media_type: str = "text/plain") -> list[str]:
    return [block.text for block in read(text, media_type).blocks]


def markup(reading: Reading) -> list[str]:
    return ["".join(reading.source.quote(piece) for piece in passage.pieces) for passage in reading.markup]


def test_lines_end_at_any_line_break_and_blank_ones_are_left_out() -> None:
    assert texts("甲\n\n乙\r\n丙\r丁\f戊\u2028己\n \u3000\n") == ["甲", "乙", "丙", "丁", "戊", "己"]


def test_a_block_stands_where_its_text_stands_without_its_indent() -> None:
    source = "\u3000\u3000加强巡护\r\n  健全制度  "
    for block in read(source).blocks:
        (piece,) = block.strand.pieces
        assert source[piece.start : piece.end] == block.text


def test_a_byte_order_mark_shifts_no_offset() -> None:
    block = read("\ufeff加强巡护").blocks[0]
    assert (block.text, block.strand.pieces[0].start) == ("加强巡护", 1)


def test_a_line_with_two_tabs_is_a_row_and_blank_lines_do_not_end_its_table() -> None:
    blocks = read("任务\t措施\t单位\n\n甲\t乙\t丙\n说明\n丁\t戊\t己\n").blocks
    assert [(block.text, block.cell) for block in blocks] == [
        ("任务", Cell(0, 0, 0)), ("措施", Cell(0, 0, 1)), ("单位", Cell(0, 0, 2)),
        ("甲", Cell(0, 1, 0)), ("乙", Cell(0, 1, 1)), ("丙", Cell(0, 1, 2)),
        ("说明", None),
        ("丁", Cell(1, 0, 0)), ("戊", Cell(1, 0, 1)), ("己", Cell(1, 0, 2)),
    ]  # fmt: skip


def test_an_empty_cell_is_a_blank_block() -> None:
    blocks = read("甲\t\t丙").blocks
    assert [(block.text, block.cell and block.cell.column) for block in blocks] == [("甲", 0), ("", 1), ("丙", 2)]


def test_tabs_indent_a_paragraph_and_open_a_row_only_below_another() -> None:
    assert [block.cell for block in read("\t\t加强巡护").blocks] == [None]
    below = read("甲\t乙\t丙\n\t\t丁").blocks
    assert [(block.text, block.cell) for block in below if block.cell and block.cell.row == 1 and block.text] == [
        ("丁", Cell(0, 1, 2))
    ]


def test_the_paragraphs_of_a_cell_are_blocks_of_its_place() -> None:
    reading = read("甲\t<p>省林业局：修订。</p> <p>各地区要落实。</p>\t乙<br/>丙")
    assert [(block.text, block.cell and block.cell.column) for block in reading.blocks] == [
        ("甲", 0), ("省林业局：修订。", 1), ("各地区要落实。", 1), ("乙", 2), ("丙", 2),
    ]  # fmt: skip
    assert markup(reading) == ["<p>", "</p>", "<p>", "</p>", "<br/>"]


def test_a_tag_inside_a_sentence_is_set_aside_and_the_sentence_stands_in_two_pieces() -> None:
    reading = read("加强<b>湿地</b>保护")
    (block,) = reading.blocks
    assert block.text == "加强湿地保护"
    assert [reading.source.quote(piece) for piece in block.strand.pieces] == ["加强", "湿地", "保护"]


def test_signs_of_less_and_more_are_no_tags() -> None:
    assert texts("误差<5%，覆盖率>95%") == ["误差<5%，覆盖率>95%"]


def test_markdown_tells_headings_bullets_and_emphasis() -> None:
    source = "# 计划\n### 一、部分\n- 第一点\n> 引文\n加强**湿地**保护\n1\\. 巡护\n---\n![图](a.png)\n"
    reading = read(source, "text/markdown")
    assert [(block.text, block.heading, block.bullet) for block in reading.blocks] == [
        ("计划", 1, False),
        ("一、部分", 3, False),
        ("第一点", None, True),
        ("引文", None, False),
        ("加强湿地保护", None, False),
        ("1. 巡护", None, False),
    ]
    assert markup(reading) == ["#", "###", "-", ">", "**", "**", "\\", "---", "![图](a.png)"]


def test_plain_text_keeps_what_markdown_would_take_away() -> None:
    assert texts("# 计划\n加强**湿地**") == ["# 计划", "加强**湿地**"]


def test_a_block_without_markup_is_the_line_itself() -> None:
    assert read("加强巡护").blocks == (Block(read("加强巡护").blocks[0].strand),)


def test_a_line_that_numbers_and_titles_a_part_is_a_row_of_the_table_around_it() -> None:
    blocks = read("序号\t事项\t举措\n一\t优化布局\n1\t推进重组\t完成整合\n结束语\t说明\n").blocks
    assert [block.cell.row if block.cell else None for block in blocks] == [0, 0, 0, 1, 1, 2, 2, 2, None]


def test_blanks_within_words_are_set_aside_where_most_long_paragraphs_have_them() -> None:
    cut = (
        "健全湿地监测、评估、修复和管护的技术规程，组织各市县按季度开展巡护并如实登记，"
        "对退化的湿地逐块制定修 复方案，由市县两级按职 责分工负责。"
    )
    reading = read(f"{cut}\n{cut}\n{cut}\n（责任单位：市水利局 市财政局）\n")
    assert [block.text for block in reading.blocks] == [
        *[cut.replace("修 复", "修复").replace("职 责", "职责")] * 3,
        "（责任单位：市水利局 市财政局）",
    ]
    whole_words = cut.replace("修 复", "修复").replace("职 责", "职责")
    assert texts(f"{cut}\n{whole_words}\n{whole_words}\n") == [cut, whole_words, whole_words]


def test_a_sign_that_no_font_had_before_a_number_is_set_aside() -> None:
    assert texts("？二、重点任务\n？为什么\n") == ["二、重点任务", "？为什么"]


def test_the_frame_of_a_page_in_one_column_is_set_aside_and_that_of_a_table_is_not() -> None:
    page = "|     |\n| --- |\n| 关于开展整治的通知 |\n| 一、工作目标 |\n"
    assert texts(page, "text/markdown") == ["关于开展整治的通知", "一、工作目标"]
    table = "| 序号 | 任务 |\n| --- | --- |\n| 一、总则 |\n"
    assert texts(table, "text/markdown") == ["| 序号 | 任务 |", "| --- | --- |", "| 一、总则 |"]


def test_a_box_of_one_column_beside_a_table_is_set_aside_as_a_frame_of_its_own() -> None:
    page = (
        "| 序号 | 任务 |\n| --- | --- |\n| 1 | 建厂 |\n\n建设水厂。\n\n|     |\n| --- |\n| 专栏1：优化登记 |\n"
        "| 1.推进归档。扫描材料。<br>2.推行核查。连线核查。 |\n"
    )
    assert texts(page, "text/markdown")[3:] == [
        "建设水厂。",
        "专栏1：优化登记",
        "1.推进归档。扫描材料。",
        "2.推行核查。连线核查。",
    ]


def test_a_blank_line_of_a_quoted_box_is_markup() -> None:
    box = "（一）加强巡护。\n\n> 专栏1　护林重点\n>\n> 1．瞭望塔：新建瞭望塔3座。\n"
    assert texts(box, "text/markdown") == ["（一）加强巡护。", "专栏1　护林重点", "1．瞭望塔：新建瞭望塔3座。"]
    assert [mark.strip() for mark in markup(read(box, "text/markdown"))] == [">", ">", ">"]
