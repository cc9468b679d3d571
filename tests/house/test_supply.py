"""Tests of what the project is made of: its licences, its bill of materials, and what is promised on safety."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.licences import Package, licences_page, read_packages
from tests.house.places import ROOT

pytestmark = pytest.mark.unmeasured


def test_nothing_that_a_user_installs_binds_their_own_work() -> None:
    bound = [one for one in read_packages() if one.purpose == "run" and not one.may_be_given_on]
    assert bound == []


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("MIT", True),
        ("Apache Software License; MIT License", True),
        ("Public Domain; BSD License; GNU General Public License (GPL)", True),
        ("GNU General Public License v3 or later (GPLv3+)", False),
        ("LGPL-3.0-only", False),
        ("MIT AND GPL-2.0-only", False),
        ("not said", False),
    ],
)
def test_a_licence_is_free_if_one_that_may_be_chosen_is(licence: str, free: bool) -> None:  # noqa: FBT001
    assert Package("x", "1", licence, "run").may_be_given_on is free


def test_the_page_of_licences_is_that_of_the_lock_files() -> None:
    kept = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert kept == licences_page(), "make it again: python -m benchmarks.licences --output docs/licences.md"


def test_every_promise_on_safety_names_tests_that_exist() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)
    assert len(named) > 20
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).is_file()
        or not re.search(rf"^(?:async )?def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert missing == []


def test_the_bill_of_materials_names_what_is_installed_and_is_the_same_each_time(tmp_path: Path) -> None:
    files = [tmp_path / "one.json", tmp_path / "other.json"]
    for file in files:
        _write_bill(file)
    assert files[0].read_bytes() == files[1].read_bytes()
    components = {one["name"]: one for one in json.loads(files[0].read_text(encoding="utf-8"))["components"]}
    assert components["rdflib"]["purl"].startswith("pkg:pypi/rdflib@")
    assert components["rdflib"]["licenses"]


def _write_bill(file: Path) -> None:
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"]
    subprocess.run([*command, "--output-file", file, sys.executable], check=True, capture_output=True, timeout=120)
