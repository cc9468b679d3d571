"""The format of a file is told by what it holds, and a file that is something else says so in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Source
from loaders.reading import formats
from loaders.reading.decode import read_source
from tests.loaders.reading.files import OLE, docx_bytes, packed, pdf_bytes, read, texts

PAGE = "<!DOCTYPE html><html><body><p>一、加强知识产权保护工作。</p></body></html>"


def _refusal(path: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.hint
    return caught.value


def _told(path: Path) -> Source | str:
    try:
        return read_source(path)
    except SourceError as error:
        return str(error)


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("plan.txt", "一、加强保护。".encode(), "text/plain"),
        ("plan", "一、加强保护。".encode("gb18030"), "text/plain"),
        ("plan.md", "# 计划\n<p>一、加强保护。</p>".encode(), "text/markdown"),
        ("plan.html", PAGE.encode(), "text/html"),
        ("plan.htm", PAGE.encode("utf-16"), "text/html"),
        ("plan", PAGE.encode(), "text/html"),
        (
            "plan.data",
            docx_bytes("一、加强保护。"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "plan.wps",
            docx_bytes("一、加强保护。"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_a_file_is_read_as_what_it_holds(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source = read_source(path)
    assert source.media_type == media_type
    assert "加强" in source.text


@pytest.mark.parametrize(
    ("name", "data", "what", "rename"),
    [
        ("plan.pdf", PAGE.encode(), "is a web page (HTML), not a PDF", "plan.html"),
        ("plan.docx", pdf_bytes(packed(b"")), "is a PDF, not a Word document (DOCX)", "plan.pdf"),
        ("plan.txt", docx_bytes("保护"), "is a Word document (DOCX), not text", "plan.docx"),
        ("plan.html", "一、加强保护。".encode(), "is text, not a web page (HTML)", "plan.txt"),
        ("plan.pdf", "一、加强保护。".encode(), "is text, not a PDF", "plan.txt"),
        ("plan.docx", OLE + bytes(600), "is an old office document (DOC, WPS), not a Word document (DOCX)", "plan.doc"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_named_with_what_it_is(
    tmp_path: Path, name: str, data: bytes, what: str, rename: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = _refusal(path)
    assert what in str(error)
    assert rename in error.hint


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a picture (JPEG)"),
        (b"Rar!\x1a\x07\x00", "an archive (RAR)"),
        (b"PK\x03\x04" + bytes(50), "a damaged ZIP file"),
        (OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    ],
)
def test_what_no_reader_reads_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "plan"
    path.write_bytes(data)
    assert what in str(_refusal(path))


def test_a_web_archive_is_a_web_page(tmp_path: Path) -> None:
    archive = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
        "--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + PAGE
        + "\r\n--B--\r\n"
    )
    assert texts(read(archive, tmp_path / "plan.mhtml")) == ["一、加强知识产权保护工作。"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([b"", b"<html>", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"<?xml version='1.0'?><html>"]),
    st.binary(max_size=300),
    st.sampled_from(["a", "a.txt", "a.md", "a.html", "a.docx"]),
)
def test_whatever_bytes_come_in_there_is_a_source_or_a_clear_error(
    tmp_path: Path, opening: bytes, data: bytes, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(opening + data)
    told = _told(path)
    assert str(path) in told if isinstance(told, str) else told.text.strip()


def test_an_old_document_that_holds_a_sheet_is_a_document(tmp_path: Path) -> None:
    names = ["WordDocument\0".encode("utf-16-le"), "Workbook\0".encode("utf-16-le")]
    document, sheet = OLE + bytes(600) + b"".join(names), OLE + bytes(600) + names[1]
    assert formats.tell_format(document, tmp_path / "plan.doc") is formats.Format.OFFICE
    assert formats.tell_format(sheet, tmp_path / "plan.xls") is formats.Format.OLD_SHEET
