"""PDFs: lines and paragraphs by their place, furniture by place and repetition, tables over pages, refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from loaders.reading.blocks import Block
from loaders.reading.glyphs import UNKNOWN, readable
from loaders.reading.layout import Layout
from loaders.reading.pdf.page import Box, Char, Limits, Page, parse_pages
from loaders.reading.pdf.reader import lay_out_pages
from tests.loaders.reading.files import packed, pdf_bytes, picture_pdf, read
from tests.loaders.reading.pages import LEFT, RIGHT, page_of, printed, row_of, table_page
from tests.loaders.reading.rendering import convert, write_docx

FULL = "为贯彻落实党中央国务院决策部署进一步深化改革优化环境"  # 26 characters fill a line


def _lines(layout: Layout) -> list[tuple[str, bool | None]]:
    return [(block.text, block.opens) for block in layout.blocks if block.cell is None]


def _rows(layout: Layout) -> list[list[str]]:
    found: dict[tuple[int, int], list[Block]] = {}
    for block in layout.blocks:
        if block.cell:
            found.setdefault((block.cell.table, block.cell.row), []).append(block)
    return [[block.text for block in row] for row in found.values()]


def _furniture(layout: Layout) -> list[tuple[str, str]]:
    return [(each.kind.value, layout.text[each.passage.start : each.passage.end]) for each in layout.furniture]


def test_an_indent_opens_a_paragraph_and_a_full_line_goes_on() -> None:
    lines = ["　　" + FULL[:24], FULL, "推动发展。", "　　" + FULL[:24], FULL, FULL, "（一）是上文。"]
    layout = lay_out_pages([page_of(lines)], Path("plan.pdf"))
    assert [opens for _, opens in _lines(layout)] == [True, False, False, True, False, False, False]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = page_of(["　　" + FULL[:24], FULL, "　　" + FULL[:24], FULL], foot="— 1 —")
    second = page_of([FULL, "推动发展。", "　　" + FULL[:24], FULL], 2, foot="— 2 —")
    layout = lay_out_pages([first, second], Path("plan.pdf"))
    assert _lines(layout)[4] == (FULL, False)
    assert _furniture(layout) == [("page number", "—1—"), ("page number", "—2—")]


def test_the_lines_of_a_centred_title_belong_together() -> None:
    body = ["　　" + FULL[:24], FULL, FULL, "　　" + FULL[:24], FULL, FULL]
    layout = lay_out_pages(
        [page_of(["^某省关于加快推进知识产权", "^强省建设的实施方案", "^2021年3月2日", *body])], Path("plan.pdf")
    )
    assert _lines(layout)[:3] == [
        ("某省关于加快推进知识产权", True), ("强省建设的实施方案", False), ("2021年3月2日", True),
    ]  # fmt: skip


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    lines = [FULL, FULL, "推动发展。", FULL, "优化环境。", "下一段的第一行也没有缩进。"]
    opens = [opens for _, opens in _lines(lay_out_pages([page_of(lines)], Path("plan.pdf")))]
    assert opens == [True, False, False, True, False, True]


def test_a_header_on_every_page_is_furniture_and_a_first_line_is_not() -> None:
    pages = [page_of([FULL, FULL, f"第{n}段。"], n, head="某某规划 第1版") for n in range(1, 4)]
    layout = lay_out_pages(pages, Path("plan.pdf"))
    assert {kind for kind, _ in _furniture(layout)} == {"page header"}
    assert len(_lines(layout)) == 9


def test_a_number_in_the_text_is_no_page_number() -> None:
    layout = lay_out_pages([page_of([FULL, FULL, "2021"])], Path("plan.pdf"))
    assert ("2021", None) in [(text, None) for text, _ in _lines(layout)]


def test_gaps_of_justified_text_are_no_blanks_and_those_of_words_are() -> None:
    chars = [*printed("生", LEFT, 100), *printed("健", LEFT + 20, 100), *printed("康", LEFT + 40, 100)]
    chars += [*printed("AI", LEFT, 130), *printed("lab", LEFT + 24, 130)]
    chars += [*printed("某局", LEFT, 160), *printed("2021年", RIGHT - 60, 160)]
    layout = lay_out_pages([Page(1, 595, 842, tuple(chars))], Path("plan.pdf"))
    assert [text for text, _ in _lines(layout)] == ["生健康", "AI lab", "某局 2021年"]


def test_digits_of_another_font_stand_in_the_line_they_belong_to() -> None:
    chars = [*printed("到", LEFT, 100), *printed("2027", LEFT + 16, 103), *printed("年", LEFT + 48, 100)]
    layout = lay_out_pages([Page(1, 595, 842, tuple(chars))], Path("plan.pdf"))
    assert [text for text, _ in _lines(layout)] == ["到2027年"]


def test_a_character_printed_twice_on_one_place_is_read_once() -> None:
    chars = [*printed("推动发展", LEFT, 100), *printed("推动发展", LEFT + 0.4, 100)]
    layout = lay_out_pages([Page(1, 595, 842, tuple(chars))], Path("plan.pdf"))
    assert [text for text, _ in _lines(layout)] == ["推动发展"]


def test_a_table_over_two_pages_is_one_and_its_second_header_furniture() -> None:
    first = table_page([*row_of(["序号", "任务", "部门"], 50), *row_of(["1", "加强保护", "甲局"], 80)])
    second = table_page([*row_of(["序号", "任务", "部门"], 50), *row_of(["2", "优化服务", "乙局"], 80)], 2)
    layout = lay_out_pages([first, second], Path("plan.pdf"))
    assert _rows(layout)[:2] == [["序号", "任务", "部门"], ["1", "加强保护", "甲局"]]
    assert _rows(layout)[-1] == ["2", "优化服务", "乙局"]
    assert [text for _, text in _furniture(layout)] == ["序号", "任务", "部门"]
    assert {block.cell.table for block in layout.blocks if block.cell} == {0}


def test_a_row_that_a_page_cuts_is_put_together() -> None:
    first = table_page([*row_of(["1", "加强保护", "甲局"], 50), *row_of(["2", "推进立法工/作，完善", "乙局、"], 80)])
    second = table_page([*row_of(["", "制度。", "丙局"], 50), *row_of(["3", "优化服务", "丁局"], 80)], 2)
    layout = lay_out_pages([first, second], Path("plan.pdf"))
    assert _rows(layout)[1:] == [["2", "推进立法工作，完善制度。", "乙局、丙局"], ["3", "优化服务", "丁局"]]


def test_a_merged_cell_that_a_page_cuts_stands_in_the_rows_below_it() -> None:
    first = table_page(
        [*row_of(["1", "甲", "乙局"], 50)[:1], ("重点领域", 150, 50, 250, 110), *row_of(["2", "", ""], 80)[:1]]
    )
    second = table_page([*row_of(["3", "", ""], 50)[:1], ("", 150, 50, 250, 110), *row_of(["4", "", ""], 80)[:1]], 2)
    layout = lay_out_pages([first, second], Path("plan.pdf"))
    assert _rows(layout) == [["1", "重点领域"], ["2", "重点领域"], ["3", "重点领域"], ["4", "重点领域"]]


def test_the_lines_of_a_cell_are_joined_and_its_paragraphs_kept() -> None:
    text = "推进专利立法工作/，完善制度。/各地区要加强执法/和监管。"
    layout = lay_out_pages(
        [table_page([*row_of(["任务", "部门"], 20), *row_of([text, "甲局"], 50, 80)])], Path("plan.pdf")
    )
    cell = [block.text for block in layout.blocks if block.cell and (block.cell.row, block.cell.column) == (1, 0)]
    assert cell == ["推进专利立法工作，完善制度。", "各地区要加强执法和监管。"]


def test_names_broken_by_hand_are_joined_and_names_on_lines_of_their_own_are_not() -> None:
    rows = [*row_of(["任务内容", "杭州市/卫生/健康委"], 50, 60), *row_of(["任务内容", "省教育厅/省财政厅"], 110, 60)]
    layout = lay_out_pages([table_page(rows)], Path("plan.pdf"))
    who = [block.text for block in layout.blocks if block.cell and block.cell.column == 1]
    assert who == ["杭州市卫生健康委", "省教育厅", "省财政厅"]


def test_names_of_associations_and_firms_on_lines_of_their_own_are_not_joined() -> None:
    rows = [*row_of(["任务内容", "区教育局/区残联"], 50, 60), *row_of(["任务内容", "区水投集团/区科协"], 110, 60)]
    layout = lay_out_pages([table_page(rows)], Path("plan.pdf"))
    who = [block.text for block in layout.blocks if block.cell and block.cell.column == 1]
    assert who == ["区教育局", "区残联", "区水投集团", "区科协"]


def test_text_outside_the_cells_of_a_table_is_kept() -> None:
    page = table_page(row_of(["任务", "部门"], 400), above=["附件", "^重点任务清单"])
    assert [text for text, _ in _lines(lay_out_pages([page], Path("plan.pdf")))] == ["附件", "重点任务清单"]


def test_turned_characters_are_set_apart() -> None:
    turned = tuple(
        Char(sign, Box(300, 200 + n * 20, 316, 216 + n * 20), 16, upright=False) for n, sign in enumerate("水印")
    )
    page = page_of([FULL, FULL, "推动发展。"])
    layout = lay_out_pages([Page(1, 595, 842, (*page.chars, *turned))], Path("plan.pdf"))
    assert len(_lines(layout)) == 3
    assert "".join(text for _, text in _furniture(layout)) == "水印"


@pytest.mark.parametrize(
    ("glyph", "text"),
    [
        ("⻔", "门"),
        ("⽴", "立"),
        ("\u2f3e", "户"),
        ("金", "金"),
        ("ﬁ", "fi"),
        ("⸺", "——"),
        ("(cid:12)", UNKNOWN),
        ("５", "５"),
    ],
)
def test_glyphs_have_the_names_of_their_characters(glyph: str, text: str) -> None:
    assert readable(glyph) == text


def test_fonts_that_name_no_characters_are_refused() -> None:
    page = Page(1, 595, 842, tuple(Char(UNKNOWN, Box(n, 100, n + 10, 110), 10) for n in range(0, 500, 10)))
    with pytest.raises(SourceError, match="which characters they print"):
        lay_out_pages([page], Path("plan.pdf"))


def test_a_few_unknown_characters_are_noted() -> None:
    page = page_of([FULL, FULL, "推动发展。" + UNKNOWN])
    assert [note.message for note in lay_out_pages([page], Path("plan.pdf")).notes] == [
        "page 1: 1 characters of a font that does not name them"
    ]


def test_a_picture_among_pages_of_text_is_noted() -> None:
    pages = [page_of([FULL, FULL, FULL]), Page(2, 595, 842, (), images=1), page_of([FULL, FULL, FULL], 3)]
    notes = [note.message for note in lay_out_pages(pages, Path("plan.pdf")).notes]
    assert notes == ["page 2 is a picture; what it prints was not read"]


def test_a_scanned_pdf_is_recognised_as_such(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="a scanned PDF") as caught:
        read(picture_pdf(), tmp_path / "plan.pdf")
    assert "OCR" in caught.value.hint


@pytest.mark.parametrize("cut", [20, 200])
def test_a_pdf_that_was_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    with pytest.raises(SourceError, match=r"damaged|without a text layer"):
        read(pdf_bytes(packed(b"BT ET"))[:cut], tmp_path / "plan.pdf")


def test_a_stream_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    bomb = pdf_bytes(packed(b" " * (300 * 2**20)))
    assert len(bomb) < 400_000
    with pytest.raises(SourceError, match="more time or memory"):
        parse_pages(bomb, tmp_path / "plan.pdf", Limits(seconds=20, memory=300 * 2**20))


def test_drawings_that_draw_each_other_without_end_are_refused(tmp_path: Path) -> None:
    def form(number: int) -> bytes:
        drawing = packed(b"/F Do " * 10)
        resources = b"/XObject << /F %d 0 R >>" % (number + 1)
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode /Resources << %s >> " % resources
        return head + b"/Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing)

    bomb = pdf_bytes(
        packed(b"/F Do"), resources=b"/XObject << /F 5 0 R >>", objects=tuple(form(number) for number in range(5, 25))
    )
    with pytest.raises(SourceError, match="more time or memory"):
        parse_pages(bomb, tmp_path / "plan.pdf", Limits(seconds=2, memory=2**30))


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "plain.txt"
    reading = read("一、总体要求。\n", source)
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    form = f"pdf:writer_pdf_Export:{options}"
    (path,) = convert([write_docx(reading, tmp_path / "plan.docx")], form, tmp_path)
    with pytest.raises(SourceError, match="is encrypted"):
        read(path.read_bytes(), path)


def _who(texts: str) -> list[str]:
    rows = [*row_of(["任务内容", "部门"], 20, width=70), *row_of(["任务内容", texts], 50, 120, width=70)]
    layout = lay_out_pages([table_page(rows)], Path("plan.pdf"))
    return [b.text for b in layout.blocks if b.cell and b.cell.column == 1 and b.cell.row == 1]


def test_names_on_lines_of_their_own_are_told_where_a_narrow_cell_breaks_them_too() -> None:
    assert _who("县文化和旅/游局/县住房城乡/建设局/各乡镇") == ["县文化和旅游局", "县住房城乡建设局", "各乡镇"]


def test_a_name_that_fills_its_line_is_parted_from_one_of_the_same_level_below() -> None:
    assert _who("县农业农村局/县林业局") == ["县农业农村局", "县林业局"]
    assert _who("中国人民银行/某市中心支行") == ["中国人民银行某市中心支行"]


def test_steps_that_open_with_their_time_are_paragraphs_of_a_cell() -> None:
    assert _who("3月：设计/6月底前：整地") == ["3月：设计", "6月底前：整地"]
    assert _who("第一季度：设计/第二季度：整地") == ["第一季度：设计", "第二季度：整地"]
