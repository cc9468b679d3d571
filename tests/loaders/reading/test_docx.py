"""Word documents: automatic numbers, merged cells, tracked changes, text boxes, and files that are damaged."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.errors import SourceError
from tests.loaders.reading.files import docx_bytes, docx_with_body, furniture, read, rows, texts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEVEL = """<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:suff w:val="{}"/>
<w:lvlText w:val="{}"/></w:lvl>"""
_LEVELS = (
    (0, "chineseCountingThousand", "nothing", "%1、"),
    (1, "chineseCountingThousand", "nothing", "（%2）"),
    (2, "decimal", "tab", "%3."),
    (3, "bullet", "tab", "\uf06c"),
)
LEVELS = (
    f'<w:abstractNum w:abstractNumId="90" {nsdecls("w")}>'
    + "".join(_LEVEL.format(*level) for level in _LEVELS)
    + "</w:abstractNum>"
)


def _numbered(*items: tuple[int, str]) -> Document:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(LEVELS))
    numbering.append(parse_xml(f'<w:num w:numId="90" {nsdecls("w")}><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in items:
        properties: Any = document.add_paragraph(text)._p.get_or_add_pPr()
        place = f'<w:ilvl w:val="{level}"/><w:numId w:val="90"/>'
        properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))
    return document


def _saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _body(markup: str) -> bytes:
    return docx_with_body(f'<w:document xmlns:w="{W}"><w:body>{markup}</w:body></w:document>'.encode())


def test_automatic_numbers_are_read_as_word_prints_them(tmp_path: Path) -> None:
    items = [
        (0, "加强保护"),
        (1, "完善制度"),
        (2, "立法。"),
        (2, "执法。"),
        (1, "优化服务"),
        (2, "培训。"),
        (0, "推进改革"),
    ]
    reading = read(_saved(_numbered(*items)), tmp_path / "plan.docx")
    assert texts(reading) == [
        "一、加强保护", "（一）完善制度", "1. 立法。", "2. 执法。", "（二）优化服务", "1. 培训。", "二、推进改革",
    ]  # fmt: skip


def test_a_bullet_is_no_text(tmp_path: Path) -> None:
    reading = read(_saved(_numbered((3, "宣传教育。"))), tmp_path / "plan.docx")
    assert [(block.text, block.bullet) for block in reading.blocks] == [("宣传教育。", True)]


def test_numbers_beyond_ten_are_counted_in_chinese(tmp_path: Path) -> None:
    reading = read(_saved(_numbered(*[(0, f"第{n}件。") for n in range(11)])), tmp_path / "plan.docx")
    assert texts(reading)[9:] == ["十、第9件。", "十一、第10件。"]


def test_merged_cells_stand_in_each_row_they_span(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for row, cells in enumerate(
        (("任务", "措施", "部门"), ("加强保护", "立法", "保护司"), ("", "执法", ""), ("二、服务", "", ""))
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 0).merge(table.cell(3, 2))
    assert rows(read(_saved(document), tmp_path / "plan.docx")) == [
        ["任务", "措施", "部门"],
        ["加强保护", "立法", "保护司"],
        ["加强保护", "执法", "保护司"],
        ["二、服务"],
    ]


def test_paragraphs_and_tables_keep_their_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("前言。")
    document.add_table(rows=1, cols=2).cell(0, 1).text = "甲"
    document.add_paragraph("后记。")
    assert read(_saved(document), tmp_path / "plan.docx").source.text == "前言。\n\t甲\n后记。\n"


def test_a_frame_of_one_cell_around_text_is_no_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "一、总体要求。"
    assert texts(read(_saved(document), tmp_path / "plan.docx")) == ["一、总体要求。"]


def test_deleted_text_is_not_read_and_inserted_text_is(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    runs = f"<w:r><w:t>推进</w:t></w:r>{deleted}<w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>政</w:t></w:r>"
    assert texts(read(_body(f"<w:p>{runs}{hidden}</w:p>"), tmp_path / "plan.docx")) == ["推进新政"]


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>某局文件</w:t></w:r></w:p></w:txbxContent>"
    choice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    both = f'<mc:AlternateContent xmlns:mc="m">{choice}{fallback}</mc:AlternateContent>'
    markup = f"<w:p><w:r><w:t>通知</w:t></w:r><w:r>{both}</w:r></w:p><w:p><w:r><w:t>一、总体要求</w:t></w:r></w:p>"
    assert texts(read(_body(markup), tmp_path / "plan.docx")) == ["通知", "某局文件", "一、总体要求"]


def test_headers_and_footers_are_furniture(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、总体要求。")
    document.sections[0].header.paragraphs[0].text = "某局文件"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    reading = read(_saved(document), tmp_path / "plan.docx")
    assert texts(reading) == ["一、总体要求。"]
    assert furniture(reading) == ["某局文件", "— 1 —"]


def test_a_table_of_contents_is_furniture(tmp_path: Path) -> None:
    reading = read(docx_bytes("目 录", "一、总体要求………………1", "一、总体要求"), tmp_path / "plan.docx")
    assert texts(reading) == ["一、总体要求"]
    assert furniture(reading) == ["目 录", "一、总体要求………………1"]


def test_headings_have_the_level_of_their_style(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("一、总体要求", level=2)
    document.add_paragraph("正文。")
    assert [block.heading for block in read(_saved(document), tmp_path / "plan.docx").blocks] == [2, None]


def test_the_halves_of_a_centred_title_belong_together(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("某省关于加快推进知识产权", "强省建设的实施方案", "（2021—2025年）", "2021年3月2日"):
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    reading = read(_saved(document), tmp_path / "plan.docx")
    assert [block.opens for block in reading.blocks] == [None, False, False, None]


def test_a_break_inside_a_paragraph_parts_its_lines(tmp_path: Path) -> None:
    markup = "<w:p><w:r><w:t>责任单位：保护司</w:t><w:br/><w:t>完成时限：年底前</w:t></w:r></w:p>"
    assert texts(read(_body(markup), tmp_path / "plan.docx")) == ["责任单位：保护司", "完成时限：年底前"]


def test_the_strict_edition_of_the_standard_is_read_too(tmp_path: Path) -> None:
    markup = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>\xe4\xb8\x80\xe3\x80\x81\xe4\xbf\x9d\xe6\x8a\xa4</w:t></w:r></w:p></w:body></w:document>'
    assert texts(read(docx_with_body(markup), tmp_path / "plan.docx")) == ["一、保护"]


@pytest.mark.parametrize("cut", [60, 500, 2000])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    with pytest.raises(SourceError, match="damaged"):
        read(docx_bytes("一、总体要求。")[:cut], tmp_path / "plan.docx")


def test_broken_markup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="that is damaged"):
        read(docx_with_body(b"<w:document><w:body>"), tmp_path / "plan.docx")


def test_a_document_without_a_main_part_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(SourceError, match="without its main part"):
        read(stream.getvalue(), tmp_path / "plan.docx")


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    bomb = docx_with_body(b"<w:document>" + b" " * (80 * 2**20) + b"</w:document>")
    assert len(bomb) < 200_000
    with pytest.raises(SourceError, match="unpacks to more than 64 MiB"):
        read(bomb, tmp_path / "plan.docx")


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>一、&e11;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(SourceError, match="that is damaged"):
        read(docx_with_body(f'<!DOCTYPE d [<!ENTITY e0 "保护">{entities}]>{body}'.encode()), tmp_path / "plan.docx")
