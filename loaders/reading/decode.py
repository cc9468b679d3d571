"""From the bytes of a file to its text: decoded (UTF-8, UTF-16, GB18030), or extracted by the reader of its format."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata
from pathlib import Path

from kg.errors import SourceError
from kg.model import Source
from loaders.reading.blocks import LaidOut
from loaders.reading.formats import is_plain, media_type, read_layout, tell_format

LARGEST = 64 * 1024 * 1024
MOST_CHARACTERS = 3_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_COMMON_ROWS = frozenset((*range(0xA1, 0xA4), *range(0xB0, 0xD8)))
_COMMON_SHARE = 0.6


def read_source(path: Path) -> Source:
    """Return the document at `path` with its text: decoded, or as the reader of its format extracts it.

    Raises `SourceError` if there is no such file, or it is empty, larger than 64 MiB or three million characters,
    binary, in no encoding that is known here (UTF-8, UTF-16, GB18030), not what its name says, damaged, encrypted,
    or without text.
    """
    data = _read_bytes(path)
    form = tell_format(data, path)
    sha256 = hashlib.sha256(data).hexdigest()
    if is_plain(form):
        return Source(path.name, media_type(form), sha256, _some(decode(data, path), path))
    layout = read_layout(data, form, path)
    text = _some(layout.text, path)
    return LaidOut(path.name, media_type(form), sha256, text, layout.blocks, layout.furniture, layout.notes)


def _some(text: str, path: Path) -> str:
    if len(text) > MOST_CHARACTERS:
        raise SourceError(
            f"{path}: {len(text):,} characters, more than the {MOST_CHARACTERS:,} that a plan may have",
            hint="this is no plan; check the file",
        )
    if text.strip():
        return text
    raise SourceError(f"{path}: the file holds no text", hint="check that it is the document that you meant")


def decode(data: bytes, path: Path) -> str:
    """Return the text of `data`; `path` is named in the `SourceError` that a binary or unknown file raises."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data, encoding, path)
    if b"\x00" in data:
        return _decode_utf16(data, path)
    for encoding, is_text in (("utf-8", _is_plausible), ("gb18030", _is_chinese)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_text(text):
            return text
    raise _unknown_encoding(path)


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise SourceError(f"{path}: is a folder, not a document", hint="name the file inside it")
        if size > LARGEST:
            raise _too_large(path, size)
        with path.open("rb") as file:  # a device or a pipe has no size of its own
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise _too_large(path, len(data))
    except FileNotFoundError as error:
        raise SourceError(f"{path}: no such file", hint="check the name and the folder") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error
    if not data:
        raise SourceError(f"{path}: the file is empty", hint="check that it was copied whole")
    return data


def _too_large(path: Path, size: int) -> SourceError:
    limit = LARGEST // 2**20
    return SourceError(
        f"{path}: {size / 2**20:.0f} MiB, more than the {limit} MiB that a plan may have",
        hint="this is no plan; check the file",
    )


def _decode_utf16(data: bytes, path: Path) -> str:
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_plausible(text):
            return text
    raise SourceError(f"{path}: a binary file, not text", hint="save the document as text (UTF-8) and give that file")


def _decode_as(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown_encoding(path) from error
    if not _is_plausible(text):
        raise _unknown_encoding(path)
    return text


def _unknown_encoding(path: Path) -> SourceError:
    return SourceError(
        f"{path}: neither UTF-8, UTF-16 nor GB18030 text",
        hint="open the document in an editor and save it as UTF-8",
    )


def _is_chinese(text: str) -> bool:
    """Tell a text in GB18030 from one in Big5 or Shift JIS, whose bytes decode to rare characters for the most part.

    Common are the marks and the 3755 characters of the first level of GB 2312 (its rows 1 to 3 and 16 to 55).
    """
    sample = [char for char in text[:20_000] if not char.isascii()][:2_000]
    common = sum(char.encode("gb2312", "replace")[0] in _COMMON_ROWS for char in sample)
    return _is_plausible(text) and common >= _COMMON_SHARE * len(sample)


def _is_plausible(text: str) -> bool:
    """Tell text from bytes that happen to decode: few control characters, few unassigned or private ones."""
    sample = text[:20_000]
    if len(_CONTROL.findall(sample)) > len(sample) // 200:
        return False
    # the signs of Word's symbol fonts (U+F020 to U+F0FF) stand before items of lists
    odd = sum(unicodedata.category(c) in ("Cn", "Co", "Cs") and not "\uf020" <= c <= "\uf0ff" for c in sample)
    return odd <= len(sample) // 50
