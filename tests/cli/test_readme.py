"""Tests that every command of the READMEs and the tutorials runs, and answers as it is printed there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.house.places import ROOT, own_files

PAGES = ("README.md", "README.zh.md", "docs/tutorial.md", "docs/tutorial.zh.md")
_BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout whose `.venv` is the environment of this test."""
    folder = tmp_path_factory.mktemp("clone") / "policy-kg"
    for path in own_files():
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def _script(page: str) -> tuple[list[str], list[str]]:
    """The lines of a page's commands, and the lines that it says will be printed.

    The environment is there already, so that make need not install it; and since this is one of the tests
    that `make test` runs, only the recipe of that is looked at.
    """
    commands: list[str] = []
    printed: list[str] = []
    for kind, block in _BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        (commands if kind == "sh" else printed).extend(line for line in block.splitlines() if line.strip())
    made = [re.sub(r"^make ", "make -o .venv/.installed ", command) for command in commands]
    return [re.sub(r"(^make .*) test$", r"\1 --dry-run test", line) for line in made], printed


def _readmes() -> tuple[list[str], list[str]]:
    """The same of both READMEs: each command once, and in Chinese where that is another command."""
    (english, answers), (chinese, others) = (_script(page) for page in PAGES[:2])
    pairs = zip(english, chinese, strict=True)
    return [line for pair in pairs for line in dict.fromkeys(pair)], [*answers, *others]


def _pattern(line: str) -> str:
    """A printed line as an expression; an ellipsis stands for what it leaves out."""
    return ".*".join(re.escape(" ".join(part.split())) for part in line.split("…"))


@pytest.mark.parametrize("told", [_readmes, partial(_script, PAGES[2])], ids=["READMEs", "tutorials"])
def test_every_command_of_the_pages_runs_and_answers_as_printed(
    told: Callable[[], tuple[list[str], list[str]]], checkout: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "policy-kg"
    shutil.copytree(checkout, folder, symlinks=True)
    script, printed = told()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "LC_", "MAKE"))}
    ran = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(script)],
        cwd=folder,
        env={**environment, "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=400,
        check=False,
    )
    assert ran.returncode == 0, f"{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}"
    out = "\n".join(" ".join(line.split()) for line in ran.stdout.splitlines())
    assert [line for line in printed if not re.search(_pattern(line), out)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_the_page_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [target for target in targets if not ((ROOT / page).parent / target).exists()] == []


def test_both_readmes_say_the_same_commands() -> None:
    english, chinese = (_script(page)[0] for page in PAGES[:2])
    assert [line.removesuffix(" --lang en") for line in english] == chinese


def test_both_tutorials_say_the_same_commands() -> None:
    english, chinese = (_script(page) for page in PAGES[2:])
    assert english == chinese
