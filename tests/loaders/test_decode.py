"""From bytes to text: the encodings that are known, and one clear line for what is none of them."""

from __future__ import annotations

import codecs
import hashlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given

from kg.errors import KgError, SourceError
from loaders.reading.decode import LARGEST, decode, read_source
from tests.strategies import FILES

TEXT = "一、加强湿地保护\n1.完成2400公顷退耕还湿任务。（林草局、水利部负责）\r\n二、做好森林防火\n"
PATH = Path("plan.txt")

ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16 LE with a mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "UTF-16 BE with a mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "UTF-16 LE": TEXT.encode("utf-16-le"),
    "UTF-16 BE": TEXT.encode("utf-16-be"),
    "GB18030": TEXT.encode("gb18030"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=list(ENCODED))
def test_a_text_is_read_in_each_known_encoding(data: bytes) -> None:
    assert decode(data, PATH) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_what_it_says(encoding: str) -> None:
    text = "推动森林城市建设，落实河长制、湖长制。\n" * 40
    assert decode(text.encode(encoding), PATH) == text


def test_rare_characters_of_gb18030_are_read() -> None:
    text = "㐀鿫县林业局负责龘山湿地公园建设。" * 5
    assert decode(text.encode("gb18030"), PATH) == text


def test_a_source_knows_the_hash_of_its_bytes_and_its_media_type(tmp_path: Path) -> None:
    path = tmp_path / "计划.MD"
    path.write_bytes(ENCODED["GB18030"])
    source = read_source(path)
    assert (source.name, source.media_type) == ("计划.MD", "text/markdown")
    assert source.sha256 == hashlib.sha256(ENCODED["GB18030"]).hexdigest()
    assert source.text == TEXT


BINARY = {
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4,
    "archive": b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(255, -1, -1)) * 4,
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
}


@pytest.mark.parametrize("data", BINARY.values(), ids=list(BINARY))
def test_a_binary_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^plan\.txt: ") as caught:
        decode(data, PATH)
    assert "\n" not in str(caught.value)
    assert "UTF-8" in caught.value.hint


UNKNOWN = {
    "Shift JIS": "林業の計画、湿地の保護を進める。".encode("shift_jis"),
    "Big5": "加強濕地保護，推動森林城市建設，落實各項任務。".encode("big5"),
    "Windows-1251": "Усилить охрану водно-болотных угодий.".encode("cp1251"),
    "a mark and no UTF-8": codecs.BOM_UTF8 + "湿地".encode("gb18030"),
    "half a character of UTF-16": codecs.BOM_UTF16_LE + "湿地".encode("utf-16-le")[:-1],
}


@pytest.mark.parametrize("data", UNKNOWN.values(), ids=list(UNKNOWN))
def test_a_text_in_no_known_encoding_is_refused_with_the_known_ones(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"plan\.txt: neither UTF-8, UTF-16 nor GB18030"):
        decode(data, PATH)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nothing\.txt: no such file"):
        read_source(tmp_path / "nothing.txt")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        read_source(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.touch()
    with pytest.raises(SourceError, match="the file is empty"):
        read_source(path)


@pytest.mark.parametrize("data", [b" \n\t\r\n", "\u3000\u3000\n".encode(), codecs.BOM_UTF8 + b"\n"])
def test_a_file_of_white_space_only_holds_no_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match="holds no text"):
        read_source(path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.truncate(70 * 2**20)
    with pytest.raises(SourceError, match="70 MiB, more than the 64 MiB"):
        read_source(path)
    assert path.stat().st_size > LARGEST


@given(FILES)
def test_any_bytes_are_a_text_or_an_error_that_a_person_can_read(data: bytes) -> None:
    with suppress(KgError):
        assert isinstance(decode(data, PATH), str)
