"""Tests that no document, argument or manifest steers a terminal, breaks an answer or ends in a trace."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.patience import wait_for
from kg.cli.tables import draw_table, literal_table, write_csv, write_json, write_markdown
from kg.cli.visible import escaped, visible
from kg.identify import ATTAINMENT, LINKS, VOCABULARY, XSD
from kg.table import Table, Term
from tests.cli.conftest import Ran, Run, start_kg

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EVIL = "\x1b]0;改名\x07\x1b[2J\x9b31m\u202e反\u2066"
ITEMS = "".join(f"{n}.做好第{n}项巡护。（林草局负责）\n" for n in range(1, 300))
PLAN = f"2021年{EVIL}巡护工作推进计划\n一、加强{EVIL}巡护\n{ITEMS}300.办好《{EVIL}办法》。（{EVIL}水利局负责）\n"


@pytest.fixture(scope="module")
def steering(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with a plan full of control characters, not built."""
    folder = tmp_path_factory.mktemp("evil")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "evil.txt").write_text(PLAN, encoding="utf-8")
    (folder / "corpus" / "manifest.toml").write_text('[[plan]]\nid = "evil"\nfile = "evil.txt"\n', encoding="utf-8")
    return folder


def _is_clean(ran: Ran) -> bool:
    assert ran.code in (0, 1), ran.err
    return not STEERING.search(ran.out + ran.err)


def _terms() -> Iterator[Term]:
    yield from (Term(EVIL, "literal"), Term("9" * 5000, "literal", f"{XSD}integer"))
    yield from (Term(value, "literal", f"{XSD}double") for value in ("NaN", "INF", "-INF", "9e400", "nonsense"))


def test_no_control_character_of_a_document_reaches_the_terminal(kg: Run, steering: Path) -> None:
    assert _is_clean(kg("check", "corpus/evil.txt", at=steering))
    assert _is_clean(kg("check", "corpus/evil.txt", "--format", "json", at=steering))
    assert _is_clean(kg("build", at=steering))
    for asked in ("stats", "trace 巡护", "search 巡护", "show plan/evil", "query plan-counts", "validate"):
        assert _is_clean(kg(*asked.split(), at=steering)), asked
    assert _is_clean(kg("query", "plan-counts", "--format", "json", at=steering))
    assert _is_clean(kg("query", "plan-counts", "--format", "markdown", at=steering))


def test_a_control_character_is_shown_by_its_picture_and_one_of_direction_by_a_sign() -> None:
    assert visible("a\x1b[2J\x00\x7f\x9b\u202eb\tc\n") == "a␛[2J␀␡\ufffd\ufffdb\tc\n"


def test_json_keeps_every_character_and_steers_nothing() -> None:
    said = escaped(json.dumps([EVIL], ensure_ascii=False))
    assert not STEERING.search(said)
    assert json.loads(said) == [EVIL]


def test_odd_numbers_are_valid_json() -> None:
    rows = json.loads(write_json(Table(("x",), tuple((term,) for term in _terms()))), parse_constant=pytest.fail)
    assert [row["x"] for row in rows][1:] == ["9" * 5000, "NaN", "INF", "-INF", "9e400", "nonsense"]


def test_a_drawn_table_and_markdown_steer_nothing_and_csv_for_a_program_is_exact() -> None:
    table = literal_table((EVIL,), [(EVIL,)])
    assert not STEERING.search(draw_table(table))
    assert not STEERING.search(write_markdown(table))
    assert EVIL in write_csv(table)


@pytest.mark.parametrize(
    "arguments",
    [
        ("\x1b[31mbuild",),
        ("query", "\x1b[2J\u202e"),
        ("show", "plan/\u202ex"),
        ("check", "\x1b]0;x\x07.txt"),
        ("query", "plan-counts", "--store", "\x1b[31m"),
    ],
)
def test_an_error_quotes_an_argument_without_steering(kg: Run, arguments: tuple[str, ...]) -> None:
    ran = kg(*arguments)
    assert ran.code == 2
    assert not STEERING.search(ran.err)


@pytest.mark.parametrize("command", [("search",), ("trace",), ("show",), ("query",), ("check",), ("query", "--file")])
def test_an_argument_that_is_no_utf8_is_refused_in_one_line(kg: Run, sample: Path, command: tuple[str, ...]) -> None:
    ran = kg(*command, os.fsdecode(b"\xb4\xf3\xb1\xa3\xbb\xa4"), at=sample)
    assert ran.code == 2
    assert "不是 UTF-8 编码" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_a_file_whose_name_is_no_utf8_is_read_and_not_added(kg: Run, sample: Path, tmp_path: Path) -> None:
    named = tmp_path / os.fsdecode(b"\xbc\xc6\xbb\xae.txt")
    named.write_text("2022年巡护工作推进计划\n一、加强巡护\n" + ITEMS, encoding="utf-8")
    assert kg("check", str(named)).code == 0
    manifest = (sample / "corpus" / "manifest.toml").read_bytes()
    ran = kg("add", str(named), at=sample)
    assert (ran.code, "请给文件改名" in ran.err) == (2, True)
    assert (sample / "corpus" / "manifest.toml").read_bytes() == manifest


@pytest.mark.parametrize("limit", ["0", "-1", "9" * 30, "x"])
def test_a_limit_that_is_none_is_refused(kg: Run, sample: Path, limit: str) -> None:
    ran = kg("search", "保护", "--limit", limit, at=sample)
    assert (ran.code, len(ran.err.splitlines())) == (2, 2)


@pytest.mark.parametrize("value", ["9" * 5000, "１２", "1.5", " ", "3 } #"])
def test_a_parameter_that_is_no_whole_number_is_refused(kg: Run, sample: Path, value: str) -> None:
    ran = kg("query", "links-unconfirmed", "--param", f"below={value}", at=sample)
    assert ran.code == 2
    assert "below" in ran.err


@pytest.mark.parametrize("store", ["", ".", "/"])
def test_a_folder_without_a_name_of_its_own_is_no_store(kg: Run, store: str) -> None:
    ran = kg("stats", "--store", store)
    assert (ran.code, len(ran.err.splitlines())) == (2, 2)


@pytest.mark.parametrize("info", ["[" * 100_000, '{"format": ' + "9" * 5000 + "}", "null", '{"format": 1}', "\0"])
def test_a_store_whose_description_is_damaged_says_so(kg: Run, tmp_path: Path, info: str) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "policy-kg.json").write_text(info, encoding="utf-8")
    ran = kg("stats", "--store", "store")
    assert (ran.code, "已损坏" in ran.err) == (2, True)


# Either would run for ages: one counts inside Oxigraph, which heeds no interrupt, the other gathers rows.
ENDLESS = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
]


@pytest.mark.parametrize("query", ENDLESS)
def test_a_query_without_end_is_given_up(sample: Path, tmp_path: Path, query: str) -> None:
    (tmp_path / "endless.rq").write_text(query, encoding="utf-8")
    ran = start_kg("query", "--file", str(tmp_path / "endless.rq"), "--timeout", "1", at=sample)
    out, err = ran.communicate(timeout=30)
    assert (ran.returncode, out) == (2, "")
    assert err.splitlines()[0] == "错误：查询在 1 秒内没有完成"
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("query", ENDLESS)
def test_a_query_without_end_is_interrupted_at_once(sample: Path, tmp_path: Path, query: str) -> None:
    (tmp_path / "endless.rq").write_text(query, encoding="utf-8")
    running = start_kg("query", "--file", str(tmp_path / "endless.rq"), at=sample)
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=15)
    assert (running.returncode, err) == (130, "错误：已中断，原有内容没有改变\n")


def test_what_goes_wrong_while_one_waits_is_said_as_if_one_had_not() -> None:
    with pytest.raises(ZeroDivisionError):
        wait_for(lambda: 1 // 0, 5)


ROW = '[[plan]]\nid = "a"\nfile = "a.txt"\n'
MANIFESTS = [
    ("x = 1\n" + ROW, "不认识的键 'x'"),
    (ROW + "year = " + "9" * 5000, "digits"),
    ("a = " + "[" * 5000 + "]" * 5000, "recursion"),
    (ROW.replace("a.txt", "a\\u0000b"), "file 必须是"),
    (ROW.replace("a.txt", "a\\u001b[31mb"), "file 必须是"),
    (ROW.replace('"a"', f'"{"x" * 500}"'), "标识有 500 个字符，超过 100 个"),
    *((ROW.replace('"a"', f'"{graph}"'), "已是图谱中另一部分的名称") for graph in (LINKS, ATTAINMENT, VOCABULARY)),
]


@pytest.mark.parametrize(("manifest", "said"), MANIFESTS, ids=[str(n) for n in range(len(MANIFESTS))])
def test_a_manifest_that_cannot_be_used_is_one_line(kg: Run, tmp_path: Path, manifest: str, said: str) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "manifest.toml").write_text(manifest, encoding="utf-8")
    ran = kg("build")
    assert ran.code == 2
    assert said in ran.err
    assert not STEERING.search(ran.err)
    assert len(ran.err.splitlines()) <= 2
