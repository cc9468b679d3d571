"""Tests of starting and ending a server: what is wrong is told in one line, and a new build is taken up."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest

from tests.cli.conftest import Run, kg

__all__ = ["kg"]


def test_a_port_that_is_taken_is_told_in_one_line(kg: Run, sample: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = kg("serve", "--port", str(port), at=sample)
    assert ran.code == 2
    assert ran.err.splitlines() == [
        f"错误：端口 {port} 已被占用",
        "  提示：用 --port 另选一个；--port 0 自动选空闲的",
    ]


def test_an_address_of_another_machine_is_told_in_one_line(kg: Run, sample: Path) -> None:
    ran = kg("serve", "--host", "192.0.2.1", "--port", "0", "--lang", "en", at=sample)
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: 192.0.2.1 is no address of this machine")


def test_a_missing_store_is_told_in_one_line(kg: Run, tmp_path: Path) -> None:
    ran = kg("serve", "--port", "0", "--store", str(tmp_path / "none"), at=tmp_path)
    assert ran.code == 2
    assert ran.err.splitlines()[1] == "  提示：构建：kg build"


def test_a_store_of_another_version_is_told_in_one_line(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "policy-kg.json").write_text('{"format": 99}', encoding="utf-8")
    ran = kg("serve", "--port", "0", "--store", str(tmp_path / "old"), "--lang", "en", at=tmp_path)
    assert ran.code == 2
    assert "is a store of format 99; this version reads format 1" in ran.err


def test_a_server_is_reached_from_this_machine_only(served: str) -> None:
    assert served.startswith("http://127.0.0.1:")
    assert httpx.get(f"{served}/", timeout=60).status_code == 200


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/plan/list2020"])
def test_a_name_that_another_site_made_lead_here_is_refused(served: str, path: str) -> None:
    port = served.rpartition(":")[2]
    assert httpx.get(f"{served}{path}", headers={"Host": f"evil.example:{port}"}, timeout=60).status_code == 400
    assert httpx.get(f"{served}/", headers={"Host": f"localhost:{port}"}, timeout=60).status_code == 200


@pytest.mark.parametrize("option", [("--timeout", "0"), ("--rows", "0"), ("--port", "70000")])
def test_a_limit_that_makes_no_sense_is_refused(kg: Run, sample: Path, option: tuple[str, str]) -> None:
    assert kg("serve", *option, at=sample).code == 2
