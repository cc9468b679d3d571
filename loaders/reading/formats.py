"""Tells the format of a file by its content, holds it against the file's name, and names the reader of each."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from enum import Enum
from importlib import import_module
from pathlib import Path

from kg.errors import SourceError
from loaders.reading.layout import Layout

Reader = Callable[[bytes, Path], Layout]


class Format(Enum):
    """The formats that can be told apart; the value is what a person calls it."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "a web page (HTML)"
    DOCX = "a Word document (DOCX)"
    PDF = "a PDF"
    OFFICE = "an old office document (DOC, WPS)"
    RTF = "a rich text document (RTF)"
    ODT = "an OpenDocument text (ODT)"
    XLSX = "a workbook (XLSX)"
    OLD_SHEET = "an old workbook (XLS, ET)"
    ODS = "an OpenDocument workbook (ODS)"


# What a file's ending promises. Word itself saves .doc files as RTF, WPS its .wps files as DOCX.
_WORD = (Format.OFFICE, Format.RTF, Format.DOCX)
_SHEETS = (Format.OLD_SHEET, Format.XLSX)
_ENDINGS: dict[str, tuple[Format, ...]] = {
    ".txt": (Format.TEXT,),
    ".md": (Format.MARKDOWN,),
    ".markdown": (Format.MARKDOWN,),
    ".html": (Format.HTML,),
    ".htm": (Format.HTML,),
    ".xhtml": (Format.HTML,),
    ".shtml": (Format.HTML,),
    ".mht": (Format.HTML,),
    ".mhtml": (Format.HTML,),
    ".docx": (Format.DOCX,),
    ".pdf": (Format.PDF,),
    ".doc": _WORD,
    ".wps": _WORD,
    ".rtf": (Format.RTF,),
    ".odt": (Format.ODT,),
    ".xlsx": (Format.XLSX,),
    ".xlsm": (Format.XLSX,),
    ".xls": _SHEETS,
    ".et": _SHEETS,
    ".ods": (Format.ODS,),
}
_NAMES: dict[Format, str] = {
    Format.TEXT: ".txt", Format.MARKDOWN: ".md", Format.HTML: ".html", Format.DOCX: ".docx", Format.PDF: ".pdf",
    Format.OFFICE: ".doc", Format.RTF: ".rtf", Format.ODT: ".odt", Format.XLSX: ".xlsx", Format.OLD_SHEET: ".xls",
    Format.ODS: ".ods",
}  # fmt: skip
_MEDIA_TYPES: dict[Format, str] = {
    Format.TEXT: "text/plain",
    Format.MARKDOWN: "text/markdown",
    Format.HTML: "text/html",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
    Format.OFFICE: "application/msword",
    Format.RTF: "application/rtf",
    Format.ODT: "application/vnd.oasis.opendocument.text",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.OLD_SHEET: "application/vnd.ms-excel",
    Format.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}
# Loaded when a file of the format comes: each brings a library of its own.
_READERS: dict[Format, str] = {
    Format.HTML: "loaders.reading.html",
    Format.DOCX: "loaders.reading.docx.reader",
    Format.PDF: "loaders.reading.pdf.reader",
    Format.OFFICE: "loaders.reading.office",
    Format.RTF: "loaders.reading.office",
    Format.ODT: "loaders.reading.office",
    Format.XLSX: "loaders.reading.xlsx.reader",
    Format.OLD_SHEET: "loaders.reading.office_sheets",
    Format.ODS: "loaders.reading.office_sheets",
}
_PDF = re.compile(rb"%PDF-\d")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_ANY_TAG = re.compile(rb"<(?:p|div|table|tbody|tr|td|span|br|h[1-6]|ul|ol|li|section|article)[\s>/]", re.IGNORECASE)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# the streams of an old office document that hold its text, or its sheets
_DOCUMENT = "WordDocument\0".encode("utf-16-le")
_WORKBOOKS = ("Workbook\0".encode("utf-16-le"), "\0Book\0".encode("utf-16-le"))
_OPENING = 4096
# Told by their first bytes and read by nobody here: what the file is, and what to do with it.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a picture (PNG)", "recognise its text first (OCR), and give the text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "recognise its text first (OCR), and give the text"),
    (b"II*\x00", "a picture (TIFF)", "recognise its text first (OCR), and give the text"),
    (b"MM\x00*", "a picture (TIFF)", "recognise its text first (OCR), and give the text"),
    (b"Rar!", "an archive (RAR)", "unpack it and give the documents in it"),
    (b"7z\xbc\xaf", "an archive (7z)", "unpack it and give the documents in it"),
    (b"\x1f\x8b", "an archive (gzip)", "unpack it and give the documents in it"),
)
_ZIP_PARTS: tuple[tuple[str, str, str], ...] = (
    ("ppt/", "a presentation (PPTX)", "give the document itself"),
    ("OFD.xml", "an OFD document", "save it as PDF or Word, and give that file"),
)


def read_layout(data: bytes, form: Format, path: Path) -> Layout:
    """Return what the reader of `form` finds in `data`; `path` is named in the `SourceError` that it raises."""
    read: Reader = import_module(_READERS[form]).read_layout
    return read(data, path)


def is_plain(form: Format) -> bool:
    """Tell whether the format is its own text and needs no reader."""
    return form not in _READERS


def media_type(form: Format) -> str:
    """Return the IANA media type of a format."""
    return _MEDIA_TYPES[form]


def tell_format(data: bytes, path: Path) -> Format:
    """Return the format of `data`, told by content; among the plain ones the name decides.

    Raises `SourceError` if the content is not what the name says, or is a format that nobody here reads.
    """
    named = _ENDINGS.get(path.suffix.lower())
    form = _by_content(data, path) or _by_name(data, named)
    if named is None or form in named:
        return form
    raise SourceError(
        f"{path}: is {form.value}, not {' or '.join(known.value for known in named)} as its name says",
        hint=f"if it is the right document, rename it to {path.stem}{_NAMES[form]}",
    )


def _by_content(data: bytes, path: Path) -> Format | None:
    if _PDF.search(data, 0, 1024):
        return Format.PDF
    if data.startswith(_OLE):
        return _ole(data, path)
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    if data.startswith(b"PK\x03\x04"):
        return _zip(data, path)
    for magic, what, hint in _FOREIGN:
        if data.startswith(magic):
            raise SourceError(f"{path}: is {what}, not a document with text", hint=hint)
    return None


def _by_name(data: bytes, named: tuple[Format, ...] | None) -> Format:
    """Tell text, Markdown and HTML apart; Markdown may hold tags, a page opens with them."""
    promised = named[0] if named else None
    if promised is Format.MARKDOWN:
        return Format.MARKDOWN
    opening = _as_ascii(data[:_OPENING])
    if _HTML.match(opening) or (promised is Format.HTML and _ANY_TAG.search(_as_ascii(data))):
        return Format.HTML
    if b"\r\nContent-Type: multipart/related" in opening or opening.startswith(b"MIME-Version:"):
        return Format.HTML
    return Format.TEXT


def _as_ascii(data: bytes) -> bytes:
    """Return the bytes with those of UTF-16 taken out, so that a tag can be looked for."""
    start = data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    return start[2:].replace(b"\x00", b"") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start


def _ole(data: bytes, path: Path) -> Format:
    if _ENCRYPTED in data:
        raise SourceError(f"{path}: is encrypted", hint="save it in Word or WPS without a password")
    is_sheet = _DOCUMENT not in data and any(name in data for name in _WORKBOOKS)  # a document may hold a sheet
    return Format.OLD_SHEET if is_sheet else Format.OFFICE


def _zip(data: bytes, path: Path) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = archive.open("mimetype").read(_OPENING) if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as error:
        raise SourceError(f"{path}: a damaged ZIP file", hint="fetch it again") from error
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    if "content.xml" in names and "mimetype" in names:
        return Format.ODS if b"spreadsheet" in kind else Format.ODT
    for part, what, hint in _ZIP_PARTS:
        if any(name.startswith(part) for name in names):
            raise SourceError(f"{path}: is {what}, not a document with text", hint=hint)
    if "[Content_Types].xml" in names:
        return Format.DOCX
    raise SourceError(f"{path}: is an archive (ZIP), not a document", hint="unpack it and give the documents in it")
