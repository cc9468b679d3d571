"""Files that are not what a reader hopes for, made by the tests: bombs, damage, pictures, wrong names."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx

from loaders.reading.blocks import Reading, read_blocks
from loaders.reading.decode import read_source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes | str, path: Path) -> Reading:
    """Write a file and read it."""
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return read_blocks(read_source(path))


def texts(reading: Reading) -> list[str]:
    """Return the texts of the blocks outside tables."""
    return [block.text for block in reading.blocks if block.cell is None]


def rows(reading: Reading) -> list[list[str]]:
    """Return the cells of all tables, row by row, the paragraphs of a cell joined by |."""
    found: dict[tuple[int, int], dict[int, list[str]]] = {}
    for block in reading.blocks:
        if block.cell:
            row = found.setdefault((block.cell.table, block.cell.row), {})
            row.setdefault(block.cell.column, []).append(block.text)
    return [["|".join(cell) for _, cell in sorted(row.items())] for _, row in sorted(found.items())]


def furniture(reading: Reading) -> list[str]:
    """Return what a reading set aside, as printed."""
    return ["".join(reading.source.quote(piece) for piece in each.passage.pieces) for each in reading.furniture]


def docx_bytes(*paragraphs: str) -> bytes:
    """Return a Word document of plain paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_with_body(body: bytes) -> bytes:
    """Return a Word document whose main part is `body`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    return stream.getvalue()


def pdf_bytes(content: bytes = b"", *, resources: bytes = b"", objects: tuple[bytes, ...] = ()) -> bytes:
    """Return a PDF of one page with a content stream, which may be compressed, and further objects from number 5 on."""
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>" % resources,
        stream,
        *objects,
    ]
    return b"".join(_pdf_file(parts))


def packed(content: bytes) -> bytes:
    """Return a content stream as PDFs compress it."""
    return zlib.compress(content, 9)


def picture_pdf() -> bytes:
    """Return a scanned page: a picture over the whole of it, and no text."""
    image = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
    image += b"/Length 1 >>\nstream\n\x80\nendstream"
    return pdf_bytes(
        packed(b"q 595 0 0 842 0 0 cm /Im0 Do Q"), resources=b"/XObject << /Im0 5 0 R >>", objects=(image,)
    )


def _pdf_file(parts: list[bytes]) -> Iterator[bytes]:
    yield b"%PDF-1.4\n"
    place, offsets = 9, []
    for number, part in enumerate(parts, start=1):
        written = b"%d 0 obj\n%s\nendobj\n" % (number, part)
        offsets.append(place)
        place += len(written)
        yield written
    yield b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    yield from (b"%010d 00000 n \n" % offset for offset in offsets)
    yield b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, place)
