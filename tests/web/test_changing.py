"""Tests of the pages that change something: who may, what is refused, and that nothing is stored where it is."""

from __future__ import annotations

import re
import shutil
import socket
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from kg.workspace import read_manifest
from tests.patience import patience
from tests.web.conftest import serving

REPORT = "2022年工作要点\n一、总体要求\n（一）加强知识产权保护。完善保护制度。（保护司负责）\n"


@pytest.fixture(scope="module")
def workspace(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sample workspace, to be changed."""
    return shutil.copytree(sample, tmp_path_factory.mktemp("changing") / "workspace")


@pytest.fixture(scope="module")
def here(workspace: Path) -> Iterator[httpx.Client]:
    """Return a client of a server over that workspace."""
    with serving(workspace) as address, httpx.Client(base_url=address, timeout=120) as client:
        yield client


BOMB = b"a bomb"  # packed when it is handed in: each process that collects the tests would pack it


def _secret(client: httpx.Client) -> str:
    found = re.search(r'data-secret="([^"]+)"', client.get("/add").text)
    assert found is not None
    return found[1]


def _hand_in(client: httpx.Client, name: str, body: bytes, **headers: str) -> httpx.Response:
    given = {"X-Name": quote(name), "X-Secret": _secret(client), "Accept": "application/json", **headers}
    return client.post("/add", content=body, headers=given)


def _files(workspace: Path) -> set[str]:
    corpus = {str(path) for path in (workspace / "corpus").rglob("*")}
    return corpus | {path.read_text(encoding="utf-8") for path in workspace.glob("c*/*.t[so][vm]*")}


def _bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:document>" + b" " * (300 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("run.exe", b"MZ", 415),
        ("../../manifest.txt", b"x", 422),
        ("..\\manifest.txt", b"x", 422),
        ("C:evil.txt", b"x", 422),
        (".hidden.txt", b"x", 422),
        ("-o.txt", b"x", 422),
        ("a\nb.txt", b"x", 422),
        ("长" * 200 + ".txt", b"x", 422),
        ("empty.txt", b"", 422),
        ("broken.docx", b"PK\x03\x04 no archive", 422),
        ("picture.txt", bytes(range(256)) * 40, 422),
        ("bomb.docx", BOMB, 422),
    ],
)
def test_what_is_no_document_is_refused_in_one_line_and_nothing_is_stored(
    here: httpx.Client, workspace: Path, name: str, body: bytes, status: int
) -> None:
    before = _files(workspace)
    got = _hand_in(here, name, _bomb() if body == BOMB else body)
    assert got.status_code == status, got.text
    assert "\n" not in got.json()["detail"]
    assert _files(workspace) == before


def test_a_file_of_500_megabytes_is_given_up_before_it_is_read(here: httpx.Client) -> None:
    url = here.base_url
    head = (
        f"POST /add HTTP/1.1\r\nHost: {url.host}:{url.port}\r\nX-Name: large.txt\r\nX-Secret: {_secret(here)}\r\n"
        f"Accept: application/json\r\nContent-Length: {500 << 20}\r\n\r\n"
    )
    with socket.create_connection((url.host, url.port or 80), timeout=60) as connection:
        connection.sendall(head.encode("ascii"))
        assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_a_long_file_that_does_not_say_so_is_given_up_on_the_way(here: httpx.Client) -> None:
    parts = (b"x" * (1 << 20) for _ in range(80))
    headers = {"X-Name": "large.txt", "X-Secret": _secret(here), "Accept": "application/json"}
    assert here.post("/add", content=parts, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Secret": ""},
        {"X-Secret": "guessed"},
        {"Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_request_of_another_site_changes_nothing(
    here: httpx.Client, workspace: Path, headers: dict[str, str]
) -> None:
    before = _files(workspace)
    assert _hand_in(here, "a.txt", REPORT.encode(), **headers).status_code == 403
    form = {"link": "x", "verdict": "confirm", "reviewer": "甲", "secret": headers.get("X-Secret", _secret(here))}
    assert here.post("/review", data=form, headers=headers).status_code == 403
    assert _files(workspace) == before


def test_a_request_to_another_host_changes_nothing(here: httpx.Client, workspace: Path) -> None:
    # A foreign name that is made to lead to this machine: refused before the page looks at anything.
    headers = {"Host": "evil.example:8765"}
    before = _files(workspace)
    assert _hand_in(here, "a.txt", REPORT.encode(), **headers).status_code == 400
    form = {"link": "x", "verdict": "confirm", "reviewer": "甲", "secret": _secret(here)}
    assert here.post("/review", data=form, headers=headers).status_code == 400
    assert _files(workspace) == before


def test_a_change_is_never_a_get(here: httpx.Client) -> None:
    assert here.get("/review/undo").status_code in (404, 405)


@pytest.mark.parametrize("name", ["hostile.txt", "hostile.md", "hostile.html"])
def test_scripts_in_a_document_and_in_its_title_are_shown_and_not_run(here: httpx.Client, name: str) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    body = f"2022年{hostile}工作要点\n{REPORT}{hostile}\n"
    got = _hand_in(here, name, body.replace("\n", "</p><p>" if name.endswith("html") else "\n").encode())
    assert got.status_code == 200, got.text
    page = here.get(got.json()["page"])
    marked = here.get(got.json()["page"] + "/marked")
    for text in (page.text, marked.text):
        assert "<script>alert" not in text
        assert "<img src=x" not in text
    assert "sandbox" in marked.headers["content-security-policy"]
    assert "allow-same-origin" not in marked.headers["content-security-policy"] + page.text


def _first_link(client: httpx.Client, **asked: str) -> tuple[str, str]:
    page = client.get("/review", params=asked).text
    link = re.search(r'name="link" value="([^"]+)"', page)
    secret = re.search(r'name="secret" value="([^"]+)"', page)
    assert link is not None
    assert secret is not None
    return link[1], secret[1]


def test_a_decision_is_written_under_a_name_and_can_be_taken_back(here: httpx.Client, workspace: Path) -> None:
    file = workspace / "curation" / "links.sssom.tsv"
    before = file.read_bytes()
    link, secret = _first_link(here)
    form = {"link": link, "verdict": "confirm", "change": "Narrowed", "reviewer": "张三", "secret": secret}
    gone = here.post("/review", data=form)
    assert gone.status_code == 303
    added = set(file.read_text(encoding="utf-8").splitlines()) - set(before.decode("utf-8").splitlines())
    (line,) = added
    assert "张三" in line
    assert "Narrowed" in line
    assert _first_link(here)[0] != link
    done = re.search(r"done=([^&]+)", gone.headers["location"])
    assert done is not None
    undone = here.post("/review/undo", data={"done": done[1], "secret": secret})
    assert "said=undone" in undone.headers["location"]
    assert file.read_bytes() == before


def test_of_two_people_who_decide_at_once_the_first_holds_and_the_second_is_told(
    here: httpx.Client, workspace: Path
) -> None:
    file = workspace / "curation" / "links.sssom.tsv"
    link, secret = _first_link(here)
    here.post("/review", data={"link": link, "verdict": "reject", "reviewer": "甲", "secret": secret})
    kept = file.read_bytes()
    second = here.post("/review", data={"link": link, "verdict": "confirm", "reviewer": "乙", "secret": secret})
    assert "said=decided" in second.headers["location"]
    assert file.read_bytes() == kept
    assert "已经有人判断过" in here.get(second.headers["location"]).text


@pytest.mark.parametrize("name", ["", "  ", "a\tb", "长" * 81])
def test_a_decision_without_a_usable_name_is_refused(here: httpx.Client, name: str) -> None:
    link, secret = _first_link(here)
    form = {"link": link, "verdict": "confirm", "reviewer": name, "secret": secret}
    assert here.post("/review", data=form).status_code == 422


def test_with_a_token_only_those_who_know_it_change_something(workspace: Path) -> None:
    with serving(workspace, "--token", "密语") as address, httpx.Client(base_url=address, timeout=120) as client:
        assert _hand_in(client, "a.txt", REPORT.encode()).status_code == 403
        assert _hand_in(client, "a.txt", REPORT.encode(), **{"X-Token": "wrong"}).status_code == 403
        assert _hand_in(client, "a.exe", b"x", **{"X-Token": quote("密语")}).status_code == 415


def test_a_document_may_begin_a_series(here: httpx.Client, workspace: Path) -> None:
    got = _hand_in(here, "wetland-2023.txt", REPORT.encode()).json()["page"]
    secret = re.search(r'name="secret" value="([^"]+)"', here.get(got).text)
    assert secret is not None
    form = {"identifier": "wetland-2023", "new_series": "<湿地>\u0000", "secret": secret[1]}
    assert here.post(got, data=form).status_code == 422
    assert here.post(got, data={**form, "new_series": "湿地保护工作要点"}).status_code == 303
    with patience():
        while not here.get(f"{got}/progress").json()["done"]:
            time.sleep(0.2)
    manifest = read_manifest(workspace / "corpus" / "manifest.toml")
    assert dict(manifest.series)["wetland"] == "湿地保护工作要点"
    assert {plan.identifier: plan.series for plan in manifest.plans}["wetland-2023"] == "wetland"
