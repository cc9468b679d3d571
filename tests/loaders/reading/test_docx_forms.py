"""Word documents as people have them: tables of contents by their field, tables in text boxes and in controls."""

from __future__ import annotations

from pathlib import Path

from tests.loaders.reading.files import docx_with_body, furniture, read, rows, texts

_SPACES = (
    b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    b'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def _document(body: str) -> bytes:
    return docx_with_body(b"<w:document %s><w:body>%s</w:body></w:document>" % (_SPACES, body.encode()))


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _paragraph(text: str) -> str:
    return f"<w:p>{_run(text)}</w:p>"


def _turn(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _table(*rows_of_text: tuple[str, ...]) -> str:
    made = ("".join(f"<w:tc>{_paragraph(text)}</w:tc>" for text in row) for row in rows_of_text)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def test_what_the_field_of_a_table_of_contents_prints_is_furniture_whatever_its_style(tmp_path: Path) -> None:
    begin, separate, end = (_turn(kind) for kind in ("begin", "separate", "end"))
    page = f"{begin}<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>{separate}{_run('1')}{end}"
    first = f"{begin}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{separate}{_run('一、稳定增长')}{page}"
    listed = f"<w:p>{first}</w:p><w:p>{_run('二、改善民生')}{_run('3')}</w:p><w:p>{end}</w:p>"
    reading = read(_document(listed + _paragraph("一、稳定增长")), tmp_path / "plan.docx")
    assert texts(reading) == ["一、稳定增长"]
    assert furniture(reading) == ["一、稳定增长1", "二、改善民生3"]


def test_a_field_that_nothing_closes_hides_no_text(tmp_path: Path) -> None:
    opened = f"<w:p>{_turn('begin')}<w:r><w:instrText>TOC</w:instrText></w:r></w:p>"
    reading = read(_document(opened + _paragraph("一、稳定增长")), tmp_path / "plan.docx")
    assert texts(reading) == ["一、稳定增长"]


def test_the_gallery_of_tables_of_contents_is_furniture(tmp_path: Path) -> None:
    properties = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    listed = f"<w:sdt>{properties}<w:sdtContent>{_paragraph('一、稳定增长 1')}</w:sdtContent></w:sdt>"
    reading = read(_document(listed + _paragraph("一、稳定增长")), tmp_path / "plan.docx")
    assert (texts(reading), furniture(reading)) == (["一、稳定增长"], ["一、稳定增长 1"])


def test_a_table_in_a_text_box_is_read(tmp_path: Path) -> None:
    table = _table(("任务", "部门"), ("办好教育", "县教育局"))
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{table}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    reading = read(_document(f"<w:p>{box}</w:p>"), tmp_path / "plan.docx")
    assert rows(reading) == [["任务", "部门"], ["办好教育", "县教育局"]]
    cell = f"<w:tc><w:p>{_run('见表')}{box}</w:p></w:tc><w:tc>{_paragraph('年底前')}</w:tc>"
    within = read(_document(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), tmp_path / "within.docx")
    assert rows(within) == [["见表|任务|部门|办好教育|县教育局", "年底前"]]
