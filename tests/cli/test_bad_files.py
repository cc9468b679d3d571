"""Tests of files that are no good document: one clear line each, the others go in, nothing stored is lost."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.intake import Options
from kg.cli.taking import Desk
from kg.errors import KgError
from kg.workspace import find_workspace
from tests.cli.conftest import Run
from tests.loaders.reading.files import docx_bytes, docx_with_body, packed, pdf_bytes, picture_pdf

ITEMS = "".join(f"<p>{n}.做好第{n}项巡护。（林草局负责）</p>" for n in range(1, 9))
PAGE = (
    f"<html><head><title>x</title><script>alert('一、偷渡')</script></head><body><h1>2021年巡护工作推进计划</h1>"
    f"<p>一、加强巡护</p>{ITEMS}<script>document.write('9.偷渡。（教育部负责）')</script>"
    f"<img src=x onerror=alert(1)></body></html>"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
EMPTY_TABLE = f"<w:document {W}><w:body><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>".encode()
LOCKED = (
    b"<< /Filter /Standard /V 1 /R 2 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") /P -4 >>"
)  # a password that nobody has


def _locked_pdf() -> bytes:
    plain = pdf_bytes(packed(b"BT ET"), objects=(LOCKED,))
    head, sign, rest = plain.rpartition(b"trailer")
    return head + sign + rest.replace(b"<<", b"<< /Encrypt 5 0 R /ID [<00> <00>]", 1)


def _zip(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write("2021年巡护工作推进计划\n".encode())
        os.truncate(path, 200 * 2**20)


BAD: dict[str, tuple[bytes | Callable[[Path], None], str]] = {
    "broken.docx": (docx_bytes("一、加强巡护")[:-40], "ZIP 文件已损坏"),
    "bomb.docx": (docx_with_body(b"<w:document>" + b" " * (80 * 2**20) + b"</w:document>"), "解压后超过 64 MiB"),
    "bomb.xlsx": (_zip("xl/workbook.xml", b"<workbook>" + b" " * (80 * 2**20)), "解压后超过 64 MiB"),
    "table.docx": (docx_with_body(EMPTY_TABLE), "文件里没有文字"),
    "locked.pdf": (_locked_pdf(), "已加密"),
    "scanned.pdf": (picture_pdf(), "扫描的 PDF"),
    "cut.pdf": (pdf_bytes(packed(b"BT ET"))[:60], "PDF 已损坏"),
    "huge.txt": (_huge, "200 MiB，超过一份计划的上限 64 MiB"),
    "empty.txt": (b"", "文件是空的"),
    "noise.txt": (bytes(range(256)) * 40, "是二进制文件"),
    "lie.pdf": ("2021年巡护工作推进计划\n".encode(), "内容是“文字”，与文件名所示的“PDF 文件”不符"),
    "lie.xlsx": (docx_bytes("一、加强巡护"), "与文件名所示的“Excel 表格（XLSX）”不符"),
    "lie.docx": (pdf_bytes(packed(b"BT ET")), "内容是“PDF 文件”，与文件名所示的“Word 文件（DOCX）”不符"),
    "several.zip": (_zip("计划.txt", b"x"), "是压缩包（ZIP）"),
    "poem.md": ("白日依山尽，黄河入海流。\n".encode(), "不属于已知的文件类型"),
}


@pytest.fixture(name="plans")
def _plans(sample: Path, tmp_path: Path) -> Path:
    """A workspace with one document, and a folder of all bad files beside a web page with scripts."""
    folder = tmp_path / "plans"
    (folder / "corpus").mkdir(parents=True)
    shutil.copyfile(sample / "corpus" / "guide2021.txt", folder / "corpus" / "guide2021.txt")
    (folder / "corpus" / "manifest.toml").write_text('[[plan]]\nid = "guide2021"\nfile = "guide2021.txt"\n', "utf-8")
    (folder / "in").mkdir()
    return folder


def _put(folder: Path, name: str) -> Path:
    made, path = BAD[name][0], folder / name
    if callable(made):
        made(path)
    else:
        path.write_bytes(made)
    return path


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_that_says_what_it_is_and_one_that_says_what_to_do(
    kg: Run, tmp_path: Path, name: str
) -> None:
    ran = kg("check", str(_put(tmp_path, name)))
    assert (ran.code, ran.out) == (2, "")
    assert BAD[name][1] in ran.err.splitlines()[0]
    assert len(ran.err.splitlines()) == 2
    assert "Traceback" not in ran.err


def test_of_one_call_with_all_bad_files_the_good_one_goes_in(kg: Run, plans: Path) -> None:
    for name in BAD:
        _put(plans / "in", name)
    (plans / "in" / "page.html").write_text(PAGE, encoding="utf-8")
    ran = kg("add", "in", at=plans)
    assert ran.code == 1
    told = {
        line.partition("：")[2].partition("：")[0]: line for line in ran.err.splitlines() if line.startswith("未加入")
    }
    assert {path.removeprefix("in/") for path in told} == set(BAD)
    assert [name for name, (_, said) in BAD.items() if said not in told[f"in/{name}"]] == []
    assert [plan.identifier for plan in find_workspace(plans).manifest.plans] == ["guide2021", "page"]
    assert sorted(path.name for path in (plans / "corpus").iterdir()) == ["guide2021.txt", "manifest.toml", "page.html"]
    texts = kg("search", "巡护", "--format", "json", at=plans).out
    assert "做好第8项巡护" in texts
    assert "偷渡" not in texts


def test_where_all_of_several_are_bad_nothing_changes(kg: Run, plans: Path) -> None:
    for name in ("empty.txt", "lie.pdf"):
        _put(plans / "in", name)
    before = (plans / "corpus" / "manifest.toml").read_bytes()
    ran = kg("add", "in", at=plans)
    assert (ran.code, ran.out) == (1, "")
    assert (plans / "corpus" / "manifest.toml").read_bytes() == before
    assert not (plans / ".kg").exists()


def test_a_file_that_is_larger_than_any_plan_is_not_read_to_be_compared(plans: Path) -> None:
    path = _put(plans / "in", "huge.txt")
    with pytest.raises(KgError, match="more than the 64 MiB"):
        Desk(find_workspace(plans), Options()).take(path)
