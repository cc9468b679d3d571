"""Old office documents are read through LibreOffice; where it is missing, one line says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import SourceError
from tests.loaders.reading.files import OLE, read, rows, texts
from tests.loaders.reading.rendering import convert, write_html

TABLE = "序号\t任务\t部门\n1\t加强保护\t保护司\n2\t优化服务\t运用促进司\n"


@pytest.mark.parametrize("form", ["doc:MS Word 97", "rtf:Rich Text Format", "odt:writer8"])
def test_an_old_document_states_what_it_was_made_from(tmp_path: Path, form: str) -> None:
    original = read("一、总体要求。\n\n" + TABLE, tmp_path / "plan.txt")
    (path,) = convert([write_html(original, tmp_path / "plan.html")], form, tmp_path)
    reading = read(path.read_bytes(), path)
    assert texts(reading) == ["一、总体要求。"]
    assert rows(reading) == [line.split("\t") for line in TABLE.splitlines()]


def test_without_libreoffice_one_line_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SourceError, match="read through LibreOffice") as caught:
        read(OLE + bytes(600), tmp_path / "plan.wps")
    assert "apt-get install" in caught.value.hint


def test_an_old_document_that_is_damaged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="plan"):
        read(OLE + bytes(600), tmp_path / "plan.doc")
