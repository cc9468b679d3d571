"""The commands do not know where their store lies: on a server they say the same, and build there as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.store.address import Address
from tests.cli.conftest import Run
from tests.queries.store import corpus_folder

COMMANDS = (
    ("query", "plan-counts"),
    ("query", "department-measures", "--param", "department=保护司", "--format", "json"),
    ("trace", "大保护格局"),
    ("threads", "--phrase", "大保护"),
    ("targets", "--indicator", "专利", "--format", "csv"),
    ("search", "海外", "维权"),
    ("show", "plan/list2020/task/2"),
    ("validate",),
    ("export", "--format", "sssom"),
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
    kg: Run,
    address: str,
    said: str,
    hint: str,
) -> None:
    ran = kg("query", "plan-counts", "--store", address)
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first == f"错误：{said}"
    assert hint in second
    assert "geheim" not in ran.err


def test_a_report_and_a_picture_are_made_of_a_server(kg: Run, corpus: Address, tmp_path: Path) -> None:
    for number, where in enumerate((str(corpus_folder()), str(corpus))):
        for command in (
            ("diff", "list2020", "list2021", "--output", f"{number}.md"),
            ("view", "map", "--output", f"{number}.html"),
        ):
            assert kg(*command, "--store", where).code == 0
    for kind in ("md", "html"):
        assert (tmp_path / f"0.{kind}").read_bytes() == (tmp_path / f"1.{kind}").read_bytes()
