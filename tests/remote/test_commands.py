"""The commands do not know where their store lies: on a server they say the same, and build there as well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.store.address import Address
from kg.store.exchange import TRIES
from kg.workspace import MANIFEST as MANIFEST_PATH
from tests.cli.conftest import Run
from tests.house.places import ROOT
from tests.queries.store import corpus_folder
from tests.remote.faulty import Reply, faulty_server

COMMANDS = (
    ("query", "plan-counts"),
    ("query", "department-measures", "--param", "department=保护司", "--format", "json"),
    ("trace", "大保护格局"),
    ("threads", "--phrase", "大保护"),
    ("targets", "--indicator", "专利", "--format", "csv"),
    ("search", "海外", "维权"),
    ("show", "plan/list2020/task/2"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_command_says_the_same_of_a_server(kg: Run, corpus: Address, command: tuple[str, ...]) -> None:
    local = kg(*command, "--store", str(corpus_folder()))
    assert local.out
    assert kg(*command, "--store", str(corpus)) == local


def test_the_counts_name_the_server(kg: Run, corpus: Address) -> None:
    ran = kg("stats", "--store", str(corpus))
    assert (ran.code, ran.err) == (0, "")
    assert f"图库 {corpus}" in ran.out
    assert ran.out.split("共")[0] == kg("stats", "--store", str(corpus_folder())).out.split("共")[0]


def test_the_environment_names_the_server(
    kg: Run,
    corpus: Address,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KG_STORE", str(corpus))
    assert "list2020" in kg("query", "plan-counts").out


@pytest.mark.parametrize(
    ("address", "said", "hint"),
    [
        ("https://li:geheim@host/sparql", "图库服务器的地址里不能写用户名和密码", "KG_STORE_USER"),
        ("http://ministry.example/sparql", "到 ministry.example 的 http 没有加密，途中会被他人读到", "https://"),
        ("https://host/sparql?key=geheim", "图库服务器的地址到路径为止，不带 ? 和 #", "KG_STORE_TOKEN"),
        ("ftp://host/", "图库服务器的地址应写作 https://主机 或 https://主机/路径", "https://"),
        ("https://host/odd", "服务器在 /odd 回答查询，但不知道它在哪里存取图", "KG_STORE_GRAPHS"),
        ("http://127.0.0.1:9", "http://127.0.0.1:9/query：没有服务器应答", "原有内容没有改变"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_in_one_line(
    kg: Run, monkeypatch: pytest.MonkeyPatch, address: str, said: str, hint: str
) -> None:
    monkeypatch.setattr("kg.store.exchange._PAUSES", (0.0,) * TRIES)
    ran = kg("query", "plan-counts", "--store", address)
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first == f"错误：{said}"
    assert hint in second
    assert "geheim" not in ran.err


def test_a_report_is_made_of_a_server(kg: Run, corpus: Address, tmp_path: Path) -> None:
    for number, where in enumerate((str(corpus_folder()), str(corpus))):
        assert kg("diff", "list2020", "list2021", "--output", f"{number}.md", "--store", where).code == 0
    assert (tmp_path / "0.md").read_bytes() == (tmp_path / "1.md").read_bytes()


MANIFEST = """\
[[plan]]
id = "guide2021"
file = "guide2021.txt"
"""


@pytest.fixture(name="workspace")
def _workspace(tmp_path: Path) -> Path:
    """A workspace with one of the documents."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / MANIFEST_PATH).write_text(MANIFEST, encoding="utf-8")
    shutil.copyfile(ROOT / "corpus" / "guide2021.txt", tmp_path / "corpus" / "guide2021.txt")
    return tmp_path


def test_what_is_built_and_added_is_written_to_the_server_that_is_named(kg: Run, workspace: Path) -> None:
    with faulty_server() as server:
        where = str(server.address)
        ran = kg("build", "--store", where, at=workspace)
        assert ran.code == 0
        assert ran.err.splitlines()[-1].startswith(f"已写入 {where} 并切换：")
        assert f"{where} 已是这一版" in kg("build", "--store", where, at=workspace).err
        text = (workspace / "corpus" / "guide2021.txt").read_text(encoding="utf-8")
        (workspace / "guide2022.txt").write_text(text.replace("2021", "2022"), encoding="utf-8")
        assert kg("add", "guide2022.txt", "--store", where, at=workspace).code == 0
        ran = kg("query", "plans-by-year", "--store", where, "--format", "csv")
        assert [line.split(",")[:2] for line in ran.out.splitlines()[1:]] == [
            ["2021", "guide2021"],
            ["2022", "guide2022"],
        ]


def test_a_server_that_is_not_there_is_told_before_anything_is_built(
    kg: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.exchange._PAUSES", (0.0,) * TRIES)
    ran = kg("build", "--store", "http://127.0.0.1:9", at=workspace)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("错误：http://127.0.0.1:9/query：没有服务器应答")
    assert not (workspace / ".kg").exists()


def test_a_build_that_cannot_be_written_to_the_server_is_told_and_is_there_in_the_folder(
    kg: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.exchange._PAUSES", (0.0,) * TRIES)
    with faulty_server() as server:
        server.fault = lambda call: Reply(503) if call.method == "POST" else None
        ran = kg("build", "--store", str(server.address), at=workspace)
        assert ran.code == 2
        assert "服务器返回 503" in ran.err
        assert "没有图库" in kg("stats", "--store", str(server.address)).err
    assert "guide2021" in kg("stats", at=workspace).out
